"""Restoring when something is wrong, with the backup or on the way: everything stays as it was."""

from __future__ import annotations

import resource
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from restored_data import THEN, TODAY, VERSIONS, bytes_in, change, opened_data, whole
from stored_companies import company, raw

from interview_helper.storage import copying, restoring
from interview_helper.storage.backups import (
    back_up_by_hand,
    beside,
)
from interview_helper.storage.database import Database
from interview_helper.storage.errors import AlreadyOpen, BackupFailed, Damaged, SaveFailed, StorageError
from interview_helper.storage.restoring import BadBackup, NotRestored, opened_backup, restore
from interview_helper.storage.schema import CREATE


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    yield from opened_data(tmp_path)


# What cannot be used


def damage(backup: Path) -> None:
    with closing(raw(backup)) as connection:
        connection.execute("UPDATE note SET text = 'other words' WHERE company = 2")


def cut(backup: Path) -> None:
    backup.write_bytes(backup.read_bytes()[: backup.stat().st_size // 2 // 4096 * 4096])


def flip(backup: Path) -> None:
    content = bytearray(backup.read_bytes())
    place = content.index(b"xxxxxxxx")
    content[place] ^= 1
    backup.write_bytes(content)


def newer(backup: Path) -> None:
    with closing(raw(backup)) as connection:
        connection.execute("PRAGMA user_version = 99")


def other_program(backup: Path) -> None:
    with closing(raw(backup)) as connection:
        connection.execute("PRAGMA application_id = 7")


def empty(backup: Path) -> None:
    backup.write_bytes(b"")


def diary(backup: Path) -> None:
    backup.write_bytes(b"Dear diary, " * 1_000)


def folder(backup: Path) -> None:
    backup.unlink()
    backup.mkdir()


BAD: dict[Callable[[Path], object], str] = {
    damage: "it is damaged",
    cut: "it is damaged",
    flip: "it is damaged",
    newer: "a newer version",
    other_program: "not Interview Helper’s data",
    empty: "cannot be used",
    diary: "not Interview Helper’s data",
    folder: "cannot be used",
    Path.unlink: "it is not there any more",
}


@pytest.mark.parametrize("how", BAD, ids=lambda how: how.__name__)
def test_a_backup_that_is_not_good_changes_nothing(database: Database, how: Callable[[Path], object]) -> None:
    backup = back_up_by_hand(database, TODAY)
    change(database)
    now = whole(database)
    how(backup)
    before = bytes_in(database.file.parent) if backup.is_file() else {}
    with pytest.raises(BadBackup, match=BAD[how]) as caught:
        restore(database, backup)
    sentence = str(caught.value)
    assert str(backup) in sentence
    assert "Nothing was changed. Choose another one." in sentence
    assert whole(database) == now
    if before:
        assert bytes_in(database.file.parent) == before


def test_an_older_one_that_is_damaged(database: Database) -> None:
    backup = database.file.parent / "000001-before-version-3.db"
    shutil.copyfile(VERSIONS / "version-2.db", backup)
    with closing(raw(backup)) as connection:
        connection.execute("UPDATE company SET name = 'x'")
    with pytest.raises(BadBackup, match="it is damaged"):
        restore(database, backup)


def test_the_data_is_no_backup_of_itself(database: Database, tmp_path: Path) -> None:
    """Opening it a second time would drop the lock."""
    link = tmp_path / "000001-before-import.db"
    link.hardlink_to(database.file)
    with pytest.raises(BadBackup, match="that is the data itself"):
        restore(database, link)
    with pytest.raises(AlreadyOpen):
        Database.open(database.file)


def test_a_backup_in_use_by_another_program(database: Database) -> None:
    backup = back_up_by_hand(database, TODAY)
    with closing(raw(backup)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(BadBackup, match="another program is using it"):
            restore(database, backup)


def test_a_backup_that_cannot_be_copied(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    backup = back_up_by_hand(database, TODAY)

    def fail(*_: object) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(restoring, "copy_pages", fail)
    with pytest.raises(BadBackup, match="it is damaged"):
        restore(database, backup)


def test_no_backup_of_the_present_no_restore(database: Database) -> None:
    backup = database.file.parent / "000001-2026-11-23-by-hand.db"
    database.backup(backup)
    change(database)
    now = whole(database)
    beside(database.file).write_text("in the way")
    with pytest.raises(BackupFailed, match="something else has that name"):
        restore(database, backup)
    assert whole(database) == now


# What goes wrong on the way


class Stopped(Exception):
    """Whatever else may be raised."""


@pytest.mark.parametrize("step", range(0, 30, 2))
def test_a_failure_at_any_step_leaves_everything_as_it_was(
    database: Database, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    backup = back_up_by_hand(database, TODAY)
    change(database)
    now, then = whole(database), backup.read_bytes()
    monkeypatch.setattr(copying, "_PAGES", 1)
    steps = 0

    def progress(_done: int, _of: int) -> None:
        nonlocal steps
        steps += 1
        if steps > step:
            raise Stopped

    with pytest.raises(Stopped):
        restore(database, backup, progress=progress)
    assert whole(database) == now
    assert backup.read_bytes() == then
    assert all(file.suffix == ".db" for file in beside(database.file).iterdir())
    database.write([company("saved")])
    restore(database, backup)
    assert database.company("saved") is None


def test_a_disk_that_takes_no_more(database: Database) -> None:
    small = database.file.stat().st_size
    large = [replace(record, notes="y" * 30_000) for record in THEN]
    database.write(large)
    backup = back_up_by_hand(database, TODAY)
    database.write([], [record.id for record in large])
    database._connection.execute("VACUUM")
    now = whole(database)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (small, limits[1]))
    try:
        with pytest.raises(SaveFailed, match="were not saved"):
            restore(database, backup)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert whole(database) == now
    restore(database, backup)
    assert list(database.companies()) == large


def test_a_file_that_was_moved_takes_no_restore(database: Database, tmp_path: Path) -> None:
    backup = back_up_by_hand(database, TODAY)
    database.file.rename(tmp_path / "elsewhere.db")
    with pytest.raises(SaveFailed, match="moved, replaced or deleted"):
        restore(database, backup)


def test_what_the_disk_did_not_keep_is_taken_back(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = back_up_by_hand(database, TODAY)
    change(database)
    now = whole(database)
    real = restoring._same
    answers = iter([False])
    monkeypatch.setattr(restoring, "_same", lambda *both: next(answers, True) and real(*both))
    with pytest.raises(NotRestored, match="what it was before"):
        restore(database, backup)
    assert whole(database) == now


def test_what_cannot_even_be_taken_back(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    backup = back_up_by_hand(database, TODAY)
    monkeypatch.setattr(restoring, "_same", lambda *_: False)
    with pytest.raises(Damaged):
        restore(database, backup)


def test_an_sqlite_that_does_not_hand_over_pages(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """The content is put through every check then."""
    backup = back_up_by_hand(database, TODAY)
    monkeypatch.setattr(restoring, "hasattr", lambda *_: False, raising=False)
    change(database)
    restore(database, backup)
    assert database.count() == 20
    assert not restoring._same(raw_memory(), database._connection)


def raw_memory() -> sqlite3.Connection:
    memory = sqlite3.connect(":memory:", isolation_level=None)
    for statement in CREATE:
        memory.execute(statement)
    return memory


def test_every_byte_is_compared(database: Database) -> None:
    memory = sqlite3.connect(":memory:", isolation_level=None)
    database._connection.backup(memory)
    assert restoring._same(memory, database._connection)
    memory.execute("UPDATE total SET saves = saves + 1")
    assert not restoring._same(memory, database._connection)
    memory.close()


def images_of_a_restore(database: Database, backup: Path, folder: Path) -> list[Path]:
    """What lies on the disk at each step of copying over the data."""
    images: list[Path] = []

    def progress(_done: int, _of: int) -> None:
        images.append(folder / f"image-{len(images)}")
        images[-1].mkdir()
        # By another process: closing a handle of this one's would drop the lock.
        files = map(str, database.file.parent.glob("companies.db*"))
        subprocess.run(["cp", *files, str(images[-1])], check=True)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(copying, "_PAGES", 3)
        database._connection.execute("PRAGMA cache_size = 2")
        with opened_backup(backup, database.file, None) as wanted:
            database.replace_all(wanted, progress)
    # At the last step the journal is gone: that is the commit.
    return images[:-1]


def test_a_kill_in_the_midst_of_it(database: Database, tmp_path: Path) -> None:
    backup = back_up_by_hand(database, TODAY)
    change(database)
    now = whole(database)
    images = images_of_a_restore(database, backup, tmp_path)
    assert len(images) > 3
    for place in images:
        with closing(Database.open(place / "companies.db")) as image:
            assert whole(image) == now


def test_without_a_journal_a_kill_would_tear_it(database: Database, tmp_path: Path) -> None:
    """The control: the test above finds it."""
    backup = back_up_by_hand(database, TODAY)
    change(database)
    now = whole(database)
    database._connection.execute("PRAGMA journal_mode = OFF")
    torn = 0
    for place in images_of_a_restore(database, backup, tmp_path):
        try:
            with closing(Database.open(place / "companies.db")) as image:
                torn += bool(image.check()) or whole(image) != now
        except StorageError:
            torn += 1
    assert torn > 3
