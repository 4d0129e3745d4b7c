"""Plain text: to read, to mail, to print. Rows are drawn as ☐ ☑ ?."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from interview_helper.domain.balance import weigh
from interview_helper.domain.company import Company
from interview_helper.domain.reasons import Mark
from interview_helper.domain.wording import loads_words, shown_name, verdict_words
from interview_helper.export.sections import COVERED, Section, checklists, covered, remarks, sections
from interview_helper.export.words import NO_COMPANIES, NOTES_TITLE, exported_words, facts

_MARKS = {Mark.UNTICKED: "☐", Mark.TICKED: "☑", Mark.UNKNOWN: "?"}
_LONGEST_RULE = 72


def render(companies: Sequence[Company], exported_at: datetime) -> str:
    """The companies as text, each with everything that is written of it."""
    parts = ["\n".join(_company(company)) for company in companies] or [NO_COMPANIES]
    return "\n\n\n".join(parts) + f"\n\n{exported_words(exported_at)}\n"


def _company(company: Company) -> Iterator[str]:
    balance = weigh(company.reasons)
    name = shown_name(company.name)
    yield from (name, "=" * min(len(name), _LONGEST_RULE))
    yield " · ".join(part for part in (company.role, *facts(company)) if part)
    yield ""
    if covered(company):
        yield COVERED
    else:
        yield f"{verdict_words(balance.verdict)}: {loads_words(balance.accept, balance.decline)}"
    yield from remarks(company, balance)
    for section in checklists(company, balance):
        yield from _section(section)
    if company.notes:
        yield from ("", NOTES_TITLE, "-" * len(NOTES_TITLE), *company.notes.split("\n"))
    for section in sections(company):
        yield from _section(section)


def _section(section: Section) -> Iterator[str]:
    yield from ("", section.title)
    for entry in section.entries:
        mark = f"{_MARKS[entry.mark]} " if entry.mark is not None else ""
        yield f"  {mark}{entry.line}{f' ({entry.aside})' if entry.aside else ''}"
        if entry.note:
            yield from (f"      {line}" if line else "" for line in entry.note.split("\n"))
    if section.remark:
        yield f"  {section.remark}"
