"""A short list that is as high as its rows: what it stands in scrolls."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from interview_helper.models.rows import RowsModel

Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Paints rows whose height follows from the width of the view."""

    def row_height(self, index: Index, option: QStyleOptionViewItem, width: int) -> int:
        """Pixels of height of a row that is so wide."""
        raise NotImplementedError

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else option.rect.width()
        return QSize(width, self.row_height(index, option, width))


class RowsView(QListView):
    """Shows each row whole, and always has one chosen while it has the keyboard."""

    def __init__(self, name: str, model: RowsModel[Any], delegate: RowDelegate, parent: QWidget) -> None:
        super().__init__(parent)
        self._delegate = delegate
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        model.dataChanged.connect(self._follow_rows)
        model.rowsInserted.connect(self._follow_rows)
        model.rowsRemoved.connect(self._follow_rows)
        model.modelReset.connect(self._follow_rows)

    def heightForWidth(self, width: int) -> int:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        rows = range(self.model().rowCount())
        return sum(self._delegate.row_height(self.model().index(row, 0), option, width) for row in rows)

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().averageCharWidth() * 24
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def choose(self, row: int) -> None:
        """Choose a row by its number; none where there is no such row."""
        index = self.model().index(row, 0)
        if index.isValid():
            self.setCurrentIndex(index)
        else:
            self.selectionModel().clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._follow_rows()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        clicked = event.reason() is Qt.FocusReason.MouseFocusReason
        if not clicked and not self.selectionModel().hasSelection():
            self.choose(max(0, self.currentIndex().row()))

    def _follow_rows(self) -> None:
        """Take the room that the rows need now."""
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()


def draw_row_background(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Mark the row that is chosen, or under the pointer."""
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
    if not selected and not hovered:
        return
    highlight = option.palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Highlight)
    fill = QColor(highlight)
    fill.setAlphaF(0.16 if selected else 0.06)
    painter.setPen(Qt.PenStyle.NoPen)
    if selected and option.state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(highlight)
    painter.setBrush(fill)
    painter.drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
