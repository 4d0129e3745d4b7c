"""A data file with a password: opened with it alone, told from others, and kept as safely as any."""

from __future__ import annotations

import re
import shutil
import sqlite3
import stat
import subprocess
import sys
import traceback
from contextlib import closing
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
from locked_files import OTHER, RECORDS, SECRET, TEXTS, opened, state
from stored_companies import company, raw

from interview_helper.storage import connection, locking
from interview_helper.storage.connection import MAGIC, SETTINGS
from interview_helper.storage.database import Database
from interview_helper.storage.errors import (
    AlreadyOpen,
    Damaged,
    Locked,
    NotOurs,
    SaveFailed,
    StorageError,
    Unsupported,
    WrongPassword,
)
from interview_helper.storage.locking import Password
from interview_helper.storage.looking import opened_as_it_is
from interview_helper.storage.read_only import open_to_read


@pytest.fixture
def file(locked_file: Path) -> Path:
    return locked_file


@pytest.fixture
def database(locked_database: Database) -> Database:
    return locked_database


ROOT = Path(__file__).parents[3]
VERSIONS = Path(__file__).parent / "versions"


class TestPassword:
    def test_it_is_shown_by_nothing(self) -> None:
        shown = f"{SECRET!r} {SECRET} {[SECRET]} {vars} {SECRET:}"
        assert "horse" not in shown
        assert b"horse".hex() not in shown

    def test_an_empty_one_is_none(self) -> None:
        with pytest.raises(ValueError, match="at least one character"):
            Password("")

    def test_two_ways_to_write_a_letter_are_one(self) -> None:
        assert Password("Z\u00fcrich") == Password("Zu\u0308rich")
        assert hash(Password("Z\u00fcrich")) == hash(Password("Zu\u0308rich"))
        assert Password("Zurich") != Password("zurich")
        assert Password("a") != "a"

    @pytest.mark.parametrize(
        "text",
        [" ", "'; DROP TABLE company; --", "a&key=b?c#d%00", "🔑\ud800", "x" * 5_000, "raw:" + "0" * 96],
    )
    def test_every_text_is_one(self, file: Path, text: str) -> None:
        password = Password(text)
        with closing(Database.open(file, password=SECRET)) as database:
            database.set_password(password)
        # "raw:" would bring a salt of its own, if the library saw it.
        assert file.read_bytes().startswith(MAGIC)
        assert opened(file, password) == RECORDS
        with pytest.raises(WrongPassword):
            Database.open(file, password=Password(text + "x"))


class TestTheFile:
    def test_nothing_in_it_can_be_read(self, file: Path, database: Database, tmp_path: Path) -> None:
        backup = tmp_path / "backup.db"
        database.backup(backup)
        database._connection.execute("BEGIN IMMEDIATE")
        database._connection.execute("UPDATE company SET name = 'Söhne in the journal'")
        database._connection.execute("PRAGMA cache_spill = 1")
        journal = file.with_name(f"{file.name}-journal").read_bytes()
        database._connection.execute("ROLLBACK")
        assert len(journal) > 4096
        for content in (file.read_bytes(), backup.read_bytes(), journal):
            assert [text for text in (*TEXTS, b"SQLite format 3") if text in content] == []

    def test_it_says_what_it_is_and_has_a_salt_of_its_own(self, file: Path, tmp_path: Path) -> None:
        with closing(Database.open(file, password=SECRET)) as database:
            database.backup(tmp_path / "one.db")
            database.backup(tmp_path / "two.db")
        heads = {name.read_bytes()[:16] for name in (file, tmp_path / "one.db", tmp_path / "two.db")}
        assert len(heads) == 3
        assert {head[:8] for head in heads} == {b"IvHpLock"}

    def test_it_is_the_users_alone(self, file: Path) -> None:
        assert stat.S_IMODE(file.stat().st_mode) == 0o600

    def test_every_setting_holds(self, database: Database) -> None:
        for name, value in SETTINGS.items():
            ((found,),) = database._connection.execute(f"PRAGMA {name}")
            assert found == value, name

    def test_what_is_deleted_is_gone_from_the_pages(self, database: Database) -> None:
        database.erase([record.id for record in RECORDS])
        assert b"Notes on" not in database._connection.serialize()

    def test_saving_reading_and_checking_are_the_same(self, file: Path, database: Database) -> None:
        changed = RECORDS[3].with_name("Another")
        database.write([changed, company("new")], [RECORDS[0].id])
        expected = [*RECORDS[1:3], changed, *RECORDS[4:], company("new")]
        assert list(database.companies()) == expected
        assert database.company("new") == company("new")
        assert database.company("no such") is None
        assert database.check(thorough=True) == []
        database.close()
        assert opened(file, SECRET) == expected

    def test_the_key_takes_argon2_at_full_cost(self, tmp_path: Path) -> None:
        """With what RFC 9106 recommends where two gigabytes are too much."""
        file = tmp_path / "companies.db"
        with closing(Database.open(file)) as database:
            database.set_password(SECRET)
        assert locking.COSTS == {"tcost": 3, "mcost": 65_536, "pcost": 4}
        with closing(Database.open(file, password=SECRET)) as database:
            found = {
                name: database._connection.execute(f"PRAGMA {name}").fetchone()[0]
                for name in ("cipher", "algorithm", *locking.COSTS)
            }
        assert found == {
            "cipher": "aegis",
            "algorithm": "aegis-256",
            "tcost": "3",
            "mcost": "65536",
            "pcost": "4",
        }


