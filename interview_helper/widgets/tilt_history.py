"""The tilt over the rounds of one company: a dot a round, between turning it down and accepting."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from interview_helper.domain.balance import Verdict
from interview_helper.domain.deciding import RoundTilt, rounds_sentence
from interview_helper.domain.reasons import Side
from interview_helper.domain.wording import short_round_words
from interview_helper.widgets import tints

_ENDS = {Side.DECLINE: "Turn it down", Side.ACCEPT: "Accept"}
_LEAST_WIDTH, _COMELY_WIDTH = 16, 30
"""Average characters across."""
_ROW = 1.7
"""Lines of text that a round is high."""


class TiltHistoryGeometry(NamedTuple):
    """Where everything lies, the first round on top.

    ``ends`` are the words over the two ends of the tracks, ``middle`` is where the pans carry the same,
    ``path`` goes from dot to dot.
    """

    ends: dict[Side, QRectF]
    labels: tuple[QRectF, ...]
    tracks: tuple[QLineF, ...]
    middle: QLineF
    dots: tuple[QPointF, ...]
    path: tuple[QLineF, ...]
    radius: float


def lay_out_tilt_history(
    rect: QRectF, tilts: Sequence[float], label_width: float, line: float, *, mirrored: bool = False
) -> TiltHistoryGeometry:
    """Lay out a row a round below a line of words.

    Args:
        rect: all the room there is.
        tilts: a tilt from -1 to 1 for each round.
        label_width: pixels for the names of the rounds, at the side where reading begins.
        line: the height of a line of text in pixels.
        mirrored: from right to left, accepting then lying on the left.
    """
    radius = line * 0.3
    begin = rect.left() + label_width + radius * 2
    end = rect.right() - radius * 2
    centre, reach = (begin + end) / 2, max(0.0, (end - begin) / 2)
    row = line * _ROW
    heights = [rect.top() + line + row * (number + 0.5) for number in range(len(tilts))]

    def at(x: float) -> float:
        return rect.left() + rect.right() - x if mirrored else x

    def box(left: float, top: float, width: float, height: float) -> QRectF:
        return QRectF(at(left + width) if mirrored else left, top, width, height)

    dots = tuple(QPointF(at(centre + reach * tilt), y) for tilt, y in zip(tilts, heights, strict=True))
    half = reach + radius * 2
    return TiltHistoryGeometry(
        ends={
            Side.DECLINE: box(centre - half, rect.top(), half, line),
            Side.ACCEPT: box(centre, rect.top(), half, line),
        },
        labels=tuple(box(rect.left(), y - line / 2, label_width, line) for y in heights),
        tracks=tuple(QLineF(at(begin), y, at(end), y) for y in heights),
        middle=QLineF(
            at(centre), rect.top() + line, at(centre), rect.top() + line + row * max(1, len(heights))
        ),
        dots=dots,
        path=tuple(QLineF(one, other) for one, other in pairwise(dots)),
        radius=radius,
    )


class TiltHistory(QWidget):
    """Paints the rounds; to be read by assistive technology as the sentence that says the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rounds: tuple[RoundTilt, ...] = ()
        self.setAccessibleName("Tilt over the rounds")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rounds(self, rounds: tuple[RoundTilt, ...]) -> None:
        """Draw these rounds, from the first to the last."""
        if rounds == self._rounds:
            return
        grown = len(rounds) != len(self._rounds)
        self._rounds = rounds
        self.setAccessibleDescription(rounds_sentence(rounds))
        if grown:
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        rows = metrics.lineSpacing() * (1 + _ROW * max(1, len(self._rounds)))
        return QSize(metrics.averageCharWidth() * _COMELY_WIDTH, round(rows))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * _LEAST_WIDTH, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        metrics, palette = self.fontMetrics(), self.palette()
        names = [short_round_words(one.round) for one in self._rounds]
        laid_out = lay_out_tilt_history(
            QRectF(self.rect()),
            [_tilt(one) for one in self._rounds],
            max((metrics.horizontalAdvance(name) for name in names), default=0),
            metrics.lineSpacing(),
            mirrored=self.layoutDirection() is Qt.LayoutDirection.RightToLeft,
        )
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_words(painter, laid_out, names)
        painter.setPen(QPen(tints.hairline(palette), 1))
        painter.drawLines(laid_out.tracks)
        painter.setPen(QPen(tints.post_grey(palette), 1))
        painter.drawLine(laid_out.middle)
        painter.setPen(QPen(tints.string_grey(palette), 1.5))
        painter.drawLines(laid_out.path)
        for one, dot in zip(self._rounds, laid_out.dots, strict=True):
            _draw_dot(painter, one, dot, laid_out.radius, palette)

    def _draw_words(self, painter: QPainter, laid_out: TiltHistoryGeometry, names: list[str]) -> None:
        palette, metrics = self.palette(), self.fontMetrics()
        middle = laid_out.middle.x1()
        for side, rect in laid_out.ends.items():
            painter.setPen(tints.side_tint(palette, side))
            edge = Qt.AlignmentFlag.AlignLeft if rect.center().x() < middle else Qt.AlignmentFlag.AlignRight
            room = int(rect.width() - metrics.averageCharWidth() / 2)
            words = metrics.elidedText(_ENDS[side], Qt.TextElideMode.ElideRight, room)
            painter.drawText(rect, int(edge | Qt.AlignmentFlag.AlignVCenter), words)
        painter.setPen(tints.muted(palette))
        for name, rect in zip(names, laid_out.labels, strict=True):
            painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), name)


def _tilt(one: RoundTilt) -> float:
    return one.balance.tilt


def _draw_dot(painter: QPainter, one: RoundTilt, dot: QPointF, radius: float, palette: QPalette) -> None:
    """A dot in its side's tint; a square for a deal-breaker, a ring where nothing is weighed or it is now."""
    colour = _dot_colour(one, palette)
    base = palette.color(QPalette.ColorRole.Base)
    if one.current:
        painter.setPen(QPen(colour, 1.5))
        painter.setBrush(base)
        painter.drawEllipse(dot, radius * 1.6, radius * 1.6)
    nothing = one.balance.verdict is Verdict.NOTHING_WEIGHED
    painter.setPen(QPen(colour, 1.5) if nothing else Qt.PenStyle.NoPen)
    painter.setBrush(base if nothing else colour)
    if one.balance.verdict is Verdict.DEAL_BREAKER:
        painter.drawRect(QRectF(dot.x() - radius, dot.y() - radius, 2 * radius, 2 * radius))
    else:
        painter.drawEllipse(dot, radius, radius)


def _dot_colour(one: RoundTilt, palette: QPalette) -> QColor:
    if one.balance.verdict is Verdict.DEAL_BREAKER:
        return tints.side_tint(palette, Side.DECLINE)
    side = one.balance.side
    return tints.muted(palette) if side is None else tints.side_tint(palette, side)
