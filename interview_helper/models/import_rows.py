"""The rows of a file that is to be imported, each with what is to be done with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

Index = QModelIndex | QPersistentModelIndex
LEAVE = ""
"""The key of leaving a row as it is, which is always possible."""


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One row. ``cells`` stand between its name and what is done with it.

    ``choices`` are keys with words for them, of what can be done; ``leave`` says what leaving it is called,
    ``chosen`` is the key of what is done unless the user says otherwise. ``group`` is what it is filtered by.
    """

    name: str
    cells: tuple[str, ...]
    group: str
    choices: tuple[tuple[str, str], ...]
    leave: str
    chosen: str = LEAVE

    def words_of(self, key: str) -> str:
        """What a choice is called."""
        return dict(self.choices).get(key, self.leave)


class ImportRowsModel(QAbstractTableModel):
    """A row of the table is one of those that are not filtered out; a place is one of all rows."""

    choices_changed = Signal()

    def __init__(self, headings: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings = tuple(headings)
        self._rows: tuple[ImportRow, ...] = ()
        self._chosen: list[str] = []
        self._shown: list[int] = []
        self._folded: list[str] = []

    # --- what it shows ---------------------------------------------------------------------------

    @property
    def rows(self) -> tuple[ImportRow, ...]:
        """All of them, filtered out or not."""
        return self._rows

    @property
    def chosen(self) -> tuple[str, ...]:
        """What is to be done with each row of all, by the key of the choice."""
        return tuple(self._chosen)

    def show_rows(self, rows: Sequence[ImportRow]) -> None:
        """Show other rows, all of them, with what is done unless the user says otherwise."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self._chosen = [row.chosen for row in rows]
        self._folded = [row.name.casefold() for row in rows]
        self._shown = list(range(len(rows)))
        self.endResetModel()
        self.choices_changed.emit()

    def filter(self, words: str, group: str) -> None:
        """Show only rows whose names hold every word, of one group; of any where it is empty."""
        wanted = words.casefold().split()
        shown = [
            place
            for place, row in enumerate(self._rows)
            if (not group or row.group == group) and all(word in self._folded[place] for word in wanted)
        ]
        if shown != self._shown:
            self.beginResetModel()
            self._shown = shown
            self.endResetModel()

    def place_of(self, index: Index) -> int:
        """The place among all rows."""
        return self._shown[index.row()]

    # --- what is chosen --------------------------------------------------------------------------

    def choose(self, places: Iterable[int], key: str) -> None:
        """Do this with these rows, as far as it can be done with each."""
        self._change((place, key) for place in places if self._offers(place, key))

    def tick(self, places: Iterable[int], ticked: bool) -> None:
        """Take these rows, each as was meant for it, or leave them."""
        self._change((place, self._meant(place) if ticked else LEAVE) for place in places)

    def tick_shown(self, ticked: bool) -> None:
        """Take or leave every row that is not filtered out."""
        self.tick(self._shown, ticked)

    def _change(self, changes: Iterable[tuple[int, str]]) -> None:
        changed = False
        for place, key in changes:
            if self._chosen[place] != key:
                self._chosen[place] = key
                changed = True
        if changed:
            last = self.index(max(0, self.rowCount() - 1), self.columnCount() - 1)
            roles = [
                Qt.ItemDataRole.DisplayRole,
                Qt.ItemDataRole.CheckStateRole,
                Qt.ItemDataRole.AccessibleTextRole,
            ]
            self.dataChanged.emit(self.index(0, 0), last, roles)
            self.choices_changed.emit()

    def _offers(self, place: int, key: str) -> bool:
        return key == LEAVE or any(key == known for known, _ in self._rows[place].choices)

    def _meant(self, place: int) -> str:
        row = self._rows[place]
        if self._chosen[place] != LEAVE:
            return self._chosen[place]
        return row.chosen or next((key for key, _ in row.choices), LEAVE)

    # --- Qt's questions --------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._headings)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._headings):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        return self._headings[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        place = self._shown[index.row()]
        row, key = self._rows[place], self._chosen[place]
        if role == Qt.ItemDataRole.DisplayRole:
            return (row.name, *row.cells, row.words_of(key))[index.column()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0 and row.choices:
            return Qt.CheckState.Unchecked if key == LEAVE else Qt.CheckState.Checked
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return self._spoken(row, key)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid() or index.column():
            return False
        before = self.chosen
        self.tick([self._shown[index.row()]], Qt.CheckState(value) is Qt.CheckState.Checked)
        return self.chosen != before

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        checkable = index.column() == 0 and self._rows[self._shown[index.row()]].choices
        return flags | Qt.ItemFlag.ItemIsUserCheckable if checkable else flags

    def _spoken(self, row: ImportRow, key: str) -> str:
        headed = (
            f"{heading}: {cell}"
            for heading, cell in zip(self._headings[1:-1], row.cells, strict=True)
            if cell
        )
        return ", ".join((row.name, *headed, row.words_of(key)))
