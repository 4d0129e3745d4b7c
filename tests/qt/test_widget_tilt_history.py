"""The small drawing of the tilt over the rounds: where everything lies, what it says, its colours."""

from __future__ import annotations

import pytest
from decision_data import BLANK, SECOND, WEIGHED
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from qt_data import DARK, LIGHT, palette, picture, reason, show, spoken

from interview_helper.domain.balance import weigh
from interview_helper.domain.deciding import RoundTilt, rounds_so_far
from interview_helper.domain.reasons import Mark, Side
from interview_helper.widgets import tints
from interview_helper.widgets.fonts import scaled_font
from interview_helper.widgets.tilt_history import TiltHistory, TiltHistoryGeometry, lay_out_tilt_history

LABEL, LINE = 24.0, 16.0
tilt_lists = st.lists(st.floats(-1, 1), min_size=1, max_size=9)
widths = st.floats(120, 600)


def laid_out(tilts: list[float], width: float = 300, *, mirrored: bool = False) -> TiltHistoryGeometry:
    rect = QRectF(0, 0, width, LINE * (1 + 1.7 * len(tilts)))
    return lay_out_tilt_history(rect, tilts, LABEL, LINE, mirrored=mirrored)


@given(tilts=tilt_lists, width=widths, mirrored=st.booleans())
def test_everything_lies_inside(tilts: list[float], width: float, mirrored: bool) -> None:
    made = laid_out(tilts, width, mirrored=mirrored)
    room = QRectF(-0.01, -0.01, width + 0.02, LINE * (1 + 1.7 * len(tilts)) + 0.02)
    for dot in made.dots:
        reach = made.radius * 1.6
        assert room.contains(QRectF(dot.x() - reach, dot.y() - reach, 2 * reach, 2 * reach))
    for rect in (*made.labels, *made.ends.values()):
        assert room.contains(rect)
    assert len(made.path) == len(tilts) - 1


@given(tilt=st.floats(-1, 1), other=st.floats(-1, 1))
def test_further_towards_accepting_is_further_on(tilt: float, other: float) -> None:
    one, two = laid_out([tilt, other]).dots
    assert (one.x() < two.x()) == (tilt < other) or one.x() == pytest.approx(two.x())


def test_the_ends_and_the_middle() -> None:
    made = laid_out([-1, 0, 1])
    track = made.tracks[0]
    assert [dot.x() for dot in made.dots] == pytest.approx([track.x1(), made.middle.x1(), track.x2()])
    assert made.dots[0].y() < made.dots[1].y() < made.dots[2].y()
    assert made.ends[Side.DECLINE].right() == pytest.approx(made.ends[Side.ACCEPT].left())


@given(tilts=tilt_lists, width=widths)
def test_mirrored_is_the_mirror_image(tilts: list[float], width: float) -> None:
    plain, mirrored = laid_out(tilts, width), laid_out(tilts, width, mirrored=True)
    for one, other in zip(plain.dots, mirrored.dots, strict=True):
        assert (width - one.x(), one.y()) == pytest.approx((other.x(), other.y()))
    for one, other in zip(plain.labels, mirrored.labels, strict=True):
        assert width - one.right() == pytest.approx(other.left())


def test_too_narrow_it_lays_out_all_the_same() -> None:
    made = laid_out([-1, 1], 10)
    assert made.dots[0].x() == pytest.approx(made.dots[1].x())


def rounds(*lists: tuple[int, int]) -> tuple[RoundTilt, ...]:
    """Rounds from (decline, accept) weights; the last is the present one."""
    made = []
    for number, (decline, accept) in enumerate(lists, start=1):
        reasons = [
            reason(f"{side}", side, weight or 3, Mark.TICKED if weight else Mark.UNTICKED)
            for side, weight in ((Side.DECLINE, decline), (Side.ACCEPT, accept))
        ]
        made.append(RoundTilt(number, weigh(reasons), number == len(lists)))
    return tuple(made)


def dots_of(widget: TiltHistory, tilts: list[float]) -> tuple[QImage, tuple[QPointF, ...]]:
    metrics = widget.fontMetrics()
    names = ["1st", "2nd", "3rd", "4th"][: len(tilts)]
    made = lay_out_tilt_history(
        QRectF(widget.rect()),
        tilts,
        max(map(metrics.horizontalAdvance, names)),
        metrics.lineSpacing(),
        mirrored=widget.layoutDirection() is Qt.LayoutDirection.RightToLeft,
    )
    return picture(widget), made.dots


@pytest.mark.parametrize("colours", [LIGHT, DARK])
@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_each_dot_has_the_tint_of_its_side(
    qtbot: QtBot, colours: tuple[str, str], direction: Qt.LayoutDirection
) -> None:
    widget = TiltHistory()
    widget.setPalette(palette(*colours))
    widget.setLayoutDirection(direction)
    widget.show_rounds(rounds((5, 1), (2, 2), (0, 0), (1, 5)))
    show(qtbot, widget, 300)
    image, dots = dots_of(widget, [-4 / 6, 0, 0, 4 / 6])
    colour = [image.pixelColor(dot.toPoint()).name() for dot in dots]
    own = widget.palette()
    assert colour == [
        tints.side_tint(own, Side.DECLINE).name(),
        tints.muted(own).name(),
        own.base().color().name(),  # a ring: nothing is weighed
        tints.side_tint(own, Side.ACCEPT).name(),
    ]


def test_a_deal_breaker_is_a_square_on_its_own_tilt(qtbot: QtBot) -> None:
    widget = TiltHistory()
    widget.setPalette(palette(*LIGHT))
    widget.setFont(scaled_font(widget.font(), 3))
    breaker = reason("far", Side.DECLINE, 1, Mark.TICKED, deal_breaker=True)
    good = reason("good", Side.ACCEPT, 4, Mark.TICKED)
    balance = weigh([breaker, good])
    widget.show_rounds((RoundTilt(1, balance, False), RoundTilt(2, balance, True)))
    show(qtbot, widget, 300)
    image, dots = dots_of(widget, [balance.tilt, balance.tilt])
    radius = widget.fontMetrics().lineSpacing() * 0.3
    tint = tints.side_tint(widget.palette(), Side.DECLINE).name()
    corner = dots[0] + QPointF(0.75 * radius, -0.75 * radius)
    assert image.pixelColor(dots[0].toPoint()).name() == tint
    assert image.pixelColor(corner.toPoint()).name() == tint


def test_it_says_what_it_draws(qtbot: QtBot) -> None:
    widget = TiltHistory()
    show(qtbot, widget, 300)
    assert widget.accessibleDescription() == ""
    widget.show_rounds(rounds_so_far(SECOND))
    assert spoken(widget).text(QAccessible.Text.Description).replace("\u00a0", " ") == (
        "1st interview: leans towards accepting, 5 for · 3 against; "
        "2nd interview (now): leans towards turning it down, 0 for · 3 against."
    )


def test_it_grows_with_the_rounds_and_the_font(qtbot: QtBot) -> None:
    widget = TiltHistory()
    show(qtbot, widget, 300)
    widget.show_rounds(rounds_so_far(WEIGHED))
    one = widget.sizeHint().height()
    widget.show_rounds(rounds_so_far(SECOND))
    two = widget.sizeHint().height()
    widget.setFont(scaled_font(widget.font(), 1.5))
    assert one < two < widget.sizeHint().height()
    assert widget.minimumSizeHint().width() < widget.sizeHint().width()
    widget.show_rounds(rounds_so_far(BLANK))
    QApplication.processEvents()
    assert picture(widget).width() == 300
