"""What the command line asks of the window."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import platformdirs
import pytest

from interview_helper import cli
from interview_helper.__main__ import main
from interview_helper.options import WindowOptions
from interview_helper.paths import database_file, default_data_folder
from interview_helper.storage.database import Database


class TestTheWindow:
    @pytest.fixture
    def asked(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[WindowOptions]:
        asked: list[WindowOptions] = []
        app: Any = ModuleType("interview_helper.app")
        app.run_window = lambda options: asked.append(options) or 7
        monkeypatch.setitem(sys.modules, "interview_helper.app", app)
        monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
        return asked

    def test_without_a_word(self, asked: list[WindowOptions], monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "argv", ["interview-helper"])
        assert main() == 7
        assert asked == [WindowOptions(default_data_folder())]

    def test_with_every_option(self, asked: list[WindowOptions]) -> None:
        assert (
            cli.run(["--data-dir", "d", "--screenshot", "s.png", "--appearance", "dark", "--size", "800x560"])
            == 7
        )
        assert asked == [WindowOptions(Path("d"), Path("s.png"), "dark", (800, 560))]

    def test_the_mask_is_set(self, asked: list[WindowOptions]) -> None:
        assert cli.run([]) == 7
        assert asked
        assert os.umask(0o022) == 0o077

    @pytest.mark.parametrize("named", [True, False])
    def test_examples_are_filled_in_once(
        self, asked: list[WindowOptions], tmp_path: Path, named: bool
    ) -> None:
        base = tmp_path / "data" if named else default_data_folder()
        arguments = ["--examples", *(["--data-dir", str(base)] if named else [])]
        assert cli.run(arguments) == 7
        assert asked == [WindowOptions(base / "examples", examples=True)]
        assert not database_file(base).exists()
        database = Database.open(database_file(base / "examples"), create=False)
        names = [company.name for company in database.companies()]
        assert len(names) == 5
        database.write([], [company.id for company in list(database.companies())[1:]])
        database.close()
        cli.run(arguments)
        database = Database.open(database_file(base / "examples"), create=False)
        assert [company.name for company in database.companies()] == names[:1]
        database.close()

    @pytest.mark.parametrize(
        ("arguments", "file"),
        [
            (["in.json"], "in.json"),
            (["gone.json"], "gone.json"),
            (["GONE.JSON", "--appearance", "dark"], "GONE.JSON"),
            (["--data-dir", "list", "exported"], "exported"),
            (["./list"], "list"),
            (["--", "list"], "list"),
            (["--", "-x.json"], "-x.json"),
            (["--size", "800x600", "--", "in.json"], "in.json"),
            (["folder"], "folder"),
        ],
    )
    def test_a_file(
        self,
        asked: list[WindowOptions],
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        arguments: list[str],
        file: str,
    ) -> None:
        monkeypatch.chdir(tmp_path)
        for name in ("in.json", "exported", "list"):
            Path(name).touch()
        Path("folder").mkdir()
        assert cli.run(arguments) == 7
        assert [options.file for options in asked] == [tmp_path / file]

    def test_a_command_beside_a_file_of_its_name(
        self, asked: list[WindowOptions], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        Path("list").touch()
        assert cli.run(["list"]) == 0
        assert asked == []

    def test_without_a_home_folder(
        self,
        asked: list[WindowOptions],
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
        tmp_path: Path,
    ) -> None:
        monkeypatch.chdir(tmp_path)

        def unknown(*_names: object, **_options: object) -> Path:
            raise RuntimeError("could not determine the home directory")

        monkeypatch.setattr(platformdirs, "user_data_path", unknown)
        assert cli.run([]) == 1
        assert "Your home folder is not known" in capsys.readouterr().err
        assert asked == []
        assert list(tmp_path.iterdir()) == []
