"""My priorities: what every company starts with, and what follows when they change."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_helper import paths
from interview_helper.domain.balance import loads
from interview_helper.domain.priorities import (
    Priorities,
    Priority,
    default_priorities,
    deviates,
    follow,
    priority_of,
)
from interview_helper.domain.reasons import DEFAULT_WEIGHT, Mark, Reason, Side, parse_catalogue

WEIGHTS = st.integers(1, 5)
TEXTS = st.sampled_from(["these words", "those words"])
# Whatever the test, an id speaks for one side.
SIDES = dict.fromkeys("abcd", Side.DECLINE) | dict.fromkeys("wxyz", Side.ACCEPT)


@st.composite
def priority_lists(draw: st.DrawFn, ids: str = "abcdwxyz") -> Priorities:
    chosen = draw(st.lists(st.sampled_from(ids), unique=True))
    return tuple(
        Priority(one, SIDES[one], draw(TEXTS), draw(WEIGHTS), hidden=draw(st.booleans()))
        for one in sorted(chosen, key=lambda one: SIDES[one] is Side.ACCEPT)
    )


@st.composite
def reason_lists(draw: st.DrawFn) -> tuple[Reason, ...]:
    """What a company may have: in its own order, with its own weights, hidden and used as it likes."""
    chosen = draw(st.lists(st.sampled_from("abcdwxyz"), unique=True))
    return tuple(
        Reason(
            one,
            SIDES[one],
            draw(TEXTS),
            draw(WEIGHTS),
            draw(st.sampled_from(Mark)),
            SIDES[one] is Side.DECLINE and draw(st.booleans()),
            draw(st.sampled_from(["", "a note"])),
            hidden=draw(st.booleans()),
        )
        for one in sorted(chosen, key=lambda one: SIDES[one] is Side.ACCEPT)
    )


def fresh(priorities: Priorities) -> tuple[Reason, ...]:
    return tuple(priority.fresh() for priority in priorities)


def marked(reasons: tuple[Reason, ...], marks: list[Mark]) -> tuple[Reason, ...]:
    return tuple(
        replace(reason, mark=mark)
        for reason, mark in zip(reasons, marks + [Mark.UNTICKED] * len(reasons), strict=False)
    )


def by_id(reasons: tuple[Reason, ...]) -> dict[str, Reason]:
    return {reason.id: reason for reason in reasons}


def ids(reasons: tuple[Reason, ...]) -> str:
    return "".join(reason.id for reason in reasons)


def named(line: str, weight: int = 3) -> Priorities:
    """A letter a reason; a hidden one is a capital."""
    return tuple(
        Priority(one.lower(), SIDES[one.lower()], f"says {one.lower()}", weight, hidden=one.isupper())
        for one in line
    )


# What every company starts with


def test_the_built_in_reasons_are_equally_weighted_in_their_order() -> None:
    catalogue = parse_catalogue(paths.read_resource("reasons.json"))
    priorities = default_priorities(catalogue)
    assert [one.id for one in priorities] == [one.id for one in catalogue]
    assert {one.weight for one in priorities} == {DEFAULT_WEIGHT}
    assert not any(one.hidden for one in priorities)
    assert fresh(priorities) == tuple(one.fresh() for one in catalogue)


def test_a_fresh_reason_is_weighed_worded_and_hidden_as_for_all() -> None:
    priority = Priority("a", Side.DECLINE, "says a", 5, hidden=True, counterpart="x")
    assert priority.fresh() == Reason("a", Side.DECLINE, "says a", 5, counterpart="x", hidden=True)


def test_what_counts_for_all_is_found_by_its_id() -> None:
    assert priority_of("b", named("abx")) == named("b")[0]
    assert priority_of("c", named("abx")) is None


@pytest.mark.parametrize(("weight", "deviating"), [(3, False), (2, True), (5, True)])
def test_a_company_deviates_where_its_weight_differs(weight: int, deviating: bool) -> None:
    assert deviates(Reason("a", Side.DECLINE, "other words", weight), named("ab")) is deviating


def test_a_reason_of_one_company_alone_does_not_deviate() -> None:
    assert not deviates(Reason("own", Side.DECLINE, "", 5), named("ab"))


# Following: examples


def test_a_changed_weight_moves_who_did_not_deviate() -> None:
    one, other = Reason("a", Side.DECLINE, "says a"), Reason("a", Side.DECLINE, "says a", 4)
    before, after = named("a"), named("a", 5)
    assert follow((one,), before, after)[0].weight == 5
    assert follow((other,), before, after)[0].weight == 4


def test_words_of_the_companys_own_stay() -> None:
    own = (replace(fresh(named("a"))[0], text="my words"),)
    after = (replace(named("a")[0], text="new words"),)
    assert follow(own, named("a"), after)[0].text == "my words"
    assert follow(fresh(named("a")), named("a"), after)[0].text == "new words"


def test_a_new_reason_joins_at_its_place() -> None:
    assert ids(follow(fresh(named("abx")), named("abx"), named("acbxy"))) == "acbxy"


def test_a_reason_that_the_company_took_out_does_not_come_back() -> None:
    assert ids(follow(fresh(named("ax")), named("abx"), named("abcx"))) == "acx"


def test_a_reason_of_its_own_that_becomes_everybodys_is_not_there_twice() -> None:
    own = (*fresh(named("a")), Reason("b", Side.DECLINE, "mine", 5, Mark.TICKED))
    assert follow(own, named("a"), named("ab")) == own


def test_a_company_that_sorted_its_reasons_keeps_its_order() -> None:
    assert ids(follow(fresh(named("bax")), named("abx"), named("abcxy"))) == "bacxy"
    assert ids(follow(fresh(named("abyx")), named("abxy"), named("baxy"))) == "abyx"
    assert ids(follow(fresh(named("abxy")), named("abxy"), named("bayx"))) == "bayx"


def test_its_own_reasons_stay_the_last_of_their_side() -> None:
    company = (*fresh(named("ab")), Reason("own", Side.DECLINE, "mine"), *fresh(named("x")))
    found = follow(company, named("abx"), named("bacx"))
    assert [reason.id for reason in found] == ["b", "a", "c", "own", "x"]


def test_one_that_is_gone_for_all_stays_where_it_is_in_use() -> None:
    company = fresh(named("abcx"))
    for used in (
        replace(company[1], mark=Mark.TICKED),
        replace(company[1], mark=Mark.UNKNOWN),
        replace(company[1], note="a note"),
        replace(company[1], deal_breaker=True),
    ):
        found = follow((company[0], used, *company[2:]), named("abcx"), named("ax"))
        assert ids(found) == "abx"
        assert by_id(found)["b"] == used


@pytest.mark.parametrize("mark", Mark)
def test_one_in_use_is_not_put_away_with_the_others(mark: Mark) -> None:
    company = (replace(fresh(named("a"))[0], mark=mark),)
    (found,) = follow(company, named("a"), named("A"))
    assert found.hidden is (mark is Mark.UNTICKED)


@pytest.mark.parametrize("mark", Mark)
def test_one_put_away_with_its_mark_is_not_brought_onto_the_pan(mark: Mark) -> None:
    company = (replace(fresh(named("A"))[0], mark=mark),)
    (found,) = follow(company, named("A"), named("a"))
    assert found.hidden is (mark is not Mark.UNTICKED)


def test_one_put_away_with_a_note_comes_back() -> None:
    company = (replace(fresh(named("A"))[0], note="a note"),)
    assert not follow(company, named("A"), named("a"))[0].hidden


def test_what_the_company_itself_shows_or_puts_away_stays_so() -> None:
    assert follow(fresh(named("A")), named("a"), named("a", 4))[0].hidden
    assert not follow(fresh(named("a")), named("A"), named("A", 4))[0].hidden


# Following: what holds always


@given(reason_lists(), priority_lists(), priority_lists())
def test_who_deviates_keeps_the_weight_who_does_not_gets_the_new_one(
    company: tuple[Reason, ...], before: Priorities, after: Priorities
) -> None:
    found = by_id(follow(company, before, after))
    for reason in company:
        if reason.id not in found:
            continue
        old, new = priority_of(reason.id, before), priority_of(reason.id, after)
        followed = old is not None and new is not None and reason.weight == old.weight
        assert found[reason.id].weight == (new.weight if followed and new else reason.weight)


@given(reason_lists(), priority_lists(), priority_lists())
def test_no_mark_note_or_deal_breaker_changes(
    company: tuple[Reason, ...], before: Priorities, after: Priorities
) -> None:
    found = by_id(follow(company, before, after))
    for reason in company:
        if reason.id in found:
            now = found[reason.id]
            assert (now.mark, now.note, now.deal_breaker) == (reason.mark, reason.note, reason.deal_breaker)
    known = {reason.id for reason in company}
    assert not any(reason.in_use for reason in found.values() if reason.id not in known)


@given(reason_lists(), priority_lists(), priority_lists())
def test_a_reason_in_use_is_never_lost_nor_one_of_its_own(
    company: tuple[Reason, ...], before: Priorities, after: Priorities
) -> None:
    found = by_id(follow(company, before, after))
    for reason in company:
        if reason.in_use or priority_of(reason.id, before) is None:
            assert reason.id in found
            assert not (found[reason.id].hidden and reason.in_use and not reason.hidden)
    assert len(found) == len(follow(company, before, after))


@given(reason_lists(), priority_lists(), priority_lists())
def test_no_balance_moves_but_by_a_weight(
    company: tuple[Reason, ...], before: Priorities, after: Priorities
) -> None:
    weights = {one.id: one.weight for one in before}
    after = tuple(replace(one, weight=weights.get(one.id, one.weight)) for one in after)
    found = follow(company, before, after)
    assert loads(found) == loads(company)
    assert {one.id for one in found if one.unknown} == {one.id for one in company if one.unknown}


@given(reason_lists(), priority_lists(), priority_lists())
def test_the_decline_list_comes_first(
    company: tuple[Reason, ...], before: Priorities, after: Priorities
) -> None:
    found = follow(company, before, after)
    sides = [reason.side is Side.ACCEPT for reason in found]
    assert sides == sorted(sides)


@given(reason_lists(), priority_lists())
def test_priorities_that_did_not_change_change_nothing(
    company: tuple[Reason, ...], priorities: Priorities
) -> None:
    assert follow(company, priorities, priorities) == company


@given(priority_lists(), priority_lists())
def test_a_company_that_nothing_is_said_of_becomes_what_a_new_one_would_be(
    before: Priorities, after: Priorities
) -> None:
    assert follow(fresh(before), before, after) == fresh(after)


@given(priority_lists(), priority_lists(), st.lists(st.sampled_from(Mark), max_size=8))
def test_there_and_back_restores_a_company_that_followed(
    before: Priorities, after: Priorities, marks: list[Mark]
) -> None:
    company = marked(fresh(before), marks)
    there = follow(company, before, after)
    assert follow(there, after, before) == company


def test_back_again_takes_along_who_deviated_to_where_the_others_went() -> None:
    """So the undo of a change of priorities gives each company its record back, not its way back."""
    company = (Reason("a", Side.DECLINE, "says a", 5),)
    there = follow(company, named("a", 3), named("a", 5))
    assert there == company
    assert follow(there, named("a", 5), named("a", 3))[0].weight == 3


def test_back_again_does_not_know_what_was_the_companys_own_on_a_reason_that_was_gone() -> None:
    hidden = (replace(named("a")[0].fresh(), hidden=True),)
    assert follow(hidden, named("a"), ()) == ()
    assert follow((), (), named("a")) == fresh(named("a"))


def test_what_a_company_made_its_own_stays_when_it_is_gone_for_all() -> None:
    for own in (Reason("a", Side.DECLINE, "my words", 3), replace(named("a")[0].fresh(), weight=5)):
        assert follow((own,), named("a"), ()) == (own,)
