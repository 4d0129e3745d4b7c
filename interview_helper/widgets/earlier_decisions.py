"""The decisions that do not stand any more: a line each, and all of one on demand."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from interview_helper.domain.deciding import decision_sentence
from interview_helper.domain.decisions import Decision
from interview_helper.widgets.decision_view import DecisionView
from interview_helper.widgets.fonts import make_bold
from interview_helper.widgets.plain import plain_label


class EarlierDecisions(QWidget):
    """Newest first; not there when there are none."""

    why_requested = Signal(str, str)
    date_requested = Signal(str, date)
    hindsight_requested = Signal(str, object)
    hindsight_words_requested = Signal(str, str)
    left = Signal()
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.items: list[_Item] = []
        title = plain_label("Decided before", self)
        make_bold(title)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self._layout.addWidget(title)
        self.hide()

    def show_decisions(self, decisions: tuple[Decision, ...], today: date, *, covered: bool) -> None:
        """Show these, in their order, an item each; not there when there are none.

        ``today`` decides whether a date needs its year; ``covered`` leaves out what would tell the balance.
        """
        if [item.decision for item in self.items] != [decision.id for decision in decisions]:
            self._make_items(decisions)
        for item, decision in zip(self.items, decisions, strict=True):
            item.show_decision(decision, today, covered=covered)
        self.setVisible(bool(decisions))

    def _make_items(self, decisions: tuple[Decision, ...]) -> None:
        for item in self.items:
            self._layout.removeWidget(item)
            item.hide()
            item.deleteLater()
        self.items = [_Item(decision.id, self) for decision in decisions]
        for item in self.items:
            self._layout.addWidget(item)
            item.view.why_requested.connect(self.why_requested)
            item.view.date_requested.connect(self.date_requested)
            item.view.hindsight_requested.connect(self.hindsight_requested)
            item.view.hindsight_words_requested.connect(self.hindsight_words_requested)
            item.view.left.connect(self.left)
            item.view.refused.connect(self.refused)


class _Item(QWidget):
    def __init__(self, decision: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.decision = decision
        self.line: QLabel = plain_label("", self)
        self.line.setWordWrap(True)
        self.look_back = QPushButton("Look back", self)
        self.look_back.setFlat(True)
        self.look_back.setCheckable(True)
        self.look_back.setAutoDefault(False)
        self.view = DecisionView(self, headed=False)
        self.view.hide()
        head = QHBoxLayout()
        head.addWidget(self.line, 1)
        head.addWidget(self.look_back)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self.view)
        self.look_back.toggled.connect(self.view.setVisible)

    def show_decision(self, decision: Decision, today: date, *, covered: bool) -> None:
        sentence = decision_sentence(decision, today)
        self.line.setText(sentence)
        self.look_back.setAccessibleName(f"Look back: {sentence}")
        self.view.show_decision(decision, today, covered=covered)
