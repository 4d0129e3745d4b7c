"""Which of Debian's packages a frozen program needs: found in its files, so that the list cannot rot."""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

# What no file's list of libraries can tell. Fontconfig, xkbcommon and libX11 are in the bundle, but not
# what they read: which fonts there are and where, the keyboards, what the compose key gives.
ALWAYS = (
    "fontconfig-config",
    "fonts-dejavu-core | fonts-liberation | fonts-noto-core | fonts-freefont-ttf",
    "xkb-data",
)
RECOMMENDED = ("at-spi2-core", "libx11-data", "xdg-desktop-portal")
"""Screen readers, the compose key, and whether the desktop is light or dark."""


def depends(bundle: Path) -> list[str]:
    """The relations for ``Depends``, with the oldest versions that have every symbol used.

    Raises:
        ValueError: a library is neither in the bundle nor in a package of the building machine.
        OSError: ``dpkg-dev`` or ``binutils`` are missing.
    """
    elves = [file for file in sorted(bundle.rglob("*")) if _is_elf(file)]
    bundled = {file.name for file in elves}
    outside = {name for elf_needs in _needed(elves).values() for name in elf_needs} - bundled
    owners = _owners(outside)
    lost = sorted(outside - owners.keys())
    if lost:
        raise ValueError(f"No installed package has {', '.join(lost)}, which the bundle needs.")
    spare = set(_owners(bundled).values()) - set(owners.values())
    found = _relations(elves, spare)
    return sorted({*found, *ALWAYS}, key=lambda relation: relation.split()[0])


def _is_elf(file: Path) -> bool:
    if not file.is_file() or file.is_symlink():
        return False
    with file.open("rb") as content:
        return content.read(4) == b"\x7fELF"


def _needed(elves: list[Path]) -> dict[str, set[str]]:
    """The libraries that each file names."""
    found: dict[str, set[str]] = {}
    for elf in elves:
        said = _output("readelf", "-d", str(elf))
        found[str(elf)] = set(re.findall(r"\(NEEDED\).*\[(.+)\]", said))
    return found


def _owners(libraries: Iterable[str]) -> dict[str, str]:
    """The package of each library, as far as it is installed."""
    patterns = [f"*/{name}" for name in sorted(libraries)]
    if not patterns:
        return {}
    said = subprocess.run(
        ["dpkg-query", "--search", *patterns], capture_output=True, text=True, check=False
    ).stdout
    found: dict[str, str] = {}
    for line in said.splitlines():
        package, _, path = line.rpartition(": ")
        if package and not package.startswith("diversion"):
            found[Path(path).name] = package.split(",")[0].split(":")[0]
    return found


def _relations(elves: list[Path], spare: set[str]) -> list[str]:
    """What dpkg's own tool says the files need, without the packages whose libraries are in the bundle."""
    with tempfile.TemporaryDirectory() as folder:
        control = Path(folder) / "debian" / "control"
        control.parent.mkdir()
        control.write_text("Source: bundle\n\nPackage: bundle\nArchitecture: any\n", encoding="utf-8")
        said = _output(
            "dpkg-shlibdeps",
            "-O",
            "--warnings=0",
            "--ignore-missing-info",
            *(f"-l{place}" for place in sorted({elf.parent for elf in elves})),
            *(f"-x{package}" for package in sorted(spare)),
            *(f"-e{elf}" for elf in elves),
            folder=folder,
        )
    relations = re.search(r"^shlibs:Depends=(.*)$", said, re.MULTILINE)
    return relations[1].split(", ") if relations and relations[1] else []


def _output(*command: str, folder: str | None = None) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)
    if done.returncode:
        raise ValueError(f"{command[0]} failed: {done.stderr.strip()}")
    return done.stdout
