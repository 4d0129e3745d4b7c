"""Companies that follow a change of the user's priorities."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from interview_helper.domain.company import Company, present
from interview_helper.domain.priorities import Priorities, follow
from interview_helper.session.undo import Step
from interview_helper.storage.database import Database
from interview_helper.storage.errors import StorageError


def read_all(database: Database) -> tuple[list[Company], int]:
    """A job for the store: every company that can be read, and how many cannot.

    One damaged company must not keep the user from saying what counts for all.

    Raises:
        StorageError: not even the list can be read.
    """
    companies, unreadable = [], 0
    for summary in database.summaries(datetime.now()):
        try:
            company = database.company(summary.id)
        except StorageError:
            unreadable += 1
        else:
            companies += [] if company is None else [company]
    return companies, unreadable


def left_out(count: int) -> str:
    """That some companies keep their weights, because they cannot be read."""
    which = "One company could not be read and keeps its weights."
    if count > 1:
        which = f"{count:,} companies could not be read and keep their weights."
    return f"{which} Run “interview-helper check” to see what is wrong."


def followed(
    companies: Mapping[str, Company | None], before: Priorities, after: Priorities
) -> tuple[Step, ...]:
    """The steps of the companies that do not deviate; ``None`` stands for one that is gone."""
    steps = []
    for company_id, record in companies.items():
        company = present(record)
        if company is None:
            continue
        reasons = follow(company.reasons, before, after)
        if reasons != company.reasons:
            steps.append(Step(company_id, company, replace(company, reasons=reasons)))
    return tuple(steps)
