"""A button made of words that wrap: for what is offered in a narrow panel."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFontMetrics, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from interview_helper.widgets.tints import hairline, muted

_ACROSS, _DOWN = 9, 5
_LEAST_WIDTH = 12
"""Characters of width that a button may be squeezed to."""


class WordsButton(QAbstractButton):
    """Words in a thin frame, or without one where they stand in a line of text.

    Framed words wrap to the width there is; the others stay on one line, and are cut where it is short.
    """

    def __init__(self, words: str, parent: QWidget | None = None, *, framed: bool = True) -> None:
        super().__init__(parent)
        self._framed = framed
        self.setText(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if framed:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
        else:
            policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)

    def setText(self, words: str) -> None:
        # An ampersand of the user's is no shortcut.
        super().setText(words.replace("&", "&&"))
        self.setAccessibleName(words)
        self.updateGeometry()

    def words(self) -> str:
        """What it says."""
        return self.accessibleName()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        across, down = self._margins()
        width = metrics.horizontalAdvance(self.words()) + 2 * across + 2
        return QSize(width, metrics.height() + 2 * down)

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        least = self.fontMetrics().averageCharWidth() * _LEAST_WIDTH
        return QSize(min(hint.width(), least), hint.height())

    def heightForWidth(self, width: int) -> int:
        across, down = self._margins()
        return wrapped_height(self.fontMetrics(), self.words(), width - 2 * across) + 2 * down

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        strong = self.underMouse() or self.hasFocus()
        across, down = self._margins()
        if self._framed or self.hasFocus():
            focus = palette.color(QPalette.ColorRole.Highlight)
            painter.setPen(QPen(focus if self.hasFocus() else hairline(palette), 1))
            if self._framed:
                painter.setBrush(palette.color(QPalette.ColorRole.Base))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        plain = palette.color(QPalette.ColorRole.Text)
        painter.setPen(plain if self._framed or strong else muted(palette))
        flags = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        flags |= Qt.TextFlag.TextWordWrap if self._framed else Qt.TextFlag.TextSingleLine
        room = self.rect().adjusted(across, down, -across, -down)
        words = self.words()
        if not self._framed:
            words = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(flags), words)

    def _margins(self) -> tuple[int, int]:
        return (_ACROSS, _DOWN) if self._framed else (4, 2)


def wrapped_height(metrics: QFontMetrics, text: str, width: int) -> int:
    """Pixels of height of a text that wraps at this width; at least one line's."""
    wrap = int(Qt.TextFlag.TextWordWrap)
    room = QRect(0, 0, max(1, width), 1_000_000)
    return max(metrics.height(), metrics.boundingRect(room, wrap, text).height())
