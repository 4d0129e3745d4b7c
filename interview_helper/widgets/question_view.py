"""The user's own questions, in an order that is changed by dragging and by keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget

from interview_helper.domain.questions import Question
from interview_helper.models.question_list import QuestionListModel
from interview_helper.widgets.question_delegate import QuestionDelegate
from interview_helper.widgets.question_dragging import carried_question, question_in, suggestion_in
from interview_helper.widgets.rows_view import RowsView

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_UP_DOWN = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


def gap_at(y: int, rows: Sequence[QRect]) -> int:
    """The gap between rows that a height is nearest to: 0 is above the first row."""
    return sum(y > row.center().y() for row in rows)


class QuestionView(RowsView):
    """Keys: Space ticks off, F2 and Enter edit, Alt with up and down moves, Del takes away."""

    move_requested = Signal(str, int)
    remove_requested = Signal(str)
    take_over_requested = Signal(str, str)

    def __init__(self, model: QuestionListModel, parent: QWidget) -> None:
        super().__init__("My questions", model, QuestionDelegate(parent), parent)
        self._questions = model
        self._gap: int | None = None
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setDragEnabled(True)
        self.setAcceptDrops(True)

    def question(self) -> Question | None:
        """The question that is chosen."""
        return self._questions.row_at(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        question = self.question()
        alt = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.AltModifier
        if question is None or self.state() is QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif alt and event.key() in _UP_DOWN:
            self._move(question, self.currentIndex().row() + _UP_DOWN[Qt.Key(event.key())])
        elif event.key() in _ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.edit(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not event.modifiers():
            self.remove_requested.emit(question.id)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        question = self.question()
        if question is None:
            return
        row, last = self.currentIndex().row(), self.model().rowCount() - 1
        menu = QMenu(self)
        menu.addAction("Edit").triggered.connect(lambda: self.edit(self.currentIndex()))
        answered = menu.addAction("Answered")
        answered.setCheckable(True)
        answered.setChecked(question.answered)
        answered.triggered.connect(lambda on: self._questions.answered_requested.emit(question.id, on))
        up, down = menu.addAction("Move up"), menu.addAction("Move down")
        up.setEnabled(row > 0)
        down.setEnabled(row < last)
        up.triggered.connect(lambda: self._move(question, row - 1))
        down.triggered.connect(lambda: self._move(question, row + 1))
        menu.addAction("Take away").triggered.connect(lambda: self.remove_requested.emit(question.id))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def startDrag(self, supportedActions: Qt.DropAction) -> None:  # noqa: ARG002, N803
        question = self.question()
        if question is None:
            return
        drag = QDrag(self)
        drag.setMimeData(carried_question(question.id, question.text))
        row = self.visualRect(self.currentIndex())
        drag.setPixmap(self.viewport().grab(row))
        pointer = self.viewport().mapFromGlobal(self.cursor().pos())
        drag.setHotSpot(pointer - row.topLeft() if row.contains(pointer) else QPoint(8, 8))
        drag.exec(Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._consider(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._consider(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: ARG002
        self._show_gap(None)

    def dropEvent(self, event: QDropEvent) -> None:
        gap = self._gap_of(event)
        self._show_gap(None)
        # A drag that came to its end here is not one any more.
        self.setState(QAbstractItemView.State.NoState)
        if not self._is_ours(event):
            event.ignore()
            return
        question_id, suggestion = question_in(event.mimeData()), suggestion_in(event.mimeData())
        if question_id is not None:
            question = self._questions.row_at(self._questions.index(self._questions.row_of(question_id)))
            if question is not None:
                self._move(question, gap - (gap > self._questions.row_of(question_id)))
        elif suggestion is not None:
            self.take_over_requested.emit(*suggestion)
        event.acceptProposedAction()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._gap is not None:
            rows = self._row_places()
            below = rows[self._gap - 1].bottom() if self._gap else rows[0].top() if rows else 0
            line = QRect(0, max(0, below - 1), self.viewport().width(), 2)
            painter = QPainter(self.viewport())
            painter.fillRect(line, self.palette().color(QPalette.ColorRole.Highlight))

    def _move(self, question: Question, place: int) -> None:
        if 0 <= place < self.model().rowCount() and place != self._questions.row_of(question.id):
            self.move_requested.emit(question.id, place)

    def _consider(self, event: QDragMoveEvent) -> None:
        if self._is_ours(event):
            self._show_gap(self._gap_of(event))
            event.acceptProposedAction()
        else:
            event.ignore()

    def _is_ours(self, event: QDropEvent) -> bool:
        """Whether this can be dropped here: dragged in this window, not in another one's list."""
        data = event.mimeData()
        question_id = question_in(data)
        if question_id is not None:
            return self._questions.row_of(question_id) >= 0
        return suggestion_in(data) is not None

    def _gap_of(self, event: QDropEvent) -> int:
        rows = self._row_places()
        if question_in(event.mimeData()) is None:
            return len(rows)
        return gap_at(event.position().toPoint().y(), rows)

    def _row_places(self) -> list[QRect]:
        return [self.visualRect(self.model().index(row, 0)) for row in range(self.model().rowCount())]

    def _show_gap(self, gap: int | None) -> None:
        if gap != self._gap:
            self._gap = gap
            self.viewport().update()
