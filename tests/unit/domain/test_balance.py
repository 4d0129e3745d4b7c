"""The balance: the worked cases, the thresholds, and every formula against brute force."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations, product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reason_lists import difference, pull, reason_lists, reasons, sign, swapped

from interview_helper.domain.balance import (
    Balance,
    Change,
    EqualWeights,
    Flip,
    Verdict,
    in_display_order,
    tilt_of,
    weigh,
)
from interview_helper.domain.reasons import Mark, Reason, Side

CASES = json.loads(Path(__file__).with_name("balance-cases.json").read_text(encoding="utf-8"))


def read_reason(stated: dict[str, Any]) -> Reason:
    return Reason(text="", **(stated | {"side": Side(stated["side"]), "mark": Mark(stated["mark"])}))


def as_stated(balance: Balance) -> dict[str, Any]:
    """The balance in the form of the worked cases, which is that of the exported file."""
    return {
        "accept": balance.accept,
        "decline": balance.decline,
        "tilt": round(balance.tilt, 6),
        "tilt_low": round(balance.tilt_low, 6),
        "tilt_high": round(balance.tilt_high, 6),
        "verdict": balance.verdict.value,
        "deal_breakers": list(balance.deal_breakers),
        "margin_percent": balance.margin_percent,
        "settled": balance.settled,
        "tipping_unknowns": list(balance.tipping_unknowns),
        "flips": [{"reason": flip.reason, "change": flip.change.value} for flip in balance.flips],
        "fewest_changes": balance.fewest_changes,
        "equal_weights": balance.equal_weights.value,
        "contradictions": [list(pair) for pair in balance.contradictions],
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_worked_case(case: dict[str, Any]) -> None:
    assert as_stated(weigh([read_reason(stated) for stated in case["reasons"]])) == case["balance"]


def test_there_are_eleven_worked_cases() -> None:
    assert len(CASES) == 11


# The verdict


@pytest.mark.parametrize(
    ("decline", "accept", "verdict"),
    [
        ("", "", Verdict.NOTHING_WEIGHED),
        ("-5", "?5 -1", Verdict.NOTHING_WEIGHED),
        # 10·|S| against T: equality leans.
        ("5 4", "5 5 1", Verdict.LEANS_ACCEPT),
        ("5 5 1", "5 4", Verdict.LEANS_DECLINE),
        ("5", "5 1", Verdict.TOO_CLOSE),
        ("5 1", "5", Verdict.TOO_CLOSE),
        ("5 4", "5 5", Verdict.TOO_CLOSE),
        ("5", "5", Verdict.TOO_CLOSE),
        # 2·|S| against T: equality is clear, given three ticks.
        ("3", "5 4", Verdict.CLEARLY_ACCEPT),
        ("5 4", "3", Verdict.CLEARLY_DECLINE),
        ("3", "5 3", Verdict.LEANS_ACCEPT),
        ("5 3", "3", Verdict.LEANS_DECLINE),
        # One or two ticks at most lean.
        ("", "5", Verdict.LEANS_ACCEPT),
        ("5", "", Verdict.LEANS_DECLINE),
        ("", "5 5", Verdict.LEANS_ACCEPT),
        ("1", "5", Verdict.LEANS_ACCEPT),
        ("", "1 1 1", Verdict.CLEARLY_ACCEPT),
        # A ticked deal-breaker comes before everything, an unticked or unknown one does not count.
        ("!1", "5 5 5 5", Verdict.DEAL_BREAKER),
        ("!5", "5", Verdict.DEAL_BREAKER),
        ("!1", "", Verdict.DEAL_BREAKER),
    ],
)
def test_verdict(decline: str, accept: str, verdict: Verdict) -> None:
    assert weigh(reasons(decline, accept)).verdict is verdict


@pytest.mark.parametrize("mark", [Mark.UNTICKED, Mark.UNKNOWN])
def test_a_deal_breaker_that_is_not_ticked_settles_nothing(mark: Mark) -> None:
    breaking, *others = reasons("!5", "3 3 3")
    balance = weigh([replace(breaking, mark=mark), *others])
    assert balance.verdict is Verdict.CLEARLY_ACCEPT
    assert balance.deal_breakers == ()


def test_a_deal_breaker_weighs_in_the_pan_like_any_other_reason() -> None:
    balance = weigh(reasons("!4 !1 2", "3"))
    assert (balance.decline, balance.accept, balance.deal_breakers) == (7, 3, ("d1", "d2"))


@given(reason_lists(deal_breakers=True))
def test_the_verdict_is_the_first_that_holds(listed: tuple[Reason, ...]) -> None:
    ticked = [reason for reason in listed if reason.ticked]
    total = sum(reason.weight for reason in ticked)
    ahead = Fraction(difference(listed), total) if total else Fraction(0)
    side = "accept" if ahead > 0 else "decline"
    holding = [
        ("deal_breaker", any(reason.deal_breaker for reason in ticked)),
        ("nothing_weighed", not ticked),
        ("too_close", abs(ahead) < Fraction(1, 10)),
        (f"clearly_{side}", abs(ahead) >= Fraction(1, 2) and len(ticked) >= 3),
        (f"leans_{side}", True),
    ]
    assert weigh(listed).verdict.value == next(name for name, holds in holding if holds)


@given(reason_lists())
def test_too_little_is_at_most_a_lean(listed: tuple[Reason, ...]) -> None:
    balance = weigh(listed)
    assert balance.ticked_count == sum(reason.ticked for reason in listed)
    if balance.ticked_count < 3:
        assert not balance.verdict.value.startswith("clearly")


# Sides


@given(reason_lists())
def test_swapping_the_sides_negates_the_balance(listed: tuple[Reason, ...]) -> None:
    balance, mirrored = weigh(listed), weigh(swapped(listed))
    other = {"accept": "decline", "decline": "accept", "even": "even"}

    assert (mirrored.accept, mirrored.decline) == (balance.decline, balance.accept)
    assert mirrored.difference == -balance.difference
    assert mirrored.tilt == -balance.tilt
    assert (mirrored.tilt_low, mirrored.tilt_high) == (-balance.tilt_high, -balance.tilt_low)
    assert mirrored.margin_percent == balance.margin_percent
    assert mirrored.settled == balance.settled
    assert mirrored.fewest_changes == balance.fewest_changes
    assert mirrored.ticked_count == balance.ticked_count
    assert mirrored.equal_weights.value == other[balance.equal_weights.value]

    kind, _, side = balance.verdict.value.partition("_")
    expected = f"{kind}_{other[side]}" if side in other else balance.verdict.value
    assert mirrored.verdict.value == expected

    # Only the order may differ: the other list is now the first.
    assert set(mirrored.tipping_unknowns) == set(balance.tipping_unknowns)
    assert set(mirrored.flips) == set(balance.flips)
    assert set(mirrored.contradictions) == {(accept, decline) for decline, accept in balance.contradictions}


@given(reason_lists(deal_breakers=True), st.randoms(use_true_random=False))
def test_how_the_two_lists_are_mixed_does_not_matter(
    listed: tuple[Reason, ...], chance: random.Random
) -> None:
    sides = [reason.side for reason in listed]
    chance.shuffle(sides)
    of_side = {side: iter([reason for reason in listed if reason.side is side]) for side in Side}
    mixed = [next(of_side[side]) for side in sides]
    assert in_display_order(mixed) == listed
    assert weigh(mixed) == weigh(listed)


@pytest.mark.parametrize(
    ("decline", "accept", "side"),
    [("", "", None), ("2", "2", None), ("2", "3", Side.ACCEPT), ("3", "2", Side.DECLINE)],
)
def test_the_side_is_the_heavier_one(decline: str, accept: str, side: Side | None) -> None:
    assert weigh(reasons(decline, accept)).side is side


@pytest.mark.parametrize(
    ("decline", "accept", "more"),
    [
        ("", "", EqualWeights.EVEN),
        ("5", "1", EqualWeights.EVEN),
        ("5 5", "1 1 1", EqualWeights.ACCEPT),
        ("1 1", "5 ?5 -5", EqualWeights.DECLINE),
    ],
)
def test_equal_weights_counts_the_ticks_only(decline: str, accept: str, more: EqualWeights) -> None:
    assert weigh(reasons(decline, accept)).equal_weights is more


# The tilt


@given(reason_lists())
def test_the_tilt_is_the_difference_over_the_total(listed: tuple[Reason, ...]) -> None:
    balance = weigh(listed)
    total = sum(reason.weight for reason in listed if reason.ticked)
    assert balance.tilt == (float(Fraction(difference(listed), total)) if total else 0.0)
    assert -1.0 <= balance.tilt <= 1.0


@given(reason_lists(), st.data())
def test_a_weight_that_moves_by_one_moves_the_tilt_by_two_over_the_total_at_most(
    listed: tuple[Reason, ...], data: st.DataObject
) -> None:
    candidates = [number for number, reason in enumerate(listed) if reason.ticked and reason.weight < 5]
    if not candidates:
        return
    chosen = data.draw(st.sampled_from(candidates))
    heavier = list(listed)
    heavier[chosen] = replace(listed[chosen], weight=listed[chosen].weight + 1)
    before, after = weigh(listed), weigh(heavier)
    total = before.accept + before.decline
    assert abs(after.tilt - before.tilt) <= 2 / total
    # It moves towards the side that grew, or stays where that side is alone.
    towards = 1 if listed[chosen].side is Side.ACCEPT else -1
    assert (after.tilt - before.tilt) * towards >= 0


@given(
    st.fractions(0, 150, max_denominator=1000),
    st.fractions(0, 150, max_denominator=1000),
    st.integers(1, 12),
)
def test_the_tilt_has_no_jump_between_real_weights_either(
    accept: Fraction, decline: Fraction, closeness: int
) -> None:
    total = accept + decline
    if total == 0:
        return
    step = Fraction(1, 10**closeness)
    tilt: Any = tilt_of  # on exact fractions it is exact
    here = tilt(accept, decline)
    assert abs(tilt(accept + step, decline) - here) <= 2 * step / total
    assert abs(tilt(accept, decline + step) - here) <= 2 * step / total


def test_from_ten_to_ten_to_ten_to_eleven_the_beam_hardly_moves() -> None:
    even, one_more = weigh(reasons("5 5", "5 5")), weigh(reasons("5 5 1", "5 5"))
    assert even.tilt == 0.0
    assert one_more.tilt == -1 / 21
    assert one_more.verdict is Verdict.TOO_CLOSE


def test_equal_ratios_of_loads_give_the_very_same_tilt() -> None:
    for accept, decline in product(range(1, 12), repeat=2):
        for times in range(2, 14):
            assert tilt_of(accept, decline) == tilt_of(times * accept, times * decline)


# The unknowns


def outcomes(listed: Sequence[Reason]) -> Iterator[tuple[Reason, ...]]:
    """Every way that the unknowns could turn out, each true or not."""
    ways = [
        (replace(reason, mark=Mark.TICKED), replace(reason, mark=Mark.UNTICKED))
        if reason.mark is Mark.UNKNOWN
        else (reason,)
        for reason in listed
    ]
    return product(*ways)


@settings(deadline=None)
@given(reason_lists(most_a_side=4))
def test_the_range_of_the_tilt_spans_every_outcome(listed: tuple[Reason, ...]) -> None:
    balance = weigh(listed)
    tilts = [weigh(outcome).tilt for outcome in outcomes(listed)]
    assert (min(tilts), max(tilts)) == (balance.tilt_low, balance.tilt_high)


@settings(deadline=None)
@given(reason_lists(most_a_side=4))
def test_settled_means_that_no_outcome_has_another_sign(listed: tuple[Reason, ...]) -> None:
    signs = {sign(difference(outcome)) for outcome in outcomes(listed)}
    assert weigh(listed).settled == (len(signs) == 1 and signs != {"0"})


@given(reason_lists())
def test_tipping_unknowns_are_those_that_alone_change_the_sign(listed: tuple[Reason, ...]) -> None:
    now = difference(listed)
    assert weigh(listed).tipping_unknowns == tuple(
        reason.id
        for reason in listed
        if reason.mark is Mark.UNKNOWN and sign(now + pull(reason)) != sign(now)
    )


@pytest.mark.parametrize(
    ("decline", "accept", "tipping"),
    [
        ("?2", "3", ()),
        ("?3", "3", ("d1",)),
        ("?4 ?3", "3 ?5", ("d1", "d2")),
        ("?1", "?1", ("d1", "a1")),
        ("3 ?1", "3 ?1", ("d2", "a2")),
    ],
)
def test_reaching_zero_counts_as_tipping(decline: str, accept: str, tipping: tuple[str, ...]) -> None:
    assert weigh(reasons(decline, accept)).tipping_unknowns == tipping


# The margin


@settings(deadline=None)
@given(reason_lists(), st.data())
def test_the_margin_against_every_whole_percent(listed: tuple[Reason, ...], data: st.DataObject) -> None:
    balance = weigh(listed)
    heavier, lighter = max(balance.accept, balance.decline), min(balance.accept, balance.decline)
    if heavier == lighter or lighter == 0:
        assert balance.margin_percent is None
        return

    def holds(percent: int) -> bool:
        error = Fraction(percent, 100)
        return heavier * (1 - error) - lighter * (1 + error) > 0

    assert balance.margin_percent == max(percent for percent in range(101) if holds(percent))

    # No other directions of the errors are worse.
    assert balance.margin_percent is not None
    error = Fraction(balance.margin_percent, 100)
    ticked = [reason for reason in listed if reason.ticked]
    directions = data.draw(st.lists(st.sampled_from([-1, 0, 1]), min_size=len(ticked), max_size=len(ticked)))
    off = sum(
        pull(reason) * (1 + direction * error) for reason, direction in zip(ticked, directions, strict=True)
    )
    assert (off > 0) == (balance.difference > 0)


@pytest.mark.parametrize(
    ("decline", "accept", "margin"),
    [
        ("", "", None),
        ("3", "3", None),
        ("", "5 5 5", None),
        ("5 5 5", "", None),
        ("3", "4", 14),  # 1/7 is over 14 %
        ("1", "3", 49),  # at 50 % it would be even
        ("5 4", "5 5 1", 9),  # at 10 % it would be even
        ("5 " * 10, "5 " * 9 + "4", 1),  # 1/99 is over 1 %
        ("5 " * 10, "5 " * 10 + "1", 0),  # 1/101 is not
    ],
)
def test_the_margin_stops_short_of_even(decline: str, accept: str, margin: int | None) -> None:
    assert weigh(reasons(decline, accept)).margin_percent == margin


# What would turn it


def toggled(reason: Reason) -> Reason:
    return replace(reason, mark=Mark.UNTICKED if reason.mark is Mark.TICKED else Mark.TICKED)


@given(reason_lists())
def test_flips_are_the_single_changes_that_change_the_sign(listed: tuple[Reason, ...]) -> None:
    now = difference(listed)
    expected = []
    for number, reason in enumerate(listed):
        after = (*listed[:number], toggled(reason), *listed[number + 1 :])
        if now != 0 and sign(difference(after)) != sign(now):
            change = Change.UNTICK if reason.ticked else Change.TICK
            expected.append((-reason.weight, number, Flip(reason.id, change)))
    assert weigh(listed).flips == tuple(flip for _, _, flip in sorted(expected, key=lambda each: each[:2]))


@settings(deadline=None)
@given(reason_lists(most_a_side=4))
def test_fewest_changes_against_every_set_of_changes(listed: tuple[Reason, ...]) -> None:
    now = difference(listed)
    moves = [pull(reason) * (-1 if reason.ticked else 1) for reason in listed]
    opposite = {"+": "-", "-": "+", "0": None}[sign(now)]
    counts = [
        count
        for count in range(len(moves) + 1)
        if any(sign(now + sum(chosen)) == opposite for chosen in combinations(moves, count))
    ]
    assert weigh(listed).fewest_changes == (counts[0] if counts else None)


@pytest.mark.parametrize(
    ("decline", "accept", "fewest"),
    [
        ("", "", None),
        ("4", "4", None),
        ("", "5", None),  # unticking the only reason reaches zero and no further
        ("-1", "5", 2),
        ("-3", "3", 2),  # one change makes it even, which is not the other side
        ("-4", "3", 1),
        ("?4", "3", 1),
        ("4 4", "5 5", 1),
    ],
)
def test_fewest_changes_goes_strictly_to_the_other_side(
    decline: str, accept: str, fewest: int | None
) -> None:
    assert weigh(reasons(decline, accept)).fewest_changes == fewest


@given(reason_lists())
def test_contradictions_are_the_pairs_with_both_ticked(listed: tuple[Reason, ...]) -> None:
    expected = [
        (one.id, other.id)
        for one in listed
        for other in listed
        if one.side is Side.DECLINE
        and other.side is Side.ACCEPT
        and one.counterpart == other.id
        and one.mark is other.mark is Mark.TICKED
    ]
    assert weigh(listed).contradictions == tuple(expected)
