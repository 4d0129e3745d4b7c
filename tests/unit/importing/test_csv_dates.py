"""Dates as people write them."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_helper.importing.csv_dates import DateOrder, Orders, orders_of, read_date, read_time

DAY, MONTH = DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST
NOV_24 = datetime(2026, 11, 24)
TEN = datetime(2026, 11, 24, 10)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2026-11-24", NOV_24),
        ("2026-11-24T10:00", TEN),
        (" 2026-11-24 10:00:00.000 ", TEN),
        ("2026/11/24 10:00", TEN),
        ("24.11.2026", NOV_24),
        ("24.11.26, 10.00 Uhr", TEN),
        ("24. 11. 2026 10h00", TEN),
        ("24/11/2026 10:00 AM", TEN),
        ("11/24/2026 at 10 am", TEN),
        ("24-11-2026", NOV_24),
        ("24 Nov 2026", NOV_24),
        ("24-Nov-26", NOV_24),
        ("24th November 2026, 10:00", TEN),
        ("Nov 24, 2026", NOV_24),
        ("Tue 24 Nov 2026, 10:00", TEN),
        ("Tuesday, November 24, 2026 10:00", TEN),
        ("Di, 24. November 2026 um 10 Uhr", TEN),
        ("24 de noviembre de 2026", NOV_24),
        ("2026年11月24日 10:00", TEN),
        ("24.03.2026", datetime(2026, 3, 24)),
        ("24. März 2026", datetime(2026, 3, 24)),
        ("24 août 2026", datetime(2026, 8, 24)),
        ("5/5/2026", datetime(2026, 5, 5)),
    ],
)
def test_dates_that_can_be_read_one_way(text: str, at: datetime) -> None:
    assert read_date(text, None) == at


NO_DATES = (
    "soon",
    "24 Nov",
    "5",
    "31.02.2026",
    "13/13/2026",
    "2026-11-24 99:00",
    "24.11.2026 later",
    "x" * 200,
    "03/04/2026",
    "2026-11-24T10:00+99:00",
    "0001-01-01T00:00+14:00",
)


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_date(text, None)


def test_the_order_of_day_and_month() -> None:
    assert read_date("03/04/2026", DAY) == datetime(2026, 4, 3)
    assert read_date("03/04/2026", MONTH) == datetime(2026, 3, 4)
    with pytest.raises(ValueError, match="month"):
        read_date("24/11/2026", MONTH)
    assert orders_of(["2026-01-02", "", "x"]) == Orders(DAY)
    assert orders_of(["03/04/2026", "24/11/2026"]) == Orders(DAY, "03/04/2026", True)
    assert orders_of(["03/04/2026", "11/24/2026 10:00"]) == Orders(MONTH, "03/04/2026", True)
    assert orders_of(["Tue 03-04-26", "5/5/2026"]) == Orders(None, "Tue 03-04-26", True)
    assert orders_of(["5/5/2026"]) == Orders(DAY)


def test_a_time_with_a_zone_becomes_the_time_here() -> None:
    expected = datetime.fromisoformat("2026-11-24T10:00:00+00:00").astimezone().replace(tzinfo=None)
    assert read_date("2026-11-24T10:00:00Z", None) == expected
    assert read_date("2026-11-24 10:00 UTC", None) == expected
    assert read_date("2026-11-24 11:00 +0100", None) == expected


def test_times_of_day() -> None:
    told = {"10:00": (10, 0), "2 pm": (14, 0), "12:30 AM": (0, 30), "12 p.m.": (12, 0), "9.15 Uhr": (9, 15)}
    assert {text: (read_time(text).hour, read_time(text).minute) for text in told} == told
    for text in ("13 pm", "10", "25:00", "noon", ""):
        with pytest.raises(ValueError, match=r".*"):
            read_time(text)


@given(
    st.text(max_size=40) | st.from_regex(r"[0-9./: -]{1,24}", fullmatch=True),
    st.none() | st.sampled_from(DateOrder),
)
def test_any_text_is_a_date_or_a_value_error(text: str, order: DateOrder | None) -> None:
    try:
        at = read_date(text, order)
    except ValueError:
        return
    assert at.tzinfo is None


@given(st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2099, 12, 31)))
def test_what_is_written_with_an_order_is_read_with_it(at: datetime) -> None:
    at = at.replace(second=0, microsecond=0)
    assert read_date(f"{at:%d/%m/%Y %H:%M}", DAY) == at
    assert read_date(f"{at:%m/%d/%y %I:%M %p}", MONTH) == at
    assert read_date(at.isoformat(), None) == at