class TestOpening:
    def test_without_a_password_it_says_so(self, file: Path) -> None:
        before = state(file.parent)
        for call in (Database.open, open_to_read, lambda place: opened_as_it_is(place).__enter__()):
            with pytest.raises(Locked, match="is locked with a password") as caught:
                call(file)
            assert not isinstance(caught.value, WrongPassword)
        assert state(file.parent) == before

    def test_a_wrong_one_changes_nothing_however_often(self, file: Path) -> None:
        before = state(file.parent)
        for number in range(20):
            wrong = Password(f"wr{number}ng")
            with pytest.raises(WrongPassword, match="does not open") as caught:
                Database.open(file, password=wrong)
            assert f"wr{number}ng" not in "".join(traceback.format_exception(caught.value))
        assert state(file.parent) == before
        assert opened(file, SECRET) == RECORDS

    def test_a_password_for_a_file_without_is_no_harm(self, tmp_path: Path) -> None:
        file = tmp_path / "companies.db"
        with closing(Database.open(file, password=SECRET)) as database:
            assert database.password is None
        with opened_as_it_is(file, SECRET) as looking:
            assert looking.password is None

    def test_it_is_this_programs_alone(self, file: Path, database: Database) -> None:
        said = subprocess.run(
            [sys.executable, "-c", _OPEN, str(file)],
            env={"PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert said.stdout == "AlreadyOpen\n"
        with pytest.raises(AlreadyOpen):
            Database.open(file, password=SECRET)
        with pytest.raises(AlreadyOpen), opened_as_it_is(file, SECRET):
            pass  # pragma: no cover
        database.write([company("still mine")])
        # Neither attempt has let go of the lock.
        assert subprocess.check_output(
            [sys.executable, "-c", _OPEN, str(file)], env={"PYTHONPATH": str(ROOT)}
        ) == (b"AlreadyOpen\n")
        database.close()
        Database.open(file, password=SECRET).close()

    def test_it_can_be_looked_at(self, file: Path) -> None:
        before = state(file.parent)
        with opened_as_it_is(file, SECRET) as looking:
            assert list(looking.companies()) == RECORDS
            with pytest.raises(StorageError):
                looking.write([company("new")])
        with closing(open_to_read(file, SECRET)) as looking:
            assert list(looking.companies()) == RECORDS
        with pytest.raises(WrongPassword):
            open_to_read(file, OTHER)
        assert state(file.parent) == before

    def test_what_cannot_be_read_is_not_taken_for_a_locked_one(self, tmp_path: Path) -> None:
        assert not connection.is_locked(tmp_path)
        assert not connection.is_locked(tmp_path / "missing")

    @pytest.mark.parametrize("length", [8, 16, 100, 4096, 6000])
    def test_a_part_of_one_is_not_opened(self, file: Path, length: int) -> None:
        file.write_bytes(file.read_bytes()[:length])
        before = state(file.parent)
        with pytest.raises((WrongPassword, Damaged)):
            Database.open(file, password=SECRET)
        assert state(file.parent) == before

    def test_another_programs_locked_file_is_not_ours(self, file: Path) -> None:
        with closing(locking.connect(file, "rw", SECRET)) as other:
            other.execute("PRAGMA application_id = 1")
        with pytest.raises(NotOurs):
            Database.open(file, password=SECRET)


_OPEN = """
import sys
from interview_helper.storage.database import Database
from interview_helper.storage.locking import Password
try:
    Database.open(__import__("pathlib").Path(sys.argv[1]), password=Password("correct horse"))
except Exception as error:
    print(type(error).__name__)
else:
    print("opened")
"""


class TestDamage:
    def test_every_flip_is_noticed(self, file: Path) -> None:
        """Every page carries a seal of its own, so not even unused bytes can be changed."""
        content = file.read_bytes()
        for place in range(0, len(content), 997):
            damaged = bytearray(content)
            damaged[place] ^= 1 << place % 8
            file.write_bytes(damaged)
            try:
                with closing(Database.open(file, password=SECRET)) as database:
                    noticed = database.check() != []
            except Damaged:
                noticed = True
            except (WrongPassword, NotOurs):
                noticed = place < 4096
            assert noticed, place
        file.write_bytes(content)
        assert opened(file, SECRET) == RECORDS

    def test_the_mark_itself(self, file: Path) -> None:
        content = bytearray(file.read_bytes())
        content[0] ^= 1
        file.write_bytes(content)
        with pytest.raises(NotOurs, match="damaged at its beginning"):
            Database.open(file, password=SECRET)


class TestBrokenOff:
    """A save that was broken off is taken back, and by nobody who has not the password."""

    @pytest.fixture
    def broken(self, file: Path) -> Path:
        """A copy of the data in the middle of a save, as a kill would leave it."""
        copy = file.parent.parent / "killed" / file.name
        copy.parent.mkdir()
        with closing(Database.open(file, password=SECRET)) as database:
            connection = database._connection
            for statement in (
                "PRAGMA cache_size = 1",
                "PRAGMA cache_spill = 1",
                "BEGIN IMMEDIATE",
                "UPDATE company SET name = 'half done'",
                "DELETE FROM reason",
                "CREATE TABLE more (content)",
                "INSERT INTO more VALUES (zeroblob(200000))",
            ):
                connection.execute(statement)
            for name in (file.name, f"{file.name}-journal"):
                copy.with_name(name).write_bytes(file.with_name(name).read_bytes())
            connection.execute("ROLLBACK")
        assert copy.with_name(f"{file.name}-journal").stat().st_size > 4096
        assert copy.read_bytes() != file.read_bytes()
        return copy

    def test_it_is_taken_back(self, broken: Path) -> None:
        assert opened(broken, SECRET) == RECORDS

    def test_it_can_be_looked_at_as_it_was(self, broken: Path) -> None:
        before = state(broken.parent)
        with closing(open_to_read(broken, SECRET)) as looking:
            assert list(looking.companies()) == RECORDS
        assert state(broken.parent) == before

    def test_a_wrong_password_leaves_it_to_the_right_one(self, broken: Path) -> None:
        before = state(broken.parent)
        for password in (None, OTHER):
            with pytest.raises(Locked):
                Database.open(broken, password=password)
        assert state(broken.parent) == before
        assert opened(broken, SECRET) == RECORDS

    def test_without_that_care_it_would_be_changed(
        self, broken: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The control."""
        monkeypatch.setattr(locking, "_size", lambda _: 0)
        before = state(broken.parent)
        with pytest.raises(Damaged):
            Database.open(broken, password=OTHER)
        assert state(broken.parent) != before


class TestFaults:
    """What the other library raises is said as everything else is."""

    def test_a_full_disk(self, database: Database) -> None:
        ((pages,),) = database._connection.execute("PRAGMA page_count")
        database._connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(SaveFailed, match="the disk is full"):
            database.write([company("large", notes="x" * 100_000)])
        assert list(database.companies()) == RECORDS

    def test_half_a_character(self, database: Database) -> None:
        with pytest.raises(SaveFailed, match="half a character"):
            database.write([company("half", name="\ud800")])
        assert not database._connection.in_transaction
        assert list(database.companies()) == RECORDS

    def test_errors_between_two_rows(self, file: Path) -> None:
        content = bytearray(file.read_bytes())
        for page in range(3, len(content) // 4096):
            content[page * 4096 + 100] ^= 1
        file.write_bytes(content)
        with closing(Database.open(file, password=SECRET)) as database:

            def read_all() -> None:
                for (name,) in database._connection.execute("SELECT name FROM sqlite_schema WHERE rootpage"):
                    database._connection.execute(f'SELECT * FROM "{name}"').fetchall()

            with pytest.raises(sqlite3.DatabaseError, match="malformed"):
                read_all()

    def test_they_keep_their_kind(self, database: Database) -> None:
        with pytest.raises(sqlite3.Error) as caught:
            database._connection.execute("no SQL")
        assert caught.value.sqlite_errorcode == sqlite3.SQLITE_ERROR
        assert caught.value.__cause__ is None
        assert caught.value.__context__ is None

    def test_a_file_that_went_away(self, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        connect = locking._connect_known

        def late(place: Path, mode: str, password: Password) -> sqlite3.Connection:
            file.unlink()
            return connect(place, mode, password)

        monkeypatch.setattr(locking, "_connect_known", late)
        with pytest.raises(StorageError, match="not allowed"):
            Database.open(file, password=SECRET)

    def test_a_disk_that_does_not_give_it(self, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        class Failing:
            def execute(self, _: str) -> None:
                error = sqlite3.OperationalError("disk I/O error")
                error.sqlite_errorcode = sqlite3.SQLITE_IOERR_READ
                raise error

            def close(self) -> None:
                pass

        monkeypatch.setattr(locking, "_connect_known", lambda *_: Failing())
        with pytest.raises(StorageError, match="disk reported an error"):
            Database.open(file, password=SECRET)

    def test_without_the_library(self, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "interview_helper.storage.locked_connection", None)
        monkeypatch.delattr("interview_helper.storage.locked_connection")
        before = state(file.parent)
        with pytest.raises(Unsupported, match="apsw-sqlite3mc"):
            Database.open(file, password=SECRET)
        assert state(file.parent) == before

    def test_with_its_namesake_that_has_no_encryption(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "apsw", ModuleType("apsw"))
        monkeypatch.delitem(sys.modules, "interview_helper.storage.locked_connection")
        with pytest.raises(ImportError, match="APSW without encryption"):
            import_module("interview_helper.storage.locked_connection")

    def test_a_copy_without_a_word_in_between(self, database: Database, file: Path) -> None:
        empty = file.with_name("empty.db")
        empty.touch()
        with closing(connection.connect_like(database._connection, empty, "rw")) as copy:
            database._connection.backup(copy)
        assert opened(empty, SECRET) == RECORDS


class TestWithout:
    """Where there is no password, nothing of this is even imported."""

    @pytest.mark.parametrize("words", ["list", "check", "backup", "export --format json"])
    def test_the_library_is_not_imported(self, tmp_path: Path, words: str) -> None:
        with closing(Database.open(tmp_path / "companies.db")) as database:
            database.write(RECORDS)
        code = (
            "import sys; from interview_helper.cli import run\n"
            f"code = run(['--data-dir', sys.argv[1], *{words!r}.split()])\n"
            "found = {'apsw', 'interview_helper.storage.locking', 'getpass'} & set(sys.modules)\n"
            "print(code, found, file=sys.stderr)"
        )
        said = subprocess.run(
            [sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=True
        )
        assert said.stderr == "0 set()\n"


def test_the_locked_file_of_version_3_is_opened_forever(tmp_path: Path) -> None:
    """Its content is that of the plain file of version 2, brought up to date; its password stands here."""
    file = tmp_path / "companies.db"
    file.write_bytes((VERSIONS / "locked-version-3.db").read_bytes())
    plain = tmp_path / "plain" / "companies.db"
    plain.parent.mkdir()
    plain.write_bytes((VERSIONS / "version-2.db").read_bytes())
    with closing(Database.open(plain)) as database:
        expected = list(database.companies())
    assert opened(file, Password("Zürich 2026 – ein Test")) == expected
    with pytest.raises(sqlite3.DatabaseError), closing(raw(file)) as stranger:
        stranger.execute("SELECT * FROM sqlite_schema").fetchall()


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")
def test_a_save_writes_and_syncs_as_without_a_password(tmp_path: Path) -> None:
    """Call by call: so what was proved of power cuts holds for a locked file too."""
    calls = []
    for how in ("plain", "locked"):
        trace, folder = tmp_path / f"{how}.trace", tmp_path / how
        subprocess.run(
            [
                *("strace", "-f", "-y", "-o", trace),
                *("-e", "trace=pwrite64,write,fsync,fdatasync,ftruncate,unlink"),
                *(sys.executable, "-c", _SAVE, how, folder),
            ],
            env={"PYTHONPATH": f"{ROOT}:{Path(__file__).parent}:{ROOT / 'tests' / 'strategies'}"},
            stdout=subprocess.DEVNULL,
            check=True,
        )
        _, save, _ = trace.read_text(errors="replace").split("MARK")
        calls.append(re.findall(r"(pwrite64|fsync|fdatasync|ftruncate|unlink)\(\d+<[^>]*/([^/>]+)>", save))
    assert calls[0] == calls[1]
    assert calls[0][-3:] == [
        ("fdatasync", "companies.db"),
        ("ftruncate", "companies.db-journal"),
        ("fdatasync", "companies.db-journal"),
    ]


_SAVE = """
import os, sys
from pathlib import Path
from stored_companies import company
from interview_helper.storage.database import Database
from interview_helper.storage.locking import Password
database = Database.open(Path(sys.argv[2]) / "companies.db")
database.write([company("a")])
if sys.argv[1] == "locked":
    database.set_password(Password("x"))
database.write([company("b")])
os.write(1, b"MARK")
database.write([company("c", notes="x" * 9_000)])
os.write(1, b"MARK")
"""
