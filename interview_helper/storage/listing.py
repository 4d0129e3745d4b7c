"""The company list by next date: all of it, or its first page at once."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from interview_helper.domain.company import CompanySummary
from interview_helper.domain.ordering import DECIDED_LAST, Order, sort_key, start_of_today
from interview_helper.storage.rows import LISTED, list_all, summary

# One after the other they give the order of `Order.NEXT_DATE`; each runs on the index company_order, and
# the rows themselves are fetched only for those that are shown.
_PARTS = (
    "status = 'open' AND interview_at >= :today ORDER BY interview_at, sort_name, id",
    "status = 'open' AND interview_at IS NULL ORDER BY sort_name, id",
    "status = 'open' AND interview_at < :today ORDER BY interview_at DESC, sort_name, id",
    *(f"status = '{status.value}' ORDER BY sort_name, id" for status in DECIDED_LAST),
)


def by_next_date(connection: sqlite3.Connection, now: datetime) -> list[CompanySummary]:
    """Every company outside the trash, verified with those in it.

    Raises:
        BadRow: one is not as it was saved, or is missing.
    """
    listed = [company for company in list_all(connection) if company.trashed_at is None]
    return sorted(listed, key=sort_key(Order.NEXT_DATE, now))


def first_page(connection: sqlite3.Connection, now: datetime, limit: int) -> list[CompanySummary]:
    """The first companies of ``by_next_date``, without reading the others.

    Each is verified. That none is missing in between is known only from the whole list, and names
    come as the Unicode of their last save folds their case: ask for the whole list next.

    Raises:
        BadRow: one is not as it was saved.
    """
    key = sort_key(Order.NEXT_DATE, now)
    today = start_of_today(now).isoformat()
    page: list[CompanySummary] = []
    for part in _PARTS:
        if len(page) == limit:
            break
        shown = f"SELECT number FROM company WHERE trashed_at IS NULL AND {part} LIMIT :limit"
        rows = connection.execute(
            f"{LISTED} WHERE number IN ({shown})",
            {"today": today, "limit": limit - len(page)},
        ).fetchall()
        page.extend(sorted(map(summary, rows), key=key))
    return page
