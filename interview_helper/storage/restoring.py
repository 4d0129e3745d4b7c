"""A backup takes the place of the data in the open file, or everything stays as it was."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from interview_helper.domain.backups import before_label
from interview_helper.storage import totals
from interview_helper.storage.backups import make_backup
from interview_helper.storage.connection import password_of, recognise_current
from interview_helper.storage.copying import Progress, copy_pages
from interview_helper.storage.database import Database
from interview_helper.storage.errors import (
    SQLITE_FAULTS,
    AlreadyOpen,
    Damaged,
    Locked,
    NewerVersion,
    NotOurs,
    ReadFailed,
    StorageError,
    WrongPassword,
    damaged,
    reading,
    write_failure,
)
from interview_helper.storage.read_only import ReadOnlyDatabase, open_to_read
from interview_helper.storage.verifying import faults

if TYPE_CHECKING:
    from interview_helper.storage.locking import Password

_WHY = before_label("restore")
_WORDS: dict[type[StorageError], str] = {
    AlreadyOpen: "another program is using it",
    Damaged: "it is damaged",
    NewerVersion: "a newer version of Interview Helper wrote it",
    NotOurs: "it is not Interview Helper’s data, or is damaged at its beginning",
    ReadFailed: "the disk did not give its content",
    Locked: "it is locked with a password, and your data is not",
    WrongPassword: "it is locked with another password than your data",
}
# What SQLite counts in the head of a file: changes, changes of its tables, and the first of them again, with
# its own version, which may have been another when the backup was made.
_COUNTERS = (slice(24, 28), slice(40, 44), slice(92, 100))


class BadBackup(StorageError):
    """A backup that cannot be used; nothing was changed because of it."""


class LockedBackup(BadBackup):
    """A backup that is locked with a password that nobody has told."""


class NotRestored(StorageError):
    """A backup that is good was not restored; the data is what it was before."""


def restore(database: Database, backup: Path, after: int = 0, progress: Progress | None = None) -> Path:
    """Put a backup, of this version or an older one, in the place of all data.

    The backup is verified first, then what is there now is backed up, then all is replaced in one
    transaction and verified again.

    Args:
        database: the data, open.
        backup: the file to restore; it is only read.
        after: the highest number of a backup elsewhere.
        progress: told how far the copying is, of the backup of what is there now first, then of the data.

    Returns:
        The backup of what was there before.

    Raises:
        BadBackup, NotRestored: nothing was changed.
        StorageError: there is no backup of what is there now, or it could not be saved; nothing was changed.
    """
    with whole_copy(database, backup) as wanted:
        made = make_backup(database, _WHY, date.today(), after=after, progress=progress)
        # Never a number that another backup has already: by it, later saves are told from earlier ones.
        wanted._connection.execute("UPDATE total SET saves = max(saves, ?) + 1", (database.saves(),))
        try:
            database.replace_all(wanted, progress)
        except (Damaged, ReadFailed) as error:
            with closing(open_to_read(made, database.password)) as before:
                database.replace_all(before)
            raise NotRestored(
                f"The backup {backup} was not restored: the disk did not keep it. "
                "Your data is what it was before. Check that disk."
            ) from error
    return made


@contextmanager
def whole_copy(database: Database, backup: Path) -> Iterator[ReadOnlyDatabase]:
    """A backup in memory, verified, brought up to date where it is of an older version.

    Raises:
        BadBackup: it is not good, or not there.
    """
    with opened_backup(backup, database.file, database.password) as found:
        memory = sqlite3.connect(":memory:", isolation_level=None)
        whole = ReadOnlyDatabase(backup, memory, (0, 0))
        try:
            copy_pages(found._connection, memory)
        except SQLITE_FAULTS as error:
            memory.close()
            raise bad_backup(backup, "it is damaged") from error
    with closing(whole):
        found_faults = faults_of(whole)
        if found_faults:
            raise bad_backup(backup, "it is damaged")
        yield whole


@contextmanager
def opened_backup(backup: Path, data: Path, password: Password | None) -> Iterator[ReadOnlyDatabase]:
    """A backup to look at, without a change to anything.

    Args:
        backup: the file.
        data: the data file that is open in this process, which is never opened a second time.
        password: for one that is locked.

    Raises:
        BadBackup: it cannot be opened.
    """
    try:
        if data.exists() and backup.samefile(data):
            raise bad_backup(backup, "that is the data itself")
        opened = open_known(backup, password)
    except OSError as error:
        raise bad_backup(backup, "it is not there any more") from error
    except BadBackup:
        raise
    except Locked as error:
        raise LockedBackup(str(bad_backup(backup, _WORDS[type(error)]))) from error
    except StorageError as error:
        raise bad_backup(backup, _WORDS.get(type(error), "it could not be read")) from error
    with closing(opened):
        yield opened


def open_known(backup: Path, password: Password | None) -> ReadOnlyDatabase:
    """``open_to_read``, where it is locked otherwise with one of the passwords that the user has told.

    Raises:
        StorageError, OSError: it cannot be opened.
    """
    try:
        return open_to_read(backup, password)
    except Locked:
        from interview_helper.storage.locking import told

        for other in told():
            with suppress(WrongPassword):
                return open_to_read(backup, other)
        raise


def faults_of(backup: ReadOnlyDatabase) -> list[str]:
    """What is wrong with it, a sentence each; none when all is well."""
    try:
        return backup.check()
    except StorageError as error:
        return [str(error)]


def bad_backup(backup: Path, words: str) -> BadBackup:
    """It cannot be used; ``words`` say why, as the end of a sentence."""
    return BadBackup(f"The backup {backup} cannot be used: {words}. Nothing was changed. Choose another one.")


def replace_content(
    source: sqlite3.Connection, target: sqlite3.Connection, file: Path, progress: Progress | None
) -> None:
    """Copy a sound database over an open and locked one in one transaction, and verify that.

    Raises:
        SaveFailed: nothing was changed.
        Damaged, ReadFailed: what was copied is not what was to be.
    """
    try:
        copy_pages(source, target, progress)
    except SQLITE_FAULTS as error:
        raise write_failure(file, error) from error
    with reading(file):
        recognise_current(target, file)
        if not _same(source, target):
            raise damaged(file, "the disk did not keep what was written")


def _same(source: sqlite3.Connection, target: sqlite3.Connection) -> bool:
    """Whether every byte of a copy, read from its file again, is that of what was copied."""
    # What is locked has other pages; and an SQLite may have been built without that.
    if password_of(target) is not None or not hasattr(source, "serialize"):
        return not faults(target) and totals.total(target) == totals.total(source)
    return _content(source) == _content(target)


def _content(connection: sqlite3.Connection) -> bytes:
    content = bytearray(connection.serialize())
    for counted in _COUNTERS:
        content[counted] = bytes(counted.stop - counted.start)
    return bytes(content)
