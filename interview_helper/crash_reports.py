"""Reports of what nobody expected, kept beside the data: where it happened, never what was in the texts.

No exception's message gets into them, no value of a variable and no line of source: any of them may hold
a name that the user has typed. They are never sent anywhere. No Qt here: whoever has one adds what it knows.
"""

from __future__ import annotations

import errno
import os
import re
import sys
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING

from interview_helper.files import create_private, private_folder, write_whole

if TYPE_CHECKING:
    from interview_helper.diagnostics.lines import Line

KEPT = 10
"""So many reports are kept, the newest."""
_FIRST, _LAST = 10, 40
"""So many calls of a long stack are told, from its two ends: enough to see what called itself."""
_DEPTH = 5
"""So many errors that led to one another are told."""
_NAME = re.compile(r"report-(\d+)-[\d-]+\.txt")
_RUNNING = "running.txt"
"""What the interpreter writes into while it dies; empty as long as it lives, and gone once it has ended."""
_WRITTEN_CALL = re.compile(r'^(\s*)File "(.*)", line (\d+) in (.*)$', re.MULTILINE)
_HEAD = """\
Interview Helper: {title}
Nothing that you have written is in this report, and it is sent nowhere. Pass it on if you like.
"""


def report_folder(data_folder: Path) -> Path:
    """Where the reports of the program on that data lie; it need not exist."""
    return data_folder / "reports"


def place_of(error: BaseException) -> str:
    """Where an error came from, as "module:line:function"; empty where it has not been raised."""
    calls = list(_calls(error.__traceback__))
    return calls[-1] if calls else ""


def error_text(error: BaseException) -> str:
    """The kinds of an error and of those that led to it, each with its calls, the innermost last."""
    return "".join(f"{line}\n" for line in _error_lines(error, set()))


def write_report(folder: Path, error: BaseException, facts: Sequence[Line] = ()) -> Path:
    """Keep a report of an error, with ``facts`` beside what is known of the machine; where it lies.

    Raises:
        OSError: it could not be written.
    """
    thread = threading.current_thread()
    where = "the main one" if thread is threading.main_thread() else "another"
    text = _HEAD.format(title="something went wrong inside the program")
    text += f"\nThread: {where}\n{error_text(error)}\n"
    return _keep(folder, text + _facts(facts))


class Watch:
    """From ``begin`` to ``end``, what the interpreter says of its own death is written into the folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file = folder / _RUNNING
        self._open: IO[str] | None = None

    def begin(self) -> Path | None:
        """Begin to watch; the report of how the last start ended, where it died. It is told once.

        Raises:
            OSError: the folder cannot be written to; nothing is watched then.
        """
        import faulthandler

        private_folder(self._folder)
        report = self._report_of_last()
        self._file.unlink(missing_ok=True)
        # Left open: while it dies, the interpreter can open nothing more.
        self._open = os.fdopen(create_private(self._file), "w", encoding="utf-8", errors="replace")
        faulthandler.enable(self._open, all_threads=True)
        return report

    def end(self) -> None:
        """Watch no more: the program ends as it should."""
        if self._open is None:
            return
        import faulthandler

        faulthandler.disable()
        self._open.close()
        self._open = None
        with suppress(OSError):
            self._file.unlink(missing_ok=True)

    def _report_of_last(self) -> Path | None:
        try:
            said = self._file.read_text(encoding="utf-8", errors="replace")
        except FileNotFoundError:
            return None
        if not said.strip():  # the machine was switched off, or the program killed
            return None
        text = _HEAD.format(title="the program ended in the middle of something")
        calls = _WRITTEN_CALL.sub(
            lambda found: f"{found[1]}{_module_of(found[2])}:{found[3]}:{found[4]}", said
        )
        return _keep(self._folder, f"{text}\n{calls}\n{_facts()}")


def _facts(more: Sequence[Line] = ()) -> str:
    # Imported here: the watch alone does without.
    from interview_helper.diagnostics.lines import as_text
    from interview_helper.diagnostics.machine import machine_lines

    return as_text([("Time", time.strftime("%Y-%m-%d %H:%M:%S %z")), *machine_lines(), *more])


def _error_lines(error: BaseException, told: set[int]) -> Iterator[str]:
    if id(error) in told or len(told) >= _DEPTH:
        return
    told.add(id(error))
    yield f"Kind: {_kind(error)}"
    yield "Calls, the innermost last:"
    yield from (f"  {call}" for call in _ends(list(_calls(error.__traceback__))))
    if isinstance(error, BaseExceptionGroup):
        for one in error.exceptions:
            yield "One of several together:"
            yield from _error_lines(one, told)
    if error.__cause__ is not None:
        yield "It came of:"
        yield from _error_lines(error.__cause__, told)
    elif error.__context__ is not None and not error.__suppress_context__:
        yield "It came while this was dealt with:"
        yield from _error_lines(error.__context__, told)


def _kind(error: BaseException) -> str:
    """The class of an error, and the number that the system or SQLite gave it."""
    kind = type(error)
    words = [f"{kind.__module__}.{kind.__qualname__}".removeprefix("builtins.")]
    if isinstance(error, OSError) and error.errno is not None:
        words.append(errno.errorcode.get(error.errno, str(error.errno)))
    number = getattr(error, "sqlite_errorcode", None)
    if isinstance(number, int):
        words.append(f"SQLite {number}")
    return ", ".join(words)


def _calls(trace: TracebackType | None) -> Iterator[str]:
    while trace is not None:
        code = trace.tb_frame.f_code
        module = trace.tb_frame.f_globals.get("__name__", "?")
        yield f"{module}:{trace.tb_lineno}:{code.co_qualname}"
        trace = trace.tb_next


def _ends(calls: Sequence[str]) -> Iterable[str]:
    left_out = len(calls) - _FIRST - _LAST
    if left_out <= 0:
        return calls
    return [*calls[:_FIRST], f"… {left_out} more …", *calls[-_LAST:]]


def _module_of(file: str) -> str:
    """A module by its file, as nearly as the name tells; nothing of the folders above Python's."""
    parts = list(Path(file.replace("\\", "/")).parts)
    for root in ("site-packages", f"python{sys.version_info[0]}.{sys.version_info[1]}", "interview_helper"):
        if root in parts[:-1]:
            kept = parts[len(parts) - parts[::-1].index(root) - (root == "interview_helper") :]
            return ".".join(kept).removesuffix(".py")
    return parts[-1].removesuffix(".py") if parts else "?"


def _keep(folder: Path, text: str) -> Path:
    """Write a report under the next number, and let the oldest go that are too many."""
    private_folder(folder)
    kept = sorted(_numbered(folder))
    number = kept[-1][0] + 1 if kept else 1
    # By number, not by time: a clock may have been wrong.
    report = folder / f"report-{number:04}-{time.strftime('%Y-%m-%d')}.txt"
    write_whole(report, text.encode(errors="replace"))
    for _, old in kept[: max(0, len(kept) + 1 - KEPT)]:
        with suppress(OSError):
            old.unlink()
    return report


def _numbered(folder: Path) -> Iterator[tuple[int, Path]]:
    for file in folder.iterdir():
        found = _NAME.fullmatch(file.name)
        if found:
            yield int(found[1]), file
