"""The journal: every decision over all companies, and in counts how they stood and turned out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTreeWidgetItem, QVBoxLayout, QWidget

from interview_helper.domain.deciding import day_words, outcome_words
from interview_helper.domain.journal import JournalEntry, hindsight_words, journal_words, stand_words
from interview_helper.domain.wording import round_words, shortened, shown_name
from interview_helper.widgets.button_box import ButtonBox
from interview_helper.widgets.plain import plain_label
from interview_helper.widgets.plain_tree import PlainTree
from interview_helper.widgets.tint_label import TintLabel
from interview_helper.widgets.tints import muted

_HEADINGS = ("Date", "Company", "Answer", "Balance", "Turned out")
_WRAPPED = (1, 4)
_NONE_YET = "What you decide on a company is listed here, with how it turned out later."
_NOTED = "Noted, not judged. A click, or Enter, opens the company."


class JournalDialog(QDialog):
    """Lists the entries as they come, newest first; a click or Enter asks for the company and closes."""

    company_requested = Signal(str)

    def __init__(self, entries: Sequence[JournalEntry], today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Journal")
        self._entries = tuple(entries)
        self.counts = plain_label(journal_words(entries), self)
        self.counts.setWordWrap(True)
        self.counts.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.hint = TintLabel(muted, _NOTED if entries else _NONE_YET, self)
        self.hint.setWordWrap(True)
        self.list = _List("Decisions", _HEADINGS, _WRAPPED, self)
        self.list.setRootIsDecorated(False)
        for entry in self._entries:
            self.list.add_row(*_row(entry, today))
        self.list.setVisible(bool(entries))
        self.list.itemClicked.connect(self._on_item_chosen)
        self.list.item_entered_by_key.connect(self._on_item_chosen)
        self._lay_out()

    def _lay_out(self) -> None:
        buttons = ButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addWidget(self.counts)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.hint)
        if not self._entries:
            layout.addStretch(1)
        layout.addWidget(buttons)
        wide, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().lineSpacing()
        self.setMinimumWidth(50 * wide)
        self.resize(112 * wide, (26 if self._entries else 10) * line)
        if self._entries:
            self.list.begin_at_the_top()
            self.list.setFocus()
        else:
            close.setFocus()

    def _on_item_chosen(self, item: QTreeWidgetItem) -> None:
        entry = self._entries[self.list.indexOfTopLevelItem(item)]
        self.company_requested.emit(entry.company_id)
        self.accept()


class _List(PlainTree):
    item_entered_by_key = Signal(QTreeWidgetItem)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self.item_entered_by_key.emit(item)
        else:
            super().keyPressEvent(event)


def _row(entry: JournalEntry, today: date) -> tuple[tuple[str, ...], str]:
    """What the columns say, and the same as a sentence."""
    day, name = day_words(entry.on, today), shown_name(entry.name)
    outcome, stand = outcome_words(entry.outcome), stand_words(entry)
    felt = hindsight_words(entry)
    words = shortened(" ".join(entry.hindsight.words.split())) if entry.hindsight else ""
    turned_out = f"{felt}: {words}" if words else felt
    spoken = f"{day}, {name}, {round_words(entry.round)}: {outcome}, {stand}."
    if felt:
        spoken = f"{spoken} Turned out: {turned_out}."
    return (day, f"{name}, {round_words(entry.round)}", outcome, stand, turned_out), spoken
