"""Data files of version 2: what it takes to read one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zlib import crc32

from interview_helper.domain.company import Company, Status
from interview_helper.domain.reasons import Mark, Reason, Side
from interview_helper.storage.errors import BadRow
from interview_helper.storage.parts import parts_of

_COMPANY = """\
CREATE TABLE company (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    sort_name TEXT NOT NULL,
    role TEXT NOT NULL,
    round INTEGER NOT NULL CHECK (round BETWEEN 1 AND 99),
    interview_at TEXT,
    status TEXT NOT NULL CHECK (status IN ('open', 'accepted', 'declined', 'archived')),
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    accept INTEGER NOT NULL CHECK (accept >= 0),
    decline INTEGER NOT NULL CHECK (decline >= 0),
    deal_breaker INTEGER NOT NULL CHECK (deal_breaker IN (0, 1)),
    blind INTEGER NOT NULL CHECK (blind IN (0, 1)),
    reweighing INTEGER NOT NULL CHECK (reweighing IN (0, 1)),
    contents INTEGER NOT NULL,
    checksum INTEGER NOT NULL
) STRICT"""

# In the order of the first page that the window shows; see listing.py.
_COMPANY_ORDER = """\
CREATE INDEX company_order ON company (status, interview_at, sort_name, id)"""

_NOTE = """\
CREATE TABLE note (
    company INTEGER PRIMARY KEY REFERENCES company (number) ON DELETE CASCADE,
    text TEXT NOT NULL
) STRICT"""

_REASON = """\
CREATE TABLE reason (
    company INTEGER NOT NULL REFERENCES company (number) ON DELETE CASCADE,
    position INTEGER NOT NULL CHECK (position >= 0),
    id TEXT NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('decline', 'accept')),
    text TEXT NOT NULL,
    weight INTEGER NOT NULL CHECK (weight BETWEEN 1 AND 5),
    mark TEXT NOT NULL CHECK (mark IN ('unticked', 'ticked', 'unknown')),
    deal_breaker INTEGER NOT NULL CHECK (deal_breaker = 0 OR deal_breaker = 1 AND side = 'decline'),
    note TEXT NOT NULL,
    counterpart TEXT,
    hidden INTEGER NOT NULL CHECK (hidden IN (0, 1)),
    PRIMARY KEY (company, position)
) STRICT, WITHOUT ROWID"""

# People, questions, decisions and weighings: read and written whole with their company, never searched by
# SQL; parts.py knows what a value holds.
_PART = """\
CREATE TABLE part (
    company INTEGER NOT NULL REFERENCES company (number) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('person', 'question', 'decision', 'weighing')),
    position INTEGER NOT NULL CHECK (position >= 0),
    value TEXT NOT NULL,
    PRIMARY KEY (company, kind, position)
) STRICT, WITHOUT ROWID"""

# What counts for all companies; every name is there from the start, so that a lost row is noticed.
_SHARED = """\
CREATE TABLE shared (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    checksum INTEGER NOT NULL
) STRICT, WITHOUT ROWID"""
SHARED_NAMES = ("priorities", "letters")

# One row: how many companies there are and the sum of their checksums, so that a lost row is noticed.
_TOTAL = """\
CREATE TABLE total (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    companies INTEGER NOT NULL,
    checksums INTEGER NOT NULL
) STRICT"""

TABLES = (_COMPANY, _COMPANY_ORDER, _NOTE, _REASON, _PART, _SHARED, _TOTAL)

_SHOWN = (
    "id, name, role, round, interview_at, status, updated_at, accept, decline, deal_breaker, blind, checksum"
)
_WHOLE = f"SELECT {_SHOWN}, number, created_at, reweighing, contents FROM company NOT INDEXED ORDER BY number"
_REASONS = (
    "SELECT position, id, side, text, weight, mark, deal_breaker, note, counterpart, hidden"
    " FROM reason WHERE company = ? ORDER BY position"
)
_PARTS = "SELECT kind, position, value FROM part WHERE company = ? ORDER BY kind, position"


def load_all(connection: sqlite3.Connection) -> Iterator[Company]:
    """Every company, in the order in which they were first saved.

    Raises:
        BadRow: one is not as it was saved, or is missing.
    """
    companies = sums = 0
    for row in connection.execute(_WHOLE).fetchall():
        shown, checksum, (number, created_at, reweighing, contents) = row[:11], row[11], row[12:]
        found = connection.execute("SELECT text FROM note WHERE company = ?", (number,)).fetchone()
        notes = found[0] if found is not None else ""
        reasons = connection.execute(_REASONS, (number,)).fetchall()
        parts = connection.execute(_PARTS, (number,)).fetchall()
        whole = 0
        for values in ((checksum, created_at, reweighing, notes), *reasons, *parts):
            text = "\0".join(["\1" if value is None else f"{value}" for value in values])
            whole = crc32(text.encode(), whole)
        if crc32("\0".join(map(str, shown)).encode()) != checksum or whole != contents:
            raise BadRow("a company is not as it was saved")
        identity, name, role, round_, interview_at, status, updated_at, _, _, _, blind = shown
        yield Company(
            id=identity,
            created_at=datetime.fromisoformat(created_at),
            updated_at=datetime.fromisoformat(updated_at),
            name=name,
            role=role,
            round=round_,
            interview_at=None if interview_at is None else datetime.fromisoformat(interview_at),
            status=Status(status),
            notes=notes,
            reasons=tuple(
                Reason(
                    key, Side(side), words, weight, Mark(mark), bool(breaker), note, counterpart, bool(hidden)
                )
                for _, key, side, words, weight, mark, breaker, note, counterpart, hidden in reasons
            ),
            blind=bool(blind),
            reweighing=bool(reweighing),
            **_parts(parts),
        )
        companies += 1
        sums += checksum
    total = connection.execute("SELECT companies, checksums FROM total").fetchone()
    if total != (companies, sums):
        raise BadRow("the companies in it are not all that were saved")


def _parts(rows: list[tuple[Any, ...]]) -> dict[str, Any]:
    return dict(parts_of(rows))


def load_shared(connection: sqlite3.Connection) -> dict[str, str]:
    """What counts for all companies, by the names of the rows.

    Raises:
        BadRow: it is missing, or not as it was saved.
    """
    rows = connection.execute("SELECT name, value, checksum FROM shared").fetchall()
    if {name for name, _, _ in rows} != set(SHARED_NAMES):
        raise BadRow("what counts for all companies is missing")
    if any(crc32(value.encode()) != checksum for _, value, checksum in rows):
        raise BadRow("what counts for all companies is not as it was saved")
    return {name: value for name, value, _ in rows}
