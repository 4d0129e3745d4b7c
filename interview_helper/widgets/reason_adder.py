"""A reason of the user's own, written at the foot of its list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from interview_helper.domain.company import clean_reason_text
from interview_helper.domain.reasons import Side
from interview_helper.domain.text import TextRefused
from interview_helper.widgets.leaving import comes_back
from interview_helper.widgets.line_field import OutlinedLine
from interview_helper.widgets.reason_check_box import ReasonCheckBox

_NAMES = {
    Side.DECLINE: "A reason to turn the interview down",
    Side.ACCEPT: "A reason to accept the interview",
}


class ReasonAdder(QWidget):
    """A line, and whether it is for all companies. Enter adds, and leaves the line for the next.

    ``closed`` when Escape is pressed or Enter on nothing, which is said to be by the keyboard, and when
    the empty line is left.
    """

    add_requested = Signal(str, bool)
    refused = Signal(str)
    closed = Signal(bool)

    def __init__(self, side: Side, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = OutlinedLine(_NAMES[side], f"{_NAMES[side]}…", self)
        self.for_all = ReasonCheckBox(side, self)
        self.for_all.show_reason("for all companies")
        self.for_all.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.for_all.setToolTip("Put it on the list of every company, not of this one only")
        self.setFocusProxy(self.line)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.setSpacing(4)
        layout.addWidget(self.line)
        layout.addWidget(self.for_all)
        for control in (self.line, self.for_all):
            control.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.closed.emit(True)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._on_enter()
                return True
        elif isinstance(event, QFocusEvent) and event.type() is QEvent.Type.FocusOut:
            self._on_left(event)
        return super().eventFilter(watched, event)

    def _on_enter(self) -> None:
        if not self.line.text().strip():
            self.closed.emit(True)
            return
        try:
            text = clean_reason_text(self.line.text())
        except TextRefused as refused:
            self.refused.emit(str(refused))
            return
        self.line.setText("")
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.add_requested.emit(text, self.for_all.isChecked())

    def _on_left(self, event: QFocusEvent) -> None:
        goes_to = QApplication.focusWidget()
        here = goes_to in (self.line, self.for_all)
        # What has been written stays there, whoever looks elsewhere meanwhile.
        if not here and not comes_back(event) and not self.line.text().strip():
            self.closed.emit(False)
