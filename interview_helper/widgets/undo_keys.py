"""Text fields leave undo to the window, whose one stack holds every change in order."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence


def is_undo_key(event: QEvent) -> bool:
    """Whether this is a text field's claim to the undo or redo key before shortcuts get it.

    Qt's text fields make that claim even where they keep no undo of their own; a field that ignores
    the event instead lets the window's action have the key.
    """
    if event.type() is not QEvent.Type.ShortcutOverride:
        return False
    key = cast(QKeyEvent, event)
    return key.matches(QKeySequence.StandardKey.Undo) or key.matches(QKeySequence.StandardKey.Redo)
