"""The question which of two reasons would matter more."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from interview_helper.domain.ranking import Choice
from interview_helper.widgets.choice_button import ChoiceButton
from interview_helper.widgets.plain import plain_label
from interview_helper.widgets.tint_label import TintLabel
from interview_helper.widgets.tints import muted

_BOTH = "Imagine both are true of a company. Which would matter more to you?"
_EITHER = (
    "Imagine the one is true of a company, and the other of another company. Which would matter more to you?"
)


class SwingQuestion(QWidget):
    """Two equal buttons, and “about the same” between more and less.

    Keys: 1 or the left arrow, 2 or the right arrow, 0 or S for about the same, Backspace goes back.
    """

    choice_requested = Signal(Choice)
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = plain_label("", self)
        self.sentence.setWordWrap(True)
        self.first = ChoiceButton("1", self)
        self.second = ChoiceButton("2", self)
        self.same = QPushButton("About the &same", self)
        self.same.setToolTip("About the same (0 or S)")
        self.back = QPushButton("&Back", self)
        self.back.setToolTip("The question before (Backspace)")
        self.back.setAutoDefault(False)
        self.progress = TintLabel(muted, "", self)
        self._lay_out()
        for button, choice in (
            (self.first, Choice.FIRST),
            (self.second, Choice.SECOND),
            (self.same, Choice.SAME),
        ):
            button.clicked.connect(lambda _=False, choice=choice: self.choice_requested.emit(choice))
        self.back.clicked.connect(self.back_requested)
        for keys, wish in (
            (("1",), self.first.click),
            (("2",), self.second.click),
            (("0", "S"), self.same.click),
            (("Left",), self._on_left),
            (("Right",), self._on_right),
            (("Backspace",), self.back.click),
        ):
            for key in keys:
                shortcut = QShortcut(QKeySequence(key), self)
                # A key held down answers one question, not all.
                shortcut.setAutoRepeat(False)
                shortcut.activated.connect(wish)

    def show_question(self, first: str, second: str, opposites: bool, number: int, at_most: int) -> None:
        """Ask of two texts.

        Args:
            first: what the one says.
            second: what the other says.
            opposites: they speak of the same thing, and are asked about as of two companies.
            number: which question this is, from 1.
            at_most: how many questions there will be at most.
        """
        self.sentence.setText(_EITHER if opposites else _BOTH)
        self.first.setText(first)
        self.second.setText(second)
        self.back.setEnabled(number > 1)
        self.progress.setText(f"Question {number} of at most {at_most}")
        # Said as the question changes, for here the keyboard rests.
        self.same.setAccessibleDescription(
            f"{self.progress.text()}. {self.sentence.text()} 1: {first}. 2: {second}."
        )

    def _lay_out(self) -> None:
        pair = QHBoxLayout()
        pair.setSpacing(12)
        pair.addWidget(self.first, 1)
        pair.addWidget(self.second, 1)
        below = QHBoxLayout()
        below.addWidget(self.back)
        below.addStretch(1)
        below.addWidget(self.same)
        below.addStretch(1)
        below.addWidget(self.progress)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.sentence)
        layout.addLayout(pair, 1)
        layout.addLayout(below)

    def _on_left(self) -> None:
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        (self.second if mirrored else self.first).click()

    def _on_right(self) -> None:
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        (self.first if mirrored else self.second).click()
