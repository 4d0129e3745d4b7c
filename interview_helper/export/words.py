"""Words that the readable exports share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

from interview_helper.domain.company import Company
from interview_helper.domain.reasons import MAX_WEIGHT, Reason
from interview_helper.domain.wording import interview_words, round_words, status_words

NO_COMPANIES = "No companies."
NOTES_TITLE = "Notes"


def facts(company: Company) -> tuple[str, str, str]:
    """The round, the date with its year, and the status."""
    return round_words(company.round), _dated(company.interview_at), status_words(company.status)


def weight_words(reason: Reason, tipping: Sequence[str]) -> str:
    """What is said behind a reason's text: its weight, and what is special about it.

    ``tipping`` are the ids of the unknown reasons that would tip the balance.
    """
    words = [f"weight {reason.weight} of {MAX_WEIGHT}"]
    if reason.deal_breaker:
        words.append("deal-breaker")
    if reason.id in tipping:
        words.append("don’t know yet, and would tip the balance")
    elif reason.unknown:
        words.append("don’t know yet")
    return " · ".join(words)


def exported_words(exported_at: datetime) -> str:
    """The line that says where the text comes from."""
    return f"From Interview Helper, {_dated(exported_at.astimezone(UTC))} UTC."


def _dated(interview_at: datetime | None) -> str:
    # A file is read in other years too, so the year is always said.
    return interview_words(interview_at, date.min)
