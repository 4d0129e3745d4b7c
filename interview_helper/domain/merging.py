"""Merging two records of one company: the newer wins, and nothing that somebody wrote is lost."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

from interview_helper.domain.balance import in_display_order
from interview_helper.domain.company import Company, same_content
from interview_helper.domain.decisions import Decision
from interview_helper.domain.people import Person
from interview_helper.domain.questions import Question
from interview_helper.domain.reasons import Mark, Reason
from interview_helper.domain.sleeping import outcome_of_sleep, take_back
from interview_helper.domain.text import NOTE_LIMIT
from interview_helper.domain.wording import shown_name

SEPARATOR = "———— from the other copy ————"
"""The line between two notes that were both changed."""

_TICK = timedelta(milliseconds=1)
"""The least by which two times differ."""


class _Part(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_Part)


class MergeRefused(ValueError):
    """Two records that cannot become one; the message is a sentence for the user."""


def merge(mine: Company, theirs: Company, elsewhere: Collection[str] = ()) -> Company:
    """One record out of two of the same company; whichever is called mine, it is the same.

    The newer ``updated_at`` wins. Notes are never lost: where both have lines that the other lacks, both are
    kept, the newer first, with a line between. A name, a role, a contact, or the words of a reason or of a
    question that only the older record has go to the notes of what they belong to. A reason that only the
    older record has is kept, unticked, so that the newer record's balance stands. People, questions,
    decisions and weighings of both are kept; one that both have is the newer record's, with the texts of the
    other. A record that differs from the newer one is a little later than it, so that merging either of the
    two again changes nothing.

    What was deleted in one of them and is still in the other comes back: nobody can tell from the two
    which of them has never had it.

    Args:
        mine: one record.
        theirs: the other, of the same id.
        elsewhere: what reasons say that nobody wrote for this company: the built-in ones, and those that
            the user's priorities have. They are not kept for their words alone.

    Raises:
        MergeRefused: both notes together would be longer than a note may be.
    """
    newer, older = _in_order(mine, theirs)
    merged = _merged(newer, older, elsewhere)
    return merged if same_content(merged, newer) else replace(merged, updated_at=_after(newer.updated_at))


def _in_order(one: Company, other: Company) -> tuple[Company, Company]:
    """The newer first; of two of one time always the same, whichever copy asks."""
    if one.updated_at == other.updated_at:
        later = repr(replace(one, created_at=other.created_at)) >= repr(other)
        return (one, other) if later else (other, one)
    return (one, other) if one.updated_at > other.updated_at else (other, one)


def _after(moment: datetime) -> datetime:
    try:
        return moment + _TICK
    except OverflowError:
        return moment


def _merged(newer: Company, older: Company, elsewhere: Collection[str]) -> Company:
    known = {reason.id: reason for reason in older.reasons}
    name = shown_name(newer.name)
    reasons = [_reason(reason, known.pop(reason.id, None), name, elsewhere) for reason in newer.reasons]
    reasons += [
        replace(reason, mark=Mark.UNTICKED)
        for reason in known.values()
        if reason.note.strip() or reason.text not in elsewhere
    ]
    merged = replace(
        newer,
        created_at=min(newer.created_at, older.created_at),
        name=_filled(newer.name, older.name),
        role=_filled(newer.role, older.role),
        notes=_both(
            newer.notes,
            older.notes,
            f"The notes on “{name}”",
            ("Name", newer.name, older.name),
            ("Role", newer.role, older.role),
        ),
        reasons=in_display_order(reasons),
        people=_united(newer.people, older.people, _person(name)),
        questions=_united(newer.questions, older.questions, _question(name)),
        # What only the older record has comes first: the newer one's last decision is the one that stands.
        decisions=_united(newer.decisions, older.decisions, _decision(name), older_first=True),
        weighings=_united(
            newer.weighings,
            older.weighings,
            lambda first, _: first,
            lambda one: (one.at.timestamp(), one.id),
        ),
    )
    outcome = outcome_of_sleep(merged)
    if newer.reweighing and not older.reweighing and outcome is not None:
        # The other copy has finished weighing again: what came out of it there stands.
        return replace(take_back(merged, outcome), blind=False, reweighing=False)
    return merged


def _reason(newer: Reason, older: Reason | None, company: str, elsewhere: Collection[str]) -> Reason:
    if older is None:
        return newer
    said = "" if older.text in elsewhere else older.text
    what = f"The notes on the reason “{newer.text}” of “{company}”"
    note = _both(newer.note, older.note, what, ("Worded", newer.text, said))
    return newer if note == newer.note else replace(newer, note=note)


def _united(
    newer: tuple[T, ...],
    older: tuple[T, ...],
    join: Callable[[T, T], T],
    order: Callable[[T], tuple[float, str]] | None = None,
    *,
    older_first: bool = False,
) -> tuple[T, ...]:
    """The parts of both; what both have is joined. What only the older has comes last, first, or in order."""
    others = {part.id: part for part in older}
    joined = [join(part, others.pop(part.id)) if part.id in others else part for part in newer]
    if older_first:
        return (*others.values(), *joined)
    if others and order is not None:
        return tuple(sorted((*joined, *others.values()), key=order))
    return (*joined, *others.values())


def _person(company: str) -> Callable[[Person, Person], Person]:
    def join(newer: Person, older: Person) -> Person:
        what = f"The notes on {newer.name.strip() or 'a person'} of “{company}”"
        note = _both(
            newer.note,
            older.note,
            what,
            ("Name", newer.name, older.name),
            ("Role", newer.role, older.role),
            ("Contact", newer.contact, older.contact),
        )
        return replace(
            newer,
            name=_filled(newer.name, older.name),
            role=_filled(newer.role, older.role),
            contact=_filled(newer.contact, older.contact),
            note=note,
        )

    return join


def _question(company: str) -> Callable[[Question, Question], Question]:
    def join(newer: Question, older: Question) -> Question:
        what = f"The answers to “{newer.text}” of “{company}”"
        answer = _both(newer.answer, older.answer, what, ("Asked", newer.text, older.text))
        came = bool(older.answer.strip()) and not newer.answer.strip()
        return replace(
            newer,
            text=_filled(newer.text, older.text),
            answer=answer,
            answered=newer.answered or (came and older.answered),
        )

    return join


def _decision(company: str) -> Callable[[Decision, Decision], Decision]:
    def join(newer: Decision, older: Decision) -> Decision:
        why = _both(newer.why, older.why, f"The reasons for a decision on “{company}”")
        seen = newer.hindsight or older.hindsight
        if newer.hindsight is not None and older.hindsight is not None:
            what = f"The words on how “{company}” turned out"
            words = _both(newer.hindsight.words, older.hindsight.words, what)
            seen = replace(newer.hindsight, words=words)
        return replace(newer, why=why, hindsight=seen)

    return join


def _filled(newer: str, older: str) -> str:
    return older if older.strip() and not newer.strip() else newer


def _both(newer: str, older: str, what: str, *lines: tuple[str, str, str]) -> str:
    """Two notes as one, with the lines of text that only the older record has.

    Args:
        newer: the newer note.
        older: the older one.
        what: names the note in a sentence.
        lines: what a line is, and what it says in the newer record and in the older one.

    Raises:
        MergeRefused: they would be too long.
    """
    if _holds(newer, older):
        note = newer
    elif _holds(older, newer):
        note = older
    else:
        note = f"{newer}\n\n{SEPARATOR}\n{older}"
    lost = [f"{label}: {there}" for label, here, there in lines if here.strip() and there.strip() not in here]
    lost = [line for line in lost if not _holds(note, line)]
    if lost:
        begin = f"{note}\n\n" if note.strip() else ""
        note = "\n".join([f"{begin}{SEPARATOR}", *lost])
    size = len(note.encode())
    if size > NOTE_LIMIT and note not in (newer, older):
        raise MergeRefused(
            f"{what} differ here and in the file, and both together would take {size:,} bytes; "
            f"{NOTE_LIMIT:,} fit. Shorten one of them."
        )
    return note


def _holds(note: str, other: str) -> bool:
    """Whether every line of the other note stands in this one, in one piece."""
    return not other.strip() or f"\n{other}\n" in f"\n{note}\n"
