"""The figures as a table in Markdown, each beside its target."""

from __future__ import annotations

import os
import platform
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import PySide6


@dataclass(frozen=True)
class Figure:
    """One line of the table. ``met`` is ``None`` where no target is set."""

    what: str
    measured: str
    beside: str = ""
    target: str = ""
    met: bool | None = None


def percentile(values: Sequence[float], percent: int) -> float:
    """The least value that so many percent of the values do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]


def response(what: str, runs: Sequence[Sequence[float]], limit: float | None = None) -> Figure:
    """Times in milliseconds by their median and 99th percentile, each the median of several runs."""
    p50 = statistics.median(statistics.median(times) for times in runs)
    p99 = statistics.median(percentile(times, 99) for times in runs)
    target = "" if limit is None else f"p99 ≤ {limit:g} ms"
    beside = f"{len(runs)} runs of {min(map(len, runs))}"
    return Figure(what, f"p50 {p50:.1f} ms, p99 {p99:.1f} ms", beside, target, _met(p99, limit))


def pause(what: str, runs: Sequence[Sequence[float]], limit: float) -> Figure:
    """The median of several runs' longest pauses, in milliseconds."""
    longest = [max(pauses) for pauses in runs]
    middle = statistics.median(longest)
    beside = f"{len(runs)} runs, {min(longest):.1f} to {max(longest):.1f} ms"
    return Figure(what, f"{middle:.1f} ms", beside, f"≤ {limit:g} ms", _met(middle, limit))


def _met(value: float, limit: float | None) -> bool | None:
    return None if limit is None else value <= limit


def table(figures: Sequence[Figure]) -> str:
    rows = [("What", "Measured", "Beside", "Target", ""), ("---", "---:", "---", "---", "---")]
    for figure in figures:
        mark = {True: "✓", False: "✗", None: ""}[figure.met]
        rows.append((figure.what, figure.measured, figure.beside, figure.target, mark))
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        f"| {' | '.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))} |"
        for row in rows
    )


def machine(shown_on: str, runs: int) -> str:
    """What was measured on, in a sentence; no name of a machine."""
    return (
        f"{date.today():%Y-%m-%d}, {os.cpu_count()} cores of {_processor()}, {platform.system()} "
        f"{platform.release().split('-')[0]}, Python {platform.python_version()}, "
        f"PySide6 {PySide6.__version__}, Qt’s {shown_on} platform; medians of {runs}."
    )


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines():
        name, _, value = line.partition(":")
        if name.strip() == "model name":
            return value.strip()
    return platform.machine()
