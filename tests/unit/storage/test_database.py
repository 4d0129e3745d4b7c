"""Saving and reading back: by example, and against a dictionary that does the same."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from stored_companies import CREATED, NOW, REASONS, companies, company, summary_of

from interview_helper.domain.company import Company, Status
from interview_helper.domain.ordering import Order, sort_key
from interview_helper.storage.connection import LENGTH_LIMIT
from interview_helper.storage.database import Database
from interview_helper.storage.errors import Damaged, SaveFailed


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database.open(tmp_path / "companies.db")
    yield database
    database.close()


def test_a_new_file_is_empty(database: Database) -> None:
    assert database.count() == 0
    assert database.summaries(NOW) == []
    assert database.summaries(NOW, 60) == []
    assert list(database.companies()) == []
    assert database.company("one") is None
    assert database.check() == []


def test_every_field_comes_back(tmp_path: Path) -> None:
    record = company(status=Status.DECLINED)
    database = Database.open(tmp_path / "companies.db")
    database.write([record])
    database.close()
    database = Database.open(tmp_path / "companies.db", create=False)
    assert database.company("one") == record
    assert list(database.companies()) == [record]
    assert database.summaries(NOW) == [summary_of(record)]
    assert database.count() == 1
    database.close()


def test_times_come_back_in_utc(database: Database) -> None:
    there = datetime.fromisoformat("2026-11-23T01:30:00.123456-05:00")
    database.write([company(created_at=there, updated_at=there)])
    stored = database.company("one")
    assert stored is not None
    assert stored.created_at == there
    assert stored.created_at.tzinfo is UTC
    assert database.summaries(NOW)[0].updated_at.tzinfo is UTC


def test_the_order_is_that_of_the_first_save(database: Database) -> None:
    database.write([company("b"), company("a")])
    database.write([company("c")])
    database.write([company("b", name="Changed")])
    assert [record.id for record in database.companies()] == ["b", "a", "c"]


def test_fewer_reasons_and_an_emptied_note(database: Database) -> None:
    database.write([company()])
    shorter = company(reasons=REASONS[1:2], notes="")
    database.write([shorter])
    assert database.company("one") == shorter
    bare = company(reasons=(), interview_at=None)
    database.write([bare])
    assert database.company("one") == bare
    assert database.check() == []


def test_what_did_not_change_is_not_written(database: Database) -> None:
    database.write([company()])
    before = database._connection.total_changes
    database.write([company(name="Another name")])
    # The company's own row and the total; not its note, not its reasons.
    assert database._connection.total_changes - before == 2


def test_deleting_takes_note_and_reasons_along(database: Database) -> None:
    database.write([company("one"), company("two")])
    database.write([company("three")], ["one", "never there"])
    assert [record.id for record in database.companies()] == ["two", "three"]
    assert database.company("one") is None
    assert database.count() == 2
    assert database._connection.execute("SELECT count(*) FROM reason").fetchone() == (6,)
    assert database._connection.execute("SELECT count(*) FROM note").fetchone() == (2,)


def test_deleted_text_is_gone_from_the_file(tmp_path: Path) -> None:
    file = tmp_path / "companies.db"
    database = Database.open(file)
    database.write([company("one", notes="what nobody may read"), company("two")])
    database.write([], ["one"])
    database.close()
    assert b"what nobody may read" not in file.read_bytes()


def test_a_refused_save_changes_nothing(database: Database) -> None:
    database.write([company("one")])
    with pytest.raises(SaveFailed, match="half a character"):
        database.write([company("one", name="Changed"), company("two", notes="\ud800")], ["one"])
    assert list(database.companies()) == [company("one")]
    database.write([company("one", name="Changed")])
    assert database.check() == []


def test_what_is_too_long_for_a_row_is_refused(database: Database) -> None:
    with pytest.raises(SaveFailed, match="Export"):
        database.write([company(notes="x" * (LENGTH_LIMIT + 1))])
    assert database.count() == 0


def test_any_other_error_rolls_back_too(database: Database) -> None:
    class Interrupted(BaseException):
        pass

    def interrupting() -> Iterator[Company]:
        yield company("one")
        raise Interrupted

    with pytest.raises(Interrupted):
        database.write(interrupting())  # type: ignore[arg-type]
    assert database.count() == 0
    database.write([company("one")])
    assert database.count() == 1


def test_columns_take_their_own_type_only(database: Database) -> None:
    database.write([company()])
    with pytest.raises(Exception, match="cannot store TEXT value in INTEGER column"):
        database._connection.execute("UPDATE company SET round = 'two'")


def test_a_file_that_was_moved_takes_no_save(tmp_path: Path) -> None:
    file = tmp_path / "companies.db"
    elsewhere = tmp_path / "elsewhere.db"
    database = Database.open(file)
    file.rename(elsewhere)
    with pytest.raises(SaveFailed, match="moved, replaced or deleted"):
        database.write([company()])
    file.write_bytes(elsewhere.read_bytes())
    with pytest.raises(SaveFailed, match="moved, replaced or deleted"):
        database.write([company()])
    file.unlink()
    elsewhere.rename(file)
    database.write([company()])
    assert database.count() == 1
    database.close()


def test_closing_twice(tmp_path: Path) -> None:
    database = Database.open(tmp_path / "companies.db")
    database.close()
    database.close()
    Database.open(tmp_path / "companies.db").close()


def test_damage_found_while_saving(tmp_path: Path) -> None:
    file = tmp_path / "companies.db"
    database = Database.open(file)
    database.write([company()])
    database.close()
    database = Database.open(file)
    # Behind the program's back, and before it has read that page.
    with file.open("r+b") as bytes_:
        root = database._connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'reason'"
        ).fetchone()[0]
        bytes_.seek((root - 1) * 4096)
        bytes_.write(b"\xff" * 4096)
    with pytest.raises(Damaged):
        database.write([company(name="Changed")])
    database.close()


class Saving(RuleBasedStateMachine):
    """The database does what a dictionary does, whatever the order of saves, deletions and restarts."""

    IDENTITIES = st.sampled_from(["a", "b", "c", "ä", ""])

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.file = Path(self.folder.name) / "companies.db"
        self.database = Database.open(self.file)
        self.expected: dict[str, Company] = {}

    @rule(changed=st.lists(companies(IDENTITIES), max_size=3), deleted=st.lists(IDENTITIES, max_size=2))
    def save(self, changed: list[Company], deleted: list[str]) -> None:
        self.database.write(changed, deleted)
        for identity in deleted:
            self.expected.pop(identity, None)
        self.expected.update({record.id: record for record in changed})

    @rule(identity=IDENTITIES, hours=st.integers(-100, 100))
    def edit(self, identity: str, hours: int) -> None:
        record = self.expected.get(identity)
        if record is not None:
            self.save([replace(record, updated_at=CREATED + timedelta(hours=hours))], [])

    @rule()
    def restart(self) -> None:
        self.database.close()
        self.database = Database.open(self.file, create=False)

    @rule()
    def back_up_and_go_on_with_the_backup(self) -> None:
        copy = self.file.with_name("copy.db")
        self.database.backup(copy)
        self.database.close()
        copy.replace(self.file)
        self.database = Database.open(self.file, create=False)

    @invariant()
    def same(self) -> None:
        assert list(self.database.companies()) == list(self.expected.values())
        assert {identity: self.database.company(identity) for identity in "abcä"} == {
            identity: self.expected.get(identity) for identity in "abcä"
        }
        assert self.database.count() == len(self.expected)
        key = sort_key(Order.NEXT_DATE, NOW)
        assert self.database.summaries(NOW) == sorted(map(summary_of, self.expected.values()), key=key)

    def teardown(self) -> None:
        assert self.database.check() == []
        self.database.close()
        self.folder.cleanup()


TestSaving = Saving.TestCase
TestSaving.settings = settings(
    max_examples=25, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck)
)
