"""Data files of older versions are brought up to date: after a verified backup, in one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from interview_helper.domain.company import Company
from interview_helper.storage import rows, totals, version_1, version_2
from interview_helper.storage.backups import next_backup
from interview_helper.storage.copying import copy_verified
from interview_helper.storage.errors import SQLITE_FAULTS, BadRow, damaged, write_failure
from interview_helper.storage.schema import FILL, VERSION
from interview_helper.storage.shared import save_shared


class Old(NamedTuple):
    """An older version: the statements that made its tables, and what reads it, everything verified."""

    tables: tuple[str, ...]
    load_all: Callable[[sqlite3.Connection], Iterator[Company]]
    load_shared: Callable[[sqlite3.Connection], dict[str, str]]


OLD: dict[int, Old] = {
    1: Old(version_1.TABLES, version_1.load_all, version_1.load_shared),
    2: Old(version_2.TABLES, version_2.load_all, version_2.load_shared),
}
"""Every older version that is still read."""


class Whole(NamedTuple):
    """Every company, and what counts for all of them by the names of its rows."""

    companies: list[Company]
    shared: dict[str, str]


def migrate(connection: sqlite3.Connection, file: Path, version: int) -> None:
    """Bring an open and locked data file from an older version to the present one.

    It is the old version or the new one, whole, whenever the machine stops.

    Raises:
        Damaged: it is not as it was saved.
        BackupFailed: there is no good backup; nothing was changed.
        SaveFailed: the new version could not be written; nothing was changed.
    """
    try:
        whole = read_older(connection, version)
    except BadRow as bad:
        raise damaged(file, str(bad)) from bad

    def same(copy: sqlite3.Connection, _: Path) -> bool:
        sound = copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return sound and read_older(copy, version) == whole

    with next_backup(file.parent / "backups", f"version-{VERSION}") as target:
        copy_verified(connection, file, target, same)
    try:
        connection.execute("BEGIN IMMEDIATE")
        try:
            _make_anew(connection, whole)
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
    except SQLITE_FAULTS as error:
        raise write_failure(file, error) from error


def read_older(connection: sqlite3.Connection, version: int) -> Whole:
    """All that is in a file of an older version.

    Raises:
        BadRow: it is not as it was saved.
    """
    old = OLD[version]
    return Whole(list(old.load_all(connection)), old.load_shared(connection))


def _make_anew(connection: sqlite3.Connection, whole: Whole) -> None:
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
    totals.add_to_total(connection, [rows.save(connection, company) for company in whole.companies])
    save_shared(connection, whole.shared)
    connection.execute(f"PRAGMA user_version = {VERSION}")
