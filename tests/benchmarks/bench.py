"""The benchmarks: how long a start takes, what memory, and how fast the window answers.

Starts and memory are compared with a bare PySide6 window with one label, by turns, in the same run; beside
the program as it was installed from its source stands the frozen one, where ``make package`` has built it.
``--quick`` shows only that everything runs: its figures say nothing.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from report import Figure, machine, pause, response, table
from starts import HERE, SOURCE, Starts, measure_starts, median_memory, median_time
from stored import PROGRAM_FOLDER, make_full_home, make_home

START_LIMIT, FULL_START_LIMIT = 1.25, 1.35
"""How long the first paint may take, as a multiple of the bare window's; with 10,000 companies."""
MEMORY_LIMIT = 30
"""MB beyond the bare window."""
FROZEN_START_LIMIT, FROZEN_MEMORY_LIMIT = 1.2, 35
"""The same for the frozen program, beside the bare window from its source."""
FROZEN = HERE.parents[1] / "dist" / "interview-helper" / "interview-helper"
TICK_LIMIT, KEYSTROKE_LIMIT, BLOCKED_LIMIT = 8, 16, 16
SAVE_LIMIT = 50
CHECK_LIMIT, BACKUP_LIMIT, RESTORE_LIMIT = 500, 1_500, 2_000
STEP_LIMIT = 100
"""Milliseconds."""
STORING_RUNS = 5
MANY = 10_000


def main() -> int:
    options = _options()
    if sys.platform != "linux":
        print("The benchmarks read /proc, and so run on Linux only.", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory(prefix="interview-helper-bench-") as folder:
        bench = Bench(Path(folder), options.platform, options.runs, quick=options.quick, cold=options.cold)
        print(machine(options.platform, bench.runs), flush=True)
        figures = list(bench.figures())
    print(f"\n{table(figures)}")
    if not FROZEN.exists():
        print("\nThe frozen program was not measured: make package builds it.")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15, metavar="N", help="pairs of starts; 9 at the least")
    parser.add_argument("--quick", action="store_true", help="run everything once or twice, for no figures")
    parser.add_argument("--cold", action="store_true", help="starts alone, with empty caches; as root")
    parser.add_argument("--platform", default="offscreen", help="Qt’s platform: offscreen, or xcb")
    return parser.parse_args()


