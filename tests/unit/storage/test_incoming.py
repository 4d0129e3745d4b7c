"""Another data file is read as it is, or refused with a sentence that says what to do."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from locked_files import OTHER, RECORDS, SECRET, state
from stored_companies import company

from interview_helper.domain.common import Common
from interview_helper.storage import locking, restoring
from interview_helper.storage.database import Database
from interview_helper.storage.errors import Locked, ReadFailed, Unsupported, WrongPassword, open_failure
from interview_helper.storage.incoming import NotImported, is_data_file, read_copy, refuse_own
from interview_helper.storage.parts import shared_values

VERSIONS = Path(__file__).parent / "versions"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The data that is open; what is imported lies elsewhere."""
    file = tmp_path / "mine" / "companies.db"
    with closing(Database.open(file)) as database:
        database.write([company()])
    return file


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    file = tmp_path / "theirs" / "companies (1).db"
    with closing(Database.open(file)) as database:
        database.write(
            [company("one"), company("two", trashed_at=company().updated_at)],
            shared=shared_values(Common(signature="Ann")),
        )
    return file


def test_all_that_is_in_it_but_its_trash(copy: Path, data: Path) -> None:
    before = state(copy.parent)
    found = read_copy(copy, data)
    assert found.companies == [company("one")]
    assert found.common.signature == "Ann"
    assert state(copy.parent) == before


@pytest.mark.parametrize("version", [1, 2])
def test_an_older_version(data: Path, version: int) -> None:
    file = VERSIONS / f"version-{version}.db"
    before = file.read_bytes()
    assert read_copy(file, data).companies
    assert file.read_bytes() == before


def test_the_data_may_be_missing(copy: Path, tmp_path: Path) -> None:
    assert read_copy(copy, tmp_path / "none.db").companies == [company("one")]


class TestTheDataItself:
    @pytest.fixture(params=["itself", "a link", "another name"])
    def file(self, request: pytest.FixtureRequest, data: Path, tmp_path: Path) -> Path:
        other = tmp_path / "other.json"
        if request.param == "itself":
            return data
        if request.param == "a link":
            other.symlink_to(data)
        else:
            other.hardlink_to(data)
        return other

    def test_it_is_refused_and_its_lock_is_held(self, data: Path, file: Path) -> None:
        with closing(Database.open(data)) as database:
            for read in (refuse_own, read_copy):
                with pytest.raises(NotImported, match="is your data itself"):
                    read(file, data)
            # Had it been opened and closed, another program could take the lock now.
            assert not can_be_locked_elsewhere(data)
            database.write([company("two")])
        assert can_be_locked_elsewhere(data)


def can_be_locked_elsewhere(file: Path) -> bool:
    """Whether another process gets the lock."""
    code = "import sys; from pathlib import Path; from interview_helper.storage.database import Database\n"
    code += "Database.open(Path(sys.argv[1])).close()"
    done = subprocess.run([sys.executable, "-c", code, str(file)], capture_output=True, check=False)
    assert done.returncode == 0 or b"AlreadyOpen" in done.stderr
    return done.returncode == 0


def _text(file: Path) -> None:
    file.write_text("not a data file")


def _empty(file: Path) -> None:
    file.write_bytes(b"")


def _newer(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[60:64] = (99).to_bytes(4)
    file.write_bytes(content)


def _torn(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b"The way to work", b"The way to w0rk"))


def _gone(file: Path) -> None:
    file.unlink()


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (_text, "it is not Interview Helper’s data, or is damaged at its beginning. Choose another file."),
        (_empty, "it is not Interview Helper’s data, or is damaged at its beginning. Choose another file."),
        (_newer, "a newer version of Interview Helper wrote it. Install that version here too"),
        (_torn, "it is damaged. Choose another file, such as a backup."),
        (_gone, "it is not there any more. Choose another file."),
    ],
)
def test_what_is_refused(copy: Path, data: Path, spoil: Callable[[Path], None], words: str) -> None:
    spoil(copy)
    with pytest.raises(NotImported) as refused:
        read_copy(copy, data)
    assert str(refused.value).startswith(f"{copy} was not imported: ")
    assert words in str(refused.value)


def test_one_that_another_program_has_open(copy: Path, data: Path) -> None:
    with (
        closing(Database.open(copy)),
        pytest.raises(NotImported, match=r"has it open\. Close it there, then"),
    ):
        read_copy(copy, data)


def test_a_disk_that_fails(copy: Path, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Database) -> None:
        raise ReadFailed("The file could not be read.")

    monkeypatch.setattr(Database, "companies", fail)
    with pytest.raises(NotImported, match="the disk did not give its content"):
        read_copy(copy, data)


@pytest.mark.usefixtures("cheap")
class TestLocked:
    @pytest.fixture(autouse=True)
    def nothing_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(locking, "_told", [])

    def test_it_needs_its_password(self, locked_file: Path, tmp_path: Path) -> None:
        data = tmp_path / "none.db"
        with pytest.raises(Locked):
            read_copy(locked_file, data)
        with pytest.raises(WrongPassword):
            read_copy(locked_file, data, OTHER)
        assert read_copy(locked_file, data, SECRET).companies == RECORDS

    def test_one_that_was_told_does_too(self, locked_file: Path, tmp_path: Path) -> None:
        locking.tell(OTHER)
        locking.tell(SECRET)
        for password in (None, OTHER):
            assert read_copy(locked_file, tmp_path / "none.db", password).companies == RECORDS

    def test_without_what_opens_it(
        self, locked_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def missing() -> None:
            raise Unsupported("What opens it is missing.")

        monkeypatch.setattr(locking, "library", missing)
        with pytest.raises(Unsupported):
            read_copy(locked_file, tmp_path / "none.db", SECRET)

    def test_it_is_known_by_its_beginning(self, locked_file: Path) -> None:
        other = locked_file.rename(locked_file.with_name("companies"))
        assert is_data_file(other)


class TestKnowing:
    """Whatever it is called, a data file is one; and what is called so is taken for one."""

    @pytest.mark.parametrize("name", ["x.db", "X.DB", "companies.db (Conflict a4ab3033)", "companies"])
    def test_a_data_file(self, copy: Path, name: str) -> None:
        assert is_data_file(copy.rename(copy.with_name(name)))

    def test_what_is_called_so(self, tmp_path: Path) -> None:
        (tmp_path / "x.db").touch()
        assert is_data_file(tmp_path / "x.db")

    def test_what_is_none(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "x.json").write_text("{}")
        (tmp_path / "folder.db").mkdir()
        os.mkfifo(tmp_path / "pipe")
        for name in ("x.json", "folder.db", "pipe", "missing.db"):
            assert not is_data_file(tmp_path / name)

        def refuse(*_: object, **__: object) -> None:
            raise PermissionError(13, "no")

        monkeypatch.setattr(Path, "open", refuse)
        assert not is_data_file(tmp_path / "x.json")


def test_the_words_of_every_fault_at_opening(copy: Path, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(file: Path, *_: object) -> None:
        error = sqlite3.OperationalError("injected")
        error.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
        raise open_failure(file, error)

    monkeypatch.setattr(restoring, "open_known", refuse)
    with pytest.raises(NotImported, match=r"reading it is not allowed\. Give yourself the right"):
        read_copy(copy, data)
