"""The geometry of the balance: where everything lies, as numbers, for any size and tilt.

Nothing here paints. All lengths are logical pixels, all angles degrees; y grows downwards.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPolygonF

from interview_helper.domain.reasons import Side
from interview_helper.widgets.balance_stack import Room, Rows, Stack, TextSize, stack

MAX_ANGLE = 18.0
"""The beam's angle at a tilt of 1: the angle is the tilt times this, nothing else."""

_SINE = math.sin(math.radians(MAX_ANGLE))
_TANGENT = math.tan(math.radians(MAX_ANGLE))
# The size at which lines have their design width.
_DESIGN_WIDTH, _DESIGN_HEIGHT = 640.0, 230.0


class BlockSpec(NamedTuple):
    """A block to be laid on a pan."""

    reason_id: str
    weight: int


class Block(NamedTuple):
    """A block on its pan."""

    reason_id: str
    side: Side
    weight: int
    rect: QRectF
    shows_number: bool


class Pan(NamedTuple):
    """A pan: a bowl under a rim, on two strings from ``apex``, with its blocks in display order.

    ``middle`` is the middle of the rim, ``half_width`` half the rim's length; the strings are tied
    to the rim ``tie`` from the middle. ``lock`` is where a padlock hangs.
    """

    side: Side
    apex: QPointF
    middle: QPointF
    half_width: float
    tie: float
    depth: float
    lock: QRectF
    blocks: tuple[Block, ...]


class Arc(NamedTuple):
    """Part of a circle around the pivot, counter-clockwise from three o'clock, as Qt draws it."""

    centre: QPointF
    radius: float
    start: float
    span: float


class BalanceGeometry(NamedTuple):
    """Everything that is painted. ``pans`` and ``ends`` come decline first.

    ``scale`` is 1 at the design size and multiplies the width of lines; ``number_scale`` is what
    the size of the numbers' font is multiplied with; ``drop`` is the height of a pan's strings.
    """

    scale: float
    pivot: QPointF
    ends: tuple[QPointF, QPointF]
    post: QPolygonF
    drop: float
    pans: tuple[Pan, Pan]
    arcs: tuple[Arc, ...]
    number_scale: float

    def pan(self, side: Side) -> Pan:
        return self.pans[0 if side is Side.DECLINE else 1]


def lay_out(
    size: QSizeF,
    tilt: float,
    tilt_low: float,
    tilt_high: float,
    decline: Sequence[BlockSpec],
    accept: Sequence[BlockSpec],
    text: TextSize,
    *,
    mirrored: bool = False,
) -> BalanceGeometry:
    """Lay the balance out in a size of at least 240×140.

    The decline pan is on the left, or on the right when ``mirrored``. ``tilt_low`` and
    ``tilt_high`` are how far the unknowns could move it. Both pans' blocks have one scale.
    """
    frame = _frame(size.width(), size.height())
    blocks = stack(
        tuple(spec.weight for spec in decline),
        tuple(spec.weight for spec in accept),
        frame.room,
        frame.scale,
        text,
    )
    angle = math.radians(tilt * MAX_ANGLE)
    reach, rise = frame.arm * math.cos(angle), frame.arm * math.sin(angle)
    place = _Place(frame, -1.0 if mirrored else 1.0)
    ends = (place.point(-reach, -rise), place.point(reach, rise))
    return BalanceGeometry(
        scale=frame.scale,
        pivot=place.point(0, 0),
        ends=ends,
        post=_post(place),
        drop=frame.drop,
        pans=(
            _pan(Side.DECLINE, place, -reach, -rise, decline, blocks, blocks.decline),
            _pan(Side.ACCEPT, place, reach, rise, accept, blocks, blocks.accept),
        ),
        arcs=_arcs(place, tilt, tilt_low, tilt_high),
        number_scale=blocks.number_scale,
    )


class _Frame(NamedTuple):
    """The lengths that a size gives, whatever lies on the pans."""

    scale: float
    centre: float
    pivot_y: float
    arm: float
    half_pan: float
    drop: float
    depth: float
    baseline: float

    @property
    def room(self) -> Room:
        """Where blocks may lie: inside the rim, and under the beam even where it is steepest."""
        return Room(2 * (self.half_pan - 7 * self.scale), self.drop - 8 * self.scale, _TANGENT)

    @property
    def arc_radius(self) -> float:
        return self.arm + 13 * self.scale


