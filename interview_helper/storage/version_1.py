"""Data files of version 1, as the first releases wrote them: what it takes to read one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import datetime
from zlib import crc32

from interview_helper.domain.company import Company, Status
from interview_helper.domain.reasons import Mark, Reason, Side
from interview_helper.storage.errors import BadRow

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
    PRIMARY KEY (company, position)
) STRICT, WITHOUT ROWID"""

# One row: how many companies there are and the sum of their checksums, so that a lost row is noticed.
_TOTAL = """\
CREATE TABLE total (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    companies INTEGER NOT NULL,
    checksums INTEGER NOT NULL
) STRICT"""

TABLES = (_COMPANY, _COMPANY_ORDER, _NOTE, _REASON, _TOTAL)

_REASONS = (
    "SELECT position, id, side, text, weight, mark, deal_breaker, note, counterpart"
    " FROM reason WHERE company = ? ORDER BY position"
)
_WHOLE = (
    "SELECT id, name, role, round, interview_at, status, updated_at, accept, decline, checksum, number,"
    " created_at, contents FROM company NOT INDEXED ORDER BY number"
)
_SUMMED = "\0".join(["%s"] * 9)


def load_shared(_connection: sqlite3.Connection) -> dict[str, str]:
    """What counts for all companies: there was no such thing."""
    return {}


def load_all(connection: sqlite3.Connection) -> Iterator[Company]:
    """Every company, in the order in which they were first saved.

    Raises:
        BadRow: one is not as it was saved, or is missing.
    """
    companies = sums = 0
    for row in connection.execute(_WHOLE).fetchall():
        shown, (checksum, number, created_at, contents) = row[:9], row[9:]
        found = connection.execute("SELECT text FROM note WHERE company = ?", (number,)).fetchone()
        notes = found[0] if found is not None else ""
        reasons = connection.execute(_REASONS, (number,)).fetchall()
        whole = 0
        for values in ((checksum, created_at, notes), *reasons):
            text = "\0".join(["\1" if value is None else f"{value}" for value in values])
            whole = crc32(text.encode(), whole)
        if crc32((_SUMMED % shown).encode()) != checksum or whole != contents:
            raise BadRow("a company is not as it was saved")
        identity, name, role, round_, interview_at, status, updated_at, _, _ = shown
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
                Reason(key, Side(side), text, weight, Mark(mark), bool(breaker), note, counterpart)
                for _, key, side, text, weight, mark, breaker, note, counterpart in reasons
            ),
        )
        companies += 1
        sums += checksum
    total = connection.execute("SELECT companies, checksums FROM total").fetchone()
    if total != (companies, sums):
        raise BadRow("the companies in it are not all that were saved")
