"""What is read before the window's first paint."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from interview_helper.domain.common import NOTHING_COMMON, Common
from interview_helper.domain.company import Company, CompanySummary
from interview_helper.storage.database import Database
from interview_helper.storage.errors import StorageError

FIRST_PAGE = 60
"""Companies that are listed before the first paint; the others follow after it."""


@dataclass(frozen=True, slots=True)
class Start:
    """What the window needs for its first paint; ``trouble`` is a sentence where something was damaged."""

    count: int
    first_page: tuple[CompanySummary, ...]
    company: Company | None
    trouble: str = ""
    common: Common = NOTHING_COMMON


def read_start(last_company: str | None, now: datetime) -> Callable[[Database], Start]:
    """A job for the store: the head of the list, and the company that was open last."""

    def job(database: Database) -> Start:
        page = tuple(database.summaries(now, FIRST_PAGE))
        wanted = [last_company] if last_company else []
        trouble = ""
        company: Company | None = None
        for company_id in wanted + [summary.id for summary in page]:
            try:
                company = database.company(company_id)
            except StorageError as error:
                # One damaged company must not keep the others out of reach.
                trouble = trouble or str(error)
                continue
            if company is not None:
                break
        try:
            common = database.common()
        except StorageError as error:
            trouble, common = trouble or str(error), NOTHING_COMMON
        return Start(database.count(), page, company, trouble, common)

    return job
