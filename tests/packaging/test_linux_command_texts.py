"""The manual page and the completions say what the command line says."""

from __future__ import annotations

import gzip
import os
import pty
import re
import select
import subprocess
import time
from pathlib import Path

import pytest
from linux_machine import EPOCH, ask, on_debian

from interview_helper.command_line import COMMANDS, parser

pytest.importorskip("shtab", reason="needs what builds are made with: pip install -e '.[package]'")
pytest.importorskip("argparse_manpage")
from linux.command_texts import SHELLS, completion, manual_page


@pytest.fixture(scope="module")
def page() -> str:
    return manual_page("1.2.3", EPOCH)


def test_the_page_covers_every_command_and_option(page: str) -> None:
    plain = page.replace("\\-", "-")
    for command in COMMANDS:
        assert f".SS \\fBinterview-helper {command}\\fR" in plain
    for option in re.findall(r"--[a-z-]+", parser().format_help()):
        assert option in plain or option == "--help"
    for heading in ("SYNOPSIS", "DESCRIPTION", "EXIT STATUS", "FILES", "ENVIRONMENT", "EXAMPLES"):
        assert f".SH {heading}\n" in page


def test_the_page_has_the_day_it_is_given_and_the_width_of_no_terminal(
    page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert page.startswith('.TH INTERVIEW\\-HELPER "1" "2026\\-11\\-23" "Interview Helper 1.2.3"')
    monkeypatch.setenv("COLUMNS", "40")
    assert manual_page("1.2.3", EPOCH) == page


@on_debian
def test_man_and_groff_have_no_complaint(page: str, tmp_path: Path) -> None:
    file = tmp_path / "interview-helper.1.gz"
    file.write_bytes(gzip.compress(page.encode()))
    ask("man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", str(file))
    said = ask("lexgrog", str(file))
    assert "interview-helper - weigh whether to take the next interview" in said
    (tmp_path / "plain.1").write_text(page)
    done = subprocess.run(
        ["groff", "-ww", "-man", "-Tutf8", "-Kutf8", str(tmp_path / "plain.1")],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stderr == ""


@pytest.mark.parametrize("shell", SHELLS)
def test_completions_are_the_same_each_time(shell: str) -> None:
    assert completion(shell) == completion(shell)


def completed_by_bash(words: list[str], folder: Path) -> list[str]:
    """What bash would offer for the last word."""
    script = f"""
        source {folder}/complete.bash
        COMP_WORDS=({" ".join(f"'{word}'" for word in words)}); COMP_CWORD={len(words) - 1}
        _shtab_interview_helper
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    (folder / "complete.bash").write_text(completion("bash"))
    done = subprocess.run(
        ["bash", "--norc", "-c", script], capture_output=True, text=True, check=True, cwd=folder
    )
    return done.stdout.split("\n")[:-1]


@on_debian
@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("", ["list", "export", "import", "backup", "check"]),
        ("ex", ["export"]),
        ("--sc", ["--screenshot"]),
        ("--appearance d", ["dark"]),
        ("export --format ", ["markdown", "text", "json"]),
        ("export --form", ["--format"]),
        ("import --dry-run my", ["my file.json"]),
        ("import --d", ["--data-dir", "--dry-run", "--dates"]),
        ("--data-dir ", ["folder"]),
    ],
)
def test_bash_completes_words(tmp_path: Path, line: str, offered: list[str]) -> None:
    (tmp_path / "my file.json").touch()
    (tmp_path / "folder").mkdir()
    found = completed_by_bash(["interview-helper", *line.split(" ")], tmp_path)
    assert [word for word in found if word] == offered


@on_debian
def test_bash_completes_at_the_prompt_and_files_too(tmp_path: Path) -> None:
    """A real bash with a terminal: Tab after a command's beginning, and after a file's."""
    (tmp_path / "northwind.json").touch()
    (tmp_path / "complete.bash").write_text(completion("bash"))
    child, terminal = pty.fork()
    if child == 0:  # pragma: no cover
        os.chdir(tmp_path)
        os.environ.update(PS1="", TERM="dumb", INPUTRC="/dev/null", HISTFILE="/dev/null")
        os.execvp("bash", ["bash", "--norc", "--noprofile", "-i"])
    try:
        os.write(terminal, b"bind 'set enable-bracketed-paste off'; source complete.bash\r")
        os.write(terminal, b"interview-helper() { printf 'said: %s.\\n' \"$*\"; }\r")
        os.write(terminal, b"interview-helper imp\tnorth\t\r")
        os.write(terminal, b"interview-helper nor\t\r")
        seen, until = "", time.monotonic() + 20
        while "said: northwind.json." not in seen and time.monotonic() < until:
            if select.select([terminal], [], [], 0.5)[0]:
                seen += os.read(terminal, 4096).decode(errors="replace")
        assert "said: import northwind.json." in seen
        assert "said: northwind.json." in seen
    finally:
        os.write(terminal, b"\x03exit\r")
        os.close(terminal)
        os.waitpid(child, 0)


@on_debian
def test_fish_completes_words_and_files(tmp_path: Path) -> None:
    (tmp_path / "complete.fish").write_text(completion("fish"))
    (tmp_path / "northwind.json").touch()

    def offered(line: str) -> list[str]:
        script = f"cd {tmp_path}; source complete.fish; complete -C '{line}'"
        said = ask("fish", "--no-config", "-c", script, HOME=str(tmp_path))
        return [entry.split("\t")[0] for entry in said.splitlines()]

    assert offered("interview-helper exp") == ["export"]
    assert offered("interview-helper export --format m") == ["markdown"]
    assert offered("interview-helper nor") == ["northwind.json"]
    assert offered("interview-helper import nor") == ["northwind.json"]
    for name in ("contoso.csv", "fabrikam.db"):
        (tmp_path / name).touch()
    assert offered("interview-helper con") == ["contoso.csv"]
    assert offered("interview-helper --look fab") == ["fabrikam.db"]
    assert offered("interview-helper --password-file con") == ["contoso.csv"]


@on_debian
def test_zsh_reads_its_completion(tmp_path: Path) -> None:
    (tmp_path / "_interview-helper").write_text(completion("zsh"))
    ask("zsh", "-n", str(tmp_path / "_interview-helper"))
    script = (
        f"fpath=({tmp_path} $fpath); autoload -Uz compinit; compinit -u -D;"
        "print ${_comps[interview-helper]}"
    )
    assert ask("zsh", "-f", "-c", script).strip() == "_interview-helper"
