"""One row of a checklist: check box, “?”, weight, and a note when there is one."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from interview_helper.domain.reasons import MAX_WEIGHT, MIN_WEIGHT, Mark, Reason
from interview_helper.widgets.note_button import NoteButton
from interview_helper.widgets.note_edit import NoteEdit
from interview_helper.widgets.reason_check_box import ReasonCheckBox
from interview_helper.widgets.tints import hairline
from interview_helper.widgets.unknown_button import UnknownButton
from interview_helper.widgets.weight_pips import WeightPips


class ReasonRow(QWidget):
    """Shows one reason and reports what the user wants of it.

    Keys, on any of its controls: up and down ask for another row, ``?`` marks as not known yet, 1 to 5
    set the weight, Enter opens the note.
    """

    mark_requested = Signal(str, Mark)
    weight_requested = Signal(str, int)
    note_requested = Signal(str, str)
    note_left = Signal()
    refused = Signal(str)
    note_opened = Signal()
    step_requested = Signal(int)
    focused = Signal()

    def __init__(self, reason: Reason, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reason = reason
        self._editor: NoteEdit | None = None
        self.check_box = ReasonCheckBox(reason.side, self)
        self.unknown_button = UnknownButton(self)
        self.pips = WeightPips(reason.side, self)
        self.note_button = NoteButton(self)
        self._lay_out()
        self.check_box.toggled.connect(self._on_toggled)
        self.unknown_button.toggled.connect(self._on_unknown_toggled)
        self.pips.valueChanged.connect(self._on_weight_changed)
        self.note_button.clicked.connect(self.open_note)
        for control in self.controls:
            control.installEventFilter(self)
        self.show_reason(reason)

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(0)
        marks = QHBoxLayout()
        marks.setSpacing(6)
        marks.addWidget(self.unknown_button)
        marks.addWidget(self.pips)
        side.addLayout(marks)
        side.addWidget(self.note_button, 0, Qt.AlignmentFlag.AlignTrailing)
        side.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self.check_box, 1)
        line.addLayout(side)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 6, 0, 5)
        self._layout.setSpacing(4)
        self._layout.addLayout(line)

    @property
    def reason(self) -> Reason:
        return self._reason

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """What the keyboard can reach, in the order it does."""
        return (self.check_box, self.unknown_button, self.pips)

    @property
    def note_editor(self) -> NoteEdit | None:
        """The open note, if it is open."""
        return self._editor

    def show_reason(self, reason: Reason) -> None:
        """Show a reason's state; nothing is reported for it."""
        # Set first: the controls' signals compare with it, and so report only what differs from it.
        self._reason = reason
        self.check_box.show_reason(reason.text)
        self.check_box.setChecked(reason.ticked)
        self.check_box.setAccessibleDescription(_described(reason))
        self.unknown_button.show_reason(reason.text)
        self.unknown_button.setChecked(reason.unknown)
        self.pips.show_reason(reason.text, reason.weight, reason.ticked)
        self._show_note_button()
        self.note_button.setAccessibleName(f"Note on: {reason.text}")
        if self._editor is not None:
            self._editor.show_note(reason.note)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._show_note_button()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._show_note_button()

    def _show_note_button(self) -> None:
        """Where there is a note, and under the pointer, where one can be begun."""
        self.note_button.setVisible(self._editor is None and (bool(self._reason.note) or self.underMouse()))

    def take_tab_focus(self, taken: bool) -> None:
        """Whether Tab stops here: it does at one row of a checklist, and arrows go to the others."""
        policy = Qt.FocusPolicy.StrongFocus if taken else Qt.FocusPolicy.ClickFocus
        for control in self.controls:
            control.setFocusPolicy(policy)

    def open_note(self) -> None:
        """Open the note on this reason below it."""
        if self._editor is None:
            editor = NoteEdit(f"Note on “{self._reason.text}”", "What makes you say so?", self)
            editor.setFixedHeight(editor.fontMetrics().lineSpacing() * 3 + 22)
            editor.open_note(self._reason.note)
            editor.moveCursor(QTextCursor.MoveOperation.End)
            editor.text_requested.connect(lambda text: self.note_requested.emit(self._reason.id, text))
            editor.refused.connect(self.refused)
            editor.left.connect(self.note_left)
            editor.moved_on.connect(self.close_note)
            editor.installEventFilter(self)
            self._layout.addWidget(editor)
            self.setTabOrder(self.pips, editor)
            self._editor = editor
            self.note_button.hide()
            editor.show()
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._editor is not None and event.size().height() > event.oldSize().height():
            # Once everything around has found its new place too.
            QTimer.singleShot(0, self.note_opened.emit)

    def close_note(self) -> None:
        """Close the note; it has been reported with every change already."""
        if self._editor is not None:
            editor, self._editor = self._editor, None
            editor.removeEventFilter(self)
            self._layout.removeWidget(editor)
            editor.hide()
            editor.deleteLater()
            self._show_note_button()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn and watched is not self._editor:
            self.focused.emit()
        elif event.type() is QEvent.Type.KeyPress:
            key = cast(QKeyEvent, event)
            if watched is self._editor:
                return self._on_note_key(key)
            return self._on_key(watched, key)
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """The line that parts this row from what is above it."""
        # Not a line, which falls between the pixels of some rows where the screen is scaled by 1.5.
        QPainter(self).fillRect(0, 0, self.width(), 1, hairline(self.palette()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        words = "Edit the note" if self._reason.note else "Add a note"
        menu.addAction(words).triggered.connect(self.open_note)
        unknown = menu.addAction("I don’t know yet")
        unknown.setCheckable(True)
        unknown.setChecked(self._reason.unknown)
        unknown.triggered.connect(self.unknown_button.toggle)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def _on_key(self, watched: QObject, key: QKeyEvent) -> bool:
        if key.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            return False
        if key.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step_requested.emit(1 if key.key() == Qt.Key.Key_Down else -1)
            return True
        if key.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_note()
            return True
        if key.text() == "?":
            self.unknown_button.toggle()
            return True
        if key.text().isdecimal() and MIN_WEIGHT <= int(key.text()) <= MAX_WEIGHT:
            self.pips.setValue(int(key.text()))
            return True
        if key.key() == Qt.Key.Key_Space and watched is self.pips:
            self.check_box.toggle()
            return True
        return False

    def _on_note_key(self, key: QKeyEvent) -> bool:
        closing = key.key() == Qt.Key.Key_Escape or (
            key.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and key.modifiers() & Qt.KeyboardModifier.ControlModifier
        )
        if closing:
            self.check_box.setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(closing)

    def _on_toggled(self, checked: bool) -> None:
        if checked != self._reason.ticked:
            self.mark_requested.emit(self._reason.id, Mark.TICKED if checked else Mark.UNTICKED)

    def _on_unknown_toggled(self, checked: bool) -> None:
        if checked != self._reason.unknown:
            self.mark_requested.emit(self._reason.id, Mark.UNKNOWN if checked else Mark.UNTICKED)

    def _on_weight_changed(self, weight: int) -> None:
        if weight != self._reason.weight:
            self.weight_requested.emit(self._reason.id, weight)


def _described(reason: Reason) -> str:
    parts = [f"Weight {reason.weight} of {MAX_WEIGHT}."]
    if reason.unknown:
        parts.append("Not known yet.")
    if reason.deal_breaker:
        parts.append("A deal-breaker.")
    if reason.note:
        parts.append(f"Note: {reason.note}")
    return " ".join(parts)
