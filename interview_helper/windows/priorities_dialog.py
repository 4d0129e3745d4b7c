"""My priorities: the reasons that every company starts with, and what each weighs for all of them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from interview_helper.domain import priority_list
from interview_helper.domain.priorities import Priorities
from interview_helper.domain.ranking import Ranking, question
from interview_helper.domain.reasons import Side
from interview_helper.widgets.button_box import ButtonBox
from interview_helper.widgets.plain import plain_label
from interview_helper.widgets.priority_card import PriorityCard
from interview_helper.widgets.scrolling import Scrolling
from interview_helper.windows.swing_dialog import SwingDialog

_PURPOSE = (
    "What each reason weighs for you, whatever the company. Set it before you tick; "
    "a company that you gave a weight of its own keeps it."
)
_NOT_KEPT = (
    "The weights that your answers came to are not kept yet. OK keeps them; Cancel once more lets them go."
)
_NOT_TAKEN = (
    "Your answers have come to a ranking that is not taken yet. “Which would matter more?” shows it again; "
    "Cancel once more lets it go."
)


class PrioritiesDialog(QDialog):
    """Edits a copy. ``priorities_requested`` carries the new ``Priorities`` once, on OK, if they differ.

    A ranking that the questions came to is not given up at the first Escape or Cancel: a sentence says that
    it would be lost, and the next one closes.

    Args:
        priorities: as they are now.
        built_in_ids: the reasons that can be hidden, but not removed.
        parent: the window above which it opens.
        new_id: makes an id that no other reason has.
    """

    priorities_requested = Signal(object)

    def __init__(
        self,
        priorities: Priorities,
        built_in_ids: Collection[str],
        parent: QWidget | None,
        new_id: Callable[[], str],
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("My priorities")
        self._before = priorities
        self._priorities = priorities
        self._new_id = new_id
        self._ranking: Ranking | None = None
        self._taken = False
        self.purpose = plain_label(_PURPOSE, self)
        self.purpose.setWordWrap(True)
        self.trouble = plain_label("", self)
        self.trouble.setWordWrap(True)
        self.trouble.hide()
        self.cards = {side: PriorityCard(side, built_in_ids, self) for side in Side}
        self.swing = QPushButton("&Which would matter more?…", self)
        self.swing.setToolTip("Questions of two at a time that end in a ranking and weights")
        self.equal = QPushButton("Back to e&qual weights", self)
        self.buttons = ButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self._lay_out()
        for card in self.cards.values():
            self._connect(card)
        self.swing.clicked.connect(self._on_swing)
        self.equal.clicked.connect(self._on_equal)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._change(priorities)
        first = next((row for card in self.cards.values() for row in card.rows), None)
        if first is not None:
            first.take_focus()

    @property
    def priorities(self) -> Priorities:
        """As they would be on OK."""
        return self._priorities

    def accept(self) -> None:
        """Take what is still being typed, report, and close; stay open where that is refused."""
        self.trouble.hide()
        if not all(card.finish_typing() for card in self.cards.values()):
            return
        if self._priorities != self._before:
            self.priorities_requested.emit(self._priorities)
        super().accept()

    def reject(self) -> None:
        """Close without a report; first say what would be lost, where that took many answers."""
        losing = self._losing()
        if losing and (self.trouble.isHidden() or self.trouble.text() != losing):
            self._on_refused(losing)
        else:
            super().reject()

    def _losing(self) -> str:
        """What is to be said of the questions' ranking before it is lost, if there is one to lose."""
        if self._taken:
            return _NOT_KEPT if self._priorities != self._before else ""
        finished = self._ranking is not None and question(self._ranking) is None
        return _NOT_TAKEN if finished else ""

    def _lay_out(self) -> None:
        lists = QWidget(self)
        side_by_side = QHBoxLayout(lists)
        side_by_side.setContentsMargins(0, 0, 0, 0)
        side_by_side.setSpacing(12)
        for card in self.cards.values():
            side_by_side.addWidget(card, 1)
        self.scroll_area = Scrolling(lists, self)
        foot = QHBoxLayout()
        for button in (self.swing, self.equal):
            button.setAutoDefault(False)
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.buttons)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addWidget(self.purpose)
        layout.addWidget(self.scroll_area, 1)
        layout.addWidget(self.trouble)
        layout.addLayout(foot)
        wide, high = self.fontMetrics().averageCharWidth(), self.fontMetrics().lineSpacing()
        self.resize(max(116 * wide, self.minimumSizeHint().width()), 36 * high)

    def _connect(self, card: PriorityCard) -> None:
        edits = priority_list
        card.weight_requested.connect(
            lambda key, weight: self._change(edits.with_weight(self._priorities, key, weight))
        )
        card.text_requested.connect(
            lambda key, text: self._change(edits.with_text(self._priorities, key, text))
        )
        card.hidden_requested.connect(
            lambda key, hidden: self._change(edits.with_hidden(self._priorities, key, hidden))
        )
        card.removal_requested.connect(lambda key: self._change(edits.without(self._priorities, key)))
        card.move_requested.connect(self._on_move)
        card.new_requested.connect(self._on_new)
        card.refused.connect(self._on_refused)

    def _change(self, priorities: Priorities) -> None:
        self._priorities = priorities
        self.trouble.hide()
        for side, card in self.cards.items():
            card.show_priorities(priority_list.on_side(priorities, side))
        self._put_in_tab_order()
        self.swing.setEnabled(len(priority_list.asking_order(priorities)) > 1)
        self.equal.setEnabled(priority_list.with_equal_weights(priorities) != priorities)

    def _put_in_tab_order(self) -> None:
        # Rows come and go: as they were made, the keyboard would reach new ones after the buttons.
        lists = [control for card in self.cards.values() for control in card.controls]
        for one, following in pairwise((*lists, self.swing, self.equal)):
            self.setTabOrder(one, following)

    def _on_move(self, reason_id: str, step: int) -> None:
        self._change(priority_list.with_moved(self._priorities, reason_id, step))
        side = priority_list.the_priority(self._priorities, reason_id).side
        self.cards[side].go_to(reason_id)

    def _on_new(self, side: Side, text: str) -> None:
        self._change(priority_list.with_new(self._priorities, self._new_id(), side, text))

    def _on_equal(self) -> None:
        self._change(priority_list.with_equal_weights(self._priorities))

    def _on_refused(self, why: str) -> None:
        self.trouble.setText(why)
        self.trouble.show()

    def _on_swing(self) -> None:
        swing = SwingDialog(self._priorities, self, self._ranking)
        swing.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        swing.weights_requested.connect(self._on_weights)
        swing.left.connect(self._on_swing_left)
        # Not exec: whoever shows this dialog needs no second loop for the one above it.
        swing.open()

    def _on_weights(self, weights: dict[str, int]) -> None:
        self._taken = True
        self._change(priority_list.with_weights(self._priorities, weights))

    def _on_swing_left(self, ranking: Ranking) -> None:
        self._ranking = ranking
