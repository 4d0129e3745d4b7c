"""What can be said on the command line. What is then done stands in ``cli`` and ``commands``."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from interview_helper import __version__

if TYPE_CHECKING:
    from interview_helper.export.formats import Format

PROGRAM = "interview-helper"
COMMANDS = ("list", "export", "import", "backup", "check")
WINDOW_OPTIONS = ("examples", "look", "screenshot", "appearance", "size")
"""What goes with the window alone, as attributes of what ``parse`` returns."""
# The options before a command that take the word after them.
_TAKING_A_WORD = ("--data-dir", "--look", "--screenshot", "--appearance", "--size", "--password-file")


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """What was said: ``command`` with its own options, or ``None`` and the window's options.

    ``window_file`` is a file that the window is to import, or ``None``.

    The first word is a command where there is one of that name; a file of that name is ``./list``.
    Anything else that is there, or looks like a file, is one.

    Raises:
        SystemExit: wrong usage, which is said on standard error, or nothing is left to be done.
    """
    made = parser()
    place, surely_a_file = _first_word(arguments)
    word = arguments[place] if place < len(arguments) else None
    if word is None or (word in COMMANDS and not surely_a_file):
        options = made.parse_args(arguments)
    else:
        if not surely_a_file and not _looks_like_a_file(word):
            _no_such_word(made, word)
        others = [*arguments[: place - surely_a_file], *arguments[place + 1 :]]
        second = _first_word(others)[0]
        if second < len(others):
            made.error(f"only one file can be opened at a time, not “{others[second]}” too")
        options = made.parse_args(others)
        options.window_file = Path(word)
    _check_together(made, options)
    return options


def parser() -> argparse.ArgumentParser:
    """Every option and command, for parsing, and for making manual page and completion from."""
    made = argparse.ArgumentParser(
        PROGRAM,
        usage="%(prog)s [option ...] [FILE]\n       %(prog)s [--data-dir DIR] COMMAND ...",
        description="Weigh whether to take the next interview. Without a command the window opens; with a "
        "FILE, its own JSON, a spreadsheet’s CSV or another data file, it shows what importing that would "
        "change.",
        epilog="Exit codes: 0 done; 1 not done, with one line that says why; 2 wrong usage.",
        allow_abbrev=False,
    )
    made.set_defaults(window_file=None)
    _add_common(made, default=None)
    made.add_argument(
        "--diagnose",
        action="store_true",
        help="print what a report of a fault needs, without anything of your own in it",
    )
    window = made.add_argument_group("the window")
    window.add_argument(
        "--examples", action="store_true", help="open example companies, apart from your own data"
    )
    window.add_argument(
        "--look", type=_path, metavar="FILE", help="look at a backup, to read only, instead of your own data"
    )
    window.add_argument(
        "--screenshot", type=_path, metavar="FILE", help="draw the window into a PNG instead of showing it"
    )
    window.add_argument("--appearance", choices=("system", "light", "dark"), help="the window’s colours")
    window.add_argument("--size", type=_size, metavar="WxH", help="the window’s size, such as 1280x800")
    # Named again here: argparse would take it from the usage above.
    commands = made.add_subparsers(title="commands", dest="command", metavar="COMMAND", prog=PROGRAM)

    def command(name: str, words: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=words, description=f"{words}.", allow_abbrev=False)
        _add_common(added, default=argparse.SUPPRESS)
        return added

    command("list", "print one line for each company: name, role, round, verdict")
    export = command("export", "write companies as Markdown, plain text or JSON")
    export.add_argument(
        "--format", type=_format, required=True, metavar="FORMAT", help="markdown, text or json"
    )
    export.add_argument(
        "--output", type=_path, metavar="PATH", help="a file, or a folder for a file; else standard output"
    )
    export.add_argument(
        "names", nargs="*", metavar="NAME-OR-ID", help="which companies, every one of that name; else all"
    )
    take = command("import", "add or merge the companies of a JSON, CSV or data file")
    take.add_argument(
        "file",
        type=_path,
        metavar="FILE",
        help="what Interview Helper has exported as JSON; or .csv, .tsv or .txt with a line of headers; or a "
        "data file (.db): a backup, another computer’s, or the copy that a sync program has made",
    )
    take.add_argument("--dry-run", action="store_true", help="say what would be done, and change nothing")
    take.add_argument(
        "--dates",
        choices=("day-first", "month-first"),
        help="how dates such as 03/04/2026 are read in CSV, where the file does not tell",
    )
    backup = command("backup", "write a verified copy of your data")
    backup.add_argument("--output", type=_path, metavar="FILE", help="else among the backups, by date")
    command("check", "check that your data is whole")
    return made


def _add_common(parser: argparse.ArgumentParser, default: object) -> None:
    parser.add_argument(
        "--data-dir", type=_path, default=default, metavar="DIR", help="the folder of the data, else your own"
    )
    parser.add_argument(
        "--password-file",
        type=_path,
        default=default,
        metavar="FILE",
        help="a file with the password of locked data in its first line; else it is asked for",
    )
    parser.add_argument("--version", action="version", version=f"Interview Helper {__version__}")


def _first_word(arguments: Sequence[str]) -> tuple[int, bool]:
    """Where the first word stands that is no option and belongs to none; behind the last if there is none.

    And whether a "--" before it says that it is no command.
    """
    place = 0
    while place < len(arguments):
        argument = arguments[place]
        if argument == "--":
            return place + 1, True
        if argument == "-" or not argument.startswith("-"):
            return place, False
        place += 2 if argument in _TAKING_A_WORD else 1
    return place, False


def _looks_like_a_file(word: str) -> bool:
    return (
        word.lower().endswith((".json", ".csv", ".tsv", ".db"))
        or os.sep in word
        or bool(os.altsep and os.altsep in word)
        or os.access(word, os.F_OK)
    )


def _no_such_word(made: argparse.ArgumentParser, word: str) -> NoReturn:
    from difflib import get_close_matches

    near = get_close_matches(word, COMMANDS, n=1)
    made.error(f"there is no command or file “{word}”" + (f"; did you mean “{near[0]}”?" if near else ""))


def _check_together(made: argparse.ArgumentParser, options: argparse.Namespace) -> None:
    """Refuse what does not go together."""
    if options.command is not None:
        for name in (*WINDOW_OPTIONS, "diagnose"):
            if getattr(options, name):
                made.error(f"--{name} does not go with the command “{options.command}”")
    elif options.diagnose:
        for name in WINDOW_OPTIONS:
            if getattr(options, name):
                made.error(f"--{name} does not go with --diagnose")
        if options.window_file is not None:
            made.error("a file does not go with --diagnose")
    elif options.look is not None and (options.examples or options.window_file is not None):
        made.error("--look goes neither with --examples nor with a file to import")
    elif options.screenshot is not None and options.window_file is not None:
        made.error("a file does not go with --screenshot; “interview-helper import” imports without a window")


def _path(text: str) -> Path:
    if not text:
        raise argparse.ArgumentTypeError("a name is needed")
    return Path(text)


_LARGEST = 8192
"""Pixels: the side of a window that no screen has, and of which a picture still has room in the memory."""


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"([1-9][0-9]{0,4})x([1-9][0-9]{0,4})", text)
    if found is None or max(size := (int(found[1]), int(found[2]))) > _LARGEST:
        raise argparse.ArgumentTypeError(
            f"a width and a height in pixels are needed, such as 1280x800, each up to {_LARGEST}"
        )
    return size


def _format(text: str) -> Format:
    from interview_helper.export.formats import FORMATS, format_by_id

    try:
        return format_by_id(text)
    except KeyError:
        known = ", ".join(known.id for known in FORMATS)
        raise argparse.ArgumentTypeError(f"there is no format {text!r}, only {known}") from None
