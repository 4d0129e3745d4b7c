"""The answer to an invitation, before it is given: two equal buttons."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from interview_helper.domain.decisions import Outcome
from interview_helper.widgets.fonts import make_bold
from interview_helper.widgets.outline import comfortable_height
from interview_helper.widgets.plain import plain_label

_WORDS = {Outcome.DECLINED: "I turn it down", Outcome.ACCEPTED: "I accept the interview"}
"""In the order of the pans."""
_BETWEEN_BUTTONS = 8


class AnswerSection(QWidget):
    """Asks; why and when belong to the record that the answer makes, where nothing written is lost."""

    answer_requested = Signal(Outcome)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = plain_label("", self)
        make_bold(self.title)
        self.title.setWordWrap(True)
        self.buttons = {outcome: QPushButton(words, self) for outcome, words in _WORDS.items()}
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.setSpacing(_BETWEEN_BUTTONS)
        for outcome, button in self.buttons.items():
            button.setAutoDefault(False)
            # As wide as each other, whatever they say.
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            self._pair.addWidget(button, 1)
            button.clicked.connect(lambda _=False, outcome=outcome: self.answer_requested.emit(outcome))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.title)
        layout.addLayout(self._pair)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        """Side by side where both have room for their words, one above the other elsewhere."""
        widest = max(button.sizeHint().width() for button in self.buttons.values())
        beside = 2 * widest + _BETWEEN_BUTTONS <= self.width()
        directions = QBoxLayout.Direction
        self._pair.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
        for button in self.buttons.values():
            button.setFixedHeight(comfortable_height(button))
