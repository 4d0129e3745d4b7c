"""A connection to a locked file that looks like the ``sqlite3.Connection`` that everything else uses.

Imported when a locked file is opened or made, and not before: APSW brings an SQLite of its own, with
encryption (SQLite3 Multiple Ciphers). Two libraries in one process know nothing of each other's locks, so
a file that is open through one must not be opened through the other.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, cast

import apsw

from interview_helper.storage.connection import LENGTH_LIMIT

if TYPE_CHECKING:
    from interview_helper.storage.locking import Password

if not hasattr(apsw, "mc_version"):
    raise ImportError("this is APSW without encryption")

_FLAGS = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_URI
Row = tuple[Any, ...]
P = ParamSpec("P")
T = TypeVar("T")


class Cursor:
    """The rows of a statement, one after the other."""

    def __init__(self, rows: apsw.Cursor) -> None:
        self._rows = rows

    def __iter__(self) -> Iterator[Row]:
        return self

    def __next__(self) -> Row:
        try:
            return cast(Row, next(self._rows))
        except apsw.Error as error:
            fault = _as_sqlite3(error)
        raise fault

    def fetchone(self) -> Row | None:
        return next(self, None)

    def fetchall(self) -> list[Row]:
        return list(self)


class LockedConnection:
    """One that keeps the password that it was opened with, so that copies can be locked with it too."""

    def __init__(self, uri: str, password: Password) -> None:
        self._apsw = _called(apsw.Connection, uri, flags=_FLAGS)
        self._apsw.limit(apsw.SQLITE_LIMIT_LENGTH, LENGTH_LIMIT)
        self.password = password

    @property
    def in_transaction(self) -> bool:
        return self._apsw.in_transaction

    def execute(self, statement: str, values: Sequence[Any] = ()) -> Cursor:
        return Cursor(_called(self._apsw.execute, statement, values))

    def executemany(self, statement: str, values: Sequence[Sequence[Any]]) -> Cursor:
        return Cursor(_called(self._apsw.executemany, statement, values))

    def serialize(self) -> bytes:
        """The pages as they are without a password."""
        return _called(self._apsw.serialize, "main")

    def backup(
        self,
        target: sqlite3.Connection | LockedConnection,
        *,
        pages: int = -1,
        progress: Callable[[int, int, int], object] | None = None,
    ) -> None:
        if isinstance(target, LockedConnection):
            _called(_copy, self._apsw, target._apsw, pages, progress)
            return
        with closing(sqlite3.connect(":memory:")) as memory:
            memory.deserialize(self.serialize())
            memory.backup(target, pages=pages, progress=progress)

    def close(self) -> None:
        _called(self._apsw.close)


def connect(uri: str, password: Password) -> sqlite3.Connection:
    """Open a file by a URI that says how; nothing is read from it yet.

    Raises:
        sqlite3.Error: it cannot be opened.
    """
    return cast(sqlite3.Connection, LockedConnection(uri, password))


def write_anew(pages: bytes, uri: str) -> None:
    """Write a database, given as its pages without a password, into the empty file of a URI.

    Raises:
        sqlite3.Error: it could not be written.
    """
    with closing(apsw.Connection(":memory:", flags=_FLAGS | apsw.SQLITE_OPEN_CREATE)) as memory:
        _called(memory.deserialize, "main", pages)
        _called(memory.execute, "VACUUM main INTO ?", (uri,))


def _copy(
    source: apsw.Connection,
    target: apsw.Connection,
    pages: int,
    progress: Callable[[int, int, int], object] | None,
) -> None:
    with target.backup("main", source, "main") as copying:
        while not copying.done:
            copying.step(pages)
            if progress is not None:
                progress(sqlite3.SQLITE_OK, copying.remaining, copying.page_count)


def _called(function: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
    """What the function returns; what it raises, as the standard library would."""
    try:
        return function(*arguments, **named)
    except apsw.Error as error:
        fault = _as_sqlite3(error)
    # Out here, nothing leads back to the other error, which keeps the statement, perhaps with a key in it.
    raise fault


def _as_sqlite3(error: apsw.Error) -> sqlite3.Error:
    fault = sqlite3.DatabaseError(str(error))
    fault.sqlite_errorcode = getattr(error, "extendedresult", sqlite3.SQLITE_ERROR)
    return fault
