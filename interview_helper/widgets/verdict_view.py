"""The verdict in words: what it is, both loads, and how far it can be trusted."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from interview_helper.domain.balance import Balance
from interview_helper.domain.wording import loads_words, margin_sentence, verdict_words
from interview_helper.widgets.fonts import bold_font
from interview_helper.widgets.plain import plain_label
from interview_helper.widgets.tint_label import TintLabel
from interview_helper.widgets.tints import muted, unknown_tint

_VERDICT_SIZE = 1.45
"""Times the size of other words."""


class VerdictView(QWidget):
    """Two or three centred lines that keep their height whatever they say, so that nothing below jumps."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.verdict = plain_label("", self)
        self.loads = TintLabel(muted, "", self)
        self.margin = TintLabel(muted, "", self)
        self.tipping = TintLabel(unknown_tint, "", self)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addStretch(1)
        head.addWidget(self.verdict)
        head.addWidget(self.loads, 0, Qt.AlignmentFlag.AlignBaseline)
        head.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        layout.addLayout(head)
        for label in (self.margin, self.tipping):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            label.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            layout.addWidget(label)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._follow_font()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._follow_font()
            self._fit()

    def _follow_font(self) -> None:
        self.verdict.setFont(bold_font(self.font(), _VERDICT_SIZE))

    def show_balance(self, balance: Balance, tipping: str) -> None:
        """Show a balance in words; ``tipping`` is the sentence about unknowns that would tip it."""
        self.verdict.setText(verdict_words(balance.verdict))
        weighed = balance.accept + balance.decline > 0
        self.loads.setText(loads_words(balance.accept, balance.decline) if weighed else "")
        # Empty, it would still push the verdict aside.
        self.loads.setVisible(weighed)
        self.margin.setText(margin_sentence(balance))
        self.tipping.setText(f"? {tipping}" if tipping else "")
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        # Room for the longest sentences; they wrap where the window is narrow.
        lines = 1 if self.width() >= metrics.averageCharWidth() * 84 else 2
        for label in (self.margin, self.tipping):
            room = QRect(0, 0, max(1, self.width()), 10_000)
            needed = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, label.text()).height()
            label.setFixedHeight(max(metrics.lineSpacing() * lines, needed))
