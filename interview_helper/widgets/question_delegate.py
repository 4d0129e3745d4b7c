"""How a question of the user's looks: a check box, its words, and the beginning of its answer."""

from __future__ import annotations

from typing import NamedTuple, cast

from PySide6.QtCore import QAbstractItemModel, QEvent, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem, QWidget

from interview_helper.domain.questions import Question
from interview_helper.models.question_list import Role
from interview_helper.widgets.fonts import scaled_font, wrapped_height, wrapping
from interview_helper.widgets.line_field import OutlinedLine
from interview_helper.widgets.outline import comfortable_height
from interview_helper.widgets.outlined_boxes import outline_box
from interview_helper.widgets.rows_view import Index, RowDelegate, draw_row_background
from interview_helper.widgets.tints import muted

_MARGIN = 6
_GAP = 7
_LINE_GAP = 2
_SMALLER = 0.92


class QuestionPlaces(NamedTuple):
    """Where the parts of a row lie; ``answer`` is empty where nothing is answered."""

    check: QRect
    text: QRect
    answer: QRect


def question_places(
    row: QRect, check: int, text_height: int, answer_height: int, *, line: int, mirrored: bool
) -> QuestionPlaces:
    """The places in a row, for a check box of so many pixels and a line of text that is so high."""
    left, top = row.left() + _MARGIN, row.top() + _MARGIN
    box = QRect(left, top + max(0, (line - check) // 2), check, check)
    beside = QRect(box.right() + 1 + _GAP, top, row.right() - _MARGIN - box.right() - _GAP, text_height)
    answer = QRect(beside.left(), beside.bottom() + 1 + _LINE_GAP, beside.width(), answer_height)
    if mirrored:
        box.moveRight(row.right() - _MARGIN)
        beside.moveLeft(left)
        answer.moveLeft(left)
    return QuestionPlaces(box, beside, answer)


class QuestionDelegate(RowDelegate):
    """Paints one question; all text is drawn as plain text. The box and Space tick it off."""

    def row_height(self, index: Index, option: QStyleOptionViewItem, width: int) -> int:
        places = self._places(index, option, QRect(0, 0, width, 0))
        last = places.answer if places.answer.height() else places.text
        return last.bottom() + 1 + _MARGIN

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        question: Question = index.data(Role.QUESTION)
        places = self._places(index, option, option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_row_background(painter, option)
        self._draw_check(painter, option, places.check, question.answered)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        plain = option.palette.color(QPalette.ColorRole.Text)
        # Muted, it would be hard to read on what marks the row.
        quiet = plain if selected else muted(option.palette)
        lead = Qt.AlignmentFlag.AlignRight if _mirrored(option) else Qt.AlignmentFlag.AlignLeft
        painter.setFont(option.font)
        painter.setPen(quiet if question.answered else plain)
        painter.drawText(QRectF(places.text), question.text, wrapping(lead))
        if places.answer.height():
            painter.setFont(_small(option))
            painter.setPen(quiet)
            first = _first_line(question.answer)
            words = QFontMetrics(_small(option)).elidedText(
                first, Qt.TextElideMode.ElideRight, places.answer.width()
            )
            painter.drawText(places.answer, int(lead | Qt.TextFlag.TextSingleLine), words)
        painter.restore()

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        if event.type() is QEvent.Type.KeyPress:
            key = cast(QKeyEvent, event)
            return key.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select) and self._toggle(model, index)
        if event.type() in (QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick):
            mouse = cast(QMouseEvent, event)
            box = self._places(index, option, option.rect).check.adjusted(-_MARGIN, -_MARGIN, 4, 4)
            if mouse.button() is Qt.MouseButton.LeftButton and box.contains(mouse.position().toPoint()):
                return self._toggle(model, index)
        return False

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: ARG002
        editor = OutlinedLine("Question", "", parent)
        editor.setAutoFillBackground(True)
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        room = self._places(index, option, option.rect).text
        height = min(comfortable_height(editor), option.rect.height())
        editor.setGeometry(room.left() - _GAP, option.rect.top(), room.width() + _GAP + 2, height)

    def _toggle(self, model: QAbstractItemModel, index: Index) -> bool:
        question: Question = index.data(Role.QUESTION)
        state = Qt.CheckState.Unchecked if question.answered else Qt.CheckState.Checked
        return model.setData(index, state, Qt.ItemDataRole.CheckStateRole)

    def _places(self, index: Index, option: QStyleOptionViewItem, row: QRect) -> QuestionPlaces:
        question: Question = index.data(Role.QUESTION)
        metrics = QFontMetrics(option.font)
        check = _style(option).pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, option, option.widget)
        width = row.width() - 2 * _MARGIN - check - _GAP
        answer = QFontMetrics(_small(option)).height() if _first_line(question.answer) else 0
        return question_places(
            row,
            check,
            wrapped_height(question.text, option.font, width),
            answer,
            line=metrics.height(),
            mirrored=_mirrored(option),
        )

    def _draw_check(self, painter: QPainter, option: QStyleOptionViewItem, place: QRect, on: bool) -> None:
        box = QStyleOptionViewItem(option)
        box.rect = place
        outline_box(box)
        box.state = QStyle.StateFlag.State_Enabled
        box.state |= QStyle.StateFlag.State_On if on else QStyle.StateFlag.State_Off
        _style(option).drawPrimitive(
            QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck, box, painter, option.widget
        )


def _style(option: QStyleOptionViewItem) -> QStyle:
    return option.widget.style() if option.widget is not None else QApplication.style()


def _small(option: QStyleOptionViewItem) -> QFont:
    return scaled_font(option.font, _SMALLER)


def _mirrored(option: QStyleOptionViewItem) -> bool:
    return bool(option.direction == Qt.LayoutDirection.RightToLeft)


def _first_line(answer: str) -> str:
    return answer.strip().split("\n", 1)[0]
