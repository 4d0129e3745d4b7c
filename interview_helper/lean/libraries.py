"""Qt's libraries, loaded on a thread of their own while Python imports what comes before them.

Finding and binding them is a tenth of a start, and none of it needs Python. Importing them afterwards
finds them loaded.
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


def load_ahead() -> None:
    """Begin to load Qt's libraries, where this system's loader is known; nothing waits for it.

    What is not there, or cannot be loaded, is left to the import to complain of. A second call loads
    nothing that is not loaded.
    """
    if sys.platform != "linux":
        return
    # Not pathlib, which is imported meanwhile.
    for place in sys.path:
        files = [os.path.join(place, "PySide6", name) for name in _FILES]  # noqa: PTH118
        if os.path.exists(files[-1]):  # noqa: PTH110
            start_new_thread(_load, ([os.fsencode(file) for file in files],))
            return


def _load(files: list[bytes]) -> None:
    # Not ctypes: its import takes as long as a library, and its dlopen keeps Python waiting.
    try:
        from _ctypes import FUNCFLAG_CDECL, CFuncPtr, dlopen, dlsym
    except ImportError:
        return

    class Loading(CFuncPtr):
        _flags_ = FUNCFLAG_CDECL
        _restype_ = None

    try:
        everything = dlopen(None, os.RTLD_LAZY)  # type: ignore[arg-type]
        load = Loading(dlsym(everything, "dlopen"))
    except OSError:
        return
    for file in files:
        load(file, os.RTLD_LAZY)
