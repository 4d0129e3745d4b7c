"""One of the two checklists: the reasons of one side under its pan."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from itertools import pairwise
from operator import is_
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from interview_helper.domain.reasons import Mark, Reason, Side
from interview_helper.domain.wording import side_words
from interview_helper.widgets.checklist_foot import ChecklistFoot
from interview_helper.widgets.fonts import make_bold
from interview_helper.widgets.outline import draw_card
from interview_helper.widgets.plain import plain_label
from interview_helper.widgets.reason_row import ReasonRow
from interview_helper.widgets.reason_standing import Standing
from interview_helper.widgets.row_wishes import RowWishes
from interview_helper.widgets.tint_label import TintLabel
from interview_helper.widgets.tints import side_tint

if TYPE_CHECKING:
    from interview_helper.widgets.row_drag import RowDrag

_PASSED_ON = (
    "mark_requested",
    "weight_requested",
    "note_requested",
    "deal_breaker_requested",
    "text_requested",
    "priority_requested",
    "hide_requested",
    "remove_requested",
    "share_requested",
    "reason_clicked",
    "note_left",
    "refused",
)
_NOTHING: Mapping[str, int] = {}
_NO_WORDS: Mapping[str, str] = {}


class Checklist(QWidget):
    """A card with the side's name, its load, a row a reason, and a foot to add reasons at.

    ``priority_requested`` asks for a weight that counts for all companies, ``share_requested`` to make a
    reason one for all; ``move_requested`` says by how many of the shown places down.
    """

    mark_requested = Signal(str, Mark)
    weight_requested = Signal(str, int)
    note_requested = Signal(str, str)
    deal_breaker_requested = Signal(str, bool)
    text_requested = Signal(str, str)
    priority_requested = Signal(str, int)
    move_requested = Signal(str, int)
    hide_requested = Signal(str)
    restore_requested = Signal(str)
    remove_requested = Signal(str)
    share_requested = Signal(str)
    add_requested = Signal(str, bool)
    reason_clicked = Signal(str)
    note_left = Signal()
    refused = Signal(str)

    def __init__(self, side: Side, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self._rows: list[ReasonRow] = []
        self._reasons: Sequence[Reason] = ()
        self._order: list[str] = []
        self._around: tuple[object, ...] | None = None
        self._current: ReasonRow | None = None
        self._drag: RowDrag | None = None
        self.setAccessibleName(side_words(side))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._title = TintLabel(partial(side_tint, side=side), side_words(side), self, bold=True)
        self.load_label = plain_label("", self)
        self.load_label.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        make_bold(self.load_label)
        self._fix_load()
        # Its place among what Tab goes through is that in which it joins: after the first rows.
        self.foot = ChecklistFoot(side)
        self._lay_out()
        self._wishes = RowWishes(self)
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.load_label)
        self._row_layout = QVBoxLayout()
        self._row_layout.setSpacing(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 5)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addSpacing(6)
        layout.addLayout(self._row_layout)
        layout.addStretch(1)
        self._layout = layout

    def _connect(self) -> None:
        wishes = self._wishes
        for name in _PASSED_ON:
            getattr(wishes, name).connect(getattr(self, name))
        wishes.move_requested.connect(self._on_move_requested)
        wishes.step_requested.connect(self._on_step_requested)
        wishes.focused.connect(self._on_focused)
        wishes.note_opened.connect(self._on_note_opened)
        wishes.drag_begun.connect(self._on_drag_begun)
        self.foot.add_requested.connect(self.add_requested)
        self.foot.restore_requested.connect(self.restore_requested)
        self.foot.refused.connect(self.refused)
        self.foot.up_requested.connect(self._on_up_requested)

    @property
    def rows(self) -> Sequence[ReasonRow]:
        return tuple(self._rows)

    @property
    def controls(self) -> list[QWidget]:
        """What the keyboard can reach, in the order it does."""
        return [control for row in self._rows for control in row.controls] + self.foot.controls

    def show_reasons(
        self,
        reasons: Sequence[Reason],
        load: int | None,
        priorities: Mapping[str, int] = _NOTHING,
        contradictions: Mapping[str, str] = _NO_WORDS,
        own: Collection[str] = (),
    ) -> None:
        """Show this side's reasons, each in the row that it had before.

        Args:
            reasons: in their order, hidden ones among them, which get no row.
            load: the pan's load; ``None`` while it is covered.
            priorities: the weights that count for all companies, by the reason's id.
            contradictions: what the counterpart says that is ticked too, by the reason's id; see
                ``contradicted``.
            own: the ids of reasons that are not built in.
        """
        self._show_load(load)
        around = (priorities, contradictions, tuple(own))
        if around == self._around and self._shows(reasons):
            return  # as when something on the other side has changed
        self._reasons = reasons
        shown = [reason for reason in reasons if not reason.hidden]
        if [reason.id for reason in shown] != self._order or self.foot.parent() is None:
            self._arrange(shown)
            self._around = None
        same, self._around = around == self._around, around
        for row, reason in zip(self._rows, shown, strict=True):
            # Nearly every row, in nearly every tick.
            if same and row.reason is reason and row.note_editor is None:
                continue
            key = reason.id
            standing = Standing(priorities.get(key), key in own, contradictions.get(key, ""))
            if row.reason is not reason or row.standing != standing or row.note_editor is not None:
                row.show_reason(reason, standing)
        if len(shown) != len(reasons) or self.foot.hidden_button is not None:
            self.foot.show_hidden([reason for reason in reasons if reason.hidden])

    def _shows(self, reasons: Sequence[Reason]) -> bool:
        """Whether these very records are shown. Equal ones take back what a box shows and was refused."""
        return (
            len(reasons) == len(self._reasons)
            and all(map(is_, reasons, self._reasons))
            and all(row.note_editor is None for row in self._rows)
        )

    def close_notes(self) -> None:
        """Close what is open in the rows, and the empty field at the foot: another company is shown."""
        for row in self._rows:
            row.close_note()
            if row.text_editor is not None:
                row.text_editor.close_unread()
        if self.foot.adder is not None and not self.foot.adder.line.text().strip():
            self.foot.close_adder()

    def finish_editing(self) -> None:
        """Take the words that are being edited, as Enter does."""
        for row in self._rows:
            if row.text_editor is not None:
                row.text_editor.finish()

    def begin_at_the_top(self) -> None:
        """Let Tab come to the first row, wherever somebody was before."""
        if self._rows:
            self._set_current(self._rows[0])

    def go_to(self, reason_id: str, flash: bool = False) -> bool:
        """Bring a reason's row into view and give it the focus; False when it has none on this side.

        ``flash`` highlights it for a moment.
        """
        row = self._row(reason_id)
        if row is None:
            return False
        self._go_to_row(row)
        if flash:
            row.flash()
        return True

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fix_load()

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_card(QPainter(self), self, within=event.rect())

    def _fix_load(self) -> None:
        # A label of a fixed size can say something else without all rows being laid out anew.
        metrics = self.load_label.fontMetrics()
        self.load_label.setFixedSize(
            metrics.horizontalAdvance(max("000", self.load_label.text(), key=len)), metrics.height()
        )

    def _show_load(self, load: int | None) -> None:
        words = "" if load is None else str(load)
        if words != self.load_label.text() or not self.load_label.accessibleName():
            self.load_label.setText(words)
            self._fix_load()
            self.load_label.setAccessibleName("Load: covered" if load is None else f"Load: {load}")

    def _arrange(self, reasons: Sequence[Reason]) -> None:
        """Give each reason a row: those that there are move, they are not made anew."""
        if self._drag is not None:
            self._drag.end()
        at = next((number for number, row in enumerate(self._rows) if row.has_keyboard()), None)
        before = {row.reason.id: row for row in self._rows}
        self._order = [reason.id for reason in reasons]
        self._rows = [
            before.pop(reason.id) if reason.id in before else ReasonRow(reason, self, self._wishes)
            for reason in reasons
        ]
        for row in before.values():
            self._forget(row)
        for number, row in enumerate(self._rows):
            placed = self._row_layout.itemAt(number)
            if placed is None or placed.widget() is not row:
                self._row_layout.removeWidget(row)
                self._row_layout.insertWidget(number, row)
        if self.foot.parent() is None:
            self._layout.insertWidget(self._layout.count() - 1, self.foot)
        # Before the rows give Tab up: Qt does not put a widget behind one that Tab does not stop at.
        for one, other in pairwise(self.controls):
            self.setTabOrder(one, other)
        if self._current not in self._rows:
            self._current = self._rows[0] if self._rows else None
        for row in self._rows:
            row.take_tab_focus(row is self._current)
        if at is not None and self._rows:
            self._keep_keyboard(at)
        elif self.foot.adder is not None and self.foot.adder.line.hasFocus():
            QTimer.singleShot(0, self.foot, lambda: self._bring_into_view(self.foot))

    def _forget(self, row: ReasonRow) -> None:
        row.close_note()
        if row.text_editor is not None:
            row.text_editor.close_unread()
        self._row_layout.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _keep_keyboard(self, number: int) -> None:
        """Leave the keyboard at the row that has it, wherever that is now, else at the one in its place."""
        row = next((row for row in self._rows if row.has_keyboard()), None)
        if row is None:
            row = self._rows[min(number, len(self._rows) - 1)]
            row.check_box.setFocus(Qt.FocusReason.OtherFocusReason)
        # Once it has found its place.
        QTimer.singleShot(0, row, lambda: self._bring_into_view(row))

    def _row(self, reason_id: str) -> ReasonRow | None:
        return next((row for row in self._rows if row.reason.id == reason_id), None)

    def _set_current(self, row: ReasonRow) -> None:
        if row is not self._current:
            if self._current is not None:
                self._current.take_tab_focus(False)
            row.take_tab_focus(True)
            self._current = row

    def _go_to_row(self, row: ReasonRow) -> None:
        self._set_current(row)
        row.check_box.setFocus(Qt.FocusReason.TabFocusReason)
        self._bring_into_view(row)

    def _on_focused(self, reason_id: str) -> None:
        row = self._row(reason_id)
        if row is not None:
            self._set_current(row)

    def _on_step_requested(self, reason_id: str, step: int) -> None:
        number = self._order.index(reason_id) + step
        if 0 <= number < len(self._rows):
            self._go_to_row(self._rows[number])

    def _on_up_requested(self) -> None:
        if self._rows:
            self._go_to_row(self._rows[-1])

    def _on_move_requested(self, reason_id: str, step: int) -> None:
        if step and 0 <= self._order.index(reason_id) + step < len(self._rows):
            self.move_requested.emit(reason_id, step)

    def _on_note_opened(self, reason_id: str) -> None:
        row = self._row(reason_id)
        if row is not None:
            self._bring_into_view(row)

    def _on_drag_begun(self, reason_id: str, where: QPoint) -> None:
        from interview_helper.widgets.row_drag import RowDrag

        row = self._row(reason_id)
        if row is not None and self._drag is None and len(self._rows) > 1:
            self._drag = RowDrag(row, self._rows, self, partial(self._on_drag_ended, reason_id))
            self._drag.move_to(where)

    def _on_drag_ended(self, reason_id: str, step: int) -> None:
        self._drag = None
        self._on_move_requested(reason_id, step)

    def _bring_into_view(self, row: QWidget) -> None:
        # Imported here: a start scrolls nothing.
        from interview_helper.widgets.scrolling import bring_into_view

        bring_into_view(row)
