"""Setting, changing and removing the password: the old file or the new one, whole, whatever happens."""

from __future__ import annotations

import errno
import os
import random
import select
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import NoReturn

import changing_passwords
import pytest
from changing_passwords import PASSWORDS, opened_with
from fault_table import tell, times
from locked_files import OTHER, RECORDS, SECRET, TEXTS, opened, state
from stored_companies import company

from interview_helper.storage import connection, copying, locking, relocking
from interview_helper.storage.database import Database
from interview_helper.storage.errors import (
    AlreadyOpen,
    Damaged,
    PasswordFailed,
    SaveFailed,
    StorageError,
    Unsupported,
    WrongPassword,
)
from interview_helper.storage.locking import Password
from interview_helper.storage.looking import opened_as_it_is
from interview_helper.storage.relocking import relock_backups
from interview_helper.storage.restoring import LockedBackup, opened_backup

ROOT = Path(__file__).parents[3]
VERSIONS = Path(__file__).parent / "versions"
CHANGES = [(None, SECRET), (SECRET, OTHER), (SECRET, None)]
ROUNDS = times(40, 1_000)


@pytest.fixture(params=CHANGES, ids=["set", "changed", "removed"])
def change(request: pytest.FixtureRequest) -> tuple[Password | None, Password | None]:
    return request.param


@pytest.fixture
def database(
    tmp_path: Path,
    cheap: None,  # noqa: ARG001
    change: tuple[Password | None, Password | None],
) -> Iterator[Database]:
    """A data file with companies, and with the password that it has before."""
    with closing(Database.open(tmp_path / "data" / "companies.db")) as database:
        database.write(RECORDS)
        if change[0] is not None:
            database.set_password(change[0])
        yield database


