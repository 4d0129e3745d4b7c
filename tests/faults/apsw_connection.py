"""An APSW connection that looks like the ``sqlite3.Connection`` that the storage uses.

APSW lets Python stand between SQLite and the disk; the standard library does not.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

import apsw

Row = tuple[Any, ...]

OPEN = apsw.Connection
"""As it is while tests have put another in its place."""


class Cursor:
    """The rows of one statement, all fetched: SQLite is never left in the middle of one."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = iter(rows)

    def fetchone(self) -> Row | None:
        return next(self._rows, None)

    def fetchall(self) -> list[Row]:
        return list(self._rows)

    def __iter__(self) -> Iterator[Row]:
        return self._rows


class Connection:
    def __init__(self, apsw_connection: apsw.Connection) -> None:
        self._apsw = apsw_connection

    @property
    def in_transaction(self) -> bool:
        return self._apsw.in_transaction

    def execute(self, statement: str, values: Any = ()) -> Cursor:
        with _as_sqlite3_says_it():
            return Cursor(self._apsw.execute(statement, values).fetchall())

    def executemany(self, statement: str, values: Sequence[Any]) -> Cursor:
        with _as_sqlite3_says_it():
            return Cursor(self._apsw.executemany(statement, values).fetchall())

    def backup(
        self,
        target: Connection,
        *,
        pages: int = -1,
        progress: Callable[[int, int, int], object] | None = None,
    ) -> None:
        with _as_sqlite3_says_it():
            copying = target._apsw.backup("main", self._apsw, "main")
            try:
                while not copying.done:
                    copying.step(pages)
                    if progress is not None:
                        progress(0, copying.remaining, copying.page_count)
            except BaseException:
                _close(copying)
                raise
            copying.finish()

    def serialize(self) -> bytes:
        return self._apsw.serialize("main")

    def setlimit(self, category: int, limit: int) -> int:
        return self._apsw.limit(category, limit)

    def close(self) -> None:
        # SQLite closes whatever the disk says, and only APSW tells of it.
        with suppress(apsw.IOError):
            self._apsw.close()


def connects_through(vfs: str) -> Callable[..., Connection]:
    """What to put in the place of ``sqlite3.connect``."""

    def connect(database: str, **_: object) -> Connection:
        flags = apsw.SQLITE_OPEN_URI | apsw.SQLITE_OPEN_READWRITE
        with _as_sqlite3_says_it():
            return Connection(OPEN(str(database), flags=flags, vfs=vfs))

    return connect


def _close(copying: apsw.Backup) -> None:
    # Not `suppress`, for APSW's sake: where the disk fails again while SQLite takes back the copying, the
    # error is found as late as that.
    try:  # noqa: SIM105
        copying.close(True)
    except (apsw.Error, SystemError):
        pass


_KINDS = {
    apsw.CorruptError: sqlite3.DatabaseError,
    apsw.NotADBError: sqlite3.DatabaseError,
    apsw.ConstraintError: sqlite3.IntegrityError,
}


@contextmanager
def _as_sqlite3_says_it() -> Iterator[None]:
    try:
        yield
    except apsw.Error as error:
        kind = next((ours for theirs, ours in _KINDS.items() if isinstance(error, theirs)), None)
        translated = (kind or sqlite3.OperationalError)(str(error))
        translated.sqlite_errorcode = error.extendedresult  # type: ignore[union-attr]
        raise translated from error
