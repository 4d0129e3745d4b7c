"""``--diagnose``: everything that a report of a fault needs, nothing of the user's, and nothing changed."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from program_runs import PROGRAM, run
from window_driver import company, store_companies

from interview_helper import __version__
from interview_helper.diagnostics.lines import as_text, line
from interview_helper.paths import backup_folder, database_file
from interview_helper.storage.database import Database
from interview_helper.storage.errors import StorageError

NO_SCREEN = {"DISPLAY": None, "WAYLAND_DISPLAY": None, "QT_QPA_PLATFORM": None}


def answers(folder: Path, **environment: str | None) -> dict[str, str]:
    """The report on this data, by what was asked; it changes nothing."""
    before = {str(file): (file.stat().st_mtime_ns, file.stat().st_mode) for file in folder.rglob("*")}
    there = folder.exists()
    result = run(*PROGRAM, "--diagnose", "--data-dir", folder, **environment)
    assert (result.returncode, result.stderr) == (0, "")
    assert folder.exists() == there
    assert before == {str(file): (file.stat().st_mtime_ns, file.stat().st_mode) for file in folder.rglob("*")}
    return dict(said.split(": ", 1) for said in result.stdout.splitlines())


def test_the_report(tmp_path: Path) -> None:
    store_companies(
        tmp_path, company("a", "Adatum", role="Analyst", notes="Secret."), company("b", "Contoso")
    )
    backup_folder(tmp_path).mkdir()
    (backup_folder(tmp_path) / "one.db").touch()
    said = answers(tmp_path)
    assert said["Interview Helper"] == f"{__version__}, source"
    assert said["Python"].startswith(sys.version.split()[0])
    assert said["SQLite"] == sqlite3.sqlite_version
    assert said["Data folder"].startswith(f"{tmp_path}: 0700, yours, can be written")
    assert said["Data file"].endswith("bytes, 0600, yours, can be written")
    assert said["Companies"] == "2"
    assert said["Version of the data"].isdecimal()
    assert said["Checks of the data"] == "all passed"
    assert said["Backups"] == "1"
    assert said["Platform plugin"] == "offscreen"
    assert said["Screen 1"].startswith("800 × 800, scale 1")
    for asked in (
        "PySide6",
        "Qt",
        "Style",
        "Font",
        "Colour scheme",
        "System",
        "Locale",
        "Free disk space there",
    ):
        assert said[asked]
        assert not said[asked].startswith("not known"), said[asked]
    text = "".join(said.values())
    for own in ("Adatum", "Analyst", "Secret", "Contoso"):
        assert own not in text


def test_without_a_display(tmp_path: Path) -> None:
    said = answers(tmp_path / "none", **NO_SCREEN)
    assert said["Window"] == "there is no display; the rest is said by Qt’s offscreen platform"
    assert said["Platform plugin"] == "offscreen"
    assert said["Data folder"].endswith(": not made yet")
    assert said["Data file"] == "none yet"
    assert "Companies" not in said


def test_while_the_window_has_the_data_open(tmp_path: Path) -> None:
    with closing(Database.open(database_file(tmp_path))):
        assert "is already open" in answers(tmp_path)["Companies"]


def newer(file: Path) -> None:
    Database.open(file).close()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA user_version = 99")
        connection.commit()


def torn(file: Path) -> None:
    store_companies(file.parent, company("a", "Adatum", notes="x" * 9_000))
    file.write_bytes(file.read_bytes()[: 3 * 4096])


def changed(file: Path) -> None:
    store_companies(file.parent, company("a", "Adatum"))
    file.write_bytes(file.read_bytes().replace(b"Adatum", b"Adalum"))


def no_database(file: Path) -> None:
    file.write_bytes(b"Dear diary, " * 1_000)


def killed(file: Path) -> None:
    """A save broken off in the middle, by a copy made during it."""
    store_companies(file.parent / "other", company("a", "Adatum"))
    other = database_file(file.parent / "other")
    with closing(sqlite3.connect(other, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("CREATE TABLE later (content)")
        for _ in range(50):
            connection.execute("INSERT INTO later VALUES (zeroblob(8000))")
        for name in (file.name, f"{file.name}-journal"):
            shutil.copyfile(other.with_name(name), file.with_name(name))
        connection.execute("ROLLBACK")


def a_folder(file: Path) -> None:
    file.mkdir()


@pytest.mark.parametrize(
    ("make", "asked", "words"),
    [
        (newer, "Companies", "was written by a newer version"),
        (torn, "Companies", "is damaged"),
        (changed, "Checks of the data", "1 failed; “interview-helper check” says which"),
        (no_database, "Companies", "is not Interview Helper’s data"),
        (killed, "Companies", "not read: a save was broken off"),
        (killed, "Data file", "is taken back at the next start"),
        (a_folder, "Companies", ""),
    ],
)
def test_data_that_is_not_well(tmp_path: Path, make: object, asked: str, words: str) -> None:
    assert callable(make)
    make(database_file(tmp_path))
    said = answers(tmp_path)
    assert words in said[asked]
    assert "Adatum" not in "".join(said.values())
    assert said["Qt"], "and the rest is said all the same"


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"QT_QPA_PLATFORM": "foo"}, "the variable QT_QPA_PLATFORM names “foo”"),
        ({**NO_SCREEN, "DISPLAY": ":4711"}, "the display “:4711” (DISPLAY) does not answer"),
    ],
)
def test_where_qt_cannot_open_a_window(
    tmp_path: Path, environment: dict[str, str | None], words: str
) -> None:
    said = answers(tmp_path, **environment)
    assert words in said["Window"]
    assert said["Backups"] == "0"


def test_where_qt_cannot_be_imported(tmp_path: Path) -> None:
    package = tmp_path / "fake" / "PySide6"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("raise ImportError('libodd.so.1: cannot open shared object file')\n")
    said = answers(tmp_path / "none", PYTHONPATH=str(package.parent))
    assert said["Qt"].startswith("Qt could not be loaded: the library libodd.so.1 is missing.")


def test_nobody_is_named(tmp_path: Path) -> None:
    home = tmp_path / "alice"
    home.mkdir()
    done = subprocess.run(
        [*PROGRAM, "--diagnose"], env={"HOME": str(home)}, capture_output=True, encoding="utf-8", check=True
    )
    assert "Data folder: ~/.local/share/interview-helper: not made yet\n" in done.stdout
    assert "alice" not in done.stdout
    assert not (home / ".local").exists()


# A single line


def raising(error: Exception) -> object:
    def ask() -> object:
        raise error

    return ask


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ZeroDivisionError("Adatum"), "not known: ZeroDivisionError"),
        (OSError(28, "No space left on device"), "not known: the disk is full"),
        (OSError("Words of our own."), "Words of our own."),
        (StorageError("It is damaged."), "It is damaged."),
    ],
)
def test_a_line_that_cannot_be_had_says_why(error: Exception, words: str) -> None:
    ask = raising(error)
    assert callable(ask)
    assert line("What", ask) == ("What", words)


def test_the_home_folder_is_not_named(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [("Data", "/home/alice/data"), ("Two", "one\ntwo")]
    monkeypatch.setenv("HOME", "/home/alice")
    assert as_text(lines) == "Data: ~/data\nTwo: one two\n"
    monkeypatch.setenv("HOME", "/")
    assert as_text(lines) == "Data: /home/alice/data\nTwo: one two\n"
