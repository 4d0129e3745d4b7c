"""Backups looked at off the GUI thread: which there are, whether each is good, what differs from now."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple, TypeVar

from PySide6.QtCore import QObject

from interview_helper.domain.backups import Backup
from interview_helper.domain.common import Common
from interview_helper.domain.company import Company
from interview_helper.domain.differences import Differences, differences
from interview_helper.session.backup_places import Places, with_places
from interview_helper.session.session import Session
from interview_helper.storage.backups import backups_in
from interview_helper.storage.database import Database
from interview_helper.storage.errors import StorageError
from interview_helper.storage.restoring import BadBackup, LockedBackup, bad_backup, opened_backup

T = TypeVar("T")


class Checked(NamedTuple):
    """What was found in a backup: how many companies, or in ``trouble`` why it is of no use.

    ``locked`` says that its password would help.
    """

    companies: int = 0
    trouble: str = ""
    locked: bool = False


class Compared(NamedTuple):
    """What differs between a backup and now, or in ``trouble`` why that cannot be said."""

    found: Differences | None
    trouble: str = ""


class _Side(NamedTuple):
    """The sums of every company, and what counts for all."""

    sums: dict[str, tuple[int, int]]
    common: Common


class BackupReading(QObject):
    """Answers on the GUI thread. What it has checked once it knows, for as long as the file is the same."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._known: dict[tuple[Path, int, int], Checked] = {}

    def find(self, then: Callable[[Path, list[Backup]], None], failed: Callable[[str], None]) -> None:
        """Find every backup, the newest first; ``then`` gets the folder beside the data too."""
        reader = self._session.reader

        def look(places: Places) -> None:
            # A share may never answer, and the window is to close all the same.
            reader.aside(
                lambda: backups_in(*places.folders), lambda found: then(places.own, found), awaited=False
            )

        with_places(self._session, look, failed)

    def count_in(self, folder: Path, then: Callable[[int], None]) -> None:
        """Count the backups in a folder."""
        self._session.reader.aside(lambda: len(backups_in(folder)), then, awaited=False)

    def forget(self, backup: Path) -> None:
        """Check it anew when that is asked for."""
        self._known = {key: known for key, known in self._known.items() if key[0] != backup}

    def check(self, backup: Path, then: Callable[[Checked], None], failed: Callable[[str], None]) -> None:
        """Put one through every check."""

        def job(places: Places) -> Checked:
            try:
                entry = backup.stat()
                key = (backup, entry.st_size, entry.st_mtime_ns)
                if key not in self._known:
                    self._known[key] = _check(backup, places)
            except OSError:
                return Checked(trouble=str(bad_backup(backup, "it is not there any more")))
            return self._known[key]

        self._aside(job, then, failed)

    def compare(self, backup: Path, then: Callable[[Compared], None], failed: Callable[[str], None]) -> None:
        """Say what differs between a backup and now: what is the same is not read, but by its sums."""
        session = self._session

        def begin(places: Places) -> None:
            def theirs() -> _Side | str:
                try:
                    return _tried(backup, places, _side)
                except LockedBackup as locked:
                    return str(locked)

            session.reader.aside(theirs, lambda side: with_theirs(places, side))

        def with_theirs(places: Places, side: _Side | str) -> None:
            if isinstance(side, str):
                then(Compared(None, side))
                return

            def mine(database: Database) -> tuple[_Side, dict[str, Company]]:
                here = _side(database)
                return here, _companies(database, _unlike(here, side))

            session.reader.read(mine, lambda found: with_mine(places, side, *found), failed)

        def with_mine(places: Places, theirs: _Side, mine: _Side, now: dict[str, Company]) -> None:
            def job() -> Compared:
                wanted = _unlike(theirs, mine)
                found = _tried(backup, places, lambda database: _companies(database, wanted))
                if isinstance(found, str):
                    return Compared(None, found)
                return Compared(
                    differences(
                        now,
                        found,
                        same=len(theirs.sums) - len(wanted),
                        common_now=mine.common,
                        common_then=theirs.common,
                    )
                )

            session.reader.aside(job, then)

        with_places(session, begin, failed)

    def _aside(
        self, job: Callable[[Places], T], then: Callable[[T], None], failed: Callable[[str], None]
    ) -> None:
        with_places(
            self._session, lambda places: self._session.reader.aside(lambda: job(places), then), failed
        )


def _check(backup: Path, places: Places) -> Checked:
    try:
        found = _tried(backup, places, lambda database: (database.check(), database.count()))
    except LockedBackup as locked:
        return Checked(trouble=str(locked), locked=True)
    if isinstance(found, str):
        return Checked(trouble=found)
    faults, companies = found
    if faults:
        return Checked(trouble=str(bad_backup(backup, "it is damaged")))
    return Checked(companies)


def _tried(backup: Path, places: Places, look: Callable[[Database], T]) -> T | str:
    """What is seen in a backup, or a sentence that says why nothing is.

    Raises:
        LockedBackup: its password is not known.
    """
    try:
        with opened_backup(backup, places.data, places.password) as opened:
            return look(opened)
    except LockedBackup:
        raise
    except BadBackup as bad:
        return str(bad)
    except StorageError:
        return str(bad_backup(backup, "it is damaged"))


def _side(database: Database) -> _Side:
    return _Side(database.sums(), database.common())


def _unlike(one: _Side, other: _Side) -> list[str]:
    """The companies of one side that are not the very same on the other."""
    return [key for key, sums in one.sums.items() if other.sums.get(key) != sums]


def _companies(database: Database, wanted: Iterable[str]) -> dict[str, Company]:
    found = ((key, database.company(key)) for key in wanted)
    return {key: company for key, company in found if company is not None}
