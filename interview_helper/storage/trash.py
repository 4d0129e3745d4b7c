"""What lies in the trash, and who was told that it will be emptied."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from datetime import UTC, datetime

from interview_helper.domain.company import CompanySummary
from interview_helper.storage.errors import BadRow
from interview_helper.storage.rows import LISTED, summary
from interview_helper.storage.shared import value_of

TOLD = "trash"
"""The name of the row with what was told."""


def trashed(connection: sqlite3.Connection) -> list[CompanySummary]:
    """The companies in the trash, the last thrown away first.

    Raises:
        BadRow: one is not as it was saved.
    """
    rows = connection.execute(
        f"{LISTED} NOT INDEXED WHERE trashed_at IS NOT NULL ORDER BY trashed_at DESC, number DESC"
    ).fetchall()
    return [summary(row) for row in rows]


def told(connection: sqlite3.Connection) -> dict[str, datetime]:
    """When the user was told of each company, by its id, that it will be erased soon.

    Raises:
        BadRow: that is not as it was saved.
    """
    value = value_of(connection, TOLD)
    try:
        found = {key: datetime.fromisoformat(at) for key, at in json.loads(value or "{}").items()}
        if any(at.tzinfo is None for at in found.values()):
            raise ValueError("a time without a zone")
        return found
    except (ValueError, TypeError, AttributeError) as error:
        raise BadRow("what was told of the trash makes no sense") from error


def told_value(told_at: Mapping[str, datetime]) -> dict[str, str]:
    """The same as a value for ``Database.write``, by the name of its row."""
    return {TOLD: json.dumps({key: at.astimezone(UTC).isoformat() for key, at in told_at.items()})}
