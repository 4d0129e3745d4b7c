"""One balance at a glance: the small beam, what it says, and both loads."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from interview_helper.domain.balance import Balance, Verdict
from interview_helper.domain.wording import balance_sentence, loads_words, verdict_words
from interview_helper.widgets.fonts import make_bold
from interview_helper.widgets.plain import plain_label
from interview_helper.widgets.small_beam import draw_small_beam
from interview_helper.widgets.tint_label import TintLabel
from interview_helper.widgets.tints import muted


class BeamView(QWidget):
    """A heading such as "Then, Sat 21 Nov" over a balance."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = TintLabel(muted, "", self)
        self.beam = _Beam(self)
        self.verdict = plain_label("", self)
        make_bold(self.verdict)
        self.loads = TintLabel(muted, "", self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for part in (self.heading, self.beam, self.verdict, self.loads):
            layout.addWidget(part)
        for label in (self.heading, self.verdict, self.loads):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            label.setWordWrap(True)

    def show_balance(self, heading: str, balance: Balance) -> None:
        """Show a balance under a heading; the loads only where there are any."""
        self.heading.setText(heading)
        self.beam.show_balance(balance)
        self.verdict.setText(verdict_words(balance.verdict))
        weighed = balance.verdict is not Verdict.NOTHING_WEIGHED
        self.loads.setText(loads_words(balance.accept, balance.decline) if weighed else "")


class _Beam(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._balance: Balance | None = None
        self.setAccessibleName("Balance")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._follow_font()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._follow_font()

    def _follow_font(self) -> None:
        self.setFixedHeight(round(self.fontMetrics().lineSpacing() * 2.6))

    def show_balance(self, balance: Balance) -> None:
        self._balance = balance
        self.setAccessibleDescription(balance_sentence(balance))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        if self._balance is not None:
            draw_small_beam(
                QPainter(self),
                QRectF(self.rect()),
                self._balance.tilt,
                self._balance.accept + self._balance.decline > 0,
                self.palette(),
                mirrored=self.layoutDirection() is Qt.LayoutDirection.RightToLeft,
            )
