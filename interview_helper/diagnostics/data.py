"""The folder of the data and the file in it: looked at, never changed."""

from __future__ import annotations

import os
import shutil
import stat
from functools import partial
from pathlib import Path
from typing import NoReturn

from interview_helper.diagnostics.lines import Line, line
from interview_helper.paths import backup_folder, database_file
from interview_helper.storage.conflicts import conflict_copies
from interview_helper.storage.database import Database
from interview_helper.storage.errors import NotWritable
from interview_helper.storage.journals import journal_of
from interview_helper.storage.looking import opened_as_it_is
from interview_helper.storage.schema import VERSION


def data_lines(folder: Path, database: Database | None = None) -> list[Line]:
    """What there is. ``database`` is the data where this process has it open, in its own thread."""
    file = database_file(folder)
    lines = [
        line("Data folder", lambda: f"{folder.absolute()}: {_rights(folder)}"),
        line("Free disk space there", lambda: _free(folder)),
        line("Data file", lambda: _file(file)),
    ]
    if database is not None:
        lines += _content(database)
    elif _there(file):
        lines += _looked_at(file)
    lines.append(line("Copies of a sync program", lambda: len(conflict_copies(file))))
    lines.append(line("Backups", lambda: _backups(folder)))
    return lines


def _looked_at(file: Path) -> list[Line]:
    try:
        with opened_as_it_is(file) as database:
            return _content(database)
    except Exception as error:  # noqa: BLE001  (``line`` says it)
        if isinstance(error, NotWritable) and _has_journal(file):
            # Reading would begin with taking it back, which is writing.
            return [("Companies", "not read: a save was broken off")]
        return [line("Companies", partial(_raise, error))]


def _content(database: Database) -> list[Line]:
    return [
        line("Version of the data", lambda: VERSION),
        line("Companies", database.count),
        line("Checks of the data", lambda: _checked(database)),
    ]


def _checked(database: Database) -> str:
    faults = len(database.check())
    return f"{faults} failed; “interview-helper check” says which" if faults else "all passed"


def _rights(place: Path) -> str:
    if not _there(place):
        return "not made yet"
    entry = place.stat()
    words = [f"{stat.S_IMODE(entry.st_mode):04o}"]
    if hasattr(os, "getuid"):
        words.append("yours" if entry.st_uid == os.getuid() else "another user’s")
    words.append("can be written" if os.access(place, os.W_OK) else "can only be read")
    return ", ".join(words)


def _file(file: Path) -> str:
    if not _there(file):
        return "none yet"
    words = f"{file.stat().st_size:,} bytes, {_rights(file)}"
    if _has_journal(file):
        words += "; a save is under way, or was broken off and is taken back at the next start"
    return words


def _has_journal(file: Path) -> bool:
    journal = journal_of(file)
    return _there(journal) and journal.stat().st_size > 0


def _free(folder: Path) -> str:
    place = next(there for there in (folder.absolute(), *folder.absolute().parents) if _there(there))
    usage = shutil.disk_usage(place)
    return f"{usage.free / 1e6:,.0f} of {usage.total / 1e6:,.0f} MB"


def _backups(folder: Path) -> int:
    backups = backup_folder(folder)
    return len(list(backups.glob("*.db"))) if _there(backups) else 0


def _there(place: Path) -> bool:
    return os.access(place, os.F_OK)


def _raise(error: Exception) -> NoReturn:
    raise error
