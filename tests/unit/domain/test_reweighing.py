"""The old and the new weighing side by side."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from reason_lists import reason_lists, reasons

from interview_helper.domain.balance import weigh
from interview_helper.domain.reasons import Mark, Reason
from interview_helper.domain.reweighing import (
    compare,
    moved_sentence,
    reweighing,
    row_sentence,
    stand_sign,
    stand_words,
)
from interview_helper.domain.weighings import Occasion, Weighing

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def drawn(before: tuple[Reason, ...], after: tuple[Reason, ...]) -> list[str]:
    """What moved, a line a reason."""
    return [
        f"{row.reason}: {stand_sign(row.then)} → {stand_sign(row.now)}"
        for row in compare(before, after).moved
    ]


def test_both_balances_stand_beside_each_other() -> None:
    before, after = reasons("5", "3"), reasons("-5", "3")
    both = reweighing(
        Weighing("x", Occasion.SLEPT_ON, NOON, 1, before), Weighing("y", Occasion.REWEIGHED, NOON, 1, after)
    )
    assert (both.then, both.now) == (weigh(before), weigh(after))
    assert [row.reason for row in both.moved] == ["d1"]
    assert [row.reason for row in both.unmoved] == ["a1"]


def test_what_moved() -> None:
    assert drawn(reasons("!5 ?2 -1 4", "3 4 -2"), reasons("5 2 -5 2", "-3 4 ?2")) == [
        "d1: ☑ 5 deal-breaker → ☑ 5",
        "d2: ? 2 → ☑ 2",
        "d4: ☑ 4 → ☑ 2",
        "a1: ☑ 3 → ☐",
        "a3: ☐ → ? 2",
    ]


def test_the_weight_of_what_is_not_marked_says_nothing() -> None:
    assert drawn(reasons("-5"), reasons("-1")) == []


def test_reasons_that_came_or_went() -> None:
    one, two = reasons("3 4")
    assert drawn((one,), (two,)) == ["d2: – → ☑ 4", "d1: ☑ 3 → –"]
    assert drawn((one,), (replace(one, mark=Mark.UNTICKED),)) == ["d1: ☑ 3 → ☐"]
    assert drawn((one,), (replace(one, hidden=True),)) == ["d1: ☑ 3 → –"]
    assert compare((replace(one, hidden=True),), (replace(one, hidden=True),)).rows == ()


def test_a_text_is_as_it_is_now() -> None:
    (one,) = reasons("3")
    (row,) = compare((one,), (replace(one, text="Far away"),)).rows
    assert row_sentence(row) == "“Far away”: then ticked, weight 3; now ticked, weight 3."


def test_as_it_is_spoken() -> None:
    (row,) = compare(reasons("!5"), ()).rows
    assert stand_words(row.then) == "ticked, weight 5, a deal-breaker"
    assert stand_words(row.now) == "not on the list"
    (row,) = compare(reasons("-5"), reasons("?2")).rows
    assert (stand_words(row.then), stand_words(row.now)) == ("not ticked", "not known yet, weight 2")


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        (("5", "3"), ("5", "3"), "Nothing moved: you weighed it just as before."),
        (("5 -1", "3"), ("5 1", "3"), "1 of 3 reasons moved; the verdict is the same."),
        (("5", ""), ("4", ""), "1 of 1 reason moved; the verdict is the same."),
        (
            ("3 3 3", "-2"),
            ("3 3 3", "4"),
            "1 of 4 reasons moved; the verdict was “clearly towards turning it down” "
            "and is “leans towards turning it down”.",
        ),
        (
            ("", "3 3 3"),
            ("!1", "3 3 3"),
            "1 of 4 reasons moved, and the verdict with them: it was “clearly towards accepting” "
            "and is “a deal-breaker says turn it down”.",
        ),
        (
            ("", "-3"),
            ("", "3"),
            "1 of 1 reason moved, and the verdict with them: it was “nothing weighed yet” "
            "and is “leans towards accepting”.",
        ),
    ],
)
def test_how_much_moved(before: tuple[str, str], after: tuple[str, str], sentence: str) -> None:
    assert moved_sentence(compare(reasons(*before), reasons(*after))) == sentence


@given(before=reason_lists(deal_breakers=True), after=reason_lists(deal_breakers=True))
def test_no_reason_is_left_out_and_back_is_the_same_way(
    before: tuple[Reason, ...], after: tuple[Reason, ...]
) -> None:
    there, back = compare(before, after), compare(after, before)
    assert {row.reason for row in there.rows} == {one.id for one in (*before, *after)}
    assert {row.reason for row in there.moved} == {row.reason for row in back.moved}
    assert (there.then, there.now) == (back.now, back.then)
    if not there.moved:
        assert there.then.verdict is there.now.verdict
