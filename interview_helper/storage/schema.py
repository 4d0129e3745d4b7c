"""The tables of the data file.

What the list shows stays in small rows of one table, so that ten thousand companies are read at
once; notes, reasons and everything else have tables of their own. Changing a statement is a new version.
"""

from __future__ import annotations

APPLICATION_ID = 0x49764870
"""What tells our file from another program's: "IvHp"."""
VERSION = 3

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
    trashed_at TEXT,
    contents INTEGER NOT NULL,
    checksum INTEGER NOT NULL
) STRICT"""

# In the order of the first page that the window shows, which is without the trash; see listing.py.
_COMPANY_ORDER = """\
CREATE INDEX company_order ON company (trashed_at, status, interview_at, sort_name, id)"""

_NOTE = """\
CREATE TABLE note (
    company INTEGER PRIMARY KEY REFERENCES company (number) ON DELETE CASCADE,
    text TEXT NOT NULL,
    changed_at TEXT NOT NULL
) STRICT"""

# Notes as they were before; `place` counts up within a company, because clocks go wrong.
_REVISION = """\
CREATE TABLE revision (
    number INTEGER PRIMARY KEY,
    company INTEGER NOT NULL REFERENCES company (number) ON DELETE CASCADE,
    place INTEGER NOT NULL CHECK (place >= 1),
    at TEXT NOT NULL,
    text TEXT NOT NULL,
    checksum INTEGER NOT NULL,
    UNIQUE (company, place)
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
SHARED_NAMES = ("priorities", "letters", "trash")

# One row: how many companies and revisions there are and the sums of their checksums, so that a lost row
# is noticed; and how often anything was saved, by which two files are told apart.
_TOTAL = """\
CREATE TABLE total (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    companies INTEGER NOT NULL,
    trashed INTEGER NOT NULL,
    checksums INTEGER NOT NULL,
    revisions INTEGER NOT NULL,
    revision_checksums INTEGER NOT NULL,
    saves INTEGER NOT NULL
) STRICT"""

TABLES = (_COMPANY, _COMPANY_ORDER, _NOTE, _REVISION, _REASON, _PART, _SHARED, _TOTAL)

FILL = (
    *TABLES,
    "INSERT INTO total VALUES (1, 0, 0, 0, 0, 0, 0)",
    *(f"INSERT INTO shared VALUES ('{name}', '', 0)" for name in SHARED_NAMES),
)
"""The statements that make the tables, for one transaction; the checksum of an empty text is 0."""

CREATE = (
    *FILL,
    f"PRAGMA application_id = {APPLICATION_ID}",
    f"PRAGMA user_version = {VERSION}",
)
"""The statements that make a new data file, for one transaction."""
