"""Striking out: Franklin's order read to the letter, and what striking never changes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reason_lists import difference, paired, reason_lists, reasons

from interview_helper.domain.reasons import Mark, Reason, Side
from interview_helper.domain.striking import Strike, remaining, strike_out

MOSTLY_TICKED = st.sampled_from([Mark.TICKED] * 6 + [Mark.UNTICKED, Mark.UNKNOWN])


def in_words(strikes: Sequence[Strike]) -> list[str]:
    """Strikes as one reads them: ``["d1 = a2", "d2 d3 = a1"]``."""
    return [
        " = ".join(" ".join(reason.id for reason in group) for group in (strike.decline, strike.accept))
        for strike in strikes
    ]


def to_the_letter(listed: Sequence[Reason]) -> list[str]:
    """The rule as it is worded, without a thought for speed: list every strike, sort, take the first."""
    steps = [
        (((1, 1),), True),
        (((1, 1),), False),
        (((1, 2), (2, 1)), False),
        (((2, 3), (3, 2)), False),
    ]
    place = {reason.id: number for number, reason in enumerate(listed)}
    left = [reason for reason in listed if reason.mark is Mark.TICKED]
    struck = []
    for shapes, counterparts_only in steps:
        while True:
            possible = [
                (decline, accept)
                for declines, accepts in shapes
                for decline in combinations([one for one in left if one.side is Side.DECLINE], declines)
                for accept in combinations([one for one in left if one.side is Side.ACCEPT], accepts)
                if sum(one.weight for one in decline) == sum(one.weight for one in accept)
                and (not counterparts_only or decline[0].counterpart == accept[0].id)
            ]
            if not possible:
                break
            first = min(
                possible,
                key=lambda pair: (
                    -sum(one.weight for one in pair[0]),
                    [place[one.id] for one in pair[0]],
                    [place[one.id] for one in pair[1]],
                ),
            )
            struck.append(first)
            left = [one for one in left if one not in first[0] + first[1]]
    return in_words([Strike(*pair) for pair in struck])


@pytest.mark.parametrize(
    ("decline", "accept", "strikes"),
    [
        ("", "", []),
        ("5 4", "", []),
        ("?3 -3", "3", []),
        ("3", "3", ["d1 = a1"]),
        ("2 3 5", "5 2", ["d3 = a1", "d1 = a2"]),  # heaviest first
        ("3 3", "3 3", ["d1 = a1", "d2 = a2"]),  # then display order
        ("5", "2 3", ["d1 = a1 a2"]),
        ("2 3", "5", ["d1 d2 = a1"]),
        ("5", "1 4 2 3", ["d1 = a1 a2"]),
        ("5 4", "3 3 3", ["d1 d2 = a1 a2 a3"]),
        ("3 3 3", "5 4", ["d1 d2 d3 = a1 a2"]),
        ("4 5 2", "5 3 1", ["d2 = a1", "d1 = a2 a3"]),  # each step uses what the one before left
        ("2", "1", []),
    ],
)
def test_strikes_in_order(decline: str, accept: str, strikes: list[str]) -> None:
    assert in_words(strike_out(reasons(decline, accept))) == strikes


def test_counterparts_of_equal_weight_go_first_even_when_they_are_lighter() -> None:
    listed = paired(reasons("5 2", "2 5"), ("d2", "a1"))
    assert in_words(strike_out(listed)) == ["d2 = a1", "d1 = a2"]
    listed = paired(reasons("3 3", "3 3"), ("d1", "a2"))
    assert in_words(strike_out(listed)) == ["d1 = a2", "d2 = a1"]


def test_counterparts_of_unequal_weight_are_not_struck_against_each_other() -> None:
    listed = paired(reasons("4 3", "3 1"), ("d1", "a1"))
    assert in_words(strike_out(listed)) == ["d2 = a1"]
    assert [reason.id for reason in remaining(listed)] == ["d1", "a2"]


@settings(deadline=None)
@given(reason_lists(most_a_side=6, marks=MOSTLY_TICKED))
def test_the_order_is_the_one_worded(listed: tuple[Reason, ...]) -> None:
    assert in_words(strike_out(listed)) == to_the_letter(listed)


@settings(deadline=None)
@given(reason_lists(most_a_side=9, marks=MOSTLY_TICKED))
def test_striking_never_changes_the_difference(listed: tuple[Reason, ...]) -> None:
    strikes = strike_out(listed)
    for strike in strikes:
        assert sum(one.weight for one in strike.accept) == strike.weight
        assert difference(strike.decline + strike.accept) == 0
    assert difference(remaining(listed)) == difference(listed)


@settings(deadline=None)
@given(reason_lists(most_a_side=9, marks=MOSTLY_TICKED))
def test_every_ticked_reason_is_struck_once_or_remains(listed: tuple[Reason, ...]) -> None:
    struck = [one.id for strike in strike_out(listed) for one in strike.decline + strike.accept]
    left = [one.id for one in remaining(listed)]
    assert sorted(struck + left) == sorted(one.id for one in listed if one.ticked)
    assert left == [one.id for one in listed if one.id in left]


def test_thirty_reasons_a_side_are_struck_out() -> None:
    assert len(strike_out(reasons("5 " * 30, "5 " * 30))) == 30
    # 5 against 4: no strike of Franklin's five shapes, so every one of them is looked through.
    assert strike_out(reasons("5 " * 30, "4 " * 30)) == ()
    # 2 against 3: three twos against two threes, ten times.
    struck = strike_out(reasons("2 " * 30, "3 " * 30))
    assert [(len(strike.decline), len(strike.accept)) for strike in struck] == [(3, 2)] * 10
    # A mixture that passes through every step.
    mixed = reasons("5 4 5 2 1 " * 6, "3 4 1 5 3 " * 6)
    assert difference(remaining(mixed)) == difference(mixed)
