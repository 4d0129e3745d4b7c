"""A row of a checklist taken with the mouse and put elsewhere in its list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from interview_helper.domain.reasons import Side
from interview_helper.widgets.reason_row import ReasonRow
from interview_helper.widgets.scrolling import area_around
from interview_helper.widgets.tints import side_tint

_EDGE = 28
"""Pixels from the edge of what scrolls within which a drag scrolls it."""


def place_at(y: float, middles: Sequence[float]) -> int:
    """How many rows, given by their middles from the top, are above a height."""
    return sum(middle < y for middle in middles)


def step_to(place: int, number: int) -> int:
    """How far the row with this number moves when it is put before the row at a place."""
    return place - number if place <= number else place - number - 1


class RowDrag(QObject):
    """One drag, from where it has begun until the button is let go, or Escape is pressed.

    ``ended`` is told how many places down the row goes; 0 for a row that stays.
    """

    def __init__(
        self, row: ReasonRow, rows: Sequence[ReasonRow], checklist: QWidget, ended: Callable[[int], None]
    ) -> None:
        super().__init__(checklist)
        self._row, self._rows, self._checklist, self._ended = row, rows, checklist, ended
        self._step = 0
        self._was_away = False
        self._line = _InsertionLine(row.reason.side, checklist)
        self._watched = (row, row.check_box)
        row.check_box.setDown(False)
        row.set_glow(1.0)
        for widget in self._watched:
            widget.setCursor(Qt.CursorShape.ClosedHandCursor)
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind is QEvent.Type.MouseMove:
            mouse = cast(QMouseEvent, event)
            if mouse.buttons() & Qt.MouseButton.LeftButton:
                self.move_to(mouse.globalPosition().toPoint())
            else:
                self.end()
            # Otherwise the check box would go down again.
            return True
        if kind is QEvent.Type.MouseButtonRelease:
            if watched is self._row.check_box and not self._was_away:
                # The hand has only trembled: this is a click.
                self._row.check_box.setDown(True)
            self.end(self._step)
        elif kind is QEvent.Type.KeyPress and cast(QKeyEvent, event).key() == Qt.Key.Key_Escape:
            self.end()
            return True
        return super().eventFilter(watched, event)

    def end(self, step: int = 0) -> None:
        """Let the row go, so many places down from where it was taken."""
        for widget in self._watched:
            widget.removeEventFilter(self)
            widget.unsetCursor()
        self._row.set_glow(0.0)
        self._line.hide()
        self._line.deleteLater()
        self.deleteLater()
        self._ended(step)

    def move_to(self, where: QPoint) -> None:
        """The hand is at this place on the screen."""
        at = self._checklist.mapFromGlobal(where)
        number = self._rows.index(self._row)
        middles = [row.geometry().center().y() for row in self._rows]
        place = place_at(at.y(), middles)
        self._step = step_to(place, number)
        self._was_away = self._was_away or self._step != 0
        self._line.setVisible(self._step != 0)
        if self._step != 0:
            row = self._rows[min(place, len(self._rows) - 1)]
            edge = row.geometry().top() if place < len(self._rows) else row.geometry().bottom() + 1
            self._line.setGeometry(row.x(), edge - 1, row.width(), 3)
            self._line.raise_()
        self._scroll(at)

    def _scroll(self, at: QPoint) -> None:
        area = area_around(self._checklist)
        body = area.widget() if area is not None else None
        if area is not None and body is not None:
            place = self._checklist.mapTo(body, at)
            area.ensureVisible(0, place.y(), 0, _EDGE)


class _InsertionLine(QWidget):
    """Where the row would go."""

    def __init__(self, side: Side, parent: QWidget) -> None:
        super().__init__(parent)
        self._side = side
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        QPainter(self).fillRect(self.rect(), side_tint(self.palette(), self._side))
