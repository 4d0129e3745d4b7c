"""Where the faults happen, and that what they did is said at the end of every run."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import fault_table
import pytest

_MEMORY = Path("/dev/shm")


@pytest.fixture
def tmp_path(tmp_path: Path) -> Iterator[Path]:
    """In memory where there is such a place: thousands of small files that nobody needs on a disk."""
    if not os.access(_MEMORY, os.W_OK | os.X_OK):
        yield tmp_path
        return
    with TemporaryDirectory(dir=_MEMORY, prefix="interview-helper-faults-") as folder:
        yield Path(folder)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if fault_table.table:
        terminalreporter.section("faults")
        lines = fault_table.as_markdown() if fault_table.THOROUGH else fault_table.in_short()
        for line in lines:
            terminalreporter.line(line)
