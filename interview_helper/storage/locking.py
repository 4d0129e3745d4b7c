"""Data files that are locked with a password: how they are, and how they are opened.

The library that reads them is imported when there is one, and not before.

A locked file begins with ``MAGIC`` and eight random bytes; both together are the salt of its key, which
Argon2id derives from the password. Every page is encrypted and authenticated by AEGIS-256.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from unicodedata import normalize

from interview_helper.storage.connection import MAGIC, uri_of
from interview_helper.storage.errors import Unsupported, primary_code, wrong_password
from interview_helper.storage.journals import journal_of

COSTS = {"tcost": 3, "mcost": 64 * 1024, "pcost": 4}
"""Of Argon2id: passes, KiB of memory, lanes. RFC 9106 recommends these where 2 GiB are too much."""
_CIPHER = {"cipher": "aegis", "algorithm": "aegis-256", **COSTS}
# Of a journal, which has no beginning of its own, it says that it is damaged.
_UNREADABLE = (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT)
_RANDOM_BYTES = 8
# So that no password is taken for a key of its own ("raw:…"), which would do without Argon2id and the salt.
_PREFIX = "Interview Helper:"


class Password:
    """What a file is locked with. Nothing shows it, neither a traceback nor a log.

    Two ways in which a keyboard may write the same letter are the same password.

    Raises:
        ValueError: it is empty.
    """

    __slots__ = ("_key",)

    def __init__(self, text: str) -> None:
        if not text:
            raise ValueError("a password has at least one character")
        self._key = (_PREFIX + normalize("NFC", text)).encode("utf-8", "surrogatepass")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Password) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)

    def __repr__(self) -> str:
        return "Password(…)"

    def parameters(self, *, new: bool) -> str:
        """What opens a file with it, as the query of a URI; with a salt of its own for a ``new`` file."""
        salt = {"cipher_salt": (MAGIC + os.urandom(_RANDOM_BYTES)).hex()} if new else {}
        query = {**_CIPHER, **salt, "hexkey": self._key.hex()}
        return "&".join(f"{name}={value}" for name, value in query.items())


def connect(file: Path, mode: str, password: Password) -> sqlite3.Connection:
    """As ``connection.connect``: to a locked file, or to an empty one, which is locked with the first write.

    Raises:
        WrongPassword: it is another file's.
        Unsupported: the library is missing.
        sqlite3.Error: the file cannot be opened.
    """
    place = file.absolute()
    if not place.stat().st_size:
        return _connect(place, mode, password.parameters(new=True), password)
    journal = journal_of(place)
    if _size(journal):
        # Taking back what was broken off with a wrong password would lose it: it is tried on a copy.
        with tempfile.TemporaryDirectory(prefix="interview-helper-") as folder:
            for original in (place, journal):
                shutil.copyfile(original, Path(folder, original.name))
            _checked(_connect_known(Path(folder, place.name), "rw", password), file, _UNREADABLE).close()
    return _checked(_connect_known(place, mode, password), file, (sqlite3.SQLITE_NOTADB,))


def _connect_known(file: Path, mode: str, password: Password) -> sqlite3.Connection:
    return _connect(file, mode, password.parameters(new=False), password)


def _connect(file: Path, mode: str, parameters: str, password: Password) -> sqlite3.Connection:
    opened: sqlite3.Connection = library().connect(f"{uri_of(file)}?mode={mode}&{parameters}", password)
    return opened


def _checked(connection: sqlite3.Connection, file: Path, wrong: Sequence[int]) -> sqlite3.Connection:
    """Read the beginning, which the password has to fit: else SQLite answers with one of the ``wrong`` codes.

    Raises:
        WrongPassword: it does not.
        sqlite3.Error: it cannot be read.
    """
    try:
        connection.execute("PRAGMA user_version").fetchall()
    except sqlite3.Error as error:
        connection.close()
        if primary_code(error) not in wrong:
            raise
        raise wrong_password(file) from None
    return connection


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0


def library() -> ModuleType:
    try:
        from interview_helper.storage import locked_connection
    except ImportError as error:
        raise Unsupported(
            f"The data has a password, and what opens it is missing from the Python at {sys.executable}. "
            "Install Interview Helper again, or this alone: pip install apsw-sqlite3mc"
        ) from error
    return locked_connection


_told: list[Password] = []


def tell(password: Password) -> None:
    """Remember the password of a backup, until the program ends."""
    if password not in _told:
        _told.append(password)


def told() -> tuple[Password, ...]:
    """The passwords of backups that were told."""
    return tuple(_told)
