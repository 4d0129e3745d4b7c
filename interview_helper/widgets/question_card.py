"""The card around the user's questions: while there are none, a suggestion can be dropped on it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from interview_helper.widgets.question_dragging import suggestion_in
from interview_helper.widgets.rows_card import RowsCard


class QuestionCard(RowsCard):
    """Takes what its list would take, where the list does not stand yet."""

    take_over_requested = Signal(str, str)

    def __init__(self, when_empty: str, parent: QWidget | None = None) -> None:
        super().__init__(when_empty, parent)
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if suggestion_in(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        suggestion = suggestion_in(event.mimeData())
        if suggestion is not None:
            self.take_over_requested.emit(*suggestion)
            event.acceptProposedAction()
