"""A line to type the words of a reason in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from interview_helper.domain.company import clean_reason_text
from interview_helper.domain.text import TextRefused
from interview_helper.widgets.leaving import comes_back
from interview_helper.widgets.line_field import OutlinedLine


class WordsEdit(OutlinedLine):
    """Reports words that a reason can have: on Enter, and when the focus goes.

    ``refused`` says why the others are not taken; they stay to be mended. Escape gives up.
    """

    text_requested = Signal(str)
    refused = Signal(str)
    given_up = Signal()

    def commit(self) -> bool:
        """Report what is typed; False if it was refused. Nothing typed is nothing wanted."""
        if not self.text().strip():
            self.given_up.emit()
            return True
        return self._take()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # Not passed on: a dialog would take it for its default button.
            self._take()
        elif event.key() == Qt.Key.Key_Escape and (self.text() or not self.placeholderText()):
            self.clear()
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not comes_back(event):
            self._leave()

    def _leave(self) -> None:
        if self.isVisible():
            self.commit()

    def _take(self) -> bool:
        text = self._accepted()
        if text is None:
            return False
        self.text_requested.emit(text)
        return True

    def _accepted(self) -> str | None:
        """What is typed as a reason can have it, or ``None`` where that is refused."""
        try:
            return clean_reason_text(self.text())
        except TextRefused as error:
            self.refused.emit(str(error))
            return None