class TestChanging:
    def test_everything_is_there_and_goes_on(
        self, database: Database, change: tuple[Password | None, Password | None]
    ) -> None:
        old, new = change
        database.set_password(new)
        assert database.password == new
        assert list(database.companies()) == RECORDS
        database.write([company("later")])
        database.close()
        assert opened(database.file, new) == [*RECORDS, company("later")]
        if new is not None:
            with pytest.raises(WrongPassword):
                Database.open(database.file, password=old or Password("no"))
        assert files_in(database.file.parent) == ["companies.db"]

    def test_it_can_be_done_again_and_again(self, database: Database) -> None:
        for number in range(9):
            password = None if number % 3 == 0 else Password(f"{number}")
            database.set_password(password)
            database.write([company(f"{number}", name=f"changed {number}")])
            assert database.password == password
        assert [found.name for found in database.companies()][:9] == [f"changed {n}" for n in range(9)]

    def test_what_it_held_before_is_overwritten(
        self,
        database: Database,
        change: tuple[Password | None, Password | None],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        gone = []

        def unlink(file: Path, missing_ok: bool = False) -> None:
            if file.exists() and file.name.endswith(".part"):
                gone.append(file.read_bytes())
            with suppress(FileNotFoundError):
                os.unlink(file)  # noqa: PTH108
            assert missing_ok

        monkeypatch.setattr(Path, "unlink", unlink)
        database.set_password(change[1])
        if change[1] is None:
            assert all(TEXTS[0] not in content for content in gone)
        else:
            assert [set(content) for content in gone] == [{0}]

    def test_another_name_of_the_file_is_left_as_it_is(
        self, database: Database, change: tuple[Password | None, Password | None], tmp_path: Path
    ) -> None:
        kept = tmp_path / "kept.db"
        kept.hardlink_to(database.file)
        database.set_password(change[1])
        database.close()
        assert opened(kept, change[0]) == RECORDS


class Injected(OSError):
    pass


def fail(*_: object, **__: object) -> NoReturn:
    raise Injected(errno.EIO, "injected")


def refuse(*_: object, **__: object) -> NoReturn:
    error = sqlite3.OperationalError("injected")
    error.sqlite_errorcode = sqlite3.SQLITE_FULL
    raise error


class TestFailing:
    """Whatever fails, nothing has changed, and the next attempt works."""

    @pytest.mark.parametrize(
        ("where", "what", "words"),
        [
            ("create_private", fail, "the disk reported an error"),
            ("temporary_beside", fail, "the disk reported an error"),
            ("_convert", refuse, "the disk is full"),
            ("sync_file", fail, "the disk reported an error"),
            ("is_locked", lambda _: None, "not as it should be"),
            ("connect_to_data", refuse, "the disk is full"),
            ("_same", lambda *_: False, "could not be read back"),
            ("recognise", lambda *_: 99, "could not be read back"),
        ],
    )
    def test_before_the_new_file_takes_its_place(
        self,
        database: Database,
        change: tuple[Password | None, Password | None],
        monkeypatch: pytest.MonkeyPatch,
        where: str,
        what: Callable[..., object],
        words: str,
    ) -> None:
        self.check(database, change, monkeypatch, lambda patch: patch.setattr(relocking, where, what), words)

    def test_when_it_is_renamed(
        self,
        database: Database,
        change: tuple[Password | None, Password | None],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        self.check(
            database,
            change,
            monkeypatch,
            lambda patch: patch.setattr(Path, "replace", fail),
            "the disk reported an error",
        )

    def check(
        self,
        database: Database,
        change: tuple[Password | None, Password | None],
        monkeypatch: pytest.MonkeyPatch,
        inject: Callable[[pytest.MonkeyPatch], None],
        words: str,
    ) -> None:
        old, new = change
        with monkeypatch.context() as patch:
            inject(patch)
            with pytest.raises(PasswordFailed, match=words) as caught:
                database.set_password(new)
        assert "was not changed" in str(caught.value)
        assert database.password == old
        assert files_in(database.file.parent) == ["companies.db"]
        # The lock is still held, and saving goes on.
        database.write([company("after the failure")])
        database.set_password(new)
        database.close()
        assert opened(database.file, new) == [*RECORDS, company("after the failure")]

    def test_a_disk_that_does_not_confirm_it(
        self,
        database: Database,
        change: tuple[Password | None, Password | None],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        with monkeypatch.context() as patch:
            patch.setattr(relocking, "sync_folder", fail)
            with pytest.raises(PasswordFailed, match="was changed, but the disk reported an error"):
                database.set_password(change[1])
        assert database.password == change[1]
        database.write([company("later")])
        database.close()
        assert opened(database.file, change[1]) == [*RECORDS, company("later")]

    def test_without_hard_links(
        self,
        database: Database,
        change: tuple[Password | None, Password | None],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr(os, "link", fail)
        database.set_password(change[1])
        assert list(database.companies()) == RECORDS

    def test_an_old_file_that_cannot_be_overwritten(
        self,
        database: Database,
        change: tuple[Password | None, Password | None],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr(Path, "open", fail)
        monkeypatch.setattr(relocking, "is_locked", lambda _: change[1] is not None)
        with suppress(StorageError):
            database.set_password(change[1])

    def test_a_file_that_was_moved(
        self, database: Database, change: tuple[Password | None, Password | None]
    ) -> None:
        database.file.rename(database.file.with_name("moved.db"))
        with pytest.raises(SaveFailed, match="moved"):
            database.set_password(change[1])

    def test_a_damaged_file_is_not_carried_over(
        self, database: Database, change: tuple[Password | None, Password | None]
    ) -> None:
        old, new = change
        database.close()
        content = bytearray(database.file.read_bytes())
        for page in range(4, len(content) // 4096):
            content[page * 4096 : page * 4096 + 4000] = bytes(4000)
        database.file.write_bytes(content)
        before = state(database.file.parent)
        with (
            closing(Database.open(database.file, password=old)) as damaged,
            pytest.raises((Damaged, PasswordFailed)),
        ):
            damaged.set_password(new)
        assert state(database.file.parent) == before

    def test_without_what_hands_over_a_whole_file(
        self,
        database: Database,
        change: tuple[Password | None, Password | None],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        class Old:
            """SQLite as it can be built."""

            password = change[0]

        with monkeypatch.context() as patch:
            patch.setattr(database, "_connection", Old())
            with pytest.raises(Unsupported, match="no password can be set"):
                database.set_password(change[1])


class TestWindows:
    """There, a file is let go of before it is replaced."""

    def test_it_works(
        self,
        database: Database,
        change: tuple[Password | None, Password | None],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr(relocking.sys, "platform", "win32")
        database.set_password(change[1])
        assert list(database.companies()) == RECORDS
        assert database.password == change[1]

    def test_a_file_that_another_program_holds(
        self,
        database: Database,
        change: tuple[Password | None, Password | None],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        with monkeypatch.context() as patch:
            patch.setattr(relocking.sys, "platform", "win32")
            patch.setattr(Path, "replace", fail)
            with pytest.raises(PasswordFailed, match="was not changed"):
                database.set_password(change[1])
        assert database.password == change[0]
        database.write([company("later")])
        assert list(database.companies()) == [*RECORDS, company("later")]


def test_killed_at_any_moment_it_has_the_old_password_or_the_new_one(
    tmp_path: Path,
    cheap: None,  # noqa: ARG001
) -> None:
    file = tmp_path / "companies.db"
    with closing(Database.open(file)) as database:
        database.write(RECORDS)
    chance = random.Random(5)
    done, midway, acknowledgements = 0, 0, 0
    for _ in range(ROUNDS):
        process = subprocess.Popen(
            [sys.executable, changing_passwords.__file__, str(tmp_path), str(done + 1)],
            stdout=subprocess.PIPE,
            bufsize=0,
            env={"PYTHONPATH": str(ROOT)},
        )
        assert process.stdout is not None
        output = process.stdout.readline()
        for _ in range(chance.randrange(4)):
            output += process.stdout.readline()
        # Not a pause of any set length: it also ends when the next acknowledgement comes.
        select.select([process.stdout], [], [], chance.random() * 0.02)
        process.kill()
        output += process.stdout.readall()
        process.stdout.close()
        process.wait()
        acknowledged = output.split(b"\n")[1:-1]
        acknowledgements += len(acknowledged)
        done = int(acknowledged[-1]) if acknowledged else done
        midway += any(name.name.startswith(".") for name in tmp_path.iterdir())
        database, which = opened_with(file)
        with closing(database):
            assert which in (done % len(PASSWORDS), (done + 1) % len(PASSWORDS))
            done += which != done % len(PASSWORDS)
            assert database.check(thorough=True) == []
            assert list(database.companies()) == RECORDS
        assert files_in(tmp_path) == ["companies.db"]
    # What is lost, a password or a company, has failed above.
    tell("kill -9 while the password is changed", rounds=ROUNDS, acknowledged=acknowledgements, lost=0)
    # The rounds would prove little if they had never met a change half done.
    assert midway > 0
    assert done > ROUNDS / 2


class TestBackups:
    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        folder = tmp_path / "backups"
        folder.mkdir()
        return folder

    def test_that_of_a_locked_file_has_its_password(self, locked_database: Database, folder: Path) -> None:
        locked_database.backup(folder / "one.db")
        assert opened(folder / "one.db", SECRET) == RECORDS
        with pytest.raises(WrongPassword), opened_as_it_is(folder / "one.db", OTHER):
            pass  # pragma: no cover
        # A copy that cannot be read back is none.
        assert stat_mode(folder / "one.db") == 0o600

    def test_all_can_be_given_another(self, locked_database: Database, folder: Path) -> None:
        locked_database.backup(folder / "1.db")
        locked_database.backup(folder / "2.db")
        os.utime(folder / "1.db", ns=(10**18, 10**18))
        assert relock_backups(all_in(folder), SECRET, OTHER) == []
        assert opened(folder / "1.db", OTHER) == opened(folder / "2.db", OTHER) == RECORDS
        assert relock_backups(all_in(folder), OTHER, None) == []
        assert (folder / "1.db").stat().st_mtime_ns == 10**18
        assert opened(folder / "1.db", None) == opened(folder / "2.db", None) == RECORDS
        assert relock_backups(all_in(folder), None, SECRET) == []
        assert opened(folder / "1.db", SECRET) == RECORDS
        assert sorted(file.name for file in folder.iterdir()) == ["1.db", "2.db"]

    def test_those_of_older_versions_too(self, cheap: None, folder: Path) -> None:  # noqa: ARG002
        for version in (1, 2):
            (folder / f"{version}.db").write_bytes((VERSIONS / f"version-{version}.db").read_bytes())
        assert relock_backups(all_in(folder), None, SECRET) == []
        assert all(file.read_bytes().startswith(b"IvHpLock") for file in folder.iterdir())
        assert relock_backups(all_in(folder), SECRET, None) == []
        for version in (1, 2):
            with closing(Database.open(folder / f"{version}.db")) as database:
                assert database.check() == []

    def test_what_cannot_is_left_as_it_is_and_named(
        self, locked_database: Database, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for number in range(4):
            locked_database.backup(folder / f"{number}.db")
        (folder / "foreign.db").write_bytes(b"something else")
        damaged = bytearray((folder / "0.db").read_bytes())
        damaged[8000] ^= 1
        (folder / "0.db").write_bytes(damaged)
        assert relock_backups(all_in(folder), OTHER, SECRET) == [folder / "foreign.db"]
        before = {name: entry for name, entry in state(folder).items() if name in ("0.db", "foreign.db")}
        assert relock_backups(all_in(folder), SECRET, OTHER) == [folder / "0.db", folder / "foreign.db"]
        assert {name: state(folder)[name] for name in before} == before
        with monkeypatch.context() as patch:
            patch.setattr(Path, "replace", fail)
            assert relock_backups(all_in(folder), OTHER, SECRET) == sorted(folder.iterdir())[1:]
        assert opened(folder / "1.db", OTHER) == RECORDS
        assert relock_backups([folder / "gone.db"], OTHER, SECRET) == [folder / "gone.db"]

    @pytest.mark.parametrize("new", [None, SECRET])
    @pytest.mark.parametrize("backed_up", [None, SECRET, OTHER])
    def test_any_can_be_put_in_the_place_of_the_data(
        self,
        cheap: None,  # noqa: ARG002
        tmp_path: Path,
        new: Password | None,
        backed_up: Password | None,
    ) -> None:
        """Whatever password each of the two has, the data keeps its own."""
        backup = tmp_path / "backup.db"
        file = tmp_path / "companies.db"
        with closing(Database.open(file)) as database:
            database.write(RECORDS)
            database.set_password(backed_up)
            database.backup(backup)
            database.set_password(new)
            database.write([company("since then")], [record.id for record in RECORDS])
            told: list[tuple[int, int]] = []
            with opened_as_it_is(backup, backed_up) as source:
                copying.copy_pages(
                    source._connection,
                    database._connection,
                    lambda done, all_of_it: told.append((done, all_of_it)),
                )
            assert told[-1][0] == told[-1][1]
            assert database.password == new
            assert list(database.companies()) == RECORDS
        assert opened(file, new) == RECORDS
        assert files_in(tmp_path) == ["backup.db", "companies.db"]

    def test_an_older_locked_file_is_brought_up_to_date(self, cheap: None, tmp_path: Path) -> None:  # noqa: ARG002
        file = tmp_path / "companies.db"
        file.write_bytes((VERSIONS / "version-2.db").read_bytes())
        plain = tmp_path / "elsewhere" / "companies.db"
        plain.parent.mkdir()
        plain.write_bytes(file.read_bytes())
        assert relock_backups([file], None, SECRET) == []
        expected = opened(plain, None)
        with closing(Database.open(file, password=SECRET)) as database:
            assert list(database.companies()) == expected
        (backup,) = (tmp_path / "backups").iterdir()
        assert backup.read_bytes().startswith(b"IvHpLock")
        found, version = connection.connect_to_data(backup, "ro", SECRET)
        found.close()
        assert version == 2

    def test_one_with_another_password_opens_once_that_is_told(
        self, locked_database: Database, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(locking, "_told", [])
        locked_database.backup(folder / "old.db")
        locked_database.set_password(OTHER)
        for _ in range(2):
            with (
                pytest.raises(LockedBackup, match="another password"),
                opened_backup(folder / "old.db", locked_database.file, OTHER),
            ):
                pass  # pragma: no cover
            locking.tell(Password("no help"))
        locking.tell(SECRET)
        locking.tell(SECRET)
        assert locking.told() == (Password("no help"), SECRET)
        with opened_backup(folder / "old.db", locked_database.file, OTHER) as found:
            assert list(found.companies()) == RECORDS

    def test_another_program_may_be_faster(
        self, locked_database: Database, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def open_late(file: Path, **_: object) -> NoReturn:
            raise AlreadyOpen(f"{file} is already open")

        monkeypatch.setattr(relocking, "open_locked", open_late)
        with pytest.raises(AlreadyOpen):
            locked_database.set_password(None)
        with closing(sqlite3.connect(locked_database.file)) as plain:
            assert plain.execute("SELECT count(*) FROM company").fetchone() == (len(RECORDS),)


def all_in(folder: Path) -> list[Path]:
    return sorted(folder.iterdir())


def files_in(folder: Path) -> list[str]:
    """All but the journal, which stays, empty, when the data is let go of."""
    empty = "companies.db-journal"
    assert not (folder / empty).exists() or (folder / empty).stat().st_size == 0
    return sorted(file.name for file in folder.iterdir() if file.name != empty)


def stat_mode(file: Path) -> int:
    return file.stat().st_mode & 0o777
