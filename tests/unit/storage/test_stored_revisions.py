"""Notes as they were before: kept by saving, thinned with age, and verified."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from stored_companies import CREATED, company, raw, texts

from interview_helper.domain.revisions import Revision, thinned
from interview_helper.storage import revisions, rows
from interview_helper.storage.database import Database
from interview_helper.storage.errors import Damaged
from interview_helper.storage.totals import Total

SECOND, HOUR, DAY = timedelta(seconds=1), timedelta(hours=1), timedelta(days=1)
YEARS = timedelta(days=3_650)
LONG = "A long account of the first interview, with all that was said and by whom. " * 3


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "companies.db"


@pytest.fixture
def database(file: Path) -> Iterator[Database]:
    with closing(Database.open(file)) as opened:
        yield opened


def write(database: Database, notes: str, at: datetime, identity: str = "one", **changes: object) -> None:
    database.write([company(identity, notes=notes, updated_at=at, **changes)])


def daily(database: Database, count: int, identity: str = "one") -> None:
    """A change of the notes on each of so many days, and so one revision less."""
    for day in range(count):
        write(database, f"day {day}", CREATED + day * DAY, identity)


def found(database: Database, identity: str = "one") -> list[tuple[int, datetime, str]]:
    return [(one.place, one.at, one.text) for one in database.revisions(identity)]


class TestKept:
    def test_none_of_new_notes(self, database: Database) -> None:
        write(database, "", CREATED)
        write(database, "First", CREATED + DAY)
        assert database.revisions("one") == []
        assert database.check() == []

    def test_after_a_pause_the_text_before_it_with_its_time(self, database: Database) -> None:
        write(database, "Fri", CREATED)
        write(database, "Friendly", CREATED + SECOND)
        write(database, "Friendly.", CREATED + SECOND + HOUR)
        write(database, "Friendly. Far.", CREATED + SECOND + 2 * HOUR)
        assert database.revisions("one") == [
            Revision(2, CREATED + SECOND + HOUR, "Friendly."),
            Revision(1, CREATED + SECOND, "Friendly"),
        ]

    def test_a_pause_in_the_notes_not_in_the_rest(self, database: Database) -> None:
        write(database, "Friendly", CREATED)
        write(database, "Friendly", CREATED + HOUR - SECOND, role="Analyst")
        write(database, "Friendly.", CREATED + HOUR, role="Analyst")
        assert found(database) == [(1, CREATED, "Friendly")]

    def test_at_once_when_much_goes(self, database: Database) -> None:
        write(database, LONG, CREATED)
        write(database, "", CREATED + SECOND)
        write(database, "Anew", CREATED + 2 * SECOND)
        assert found(database) == [(1, CREATED, LONG)]

    def test_the_present_text_when_an_earlier_one_comes_back(self, database: Database) -> None:
        write(database, LONG, CREATED)
        write(database, "Something else. " * 10, CREATED + SECOND)
        write(database, LONG, CREATED + 2 * SECOND)
        assert [text for _, _, text in found(database)] == ["Something else. " * 10, LONG]

    def test_each_company_has_its_own(self, database: Database) -> None:
        daily(database, 3)
        daily(database, 2, "two")
        assert [text for _, _, text in found(database)] == ["day 1", "day 0"]
        assert [text for _, _, text in found(database, "two")] == ["day 0"]
        assert database.revisions("three") == []

    @pytest.mark.parametrize("jump", [YEARS, -YEARS])
    def test_a_clock_that_jumps_neither_mixes_nor_drops_them(
        self, database: Database, jump: timedelta
    ) -> None:
        daily(database, 30)
        for day in range(30, 60):
            write(database, f"day {day}", CREATED + day * DAY + jump)
        for day in range(60, 70):
            write(database, f"day {day}", CREATED + day * DAY)
        gone = set(thinned(range(1, 70)))
        assert [text for _, _, text in found(database)] == [
            f"day {place - 1}" for place in range(69, 0, -1) if place not in gone
        ]
        assert database.check() == []

    def test_with_the_program_closed_in_between(self, file: Path) -> None:
        for day in range(40):
            with closing(Database.open(file)) as database:
                write(database, f"day {day}", CREATED + day * DAY)
        with closing(Database.open(file)) as database:
            gone = set(thinned(range(1, 40)))
            assert [place for place, _, _ in found(database)] == [
                place for place in range(39, 0, -1) if place not in gone
            ]


waits = st.sampled_from([SECOND, 59 * timedelta(minutes=1), HOUR - SECOND, HOUR, DAY, YEARS, -SECOND, -YEARS])
edits = st.lists(
    st.tuples(waits, st.sampled_from(["more", "more", "less", "none", "all", "role"])), max_size=45
)


class History:
    """Notes that are written and cut; what must be found of them afterwards is reckoned here."""

    def __init__(self) -> None:
        self.notes = ""
        self.written_at = self.now = CREATED + 100 * YEARS
        self.worth: list[tuple[datetime, str]] = []
        self._words = 0

    def edit(self, wait: timedelta, what: str) -> None:
        self.now += wait
        before = self.notes
        if what == "more":
            self._words += 1
            self.notes = f"{before}{self._words:05d} some words;"
        elif what == "less":
            self.notes = before[: -min(len(before), 79)] if before else ""
        elif what == "none":
            self.notes = before[: len(before) // 4]
        elif what == "all":
            self._words += 1
            self.notes = "".join(f"{self._words:05d}-{number};" for number in range(12))
        if self.notes == before:
            return
        pause = not timedelta(0) <= self.now - self.written_at < HOUR
        cut = what == "all" or len(before) - len(self.notes) >= 80
        if before and (pause or (cut and len(before) >= 80)):
            self.worth.append((self.written_at, before))
        self.written_at = self.now


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(edits)
def test_what_was_worth_keeping_is_found_until_thinned(
    steps: Sequence[tuple[timedelta, str]],
) -> None:
    history = History()
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(Database.open(Path(folder) / "companies.db")) as database,
    ):
        for wait, what in steps:
            history.edit(wait, what)
            write(database, history.notes, history.now, role=what)
        gone = set(thinned(range(1, len(history.worth) + 1)))
        expected = [
            (place, at, text) for place, (at, text) in enumerate(history.worth, start=1) if place not in gone
        ]
        assert found(database) == expected[::-1]
        assert database.check() == []
        stored = database.company("one")
        assert stored is None or stored.notes == history.notes


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(texts, min_size=1, max_size=8))
def test_any_text_comes_back(notes: list[str]) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(Database.open(Path(folder) / "companies.db")) as database,
    ):
        before, expected = "", []
        for day, text in enumerate(notes):
            if text != before and before.strip():
                expected.append(before)
            write(database, text, CREATED + day * DAY)
            before = text
        assert [one.text for one in reversed(database.revisions("one"))] == expected


DAMAGE = [
    "UPDATE revision SET text = replace(text, 'day 1', 'day 7') WHERE company = 1 AND place = 2",
    "UPDATE revision SET at = '2026-11-02T09:30:01+00:00' WHERE company = 1 AND place = 2",
    "UPDATE revision SET place = 9 WHERE company = 1 AND place = 2",
    "UPDATE revision SET checksum = checksum + 1 WHERE company = 1 AND place = 2",
    "UPDATE revision SET company = 3 WHERE company = 1 AND place = 2",
]
LOSS = [
    "DELETE FROM revision WHERE company = 1 AND place = 2",
    "DELETE FROM revision",
    "UPDATE total SET revisions = revisions + 1",
    "UPDATE total SET revision_checksums = revision_checksums - 1",
]


def changed(file: Path, statement: str) -> None:
    """Three companies with revisions, then changed as no part of the program does."""
    with closing(Database.open(file)) as database:
        daily(database, 4)
        daily(database, 4, "two")
        write(database, "Notes", CREATED, "three")
    with closing(raw(file)) as connection:
        assert connection.execute(statement).rowcount > 0


@pytest.mark.parametrize("statement", DAMAGE + LOSS)
def test_damage_and_loss_are_noticed_by_the_check(file: Path, statement: str) -> None:
    changed(file, statement)
    with closing(Database.open(file)) as database:
        (sentence,) = database.check()
        assert sentence.startswith(("Notes as they were", "The notes as they were"))


@pytest.mark.parametrize("statement", DAMAGE)
def test_damage_is_noticed_when_they_are_read(file: Path, statement: str) -> None:
    changed(file, statement)
    with closing(Database.open(file)) as database:
        with pytest.raises(Damaged, match="notes as they were before are not as they were saved"):
            database.revisions("three" if "company = 3" in statement else "one")
        assert len(database.revisions("two")) == 3


def test_revisions_of_no_company_are_noticed(file: Path) -> None:
    changed(file, "DELETE FROM company WHERE id = 'two'")
    with closing(Database.open(file)) as database:
        assert len(database.check()) == 2


def test_a_time_that_is_none_is_noticed(file: Path) -> None:
    fake = revisions.revision_sum(1, 2, "yesterday", "day 1")
    changed(file, f"UPDATE revision SET at = 'yesterday', checksum = {fake} WHERE company = 1 AND place = 2")
    with (
        closing(Database.open(file)) as database,
        pytest.raises(Damaged, match="notes as they were before make no sense"),
    ):
        database.revisions("one")


def test_a_damaged_index_does_not_keep_from_saving(database: Database) -> None:
    """It knows of a revision that is not there, just when that one is to be let go."""
    daily(database, 27)

    class Hiding:
        """Says that there was nothing to delete."""

        def execute(self, statement: str, values: tuple[object, ...]) -> sqlite3.Cursor:
            if statement.startswith("DELETE"):
                return database._connection.execute("SELECT checksum FROM revision WHERE 0")
            return database._connection.execute(statement, values)

    database._connection.execute("BEGIN")
    change = revisions.keep(Hiding(), 1, "2026", "text")  # type: ignore[arg-type]
    assert change == Total(revisions=1, revision_checksums=revisions.revision_sum(1, 27, "2026", "text"))
    database._connection.execute("ROLLBACK")


def test_what_goes_with_a_company(database: Database) -> None:
    daily(database, 30)
    daily(database, 5, "two")
    database.write([], ["one"])
    assert database.revisions("one") == []
    assert len(database.revisions("two")) == 4
    assert database.check() == []
    daily(database, 3)
    assert [text for _, _, text in found(database)] == ["day 1", "day 0"]
    assert database.check() == []


def test_a_text_is_read_as_it_is_in_utc(database: Database) -> None:
    there = datetime.fromisoformat("2026-11-23T01:30:00.123-05:00")
    write(database, "Friendly", there)
    write(database, "Friendly.", there + DAY)
    (only,) = database.revisions("one")
    assert only.at == there
    assert only.at.tzinfo is UTC


def test_a_save_of_other_things_does_not_look_at_them(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    daily(database, 3)
    monkeypatch.setattr(rows, "_keep_revision", None)
    write(database, "day 2", CREATED + 99 * DAY, role="Other")
