"""The balance as numbers, at any size, tilt and load."""

from __future__ import annotations

import math
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, QSizeF

from interview_helper.domain.balance import tilt_of
from interview_helper.domain.reasons import Side
from interview_helper.widgets.balance_geometry import (
    MAX_ANGLE,
    BalanceGeometry,
    Block,
    BlockSpec,
    Pan,
    lay_out,
)
from interview_helper.widgets.balance_stack import TextSize

DESIGN = QSizeF(640, 230)
TEXT = TextSize(line_height=15, digit_width=8)
THIRTY_FIVES = (5,) * 30
CLOSE = 1e-6

sizes = st.builds(QSizeF, st.integers(240, 2000), st.integers(140, 900))
tilts = st.floats(-1, 1)
loads = st.lists(st.integers(1, 5), max_size=30).map(tuple) | st.just(THIRTY_FIVES)
texts = st.builds(TextSize, st.floats(8, 40), st.floats(4, 24))


def specs(side: str, weights: tuple[int, ...]) -> list[BlockSpec]:
    return [BlockSpec(f"{side}-{index}", weight) for index, weight in enumerate(weights)]


def laid_out(
    size: QSizeF = DESIGN,
    tilt: float = 0.0,
    low: float | None = None,
    high: float | None = None,
    decline: tuple[int, ...] = (),
    accept: tuple[int, ...] = (),
    text: TextSize = TEXT,
    *,
    mirrored: bool = False,
) -> BalanceGeometry:
    return lay_out(
        size,
        tilt,
        tilt if low is None else low,
        tilt if high is None else high,
        specs("decline", decline),
        specs("accept", accept),
        text,
        mirrored=mirrored,
    )


def blocks_of(geometry: BalanceGeometry) -> list[Block]:
    return [block for pan in geometry.pans for block in pan.blocks]


def rows_of(pan: Pan) -> list[list[Block]]:
    """A pan's blocks in rows, from the bottom up."""
    rows: dict[float, list[Block]] = {}
    for block in pan.blocks:
        rows.setdefault(round(block.rect.bottom(), 4), []).append(block)
    return [rows[bottom] for bottom in sorted(rows, reverse=True)]


def outline(pan: Pan) -> QRectF:
    top_left = QPointF(pan.middle.x() - pan.half_width, pan.apex.y())
    return QRectF(top_left, QPointF(pan.middle.x() + pan.half_width, pan.middle.y() + pan.depth))


def beam_at(geometry: BalanceGeometry, x: float) -> float:
    """How low the beam is at ``x``."""
    (left, right) = geometry.ends
    return left.y() + (right.y() - left.y()) * (x - left.x()) / (right.x() - left.x())


@given(size=sizes, tilt=tilts)
def test_pans_hang_straight_down(size: QSizeF, tilt: float) -> None:
    geometry = laid_out(size, tilt)
    for end, pan in zip(geometry.ends, geometry.pans, strict=True):
        assert pan.apex == end
        assert pan.middle.x() == pytest.approx(pan.apex.x())
        assert pan.middle.y() - pan.apex.y() == pytest.approx(geometry.drop)
        assert 0 < pan.tie < pan.half_width


@given(size=sizes, tilt=tilts | st.sampled_from([-1.0, 1.0]), low=tilts, high=tilts)
def test_everything_stays_inside(size: QSizeF, tilt: float, low: float, high: float) -> None:
    geometry = laid_out(size, tilt, min(low, tilt), max(high, tilt))
    inside = QRectF(QPointF(0, 0), size)
    for pan in geometry.pans:
        assert inside.contains(outline(pan))
        assert inside.contains(pan.lock)
    assert inside.contains(geometry.post.boundingRect())
    for arc in geometry.arcs:
        for degrees in (arc.start, arc.start + arc.span):
            turn = math.radians(degrees)
            end = arc.centre + QPointF(math.cos(turn), -math.sin(turn)) * arc.radius
            margin = 2 * geometry.scale
            assert inside.adjusted(margin, margin, -margin, -margin).contains(end)


@given(size=sizes, tilt=tilts | st.sampled_from([-1.0, 1.0]))
def test_pans_never_touch_the_post(size: QSizeF, tilt: float) -> None:
    geometry = laid_out(size, tilt)
    post = geometry.post.boundingRect()
    decline, accept = map(outline, geometry.pans)
    assert decline.right() < post.left()
    assert post.right() < accept.left()


@given(size=sizes, tilt=tilts)
def test_the_angle_is_the_tilt_times_the_maximum(size: QSizeF, tilt: float) -> None:
    left, right = laid_out(size, tilt).ends
    angle = math.degrees(math.atan2(right.y() - left.y(), right.x() - left.x()))
    assert angle == pytest.approx(tilt * MAX_ANGLE, abs=1e-9)


