"""Plain text of several lines: notes on a company, or on one reason."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, Signal
from PySide6.QtGui import QFocusEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from interview_helper.domain.text import TextRefused, clean_note, common_affixes
from interview_helper.widgets.leaving import comes_back
from interview_helper.widgets.outline import draw_outline
from interview_helper.widgets.undo_keys import is_undo_key

_WHAT = "The note"


class NoteEdit(QPlainTextEdit):
    """Takes plain text only: what is pasted rich becomes plain, and pictures are refused.

    ``text_requested`` for each change by the user; ``refused`` with a sentence when a paste is not
    taken, the text staying as it was; ``left`` when the focus goes, and ``moved_on`` too when it goes to
    another control, not just to a menu or another window.
    """

    text_requested = Signal(str)
    refused = Signal(str)
    left = Signal()
    moved_on = Signal()

    def __init__(self, name: str, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        # The window's undo stack holds these changes too.
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(8)
        self._showing = False
        self.textChanged.connect(self._on_text_changed)

    def note(self) -> str:
        """The text as the domain keeps it.

        Not toPlainText(), which turns no-break spaces into plain ones.
        """
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def show_note(self, text: str) -> None:
        """Show a text: only what differs is replaced, so that the cursor stays where it makes sense."""
        now = self.note()
        if text == now:
            return
        start, end = common_affixes(now, text)
        cursor = self.textCursor()
        cursor.setPosition(_qt_length(now[:start]))
        cursor.setPosition(_qt_length(now[: len(now) - end]), QTextCursor.MoveMode.KeepAnchor)
        self._showing = True
        try:
            cursor.insertText(text[start : len(text) - end])
        finally:
            self._showing = False
        self.setTextCursor(cursor)

    def open_note(self, text: str) -> None:
        """Show another note from its beginning."""
        self.show_note(text)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def event(self, event: QEvent) -> bool:
        if is_undo_key(event):
            event.ignore()
            return False
        handled = super().event(event)
        if event.type() is QEvent.Type.Paint:
            draw_outline(self)
        return handled

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()
        if not comes_back(event):
            self.moved_on.emit()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        # Pictures too, so that a paste of one reaches insertFromMimeData() and gets its sentence.
        return source.hasText() or source.hasHtml() or source.hasImage()

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text() or _words_of_html(source.html())
        if not text:
            if source.hasImage():
                self.refused.emit(
                    "A picture cannot be kept here: notes are plain text. Describe it in words."
                )
            return
        cursor = self.textCursor()
        units = self.note().encode("utf-16-le")
        before = units[: 2 * cursor.selectionStart()].decode("utf-16-le")
        after = units[2 * cursor.selectionEnd() :].decode("utf-16-le")
        try:
            # Before Qt lays it out: an unbroken line over the limit would make the window stall.
            clean = clean_note(text, _WHAT)
            clean_note(before + clean + after, _WHAT)
        except TextRefused as refused:
            self.refused.emit(str(refused))
            return
        cursor.insertText(clean)
        self.ensureCursorVisible()

    def _on_text_changed(self) -> None:
        if not self._showing:
            self.text_requested.emit(self.note())


def _qt_length(text: str) -> int:
    """Length in UTF-16 units, which is what Qt's cursors count."""
    if text.isascii():  # such as the empty text that a start replaces: without importing the encoding
        return len(text)
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _words_of_html(html: str) -> str:
    # Imported here: hardly any clipboard holds HTML and no plain text beside it.
    from interview_helper.widgets.html_words import words_of_html

    return words_of_html(html)
