"""Rows that become other rows step by step, so that a view keeps its selection and its editor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex

Index = QModelIndex | QPersistentModelIndex


class _WithId(Protocol):
    @property
    def id(self) -> str: ...


Row = TypeVar("Row", bound=_WithId)


class RowsModel(QAbstractListModel, Generic[Row]):
    """A list of values with ids; each id is there once."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def row_at(self, index: Index) -> Row | None:
        """What a row shows; ``None`` where there is none."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        return self._rows[index.row()]

    def row_of(self, row_id: str) -> int:
        """The row that shows the value with this id, or -1."""
        return next((place for place, row in enumerate(self._rows) if row.id == row_id), -1)

    def show_anew(self, rows: Sequence[Row]) -> None:
        """Show values that have nothing to do with those before."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show values of which most were there before, in as few steps as that takes."""
        wanted = {row.id for row in rows}
        for place in range(len(self._rows) - 1, -1, -1):
            if self._rows[place].id not in wanted:
                self.beginRemoveRows(QModelIndex(), place, place)
                del self._rows[place]
                self.endRemoveRows()
        self._move_the_last_away(rows)
        for place, row in enumerate(rows):
            before = self.row_of(row.id)
            if before < 0:
                self.beginInsertRows(QModelIndex(), place, place)
                self._rows.insert(place, row)
                self.endInsertRows()
                continue
            if before != place:
                self._move(before, place)
            if self._rows[place] != row:
                self._rows[place] = row
                index = self.index(place)
                self.dataChanged.emit(index, index, self._changing_roles())

    def _move_the_last_away(self, rows: Sequence[Row]) -> None:
        """One row that goes further down is one move, not a move up of each that it passes."""
        known = {row.id for row in self._rows}
        order = [row.id for row in rows if row.id in known]
        for place, row in enumerate(self._rows):
            if row.id != order[place]:
                further = order.index(row.id)
                others = [other.id for other in self._rows if other is not row]
                if others == order[:further] + order[further + 1 :]:
                    self._move(place, further)
                return

    def _move(self, before: int, after: int) -> None:
        # Qt counts the destination with the row still in its old place.
        destination = after + 1 if after > before else after
        self.beginMoveRows(QModelIndex(), before, before, QModelIndex(), destination)
        self._rows.insert(after, self._rows.pop(before))
        self.endMoveRows()

    def _changing_roles(self) -> list[Any]:
        """The roles whose data may change when a row does."""
        raise NotImplementedError
