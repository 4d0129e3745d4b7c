"""What is worth asking at the interview, and what the answers offer. Nothing here ticks anything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from interview_helper.domain.balance import Balance, in_display_order
from interview_helper.domain.company import Company
from interview_helper.domain.questions import Question
from interview_helper.domain.reasons import Catalogue, Mark, Reason, Side
from interview_helper.domain.wording import shortened

OPEN_QUESTIONS = "open-questions"
"""The reason that there are questions left."""
LEADERSHIP_UNMET = "leadership-unmet"
"""The reason that nobody from management was met."""
_QUOTED = 60
_ASKED_ABOUT = 200


class Why(StrEnum):
    """Why a question is worth asking, most telling first."""

    TIPS = "tips"
    """Its reason is not known, and the answer could tip the balance."""
    UNKNOWN = "unknown"
    """Its reason is not known."""
    CONTRADICTION = "contradiction"
    """A reason and its counterpart are both ticked."""
    NOTHING_KNOWN = "nothing_known"
    """Nothing is marked, neither for nor against."""


class Suggestion(NamedTuple):
    """A question that would tell more about a reason; ``wordings`` are ways to ask it, the best first."""

    reason: str
    wordings: tuple[str, ...]
    why: Why

    @property
    def question(self) -> str:
        """The best of its wordings."""
        return self.wordings[0]

    @property
    def tips(self) -> bool:
        """Whether the answer could tip the balance."""
        return self.why is Why.TIPS


class Offer(NamedTuple):
    """A tick that the program knows is likely right, or one that is not any more: for the user to make.

    ``sentence`` says what it knows, ``words`` what would be done.
    """

    reason: str
    mark: Mark
    sentence: str
    words: str


class Following(NamedTuple):
    """A mark that an answer may lead to, and what would be done in words."""

    reason: str
    mark: Mark
    words: str


def topics(reasons: Sequence[Reason], catalogue: Catalogue) -> Mapping[str, str]:
    """Every reason's name inside a sentence; a reason of the user's own is quoted."""
    built_in = {reason.id: reason.topic for reason in catalogue}
    return {reason.id: built_in.get(reason.id, f"“{reason.text}”") for reason in reasons}


def worth_asking(reasons: Sequence[Reason], balance: Balance, catalogue: Catalogue) -> tuple[Suggestion, ...]:
    """Questions about the unknown reasons, most telling first: those that could tip the balance,
    then the others; heavier before lighter, then in display order.
    """
    return tuple(_about_unknowns(reasons, balance.tipping_unknowns, catalogue))


def suggestions(company: Company, balance: Balance, catalogue: Catalogue) -> tuple[Suggestion, ...]:
    """Everything worth asking, most telling first.

    The unknown reasons come first, as in ``worth_asking``; then the contradictions; then the counterparts
    of which neither is marked, and the built-in reasons without a counterpart that are not, heavier before
    lighter. What the user's list has a question about already is left out, with its counterpart. While the
    user weighs blind, nothing tells what would tip the balance.
    """
    tipping = () if company.blind else balance.tipping_unknowns
    found = (
        *_about_unknowns(company.reasons, tipping, catalogue),
        *_about_contradictions(company.reasons, balance, catalogue),
        *_about_nothing_known(company.reasons, catalogue),
    )
    listed = {question.reason for question in company.questions}
    other = {reason.id: reason.counterpart for reason in company.reasons}
    pairwise = (Why.CONTRADICTION, Why.NOTHING_KNOWN)
    return tuple(
        one
        for one in found
        if one.reason not in listed
        and not (one.why in pairwise and other[one.reason] is not None and other[one.reason] in listed)
    )


def why_words(why: Why) -> str:
    """Why a question is worth asking, as a line below it."""
    return _WHY_WORDS[why]


_WHY_WORDS = {
    Why.TIPS: "? the answer could tip the balance",
    Why.UNKNOWN: "? marked “don’t know yet”",
    Why.CONTRADICTION: "you ticked this and its opposite",
    Why.NOTHING_KNOWN: "nothing is known about this yet",
}


def offers(company: Company) -> tuple[Offer, ...]:
    """The ticks that the program has grounds to offer: the two reasons that speak of missing information.

    One for each whose mark does not fit what the lists of questions and of people say; the questions
    come first.
    """
    return (*_questions_offer(company), *_leadership_offer(company))


def follows(question: Question, company: Company) -> tuple[Following, ...]:
    """The marks that an answered question offers, on its reason and then on the counterpart of that.

    A question counts as answered with its tick, or with words in its answer. Hidden reasons are left out.
    """
    if not question.answered and not question.answer.strip():
        return ()
    shown = {reason.id: reason for reason in company.reasons if not reason.hidden}
    reason = shown.get(question.reason or "")
    if reason is None:
        return ()
    counterpart = shown.get(reason.counterpart or "")
    return tuple(
        Following(one.id, mark, _mark_words(one, mark))
        for one, marks in ((reason, _marks_for(reason)), (counterpart, _marks_for_counterpart(counterpart)))
        if one is not None
        for mark in marks
    )


def _about_unknowns(
    reasons: Iterable[Reason], tipping: Sequence[str], catalogue: Catalogue
) -> Iterator[Suggestion]:
    wordings = _wordings(catalogue)
    unknown = sorted(
        (reason for reason in in_display_order(reasons) if reason.unknown),
        key=lambda reason: (reason.id not in tipping, -reason.weight),
    )
    for reason in unknown:
        why = Why.TIPS if reason.id in tipping else Why.UNKNOWN
        yield Suggestion(reason.id, _asked(reason, wordings), why)


def _about_contradictions(
    reasons: Iterable[Reason], balance: Balance, catalogue: Catalogue
) -> Iterator[Suggestion]:
    wordings = _wordings(catalogue)
    known = {reason.id: reason for reason in reasons}
    for decline, accept in balance.contradictions:
        pair = known[decline], known[accept]
        yield Suggestion(decline, _asked_of_pair(pair, wordings), Why.CONTRADICTION)


def _about_nothing_known(reasons: Iterable[Reason], catalogue: Catalogue) -> Iterator[Suggestion]:
    wordings = _wordings(catalogue)
    ordered = in_display_order(reasons)
    blank = {reason.id: reason for reason in ordered if reason.mark is Mark.UNTICKED and not reason.hidden}
    pairs = [
        (reason, blank[reason.counterpart])
        for reason in blank.values()
        if reason.side is Side.DECLINE and reason.counterpart in blank
    ]
    pairs.sort(key=lambda pair: -max(reason.weight for reason in pair))
    for pair in pairs:
        yield Suggestion(pair[0].id, _asked_of_pair(pair, wordings), Why.NOTHING_KNOWN)
    # One of the user's own that is not ticked does not hold: whoever wrote it knows about it.
    single = [
        reason
        for reason in blank.values()
        if reason.counterpart is None
        and reason.id in wordings
        and reason.id not in (OPEN_QUESTIONS, LEADERSHIP_UNMET)
    ]
    for reason in sorted(single, key=lambda reason: -reason.weight):
        yield Suggestion(reason.id, _asked(reason, wordings), Why.NOTHING_KNOWN)


def _wordings(catalogue: Catalogue) -> Mapping[str, tuple[str, ...]]:
    return {reason.id: reason.questions for reason in catalogue}


def _asked(reason: Reason, wordings: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    about = shortened(reason.text, _ASKED_ABOUT)
    return wordings.get(reason.id) or (
        f"What can you tell me about this: {about}?",
        f"I would like to understand this better: {about}. How is it here?",
        f"Who could tell me more about this: {about}?",
    )


def _asked_of_pair(pair: tuple[Reason, Reason], wordings: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Ways to ask about both, by turns, so that neither side is asked about more than the other."""
    decline, accept = (_asked(reason, wordings) for reason in pair)
    longest = max(len(decline), len(accept))
    by_turns = (
        one for place in range(longest) for one in (*decline[place : place + 1], *accept[place : place + 1])
    )
    return tuple(dict.fromkeys(by_turns))


