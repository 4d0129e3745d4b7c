"""What counts for all companies: the user's priorities and templates of letters, a row each."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from zlib import crc32

from interview_helper.domain.common import NOTHING_COMMON, Common
from interview_helper.storage.errors import BadRow
from interview_helper.storage.schema import SHARED_NAMES

Shared = Mapping[str, str]
"""Values by the names of their rows."""


def load_common(connection: sqlite3.Connection) -> Common:
    """What counts for all companies.

    Raises:
        BadRow: it is not as it was saved.
    """
    priorities, letters = (value_of(connection, name) for name in ("priorities", "letters"))
    if not priorities and not letters:
        return NOTHING_COMMON
    # Imported here: a start where none of it was ever set does without.
    from interview_helper.storage.parts import letters_of, priorities_of

    try:
        return Common(priorities_of(priorities), *letters_of(letters))
    except (ValueError, TypeError, AttributeError) as error:
        raise BadRow("what counts for all companies makes no sense") from error


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


def value_of(connection: sqlite3.Connection, name: str) -> str:
    """The value of one row.

    Raises:
        BadRow: it is missing, or not as it was saved.
    """
    row = connection.execute("SELECT value, checksum FROM shared WHERE name = ?", (name,)).fetchone()
    if row is None:
        raise BadRow("what counts for all companies is missing")
    value, checksum = row
    if not isinstance(value, str) or crc32(value.encode()) != checksum:
        raise BadRow("what counts for all companies is not as it was saved")
    return value
