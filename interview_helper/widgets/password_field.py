"""A line for a password: hidden unless it is to be shown, with a word where Caps Lock seems to be on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from interview_helper.widgets.line_field import OutlinedLine

_HINTS = (
    Qt.InputMethodHint.ImhHiddenText
    | Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)


class PasswordField(OutlinedLine):
    """Qt does not say whether Caps Lock is on; a letter in the case that Shift did not ask for does."""

    caps_lock_guessed = Signal(bool)
    """Whether it seems to be on; said when a letter was typed, and when the line is left."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, "", parent)
        self.show_text(False)

    def show_text(self, shown: bool) -> None:
        """Show what is typed, or dots in its place."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.setInputMethodHints(_HINTS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text()
        others = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if len(letter) == 1 and letter.lower() != letter.upper() and not others:
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_lock_guessed.emit(letter.isupper() != shift)
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.caps_lock_guessed.emit(False)
        super().focusOutEvent(event)
