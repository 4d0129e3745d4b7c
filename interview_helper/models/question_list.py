"""The questions on a company's list: a check box for those answered, an order of the user's."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from interview_helper.domain.questions import Question
from interview_helper.models.rows import Index, RowsModel


class Role(IntEnum):
    """Data of a row beyond Qt's own roles."""

    QUESTION = Qt.ItemDataRole.UserRole


class QuestionListModel(RowsModel[Question]):
    """Shows the questions; what is edited in it is asked for, and comes back with the next company."""

    text_requested = Signal(str, str)
    answered_requested = Signal(str, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        question = self.row_at(index)
        if question is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return question.text
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if question.answered else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_question(question)
        if role == Role.QUESTION:
            return question
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for a change: other words, or answered or not."""
        question = self.row_at(index)
        if question is None:
            return False
        if role == Qt.ItemDataRole.EditRole:
            text = str(value).strip()
            if not text or text == question.text:
                return False
            self.text_requested.emit(question.id, text)
            return True
        if role == Qt.ItemDataRole.CheckStateRole:
            answered = Qt.CheckState(value) is Qt.CheckState.Checked
            if answered == question.answered:
                return False
            self.answered_requested.emit(question.id, answered)
            return True
        return False

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.row_at(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsEditable
            | Qt.ItemFlag.ItemIsUserCheckable
            | Qt.ItemFlag.ItemIsDragEnabled
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def _changing_roles(self) -> list[Any]:
        return [
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.EditRole,
            Qt.ItemDataRole.CheckStateRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Role.QUESTION,
        ]


def spoken_question(question: Question) -> str:
    """A row for somebody who cannot see it."""
    parts = [question.text, "answered" if question.answered else "not answered yet"]
    if question.answer.strip():
        parts.append(f"answer: {question.answer.strip()}")
    return ", ".join(parts)