@given(tilt=st.floats(-0.999, 0.999))
def test_the_beam_is_continuous_in_the_tilt(tilt: float) -> None:
    (here, _), (there, _) = laid_out(tilt=tilt).ends, laid_out(tilt=tilt + 0.001).ends
    assert math.hypot(here.x() - there.x(), here.y() - there.y()) < 0.1


@given(size=sizes, tilt=tilts)
def test_turning_the_tilt_round_exchanges_the_sides(size: QSizeF, tilt: float) -> None:
    one, other = laid_out(size, tilt).ends, laid_out(size, -tilt).ends
    assert one[0].y() == pytest.approx(other[1].y())
    assert one[0].x() == pytest.approx(size.width() - other[1].x())


@given(size=sizes, decline=loads, accept=loads, text=texts)
def test_blocks_never_overlap(
    size: QSizeF, decline: tuple[int, ...], accept: tuple[int, ...], text: TextSize
) -> None:
    geometry = laid_out(size, tilt_of(sum(accept), sum(decline)), decline=decline, accept=accept, text=text)
    for pan in geometry.pans:
        for one, other in combinations(pan.blocks, 2):
            assert not one.rect.intersects(other.rect)


@given(size=sizes, decline=loads, accept=loads, text=texts)
def test_blocks_never_leave_their_pan(
    size: QSizeF, decline: tuple[int, ...], accept: tuple[int, ...], text: TextSize
) -> None:
    geometry = laid_out(size, tilt_of(sum(accept), sum(decline)), decline=decline, accept=accept, text=text)
    gap = 5 * geometry.scale
    for pan in geometry.pans:
        rows = rows_of(pan)
        for row, under in zip(rows, [[], *rows], strict=False):
            for block in row:
                assert block.rect.left() >= pan.middle.x() - pan.half_width
                assert block.rect.right() <= pan.middle.x() + pan.half_width
                ground = under[0].rect.top() if under else pan.middle.y()
                assert 0 < ground - block.rect.bottom() <= gap


@given(size=sizes, load=loads, tilt=tilts | st.sampled_from([-1.0, 1.0]), text=texts)
def test_no_block_reaches_the_beam(size: QSizeF, load: tuple[int, ...], tilt: float, text: TextSize) -> None:
    geometry = laid_out(size, tilt, decline=load, accept=load, text=text)
    for pan in geometry.pans:
        for block in pan.blocks:
            assert block.rect.top() > pan.apex.y()
            for x in (block.rect.left(), block.rect.right()):
                assert block.rect.top() > beam_at(geometry, x) + 2.5 * geometry.scale


@given(load=loads)
def test_every_row_is_in_the_middle_of_its_pan(load: tuple[int, ...]) -> None:
    for pan in laid_out(accept=load).pans:
        for row in rows_of(pan):
            middle = (row[0].rect.left() + row[-1].rect.right()) / 2
            assert middle == pytest.approx(pan.middle.x())


@given(size=sizes, decline=loads, accept=loads)
def test_width_is_by_weight_with_one_scale_for_both_pans(
    size: QSizeF, decline: tuple[int, ...], accept: tuple[int, ...]
) -> None:
    blocks = blocks_of(laid_out(size, decline=decline, accept=accept))
    for block in blocks:
        unit = blocks[0].rect.width() / blocks[0].weight
        assert block.rect.width() / block.weight == pytest.approx(unit)
        assert block.rect.height() == pytest.approx(blocks[0].rect.height())


@given(size=sizes, decline=loads, accept=loads)
def test_blocks_keep_their_order_side_and_identity(
    size: QSizeF, decline: tuple[int, ...], accept: tuple[int, ...]
) -> None:
    geometry = laid_out(size, decline=decline, accept=accept)
    for side, weights, pan in zip(Side, (decline, accept), geometry.pans, strict=True):
        assert pan.side is side
        assert pan is geometry.pan(side)
        assert [(block.reason_id, block.weight) for block in pan.blocks] == [
            (spec.reason_id, spec.weight) for spec in specs(side.value, weights)
        ]
        read = [block for row in rows_of(pan) for block in sorted(row, key=lambda block: block.rect.left())]
        assert read == list(pan.blocks)


def test_thirty_reasons_of_weight_5_a_side_fit_the_smallest_size() -> None:
    blocks = blocks_of(laid_out(QSizeF(240, 140), decline=THIRTY_FIVES, accept=THIRTY_FIVES))
    assert len(blocks) == 60
    assert all(block.rect.width() >= 8 and block.rect.height() >= 4 for block in blocks)


def test_a_few_ticks_never_resize_the_blocks() -> None:
    widths = {
        round(block.rect.width() / block.weight, 6)
        for count in range(1, 4)
        for block in blocks_of(laid_out(decline=(3,) * count, accept=(4,) * count))
    }
    assert len(widths) == 1


