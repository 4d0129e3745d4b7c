"""Decisions: kept with the reasons as they stood, noted beside the balance and not judged."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from reason_lists import reason_lists, reasons, swapped

from interview_helper.domain.balance import weigh
from interview_helper.domain.company import Company, Status
from interview_helper.domain.deciding import (
    Agreement,
    agreement_sentence,
    current_decision,
    day_words,
    decide,
    decided_on,
    decision_sentence,
    earlier_decisions,
    looked_back,
    outcome_words,
    reopen,
    round_line,
    rounds_sentence,
    rounds_so_far,
    sleep_sentence,
    with_hindsight_words,
    with_or_against,
    with_why,
)
from interview_helper.domain.decisions import Decision, Feeling, Hindsight, Outcome
from interview_helper.domain.reasons import Mark, Reason
from interview_helper.domain.sleeping import DAY, in_round, sleep_on, weigh_again
from interview_helper.domain.text import NOTE_LIMIT, TextRefused

EVENING = datetime(2026, 11, 21, 22, tzinfo=UTC)
SATURDAY, SUNDAY = date(2026, 11, 21), date(2026, 11, 22)
FOR = reasons("4", "3 4")


def spaced(words: str) -> str:
    """The words without what keeps some of them on one line."""
    return words.replace("\u00a0", " ")


def company(listed: tuple[Reason, ...] = FOR) -> Company:
    return Company("one", EVENING, EVENING, reasons=listed)


def decision(listed: tuple[Reason, ...], outcome: Outcome = Outcome.ACCEPTED) -> Decision:
    return Decision("d", outcome, SATURDAY, 1, "", listed)


def decided(outcome: Outcome = Outcome.DECLINED) -> Company:
    return decide(company().with_round(2), outcome, "Too far", SATURDAY, "first")


class TestDeciding:
    @pytest.mark.parametrize(
        ("outcome", "status"),
        [(Outcome.ACCEPTED, Status.ACCEPTED), (Outcome.DECLINED, Status.DECLINED)],
    )
    def test_the_record_holds_the_reasons_as_they_stood(self, outcome: Outcome, status: Status) -> None:
        one = decided(outcome)
        assert one.status is status
        assert one.decisions == (Decision("first", outcome, SATURDAY, 2, "Too far", FOR),)
        later = one.with_mark("a1", Mark.UNTICKED)
        assert later.decisions == one.decisions

    def test_while_weighing_again_the_finished_weighing_counts(self) -> None:
        again = weigh_again(sleep_on(company(), "w", EVENING), (), "x", EVENING)
        assert decide(again, Outcome.ACCEPTED, "", SUNDAY, "first").decisions[0].reasons == FOR

    def test_too_much_of_a_why_is_refused(self) -> None:
        with pytest.raises(TextRefused, match="reason why"):
            decide(company(), Outcome.ACCEPTED, "x" * (NOTE_LIMIT + 1), SUNDAY, "first")

    def test_reopened_it_stays_on_record(self) -> None:
        one = reopen(decided())
        assert one.status is Status.OPEN
        assert one.decisions == decided().decisions

    def test_which_one_stands(self) -> None:
        first = decided()
        assert current_decision(first) == first.decisions[0]
        assert earlier_decisions(first) == ()
        again = reopen(first)
        assert current_decision(again) is None
        assert earlier_decisions(again) == first.decisions
        second = decide(again, Outcome.ACCEPTED, "", SUNDAY, "second")
        assert current_decision(second) == second.decisions[1]
        assert earlier_decisions(second) == first.decisions
        third = reopen(second)
        assert [one.id for one in earlier_decisions(third)] == ["second", "first"]
        assert current_decision(replace(company(), status=Status.ACCEPTED)) is None


class TestChanging:
    def test_why_and_when(self) -> None:
        one = decided_on(with_why(decided(), "first", "Two hours\r\neach way"), "first", SUNDAY)
        assert one.decisions[0].why == "Two hours\neach way"
        assert one.decisions[0].on == SUNDAY

    def test_only_the_one_that_was_meant(self) -> None:
        two = decide(decided(), Outcome.ACCEPTED, "", SUNDAY, "second")
        changed = with_why(two, "second", "Why not")
        assert [one.why for one in changed.decisions] == ["Too far", "Why not"]

    def test_a_decision_that_is_not_there(self) -> None:
        with pytest.raises(KeyError, match="other"):
            with_why(decided(), "other", "")

    def test_hindsight(self) -> None:
        sorry = looked_back(decided(), "first", Feeling.SORRY, SUNDAY)
        assert sorry.decisions[0].hindsight == Hindsight(Feeling.SORRY, "", SUNDAY)
        words = with_hindsight_words(sorry, "first", "I would have liked it")
        glad = looked_back(words, "first", Feeling.GLAD, SUNDAY)
        assert glad.decisions[0].hindsight == Hindsight(Feeling.GLAD, "I would have liked it", SUNDAY)
        assert looked_back(glad, "first", None, SUNDAY) == decided()

    def test_words_without_a_feeling_have_no_place(self) -> None:
        with pytest.raises(ValueError, match="no hindsight"):
            with_hindsight_words(decided(), "first", "Well")

    def test_too_many_words_are_refused(self) -> None:
        with pytest.raises(TextRefused, match="in hindsight"):
            with_hindsight_words(decided(), "first", "x" * (NOTE_LIMIT + 1))


class TestWithOrAgainst:
    @pytest.mark.parametrize(
        ("decline", "accept", "agreement"),
        [
            ("4", "3 4", Agreement.WITH),
            ("", "5 5 5", Agreement.WITH),
            ("3 4", "4", Agreement.AGAINST),
            ("5 5 5", "", Agreement.AGAINST),
            ("!1", "5 5", Agreement.AGAINST),
            ("5", "5", Agreement.NEITHER),
            ("?5", "-5", Agreement.NEITHER),
        ],
    )
    def test_accepting(self, decline: str, accept: str, agreement: Agreement) -> None:
        assert with_or_against(decision(reasons(decline, accept))) is agreement

    def test_turning_down_for_a_deal_breaker_is_with_the_balance(self) -> None:
        assert with_or_against(decision(reasons("!1", "5 5"), Outcome.DECLINED)) is Agreement.WITH

    @given(listed=reason_lists())
    def test_both_answers_are_treated_alike(self, listed: tuple[Reason, ...]) -> None:
        accepted = with_or_against(decision(listed))
        assert with_or_against(decision(swapped(listed), Outcome.DECLINED)) is accepted
        other = {Agreement.WITH: Agreement.AGAINST, Agreement.AGAINST: Agreement.WITH}
        declined = with_or_against(decision(listed, Outcome.DECLINED))
        assert declined is other.get(accepted, Agreement.NEITHER)


class TestRounds:
    def test_before_anything_is_weighed_there_are_none(self) -> None:
        assert rounds_so_far(company(reasons("-4", "-3"))) == ()

    def test_the_present_one_is_as_it_is_now(self) -> None:
        assert rounds_so_far(company()) == ((1, weigh(FOR), True),)

    def test_those_that_are_over_are_as_they_stood(self) -> None:
        second = in_round(company(), 2, "w1", EVENING).with_mark("a1", Mark.UNTICKED)
        first, now = rounds_so_far(second)
        assert first == (1, weigh(FOR), False)
        assert now == (2, weigh(reasons("4", "-3 4")), True)

    def test_gone_back_to_a_round_it_is_as_it_is_now(self) -> None:
        second = in_round(company(), 2, "w1", EVENING)
        back = in_round(second, 1, "w2", EVENING + DAY).with_mark("a1", Mark.UNTICKED)
        assert [(one.round, one.balance.accept, one.current) for one in rounds_so_far(back)] == [
            (1, 4, True),
            (2, 7, False),
        ]

    def test_a_later_round_that_differs_in_nothing_was_only_looked_at(self) -> None:
        second = in_round(company(), 2, "w1", EVENING)
        back = in_round(second, 1, "w2", EVENING + DAY)
        assert [(one.round, one.current) for one in rounds_so_far(back)] == [(1, True)]

    def test_going_through_rounds_to_the_right_one_makes_none_of_them(self) -> None:
        third = in_round(in_round(company(), 2, "w1", EVENING), 3, "w2", EVENING)
        assert [(one.round, one.current) for one in rounds_so_far(third)] == [(1, False), (3, True)]

    def test_a_round_weighed_twice_is_as_it_stood_last(self) -> None:
        back = in_round(in_round(company(), 2, "w1", EVENING), 1, "w2", EVENING)
        twice = in_round(back.with_mark("a1", Mark.UNTICKED), 2, "w3", EVENING)
        assert [one.balance.accept for one in rounds_so_far(twice)] == [4, 4]

    def test_the_present_one_is_there_even_blank(self) -> None:
        second = in_round(company(), 2, "w1", EVENING)
        blank = replace(second, reasons=reasons("-4", "-3"))
        assert [one.round for one in rounds_so_far(blank)] == [1, 2]


class TestWords:
    def test_days(self) -> None:
        assert day_words(SATURDAY, SUNDAY) == "Sat 21 Nov"
        assert day_words(SATURDAY, date(2027, 1, 1)) == "Sat 21 Nov 2026"

    def test_what_was_decided(self) -> None:
        assert [outcome_words(one) for one in Outcome] == ["accepted", "turned down"]
        sentence = decision_sentence(decided().decisions[0], SUNDAY)
        assert sentence == "You turned down the 2nd interview on Sat 21 Nov."

    @pytest.mark.parametrize(
        ("decline", "accept", "sentence"),
        [
            (
                "4 4 4",
                "5 4",
                "Against the balance (it leaned towards turning it down, 9 for · 12 against).",
            ),
            ("4", "3 4", "With the balance (it leaned towards accepting, 7 for · 4 against)."),
            ("1", "5 5", "With the balance (it was clearly towards accepting, 10 for · 1 against)."),
            ("5 5", "1", "Against the balance (it was clearly towards turning it down, 1 for · 10 against)."),
            ("!1", "3", "Against the balance (a deal-breaker said turn it down, 3 for · 1 against)."),
            ("4", "4", "Neither with nor against the balance (it was too close to call, 4 for · 4 against)."),
            ("-4", "?4", "Neither with nor against the balance (nothing was weighed)."),
        ],
    )
    def test_the_whole_of_it(self, decline: str, accept: str, sentence: str) -> None:
        assert spaced(agreement_sentence(decision(reasons(decline, accept)))) == sentence

    def test_rounds(self) -> None:
        second = in_round(company(), 2, "w1", EVENING)
        blank = replace(second, reasons=reasons("-4", "-3"))
        assert [spaced(round_line(one)) for one in rounds_so_far(blank)] == [
            "1st interview: leans towards accepting, 7 for · 4 against",
            "2nd interview (now): nothing weighed yet",
        ]
        assert spaced(rounds_sentence(rounds_so_far(blank))) == (
            "1st interview: leans towards accepting, 7 for · 4 against; "
            "2nd interview (now): nothing weighed yet."
        )
        assert rounds_sentence(()) == ""

    def test_sleeping_on_it(self) -> None:
        assert sleep_sentence(company(), EVENING) == ""
        asleep = sleep_on(company(), "w", EVENING)
        assert sleep_sentence(asleep, EVENING + timedelta(hours=1), UTC) == (
            "You weighed this on Sat 21 Nov. From Sun 22 Nov, 22:00 weigh it again "
            "without seeing your marks. It is early yet."
        )
        assert sleep_sentence(asleep, EVENING + DAY, UTC) == (
            "You weighed this on Sat 21 Nov. Now weigh it again without seeing your marks."
        )
