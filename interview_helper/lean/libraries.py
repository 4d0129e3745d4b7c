"""Qt's libraries and the system's fonts, loaded on a thread of their own while Python imports what it needs.

Finding and binding the libraries is a tenth of a start, looking through the fonts a twentieth and more
where there are many, and none of it needs Python. Importing the libraries afterwards finds them loaded,
the first text finds its fonts looked through.
"""

from __future__ import annotations

import os
import sys
from _thread import start_new_thread

# One after the other: while the loader is at one, it keeps everybody else who wants a library waiting.
_FILES = (
    *("Qt/lib/libQt6Core.so.6", "QtCore.abi3.so"),
    *("Qt/lib/libQt6Gui.so.6", "QtGui.abi3.so"),
    *("Qt/lib/libQt6Widgets.so.6", "QtWidgets.abi3.so"),
)
ONE_THREAD, OURS = "QT_NO_GUI_THREADPOOL", "interview-helper"
"""The environment variable that keeps Qt from sharing out paints among threads, and our value of it."""
_FONTS = "Qt/lib/libQt6Gui.so.6"
"""The library that brings the one in which the fonts are looked through: the very one that Qt will use."""


def load_ahead() -> None:
    """Begin to load Qt's libraries, where this system's loader is known; nothing waits for it.

    What is not there, or cannot be loaded, is left to the import to complain of. A second call loads
    nothing that is not loaded.
    """
    if sys.platform != "linux":
        return
    # Not pathlib, which is imported meanwhile.
    for place in sys.path:
        folder = os.path.join(place, "PySide6")  # noqa: PTH118
        if os.path.exists(os.path.join(folder, _FILES[-1])):  # noqa: PTH110, PTH118
            paint_on_one_thread()  # the environment may not change while the thread reads it
            start_new_thread(_load, (folder,))
            return


def paint_on_one_thread() -> None:
    """Keep Qt from waking other threads to paint: what is painted here is small, and that takes longer."""
    os.environ.setdefault(ONE_THREAD, OURS)


def _load(folder: str) -> None:
    # Not ctypes: its import takes as long as a library, and its dlopen keeps Python waiting.
    try:
        from _ctypes import FUNCFLAG_CDECL, CFuncPtr, dlopen, dlsym
    except ImportError:
        return

    class Call(CFuncPtr):
        _flags_ = FUNCFLAG_CDECL
        _restype_ = None

    def path(name: str) -> bytes:
        return os.fsencode(os.path.join(folder, name))  # noqa: PTH118

    try:
        everything = dlopen(None, os.RTLD_LAZY)  # type: ignore[arg-type]
        load = Call(dlsym(everything, "dlopen"))
        for name in (*_FILES, _platform()):
            load(path(name), os.RTLD_LAZY)
        fonts = dlopen(os.path.join(folder, _FONTS), os.RTLD_LAZY | os.RTLD_NOLOAD)  # noqa: PTH118
        Call(dlsym(fonts, "FcInit"))()
    except OSError:
        return


def _platform() -> str:
    """The plugin that draws on this screen, as Qt will choose it."""
    wanted = os.environ.get("QT_QPA_PLATFORM", "").partition(";")[0].partition(":")[0]
    if not wanted:
        wayland = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("XDG_SESSION_TYPE") == "wayland"
        wanted = "wayland" if wayland else "xcb"
    return f"Qt/plugins/platforms/libq{wanted}.so"
