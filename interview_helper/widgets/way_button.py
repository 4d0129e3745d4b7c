"""A button as wide as the window, with a line that says what comes of it."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QPaintEvent
from PySide6.QtWidgets import QCommandLinkButton, QWidget

from interview_helper.widgets.outline import draw_outline


class WayButton(QCommandLinkButton):
    """Outlined, so that it is seen as a button, and whether the keyboard is at it, on any background."""

    def __init__(self, words: str, more: str, parent: QWidget | None = None) -> None:
        super().__init__(words, more, parent)
        # Styles bring an arrow of their own, dark on dark.
        self.setIcon(QIcon())
        self.setIconSize(QSize(0, 0))
        self.say_more(more)

    def say_more(self, more: str) -> None:
        """Say something else of what comes of it."""
        self.setDescription(more)
        self.setAccessibleDescription(more)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        draw_outline(self)