def _questions_offer(company: Company) -> Iterator[Offer]:
    reason = _shown(company, OPEN_QUESTIONS)
    if reason is None or not company.questions:
        return
    unanswered = sum(not question.answered for question in company.questions)
    if unanswered and not reason.ticked:
        noun = "question" if unanswered == 1 else "questions"
        yield _offer(reason, Mark.TICKED, f"You still have {unanswered} {noun} to ask.")
    elif not unanswered and reason.mark is not Mark.UNTICKED:
        yield _offer(reason, Mark.UNTICKED, "Every question on your list is answered.")


def _leadership_offer(company: Company) -> Iterator[Offer]:
    reason = _shown(company, LEADERSHIP_UNMET)
    if reason is None:
        return
    leaders = [person for person in company.people if person.management]
    if not leaders and not reason.ticked:
        sentence = (
            "Nobody on this list is from management or leadership."
            if company.people
            else "You have noted nobody from management or leadership yet."
        )
        yield _offer(reason, Mark.TICKED, sentence)
    elif leaders and reason.mark is not Mark.UNTICKED:
        name = shortened(leaders[0].name.strip(), _QUOTED) or "somebody"
        yield _offer(reason, Mark.UNTICKED, f"You have met {name} from management or leadership.")


def _offer(reason: Reason, mark: Mark, sentence: str) -> Offer:
    return Offer(reason.id, mark, sentence, _mark_words(reason, mark))


def _shown(company: Company, reason_id: str) -> Reason | None:
    return next((one for one in company.reasons if one.id == reason_id and not one.hidden), None)


def _marks_for(reason: Reason) -> tuple[Mark, ...]:
    """What an answer may say of the reason that it was asked about: whatever it is not marked as."""
    return tuple(mark for mark in (Mark.TICKED, Mark.UNTICKED) if mark is not reason.mark)


def _marks_for_counterpart(reason: Reason | None) -> tuple[Mark, ...]:
    """What it may say of the opposite: that this holds instead, or, where it is ticked, does not."""
    if reason is None:
        return ()
    return (Mark.UNTICKED,) if reason.ticked else (Mark.TICKED,)


def _mark_words(reason: Reason, mark: Mark) -> str:
    quoted = f"“{shortened(reason.text, _QUOTED)}”"
    if mark is Mark.TICKED:
        return f"Tick {quoted}"
    return f"Untick {quoted}" if reason.ticked else f"Leave {quoted} unticked"
