"""One of the two checklists: the reasons of one side under its pan."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from interview_helper.domain.reasons import Mark, Reason, Side
from interview_helper.domain.wording import side_words
from interview_helper.widgets.fonts import make_bold
from interview_helper.widgets.plain import plain_label
from interview_helper.widgets.reason_row import ReasonRow
from interview_helper.widgets.tint_label import TintLabel
from interview_helper.widgets.tints import hairline, side_tint


class Checklist(QWidget):
    """A card with the side's name, its load, and a row a reason."""

    mark_requested = Signal(str, Mark)
    weight_requested = Signal(str, int)
    note_requested = Signal(str, str)
    note_left = Signal()
    refused = Signal(str)

    def __init__(self, side: Side, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self._rows: list[ReasonRow] = []
        self._current = 0
        self.setAccessibleName(side_words(side))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._title = TintLabel(partial(side_tint, side=side), side_words(side), self, bold=True)
        self._load = plain_label("0", self)
        make_bold(self._load)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._load)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(12, 10, 12, 8)
        self._layout.setSpacing(0)
        self._layout.addLayout(head)
        self._layout.addSpacing(6)
        self._layout.addStretch(1)

    @property
    def rows(self) -> Sequence[ReasonRow]:
        return tuple(self._rows)

    def show_reasons(self, reasons: Sequence[Reason], load: int) -> None:
        """Show this side's reasons, in place where they are the same ones as before."""
        self._load.setText(str(load))
        self._load.setAccessibleName(f"Load: {load}")
        if [reason.id for reason in reasons] != [row.reason.id for row in self._rows]:
            self._rebuild(reasons)
            return
        for row, reason in zip(self._rows, reasons, strict=True):
            if row.reason != reason or row.note_editor is not None:
                row.show_reason(reason)

    def close_notes(self) -> None:
        for row in self._rows:
            row.close_note()

    def begin_at_the_top(self) -> None:
        """Let Tab come to the first row, wherever somebody was before."""
        if self._rows:
            self._set_current(0)

    def go_to(self, reason_id: str) -> bool:
        """Bring a reason's row into view and give it the focus; False when it is not on this side."""
        for number, row in enumerate(self._rows):
            if row.reason.id == reason_id:
                self._go_to_row(number)
                return True
        return False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(hairline(self.palette()), 1))
        painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)

    def _rebuild(self, reasons: Sequence[Reason]) -> None:
        for row in self._rows:
            self._layout.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        for reason in reasons:
            row = ReasonRow(reason, self)
            row.mark_requested.connect(self.mark_requested)
            row.weight_requested.connect(self.weight_requested)
            row.note_requested.connect(self.note_requested)
            row.note_left.connect(self.note_left)
            row.refused.connect(self.refused)
            row.note_opened.connect(lambda row=row: self._bring_into_view(row))
            number = len(self._rows)
            row.step_requested.connect(lambda step, number=number: self._go_to_row(number + step))
            row.focused.connect(lambda number=number: self._set_current(number))
            self._layout.insertWidget(self._layout.count() - 1, row)
            self._rows.append(row)
            row.take_tab_focus(number == 0)
        self._current = 0

    def _set_current(self, number: int) -> None:
        self._rows[self._current].take_tab_focus(False)
        self._rows[number].take_tab_focus(True)
        self._current = number

    def _go_to_row(self, number: int) -> None:
        if not 0 <= number < len(self._rows):
            return
        row = self._rows[number]
        self._set_current(number)
        row.check_box.setFocus(Qt.FocusReason.TabFocusReason)
        self._bring_into_view(row)

    def _bring_into_view(self, row: ReasonRow) -> None:
        parent = self.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        if parent is not None:
            parent.ensureWidgetVisible(row, 0, 12)
