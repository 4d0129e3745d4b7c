"""The journals that SQLite keeps beside a data file while it is written, under names of SQLite's choice."""

from __future__ import annotations

from pathlib import Path

JOURNAL = "-journal"
"""What the name of a journal has at its end, as this program's own files have one."""
_JOURNALS = (JOURNAL, "-wal")


def journal_of(file: Path) -> Path:
    """Where a file's journal lies: while it is written, or after a write that was broken off."""
    return file.with_name(file.name + JOURNAL)


def journals_beside(file: Path) -> list[Path]:
    """The journals of any kind that lie there. Opening the file would play them back into it."""
    places = (file.with_name(file.name + ending) for ending in _JOURNALS)
    return [place for place in places if place.exists()]
