"""A company's list of questions: every edit returns a new company."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from interview_helper.domain.company import Company
from interview_helper.domain.questions import Question
from interview_helper.domain.text import TextRefused, clean_line, clean_note


def question_of(company: Company, question_id: str) -> Question:
    """The question with this id.

    Raises:
        KeyError: this company has no such question.
    """
    for question in company.questions:
        if question.id == question_id:
            return question
    raise KeyError(question_id)


def clean_question(text: str) -> str:
    """What a question says, as it is kept.

    Raises:
        TextRefused: it is empty, too long, or has characters that no text has.
    """
    text = clean_line(text, "The question").strip()
    if not text:
        raise TextRefused("A question needs words. Write what you would like to ask.")
    return text


def add_question(company: Company, identity: str, text: str, reason: str | None = None) -> Company:
    """The company with one question more, the last of its list.

    Args:
        company: the company as it is.
        identity: the new question's id.
        text: what is asked.
        reason: the reason that it speaks of, for one that is taken over from a suggestion.

    Raises:
        KeyError: the company has no such reason.
        TextRefused: the text is empty, too long, or has characters that no text has.
        ValueError: it has a question of that id.
    """
    if any(question.id == identity for question in company.questions):
        raise ValueError(f"there is a question {identity!r} already")
    if reason is not None:
        company.reason(reason)
    question = Question(identity, clean_question(text), reason)
    return replace(company, questions=(*company.questions, question))


def reword_question(company: Company, question_id: str, text: str) -> Company:
    """The company with one question in other words.

    Raises:
        KeyError: it has no such question.
        TextRefused: the text is empty, too long, or has characters that no text has.
    """
    text = clean_question(text)
    return _changed(company, question_id, lambda question: replace(question, text=text))


def answer_question(company: Company, question_id: str, answer: str) -> Company:
    """The company with what was answered to one question.

    The first words of an answer tick the question off, and taking the last away brings it back.

    Raises:
        KeyError: it has no such question.
        TextRefused: the answer or one of its lines is too long, or it has characters that no text has.
    """
    answer = clean_note(answer, "The answer")

    def answered(question: Question) -> Question:
        before, after = bool(question.answer.strip()), bool(answer.strip())
        return replace(question, answer=answer, answered=question.answered if before == after else after)

    return _changed(company, question_id, answered)


def tick_question_off(company: Company, question_id: str, answered: bool) -> Company:
    """The company with one question counted as answered, or not; its answer is kept.

    Raises:
        KeyError: it has no such question.
    """
    return _changed(company, question_id, lambda question: replace(question, answered=answered))


def move_question(company: Company, question_id: str, place: int) -> Company:
    """The company with one question at another place of its list, counted from 0 without that question.

    It goes no further than the first or the last place.

    Raises:
        KeyError: it has no such question.
    """
    question = question_of(company, question_id)
    others = [other for other in company.questions if other is not question]
    others.insert(max(0, place), question)
    return replace(company, questions=tuple(others))


def remove_question(company: Company, question_id: str) -> Company:
    """The company with one question less.

    Raises:
        KeyError: it has no such question.
    """
    gone = question_of(company, question_id)
    return replace(company, questions=tuple(other for other in company.questions if other is not gone))


def _changed(company: Company, question_id: str, change: Callable[[Question], Question]) -> Company:
    question_of(company, question_id)
    return replace(
        company,
        questions=tuple(
            change(question) if question.id == question_id else question for question in company.questions
        ),
    )
