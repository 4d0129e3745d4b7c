"""Notes as they were before, a row each with a checksum of its own."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from zlib import crc32

from interview_helper.domain.revisions import Revision, thinned
from interview_helper.storage.errors import BadRow
from interview_helper.storage.totals import Total, add

_ROWS = "SELECT company, place, at, text, checksum FROM revision"


def revision_sum(company: int, place: int, at: str, text: str) -> int:
    """The checksum of one; the company by the number of its row."""
    return crc32(f"{company}\0{place}\0{at}\0{text}".encode())


def keep(connection: sqlite3.Connection, company: int, at: str, text: str) -> Total:
    """Keep a company's notes as they were, and let go what is thinned out with age.

    Args:
        connection: inside the transaction of the change.
        company: the number of its row.
        at: when those notes were written.
        text: the notes.

    Returns:
        What that adds to the total.
    """
    places = [
        place for (place,) in connection.execute("SELECT place FROM revision WHERE company = ?", (company,))
    ]
    place = max(places, default=0) + 1
    added = revision_sum(company, place, at, text)
    connection.execute(
        "INSERT INTO revision (company, place, at, text, checksum) VALUES (?, ?, ?, ?, ?)",
        (company, place, at, text, added),
    )
    change = Total(revisions=1, revision_checksums=added)
    for old in thinned([*places, place]):
        gone = connection.execute(
            "DELETE FROM revision WHERE company = ? AND place = ? RETURNING checksum", (company, old)
        ).fetchall()
        # None where only a damaged index knows of it, which the check tells.
        change = add([change, Total(revisions=-len(gone), revision_checksums=-sum(sum(gone, ())))])
    return change


def revisions_of(connection: sqlite3.Connection, identity: str) -> list[Revision]:
    """A company's notes as they were, the newest first.

    Raises:
        BadRow: one is not as it was saved.
    """
    return [
        revision_of(*row)
        for row in connection.execute(
            f"{_ROWS} WHERE company = (SELECT number FROM company WHERE id = ?) ORDER BY place DESC",
            (identity,),
        ).fetchall()
    ]


def removed(connection: sqlite3.Connection, company: int) -> Total:
    """What goes from the total with a company's revisions."""
    count, checksums = connection.execute(
        "SELECT count(*), ifnull(sum(checksum), 0) FROM revision WHERE company = ?", (company,)
    ).fetchone()
    return Total(revisions=-count, revision_checksums=-checksums)


def revision_of(company: int, place: int, at: str, text: str, checksum: int) -> Revision:
    """A row as it was saved.

    Raises:
        BadRow: it is not as it was saved.
    """
    if revision_sum(company, place, at, text) != checksum:
        raise BadRow("notes as they were before are not as they were saved")
    try:
        return Revision(place, datetime.fromisoformat(at), text)
    except ValueError as error:
        raise BadRow("notes as they were before make no sense") from error
