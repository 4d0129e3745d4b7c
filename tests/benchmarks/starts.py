"""Starts of the program and of a bare window, by turns, seen from outside the processes."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Timer

HERE = Path(__file__).resolve().parent
WARM_UPS = 2
PATIENCE = 60
"""Seconds that one start may take."""
SETTLING = 0.3
"""Seconds from the last thing a start does to the look at its memory."""

Command = Sequence[str]
BARE: Command = (sys.executable, str(HERE / "start_bare.py"))
SOURCE: Command = (str(Path(sys.executable).with_name("interview-helper")),)
"""The program as pip has installed it."""


@dataclass(frozen=True)
class Start:
    """Milliseconds from just before the process is made to its first complete paint; MB resident."""

    milliseconds: float
    megabytes: float


@dataclass(frozen=True)
class Starts:
    """As many starts of a bare window as of the program, by turns."""

    bare: tuple[Start, ...]
    ours: tuple[Start, ...]

    @property
    def ratio(self) -> float:
        """The median of the pairs' ratios: what slows the whole machine for a while slows both of a pair."""
        pairs = zip(self.ours, self.bare, strict=True)
        return statistics.median(ours.milliseconds / bare.milliseconds for ours, bare in pairs)

    @property
    def more_memory(self) -> float:
        """MB that the program takes beyond the bare window."""
        return median_memory(self.ours) - median_memory(self.bare)


def median_time(starts: tuple[Start, ...]) -> float:
    return statistics.median(start.milliseconds for start in starts)


def median_memory(starts: tuple[Start, ...]) -> float:
    return statistics.median(start.megabytes for start in starts)


def measure_starts(
    runs: int, environment: Mapping[str, str], *programs: Command, cold: bool = False
) -> list[Starts]:
    """Start a bare window and each of the programs by turns, after a few starts that only warm caches up.

    Args:
        runs: how many rounds count.
        environment: what the processes see.
        programs: beside the bare window.
        cold: empty the system's caches before each start.

    Raises:
        RuntimeError: a process ended without a word.
        PermissionError: only root can empty the caches.
    """
    rounds = [
        [_start(command, environment, cold=cold) for command in (BARE, *programs)]
        for _ in range(WARM_UPS + runs)
    ][WARM_UPS:]
    bare, *ours = zip(*rounds, strict=True)
    return [Starts(bare, of_one) for of_one in ours]


def _start(command: Command, environment: Mapping[str, str], *, cold: bool = False) -> Start:
    if cold:
        os.sync()
        Path("/proc/sys/vm/drop_caches").write_text("3", encoding="ascii")
    before = time.monotonic_ns()
    with subprocess.Popen(
        command,
        env={**environment, "INTERVIEW_HELPER_TIMES": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        patience = Timer(PATIENCE, process.kill)
        patience.start()
        try:
            moments = _moments(process)
            time.sleep(SETTLING)
            memory = _resident(process.pid)
        finally:
            process.terminate()
            patience.cancel()
    return Start((moments["painted"] - before) / 1e6, memory)


def _moments(process: subprocess.Popen[str]) -> dict[str, int]:
    """When it was painted and when it was done, by the monotonic clock in nanoseconds."""
    assert process.stderr is not None
    said, moments = [], dict[str, int]()
    for line in process.stderr:
        said.append(line)
        what, _, moment = line.partition(" ")
        if what in ("painted", "listed"):
            moments[what] = int(moment)
        if what == "listed":
            return moments
    raise RuntimeError(f"{process.args} ended before its time:\n{''.join(said)}")


def _resident(process: int) -> float:
    """Resident memory in MB."""
    for line in Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines():
        name, _, value = line.partition(":")
        if name == "VmRSS":
            return int(value.split()[0]) / 1024
    raise RuntimeError("the kernel does not say how much memory is resident")
