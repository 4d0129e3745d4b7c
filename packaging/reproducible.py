"""Build the program twice on this machine, in two folders, and say whether the bytes are the same.

    python packaging/reproducible.py             everything that a release consists of
    python packaging/reproducible.py --only-bundle    the frozen program's folder, much sooner

Both are builds of one machine. Two machines give the same bytes only with the same packages of the system
and with Python in the same folder: libpython and Python's own modules hold that folder's name as a text,
which the program does not need.

Exit codes: 0 the same; 1 not, with a line for each file that differs.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from archives import digest
from freezing import commit_time

ROOT = Path(__file__).resolve().parents[1]
NOT_SOURCES = (".git", ".venv*", "build", "dist", "__pycache__", ".*_cache", ".hypothesis", ".coverage*")


def differences(first: Path, second: Path) -> list[str]:
    """A line for each file that only one folder has, or whose bytes, mode or aim differ."""
    places = sorted({place.relative_to(folder) for folder in (first, second) for place in folder.rglob("*")})
    return [f"{place} differs" for place in places if _state(first / place) != _state(second / place)]


def _state(place: Path) -> Sequence[object]:
    if place.is_symlink():
        return ("link", place.readlink())
    if place.is_file():
        return ("file", place.stat().st_mode & 0o777, digest(place))
    return ("folder" if place.is_dir() else "nothing",)


def copied(folder: Path) -> Path:
    """A copy of the checkout in a folder, without what was built or installed there."""
    copy = folder / "sources"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*NOT_SOURCES), symlinks=True)
    return copy


def build(copy: Path, epoch: str, options: Sequence[str]) -> Path:
    """Build a copy of the checkout; where the results lie.

    Raises:
        RuntimeError: the build failed.
    """
    folder = copy.parent
    done = subprocess.run(
        [sys.executable, str(copy / "packaging" / "package.py"), "--target", str(folder / "dist"), *options],
        env={"PATH": "/usr/bin:/bin:/usr/sbin:/sbin", "HOME": str(folder), "SOURCE_DATE_EPOCH": epoch},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr.strip())
    return folder / "dist"


def main() -> int:
    """Carry it out; the exit code."""
    options = sys.argv[1:]
    epoch = str(commit_time(ROOT))
    with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory(prefix="another-") as second:
        # Both first, so that nobody works on the sources in between.
        copies = [copied(Path(first)), copied(Path(second) / "deeper")]
        try:
            faults = differences(*(build(copy, epoch, options) for copy in copies))
        except RuntimeError as error:
            print(error, file=sys.stderr)
            return 1
    print(*faults or ["Both builds are the same, byte for byte."], sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
