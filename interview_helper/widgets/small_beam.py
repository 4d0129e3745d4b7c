"""The small beam that stands for a company's balance in the list."""

from __future__ import annotations

import math
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen, QPolygonF

from interview_helper.domain.reasons import Side
from interview_helper.widgets import tints

MAX_SMALL_ANGLE = 22.0
"""Degrees at a tilt of 1: steeper than the large beam's, to be seen on so short a one."""


class SmallBeamGeometry(NamedTuple):
    """A line on the tip of a triangle; ``decline_end`` is the left one unless mirrored."""

    decline_end: QPointF
    accept_end: QPointF
    triangle: QPolygonF
    thickness: float


def lay_out_small_beam(rect: QRectF, tilt: float, *, mirrored: bool = False) -> SmallBeamGeometry:
    """The beam at its tilt, as large as the rectangle allows at any tilt, in its middle."""
    # All in halves of the beam: how thick it is, how far above the middle it rests on the triangle.
    thick, lift = 0.25, 0.22
    steepest = math.sin(math.radians(MAX_SMALL_ANGLE))
    half = min(rect.width() / (2 + thick), rect.height() / (2 * (lift + steepest) + thick))
    angle = math.radians(tilt * MAX_SMALL_ANGLE)
    tip = rect.center() - QPointF(0, lift * half)
    reach = QPointF((-half if mirrored else half) * math.cos(angle), half * math.sin(angle))
    apex, foot = tip + QPointF(0, thick * half / 4), 0.68 * half
    triangle = QPolygonF([apex, apex + QPointF(0.36 * half, foot), apex + QPointF(-0.36 * half, foot)])
    return SmallBeamGeometry(tip - reach, tip + reach, triangle, thick * half)


def draw_small_beam(
    painter: QPainter,
    rect: QRectF,
    tilt: float,
    weighed: bool,
    palette: QPalette,
    *,
    selected: bool = False,
    mirrored: bool = False,
) -> None:
    """Draw the beam in the tint of its heavier side; grey when it is level or nothing is weighed.

    ``selected``: on the palette's Highlight, where it takes the colour of highlighted text.
    """
    beam = lay_out_small_beam(rect, tilt if weighed else 0.0, mirrored=mirrored)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_foot_color(palette, selected=selected))
    painter.drawPolygon(beam.triangle)
    pen = QPen(_beam_color(palette, tilt if weighed else 0.0, selected=selected), beam.thickness)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawLine(QLineF(beam.decline_end, beam.accept_end))
    painter.restore()


def draw_covered_beam(painter: QPainter, rect: QRectF, palette: QPalette) -> None:
    """Draw what stands in a beam's place while the balance is covered: dashes, as level as nothing is."""
    beam = lay_out_small_beam(rect, 0.0)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(tints.muted(palette), max(1.0, beam.thickness * 0.5))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([2.5, 1.6])
    painter.setPen(pen)
    painter.drawLine(QLineF(beam.decline_end, beam.accept_end))
    painter.restore()


def _foot_color(palette: QPalette, *, selected: bool) -> QColor:
    if selected:
        highlight = palette.color(QPalette.ColorRole.Highlight)
        return tints.blend(highlight, palette.color(QPalette.ColorRole.HighlightedText), 0.5)
    return tints.post_grey(palette)


def _beam_color(palette: QPalette, tilt: float, *, selected: bool) -> QColor:
    if selected:
        return palette.color(QPalette.ColorRole.HighlightedText)
    if tilt == 0:
        return tints.muted(palette)
    return tints.side_tint(palette, Side.ACCEPT if tilt > 0 else Side.DECLINE)
