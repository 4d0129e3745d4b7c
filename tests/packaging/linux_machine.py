"""The tools of a Linux desktop, for tests that ask them; and a small folder in the frozen program's place."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

HAS_DPKG = shutil.which("dpkg") is not None
on_debian = pytest.mark.skipif(not HAS_DPKG, reason="only Debian and its relatives have these tools")

EPOCH = 1795392000
"""2026-11-23."""


def ask(*command: str, **environment: str) -> str:
    """What a tool prints; a test fails where it complains, or is not installed."""
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, env={**os.environ, **environment}
        )
    except FileNotFoundError:
        pytest.fail(f"{command[0]} is missing; packaging/system-packages.sh package installs it")
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}{done.stderr}"
    assert "warning" not in done.stderr, done.stderr
    return done.stdout


def library(name: str) -> Path:
    """A library of this machine."""
    places = Path("/usr/lib").glob(f"*-linux-gnu/{name}")
    return next(places).resolve()


def stand_in_bundle(folder: Path) -> Path:
    """A program that does nothing, and a library with another that it needs."""
    internal = folder / "_internal"
    internal.mkdir(parents=True)
    shutil.copyfile("/bin/true", folder / "interview-helper")
    (folder / "interview-helper").chmod(0o700)
    for name in ("libxkbcommon-x11.so.0", "libxkbcommon.so.0"):
        shutil.copyfile(library(name), internal / name)
        (internal / name).chmod(0o755)
    (internal / "resources").mkdir()
    (internal / "resources" / "reasons.json").write_text("[]")
    return folder
