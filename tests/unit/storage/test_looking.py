"""Looking at a data file that another program may have open: read, never changed."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from interview_helper.storage.database import Database
from interview_helper.storage.errors import AlreadyOpen, NewerVersion, NotOurs, NotWritable, StorageError
from interview_helper.storage.looking import opened_as_it_is


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "data" / "companies.db"
    Database.open(file).close()
    return file


def state(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {entry.name: (entry.read_bytes(), entry.stat().st_mtime_ns) for entry in folder.iterdir()}


def test_it_is_read_and_left_as_it_is(file: Path) -> None:
    before = state(file.parent)
    with opened_as_it_is(file) as database:
        assert database.count() == 0
        assert database.check() == []
    assert state(file.parent) == before
    Database.open(file).close()


def test_nothing_can_be_written(file: Path) -> None:
    with opened_as_it_is(file) as database, pytest.raises(StorageError):
        database.write([], ["a"])


def test_while_another_has_it_open(file: Path) -> None:
    with (
        closing(Database.open(file)) as other,
        pytest.raises(AlreadyOpen),
        opened_as_it_is(file),
    ):
        pass  # pragma: no cover
    assert other


def test_a_broken_off_save_is_not_taken_back(file: Path, tmp_path: Path) -> None:
    """SQLite would have to write for that; the next start does it."""
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("PRAGMA cache_spill = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("CREATE TABLE later (content)")
        for _ in range(50):
            connection.execute("INSERT INTO later VALUES (zeroblob(8000))")
        copy = tmp_path / "killed"
        shutil.copytree(file.parent, copy)
        connection.execute("ROLLBACK")
    assert (copy / "companies.db-journal").stat().st_size
    before = state(copy)
    with pytest.raises(StorageError), opened_as_it_is(copy / file.name):
        pass  # pragma: no cover
    assert state(copy) == before
    Database.open(copy / file.name).close()


def newer(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA user_version = 99")


def of_another_program(file: Path) -> None:
    file.write_bytes(b"Dear diary, " * 1_000)


def gone(file: Path) -> None:
    file.unlink()


@pytest.mark.parametrize(
    ("make", "kind"), [(newer, NewerVersion), (of_another_program, NotOurs), (gone, NotWritable)]
)
def test_what_is_not_ours(file: Path, make: object, kind: type[StorageError]) -> None:
    assert callable(make)
    make(file)
    with pytest.raises(kind), opened_as_it_is(file):
        pass  # pragma: no cover
    assert file.exists() == (make is not gone)


def test_no_rights_are_needed_but_to_read(file: Path) -> None:
    file.chmod(0o400)
    with opened_as_it_is(file) as database:
        assert database.count() == 0
    assert file.stat().st_mode & 0o777 == 0o400
