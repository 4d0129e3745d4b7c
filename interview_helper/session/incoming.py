"""Files that are to be imported: never the data itself, and another data file is read as it is."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from interview_helper.session.backup_places import Places
from interview_helper.storage.errors import Locked, StorageError
from interview_helper.storage.incoming import Copy, NotImported, is_data_file, read_copy, refuse_own


class Unread(NamedTuple):
    """A sentence that says why a data file was not read; ``locked`` says that its password would help."""

    why: str
    locked: bool


def own_words(file: Path, places: Places) -> str:
    """What is said of a file that is the data itself; empty for any other. Asked before it is opened."""
    try:
        refuse_own(file, places.data)
    except NotImported as refused:
        return str(refused)
    return ""


def copy_in(file: Path, places: Places) -> Copy | Unread | None:
    """What is in another data file; ``None`` where it is none. It may take as long as a share does."""
    if not is_data_file(file):
        return None
    try:
        return read_copy(file, places.data, places.password)
    except StorageError as error:
        return Unread(str(error), isinstance(error, Locked))
