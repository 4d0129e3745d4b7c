"""What counts for all companies: the user's priorities and templates of letters, a row each."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from zlib import crc32

from interview_helper.domain.common import Common
from interview_helper.domain.priorities import Priorities
from interview_helper.storage.errors import BadRow
from interview_helper.storage.parts import Letters, letters_of, priorities_of
from interview_helper.storage.schema import SHARED_NAMES

Shared = Mapping[str, str]
"""Values by the names of their rows."""


def load_priorities(connection: sqlite3.Connection) -> Priorities:
    """The user's priorities; none where they were never changed.

    Raises:
        BadRow: they are not as they were saved.
    """
    try:
        return priorities_of(_value(connection, "priorities"))
    except (ValueError, TypeError) as error:
        raise BadRow("the priorities make no sense") from error


def load_letters(connection: sqlite3.Connection) -> tuple[Letters, str]:
    """The templates of letters that the user has changed, and how they sign.

    Raises:
        BadRow: they are not as they were saved.
    """
    try:
        return letters_of(_value(connection, "letters"))
    except (ValueError, TypeError, AttributeError) as error:
        raise BadRow("the templates of letters make no sense") from error


def load_common(connection: sqlite3.Connection) -> Common:
    """What counts for all companies.

    Raises:
        BadRow: it is not as it was saved.
    """
    letters, signature = load_letters(connection)
    return Common(load_priorities(connection), letters, signature)


def save_shared(connection: sqlite3.Connection, shared: Shared) -> None:
    """Replace the values of some rows.

    Raises:
        KeyError: there is no row of such a name.
    """
    for name, value in shared.items():
        if name not in SHARED_NAMES:
            raise KeyError(name)
        connection.execute(
            "INSERT OR REPLACE INTO shared VALUES (?, ?, ?)", (name, value, crc32(value.encode()))
        )


def _value(connection: sqlite3.Connection, name: str) -> str:
    row = connection.execute("SELECT value, checksum FROM shared WHERE name = ?", (name,)).fetchone()
    if row is None:
        raise BadRow("what counts for all companies is missing")
    value, checksum = row
    if not isinstance(value, str) or crc32(value.encode()) != checksum:
        raise BadRow("what counts for all companies is not as it was saved")
    return value
