"""The benchmarks themselves work; what they measure is looked at by somebody who runs them in earnest."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from report import machine, percentile, response, table

STORED = ("A commit", "Check after a start", "Longest that it keeps", "Backup with", "Restoring")
BENCH = Path(__file__).with_name("bench.py")


def test_every_figure_is_measured() -> None:
    run = subprocess.run(
        [sys.executable, str(BENCH), "--quick"], capture_output=True, text=True, timeout=120, check=False
    )
    assert run.returncode == 0, run.stderr
    about, _, *rows = run.stdout.partition("\n\nThe frozen")[0].splitlines()
    assert "cores" in about
    assert "PySide6" in about
    assert {len(row.split("|")) for row in rows} == {7}
    assert len([row for row in rows if "frozen" not in row]) == 18
    for asked in ("Start to first", "Memory", "Tick", "Keystroke", "Autosave", "Longest pause", *STORED):
        assert any(row.startswith(f"| {asked}") for row in rows)
    for row in rows[2:]:
        assert any(figure.isdigit() for figure in row.split("|")[2]), row


def test_a_percentile_is_one_of_the_values() -> None:
    assert percentile(range(1, 101), 99) == 99
    assert percentile([5.0, 1.0, 3.0], 50) == 3.0
    assert percentile([7.0], 99) == 7.0


def test_a_missed_target_is_said() -> None:
    met, missed = response("Fast", [[1.0, 2.0]], 8), response("Slow", [[1.0, 9.0]], 8)
    assert (met.met, missed.met) == (True, False)
    fast, slow = table([met, missed]).splitlines()[2:]
    assert "✓" in fast
    assert "✗" in slow


def test_the_machine_has_no_name() -> None:
    import platform

    assert platform.node() not in machine("offscreen", 9) or not platform.node()
