"""The frozen program: one folder, the same bytes for the same commit."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from bundle.library import unpack_library
from linux.search_paths import drop_foreign

ID = "interview-helper"


class NotBuilt(Exception):
    """Something could not be built; the message is a sentence that says what and why."""


def run(*command: str | Path, folder: Path, environment: dict[str, str] | None = None) -> str:
    """Run a tool and return what it printed.

    Raises:
        NotBuilt: it is not there, or it failed; with the last line that it said.
    """
    try:
        done = subprocess.run(
            [str(word) for word in command],
            cwd=folder,
            env={**os.environ, **(environment or {})},
            capture_output=True,
            text=True,
            check=False,
        )
    except FileNotFoundError:
        raise NotBuilt(f"{command[0]} is not installed.") from None
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines()
        raise NotBuilt(f"{Path(command[0]).name} failed: {said[-1] if said else 'it did not say why'}")
    return done.stdout


def commit_time(root: Path) -> int:
    """When the commit was made that is built, in seconds: the time that everything carries.

    ``SOURCE_DATE_EPOCH`` goes before it. Where there is neither, in unpacked sources, it is when
    ``pyproject.toml`` was written.
    """
    said = os.environ.get("SOURCE_DATE_EPOCH")
    if said:
        return int(said)
    try:
        return int(run("git", "log", "-1", "--format=%ct", folder=root))
    except NotBuilt:
        return int((root / "pyproject.toml").stat().st_mtime)


def freeze(root: Path, epoch: int, target: Path) -> Path:
    """Build the program's folder below ``target``; the folder.

    Raises:
        NotBuilt: PyInstaller failed, or what it made does not start.
    """
    work = root / "build" / "pyinstaller"
    shutil.rmtree(work, ignore_errors=True)
    run(
        sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN",
        "--distpath", target, "--workpath", work, root / "packaging" / f"{ID}.spec",
        folder=root,
        environment={
            "PYTHONHASHSEED": "0",
            "SOURCE_DATE_EPOCH": str(epoch),
            # Its cache would hand on what another build made.
            "PYINSTALLER_CONFIG_DIR": str(work / "config"),
            # Stored, not packed: unpacking costs time at every start, and the packages pack it anyway.
            "PYINSTALLER_ZLIB_COMPRESSION_LEVEL": "0",
            # Without columns: lines are what a report of a fault names, and a quarter less is read.
            "PYTHONNODEBUGRANGES": "1",
        },
    )  # fmt: skip
    bundle = target / ID
    if sys.platform == "linux":
        drop_foreign(bundle)
        unpack_library(bundle / "_internal")
    check_start(bundle / ID)
    return bundle


def check_start(program: Path) -> None:
    """Start what was built where nothing but its own files can help it.

    Raises:
        NotBuilt: it does not start.
    """
    done = subprocess.run(
        [program, "--version"],
        env={"PATH": "/nonexistent", "HOME": "/nonexistent"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode or not done.stdout.startswith("Interview Helper"):
        raise NotBuilt(f"{program} does not start: {done.stderr.strip() or done.stdout.strip()}")
