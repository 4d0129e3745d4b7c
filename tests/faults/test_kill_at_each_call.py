"""Killed at every single call to the disk, whatever it is doing, the program loses nothing."""

from __future__ import annotations

import os
import shutil
import signal
from pathlib import Path

import pytest
from every_operation import OPERATIONS
from failing_disk import calls_of, prepared
from fault_table import THOROUGH, tell
from file_operations import WrittenFile, plain_write
from operations import Operation, fault_after
from test_failing_disk import SAMPLED
from watched_disk import Call, Watcher, watched

KILLED = "kill -9 at every call of a save, migration, backup, restore"


class Killer(Watcher):
    """Kills the process that it is in at one of its calls."""

    def __init__(self, number: int) -> None:
        self._left = number

    def before(self, _: Call) -> None:
        if not self._left:
            os.kill(os.getpid(), signal.SIGKILL)
        self._left -= 1


def killed(operation: Operation, folder: Path, number: int) -> int:
    """Do it in a process of its own that is killed at a call; how many steps it had acknowledged."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        # Whatever happens, this process ends here.
        try:
            with watched(folder, Killer(number)):
                operation.act(folder, lambda: os.write(writer, b"."))
        finally:
            os._exit(1)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        acknowledged = len(pipe.read())
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status)
    assert os.WTERMSIG(status) == signal.SIGKILL
    return acknowledged


def faults(operation: Operation, tmp_path: Path, step: int) -> tuple[int, list[str]]:
    """At how many calls it was killed, and what was wrong after that."""
    before = tmp_path / "before"
    prepared(operation, before)
    numbers = range(0, len(calls_of(operation, tmp_path / "calls")), step)
    found = []
    for number in numbers:
        folder = tmp_path / str(number)
        shutil.copytree(before, folder)
        fault = fault_after(operation, folder, killed(operation, folder, number))
        # What it left is in nobody's way.
        operation.act(folder, lambda: None)
        found += [fault, fault_after(operation, folder, operation.steps)]
        shutil.rmtree(folder)
    return len(numbers), [fault for fault in found if fault is not None]


@pytest.mark.parametrize("name", OPERATIONS)
def test_nothing_is_lost_at_any_call(tmp_path: Path, name: str) -> None:
    operation = OPERATIONS[name]
    rounds, found = faults(operation, tmp_path, 1 if THOROUGH else 2 * SAMPLED.get(name, 1))
    tell(KILLED, rounds=rounds, acknowledged=rounds, lost=len(found))
    assert found == []


def test_a_plain_write_is_caught(tmp_path: Path) -> None:
    """The control."""
    _, found = faults(WrittenFile(plain_write), tmp_path, 1)
    assert any("of neither" in fault for fault in found)
