"""Data files of older versions are brought up to date: after a verified backup, in one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

from interview_helper.domain.company import Company
from interview_helper.storage import rows, version_1
from interview_helper.storage.backups import next_backup
from interview_helper.storage.copying import copy_verified
from interview_helper.storage.errors import SQLITE_FAULTS, BadRow, damaged, write_failure
from interview_helper.storage.schema import FILL, VERSION

LoadAll = Callable[[sqlite3.Connection], Iterator[Company]]
READERS: dict[int, LoadAll] = {1: version_1.load_all}
"""What reads each older version, every company verified."""
OLD_TABLES: dict[int, tuple[str, ...]] = {1: version_1.TABLES}
"""The statements that made the tables of each older version."""


def migrate(connection: sqlite3.Connection, file: Path, version: int) -> None:
    """Bring an open and locked data file from an older version to the present one.

    It is the old version or the new one, whole, whenever the machine stops.

    Raises:
        Damaged: it is not as it was saved.
        BackupFailed: there is no good backup; nothing was changed.
        SaveFailed: the new version could not be written; nothing was changed.
    """
    load_all = READERS[version]
    try:
        companies = list(load_all(connection))
    except BadRow as bad:
        raise damaged(file, str(bad)) from bad

    def same(copy: sqlite3.Connection, _: Path) -> bool:
        whole = copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return whole and list(load_all(copy)) == companies

    with next_backup(file.parent / "backups", f"version-{VERSION}") as target:
        copy_verified(connection, file, target, same)
    try:
        connection.execute("BEGIN IMMEDIATE")
        try:
            _make_anew(connection, companies)
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
    except SQLITE_FAULTS as error:
        raise write_failure(file, error) from error


def _make_anew(connection: sqlite3.Connection, companies: list[Company]) -> None:
    """Tables of the present version in the place of the old ones.

    Not by ALTER TABLE: the statement that it leaves in the schema depends on the SQLite at hand, and
    every table is held to the very statement that made it.
    """
    made = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name = 'company', name"
    ).fetchall()
    for (name,) in made:
        connection.execute(f'DROP TABLE "{name}"')
    for statement in FILL:
        connection.execute(statement)
    rows.add_to_total(connection, [rows.save(connection, company) for company in companies])
    connection.execute(f"PRAGMA user_version = {VERSION}")
