"""A company's own list of reasons: reworded, moved, hidden, added, removed. No mark is lost on the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_helper.domain.balance import weigh
from interview_helper.domain.company import Company
from interview_helper.domain.reasons import Mark, Reason, Side
from interview_helper.domain.text import TextRefused

NOW = datetime(2026, 11, 23, tzinfo=UTC)
FAR = Reason("far", Side.DECLINE, "Too far", 4, Mark.TICKED)
LOW = Reason("low", Side.DECLINE, "Below my level")
RUDE = Reason("rude", Side.DECLINE, "Rude people", hidden=True, mark=Mark.TICKED)
GOOD = Reason("good", Side.ACCEPT, "Good team", mark=Mark.TICKED)
COMPANY = Company("one", NOW, NOW, reasons=(FAR, RUDE, LOW, GOOD))


def ids(company: Company) -> list[str]:
    return [reason.id for reason in company.reasons]


def test_a_deal_breaker_is_a_reason_to_decline() -> None:
    flagged = COMPANY.with_deal_breaker("far", True)
    assert weigh(flagged.reasons).deal_breakers == ("far",)
    assert flagged.with_deal_breaker("far", False) == COMPANY
    with pytest.raises(ValueError, match="deal-breaker"):
        COMPANY.with_deal_breaker("good", True)


def test_other_words() -> None:
    assert COMPANY.with_reason_text("far", " Two\nhours  ").reason("far") == replace(FAR, text="Two hours")
    with pytest.raises(TextRefused, match="needs words"):
        COMPANY.with_reason_text("far", " \n ")
    with pytest.raises(KeyError):
        COMPANY.with_reason_text("near", "x")


def test_a_hidden_reason_keeps_its_mark_and_weighs_nothing() -> None:
    assert weigh(COMPANY.reasons).decline == 4
    shown = COMPANY.with_reason_hidden("rude", False)
    assert weigh(shown.reasons).decline == 7
    assert shown.with_reason_hidden("rude", True) == COMPANY
    hidden = COMPANY.with_reason_hidden("far", True)
    assert weigh(hidden.reasons).decline == 0
    assert weigh(hidden.reasons).flips == weigh((LOW, GOOD)).flips


def test_a_hidden_unknown_could_tip_nothing() -> None:
    unknown = replace(LOW, mark=Mark.UNKNOWN, weight=5)
    assert weigh((unknown, GOOD)).tipping_unknowns == ("low",)
    balance = weigh((replace(unknown, hidden=True), GOOD))
    assert (balance.tipping_unknowns, balance.tilt_low) == ((), 1.0)


def test_a_new_one_comes_last_on_its_side() -> None:
    near = Reason("near", Side.DECLINE, "Too near")
    assert ids(COMPANY.with_new_reason(near)) == ["far", "rude", "low", "near", "good"]
    with pytest.raises(ValueError, match="already"):
        COMPANY.with_new_reason(FAR)


def test_one_less() -> None:
    assert ids(COMPANY.without_reason("low")) == ["far", "rude", "good"]
    with pytest.raises(KeyError):
        COMPANY.without_reason("near")


@pytest.mark.parametrize(
    ("moved", "step", "order"),
    [
        ("far", 1, ["rude", "low", "far", "good"]),
        ("far", 9, ["rude", "low", "far", "good"]),
        ("low", -1, ["low", "far", "rude", "good"]),
        ("low", -9, ["low", "far", "rude", "good"]),
        ("low", 1, ["far", "rude", "low", "good"]),
        ("good", -1, ["far", "rude", "low", "good"]),
        ("good", 1, ["far", "rude", "low", "good"]),
        ("rude", 0, ["far", "rude", "low", "good"]),
    ],
)
def test_moving_goes_over_what_is_hidden(moved: str, step: int, order: list[str]) -> None:
    assert ids(COMPANY.with_reason_moved(moved, step)) == order


@given(
    st.lists(st.tuples(st.sampled_from(Side), st.booleans()), min_size=1, max_size=7),
    st.data(),
)
def test_moving_by_steps_of_one_is_moving_by_all_of_them(
    kinds: list[tuple[Side, bool]], data: st.DataObject
) -> None:
    reasons = [Reason(str(number), side, "x", hidden=hidden) for number, (side, hidden) in enumerate(kinds)]
    company = replace(COMPANY, reasons=tuple(sorted(reasons, key=lambda one: one.side is Side.ACCEPT)))
    chosen = data.draw(st.sampled_from([one.id for one in reasons if not one.hidden] or ["0"]))
    step = data.draw(st.integers(-8, 8))
    whole = company.with_reason_moved(chosen, step)
    assert sorted(ids(whole)) == sorted(ids(company))
    assert [one.side for one in whole.reasons] == [one.side for one in company.reasons]
    if company.reason(chosen).hidden:
        return

    def shown(record: Company) -> list[str]:
        side = record.reason(chosen).side
        return [one.id for one in record.reasons if one.side is side and not one.hidden]

    expected = [one for one in shown(company) if one != chosen]
    expected.insert(max(0, min(shown(company).index(chosen) + step, len(expected))), chosen)
    assert shown(whole) == expected
