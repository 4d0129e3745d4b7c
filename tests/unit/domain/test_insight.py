"""The most useful sentence: that what it says is so, and which comes before which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import pytest
from drawn_states import drawn
from hypothesis import given
from reason_lists import difference, pull, reason_lists, sign

from interview_helper.domain.asking import topics
from interview_helper.domain.balance import EqualWeights, Verdict, weigh
from interview_helper.domain.insight import Insight, insight, unknown_deal_breakers
from interview_helper.domain.reasons import BuiltInReason, Mark, Reason, Side
from interview_helper.domain.wording import count_words, margin_sentence

KINDS = {
    "The deal-breaker": "deal-breaker",
    "Two deal-breakers, ": "deal-breaker",
    "deal-breakers, the first": "deal-breaker",
    "not known yet": "unknown deal-breaker",
    "you don’t know yet": "unknown",
    "Tick what": "few",
    "the weights alone": "weights alone",
    "though lighter": "level",
    "Any one": "level",
    "ticking “": "flip",
    "single tick or untick": "several",
    "Nothing on your lists": "nothing",
}


def said(listed: Sequence[Reason]) -> Insight:
    return insight(weigh(listed), listed, {reason.id: f"topic {reason.id}" for reason in listed})


def kind(found: Insight) -> str:
    words = found.words.replace("Ticking", "ticking").replace("Unticking", "ticking")
    kinds = {name for part, name in KINDS.items() if part in words}
    assert len(kinds) <= 1, kinds
    return kinds.pop() if kinds else ""


def changed(listed: Sequence[Reason], *reasons: str) -> tuple[Reason, ...]:
    """The list with these ticked where they were not, and unticked where they were."""
    other = {Mark.TICKED: Mark.UNTICKED, Mark.UNTICKED: Mark.TICKED, Mark.UNKNOWN: Mark.TICKED}
    return tuple(
        replace(reason, mark=other[reason.mark]) if reason.id in reasons else reason for reason in listed
    )


def smallest_turn(listed: Sequence[Reason]) -> int | None:
    """The least number of changes that carries the balance strictly to the other side, by trying all."""
    before = difference(listed)
    for number in range(1, len(listed) + 1):
        for group in combinations([reason.id for reason in listed], number):
            after = difference(changed(listed, *group))
            if after * before < 0:
                return number
    return None


@given(reason_lists(deal_breakers=True))
def test_the_reason_is_one_of_them_and_its_name_is_in_the_words(listed: tuple[Reason, ...]) -> None:
    found = said(listed)
    if found.reason is None:
        assert (found.named, found.unknown) == ("", False)
    else:
        (reason,) = [one for one in listed if one.id == found.reason]
        assert found.named
        assert found.words.count(found.named) == 1
        assert found.unknown is reason.unknown


@given(reason_lists(deal_breakers=True))
def test_what_is_said_is_so(listed: tuple[Reason, ...]) -> None:
    found, before, balance = said(listed), difference(listed), weigh(listed)
    of = kind(found)
    if of in ("unknown", "flip"):
        assert found.reason is not None
        after = difference(changed(listed, found.reason))
        level = "level" in found.words and "tip it" not in found.words
        assert sign(after) != sign(before)
        assert (after == 0) is level or before == 0
    elif of == "deal-breaker":
        assert found.reason in balance.deal_breakers
    elif of == "unknown deal-breaker":
        assert found.reason is not None
        after = weigh(changed(listed, found.reason))
        assert after.verdict is Verdict.DEAL_BREAKER
        assert before >= 0
    elif of == "weights alone":
        lead = sum(pull(replace(reason, weight=1)) for reason in listed if reason.ticked)
        assert lead * before < 0
    elif of == "level":
        assert before == 0
        for reason in listed:
            if reason.ticked or balance.equal_weights is EqualWeights.EVEN:
                assert difference(changed(listed, reason.id)) != 0


@given(reason_lists(most_a_side=4, deal_breakers=True))
def test_how_many_it_would_take_is_the_least_that_turns_it(listed: tuple[Reason, ...]) -> None:
    found = said(listed)
    if kind(found) == "several":
        fewest = smallest_turn(listed)
        assert fewest is not None
        assert fewest > 1
        assert found.words.endswith(f"it would take {count_words(fewest)}.")
    if kind(found) == "nothing":
        assert smallest_turn(listed) is None


@given(reason_lists(deal_breakers=True))
def test_the_most_telling_comes_first(listed: tuple[Reason, ...]) -> None:
    balance, of = weigh(listed), kind(said(listed))
    side = balance.side
    holding = [
        ("deal-breaker", bool(balance.deal_breakers)),
        ("unknown deal-breaker", bool(unknown_deal_breakers(balance, listed))),
        ("unknown", bool(balance.tipping_unknowns)),
        ("", balance.ticked_count == 0),
        ("few", balance.ticked_count < 3),
        ("level", side is None),
        ("weights alone", balance.equal_weights.value not in ("even", str(side))),
        ("flip", bool(balance.flips)),
        ("several", balance.fewest_changes is not None),
        ("nothing", True),
    ]
    assert of == next(name for name, holds in holding if holds)


@given(reason_lists(deal_breakers=True))
def test_it_repeats_nothing_of_the_margin(listed: tuple[Reason, ...]) -> None:
    words = said(listed).words
    assert not words or words not in margin_sentence(weigh(listed))
    assert "weighed so far" not in words
    assert "%" not in words


@given(reason_lists(deal_breakers=True))
def test_hidden_reasons_do_not_occur(listed: tuple[Reason, ...]) -> None:
    hidden = tuple(replace(reason, hidden=number % 2 == 0) for number, reason in enumerate(listed))
    shown = tuple(reason for reason in hidden if not reason.hidden)
    assert said(hidden) == said(shown)


def test_of_equally_heavy_unknowns_the_first_on_the_lists_is_named() -> None:
    assert said(drawn("?2 ?5 | ☑1 ?5 ?5")).reason == "d2"
    assert said(drawn("?2 ?4 | ☑1 ☐1 ?5")).reason == "d2"


@pytest.mark.parametrize("state", ["?5 | ☑3", "☑2 ☐5 | ☑2 ☑2 ☑1"])
def test_a_reason_of_the_users_own_is_quoted_by_its_beginning(state: str) -> None:
    listed = tuple(replace(reason, text="word " * 30 + "end") for reason in drawn(state))
    found = insight(weigh(listed), listed, topics(listed, ()))
    assert found.named == f"“{('word ' * 12)[:59].rstrip()}…”"
    assert len(found.words) < 140


def test_a_built_in_reason_has_its_topic() -> None:
    listed = drawn("?5 | ☑3")
    catalogue = (BuiltInReason("d1", Side.DECLINE, "Reason d1", "the long way", ("How far?",)),)
    found = insight(weigh(listed), listed, topics(listed, catalogue))
    assert found.words == "One thing you don’t know yet would tip it: the long way."
    # Where nobody has a name for it, it is quoted.
    assert insight(weigh(listed), listed, {}).named == "“Reason d1”"
