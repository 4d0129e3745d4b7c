"""Data files of older versions: one of each is kept here, and is brought up to date whole or not at all."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from stored_companies import raw

from interview_helper.domain.reasons import parse_catalogue
from interview_helper.importing.json_file import Contents, read_contents
from interview_helper.paths import read_resource
from interview_helper.storage import migrating
from interview_helper.storage.database import Database
from interview_helper.storage.errors import BackupFailed, Damaged, OlderVersion, SaveFailed
from interview_helper.storage.looking import opened_as_it_is
from interview_helper.storage.schema import TABLES, VERSION

VERSIONS = Path(__file__).parent / "versions"
OLD = sorted(migrating.OLD)


def expected(version: int) -> Contents:
    """What is in one of the kept files, as its export says."""
    catalogue = parse_catalogue(read_resource("reasons.json"))
    exported = (VERSIONS / f"version-{version}.json").read_bytes()
    return read_contents(exported, catalogue, datetime.now(UTC))


@pytest.fixture(params=OLD)
def file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    copy = tmp_path / "data" / "companies.db"
    copy.parent.mkdir()
    shutil.copyfile(VERSIONS / f"version-{request.param}.db", copy)
    return copy


def version_of(file: Path) -> int:
    with closing(raw(file)) as connection:
        found: int = connection.execute("PRAGMA user_version").fetchone()[0]
        return found


def test_every_version_that_ever_was_has_a_file() -> None:
    assert list(range(1, VERSION)) == OLD
    every = [VERSIONS / f"version-{number}.db" for number in (*OLD, VERSION)]
    assert sorted(VERSIONS.glob("version-*.db")) == every


def test_the_present_version_is_read_as_it_was_written(tmp_path: Path) -> None:
    """The file was written once and is not made anew: what is read of it must stay the same."""
    file = tmp_path / "companies.db"
    shutil.copyfile(VERSIONS / f"version-{VERSION}.db", file)
    companies, common = expected(VERSION)
    with closing(Database.open(file)) as database:
        assert list(database.companies()) == companies
        assert database.common() == common
        assert database.check(thorough=True) == []
        assert [one.name for one in database.trash()] == ["Wide World Importers"]
        assert [one.text.splitlines()[-1] for one in database.revisions(companies[1].id)[:2]] == [
            "and more",
            "First words",
        ]
        assert len(database.told_of_trash()) == 1
    assert not (tmp_path / "backups").exists()


def test_it_holds_what_it_held(file: Path) -> None:
    companies, common = expected(version_of(file))
    with closing(Database.open(file)) as database:
        assert list(database.companies()) == companies
        assert database.check() == []
        assert database.common() == common
        database.write([companies[0].with_name("Renamed")])
    assert version_of(file) == VERSION
    with closing(raw(file)) as connection:
        assert {sql for (sql,) in connection.execute("SELECT sql FROM sqlite_schema")} >= set(TABLES)
    with closing(Database.open(file)) as database:
        assert next(database.companies()).name == "Renamed"
    # Only the first start is a migration.
    assert len(list((file.parent / "backups").iterdir())) == 1


def test_the_old_file_is_backed_up_first(file: Path) -> None:
    before = version_of(file)
    Database.open(file).close()
    (backup,) = (file.parent / "backups").iterdir()
    assert backup.name == f"000001-{date.today()}-before-version-{VERSION}.db"
    assert version_of(backup) == before
    with closing(raw(backup)) as connection:
        assert list(migrating.OLD[before].load_all(connection)) == expected(before).companies


def test_no_backup_no_migration(file: Path) -> None:
    content = file.read_bytes()
    (file.parent / "backups").write_text("in the way")
    with pytest.raises(BackupFailed):
        Database.open(file)
    assert file.read_bytes() == content


def test_a_copy_that_differs_is_no_backup(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = file.read_bytes()
    version = version_of(file)
    companies = expected(version).companies
    loads = iter([companies, companies[1:]])
    other = migrating.OLD[version]._replace(load_all=lambda _: iter(next(loads)))
    monkeypatch.setitem(migrating.OLD, version, other)
    with pytest.raises(BackupFailed, match="does not pass the checks"):
        Database.open(file)
    assert file.read_bytes() == content
    assert list((file.parent / "backups").iterdir()) == []


@pytest.mark.parametrize("step", range(0, 39, 3))
def test_a_failure_at_any_statement_changes_nothing(
    file: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    """After so many statements the disk is full."""
    content = file.read_bytes()
    companies = expected(version_of(file)).companies
    original = migrating._make_anew

    class Counting:
        def __init__(self, connection: sqlite3.Connection) -> None:
            self.connection = connection
            self.left = step

        def execute(self, *arguments: object) -> sqlite3.Cursor:
            self._count()
            return self.connection.execute(*arguments)

        def executemany(self, *arguments: object) -> sqlite3.Cursor:
            self._count()
            return self.connection.executemany(*arguments)

        def _count(self) -> None:
            self.left -= 1
            if self.left < 0:
                raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(
        migrating, "_make_anew", lambda connection, whole: original(Counting(connection), whole)
    )
    with pytest.raises(SaveFailed):
        Database.open(file)
    assert file.read_bytes() == content
    monkeypatch.undo()
    with closing(Database.open(file)) as database:
        assert list(database.companies()) == companies


def test_an_error_after_which_sqlite_has_rolled_back(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("ROLLBACK")
        raise sqlite3.OperationalError("rolled back")

    monkeypatch.setattr(migrating, "_make_anew", fail)
    with pytest.raises(SaveFailed):
        Database.open(file)


DAMAGE = (
    "UPDATE company SET name = 'x' WHERE number = 1",
    "UPDATE note SET text = 'x' WHERE company = 1",
    "UPDATE reason SET weight = 5 WHERE company = 1 AND position = 1",
    "DELETE FROM company WHERE number = 2",
    "UPDATE total SET companies = 7",
)


@pytest.mark.parametrize("statement", DAMAGE)
def test_a_damaged_one_is_left_as_it_is(file: Path, statement: str) -> None:
    with closing(raw(file)) as connection:
        connection.execute(statement)
    content = file.read_bytes()
    with pytest.raises(Damaged):
        Database.open(file)
    assert file.read_bytes() == content


SHARED_DAMAGE = (
    "UPDATE shared SET value = '[]' WHERE name = 'priorities'",
    "DELETE FROM shared WHERE name = 'letters'",
)


@pytest.mark.parametrize("statement", SHARED_DAMAGE)
def test_what_counts_for_all_is_held_to_its_checksums(tmp_path: Path, statement: str) -> None:
    file = tmp_path / "companies.db"
    shutil.copyfile(VERSIONS / "version-2.db", file)
    with closing(raw(file)) as connection:
        connection.execute(statement)
    with pytest.raises(Damaged, match="counts for all"):
        Database.open(file)


def test_one_without_its_tables(file: Path) -> None:
    with closing(raw(file)) as connection:
        connection.execute("DROP TABLE note")
    with pytest.raises(Damaged, match="tables"):
        Database.open(file)


def test_looking_changes_nothing_and_says_so(file: Path) -> None:
    content = file.read_bytes()
    with pytest.raises(OlderVersion, match="Open the window once"), opened_as_it_is(file):
        pass
    assert file.read_bytes() == content
