"""How much there should be: one row that counts companies and revisions and sums up their checksums."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from interview_helper.storage.errors import BadRow


class Total(NamedTuple):
    """How many there are, of them in the trash, and the sums of their checksums; or what is added."""

    companies: int = 0
    trashed: int = 0
    checksums: int = 0
    revisions: int = 0
    revision_checksums: int = 0


NOTHING = Total()


def total(connection: sqlite3.Connection) -> Total:
    """How much there should be.

    Raises:
        BadRow: that row is lost.
    """
    row = connection.execute(
        "SELECT companies, trashed, checksums, revisions, revision_checksums FROM total"
    ).fetchone()
    if row is None:
        raise missing()
    return Total(*row)


def saves(connection: sqlite3.Connection) -> int:
    """How often anything was saved: of two files of one user, the greater number is the later one.

    Raises:
        BadRow: that row is lost.
    """
    row: tuple[int] | None = connection.execute("SELECT saves FROM total").fetchone()
    if row is None:
        raise missing()
    return row[0]


def add(changes: Iterable[Total]) -> Total:
    """The changes together."""
    rows = [NOTHING, *changes]
    return Total(*map(sum, zip(*rows, strict=True)))


def add_to_total(connection: sqlite3.Connection, changes: Iterable[Total], *, saves: int = 1) -> None:
    """Bring the total up to date inside the transaction of the changes, and count it as so many saves."""
    connection.execute(
        "UPDATE total SET companies = companies + ?, trashed = trashed + ?, checksums = checksums + ?,"
        " revisions = revisions + ?, revision_checksums = revision_checksums + ?, saves = saves + ?",
        (*add(changes), saves),
    )


def compare_total(connection: sqlite3.Connection, companies: int, trashed: int, checksums: int) -> None:
    """Raises: BadRow: these are not all companies that were saved."""
    if (companies, trashed, checksums) != total(connection)[:3]:
        raise missing()


def missing() -> BadRow:
    """What it means when something that was saved is not there."""
    return BadRow("the companies in it are not all that were saved")
