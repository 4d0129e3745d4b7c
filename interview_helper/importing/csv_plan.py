"""The companies of a CSV file beside those that are here, by their names: a spreadsheet knows no ids."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from interview_helper.domain.company import Company, Status, same_content
from interview_helper.domain.text import TextRefused, clean_note
from interview_helper.importing.csv_entries import Entry
from interview_helper.importing.plan import Choice, Preview, Row, Standing


def compare_entries(entries: Sequence[Entry], companies: Iterable[Company], now: datetime) -> Preview:
    """Put every entry beside the company of its name that is here, if there is one.

    Such an entry is left unless the user says otherwise: a file that is imported twice doubles nothing, and
    touches nothing that was written here since. What is not understood is left as well.

    Args:
        entries: of one file.
        companies: all that are here, those in the trash among them or not.
        now: the time that a company has changed at which takes something from an entry.
    """
    wanted = {_key(entry.name) for entry in entries}
    known: defaultdict[str, list[Company]] = defaultdict(list)
    for company in companies:
        key = _key(company.name)
        if key in wanted and company.trashed_at is None and key:
            known[key].append(company)
    first: dict[str, int] = {}
    rows = []
    for entry in entries:
        key = _key(entry.name)
        rows.append(_row(entry, known.get(key, []), first.get(key, 0), now))
        if key:
            first.setdefault(key, entry.line)
    return Preview(tuple(rows))


def _row(entry: Entry, mates: Sequence[Company], former: int, now: datetime) -> Row:
    """``former`` is the first line of the same name, 0 where there is none before this."""
    theirs = entry.company
    if theirs is None:
        return Row(entry.name, None, None, Standing.BAD, {}, Choice.LEAVE, entry.fault, entry.line)
    mine = max(mates, key=lambda one: (_key(one.role) == _key(theirs.role), one.updated_at), default=None)
    twice = f"Line {former:,} has the same name." if former else ""
    results, remark = {Choice.ADD: theirs}, f"{entry.remark} {twice}".strip()
    default, standing = Choice.ADD, Standing.NEW
    if mine is not None:
        default, standing = Choice.LEAVE, Standing.SAME_NAME
        try:
            merged = merge_entry(mine, entry, now)
        except TextRefused as refused:
            remark = f"{remark} With its notes {_lowered(refused)}".strip()
        else:
            if merged is mine:
                standing = Standing.SAME
            else:
                results = {Choice.MERGE: merged, **results}
    if entry.doubt:
        default, standing, remark = Choice.LEAVE, Standing.DOUBTFUL, entry.doubt
    return Row(
        entry.name,
        theirs,
        mine,
        standing,
        results,
        default,
        remark,
        entry.line,
        lambda company: merge_entry(company, entry, now),
    )


def merge_entry(mine: Company, entry: Entry, now: datetime) -> Company:
    """What is here with what it lacks; the same record where it lacks nothing.

    What is written here stays. An empty role and date are filled in, an open status and a lower round are
    changed, a person who is not there is added, and so is every part of the notes.

    Raises:
        TextRefused: the notes would be too long.
    """
    theirs = entry.company
    if theirs is None:
        return mine
    missing = [part for part in entry.notes if f"\n{part}\n" not in f"\n{mine.notes}\n"]
    met = {_key(person.name) for person in mine.people}
    filled = replace(
        mine,
        role=mine.role if mine.role.strip() else theirs.role,
        interview_at=mine.interview_at or theirs.interview_at,
        status=theirs.status if mine.status is Status.OPEN else mine.status,
        round=max(mine.round, theirs.round),
        people=(*mine.people, *(person for person in theirs.people if _key(person.name) not in met)),
        notes=clean_note("\n".join([*_lines(mine.notes), *missing]), "The note") if missing else mine.notes,
    )
    return mine if same_content(filled, mine) else replace(filled, updated_at=max(now, mine.updated_at))


def _lines(notes: str) -> list[str]:
    """Notes before more of them: an empty line stands between."""
    return [notes.rstrip("\n"), ""] if notes.strip() else []


def _key(text: str) -> str:
    """A name as it is compared."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _lowered(refused: TextRefused) -> str:
    words = str(refused)
    return words[:1].lower() + words[1:]
