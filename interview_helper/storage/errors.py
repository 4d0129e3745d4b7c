"""What can go wrong with the data file, each as a sentence or two for the user.

No message holds a company's name: messages end up in logs.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class StorageError(Exception):
    """Something is wrong with the data file; the text says what, where, and what to do.

    ``finding`` is its part without what to do, where that is offered by other means.
    """

    def __init__(self, text: str, finding: str = "") -> None:
        super().__init__(text)
        self.finding = finding or text


class NoData(StorageError):
    """There is no data file yet, and none was to be made."""


class AlreadyOpen(StorageError):
    """Another program holds the data file."""


class NewerVersion(StorageError):
    """A newer version of the program wrote the data file."""


class OlderVersion(StorageError):
    """An older version of the program wrote the data file, and it was only to be looked at."""


class NotOurs(StorageError):
    """The file in the place of the data file is something else."""


class NotWritable(StorageError):
    """The data file or its folder cannot be made or written."""


class Unsupported(StorageError):
    """This Python's SQLite cannot do what the data file needs."""


class Damaged(StorageError):
    """What the data file holds is not what was saved in it."""


class ReadFailed(StorageError):
    """The disk did not give the data file's content."""


class SaveFailed(StorageError):
    """A save was refused; the data file holds what it held before, and saving can be tried again."""


class BackupFailed(StorageError):
    """A backup could not be made or is not good; an older one of its name is as it was."""


class Locked(StorageError):
    """The data file is locked with a password, and none was given."""


class WrongPassword(Locked):
    """The data file is locked with another password than the one that was given."""


class PasswordFailed(StorageError):
    """The password could not be set, changed or removed."""


class BadRow(Exception):
    """Rows that cannot have been saved as they are; the text is the end of a sentence."""


# Python raises the second where SQLite quotes damaged bytes in the text of an error.
SQLITE_FAULTS = (sqlite3.Error, UnicodeDecodeError)
Fault = sqlite3.Error | UnicodeDecodeError

NO_ACCESS = "writing there is not allowed"
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_ACCESS = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM)
_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_DISK = (sqlite3.SQLITE_IOERR, *_ACCESS)
_WORDS = {
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_IOERR: "the disk reported an error",
    **dict.fromkeys(_ACCESS, NO_ACCESS),
}
_REMEDIES = {
    sqlite3.SQLITE_FULL: "Make room on that disk, then save again.",
    sqlite3.SQLITE_IOERR: "Check that disk, then save again.",
    **dict.fromkeys(_ACCESS, "Give yourself the right to write there, then save again."),
}
_LAST_RESORT = "Export what you need to another file, then start Interview Helper again."


def primary_code(error: Fault) -> int:
    """SQLite's result code without its extension; ``SQLITE_ERROR`` where Python raised the error itself."""
    code: int = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    return code & 0xFF


def is_damage(error: Fault) -> bool:
    """Whether an error while reading means that the content is wrong, not that the disk does not give it."""
    return primary_code(error) not in _DISK


def no_data(file: Path) -> NoData:
    """There is no data file, and none was to be made."""
    return NoData(
        f"There is no data of Interview Helper in {file.parent} yet. "
        "Open the window once to start, or name another folder with --data-dir."
    )


def already_open(file: Path) -> AlreadyOpen:
    """Somebody else holds the data file's lock."""
    return AlreadyOpen(
        f"The data in {file.parent} is already open, most likely in another window of Interview Helper. "
        "Go on there, or close it first."
    )


def newer_version(file: Path) -> NewerVersion:
    """The data file carries the number of a version that is not known yet."""
    return NewerVersion(
        f"The file {file} was written by a newer version of Interview Helper, and nothing in it was changed. "
        "Install the newer version to open it."
    )


def older_version(file: Path) -> OlderVersion:
    """The data file is to be read as it is, and its version is no longer read."""
    return OlderVersion(
        f"The file {file} was written by an older version of Interview Helper. "
        "Open the window once: that makes a backup and brings it up to date."
    )


def not_ours(file: Path, what: str) -> NotOurs:
    """Something else is in the data file's place; ``what`` goes on after its name ("is not a file")."""
    finding = f"What lies at {file} {what}, so it was left as it is."
    remedy = "Move it to another place, or name another folder with --data-dir."
    return NotOurs(f"{finding} {remedy}", finding)


def not_writable(place: Path, words: str) -> NotWritable:
    """Data cannot be kept in a folder; ``words`` say why, as the end of a sentence."""
    return NotWritable(
        f"Interview Helper cannot keep its data in {place}: {words}. "
        "Put that right, or name another folder with --data-dir."
    )


