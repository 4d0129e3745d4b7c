"""Backups by their names: which one is due, what it is called, which are kept, and how each is said.

A running number orders them, never the clock; the day in a name is only for whoever reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from interview_helper.domain.wording import interview_words


class Kind(StrEnum):
    """Why a backup was made."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    BY_HAND = "by-hand"
    BEFORE = "before"


SCHEDULED = (Kind.DAILY, Kind.WEEKLY, Kind.MONTHLY)
"""What is made without anybody asking for it."""
KEPT = {Kind.DAILY: 12, Kind.WEEKLY: 10, Kind.MONTHLY: 9, Kind.BEFORE: 12}
"""How many of each kind are kept; those made by hand are the user's to remove."""
DAYS_IN_A_WEEK = 7
"""Of so many that are scheduled, one is kept longer: a weekly one."""
WEEKS_IN_A_MONTH = 4
"""Of so many of these, one is kept longer still: a monthly one."""

_WHY = re.compile(r"[a-z0-9-]+")
_NAME = re.compile(
    r"([0-9]{6,18})-(?:([0-9]{4}-[0-9]{2}-[0-9]{2})-)?"
    r"(daily|weekly|monthly|by-hand|before-[a-z0-9-]+)\.db"
)
_BEFORE = f"{Kind.BEFORE}-"
_WORDS = {
    "by-hand": "by hand",
    "before-import": "before an import",
    "before-restore": "before restoring another",
}


class BackupName(NamedTuple):
    """What the name of a backup's file says; ``label`` is its kind, or "before-…" with what came then.

    Only those from before names had a day lack one.
    """

    number: int
    on: date | None
    label: str

    @property
    def kind(self) -> Kind:
        """Why it was made."""
        return Kind.BEFORE if self.label.startswith(_BEFORE) else Kind(self.label)

    @property
    def file_name(self) -> str:
        """The name of its file."""
        day = "" if self.on is None else f"{self.on.isoformat()}-"
        return f"{self.number:06d}-{day}{self.label}.db"

    @property
    def place(self) -> tuple[int, str]:
        """By what backups are ordered, the oldest first; two folders may hold the same number."""
        return self.number, self.file_name


class Backup(NamedTuple):
    """A file that is a backup by its name; ``size`` is in bytes."""

    file: Path
    name: BackupName
    size: int


def parse_name(file_name: str) -> BackupName | None:
    """What a file's name says; ``None`` where the file is no backup of this program's making."""
    match = _NAME.fullmatch(file_name)
    if match is None:
        return None
    number, day, label = match.groups()
    try:
        on = None if day is None else date.fromisoformat(day)
    except ValueError:
        return None
    name = BackupName(int(number), on, label)
    # Only what was made before something large ever went without a day.
    undated = on is None and name.kind is not Kind.BEFORE
    return None if undated or name.file_name != file_name else name


def before_label(why: str) -> str:
    """The label of a backup before something large.

    Raises:
        ValueError: not a word of lower-case letters, digits and hyphens.
    """
    if not _WHY.fullmatch(why):
        raise ValueError(f"not a word for a backup’s name: {why!r}")
    return f"{_BEFORE}{why}"


def highest_number(names: Iterable[BackupName]) -> int:
    """The number of the newest backup; 0 where there is none."""
    return max((name.number for name in names), default=0)


def is_due(names: Iterable[BackupName], today: date) -> bool:
    """Whether a day has begun since the last scheduled one; a clock that was set back counts as well."""
    scheduled = _scheduled(names)
    return not scheduled or scheduled[-1].on != today


def scheduled_kind(names: Iterable[BackupName]) -> Kind:
    """The kind that the next scheduled backup is of."""
    kinds = [name.kind for name in _scheduled(names)]
    if _at_the_end(kinds, Kind.DAILY) < DAYS_IN_A_WEEK - 1:
        return Kind.DAILY
    longer = [kind for kind in kinds if kind is not Kind.DAILY]
    return Kind.MONTHLY if _at_the_end(longer, Kind.WEEKLY) >= WEEKS_IN_A_MONTH - 1 else Kind.WEEKLY


def superfluous(names: Iterable[BackupName], made: BackupName) -> list[BackupName]:
    """The backups that need not be kept once ``made``, which is good, is there; the oldest first."""
    others = _in_order(name for name in names if name != made)
    dropped: list[BackupName] = []
    for kind, kept in KEPT.items():
        same = [name for name in others if name.kind is kind]
        dropped += same[: max(0, len(same) + (made.kind is kind) - kept)]
    return _in_order(dropped)


def kind_words(name: BackupName) -> str:
    """Why it was made, in words: "daily", "before an import"."""
    if name.label in _WORDS:
        return _WORDS[name.label]
    if name.kind is not Kind.BEFORE:
        return name.label
    why = name.label.removeprefix(_BEFORE)
    if why.startswith("version-"):
        return "before a change of the data file"
    return f"before {why.replace('-', ' ')}"


def date_words(name: BackupName, today: date) -> str:
    """The day on which it was made: "Mon 23 Nov"; one from before names had a day has none."""
    if name.on is None:
        return "no date"
    return interview_words(datetime.combine(name.on, time()), today).rpartition(",")[0]


def backup_words(name: BackupName, today: date) -> str:
    """The backup as a sentence speaks of it: "the backup of Mon 23 Nov (daily)"."""
    day = "" if name.on is None else f" of {date_words(name, today)}"
    return f"the backup{day} ({kind_words(name)})"


def size_words(size: int) -> str:
    """The size of a file, given in bytes: "340 KB", "1.2 MB"."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1_000)):,} KB"
    return f"{size / 1_000_000:,.1f} MB"


def _scheduled(names: Iterable[BackupName]) -> list[BackupName]:
    return _in_order(name for name in names if name.kind in SCHEDULED)


def _in_order(names: Iterable[BackupName]) -> list[BackupName]:
    return sorted(names, key=lambda name: name.place)


def _at_the_end(kinds: Sequence[Kind], kind: Kind) -> int:
    """How many of one kind come last, one after another."""
    count = 0
    for other in reversed(kinds):
        if other is not kind:
            break
        count += 1
    return count
