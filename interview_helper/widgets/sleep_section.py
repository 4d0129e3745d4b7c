"""Sleeping on it: keep the weighing, weigh again a day later without seeing it, then compare."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from interview_helper.domain.company import Company
from interview_helper.domain.deciding import sleep_sentence
from interview_helper.domain.sleeping import comparison, slept_on
from interview_helper.widgets.fonts import make_bold
from interview_helper.widgets.plain import plain_label
from interview_helper.widgets.tint_label import TintLabel
from interview_helper.widgets.tints import muted

_AWAKE = "Weigh it again in a day without seeing these marks, then compare. They are kept."
_NOTHING_YET = "Tick what is true first. A day later, weigh it again without seeing your marks."
_AGAIN = "Weighing again: your earlier marks are kept."


class SleepSection(QWidget):
    """Says where the user is in it, and offers what comes next."""

    sleep_requested = Signal()
    weigh_again_requested = Signal()
    done_requested = Signal()
    leave_off_requested = Signal()
    comparison_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = plain_label("Sleep on it", self)
        make_bold(title)
        self.sentence = TintLabel(muted, "", self)
        self.sentence.setWordWrap(True)
        self.sleep = self._button("Sleep on it")
        self.weigh_again = self._button("Weigh again")
        self.done = self._button("I’m done: compare")
        self.leave_off = self._button("Leave off")
        self.compare = self._button("Compare then and now…")
        self._steps = (self.sleep, self.weigh_again, self.done, self.leave_off)
        line = QHBoxLayout()
        for button in self._steps:
            line.addWidget(button)
        line.addStretch(1)
        last = QHBoxLayout()
        last.addWidget(self.compare)
        last.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(title)
        layout.addWidget(self.sentence)
        layout.addLayout(line)
        layout.addLayout(last)
        self.sleep.clicked.connect(self.sleep_requested)
        self.weigh_again.clicked.connect(self.weigh_again_requested)
        self.done.clicked.connect(self.done_requested)
        self.leave_off.clicked.connect(self.leave_off_requested)
        self.compare.clicked.connect(self.comparison_requested)

    def _button(self, words: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setAutoDefault(False)
        # Until it is known which ones are wanted, none of them asks for room.
        button.hide()
        return button

    def show_company(self, company: Company, now: datetime) -> None:
        """Show where a company stands with sleeping on it, and what can be done ``now``."""
        at_keyboard = next((button for button in self._steps if button.hasFocus()), None)
        again, asleep = company.reweighing, slept_on(company) is not None
        said = any(reason.in_use for reason in company.reasons)
        if again:
            self.sentence.setText(_AGAIN)
        elif asleep:
            self.sentence.setText(sleep_sentence(company, now))
        else:
            self.sentence.setText(_AWAKE if said else _NOTHING_YET)
        if again:
            # Where an imported record lost what was slept on, there is nothing to go back to.
            shown: tuple[QPushButton, ...] = (self.done, self.leave_off) if asleep else (self.done,)
        else:
            shown = (self.weigh_again,) if asleep else (self.sleep,)
        self.sleep.setEnabled(said)
        shown[0].show()
        if at_keyboard is not None and at_keyboard not in shown:
            shown[0].setFocus(Qt.FocusReason.OtherFocusReason)
        for button in self._steps:
            button.setVisible(button in shown)
        covered = company.blind or again
        self.compare.setVisible(not covered and comparison(company) is not None)
