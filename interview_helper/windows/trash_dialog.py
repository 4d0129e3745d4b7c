"""The trash: what lies in it, and the ways out of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, tzinfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from interview_helper.domain.company import CompanySummary
from interview_helper.domain.trash import DAYS_KEPT, DAYS_TOLD
from interview_helper.widgets.plain import plain_label
from interview_helper.widgets.tint_label import TintLabel
from interview_helper.widgets.tints import muted
from interview_helper.widgets.trash_list import TrashList

_HINT = (
    f"What lies here for {DAYS_KEPT} days is erased for good at a start of the program. "
    f"You are told at least {DAYS_TOLD} days before."
)
_EMPTY = "The trash is empty. A company that you move to the trash waits here, and can be had back."


class TrashDialog(QDialog):
    """Lists companies and asks for what the user wants done with them; it does nothing by itself.

    ``changeable`` is false where what is open can only be read.
    """

    restore_requested = Signal(object)
    """The ids of companies, from the top of the list."""
    erase_requested = Signal(object)
    """Summaries of companies, from the top of the list."""

    def __init__(self, parent: QWidget | None = None, *, changeable: bool = True) -> None:
        super().__init__(parent)
        self.setWindowTitle("Trash")
        self._changeable = changeable
        self._busy = False
        self._companies: tuple[CompanySummary, ...] = ()
        self.hint = TintLabel(muted, _HINT, self)
        self.hint.setWordWrap(True)
        self.empty = plain_label(_EMPTY, self)
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        self.list = TrashList(self)
        self.message = plain_label("", self)
        self.message.setWordWrap(True)
        self.message.hide()
        self.restore_button = self._button("&Restore")
        self.erase_button = self._button("&Erase for good…")
        self.empty_button = self._button("E&mpty the trash…")
        self.close_button = self._button("Close")
        self._lay_out()
        self.list.restore_requested.connect(self._on_restore)
        self.list.erase_requested.connect(self._on_erase)
        self.list.itemSelectionChanged.connect(self._follow_selection)
        self.list.itemDoubleClicked.connect(self._on_restore)
        self.restore_button.clicked.connect(self._on_restore)
        self.erase_button.clicked.connect(self._on_erase)
        self.empty_button.clicked.connect(self._on_empty)
        self.close_button.clicked.connect(self.reject)

    def show_trash(
        self,
        companies: Sequence[CompanySummary],
        told: Mapping[str, datetime],
        now: datetime,
        zone: tzinfo | None = None,
    ) -> None:
        """Show what lies in the trash; see ``TrashList.show_trash``."""
        self._companies = tuple(companies)
        self._busy = False
        self.list.show_trash(companies, told, now, zone)
        there = bool(companies)
        for widget in (self.list, self.hint):
            widget.setVisible(there)
        self.empty.setVisible(not there)
        self._follow_selection()
        (self.list if there else self.close_button).setFocus()

    def say(self, sentence: str) -> None:
        """Say what was done, or could not be."""
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))
        if sentence and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def wait(self, sentence: str) -> None:
        """Say what is being done, and ask for nothing more until ``show_trash``."""
        self._busy = True
        self.say(sentence)
        self._follow_selection()

    def _follow_selection(self) -> None:
        able = self._changeable and not self._busy
        wanted = {
            self.restore_button: able and bool(self.list.chosen()),
            self.erase_button: able and bool(self.list.chosen()),
            self.empty_button: able and bool(self._companies),
        }
        for button, enabled in wanted.items():
            if not enabled and button.hasFocus():
                # Not to the next button, which means something else.
                self.list.setFocus()
            button.setEnabled(enabled)

    def _on_restore(self) -> None:
        if self.restore_button.isEnabled():
            self.restore_requested.emit(tuple(company.id for company in self.list.chosen()))

    def _on_erase(self) -> None:
        if self.erase_button.isEnabled():
            self.erase_requested.emit(self.list.chosen())

    def _on_empty(self) -> None:
        self.erase_requested.emit(self._companies)

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        return button

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.restore_button)
        buttons.addWidget(self.erase_button)
        buttons.addWidget(self.empty_button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addWidget(self.empty, 1)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.hint)
        layout.addWidget(self.message)
        layout.addLayout(buttons)
        wide, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().lineSpacing()
        self.resize(100 * wide, 22 * line)
