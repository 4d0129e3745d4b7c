"""The foot of a checklist: a reason of the user's own, and those that are hidden."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from interview_helper.domain.reasons import Reason, Side
from interview_helper.domain.wording import side_words
from interview_helper.widgets.quiet_button import QuietButton
from interview_helper.widgets.tints import hairline

if TYPE_CHECKING:
    from interview_helper.widgets.hidden_button import HiddenButton
    from interview_helper.widgets.reason_adder import ReasonAdder


class ChecklistFoot(QWidget):
    """One quiet line; the field for a reason takes its place while it is open."""

    add_requested = Signal(str, bool)
    restore_requested = Signal(str)
    refused = Signal(str)
    up_requested = Signal()
    """The arrow up was pressed at the button: the keyboard is to go to the last reason."""

    def __init__(self, side: Side, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self.adder: ReasonAdder | None = None
        """The field, while it is open."""
        self.hidden_button: HiddenButton | None = None
        """What brings hidden reasons back, once there were any."""
        self.add_button = QuietButton("+ Add a reason of your own…", self, side=side)
        self.add_button.setAccessibleName(f"Add a reason of your own: {side_words(side)}")
        # All beside its words is the button too.
        self.add_button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.add_button.clicked.connect(self.open_adder)
        self.add_button.installEventFilter(self)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 3, 0, 0)
        self._layout.setSpacing(8)
        self._layout.addWidget(self.add_button, 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A button's own arrows lead to whatever stands near it, out of the list.
        if event.type() is QEvent.Type.KeyPress:
            key = cast(QKeyEvent, event).key()
            if key == Qt.Key.Key_Up:
                self.up_requested.emit()
            if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                return True
        return super().eventFilter(watched, event)

    @property
    def controls(self) -> list[QWidget]:
        """What the keyboard can reach, in the order it does."""
        adding = [self.add_button] if self.adder is None else [self.adder.line, self.adder.for_all]
        return [*adding, *([] if self.hidden_button is None else [self.hidden_button])]

    def show_hidden(self, reasons: Sequence[Reason]) -> None:
        """Say how many reasons are hidden, where any are."""
        if reasons and self.hidden_button is None:
            from interview_helper.widgets.hidden_button import HiddenButton

            self.hidden_button = HiddenButton(self._side, self)
            self.hidden_button.restore_requested.connect(self.restore_requested)
            self._layout.addWidget(self.hidden_button, 0, Qt.AlignmentFlag.AlignTop)
            self.setTabOrder(self.controls[-2], self.hidden_button)
        if self.hidden_button is not None:
            self.hidden_button.show_hidden(reasons)

    def open_adder(self) -> None:
        """Let a reason be written."""
        if self.adder is None:
            from interview_helper.widgets.reason_adder import ReasonAdder

            self.adder = ReasonAdder(self._side, self)
            self.adder.add_requested.connect(self.add_requested)
            self.adder.refused.connect(self.refused)
            self.adder.closed.connect(self.close_adder)
            self.setTabOrder(self.add_button, self.adder.line)
            self.setTabOrder(self.adder.line, self.adder.for_all)
            self._layout.insertWidget(0, self.adder, 1)
            self.adder.show()
            self.adder.line.setFocus(Qt.FocusReason.OtherFocusReason)
            self.add_button.hide()
        self.adder.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_adder(self, by_keyboard: bool = False) -> None:
        """Put the quiet line back, with what was written gone."""
        if self.adder is not None:
            adder, self.adder = self.adder, None
            self._layout.removeWidget(adder)
            self.add_button.show()
            if by_keyboard:
                self.add_button.setFocus(Qt.FocusReason.TabFocusReason)
            adder.hide()
            adder.deleteLater()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """The line that parts it from the last row."""
        QPainter(self).fillRect(0, 0, self.width(), 1, hairline(self.palette()))
