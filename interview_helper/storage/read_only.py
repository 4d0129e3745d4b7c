"""Data that can only be read: a backup, or a file on a disk or in a folder without the right to write.

What is open here is the file itself, opened for reading, or a copy of it in memory. Neither the file nor
anything beside it is written.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NoReturn

from interview_helper.domain.company import Company
from interview_helper.files import os_error_words
from interview_helper.storage import rows, totals
from interview_helper.storage.connection import connect_to_data, identity_of
from interview_helper.storage.database import Database
from interview_helper.storage.errors import (
    SQLITE_FAULTS,
    ReadFailed,
    open_failure,
    read_only,
    reading,
)
from interview_helper.storage.journals import journal_of
from interview_helper.storage.schema import CREATE, VERSION
from interview_helper.storage.shared import Shared, save_shared

if TYPE_CHECKING:
    from interview_helper.storage.copying import Progress
    from interview_helper.storage.locking import Password

_NOWHERE = (0, 0)
"""The identity of what is in memory alone."""


class ReadOnlyDatabase(Database):
    """Companies that can be looked at and exported, and not changed."""

    read_only = True

    def write(
        self,
        changed: Sequence[Company],  # noqa: ARG002
        deleted: Sequence[str] = (),  # noqa: ARG002
        shared: Shared = MappingProxyType({}),  # noqa: ARG002
    ) -> NoReturn:
        """Refuse it.

        Raises:
            SaveFailed: always.
        """
        raise read_only(self.file)

    def replace_all(self, source: Database, progress: Progress | None = None) -> NoReturn:  # noqa: ARG002
        """Refuse it, as ``write`` does."""
        raise read_only(self.file)

    def set_password(self, password: Password | None) -> NoReturn:  # noqa: ARG002
        """Refuse it, as ``write`` does."""
        raise read_only(self.file)


def open_to_read(file: Path, password: Password | None = None) -> ReadOnlyDatabase:
    """Open a data file, or a backup, of this version or an older one, without a change to anything.

    The password is for one that is locked.

    Never for a file that this process has open already: closing it would drop that one's lock.

    Raises:
        StorageError: another program has it open, or it is not what is read here.
    """
    try:
        if _has_journal(file):
            return _without_what_was_broken_off(file, password)
        return _opened(file, file, password)
    except SQLITE_FAULTS as error:
        raise open_failure(file, error) from error
    except OSError as error:
        words = os_error_words(error)
        raise ReadFailed(
            f"The file {file} could not be read: {words}. Put that right, then try again."
        ) from error


def _opened(file: Path, shown: Path, password: Password | None) -> ReadOnlyDatabase:
    """``shown`` is the file's name for the user."""
    connection, version = connect_to_data(file, "ro", password)
    try:
        if version == VERSION:
            return ReadOnlyDatabase(shown, connection, identity_of(file))
        # Imported here: few files are older.
        from interview_helper.storage.migrating import read_older

        with closing(connection), reading(shown):
            return in_memory(shown, *read_older(connection, version))
    except BaseException:
        connection.close()
        raise


def _without_what_was_broken_off(file: Path, password: Password | None) -> ReadOnlyDatabase:
    """A save was broken off, and taking it back is writing: that is done in a copy for the user alone."""
    with tempfile.TemporaryDirectory(prefix="interview-helper-") as folder:
        copy = Path(folder) / file.name
        shutil.copyfile(file, copy)
        shutil.copyfile(journal_of(file), journal_of(copy))
        # The first read plays the journal back.
        connect_to_data(copy, "rw", password)[0].close()
        with closing(_opened(copy, file, password)) as database:
            return _copied(database)


def _copied(database: ReadOnlyDatabase) -> ReadOnlyDatabase:
    memory = _memory()
    database._connection.backup(memory)
    return ReadOnlyDatabase(database.file, memory, database._identity)


def in_memory(file: Path, companies: Sequence[Company], shared: Shared) -> ReadOnlyDatabase:
    """Companies that were read of a file, and what counts for all of them, apart from it."""
    memory = _memory()
    for statement in CREATE:
        memory.execute(statement)
    memory.execute("BEGIN")
    totals.add_to_total(memory, [rows.save(memory, company) for company in companies])
    save_shared(memory, shared)
    memory.execute("COMMIT")
    return ReadOnlyDatabase(file, memory, _NOWHERE)


def _memory() -> sqlite3.Connection:
    # Made by whoever reads the file; used by the store's thread from then on.
    return sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)


def _has_journal(file: Path) -> bool:
    with suppress(OSError):
        return journal_of(file).stat().st_size > 0
    return False
