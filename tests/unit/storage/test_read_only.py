"""Data that can only be read: read whole, and nothing written anywhere near it."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest
from stored_companies import NOW, company, raw

from interview_helper.storage import read_only
from interview_helper.storage.database import Database
from interview_helper.storage.errors import (
    AlreadyOpen,
    Damaged,
    NewerVersion,
    NotOurs,
    ReadFailed,
    SaveFailed,
)
from interview_helper.storage.journals import journal_of
from interview_helper.storage.locking import Password
from interview_helper.storage.read_only import open_to_read
from interview_helper.storage.trash import told_value

VERSIONS = Path(__file__).parent / "versions"
TRASHED = company("gone", trashed_at=company().updated_at)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    place = tmp_path / "data" / "companies.db"
    with closing(Database.open(place)) as database:
        database.write([company("one"), company("two"), TRASHED], shared=told_value({}))
    return place


def everything_in(folder: Path) -> dict[str, str]:
    return {one.name: hashlib.sha256(one.read_bytes()).hexdigest() for one in folder.iterdir()}


def test_it_is_read_and_nothing_is_written(file: Path) -> None:
    before = everything_in(file.parent)
    with closing(open_to_read(file)) as database:
        assert database.read_only
        assert [one.id for one in database.companies()] == ["one", "two"]
        assert [one.id for one in database.trash()] == ["gone"]
        assert database.company("two") == company("two")
        assert database.count() == 2
        assert len(database.summaries(NOW, 60)) == 2
        assert database.check() == []
        assert database.saves() == 1
        for change in (lambda: database.write([company("three")]), lambda: database.erase(["one"])):
            with pytest.raises(SaveFailed, match="looked at only"):
                change()
    assert everything_in(file.parent) == before
    assert not Database.read_only


def test_neither_a_restore_nor_a_password_is_written(file: Path) -> None:
    """A new password would put another file in the place of what is only looked at."""
    before = everything_in(file.parent)
    with closing(open_to_read(file)) as database, closing(open_to_read(file)) as another:
        for change in (lambda: database.replace_all(another), lambda: database.set_password(Password("one"))):
            with pytest.raises(SaveFailed, match="looked at only"):
                change()
        assert database.count() == 2
    assert everything_in(file.parent) == before


def test_others_may_read_it_meanwhile_and_not_write(file: Path) -> None:
    with closing(open_to_read(file)) as database, closing(open_to_read(file)) as another:
        assert list(database.companies()) == list(another.companies())
        with pytest.raises(AlreadyOpen):
            Database.open(file)


def test_what_is_open_elsewhere_is_not_read(file: Path) -> None:
    with closing(Database.open(file)), pytest.raises(AlreadyOpen):
        open_to_read(file)


@pytest.mark.parametrize("version", [1, 2])
def test_older_versions_are_read_as_they_are(tmp_path: Path, version: int) -> None:
    file = tmp_path / "companies.db"
    shutil.copyfile(VERSIONS / f"version-{version}.db", file)
    before = everything_in(tmp_path)
    with closing(open_to_read(file)) as database:
        assert database.count() > 1
        assert database.check() == []
        assert len(list(database.companies())) == database.count()
        assert bool(database.common().priorities) == (version == 2)
    assert everything_in(tmp_path) == before
    with closing(raw(file)) as connection:
        connection.execute("DELETE FROM company WHERE number = 1")
    with pytest.raises(Damaged):
        open_to_read(file)


def test_a_newer_version_and_foreign_files_are_refused(file: Path) -> None:
    with closing(raw(file)) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(NewerVersion):
        open_to_read(file)
    with closing(raw(file)) as connection:
        connection.execute("PRAGMA application_id = 1")
    with pytest.raises(NotOurs):
        open_to_read(file)
    file.write_bytes(b"no database at all" * 100)
    with pytest.raises(NotOurs):
        open_to_read(file)


@pytest.mark.skipif(sys.platform == "win32", reason="the open file cannot be copied there")
def test_a_save_that_was_broken_off_is_left_out(file: Path, tmp_path: Path) -> None:
    """The journal of a kill in the middle of a save lies beside the file; it stays as it is."""
    folder = tmp_path / "after the kill"
    folder.mkdir()
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("BEGIN")
    connection.execute("UPDATE company SET name = 'half'")
    connection.execute("UPDATE note SET text = hex(zeroblob(20000))")
    for name in ("companies.db", "companies.db-journal"):
        shutil.copyfile(file.with_name(name), folder / name)
    connection.execute("ROLLBACK")
    connection.close()
    before = everything_in(folder)
    with closing(open_to_read(folder / "companies.db")) as database:
        assert list(database.companies()) == [company("one"), company("two")]
        assert database.file == folder / "companies.db"
    assert everything_in(folder) == before
    # The control: opened for writing, the journal is played back into the file.
    Database.open(folder / "companies.db").close()
    assert everything_in(folder) != before


def test_an_empty_journal_means_nothing(file: Path) -> None:
    file.with_name("companies.db-journal").touch()
    with closing(open_to_read(file)) as database:
        assert database.count() == 2
    assert not read_only._has_journal(file)


def test_a_broken_off_save_that_cannot_be_copied_is_said(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its journal may be another user's, or there may be no room for the copy."""
    journal_of(file).write_bytes(b"whatever")

    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(read_only.shutil, "copyfile", refused)
    with pytest.raises(ReadFailed, match=r"companies\.db could not be read: ") as caught:
        open_to_read(file)
    assert "Permission denied" not in str(caught.value)