def test_the_blocks_at_the_design_size_are_as_in_the_design() -> None:
    blocks = blocks_of(laid_out(QSizeF(674, 230), decline=(4, 3, 2), accept=(4, 5, 3)))
    assert all(block.shows_number for block in blocks)
    assert blocks[0].rect.height() == pytest.approx(22, abs=3)
    assert blocks[0].rect.width() == pytest.approx(50, abs=4)


def test_numbers_that_would_not_fit_are_left_out() -> None:
    crowded = laid_out(QSizeF(240, 140), decline=THIRTY_FIVES)
    assert not any(block.shows_number for block in blocks_of(crowded))
    wide_digits = laid_out(QSizeF(240, 140), decline=(1, 5), text=TextSize(15, 14))
    assert [block.shows_number for block in blocks_of(wide_digits)] == [False, True]


@given(size=sizes, load=loads, text=texts)
def test_a_number_that_is_shown_fits_its_block(size: QSizeF, load: tuple[int, ...], text: TextSize) -> None:
    geometry = laid_out(size, decline=load, text=text)
    for block in blocks_of(geometry):
        if block.shows_number:
            assert text.line_height * geometry.number_scale <= block.rect.height()
            assert text.digit_width * geometry.number_scale <= block.rect.width()
            assert text.line_height * geometry.number_scale >= 8.9


def test_without_unknowns_there_is_no_arc() -> None:
    assert laid_out(tilt=0.3).arcs == ()


@given(tilt=tilts, low=tilts, high=tilts)
def test_arcs_run_from_the_beam_to_where_it_could_go(tilt: float, low: float, high: float) -> None:
    low, high = min(low, tilt), max(high, tilt)
    geometry = laid_out(tilt=tilt, low=low, high=high)
    arcs = {math.cos(math.radians(arc.start)) > 0: arc for arc in geometry.arcs}
    assert len(arcs) == (low < tilt) + (high > tilt)
    for arc in arcs.values():
        assert arc.centre == geometry.pivot
        assert arc.radius > geometry.ends[1].x() - geometry.pivot.x()
    if low < tilt:
        # The accept end comes up, counter-clockwise.
        assert arcs[True].start == pytest.approx(-tilt * MAX_ANGLE)
        assert arcs[True].start + arcs[True].span == pytest.approx(-low * MAX_ANGLE)
    if high > tilt:
        assert arcs[False].start == pytest.approx(180 - tilt * MAX_ANGLE)
        assert arcs[False].start + arcs[False].span == pytest.approx(180 - high * MAX_ANGLE)


@given(size=sizes, tilt=tilts, low=tilts, high=tilts, decline=loads, accept=loads)
def test_mirrored_is_the_exact_mirror_image(
    size: QSizeF, tilt: float, low: float, high: float, decline: tuple[int, ...], accept: tuple[int, ...]
) -> None:
    args = (size, tilt, min(low, tilt), max(high, tilt), decline, accept)
    plain, mirrored = laid_out(*args), laid_out(*args, mirrored=True)

    def assert_reflected(point: QPointF, image: QPointF) -> None:
        assert image.x() == pytest.approx(size.width() - point.x(), abs=CLOSE)
        assert image.y() == pytest.approx(point.y(), abs=CLOSE)

    assert_reflected(plain.pivot, mirrored.pivot)
    for end, image in zip(plain.ends, mirrored.ends, strict=True):
        assert_reflected(end, image)
    for pan, image in zip(plain.pans, mirrored.pans, strict=True):
        assert_reflected(pan.apex, image.apex)
        assert_reflected(pan.middle, image.middle)
        assert_reflected(pan.lock.topLeft(), image.lock.topRight())
        for block, image_block in zip(pan.blocks, image.blocks, strict=True):
            assert block.reason_id == image_block.reason_id
            assert_reflected(block.rect.topLeft(), image_block.rect.topRight())
            assert_reflected(block.rect.bottomRight(), image_block.rect.bottomLeft())
    for arc, image in zip(plain.arcs, mirrored.arcs, strict=True):
        for share in (0, 0.5, 1):
            angle, mirrored_angle = arc.start + share * arc.span, image.start + share * image.span
            assert math.cos(math.radians(mirrored_angle)) == pytest.approx(
                -math.cos(math.radians(angle)), abs=CLOSE
            )
            assert math.sin(math.radians(mirrored_angle)) == pytest.approx(
                math.sin(math.radians(angle)), abs=CLOSE
            )


@given(size=sizes)
def test_the_post_is_its_own_mirror_image(size: QSizeF) -> None:
    post = laid_out(size).post
    points = {(round(point.x(), 6), round(point.y(), 6)) for point in post.toList()}
    assert points == {(round(size.width() - x, 6), y) for x, y in points}
