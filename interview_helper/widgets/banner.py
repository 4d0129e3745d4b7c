"""A message across the window that stays until it is solved or closed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QStyle, QWidget

from interview_helper.domain.reasons import Side
from interview_helper.widgets.plain import plain_label
from interview_helper.widgets.tints import blend, side_tint


class Banner(QWidget):
    """One sentence or two and what can be done about it. Part of the window, so it blocks nothing."""

    action_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.message = plain_label("", self)
        self.message.setWordWrap(True)
        self.message.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.action = QPushButton(self)
        self.close_button = QPushButton("Close", self)
        self.icon = plain_label("", self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(10)
        layout.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.message, 1)
        layout.addWidget(self.action)
        layout.addWidget(self.close_button)
        self.action.clicked.connect(self.action_requested)
        self.close_button.clicked.connect(self.hide)
        self.hide()

    def show_message(self, message: str, action: str = "", *, stays: bool = True) -> None:
        """Show a message, with the words of an action where there is one.

        With an action it ``stays`` until whoever showed it takes it back, unless it is only an offer.
        """
        # Only now: most banners are never shown.
        size = self.style().pixelMetric(QStyle.PixelMetric.PM_SmallIconSize)
        warning = self.style().standardIcon(QStyle.StandardPixmap.SP_MessageBoxWarning)
        self.icon.setPixmap(warning.pixmap(size, size))
        self.message.setText(message)
        self.action.setText(action)
        self.action.setVisible(bool(action))
        self.close_button.setVisible(not (action and stays))
        self.setAccessibleName(message)
        self.show()

    def show_standing(self, message: str) -> None:
        """Show a message that stays for as long as the window does."""
        self.show_message(message)
        self.close_button.hide()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        palette = self.palette()
        warm = side_tint(palette, Side.DECLINE)
        painter = QPainter(self)
        painter.fillRect(self.rect(), blend(palette.color(QPalette.ColorRole.Base), warm, 0.12))
        painter.setPen(QPen(warm, 1))
        bottom = QRectF(self.rect()).bottomLeft()
        painter.drawLine(bottom, QRectF(self.rect()).bottomRight())
