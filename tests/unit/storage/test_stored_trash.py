"""The trash in the data file: out of every list, whole in its own, and gone when it is erased."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zlib import crc32

import pytest
from stored_companies import CREATED, NOW, company, raw, summary_of

from interview_helper.domain.company import Company
from interview_helper.storage.database import Database
from interview_helper.storage.errors import Damaged
from interview_helper.storage.schema import SHARED_NAMES
from interview_helper.storage.trash import TOLD, told_value

DAY = timedelta(days=1)
HERE = company("here")
OLDER = company("older", trashed_at=CREATED + DAY)
NEWER = company("newer", trashed_at=CREATED + DAY + timedelta(milliseconds=250))
LATEST = company("latest", trashed_at=CREATED + 2 * DAY)
SECRET = "Zanzibar \N{GREEK SMALL LETTER OMEGA} Holdings"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "companies.db"


@pytest.fixture
def database(file: Path) -> Iterator[Database]:
    with closing(Database.open(file)) as opened:
        yield opened


def ids(companies: list[Company]) -> list[str]:
    return [one.id for one in companies]


def test_what_is_thrown_away_is_in_no_list(database: Database) -> None:
    database.write([HERE, LATEST, OLDER, NEWER])
    assert ids(list(database.companies())) == ["here"]
    assert [one.id for one in database.summaries(NOW)] == ["here"]
    assert [one.id for one in database.summaries(NOW, 10)] == ["here"]
    assert database.count() == 1
    assert database.company("older") == OLDER
    assert database.check() == []


def test_the_last_thrown_away_comes_first(database: Database) -> None:
    database.write([HERE, LATEST, OLDER, NEWER])
    assert [one.id for one in database.trash()] == ["latest", "newer", "older"]
    assert database.trash()[2] == summary_of(OLDER)._replace(trashed_at=OLDER.trashed_at)


def test_of_one_moment_the_last_saved_comes_first(database: Database) -> None:
    database.write([company(name, trashed_at=CREATED) for name in "abc"])
    assert [one.id for one in database.trash()] == ["c", "b", "a"]


def test_there_and_back(database: Database) -> None:
    database.write([HERE, OLDER])
    database.write([replace(OLDER, trashed_at=None), replace(HERE, trashed_at=CREATED)])
    assert [one.id for one in database.trash()] == ["here"]
    assert list(database.companies()) == [replace(OLDER, trashed_at=None)]
    assert database.count() == 1
    assert database.check() == []


def test_its_earlier_notes_stay_with_a_company(database: Database) -> None:
    database.write([company(updated_at=CREATED)])
    database.write([company(updated_at=CREATED + DAY, notes="Others")])
    database.write([company(updated_at=CREATED + DAY, notes="Others", trashed_at=CREATED + DAY)])
    assert len(database.revisions("one")) == 1
    database.write([company(updated_at=CREATED + 2 * DAY, notes="Others")])
    assert len(database.revisions("one")) == 1


def test_an_empty_trash(database: Database) -> None:
    assert database.trash() == []
    assert database.told_of_trash() == {}


class TestTold:
    def test_it_comes_back_in_utc(self, database: Database) -> None:
        there = datetime.fromisoformat("2026-11-23T01:30:00.250000-05:00")
        database.write([], shared=told_value({"one": there, "two": CREATED}))
        assert database.told_of_trash() == {"one": there, "two": CREATED}
        assert {at.tzinfo for at in database.told_of_trash().values()} == {UTC}
        database.write([], shared=told_value({}))
        assert database.told_of_trash() == {}

    def test_its_row_is_known(self) -> None:
        assert TOLD in SHARED_NAMES

    @pytest.mark.parametrize(
        "value", ["[]", "{", '{"one": 5}', '{"one": "yesterday"}', '{"one": "2026-11-23T10:42:00"}', "7"]
    )
    def test_what_makes_no_sense_is_noticed(self, file: Path, value: str) -> None:
        Database.open(file).close()
        with closing(raw(file)) as connection:
            connection.execute(
                "UPDATE shared SET value = ?, checksum = ? WHERE name = 'trash'",
                (value, crc32(value.encode())),
            )
        with closing(Database.open(file)) as database:
            with pytest.raises(Damaged, match="what was told of the trash makes no sense"):
                database.told_of_trash()
            assert database.check() == ["What was told of the trash makes no sense."]

    @pytest.mark.parametrize(
        "statement", ["UPDATE shared SET value = '{}'", "DELETE FROM shared WHERE name = 'trash'"]
    )
    def test_damage_and_loss_are_noticed(self, file: Path, statement: str) -> None:
        Database.open(file).close()
        with closing(raw(file)) as connection:
            connection.execute(statement)
        with closing(Database.open(file)) as database:
            with pytest.raises(Damaged):
                database.told_of_trash()
            assert len(database.check()) == 1


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE company SET trashed_at = NULL WHERE id = 'older'",
        "UPDATE company SET trashed_at = updated_at WHERE id = 'here'",
        "UPDATE company SET trashed_at = '2026-11-02' WHERE id = 'older'",
        "UPDATE company SET name = 'x' WHERE id = 'older'",
        "DELETE FROM company WHERE id = 'older'",
    ],
)
def test_damage_and_loss_in_the_trash_are_noticed(file: Path, statement: str) -> None:
    with closing(Database.open(file)) as database:
        database.write([HERE, OLDER])
    with closing(raw(file)) as connection:
        assert connection.execute(statement).rowcount == 1
    with closing(Database.open(file)) as database:
        assert database.check()
        with pytest.raises(Damaged):
            database.summaries(NOW)


class TestErased:
    def secret(self, number: int) -> Company:
        return company(
            "gone",
            name=f"{SECRET} name",
            role=f"{SECRET} role",
            notes=f"{SECRET} notes {number}",
            updated_at=CREATED + number * DAY,
            trashed_at=CREATED if number == 40 else None,
        )

    @pytest.mark.parametrize("number", [20, 40])
    def test_nothing_of_it_stays_in_the_file_or_beside_it(self, file: Path, number: int) -> None:
        with closing(Database.open(file)) as database:
            database.write([company(f"more {one}") for one in range(50)])
            for day in range(number + 1):
                database.write([self.secret(day)])
            assert len(database.revisions("gone")) >= 20
            database.erase(["gone"])
            assert database.company("gone") is None
            assert database.count() == 50
            assert database.check() == []
        assert [one.name for one in file.parent.iterdir() if one.stat().st_size] == [file.name]
        assert SECRET.encode() not in file.read_bytes()
        assert SECRET[:8].casefold().encode() not in file.read_bytes().lower()

    def test_the_text_was_there_before(self, file: Path) -> None:
        """The control of the test above: a look at the bytes does find it."""
        with closing(Database.open(file)) as database:
            database.write([self.secret(0)])
        assert SECRET.encode() in file.read_bytes()

    def test_the_file_shrinks(self, file: Path) -> None:
        with closing(Database.open(file)) as database:
            database.write([company(f"one {one}", notes="x" * 5_000) for one in range(100)])
            before = file.stat().st_size
            database.erase([f"one {one}" for one in range(100)])
            assert file.stat().st_size < before / 4

    def test_what_is_not_there_is_no_error(self, database: Database) -> None:
        database.write([HERE])
        database.erase(["nobody"])
        database.erase([])
        assert database.count() == 1
