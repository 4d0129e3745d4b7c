"""A note of a few lines, as high as so many lines of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from interview_helper.widgets.note_edit import NoteEdit


class ShortNote(NoteEdit):
    """Takes as much text as any note, and scrolls it."""

    def __init__(self, name: str, placeholder: str, parent: QWidget | None = None, *, lines: int = 3) -> None:
        super().__init__(name, placeholder, parent)
        self._lines = lines
        self._follow_font()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._follow_font()

    def _follow_font(self) -> None:
        around = 2 * (round(self.document().documentMargin()) + self.frameWidth())
        self.setFixedHeight(self.fontMetrics().lineSpacing() * self._lines + around)
