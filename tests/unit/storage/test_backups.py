"""Backups: verified before they take their name, numbered, and only the newest kept."""

from __future__ import annotations

import errno
import os
import resource
import stat
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from stored_companies import company, raw

from interview_helper.storage import copying
from interview_helper.storage.backups import KEPT, backup_before, backup_before_import
from interview_helper.storage.database import Database
from interview_helper.storage.errors import BackupFailed, StorageError, Unsupported

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

    monkeypatch.setattr(copying, "connect", unsupported)
    with pytest.raises(Unsupported):
        database.backup(target)
    assert list(target.parent.iterdir()) == []


def test_damaged_data_makes_no_backup(database: Database, target: Path) -> None:
    database._connection.execute("UPDATE company SET name = 'x' WHERE id = '3'")
    with pytest.raises(BackupFailed, match="does not pass the checks"):
        database.backup(target)
    assert not target.exists()


# Before something large


def test_backups_are_numbered_and_the_newest_kept(database: Database, tmp_path: Path) -> None:
    folder = tmp_path / "data" / "backups"
    first = backup_before(database, folder, "import")
    assert first == folder / "000001-before-import.db"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    # A clock that goes wrong changes nothing.
    os.utime(first, (2_000_000_000, 2_000_000_000))
    made = [first] + [backup_before(database, folder, "restore") for _ in range(KEPT + 1)]
    assert sorted(folder.iterdir()) == made[2:]
    assert made[-1].name == "000014-before-restore.db"
    assert stored(made[-1]) == RECORDS


def test_numbers_grow_beyond_six_digits(database: Database, tmp_path: Path) -> None:
    (tmp_path / "999999-before-import.db").write_bytes(b"")
    (tmp_path / "1000000-before-import.db").write_bytes(b"")
    assert backup_before(database, tmp_path, "import").name == "1000001-before-import.db"


def test_what_else_lies_there_stays(database: Database, tmp_path: Path) -> None:
    others = {"mine.db", "000001-before-.db", "x000001-before-import.db", "000001-before-import.db.txt"}
    folder = tmp_path / "backups"
    folder.mkdir()
    for name in others:
        (folder / name).touch()
    (folder / ".interview-helper-00.part").touch()
    for _ in range(KEPT + 1):
        backup_before(database, folder, "import")
    names = {file.name for file in folder.iterdir()}
    assert others < names
    assert len(names) == len(others) + KEPT


@pytest.mark.parametrize("why", ["", "../import", "Import", "a b", "import\n"])
def test_only_a_plain_word_names_a_backup(database: Database, tmp_path: Path, why: str) -> None:
    with pytest.raises(ValueError, match="not a word"):
        backup_before(database, tmp_path / "backups", why)
    assert list((tmp_path / "backups").iterdir()) == []


def test_a_file_in_the_place_of_the_folder(database: Database, tmp_path: Path) -> None:
    (tmp_path / "backups").write_text("mine")
    with pytest.raises(BackupFailed, match="something else has that name"):
        backup_before(database, tmp_path / "backups", "import")
    assert (tmp_path / "backups").read_text() == "mine"


def test_an_old_one_that_cannot_be_removed_is_told(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(KEPT):
        backup_before(database, tmp_path, "import")

    def refuse(_: Path, missing_ok: bool = False) -> None:
        if not missing_ok:
            raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(StorageError, match="writing there is not allowed"):
        backup_before(database, tmp_path, "import")


def test_an_import_into_nothing_needs_no_backup(database: Database, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    assert backup_before_import(database, folder) == folder / "000001-before-import.db"
    database.write([], [record.id for record in RECORDS])
    assert backup_before_import(database, folder) is None
    assert [file.name for file in folder.iterdir()] == ["000001-before-import.db"]
