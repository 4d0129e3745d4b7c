"""Striking out in words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from reason_lists import reason_lists, reasons

from interview_helper.domain import striking_words as words
from interview_helper.domain.reasons import Reason, Side
from interview_helper.domain.striking import remaining, strike_out


def named(decline: str, accept: str) -> tuple[Reason, ...]:
    """Reasons that say their own ids."""
    return tuple(replace(reason, text=reason.id) for reason in reasons(decline, accept))


@pytest.mark.parametrize(
    ("step", "steps", "said"),
    [(0, 0, ""), (0, 1, "1 step"), (0, 4, "4 steps"), (2, 4, "Step 2 of 4"), (4, 4, "Step 4 of 4")],
)
def test_where_one_is(step: int, steps: int, said: str) -> None:
    assert words.step_words(step, steps) == said


@pytest.mark.parametrize(
    ("decline", "accept", "said"),
    [
        ("4 3 2", "3 4 5", "12 for · 9 against: 3 more for"),
        ("4", "2", "2 for · 4 against: 2 more against"),
        ("3 ?5", "3 -5", "3 for · 3 against: even"),
        ("", "", "0 for · 0 against: even"),
    ],
)
def test_the_sum(decline: str, accept: str, said: str) -> None:
    assert words.sum_words(named(decline, accept)) == said


def test_what_is_left_after_each_step_differs_by_the_same() -> None:
    listed = named("4 3 2", "3 4 5")
    assert [words.left_words(listed, step) for step in range(3)] == [
        "",
        "Left: 8 for · 5 against, still 3 more for",
        "Left: 5 for · 2 against, still 3 more for",
    ]


@pytest.mark.parametrize(
    ("decline", "accept", "said"),
    [
        ("3", "3", "“d1” (3) strikes out “a1” (3)."),
        ("5", "2 3", "“d1” (5) strikes out “a1” (2) and “a2” (3): 5 on either side."),
        ("2 3", "5", "“d1” (2) and “d2” (3) strike out “a1” (5): 5 on either side."),
        (
            "5 4",
            "3 3 3",
            "“d1” (5) and “d2” (4) strike out “a1” (3), “a2” (3) and “a3” (3): 9 on either side.",
        ),
    ],
)
def test_a_step_is_a_sentence(decline: str, accept: str, said: str) -> None:
    listed = named(decline, accept)
    assert words.strike_sentence(strike_out(listed)[0]) == said
    assert words.step_sentence(listed, 1) == said


def test_long_reasons_are_shortened_more_among_several() -> None:
    long = [replace(reason, text="word " * 40) for reason in named("5", "5")]
    assert len(words.step_sentence(long, 1)) < 160
    several = [replace(reason, text="word " * 40) for reason in named("5 4", "3 3 3")]
    assert len(words.step_sentence(several, 1)) < 280


def test_before_the_first_step_it_says_what_will_be_done() -> None:
    assert words.step_sentence(named("3", "3"), 0) == (
        "Reasons that weigh the same on both sides strike each other out. "
        "What remains is what tips the balance."
    )


@pytest.mark.parametrize(
    ("decline", "accept", "said"),
    [
        ("", "?3", "Nothing is ticked yet, so there is nothing to strike out."),
        ("3", "", "Nothing to strike out: nothing is ticked for accepting."),
        ("-3", "3", "Nothing to strike out: nothing is ticked for turning it down."),
        (
            "5",
            "4",
            "Nothing to strike out: no reason, and no small group, weighs the same as one on the other side.",
        ),
    ],
)
def test_why_there_is_nothing_to_strike(decline: str, accept: str, said: str) -> None:
    assert words.step_sentence(named(decline, accept), 0) == said


@pytest.mark.parametrize(
    ("decline", "accept", "said"),
    [
        ("", "", ""),
        ("3", "3", "Nothing remains: the pans are even."),
        ("3", "3 5", "What remains is what tips it: “a2” (5) for."),
        ("4 3", "3 5", "What remains is what tips it: “a2” (5) for; “d1” (4) against."),
        ("3", "1", "What remains is what tips it: “a1” (1) for; “d1” (3) against."),
        (
            "",
            "5 4 3 2 1",
            "What remains is what tips it: “a1” (5), “a2” (4), “a3” (3) and 2 more for.",
        ),
        (
            "3",
            "1 1 1",
            "What remains weighs the same on both sides, and so the pans are even: "
            "“a1” (1), “a2” (1) and “a3” (1) for; “d1” (3) against.",
        ),
    ],
)
def test_what_remains(decline: str, accept: str, said: str) -> None:
    assert words.end_sentence(named(decline, accept)) == said


def test_a_deal_breaker_settles_it_even_when_it_is_struck_out() -> None:
    one, *rest = named("3 2", "3 2")
    listed = [replace(one, deal_breaker=True), *rest]
    assert words.end_sentence(listed) == (
        "Nothing remains: the pans are even. “d1” is a deal-breaker, and that settles it whatever remains."
    )
    both = [replace(reason, deal_breaker=reason.side is Side.DECLINE) for reason in listed]
    assert "“d1” and “d2” are deal-breakers" in words.end_sentence(both)


@given(reason_lists(most_a_side=8))
def test_the_sum_of_what_remains_is_the_sum_of_all(listed: tuple[Reason, ...]) -> None:
    strikes = strike_out(listed)
    before = words.sum_words(listed).split(": ")[1]
    for step in range(1, len(strikes) + 1):
        assert words.left_words(listed, step).endswith(f"still {before}")
    assert words.sum_words(remaining(listed)).split(": ")[1] == before
