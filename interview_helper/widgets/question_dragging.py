"""What is carried when a question or a suggestion is dragged; elsewhere it is dropped as its words."""

from __future__ import annotations

import json

from PySide6.QtCore import QByteArray, QMimeData

_QUESTION = "application/x-interview-helper-question"
_SUGGESTION = "application/x-interview-helper-suggestion"


def carried_question(question_id: str, text: str) -> QMimeData:
    """A question of the list."""
    return _carried(_QUESTION, [question_id], text)


def carried_suggestion(reason_id: str, text: str) -> QMimeData:
    """A suggested question about a reason."""
    return _carried(_SUGGESTION, [reason_id, text], text)


def question_in(data: QMimeData) -> str | None:
    """The id of the question that is carried, if one is."""
    parts = _parts(data, _QUESTION, 1)
    return parts[0] if parts else None


def suggestion_in(data: QMimeData) -> tuple[str, str] | None:
    """The reason and the words of the suggestion that is carried, if one is."""
    parts = _parts(data, _SUGGESTION, 2)
    return (parts[0], parts[1]) if parts else None


def _carried(kind: str, parts: list[str], text: str) -> QMimeData:
    data = QMimeData()
    data.setData(kind, QByteArray(json.dumps(parts).encode()))
    data.setText(text)
    return data


def _parts(data: QMimeData, kind: str, count: int) -> list[str] | None:
    if not data.hasFormat(kind):
        return None
    parts: list[str] = json.loads(bytes(data.data(kind).data()))
    return parts if len(parts) == count else None
