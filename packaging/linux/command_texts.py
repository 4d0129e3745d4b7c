"""The manual page and the shells' completions, made from the command line's own description."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial

import shtab
from argparse_manpage.manpage import Manpage
from linux.about import HERE, ID, NAME, SUMMARY

from interview_helper.command_line import parser
from interview_helper.export.formats import FORMATS

SHELLS = ("bash", "zsh", "fish")
_FILES = {"DIR": shtab.DIRECTORY, "FILE": shtab.FILE, "PATH": shtab.FILE}
"""What to complete for an option, by what its help calls the word after it."""
_IMPORTED = ("json", "csv", "tsv", "db")
# As wide as it takes: the reader's terminal breaks the lines.
_UNBROKEN = partial(argparse.HelpFormatter, width=10_000)


def manual_page(version: str, epoch: int) -> str:
    """The page of section 1, with the day of ``epoch``."""
    described = parser()
    usage = described.format_usage().removeprefix("usage: ")
    described.epilog = None  # the section on exit codes says more
    for one in (described, *_commands(described)):
        one.formatter_class = _UNBROKEN
    for command in _commands(described):
        command.description = None  # the list of commands says the same
        for action in command._actions:
            if action.dest == "version":  # said once, at the top
                action.help = argparse.SUPPRESS
    page = Manpage(
        described,
        {
            "project_name": NAME,
            "version": version,
            "description": SUMMARY,
            "manual_title": "User Commands",
            "date": f"{datetime.fromtimestamp(epoch, UTC):%Y-%m-%d}",
            "include": str(HERE / "man-sections.txt"),
        },
        format="single-commands-section",
    )
    page.add_section("synopsis", "=", _synopsis(usage))
    text = re.sub(r"^usage: (\S+ \S+) \[\\-h\] ", r"\1 ", str(page), flags=re.MULTILINE)
    text = re.sub(r"\n\n+(?=\.)", "\n", text)
    return re.sub(r"\n\n+", "\n.PP\n", text).replace("\n.SH\n", "\n.SH ")


def completion(shell: str) -> str:
    """The completion script for one of ``SHELLS``.

    Raises:
        ValueError: shtab writes it otherwise than what is completed here.
    """
    described = parser()
    for one in (described, *_commands(described)):
        for action in one._actions:
            if action.dest == "format":
                action.choices = [known.id for known in FORMATS]
            elif action.metavar in _FILES:
                action.complete = _FILES[str(action.metavar)]  # type: ignore[attr-defined]
    text: str = shtab.complete(described, shell)
    # A file may stand in a command's place; and a file's name has spaces.
    if shell == "bash":
        return _with(_with(text, "-- $1 ", '-- "$1" '), "-o bashdefault", "-o bashdefault -o default")
    if shell == "zsh":
        line = f"  _describe '{ID} commands' _commands\n"
        return _with(text, line, f"{line}  _files -g '*.({'|'.join(_IMPORTED)})'\n")
    condition = "_shtab_interview_helper_using; and test $_shtab_interview_helper_npos -eq 0"
    _with(text, condition, condition)
    files = "; ".join(f"__fish_complete_suffix .{suffix}" for suffix in _IMPORTED)
    return f"{text}complete -c {ID} -n '{condition}' -k -xa '({files})'\n"


def _commands(described: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    for action in described._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from action.choices.values()


def _synopsis(usage: str) -> str:
    lines = []
    for line in usage.strip().splitlines():
        program, rest = line.strip().split(" ", 1)
        lines.append(f".B {program}\n{rest}".replace("-", r"\-"))
    return "\n.br\n".join(lines)


def _with(text: str, old: str, new: str) -> str:
    if old not in text:
        raise ValueError(f"The completion script is not as expected: there is no “{old.strip()}” in it.")
    return text.replace(old, new)
