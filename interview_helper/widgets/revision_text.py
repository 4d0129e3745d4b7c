"""Notes as they were before, to be read and copied, with the lines marked that are gone since."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from interview_helper.domain.reasons import Side
from interview_helper.widgets.outline import draw_outline
from interview_helper.widgets.tints import blend, side_tint

SIGN = "−"
"""Stands beside a line that is no longer in the notes."""


class LineBand(NamedTuple):
    """Where a line lies in the viewport, in pixels, with all its rows; ``row`` is the height of its first."""

    top: float
    height: float
    row: float


class RevisionText(QPlainTextEdit):
    """Read only, and plain. The signs stand beside the text, so that copying it leaves them out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gone: frozenset[int] = frozenset()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        # A cursor that can be moved by the keys, to choose what is copied.
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName("Notes as they were")
        self.document().setDocumentMargin(8)
        self.signs = _Signs(self)
        self.updateRequest.connect(self._on_update_requested)
        self._make_room()

    def show_text(self, text: str, gone: frozenset[int], words: str) -> None:
        """Show a text from its beginning.

        Args:
            text: the notes.
            gone: its lines that are marked, from 0.
            words: what there is to know of it, for somebody who cannot see the marks.
        """
        self._gone = gone
        self.setPlainText(text)
        self.setAccessibleDescription(words)
        self.signs.update()

    def marked(self) -> Iterator[LineBand]:
        """Where the marked lines are that can be seen."""
        block = self.firstVisibleBlock()
        offset = self.contentOffset()
        while block.isValid():
            place = self.blockBoundingGeometry(block).translated(offset)
            if place.top() > self.viewport().height():
                return
            if block.blockNumber() in self._gone and place.bottom() >= 0:
                # Without the margin that the last line has below it.
                layout = block.layout()
                top = place.top() + layout.boundingRect().top()
                yield LineBand(top, layout.boundingRect().height(), layout.lineAt(0).height())
            block = block.next()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        palette = self.palette()
        colour = blend(palette.color(QPalette.ColorRole.Base), side_tint(palette, Side.DECLINE), 0.1)
        for band in self.marked():
            painter.fillRect(QRectF(0, band.top, self.viewport().width(), band.height), colour)
        painter.end()
        super().paintEvent(event)

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() is QEvent.Type.Paint:
            draw_outline(self)
        return handled

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_signs()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange):
            self._make_room()

    def _make_room(self) -> None:
        width = self.signs.sizeHint().width()
        right_to_left = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self.setViewportMargins(*((0, 0, width, 0) if right_to_left else (width, 0, 0, 0)))
        self._place_signs()

    def _place_signs(self) -> None:
        room, width = self.viewport().geometry(), self.signs.sizeHint().width()
        right_to_left = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = room.right() + 1 if right_to_left else room.left() - width
        self.signs.setGeometry(QRect(left, room.top(), width, room.height()))

    def _on_update_requested(self, room: QRect, scrolled: int) -> None:
        if scrolled:
            self.signs.scroll(0, scrolled)
        else:
            self.signs.update(0, room.top(), self.signs.width(), room.height())


class _Signs(QWidget):
    """The column beside the text."""

    def __init__(self, text: RevisionText) -> None:
        super().__init__(text)
        self._text = text
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        return QSize(2 * self.fontMetrics().horizontalAdvance(SIGN), 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        palette = self.palette()
        painter = QPainter(self)
        painter.fillRect(self.rect(), palette.color(QPalette.ColorRole.Base))
        warm = side_tint(palette, Side.DECLINE)
        for band in self._text.marked():
            painter.fillRect(
                QRectF(0, band.top, self.width(), band.height),
                blend(palette.color(QPalette.ColorRole.Base), warm, 0.1),
            )
            painter.setPen(warm)
            painter.drawText(QRectF(0, band.top, self.width(), band.row), Qt.AlignmentFlag.AlignCenter, SIGN)
