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
from interview_helper.storage.connection import connect
from interview_helper.storage.errors import (
    SQLITE_FAULTS,
    BadRow,
    StorageError,
    backup_failed,
    backup_failure,
)

_JOURNALS = ("-journal", "-wal")


def copy_verified(
    connection: sqlite3.Connection,
    file: Path,
    target: Path,
    good: Callable[[sqlite3.Connection, Path], bool],
) -> None:
    """Copy a database to a single file (0600).

    Args:
        connection: the database, open in this thread.
        file: where it lies.
        target: the copy's place; an older file there is replaced.
        good: says of the copy, opened to read under the path given to it, whether it may stay.

    Raises:
        BackupFailed: it could not be made or is not good; an older target is as it was.
        Damaged, ReadFailed: the database itself could not be read.
    """
    try:
        _refuse_target(file, target)
        temporary = temporary_beside(target)
        os.close(create_private(temporary))
        try:
            _copy(connection, file, temporary, target)
            sync_file(temporary)
            _read_back(temporary, target, good)
            temporary.replace(target)
            sync_folder(target.parent)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise backup_failed(target, os_error_words(error)) from error


def _refuse_target(file: Path, target: Path) -> None:
    if target.exists() and target.samefile(file):
        raise backup_failed(target, "that is the data itself")
    for journal in _JOURNALS:
        beside = target.with_name(target.name + journal)
        if beside.exists():
            # It would be played back into the backup when that is opened.
            raise backup_failed(target, f"{beside.name} lies beside it, left by another program")


def _copy(connection: sqlite3.Connection, file: Path, temporary: Path, target: Path) -> None:
    try:
        with closing(connect(temporary, "rw")) as copy:
            copy.execute("PRAGMA journal_mode = OFF")
            connection.backup(copy)
    except SQLITE_FAULTS as error:
        raise backup_failure(file, target, error) from error


def _read_back(temporary: Path, target: Path, good: Callable[[sqlite3.Connection, Path], bool]) -> None:
    """Read the copy as a stranger would."""
    try:
        with closing(connect(temporary, "ro")) as copy:
            passed = good(copy, temporary)
    except (*SQLITE_FAULTS, BadRow, StorageError) as error:
        raise backup_failed(target, "the copy could not be read back") from error
    if not passed:
        raise backup_failed(target, "the copy does not pass the checks")
