"""What is looked at beside the data itself when the user has it checked: backups, copies, rights, room."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from interview_helper.domain.findings import Finding, State
from interview_helper.domain.wording import companies_words
from interview_helper.files import os_error_words
from interview_helper.storage.backups import backups_in
from interview_helper.storage.conflicts import conflict_copies, conflict_words
from interview_helper.storage.restoring import BadBackup, faults_of, opened_backup

if TYPE_CHECKING:
    from interview_helper.storage.locking import Password

LITTLE = 50_000_000
"""Bytes on a disk that are soon used up."""
_NAMED = 5
"""So many bad backups are named; more are counted."""


class Surroundings(NamedTuple):
    """Where to look: the data ``file``, the folders of its backups, and what it is locked with."""

    file: Path
    backups: tuple[Path, ...]
    password: Password | None = None


def content_finding(sentences: Sequence[str], companies: int) -> Finding:
    """What a check of the data itself has found."""
    if sentences:
        return Finding(
            "Data",
            State.TROUBLE,
            " ".join(sentences),
            "Keep the file as it is. Open Backups to look at a good copy and to bring it back.",
        )
    return Finding("Data", State.GOOD, f"Every check passed, with {companies_words(companies)}.")


def backups_finding(
    surroundings: Surroundings, looked: Callable[[int, int], bool] = lambda _done, _of: True
) -> Finding:
    """Open every backup and check all of it.

    Args:
        surroundings: where they lie.
        looked: told after each how many are done, and of how many; says whether to go on.
    """
    found = backups_in(*surroundings.backups)
    if not found:
        return Finding(
            "Backups",
            State.REMARK,
            "There is none yet.",
            "One is made with the day’s first change, and whenever you ask for it.",
        )
    bad = []
    for done, backup in enumerate(found, start=1):
        if not _is_good(backup.file, surroundings):
            bad.append(backup.file.name)
        if not looked(done, len(found)):
            break
    if not bad:
        return Finding(
            "Backups",
            State.GOOD,
            f"{len(found):,}, each opened and checked; the newest is {found[0].file.name}.",
        )
    names = ", ".join(bad[:_NAMED]) + (f" and {len(bad) - _NAMED:,} more" if len(bad) > _NAMED else "")
    return Finding(
        "Backups",
        State.TROUBLE,
        f"{len(bad):,} of {len(found):,} cannot be used: {names}.",
        "Make a new one now, and move the bad ones away. Should it happen again, check that disk.",
    )


def _is_good(backup: Path, surroundings: Surroundings) -> bool:
    try:
        with opened_backup(backup, surroundings.file, surroundings.password) as opened:
            return not faults_of(opened)
    except BadBackup:
        return False


def other_findings(surroundings: Surroundings) -> Iterator[Finding]:
    """What can be seen without opening anything."""
    yield copies_finding(surroundings.file)
    if hasattr(os, "getuid"):
        yield rights_finding(surroundings.file)
    yield room_finding(surroundings.file)


def copies_finding(file: Path) -> Finding:
    """Whether a sync program has left copies beside the data."""
    copies = conflict_copies(file)
    if copies:
        return Finding("Copies of a sync program", State.REMARK, conflict_words(copies))
    return Finding("Copies of a sync program", State.GOOD, "There is none beside your data.")


def rights_finding(file: Path) -> Finding:
    """Whether the user alone may read the data, and may write it."""
    try:
        broad = [place for place in (file.parent, file) if stat.S_IMODE(place.stat().st_mode) & 0o077]
        owned = all(place.stat().st_uid == os.getuid() for place in (file.parent, file))
    except OSError as error:
        return Finding("Rights", State.TROUBLE, f"They are not known: {os_error_words(error)}.")
    if not all(os.access(place, os.W_OK) for place in (file.parent, file)):
        return Finding(
            "Rights",
            State.TROUBLE,
            f"{file.parent} or the file in it cannot be written.",
            "Give yourself the right to write there.",
        )
    if broad or not owned:
        places = " and ".join(str(place) for place in broad or [file.parent])
        return Finding(
            "Rights",
            State.REMARK,
            f"Others on this computer may look into {places}.",
            "Take that right from them: 0700 for the folder, 0600 for the file.",
        )
    return Finding("Rights", State.GOOD, "You alone may read and write your data.")


def room_finding(file: Path) -> Finding:
    """Whether there is room for the next save and the next backup."""
    try:
        free, size = shutil.disk_usage(file.parent).free, file.stat().st_size
    except OSError as error:
        return Finding("Free space", State.TROUBLE, f"It is not known: {os_error_words(error)}.")
    if free < max(LITTLE, 3 * size):
        return Finding(
            "Free space",
            State.TROUBLE,
            f"Only {free / 1e6:,.0f} MB are left on that disk.",
            "Make room: a save and a backup each need as much again as your data takes.",
        )
    return Finding(
        "Free space",
        State.GOOD,
        f"{free / 1e6:,.0f} MB on that disk; your data takes {max(size, 100_000) / 1e6:,.1f} MB.",
    )
