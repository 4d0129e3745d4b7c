"""One decision: what was decided and when, how it stands to the balance, why, and how it turned out."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from interview_helper.domain.deciding import agreement_sentence, decision_sentence
from interview_helper.domain.decisions import Decision, Feeling
from interview_helper.widgets.day_field import DayField
from interview_helper.widgets.fonts import make_bold
from interview_helper.widgets.hindsight_view import HindsightView
from interview_helper.widgets.plain import plain_label
from interview_helper.widgets.short_note import ShortNote
from interview_helper.widgets.tint_label import TintLabel
from interview_helper.widgets.tints import muted


class DecisionView(QWidget):
    """Shows one decision and reports, with its id, what the user wants changed in it."""

    why_requested = Signal(str, str)
    date_requested = Signal(str, date)
    hindsight_requested = Signal(str, object)
    hindsight_words_requested = Signal(str, str)
    left = Signal()
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, headed: bool = True) -> None:
        super().__init__(parent)
        self._decision = ""
        self.sentence = plain_label("", self)
        make_bold(self.sentence)
        self.sentence.setWordWrap(True)
        self.sentence.setVisible(headed)
        self.agreement = TintLabel(muted, "", self)
        self.agreement.setWordWrap(True)
        self.why = ShortNote("Why", "Why? In your own words, for yourself later", self)
        self.day = DayField("Day of the decision", self)
        self.hindsight = HindsightView(self)
        self._day_line = QHBoxLayout()
        self._day_line.addWidget(plain_label("On", self))
        self._day_line.addWidget(self.day)
        self._day_line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for widget in (self.sentence, self.agreement, self.why):
            layout.addWidget(widget)
        layout.addLayout(self._day_line)
        layout.addWidget(self.hindsight)
        self.why.text_requested.connect(lambda text: self.why_requested.emit(self._decision, text))
        self.day.day_requested.connect(lambda day: self.date_requested.emit(self._decision, day))
        self.hindsight.feeling_requested.connect(self._on_feeling_requested)
        self.hindsight.words_requested.connect(
            lambda words: self.hindsight_words_requested.emit(self._decision, words)
        )
        for part in (self.why, self.hindsight):
            part.left.connect(self.left)
            part.refused.connect(self.refused)

    def add_beside_day(self, widget: QWidget) -> None:
        """Put a control at the end of the line with the day."""
        self._day_line.addWidget(widget)

    def show_decision(self, decision: Decision, today: date, *, covered: bool) -> None:
        """Show a decision; while the balance is ``covered``, nothing is said of it."""
        self.sentence.setText(decision_sentence(decision, today))
        self.agreement.setText("" if covered else agreement_sentence(decision))
        self.agreement.setVisible(not covered)
        self.day.show_day(decision.on, today)
        self.hindsight.show_hindsight(decision.hindsight)
        if decision.id == self._decision:
            self.why.show_note(decision.why)
        else:
            self._decision = decision.id
            self.why.open_note(decision.why)

    def _on_feeling_requested(self, feeling: Feeling | None) -> None:
        self.hindsight_requested.emit(self._decision, feeling)
