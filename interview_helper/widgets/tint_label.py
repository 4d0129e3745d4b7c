"""Words whose colour follows the palette as it is at paint time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QWidget

from interview_helper.widgets.fonts import make_bold


class TintLabel(QLabel):
    """Plain text in a colour that ``tint`` makes of the palette each time it is painted."""

    def __init__(
        self,
        tint: Callable[[QPalette], QColor],
        text: str = "",
        parent: QWidget | None = None,
        *,
        bold: bool = False,
    ) -> None:
        super().__init__(parent)
        self._tint = tint
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        if bold:
            make_bold(self)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setPen(self._tint(self.palette()))
        wrap = Qt.TextFlag.TextWordWrap if self.wordWrap() else Qt.TextFlag.TextSingleLine
        painter.drawText(self.contentsRect(), int(self.alignment() | wrap), self.text())
