"""Plain text of several lines with an undo of its own: a letter, or its template."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from interview_helper.widgets.outline import draw_outline


class LetterEdit(QPlainTextEdit):
    """Takes plain text only; Tab leaves it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(8)

    def text(self) -> str:
        """The text, with no-break spaces as they are, which toPlainText() would turn into others."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def show_text(self, text: str) -> None:
        """Show another text from its beginning; there is nothing to undo."""
        self.setPlainText(text)

    def replace_text(self, text: str) -> None:
        """Write another text over all of it, which undo takes back."""
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() is QEvent.Type.Paint:
            draw_outline(self)
        return handled
