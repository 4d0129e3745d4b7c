"""What can still be read of a damaged data file, piece by piece, for looking and exporting."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from interview_helper.domain.company import MAX_ROUND, Company, Status
from interview_helper.domain.reasons import Reason
from interview_helper.storage import rows
from interview_helper.storage.connection import connect_as_it_is
from interview_helper.storage.errors import SQLITE_FAULTS, BadRow, damaged
from interview_helper.storage.parts import parts_of
from interview_helper.storage.read_only import ReadOnlyDatabase, in_memory
from interview_helper.storage.shared import load_common

if TYPE_CHECKING:
    from interview_helper.storage.locking import Password

T = TypeVar("T")

_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
"""For a time that cannot be read."""
_SENSELESS = (*SQLITE_FAULTS, BadRow, ValueError, TypeError, KeyError, AttributeError)


class Salvaged(NamedTuple):
    """What could be read of a damaged file.

    ``damaged`` counts the companies that are not as they were saved: what is still readable of them is there.
    """

    database: ReadOnlyDatabase
    companies: int
    damaged: int


def salvage(file: Path, password: Password | None = None) -> Salvaged:
    """Read what can be read of a damaged data file of this version, into memory.

    The password is for one that is locked.

    Raises:
        Damaged: nothing of it can be read.
    """
    found: list[tuple[Company, bool]] = []
    shared: dict[str, str] = {}
    with suppress(*SQLITE_FAULTS, OSError), closing(connect_as_it_is(file, "ro", password)) as connection:
        # Bytes that are no text any more become signs that say so.
        connection.text_factory = lambda data: data.decode("utf-8", "replace")
        found = list(_companies(connection))
        shared = _or({}, lambda: _shared(connection))
    if not found:
        raise damaged(file, "nothing in it can be read")
    database = in_memory(file, [company for company, _ in found], shared)
    return Salvaged(database, len(found), sum(not whole for _, whole in found))


def _companies(connection: sqlite3.Connection) -> Iterator[tuple[Company, bool]]:
    """Every company of which anything can be read, and whether it is as it was saved."""
    seen: set[str] = set()
    for number in _numbers(connection):
        row = _or(None, partial(_row, connection, number))
        if row is None or row[0] in seen:
            continue
        seen.add(row[0])
        whole = _or(None, partial(rows.company_of, connection, row))
        yield (whole, True) if whole is not None else (_left_of(connection, row), False)


def _row(connection: sqlite3.Connection, number: int) -> rows.Row | None:
    row: rows.Row | None = connection.execute(f"{rows.WHOLE} WHERE number = ?", (number,)).fetchone()
    return row


def _numbers(connection: sqlite3.Connection) -> list[int]:
    """The numbers of all rows, from both ends of the table as far as it can be read."""
    found: set[int] = set()
    for order in ("number", "number DESC"):
        with suppress(*SQLITE_FAULTS):
            for (number,) in connection.execute(f"SELECT number FROM company NOT INDEXED ORDER BY {order}"):
                found.add(number)
    return sorted(found)


def _left_of(connection: sqlite3.Connection, row: rows.Row) -> Company:
    """A company of which each piece is taken that makes sense."""
    identity, name, role, round_, interview_at, status, updated_at, *_ = row
    blind, trashed_at, _, number, created_at, reweighing, _ = row[10:]
    reasons: list[Reason] = []
    for reason in _rows(connection, rows.REASONS, number):
        with suppress(*_SENSELESS):
            reasons.append(rows.reason_of(reason))
    parts: dict[str, list[Any]] = {}
    for part in _rows(connection, rows.PARTS, number):
        with suppress(*_SENSELESS):
            for kind, values in parts_of([part]).items():
                parts.setdefault(kind, []).extend(values)
    changed = _or(_LONG_AGO, lambda: _aware(updated_at))
    record = Company(
        id=_text(identity) or f"damaged-{number}",
        created_at=_or(changed, lambda: _aware(created_at)),
        updated_at=changed,
        name=_text(name),
        role=_text(role),
        round=_or(1, lambda: min(max(int(round_), 1), MAX_ROUND)),
        interview_at=_or(None, lambda: _naive(interview_at)),
        status=_or(Status.OPEN, lambda: Status(status)),
        notes=_or("", lambda: _text(rows.note_of(connection, number)[0])),
        reasons=tuple({reason.id: reason for reason in reasons}.values()),
        blind=bool(blind),
        reweighing=bool(reweighing),
        trashed_at=None if trashed_at is None else _or(_LONG_AGO, lambda: _aware(trashed_at)),
    )
    found: dict[str, Any] = {kind: tuple(values) for kind, values in parts.items()}
    whole = replace(record, **found)
    return whole if _can_be_saved(whole) else replace(whole, reasons=())


def _can_be_saved(company: Company) -> bool:
    """Whether all its values are of the kinds that they should be."""
    try:
        in_memory(Path(), [company], {}).close()
    except _SENSELESS:
        return False
    return True


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _rows(connection: sqlite3.Connection, statement: str, number: int) -> Iterator[rows.Row]:
    with suppress(*SQLITE_FAULTS):
        yield from connection.execute(statement, (number,))


def _aware(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def _naive(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text).replace(tzinfo=None)


def _shared(connection: sqlite3.Connection) -> dict[str, str]:
    load_common(connection)
    return dict(connection.execute("SELECT name, value FROM shared").fetchall())


def _or(default: T, read: Callable[[], T]) -> T:
    """What is read, or the default where it makes no sense."""
    try:
        return read()
    except _SENSELESS:
        return default
