"""A disk that fails at one call, or at that and every later one."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from operations import Operation, fault_after
from watched_disk import Call, Watcher, watched

from interview_helper.files import os_error_words
from interview_helper.storage.errors import StorageError


class Failing(Watcher):
    """Fails from call ``first`` on, ``times`` times."""

    def __init__(self, first: int, times: int, code: int) -> None:
        self._first = first
        self._times = times
        self._code = code
        self.calls: list[Call] = []
        self.failed: set[str] = set()

    def before(self, call: Call) -> None:
        number = len(self.calls)
        self.calls.append(call)
        if self._first <= number < self._first + self._times:
            self.failed.add(call.kind)
            raise OSError(self._code, os.strerror(self._code))

    def works_again(self) -> None:
        """Whatever was to fail still."""
        self._times = 0


ALWAYS = 1_000_000


class Outcome(NamedTuple):
    """What became of one try: ``fault`` is what is wrong, and ``told`` whether an error was raised."""

    call: str
    told: bool
    fault: str | None


def calls_of(operation: Operation, place: Path) -> list[Call]:
    """The calls that it takes where nothing fails."""
    prepared(operation, place)
    watcher = Failing(0, 0, 0)
    with watched(place, watcher):
        operation.act(place, lambda: None)
    shutil.rmtree(place)
    return watcher.calls


def prepared(operation: Operation, place: Path) -> None:
    place.mkdir(parents=True)
    operation.prepare(place)


def outcomes(operation: Operation, place: Path, calls: range, times: int, code: int) -> Iterator[Outcome]:
    """Let it fail at each of the calls, and try again on a disk that works.

    Args:
        operation: what is done.
        place: a folder that is not there yet.
        calls: at which calls it fails, each in turn.
        times: how many calls fail from there on.
        code: what the system says of it.
    """
    before = place / "before"
    prepared(operation, before)
    for number in calls:
        folder = place / str(number)
        shutil.copytree(before, folder)
        yield _outcome(operation, folder, Failing(number, times, code))
        shutil.rmtree(folder)


def _outcome(operation: Operation, folder: Path, disk: Failing) -> Outcome:
    steps: list[None] = []
    raised: Exception | None = None
    with watched(folder, disk):
        try:
            operation.act(folder, lambda: steps.append(None))
        except (StorageError, OSError, sqlite3.Error) as error:
            raised = error
    call = " ".join(sorted(disk.failed))
    return Outcome(call, raised is not None, _wrong(operation, folder, disk, len(steps), raised))


def _wrong(
    operation: Operation, folder: Path, disk: Failing, steps: int, raised: Exception | None
) -> str | None:
    if raised is not None and not _in_words(raised):
        return f"said as {raised!r}"
    fault = fault_after(operation, folder, steps)
    if fault is not None:
        return fault
    if "unlink" not in disk.failed and (left := [file.name for file in folder.rglob(".*")]):
        return f"left over: {left}"
    try:
        operation.act(folder, lambda: steps)
    except (StorageError, OSError, sqlite3.Error) as error:
        return f"a retry is refused: {error}"
    return fault_after(operation, folder, operation.steps)


def _in_words(error: Exception) -> bool:
    """Whether the user is told in sentences what went wrong and what to do."""
    if isinstance(error, OSError):
        # Whoever writes a file says it with these words.
        return "the system says" not in os_error_words(error)
    return isinstance(error, StorageError) and str(error).endswith(".")
