"""Companies that follow a change of the user's priorities."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from interview_helper.domain.company import Company
from interview_helper.domain.priorities import Priorities, follow
from interview_helper.session.undo import Step
from interview_helper.storage.database import Database


def read_all(database: Database) -> list[Company]:
    """A job for the store: every company that is stored."""
    return list(database.companies())


def followed(
    companies: Mapping[str, Company | None], before: Priorities, after: Priorities
) -> tuple[Step, ...]:
    """The steps of the companies that do not deviate; ``None`` stands for one that was deleted."""
    steps = []
    for company_id, company in companies.items():
        if company is None:
            continue
        reasons = follow(company.reasons, before, after)
        if reasons != company.reasons:
            steps.append(Step(company_id, company, replace(company, reasons=reasons)))
    return tuple(steps)
