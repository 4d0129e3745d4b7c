"""Never a traceback, and the program as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from cli_driver import NORTHWIND, NOW, UNNAMED, Command, assert_not_done, store

from interview_helper import commands
from interview_helper.domain.company import Company
from interview_helper.export.json_format import render


class TestNeverATraceback:
    def broken(self, monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
        def fail(_options: object, _folder: Path) -> list[Company]:
            raise error

        monkeypatch.setattr(commands, "_stored", fail)

    def test_the_unexpected_keeps_its_words_to_itself(
        self, run: Command, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.broken(monkeypatch, ZeroDivisionError("Northwind"))
        ran = run("list")
        assert_not_done(
            ran, "Something went wrong that should not have (ZeroDivisionError at test_cli_process.py, line "
        )
        assert "Northwind" not in ran[2]

    def test_the_programs_own_missing_parts(self, run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
        self.broken(monkeypatch, FileNotFoundError("The resources are missing. Install again."))
        assert_not_done(run("list"), "interview-helper: The resources are missing. Install again.")

    def test_errors_of_the_system(self, run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
        self.broken(monkeypatch, OSError(28, "No space left on device"))
        assert_not_done(
            run("list"), "This could not be done: the disk is full. Put that right and try again."
        )

    def test_an_interruption(self, run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
        self.broken(monkeypatch, KeyboardInterrupt())
        assert run("list") == (130, "", "")

    def test_a_reader_that_has_enough(self, run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
        self.broken(monkeypatch, BrokenPipeError(32, "Broken pipe"))
        assert run("list") == (0, "", "")

    def test_an_exit_in_words(self, run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
        self.broken(monkeypatch, SystemExit("words"))
        assert run("list")[0] == 1


def python(code: str, *arguments: str, **settings: Any) -> subprocess.CompletedProcess[bytes]:
    command: Sequence[str] = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, stderr=subprocess.PIPE, check=False, **settings)


MAIN = "import sys; from interview_helper.__main__ import main; sys.exit(main())"


class TestAsAProcess:
    def test_a_reader_that_has_enough(self, tmp_path: Path) -> None:
        store(tmp_path, replace(NORTHWIND, notes="a line\n" * 25_000))
        read, write = os.pipe()
        os.close(read)
        for arguments in (["export", "--format", "json"], ["list"], ["--help"]):
            done = python(MAIN, "--data-dir", str(tmp_path / "data"), *arguments, stdout=write)
            assert (done.returncode, done.stderr) == (0, b"")
        os.close(write)

    @pytest.mark.parametrize("command", [["export", "--format", "json"], ["list"]])
    def test_a_full_disk_behind_standard_output(self, tmp_path: Path, command: list[str]) -> None:
        store(tmp_path, replace(NORTHWIND, notes="a line\n" * 25_000))
        with Path("/dev/full").open("wb") as full:
            done = python(MAIN, "--data-dir", str(tmp_path / "data"), *command, stdout=full)
        assert done.returncode == 1
        assert (
            done.stderr
            == b"interview-helper: This could not be done: the disk is full. Put that right and try again.\n"
        )

    def test_utf8_whatever_the_locale(self, tmp_path: Path) -> None:
        store(tmp_path, NORTHWIND)
        plain = {**os.environ, "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
        done = python(MAIN, "--data-dir", str(tmp_path / "data"), "list", stdout=subprocess.PIPE, env=plain)
        assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout.decode().startswith("Northwind “Müller” 🙂\t")

    @pytest.mark.parametrize(
        "arguments",
        [
            ["list"],
            ["export", "--format", "markdown"],
            ["import", "in.json"],
            ["check"],
            ["backup"],
            ["--help"],
        ],
    )
    def test_commands_import_no_qt(self, tmp_path: Path, arguments: list[str]) -> None:
        store(tmp_path, NORTHWIND)
        (tmp_path / "in.json").write_text(render([UNNAMED], NOW))
        code = (
            "import sys; from interview_helper.__main__ import main; code = main();"
            "found = [name for name in sys.modules if 'PySide' in name or 'shiboken' in name];"
            "print(found, file=sys.stderr); sys.exit(code)"
        )
        done = python(
            code, "--data-dir", str(tmp_path / "data"), *arguments, stdout=subprocess.DEVNULL, cwd=tmp_path
        )
        assert (done.returncode, done.stderr) == (0, b"[]\n")

    @pytest.mark.parametrize("arguments", [[], ["--data-dir", "x", "--size", "800x600"]])
    def test_the_way_to_the_window_imports_nothing_else(self, tmp_path: Path, arguments: list[str]) -> None:
        code = (
            "import sys, types; app = sys.modules['interview_helper.app'] = types.ModuleType('app');"
            "app.run_window = lambda options: 0; from interview_helper.__main__ import main; code = main();"
            "print(*sys.modules); sys.exit(code)"
        )
        done = python(code, *arguments, stdout=subprocess.PIPE, cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, b"")
        modules = done.stdout.decode().split()
        assert "interview_helper.cli" in modules
        unwanted = ("msgspec", "hashlib", "uuid", "unicodedata", "decimal", "asyncio", "PySide6")
        parts = ("interview_helper.export", "interview_helper.importing")
        assert not [name for name in modules if name in unwanted or name.startswith(parts)]
