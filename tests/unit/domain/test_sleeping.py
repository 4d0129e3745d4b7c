"""Keeping weighings: round by round, and to weigh again without seeing the marks. Nothing is ever lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from reason_lists import MARKS, WEIGHTS, reason_lists, reasons

from interview_helper.domain.balance import weigh
from interview_helper.domain.company import Company, Status
from interview_helper.domain.priorities import Priority
from interview_helper.domain.reasons import Mark, Reason, Side
from interview_helper.domain.sleeping import (
    DAY,
    comparison,
    in_round,
    leave_off,
    rested,
    sleep_on,
    slept_on,
    standing,
    take_back,
    uncover_both,
    weigh_again,
)
from interview_helper.domain.weighings import Occasion, Weighing

EVENING = datetime(2026, 11, 21, 22, tzinfo=UTC)
MORNING = EVENING + timedelta(hours=10)
AFTERNOON = EVENING + DAY
PRIORITIES = (Priority("d1", Side.DECLINE, "Reason d1", 4),)
WEIGHED = reasons("!5 ?2 -1", "3 4")


def company(listed: tuple[Reason, ...] = WEIGHED, **changes: object) -> Company:
    return replace(Company("one", EVENING, EVENING, reasons=listed), **changes)


def kept(one: Company) -> list[str]:
    return [f"{weighing.occasion} {weighing.round} {weighing.id}" for weighing in one.weighings]


def marked(listed: tuple[Reason, ...]) -> str:
    """Every reason drawn, such as "☑5!"."""
    signs = {Mark.UNTICKED: "☐", Mark.TICKED: "☑", Mark.UNKNOWN: "?"}
    return " ".join(f"{signs[one.mark]}{one.weight}{'!' if one.deal_breaker else ''}" for one in listed)


def asleep() -> Company:
    return sleep_on(company(), "night", EVENING)


def again() -> Company:
    return weigh_again(asleep(), PRIORITIES, "then", AFTERNOON)


def test_a_weighing_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        Weighing("w", Occasion.ROUND, datetime(2026, 11, 21), 1, ())


class TestRounds:
    def test_the_balance_of_the_round_that_is_over_is_kept(self) -> None:
        second = in_round(company(), 2, "w1", EVENING)
        assert second.round == 2
        assert second.reasons == WEIGHED
        assert second.weighings == (Weighing("w1", Occasion.ROUND, EVENING, 1, WEIGHED),)

    def test_an_accepted_interview_opens_the_next_round(self) -> None:
        accepted = replace(company(), status=Status.ACCEPTED)
        assert in_round(accepted, 2, "w1", EVENING).status is Status.OPEN
        assert in_round(accepted, 1, "w1", EVENING).status is Status.ACCEPTED
        declined = replace(company(), status=Status.DECLINED)
        assert in_round(declined, 2, "w1", EVENING).status is Status.DECLINED

    def test_the_same_round_is_no_other_round(self) -> None:
        assert in_round(company(), 1, "w1", EVENING) == company()

    def test_a_round_in_which_nothing_was_said_is_not_kept(self) -> None:
        blank = company(reasons("-5", "-3"))
        assert in_round(blank, 2, "w1", EVENING) == blank.with_round(2)

    def test_what_is_no_round_is_refused(self) -> None:
        with pytest.raises(ValueError, match="1 to 99"):
            in_round(company(), 100, "w1", EVENING)

    def test_a_round_that_changed_nothing_is_kept_too(self) -> None:
        third = in_round(in_round(company(), 2, "w1", EVENING), 3, "w2", MORNING)
        assert kept(third) == ["round 1 w1", "round 2 w2"]

    def test_passing_through_an_earlier_round_leaves_its_balance_alone(self) -> None:
        second = in_round(company(), 2, "w1", EVENING).with_mark("d1", Mark.UNTICKED)
        back = in_round(second, 1, "w2", MORNING)
        forth = in_round(back, 2, "w3", MORNING)
        assert kept(forth) == ["round 1 w1", "round 2 w2"]
        assert forth.weighings[0].reasons == WEIGHED

    def test_going_back_to_a_round_and_weighing_there_keeps_both(self) -> None:
        second = in_round(company(), 2, "w1", EVENING)
        back = in_round(second, 1, "w2", MORNING).with_mark("d1", Mark.UNTICKED)
        assert kept(in_round(back, 2, "w3", MORNING)) == ["round 1 w1", "round 2 w2", "round 1 w3"]

    def test_a_round_that_ends_while_weighing_again_keeps_the_finished_weighing(self) -> None:
        second = in_round(again().with_mark("a1", Mark.TICKED), 2, "w1", AFTERNOON)
        assert second.weighings[-1].reasons == WEIGHED
        assert second.reweighing
        assert slept_on(second) == slept_on(again())


class TestSleeping:
    def test_who_does_not_sleep_on_it(self) -> None:
        assert slept_on(company()) is None
        assert comparison(company()) is None
        assert not rested(company(), AFTERNOON)

    def test_the_weighing_is_kept_and_nothing_else_changes(self) -> None:
        night = Weighing("night", Occasion.SLEPT_ON, EVENING, 1, WEIGHED)
        assert asleep() == company(weighings=(night,))
        assert slept_on(asleep()) == night

    def test_a_new_round_does_not_wake_anybody(self) -> None:
        second = in_round(asleep(), 2, "w1", MORNING)
        assert slept_on(second) == slept_on(asleep())

    def test_nobody_sleeps_on_it_twice_at_once(self) -> None:
        with pytest.raises(ValueError, match="already"):
            sleep_on(asleep(), "again", MORNING)

    def test_a_night_is_a_day(self) -> None:
        assert not rested(asleep(), MORNING)
        assert not rested(asleep(), AFTERNOON - timedelta(seconds=1))
        assert rested(asleep(), AFTERNOON)


class TestWeighingAgain:
    def test_it_begins_blank_and_covered_with_the_usual_weights(self) -> None:
        assert marked(again().reasons) == "☐4 ☐3 ☐3 ☐3 ☐3"
        assert again().blind
        assert again().reweighing
        assert kept(again()) == ["slept_on 1 night"]
        assert standing(again()) == WEIGHED

    def test_it_may_begin_before_the_night_is_over(self) -> None:
        assert weigh_again(asleep(), PRIORITIES, "then", EVENING).reweighing

    def test_marks_that_changed_meanwhile_are_kept_as_they_stand(self) -> None:
        changed = asleep().with_mark("a1", Mark.UNTICKED)
        fresh = weigh_again(changed, PRIORITIES, "then", AFTERNOON)
        assert kept(fresh) == ["slept_on 1 night", "slept_on 1 then"]
        assert leave_off(fresh).reasons == changed.reasons

    def test_without_a_weighing_slept_on_there_is_nothing_to_weigh_again(self) -> None:
        for one in (company(), again()):
            with pytest.raises(ValueError, match="nothing to weigh again"):
                weigh_again(one, PRIORITIES, "x", AFTERNOON)

    def test_done_both_are_there_and_the_new_one_stands(self) -> None:
        ticked = again().with_mark("a1", Mark.TICKED)
        done = uncover_both(ticked, "now", AFTERNOON)
        assert not done.blind
        assert not done.reweighing
        assert done.reasons == standing(done) == ticked.reasons
        assert comparison(done) == (
            Weighing("night", Occasion.SLEPT_ON, EVENING, 1, WEIGHED),
            Weighing("now", Occasion.REWEIGHED, AFTERNOON, 1, ticked.reasons),
        )
        assert slept_on(done) is None

    def test_it_can_be_slept_on_again(self) -> None:
        done = uncover_both(again(), "now", AFTERNOON)
        second = sleep_on(done, "night 2", AFTERNOON)
        assert slept_on(second) == second.weighings[-1]
        assert comparison(second) == comparison(done)

    def test_the_last_comparison_is_shown(self) -> None:
        done = uncover_both(again(), "now", AFTERNOON)
        later = weigh_again(sleep_on(done, "night 2", AFTERNOON), (), "x", AFTERNOON)
        pair = comparison(uncover_both(later, "now 2", AFTERNOON))
        assert pair is not None
        assert [weighing.id for weighing in pair] == ["night 2", "now 2"]

    def test_one_that_was_weighed_again_with_nothing_slept_on_compares_with_nothing(self) -> None:
        lost = company(reweighing=True, blind=True)
        assert standing(lost) == WEIGHED
        assert comparison(uncover_both(lost, "now", EVENING)) is None

    def test_only_what_is_being_weighed_again_can_be_ended(self) -> None:
        for one in (company(), asleep()):
            with pytest.raises(ValueError, match="nothing is being weighed again"):
                uncover_both(one, "x", EVENING)
            with pytest.raises(ValueError, match="nothing is being weighed again"):
                leave_off(one)

    def test_left_off_everything_is_as_it_was_and_still_slept_on(self) -> None:
        ticked = again().with_mark("d2", Mark.TICKED).with_weight("a1", 1)
        assert leave_off(ticked) == asleep()


class TestTakingBack:
    THEN = Weighing("w", Occasion.SLEPT_ON, EVENING, 1, WEIGHED)

    def test_notes_and_words_that_were_changed_since_stay(self) -> None:
        changed = company().with_reason_note("d1", "Two hours").with_reason_text("a1", "Good people")
        back = take_back(changed.with_mark("d1", Mark.UNKNOWN).with_weight("a1", 1), self.THEN)
        assert marked(back.reasons) == marked(WEIGHED)
        assert (back.reason("d1").note, back.reason("a1").text) == ("Two hours", "Good people")

    def test_reasons_that_came_later_stay_unticked(self) -> None:
        mine = Reason("mine", Side.DECLINE, "Mine", mark=Mark.TICKED)
        back = take_back(company().with_new_reason(mine), self.THEN)
        assert back.reason("mine") == replace(mine, mark=Mark.UNTICKED)

    def test_reasons_that_went_come_back_if_they_said_something(self) -> None:
        fewer = company().without_reason("d1").without_reason("d3")
        back = take_back(fewer, self.THEN)
        assert [one.id for one in back.reasons] == ["d2", "d1", "a1", "a2"]
        assert weigh(back.reasons) == weigh(WEIGHED)

    def test_reasons_put_away_since_come_back_to_their_place(self) -> None:
        assert take_back(company().with_reason_hidden("a1", True), self.THEN) == company()


@given(before=reason_lists(deal_breakers=True), marks=st.lists(st.tuples(MARKS, WEIGHTS), max_size=12))
def test_leaving_off_restores_every_weighing(
    before: tuple[Reason, ...], marks: list[tuple[Mark, int]]
) -> None:
    night = sleep_on(company(before), "night", EVENING)
    fresh = weigh_again(night, PRIORITIES, "then", AFTERNOON)
    assert weigh(fresh.reasons).ticked_count == 0
    for one, (mark, weight) in zip(before, marks, strict=False):
        fresh = fresh.with_mark(one.id, mark).with_weight(one.id, weight)
    assert leave_off(fresh) == night


class Nights(RuleBasedStateMachine):
    """Whatever is done in whatever order, no weighing that was kept is ever changed or dropped."""

    @initialize(listed=reason_lists(deal_breakers=True))
    def begin(self, listed: tuple[Reason, ...]) -> None:
        self.company = company(listed)
        self.now = EVENING
        self.number = 0
        self.seen: tuple[Weighing, ...] = ()
        self.before: tuple[Reason, ...] = ()

    def identity(self) -> str:
        self.number += 1
        return f"w{self.number}"

    @rule(data=st.data(), mark=MARKS, weight=WEIGHTS)
    def tick(self, data: st.DataObject, mark: Mark, weight: int) -> None:
        if self.company.reasons:
            key = data.draw(st.sampled_from([one.id for one in self.company.reasons]))
            self.company = self.company.with_mark(key, mark).with_weight(key, weight)

    @rule(number=st.integers(1, 4))
    def go_to_round(self, number: int) -> None:
        stood, left, there = standing(self.company), self.company.round, self.company.weighings
        self.company = in_round(self.company, number, self.identity(), self.now)
        rounds = [one for one in there if one.occasion is Occasion.ROUND and one.round == left]
        if number != left and not rounds and any(one.in_use for one in stood):
            assert self.company.weighings[-1].reasons == stood
        assert standing(self.company) == stood

    @rule(hours=st.integers(0, 30))
    def wait(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @precondition(lambda self: slept_on(self.company) is None)
    @rule()
    def sleep(self) -> None:
        self.company = sleep_on(self.company, self.identity(), self.now)

    @precondition(lambda self: slept_on(self.company) is not None and not self.company.reweighing)
    @rule()
    def begin_again(self) -> None:
        self.before = self.company.reasons
        self.company = weigh_again(self.company, PRIORITIES, self.identity(), self.now)
        assert standing(self.company) == self.before

    @precondition(lambda self: self.company.reweighing)
    @rule()
    def finish(self) -> None:
        self.company = uncover_both(self.company, self.identity(), self.now)
        pair = comparison(self.company)
        assert pair is not None
        assert [one.reasons for one in pair] == [self.before, self.company.reasons]

    @precondition(lambda self: self.company.reweighing)
    @rule()
    def give_up(self) -> None:
        self.company = leave_off(self.company)
        assert self.company.reasons == self.before

    @invariant()
    def nothing_is_lost(self) -> None:
        if hasattr(self, "company"):
            assert self.company.weighings[: len(self.seen)] == self.seen
            self.seen = self.company.weighings
            assert self.company.blind == self.company.reweighing


TestNights = Nights.TestCase
