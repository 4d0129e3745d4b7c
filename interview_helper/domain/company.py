"""A company: one record with its marks, notes and dates. Every edit returns a new record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import NamedTuple

from interview_helper.domain.balance import loads
from interview_helper.domain.reasons import Catalogue, Mark, Reason
from interview_helper.domain.text import clean_line, clean_note

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
    """An id that no other company has, on any machine."""
    # Imported here: at 3 ms it is too slow for a start that needs no new id.
    from uuid import uuid4

    return str(uuid4())


@dataclass(frozen=True, slots=True)
class Company:
    """One company's record.

    ``interview_at`` is the wall-clock time of the next interview, without a zone; ``created_at``
    and ``updated_at`` are in UTC. ``reasons`` are in display order, decline first.

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

    def __post_init__(self) -> None:
        if not 1 <= self.round <= MAX_ROUND:
            raise ValueError(f"a round is a whole number from 1 to {MAX_ROUND}, not {self.round}")
        if self.interview_at is not None and self.interview_at.tzinfo is not None:
            raise ValueError("the time of an interview is a wall-clock time, without a zone")
        if self.created_at.tzinfo is None or self.updated_at.tzinfo is None:
            raise ValueError("the times of creation and change carry a zone")

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

    def _with_reason(self, reason_id: str, change: Callable[[Reason], Reason]) -> Company:
        self.reason(reason_id)
        return replace(
            self,
            reasons=tuple(change(reason) if reason.id == reason_id else reason for reason in self.reasons),
        )


class CompanySummary(NamedTuple):
    """What the company list shows of a company, without its reasons and notes.

    ``accept`` and ``decline`` are the loads of the pans. A tuple rather than a dataclass: ten
    thousand of them are made while the window waits for its list.
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


def new_company(catalogue: Catalogue, identity: str, now: datetime) -> Company:
    """An unnamed company with every built-in reason, nothing marked."""
    return Company(
        id=identity, created_at=now, updated_at=now, reasons=tuple(built_in.fresh() for built_in in catalogue)
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
    )
