"""Plain text: to read, to mail, to print. Rows are drawn as ☐ ☑ ?."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from interview_helper.domain.balance import Balance, in_display_order, weigh
from interview_helper.domain.company import Company
from interview_helper.domain.reasons import Mark, Reason, Side
from interview_helper.domain.wording import (
    loads_words,
    margin_sentence,
    shown_name,
    side_words,
    tipping_sentence,
    verdict_words,
)
from interview_helper.export.words import NO_COMPANIES, NOTES_TITLE, exported_words, facts, weight_words

_MARKS = {Mark.UNTICKED: "☐", Mark.TICKED: "☑", Mark.UNKNOWN: "?"}
_LONGEST_RULE = 72


def render(companies: Sequence[Company], exported_at: datetime) -> str:
    """The companies as text, each with its checklists and notes."""
    parts = ["\n".join(_company(company)) for company in companies] or [NO_COMPANIES]
    return "\n\n\n".join(parts) + f"\n\n{exported_words(exported_at)}\n"


def _company(company: Company) -> Iterator[str]:
    balance = weigh(company.reasons)
    name = shown_name(company.name)
    yield from (name, "=" * min(len(name), _LONGEST_RULE))
    yield " · ".join(part for part in (company.role, *facts(company)) if part)
    yield ""
    yield f"{verdict_words(balance.verdict)}: {loads_words(balance.accept, balance.decline)}"
    yield margin_sentence(balance)
    tipping = tipping_sentence(balance, {reason.id: f"“{reason.text}”" for reason in company.reasons})
    if tipping:
        yield tipping
    for side in Side:
        load = balance.decline if side is Side.DECLINE else balance.accept
        yield from ("", f"{side_words(side)}: {load}")
        for reason in in_display_order(company.reasons):
            if reason.side is side:
                yield from _reason(reason, balance)
    if company.notes:
        yield from ("", NOTES_TITLE, "-" * len(NOTES_TITLE), *company.notes.split("\n"))


def _reason(reason: Reason, balance: Balance) -> Iterator[str]:
    yield f"  {_MARKS[reason.mark]} {reason.text} ({weight_words(reason, balance)})"
    if reason.note:
        yield from (f"      {line}" if line else "" for line in reason.note.split("\n"))
