"""Qt's libraries and the system's fonts are loaded ahead, on a thread of their own."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from lean_runs import answer_of

from interview_helper.lean import libraries

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


@pytest.mark.skipif(sys.platform != "linux", reason="on Linux only")
def test_fonts_are_looked_through_without_an_import(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fonts, cache = tmp_path / "fonts", tmp_path / "cache"
    fonts.mkdir()
    settings = tmp_path / "fonts.conf"
    settings.write_text(f"<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>")
    monkeypatch.setenv("FONTCONFIG_FILE", str(settings))
    code = f"""
import pathlib
from interview_helper.lean.libraries import load_ahead
load_ahead()
cache, patience = pathlib.Path({str(cache)!r}), time.monotonic() + 30
while not list(cache.glob("*.cache-*")) and time.monotonic() < patience:
    pass
imported = any(name.startswith(("PySide6", "shiboken6")) for name in sys.modules)
print(json.dumps([bool(list(cache.glob("*.cache-*"))), imported]))
"""
    assert answer_of(_LOADED + code) == [True, False]


@pytest.mark.skipif(sys.platform != "linux", reason="on Linux only")
def test_what_draws_on_this_screen_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    code = """
from interview_helper.lean.libraries import load_ahead
load_ahead()
print(json.dumps([soon("libqoffscreen.so"), loaded("libqxcb.so")]))
"""
    assert answer_of(_LOADED + code) == [True, False]


@pytest.mark.parametrize(
    ("wanted", "session", "display", "plugin"),
    [
        (None, None, None, "xcb"),
        (None, "x11", None, "xcb"),
        (None, "wayland", None, "wayland"),
        (None, "x11", "wayland-0", "wayland"),
        (None, None, "wayland-0", "wayland"),
        ("", "tty", None, "xcb"),
        ("", "tty", "wayland-0", "wayland"),
        ("offscreen", "wayland", "wayland-0", "offscreen"),
        ("wayland;xcb", "x11", None, "wayland"),
        ("xcb:someoption=1", "wayland", "wayland-0", "xcb"),
    ],
)
def test_it_is_what_qt_will_choose(
    wanted: str | None,
    session: str | None,
    display: str | None,
    plugin: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    values = {"QT_QPA_PLATFORM": wanted, "XDG_SESSION_TYPE": session, "WAYLAND_DISPLAY": display}
    for name, value in values.items():
        if value is None:
            monkeypatch.delenv(name, raising=False)
        else:
            monkeypatch.setenv(name, value)
    assert libraries._platform() == f"Qt/plugins/platforms/libq{plugin}.so"


@pytest.mark.parametrize("spoiled", ["sys.path[:] = []", "sys.platform = 'win32'"])
def test_where_there_is_nothing_to_load_nothing_is_begun(spoiled: str) -> None:
    code = f"""
import json, sys
from interview_helper.lean import libraries
begun = []
libraries.start_new_thread = lambda *call: begun.append(call)
libraries.load_ahead()
before = len(begun)
{spoiled}
libraries.load_ahead()
print(json.dumps([before, len(begun)]))
"""
    assert answer_of(code) == [int(sys.platform == "linux")] * 2


@pytest.mark.skipif(sys.platform != "linux", reason="on Linux only")
@pytest.mark.parametrize(
    ("spoiled", "there"),
    [
        ("sys.modules['_ctypes'] = None", False),
        ("libraries._FILES = ('none.so', 'QtWidgets.pyi')", False),
        ("libraries._FILES = ('Qt/lib/libQt6Core.so.6',)", True),
    ],
)
def test_what_cannot_be_loaded_is_left_to_the_import(
    spoiled: str, there: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "none")
    code = f"""
import os
from interview_helper.lean import libraries
folder = next(path for path in (os.path.join(place, "PySide6") for place in sys.path) if os.path.isdir(path))
{spoiled}
libraries._load(folder)
print(json.dumps([loaded("libQt6Core.so.6"), loaded("libQt6Gui.so.6")]))
"""
    assert answer_of(_LOADED + code) == [there, False]
