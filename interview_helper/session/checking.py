"""The check of the whole file after a start: in small pieces, between which everybody else has a turn."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from interview_helper.session.reader import Reader
from interview_helper.storage.conflicts import conflict_copies, conflict_words
from interview_helper.storage.database import Database
from interview_helper.storage.errors import Damaged, StorageError
from interview_helper.storage.verifying import Verification


class Copies(NamedTuple):
    """Copies that sync programs have left beside the data."""

    files: tuple[Path, ...]

    def words(self, *, offered: bool) -> str:
        """A few sentences that say what they are and what to do, ``offered`` beside a button or not."""
        return conflict_words(self.files, offered=offered)

    @property
    def others(self) -> Copies:
        """All but the first."""
        return Copies(self.files[1:])


class _Found(NamedTuple):
    damage: Damaged | None
    copies: Copies


class Checker(QObject):
    """Looks through everything that is stored, once, and says what is damaged.

    For after the list has been loaded: no job of it keeps the data file for much longer than a tenth of a
    second, and mostly a third of that, so that a save never waits long.
    """

    damage_found = Signal(object)
    """The StorageError that says what is wrong with the file; nothing comes where all is well."""
    copies_found = Signal(object)
    """The Copies beside the data, of which there is at least one."""
    checked = Signal()
    """Everything was looked at."""

    def __init__(self, reader: Reader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        self._under_way = False

    def look(self) -> None:
        """Begin, unless it is under way already."""
        if not self._under_way:
            self._under_way = True
            self._go_on(Verification())

    def _go_on(self, verification: Verification) -> None:
        def job(database: Database) -> _Found | None:
            if database.check_on(verification):
                return None
            copies = Copies(tuple(conflict_copies(database.file)))
            return _Found(database.damage_in(verification), copies)

        def then(found: _Found | None) -> None:
            if found is None:
                self._go_on(verification)
                return
            self._under_way = False
            if found.damage is not None:
                self.damage_found.emit(found.damage)
            if found.copies.files:
                self.copies_found.emit(found.copies)
            self.checked.emit()

        self._reader.look(job, then, self._on_failed)

    def _on_failed(self, error: StorageError) -> None:
        """The disk does not give the file."""
        self._under_way = False
        self.damage_found.emit(error)
