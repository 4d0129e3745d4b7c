"""Starts of the program and of a bare window, in pairs, seen from outside the processes."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
WARM_UPS = 2


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


def measure_starts(runs: int, environment: Mapping[str, str]) -> Starts:
    """Start both by turns, after a few starts that only warm the caches up.

    Raises:
        RuntimeError: a process ended without a word.
    """
    pairs = [
        (_start("start_bare.py", environment), _start("start_ours.py", environment))
        for _ in range(WARM_UPS + runs)
    ][WARM_UPS:]
    return Starts(tuple(bare for bare, _ in pairs), tuple(ours for _, ours in pairs))


def _start(script: str, environment: Mapping[str, str]) -> Start:
    before = time.monotonic_ns()
    with subprocess.Popen(
        [sys.executable, str(HERE / script)],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        painted, settled = process.stdout.readline(), process.stdout.readline()
        if settled.strip() != "settled":
            raise RuntimeError(f"{script} ended before its time:\n{process.communicate()[1]}")
        memory = _resident(process.pid)
        process.stdin.close()
    return Start((int(painted) - before) / 1e6, memory)


def _resident(process: int) -> float:
    """Resident memory in MB."""
    for line in Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines():
        name, _, value = line.partition(":")
        if name == "VmRSS":
            return int(value.split()[0]) / 1024
    raise RuntimeError("the kernel does not say how much memory is resident")
