"""Edits of my priorities."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_helper.domain.priorities import Priorities, Priority
from interview_helper.domain.priority_list import (
    asking_order,
    on_side,
    the_priority,
    with_equal_weights,
    with_hidden,
    with_moved,
    with_new,
    with_text,
    with_weight,
    with_weights,
    without,
)
from interview_helper.domain.reasons import Side
from interview_helper.domain.text import TextRefused


def priorities(decline: str, accept: str = "") -> Priorities:
    """A letter a reason; a hidden one is a capital."""
    return tuple(
        Priority(letter.lower(), side, f"says {letter.lower()}", hidden=letter.isupper())
        for side, letters in ((Side.DECLINE, decline), (Side.ACCEPT, accept))
        for letter in letters
    )


def drawn(listed: Priorities) -> str:
    sides = (on_side(listed, side) for side in Side)
    return "|".join("".join(one.id.upper() if one.hidden else one.id for one in side) for side in sides)


def test_a_weight_is_set() -> None:
    listed = with_weight(priorities("ab", "x"), "b", 5)
    assert [one.weight for one in listed] == [3, 5, 3]
    listed = with_weights(listed, {"a": 1, "x": 4})
    assert [one.weight for one in listed] == [1, 5, 4]
    assert [one.weight for one in with_equal_weights(listed)] == [3, 3, 3]


@pytest.mark.parametrize("weight", [0, 6])
def test_what_is_no_weight_is_refused(weight: int) -> None:
    with pytest.raises(ValueError, match="from 1 to 5"):
        with_weight(priorities("a"), "a", weight)


def test_a_reason_gets_other_words() -> None:
    listed = with_text(priorities("ab"), "a", "  Two hours\teach way ")
    assert [one.text for one in listed] == ["Two hours each way", "says b"]
    with pytest.raises(TextRefused, match="needs words"):
        with_text(listed, "a", "   ")


def test_a_reason_is_put_away_and_brought_back_where_it_was() -> None:
    hidden = with_hidden(priorities("abc", "x"), "b", True)
    assert drawn(hidden) == "aBc|x"
    assert with_hidden(hidden, "b", False) == priorities("abc", "x")


def test_a_new_reason_is_the_last_of_its_side() -> None:
    listed = with_new(priorities("ab", "x"), "n", Side.DECLINE, " Far away ")
    assert drawn(listed) == "abn|x"
    assert [one.id for one in listed] == ["a", "b", "n", "x"]
    assert the_priority(listed, "n") == Priority("n", Side.DECLINE, "Far away")
    assert drawn(with_new(listed, "m", Side.ACCEPT, "Near")) == "abn|xm"


def test_a_new_reason_needs_words_and_an_id_of_its_own() -> None:
    with pytest.raises(ValueError, match="'a' already"):
        with_new(priorities("a"), "a", Side.ACCEPT, "Far away")
    with pytest.raises(TextRefused, match="needs words"):
        with_new(priorities("a"), "n", Side.ACCEPT, "")


def test_a_reason_goes_and_its_counterpart_has_none() -> None:
    listed = (
        Priority("a", Side.DECLINE, "says a", counterpart="x"),
        Priority("b", Side.DECLINE, "says b", counterpart="y"),
        Priority("x", Side.ACCEPT, "says x", counterpart="a"),
        Priority("y", Side.ACCEPT, "says y", counterpart="b"),
    )
    left = without(listed, "a")
    assert [(one.id, one.counterpart) for one in left] == [("b", "y"), ("x", None), ("y", "b")]


@pytest.mark.parametrize(
    ("before", "moving", "step", "after"),
    [
        ("abc|xy", "a", 1, "bac|xy"),
        ("abc|xy", "c", -1, "acb|xy"),
        ("abc|xy", "a", 9, "bca|xy"),
        ("abc|xy", "c", -9, "cab|xy"),
        ("abc|xy", "a", -1, "abc|xy"),
        ("abc|xy", "c", 1, "abc|xy"),
        ("abc|xy", "x", 1, "abc|yx"),
        ("aBc|xy", "a", 1, "Bca|xy"),
        ("aBc|xy", "c", -1, "caB|xy"),
        ("aBCd|", "a", 1, "BCda|"),
        ("a|xy", "a", 1, "a|xy"),
        ("aB|xy", "a", 1, "aB|xy"),
        ("aBc|xy", "b", 1, "acB|xy"),
    ],
)
def test_a_reason_moves_among_the_shown_ones_of_its_side(
    before: str, moving: str, step: int, after: str
) -> None:
    listed = with_moved(priorities(*before.split("|")), moving, step)
    assert drawn(listed) == after
    assert [one.side for one in listed] == sorted((one.side for one in listed), reverse=True)


@given(
    st.text("abcdeABCDE", max_size=6),
    st.text("vwxyzVWXYZ", max_size=6),
    st.integers(-7, 7),
    st.data(),
)
def test_moving_loses_nothing_and_back_again_is_where_it_was(
    decline: str, accept: str, step: int, data: st.DataObject
) -> None:
    def unique(letters: str) -> str:
        return "".join({letter.lower(): letter for letter in letters}.values())

    listed = priorities(unique(decline), unique(accept))
    if not listed:
        return
    moving = data.draw(st.sampled_from([one.id for one in listed]))
    there = with_moved(listed, moving, step)
    assert sorted(there, key=lambda one: one.id) == sorted(listed, key=lambda one: one.id)
    side = the_priority(listed, moving).side
    shown = [one.id for one in on_side(listed, side) if one.id == moving or not one.hidden]
    now = [one.id for one in on_side(there, side) if one.id == moving or not one.hidden]
    assert now.index(moving) == max(0, min(shown.index(moving) + step, len(shown) - 1))
    assert [one for one in now if one != moving] == [one for one in shown if one != moving]


def test_both_sides_come_up_by_turns_and_the_hidden_are_not_asked() -> None:
    assert asking_order(priorities("abCd", "xyz")) == ("a", "z", "b", "y", "d", "x")
    assert asking_order(priorities("ab")) == ("a", "b")
    assert asking_order(priorities("", "xy")) == ("y", "x")
    assert asking_order(()) == ()


@pytest.mark.parametrize(
    "edit",
    [
        lambda listed: with_weight(listed, "no", 3),
        lambda listed: with_weights(listed, {"no": 3}),
        lambda listed: with_text(listed, "no", "words"),
        lambda listed: with_hidden(listed, "no", True),
        lambda listed: with_moved(listed, "no", 1),
        lambda listed: without(listed, "no"),
    ],
)
def test_a_reason_that_is_not_there_is_an_error(edit: object) -> None:
    with pytest.raises(KeyError):
        edit(priorities("a"))  # type: ignore[operator]
