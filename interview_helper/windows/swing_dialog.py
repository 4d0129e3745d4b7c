"""Which would matter more to you: questions of two at a time that end in a ranking and weights."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from interview_helper.domain.priorities import Priorities
from interview_helper.domain.priority_list import asking_order
from interview_helper.domain.ranking import (
    Choice,
    Ranking,
    answered,
    back,
    progress,
    question,
    start,
    tiers_of,
    weights_of,
)
from interview_helper.widgets.plain import plain_label
from interview_helper.widgets.scrolling import Scrolling
from interview_helper.widgets.swing_question import SwingQuestion
from interview_helper.widgets.swing_result import Ranked, SwingResult

_EXPLAINED = (
    "Your answers put the reasons in order: the top fifth of them weighs 5, "
    "the next fifth 4, and so on; what matters about the same weighs the same."
)


class SwingDialog(QDialog):
    """Asks about the reasons that are not hidden.

    ``weights_requested`` carries the weights to take, a ``dict[str, int]`` by the ids of the reasons
    that were ranked; the others are to keep theirs. ``left`` carries the ``Ranking`` as it stands
    when the dialog closes: given to another one, that goes on from there.
    """

    weights_requested = Signal(object)
    left = Signal(object)

    def __init__(
        self, priorities: Priorities, parent: QWidget | None = None, ranking: Ranking | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Which would matter more?")
        self._priorities = {priority.id: priority for priority in priorities}
        self._ranking = start(asking_order(priorities))
        if ranking is not None and set(ranking.ids) == set(self._ranking.ids):
            self._ranking = ranking
        self.question = SwingQuestion(self)
        self.result_view = SwingResult(self)
        self.explained = plain_label(_EXPLAINED, self)
        self.explained.setWordWrap(True)
        self.stop = QPushButton("S&top here", self)
        self.stop.setToolTip("Shows the ranking so far; what is not ranked keeps its weight")
        self.go_back = QPushButton("&Back", self)
        self.again = QPushButton("Answer &again", self)
        self.take = QPushButton("&Take these weights", self)
        self.cancel = QPushButton("Cancel", self)
        self._pages = QStackedWidget(self)
        self._lay_out()
        self.question.choice_requested.connect(self._on_choice)
        self.question.back_requested.connect(self._on_back)
        self.stop.clicked.connect(self._show_result)
        self.go_back.clicked.connect(self._on_back_from_result)
        self.again.clicked.connect(self._on_again)
        self.take.clicked.connect(self._on_taken)
        self.cancel.clicked.connect(self.reject)
        self._show()

    @property
    def weights(self) -> dict[str, int]:
        """What the answers so far come to."""
        return weights_of(tiers_of(self._ranking))

    @property
    def asking(self) -> bool:
        """Whether a question is shown, and not the result."""
        return self._pages.currentIndex() == 0

    def done(self, result: int) -> None:
        self.left.emit(self._ranking)
        super().done(result)

    def _lay_out(self) -> None:
        outcome = QWidget(self)
        column = QVBoxLayout(outcome)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.explained)
        column.addWidget(Scrolling(self.result_view), 1)
        self._pages.addWidget(Scrolling(self.question))
        self._pages.addWidget(outcome)
        buttons = QHBoxLayout()
        for button in (self.go_back, self.again, self.stop):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.take)
        buttons.addWidget(self.cancel)
        for button in (self.go_back, self.again, self.stop, self.take, self.cancel):
            button.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(self._pages, 1)
        layout.addLayout(buttons)
        wide, high = self.fontMetrics().averageCharWidth(), self.fontMetrics().lineSpacing()
        self.setMinimumWidth(72 * wide)
        self.resize(90 * wide, 26 * high)

    def _show(self) -> None:
        """Show the next question, or the result when there is none."""
        pair = question(self._ranking)
        if pair is None:
            self._show_result()
            return
        first, second = (self._priorities[one] for one in pair)
        asked, remaining = progress(self._ranking)
        self.question.show_question(
            first.text, second.text, first.counterpart == second.id, asked + 1, asked + remaining
        )
        self.stop.setEnabled(bool(self.weights))
        if self._turn_to(0) or not asked:
            self.question.same.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_result(self) -> None:
        weights = self.weights
        ranked = [self._ranked(one, weights[one]) for one in weights]
        ranked += [self._ranked(one, None) for one in self._ranking.ids if one not in weights]
        self.result_view.show_ranked(ranked)
        self._turn_to(1)
        self.take.setEnabled(bool(weights))
        self.take.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ranked(self, reason_id: str, weight: int | None) -> Ranked:
        priority = self._priorities[reason_id]
        return Ranked(priority.text, weight, priority.weight)

    def _turn_to(self, page: int) -> bool:
        """Show a page; False if it is the one that was shown."""
        turned = self._pages.currentIndex() != page
        self._pages.setCurrentIndex(page)
        self.stop.setVisible(page == 0)
        for button in (self.go_back, self.again, self.take):
            button.setVisible(page == 1)
        self.take.setDefault(page == 1)
        return turned

    def _on_choice(self, choice: Choice) -> None:
        self._ranking = answered(self._ranking, choice)
        self._show()

    def _on_back(self) -> None:
        self._ranking = back(self._ranking)
        self._show()

    def _on_back_from_result(self) -> None:
        if question(self._ranking) is None:
            self._ranking = back(self._ranking)
        self._show()

    def _on_again(self) -> None:
        self._ranking = start(self._ranking.ids)
        self._show()

    def _on_taken(self) -> None:
        self.weights_requested.emit(self.weights)
        self.accept()
