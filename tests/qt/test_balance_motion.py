"""The swing of the beam and the drop of the blocks, as functions of time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSizeF

from interview_helper.widgets.balance_geometry import BalanceGeometry, BlockSpec, lay_out
from interview_helper.widgets.balance_motion import NOWHERE, ShownBlock, Swing, at_rest, departure, in_motion
from interview_helper.widgets.balance_stack import TextSize

QUARTER = 0.25
positions = st.floats(-1, 1)
times = st.floats(0, QUARTER, exclude_max=True)


@given(start=positions, target=positions, time=times)
def test_a_swing_from_rest_never_overshoots(start: float, target: float, time: float) -> None:
    position = Swing(start, 0, target, QUARTER).at(time)
    assert min(start, target) - 1e-12 <= position <= max(start, target) + 1e-12


@given(start=positions, target=positions, one=times, other=times)
def test_a_swing_from_rest_never_turns_back(start: float, target: float, one: float, other: float) -> None:
    swing = Swing(start, 0, target, QUARTER)
    earlier, later = sorted((one, other))
    assert abs(swing.at(later) - target) <= abs(swing.at(earlier) - target) + 1e-12


@given(start=positions, target=positions, time=st.floats(QUARTER * 0.99, 10))
def test_a_swing_has_settled_after_its_duration(start: float, target: float, time: float) -> None:
    assert abs(Swing(start, 0, target, QUARTER).at(time) - target) <= 0.01 * abs(start - target)


@given(start=positions, velocity=st.floats(-20, 20), target=positions, time=st.floats(0, QUARTER - 2e-6))
def test_velocity_is_the_slope_of_the_position(
    start: float, velocity: float, target: float, time: float
) -> None:
    swing, step = Swing(start, velocity, target, QUARTER), 1e-6
    slope = (swing.at(time + step) - swing.at(time)) / step
    assert slope == pytest.approx(swing.velocity_at(time), abs=0.01)


@given(start=positions, target=positions, other=positions, time=times)
def test_an_interrupted_swing_goes_on_where_and_as_fast_as_it_was(
    start: float, target: float, other: float, time: float
) -> None:
    before = Swing(start, 0, target, QUARTER)
    after = before.redirected(time, other, QUARTER)
    assert after.at(0) == pytest.approx(before.at(time))
    assert after.velocity_at(0) == pytest.approx(before.velocity_at(time))
    assert after.at(QUARTER) == other


@given(start=positions, targets=st.lists(st.tuples(positions, times), max_size=5), time=times)
def test_however_often_interrupted_the_beam_stays_within_its_range(
    start: float, targets: list[tuple[float, float]], time: float
) -> None:
    swing = Swing.resting(start)
    elapsed = 0.0
    for target, next_time in targets:
        swing = swing.redirected(elapsed, target, QUARTER)
        elapsed = next_time
    assert -1.001 <= swing.at(time) <= 1.001


def test_with_no_duration_it_is_there_at_once() -> None:
    swing = Swing(0, 3, 1, 0)
    assert swing.at(0) == 1
    assert swing.velocity_at(0) == 0


def balance(accept: tuple[str, ...], tilt: float = 0.0) -> BalanceGeometry:
    return lay_out(
        QSizeF(640, 230), tilt, tilt, tilt, [], [BlockSpec(name, 3) for name in accept], TextSize(15, 8)
    )


def by_reason(blocks: list[ShownBlock]) -> dict[str, ShownBlock]:
    return {block.reason_id: block for block in blocks}


def test_a_new_block_drops_onto_its_pan() -> None:
    geometry = balance(("a",))
    rest = by_reason(at_rest(geometry))["a"]
    path = [by_reason(in_motion(geometry, NOWHERE, progress / 10))["a"] for progress in range(11)]
    heights = [block.rect.top() for block in path]
    assert heights == sorted(heights)
    assert heights[0] < rest.rect.top() - 20
    assert path[0].opacity == 0
    assert path[-1] == rest
    assert all(block.rect.left() == rest.rect.left() for block in path)
    assert path[3].falling
    assert not path[-1].falling


def test_a_block_that_is_gone_fades_and_lifts() -> None:
    before_geometry, geometry = balance(("a", "b")), balance(("a",))
    before = departure(at_rest(before_geometry), before_geometry)
    fading = by_reason(in_motion(geometry, before, 0.2))["b"]
    assert 0 < fading.opacity < 1
    assert fading.rect.top() < by_reason(at_rest(before_geometry))["b"].rect.top()
    assert "b" not in by_reason(in_motion(geometry, before, 0.5))


def test_a_block_that_stays_moves_with_its_pan_and_to_its_new_place() -> None:
    before_geometry, geometry = balance(("a",)), balance(("a", "b"), tilt=0.5)
    before = departure(at_rest(before_geometry), before_geometry)
    start = by_reason(in_motion(geometry, before, 0))["a"]
    assert start.rect.center() - geometry.pans[1].middle == (
        by_reason(at_rest(before_geometry))["a"].rect.center() - before_geometry.pans[1].middle
    )
    assert by_reason(in_motion(geometry, before, 1))["a"] == by_reason(at_rest(geometry))["a"]


@given(first=st.floats(0, 1))
def test_blocks_go_on_from_where_they_were_interrupted(first: float) -> None:
    geometry, more = balance(("a", "b")), balance(("b", "c"))
    start = departure(at_rest(balance(("a",))), balance(("a",)))
    interrupted = in_motion(geometry, start, first)
    shown = by_reason(in_motion(more, departure(interrupted, geometry), 0))
    for reason_id in ("a", "b"):
        was, now = by_reason(interrupted)[reason_id], shown[reason_id]
        assert now.rect.top() == pytest.approx(was.rect.top())
        assert now.rect.left() == pytest.approx(was.rect.left())
        assert now.opacity == pytest.approx(was.opacity)
