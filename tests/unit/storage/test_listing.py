"""The order by next date, and that the first page is the beginning of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from stored_companies import NOW, company, texts

from interview_helper.domain.company import Company, Status
from interview_helper.storage.database import Database

TODAY = datetime(2026, 11, 23)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database.open(tmp_path / "companies.db")
    yield database
    database.close()


# Few values, so that many are equal; names that casefold alike, and beyond the basic plane.
names = (
    st.sampled_from(["", "acme", "Acme", "ACME", "ss", "ß", "ẞ", "Ω", "\U00010400", "\ufb01", "z"]) | texts
)
times = st.none() | st.sampled_from(
    [
        TODAY,
        TODAY - timedelta(microseconds=1),
        NOW,
        NOW + timedelta(microseconds=500),
        TODAY + timedelta(days=900),
    ]
)


@st.composite
def lists(draw: st.DrawFn) -> list[Company]:
    identities = draw(st.lists(st.integers(0, 999).map(str), unique=True, max_size=12))
    return [
        company(
            identity,
            name=draw(names),
            interview_at=draw(times),
            status=draw(st.sampled_from([Status.OPEN, *Status])),
            reasons=(),
        )
        for identity in identities
    ]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(records=lists(), limit=st.integers(0, 14))
def test_the_first_page_begins_the_list(database: Database, records: list[Company], limit: int) -> None:
    database.write(records, [record.id for record in database.companies()])
    whole = database.summaries(NOW)
    assert sorted(shown.id for shown in whole) == sorted(record.id for record in records)
    assert database.summaries(NOW, limit) == whole[:limit]


def test_the_order(database: Database) -> None:
    day = timedelta(days=1)
    ordered = [
        company("today, already over", interview_at=TODAY),
        company("tomorrow", interview_at=NOW + day),
        company("in a week", interview_at=NOW + 7 * day),
        company("no date a", name="a", interview_at=None),
        company("no date B", name="B", interview_at=None),
        company("no date c", name="c", interview_at=None),
        company("yesterday", interview_at=NOW - day),
        company("last week", interview_at=NOW - 7 * day),
        company("accepted", status=Status.ACCEPTED),
        company("declined", status=Status.DECLINED, interview_at=NOW + day),
        company("archived", status=Status.ARCHIVED, interview_at=NOW + day),
    ]
    database.write(ordered[::-1])
    names = [record.id for record in ordered]
    assert [shown.id for shown in database.summaries(NOW)] == names
    for limit in range(len(names) + 2):
        assert [shown.id for shown in database.summaries(NOW, limit)] == names[:limit]


def test_a_time_with_a_zone_means_the_day_where_the_user_is(database: Database) -> None:
    database.write(
        [company("today", interview_at=TODAY), company("passed", interview_at=TODAY - timedelta(1))]
    )
    now = NOW.astimezone(UTC)
    assert [shown.id for shown in database.summaries(now)] == ["today", "passed"]
    assert database.summaries(now, 1) == database.summaries(NOW)[:1]


def test_ten_thousand_are_not_read_for_the_first_page(database: Database) -> None:
    plan = database._connection.execute(
        "EXPLAIN QUERY PLAN SELECT number FROM company"
        " WHERE trashed_at IS NULL AND status = 'open' AND interview_at >= '2026'"
        " ORDER BY interview_at, sort_name, id LIMIT 60"
    ).fetchall()
    assert [row[-1] for row in plan] == [
        "SEARCH company USING COVERING INDEX company_order (trashed_at=? AND status=? AND interview_at>?)"
    ]
