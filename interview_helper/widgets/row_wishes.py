"""What the user wants of the rows of a checklist, each said with its reason's id."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Signal

from interview_helper.domain.reasons import Mark


class RowWishes(QObject):
    """The signals that all rows of a checklist share: connecting each row's own would slow the start.

    ``focused``, ``note_opened``, ``drag_begun`` and ``step_requested`` are for the checklist itself;
    the others go on to the window.
    """

    mark_requested = Signal(str, Mark)
    weight_requested = Signal(str, int)
    note_requested = Signal(str, str)
    deal_breaker_requested = Signal(str, bool)
    text_requested = Signal(str, str)
    priority_requested = Signal(str, int)
    move_requested = Signal(str, int)
    hide_requested = Signal(str)
    remove_requested = Signal(str)
    share_requested = Signal(str)
    reason_clicked = Signal(str)
    note_left = Signal()
    refused = Signal(str)
    step_requested = Signal(str, int)
    focused = Signal(str)
    note_opened = Signal(str)
    drag_begun = Signal(str, QPoint)
