"""Copies of an open data file: verified before they take their name, and never half there."""

from __future__ import annotations

import errno
import os
import resource
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from stored_companies import company, raw

from interview_helper.storage import copying
from interview_helper.storage.database import Database
from interview_helper.storage.errors import BackupFailed, Unsupported

RECORDS = [company(f"{number}", notes="x" * 300 * number) for number in range(30)]


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database.open(tmp_path / "data" / "companies.db")
    database.write(RECORDS)
    yield database
    database.close()


@pytest.fixture
def target(tmp_path: Path) -> Path:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    return folder / "copy.db"


def stored(file: Path) -> list[object]:
    with closing(Database.open(file, create=False)) as database:
        assert database.check() == []
        return list(database.companies())


def test_a_backup_is_one_private_file_with_everything(database: Database, target: Path) -> None:
    database.backup(target)
    assert list(target.parent.iterdir()) == [target]
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert stored(target) == RECORDS
    # The data goes on being saved, and the backup stays as it was.
    database.write([], [record.id for record in RECORDS])
    assert stored(target) == RECORDS


def test_a_backup_replaces_an_older_one(database: Database, target: Path) -> None:
    database.backup(target)
    database.write([company("new")])
    database.backup(target)
    assert stored(target) == [*RECORDS, company("new")]


def refused(database: Database, target: Path, message: str) -> None:
    before = target.read_bytes() if target.exists() else None
    beside = set(target.parent.iterdir())
    with pytest.raises(BackupFailed, match=message) as caught:
        database.backup(target)
    assert str(target) in str(caught.value)
    assert (target.read_bytes() if target.exists() else None) == before
    assert set(target.parent.iterdir()) == beside
    assert list(database.companies()) == RECORDS


def test_the_data_itself_is_no_target(database: Database, tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(database.file)
    for target in (database.file, link):
        with pytest.raises(BackupFailed, match="the data itself"):
            database.backup(target)
    assert list(database.companies()) == RECORDS


@pytest.mark.parametrize("journal", ["copy.db-journal", "copy.db-wal"])
def test_a_journal_beside_the_target(database: Database, target: Path, journal: str) -> None:
    target.with_name(journal).write_bytes(b"would be played back")
    refused(database, target, f"{journal} lies beside it")


def test_a_folder_that_is_not_there(database: Database, tmp_path: Path) -> None:
    with pytest.raises(BackupFailed, match="that folder is not there"):
        database.backup(tmp_path / "nowhere" / "copy.db")


def test_a_folder_of_that_name(database: Database, target: Path) -> None:
    target.mkdir()
    with pytest.raises(BackupFailed):
        database.backup(target)
    assert list(target.parent.iterdir()) == [target]


def test_a_disk_that_refuses_the_new_name(
    database: Database, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target.write_bytes(b"the older backup")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    refused(database, target, "the disk is full")


def test_a_disk_that_takes_no_more(database: Database, target: Path) -> None:
    target.write_bytes(b"the older backup")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (16_384, limits[1]))
    try:
        refused(database, target, "the disk")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    database.backup(target)
    assert stored(target) == RECORDS


def spoil(statements: list[str]) -> Callable[[Path], None]:
    def change(copy: Path) -> None:
        with closing(raw(copy)) as connection:
            for statement in statements:
                connection.execute(statement)

    return change


SPOILED = {
    "no database": (lambda copy: copy.write_bytes(b"nothing of the kind"), "could not be read back"),
    "cut off": (lambda copy: os.truncate(copy, 8192), "could not be read back|does not pass"),
    "another program's": (spoil(["PRAGMA application_id = 7"]), "could not be read back"),
    "without the total": (spoil(["DELETE FROM total"]), "does not pass"),
    "a changed name": (spoil(["UPDATE company SET name = 'x' WHERE id = '3'"]), "does not pass"),
    "one company less": (
        spoil(
            [
                "UPDATE total SET companies = companies - 1,"
                " checksums = checksums - (SELECT checksum FROM company WHERE id = '3')",
                "DELETE FROM reason WHERE company = 4",
                "DELETE FROM note WHERE company = 4",
                "DELETE FROM company WHERE id = '3'",
            ]
        ),
        "does not pass",
    ),
}


@pytest.mark.parametrize("how", SPOILED)
def test_a_copy_that_is_not_good_never_takes_the_name(
    database: Database, target: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    target.write_bytes(b"the older backup")
    change, message = SPOILED[how]
    # The moment between copying and comparing.
    monkeypatch.setattr(copying, "sync_file", change)
    refused(database, target, message)


def test_an_sqlite_that_cannot(database: Database, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unsupported(*_: object) -> None:
        raise Unsupported("too old")

    monkeypatch.setattr(copying, "connect_like", unsupported)
    with pytest.raises(Unsupported):
        database.backup(target)
    assert list(target.parent.iterdir()) == []


def test_damaged_data_makes_no_backup(database: Database, target: Path) -> None:
    database._connection.execute("UPDATE company SET name = 'x' WHERE id = '3'")
    with pytest.raises(BackupFailed, match="does not pass the checks"):
        database.backup(target)
    assert not target.exists()


def test_how_far_it_is(database: Database, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "_PAGES", 5)
    told: list[tuple[int, int]] = []
    database.backup(target, lambda done, of: told.append((done, of)))
    pages = target.stat().st_size // 4096
    assert told == [(min(done, pages), pages) for done in range(5, pages + 5, 5)]


def test_a_copy_that_is_given_up_leaves_nothing(database: Database, target: Path) -> None:
    class GivenUp(Exception):
        pass

    def give_up(*_: object) -> None:
        raise GivenUp

    with pytest.raises(GivenUp):
        database.backup(target, give_up)
    assert list(target.parent.iterdir()) == []
    database.backup(target)


def test_another_connection_holds_up_nothing(tmp_path: Path) -> None:
    """Python would wait for it, for ever."""
    source = sqlite3.connect(":memory:", isolation_level=None)
    source.execute("CREATE TABLE t (x)")
    with closing(raw(tmp_path / "target.db")) as other, closing(raw(tmp_path / "target.db")) as target:
        target.execute("PRAGMA busy_timeout = 0")
        other.execute("CREATE TABLE t (x)")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(sqlite3.OperationalError, match="another connection"):
            copying.copy_pages(source, target)
    source.close()
