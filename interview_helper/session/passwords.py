"""Jobs around the password of the data and of its backups, for the store's thread and for one aside."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from interview_helper.session.backup_places import Places
from interview_helper.storage.backups import back_up_by_hand, backups_in, remove_backups
from interview_helper.storage.database import Database

if TYPE_CHECKING:
    from interview_helper.storage.locking import Password


class Passwords(NamedTuple):
    """The password that the data had, and the one that it has now."""

    old: Password | None
    new: Password | None


def backups_of(places: Places) -> list[Path]:
    """The backups that there are; it may take as long as a share does."""
    return [backup.file for backup in backups_in(*places.folders)]


def set_password(present: str, new: str) -> Callable[[Database], Passwords | None]:
    """A job that sets, changes or removes the password; ``""`` stands for none.

    It returns ``None`` where the present one is another.
    """
    # Imported here: a password is seldom set.
    from interview_helper.storage.locking import Password

    old = Password(present) if present else None
    wanted = Password(new) if new else None

    def job(database: Database) -> Passwords | None:
        if database.password != old:
            return None
        database.set_password(wanted)
        return Passwords(old, wanted)

    return job


def relock(backups: Iterable[Path], passwords: Passwords) -> list[Path]:
    """Give backups the data's password; those that keep what they have."""
    from interview_helper.storage.relocking import relock_backups

    return relock_backups(backups, passwords.old, passwords.new)


def tell_password(backup: Path, text: str) -> bool:
    """Try a password on a backup, and remember it until the program ends where it fits; whether it does.

    A backup that is of no use for another reason is not its password's fault: that is said elsewhere.
    """
    from interview_helper.storage.errors import StorageError, WrongPassword
    from interview_helper.storage.locking import Password, tell
    from interview_helper.storage.read_only import open_to_read

    password = Password(text)
    try:
        open_to_read(backup, password).close()
    except WrongPassword:
        return False
    except (StorageError, OSError):
        return True
    tell(password)
    return True


def back_up_anew(today: date, after: int) -> Callable[[Database], Path]:
    """A job that makes a new backup, numbered higher than ``after``.

    It raises a StorageError where there is none.
    """
    return lambda database: back_up_by_hand(database, today, after)


def remove(backups: Iterable[Path]) -> list[Path]:
    """Remove backups, which may take as long as a share does; those that could not be."""
    return remove_backups(backups)
