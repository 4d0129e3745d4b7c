"""What can be said, what is wrong usage, and the help."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from cli_driver import FABRIKAM, Command, store

from interview_helper import __version__, cli, command_line
from interview_helper.export import formats


class TestWrongUsage:
    @pytest.mark.parametrize(
        "arguments",
        [
            ["nonsense"],
            ["--nonsense"],
            ["export"],
            ["export", "--format", "docx"],
            ["export", "--form", "json"],
            ["import"],
            ["import", ""],
            ["--data-dir"],
            ["--data-dir", ""],
            ["--appearance", "pink"],
            ["--examples", "list"],
            ["--size", "800x600", "list"],
            ["--screenshot", "x.png", "check"],
            ["--diagnose", "list"],
            ["--diagnose", "x.json"],
            ["--diagnose", "--examples"],
            ["--screenshot", "x.png", "x.json"],
            ["x.json", "y.json"],
            ["x.json", "list"],
            ["--", "x.json", "y.json"],
            [""],
            ["-"],
            *(
                ["--size", size]
                for size in (
                    "800",
                    "0x600",
                    "x600",
                    "800x",
                    "-1x5",
                    "٣x٤",
                    "100000x1",
                    "8193x8",
                    "8x8193",
                    "8x9x1",
                )
            ),
        ],
    )
    def test_ends_with_two(self, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
        assert cli.run(arguments) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.startswith("usage: interview-helper")
        assert "Traceback" not in said.err

    @pytest.mark.parametrize(
        ("word", "words"),
        [
            ("lst", "error: there is no command or file “lst”; did you mean “list”?\n"),
            ("notes.txt", "error: there is no command or file “notes.txt”\n"),
        ],
    )
    def test_a_word_that_is_neither_command_nor_file(
        self, word: str, words: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        for arguments in ([word], [word, "--format", "json"], ["--data-dir", "d", word, "x"]):
            assert cli.run(arguments) == 2
            assert capsys.readouterr().err.endswith(words)

    def test_a_second_file_is_named(self, capsys: pytest.CaptureFixture[str]) -> None:
        cli.run(["x.json", "y.json"])
        assert "only one file can be opened at a time, not “y.json” too" in capsys.readouterr().err

    def test_an_unknown_format_names_the_known(self, capsys: pytest.CaptureFixture[str]) -> None:
        cli.run(["export", "--format", "docx"])
        assert "there is no format 'docx', only markdown, text, json" in capsys.readouterr().err


COMMANDS = command_line.COMMANDS


class TestHelp:
    def test_a_line_a_command(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert cli.run(["--help"]) == 0
        lines = capsys.readouterr().out.splitlines()
        for command in COMMANDS:
            assert sum(line.startswith(f"    {command} ") for line in lines) == 1

    @pytest.mark.parametrize("command", COMMANDS)
    def test_of_each_command(self, command: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert cli.run([command, "--help"]) == 0
        assert "--data-dir DIR" in capsys.readouterr().out
        assert cli.run([command, "--version"]) == 0
        assert capsys.readouterr().out == f"Interview Helper {__version__}\n"

    def test_the_formats_are_named(self, capsys: pytest.CaptureFixture[str]) -> None:
        cli.run(["export", "--help"])
        out = capsys.readouterr().out
        assert all(known.id in out for known in formats.FORMATS)


def test_the_data_folder_goes_before_and_after_the_command(tmp_path: Path, run: Command) -> None:
    store(tmp_path, FABRIKAM)
    expected = run("list")[1]
    folder = str(tmp_path / "data")
    before, after = [], []
    for taken, arguments in (
        (before, ["--data-dir", folder, "list"]),
        (after, ["list", "--data-dir", folder]),
    ):
        done = subprocess.run(
            [sys.executable, "-m", "interview_helper", *arguments], capture_output=True, check=True
        )
        taken.append(done.stdout.decode())
    assert before == after == [expected]


def test_the_commands_are_those_of_the_parser() -> None:
    (commands,) = [action for action in command_line.parser()._actions if action.dest == "command"]
    assert commands.choices is not None
    assert tuple(commands.choices) == command_line.COMMANDS


def test_the_options_that_take_a_word_are_those_of_the_parser() -> None:
    """Else the word after a new one would be taken for a command or a file."""
    found = [
        name
        for action in command_line.parser()._actions
        for name in action.option_strings
        if action.nargs != 0
    ]
    assert sorted(found) == sorted(command_line._TAKING_A_WORD)
