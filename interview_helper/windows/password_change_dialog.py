"""Sets, changes or removes the password of the data."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from interview_helper.widgets.button_box import ButtonBox
from interview_helper.widgets.fonts import bold_font
from interview_helper.widgets.outlined_boxes import OutlinedRadioButton
from interview_helper.widgets.password_entry import PasswordEntry
from interview_helper.widgets.plain import plain_label

FORGETTING = (
    "Forget it, and nobody can open your data again: there is no recovery, also not by us. If that worries "
    "you, export everything first and keep that file in a safe place."
)
REMOVING = "Without a password, whoever can read the file can read what is in it."
EMPTY = "A password has at least one character."
DIFFERENT = "The two are not the same. Type it twice the same way."
WRONG = "That is not the present password. Try again."


class Older(Enum):
    """What becomes of the backups that there are."""

    SAME = auto()
    KEPT = auto()
    REMOVED = auto()


class Wish(NamedTuple):
    """What the user wants; a password that there is not, or is not to be, is empty."""

    present: str
    new: str
    older: Older


def backup_words(count: int, locked: bool) -> str:
    """What holds for the backups that there are, whatever the data has from now on."""
    if count == 1:
        what = (
            "locked with the password of its time. It keeps that"
            if locked
            else ("without a password. Whoever gets it can read it")
        )
        return f"There is an older backup, {what}, unless you choose otherwise:"
    what = (
        "locked with the password of their time. They keep that"
        if locked
        else ("without a password. Whoever gets them can read them")
    )
    return f"There are {count:,} older backups, {what}, unless you choose otherwise:"


class PasswordChangeDialog(QDialog):
    """Whoever listens to ``wanted`` answers with ``refuse``, ``fail`` or ``accept``."""

    wanted = Signal(object)

    def __init__(self, locked: bool, backups: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Password")
        self._locked = locked
        self.purpose = self._text(
            "Your data has a password. It is asked for at every start."
            if locked
            else "Your data has no password. With one, the file is encrypted, and so is every backup from "
            "then on; the password is asked for at every start."
        )
        self.change = OutlinedRadioButton("&Change it", self)
        self.remove = OutlinedRadioButton("&Remove it", self)
        self.entry = PasswordEntry(
            [*(["&Present password"] if locked else []), "&New password", "New password &again"], self
        )
        self.warning = self._text(FORGETTING)
        self.warning.setFont(bold_font(self.font()))
        self.about_backups = self._text("")
        self.same = OutlinedRadioButton("", self)
        self.kept = OutlinedRadioButton("", self)
        self.removed = OutlinedRadioButton("", self)
        self.waiting = self._text("Encrypting, and reading it back…")
        self.buttons = ButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.yes = self.buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.yes.setDefault(True)
        self._group([self.change, self.remove])
        self._group([self.same, self.kept, self.removed])
        self._lay_out(backups)
        self.remove.toggled.connect(self._on_remove_toggled)
        self.buttons.accepted.connect(self._on_accepted)
        self.buttons.rejected.connect(self.reject)
        self._backups = backups
        self._on_remove_toggled(False)
        self.waiting.hide()
        self.entry.fields[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self) -> None:
        """The present password is another one."""
        self._wait(False)
        self.entry.refuse(WRONG, 0)

    def fail(self, sentence: str) -> None:
        """It could not be done; the sentence says what holds now."""
        self._wait(False)
        self.entry.refuse(sentence, 0)

    def reject(self) -> None:
        """Close it, unless it is being done: then there is nothing to be called off any more."""
        if self.entry.isEnabled():
            super().reject()

    def done(self, result: int) -> None:
        """Close it, and keep nothing of what was typed."""
        self.entry.clear()
        super().done(result)

    def _lay_out(self, backups: int) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        for widget in (self.purpose, self.change, self.remove, self.entry, self.warning):
            layout.addWidget(widget)
        for widget in (self.about_backups, self.same, self.kept, self.removed):
            layout.addWidget(widget)
            widget.setVisible(backups > 0)
        for choice in (self.change, self.remove):
            choice.setVisible(self._locked)
        self.change.setChecked(True)
        self.same.setChecked(True)
        layout.addWidget(self.waiting)
        layout.addStretch(1)
        layout.addWidget(self.buttons)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 62)

    def _on_remove_toggled(self, removing: bool) -> None:
        self.entry.trouble.hide()
        for field in self.entry.fields[-2:]:
            field.setEnabled(not removing)
            if removing:
                field.clear()
        self.warning.setText(REMOVING if removing else FORGETTING)
        word = "Remove password" if removing else "Change password" if self._locked else "Set password"
        self.yes.setText(word)
        self.about_backups.setText(backup_words(self._backups, self._locked))
        one = self._backups == 1
        them, ones = ("it", "one") if one else ("them", "ones")
        self.same.setText(
            f"&Take it off the older {ones} too" if removing else f"&Lock {them} with the new one too"
        )
        self.kept.setText("Leave it &as it is" if one else "Leave them as they &are")
        self.removed.setText(f"&Delete {them}, and make a new one")

    def _on_accepted(self) -> None:
        present = self.entry.fields[0].text() if self._locked else ""
        new, again = (field.text() for field in self.entry.fields[-2:])
        place = len(self.entry.fields) - 2
        if self._locked and not present:
            self.entry.refuse(WRONG, 0)
        elif not self.remove.isChecked() and not new:
            self.entry.refuse(EMPTY, place)
        elif new != again:
            self.entry.refuse(DIFFERENT, place + 1)
        else:
            self._wait(True)
            self.wanted.emit(Wish(present, new, self._older()))

    def _older(self) -> Older:
        if self.removed.isChecked():
            return Older.REMOVED
        return Older.KEPT if self.kept.isChecked() else Older.SAME

    def _wait(self, waiting: bool) -> None:
        choices = (self.change, self.remove, self.same, self.kept, self.removed)
        for widget in (self.entry, *choices, self.buttons):
            widget.setEnabled(not waiting)
        self.waiting.setVisible(waiting)

    def _group(self, buttons: list[QRadioButton]) -> None:
        group = QButtonGroup(self)
        for button in buttons:
            group.addButton(button)

    def _text(self, text: str) -> QLabel:
        label = plain_label(text, self)
        label.setWordWrap(True)
        return label
