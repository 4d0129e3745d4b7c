"""How somebody looks in the list of people: name, role, and whether they are from management."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from interview_helper.domain.people import Person
from interview_helper.models.people_list import MANAGEMENT, Role, shown_person
from interview_helper.widgets.fonts import bold_font, scaled_font
from interview_helper.widgets.rows_view import Index, RowDelegate, draw_row_background
from interview_helper.widgets.tints import muted

_MARGIN = 7
_LINE_GAP = 2
_SMALLER = 0.92
_BADGE = 6
_ROUND = 4


class PeopleDelegate(RowDelegate):
    """Paints one person; all text is drawn as plain text."""

    def row_height(self, index: Index, option: QStyleOptionViewItem, width: int) -> int:  # noqa: ARG002
        person: Person = index.data(Role.PERSON)
        small = QFontMetrics(_small(option)).height() + _LINE_GAP if person.role.strip() else 0
        return QFontMetrics(bold_font(option.font)).height() + small + 2 * _MARGIN

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        person: Person = index.data(Role.PERSON)
        palette = option.palette
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_row_background(painter, option)
        plain = palette.color(QPalette.ColorRole.Text)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        # Muted, it would be hard to read on what marks the row.
        quiet = plain if selected else muted(palette)
        bold, small = bold_font(option.font), _small(option)
        height = QFontMetrics(bold).height()
        room = option.rect.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        badge = badge_width(person, small)
        line = QRect(room.left(), room.top(), room.width() - badge - (_MARGIN if badge else 0), height)
        place = QRect(room.right() + 1 - badge, room.top(), badge, height)
        if _mirrored(option):
            line.moveRight(room.right())
            place.moveLeft(room.left())
        painter.setFont(bold)
        painter.setPen(plain if person.name.strip() else quiet)
        _draw_line(painter, line, shown_person(person), option)
        painter.setFont(small)
        painter.setPen(quiet)
        if badge:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), _ROUND, _ROUND)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), MANAGEMENT)
        if person.role.strip():
            below = QRect(
                room.left(), line.bottom() + 1 + _LINE_GAP, room.width(), QFontMetrics(small).height()
            )
            _draw_line(painter, below, person.role.strip(), option)
        painter.restore()


def badge_width(person: Person, font: QFont) -> int:
    """Pixels of width that "management" takes beside a name; 0 for somebody who is not from there."""
    return QFontMetrics(font).horizontalAdvance(MANAGEMENT) + 2 * _BADGE if person.management else 0


def _small(option: QStyleOptionViewItem) -> QFont:
    return scaled_font(option.font, _SMALLER)


def _mirrored(option: QStyleOptionViewItem) -> bool:
    return bool(option.direction == Qt.LayoutDirection.RightToLeft)


def _draw_line(painter: QPainter, rect: QRect, text: str, option: QStyleOptionViewItem) -> None:
    elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    lead = Qt.AlignmentFlag.AlignRight if _mirrored(option) else Qt.AlignmentFlag.AlignLeft
    painter.drawText(rect, int(lead | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), elided)
