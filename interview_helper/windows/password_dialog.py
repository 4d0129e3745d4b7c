"""Asks for the password of a file: of the data at the start, or of a backup."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from interview_helper.widgets.fonts import scaled_font
from interview_helper.widgets.password_entry import PasswordEntry
from interview_helper.widgets.plain import plain_label
from interview_helper.widgets.tint_label import TintLabel
from interview_helper.widgets.tints import muted

NOT_IT = "That is not the password. Try again."
SURE = (
    "That is not the password. If you are sure that it is, the beginning of the file may be damaged; "
    "its backups may then still open."
)
_TRIES_BEFORE_DOUBT = 3


class PasswordDialog(QDialog):
    """One field, as often as the user likes. Whoever listens answers with ``refuse`` or ``accept``."""

    password_given = Signal(str)

    def __init__(
        self,
        heading: str,
        more: str,
        no: str = "Cancel",
        parent: QWidget | None = None,
        *,
        yes: str = "Open",
        other: str = "",
    ) -> None:
        """``other`` are the words of a way out that is offered when the password was wrong several times."""
        super().__init__(parent)
        self.wants_other = False
        """Whether that way was taken."""
        self.setWindowTitle("Interview Helper")
        self.heading = plain_label(heading, self)
        self.heading.setFont(scaled_font(self.heading.font(), 1.25))
        self.heading.setWordWrap(True)
        self.more = TintLabel(muted, more, self)
        self.more.setWordWrap(True)
        self.entry = PasswordEntry(["&Password"], self)
        self.waiting = TintLabel(muted, "Opening…", self)
        self.buttons = QDialogButtonBox(self)
        self.yes = self.buttons.addButton(yes, QDialogButtonBox.ButtonRole.AcceptRole)
        self.no = self.buttons.addButton(no, QDialogButtonBox.ButtonRole.RejectRole)
        self.other = self.buttons.addButton(other, QDialogButtonBox.ButtonRole.ActionRole)
        self.other.hide()
        self.other.clicked.connect(self._on_other)
        self.yes.setDefault(True)
        self.yes.setEnabled(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        for widget in (self.heading, self.more, self.entry, self.waiting):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addWidget(self.buttons)
        self.waiting.hide()
        self.setMinimumWidth(self.heading.fontMetrics().averageCharWidth() * 40)
        self._tries = 0
        self.entry.edited.connect(self._on_edited)
        self.buttons.accepted.connect(self._on_accepted)
        self.buttons.rejected.connect(self.reject)
        self.field = self.entry.fields[0]
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self) -> None:
        """That was not the password; the next may be."""
        self._tries += 1
        self._wait(False)
        doubt = self._tries >= _TRIES_BEFORE_DOUBT
        self.entry.refuse(SURE if doubt else NOT_IT, 0)
        self.other.setVisible(doubt and bool(self.other.text()))

    def done(self, result: int) -> None:
        """Close it, and keep nothing of what was typed."""
        self.entry.clear()
        super().done(result)

    def _on_edited(self) -> None:
        self.yes.setEnabled(bool(self.field.text()))

    def _on_other(self) -> None:
        self.wants_other = True
        self.reject()

    def _on_accepted(self) -> None:
        if self.field.text() and self.entry.isEnabled():
            self._wait(True)
            self.password_given.emit(self.field.text())

    def _wait(self, waiting: bool) -> None:
        self.entry.setEnabled(not waiting)
        for button in (self.yes, self.other):
            button.setEnabled(not waiting)
        self.waiting.setVisible(waiting)
