"""A table of the user's words that wrap where they must, with rows that can be folded away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

_AROUND = QSize(10, 6)
"""Pixels that a cell has beyond its words, across and down."""


class _Wrapping(QStyledItemDelegate):
    """Gives rows the height of their wrapped words; Qt's asks for one line, not knowing the width."""

    def __init__(self, tree: QTreeWidget) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return self._tight(option, index) + _AROUND

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the ground of the whole cell, and the words with as much room above them as below."""
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        style = self._tree.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, cell, painter, self._tree)
        states = QStyle.StateFlag
        if cell.state & states.State_Selected:
            cell.palette.setBrush(QPalette.ColorRole.Text, cell.palette.highlightedText())
        cell.state &= ~(states.State_Selected | states.State_HasFocus | states.State_MouseOver)
        room = _AROUND.height() // 2
        cell.rect = cell.rect.adjusted(0, room, 0, -room)
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, cell, painter, self._tree)

    def _tight(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        width = self._tree.columnWidth(index.column())
        if self._tree.header().sectionResizeMode(index.column()) is not QHeaderView.ResizeMode.Stretch:
            return super().sizeHint(option, index)
        if index.column() == 0:
            levels = int(self._tree.rootIsDecorated()) + int(index.parent().isValid())
            width -= levels * self._tree.indentation()
        option.rect = QRect(0, 0, max(1, width), 1)
        return super().sizeHint(option, index)


class PlainTree(QTreeWidget):
    """Rows of text, read only. What a row says to assistive technology is said once, at its beginning."""

    def __init__(
        self, name: str, headings: Sequence[str], wrapped: Sequence[int], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setColumnCount(len(headings))
        self.setHeaderLabels(list(headings))
        self.setWordWrap(True)
        self.setItemDelegate(_Wrapping(self))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setAllColumnsShowFocus(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.header()
        header.setSectionsMovable(False)
        header.setStretchLastSection(False)
        for column in range(len(headings)):
            modes = QHeaderView.ResizeMode
            header.setSectionResizeMode(
                column, modes.Stretch if column in wrapped else modes.ResizeToContents
            )
        # The words wrap anew: the rows become higher or lower.
        header.sectionResized.connect(self.scheduleDelayedItemsLayout)

    def add_row(
        self, cells: Sequence[str], spoken: str, under: QTreeWidgetItem | None = None
    ) -> QTreeWidgetItem:
        """Add a row, at the top level or under another one."""
        row = QTreeWidgetItem(list(cells))
        row.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)
        for column in range(self.columnCount()):
            row.setTextAlignment(column, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        if under is None:
            self.addTopLevelItem(row)
        else:
            under.addChild(row)
        return row

    def begin_at_the_top(self) -> None:
        """Put the keyboard at the first row, if there is one."""
        first = self.topLevelItem(0)
        if first is not None:
            self.setCurrentItem(first)
