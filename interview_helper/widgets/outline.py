"""What text fields and buttons share: a comfortable height, and an outline on any background."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import QWidget

from interview_helper.widgets.tints import blend


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


def comfortable_height(control: QWidget) -> int:
    """Pixels of height that leave the text of a control some air."""
    return control.fontMetrics().height() + 12
