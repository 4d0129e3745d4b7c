"""Backups that are made before something large happens, in a folder of their own beside the data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from interview_helper.files import os_error_words, private_folder, remove_leftovers
from interview_helper.storage.errors import backup_failed

if TYPE_CHECKING:
    from interview_helper.storage.database import Database

KEPT = 12
"""How many are kept."""

_NAME = re.compile(r"(\d{6,})-before-[a-z0-9-]+\.db")


def backup_before_import(database: Database, folder: Path) -> Path | None:
    """Make the backup without which nothing is imported; ``None`` where there is no company yet.

    Raises:
        StorageError: as ``backup_before`` does; also when the companies cannot be counted.
    """
    return backup_before(database, folder, "import") if database.count() else None


def backup_before(database: Database, folder: Path, why: str) -> Path:
    """Make a verified backup such as ``000001-before-import.db`` and remove all but the newest.

    Args:
        database: what is backed up.
        folder: where to; made if it is missing.
        why: what is about to happen, in lower-case letters, digits and hyphens.

    Returns:
        The file that was made.

    Raises:
        StorageError: there is no backup, or an old one could not be removed: do not go on.
        ValueError: ``why`` is not such a word.
    """
    with next_backup(folder, why) as target:
        database.backup(target)
    return target


@contextmanager
def next_backup(folder: Path, why: str) -> Iterator[Path]:
    """The name for the next backup, to be made inside; then all but the newest are removed.

    They are numbered, because clocks go wrong.

    Raises:
        BackupFailed: the folder cannot be used.
        ValueError: ``why`` is not a word for a file's name.
    """
    try:
        private_folder(folder)
        remove_leftovers(folder)
        last = max((number for number, _ in _numbered(folder)), default=0)
        target = folder / f"{last + 1:06d}-before-{why}.db"
        if not _NAME.fullmatch(target.name):
            raise ValueError(f"not a word for a backup's name: {why!r}")
        yield target
        for _, old in sorted(_numbered(folder))[:-KEPT]:
            old.unlink()
    except OSError as error:
        raise backup_failed(folder, os_error_words(error)) from error


def _numbered(folder: Path) -> list[tuple[int, Path]]:
    found = ((_NAME.fullmatch(file.name), file) for file in folder.iterdir())
    return [(int(match[1]), file) for match, file in found if match]
