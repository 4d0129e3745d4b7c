"""What Windows shows of the program in Explorer's and the task manager's details: PyInstaller's version file.

python packaging/windows/version_info.py            writes one file for each program of the bundle
python packaging/windows/version_info.py --numbers  prints the version as Windows counts, 1.2.3.0
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "build" / "version_info"
PROGRAMS: dict[str, str] = {
    "Interview Helper": "Interview Helper",
    "interview-helper": "Interview Helper, command line",
}
"""The file names of the programs without ``.exe``, each with what Windows calls it."""

TEMPLATE = """\
VSVersionInfo(
  ffi=FixedFileInfo(
    filevers={numbers},
    prodvers={numbers},
    mask=0x3F,
    flags={flags},
    OS=0x40004,
    fileType=0x1,
    subtype=0x0,
    date=(0, 0),
  ),
  kids=[
    StringFileInfo([
      StringTable('040904B0', [
        StringStruct('CompanyName', {publisher!r}),
        StringStruct('FileDescription', {description!r}),
        StringStruct('FileVersion', {version!r}),
        StringStruct('InternalName', {name!r}),
        StringStruct('LegalCopyright', {copyright!r}),
        StringStruct('OriginalFilename', {file!r}),
        StringStruct('ProductName', 'Interview Helper'),
        StringStruct('ProductVersion', {version!r}),
      ]),
    ]),
    VarFileInfo([VarStruct('Translation', [0x0409, 0x04B0])]),
  ],
)
"""
PRERELEASE = 0x2


def package_version() -> str:
    """The version that the package itself states."""
    source = (ROOT / "interview_helper" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "([^"]+)"$', source, re.MULTILINE)
    if found is None:
        raise ValueError("interview_helper/__init__.py states no version")
    return found[1]


def numbers(version: str) -> tuple[int, int, int, int]:
    """The release part of a version as the four numbers of Windows: ``1.2.0rc1`` is ``(1, 2, 0, 0)``.

    Raises:
        ValueError: it does not begin with a number, has more than four, or one is beyond 65535.
    """
    release = re.match(r"[0-9]+(\.[0-9]+)*", version)
    parts = [int(part) for part in release[0].split(".")] if release else []
    if not 1 <= len(parts) <= 4 or max(parts) > 0xFFFF:
        raise ValueError(f"Windows cannot count the version “{version}”")
    first, second, third, fourth = [*parts, 0, 0, 0][:4]
    return first, second, third, fourth


def is_prerelease(version: str) -> bool:
    """Whether anything follows the numbers: a, b, rc, dev; a post-release or a local part is none."""
    return re.search(r"(a|b|rc|\.dev)[0-9]", version.partition("+")[0]) is not None


def holder() -> str:
    """Who holds the copyright, and since when, as the licence says it."""
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    found = re.search(r"^Copyright \(c\) (.+)$", licence, re.MULTILINE)
    if found is None:
        raise ValueError("LICENSE names no holder")
    return found[1]


def version_info(name: str, version: str, owner: str) -> str:
    """The text of PyInstaller's version file for one program.

    Args:
        name: the program's file name without ``.exe``, one of ``PROGRAMS``.
        version: as the package states it.
        owner: years and name of the copyright's holder.
    """
    return TEMPLATE.format(
        numbers=numbers(version),
        flags=hex(PRERELEASE if is_prerelease(version) else 0),
        publisher=re.sub(r"^[-\d ,–]+", "", owner),
        description=PROGRAMS[name],
        version=version,
        name=name,
        copyright=f"© {owner}. MIT licence.",
        file=f"{name}.exe",
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out the command line; the exit code."""
    parser = argparse.ArgumentParser("version_info.py", description="Write PyInstaller's version files.")
    parser.add_argument(
        "--numbers", action="store_true", help="write nothing, print the version in four numbers"
    )
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where the files go")
    options = parser.parse_args(arguments)
    version = package_version()
    if options.numbers:
        print(".".join(map(str, numbers(version))))
        return 0
    options.folder.mkdir(parents=True, exist_ok=True)
    for name in PROGRAMS:
        file = options.folder / f"{name}.txt"
        file.write_text(version_info(name, version, holder()), encoding="utf-8")
        print(f"Written to {file}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
