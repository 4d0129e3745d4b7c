"""Striking out, step by step: the balance, what the step does, and the reasons of both sides."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from interview_helper.domain import striking_words
from interview_helper.domain.balance import in_display_order, weigh
from interview_helper.domain.reasons import Reason, Side
from interview_helper.domain.striking import strike_out
from interview_helper.widgets.balance_widget import BalanceWidget
from interview_helper.widgets.fonts import make_bold
from interview_helper.widgets.plain import plain_label
from interview_helper.widgets.struck_list import StruckList
from interview_helper.widgets.tint_label import TintLabel
from interview_helper.widgets.tints import muted

_BETWEEN = 6
_SIDE_MARGIN = 16


class StrikingView(QWidget):
    """Shows the ticked reasons after so many strikes; the beam and the sum stay as they are.

    Step 0 is before the first strike. ``step_changed`` whenever another step is shown.
    """

    step_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reasons: tuple[Reason, ...] = ()
        self._strikes = strike_out(())
        self._sentences: tuple[str, ...] = ("",)
        self._end = ""
        self.step = 0
        self.balance = BalanceWidget(self)
        self.sum = TintLabel(muted, "", self)
        self.count = plain_label("", self)
        make_bold(self.count)
        self.sentence = plain_label("", self)
        self.end = plain_label("", self)
        make_bold(self.end)
        self.left = TintLabel(muted, "", self)
        self.lists = {side: StruckList(side, self) for side in Side}
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._lay_out()
        self.balance.reason_clicked.connect(self.bring_into_view)

    @property
    def steps(self) -> int:
        """How many strikes there are."""
        return len(self._strikes)

    def show_reasons(self, reasons: Sequence[Reason]) -> None:
        """Show the ticked ones of these reasons, before the first strike."""
        self._reasons = tuple(reason for reason in in_display_order(reasons) if reason.ticked)
        self._strikes = strike_out(self._reasons)
        self.balance.show_balance(weigh(self._reasons), self._reasons, animated=False)
        self.sum.setText(striking_words.sum_words(self._reasons))
        self._sentences = tuple(
            striking_words.step_sentence(self._reasons, step) for step in range(self.steps + 1)
        )
        self._end = striking_words.end_sentence(self._reasons)
        for side, column in self.lists.items():
            column.show_reasons([reason for reason in self._reasons if reason.side is side])
        self.show_step(0)

    def show_step(self, step: int) -> None:
        """Show the balance after so many strikes, no further than there are any."""
        self.step = step = max(0, min(step, self.steps))
        struck = [_ids(strike.decline + strike.accept) for strike in self._strikes[:step]]
        gone = frozenset[str]().union(*struck)
        striking = struck[-1] if struck else frozenset[str]()
        self.balance.show_struck(gone, striking)
        for column in self.lists.values():
            column.show_struck(gone, striking)
        self.count.setText(striking_words.step_words(step, self.steps))
        for label in (self.count, self.left):
            label.setVisible(self.steps > 0)
        self.sentence.setText(self._sentences[step])
        self.end.setText(self._end if step == self.steps else "")
        self.left.setText(striking_words.left_words(self._reasons, step))
        self._fit()
        self.step_changed.emit(step)

    def spoken_words(self) -> str:
        """What this step says, for somebody who cannot see it."""
        words = (self.count.text(), self.sentence.text(), self.left.text(), self.end.text())
        return " ".join(f"{word.rstrip('.')}." for word in words if word)

    def bring_into_view(self, reason_id: str) -> None:
        """Scroll to a reason."""
        for column in self.lists.values():
            column.bring_into_view(reason_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _lay_out(self) -> None:
        columns = QHBoxLayout()
        columns.setSpacing(12)
        for side in Side:
            columns.addWidget(self.lists[side], 1)
        for label in (self.sentence, self.end):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.sum.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._words = QWidget(self)
        words = QVBoxLayout(self._words)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(_BETWEEN)
        words.addWidget(self.sentence)
        words.addWidget(self.end)
        words.addStretch(1)
        head = QHBoxLayout()
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(self.left)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_SIDE_MARGIN, 10, _SIDE_MARGIN, 0)
        layout.setSpacing(_BETWEEN)
        layout.addWidget(self.balance, 3)
        layout.addWidget(self.sum)
        layout.addLayout(head)
        layout.addWidget(self._words)
        layout.addLayout(columns, 4)

    def _fit(self) -> None:
        """Keep room for the longest sentences, so that nothing jumps from step to step."""
        end = self._height_of(self.end, self._end)
        heights = [self._height_of(self.sentence, sentence) for sentence in self._sentences]
        self._words.setFixedHeight(max((*heights, heights[-1] + (_BETWEEN + end if self._end else 0))))
        self.sentence.setFixedHeight(heights[self.step])
        self.end.setFixedHeight(max(1, end))
        self.end.setVisible(bool(self.end.text()))

    def _height_of(self, label: QLabel, text: str) -> int:
        room = QRect(0, 0, max(1, self.width() - 2 * _SIDE_MARGIN), 10_000)
        return label.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, text).height()


def _ids(reasons: Sequence[Reason]) -> frozenset[str]:
    return frozenset(reason.id for reason in reasons)
