"""The libraries that Qt needs of the system are those that the program can name a package for."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import PySide6
import pytest
import shiboken6

from interview_helper.start_trouble import _QT, _WAYLAND, _X11

PYSIDE = Path(PySide6.__file__).parent
BINARIES = (
    *("QtCore", "QtGui", "QtWidgets", "QtSvg", "QtPrintSupport", "libpyside6"),
    *(f"Qt/lib/libQt6{name}" for name in ("Core", "Gui", "Widgets", "DBus", "XcbQpa", "WaylandClient")),
    *("Qt/plugins/platforms/libqxcb", "Qt/plugins/platforms/libqwayland"),
)
ALWAYS_THERE = {"ld-linux-x86-64.so.2", *(f"lib{name}" for name in ("c.so.6", "m.so.6", "resolv.so.2"))}
"""Of the C library, without which no program starts; and its loader."""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems bring what Qt needs")
def test_every_library_that_qt_needs_has_its_package() -> None:
    files = [file for name in BINARIES for file in PYSIDE.glob(f"{name}.*so*")]
    assert len(files) == len(BINARIES)
    said = [subprocess.check_output(["readelf", "-d", file], text=True) for file in files]
    needed = {name for one in said for name in re.findall(r"\(NEEDED\).*\[(.+)\]", one)}
    brought = {file.name for package in (PySide6, shiboken6) for file in binaries_beside(package.__file__)}
    assert needed - brought - ALWAYS_THERE <= {*_QT, *_X11, *_WAYLAND}
    assert needed & _QT.keys()


def binaries_beside(module: str) -> list[Path]:
    return list(Path(module).parent.rglob("*.so*"))
