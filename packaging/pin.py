"""Write packaging/requirements.txt: all that a build needs, each file held by its digest.

    python packaging/pin.py             after a change of constraints.txt or of a dependency

The versions are those of constraints.txt, the digests those that the package index gives for the files
of every platform that a release is built on. pip then refuses any other file.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "packaging" / "requirements.txt"
SOURCES = ROOT / "packaging" / "requirements-sources.txt"
NO_WHEEL = {"argparse-manpage"}
"""Published as sources only, so built here; with the setuptools that the other file holds."""
WITHOUT_COMPILED_PARTS = {"charset-normalizer"}
"""They are 0.4·10⁶ bytes of the bundle, for 20 ms of an import in an encoding that is rare."""
HEADER = "# Written by packaging/pin.py from constraints.txt; not to be changed by hand.\n"
PYTHONS = ("3.11", "3.12", "3.13", "3.14")


@dataclass(frozen=True)
class Platform:
    """``system`` is Python's name for it; ``tags`` is what pip calls the machines whose files fit."""

    system: str
    tags: tuple[str, ...]


PLATFORMS = (
    Platform("linux", ("manylinux2014_x86_64", *(f"manylinux_2_{minor}_x86_64" for minor in range(5, 37)))),
    Platform("win32", ("win_amd64",)),
    Platform("darwin", ("macosx_14_0_arm64",)),
)


@dataclass
class Pinned:
    """One distribution: its digests, and the systems that need it."""

    version: str
    digests: set[str] = field(default_factory=set)
    systems: set[str] = field(default_factory=set)


def wanted(project: Mapping[str, Any]) -> list[str]:
    """The requirements of running, building and packaging, from pyproject.toml."""
    return [
        *project["build-system"]["requires"],
        *project["project"]["dependencies"],
        *project["project"]["optional-dependencies"]["package"],
        "setuptools",  # what argparse-manpage is built with
    ]


def add_report(pins: dict[str, Pinned], report: Mapping[str, Any], system: str) -> None:
    """Take in what pip says that it would install.

    Raises:
        ValueError: a file has no digest, or two platforms have different versions.
    """
    for one in report["install"]:
        name = re.sub(r"[-_.]+", "-", one["metadata"]["name"]).lower()
        version = one["metadata"]["version"]
        digest = one["download_info"].get("archive_info", {}).get("hashes", {}).get("sha256")
        if digest is None:
            raise ValueError(f"The index gives no digest for {name} {version}.")
        pin = pins.setdefault(name, Pinned(version))
        if pin.version != version:
            raise ValueError(
                f"{name} is {pin.version} elsewhere and {version} on {system}: pin it in constraints.txt."
            )
        pin.digests.add(digest)
        pin.systems.add(system)


def written(pins: Mapping[str, Pinned], systems: Iterable[str]) -> str:
    """The requirements file; a distribution that not every system needs says so."""
    everywhere = set(systems)
    lines = [HEADER]
    for name, pin in sorted(pins.items()):
        marker = " or ".join(f'sys_platform == "{system}"' for system in sorted(pin.systems))
        condition = "" if pin.systems == everywhere else f" ; {marker}"
        digests = "".join(f" \\\n    --hash=sha256:{digest}" for digest in sorted(pin.digests))
        lines.append(f"{name}=={pin.version}{condition}{digests}\n")
    return "".join(lines)


def _for_platform(requirements: list[str], platform: Platform, python: str) -> Mapping[str, Any]:
    return _report(
        [
            "--only-binary=:all:",
            f"--python-version={python}",
            *(f"--platform={tag}" for tag in platform.tags),
            *requirements,
        ]
    )


def _report(arguments: list[str]) -> Mapping[str, Any]:
    """What pip would install; nothing is installed."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        done = subprocess.run(
            [
                sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--dry-run",
                "--ignore-installed", "--target", folder, "--report", str(report),
                "--constraint", str(ROOT / "constraints.txt"), *arguments,
            ],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            raise ValueError(f"pip finds no files: {done.stderr.strip().splitlines()[-1]}")
        found: Mapping[str, Any] = json.loads(report.read_text(encoding="utf-8"))
        return found


def _for_system(requirements: list[str], system: str) -> list[str]:
    """pip looks at markers as the building machine sees them; PyInstaller's for others are added here."""
    extra = {"win32": ["pefile", "pywin32-ctypes"], "darwin": ["macholib"]}
    return [*requirements, *extra.get(system, [])]


def main() -> int:
    """Ask for every platform and write the files; the exit code."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    requirements = wanted(project)
    from_sources = [one for one in requirements if re.split(r"[<>=!]", one)[0] in NO_WHEEL]
    plain = [one for one in requirements if re.split(r"[<>=!]", one)[0] in WITHOUT_COMPILED_PARTS]
    with_wheels = [one for one in requirements if one not in (*from_sources, *plain)]
    pins: dict[str, Pinned] = {}
    sources: dict[str, Pinned] = {}
    try:
        anywhere = _report(["--only-binary=:all:", "--platform=any", "--no-deps", *plain])
        for platform in PLATFORMS:
            add_report(pins, anywhere, platform.system)
            for python in PYTHONS:
                report = _for_platform(_for_system(with_wheels, platform.system), platform, python)
                add_report(pins, report, platform.system)
        add_report(sources, _report(["--no-deps", *from_sources]), sys.platform)
    except ValueError as error:
        print(f"pin.py: {error}", file=sys.stderr)
        return 1
    TARGET.write_text(written(pins, [platform.system for platform in PLATFORMS]), encoding="utf-8")
    SOURCES.write_text(written(sources, [sys.platform]), encoding="utf-8")
    print(f"Written: {len(pins)} distributions in {TARGET}, {len(sources)} in {SOURCES}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
