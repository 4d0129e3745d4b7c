"""Why no window could be opened, in a sentence or two that say what to do. Qt itself is not imported.

Qt ends the process with advice for programmers ("Reinstalling the application may fix this problem");
what it said before that tells what was wrong.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

# Libraries of the system that Qt's own are linked with, and the packages of Debian and Ubuntu that have them.
_QT = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libX11.so.6": "libx11-6",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libGLX.so.0": "libglx0",
    "libGLdispatch.so.0": "libglvnd0",
    "libxcb.so.1": "libxcb1",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
    "libstdc++.so.6": "libstdc++6",
    "libgcc_s.so.1": "libgcc-s1",
}
_X11 = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
}
_WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
_FONTS = ("fontconfig-config", "fonts-dejavu-core")
_LOADERS_LIST = Path("/etc/ld.so.cache")
_ERROR_ICON = 0x10
"""MB_ICONERROR, of Windows."""
_NO_DISPLAY = (
    "there is no display to open a window on. To draw the window into a picture instead: "
    "interview-helper --screenshot FILE"
)


def say(sentence: str) -> None:
    """Say it where it can be read: on standard error, or in a box where Windows gave the program none."""
    if sys.stderr is not None:
        with suppress(OSError):
            print(f"interview-helper: {sentence}", file=sys.stderr)
        return
    if sys.platform == "win32":
        from ctypes import windll

        windll.user32.MessageBoxW(None, sentence, "Interview Helper", _ERROR_ICON)


def no_qt(error: ImportError) -> str:
    """Why Qt could not be imported."""
    text = str(error)
    newer = re.search(r"version `([A-Z]+_[\d.]+)' not found", text)
    if newer:
        return (
            f"Qt needs a newer system than this: one that has {newer[1]}. "
            "Upgrade the system, or use an older version of Interview Helper."
        )
    if isinstance(error, ModuleNotFoundError) and error.name in ("PySide6", "shiboken6"):
        return (
            "Qt for Python is not installed for the Python that runs this. "
            "Install Interview Helper again, or this alone: pip install PySide6-Essentials"
        )
    library = re.match(r"(\S+\.so\S*): cannot open shared object file", text)
    if library is None:
        return f"Qt could not be loaded ({text}). Install Interview Helper again."
    return _missing_libraries("Qt could not be loaded", {library[1]: _QT.get(library[1], ""), **_absent(_QT)})


def no_window(said: Sequence[str], environment: Mapping[str, str]) -> str:
    """Why Qt could not open a window, by its messages, of which the last is the one that it died with."""
    text = "\n".join(said)
    chosen = environment.get("QT_QPA_PLATFORM", "")
    unknown = re.findall(r'Could not find the Qt platform plugin "([^"]*)"', text)
    failed = set(re.findall(r'Could not load the Qt platform plugin "([^"]*)"', text))
    if unknown and not failed:
        return _unknown_plugin(unknown[0], chosen, text)
    if sys.platform != "linux":
        return f"Qt cannot open a window: {said[-1].splitlines()[0]}"
    if chosen and not {"xcb", "wayland"} & {name.split("-")[0] for name in failed}:
        return (
            f"Qt cannot open a window in the way that QT_QPA_PLATFORM={chosen} asks for: "
            f"{said[-1].splitlines()[0].rstrip('.')}. Unset it, or set it to something else."
        )
    if not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")):
        return _NO_DISPLAY
    silent = []
    missing: dict[str, str] = {}
    for plugin, libraries, refusal, variable in (
        ("wayland", _WAYLAND, "Failed to create wl_display", "WAYLAND_DISPLAY"),
        ("xcb", _X11, "could not connect to display", "DISPLAY"),
    ):
        if refusal not in text and plugin in {name.split("-")[0] for name in failed}:
            missing |= _absent(libraries)
        elif refusal in text and environment.get(variable):
            silent.append(f"“{environment[variable]}” ({variable})")
    if missing:
        return _missing_libraries("Qt cannot open a window", missing)
    if silent:
        return (
            f"the display {' and '.join(silent)} does not answer. Start the program in your desktop’s own "
            "session, where the variable names a display that is there. To draw the window into a picture "
            "instead: interview-helper --screenshot FILE"
        )
    return (
        "Qt cannot open a window, and does not say why. "
        "What “interview-helper --diagnose” prints would help whoever you ask about it."
    )


def no_font() -> str:
    """Qt knows no font."""
    packages = f" On Debian and Ubuntu this installs one: apt-get install {' '.join(_FONTS)}"
    return "there is no font to write with." + (
        packages if sys.platform == "linux" else " Install one, or repair the system’s."
    )


def _unknown_plugin(name: str, chosen: str, text: str) -> str:
    if not chosen:
        return f"Qt’s plugin “{name}”, which opens windows, is missing. Install Interview Helper again."
    there = re.search(r"Available platform plugins are: ([^\n]*?)\.?\s*(?:\n|$)", text)
    known = f" of {', '.join(sorted(there[1].split(', ')))}" if there else " that Qt knows"
    return (
        f"the variable QT_QPA_PLATFORM names “{name}”, a way to show windows that there is not. "
        f"Unset it, or set it to one{known}."
    )


def _absent(libraries: Mapping[str, str]) -> dict[str, str]:
    """Those of the libraries that the system does not find."""
    if sys.platform != "linux":
        return {}
    try:
        from ctypes import CDLL
    except ImportError:  # as in the bundle
        there = _listed
    else:

        def there(library: str) -> bool:
            try:
                CDLL(library)
            except OSError:
                return False
            return True

    return {library: package for library, package in libraries.items() if not there(library)}


def _listed(library: str) -> bool:
    """Whether the loader's list of the system's libraries has it, or a bundle brings it."""
    try:
        listed = library.encode() in _LOADERS_LIST.read_bytes()
    except OSError:  # no such list: nothing can be said
        return True
    folders = os.environ.get("LD_LIBRARY_PATH", "").split(":")
    return listed or any(os.access(f"{folder}/{library}", os.F_OK) for folder in folders if folder)


def _missing_libraries(what: str, libraries: Mapping[str, str]) -> str:
    """The libraries with their packages; ``""`` stands for a package that is not known."""
    names = list(libraries)
    packages = sorted({package for package in libraries.values() if package})
    several = len(names) > 1
    if several:
        why = f"the libraries {', '.join(names[:-1])} and {names[-1]} are missing"
    else:
        why = f"the library {names[0]} is missing"
    if not packages:
        return f"{what}: {why}. Install the package that has it."
    return (
        f"{what}: {why}. On Debian and Ubuntu this installs {'them' if several else 'it'}: "
        f"apt-get install {' '.join(packages)}"
    )


def display_there() -> bool:
    """Whether there is something to open a window on, as far as the environment tells."""
    return sys.platform != "linux" or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or os.environ.get("QT_QPA_PLATFORM")
    )
