"""Qt's libraries are loaded ahead, on a thread of their own."""

from __future__ import annotations

import sys

import pytest
from lean_runs import answer_of

_LOADED = """
import json, sys, time
def loaded(name):
    with open("/proc/self/maps", encoding="ascii", errors="replace") as maps:
        return any(line.rstrip().endswith(name) for line in maps)
def soon(name):
    patience = time.monotonic() + 30
    while not loaded(name) and time.monotonic() < patience:
        pass
    return loaded(name)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="on Linux only")
def test_they_are_loaded_without_an_import_and_the_import_finds_them() -> None:
    code = """
from interview_helper.lean.libraries import load_ahead
before = loaded("QtWidgets.abi3.so")
load_ahead()
there = soon("QtWidgets.abi3.so")
imported = any(name.startswith(("PySide6", "shiboken6")) for name in sys.modules)
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication(["test", "-platform", "offscreen"])
print(json.dumps([before, there, imported, QLabel("text").text()]))
"""
    assert answer_of(_LOADED + code) == [False, True, False, "text"]


@pytest.mark.parametrize(
    "spoiled",
    [
        "sys.path[:] = []",
        "sys.platform = 'win32'",
        "sys.modules['_ctypes'] = None",
        "libraries._FILES = ('none.so', 'QtWidgets.pyi')",
    ],
)
def test_where_they_cannot_be_loaded_nothing_is_said(spoiled: str) -> None:
    code = f"""
from interview_helper.lean import libraries
path = list(sys.path)
{spoiled}
libraries.load_ahead()
sys.path[:], sys.platform = path, "linux"
print(json.dumps(loaded("QtWidgets.abi3.so")))
"""
    assert answer_of(_LOADED + code) is False
