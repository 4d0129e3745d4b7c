"""The orders in which companies are listed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from interview_helper.domain.balance import tilt_of
from interview_helper.domain.company import CompanySummary, Status


class Order(StrEnum):
    """What the company list is sorted by."""

    NEXT_DATE = "next_date"
    TILT = "tilt"
    NAME = "name"
    LAST_CHANGE = "last_change"


SortKey = Callable[[CompanySummary], tuple[Any, ...]]

DECIDED_LAST = (Status.ACCEPTED, Status.DECLINED, Status.ARCHIVED)
"""The order of the companies that wait for no interview, below all that are open."""

_UPCOMING, _UNDATED, _PASSED = 0, 1, 2
_RANKS = {status: rank for rank, status in enumerate(DECIDED_LAST, start=3)}
_NO_TIME = timedelta()
_FIRST = datetime(1, 1, 1)
_FIRST_UTC = datetime(1, 1, 1, tzinfo=UTC)


def start_of_today(now: datetime) -> datetime:
    """Midnight of the present day as a wall-clock time; ``now`` may carry a zone or be local."""
    local = now.astimezone() if now.tzinfo is not None else now
    return local.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None, fold=0)


def sort_key(order: Order, now: datetime) -> SortKey:
    """The key that sorts companies in this order; equal ones go by name, then by id.

    ``NEXT_DATE``: open companies with an interview today or later, nearest first; open ones without
    a date; open ones whose date has passed, latest first; accepted; declined; archived.
    ``TILT``: the most towards accepting first; one that is weighed blind counts as even.
    ``LAST_CHANGE``: newest first.
    """
    if order is Order.NEXT_DATE:
        return _next_date_key(start_of_today(now))
    return _KEYS[order]


def _next_date_key(today: datetime) -> SortKey:
    def key(company: CompanySummary) -> tuple[Any, ...]:
        at = company.interview_at
        name = company.name.casefold()
        if company.status is not Status.OPEN:
            return (_RANKS[company.status], _NO_TIME, name, company.id)
        if at is None:
            return (_UNDATED, _NO_TIME, name, company.id)
        if at >= today:
            return (_UPCOMING, at - _FIRST, name, company.id)
        return (_PASSED, _FIRST - at, name, company.id)

    return key


_KEYS: dict[Order, SortKey] = {
    Order.TILT: lambda company: (
        # Its place would give away what is covered.
        0.0 if company.blind else -tilt_of(company.accept, company.decline),
        company.name.casefold(),
        company.id,
    ),
    Order.NAME: lambda company: (company.name.casefold(), company.id),
    Order.LAST_CHANGE: lambda company: (
        _FIRST_UTC - company.updated_at,
        company.name.casefold(),
        company.id,
    ),
}
