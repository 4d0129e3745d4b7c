"""A user's words on as many lines as they need, however long they are."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPalette, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from interview_helper.widgets.tint_label import TintLabel


def wrapping(alignment: Qt.AlignmentFlag) -> QTextOption:
    """Lines that break between words, and inside one that is longer than a line.

    Which way a text runs follows from its letters: in the other direction, the spaces at which it
    breaks would push it over its edge.
    """
    option = QTextOption(alignment | Qt.AlignmentFlag.AlignAbsolute)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def wrapped_height(text: str, font: QFont, width: float) -> float:
    """Pixels of height that a text takes in lines of this width, at least one."""
    layout = QTextLayout(text or " ", font)
    layout.setTextOption(wrapping(Qt.AlignmentFlag.AlignLeft))
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        height += line.height()
    layout.endLayout()
    return height


class WordsLabel(TintLabel):
    """A label that breaks where it must, so that no word of the user's makes a window too wide."""

    def __init__(
        self, tint: Callable[[QPalette], QColor], text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(tint, text, parent)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return int(wrapped_height(self.text(), self.font(), width) + 0.99)

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().averageCharWidth() * 28
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 12, self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setPen(self._tint(self.palette()))
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(self.rect()), self.text(), wrapping(side))
