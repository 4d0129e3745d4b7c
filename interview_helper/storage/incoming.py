"""A data file whose companies are to be merged into the data: a backup, another computer’s, a sync copy."""

from __future__ import annotations

from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from interview_helper.domain.common import Common
from interview_helper.domain.company import Company
from interview_helper.files import os_error_words
from interview_helper.storage.errors import (
    AlreadyOpen,
    Damaged,
    NewerVersion,
    NotOurs,
    NotWritable,
    ReadFailed,
    StorageError,
)

if TYPE_CHECKING:
    from interview_helper.storage.locking import Password

_SQLITE = b"SQLite format 3\0"
_ANOTHER = "Choose another file."
_WORDS: dict[type[StorageError], tuple[str, str]] = {
    AlreadyOpen: ("another program has it open", "Close it there, then import it again."),
    Damaged: ("it is damaged", "Choose another file, such as a backup."),
    NewerVersion: (
        "a newer version of Interview Helper wrote it",
        "Install that version here too, then import it again.",
    ),
    NotOurs: ("it is not Interview Helper’s data, or is damaged at its beginning", _ANOTHER),
    NotWritable: ("reading it is not allowed", "Give yourself the right to read it, then import it again."),
    ReadFailed: ("the disk did not give its content", "Check that disk, then import it again."),
}


class NotImported(StorageError):
    """A data file that cannot be imported; nothing was changed because of it."""


class Copy(NamedTuple):
    """What is in such a file: its companies without its trash, and what counts for all of them."""

    companies: list[Company]
    common: Common


def refuse_own(file: Path, data: Path) -> None:
    """Make sure that a file to import is not the data that it would go into.

    To be asked before it is opened in any way: closing it would drop the lock of the data that is open.

    Raises:
        NotImported: it is, perhaps by another name.
    """
    with suppress(OSError):
        if file.samefile(data):
            raise NotImported(
                f"{file} is your data itself, so there is nothing in it to import. "
                "Choose a copy of it, such as one from another computer."
            )


def is_data_file(file: Path) -> bool:
    """Whether a file that is there is a data file, by its name or by its beginning.

    Some sync programs put what they have to say behind the name's ending.
    """
    from interview_helper.storage.connection import is_locked

    with suppress(OSError):
        if not file.is_file():
            return False
        if file.suffix.lower() == ".db" or is_locked(file):
            return True
        with file.open("rb", buffering=0) as start:
            return start.read(len(_SQLITE)) == _SQLITE
    return False


def read_copy(file: Path, data: Path, password: Password | None = None) -> Copy:
    """Everything in another data file, each company verified; the file stays as it is.

    Args:
        file: of this version or an older one.
        data: the data that it is to go into, which is never opened a second time.
        password: for one that is locked, where none that the user has told opens it.

    Raises:
        Locked: it needs a password, or another one.
        NotImported: it cannot be read, or is not data of this program; or it is ``data``.
        Unsupported: it is locked, and what opens it is missing.
    """
    from interview_helper.storage.restoring import open_known

    refuse_own(file, data)
    try:
        # SQLite would say no more than that it cannot be opened.
        file.stat()
        with closing(open_known(file, password)) as database:
            return Copy(list(database.companies()), database.common())
    except OSError as error:
        gone = isinstance(error, FileNotFoundError)
        why = "it is not there any more" if gone else os_error_words(error)
        raise NotImported(f"{file} was not imported: {why}. {_ANOTHER}") from error
    except StorageError as error:
        if type(error) not in _WORDS:
            raise
        why, remedy = _WORDS[type(error)]
        raise NotImported(f"{file} was not imported: {why}. {remedy}") from error
