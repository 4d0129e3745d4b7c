"""A line of text edited in place: reports each keystroke, and takes back what the session made of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QFocusEvent, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from interview_helper.widgets.leaving import comes_back
from interview_helper.widgets.outline import comfortable_height, draw_outline
from interview_helper.widgets.undo_keys import is_undo_key


class OutlinedLine(QLineEdit):
    """A line of text, as high as the controls beside it, that can be seen on any background."""

    def __init__(self, name: str, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTextMargins(4, 0, 4, 0)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), comfortable_height(self))

    def event(self, event: QEvent) -> bool:
        # Where it has nothing of its own to take back, the keys are the window's.
        if is_undo_key(event) and not (self.isUndoAvailable() or self.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFrame():
            draw_outline(self)


class LineField(OutlinedLine):
    """One line. ``text_requested`` for each change by the user; ``left`` when the focus goes."""

    text_requested = Signal(str)
    left = Signal()

    def __init__(self, name: str, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(name, placeholder, parent)
        self.textEdited.connect(self.text_requested)

    def show_text(self, text: str) -> None:
        """Show a text without disturbing somebody who is typing just that."""
        if text != self.text():
            place = self.cursorPosition()
            self.setText(text)
            self.setCursorPosition(min(place, len(text)) if self.hasFocus() else 0)

    def event(self, event: QEvent) -> bool:
        if is_undo_key(event):
            event.ignore()
            return False
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not comes_back(event):
            # What is too long for the field is read from its beginning.
            self.setCursorPosition(0)
        self.left.emit()
