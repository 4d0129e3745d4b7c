"""What differs between now and a backup: every difference is found, and said in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from company_parts import parts, utc_moments
from hypothesis import given
from hypothesis import strategies as st

from interview_helper.domain.common import NOTHING_COMMON, Common
from interview_helper.domain.company import Company, Status, same_content
from interview_helper.domain.decisions import Decision, Outcome
from interview_helper.domain.differences import (
    Standing,
    common_differences,
    company_differences,
    difference_words,
    differences,
    summary_words,
)
from interview_helper.domain.people import Person
from interview_helper.domain.priorities import Priority
from interview_helper.domain.questions import Question
from interview_helper.domain.reasons import Mark, Reason, Side
from interview_helper.domain.weighings import Occasion, Weighing

NOW = datetime(2026, 11, 23, 10, 42, tzinfo=UTC)
REASONS = (
    Reason("far", Side.DECLINE, "Too far"),
    Reason("below", Side.DECLINE, "Below my level"),
    Reason("team", Side.ACCEPT, "The team"),
)
PLAIN = Company("a", NOW, NOW, name="Adatum", role="Analyst", notes="Friendly.", reasons=REASONS)


def changed(reason: str, **changes: Any) -> Company:
    reasons = tuple(replace(one, **changes) if one.id == reason else one for one in REASONS)
    return replace(PLAIN, reasons=reasons)


CASES: dict[str, tuple[Company, str]] = {
    "name": (replace(PLAIN, name="Contoso"), "name (was “Adatum”)"),
    "role": (replace(PLAIN, role=""), "role"),
    "round": (replace(PLAIN, round=2), "round"),
    "date": (replace(PLAIN, interview_at=datetime(2026, 12, 1, 9)), "date of the interview"),
    "status": (replace(PLAIN, status=Status.DECLINED), "answer"),
    "notes": (replace(PLAIN, notes="x"), "notes"),
    "blind": (replace(PLAIN, blind=True), "weighing blind"),
    "reweighing": (replace(PLAIN, reweighing=True), "weighing blind"),
    "a tick": (changed("far", mark=Mark.TICKED), "1 tick"),
    "a weight": (changed("far", weight=5), "1 weight"),
    "a deal-breaker": (changed("far", deal_breaker=True), "1 deal-breaker"),
    "a note": (changed("far", note="90 min"), "1 note on a reason"),
    "other words": (changed("far", text="Far away"), "1 reason"),
    "hidden": (changed("far", hidden=True), "1 reason"),
    "a reason less": (replace(PLAIN, reasons=REASONS[1:]), "1 reason"),
    "several": (
        replace(PLAIN, reasons=tuple(replace(one, mark=Mark.UNKNOWN, note="x") for one in REASONS[:2])),
        "2 ticks, 2 notes on reasons, 1 reason",
    ),
    "order": (
        replace(PLAIN, reasons=(REASONS[1], REASONS[0], REASONS[2])),
        "order of the reasons",
    ),
    "a person": (replace(PLAIN, people=(Person("p"),)), "1 person"),
    "people": (replace(PLAIN, people=(Person("p"), Person("q"), Person("r"))), "3 people"),
    "a question": (replace(PLAIN, questions=(Question("q", "Why?"),)), "1 question"),
    "a decision": (
        replace(PLAIN, decisions=(Decision("d", Outcome.ACCEPTED, date(2026, 11, 20), 1),)),
        "1 decision",
    ),
    "a weighing": (
        replace(PLAIN, weighings=(Weighing("w", Occasion.ROUND, NOW, 1, ()),)),
        "1 kept weighing",
    ),
    "thrown away": (replace(PLAIN, trashed_at=NOW), "in the trash now"),
}


@pytest.mark.parametrize("case", CASES)
def test_what_differs_in_words(case: str) -> None:
    now, words = CASES[case]
    assert ", ".join(company_differences(now, PLAIN)) == words


def test_nothing_but_times() -> None:
    assert company_differences(replace(PLAIN, updated_at=NOW + timedelta(1)), PLAIN) == ()


def test_the_trash() -> None:
    thrown = replace(PLAIN, trashed_at=NOW)
    later = replace(PLAIN, trashed_at=NOW + timedelta(1))
    assert company_differences(PLAIN, thrown) == ("in the trash then",)
    assert company_differences(later, thrown) == ("day in the trash",)
    found = differences({}, {"a": thrown})
    assert difference_words(found.companies[0]) == "only in the backup, in the trash then"
    found = differences({"a": thrown}, {})
    assert difference_words(found.companies[0]) == "only now, not in the backup, in the trash now"


def test_the_order_of_people() -> None:
    two = (Person("p"), Person("q"))
    assert company_differences(replace(PLAIN, people=two), replace(PLAIN, people=two[::-1])) == (
        "order of the people",
    )


def _record() -> st.SearchStrategy[Company]:
    few = st.sampled_from(["", "x"])
    reasons = st.lists(
        st.builds(
            Reason,
            st.sampled_from("abcd"),
            st.just(Side.DECLINE),
            few,
            st.integers(1, 2),
            st.sampled_from(Mark),
            st.booleans(),
            few,
            st.none() | few,
            st.booleans(),
        ),
        max_size=4,
        unique_by=lambda reason: reason.id,
    ).map(tuple)

    return st.builds(
        Company,
        id=st.just("a"),
        created_at=st.just(NOW),
        updated_at=st.just(NOW),
        name=few,
        role=few,
        round=st.integers(1, 2),
        interview_at=st.none() | st.just(datetime(2026, 12, 1)),
        status=st.sampled_from(Status),
        notes=few,
        reasons=reasons,
        **parts(identities=st.sampled_from("ab"), lines=few, notes=few, moments=utc_moments, reasons=reasons),
    )


@given(_record(), _record())
def test_a_difference_is_found_where_there_is_one(one: Company, other: Company) -> None:
    assert bool(company_differences(one, other)) == (not same_content(one, other))
    assert company_differences(one, one) == ()


# All of them


def test_where_each_is_found() -> None:
    contoso, gone = replace(PLAIN, id="b", name="Contoso"), replace(PLAIN, id="c", name=" ")
    found = differences(
        {"a": PLAIN, "b": contoso, "same": PLAIN},
        {"a": replace(PLAIN, notes=""), "c": gone, "same": PLAIN},
        same=10,
    )
    assert [(one.name, one.standing) for one in found.companies] == [
        ("Adatum", Standing.DIFFERS),
        ("Unnamed company", Standing.ONLY_THEN),
        ("Contoso", Standing.ONLY_NOW),
    ]
    assert [difference_words(one) for one in found.companies] == [
        "notes",
        "only in the backup",
        "only now, not in the backup",
    ]
    assert found.same == 11
    assert summary_words(found) == (
        "1 company differs, 1 is only in the backup, 1 is only here now; 11 are the same."
    )


def test_many() -> None:
    ids = [str(number) for number in range(1_200)]
    now = {key: replace(PLAIN, id=key, notes="now") for key in ids}
    then = {key: replace(PLAIN, id=key) for key in ids}
    only_then = {f"t{key}": company for key, company in then.items()}
    only_now = {f"n{key}": company for key, company in now.items()}
    found = differences(now | only_now, then | only_then, same=1)
    assert summary_words(found) == (
        "1,200 companies differ, 1,200 are only in the backup, 1,200 are only here now; 1 is the same."
    )


def test_nothing_differs() -> None:
    assert (
        summary_words(differences({"a": PLAIN}, {"a": PLAIN})) == "This backup holds just what is here now."
    )


PRIORITY = Priority("far", Side.DECLINE, "Too far")


def test_what_counts_for_all() -> None:
    one = Common((PRIORITY,), {"ask": ("a", "b"), "same": ("", "")}, "Jo")
    other = Common((), {"accept": ("a", "b"), "same": ("", "")})
    assert common_differences(one, one) == ()
    assert common_differences(one, other) == ("my priorities", "2 letters", "how I sign")
    assert common_differences(NOTHING_COMMON, Common(letters={"ask": ("a", "b")})) == ("1 letter",)
    found = differences({"a": PLAIN}, {"a": PLAIN}, common_now=one)
    assert summary_words(found) == (
        "No company differs; 1 is the same. For all companies, this differs: my priorities, 2 letters, how I "
        "sign."
    )
