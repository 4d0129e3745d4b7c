"""One ticked reason while the balance is struck out: its text and its weight, perhaps with a line through."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from interview_helper.domain.reasons import Reason
from interview_helper.widgets.tint_label import TintLabel
from interview_helper.widgets.tints import muted, side_tint


class Struck(Enum):
    """Where a reason stands, and how it is said of it."""

    REMAINING = ""
    STRIKING = "struck out in this step"
    STRUCK = "struck out"


class StruckRow(QWidget):
    """Says a reason; once struck it is muted, with a line through; in its own step it is framed."""

    def __init__(self, reason: Reason, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reason = reason
        self.state = Struck.REMAINING
        self.text = TintLabel(self._ink, reason.text, self)
        self.text.setWordWrap(True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        # Words longer than the column are cut rather than widening it.
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.weight = TintLabel(self._ink, str(reason.weight), self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(9, 4, 9, 4)
        layout.setSpacing(8)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.weight, 0, Qt.AlignmentFlag.AlignTop)
        self.show_state(Struck.REMAINING)

    def show_state(self, state: Struck) -> None:
        """Show whether it is struck out, to the eye and the ear."""
        self.state = state
        through = state is not Struck.REMAINING
        # Fonts in which nothing else is set, so that they follow the application's.
        line, number = QFont(), QFont()
        line.setStrikeOut(through)
        number.setStrikeOut(through)
        number.setBold(True)
        self.text.setFont(line)
        self.weight.setFont(number)
        said = f", {state.value}" if state.value else ""
        self.text.setAccessibleName(f"{self.reason.text}{said}")
        self.weight.setAccessibleName(f"Weight {self.reason.weight}{said}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        if self.state is not Struck.STRIKING:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tint = side_tint(self.palette(), self.reason.side)
        painter.setPen(QPen(tint, 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)

    def _ink(self, palette: QPalette) -> QColor:
        return muted(palette) if self.state is Struck.STRUCK else palette.color(QPalette.ColorRole.Text)
