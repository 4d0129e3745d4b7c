"""The full account: what it names is there, its numbers are right, and it says nothing empty."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, combinations

import pytest
from drawn_states import drawn
from hypothesis import given
from reason_lists import difference, reason_lists, sign
from test_insight import changed, smallest_turn

from interview_helper.domain.account import AccountLine, account
from interview_helper.domain.balance import Verdict, loads, weigh
from interview_helper.domain.reasons import Mark, Reason
from interview_helper.domain.wording import count_words


def lines(listed: Sequence[Reason]) -> dict[str, AccountLine]:
    """The account by heading, without what has none."""
    return {line.heading: line for line in account(weigh(listed), listed) if line.heading}


@given(reason_lists(deal_breakers=True))
def test_every_reason_that_it_names_exists(listed: tuple[Reason, ...]) -> None:
    texts = tuple(replace(reason, text=f"says {reason.id}") for reason in listed)
    for line in account(weigh(texts), texts):
        assert line.words
        for row in line.rows:
            (reason,) = [one for one in texts if one.id == row.reason]
            assert row.named == f"“{reason.text}”"
            assert row.named in row.words
            assert f"weight {reason.weight}" in row.words


@given(reason_lists(deal_breakers=True))
def test_headings_occur_once(listed: tuple[Reason, ...]) -> None:
    headings = [line.heading for line in account(weigh(listed), listed) if line.heading]
    assert len(headings) == len(set(headings))


@given(reason_lists())
def test_each_single_change_turns_it(listed: tuple[Reason, ...]) -> None:
    line = lines(listed).get("A single change")
    for row in line.rows if line else ():
        after = difference(changed(listed, row.reason))
        assert sign(after) != sign(difference(listed))
        assert ("brings it level" in row.words) is (after == 0)
    if line is not None:
        named = {row.reason for row in line.rows}
        for reason in listed:
            turned = sign(difference(changed(listed, reason.id))) != sign(difference(listed))
            assert turned is (reason.id in named)


@given(reason_lists(most_a_side=4))
def test_how_many_changes_is_the_least_that_turns_it(listed: tuple[Reason, ...]) -> None:
    line = lines(listed).get("How many changes")
    if line is not None:
        fewest = smallest_turn(listed)
        assert (
            line.words.startswith("Nothing")
            if fewest is None
            else f"take {count_words(fewest)}" in line.words
        )


@given(reason_lists(deal_breakers=True))
def test_the_range_is_that_of_every_way_the_unknowns_could_turn_out(listed: tuple[Reason, ...]) -> None:
    line = lines(listed).get("Not known yet")
    unknown = [reason for reason in listed if reason.unknown]
    assert (line is None) is (not unknown)
    if line is None:
        return
    ways = chain.from_iterable(combinations(unknown, number) for number in range(len(unknown) + 1))
    reached = [
        loads(replace(reason, mark=Mark.TICKED) if reason in true else reason for reason in listed)
        for true in ways
    ]
    lowest, highest = (
        min(reached, key=lambda way: way[0] - way[1]),
        max(reached, key=lambda way: way[0] - way[1]),
    )
    said = {
        (int(accept), int(decline))
        for accept, decline in re.findall(r"(\d+) for · (\d+) against", line.words)
    }
    assert said <= {lowest, highest}
    assert {lowest, highest} - said <= {loads(listed)}
    balance = weigh(listed)
    if balance.verdict is Verdict.DEAL_BREAKER:
        assert "settled" not in line.words.lower()
        return
    verdicts = {
        weigh([replace(reason, mark=Mark.TICKED) if reason in true else reason for reason in listed]).verdict
        for number in range(len(unknown) + 1)
        for true in combinations(unknown, number)
    }
    sides = {sign(accept - decline) for accept, decline in reached}
    breaks = Verdict.DEAL_BREAKER in verdicts and sign(difference(listed)) != "-"
    assert ("Settled:" in line.words) is (len(sides) == 1 and sides != {"0"} and not breaks)


def test_hidden_reasons_do_not_occur() -> None:
    hidden, shown = drawn("☑2 (☑5!) (?3) | ☑3 ☑2"), drawn("☑2 | ☑3 ☑2")
    assert account(weigh(hidden), hidden) == account(weigh(shown), shown)


def test_a_built_in_text_is_whole_and_a_longer_one_is_cut() -> None:
    whole, long = "w" * 110, "w" * 111
    for text, quoted in ((whole, f"“{whole}”"), (long, f"“{'w' * 109}…”")):
        listed = tuple(replace(reason, text=text) for reason in drawn("☑2 ☑1 | ☑5"))
        assert lines(listed)["A single change"].rows[0].named == quoted


@pytest.mark.parametrize(
    ("state", "absent"),
    [
        # Of one or two, nearly every tick would turn it.
        ("☐3 | ☑3 ☑1", {"A single change", "How many changes", "With equal weights", "Margin"}),
        # A deal-breaker stands, whatever is ticked beside it.
        ("☑2! ☐3 | ☑3 ☑1 ☑1", {"A single change", "How many changes"}),
        ("☑3 ☑2 | ☑3 ☑2", {"Margin", "A single change", "How many changes"}),
        ("☑3 | ☑3 ☑2", {"Not known yet", "Ticked on both sides", "Advice", "Few reasons"}),
    ],
)
def test_only_what_says_something_is_there(state: str, absent: set[str]) -> None:
    assert not absent & set(lines(drawn(state)))
