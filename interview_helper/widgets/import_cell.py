"""What stands in a cell of somebody else's file, on one line, cut where it is too long."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from interview_helper.widgets.tint_label import TintLabel

_LEAST_WIDTH = 8
"""Characters of width that it may be squeezed to."""


def _text(palette: QPalette) -> QColor:
    return palette.color(QPalette.ColorRole.WindowText)


class ImportCell(TintLabel):
    """Takes the width that there is."""

    def __init__(self, tint: Callable[[QPalette], QColor] = _text, parent: QWidget | None = None) -> None:
        super().__init__(tint, "", parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_words(self, words: str) -> None:
        """Show other words, without their line breaks."""
        self.setText(" ".join(words.split()))

    def minimumSizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.averageCharWidth() * _LEAST_WIDTH, metrics.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setPen(self._tint(self.palette()))
        room = self.contentsRect()
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        leading = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter if mirrored else leading
        painter.drawText(room, int(side | Qt.TextFlag.TextSingleLine), words)
