"""A button made of words that wrap: for what is offered in a narrow panel."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from interview_helper.widgets.fonts import wrapped_height, wrapping
from interview_helper.widgets.outline import draw_card
from interview_helper.widgets.quiet_button import QuietButton

_ACROSS, _DOWN = 9, 5


class WordsButton(QuietButton):
    """Words in a thin frame, on as many lines as they need at its width."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self.words) + 2 * _ACROSS + 2
        return QSize(width, metrics.height() + 2 * _DOWN)

    def heightForWidth(self, width: int) -> int:
        return wrapped_height(self.words, self.font(), width - 2 * _ACROSS) + 2 * _DOWN

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter, palette = QPainter(self), self.palette()
        draw_card(painter, self, corner=5)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        room = QRectF(self.rect().adjusted(_ACROSS, _DOWN, -_ACROSS, -_DOWN))
        lead = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeading)
        painter.drawText(room, self.words, wrapping(lead | Qt.AlignmentFlag.AlignVCenter))
