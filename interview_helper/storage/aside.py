"""A data file that cannot be used is kept aside, never deleted; a backup may take its place."""

from __future__ import annotations

import os
import shutil
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from interview_helper.files import (
    create_private,
    os_error_words,
    sync_file,
    sync_folder,
    temporary_beside,
)
from interview_helper.storage.errors import SQLITE_FAULTS, StorageError, not_writable
from interview_helper.storage.journals import journal_of
from interview_helper.storage.read_only import open_to_read

if TYPE_CHECKING:
    from interview_helper.storage.locking import Password


def set_aside(file: Path, now: datetime, backup: Path | None = None) -> Path:
    """Give a data file another name in its folder, such as ``companies-damaged-2026-11-23-1042.db``.

    Its journal goes with it: without, what was broken off could not be taken back. A copy of a backup may
    take its place, in one step where the file system allows it; the backup stays.

    Args:
        file: the data file; nothing may have it open.
        now: for the name.
        backup: what takes its place; nothing does without.

    Returns:
        Where the data file lies now.

    Raises:
        NotWritable: everything is as it was.
    """
    try:
        target = _free_name(file, now)
        temporary = temporary_beside(file)
        try:
            if backup is not None:
                os.close(create_private(temporary))
                shutil.copyfile(backup, temporary)
                sync_file(temporary)
            _exchange(file, target, None if backup is None else temporary)
        finally:
            temporary.unlink(missing_ok=True)
        sync_folder(file.parent)
    except OSError as error:
        raise not_writable(file.parent, os_error_words(error)) from error
    return target


def _exchange(file: Path, target: Path, replacement: Path | None) -> None:
    journal, aside = journal_of(file), journal_of(target)
    # First the journal: one without its file is a nuisance, a new file beside an old journal is damaged.
    has_journal = journal.exists()
    if has_journal:
        journal.rename(aside)
    try:
        if replacement is None:
            file.rename(target)
            return
        try:
            os.link(file, target)
        except OSError:
            # A file system without hard links: for a moment nothing has the name.
            file.rename(target)
        # Before the power can go: of two names that were given, only the second may have been kept.
        sync_folder(file.parent)
        replacement.replace(file)
    except BaseException:
        if file.exists():
            # Renaming one of two links to the same file does nothing.
            target.unlink(missing_ok=True)
        else:
            target.rename(file)
        if has_journal:
            aside.rename(journal)
        raise


def companies_in_good(backup: Path, password: Password | None = None) -> int | None:
    """How many companies a backup holds; ``None`` where it is damaged or cannot be read.

    The password is for one that is locked.
    """
    with suppress(StorageError, *SQLITE_FAULTS, OSError), closing(open_to_read(backup, password)) as database:
        if not database.check():
            return database.count()
    return None


def _free_name(file: Path, now: datetime) -> Path:
    number = 1
    while True:
        ending = "" if number == 1 else f"-{number}"
        target = file.with_name(f"{file.stem}-damaged-{now:%Y-%m-%d-%H%M}{ending}{file.suffix}")
        if not (target.exists() or journal_of(target).exists()):
            return target
        number += 1
