"""The backups, the newest first: day, why, companies, size, and whether each is good."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTreeWidgetItem, QWidget

from interview_helper.domain.backups import Backup, date_words, kind_words, size_words
from interview_helper.domain.wording import companies_words
from interview_helper.widgets.plain_tree import PlainTree

_HEADINGS = ("Date", "Made", "Companies", "Size", "Condition")
_COMPANIES, _CONDITION = 2, 4
_NOT_YET = "not checked yet"
_GOOD, _BAD = "good", "damaged"


class BackupList(PlainTree):
    """``backup_chosen`` brings the file of the row at which the keyboard is, ``None`` where there is none."""

    backup_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Backups", _HEADINGS, (1,), parent)
        self.setRootIsDecorated(False)
        self._backups: list[Backup] = []
        self._days: list[str] = []
        self.currentItemChanged.connect(lambda item: self._on_current_changed(item))

    @property
    def backup(self) -> Backup | None:
        """The one at which the keyboard is."""
        item = self.currentItem()
        return None if item is None else self._backups[self.indexOfTopLevelItem(item)]

    def show_backups(self, backups: Sequence[Backup], today: date) -> None:
        """List these; the one that was chosen stays so where it is still there."""
        former = self.backup
        self.blockSignals(True)
        self.clear()
        self._backups = list(backups)
        self._days = [date_words(backup.name, today) for backup in backups]
        for backup, day in zip(self._backups, self._days, strict=True):
            cells = (day, kind_words(backup.name), "", size_words(backup.size), _NOT_YET)
            row = self.add_row(cells, "")
            for column in (_COMPANIES, _COMPANIES + 1):
                row.setTextAlignment(column, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignTop)
            self._speak(row, backup, _NOT_YET)
        files = [backup.file for backup in self._backups]
        place = files.index(former.file) if former is not None and former.file in files else 0
        self.setCurrentIndex(self.model().index(place, 0))
        self.blockSignals(False)
        self._on_current_changed(self.currentItem())

    def show_checked(self, file: Path, companies: int, trouble: str) -> None:
        """Say what was found in one: so many companies, or that it is damaged."""
        for place, backup in enumerate(self._backups):
            row = self.topLevelItem(place)
            if backup.file == file and row is not None:
                row.setText(_COMPANIES, "" if trouble else f"{companies:,}")
                row.setText(_CONDITION, _BAD if trouble else _GOOD)
                self._speak(row, backup, trouble or f"{companies_words(companies)}, {_GOOD}")

    def _speak(self, row: QTreeWidgetItem, backup: Backup, condition: str) -> None:
        day, why = row.text(0), kind_words(backup.name)
        row.setData(
            0, Qt.ItemDataRole.AccessibleTextRole, f"{day}, {why}, {size_words(backup.size)}: {condition}"
        )

    def _on_current_changed(self, item: QTreeWidgetItem | None) -> None:
        self.backup_chosen.emit(None if item is None else self._backups[self.indexOfTopLevelItem(item)])
