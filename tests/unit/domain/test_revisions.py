"""Notes as they were before: which are kept, and which are let go with age."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_helper.domain.revisions import ALL_KEPT, MUCH, PAUSE, is_worth_keeping, thinned

WRITTEN = datetime(2026, 11, 23, 10, 42, tzinfo=UTC)
MOMENT = timedelta(milliseconds=1)
LONG = "x" * 200


def worth(before: str, after: str, wait: timedelta = MOMENT) -> bool:
    return is_worth_keeping(before, after, WRITTEN, WRITTEN + wait)


class TestWorthKeeping:
    def test_not_while_somebody_writes(self) -> None:
        assert not worth("Friendly", "Friendly.")
        assert not worth("Friendly", "Friendly.", PAUSE - MOMENT)

    def test_after_a_pause(self) -> None:
        assert timedelta(hours=1) == PAUSE
        assert worth("Friendly", "Friendly.", PAUSE)

    @pytest.mark.parametrize("before", ["", " \n\t"])
    def test_not_what_says_nothing(self, before: str) -> None:
        assert not worth(before, "Friendly.", PAUSE)

    def test_not_what_stays(self) -> None:
        assert not worth("Friendly.", "Friendly.", PAUSE)

    @pytest.mark.parametrize("years", [-10, 10])
    def test_a_clock_that_jumps_is_a_pause(self, years: int) -> None:
        assert worth("Friendly", "Friendly.", timedelta(days=365 * years))
        assert worth("Friendly", "Friendly.", -MOMENT)

    def test_when_much_is_taken_out(self) -> None:
        assert MUCH == 80
        assert worth(LONG, LONG[MUCH:])
        assert not worth(LONG, LONG[MUCH - 1 :])
        assert worth(LONG, "")
        assert worth(f"a{LONG}b", "ab")

    def test_when_much_is_replaced(self) -> None:
        assert worth(LONG, "y" * 200)
        assert not worth(LONG, LONG + "y" * 1_000)


class TestThinning:
    def test_nothing_of_none(self) -> None:
        assert thinned([]) == []

    def test_what_stays_of_two_hundred(self) -> None:
        gone = set(thinned(range(1, 201)))
        assert [place for place in range(1, 201) if place not in gone] == [
            *range(16, 105, 8),
            *range(108, 153, 4),
            *range(154, 177, 2),
            *range(177, 201),
        ]

    @given(st.sets(st.integers(1, 5_000), max_size=200))
    def test_the_newest_all_stay(self, places: set[int]) -> None:
        newest = max(places, default=0)
        assert all(place <= newest - ALL_KEPT for place in thinned(places))

    @given(st.integers(1, 600))
    def test_one_after_another_leaves_the_same_as_at_once(self, count: int) -> None:
        kept: list[int] = []
        for place in range(1, count + 1):
            kept.append(place)
            gone = set(thinned(kept))
            kept = [old for old in kept if old not in gone]
        at_once = set(thinned(range(1, count + 1)))
        assert kept == [place for place in range(1, count + 1) if place not in at_once]

    @given(st.integers(1, 600), st.data())
    def test_whenever_it_is_done(self, count: int, data: st.DataObject) -> None:
        """Thinning not after each one but now and then, and from any order, leaves the same too."""
        kept: list[int] = []
        for place in range(1, count + 1):
            kept.append(place)
            if place == count or data.draw(st.integers(0, 9)) == 0:
                gone = set(thinned(reversed(kept)))
                kept = [old for old in kept if old not in gone]
        at_once = set(thinned(range(1, count + 1)))
        assert set(kept) == set(range(1, count + 1)) - at_once

    @given(st.integers(1, 6_000))
    def test_few_are_many_enough(self, count: int) -> None:
        stay = count - len(thinned(range(1, count + 1)))
        assert stay >= min(count, ALL_KEPT)
        assert stay <= ALL_KEPT + 12 * max(0.0, math.log2(count / ALL_KEPT)) + 1

    @given(st.integers(25, 6_000), st.data())
    def test_something_is_left_of_every_time(self, count: int, data: st.DataObject) -> None:
        """Beside every revision that goes, one stays that is at most a twelfth older or newer than it."""
        gone = set(thinned(range(1, count + 1)))
        place = data.draw(st.integers(1, count - ALL_KEPT))
        age = count - place
        near = range(max(1, place - age // 12), min(count, place + age // 12) + 1)
        assert any(one not in gone for one in near)
