"""One of two that are compared: a large button with a reason's words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from interview_helper.widgets.fonts import wrapped_height, wrapping
from interview_helper.widgets.quiet_button import QuietButton
from interview_helper.widgets.tints import blend, muted

_LEAST_LINES = 6


class ChoiceButton(QuietButton):
    """Looks the same for either side, so that nothing but the words is compared."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._key = key
        # Not by a click: it would stay marked while the next two are compared.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = wrapped_height(self.words, self.font(), width - 2 * self._margin())
        least = _LEAST_LINES * self.fontMetrics().lineSpacing()
        return max(least, lines + 2 * self._margin() + self.fontMetrics().lineSpacing()) + 1

    def sizeHint(self) -> QSize:
        # The same for both, whatever they say, so that neither is the wider one.
        width = self.fontMetrics().averageCharWidth() * 30
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(
            self.fontMetrics().averageCharWidth() * 16, self.fontMetrics().lineSpacing() * _LEAST_LINES
        )

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        palette = self.palette()
        base, text = palette.color(QPalette.ColorRole.Base), palette.color(QPalette.ColorRole.Text)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = palette.color(QPalette.ColorRole.Highlight)
        if not self.hasFocus():
            outline = blend(base, text, 0.6 if self.underMouse() else 0.3)
        painter.setPen(QPen(outline, 2 if self.hasFocus() else 1))
        painter.setBrush(blend(base, text, 0.1) if self.isDown() else base)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        self._draw_words(painter)

    def _draw_words(self, painter: QPainter) -> None:
        margin, line = self._margin(), self.fontMetrics().lineSpacing()
        room = QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)
        painter.setPen(muted(self.palette()))
        painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, self._key)
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        option = wrapping(Qt.AlignmentFlag.AlignCenter)
        painter.drawText(room.adjusted(0, 0, 0, -line), self.words, option)

    def _margin(self) -> int:
        return self.fontMetrics().lineSpacing()
