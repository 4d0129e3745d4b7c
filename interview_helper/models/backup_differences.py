"""The companies of a backup that differ from now, for a list in which they are searched and chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from interview_helper.domain.differences import Difference, difference_words

_HEADINGS = ("Company", "What differs")
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class BackupDifferencesModel(QAbstractTableModel):
    """A row for each company; what the backup holds of one can be chosen by its check box."""

    chosen_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[tuple[Difference, str, str]] = []
        """Each with what its row says of it, and what is searched."""
        self._shown: list[tuple[Difference, str, str]] = []
        self._chosen: set[int] = set()
        """By the identity of the difference: an id may be anything."""

    def show_differences(self, differences: Sequence[Difference]) -> None:
        """Show these, none of them chosen."""
        self.beginResetModel()
        self._all = []
        for difference in differences:
            words = difference_words(difference)
            self._all.append((difference, words, f"{difference.name} {words}".casefold()))
        self._shown = self._all
        self._chosen = set()
        self.endResetModel()
        self.chosen_changed.emit()

    def search(self, text: str) -> None:
        """Show those that hold every word of the text; what is chosen stays chosen."""
        words = text.casefold().split()
        self.beginResetModel()
        self._shown = [row for row in self._all if all(word in row[2] for word in words)]
        self.endResetModel()

    @property
    def chosen(self) -> list[Difference]:
        """What is chosen, shown or not."""
        return [difference for difference, _, _ in self._all if id(difference) in self._chosen]

    def difference(self, row: int) -> Difference:
        """What a row stands for."""
        return self._shown[row][0]

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(_HEADINGS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _HEADINGS[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        difference, words, _ = self._shown[index.row()]
        first = index.column() == 0
        if role == Qt.ItemDataRole.DisplayRole:
            return difference.name if first else words
        if first and role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{difference.name}: {words}"
        if first and role == Qt.ItemDataRole.CheckStateRole and difference.then is not None:
            chosen = id(difference) in self._chosen
            return Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        difference = self._shown[index.row()][0]
        if role != Qt.ItemDataRole.CheckStateRole or index.column() or difference.then is None:
            return False
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._chosen.add(id(difference))
        else:
            self._chosen.discard(id(difference))
        self.dataChanged.emit(index, index, [role])
        self.chosen_changed.emit()
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.column() == 0 and self._shown[index.row()][0].then is not None:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags
