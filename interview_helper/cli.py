"""The command line, carried out. No Qt is imported until a window is asked for, and nothing else that
is not needed.

Exit codes: 0 done; 1 not done, with one line on standard error, and nothing changed; 2 wrong usage;
130 interrupted.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from interview_helper.options import WindowOptions
from interview_helper.paths import default_data_folder

if TYPE_CHECKING:
    from argparse import Namespace

DONE, NOT_DONE, INTERRUPTED = 0, 1, 130


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


def _dispatch(arguments: Sequence[str]) -> int:
    if not arguments:  # as most starts are: without argparse
        return _open_window(WindowOptions(default_data_folder()))
    gc.enable()  # which the window puts off until it is painted
    from interview_helper.command_line import parse

    options = parse(arguments)
    if options.diagnose:
        from interview_helper.diagnostics.report import print_report

        print_report(options.data_dir)
        return DONE
    folder: Path = options.data_dir if options.data_dir is not None else default_data_folder()
    if options.command is None:
        return _open_window(_window_options(options, folder))
    from interview_helper.commands import carry_out

    carry_out(options, folder)
    return DONE


def _open_window(options: WindowOptions) -> int:
    from interview_helper.lean.compiling import deferred_compiling
    from interview_helper.lean.enumerations import deferred_enumerations

    with deferred_compiling(), deferred_enumerations():
        from interview_helper.app import run_window

        return run_window(options)


def _window_options(options: Namespace, folder: Path) -> WindowOptions:
    if options.examples:
        from interview_helper.commands import fill_examples

        folder = folder / "examples"
        fill_examples(folder)
    picture: Path | None = options.screenshot
    if picture is not None:
        from interview_helper.commands import target_of

        picture = target_of(picture, "interview-helper.png", folder)
    # What the window says of a file names it in full, as its own dialogs do.
    file: Path | None = options.window_file and options.window_file.absolute()
    look: Path | None = options.look and options.look.absolute()
    return WindowOptions(
        folder,
        picture,
        options.appearance,
        options.size,
        options.examples,
        file,
        look,
        options.password_file,
    )


# --- what is said where something was not done ---------------------------------------------------


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
    from interview_helper.start_trouble import say

    # A file's name may hold what a terminal takes for commands.
    controls = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0)], "\ufffd")
    say(" ".join(sentence.split()).translate(controls))
    return NOT_DONE


def _sentence(error: Exception) -> str:
    """What went wrong, for the user."""
    from interview_helper.commands import NotDone
    from interview_helper.files import os_error_words
    from interview_helper.importing.refused import ImportRefused
    from interview_helper.storage.errors import StorageError

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
