"""What was decided on one company and how it turned out, its rounds so far, and sleeping on it."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from interview_helper.domain.balance import Balance
from interview_helper.domain.company import Company
from interview_helper.domain.deciding import current_decision, earlier_decisions, rounds_so_far
from interview_helper.domain.decisions import Outcome
from interview_helper.domain.wording import round_words
from interview_helper.widgets.answer_section import AnswerSection
from interview_helper.widgets.decision_view import DecisionView
from interview_helper.widgets.earlier_decisions import EarlierDecisions
from interview_helper.widgets.hairline import Hairline
from interview_helper.widgets.rounds_view import RoundsView
from interview_helper.widgets.sleep_section import SleepSection
from interview_helper.widgets.tint_label import TintLabel
from interview_helper.widgets.tints import muted

_COVERED = "The balance is covered, and so are the rounds so far."


class DecisionRecordPanel(QWidget):
    """Shows the record of one company and reports what the user wants.

    While the company's balance is covered, nothing here tells of it. What is shown while the panel is
    hidden is taken up when it comes into view.
    """

    decide_requested = Signal(Outcome, str, date)
    why_requested = Signal(str, str)
    date_requested = Signal(str, date)
    reopen_requested = Signal()
    hindsight_requested = Signal(str, object)
    hindsight_words_requested = Signal(str, str)
    sleep_requested = Signal()
    weigh_again_requested = Signal()
    done_requested = Signal()
    leave_off_requested = Signal()
    compare_requested = Signal()
    letters_requested = Signal()
    journal_requested = Signal()
    left = Signal()
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._waiting: tuple[Company, datetime] | None = None
        self._company = ""
        self._today = date.min
        self.answer = AnswerSection(self)
        self.decision = DecisionView(self)
        self.decision.hide()
        self.reopen = QPushButton("Reopen", self)
        self.reopen.setAutoDefault(False)
        self.decision.add_beside_day(self.reopen)
        self.earlier = EarlierDecisions(self)
        self.rounds = RoundsView(self)
        self.covered = TintLabel(muted, _COVERED, self)
        self.covered.setWordWrap(True)
        self.sleeping = SleepSection(self)
        self.letters = QPushButton("Letters…", self)
        self.journal = QPushButton("Journal…", self)
        self._lay_out()
        self._connect()
        self.stand(beside=True)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        for button in (self.letters, self.journal):
            button.setAutoDefault(False)
            foot.addWidget(button)
        foot.addStretch(1)
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(10)
        for part in (
            self.answer,
            self.decision,
            self.earlier,
            Hairline(self),
            self.rounds,
            self.covered,
            self.sleeping,
            Hairline(self),
        ):
            self._layout.addWidget(part)
        self._layout.addLayout(foot)
        self._layout.addStretch(1)

    def _connect(self) -> None:
        self.answer.answer_requested.connect(self._on_outcome)
        for view in (self.decision, self.earlier):
            view.why_requested.connect(self.why_requested)
            view.date_requested.connect(self.date_requested)
            view.hindsight_requested.connect(self.hindsight_requested)
            view.hindsight_words_requested.connect(self.hindsight_words_requested)
            view.left.connect(self.left)
            view.refused.connect(self.refused)
        self.reopen.clicked.connect(self.reopen_requested)
        self.sleeping.sleep_requested.connect(self.sleep_requested)
        self.sleeping.weigh_again_requested.connect(self.weigh_again_requested)
        self.sleeping.done_requested.connect(self.done_requested)
        self.sleeping.leave_off_requested.connect(self.leave_off_requested)
        self.sleeping.comparison_requested.connect(self.compare_requested)
        self.letters.clicked.connect(self.letters_requested)
        self.journal.clicked.connect(self.journal_requested)

    def stand(self, *, beside: bool) -> None:
        """Take margins for a place beside the decision, or for one inside it, which has its own."""
        self._layout.setContentsMargins(*((12, 14, 12, 12) if beside else (0, 6, 0, 0)))

    def showEvent(self, event: QShowEvent) -> None:
        if self._waiting is not None:
            self._take_up(*self._waiting)
        super().showEvent(event)

    def show_company(self, company: Company, balance: Balance, now: datetime) -> None:  # noqa: ARG002
        """Show a company as it is ``now``, a moment with a zone."""
        if self.isVisible():
            self._take_up(company, now)
        else:
            self._waiting = (company, now)

    def _take_up(self, company: Company, now: datetime) -> None:
        self._waiting = None
        same = company.id == self._company
        self._company = company.id
        self._today = today = now.astimezone().date()
        covered = company.blind or company.reweighing
        self._show_decision(company, today, covered=covered, same=same)
        self.earlier.show_decisions(earlier_decisions(company), today, covered=covered)
        rounds = () if covered else rounds_so_far(company)
        self.rounds.show_rounds(rounds)
        self.covered.setVisible(covered)
        self.sleeping.show_company(company, now)

    def _show_decision(self, company: Company, today: date, *, covered: bool, same: bool) -> None:
        decision = current_decision(company)
        hidden, shown = (self.answer, self.decision) if decision else (self.decision, self.answer)
        answering = any(button.hasFocus() for button in self.answer.buttons.values())
        if decision is None:
            self.answer.title.setText(f"Take the {round_words(company.round)}?")
        else:
            self.decision.show_decision(decision, today, covered=covered)
            moved_on = decision.round != company.round
            self.reopen.setText("Decide anew" if moved_on else "Reopen")
        shown.show()
        if same and decision and answering:
            self.decision.why.setFocus(Qt.FocusReason.OtherFocusReason)
        hidden.hide()

    def _on_outcome(self, outcome: Outcome) -> None:
        # Not the day of the last showing: the window may have been open over midnight.
        self.decide_requested.emit(outcome, "", datetime.now().date())
