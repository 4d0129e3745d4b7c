"""Backups by their names: numbered whatever the clock says, made and kept by turns, said in words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_helper.domain.backups import (
    KEPT,
    BackupName,
    Kind,
    backup_words,
    before_label,
    date_words,
    highest_number,
    is_due,
    kind_words,
    parse_name,
    scheduled_kind,
    size_words,
    superfluous,
)

TODAY = date(2026, 11, 23)
labels = st.sampled_from(["daily", "weekly", "monthly", "by-hand", "before-import", "before-version-3"])
names = st.builds(BackupName, st.integers(1, 10**9), st.dates(), labels)


def name(number: int, label: str = "daily", on: date | None = TODAY) -> BackupName:
    return BackupName(number, on, label)


@given(names)
def test_a_name_says_what_it_was_made_of(made: BackupName) -> None:
    assert parse_name(made.file_name) == made


@pytest.mark.parametrize(
    ("file_name", "kind"),
    [
        ("000015-2026-11-23-daily.db", Kind.DAILY),
        ("000015-2026-11-23-weekly.db", Kind.WEEKLY),
        ("000015-2026-11-23-monthly.db", Kind.MONTHLY),
        ("000015-2026-11-23-by-hand.db", Kind.BY_HAND),
        ("1000015-2026-11-23-before-import.db", Kind.BEFORE),
        ("000001-before-import.db", Kind.BEFORE),
    ],
)
def test_names_of_every_kind(file_name: str, kind: Kind) -> None:
    found = parse_name(file_name)
    assert found is not None
    assert found.kind is kind
    assert found.file_name == file_name


@pytest.mark.parametrize(
    "file_name",
    [
        "companies.db",
        "mine.db",
        "15-2026-11-23-daily.db",
        "0000015-2026-11-23-daily.db",
        "٠٠٠٠١٥-2026-11-23-daily.db",
        "000015-2026-13-45-daily.db",
        "000015-daily.db",
        "000015-2026-11-23-hourly.db",
        "000015-2026-11-23-before-.db",
        "000015-2026-11-23-before-Import.db",
        "000015-2026-11-23-daily.db.txt",
        "x000015-2026-11-23-daily.db",
        "000015-2026-11-23-daily.db\n",
        "9" * 30 + "-2026-11-23-daily.db",
        ".000015-2026-11-23-daily.db.part",
    ],
)
def test_other_files_are_none_of_ours(file_name: str) -> None:
    assert parse_name(file_name) is None


@pytest.mark.parametrize("why", ["", "../import", "Import", "a b", "import\n", "ä"])
def test_only_a_plain_word_says_what_a_backup_comes_before(why: str) -> None:
    with pytest.raises(ValueError, match="not a word"):
        before_label(why)
    assert before_label("version-3") == "before-version-3"


def test_the_highest_number() -> None:
    assert highest_number([]) == 0
    assert highest_number([name(7), name(12), name(3)]) == 12


# When one is due


def test_one_is_due_when_the_day_is_another() -> None:
    assert is_due([], TODAY)
    assert is_due([name(1, "before-import")], TODAY)
    assert not is_due([name(1)], TODAY)
    assert not is_due([name(1, "weekly"), name(2, "before-import", TODAY - timedelta(9))], TODAY)
    assert is_due([name(1, on=TODAY - timedelta(1))], TODAY)


@pytest.mark.parametrize("years", [-10, 10])
def test_a_clock_that_was_set_wrong_and_right_again(years: int) -> None:
    wrong = TODAY.replace(year=TODAY.year + years)
    made = [name(1)]
    assert is_due(made, wrong)
    made.append(name(2, on=wrong))
    assert not is_due(made, wrong)
    # Right again: what was made under the wrong date holds nothing up.
    assert is_due(made, TODAY)
    made.append(name(3))
    assert not is_due(made, TODAY)


# Which kind


def schedule(days: int, clock: list[date] | None = None) -> tuple[list[BackupName], list[BackupName]]:
    """So many days of use: every backup that was made, and those that are left."""
    kept: list[BackupName] = []
    made = []
    for day in range(days):
        on = clock[day % len(clock)] if clock else TODAY + timedelta(day)
        new = BackupName(highest_number(kept) + 1, on, scheduled_kind(kept))
        kept.append(new)
        made.append(new)
        for old in superfluous(kept, new):
            kept.remove(old)
    return made, kept


def test_every_seventh_is_weekly_and_every_fourth_of_those_monthly() -> None:
    made, _ = schedule(60)
    kinds = {place: one.kind for place, one in enumerate(made, 1)}
    assert [place for place, kind in kinds.items() if kind is Kind.WEEKLY] == [7, 14, 21, 35, 42, 49]
    assert [place for place, kind in kinds.items() if kind is Kind.MONTHLY] == [28, 56]


def test_a_year_is_kept_in_steps() -> None:
    made, kept = schedule(400)
    count = {kind: sum(one.kind is kind for one in kept) for kind in Kind}
    assert count == {Kind.DAILY: 12, Kind.WEEKLY: 10, Kind.MONTHLY: 9, Kind.BY_HAND: 0, Kind.BEFORE: 0}
    assert kept[-1] == made[-1]
    assert kept[0].number == 28 * 6
    # Of each kind the newest.
    for kind in count:
        of_kind = [one for one in made if one.kind is kind]
        assert [one for one in kept if one.kind is kind] == of_kind[-KEPT.get(kind, 0) :]


def test_the_clock_has_no_say_in_it() -> None:
    _, right = schedule(100)
    jumping = [TODAY.replace(year=year) for year in (2036, 2016, 2026)]
    _, wrong = schedule(100, jumping)
    assert [(one.number, one.label) for one in wrong] == [(one.number, one.label) for one in right]


# What is kept


def test_of_each_kind_the_newest_stay() -> None:
    known = [name(number, "before-import" if number % 2 else "by-hand") for number in range(1, 61)]
    new = name(61, "before-restore")
    dropped = superfluous(known, new)
    assert [one.number for one in dropped] == list(range(1, 39, 2))
    assert all(one.kind is Kind.BEFORE for one in dropped)


def test_nothing_is_dropped_while_there_is_room() -> None:
    assert superfluous([name(number) for number in range(1, 12)], name(12)) == []


@given(st.lists(names, max_size=80, unique_by=lambda one: one.file_name), names)
def test_what_was_made_stays_and_so_do_enough(known: list[BackupName], made: BackupName) -> None:
    dropped = superfluous([*known, made], made)
    assert made not in dropped
    assert set(dropped) <= set(known)
    left = {*known, made} - set(dropped)
    for kind in Kind:
        before = {one for one in {*known, made} if one.kind is kind}
        after = {one for one in left if one.kind is kind}
        assert len(after) == min(len(before), KEPT.get(kind, len(before)))


# In words


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("daily", "daily"),
        ("weekly", "weekly"),
        ("monthly", "monthly"),
        ("by-hand", "by hand"),
        ("before-import", "before an import"),
        ("before-restore", "before restoring another"),
        ("before-version-3", "before a change of the data file"),
        ("before-spring-cleaning", "before spring cleaning"),
    ],
)
def test_kinds_in_words(label: str, words: str) -> None:
    assert kind_words(name(1, label)) == words


def test_days_in_words() -> None:
    assert date_words(name(1), TODAY) == "Mon 23 Nov"
    assert date_words(name(1), TODAY.replace(year=2027)) == "Mon 23 Nov 2026"
    assert date_words(name(1, "before-import", None), TODAY) == "no date"
    assert backup_words(name(1), TODAY) == "the backup of Mon 23 Nov (daily)"
    assert backup_words(name(1, "before-import", None), TODAY) == "the backup (before an import)"


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "1 KB"), (90_112, "90 KB"), (999_499, "999 KB"), (1_234_567, "1.2 MB"), (33_071_104, "33.1 MB")],
)
def test_sizes_in_words(size: int, words: str) -> None:
    assert size_words(size) == words
