"""A company: one record with its marks, notes and dates. Every edit returns a new record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from os import urandom
from typing import TYPE_CHECKING, NamedTuple

from interview_helper.domain.balance import in_display_order, loads
from interview_helper.domain.reasons import Catalogue, Mark, Reason
from interview_helper.domain.text import TextRefused, clean_line, clean_note

if TYPE_CHECKING:
    # A start without any of them does without their modules: each dataclass takes a millisecond to make.
    from interview_helper.domain.decisions import Decision
    from interview_helper.domain.people import Person
    from interview_helper.domain.priorities import Priorities
    from interview_helper.domain.questions import Question
    from interview_helper.domain.weighings import Weighing

MAX_ROUND = 99


class Status(StrEnum):
    """Where a company stands."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    ARCHIVED = "archived"


def utc_now() -> datetime:
    """The present time in UTC, to the millisecond."""
    return to_millisecond(datetime.now(UTC))


def to_millisecond(moment: datetime) -> datetime:
    """As exactly as the program keeps times: what is read back must equal what was taken."""
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def new_id() -> str:
    """An id that no other company has, on any machine: a UUID of version 4 (RFC 9562, 5.4)."""
    # Not the standard library’s: its import takes 3 ms, which a first start would have to wait for.
    digits = urandom(16).hex()
    variant = "89ab"[int(digits[16], 16) % 4]
    return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-{variant}{digits[17:20]}-{digits[20:]}"


@dataclass(frozen=True, slots=True)
class Company:
    """One company's record.

    ``interview_at`` is the wall-clock time of the next interview, without a zone; ``created_at``
    and ``updated_at`` are in UTC. ``reasons`` are in display order, decline first; ``decisions`` and
    ``weighings`` are in the order in which they were made. While the user weighs ``blind``, the balance is
    covered; ``reweighing`` says that the marks are being set anew, after sleeping on the last weighing.
    ``trashed_at`` is when it was moved to the trash, in UTC; ``None`` while it is not there.

    Raises:
        ValueError: the round is not from 1 to 99, or a time has a zone where it should not
            or lacks it where it should.
    """

    id: str
    created_at: datetime
    updated_at: datetime
    name: str = ""
    role: str = ""
    round: int = 1
    interview_at: datetime | None = None
    status: Status = Status.OPEN
    notes: str = ""
    reasons: tuple[Reason, ...] = ()
    people: tuple[Person, ...] = ()
    questions: tuple[Question, ...] = ()
    decisions: tuple[Decision, ...] = ()
    weighings: tuple[Weighing, ...] = ()
    blind: bool = False
    reweighing: bool = False
    trashed_at: datetime | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.round <= MAX_ROUND:
            raise ValueError(f"a round is a whole number from 1 to {MAX_ROUND}, not {self.round}")
        if self.interview_at is not None and self.interview_at.tzinfo is not None:
            raise ValueError("the time of an interview is a wall-clock time, without a zone")
        if self.created_at.tzinfo is None or self.updated_at.tzinfo is None:
            raise ValueError("the times of creation and change carry a zone")
        if self.trashed_at is not None and self.trashed_at.tzinfo is None:
            raise ValueError("the time at which a company was thrown away carries a zone")

    def reason(self, reason_id: str) -> Reason:
        """The reason with this id.

        Raises:
            KeyError: this company has no such reason.
        """
        for reason in self.reasons:
            if reason.id == reason_id:
                return reason
        raise KeyError(reason_id)

    def with_name(self, name: str) -> Company:
        """This company under another name.

        Raises:
            TextRefused: the name is too long, or has characters that no text has.
        """
        return replace(self, name=clean_line(name, "The name"))

    def with_role(self, role: str) -> Company:
        """This company with another role.

        Raises:
            TextRefused: the role is too long, or has characters that no text has.
        """
        return replace(self, role=clean_line(role, "The role"))

    def with_round(self, number: int) -> Company:
        """This company in another round.

        Raises:
            ValueError: not a round from 1 to 99.
        """
        return replace(self, round=number)

    def with_interview_at(self, interview_at: datetime | None) -> Company:
        """This company with another time of its next interview, or none.

        Raises:
            ValueError: the time carries a zone.
        """
        return replace(self, interview_at=interview_at)

    def with_notes(self, notes: str) -> Company:
        """This company with other notes.

        Raises:
            TextRefused: they or one of their lines are too long, or they have characters that no text has.
        """
        return replace(self, notes=clean_note(notes, "The note"))

    def with_mark(self, reason_id: str, mark: Mark) -> Company:
        """This company with one reason marked so.

        Raises:
            KeyError: it has no such reason.
        """
        return self._with_reason(reason_id, lambda reason: replace(reason, mark=mark))

    def with_weight(self, reason_id: str, weight: int) -> Company:
        """This company with another weight, from 1 to 5, on one reason.

        Raises:
            KeyError: it has no such reason.
            ValueError: not a weight.
        """
        return self._with_reason(reason_id, lambda reason: replace(reason, weight=weight))

    def with_reason_note(self, reason_id: str, note: str) -> Company:
        """This company with another note on one reason.

        Raises:
            KeyError: it has no such reason.
            TextRefused: as for ``with_notes``.
        """
        note = clean_note(note, "The note on this reason")
        return self._with_reason(reason_id, lambda reason: replace(reason, note=note))

    def with_deal_breaker(self, reason_id: str, deal_breaker: bool) -> Company:
        """This company with one reason flagged as a deal-breaker, or not.

        Raises:
            KeyError: it has no such reason.
            ValueError: the reason is one to accept.
        """
        return self._with_reason(reason_id, lambda reason: replace(reason, deal_breaker=deal_breaker))

    def with_reason_text(self, reason_id: str, text: str) -> Company:
        """This company with one reason in other words.

        Raises:
            KeyError: it has no such reason.
            TextRefused: the text is empty, too long, or has characters that no text has.
        """
        text = clean_reason_text(text)
        return self._with_reason(reason_id, lambda reason: replace(reason, text=text))

    def with_reason_hidden(self, reason_id: str, hidden: bool) -> Company:
        """This company with one reason put away, or brought back where it was.

        Raises:
            KeyError: it has no such reason.
        """
        return self._with_reason(reason_id, lambda reason: replace(reason, hidden=hidden))

    def with_new_reason(self, reason: Reason) -> Company:
        """This company with one reason more, the last of its side.

        Raises:
            ValueError: it has a reason of that id.
        """
        if any(reason.id == known.id for known in self.reasons):
            raise ValueError(f"there is a reason {reason.id!r} already")
        return replace(self, reasons=in_display_order((*self.reasons, reason)))

    def without_reason(self, reason_id: str) -> Company:
        """This company with one reason less.

        Raises:
            KeyError: it has no such reason.
        """
        gone = self.reason(reason_id)
        return replace(self, reasons=tuple(reason for reason in self.reasons if reason is not gone))

    def with_reason_moved(self, reason_id: str, step: int) -> Company:
        """This company with one reason moved by so many places among the shown ones of its side.

        It goes no further than the first or the last place.

        Raises:
            KeyError: it has no such reason.
        """
        return replace(self, reasons=moved(self.reasons, self.reason(reason_id), step))

    def _with_reason(self, reason_id: str, change: Callable[[Reason], Reason]) -> Company:
        self.reason(reason_id)
        return replace(
            self,
            reasons=tuple(change(reason) if reason.id == reason_id else reason for reason in self.reasons),
        )


