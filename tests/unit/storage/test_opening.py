"""Opening: made private, recognised before anything is written, locked, set for safety."""

from __future__ import annotations

import errno
import hashlib
import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from stored_companies import NOW, company, raw

from interview_helper.storage import connection as connection_module
from interview_helper.storage.connection import LENGTH_LIMIT, SETTINGS
from interview_helper.storage.database import Database
from interview_helper.storage.errors import (
    AlreadyOpen,
    Damaged,
    NewerVersion,
    NoData,
    NotOurs,
    NotWritable,
    StorageError,
    Unsupported,
)
from interview_helper.storage.schema import APPLICATION_ID, CREATE, TABLES, VERSION


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "companies.db"


def permissions(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def state(folder: Path) -> dict[str, tuple[str, int, int]]:
    """Every file with its hash, its time of change and its permissions."""
    return {
        str(path.relative_to(folder)): (
            hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "",
            path.stat().st_mtime_ns,
            path.stat().st_mode,
        )
        for path in folder.rglob("*")
    }


@contextmanager
def unchanged(folder: Path) -> Iterator[None]:
    before = state(folder)
    yield
    assert state(folder) == before


def times(folder: Path) -> dict[str, tuple[int, ...]]:
    """Every file with its times and size; for a live file, which nothing may open beside SQLite."""
    entries = {path.name: path.stat() for path in folder.iterdir()}
    return {
        name: (entry.st_ino, entry.st_mtime_ns, entry.st_ctime_ns, entry.st_size)
        for name, entry in entries.items()
    }


@contextmanager
def untouched(folder: Path) -> Iterator[None]:
    before = times(folder)
    yield
    assert times(folder) == before


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


# Private


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_what_is_made_is_the_user_s_alone(tmp_path: Path, mask: int) -> None:
    file = tmp_path / "above" / "folder" / "companies.db"
    with umask(mask):
        database = Database.open(file)
        database.write([company()])
        assert permissions(file) == 0o600
        assert permissions(file.with_name("companies.db-journal")) == 0o600
        database.backup(file.with_name("copy.db"))
        database.close()
    assert permissions(file.with_name("copy.db")) == 0o600
    assert permissions(file.parent) == permissions(file.parent.parent) == 0o700


def test_a_folder_that_was_there_keeps_its_permissions_and_the_file_does_not(file: Path) -> None:
    Database.open(file).close()
    file.chmod(0o664)
    file.parent.chmod(0o755)
    Database.open(file).close()
    assert permissions(file) == 0o600
    assert permissions(file.parent) == 0o755


def test_a_file_system_without_permissions_is_no_obstacle(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Database.open(file).close()
    file.chmod(0o755)

    def refused(*_: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(Path, "chmod", refused)
    database = Database.open(file)
    database.write([company()])
    database.close()


# Set for safety


def test_every_setting_is_in_force(file: Path) -> None:
    database = Database.open(file)
    expected = {
        "locking_mode": "exclusive",
        "journal_mode": "truncate",
        "synchronous": 3,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "mmap_size": 0,
        "secure_delete": 1,
        "temp_store": 2,
    }
    found = {name: database._connection.execute(f"PRAGMA {name}").fetchone()[0] for name in expected}
    assert found == expected
    assert expected.items() <= SETTINGS.items()
    assert database._connection.getlimit(sqlite3.SQLITE_LIMIT_LENGTH) == LENGTH_LIMIT == 16 * 2**20
    assert database._connection.isolation_level is None
    database.close()


@pytest.mark.parametrize("setting", [{"temp_store": 7}, {"no_such_setting": 1}])
def test_a_setting_that_is_not_taken(
    file: Path, monkeypatch: pytest.MonkeyPatch, setting: dict[str, int | str]
) -> None:
    monkeypatch.setattr(connection_module, "SETTINGS", setting)
    with pytest.raises(Unsupported, match=next(iter(setting))):
        Database.open(file)
    monkeypatch.undo()
    Database.open(file).close()


def test_an_old_sqlite(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 36, 9))
    monkeypatch.setattr(sqlite3, "sqlite_version", "3.36.9")
    with pytest.raises(Unsupported, match=r"SQLite 3\.37 or newer.*3\.36\.9"):
        Database.open(file)
    assert list(file.parent.iterdir()) == []


def test_an_sqlite_without_full_text_search(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection_module, "available_modules", lambda _: {"json_each"})
    with pytest.raises(Unsupported, match="FTS5"):
        Database.open(file)
    assert list(file.parent.iterdir()) == []


def test_full_text_search_is_looked_for_where_it_is() -> None:
    with closing(sqlite3.connect(":memory:")) as memory:
        assert "fts5" in connection_module.available_modules(memory)
        memory.execute("CREATE VIRTUAL TABLE works USING fts5 (text)")


# Not there


def test_nothing_is_made_where_nothing_was_asked_for(file: Path) -> None:
    with pytest.raises(NoData, match="--data-dir"):
        Database.open(file, create=False)
    assert not file.parent.exists()


# Not ours


def sqlite_file(*statements: str) -> Callable[[Path], None]:
    def make(file: Path) -> None:
        with closing(raw(file)) as connection:
            for statement in statements:
                connection.execute(statement)

    return make


NEXT_VERSION = f"PRAGMA user_version = {VERSION + 1}"
REFUSED = {
    "empty": (lambda file: file.touch(), NotOurs),
    "text": (lambda file: file.write_text("Dear diary, " * 500), NotOurs),
    "short": (lambda file: file.write_text("x"), NotOurs),
    "SQLite header alone": (lambda file: file.write_bytes(b"SQLite format 3\0"), NotOurs),
    "a folder": (lambda file: file.mkdir(), NotOurs),
    "another program's": (sqlite_file("CREATE TABLE company (x)"), NotOurs),
    "another program's with an id": (
        sqlite_file("PRAGMA application_id = 7", f"PRAGMA user_version = {VERSION}", *TABLES),
        NotOurs,
    ),
    "another program's with a log": (
        sqlite_file("PRAGMA journal_mode = WAL", "CREATE TABLE t (x)"),
        NotOurs,
    ),
    "newer": (sqlite_file(*CREATE, NEXT_VERSION), NewerVersion),
    "newer with other tables": (
        sqlite_file(f"PRAGMA application_id = {APPLICATION_ID}", NEXT_VERSION, "CREATE TABLE t (x)"),
        NewerVersion,
    ),
    "without a version": (sqlite_file(*CREATE, "PRAGMA user_version = 0"), Damaged),
    "without tables": (sqlite_file(*CREATE, "DROP TABLE note"), Damaged),
}


@pytest.mark.parametrize("what", REFUSED)
@pytest.mark.parametrize("create", [True, False])
def test_what_is_not_taken_keeps_its_bytes(file: Path, what: str, create: bool) -> None:
    make, error = REFUSED[what]
    file.parent.mkdir()
    make(file)
    with unchanged(file.parent), pytest.raises(error) as caught:
        Database.open(file, create=create)
    assert str(file) in str(caught.value)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(min_size=1, max_size=5000), header=st.booleans())
def test_no_bytes_are_taken_for_ours(tmp_path: Path, content: bytes, header: bool) -> None:
    file = tmp_path / "companies.db"
    file.write_bytes(b"SQLite format 3\0" + content if header else content)
    with unchanged(tmp_path), pytest.raises(StorageError):
        Database.open(file)


# Locked


def test_a_second_opener_in_the_same_process(file: Path) -> None:
    database = Database.open(file)
    database.write([company()])
    for _ in range(2):
        with untouched(file.parent), pytest.raises(AlreadyOpen, match="close it first"):
            Database.open(file)
    # Its look at the file did not cost the first one its lock.
    assert seen_elsewhere(file) == "AlreadyOpen"
    database.write([company("two")])
    database.close()
    assert seen_elsewhere(file) == "2 companies"


def seen_elsewhere(file: Path) -> str:
    """What another process sees of the file."""
    program = (
        "import sys; from pathlib import Path; from interview_helper.storage.database import Database\n"
        "try: print(Database.open(Path(sys.argv[1])).count(), 'companies')\n"
        "except Exception as error: print(type(error).__name__)"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, str(file)], capture_output=True, text=True, check=True, timeout=60
    )
    return run.stdout.strip()


