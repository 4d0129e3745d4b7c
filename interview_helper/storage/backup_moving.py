"""Backups in the folder that the user chose, a synced one or another disk: taken there, verified, kept.

A chosen folder is never made: where a disk or a share is missing, that would put files where nobody looks
for them. They stay beside the data then, until it is there again.
"""

from __future__ import annotations

import errno
import filecmp
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from interview_helper.domain.backups import Backup, highest_number
from interview_helper.files import create_private, os_error_words, sync_file, sync_folder, write_whole
from interview_helper.storage.backups import backups_in, beside, remove_superfluous
from interview_helper.storage.errors import StorageError

CHOICE = "backup-folder.txt"
"""In the data's folder; paths.py reads it."""
_LONGEST = 4_000

Moving = Callable[[int, int], None]
"""Told how many backups were moved and how many there are; called in the thread that moves."""


class FolderRefused(StorageError):
    """A folder that cannot be chosen for backups; nothing was changed."""


class Moved(NamedTuple):
    """How many ``backups`` were moved; ``trouble`` is a sentence where others had to stay."""

    backups: int = 0
    trouble: str = ""


def choose_folder(data_folder: Path, folder: Path) -> Path:
    """Keep a folder for backups from now on; the one beside the data where that is chosen.

    Returns:
        The folder, by its whole path.

    Raises:
        FolderRefused: it cannot be used.
    """
    own = beside(data_folder / "data")
    folder = Path(os.path.abspath(folder))  # noqa: PTH100  (a link in it is the user's to change)
    try:
        if folder == own or (own.exists() and folder.exists() and folder.samefile(own)):
            (data_folder / CHOICE).unlink(missing_ok=True)
            return own
        if not folder.is_dir():
            raise _refused(folder, "that folder is not there")
        if folder.samefile(data_folder):
            raise _refused(folder, "that is where your data is kept")
        _try_out(folder)
        line = f"{folder}\n".encode()
        if len(line) > _LONGEST or len(f"{folder}".splitlines()) != 1:
            raise _refused(folder, "its name cannot be kept")
        write_whole(data_folder / CHOICE, line)
    except UnicodeEncodeError as error:
        raise _refused(folder, "its name cannot be kept") from error
    except OSError as error:
        raise _refused(folder, os_error_words(error)) from error
    return folder


def move_backups(
    source: Path, target: Path, moving: Moving | None = None, *, keep_all: bool = False
) -> Moved:
    """Take every backup from one folder to another that is there, the oldest first.

    Each is copied, compared and on the disk before it goes from where it was; none is ever replaced. One
    that is not numbered after those that are there already gets the next number. Then, unless it is to
    ``keep_all``, those are removed that are kept no longer.
    """
    found = backups_in(source)[::-1]
    done = 0
    try:
        if not target.is_dir():
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        for done, backup in enumerate(found):
            if moving is not None:
                moving(done, len(found))
            moved = _move(backup, target)
            if not keep_all:
                remove_superfluous(target, moved.name)
    except OSError as error:
        words = os_error_words(error)
        return Moved(
            done,
            f"The folder chosen for backups, {target}, could not be used: {words}. Until it can, backups "
            f"stay in {source}. Put that right, or choose another folder under Backups.",
        )
    return Moved(len(found))


def _move(backup: Backup, target: Path) -> Backup:
    known = backups_in(target)
    name = backup.name
    place = target / name.file_name
    # What was broken off between the two last steps is found as it was left.
    if not any(other.file == place and _equal(place, backup.file) for other in known):
        highest = highest_number(other.name for other in known)
        if name.number <= highest:
            name = name._replace(number=highest + 1)
        place = target / name.file_name
        _copy(backup.file, place)
    backup.file.unlink()
    return Backup(place, name, backup.size)


def _copy(source: Path, target: Path) -> None:
    # Always the same name for the same backup: what a killed program left is found again.
    temporary = target.with_name(f".{target.name}.part")
    temporary.unlink(missing_ok=True)
    descriptor = create_private(temporary)
    try:
        with source.open("rb") as read, os.fdopen(descriptor, "wb") as written:
            shutil.copyfileobj(read, written)
        sync_file(temporary)
        if not _equal(source, temporary):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        if target.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
        temporary.replace(target)
        sync_folder(target.parent)
    finally:
        temporary.unlink(missing_ok=True)


def _equal(one: Path, other: Path) -> bool:
    return filecmp.cmp(one, other, shallow=False)


def _try_out(folder: Path) -> None:
    """Raises: OSError: nothing can be written there."""
    trial = folder / f".interview-helper-{os.urandom(8).hex()}.part"
    os.close(create_private(trial))
    trial.unlink()


def _refused(folder: Path, words: str) -> FolderRefused:
    return FolderRefused(
        f"Backups cannot go to {folder}: {words}. Nothing was changed. Choose another folder."
    )
