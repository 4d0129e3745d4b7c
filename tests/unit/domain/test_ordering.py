"""Orders of the company list."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_helper.domain.balance import tilt_of
from interview_helper.domain.company import CompanySummary, Status
from interview_helper.domain.ordering import Order, sort_key, start_of_today

NOW = datetime(2026, 11, 23, 10, 42)
UPDATED = datetime(2026, 11, 20, tzinfo=UTC)


def listed(identity: str, **changes: object) -> CompanySummary:
    plain = CompanySummary(identity, "Acme", "", 1, None, Status.OPEN, UPDATED, 0, 0, False, False)
    return plain._replace(**changes)


def ids(order: Order, *companies: CompanySummary) -> list[str]:
    """The ids as listed, whatever order the companies come in."""
    key = sort_key(order, NOW)
    forwards = [company.id for company in sorted(companies, key=key)]
    backwards = list(reversed(companies))
    assert [company.id for company in sorted(backwards, key=key)] == forwards
    return forwards


def test_by_next_date() -> None:
    day = timedelta(days=1)
    assert ids(
        Order.NEXT_DATE,
        listed("archived", status=Status.ARCHIVED, interview_at=NOW + day),
        listed("declined", status=Status.DECLINED),
        listed("accepted", status=Status.ACCEPTED, interview_at=NOW - day),
        listed("long passed", interview_at=NOW - 9 * day),
        listed("passed", interview_at=NOW - day),
        listed("no date", interview_at=None),
        listed("this morning", interview_at=NOW - timedelta(hours=10)),
        listed("midnight", interview_at=datetime(2026, 11, 23)),
        listed("tomorrow", interview_at=NOW + day),
    ) == [
        "midnight",
        "this morning",
        "tomorrow",
        "no date",
        "passed",
        "long passed",
        "accepted",
        "declined",
        "archived",
    ]


def test_by_tilt() -> None:
    assert ids(
        Order.TILT,
        listed("against", accept=1, decline=9),
        listed("even b", name="b", accept=3, decline=3),
        listed("nothing weighed a", name="A"),
        listed("for", accept=9, decline=1),
        listed("only for", accept=1),
    ) == ["only for", "for", "nothing weighed a", "even b", "against"]


def test_by_name() -> None:
    assert ids(
        Order.NAME, listed("3", name="b"), listed("2", name="B"), listed("1", name="a"), listed("0", name="ß")
    ) == ["1", "2", "3", "0"]


def test_by_last_change() -> None:
    assert ids(
        Order.LAST_CHANGE,
        listed("old", updated_at=UPDATED),
        listed("new", updated_at=UPDATED + timedelta(seconds=1)),
        listed("b", name="b", updated_at=UPDATED + timedelta(days=1)),
        listed("a", name="A", updated_at=UPDATED + timedelta(days=1)),
    ) == ["a", "b", "new", "old"]


@pytest.mark.parametrize("order", Order)
def test_what_is_equal_goes_by_name_then_by_id(order: Order) -> None:
    assert ids(order, listed("3", name="b"), listed("2", name="A"), listed("1", name="a")) == ["1", "2", "3"]


@given(st.lists(st.tuples(st.integers(0, 150), st.integers(0, 150)), max_size=8))
def test_tilt_falls_down_the_list(loads: list[tuple[int, int]]) -> None:
    companies = [listed(str(number), accept=a, decline=d) for number, (a, d) in enumerate(loads)]
    tilts = [tilt_of(c.accept, c.decline) for c in sorted(companies, key=sort_key(Order.TILT, NOW))]
    assert tilts == sorted(tilts, reverse=True)


@given(st.datetimes(datetime(1990, 1, 2), datetime(2100, 1, 1)))
def test_today_begins_at_midnight_where_the_user_is(now: datetime) -> None:
    today = start_of_today(now)
    assert today == datetime(now.year, now.month, now.day)
    assert today.tzinfo is None
    local = now.replace(tzinfo=UTC).astimezone().replace(tzinfo=None)
    assert start_of_today(now.replace(tzinfo=UTC)) == start_of_today(local)
