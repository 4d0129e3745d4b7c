"""Backups beside the data: numbered, scheduled by what was saved, and only some kept."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from stored_companies import company

from interview_helper.domain.backups import KEPT, Kind
from interview_helper.storage import backups
from interview_helper.storage.backups import (
    Look,
    back_up_by_hand,
    back_up_if_due,
    backup_before,
    backup_before_import,
    backups_in,
    beside,
    look_at_backups,
    make_backup,
)
from interview_helper.storage.database import Database
from interview_helper.storage.errors import BackupFailed, StorageError

RECORDS = [company(f"{number}") for number in range(3)]
TODAY = date(2026, 11, 23)
BEFORE = KEPT[Kind.BEFORE]


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database.open(tmp_path / "data" / "companies.db")
    database.write(RECORDS)
    yield database
    database.close()


@pytest.fixture
def folder(database: Database) -> Path:
    return beside(database.file)


def stored(file: Path) -> list[object]:
    with closing(Database.open(file, create=False)) as database:
        assert database.check() == []
        return list(database.companies())


def day() -> str:
    """The day on which a test runs: the suite may run over midnight."""
    return date.today().isoformat()


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


# Before something large


def test_backups_are_numbered_and_the_newest_kept(database: Database, folder: Path) -> None:
    first = backup_before(database, folder, "import")
    assert first == folder / f"000001-{day()}-before-import.db"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    # A clock that goes wrong changes nothing.
    os.utime(first, (2_000_000_000, 2_000_000_000))
    made = [first] + [backup_before(database, folder, "restore") for _ in range(BEFORE + 1)]
    assert sorted(folder.iterdir()) == made[2:]
    assert made[-1].name == f"000014-{day()}-before-restore.db"
    assert stored(made[-1]) == RECORDS


def test_names_without_a_day_are_known_still(database: Database, folder: Path) -> None:
    folder.mkdir()
    for number in range(1, BEFORE + 1):
        (folder / f"{number:06d}-before-import.db").touch()
    made = backup_before(database, folder, "import")
    assert made.name == f"{BEFORE + 1:06d}-{day()}-before-import.db"
    assert "000001-before-import.db" not in names(folder)
    assert len(names(folder)) == BEFORE


def test_numbers_grow_beyond_six_digits(database: Database, tmp_path: Path) -> None:
    (tmp_path / "999999-before-import.db").write_bytes(b"")
    (tmp_path / "1000000-before-import.db").write_bytes(b"")
    assert backup_before(database, tmp_path, "import").name == f"1000001-{day()}-before-import.db"


def test_numbers_go_on_from_another_folder(database: Database, folder: Path) -> None:
    assert backup_before(database, folder, "import", 41).name == f"000042-{day()}-before-import.db"
    assert backup_before_import(database, folder, 7) == folder / f"000043-{day()}-before-import.db"


def test_what_else_lies_there_stays(database: Database, tmp_path: Path) -> None:
    others = {"mine.db", "000001-before-.db", "x000001-before-import.db", "000001-before-import.db.txt"}
    folder = tmp_path / "backups"
    folder.mkdir()
    for name in others:
        (folder / name).touch()
    (folder / "000001-2020-01-01-before-import.db").mkdir()
    (folder / "000002-2020-01-01-before-import.db").symlink_to(database.file)
    (folder / ".interview-helper-00.part").touch()
    for _ in range(BEFORE + 1):
        backup_before(database, folder, "import")
    assert others < set(names(folder))
    assert len(names(folder)) == len(others) + 2 + BEFORE


@pytest.mark.parametrize("why", ["", "../import", "Import", "a b", "import\n"])
def test_only_a_plain_word_names_a_backup(database: Database, folder: Path, why: str) -> None:
    with pytest.raises(ValueError, match="not a word"):
        backup_before(database, folder, why)
    assert not folder.exists()


def test_a_file_in_the_place_of_the_folder(database: Database, folder: Path) -> None:
    folder.write_text("mine")
    with pytest.raises(BackupFailed, match="something else has that name"):
        backup_before(database, folder, "import")
    assert folder.read_text() == "mine"


def test_an_old_one_that_cannot_be_removed_is_told(
    database: Database, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(BEFORE):
        backup_before(database, folder, "import")

    def refuse(_: Path, missing_ok: bool = False) -> None:
        if not missing_ok:
            raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(StorageError, match="writing there is not allowed"):
        backup_before(database, folder, "import")


def test_an_import_into_nothing_needs_no_backup(database: Database, folder: Path) -> None:
    assert backup_before_import(database, folder) == folder / f"000001-{day()}-before-import.db"
    database.write([], [record.id for record in RECORDS])
    assert backup_before_import(database, folder) is None
    assert names(folder) == [f"000001-{day()}-before-import.db"]


def test_a_backup_that_fails_removes_none(
    database: Database, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = [backup_before(database, folder, "import") for _ in range(BEFORE)]

    def fail(*_: object) -> None:
        raise BackupFailed("no")

    monkeypatch.setattr(database, "backup", fail)
    with pytest.raises(BackupFailed):
        backup_before(database, folder, "import")
    assert sorted(folder.iterdir()) == made


# Each day


def due(database: Database, today: date) -> Path | None:
    return back_up_if_due(database, look_at_backups(beside(database.file)), today)


def save(database: Database, words: str) -> None:
    database.write([company("0", notes=words)])


def test_one_a_day_if_something_was_saved(database: Database, folder: Path) -> None:
    first = due(database, TODAY)
    assert first == folder / "000001-2026-11-23-daily.db"
    assert stored(first) == RECORDS
    save(database, "the same day")
    assert due(database, TODAY) is None
    second = due(database, TODAY + timedelta(1))
    assert second == folder / "000002-2026-11-24-daily.db"
    # Nothing was saved since.
    assert due(database, TODAY + timedelta(2)) is None
    save(database, "another day")
    assert due(database, TODAY + timedelta(9)) == folder / "000003-2026-12-02-daily.db"


@pytest.mark.parametrize("years", [-10, 10])
def test_a_clock_ten_years_off(database: Database, folder: Path, years: int) -> None:
    wrong = TODAY.replace(year=TODAY.year + years)
    for number, today in enumerate([TODAY, wrong, TODAY, wrong], 1):
        save(database, f"{number}")
        made = due(database, today)
        assert made is not None
        assert made.name == f"{number:06d}-{today.isoformat()}-daily.db"
        os.utime(made, (4_000_000_000 - number, 4_000_000_000 - number))
    assert [backup.name.number for backup in backups_in(folder)] == [4, 3, 2, 1]


def test_nothing_ever_saved_needs_none(tmp_path: Path) -> None:
    with closing(Database.open(tmp_path / "companies.db")) as database:
        assert due(database, TODAY) is None
        assert not beside(database.file).exists()


def test_a_backup_before_something_holds_what_was_saved_as_well(database: Database, folder: Path) -> None:
    backup_before(database, folder, "import")
    assert due(database, TODAY) is None
    save(database, "more")
    assert due(database, TODAY) is not None


def test_a_newest_one_that_cannot_be_read_does_not_count(database: Database, folder: Path) -> None:
    made = due(database, TODAY)
    assert made is not None
    made.write_bytes(b"damaged")
    assert look_at_backups(folder).saves is None
    assert due(database, TODAY + timedelta(1)) is not None


def test_a_season_of_days(database: Database, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the clock wrong on one day of three, and a backup before an import each week."""

    def backup(target: Path, _progress: object = None) -> None:
        target.touch()

    monkeypatch.setattr(database, "backup", backup)
    monkeypatch.setattr(backups, "is_due", lambda *_: True)
    for day in range(120):
        off = {1: 3_650, 2: -3_650}.get(day % 9, 0)
        today = TODAY + timedelta(day + off)
        look = look_at_backups(folder)._replace(saves=-1)
        assert back_up_if_due(database, look, today) is not None
        if day % 7 == 0:
            backup_before(database, folder, "import")
    kinds = [backup.name.kind for backup in backups_in(folder)]
    assert {kind: kinds.count(kind) for kind in Kind} == {
        Kind.DAILY: 12,
        Kind.WEEKLY: 10,
        Kind.MONTHLY: 4,
        Kind.BY_HAND: 0,
        Kind.BEFORE: 12,
    }


