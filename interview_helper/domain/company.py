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
    now = datetime.now(UTC)
    return now.replace(microsecond=now.microsecond // 1000 * 1000)


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
        return replace(self, name=clean_line(name, "The name"))

    def with_role(self, role: str) -> Company:
        return replace(self, role=clean_line(role, "The role"))

    def with_round(self, number: int) -> Company:
        return replace(self, round=number)

    def with_interview_at(self, moment: datetime | None) -> Company:
        return replace(self, interview_at=moment)

    def with_notes(self, notes: str) -> Company:
        return replace(self, notes=clean_note(notes, "The note"))

    def with_mark(self, reason_id: str, mark: Mark) -> Company:
        return self._with_reason(reason_id, lambda reason: replace(reason, mark=mark))

    def with_weight(self, reason_id: str, weight: int) -> Company:
        return self._with_reason(reason_id, lambda reason: replace(reason, weight=weight))

    def with_reason_note(self, reason_id: str, note: str) -> Company:
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
