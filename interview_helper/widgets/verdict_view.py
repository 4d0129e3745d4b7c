"""The verdict in words: what it is, both loads, how far it can be trusted, and what would tip it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from interview_helper.domain.balance import Balance, Verdict
from interview_helper.domain.insight import Insight
from interview_helper.domain.wording import (
    ADVICE,
    COVERED,
    COVERED_SENTENCE,
    loads_words,
    margin_sentence,
    verdict_words,
)
from interview_helper.widgets.fonts import bold_font
from interview_helper.widgets.plain import plain_label
from interview_helper.widgets.text_button import TextButton
from interview_helper.widgets.tint_label import TintLabel
from interview_helper.widgets.tints import muted

_VERDICT_SIZE = 1.45
"""Times the size of other words."""
_CENTRED = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop


class VerdictView(QWidget):
    """A few centred lines that keep their height whatever they say, so that nothing below jumps.

    Only what takes more lines than there is room for, the coaches' advice below a long sentence, makes
    it higher.
    """

    why_requested = Signal()
    reason_clicked = Signal(str)
    uncover_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reason: str | None = None
        self._uncover: QPushButton | None = None
        # The lines are laid out in a widget of their own: what they say moves nothing around this one.
        self._body = body = QWidget(self)
        self.verdict = plain_label("", body)
        self.loads = TintLabel(muted, "", body)
        self.why = TextButton("Why?", body)
        self.why.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.why.setToolTip("The full account of the balance (Ctrl+I)")
        self.why.clicked.connect(self.why_requested)
        self.margin = TintLabel(muted, "", body)
        # The third line: a button where it leads to a reason, else a label.
        self.insight = TextButton("", body, alignment=_CENTRED)
        self.insight.clicked.connect(self._on_insight_clicked)
        self.remark = TintLabel(muted, "", body)
        self.advice = TintLabel(muted, "", body)
        self._head = QHBoxLayout()
        self._head.setSpacing(8)
        self._head.addStretch(1)
        self._head.addWidget(self.verdict)
        self._head.addStretch(1)
        # Where the window is narrow, loads and “Why?” are below the verdict rather than beside it.
        self._below = QHBoxLayout()
        self._below.setSpacing(8)
        self._below.addStretch(1)
        self._below.addStretch(1)
        self._stacked = True
        self._layout = layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        layout.addLayout(self._head)
        layout.addLayout(self._below)
        for label in (self.margin, self.remark, self.advice):
            label.setAlignment(_CENTRED)
            label.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        layout.addWidget(self.margin)
        layout.addWidget(self.remark)
        # As wide as its words: beside them a click means nothing.
        layout.addWidget(self.insight, 0, _CENTRED)
        layout.addWidget(self.advice)
        layout.addStretch(1)
        self.insight.hide()
        self.advice.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._follow_font()
        self._stack(stacked=False)

    @property
    def uncover(self) -> QPushButton:
        """“Uncover”, made when it is first needed."""
        if self._uncover is None:
            self._uncover = QPushButton("Uncover", self._body)
            self._uncover.setAutoDefault(False)
            self._uncover.setToolTip("Show the balance and the verdict again")
            self._uncover.clicked.connect(self.uncover_requested)
            self._head.insertWidget(self._head.count() - 1, self._uncover)
            self._follow_font()
        return self._uncover

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._follow_font()
            self._fit()

    def _follow_font(self) -> None:
        self.verdict.setFont(bold_font(self.font(), _VERDICT_SIZE))
        metrics = self.verdict.fontMetrics()
        self._widest = max(metrics.horizontalAdvance(verdict_words(verdict)) for verdict in Verdict)
        widest_loads = self.fontMetrics().horizontalAdvance(loads_words(88, 88))
        why = self.fontMetrics().horizontalAdvance(self.why.words)
        self._beside = widest_loads + why + 32
        if self._uncover is not None:
            # No higher than the verdict beside it: covering moves nothing.
            self._uncover.setFixedHeight(self.verdict.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._widest, self.minimumHeight())

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def _stack(self, *, stacked: bool) -> None:
        """Put loads and “Why?” below the verdict, or beside it."""
        if stacked == self._stacked:
            return
        self._stacked = stacked
        for place, beside in enumerate((self.loads, self.why)):
            self._head.removeWidget(beside)
            self._below.removeWidget(beside)
            row, at = (self._below, 1 + place) if stacked else (self._head, 2 + place)
            row.insertWidget(at, beside, 0, Qt.AlignmentFlag.AlignBaseline)

    def show_balance(self, balance: Balance, insight: Insight) -> None:
        """Show a balance in words, and the most useful thing to say of it."""
        weighed = balance.accept + balance.decline > 0
        self._show_head(verdict_words(balance.verdict), covered=False)
        self.why.setVisible(weighed)
        self.loads.setText(loads_words(balance.accept, balance.decline) if weighed else "")
        # Empty, it would still push the verdict aside.
        self.loads.setVisible(weighed)
        self.margin.setText(margin_sentence(balance))
        self._show_insight(insight)
        close = balance.verdict is Verdict.TOO_CLOSE
        self.advice.setText(ADVICE if close else "")
        self.advice.setVisible(close)
        self._fit()

    def show_covered(self) -> None:
        """Say that the balance is covered, and nothing of what it says."""
        self._show_head(COVERED, covered=True)
        self.loads.setText("")
        self.loads.hide()
        self.why.hide()
        self.margin.setText(COVERED_SENTENCE)
        self._show_insight(Insight())
        self.advice.setText("")
        self.advice.hide()
        self._fit()

    def _show_head(self, words: str, *, covered: bool) -> None:
        self.verdict.setText(words)
        if covered or self._uncover is not None:
            self.uncover.setVisible(covered)

    def _show_insight(self, insight: Insight) -> None:
        self._reason = insight.reason
        leads = insight.reason is not None
        self.insight.show_words(
            insight.words if leads else "", named=insight.named, unknown=leads and insight.unknown
        )
        self.remark.setText("" if leads else insight.words)
        self.insight.setVisible(leads)
        self.remark.setVisible(not leads)

    def _on_insight_clicked(self) -> None:
        if self._reason is not None:
            self.reason_clicked.emit(self._reason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        # Whatever the verdict: changing it moves nothing.
        self._stack(stacked=self._widest + self._beside > self.width())
        # Room for the longest sentences; they wrap where the window is narrow.
        room = 3 if self.width() >= metrics.averageCharWidth() * 84 else 5
        used = 0
        for line in (self.margin, self.remark, self.insight, self.advice):
            if not line.isHidden():
                height = max(metrics.lineSpacing(), self._needed(line))
                line.setFixedHeight(height)
                used += height + self._layout.spacing()
        head = self.verdict.sizeHint().height() + (self._row_below() if self._stacked else 0)
        self.setFixedHeight(head + max(used, room * (metrics.lineSpacing() + self._layout.spacing())))
        self._body.setGeometry(self.rect())

    def _row_below(self) -> int:
        """Pixels of height of loads and “Why?” below the verdict."""
        row = max(self.loads.sizeHint().height(), self.why.sizeHint().height())
        return row + self._layout.spacing()

    def _needed(self, line: TintLabel | TextButton) -> int:
        """Pixels of height that a line's words take at this width."""
        width = max(1, self.width())
        if isinstance(line, TextButton):
            return line.heightForWidth(width)
        room = QRect(0, 0, width, 10_000)
        return self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, line.text()).height()
