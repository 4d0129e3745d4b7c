"""How the balance moves, as pure functions of time: the swing of the beam, the drop of the blocks."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF

from interview_helper.domain.reasons import Side
from interview_helper.widgets.balance_geometry import BalanceGeometry, Block

# (1 + 9.2) / exp(9.2) leaves a thousandth of the way when the time is up: less than a pixel.
_STIFFNESS = 9.2
# Shares of the whole duration.
_DROP_TIME = 0.7
# Blocks that lie already have made room before others land.
_SHIFT_TIME = 0.4
_LEAVE_TIME = 0.45
_DROP_HEIGHT = 0.4
_LEAVE_LIFT = 0.4


class Swing(NamedTuple):
    """A critically damped spring on its way to ``target``, from ``start`` with ``velocity`` at time 0.

    Times are in seconds, ``velocity`` in units per second. It has come to rest after ``duration``;
    with a duration of 0 it is at rest at once. It never overshoots when it starts from rest.
    """

    start: float
    velocity: float
    target: float
    duration: float

    @classmethod
    def resting(cls, position: float) -> Swing:
        return cls(position, 0.0, position, 0.0)

    def at(self, time: float) -> float:
        """The position after ``time``."""
        if time >= self.duration:
            return self.target
        away = self.start - self.target
        rate = _STIFFNESS / self.duration
        return self.target + (away + (self.velocity + rate * away) * time) * math.exp(-rate * time)

    def velocity_at(self, time: float) -> float:
        """The velocity after ``time``."""
        if time >= self.duration:
            return 0.0
        rate = _STIFFNESS / self.duration
        pull = self.velocity + rate * (self.start - self.target)
        return (self.velocity - rate * pull * time) * math.exp(-rate * time)

    def redirected(self, time: float, target: float, duration: float) -> Swing:
        """The swing that goes on from where this one is after ``time``, as fast as it is there."""
        return Swing(self.at(time), self.velocity_at(time), target, duration)


class ShownBlock(NamedTuple):
    """A block as it is painted at one moment; ``falling`` until it has landed on its pan."""

    reason_id: str
    side: Side
    weight: int
    rect: QRectF
    opacity: float = 1.0
    shows_number: bool = True
    falling: bool = False

    def moved(self, offset: QPointF, opacity: float) -> ShownBlock:
        return ShownBlock(
            self.reason_id,
            self.side,
            self.weight,
            self.rect.translated(offset),
            opacity,
            self.shows_number,
            self.falling,
        )


def at_rest(geometry: BalanceGeometry) -> list[ShownBlock]:
    """The blocks where they lie when nothing moves."""
    return [_resting(block) for pan in geometry.pans for block in pan.blocks]


class Departure(NamedTuple):
    """Where a motion begins: the blocks as they were seen last, by reason, and where their pans were then."""

    blocks: Mapping[str, ShownBlock]
    middles: Mapping[Side, QPointF]


NOWHERE = Departure({}, {})
"""Of a motion before which nothing was seen."""


def departure(blocks: Sequence[ShownBlock], geometry: BalanceGeometry) -> Departure:
    """What a motion begins with, from what was seen last: the blocks and the balance they lay on."""
    return Departure(
        {block.reason_id: block for block in blocks}, {pan.side: pan.middle for pan in geometry.pans}
    )


def in_motion(geometry: BalanceGeometry, before: Departure, progress: float) -> list[ShownBlock]:
    """The blocks on their way: the new ones drop, the others shift to their places, the gone ones fade.

    Args:
        geometry: the balance at this moment, with the blocks that are to stay.
        before: what the motion began with.
        progress: the share of the whole duration that has passed, 0 to 1.
    """
    # Blocks move with their pans, wherever else they go.
    carried = {side: geometry.pan(side).middle - middle for side, middle in before.middles.items()}
    shown = [
        _shifting(block, before.blocks[block.reason_id], carried[block.side], progress)
        if block.reason_id in before.blocks
        else _dropping(block, geometry.drop * _DROP_HEIGHT, progress)
        for pan in geometry.pans
        for block in pan.blocks
    ]
    staying = {block.reason_id for block in shown}
    gone = 1 - min(1.0, progress / _LEAVE_TIME)
    if gone > 0:
        shown[:0] = [
            block.moved(
                carried[block.side] - QPointF(0, _LEAVE_LIFT * block.rect.height() * (1 - gone)),
                block.opacity * gone,
            )
            for reason_id, block in before.blocks.items()
            if reason_id not in staying
        ]
    return shown


def _resting(block: Block) -> ShownBlock:
    return ShownBlock(block.reason_id, block.side, block.weight, block.rect, shows_number=block.shows_number)


def _dropping(block: Block, height: float, progress: float) -> ShownBlock:
    passed = min(1.0, progress / _DROP_TIME)
    return ShownBlock(
        block.reason_id,
        block.side,
        block.weight,
        block.rect.translated(0, -height * (1 - passed * passed)),
        min(1.0, 3 * passed),
        block.shows_number,
        falling=passed < 1,
    )


def _shifting(block: Block, before: ShownBlock, carried: QPointF, progress: float) -> ShownBlock:
    passed = min(1.0, progress / (_DROP_TIME if before.falling else _SHIFT_TIME))
    # Interrupted in mid-air it goes on falling; on the pan it starts and stops gently.
    share = passed * passed if before.falling else passed * passed * (3 - 2 * passed)
    origin, goal = before.rect.translated(carried), block.rect
    if origin == goal and before.opacity == 1 and not before.falling:
        return _resting(block)
    return ShownBlock(
        block.reason_id,
        block.side,
        block.weight,
        QRectF(
            _between(origin.x(), goal.x(), share),
            _between(origin.y(), goal.y(), share),
            _between(origin.width(), goal.width(), share),
            _between(origin.height(), goal.height(), share),
        ),
        _between(before.opacity, 1.0, min(1.0, 2 * passed)),
        block.shows_number,
        falling=before.falling and passed < 1,
    )


def _between(start: float, end: float, share: float) -> float:
    return start + (end - start) * share
