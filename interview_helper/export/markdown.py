"""Markdown (CommonMark, with GitHub's task lists). What the user typed is escaped and shows literally."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from interview_helper.domain.balance import weigh
from interview_helper.domain.company import Company
from interview_helper.domain.reasons import Mark
from interview_helper.domain.wording import loads_words, shown_name, verdict_words
from interview_helper.export.sections import COVERED, Entry, Section, checklists, covered, remarks, sections
from interview_helper.export.words import NO_COMPANIES, NOTES_TITLE, exported_words, facts

_MARKS = {Mark.UNTICKED: "[ ]", Mark.TICKED: "[x]", Mark.UNKNOWN: "[ ] **?**"}

# What Markdown takes for white space; a no-break space is text.
_BLANK = " \t"
# Markup wherever it stands: code, emphasis, links, tags, entities, tables, strikethrough, formulas.
_ANYWHERE = re.compile(r"[\\`*_\[\]<>#|&~$@]")
# "https://" and ":smile:" become links and pictures on their own; a time such as 10:42 does not.
_COLON = re.compile(r"(?<!\d):(?=\S)|:(?=[^\s\d])")
_WWW = re.compile(r"(www)\.", re.IGNORECASE)
# What makes a list, a heading's underline, a rule or a definition of the line that it begins.
_LINE_START = re.compile(r"(?P<number>\d+)(?P<mark>[.)])|(?P<sign>[-+=:])")


def render(companies: Sequence[Company], exported_at: datetime) -> str:
    """The companies as Markdown, each with everything that is written of it."""
    parts = ["\n".join(_company(company)) for company in companies] or [NO_COMPANIES]
    return "\n\n".join(parts) + f"\n\n{exported_words(exported_at)}\n"


def escape_line(text: str) -> str:
    """One line of the user's text, so that Markdown shows it as it was typed."""
    line = " ".join(text.splitlines()).strip(_BLANK)
    line = _ANYWHERE.sub(r"\\\g<0>", line)
    line = _COLON.sub(r"\\:", line)
    line = _WWW.sub(r"\1\\.", line)
    return _LINE_START.sub(_escaped_start, line, count=1) if _LINE_START.match(line) else line


def escape_note(text: str) -> str:
    """Text of several lines, so that Markdown shows it as it was typed, with every line break."""
    lines = [_indented(line) for line in text.split("\n")]
    following = [*lines[1:], ""]
    # Two spaces at the end break a line; before a blank line and at the end nothing is to break.
    return "\n".join(
        f"{line}  " if line and after else line for line, after in zip(lines, following, strict=True)
    )


def _escaped_start(found: re.Match[str]) -> str:
    return f"\\{found['sign']}" if found["sign"] else f"{found['number']}\\{found['mark']}"


def _indented(line: str) -> str:
    text = line.strip(_BLANK)
    if not text:
        return ""
    # Spaces would make a code block of the line, or be lost.
    indent = line[: len(line) - len(line.lstrip(_BLANK))].replace("\t", "    ")
    return "&nbsp;" * len(indent) + escape_line(text)


def _company(company: Company) -> Iterator[str]:
    balance = weigh(company.reasons)
    yield from (f"# {escape_line(shown_name(company.name))}", "")
    role = [escape_line(company.role)] if company.role.strip() else []
    yield from (" · ".join([*role, *facts(company)]), "")
    if covered(company):
        yield f"**{COVERED}**"
    else:
        yield f"**{verdict_words(balance.verdict)}** · {loads_words(balance.accept, balance.decline)}"
    for sentence in remarks(company, balance):
        yield from ("", escape_line(sentence))
    for section in checklists(company, balance):
        yield from _section(section)
    if company.notes.strip():
        yield from ("", f"## {NOTES_TITLE}", "", escape_note(company.notes))
    for section in sections(company):
        yield from _section(section)


def _section(section: Section) -> Iterator[str]:
    yield from ("", f"## {section.title}")
    after_note = True
    for entry in section.entries:
        note = entry.note if entry.note.strip() else ""
        if after_note:
            yield ""
        yield _line(entry)
        if note:
            yield ""
            yield from (f"  > {line}" if line else "  >" for line in escape_note(note).split("\n"))
        after_note = bool(note)
    if section.remark:
        yield from ("", section.remark)


def _line(entry: Entry) -> str:
    mark = f"{_MARKS[entry.mark]} " if entry.mark is not None else ""
    aside = f" · {escape_line(entry.aside)}" if entry.aside else ""
    return f"- {mark}{escape_line(entry.line)}{aside}"
