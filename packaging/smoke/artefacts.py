"""What was built: the package, the archive and the AppDir."""

from __future__ import annotations

import platform
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from smoke.places import PROGRAM


class NotBuilt(Exception):
    """There is nothing to try out; the message says what to do."""


class Artefacts(NamedTuple):
    """The files of one build; those that are not there are ``None``."""

    package: Path
    archive: Path | None
    appdir: Path | None


def find_artefacts(folder: Path) -> Artefacts:
    """What the folder holds, the newest of each kind.

    Raises:
        NotBuilt: there is no package.
    """
    machine = platform.machine()
    package = _newest(folder, f"{PROGRAM}_*.deb")
    if package is None:
        raise NotBuilt(f"There is no package in {folder}. “make package” builds it.")
    return Artefacts(
        package,
        _newest(folder, f"{PROGRAM}-*-linux-{machine}.tar.xz"),
        _newest(folder, f"{PROGRAM}-*-{machine}.AppDir"),
    )


def _newest(folder: Path, pattern: str) -> Path | None:
    return max(folder.glob(pattern), key=lambda found: found.stat().st_mtime, default=None)


def field(package: Path, name: str) -> str:
    """What the package says of itself."""
    return _dpkg("--field", str(package), name).strip()


def contents(package: Path) -> list[str]:
    """The files and links that it installs, as absolute paths; no folders."""
    listed = subprocess.run(
        ["dpkg-deb", "--fsys-tarfile", str(package)], capture_output=True, check=True
    ).stdout
    read = subprocess.run(["tar", "-t"], input=listed, capture_output=True, check=True).stdout
    return [f"/{path.removeprefix('./')}" for path in read.decode().splitlines() if not path.endswith("/")]


def newer(package: Path, folder: Path) -> tuple[Path, str]:
    """The same package under a higher version, and that version."""
    tree = folder / "newer"
    _dpkg("--raw-extract", str(package), str(tree))
    version = f"{field(package, 'Version')}+newer1"
    control = tree / "DEBIAN" / "control"
    lines = control.read_text(encoding="utf-8").splitlines()
    changed = [f"Version: {version}" if line.startswith("Version:") else line for line in lines]
    control.write_text("\n".join(changed) + "\n", encoding="utf-8")
    built = folder / "newer.deb"
    _dpkg("--build", "--root-owner-group", "-Znone", str(tree), str(built))
    shutil.rmtree(tree)
    return built, version


def unpack(archive: Path, folder: Path) -> Path:
    """Unpack an archive of ours; the one folder in it."""
    subprocess.run(["tar", "-xf", str(archive), "-C", str(folder)], check=True)
    (only,) = folder.iterdir()
    return only


@contextmanager
def unpacked_package(package: Path, folder: Path) -> Iterator[Path]:
    """The program out of a package, where it cannot be installed."""
    target = folder / "package"
    _dpkg("--extract", str(package), str(target))
    try:
        yield target / "usr/lib" / PROGRAM / PROGRAM
    finally:
        shutil.rmtree(target)


def _dpkg(*words: str) -> str:
    try:
        done = subprocess.run(["dpkg-deb", *words], capture_output=True, text=True, check=False)
    except FileNotFoundError:
        raise NotBuilt("dpkg-deb is missing, without which the package cannot be read.") from None
    if done.returncode:
        raise NotBuilt(f"dpkg-deb {words[0]} failed: {done.stderr.strip()}")
    return done.stdout
