"""How a company looks in the list: name, role and round, when, and a small beam at its tilt."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from interview_helper.domain.balance import tilt_of
from interview_helper.domain.company import CompanySummary
from interview_helper.domain.reasons import Side
from interview_helper.domain.wording import short_round_words, shown_name
from interview_helper.models.company_list import Role, role_words, when_words
from interview_helper.widgets.balance_painting import draw_padlock
from interview_helper.widgets.fonts import bold_font, scaled_font
from interview_helper.widgets.small_beam import draw_covered_beam, draw_small_beam
from interview_helper.widgets.tints import muted, side_tint

_MARGIN = 10
_GAP = 3
_SMALLER = 0.92
_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_LEFT, _RIGHT = int(_LINE | Qt.AlignmentFlag.AlignLeft), int(_LINE | Qt.AlignmentFlag.AlignRight)


class _Fonts(NamedTuple):
    """The fonts of a row, and their metrics, made of the list's own font."""

    of: QFont
    name: QFont
    name_metrics: QFontMetrics
    small: QFont
    small_metrics: QFontMetrics


class CompanyDelegate(QStyledItemDelegate):
    """Paints one company; all text is drawn as plain text."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fonts: _Fonts | None = None

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        summary: CompanySummary = index.data(Role.SUMMARY)
        palette = option.palette
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_background(painter, option)
        room = option.rect.adjusted(_MARGIN, _MARGIN - 2, -_MARGIN, -_MARGIN + 2)
        fonts = self._fonts_of(option.font)
        beam_width = 34
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        text = room.adjusted(0, 0, -beam_width - 6, 0)
        if mirrored:
            text.moveRight(room.right())
        painter.setFont(fonts.name)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        line = QRect(room.left(), room.top(), room.width(), fonts.name_metrics.height())
        _draw_line(painter, line, shown_name(summary.name), fonts.name_metrics, mirrored=mirrored)
        small = fonts.small_metrics
        painter.setFont(fonts.small)
        # Muted, it would be hard to read on what marks the row.
        if not option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(muted(palette))
        height = small.height()
        line = QRect(text.left(), line.bottom() + 1 + _GAP, text.width(), height)
        _draw_line(painter, line, _role_line(summary, small, line.width()), small, mirrored=mirrored)
        beam = QRectF(room.right() - beam_width, line.top(), beam_width, 2 * height + _GAP)
        if mirrored:
            beam.moveLeft(room.left())
        line.translate(0, height + _GAP - 1)
        _draw_line(painter, line, when_words(summary), small, mirrored=mirrored)
        if summary.blind:
            draw_covered_beam(painter, beam, palette)
        else:
            draw_small_beam(
                painter,
                beam,
                tilt_of(summary.accept, summary.decline),
                summary.accept + summary.decline > 0,
                palette,
                mirrored=mirrored,
            )
            if summary.deal_breaker:
                self._draw_lock(painter, beam, palette, mirrored=mirrored)
        painter.restore()

    def sizeHint(
        self,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002 - every row is as high
    ) -> QSize:
        fonts = self._fonts_of(option.font)
        lines = fonts.name_metrics.height() + 2 * fonts.small_metrics.height()
        return QSize(120, lines + 2 * _GAP + 2 * _MARGIN - 2)

    def _fonts_of(self, font: QFont) -> _Fonts:
        # Kept: a key in the search paints a list full of rows.
        if self._fonts is None or self._fonts.of != font:
            name, small = bold_font(font), scaled_font(font, _SMALLER)
            self._fonts = _Fonts(QFont(font), name, QFontMetrics(name), small, QFontMetrics(small))
        return self._fonts

    def _draw_lock(self, painter: QPainter, beam: QRectF, palette: QPalette, *, mirrored: bool) -> None:
        """The deal-breaker's lock, at the end of the beam that it holds down whatever the sum says."""
        lock = QRectF(0, 0, beam.height() * 0.3, beam.height() * 0.36)
        lock.moveTop(beam.top() + beam.height() * 0.62)
        if mirrored:
            lock.moveRight(beam.right())
        else:
            lock.moveLeft(beam.left())
        draw_padlock(painter, lock, side_tint(palette, Side.DECLINE), palette.color(QPalette.ColorRole.Base))

    def _draw_background(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if not selected and not hovered:
            return
        fill = QColor(option.palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Highlight))
        fill.setAlphaF(0.20 if selected else 0.07)
        rect = QRectF(option.rect).adjusted(0.5, 1.5, -0.5, -1.5)
        painter.setPen(Qt.PenStyle.NoPen)
        if selected and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(option.palette.color(QPalette.ColorRole.Highlight))
        painter.setBrush(fill)
        painter.drawRoundedRect(rect, 6, 6)


def _role_line(summary: CompanySummary, metrics: QFontMetrics, room: int) -> str:
    """Role and round in as many pixels: where it is too much, the role gives way and the round is kept."""
    words, role = role_words(summary), summary.role.strip()
    if not role or metrics.horizontalAdvance(words) <= room:
        return words
    kept = f" · {short_round_words(summary.round)}"
    left = room - metrics.horizontalAdvance(kept)
    return f"{metrics.elidedText(role, Qt.TextElideMode.ElideRight, left)}{kept}"


def _draw_line(painter: QPainter, rect: QRect, text: str, metrics: QFontMetrics, *, mirrored: bool) -> None:
    elided = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, _RIGHT if mirrored else _LEFT, elided)
