"""One side of my priorities: its reasons, a line to add one, and those that are put away."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from interview_helper.domain.priorities import Priorities, Priority
from interview_helper.domain.reasons import Side
from interview_helper.domain.wording import side_words
from interview_helper.widgets.outline import draw_card
from interview_helper.widgets.priority_row import PriorityRow
from interview_helper.widgets.scrolling import bring_into_view
from interview_helper.widgets.tint_label import TintLabel
from interview_helper.widgets.tints import side_tint
from interview_helper.widgets.words_edit import WordsEdit


class PriorityCard(QWidget):
    """A card with the side's name, a row a reason, and a line for one more."""

    weight_requested = Signal(str, int)
    text_requested = Signal(str, str)
    move_requested = Signal(str, int)
    hidden_requested = Signal(str, bool)
    removal_requested = Signal(str)
    new_requested = Signal(Side, str)
    refused = Signal(str)

    def __init__(self, side: Side, built_in_ids: Collection[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self._built_in_ids = built_in_ids
        self._priorities: Priorities = ()
        self._rows: list[PriorityRow] = []
        self._current = ""
        self.setAccessibleName(side_words(side))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        title = TintLabel(partial(side_tint, side=side), side_words(side), self, bold=True)
        self.adder = WordsEdit(f"Add a reason: {side_words(side)}", "Add a reason of your own…", self)
        self.adder.text_requested.connect(self._on_added)
        self.adder.refused.connect(self.refused)
        self.hidden_toggle = QToolButton(self)
        self.hidden_toggle.setAutoRaise(True)
        self.hidden_toggle.setCheckable(True)
        self.hidden_toggle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.hidden_toggle.toggled.connect(lambda: self.show_priorities(self._priorities))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(12, 10, 12, 10)
        self._layout.setSpacing(0)
        self._layout.addWidget(title)
        self._layout.addSpacing(6)
        self._first_row = self._layout.count()
        self._layout.addSpacing(4)
        self._layout.addWidget(self.adder)
        self._layout.addSpacing(2)
        self._layout.addWidget(self.hidden_toggle, 0, Qt.AlignmentFlag.AlignLeading)
        self._layout.addStretch(1)

    @property
    def rows(self) -> tuple[PriorityRow, ...]:
        """The rows that are shown, in their order."""
        return tuple(self._rows)

    def row(self, reason_id: str) -> PriorityRow | None:
        """The row of a reason, if it is shown."""
        return next((row for row in self._rows if row.priority.id == reason_id), None)

    def show_priorities(self, priorities: Priorities) -> None:
        """Show this side's reasons. Rows that stay keep their focus, wherever they go."""
        self._priorities = priorities
        hidden = sum(priority.hidden for priority in priorities)
        opened = self.hidden_toggle.isChecked()
        self.hidden_toggle.setText(f"{hidden} hidden")
        what = "put them away again" if opened else "show them"
        self.hidden_toggle.setAccessibleName(f"{hidden} hidden: {what}")
        self.hidden_toggle.setArrowType(Qt.ArrowType.UpArrow if opened else Qt.ArrowType.DownArrow)
        self.hidden_toggle.setVisible(hidden > 0)
        shown = [one for one in priorities if opened or not one.hidden]
        left_at = self._place_of_focus()
        known = {row.priority.id: row for row in self._rows}
        rows = [known.pop(one.id) if one.id in known else self._new_row(one) for one in shown]
        for gone in known.values():
            self._layout.removeWidget(gone)
            gone.blockSignals(True)
            gone.hide()
            gone.deleteLater()
        if rows != self._rows:
            self._rows = rows
            self._put_in_order()
        for row, priority in zip(rows, shown, strict=True):
            if row.priority != priority:
                row.show_priority(priority)
        if self.row(self._current) is None:
            self._set_current(rows[min(left_at or 0, len(rows) - 1)].priority.id if rows else "")
            if left_at is not None:
                self.go_to(self._current)

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """What the keyboard can reach, in the order it does."""
        rows = (control for row in self._rows for control in row.controls)
        return (*rows, self.adder, self.hidden_toggle)

    def go_to(self, reason_id: str) -> None:
        """Bring a reason's row into view and give it the focus; without rows, the line to add one."""
        row = self.row(reason_id)
        if row is None:
            self.adder.setFocus(Qt.FocusReason.TabFocusReason)
            return
        row.take_focus()
        bring_into_view(row)

    def finish_typing(self) -> bool:
        """Take what is being typed anywhere; False where it is refused."""
        return all(row.finish_editing() for row in self.rows) and self.adder.commit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        draw_card(QPainter(self), self)

    def _new_row(self, priority: Priority) -> PriorityRow:
        row = PriorityRow(priority, priority.id not in self._built_in_ids, self)
        row.weight_requested.connect(self.weight_requested)
        row.text_requested.connect(self.text_requested)
        row.move_requested.connect(self.move_requested)
        row.hidden_requested.connect(self.hidden_requested)
        row.removal_requested.connect(self.removal_requested)
        row.refused.connect(self.refused)
        row.step_requested.connect(self._on_step)
        row.dragged.connect(self._on_dragged)
        row.focused.connect(self._set_current)
        row.take_tab_focus(False)
        return row

    def _put_in_order(self) -> None:
        for row in self._rows:
            self._layout.removeWidget(row)
        for number, row in enumerate(self._rows):
            self._layout.insertWidget(self._first_row + number, row)
            row.show()
        # At once: a row that is being dragged asks where it is.
        self._layout.activate()

    def _place_of_focus(self) -> int | None:
        """The number of the row that has the focus."""
        at = self.window().focusWidget()
        return next((number for number, row in enumerate(self._rows) if at and row.isAncestorOf(at)), None)

    def _set_current(self, reason_id: str) -> None:
        for row in self._rows:
            if row.priority.id in (self._current, reason_id):
                row.take_tab_focus(row.priority.id == reason_id)
        self._current = reason_id

    def _on_step(self, reason_id: str, step: int) -> None:
        place = [row.priority.id for row in self._rows].index(reason_id) + step
        if 0 <= place < len(self._rows):
            self.go_to(self._rows[place].priority.id)

    def _on_dragged(self, reason_id: str, y: int) -> None:
        """Let the row change places with a neighbour once the pointer is where the row would then be."""
        shown = [row for row in self._rows if not row.priority.hidden]
        place = [row.priority.id for row in shown].index(reason_id)
        row = shown[place].geometry()
        below = shown[place + 1].geometry() if place + 1 < len(shown) else None
        above = shown[place - 1].geometry() if place else None
        if below is not None and y > max(row.bottom(), below.bottom() - row.height()):
            self.move_requested.emit(reason_id, 1)
        elif above is not None and y < min(row.top(), above.top() + row.height()):
            self.move_requested.emit(reason_id, -1)

    def _on_added(self, text: str) -> None:
        self.adder.clear()
        self.new_requested.emit(self._side, text)
        if self.adder.hasFocus():
            bring_into_view(self.adder)
