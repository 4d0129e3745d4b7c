"""“✎ note” on a row: there is a note on this reason."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QToolButton, QWidget

from interview_helper.widgets.fonts import scaled_font
from interview_helper.widgets.tints import muted


class NoteButton(QToolButton):
    """Quiet words that open the note."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText("✎ note")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Its place is kept, so that nothing moves when it comes and goes.
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)

    def show_reason(self, text: str) -> None:
        """Say on which reason the note is, to those who hear the button."""
        name = f"Note on: {text}"
        if name != self.accessibleName():
            self.setAccessibleName(name)

    def _small_font(self) -> QFont:
        return scaled_font(self.font(), 0.92)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._small_font())
        return QSize(metrics.horizontalAdvance(self.text()) + 4, metrics.height() + 4)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setFont(self._small_font())
        strong = self.underMouse()
        painter.setPen(self.palette().color(QPalette.ColorRole.Text) if strong else muted(self.palette()))
        painter.drawText(self.rect().adjusted(0, 0, -2, 0), int(_FLAGS), self.text())


_FLAGS = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
