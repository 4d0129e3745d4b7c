"""What is erased from the trash by itself: nothing that the user was not told of, whatever the clock says."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_helper.domain.trash import (
    DAYS_KEPT,
    DAYS_TOLD,
    Emptying,
    cleared_sentence,
    emptied_sentence,
    emptying,
    erased_from,
    erased_sentence,
    in_backups_words,
    restore_words,
    some_words,
    told_sentence,
)
from interview_helper.domain.wording import companies_words

THROWN = datetime(2026, 11, 1, 9, 30, tzinfo=UTC)
TOLD = THROWN + timedelta(days=27)
DUE = THROWN + timedelta(days=30)
MOMENT = timedelta(milliseconds=1)
NOTHING = Emptying((), ())
TELL = Emptying((), ("a",))
ERASE = Emptying(("a",), ())


def at(now: datetime, told: datetime | None = None, thrown: datetime = THROWN) -> Emptying:
    return emptying({"a": thrown}, {} if told is None else {"a": told}, now)


def test_a_month_goes_by() -> None:
    assert (DAYS_KEPT, DAYS_TOLD) == (30, 3)
    assert at(THROWN) == NOTHING
    assert at(TOLD - MOMENT) == NOTHING
    assert at(TOLD) == TELL
    assert at(TOLD + MOMENT, told=TOLD) == NOTHING
    assert at(DUE - MOMENT, told=TOLD) == NOTHING
    assert at(DUE, told=TOLD) == ERASE


def test_a_month_without_a_start_changes_only_the_day() -> None:
    late = DUE + timedelta(days=100)
    assert at(late) == TELL
    assert at(late + timedelta(days=3) - MOMENT, told=late) == NOTHING
    assert at(late + timedelta(days=3), told=late) == ERASE


def test_who_was_told_half_a_year_ago_is_told_again() -> None:
    assert at(TOLD + timedelta(days=180), told=TOLD) == ERASE
    assert at(TOLD + timedelta(days=180) + MOMENT, told=TOLD) == TELL


def test_what_was_told_of_an_earlier_stay_counts_no_more() -> None:
    again = TOLD + timedelta(days=1)
    assert at(again + timedelta(days=20), told=TOLD, thrown=again) == NOTHING
    assert at(again + timedelta(days=30), told=TOLD, thrown=again) == TELL


@pytest.mark.parametrize("years", [-10, 10])
def test_a_clock_that_jumps_erases_nothing(years: int) -> None:
    jump = timedelta(days=365 * years)
    for told in (None, TOLD):
        for day in range(40):
            assert not at(THROWN + timedelta(days=day) + jump, told).erase


def test_a_clock_that_was_wrong_when_the_user_was_told() -> None:
    for years in (-10, 10):
        assert at(DUE, told=TOLD + timedelta(days=365 * years)) == TELL


moments = st.datetimes(datetime(2016, 1, 1), datetime(2037, 1, 1), timezones=st.just(UTC))
starts = st.lists(st.timedeltas(timedelta(days=-20), timedelta(days=20)), max_size=60)
jumps = st.sampled_from([timedelta(0)] * 8 + [timedelta(days=3_650), timedelta(days=-3_650)])


@given(thrown=moments, steps=starts, data=st.data())
def test_nothing_goes_without_a_word_at_an_earlier_start(
    thrown: datetime, steps: list[timedelta], data: st.DataObject
) -> None:
    """Starts at any times, by a clock that also goes back and jumps."""
    now, told, said = thrown, {}, []
    for step in steps:
        now += step + data.draw(jumps)
        due = emptying({"a": thrown}, told, now)
        assert not (due.erase and due.tell)
        assert erased_from(thrown, told.get("a"), now) - thrown >= timedelta(days=30)
        if due.tell:
            told["a"] = now
            said.append(now)
        if due.erase:
            assert said, "nobody was told"
            assert now - said[-1] >= timedelta(days=3)
            assert now - thrown >= timedelta(days=30)
            assert erased_from(thrown, said[-1], now) <= now
            return


@given(moments, st.none() | moments, st.integers(0, 60))
def test_the_time_that_is_shown_is_kept(thrown: datetime, told: datetime | None, days: int) -> None:
    """What will be erased from then on is not erased before."""
    now = thrown + timedelta(days=days)
    if told is not None and not thrown <= told <= now:
        told = None
    earliest = erased_from(thrown, told, now)
    told = told or now
    assert not at(earliest - MOMENT, told, thrown).erase
    if earliest - told <= timedelta(days=180):
        assert at(earliest, told, thrown) == ERASE


def test_several_at_once_in_their_order() -> None:
    trashed = {"new": DUE, "old": THROWN, "told": THROWN, "older": THROWN - timedelta(days=9)}
    assert emptying(trashed, {"told": TOLD, "gone": TOLD}, DUE) == Emptying(("told",), ("old", "older"))


def test_words() -> None:
    assert companies_words(1_234) == "1,234 companies"
    assert told_sentence(1) == "1 company in the trash will be erased for good in 3 days."
    assert told_sentence(2) == "2 companies in the trash will be erased for good in 3 days."
    assert emptied_sentence(1) == (
        "1 company that lay in the trash for 30 days was erased for good. Backups may still hold it."
    )
    assert restore_words(["Adatum"]) == "Restore “Adatum” from the trash"
    assert restore_words(["Adatum", ""]) == "Restore 2 companies from the trash"
    assert some_words([" "]) == "“Unnamed company”"
    assert some_words(["x" * 100]) == f"“{'x' * 39}…”"


def test_words_on_backups() -> None:
    assert in_backups_words(1, 0, 0) == (
        "1 backup still holds what you erased. It would be rewritten without it; all else in it stays."
    )
    assert in_backups_words(3, 1, 1) == (
        "3 backups still hold what you erased. Each would be rewritten without it; all else in them stays. "
        "1 backup that holds it is of an older version: it would be removed whole. "
        "1 backup could not be read and may still hold it; it is left as it is."
    )
    assert in_backups_words(0, 2, 2) == (
        "2 backups that hold it are of an older version: they would be removed whole. "
        "2 backups could not be read and may still hold it; they are left as they are."
    )


def test_what_has_been_erased() -> None:
    assert erased_sentence("“A”", 0, 0) == "Erased for good: “A”. No backup holds it."
    assert erased_sentence("“A”", 1, 0) == "Erased for good: “A”. 1 backup still holds it."
    assert erased_sentence("“A”", 2, 1) == "Erased for good: “A”. 2 backups still hold it."
    assert erased_sentence("“A”", 0, 1).startswith("Erased for good: “A”. 1 backup could not be read")


def test_what_came_of_the_backups() -> None:
    assert cleared_sentence(0, 0, []) == "No backup held it."
    assert cleared_sentence(3, 0, []) == "Erased from 3 backups."
    assert cleared_sentence(1, 1, ["a.db"]) == (
        "Erased from 1 backup. 1 backup of an older version removed. Not done, and may still hold it: a.db."
    )
    assert cleared_sentence(0, 0, list("abcdef")) == (
        "Not done, and may still hold it: a, b, c, d and 2 more."
    )
