"""Whether somebody has done with a text field, or only looks elsewhere for a moment."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent

_COMES_BACK = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
)


def comes_back(event: QFocusEvent) -> bool:
    """Whether the focus goes to a menu or another window only, from where it comes back."""
    return event.reason() in _COMES_BACK
