"""Locked data on the command line: the password asked for on the terminal, or from a file."""

from __future__ import annotations

import getpass
import os
import pty
import subprocess
import sys
import warnings
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from cli_driver import FABRIKAM, NORTHWIND, Command, assert_not_done, bytes_in, store

from interview_helper.paths import database_file
from interview_helper.storage import locking
from interview_helper.storage.database import Database
from interview_helper.storage.locking import Password
from interview_helper.terminal_password import PROMPT

ROOT = Path(__file__).parents[3]
SECRET = "Zürich 7"
COMMANDS = (["list"], ["check"], ["backup"], ["export", "--format", "json"])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(locking, "_CIPHER", {**locking._CIPHER, "tcost": 1, "mcost": 8, "pcost": 1})
    with closing(Database.open(store(tmp_path, NORTHWIND, FABRIKAM))) as database:
        database.set_password(Password(SECRET))
    return tmp_path / "data"


@pytest.fixture
def password_file(tmp_path: Path) -> Path:
    file = tmp_path / "password"
    file.write_text(f"{SECRET}\r\nnot this\n", encoding="utf-8")
    return file


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What is typed at the terminal, one answer after the other."""
    answers: list[str] = []

    def answer(prompt: str) -> str:
        assert prompt == PROMPT
        return answers.pop(0)

    monkeypatch.setattr(getpass, "getpass", answer)
    yield answers
    assert answers == []


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
class TestEveryCommand:
    def test_with_a_file(self, folder: Path, password_file: Path, run: Command, command: list[str]) -> None:
        code, out, err = run("--password-file", str(password_file), *command)
        assert (code, err) == (0, "")
        assert out
        assert SECRET not in out
        assert database_file(folder).read_bytes().startswith(b"IvHpLock")

    def test_asked_until_it_is_right(
        self, folder: Path, typed: list[str], run: Command, command: list[str]
    ) -> None:
        typed += ["", "no", "neither", SECRET]
        code, out, err = run(*command)
        assert (code, err.count("not the password")) == (0, 2)
        assert out
        assert folder.exists()

    def test_a_wrong_file_changes_nothing(
        self, folder: Path, tmp_path: Path, run: Command, command: list[str]
    ) -> None:
        wrong = tmp_path / "wrong"
        wrong.write_text("no\n")
        before = bytes_in(folder)
        assert_not_done(run(*command, "--password-file", str(wrong)), "does not open")
        assert bytes_in(folder) == before

    def test_without_a_terminal(
        self, folder: Path, run: Command, command: list[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def shown(_: str) -> str:
            warnings.warn("Can not control echo on the terminal.", getpass.GetPassWarning, stacklevel=2)
            raise AssertionError("it would be shown")

        monkeypatch.setattr(getpass, "getpass", shown)
        before = bytes_in(folder)
        assert_not_done(run(*command), "There is no terminal to ask for it on")
        assert bytes_in(folder) == before


def test_a_backup_of_locked_data_is_locked(folder: Path, password_file: Path, run: Command) -> None:
    assert run("backup", "--password-file", str(password_file))[0] == 0
    (backup,) = (folder / "backups").iterdir()
    assert backup.read_bytes().startswith(b"IvHpLock")


def test_an_import_into_locked_data(folder: Path, password_file: Path, tmp_path: Path, run: Command) -> None:
    exported = tmp_path / "companies.json"
    given = ("--password-file", str(password_file))
    assert run("export", "--format", "json", "--output", str(exported), *given)[0] == 0
    assert run("import", str(exported), *given)[0] == 0
    assert run("import", "--dry-run", str(exported), *given)[0] == 0
    assert folder.exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "could not be read"),
        (b"", "is no password"),
        (b"\nlater", "is no password"),
        (b"\xff\xfe\n", "UTF-8"),
    ],
)
def test_a_file_that_holds_none(
    folder: Path, tmp_path: Path, run: Command, content: bytes | None, words: str
) -> None:
    file = tmp_path / "none"
    if content is not None:
        file.write_bytes(content)
    assert_not_done(run("list", "--password-file", str(file)), words)
    assert folder.exists()


def test_it_is_not_needed_where_nothing_is_locked(tmp_path: Path, run: Command) -> None:
    """And so not even read."""
    store(tmp_path, NORTHWIND)
    assert run("list", "--password-file", str(tmp_path / "missing"))[0] == 0


def test_ctrl_c_ends_it(folder: Path, run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: str) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(getpass, "getpass", interrupted)
    assert run("list") == (130, "", "")
    assert folder.exists()


def test_on_a_real_terminal_it_is_not_shown(folder: Path) -> None:
    code = (
        "import sys; from interview_helper.storage import locking\n"
        "locking._CIPHER.update(tcost=1, mcost=8, pcost=1)\n"
        "from interview_helper.cli import run; sys.exit(run(['--data-dir', sys.argv[1], 'list']))"
    )
    process, terminal = pty.fork()
    if process == 0:  # pragma: no cover
        os.chdir(ROOT)
        os.execv(sys.executable, [sys.executable, "-c", code, str(folder)])
    said = b""
    while not said.endswith(PROMPT.encode()):
        said += os.read(terminal, 1_000)
    os.write(terminal, f"{SECRET}\n".encode())
    try:
        while more := os.read(terminal, 1_000):
            said += more
    except OSError:  # the other end is closed
        pass
    os.close(terminal)
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 0
    assert "Northwind" in said.decode()
    assert SECRET.encode() not in said


def test_without_any_terminal(folder: Path) -> None:
    said = subprocess.run(
        [sys.executable, "-m", "interview_helper", "--data-dir", str(folder), "list"],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        start_new_session=True,
        check=False,
    )
    assert (said.returncode, said.stdout) == (1, "")
    assert said.stderr.count("\n") == 1
    assert "--password-file" in said.stderr
