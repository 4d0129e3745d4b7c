"""The command line. No Qt is imported until a window is asked for, and nothing else that is not needed.

Exit codes: 0 done; 1 not done, with one line on standard error, and nothing changed; 2 wrong usage;
130 interrupted.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from interview_helper import __version__
from interview_helper.domain.balance import weigh
from interview_helper.domain.company import Company, utc_now
from interview_helper.domain.reasons import Catalogue, parse_catalogue
from interview_helper.domain.wording import round_words, shown_name, verdict_words
from interview_helper.files import os_error_words, private_folder, write_whole
from interview_helper.options import WindowOptions
from interview_helper.paths import database_file, default_data_folder, read_resource
from interview_helper.storage.backups import backup_before
from interview_helper.storage.database import Database
from interview_helper.storage.errors import StorageError, backup_failed, damaged, no_data

if TYPE_CHECKING:
    from interview_helper.export.formats import Format

PROGRAM = "interview-helper"
BACKUPS = "backups"
"""The folder inside the data folder."""
DONE, NOT_DONE, INTERRUPTED = 0, 1, 130


class NotDone(Exception):
    """A command that cannot be carried out; the message is a sentence for the user."""


def run(arguments: Sequence[str] | None = None) -> int:
    """Carry out a command line, ``sys.argv`` by default, and return the exit code. Raises nothing."""
    os.umask(0o077)
    try:
        _write_utf8()
        try:
            code = _dispatch(sys.argv[1:] if arguments is None else arguments)
        except SystemExit as end:  # argparse has said what is to be said
            code = end.code if isinstance(end.code, int) else NOT_DONE
        if sys.stdout is not None:  # None: started without a console, on Windows
            sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _drop_output()
        return DONE
    except OSError as error:
        _drop_output()
        return _fail(_sentence(error))
    except Exception as error:  # noqa: BLE001  (never a traceback: the last line of defence)
        return _fail(_sentence(error))


def _write_utf8() -> None:
    """Whatever the locale: names are written as they are."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError):  # None, or replaced by something simpler
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]


