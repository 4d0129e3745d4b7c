"""Backups beside the data: made, verified, numbered, and removed when they are kept no longer.

Where the user has chosen another folder, they are taken there afterwards: see backup_moving.py. A share that
does not answer must not hold up a save.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from interview_helper.domain.backups import (
    Backup,
    BackupName,
    Kind,
    before_label,
    highest_number,
    is_due,
    parse_name,
    scheduled_kind,
    superfluous,
)
from interview_helper.files import os_error_words, private_folder, remove_leftovers, remove_overwriting
from interview_helper.storage.errors import StorageError, backup_failed

if TYPE_CHECKING:
    from interview_helper.storage.copying import Progress
    from interview_helper.storage.database import Database
    from interview_helper.storage.locking import Password

FOLDER = "backups"
"""The folder beside the data."""


class Look(NamedTuple):
    """What there is of backups: their names, and how often something had been saved when the newest was made.

    ``saves`` is ``None`` where that cannot be read.
    """

    names: tuple[BackupName, ...] = ()
    saves: int | None = None


def beside(file: Path) -> Path:
    """The folder for the backups of a data file."""
    return file.parent / FOLDER


def backups_in(*folders: Path) -> list[Backup]:
    """Every backup in some folders, the newest first. A folder that cannot be read has none."""
    found: dict[Path, Backup] = {}
    for folder in folders:
        with suppress(OSError):
            for file in folder.iterdir():
                name = parse_name(file.name)
                # Each by itself: one that another thread takes away meanwhile must not hide the others.
                with suppress(OSError):
                    if name is not None and file.is_file() and not file.is_symlink():
                        found[file] = Backup(file, name, file.stat().st_size)
    return sorted(found.values(), key=lambda backup: backup.name.place, reverse=True)


def look_at_backups(*folders: Path, password: Password | None = None) -> Look:
    """What there is, for saying later whether a backup is due; it may take as long as a share does."""
    # Imported here: few starts come so far.
    from interview_helper.storage.looking import opened_as_it_is

    found = backups_in(*folders)
    saves = None
    if found:
        with suppress(StorageError), opened_as_it_is(found[0].file, password) as newest:
            saves = newest.saves()
    return Look(tuple(backup.name for backup in found), saves)


def back_up_if_due(
    database: Database, look: Look, today: date, progress: Progress | None = None
) -> Path | None:
    """Make the scheduled backup; ``None`` where the day has one, or nothing was saved since the newest.

    Raises:
        StorageError: as ``make_backup`` does; also when the data cannot be read.
    """
    saved_since = look.saves != database.saves() if look.names else database.saves() > 0
    if not is_due(look.names, today) or not saved_since:
        return None
    label = scheduled_kind(look.names)
    return make_backup(database, label, today, after=highest_number(look.names), progress=progress)


def back_up_by_hand(
    database: Database, today: date, after: int = 0, progress: Progress | None = None
) -> Path:
    """Make a backup because the user asks for it; it is never removed by the program.

    Raises:
        StorageError: as ``make_backup`` does.
    """
    return make_backup(database, Kind.BY_HAND, today, after=after, progress=progress)


def backup_before_import(database: Database, folder: Path, after: int = 0) -> Path | None:
    """Make the backup without which nothing is imported; ``None`` where there is no company yet.

    Raises:
        StorageError: as ``backup_before`` does; also when the companies cannot be counted.
    """
    return backup_before(database, folder, "import", after) if database.count() else None


def backup_before(database: Database, folder: Path, why: str, after: int = 0) -> Path:
    """Make a verified backup before something large, and remove those that are kept no longer.

    Args:
        database: what is backed up.
        folder: where to; made if it is missing.
        why: what is about to happen, in lower-case letters, digits and hyphens.
        after: the highest number of a backup elsewhere.

    Returns:
        The file that was made.

    Raises:
        StorageError: there is no backup, or an old one could not be removed: do not go on.
        ValueError: ``why`` is not such a word.
    """
    with next_backup(folder, why, after) as target:
        database.backup(target)
    return target


def make_backup(
    database: Database, label: str, today: date, *, after: int = 0, progress: Progress | None = None
) -> Path:
    """Make a verified backup beside the data, and remove those that are kept no longer.

    Args:
        database: what is backed up.
        label: why, as ``BackupName`` has it.
        today: the day for its name.
        after: the highest number of a backup elsewhere.
        progress: told how far the copying is.

    Raises:
        StorageError: there is no backup, or an old one could not be removed.
    """
    with _next(beside(database.file), label, today, after) as target:
        database.backup(target, progress)
    return target


@contextmanager
def next_backup(folder: Path, why: str, after: int = 0) -> Iterator[Path]:
    """The name for a backup before something, to be made inside; then old ones are removed.

    Raises:
        BackupFailed: the folder cannot be used.
        ValueError: ``why`` is not a word for a file's name.
    """
    with _next(folder, before_label(why), date.today(), after) as target:
        yield target


@contextmanager
def _next(folder: Path, label: str, today: date, after: int) -> Iterator[Path]:
    try:
        private_folder(folder)
        remove_leftovers(folder)
        known = [backup.name for backup in backups_in(folder)]
        name = BackupName(max(after, highest_number(known)) + 1, today, label)
        target = folder / name.file_name
        yield target
        remove_superfluous(folder, name)
    except OSError as error:
        raise backup_failed(folder, os_error_words(error)) from error


def remove_superfluous(folder: Path, made: BackupName) -> None:
    """Remove the backups that are kept no longer, now that one was ``made``, which is good.

    That one is never removed: so there is always one that is good.

    Raises:
        OSError: one could not be removed.
    """
    names: Sequence[BackupName] = [backup.name for backup in backups_in(folder)]
    for old in superfluous(names, made):
        (folder / old.file_name).unlink()


def remove_backups(files: Iterable[Path]) -> list[Path]:
    """Remove backups and overwrite what they held, as far as the disk does that; those that could not be."""
    left = []
    for file in files:
        try:
            remove_overwriting(file)
        except FileNotFoundError:
            continue
        except OSError:
            left.append(file)
    return left