def test_a_second_process_writes_nothing(file: Path) -> None:
    database = Database.open(file)
    database.write([company()])
    with untouched(file.parent):
        assert seen_elsewhere(file) == "AlreadyOpen"
    database.write([company("two")])
    database.close()


# Not writable


def test_a_folder_whose_path_goes_through_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with unchanged(tmp_path), pytest.raises(NotWritable, match="a file, not a folder"):
        Database.open(tmp_path / "file" / "folder" / "companies.db")


def test_a_link_that_leads_nowhere(file: Path) -> None:
    file.parent.mkdir()
    file.symlink_to("nowhere")
    with pytest.raises(NotWritable, match="something else has that name"):
        Database.open(file)
    assert [entry.name for entry in file.parent.iterdir()] == [file.name]


@pytest.mark.parametrize("call", ["open", "mkdir", "link"])
def test_the_system_refuses_to_make_it(file: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    if call == "link":
        monkeypatch.setattr(os, "link", refused)
        monkeypatch.setattr(connection_module, "create_private", once(connection_module.create_private))
    else:
        monkeypatch.setattr(os, call, refused)
    with pytest.raises(NotWritable, match="writing there is not allowed"):
        Database.open(file)
    monkeypatch.undo()
    assert not file.parent.exists() or list(file.parent.iterdir()) == []
    Database.open(file).close()


def once(function: Callable[[Path], int]) -> Callable[[Path], int]:
    """The function on its first call; a refusal after it."""
    calls: list[Path] = []

    def call(file: Path) -> int:
        calls.append(file)
        if len(calls) > 1:
            raise PermissionError(errno.EACCES, "Permission denied")
        return function(file)

    return call


def as_somebody_else(attempt: Callable[[], object], folder: Path) -> str:
    """The name of the error that the attempt ends with for a user without special rights.

    Permission bits do not bind root; the child gives root up. Paths are relative to the folder,
    because the folders above it need not be open to that user.
    """
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.chdir(folder)
            if os.geteuid() == 0:
                os.setgid(65534)
                os.setuid(65534)
            attempt()
            os.write(writer, b"no error")
        except BaseException as error:  # noqa: BLE001
            os.write(writer, f"{type(error).__name__}: {error}".encode())
        finally:
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as answer:
        said = answer.read().decode()
    os.waitpid(child, 0)
    return said


def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    said = as_somebody_else(lambda: Database.open(Path("companies.db")), tmp_path)
    assert said.startswith("NotWritable: ")
    assert "writing there is not allowed" in said
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_a_folder_that_may_not_be_written(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Database.open(file).close()
    # As for a file of one's own in somebody else's folder: the journal would find no place.
    monkeypatch.setattr(os, "access", lambda path, mode: not (path == file.parent and mode == os.W_OK))
    with unchanged(file.parent), pytest.raises(NotWritable, match="writing there is not allowed"):
        Database.open(file)


def test_a_file_that_may_not_be_read(file: Path) -> None:
    Database.open(file).close()
    file.chmod(0o000)
    file.parent.chmod(0o777)
    with unchanged(file.parent):
        said = as_somebody_else(lambda: Database.open(Path("companies.db")), file.parent)
    assert said.startswith("NotWritable: ")


def test_a_file_that_may_only_be_read(file: Path) -> None:
    Database.open(file).close()
    file.chmod(0o444)
    file.parent.chmod(0o777)
    with unchanged(file.parent):
        said = as_somebody_else(lambda: Database.open(Path("companies.db")), file.parent)
    assert said.startswith("NotWritable: ")


def test_a_leftover_that_cannot_be_removed(file: Path) -> None:
    Database.open(file).close()
    file.with_name(".interview-helper-0.part").mkdir()
    with pytest.raises(NotWritable):
        Database.open(file)
    file.with_name(".interview-helper-0.part").rmdir()
    Database.open(file).close()


# Made whole


def test_what_an_interrupted_start_left_is_removed(file: Path) -> None:
    file.parent.mkdir()
    file.with_name(".interview-helper-0123456789abcdef.part").write_bytes(b"half a database")
    Database.open(file).close()
    assert not list(file.parent.glob("*.part"))
    assert not list(file.parent.glob(".*"))


def test_an_error_while_making_it_leaves_nothing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection_module, "CREATE", (*CREATE, "INSERT INTO no_such_table VALUES (1)"))
    with pytest.raises(NotWritable):
        Database.open(file)
    assert list(file.parent.iterdir()) == []


@pytest.mark.parametrize("links", [True, False], ids=["hard links", "no hard links"])
@pytest.mark.parametrize("step", ["fill", "sync_file", "_give_name"])
def test_another_process_makes_it_first(
    file: Path, monkeypatch: pytest.MonkeyPatch, links: bool, step: str
) -> None:
    """At each step of making it, another process has made it, saved in it, and tidied up."""
    done = getattr(connection_module, step)

    def do_late(*arguments: Path) -> None:
        monkeypatch.setattr(connection_module, step, done)
        with closing(Database.open(file)) as database:
            database.write([company()])
        if not links:
            without_hard_links(monkeypatch)
        done(*arguments)

    monkeypatch.setattr(connection_module, step, do_late)
    database = Database.open(file)
    assert list(database.companies()) == [company()]
    database.close()
    assert not list(file.parent.glob(".*"))


def without_hard_links(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refused)


def test_a_file_system_without_hard_links(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    without_hard_links(monkeypatch)
    database = Database.open(file)
    database.write([company()])
    assert len(database.summaries(NOW)) == 1
    database.close()
    assert permissions(file) == 0o600
    assert not list(file.parent.glob(".*"))


def test_a_file_that_cannot_get_its_name(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    without_hard_links(monkeypatch)

    def refused(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "replace", refused)
    with pytest.raises(NotWritable, match="the disk reported an error"):
        Database.open(file)
    assert list(file.parent.iterdir()) == []
