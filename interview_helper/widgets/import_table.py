"""The table of what a file has, beside what is here, with a box before each row that can be taken."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from interview_helper.models.import_rows import ImportRowsModel, Index
from interview_helper.widgets.outlined_boxes import outline_box
from interview_helper.widgets.tints import muted

_AROUND = 5
"""Pixels above and below the words of a row."""
_MARGIN = 18
"""Pixels that a column has beyond its words."""


class _Outlined(QStyledItemDelegate):
    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        outline_box(option)
        state = index.model().index(index.row(), 0).data(Qt.ItemDataRole.CheckStateRole)
        if state != Qt.CheckState.Checked:
            option.palette.setColor(QPalette.ColorRole.Text, muted(option.palette))
        if state is None and index.column() == 0:
            # Its name stands under the others’, which have a box before them.
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
            box = QStyle.PixelMetric.PM_IndicatorWidth
            option.decorationSize = QSize(option.widget.style().pixelMetric(box, option, option.widget), 1)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        # The same for every row: asked once for ten thousand.
        return QSize(0, option.fontMetrics.height() + 2 * _AROUND)


class ImportTable(QTreeView):
    """Space, and a click on a box, take the selected rows or leave them."""

    rows_selected = Signal(object)
    """The places of the selected rows among all rows, the current one first."""

    def __init__(self, model: ImportRowsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self.setAccessibleName("What is in the file")
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Outlined(self))
        self.setModel(model)
        header = self.header()
        header.setSectionsMovable(False)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().selectionChanged.connect(self._on_selected)
        self.selectionModel().currentChanged.connect(self._on_selected)
        model.modelReset.connect(self._on_selected)

    def begin_at_the_top(self) -> None:
        """Put the keyboard at the first row, if there is one."""
        if self._rows.rowCount():
            self.setCurrentIndex(self._rows.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select) and not event.modifiers():
            self._toggle()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # For the button that the dialog does first.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _toggle(self) -> None:
        places = self._places()
        if places:
            state = self._rows.index(self.currentIndex().row(), 0).data(Qt.ItemDataRole.CheckStateRole)
            self._rows.tick(places, state != Qt.CheckState.Checked)

    def _places(self) -> list[int]:
        # By ranges: asked for row by row, ten thousand take a second.
        selection = self.selectionModel().selection()
        ranges = [selection.at(number) for number in range(selection.count())]
        chosen = {row for part in ranges for row in range(part.top(), part.bottom() + 1)}
        selected = [self._rows.place_of(self._rows.index(row, 0)) for row in sorted(chosen)]
        if self.currentIndex().isValid():
            current = self._rows.place_of(self.currentIndex())
            selected = [current, *(place for place in selected if place != current)]
        return selected

    def _on_selected(self) -> None:
        self.rows_selected.emit(self._places())

    def make_room(self, longest: Sequence[str]) -> None:
        """Give each column but the first the width of its longest words, and the first what is left."""
        header = self.header()
        for column, words in enumerate(longest, start=1):
            heading = self._rows.headerData(column, Qt.Orientation.Horizontal)
            width = max(self.fontMetrics().horizontalAdvance(text) for text in (words, heading))
            header.resizeSection(column, width + _MARGIN)