def damaged(file: Path, what: str) -> Damaged:
    """A check failed; ``what`` was found, as the end of a sentence."""
    finding = f"The file {file} is damaged: {what}."
    remedy = "Keep that file, and put a good copy in its place, such as the newest in “backups” beside it."
    return Damaged(f"{finding} {remedy}", finding)


def save_failed(file: Path, words: str, remedy: str) -> SaveFailed:
    """A save was refused; ``words`` say why, as the end of a sentence, and ``remedy`` is a sentence."""
    return SaveFailed(f"The changes were not saved in {file}: {words}. {remedy}")


def read_only(file: Path) -> SaveFailed:
    """A change was wanted of what can only be read."""
    return save_failed(
        file, "it is open to be looked at only", "Export what you need, or open your own data to change it."
    )


def backup_failed(target: Path, words: str) -> BackupFailed:
    """No backup was made, or its folder is not usable; ``words`` say why, as the end of a sentence."""
    return BackupFailed(
        f"The backup {target} was not made: {words}. Put that right, or choose another place for it."
    )


def locked(file: Path) -> Locked:
    """The data file needs a password, and none was given."""
    return Locked(f"The file {file} is locked with a password.")


def wrong_password(file: Path) -> WrongPassword:
    """The password that was given is not the data file's."""
    return WrongPassword(
        f"That password does not open {file}, and nothing was changed. Capitals count. If you are sure of "
        "it, the beginning of the file may be damaged: try the newest in “backups” beside it."
    )


def password_failed(file: Path, words: str) -> PasswordFailed:
    """The password stays what it was; ``words`` say why, as the end of a sentence."""
    return PasswordFailed(f"The password of {file} was not changed: {words}. Put that right, then try again.")


def password_unconfirmed(file: Path, words: str) -> PasswordFailed:
    """The password was changed, and the disk did not say that it has written that; ``words`` as above."""
    return PasswordFailed(
        f"The password of {file} was changed, but {words}. Should the power fail now, it may be the old one "
        "again. Check that disk."
    )


def password_failure(file: Path, error: Fault) -> StorageError:
    """What an error means that SQLite raised while the password was being changed."""
    if primary_code(error) in _DAMAGE or isinstance(error, UnicodeDecodeError):
        return read_failure(file, error)
    return password_failed(file, _words(error))


def open_failure(file: Path, error: Fault) -> StorageError:
    """What an error means that SQLite raised before the file was open and locked."""
    code = primary_code(error)
    if code in _BUSY:
        return already_open(file)
    if code in _ACCESS:
        return not_writable(file.parent, NO_ACCESS)
    if code == sqlite3.SQLITE_NOTADB:
        return not_ours(file, "is not Interview Helper’s data, or is damaged at its beginning")
    return read_failure(file, error)


def read_failure(file: Path, error: Fault) -> StorageError:
    """What an error means that SQLite raised while reading."""
    if not is_damage(error):
        return ReadFailed(
            f"The file {file} could not be read: the disk reported an error. "
            "Check that disk, and start Interview Helper again."
        )
    return damaged(file, "its structure does not hold together")


def write_failure(file: Path, error: Fault | UnicodeEncodeError) -> StorageError:
    """What an error means that was raised while saving."""
    if isinstance(error, UnicodeEncodeError):
        return save_failed(file, "a text contains half a character", "Take it out, then save again.")
    code = primary_code(error)
    if code in _DAMAGE or isinstance(error, UnicodeDecodeError):
        return read_failure(file, error)
    return save_failed(file, _words(error), _REMEDIES.get(code, _LAST_RESORT))


def creation_failure(file: Path, error: Fault) -> NotWritable:
    """What an error means that SQLite raised while making a new data file."""
    return not_writable(file.parent, _words(error))


def backup_failure(file: Path, target: Path, error: Fault) -> StorageError:
    """What an error means that SQLite raised while copying the data file to the target."""
    if primary_code(error) in _DAMAGE or isinstance(error, UnicodeDecodeError):
        return read_failure(file, error)
    return backup_failed(target, _words(error))


def _words(error: Fault) -> str:
    return _WORDS.get(primary_code(error), "the database refused it")


@contextmanager
def reading(file: Path) -> Iterator[None]:
    """Raise what goes wrong while reading as the ``StorageError`` that it means."""
    try:
        yield
    except BadRow as bad:
        raise damaged(file, str(bad)) from bad
    except SQLITE_FAULTS as error:
        raise read_failure(file, error) from error
