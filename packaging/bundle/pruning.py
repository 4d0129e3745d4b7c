"""What of Qt and of the system's libraries the bundle keeps: what the kept parts can reach.

Leaving out a Python module leaves its libraries behind, so they are followed here: from the extension
modules and the plug-ins that are kept to the libraries that these load, and so on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import PurePosixPath

Entry = tuple[str, str, str]
"""Where a file goes in the bundle, where it comes from, and PyInstaller's word for its kind."""

PLUGINS: dict[str, str] = {
    "iconengines/qsvgicon": "themes' icons are SVG",
    "imageformats/qico": "icons of Windows",
    "imageformats/qsvg": "themes' icons are SVG",
    "platforminputcontexts/composeplatforminputcontextplugin": "dead keys and the compose key",
    "platforminputcontexts/ibusplatforminputcontextplugin": "Chinese, Japanese and Korean input",
    "platforms/qcocoa": "the screen of macOS",
    "platforms/qoffscreen": "pictures without a screen",
    "platforms/qwayland": "the screen of Wayland",
    "platforms/qwindows": "the screen of Windows",
    "platforms/qxcb": "the screen of X11",
    "platformthemes/qxdgdesktopportal": "the desktop's own file dialogs, light and dark",
    "printsupport/cupsprintersupport": "the printers of Linux; elsewhere they are a part of QtPrintSupport",
    "styles/qmacstyle": "the looks of macOS",
    "styles/qmodernwindowsstyle": "the looks of Windows",
    "wayland-decoration-client/adwaita": "window frames where the desktop draws none",
    "wayland-decoration-client/bradient": "window frames where the desktop draws none",
    "wayland-shell-integration/xdg-shell": "windows on Wayland",
    "xcbglintegrations/qxcb-egl-integration": "windows on X11 with a driver for EGL",
    "xcbglintegrations/qxcb-glx-integration": "windows on X11 with a driver for GLX",
}
"""Qt's plug-ins that stay, by folder and name, without the platform's decoration of the name."""

ALWAYS = re.compile(r"(libpython3[.\d]*|python3\d*|Python)\b", re.IGNORECASE)
"""Libraries that are loaded by name, so that no file's list of libraries leads to them."""

FROM_THE_SYSTEM = re.compile(
    r"lib(stdc\+\+|gcc_s|z|cups|dbus-1|glib-2\.0|gthread-2\.0)\.so\.|opengl32sw\.dll$", re.IGNORECASE
)
"""Left to the system: its graphics drivers need them at least as new as they are there; CUPS is the system's
own, with ten megabytes of encryption behind it, and where it is missing there is no printer; and a desktop
has the library of its own bus, with three megabytes of systemd behind it, and GLib, of which two versions in
one process do not get on. Without these two a start says which package to install."""

LIBRARY_KINDS = ("BINARY", "EXTENSION")


def plugin_name(destination: str) -> str | None:
    """The plug-in that a file is, such as ``platforms/qxcb``; ``None`` for any other file."""
    parts = PurePosixPath(destination.replace("\\", "/")).parts
    if "plugins" not in parts[:-2]:
        return None
    return f"{parts[-2]}/{parts[-1].split('.')[0].removeprefix('lib')}"


def wanted(destination: str) -> bool:
    """Whether a file may stay at all, before asking what reaches it."""
    plugin = plugin_name(destination)
    if plugin is not None:
        return plugin in PLUGINS
    path = PurePosixPath(destination.replace("\\", "/"))
    # The program speaks English, so does Qt without a translation.
    if path.parts[:1] == ("PySide6",) and ("translations" in path.parts or "qml" in path.parts):
        return False
    return FROM_THE_SYSTEM.match(path.name) is None


