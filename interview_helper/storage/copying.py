"""A copy of an open data file: verified before it takes its name, and never half there."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from interview_helper.files import (
    create_private,
    os_error_words,
    sync_file,
    sync_folder,
    temporary_beside,
)
from interview_helper.storage.connection import connect_like, password_of
from interview_helper.storage.errors import (
    SQLITE_FAULTS,
    BadRow,
    StorageError,
    backup_failed,
    backup_failure,
)
from interview_helper.storage.journals import journals_beside

_PAGES = 500
"""How many are copied between two reports."""

Progress = Callable[[int, int], None]
"""Told how much of a copy is done and how much there is; called in the thread that copies."""


def copy_verified(
    connection: sqlite3.Connection,
    file: Path,
    target: Path,
    good: Callable[[sqlite3.Connection, Path], bool],
    progress: Progress | None = None,
) -> None:
    """Copy a database to a single file (0600).

    Args:
        connection: the database, open in this thread.
        file: where it lies.
        target: the copy's place; an older file there is replaced.
        good: says of the copy, opened to read under the path given to it, whether it may stay.
        progress: told how far the copying is.

    Raises:
        BackupFailed: it could not be made or is not good; an older target is as it was.
        Damaged, ReadFailed: the database itself could not be read.
    """
    try:
        _refuse_target(file, target)
        temporary = temporary_beside(target)
        os.close(create_private(temporary))
        try:
            _copy(connection, file, temporary, target, progress)
            sync_file(temporary)
            _read_back(connection, temporary, target, good)
            temporary.replace(target)
            sync_folder(target.parent)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise backup_failed(target, os_error_words(error)) from error


def _refuse_target(file: Path, target: Path) -> None:
    if target.exists() and target.samefile(file):
        raise backup_failed(target, "that is the data itself")
    if left := journals_beside(target):
        raise backup_failed(target, f"{left[0].name} lies beside it, left by another program")


def copy_pages(
    source: sqlite3.Connection, target: sqlite3.Connection, progress: Progress | None = None
) -> None:
    """Copy a whole database in the place of another one, in one transaction of that other's.

    Raises:
        sqlite3.Error: it could not be copied; what the target held, it holds.
    """

    def step(status: int, remaining: int, total: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            # Python would try again for as long as that takes.
            raise sqlite3.OperationalError("another connection uses it")
        if progress is not None:
            progress(total - remaining, total)

    if password_of(source) is None and password_of(target) is None:
        source.backup(target, pages=_PAGES, progress=step)
    else:
        from interview_helper.storage import relocking

        relocking.copy_pages(source, target, _PAGES, step)


def _copy(
    connection: sqlite3.Connection, file: Path, temporary: Path, target: Path, progress: Progress | None
) -> None:
    try:
        with closing(connect_like(connection, temporary, "rw")) as copy:
            copy.execute("PRAGMA journal_mode = OFF")
            copy_pages(connection, copy, progress)
    except SQLITE_FAULTS as error:
        raise backup_failure(file, target, error) from error


def _read_back(
    connection: sqlite3.Connection,
    temporary: Path,
    target: Path,
    good: Callable[[sqlite3.Connection, Path], bool],
) -> None:
    """Read the copy as a stranger would."""
    try:
        with closing(connect_like(connection, temporary, "ro")) as copy:
            passed = good(copy, temporary)
    except (*SQLITE_FAULTS, BadRow, StorageError) as error:
        raise backup_failed(target, "the copy could not be read back") from error
    if not passed:
        raise backup_failed(target, "the copy does not pass the checks")
