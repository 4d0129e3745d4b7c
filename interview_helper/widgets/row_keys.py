"""What the keys do at a row of a checklist."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent

from interview_helper.domain.reasons import MAX_WEIGHT, MIN_WEIGHT
from interview_helper.widgets.reason_row import ReasonRow

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NO_MATTER = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier


def act(row: ReasonRow, control: QObject, key: QKeyEvent) -> bool:
    """Do what a key on one of the row's controls stands for; False for a key that stands for nothing."""
    modifiers = key.modifiers() & ~_NO_MATTER
    step = _STEPS.get(Qt.Key(key.key()), 0)
    if step and modifiers == Qt.KeyboardModifier.AltModifier:
        row.move_by(step)
    elif modifiers:
        return False
    elif step:
        row.wishes.step_requested.emit(row.reason.id, step)
    elif key.key() in _ENTER:
        row.open_note()
    elif key.key() == Qt.Key.Key_F2:
        row.edit_text()
    elif key.key() == Qt.Key.Key_Space and control is row.pips:
        row.check_box.toggle()
    else:
        return _act_on_sign(row, key.text())
    return True


def _act_on_sign(row: ReasonRow, sign: str) -> bool:
    if sign == "?":
        row.unknown_button.toggle()
    elif sign == "!":
        row.toggle_deal_breaker()
    elif sign.isdecimal() and MIN_WEIGHT <= int(sign) <= MAX_WEIGHT:
        row.pips.setValue(int(sign))
    else:
        return False
    return True


def close_note(row: ReasonRow, key: QKeyEvent) -> bool:
    """Leave the row's open note if that is what a key in it stands for."""
    with_ctrl = bool(key.modifiers() & Qt.KeyboardModifier.ControlModifier)
    closing = key.key() == Qt.Key.Key_Escape or (key.key() in _ENTER and with_ctrl)
    if closing:
        row.check_box.setFocus(Qt.FocusReason.OtherFocusReason)
    return closing
