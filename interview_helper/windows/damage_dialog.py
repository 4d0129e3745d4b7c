"""What to do with data that cannot be opened: a backup, reading what is left, or a new beginning."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from threading import Thread
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QVBoxLayout,
    QWidget,
)

from interview_helper.widgets.fonts import scaled_font
from interview_helper.widgets.plain import plain_label
from interview_helper.widgets.tint_label import TintLabel
from interview_helper.widgets.tints import muted
from interview_helper.widgets.way_button import WayButton


class Choice(Enum):
    """What the user wants."""

    BACKUP = auto()
    READ_ONLY = auto()
    START_ANEW = auto()


class Offered(NamedTuple):
    """The newest good backup, in words: when it was made, and what is in it."""

    when: str
    what: str


class DamageDialog(QDialog):
    """Says what is wrong and what can be done. ``choice`` is what was chosen, ``None`` for nothing yet.

    The backups are looked through on a thread of their own; until then that way is not offered.
    """

    _looked = Signal(object)

    def __init__(
        self, sentence: str, look_for_backup: Callable[[], Offered | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.choice: Choice | None = None
        self.setWindowTitle("Interview Helper")
        heading = plain_label("Your data cannot be opened as it is", self)
        heading.setFont(scaled_font(heading.font(), 1.25))
        self.said = plain_label(sentence, self)
        self.kept = TintLabel(
            muted, "Whatever you choose, the file is kept: nothing in it is changed or deleted.", self
        )
        for label in (self.said, self.kept):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.backup = self._way("Go back to the newest good backup", "Looking through the backups…")
        self.backup.setEnabled(False)
        self.read_only = self._way(
            "Open it to read only", "Shows what can still be read, to look at it and to export it."
        )
        self.anew = self._way(
            "Start with nothing", "An empty list of companies. The file is given another name beside it."
        )
        self.trouble = plain_label("", self)
        self.trouble.setWordWrap(True)
        self.trouble.hide()
        buttons = QDialogButtonBox(self)
        self.quit = buttons.addButton("Quit", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        line = QFrame(self, frameShape=QFrame.Shape.HLine)
        line.setEnabled(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        for widget in (heading, self.said, self.backup, self.read_only, self.anew, self.kept, self.trouble):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addWidget(line)
        layout.addWidget(buttons)
        self.setMinimumWidth(heading.fontMetrics().averageCharWidth() * 46)
        for choice, button in (
            (Choice.BACKUP, self.backup),
            (Choice.READ_ONLY, self.read_only),
            (Choice.START_ANEW, self.anew),
        ):
            button.clicked.connect(lambda _=False, choice=choice: self._on_chosen(choice))
        self._looked.connect(self._on_looked, Qt.ConnectionType.QueuedConnection)
        Thread(target=lambda: self._looked.emit(look_for_backup()), name="backups", daemon=True).start()

    def refuse(self, choice: Choice, sentence: str) -> None:
        """A way that was chosen leads nowhere: say why, and leave the others."""
        self._button(choice).setEnabled(False)
        # Not to the next way, which means something else.
        left = self.backup if self.backup.isEnabled() else self.quit
        left.setFocus(Qt.FocusReason.OtherFocusReason)
        self.trouble.setText(sentence)
        self.trouble.show()
        self.choice = None

    def _way(self, words: str, more: str) -> WayButton:
        return WayButton(words, more, self)

    def _button(self, choice: Choice) -> WayButton:
        ways = {Choice.BACKUP: self.backup, Choice.READ_ONLY: self.read_only, Choice.START_ANEW: self.anew}
        return ways[choice]

    def _on_looked(self, found: Offered | None) -> None:
        more = "There is no good backup." if found is None else f"{found.when}: {found.what}."
        self.backup.say_more(more)
        self.backup.setEnabled(found is not None)
        if found is not None:
            self.backup.setDefault(True)
            self.backup.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_chosen(self, choice: Choice) -> None:
        self.choice = choice
        self.accept()
