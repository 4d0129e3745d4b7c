"""How the blocks are stacked on the pans, as numbers. All lengths are logical pixels."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

Rows = tuple[tuple[int, ...], ...]
"""The weights in each row, from the bottom up, in display order."""

# A row holds weights 5, 5 and 3 at full scale.
_WEIGHTS_ABREAST = 13
_WIDEST_UNIT = 0.65
_LARGEST_NUMBER, _LEAST_LINE = 2.0, 9.0
# Shrinking goes in steps, so that blocks keep their size from most ticks to the next.
_SHRINK, _SHRINKS = 0.9, 45


class TextSize(NamedTuple):
    """What is asked of the font of the numbers: height of a line, width of a digit."""

    line_height: float
    digit_width: float


class Room(NamedTuple):
    """The room on a pan: ``height`` above the rim's middle, less by ``slope`` for each pixel from it."""

    width: float
    height: float
    slope: float


class Stack(NamedTuple):
    """The blocks of both pans, which share one scale: ``unit`` is the width of a weight of 1.

    ``number_scale`` is what the size of the numbers' font is multiplied with; 0 when they would be
    too small to read.
    """

    unit: float
    height: float
    gap: float
    number_scale: float
    digit_width: float
    decline: Rows = ()
    accept: Rows = ()

    def width(self, row: Sequence[int]) -> float:
        return sum(row) * self.unit + (len(row) - 1) * self.gap

    def top(self, index: int) -> float:
        """How far the top of a row is above the rim."""
        return self.gap / 2 + (index + 1) * self.height + index * self.gap

    def shows_number(self, weight: int) -> bool:
        return self.number_scale > 0 and weight * self.unit >= self.digit_width * self.number_scale + 2

    def corners(self, rows: Rows) -> list[tuple[float, float]]:
        """For each block its left edge from the pan's middle, and how far its top is above the rim."""
        corners = []
        for index, row in enumerate(rows):
            left = -self.width(row) / 2
            for weight in row:
                corners.append((left, self.top(index)))
                left += weight * self.unit + self.gap
        return corners


@lru_cache(maxsize=8)
def stack(
    decline: tuple[int, ...], accept: tuple[int, ...], room: Room, scale: float, text: TextSize
) -> Stack:
    """The largest blocks, in steps, with which the stacks on both pans fit their room.

    ``scale`` multiplies the height of a block and the gap between two.
    """
    height = min(max(8.0, 1.6 * text.line_height * max(1.0, scale)), room.height / 3.2)
    unit = min(room.width / _WEIGHTS_ABREAST, _WIDEST_UNIT * height)

    def shape(step: int) -> Stack:
        return _shrunk(unit, height, scale, _SHRINK**step, text)

    def fits(step: int) -> bool:
        tried = shape(step)
        return all(_fits(_rows(weights, tried, room.width), tried, room) for weights in fuller)

    # The first step that fits, found by halving: a tick with thirty reasons on a pan waits for it. The pan
    # with more on it says first that a step does not.
    fuller = sorted((decline, accept), key=sum, reverse=True)
    found = shape(bisect_left(range(_SHRINKS - 1), True, key=fits))
    return found._replace(decline=_rows(decline, found, room.width), accept=_rows(accept, found, room.width))


def _shrunk(unit: float, height: float, scale: float, shrink: float, text: TextSize) -> Stack:
    height = float(round(height * shrink)) if height * shrink > 6 else height * shrink
    gap = float(max(1, round(2 * scale * shrink))) if shrink > 0.25 else 4 * shrink
    number_scale = min(_LARGEST_NUMBER, height / (1.5 * text.line_height))
    if number_scale * text.line_height < _LEAST_LINE:
        number_scale = 0.0
    return Stack(unit * shrink, height, gap, number_scale, text.digit_width)


def _rows(weights: tuple[int, ...], shape: Stack, width: float) -> Rows:
    """Fill rows from the bottom up in display order, none wider than the one it lies on if possible."""
    rows: list[list[int]] = []
    limit, filled = width, 0.0
    for weight in weights:
        block = weight * shape.unit
        if rows and filled + shape.gap + block <= limit:
            rows[-1].append(weight)
            filled += shape.gap + block
        else:
            # The hundredth forgives what rounding adds to rows of the same weights.
            limit = min(limit, filled + 0.01) if rows else width
            rows.append([weight])
            filled = block
    return tuple(map(tuple, rows))


def _fits(rows: Rows, shape: Stack, room: Room) -> bool:
    return all(
        shape.width(row) <= room.width and shape.top(index) + shape.width(row) / 2 * room.slope <= room.height
        for index, row in enumerate(rows)
    )