def _drop_output() -> None:
    """Let what was not written go, so that Python does not complain about it when it ends."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        try:
            os.dup2(nowhere, sys.stdout.fileno())
        finally:
            os.close(nowhere)


def _fail(sentence: str) -> int:
    with suppress(OSError):
        print(f"{PROGRAM}: {' '.join(sentence.split())}", file=sys.stderr)
    return NOT_DONE


def _sentence(error: Exception) -> str:
    """What went wrong, for the user."""
    from interview_helper.importing.refused import ImportRefused

    if isinstance(error, NotDone | StorageError | ImportRefused):
        return str(error)
    if isinstance(error, OSError):
        if error.errno is None:  # raised by the program itself, in words
            return str(error)
        return f"This could not be done: {os_error_words(error)}. Put that right and try again."
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f" at {Path(place.tb_frame.f_code.co_filename).name}, line {place.tb_lineno}" if place else ""
    # The error's own text may hold a company's name; its kind and place do not.
    return (
        f"Something went wrong that should not have ({type(error).__name__}{where}). "
        "Try “interview-helper check”, and report this line if it stays."
    )


def _dispatch(arguments: Sequence[str]) -> int:
    if not arguments:
        return _open_window(WindowOptions(default_data_folder()))
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.command is None:
        return _open_window(_window_options(options))
    for name in ("screenshot", "appearance", "size", "examples"):
        if getattr(options, name):
            parser.error(f"--{name} goes with the window, not with the command “{options.command}”")
    _COMMANDS[options.command](options, _data_folder(options))
    return DONE


# --- what can be said ----------------------------------------------------------------------------


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        PROGRAM,
        description="Weigh whether to take the next interview. Without a command, the window opens.",
        epilog="Exit codes: 0 done; 1 not done, with one line that says why; 2 wrong usage.",
        allow_abbrev=False,
    )
    _add_common(parser, default=None)
    window = parser.add_argument_group("the window")
    window.add_argument(
        "--examples", action="store_true", help="open example companies, apart from your own data"
    )
    window.add_argument(
        "--screenshot", type=_path, metavar="FILE", help="draw the window into a PNG instead of showing it"
    )
    window.add_argument("--appearance", choices=("system", "light", "dark"), help="the window’s colours")
    window.add_argument("--size", type=_size, metavar="WxH", help="the window’s size, such as 1280x800")
    commands = parser.add_subparsers(title="commands", dest="command", metavar="COMMAND")

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
    take = command("import", "add or merge the companies of a JSON file")
    take.add_argument("file", type=_path, metavar="FILE")
    take.add_argument("--dry-run", action="store_true", help="say what would be done, and change nothing")
    backup = command("backup", "write a verified copy of your data")
    backup.add_argument("--output", type=_path, metavar="FILE", help="else among the backups, by date")
    command("check", "check that your data is whole")
    return parser


def _add_common(parser: argparse.ArgumentParser, default: object) -> None:
    parser.add_argument(
        "--data-dir", type=_path, default=default, metavar="DIR", help="the folder of the data, else your own"
    )
    parser.add_argument("--version", action="version", version=f"Interview Helper {__version__}")


def _path(text: str) -> Path:
    if not text:
        raise argparse.ArgumentTypeError("a name is needed")
    return Path(text)


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"([1-9][0-9]{0,4})x([1-9][0-9]{0,4})", text)
    if found is None:
        raise argparse.ArgumentTypeError("a width and a height in pixels are needed, such as 1280x800")
    return int(found[1]), int(found[2])


def _format(text: str) -> Format:
    from interview_helper.export.formats import FORMATS, format_by_id

    try:
        return format_by_id(text)
    except KeyError:
        known = ", ".join(known.id for known in FORMATS)
        raise argparse.ArgumentTypeError(f"there is no format {text!r}, only {known}") from None


def _data_folder(options: argparse.Namespace) -> Path:
    if options.data_dir is not None:
        folder: Path = options.data_dir
        return folder
    return default_data_folder()


# --- the window ----------------------------------------------------------------------------------


def _window_options(options: argparse.Namespace) -> WindowOptions:
    folder = _data_folder(options)
    if options.examples:
        folder = folder / "examples"
        _fill_examples(folder)
    picture: Path | None = options.screenshot
    if picture is not None:
        picture = _target(picture, "interview-helper.png", folder)
    return WindowOptions(folder, picture, options.appearance, options.size, options.examples)


def _open_window(options: WindowOptions) -> int:
    from interview_helper.app import run_window

    return run_window(options)


def _fill_examples(folder: Path) -> None:
    """Put the example companies there, unless there is data already."""
    if database_file(folder).exists():
        return
    from interview_helper.importing.json_file import read_json

    examples = read_json(read_resource("examples/companies.json").encode(), _catalogue(), utc_now())
    with _opened(folder, create=True) as database:
        database.write(examples)


# --- the commands --------------------------------------------------------------------------------


def _list_companies(_options: argparse.Namespace, folder: Path) -> None:
    for company in _stored(folder):
        verdict = verdict_words(weigh(company.reasons).verdict)
        print(shown_name(company.name), company.role, round_words(company.round), verdict, sep="\t")
    _remark_if_missing(folder)


def _export_companies(options: argparse.Namespace, folder: Path) -> None:
    chosen: Format = options.format
    companies = _named(_stored(folder), options.names)
    data = chosen.render(companies, utc_now())
    if options.output is None:
        _write_out(data)
    else:
        from interview_helper.export.names import proposed_file_name

        target = _target(options.output, proposed_file_name(companies, chosen.suffix), folder)
        try:
            write_whole(target, data)
        except OSError as error:
            raise NotDone(
                f"{target} was not written: {os_error_words(error)}. Put that right, or choose another place."
            ) from error
        print(f"Exported to {target}")
    _remark_if_missing(folder)


def _write_out(data: bytes) -> None:
    if sys.stdout is None:
        raise NotDone("There is no standard output to write to. Name a file with --output.")
    sys.stdout.flush()
    sys.stdout.buffer.write(data)


def _import_companies(options: argparse.Namespace, folder: Path) -> None:
    from interview_helper.importing.plan import plan_import
    from interview_helper.importing.read_file import read_companies_file

    incoming = read_companies_file(options.file, _catalogue(), utc_now())
    if not incoming or (options.dry_run and not _has_data(folder)):
        plan = plan_import(lambda _identity: None, incoming)
    else:
        with _opened(folder, create=not options.dry_run) as database:
            plan = plan_import(database.company, incoming)
            if plan.changed and not options.dry_run:
                if database.count():
                    backup_before(database, folder / BACKUPS, "import")
                database.write(plan.changed)
    if options.dry_run:
        print("Nothing is changed. An import would give:")
    print(*plan.lines(), plan.summary(), sep="\n")


def _back_up(options: argparse.Namespace, folder: Path) -> None:
    name = f"companies-{utc_now():%Y-%m-%d-%H%M%S}.db"
    with _opened(folder) as database:
        if options.output is None:
            try:
                private_folder(folder / BACKUPS)
            except OSError as error:
                raise backup_failed(folder / BACKUPS / name, os_error_words(error)) from error
        target = _target(options.output or folder / BACKUPS, name, folder)
        database.backup(target)
    print(f"Backed up to {target}")


def _check(_options: argparse.Namespace, folder: Path) -> None:
    with _opened(folder) as database:
        faults = database.check()
        if faults:
            raise damaged(database.file, " ".join(faults).rstrip("."))
        count = database.count()
    print(
        f"Everything is whole: every check passed, with {count:,} {'company' if count == 1 else 'companies'}."
    )


_COMMANDS: dict[str, Callable[[argparse.Namespace, Path], None]] = {
    "list": _list_companies,
    "export": _export_companies,
    "import": _import_companies,
    "backup": _back_up,
    "check": _check,
}
"""Each takes what was said on the command line, and the data folder."""


# --- what the commands share ---------------------------------------------------------------------


@contextmanager
def _opened(folder: Path, create: bool = False) -> Iterator[Database]:
    database = Database.open(database_file(folder), create=create)
    try:
        yield database
    finally:
        database.close()


def _has_data(folder: Path) -> bool:
    """Whether there is a data file; a folder that cannot hold one is refused."""
    try:
        if folder.exists() and not folder.is_dir():
            raise NotDone(f"{folder} is a file. Name the folder of the data with --data-dir.")
        return database_file(folder).exists()
    except OSError as error:
        words = "reading it is not allowed" if isinstance(error, PermissionError) else os_error_words(error)
        raise NotDone(
            f"{folder} could not be looked into: {words}. "
            "Put that right, or name another folder with --data-dir."
        ) from error


def _stored(folder: Path) -> list[Company]:
    """Every company; none where there is no data yet."""
    if not _has_data(folder):
        return []
    with _opened(folder) as database:
        return list(database.companies())


def _remark_if_missing(folder: Path) -> None:
    """No data is nothing wrong, but the folder may be another than was meant."""
    if not _has_data(folder):
        print(f"interview-helper: {no_data(database_file(folder))}", file=sys.stderr)


def _named(companies: list[Company], wanted: Sequence[str]) -> list[Company]:
    """The companies with these ids or names, in their stored order; all where nothing is wanted.

    Capitals do not count, and a name stands for every company that carries it.
    """
    if not wanted:
        return companies
    chosen: set[str] = set()
    for name in wanted:
        key = name.strip().casefold()
        found = {company.id for company in companies if company.id == name} or {
            company.id for company in companies if shown_name(company.name).casefold() == key
        }
        if not found:
            raise NotDone(
                f"There is no company with the name or id “{name}”. “interview-helper list” prints the names."
            )
        chosen |= found
    return [company for company in companies if company.id in chosen]


def _catalogue() -> Catalogue:
    return parse_catalogue(read_resource("reasons.json"))


def _target(wanted: Path, name: str, folder: Path) -> Path:
    """Where to write: the file that is wanted, or one of this name where a folder is wanted.

    Never in the place of the data, or of what SQLite keeps beside it.
    """
    target = wanted / name if wanted.is_dir() else wanted
    data = database_file(folder)
    real = Path(os.path.realpath(target))
    if real.parent == Path(os.path.realpath(data.parent)) and real.name.startswith(data.name):
        raise NotDone(f"{target} is where your data is kept. Choose another name.")
    return target
