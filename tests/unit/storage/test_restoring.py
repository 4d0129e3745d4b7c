"""The restore drill: backups of each kind over other data."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from restored_data import THEN, TODAY, VERSIONS, bytes_in, change, opened_data, whole
from stored_companies import company

from interview_helper.domain.backups import Kind
from interview_helper.domain.company import Company
from interview_helper.domain.reasons import parse_catalogue
from interview_helper.importing.json_file import read_contents
from interview_helper.paths import read_resource
from interview_helper.storage import copying, restoring
from interview_helper.storage.backups import (
    back_up_by_hand,
    backup_before,
    backups_in,
    beside,
    make_backup,
)
from interview_helper.storage.connection import MAGIC, SETTINGS
from interview_helper.storage.database import Database
from interview_helper.storage.errors import AlreadyOpen, Damaged, StorageError
from interview_helper.storage.locking import Password
from interview_helper.storage.restoring import BadBackup, opened_backup, restore


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    yield from opened_data(tmp_path)


@pytest.mark.parametrize("label", [*Kind.__members__.values(), "before-import", "before-version-3"])
def test_a_backup_of_each_kind_brings_back_everything(database: Database, label: str) -> None:
    if label == Kind.BEFORE:
        label = "before-something"
    then = whole(database)
    backup = make_backup(database, label, TODAY)
    change(database)
    now, content = whole(database), backup.read_bytes()
    assert now != then
    before = restore(database, backup)
    assert whole(database) == then
    assert backup.read_bytes() == content
    assert before.name == f"000002-{date.today()}-before-restore.db"
    # What was there before is a backup as any other: that is how it is undone.
    again = restore(database, before)
    assert whole(database) == now
    restore(database, again)
    assert whole(database) == then


def test_the_file_is_what_it_was_but_for_its_content(database: Database) -> None:
    backup = back_up_by_hand(database, TODAY)
    change(database)
    restore(database, backup)
    connection = database._connection
    for name, value in SETTINGS.items():
        assert connection.execute(f"PRAGMA {name}").fetchone() == (value,)
    assert connection.execute("PRAGMA locking_mode").fetchone() == ("exclusive",)
    with pytest.raises(AlreadyOpen):
        Database.open(database.file)
    # From another process's view: SQLite's locks are the process's.
    program = (
        f"import sqlite3; sqlite3.connect({str(database.file)!r}, timeout=0).execute('SELECT 1 FROM total')"
    )
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert "database is locked" in found.stderr
    database.write([company("later")])
    database.close()
    with closing(Database.open(database.file)) as reopened:
        assert reopened.company("later") == company("later")
        assert reopened.check() == []


def test_saves_go_on_counting(database: Database) -> None:
    """Else a later state could carry the number of an earlier backup, and would not be backed up."""
    backup = back_up_by_hand(database, TODAY)
    for number in range(5):
        database.write([company("0", notes=f"{number}")])
    before = database.saves()
    restore(database, backup)
    assert database.saves() > before
    with opened_backup(backup, database.file, None) as old:
        assert old.saves() < before


@pytest.mark.parametrize("version", [1, 2])
def test_a_backup_of_an_older_version(database: Database, version: int) -> None:
    backup = beside(database.file) / "000001-before-version-3.db"
    backup.parent.mkdir()
    shutil.copyfile(VERSIONS / f"version-{version}.db", backup)
    content = backup.read_bytes()
    catalogue = parse_catalogue(read_resource("reasons.json"))
    exported = (VERSIONS / f"version-{version}.json").read_bytes()
    expected = read_contents(exported, catalogue, datetime.now(UTC))
    restore(database, backup)
    assert list(database.companies()) == expected.companies
    assert database.common() == expected.common
    assert database.check() == []
    assert backup.read_bytes() == content
    assert sorted(file.name for file in backup.parent.iterdir()) == [
        backup.name,
        f"000002-{date.today()}-before-restore.db",
    ]


def test_a_backup_with_more_and_one_with_less(database: Database) -> None:
    large = back_up_by_hand(database, TODAY)
    database.write([], [record.id for record in THEN])
    small = back_up_by_hand(database, TODAY)
    for backup, count in [(large, 20), (small, 0), (large, 20)]:
        restore(database, backup)
        assert database.count() == count
        assert database.check() == []


def test_deleted_text_does_not_stay_in_the_file(database: Database) -> None:
    backup = back_up_by_hand(database, TODAY)
    database.write([company("secret", notes="what nobody may read")])
    restore(database, backup)
    database.close()
    assert b"what nobody may read" not in database.file.read_bytes()


def test_how_far_it_is(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    backup = back_up_by_hand(database, TODAY)
    monkeypatch.setattr(copying, "_PAGES", 5)
    told: list[tuple[int, int]] = []
    restore(database, backup, progress=lambda done, of: told.append((done, of)))
    assert [done for done, of in told if done == of] == [told[-1][1]] * 2


# Locked data


@pytest.mark.usefixtures("cheap")
def test_what_was_locked_stays_so(database: Database) -> None:
    open_to_all = back_up_by_hand(database, TODAY)
    database.set_password(Password("long ago"))
    locked = back_up_by_hand(database, TODAY)
    for backup in (locked, open_to_all, locked):
        change(database)
        now = whole(database)
        before = restore(database, backup)
        assert database.count() == 20
        assert database.check() == []
        assert before.read_bytes().startswith(MAGIC)
        assert database.file.read_bytes().startswith(MAGIC)
        restore(database, before)
        assert whole(database) == now


@pytest.mark.usefixtures("cheap")
def test_a_backup_with_another_password(database: Database) -> None:
    database.set_password(Password("long ago"))
    backup = back_up_by_hand(database, TODAY)
    database.set_password(Password("now"))
    with pytest.raises(BadBackup, match="locked with another password than your data"):
        restore(database, backup)
    database.set_password(None)
    with pytest.raises(BadBackup, match="locked with a password, and your data is not"):
        restore(database, backup)
    assert database.count() == 20


# Looking


def test_looking_changes_nothing(database: Database) -> None:
    backup = backup_before(database, beside(database.file), "import")
    before = bytes_in(backup.parent)
    with opened_backup(backup, database.file, None) as opened:
        assert list(opened.companies()) == list(database.companies())
        with suppress(StorageError):
            opened.write([company("x")])
    assert bytes_in(backup.parent) == before
    assert [found.file for found in backups_in(backup.parent)] == [backup]


def test_checks_that_cannot_be_made_count_as_faults(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = back_up_by_hand(database, TODAY)

    def fail(*_: object, **__: object) -> list[str]:
        raise Damaged("not even that")

    with opened_backup(backup, database.file, None) as opened:
        monkeypatch.setattr(type(opened), "check", fail)
        assert restoring.faults_of(opened) == ["not even that"]


def test_single_companies_come_back_by_saving_them(database: Database) -> None:
    """As the window and an import do: nothing else is touched."""
    backup = back_up_by_hand(database, TODAY)
    change(database)
    with opened_backup(backup, database.file, None) as opened:
        wanted = [opened.company("1"), opened.company("0")]
    records: list[Company] = [record for record in wanted if record is not None]
    database.write(records)
    assert {record.id for record in database.companies()} == {"0", "1", "new"}
    assert database.company("1") == THEN[1]
    assert database.company("new") == company("new")
    assert database.check() == []
