"""What the keys mean at a row, and what they do at a row of a checklist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from interview_helper.domain.reasons import MAX_WEIGHT, MIN_WEIGHT

if TYPE_CHECKING:
    from interview_helper.widgets.reason_row import ReasonRow

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_NO_MATTER = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier


def step_of(key: QKeyEvent) -> int:
    """How many rows further down a key goes, or moves a row; 0 for another key."""
    return _STEPS.get(Qt.Key(key.key()), 0)


def weight_of(key: QKeyEvent) -> int:
    """The weight that a key means; 0 for another key."""
    digit = int(key.text()) if key.text().isdecimal() else 0
    return digit if MIN_WEIGHT <= digit <= MAX_WEIGHT else 0


def key_words(name: str) -> str:
    """How a menu of this system calls a key."""
    return QKeySequence(name).toString(QKeySequence.SequenceFormat.NativeText)


def act(row: ReasonRow, control: QObject, key: QKeyEvent) -> bool:
    """Do what a key on one of the row's controls stands for; False for a key that stands for nothing."""
    modifiers = key.modifiers() & ~_NO_MATTER
    step = step_of(key)
    if step and modifiers == Qt.KeyboardModifier.AltModifier:
        row.move_by(step)
    elif modifiers:
        return False
    elif step:
        row.wishes.step_requested.emit(row.reason.id, step)
    elif key.key() in ENTER:
        row.open_note()
    elif key.key() == Qt.Key.Key_F2:
        row.edit_text()
    elif key.key() == Qt.Key.Key_Space and control is row.pips:
        row.check_box.toggle()
    else:
        return _act_on_sign(row, key)
    return True


def _act_on_sign(row: ReasonRow, key: QKeyEvent) -> bool:
    if key.text() == "?":
        row.unknown_button.toggle()
    elif key.text() == "!":
        row.toggle_deal_breaker()
    elif weight := weight_of(key):
        row.pips.setValue(weight)
    else:
        return False
    return True


def close_note(row: ReasonRow, key: QKeyEvent) -> bool:
    """Leave the row's open note if that is what a key in it stands for."""
    with_ctrl = bool(key.modifiers() & Qt.KeyboardModifier.ControlModifier)
    closing = key.key() == Qt.Key.Key_Escape or (key.key() in ENTER and with_ctrl)
    if closing:
        row.check_box.setFocus(Qt.FocusReason.OtherFocusReason)
    return closing