def test_those_made_by_hand_are_the_users(database: Database, folder: Path) -> None:
    for _ in range(15):
        made = back_up_by_hand(database, TODAY)
    assert made == folder / "000015-2026-11-23-by-hand.db"
    assert len(names(folder)) == 15
    assert back_up_by_hand(database, TODAY, after=99).name.startswith("000100-")


def test_what_is_made_stays_whatever_else_is_there(database: Database, folder: Path) -> None:
    """The only good one of many: those after it in number are not removed, nor is it."""
    folder.mkdir()
    for number in range(50, 50 + KEPT[Kind.DAILY] + 3):
        (folder / f"{number:06d}-2026-11-01-daily.db").touch()
    made = make_backup(database, Kind.DAILY, TODAY)
    assert made.exists()
    assert stored(made) == RECORDS
    assert len(names(folder)) == KEPT[Kind.DAILY]


def test_a_folder_that_is_not_there_has_none(tmp_path: Path) -> None:
    assert backups_in(tmp_path / "nowhere") == []
    assert look_at_backups(tmp_path / "nowhere") == Look()


def test_several_folders_in_one_order(database: Database, folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    made = [
        backup_before(database, place, "import", after) for after, place in enumerate([folder, other] * 2)
    ]
    found = backups_in(other, folder, other)
    assert [backup.file for backup in found] == made[::-1]
    assert {backup.size for backup in found} == {made[0].stat().st_size}


def test_a_backup_that_goes_meanwhile_hides_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another thread may have moved it away; a number must not be given twice because of that."""
    gone = tmp_path / "000001-2026-11-23-daily.db"
    kept = tmp_path / "000002-2026-11-24-daily.db"
    for file in (gone, kept):
        file.touch()
    is_symlink = Path.is_symlink

    def then_gone(file: Path) -> bool:
        found = is_symlink(file)
        gone.unlink(missing_ok=True)
        return found

    monkeypatch.setattr(Path, "is_symlink", then_gone)
    monkeypatch.setattr(Path, "iterdir", lambda _: iter([gone, kept]))
    assert [backup.file for backup in backups_in(tmp_path)] == [kept]
