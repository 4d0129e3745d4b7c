"""The questions to ask as one clean page to take along.

Nothing of the balance is on it: others may look over one's shoulder.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from interview_helper.domain.asking import Suggestion, Why
from interview_helper.domain.company import Company
from interview_helper.domain.people import Person
from interview_helper.domain.wording import shown_name
from interview_helper.export.markdown import escape_line
from interview_helper.export.words import facts

TITLE = "Questions to ask"
NO_QUESTIONS = "No questions yet."
_PEOPLE = "People"
_ROOM = 2
"""Lines to write on below a question."""
_RULE = 64
_UNKNOWN = (Why.TIPS, Why.UNKNOWN)


@dataclass(frozen=True, slots=True)
class QuestionSheet:
    """What is on the page: who it is about, who was met, and the questions, each as plain text.

    ``own`` are the unanswered ones of the user's list, ``suggested`` those that are worth asking besides.
    """

    company: str
    facts: str
    people: tuple[str, ...]
    own: tuple[str, ...]
    suggested: tuple[str, ...]

    @property
    def questions(self) -> tuple[str, ...]:
        """All of them, in the order in which they are numbered."""
        return (*self.own, *self.suggested)


def question_sheet(company: Company, suggestions: Sequence[Suggestion]) -> QuestionSheet:
    """The page for a company.

    Suggestions come on it only where the user has no unanswered question: those that are about something
    unknown, or all of them where none is.
    """
    own = tuple(_one_line(question.text) for question in company.questions if not question.answered)
    unknown = [one for one in suggestions if one.why in _UNKNOWN]
    # A list of the user's own is the list; without one, what is worth asking is better than a blank page.
    wanted = () if own else unknown or suggestions
    number, when, _ = facts(company)
    return QuestionSheet(
        shown_name(_one_line(company.name)),
        " · ".join(filter(None, (_one_line(company.role), number, when))),
        tuple(filter(None, map(_person, company.people))),
        own,
        tuple(_one_line(one.question) for one in wanted),
    )


def render_text(sheet: QuestionSheet) -> str:
    """The page as plain text, with lines to write on."""
    return "\n".join(_text(sheet)) + "\n"


def render_markdown(sheet: QuestionSheet) -> str:
    """The page as Markdown; what the user typed is escaped and shows literally."""
    return "\n".join(_markdown(sheet)) + "\n"


def _text(sheet: QuestionSheet) -> Iterator[str]:
    yield from (TITLE, "=" * len(TITLE), sheet.company, sheet.facts)
    if sheet.people:
        yield f"{_PEOPLE}: {'; '.join(sheet.people)}"
    if not sheet.questions:
        yield from ("", NO_QUESTIONS)
    for number, question in enumerate(sheet.questions, start=1):
        yield from ("", f"{number}. {question}")
        for _ in range(_ROOM):
            yield from ("", f"   {'_' * _RULE}")


def _markdown(sheet: QuestionSheet) -> Iterator[str]:
    yield from (f"# {TITLE}", "", f"**{escape_line(sheet.company)}**\\", escape_line(sheet.facts))
    if sheet.people:
        yield from ("", f"{_PEOPLE}: {escape_line('; '.join(sheet.people))}")
    if not sheet.questions:
        yield from ("", NO_QUESTIONS)
    for number, question in enumerate(sheet.questions, start=1):
        yield from ("", f"{number}. {escape_line(question)}")
        indent = " " * len(f"{number}. ")
        yield from ("", f"{indent}Answer:")


def _person(person: Person) -> str:
    more = ", ".join(filter(None, (_one_line(person.role), "management" if person.management else "")))
    name = _one_line(person.name)
    if not name:
        return more
    return f"{name} ({more})" if more else name


def _one_line(text: str) -> str:
    return " ".join(text.split("\n")).strip()
