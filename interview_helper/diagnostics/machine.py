"""The program, and the system that it runs on."""

from __future__ import annotations

import locale
import os
import platform
import sqlite3
import sys

from interview_helper import __version__
from interview_helper.diagnostics.lines import Line, line
from interview_helper.paths import resources, way_of_running

# Those that change how Qt looks and where it finds its parts; others may hold anything.
_QT_VARIABLES = (
    "QT_QPA_PLATFORM",
    "QT_QPA_PLATFORMTHEME",
    "QT_STYLE_OVERRIDE",
    "QT_SCALE_FACTOR",
    "QT_SCREEN_SCALE_FACTORS",
    "QT_ENABLE_HIGHDPI_SCALING",
    "QT_FONT_DPI",
    "QT_IM_MODULE",
    "QT_PLUGIN_PATH",
)
_LOCALE_VARIABLES = ("LC_ALL", "LC_CTYPE", "LC_TIME", "LANG", "LANGUAGE")


def machine_lines() -> list[Line]:
    """The versions of everything but Qt, the desktop, and the language."""
    return [
        line("Interview Helper", lambda: f"{__version__}, {way_of_running()}"),
        line("Started by", lambda: sys.executable),
        line("Resources", resources),
        line("Python", lambda: f"{platform.python_version()} ({platform.python_implementation()})"),
        line("SQLite", lambda: sqlite3.sqlite_version),
        line("System", _system),
        line("C library", lambda: " ".join(platform.libc_ver()).strip() or "not the GNU one"),
        line("Desktop", lambda: os.environ.get("XDG_CURRENT_DESKTOP") or "not said by the environment"),
        line("Session", lambda: os.environ.get("XDG_SESSION_TYPE") or "not said by the environment"),
        line("Display", _display),
        line("Locale", lambda: f"{locale.getlocale()[0] or 'C'}; {_set(_LOCALE_VARIABLES)}"),
        line("Encoding of files", lambda: f"{sys.getfilesystemencoding()}, text {locale.getencoding()}"),
        line("Qt’s variables", lambda: _set(_QT_VARIABLES)),
    ]


def _system() -> str:
    words = f"{platform.system()} {platform.release()}, {platform.machine()}"
    if platform.system() == "Linux":
        return f"{platform.freedesktop_os_release().get('PRETTY_NAME', 'a Linux without a name')}, {words}"
    return f"{platform.platform()}, {words}"


def _display() -> str:
    """Which kinds the environment names; a name may be another machine's."""
    if sys.platform != "linux":
        return "the system’s own"
    there = [name for name in ("WAYLAND_DISPLAY", "DISPLAY") if os.environ.get(name)]
    return (
        " and ".join(f"{name} is set" for name in there) or "none: neither DISPLAY nor WAYLAND_DISPLAY is set"
    )


def _set(names: tuple[str, ...]) -> str:
    return ", ".join(f"{name}={os.environ[name]}" for name in names if name in os.environ) or "none set"
