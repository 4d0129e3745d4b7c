"""Backups without companies that were erased for good: nothing of them left, all else as it was."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from locked_files import OTHER
from locked_files import SECRET as SECRET_WORD
from stored_companies import CREATED, companies, company, raw

from interview_helper.domain.company import Company
from interview_helper.files import remove_leftovers, sync_file
from interview_helper.storage import erasing
from interview_helper.storage.backups import backup_before
from interview_helper.storage.connection import connect, fill, is_locked
from interview_helper.storage.copying import copy_pages
from interview_helper.storage.database import Database
from interview_helper.storage.erasing import Cleared, Holding, clear, holding
from interview_helper.storage.locking import Password
from interview_helper.storage.looking import opened_as_it_is

SECRET = "Zanzibar \N{GREEK SMALL LETTER OMEGA} Holdings"
OLD = Path(__file__).with_name("versions") / "version-2.db"
DAY = timedelta(days=1)


def secret(day: int = 0, **changes: object) -> Company:
    return company(
        "gone",
        name=f"{SECRET} name",
        notes=f"{SECRET} notes {day}",
        updated_at=CREATED + day * DAY,
        **changes,
    )


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Data with a company that is to be erased, and two backups of it: made earlier and later."""
    file = tmp_path / "data" / "companies.db"
    with closing(Database.open(file)) as database:
        database.write([company("one"), secret(), company("two", notes="Else")])
        backup_before(database, file.parent / "backups", "import")
        for day in range(1, 30):
            database.write([secret(day)])
        database.write([company("two", updated_at=CREATED + 30 * DAY)])
        database.write([secret(30, trashed_at=CREATED + 30 * DAY)])
        backup_before(database, file.parent / "backups", "import")
    return file


@pytest.fixture
def folder(file: Path) -> Path:
    return file.parent / "backups"


def held(file: Path, *ids: str) -> Holding:
    return holding([file.parent / "backups"], file, ids or ("gone",))


def content(backup: Path) -> tuple[list[Company], dict[str, list[str]], int, list[str]]:
    with opened_as_it_is(backup) as database:
        whole = list(database.companies())
        earlier = {one.id: [before.text for before in database.revisions(one.id)] for one in whole}
        return whole, earlier, database.saves(), database.check()


def names(files: tuple[Path, ...]) -> list[str]:
    return [one.name for one in files]


def nothing_left(folder: Path) -> bool:
    return not any(SECRET.encode() in one.read_bytes() for one in folder.rglob("*") if one.is_file())


def test_both_are_found_and_rewritten(file: Path, folder: Path) -> None:
    found = held(file)
    backups = sorted(folder.iterdir())
    assert found == Holding(current=tuple(backups))
    before = [content(one) for one in backups]
    times = [one.stat().st_mtime_ns for one in backups]
    assert not nothing_left(folder)
    assert clear(found, ["gone"]) == Cleared(rewritten=tuple(backups), removed=(), failed=())
    assert nothing_left(folder)
    assert sorted(folder.iterdir()) == backups
    for backup, (whole, earlier, saves, _), time in zip(backups, before, times, strict=True):
        left = [one for one in whole if one.id != "gone"]
        assert content(backup) == (left, {one.id: earlier[one.id] for one in left}, saves, [])
        assert backup.stat().st_mode & 0o777 == 0o600
        assert backup.stat().st_mtime_ns == time
    assert content(backups[1])[1] == {"one": [], "two": ["Else"]}
    assert held(file) == Holding()


def test_the_data_itself_is_left_alone_wherever_it_lies(file: Path, folder: Path) -> None:
    """Closing another handle on it would drop the lock of the program that has it open."""
    with closing(Database.open(file)):
        folders = [file.parent, folder]
        found = holding(folders, file, ["gone"])
        assert [one.parent for one in found.current] == [folder, folder]
        os.link(file, folder / "companies-link.db")
        (folder / "companies-soft-link.db").symlink_to(file)
        assert holding(folders, file, ["gone"]) == found
        with (
            pytest.raises(sqlite3.OperationalError, match="locked"),
            closing(sqlite3.connect(file, timeout=0)) as other,
        ):
            other.execute("SELECT count(*) FROM company").fetchone()


