"""The ticked reasons of one side while the balance is struck out, under their pan."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from interview_helper.domain.reasons import Reason, Side
from interview_helper.domain.wording import side_words
from interview_helper.widgets.outline import draw_card
from interview_helper.widgets.scrolling import Scrolling, ScrollingBody
from interview_helper.widgets.struck_row import Struck, StruckRow
from interview_helper.widgets.tint_label import TintLabel
from interview_helper.widgets.tints import muted, side_tint


class StruckList(QWidget):
    """A card with the side's name, what is left of its load, and a row a reason, which scroll."""

    def __init__(self, side: Side, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[StruckRow, ...] = ()
        self.setAccessibleName(side_words(side))
        self._title = TintLabel(partial(side_tint, side=side), side_words(side), self, bold=True)
        self._title.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.left = TintLabel(muted, "0", self, bold=True)
        self._nothing = TintLabel(muted, "nothing ticked", self)
        head = QHBoxLayout()
        head.setContentsMargins(9, 0, 9, 0)
        head.addWidget(self._title, 1)
        head.addWidget(self.left, 0, Qt.AlignmentFlag.AlignTop)
        body = ScrollingBody(self)
        self._layout = QVBoxLayout(body)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(1)
        self._nothing.setContentsMargins(9, 4, 9, 4)
        self._layout.addWidget(self._nothing)
        self._layout.addStretch(1)
        self.scroll_area = _ByKeys(body, self)
        self.scroll_area.setAccessibleName(side_words(side))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 9, 4, 5)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self.scroll_area, 1)

    def show_reasons(self, reasons: Sequence[Reason]) -> None:
        """Show the ticked reasons of this side, none of them struck."""
        for row in self.rows:
            self._layout.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = tuple(StruckRow(reason, self) for reason in reasons)
        for row in self.rows:
            self._layout.insertWidget(self._layout.count() - 1, row)
        self._nothing.setVisible(not self.rows)
        self.show_struck(())

    def show_struck(self, struck: Collection[str], striking: Collection[str] = ()) -> None:
        """Show which of them are struck out, and which in the step of this moment."""
        for row in self.rows:
            identity = row.reason.id
            state = Struck.STRUCK if identity in struck else Struck.REMAINING
            row.show_state(Struck.STRIKING if identity in striking else state)
            if identity in striking:
                self.scroll_area.ensureWidgetVisible(row, 0, 4)
        left = sum(row.reason.weight for row in self.rows if row.state is Struck.REMAINING)
        self.left.setText(str(left))
        self.left.setAccessibleName(f"Left: {left}")

    def bring_into_view(self, reason_id: str) -> None:
        """Scroll to a reason, if it is on this side."""
        for row in self.rows:
            if row.reason.id == reason_id:
                self.scroll_area.ensureWidgetVisible(row, 0, 4)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        draw_card(QPainter(self), self)


class _ByKeys(Scrolling):
    """Scrolls by keys too, but for those that go from step to step."""

    def __init__(self, body: QWidget, parent: QWidget) -> None:
        super().__init__(body, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)
