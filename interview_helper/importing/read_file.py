"""Reading a file to import, whatever may be wrong with it."""

from __future__ import annotations

import errno
from datetime import datetime
from pathlib import Path

from interview_helper.domain.reasons import Catalogue
from interview_helper.files import os_error_words
from interview_helper.importing.json_file import Contents, read_contents
from interview_helper.importing.json_text import SIZE_LIMIT, too_large
from interview_helper.importing.refused import ImportRefused

_READING_WORDS = {
    errno.ENOENT: "there is no such file",
    errno.EISDIR: "it is a folder",
    errno.EACCES: "reading it is not allowed",
    errno.EPERM: "reading it is not allowed",
}
CSV_SUFFIXES = (".csv", ".tsv", ".tab", ".txt")


def is_csv(file: Path) -> bool:
    """Whether a file is one of lines and cells, by its name; any other is taken for our own JSON."""
    return file.suffix.lower() in CSV_SUFFIXES


def read_bytes(file: Path) -> bytes:
    """All that is in a file.

    Raises:
        ImportRefused: it cannot be read, or is too large.
    """
    try:
        size = file.stat().st_size
        if size > SIZE_LIMIT:
            raise ImportRefused(too_large(size))
        with file.open("rb") as opened:
            # A pipe has no size beforehand.
            return opened.read(SIZE_LIMIT + 1)
    except OSError as error:
        words = _READING_WORDS.get(error.errno or 0) or os_error_words(error)
        raise ImportRefused(f"{file} could not be read: {words}. Choose another file.") from error


def read_file(file: Path, catalogue: Catalogue, now: datetime) -> Contents:
    """What is in a file of our own: companies, and what counts for all of them.

    Raises:
        ImportRefused: it cannot be read, is too large, or is not what an import takes.
    """
    return read_contents(read_bytes(file), catalogue, now)