def test_what_does_not_hold_it_is_not_touched(file: Path, folder: Path) -> None:
    before = {one: one.read_bytes() for one in folder.iterdir()}
    assert held(file, "nobody") == Holding()
    found = held(file, "gone", "nobody")
    assert len(found.current) == 2
    assert {one: one.read_bytes() for one in folder.iterdir()} == before


def test_several_companies_at_once(file: Path, folder: Path) -> None:
    found = held(file, "gone", "two")
    clear(found, ["gone", "two", "nobody"])
    for backup in folder.iterdir():
        whole, _, _, faults = content(backup)
        assert [one.id for one in whole] == ["one"]
        assert faults == []


def test_backups_by_other_names_and_in_other_folders(file: Path, tmp_path: Path) -> None:
    chosen = tmp_path / "chosen"
    chosen.mkdir()
    (source,) = (file.parent / "backups").glob("000001-*")
    for name in ("mine.db", "companies-2026-11-23-104200.db", "no-backup.txt"):
        shutil.copy(source, chosen / name)
    found = holding([chosen, tmp_path / "missing"], file, ["gone"])
    assert names(found.current) == ["companies-2026-11-23-104200.db", "mine.db"]


def test_without_data_at_its_place(file: Path) -> None:
    file.unlink()
    assert len(held(file).current) == 2