def _frame(width: float, height: float) -> _Frame:
    # Lines grow more slowly than what they draw.
    scale = min(2.0, max(0.6, min(width / _DESIGN_WIDTH, height / _DESIGN_HEIGHT) ** 0.7))
    # Where there is little width, the pans get more of it than the beam.
    share = min(0.6, max(0.43, 0.43 + 0.19 * (2.6 - width / height)))
    arm = min((width / 2 - 3 * scale) / (1 + share), 0.86 * height)
    half_pan, depth = share * arm, 0.14 * share * arm
    above = (arm + 13 * scale) * _SINE + 4 * scale
    below = arm * _SINE + depth + 7 * scale
    drop = min(height - above - below, 1.5 * half_pan)
    top = (height - above - drop - below) / 2
    pivot_y = top + above
    return _Frame(
        scale, width / 2, pivot_y, arm, half_pan, drop, depth, math.floor(pivot_y + drop + below - scale)
    )


class _Place(NamedTuple):
    """Turns offsets from the pivot into points; ``direction`` is -1 when mirrored."""

    frame: _Frame
    direction: float

    def point(self, right: float, down: float) -> QPointF:
        return QPointF(self.frame.centre + self.direction * right, self.frame.pivot_y + down)

    def rect(self, left: float, top: float, width: float, height: float) -> QRectF:
        """A rectangle by the offset of its corner at the reading side."""
        corner = self.point(left if self.direction > 0 else left + width, top)
        return QRectF(corner.x(), corner.y(), width, height)


def _post(place: _Place) -> QPolygonF:
    """A tapered post on a foot, symmetric around the pivot."""
    scale, bottom = place.frame.scale, place.frame.baseline - place.frame.pivot_y
    outline = ((4.5, 0.0), (7.0, bottom - 8 * scale), (34.0, bottom - 1.2 * scale), (34.0, bottom))
    right = [place.point(x * scale, y) for x, y in outline]
    left = [place.point(-x * scale, y) for x, y in reversed(outline)]
    return QPolygonF(right + left)


def _arcs(place: _Place, tilt: float, tilt_low: float, tilt_high: float) -> tuple[Arc, ...]:
    """How far each end of the beam could come up: above the beam, clear of the strings.

    Unknown reasons to decline would lift the accept end, and the other way round.
    """
    lifts = ((tilt - tilt_low, True), (tilt_high - tilt, False))
    return tuple(
        _arc(place, tilt, lift * MAX_ANGLE, at_accept_end=at_accept_end)
        for lift, at_accept_end in lifts
        if lift > 0
    )


def _arc(place: _Place, tilt: float, span: float, *, at_accept_end: bool) -> Arc:
    beam = -tilt * MAX_ANGLE
    start, span = (beam, span) if at_accept_end else (180 + beam, -span)
    if place.direction < 0:
        start, span = 180 - start, -span
    return Arc(place.point(0, 0), place.frame.arc_radius, start, span)


def _pan(
    side: Side,
    place: _Place,
    right: float,
    down: float,
    specs: Sequence[BlockSpec],
    stack: Stack,
    rows: Rows,
) -> Pan:
    frame = place.frame
    rim, lock = down + frame.drop, 16 * frame.scale
    return Pan(
        side=side,
        apex=place.point(right, down),
        middle=place.point(right, rim),
        half_width=frame.half_pan,
        tie=frame.half_pan - 5 * frame.scale,
        depth=frame.depth,
        lock=place.rect(right - lock * 0.4, rim + frame.depth + 5 * frame.scale - lock, lock * 0.8, lock),
        blocks=tuple(
            Block(
                spec.reason_id,
                side,
                spec.weight,
                place.rect(right + left, rim - above, spec.weight * stack.unit, stack.height),
                stack.shows_number(spec.weight),
            )
            for spec, (left, above) in zip(specs, stack.corners(rows), strict=True)
        ),
    )
