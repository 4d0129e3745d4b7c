"""The program run as a process to its end, and what it says where it cannot start."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PROGRAM = [sys.executable, "-m", "interview_helper"]


def run(*command: str | Path, **environment: str | None) -> subprocess.CompletedProcess[str]:
    """Run to the end; a variable that is ``None`` is taken out of the environment."""
    wanted = os.environ | environment
    return subprocess.run(
        [str(part) for part in command],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        env={name: value for name, value in wanted.items() if value is not None},
        check=False,
    )


def not_started(result: subprocess.CompletedProcess[str]) -> str:
    """The one sentence or two with which the program declined to start."""
    assert result.returncode == 1, result
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert line.startswith("interview-helper: ")
    assert line.endswith(".") or line.split()[-1] == "FILE" or " install " in line
    return line.removeprefix("interview-helper: ")


def draw(folder: Path, picture: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return run(*PROGRAM, "--data-dir", folder, "--screenshot", picture, *options)