def test_a_link_is_followed(file: Path, folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.db"
    sorted(folder.iterdir())[0].rename(elsewhere)
    (folder / "mine.db").symlink_to(elsewhere)
    found = held(file)
    assert set(found.current) == {*folder.glob("000002-*"), elsewhere}
    clear(found, ["gone"])
    assert (folder / "mine.db").is_symlink()
    assert SECRET.encode() not in elsewhere.read_bytes()


def test_other_programs_files_are_nobodys_business(file: Path, folder: Path) -> None:
    (folder / "notes.db").write_bytes(b"Something else")
    (folder / "empty.db").write_bytes(b"")
    (folder / "folder.db").mkdir()
    with closing(sqlite3.connect(folder / "theirs.db")) as theirs:
        theirs.execute("CREATE TABLE company (id TEXT)")
        theirs.execute("INSERT INTO company VALUES ('gone')")
        theirs.commit()
    found = held(file)
    assert len(found.current) == 2
    assert found.unreadable == ()


def damaged(file: Path) -> None:
    size = file.stat().st_size
    with file.open("r+b") as content:
        content.truncate(size // 2)


def locked(file: Path) -> None:
    file.write_bytes(os.urandom(8_192))


def newer(file: Path) -> None:
    with closing(raw(file)) as connection:
        connection.execute("PRAGMA user_version = 99")


def journalled(file: Path) -> None:
    file.with_name(f"{file.name}-journal").write_bytes(b"x")


@pytest.mark.parametrize("spoil", [damaged, locked, newer, journalled])
def test_what_cannot_be_read_is_named(file: Path, folder: Path, spoil: object) -> None:
    first, second = sorted(folder.iterdir())
    spoil(first)  # type: ignore[operator]
    before = first.read_bytes()
    found = held(file)
    assert found == Holding(current=(second,), unreadable=(first,))
    assert clear(found, ["gone"]) == Cleared(rewritten=(second,), removed=(), failed=(first,))
    assert first.read_bytes() == before


def test_what_is_in_use_is_named(file: Path, folder: Path) -> None:
    first, second = sorted(folder.iterdir())
    with closing(raw(first)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert held(file) == Holding(current=(second,), unreadable=(first,))


class TestOlderVersions:
    @pytest.fixture
    def old(self, folder: Path) -> Path:
        return Path(shutil.copy(OLD, folder / "000009-before-version-3.db"))

    @pytest.fixture
    def identity(self) -> str:
        with closing(connect(OLD, "ro")) as connection:
            return str(connection.execute("SELECT id FROM company").fetchone()[0])

    def test_it_is_removed_whole(self, file: Path, old: Path, identity: str) -> None:
        found = held(file, identity)
        assert found == Holding(older=(old,))
        assert clear(found, [identity]) == Cleared(rewritten=(), removed=(old,), failed=())
        assert not old.exists()

    def test_unless_it_does_not_hold_the_company(self, file: Path, old: Path) -> None:
        assert held(file).older == ()
        assert old.exists()

    def test_or_cannot_be_removed(
        self, file: Path, old: Path, identity: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(self: Path, _: Path) -> None:
            raise PermissionError(13, "no", str(self))

        found = held(file, identity)
        monkeypatch.setattr(Path, "replace", refuse)
        assert clear(found, [identity]).failed == (old,)
        assert old.exists()


class TestOverwritten:
    """What the old files held is overwritten before it is let go: other handles on them show that."""

    def test_a_rewritten_one(self, file: Path) -> None:
        found = held(file)
        with found.current[0].open("rb") as old:
            clear(found, ["gone"])
            assert set(old.read()) == {0}

    def test_a_removed_one(self, folder: Path) -> None:
        old_version = Path(shutil.copy(OLD, folder / "000009-before-version-3.db"))
        with old_version.open("rb") as old:
            clear(Holding(older=(old_version,)), ["any"])
            assert set(old.read()) == {0}

    def test_where_there_are_no_hard_links(
        self, file: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*_: object) -> None:
            raise OSError(95, "not supported")

        monkeypatch.setattr(os, "link", refuse)
        found = held(file)
        assert clear(found, ["gone"]).failed == ()
        assert sorted(folder.iterdir()) == list(found.current)
        assert nothing_left(folder)


class TestLocked:
    """Backups with a password keep it; with another one they are named."""

    def holding(self, file: Path, password: Password | None) -> Holding:
        return holding([file.parent / "backups"], file, ["3"], password)

    def test_they_are_rewritten_and_stay_locked(self, locked_file: Path) -> None:
        folder = locked_file.parent / "backups"
        with closing(Database.open(locked_file, password=SECRET_WORD)) as database:
            backup = backup_before(database, folder, "import")
        shutil.copy(backup, folder / "mine.db")
        found = self.holding(locked_file, SECRET_WORD)
        assert names(found.current) == [backup.name, "mine.db"]
        assert clear(found, ["3"], SECRET_WORD).rewritten == found.current
        assert is_locked(backup)
        with opened_as_it_is(backup, SECRET_WORD) as left:
            assert [one.id for one in left.companies()] == [
                str(number) for number in range(30) if number != 3
            ]
            assert left.check() == []
        assert self.holding(locked_file, SECRET_WORD) == Holding()

    @pytest.mark.parametrize("password", [OTHER, None])
    def test_without_their_password_they_are_named(
        self, locked_file: Path, password: Password | None
    ) -> None:
        folder = locked_file.parent / "backups"
        with closing(Database.open(locked_file, password=SECRET_WORD)) as database:
            backup = backup_before(database, folder, "import")
        before = backup.read_bytes()
        found = self.holding(locked_file, password)
        assert found == Holding(unreadable=(backup,))
        assert clear(found, ["3"], password).failed == (backup,)
        assert backup.read_bytes() == before


class TestTroubleWhileRewriting:
    """The backup is as it was, it is named, and nothing is left beside it."""

    def failed(self, file: Path, folder: Path) -> None:
        found = held(file)
        before = {one: one.read_bytes() for one in folder.iterdir()}
        assert clear(found, ["gone"]) == Cleared(rewritten=(), removed=(), failed=found.current)
        assert {one: one.read_bytes() for one in folder.iterdir()} == before

    def test_the_disk_is_full(self, file: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def full(*_: object) -> None:
            raise OSError(28, "full")

        monkeypatch.setattr(erasing, "sync_file", full)
        self.failed(file, folder)

    def test_the_copy_is_not_good(self, file: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(
            erasing, "faults", lambda _: ["The structure of the file does not hold together."]
        )
        self.failed(file, folder)

    def test_the_copy_lacks_more(self, file: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def copy_less(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
            copy_pages(source, target)
            target.execute("DELETE FROM company WHERE id = 'one'")

        monkeypatch.setattr(erasing, "copy_pages", copy_less)
        self.failed(file, folder)

    def test_the_copy_has_other_totals(
        self, file: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(erasing, "add", lambda changes: next(iter(changes)))
        self.failed(file, folder)

    def test_it_was_damaged_meanwhile(self, file: Path, folder: Path) -> None:
        found = held(file)
        for backup in found.current:
            damaged(backup)
        assert clear(found, ["gone"]).failed == found.current
        assert sorted(folder.iterdir()) == list(found.current)

    def test_a_backup_that_is_made_meanwhile_takes_the_copy_away(
        self, file: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        taken = []

        def sync(place: Path) -> None:
            if not taken:
                taken.append(place)
                remove_leftovers(folder)
            sync_file(place)

        monkeypatch.setattr(erasing, "sync_file", sync)
        found = held(file)
        assert clear(found, ["gone"]) == Cleared(rewritten=found.current, removed=(), failed=())
        assert taken
        assert nothing_left(folder)

    def test_one_is_gone_meanwhile(self, file: Path, folder: Path) -> None:
        found = held(file)
        first, second = found.current
        first.unlink()
        assert clear(found, ["gone"]) == Cleared(rewritten=(second,), removed=(), failed=())
        assert list(folder.iterdir()) == [second]

    def test_a_second_try_does_the_rest(
        self, file: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with monkeypatch.context() as patch:
            calls = []

            def first_only(place: Path) -> None:
                calls.append(place)
                if len(calls) > 1:
                    raise OSError(5, "disk")

            patch.setattr(erasing, "sync_file", first_only)
            found = held(file)
            cleared = clear(found, ["gone"])
            assert (len(cleared.rewritten), len(cleared.failed)) == (1, 1)
        assert clear(found, ["gone"]) == Cleared(rewritten=found.current, removed=(), failed=())
        assert nothing_left(folder)


def test_an_empty_backup_holds_nobody(file: Path, folder: Path) -> None:
    empty = folder / "mine.db"
    empty.touch()
    fill(empty)
    assert empty not in held(file).current


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(
    st.lists(companies(st.text("abc", min_size=1, max_size=3)), max_size=5, unique_by=lambda one: one.id),
    st.sets(st.text("abc", min_size=1, max_size=3)),
)
def test_all_else_stays(
    tmp_path_factory: pytest.TempPathFactory, stored: list[Company], ids: set[str]
) -> None:
    file = tmp_path_factory.mktemp("any") / "companies.db"
    with closing(Database.open(file)) as database:
        database.write(stored)
        backup = backup_before(database, file.parent / "backups", "import")
    found = holding([backup.parent], file, ids)
    gone = ids & {one.id for one in stored}
    assert found.current == ((backup,) if gone else ())
    clear(found, ids)
    with opened_as_it_is(backup) as left:
        assert list(left.companies()) == [
            one for one in stored if one.id not in ids and one.trashed_at is None
        ]
        assert left.check() == []


def test_a_file_that_cannot_be_looked_at_hides_no_other(
    file: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One of another user, say, in a folder that is shared."""
    (folder / "0.db").write_bytes(b"whatever")

    def refused(_: Path) -> bool:
        raise PermissionError

    monkeypatch.setattr(erasing, "_begins_as_ours", refused)
    assert len(held(file).current) == 2
