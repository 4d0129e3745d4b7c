"""What is read before the window's first paint."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from interview_helper.domain.common import NOTHING_COMMON, Common
from interview_helper.domain.company import Company, CompanySummary, present
from interview_helper.storage.database import Database
from interview_helper.storage.errors import StorageError

FIRST_PAGE = 60
"""Companies that are listed before the first paint; the others follow after it."""


@dataclass(frozen=True, slots=True)
class Start:
    """What the window needs for its first paint; ``trouble`` is what is wrong where not all could be read.

    ``read_only`` says that nothing can be changed.
    """

    count: int
    first_page: tuple[CompanySummary, ...]
    company: Company | None
    trouble: StorageError | None = None
    common: Common = NOTHING_COMMON
    read_only: bool = False


def read_start(last_company: str | None, now: datetime) -> Callable[[Database], Start]:
    """A job for the store: the head of the list, and the company that was open last."""

    def job(database: Database) -> Start:
        page = tuple(database.summaries(now, FIRST_PAGE))
        wanted = [last_company] if last_company else []
        trouble: StorageError | None = None
        company: Company | None = None
        for company_id in wanted + [summary.id for summary in page]:
            try:
                company = database.company(company_id)
            except StorageError as error:
                # One damaged company must not keep the others out of reach.
                trouble = trouble or error
                continue
            if company is not None:
                break
        try:
            common = database.common()
        except StorageError as error:
            trouble, common = trouble or error, NOTHING_COMMON
        return Start(database.count(), page, company, trouble, common, database.read_only)

    return job


def read_again(company_id: str) -> Callable[[Database], Start]:
    """A job for the store: what there is now, with this company open if it is still there."""

    def job(database: Database) -> Start:
        wanted = company_id if present(database.company(company_id)) is not None else None
        return read_start(wanted, datetime.now())(database)

    return job
