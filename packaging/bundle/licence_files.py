"""The licence texts that go with the bundle: those of what is in it, and no others."""

from __future__ import annotations

import sys
import sysconfig
from collections.abc import Iterable
from importlib.metadata import distribution
from pathlib import Path

from bundle.origins import Origin, building_system, debian_package

Entry = tuple[str, str, str]

FOLDER = "licences"
TEXTS = Path(__file__).with_name("texts")
README = "README.txt"
"""A word on what lies here."""
COMMON = ("GPL-2.txt", "GPL-3.txt", "LGPL-2.1.txt", "LGPL-3.txt")
"""The GNU licences, to which the others refer."""
OF_QT = ("ICU.txt", "Qt-base.txt", "Qt-svg.txt", "Qt-wayland.txt")
OF_ENCRYPTION = ("SQLite3MultipleCiphers.txt",)
"""Inside APSW, which carries its own text alone."""
NO_TEXT_OF_ITS_OWN = {"PySide6_Essentials", "shiboken6"}
"""Under the LGPL 3, whose text is among the common ones."""


def licence_entries(origins: Iterable[Origin], root: Path) -> list[Entry]:
    """The bundle's entries for the texts of everything in it, and the program's own.

    Raises:
        ValueError: something would be shipped without its licence.
    """
    every = sorted({*origins, Origin("pypi", "pyinstaller", "")})
    found: dict[str, Path] = {"interview-helper.txt": root / "LICENSE"}
    found |= {name: TEXTS / name for name in (*COMMON, *OF_QT, *OF_ENCRYPTION)}
    found[README] = root / "build" / "licences" / README
    found[README].parent.mkdir(parents=True, exist_ok=True)
    found[README].write_text(word_on_licences(every), encoding="utf-8")
    for origin in every:
        if origin.kind == "deb":
            found[f"debian/{origin.name}.txt"] = Path("/usr/share/doc", origin.name, "copyright")
        elif origin.kind == "python":
            found["Python.txt"] = python_licence()
        elif origin.name not in NO_TEXT_OF_ITS_OWN:
            found |= distribution_licences(origin.name)
    missing = [name for name, file in found.items() if not file.is_file()]
    if missing:
        raise ValueError(f"These licence texts are not on this machine: {', '.join(missing)}.")
    return [(f"{FOLDER}/{name}", str(file.resolve()), "DATA") for name, file in sorted(found.items())]


def word_on_licences(origins: Iterable[Origin]) -> str:
    """What lies in the folder, and where the sources of what must be replaceable are."""
    debian = sources = ""
    if any(origin.kind == "deb" for origin in origins):
        system = building_system()
        debian = f"debian/                libraries of {system.name}, one file for each of its packages\n"
        sources = f";\nthose of the libraries in debian/ are the source packages of {system.release}"
    words = (TEXTS / README).read_text(encoding="utf-8")
    return words.replace("{debian}", debian).replace("{sources}", sources)


def python_licence() -> Path:
    """The file with Python's licence, which is in another place on each system."""
    candidates = [
        Path(sysconfig.get_path("stdlib")) / "LICENSE.txt",
        Path(sys.base_prefix) / "LICENSE.txt",
    ]
    package = debian_package(Path(sys.executable).resolve())
    if package is not None:
        candidates.append(Path("/usr/share/doc", package[0], "copyright"))
    return next((file for file in candidates if file.is_file()), candidates[0])


def distribution_licences(name: str) -> dict[str, Path]:
    """A distribution's own licence files.

    Raises:
        ValueError: it carries none.
    """
    one = distribution(name)
    texts = [
        file
        for file in one.files or ()
        if ".dist-info" in file.parts[0]
        and file.name.upper().startswith(("LICEN", "COPYING", "NOTICE", "AUTHORS"))
    ]
    if not texts:
        raise ValueError(f"{name} would be shipped without its licence: it carries no text of it.")
    return {f"{name}/{_as_text(file.name)}": Path(str(one.locate_file(file))) for file in texts}


def _as_text(name: str) -> str:
    return name if name.endswith(".txt") else f"{name}.txt"
