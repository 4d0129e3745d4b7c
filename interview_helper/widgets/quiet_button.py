"""A button that is made of words alone."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from interview_helper.domain.reasons import Side
from interview_helper.widgets.outline import draw_focus
from interview_helper.widgets.tints import muted, side_tint

_ACROSS, _DOWN = 4, 2
_AT_THE_EDGE = 2
"""Pixels beside the words of a button that belongs to a checklist."""
_LEAST_WIDTH = 12
"""Characters of width that a button may be squeezed to."""


class QuietButton(QAbstractButton):
    """Words on one line, cut where it is short; muted until the mouse or the keyboard is there.

    Space and Enter press it, once however long they are held. The words are shown as they are, with any
    “&” in them. A ``side`` outlines it at the keyboard as what else is on that side's checklist.
    """

    def __init__(
        self,
        words: str = "",
        parent: QWidget | None = None,
        *,
        side: Side | None = None,
        alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeading,
    ) -> None:
        super().__init__(parent)
        self._words = ""
        self._side = side
        self._alignment = alignment
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setText(words)

    @property
    def words(self) -> str:
        """What it says."""
        return self._words

    def setText(self, words: str) -> None:
        self._words = words
        # Qt would take a single ampersand for a shortcut.
        super().setText(words.replace("&", "&&"))
        self.setAccessibleName(words)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self._words) + 2 * self._across() + 2
        return QSize(width, metrics.height() + 2 * _DOWN)

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), self.fontMetrics().averageCharWidth() * _LEAST_WIDTH), hint.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setPen(self._ink())
        room = self.rect().adjusted(self._across(), 0, -self._across(), 0)
        words = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room.width())
        flags = self._alignment | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, int(flags | Qt.TextFlag.TextSingleLine), words)
        if self.hasFocus() and self._side is not None:
            draw_focus(painter, self, side_tint(self.palette(), self._side), width=1.5)
        elif self.hasFocus():
            draw_focus(painter, self, corner=5)

    def _ink(self) -> QColor:
        """The colour of the words: quiet, or not."""
        strong = self.underMouse() or self.hasFocus()
        return self.palette().color(QPalette.ColorRole.Text) if strong else muted(self.palette())

    def _across(self) -> int:
        return _ACROSS if self._side is None else _AT_THE_EDGE
