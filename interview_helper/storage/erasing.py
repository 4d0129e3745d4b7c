"""Companies that were erased for good are taken out of the backups too.

A backup is never changed in its place: a copy without those companies is made beside it, verified, and
takes its name. What the old one held is overwritten then, as far as the disk does that.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Collection, Iterable
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from interview_helper.files import (
    create_private,
    remove_overwriting,
    replace_overwriting,
    sync_file,
    temporary_beside,
)
from interview_helper.storage.backups import backups_in
from interview_helper.storage.connection import connect_like, connect_to_data, is_locked, recognise_current
from interview_helper.storage.copying import copy_pages
from interview_helper.storage.errors import SQLITE_FAULTS, BadRow, StorageError
from interview_helper.storage.journals import journals_beside
from interview_helper.storage.rows import remove
from interview_helper.storage.schema import APPLICATION_ID, VERSION
from interview_helper.storage.totals import Total, add, add_to_total, total
from interview_helper.storage.verifying import faults

if TYPE_CHECKING:
    from interview_helper.storage.locking import Password

_FAULTS = (*SQLITE_FAULTS, BadRow, StorageError, OSError)
_ID_AT = 68
"""Where SQLite keeps the number of the program that a file belongs to."""


class Holding(NamedTuple):
    """Backups that hold some companies, by what can be done about it.

    ``older`` are of an older version and can only be removed whole. Of ``unreadable`` nobody knows what they
    hold: they are damaged, locked with another password, of a newer version, or in use.
    """

    current: tuple[Path, ...] = ()
    older: tuple[Path, ...] = ()
    unreadable: tuple[Path, ...] = ()


class Cleared(NamedTuple):
    """What came of it: backups without those companies now, removed ones, and those that are as they were."""

    rewritten: tuple[Path, ...]
    removed: tuple[Path, ...]
    failed: tuple[Path, ...]


def holding(
    folders: Iterable[Path],
    data_file: Path,
    company_ids: Collection[str],
    password: Password | None = None,
) -> Holding:
    """Look which backups hold one of these companies; nothing is changed.

    Args:
        folders: where backups lie.
        data_file: never touched, wherever it lies: it is open.
        company_ids: the companies.
        password: opens those that are locked.
    """
    found: dict[str, list[Path]] = {"current": [], "older": [], "unreadable": []}
    for file in _files(folders, data_file):
        try:
            version = _version_of_holder(file, company_ids, password)
        except _FAULTS:
            found["unreadable"].append(file)
        else:
            if version is not None:
                found["current" if version == VERSION else "older"].append(file)
    return Holding(*map(tuple, found.values()))


def clear(held: Holding, company_ids: Collection[str], password: Password | None = None) -> Cleared:
    """Take the companies out of the backups that hold them, and remove those of an older version.

    It can be done again: what is done stays done, whatever becomes of the rest.
    """
    ways: dict[Path, Callable[[], None]] = {
        file: partial(_rewrite, file, company_ids, password) for file in held.current
    }
    ways.update({file: partial(remove_overwriting, file) for file in held.older})
    done = {file for file, way in ways.items() if _succeeds(way)}
    # One that is gone meanwhile holds nothing any more.
    left = [file for file in (*held.unreadable, *ways) if file not in done and file.exists()]
    return Cleared(
        tuple(file for file in held.current if file in done),
        tuple(file for file in held.older if file in done),
        tuple(left),
    )


def _succeeds(way: Callable[[], None]) -> bool:
    """Whether it could be done; tried twice, because a backup that is made meanwhile takes leftovers away."""
    for _ in range(2):
        try:
            way()
        except _FAULTS:
            continue
        return True
    return False


def _files(folders: Iterable[Path], data_file: Path) -> list[Path]:
    """Every file that is a backup of this program, by its name or by its beginning."""
    folders = list(folders)
    named = {backup.file for backup in backups_in(*folders)}
    found: dict[Path, None] = {}
    for folder in folders:
        there: list[Path] = []
        with suppress(OSError):
            there = sorted(folder.glob("*.db"))
        for file in there:
            # Each by itself: one that cannot be looked at must not hide the others.
            with suppress(OSError):
                if not file.is_file() or (data_file.exists() and file.samefile(data_file)):
                    continue
                if file in named or file.name.startswith(data_file.stem) or _begins_as_ours(file):
                    found[Path(os.path.realpath(file))] = None
    return list(found)


def _begins_as_ours(file: Path) -> bool:
    if is_locked(file):
        return True
    with file.open("rb") as content:
        return content.read(_ID_AT + 4)[_ID_AT:] == APPLICATION_ID.to_bytes(4)


def _version_of_holder(file: Path, company_ids: Collection[str], password: Password | None) -> int | None:
    """The version of a file that holds one of the companies; ``None`` where it holds none.

    Raises:
        sqlite3.Error, BadRow, StorageError, OSError: that cannot be said.
    """
    if journals_beside(file):
        # It may hold more than the file.
        raise BadRow("another program’s journal lies beside it")
    connection, version = connect_to_data(file, "ro", password)
    with closing(connection):
        rows = connection.execute("SELECT id FROM company NOT INDEXED").fetchall()
    return version if any(key in company_ids for (key,) in rows) else None


def _rewrite(file: Path, company_ids: Collection[str], password: Password | None) -> None:
    """Put a verified copy without the companies in the place of a backup.

    Raises:
        sqlite3.Error, BadRow, StorageError, OSError: the backup is as it was.
    """
    temporary = temporary_beside(file)
    os.close(create_private(temporary))
    try:
        entry = file.stat()
        source, _ = connect_to_data(file, "ro", password)
        with closing(source):
            with closing(connect_like(source, temporary, "rw")) as copy:
                copy.execute("PRAGMA journal_mode = OFF")
                copy_pages(source, copy)
                left = _take_out(copy, company_ids)
            sync_file(temporary)
            with closing(connect_like(source, temporary, "ro")) as copy:
                recognise_current(copy, temporary)
                if faults(copy) or total(copy) != left:
                    raise BadRow("the copy does not pass the checks")
        os.utime(temporary, ns=(entry.st_atime_ns, entry.st_mtime_ns))
        replace_overwriting(file, temporary)
    finally:
        temporary.unlink(missing_ok=True)


def _take_out(copy: sqlite3.Connection, company_ids: Collection[str]) -> Total:
    """Delete the companies so that nothing of them stays in the file; what there should be afterwards.

    The backup counts as many saves as before: it is no later than it was.
    """
    for setting in ("foreign_keys = ON", "secure_delete = ON", "temp_store = MEMORY"):
        copy.execute(f"PRAGMA {setting}")
    before = total(copy)
    copy.execute("BEGIN")
    gone = add(remove(copy, company_id) for company_id in company_ids)
    add_to_total(copy, [gone], saves=0)
    copy.execute("COMMIT")
    copy.execute("VACUUM")
    return add([before, gone])
