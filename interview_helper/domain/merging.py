"""Merging two records of one company: the newer wins, and no note is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol, TypeVar

from interview_helper.domain.balance import in_display_order
from interview_helper.domain.company import Company
from interview_helper.domain.decisions import Decision
from interview_helper.domain.people import Person
from interview_helper.domain.questions import Question
from interview_helper.domain.reasons import Mark, Reason
from interview_helper.domain.sleeping import outcome_of_sleep, take_back
from interview_helper.domain.text import NOTE_LIMIT
from interview_helper.domain.wording import shown_name

SEPARATOR = "———— from the other copy ————"
"""The line between two notes that were both changed."""


class _Part(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_Part)


class MergeRefused(ValueError):
    """Two records that cannot become one; the message is a sentence for the user."""


def merge(mine: Company, theirs: Company) -> Company:
    """One record out of two of the same company.

    The newer ``updated_at`` wins, mine on a tie. Notes are never lost: where both have lines that
    the other lacks, both are kept, the newer first, with a line between. A reason that only the
    older record has is left out, unless it carries a note: then it is kept, unticked, so that the
    newer record's balance stands. People, questions, decisions and weighings of both are kept; one that
    both have is the newer record's, with the texts of the other. Merging the same record again changes
    nothing.

    Raises:
        MergeRefused: both notes together would be longer than a note may be.
    """
    newer, older = (theirs, mine) if theirs.updated_at > mine.updated_at else (mine, theirs)
    known = {reason.id: reason for reason in older.reasons}
    reasons = [_with_note_of(reason, known.pop(reason.id, None), newer) for reason in newer.reasons]
    reasons += [replace(reason, mark=Mark.UNTICKED) for reason in known.values() if reason.note.strip()]
    name = shown_name(newer.name)
    merged = replace(
        newer,
        created_at=min(mine.created_at, theirs.created_at),
        notes=_both(newer.notes, older.notes, f"The notes on “{name}”"),
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


def _with_note_of(reason: Reason, older: Reason | None, company: Company) -> Reason:
    if older is None:
        return reason
    what = f"The notes on the reason “{reason.text}” of “{shown_name(company.name)}”"
    note = _both(reason.note, older.note, what)
    return reason if note == reason.note else replace(reason, note=note)


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
        return replace(
            newer,
            name=newer.name or older.name,
            role=newer.role or older.role,
            contact=newer.contact or older.contact,
            note=_both(newer.note, older.note, what),
        )

    return join


def _question(company: str) -> Callable[[Question, Question], Question]:
    def join(newer: Question, older: Question) -> Question:
        answer = _both(newer.answer, older.answer, f"The answers to “{newer.text}” of “{company}”")
        came = bool(older.answer.strip()) and not newer.answer.strip()
        return replace(newer, answer=answer, answered=newer.answered or (came and older.answered))

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


def _both(newer: str, older: str, what: str) -> str:
    if _holds(newer, older):
        return newer
    if _holds(older, newer):
        return older
    note = f"{newer}\n\n{SEPARATOR}\n{older}"
    size = len(note.encode())
    if size > NOTE_LIMIT:
        raise MergeRefused(
            f"{what} differ here and in the file, and both together would take {size:,} bytes; "
            f"{NOTE_LIMIT:,} fit. Shorten one of them."
        )
    return note


def _holds(note: str, other: str) -> bool:
    """Whether every line of the other note stands in this one, in one piece."""
    return not other.strip() or f"\n{other}\n" in f"\n{note}\n"