def prune(entries: Iterable[Entry], imports: Callable[[str], Iterable[str]]) -> list[Entry]:
    """The entries that the program can reach, in their order.

    Args:
        entries: binaries and data as PyInstaller collected them, together: links among the data lead to
            binaries.
        imports: the libraries that a library file asks for, itself or by others: names, or on a Mac load
            commands, whose last part is the name.
    """
    entries = list(entries)
    left = {
        _file_name(entry[0]): entry[1] for entry in entries if FROM_THE_SYSTEM.match(_file_name(entry[0]))
    }
    candidates = [entry for entry in entries if wanted(entry[0])]
    libraries: dict[str, list[Entry]] = {}
    for entry in candidates:
        if entry[2] in LIBRARY_KINDS:
            libraries.setdefault(_file_name(entry[0]), []).append(entry)
    waiting = [entry for same in libraries.values() for entry in same if _is_root(entry)]
    reached = set(waiting)
    while waiting:
        asked = {_file_name(name) for name in imports(waiting.pop()[1])}
        # What is left to the system brings what it needs from there.
        for name in asked & left.keys():
            asked = asked - {_file_name(behind) for behind in imports(left[name])}
        for name in sorted(asked):
            for entry in libraries.get(name, ()):
                if entry not in reached:
                    reached.add(entry)
                    waiting.append(entry)
    kept = [entry for entry in candidates if entry[2] not in LIBRARY_KINDS or entry in reached]
    return _without_dangling_links(_without_empty_frameworks(kept))


def libraries_and_rest(entries: Iterable[Entry]) -> tuple[list[Entry], list[Entry]]:
    """The entries split as PyInstaller has them: libraries, and data with all links."""
    libraries: list[Entry] = []
    rest: list[Entry] = []
    for entry in entries:
        (libraries if entry[2] in LIBRARY_KINDS else rest).append(entry)
    return libraries, rest


def without_short_cuts(entries: list[Entry]) -> list[Entry]:
    """The entries without the links beside the program to libraries that lie deeper.

    PyInstaller adds them everywhere. On a Mac its load commands lead there; on Linux each library says
    itself where its neighbours are.
    """
    libraries = {destination for destination, _, kind in entries if kind in LIBRARY_KINDS}
    return [
        entry for entry in entries if entry[2] != "SYMLINK" or "/" in entry[0] or entry[1] not in libraries
    ]


def _file_name(path: str) -> str:
    return PurePosixPath(path.replace("\\", "/")).name.lower()


def _is_root(entry: Entry) -> bool:
    destination, _, kind = entry
    return (
        kind == "EXTENSION"
        or plugin_name(destination) is not None
        or ALWAYS.match(_file_name(destination)) is not None
    )


def _without_empty_frameworks(entries: list[Entry]) -> list[Entry]:
    """Drop what belongs to a framework whose library was dropped: nobody can sign the rest of it."""
    whole = {_framework(destination) for destination, _, kind in entries if kind in LIBRARY_KINDS}
    return [entry for entry in entries if _framework(entry[0]) in (None, *whole)]


def _framework(destination: str) -> str | None:
    """The folder of the framework that a file belongs to; ``None`` for any other file."""
    found = re.match(r"(.*?\.framework)/", destination)
    return found[1] if found else None


def _without_dangling_links(entries: list[Entry]) -> list[Entry]:
    """Drop the links that lead to no file and no folder, through other links too."""
    files = [PurePosixPath(destination) for destination, _, kind in entries if kind != "SYMLINK"]
    present = {str(place) for file in files for place in (file, *file.parents)}
    links = {destination: target for destination, target, kind in entries if kind == "SYMLINK"}

    def leads_somewhere(destination: str) -> bool:
        here: list[str] = []
        waiting = list(PurePosixPath(destination).parts)
        followed = 0
        while waiting:
            part = waiting.pop(0)
            if part == "..":
                if not here:
                    return False
                here.pop()
                continue
            here.append(part)
            target = links.get("/".join(here))
            if target is not None:
                followed += 1
                if followed > len(links):  # in a circle
                    return False
                here.pop()
                waiting[:0] = PurePosixPath(target).parts
        return "/".join(here) in present

    return [entry for entry in entries if entry[2] != "SYMLINK" or leads_somewhere(entry[0])]
