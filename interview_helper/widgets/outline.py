"""What text fields, buttons and cards share: a comfortable height, and outlines on any background."""

from __future__ import annotations

import math

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import QWidget

from interview_helper.widgets.tints import blend, hairline


def draw_outline(field: QWidget) -> None:
    """Outline a field, in the palette's highlight while it has the focus."""
    palette = field.palette()
    if field.hasFocus():
        line = palette.color(QPalette.ColorRole.Highlight)
    else:
        line = blend(palette.color(QPalette.ColorRole.Base), palette.color(QPalette.ColorRole.Text), 0.26)
    painter = QPainter(field)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(line, 1))
    painter.drawRoundedRect(QRectF(field.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)


def draw_focus(
    painter: QPainter, control: QWidget, line: QColor | None = None, *, width: float = 1, corner: float = 3
) -> None:
    """Outline what the keyboard is on.

    Args:
        painter: paints on the control.
        control: what has the focus.
        line: the colour; the palette's highlight unless it is given.
        width: of the line, in pixels.
        corner: the radius of the corners, in pixels.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(line or control.palette().color(QPalette.ColorRole.Highlight), width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = 0.5 if width <= 1 else 1
    painter.drawRoundedRect(QRectF(control.rect()).adjusted(inset, inset, -inset, -inset), corner, corner)


def draw_card(
    painter: QPainter,
    card: QWidget,
    *,
    corner: float = 8,
    focused: QColor | None = None,
    within: QRect | None = None,
) -> None:
    """Draw the paper of a card and its thin edge.

    Args:
        painter: paints on the card.
        card: what is drawn.
        corner: the radius of the corners, in pixels.
        focused: the colour of the edge while it has the focus; the palette's highlight unless given.
        within: what has to be drawn, where that may be less than all.
    """
    palette = card.palette()
    inside = math.ceil(corner)
    if within is not None and card.rect().adjusted(inside, inside, -inside, -inside).contains(within):
        # Nothing of the edge, which takes ten times as long: a tick repaints two or three rows.
        painter.fillRect(within, palette.color(QPalette.ColorRole.Base))
        return
    edge = hairline(palette)
    if card.hasFocus():
        edge = focused or palette.color(QPalette.ColorRole.Highlight)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge, 1))
    painter.setBrush(palette.color(QPalette.ColorRole.Base))
    painter.drawRoundedRect(QRectF(card.rect()).adjusted(0.5, 0.5, -0.5, -0.5), corner, corner)


def comfortable_height(control: QWidget) -> int:
    """Pixels of height that leave the text of a control some air."""
    return control.fontMetrics().height() + 12
