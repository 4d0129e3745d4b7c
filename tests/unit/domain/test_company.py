"""A company's record: every edit gives a new one, and what cannot be is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import FrozenInstanceError, replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from uuid import RFC_4122, UUID

import pytest
from hypothesis import given
from reason_lists import reason_lists

from interview_helper import paths
from interview_helper.domain.balance import weigh
from interview_helper.domain.company import (
    MAX_ROUND,
    Company,
    CompanySummary,
    Status,
    new_company,
    new_id,
    present,
    same_content,
    summarise,
    utc_now,
)
from interview_helper.domain.reasons import Mark, Reason, parse_catalogue
from interview_helper.domain.text import LINE_LIMIT, NOTE_LIMIT, TextRefused

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
LATER = NOON + timedelta(hours=1)
MEETING = datetime(2026, 11, 24, 10, 30)


@pytest.fixture
def company() -> Company:
    return new_company(parse_catalogue(paths.read_resource("reasons.json")), "id-1", NOON)


def test_a_new_company_is_unnamed_with_every_built_in_reason_and_nothing_marked(company: Company) -> None:
    assert (company.id, company.created_at, company.updated_at) == ("id-1", NOON, NOON)
    assert (company.name, company.role, company.round, company.interview_at) == ("", "", 1, None)
    assert (company.status, company.notes) == (Status.OPEN, "")
    assert len(company.reasons) == 11
    assert {reason.mark for reason in company.reasons} == {Mark.UNTICKED}
    assert {reason.weight for reason in company.reasons} == {3}


Edit = Callable[[Company], Company]
EDITS: dict[str, tuple[Edit, Callable[[Company], object], object]] = {
    "name": (lambda c: c.with_name("Acme"), lambda c: c.name, "Acme"),
    "role": (lambda c: c.with_role("Baker"), lambda c: c.role, "Baker"),
    "round": (lambda c: c.with_round(3), lambda c: c.round, 3),
    "date": (lambda c: c.with_interview_at(MEETING), lambda c: c.interview_at, MEETING),
    "notes": (lambda c: c.with_notes("Nice\nplace"), lambda c: c.notes, "Nice\nplace"),
    "mark": (
        lambda c: c.with_mark("boss-difficult", Mark.UNKNOWN),
        lambda c: c.reason("boss-difficult").mark,
        Mark.UNKNOWN,
    ),
    "weight": (
        lambda c: c.with_weight("values-aligned", 5),
        lambda c: c.reason("values-aligned").weight,
        5,
    ),
    "reason's note": (
        lambda c: c.with_reason_note("open-questions", "Ask Ann"),
        lambda c: c.reason("open-questions").note,
        "Ask Ann",
    ),
}


@pytest.mark.parametrize("field", EDITS)
def test_an_edit_gives_a_new_record_that_differs_in_that_alone(company: Company, field: str) -> None:
    edit, look, expected = EDITS[field]
    before = look(company)
    edited = edit(company)

    assert look(edited) == expected
    assert look(company) == before != expected
    for other, (_, look_elsewhere, _) in EDITS.items():
        if other != field:
            assert look_elsewhere(edited) == look_elsewhere(company), other
    assert [reason.id for reason in edited.reasons] == [reason.id for reason in company.reasons]
    assert (edited.id, edited.created_at, edited.updated_at) == ("id-1", NOON, NOON)
    assert not same_content(company, edited)


@pytest.mark.parametrize("field", EDITS)
def test_the_same_edit_twice_is_the_same_record(company: Company, field: str) -> None:
    edit = EDITS[field][0]
    assert edit(edit(company)) == edit(company)


def test_an_interview_date_can_be_taken_away_again(company: Company) -> None:
    assert company.with_interview_at(MEETING).with_interview_at(None) == company


def test_a_record_is_never_changed_in_place(company: Company) -> None:
    with pytest.raises(FrozenInstanceError):
        company.name = "Acme"  # type: ignore[misc]


def test_the_content_is_the_same_whatever_the_times_of_the_record(company: Company) -> None:
    assert same_content(company, replace(company, created_at=LATER, updated_at=LATER))
    assert not same_content(company, replace(company, id="id-2"))
    assert not same_content(company, replace(company, status=Status.ARCHIVED))


def test_an_unknown_reason_is_a_key_error(company: Company) -> None:
    edits: list[Edit] = [
        lambda c: c.with_mark("nobody", Mark.TICKED),
        lambda c: c.with_weight("nobody", 1),
        lambda c: c.with_reason_note("nobody", ""),
    ]
    for edit in edits:
        with pytest.raises(KeyError, match="nobody"):
            edit(company)
    with pytest.raises(KeyError, match="nobody"):
        company.reason("nobody")


@pytest.mark.parametrize("number", [1, 2, MAX_ROUND])
def test_a_round_from_1_to_99_is_taken(company: Company, number: int) -> None:
    assert company.with_round(number).round == number


@pytest.mark.parametrize("number", [0, -1, 100])
def test_any_other_round_is_refused(company: Company, number: int) -> None:
    with pytest.raises(ValueError, match=f"a round is a whole number from 1 to 99, not {number}"):
        company.with_round(number)


@pytest.mark.parametrize("zone", [UTC, timezone(timedelta(hours=2))])
def test_the_time_of_an_interview_has_no_zone(company: Company, zone: Any) -> None:
    with pytest.raises(ValueError, match="wall-clock time, without a zone"):
        company.with_interview_at(MEETING.replace(tzinfo=zone))


@pytest.mark.parametrize("field", ["created_at", "updated_at"])
def test_the_times_of_the_record_have_a_zone(company: Company, field: str) -> None:
    with pytest.raises(ValueError, match="the times of creation and change carry a zone"):
        replace(company, **{field: MEETING})


def test_edited_text_is_cleaned(company: Company) -> None:
    assert company.with_name("Acme\nLtd").name == "Acme Ltd"
    assert company.with_role("Head\tbaker").role == "Head baker"
    assert company.with_notes("one\r\ntwo").notes == "one\ntwo"
    assert company.with_reason_note("open-questions", "one\rtwo").reason("open-questions").note == "one\ntwo"


REFUSED: dict[str, Edit] = {
    "The name": lambda c: c.with_name("x" * (LINE_LIMIT + 1)),
    "The role": lambda c: c.with_role("x" * (LINE_LIMIT + 1)),
    "The note": lambda c: c.with_notes("x\n" * NOTE_LIMIT),
    "The note on this reason": lambda c: c.with_reason_note("open-questions", "x\n" * NOTE_LIMIT),
}


@pytest.mark.parametrize("field", REFUSED)
def test_text_that_does_not_fit_is_refused_by_the_name_of_its_field(company: Company, field: str) -> None:
    with pytest.raises(TextRefused, match=f"^{field} (has|would take) "):
        REFUSED[field](company)


def test_what_is_in_the_trash_is_not_there(company: Company) -> None:
    assert present(company) is company
    assert present(replace(company, trashed_at=NOON)) is None
    assert present(None) is None


def test_the_time_at_which_it_was_thrown_away_has_a_zone(company: Company) -> None:
    with pytest.raises(ValueError, match="thrown away carries a zone"):
        replace(company, trashed_at=MEETING)


def test_the_present_time_is_in_utc_to_the_millisecond() -> None:
    before = datetime.now(UTC)
    now = utc_now()
    after = datetime.now(UTC)
    assert now.tzinfo is UTC
    assert now.microsecond % 1000 == 0
    assert before - timedelta(milliseconds=1) < now <= after


def test_a_summary_is_what_the_list_shows(company: Company) -> None:
    edited = replace(
        company.with_name("Acme").with_role("Baker").with_round(2).with_interview_at(MEETING),
        status=Status.ACCEPTED,
        updated_at=LATER,
    )
    assert summarise(edited) == CompanySummary(
        id="id-1",
        name="Acme",
        role="Baker",
        round=2,
        interview_at=MEETING,
        status=Status.ACCEPTED,
        updated_at=LATER,
        accept=0,
        decline=0,
        deal_breaker=False,
        blind=False,
    )


@given(reason_lists(deal_breakers=True))
def test_a_summary_has_the_loads_of_the_balance(listed: tuple[Reason, ...]) -> None:
    summary = summarise(Company("id-1", NOON, NOON, reasons=listed))
    balance = weigh(listed)
    assert (summary.accept, summary.decline) == (balance.accept, balance.decline)


def test_an_id_is_a_random_uuid_as_python_writes_them() -> None:
    ids = [new_id() for _ in range(2000)]
    assert len(set(ids)) == 2000
    for one in ids:
        read = UUID(one)
        assert (str(read), read.version, read.variant) == (one, 4, RFC_4122)
    # Whatever is not fixed takes every value.
    for place in set(range(36)) - {8, 13, 14, 18, 19, 23}:
        assert {one[place] for one in ids} == set("0123456789abcdef")
    assert {one[19] for one in ids} == set("89ab")
