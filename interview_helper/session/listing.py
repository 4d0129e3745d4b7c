"""The whole list of companies: read off the GUI thread, with what is not saved yet in its place."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable
from datetime import datetime

from interview_helper.domain.company import CompanySummary, present, summarise
from interview_helper.domain.ordering import Order, SortKey, sort_key
from interview_helper.session.saver import Records
from interview_helper.storage.database import Database


def read_list(order: Order, now: datetime) -> Callable[[Database], list[CompanySummary]]:
    """A job for the store: every company that is stored, in this order."""

    def job(database: Database) -> list[CompanySummary]:
        summaries = database.summaries(now)
        return summaries if order is Order.NEXT_DATE else sorted(summaries, key=sort_key(order, now))

    return job


def with_unsaved(listed: list[CompanySummary], unsaved: Records, key: SortKey) -> list[CompanySummary]:
    """The list as it will be when everything is saved: changed ones in their places, new ones in order.

    Sorting ten thousand again would hold up the window.
    """
    stored = {summary.id for summary in listed}
    there = {company_id: present(record) for company_id, record in unsaved.items()}
    newest = {key: None if record is None else summarise(record) for key, record in there.items()}
    found = [newest.get(summary.id, summary) for summary in listed]
    result = [summary for summary in found if summary is not None]
    for company_id, summary in newest.items():
        if summary is not None and company_id not in stored:
            insort(result, summary, key=key)
    return result
