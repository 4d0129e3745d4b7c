"""The “?” of a row: I don't know yet."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolButton, QWidget

from interview_helper.widgets.tints import hairline, muted, text_on, unknown_tint

_WORDS = "I don’t know yet"


class UnknownButton(QToolButton):
    """A round toggle; checked while the reason is marked unknown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setText("?")
        self.setToolTip("I don’t know yet (?)")
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_reason(self, text: str) -> None:
        """Say of which reason it marks that it is unknown, to those who hear the button."""
        name = f"{_WORDS}: {text}"
        if name != self.accessibleName():
            self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        side = self.fontMetrics().height() + 6
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        palette = self.palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        circle = QRectF(self.rect()).adjusted(2.5, 2.5, -2.5, -2.5)
        tint = unknown_tint(palette)
        strong = self.isChecked() or self.underMouse() or self.hasFocus()
        painter.setPen(QPen(tint if strong else hairline(palette), 2 if self.hasFocus() else 1))
        painter.setBrush(tint if self.isChecked() else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(circle)
        painter.setPen(text_on(tint) if self.isChecked() else muted(palette))
        font = self.font()
        font.setBold(self.isChecked())
        painter.setFont(font)
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, "?")
