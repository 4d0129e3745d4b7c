"""Where each file of the bundle comes from: a Python distribution, a package of Debian, or Python itself."""

from __future__ import annotations

import json
import platform
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import NamedTuple


@dataclass(frozen=True, order=True)
class Origin:
    """``kind`` is "pypi", "deb" or "python"."""

    kind: str
    name: str
    version: str


def origin_of(source: Path) -> Origin:
    """Who published a file.

    Raises:
        ValueError: nobody that is known here.
    """
    real = source.resolve()
    distribution = _distribution_files().get(real)
    if distribution is not None:
        return Origin("pypi", distribution.metadata["Name"], distribution.version)
    package = debian_package(real)
    if package is not None:
        return Origin("deb", *package)
    if real.is_relative_to(Path(sys.base_prefix).resolve()):
        return Origin("python", "Python", sys.version.split()[0])
    raise ValueError(
        f"Nobody knows where {source} comes from, so it cannot be shipped: "
        "it is in no Python distribution, in no package of Debian, and not a part of Python."
    )


@cache
def _distribution_files() -> dict[Path, Distribution]:
    return {
        Path(str(one.locate_file(file))).resolve(): one for one in distributions() for file in one.files or ()
    }


@cache
def debian_package(file: Path) -> tuple[str, str] | None:
    """The name and version of the Debian package that holds a file; ``None`` without one."""
    # Packages may know it by its place before /lib became a link.
    for place in (file, Path("/", *file.parts[2:]) if file.parts[:2] == ("/", "usr") else file):
        found = _said("dpkg-query", "--search", str(place))
        if found is not None:
            name = found.split(":")[0]
            version = _said("dpkg-query", "--show", "--showformat=${Version}", name)
            return (name, version) if version else None
    return None


def _said(*command: str) -> str | None:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:  # not Debian
        return None
    return done.stdout.strip() if done.returncode == 0 and done.stdout.strip() else None


class System(NamedTuple):
    """The system that packages of kind "deb" came with: ``id`` for machines, ``release`` with its version."""

    id: str
    version: str
    name: str
    release: str


@cache
def building_system() -> System:
    """The system that this runs on, as it calls itself.

    Raises:
        OSError: it does not say.
    """
    said = platform.freedesktop_os_release()
    version = said.get("VERSION_ID", "")
    name = said["NAME"].removesuffix(" GNU/Linux")
    return System(said["ID"], version, name, f"{name} {version}".strip())


def write_sources(entries: Iterable[tuple[str, str, str]], file: Path) -> None:
    """Note for the bill of materials which file each library of the bundle was copied from."""
    table = {entry[0]: entry[1] for entry in sorted(entries) if entry[2] != "SYMLINK"}
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")