class Bench:
    """Measures everything in a folder of its own."""

    def __init__(self, folder: Path, shown_on: str, runs: int, *, quick: bool, cold: bool) -> None:
        self.runs = 1 if quick else max(9, runs)
        self._quick = quick
        self._cold = cold
        self._folder = folder
        # Nobody's caches and settings but the bench's own; bytecode is written by the warm-ups.
        self._environment = {
            **{key: value for key, value in os.environ.items() if not key.startswith("PYTHON")},
            "QT_QPA_PLATFORM": shown_on,
            "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
        }

    def figures(self) -> Iterator[Figure]:
        homes = {count: make_home(self._folder / str(count), count) for count in self._sizes()}
        if self._cold:
            for frozen, measured in zip(("", "frozen, "), self._starts(homes[0]), strict=False):
                yield _start_figure(f"{frozen}with empty caches", measured, None)
            return
        starts = {count: self._starts(home) for count, home in homes.items()}
        for count, measured in starts.items():
            limit = FULL_START_LIMIT if count == MANY else START_LIMIT
            yield _start_figure(_companies(count), measured[0], limit)
        for count, measured in starts.items():
            for frozen in measured[1:]:
                yield _start_figure(f"frozen, {_companies(count)}", frozen, FROZEN_START_LIMIT)
        for count, measured in starts.items():
            yield _memory_figure(_companies(count), measured[0], MEMORY_LIMIT)
        for count, measured in starts.items():
            for frozen in measured[1:]:
                yield _memory_figure(f"frozen, {_companies(count)}", frozen, FROZEN_MEMORY_LIMIT)
        most = max(homes)
        full = make_full_home(self._folder / "full", 30)
        ticks = self._responses("ticks", 100, homes[most])
        full_ticks = self._responses("ticks", 100, full)
        all_ticks = self._responses("ticks-with-all", 100, full)
        keys = self._responses("keystrokes", 100, homes[most])
        slow = self._responses("slow-disk", 40, homes[most])
        stored = self._stored(homes[most])
        painted = "Tick to balance and verdict painted"
        yield response(f"{painted}, {_companies(most)}", ticks["tick"], TICK_LIMIT)
        yield response(f"{painted}, thirty reasons a side", full_ticks["tick"], TICK_LIMIT)
        yield response(f"{painted}, thirty reasons a side, all of it shown", all_ticks["tick"], TICK_LIMIT)
        yield response(f"Keystroke to list painted, {_companies(most)}", keys["keystroke"], KEYSTROKE_LIMIT)
        yield response(f"Autosave’s commit, {_companies(most)}", ticks["commit"], SAVE_LIMIT)
        yield response(f"A commit of longer notes, {_companies(most)}", stored["commit"], SAVE_LIMIT)
        yield pause(
            f"Check after a start, off the GUI thread, {_companies(most)}", stored["check"], CHECK_LIMIT
        )
        yield pause("Longest that it keeps a save waiting", stored["step"], STEP_LIMIT)
        yield pause(f"Backup with its verification, {_companies(most)}", stored["backup"], BACKUP_LIMIT)
        yield pause(f"Restoring it, {_companies(most)}", stored["restore"], RESTORE_LIMIT)
        yield pause("Longest pause while each commit takes 500 ms", slow["blocked"], BLOCKED_LIMIT)
        yield pause(f"Longest pause while {_companies(most)} are listed", slow["loading"], BLOCKED_LIMIT)

    def _sizes(self) -> tuple[int, ...]:
        return (0, 100) if self._quick else (0, 1_000, MANY)

    def _starts(self, home: Path) -> list[Starts]:
        """The program's starts from its source, and the frozen program's where there is one."""
        programs = [SOURCE, *([(str(FROZEN),)] if FROZEN.exists() else [])]
        environment = self._environment | {"XDG_DATA_HOME": str(home)}
        return measure_starts(self.runs, environment, *programs, cold=self._cold)

    def _responses(self, what: str, count: int, home: Path) -> dict[str, list[list[float]]]:
        """The times of each of as many runs as there are of a start, by what took them."""
        runs = [self._one_response(what, 6 if self._quick else count, home) for _ in range(self.runs)]
        return {name: [run[name] for run in runs] for name in runs[0]}

    def _stored(self, home: Path) -> dict[str, list[list[float]]]:
        """The times of what is done with the data file itself, by what took them."""
        count = 6 if self._quick else 200
        command = [str(HERE / "storing.py"), str(home / PROGRAM_FOLDER), str(count)]
        runs = [self._measured(command, home) for _ in range(1 if self._quick else STORING_RUNS)]
        return {name: [run[name] for run in runs] for name in runs[0]}

    def _one_response(self, what: str, count: int, home: Path) -> dict[str, list[float]]:
        return self._measured([str(HERE / "responses.py"), what, str(count)], home)

    def _measured(self, command: list[str], home: Path) -> dict[str, list[float]]:
        found = subprocess.run(
            [sys.executable, *command],
            env=self._environment | {"XDG_DATA_HOME": str(home)},
            capture_output=True,
            text=True,
            timeout=300,
        )
        if found.returncode:
            raise RuntimeError(f"measuring {command} ended before its time:\n{found.stderr}")
        figures: dict[str, list[float]] = json.loads(found.stdout)
        return figures


def _start_figure(what: str, starts: Starts, limit: float | None) -> Figure:
    return Figure(
        f"Start to first complete paint, {what}",
        f"{starts.ratio:.2f} × bare",
        f"{median_time(starts.ours):.0f} ms, bare {median_time(starts.bare):.0f} ms",
        "" if limit is None else f"≤ {limit}",
        None if limit is None else starts.ratio <= limit,
    )


def _memory_figure(what: str, starts: Starts, limit: int) -> Figure:
    return Figure(
        f"Memory after it, {what} listed",
        f"bare + {starts.more_memory:.1f} MB",
        f"{median_memory(starts.ours):.0f} MB, bare {median_memory(starts.bare):.0f} MB",
        f"≤ bare + {limit} MB",
        starts.more_memory <= limit,
    )


def _companies(count: int) -> str:
    return f"{count:,} companies" if count else "no companies"


if __name__ == "__main__":
    raise SystemExit(main())
