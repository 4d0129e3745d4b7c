"""A user's words on as many lines as they need, however long they are."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from interview_helper.widgets.fonts import wrapped_height, wrapping
from interview_helper.widgets.tint_label import TintLabel


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
        return wrapped_height(self.text(), self.font(), width)

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