def clean_reason_text(text: str) -> str:
    """What a reason says, as it is kept.

    Raises:
        TextRefused: it is empty, too long, or has characters that no text has.
    """
    text = clean_line(text, "The reason").strip()
    if not text:
        raise TextRefused("A reason needs words. Write what speaks for or against the interview.")
    return text


def moved(reasons: tuple[Reason, ...], reason: Reason, step: int) -> tuple[Reason, ...]:
    """The reasons with one of them moved by so many places among the shown ones of its side."""
    mates = [
        known for known in reasons if known.side is reason.side and (not known.hidden or known is reason)
    ]
    place = max(0, min(mates.index(reason) + step, len(mates) - 1))
    if mates[place] is reason:
        return reasons
    order = [known for known in reasons if known is not reason]
    # Beyond the one whose place it takes, so that what is hidden between the two stays where it was.
    order.insert(order.index(mates[place]) + (step > 0), reason)
    return tuple(order)


class CompanySummary(NamedTuple):
    """What the company list shows of a company, without its reasons and notes.

    ``accept`` and ``decline`` are the loads of the pans, and ``deal_breaker`` says that one is ticked; none
    of them is to be shown while ``blind``; ``trashed_at`` is as a company has it. A tuple rather than a
    dataclass: ten thousand of them are made while the window waits for its list.
    """

    id: str
    name: str
    role: str
    round: int
    interview_at: datetime | None
    status: Status
    updated_at: datetime
    accept: int
    decline: int
    deal_breaker: bool
    blind: bool
    trashed_at: datetime | None = None


def present(record: Company | None) -> Company | None:
    """The record of a company that is neither gone nor in the trash; else ``None``."""
    return None if record is None or record.trashed_at is not None else record


def new_company(reasons: Priorities | Catalogue, identity: str, now: datetime) -> Company:
    """An unnamed company with every reason that counts for all, nothing marked."""
    return Company(
        id=identity, created_at=now, updated_at=now, reasons=tuple(reason.fresh() for reason in reasons)
    )


def same_content(one: Company, other: Company) -> bool:
    """Whether two records differ in nothing but the times they carry."""
    return replace(one, created_at=other.created_at, updated_at=other.updated_at) == other


def summarise(company: Company) -> CompanySummary:
    """The company as the list shows it."""
    accept, decline = loads(company.reasons)
    return CompanySummary(
        company.id,
        company.name,
        company.role,
        company.round,
        company.interview_at,
        company.status,
        company.updated_at,
        accept,
        decline,
        any(reason.deal_breaker and reason.ticked for reason in company.reasons),
        company.blind,
        company.trashed_at,
    )
