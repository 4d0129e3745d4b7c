"""How much there should be is right after any sequence of saves, and a lost row is noticed by it."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from stored_companies import CREATED, NOW, company

from interview_helper.domain.company import Company
from interview_helper.storage import totals
from interview_helper.storage.database import Database
from interview_helper.storage.errors import BadRow, Damaged, SaveFailed
from interview_helper.storage.totals import Total, add, add_to_total, compare_total, total

DAY = timedelta(days=1)


def test_changes_are_added() -> None:
    assert add([]) == Total(0, 0, 0, 0, 0)
    assert add([Total(1, 2, 3, 4, 5), Total(companies=1), Total(revisions=-4)]) == Total(2, 2, 3, 0, 5)


def test_saves_are_counted(tmp_path: Path) -> None:
    with closing(Database.open(tmp_path / "companies.db")) as database:
        assert database.saves() == 0
        database.write([company("one"), company("two")])
        database.write([], ["one"])
        database.write([])
        assert database.saves() == 3
        add_to_total(database._connection, [], saves=0)
        assert database.saves() == 3
        database.erase(["two"])
        assert database.saves() == 4
    with closing(Database.open(tmp_path / "companies.db")) as database:
        assert database.saves() == 4


def test_a_save_that_failed_counts_nothing(tmp_path: Path) -> None:
    with closing(Database.open(tmp_path / "companies.db")) as database:
        database.write([company("one")])
        before = total(database._connection)
        with pytest.raises(SaveFailed):
            database.write([company("two"), company("three", notes="\ud800")])
        assert total(database._connection) == before
        assert database.saves() == 1


def test_a_lost_row_is_noticed(tmp_path: Path) -> None:
    with closing(Database.open(tmp_path / "companies.db")) as database:
        database._connection.execute("DELETE FROM total")
        with pytest.raises(Damaged, match="not all that were saved"):
            database.saves()
        with pytest.raises(BadRow):
            total(database._connection)
        with pytest.raises(Damaged):
            database.count()
        assert database.check() == ["The companies in it are not all that were saved."]


@pytest.mark.parametrize("wrong", [(1, 1, 7), (2, 0, 7), (2, 1, 8)])
def test_every_number_counts(wrong: tuple[int, int, int]) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(
            "CREATE TABLE total (companies, trashed, checksums, revisions, revision_checksums, saves)"
        )
        connection.execute("INSERT INTO total VALUES (2, 1, 7, 0, 0, 0)")
        compare_total(connection, 2, 1, 7)
        with pytest.raises(BadRow, match="not all that were saved"):
            compare_total(connection, *wrong)


identities = st.sampled_from("abcdef")


class Saving(RuleBasedStateMachine):
    """Companies that are written, thrown away, restored and erased, and what the file should count."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.database = Database.open(Path(self.folder.name) / "companies.db")
        self.held: dict[str, Company] = {}
        self.saves = 0
        self.now = CREATED

    def write(self, changed: list[Company], deleted: list[str]) -> None:
        self.database.write(changed, deleted)
        self.saves += 1
        for gone in deleted:
            self.held.pop(gone, None)
        self.held |= {one.id: one for one in changed}

    def version(self, identity: str, notes: str, *, trashed: bool) -> Company:
        self.now += DAY
        thrown = self.now if trashed else None
        return company(identity, notes=notes, updated_at=self.now, trashed_at=thrown)

    @rule(
        wanted=st.sets(identities, max_size=3), notes=st.sampled_from(["", "a", "b"]), trashed=st.booleans()
    )
    def save(self, wanted: set[str], notes: str, trashed: bool) -> None:
        self.write([self.version(one, notes, trashed=trashed) for one in sorted(wanted)], [])

    @rule(identity=identities)
    def throw_away_or_restore(self, identity: str) -> None:
        known = self.held.get(identity)
        if known is not None:
            self.write([self.version(identity, known.notes, trashed=known.trashed_at is None)], [])

    @rule(wanted=st.sets(identities, max_size=2), other=identities)
    def delete_and_save(self, wanted: set[str], other: str) -> None:
        self.write([self.version(other, "c", trashed=False)], sorted(wanted - {other}))

    @rule(wanted=st.sets(identities, min_size=1, max_size=2))
    def erase(self, wanted: set[str]) -> None:
        self.database.erase(sorted(wanted))
        self.saves += 1
        for gone in wanted:
            self.held.pop(gone, None)

    @invariant()
    def it_adds_up(self) -> None:
        counted = totals.total(self.database._connection)
        thrown = {key for key, one in self.held.items() if one.trashed_at is not None}
        assert counted.companies == len(self.held)
        assert counted.trashed == len(thrown)
        assert counted.revisions == sum(len(self.database.revisions(key)) for key in self.held)
        assert self.database.count() == len(self.held) - len(thrown)
        assert {one.id for one in self.database.trash()} == thrown
        assert {one.id for one in self.database.summaries(NOW)} == self.held.keys() - thrown
        assert self.database.saves() == self.saves
        assert self.database.check() == []

    def teardown(self) -> None:
        self.database.close()
        self.folder.cleanup()


TestSaving = Saving.TestCase
TestSaving.settings = settings(
    max_examples=10, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
)
