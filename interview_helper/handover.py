"""A second start hands what it was asked for to the window that has the data open, and ends.

Through a file in the data folder, which only its user can write to: no socket is opened for it. The window
takes the file away; where it stays, nobody has heard, and the second start says what it said before.
"""

from __future__ import annotations

import json
import time
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QEventLoop, QFileSystemWatcher, QObject, QTimer, Signal

from interview_helper.files import write_whole

REQUEST = "open-request.json"
PATIENCE_MS = 2_000
"""How long a second start waits to be heard."""
_FRESH_S = 10
"""Older than that, a request was left by a start that ended before it could take it back."""


def hand_over(data_folder: Path, file: Path | None, patience_ms: int = PATIENCE_MS) -> bool:
    """Ask the window on this data to come to the front, and to import the file; whether it was heard.

    Needs an application, and runs its events while it waits.
    """
    request = data_folder / REQUEST
    loop = QEventLoop()
    watcher = QFileSystemWatcher([str(data_folder)])
    watcher.directoryChanged.connect(lambda _: None if request.exists() else loop.quit())
    wanted = {"file": None if file is None else str(file.absolute())}
    try:
        write_whole(request, json.dumps(wanted).encode())
    except OSError:
        return False
    if request.exists():
        QTimer.singleShot(patience_ms, loop.quit)
        loop.exec()
    heard = not request.exists()
    with suppress(OSError):
        request.unlink(missing_ok=True)
    return heard


class Reception(QObject):
    """Listens, for the window that has the data open, to what second starts hand over.

    ``asked`` carries the file that is to be imported, or ``None``: then the window is only looked for.
    """

    asked = Signal(object)

    def __init__(self, data_folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._request = data_folder / REQUEST
        self._watcher = QFileSystemWatcher([str(data_folder)], self)
        self._watcher.directoryChanged.connect(self.look)

    def look(self) -> None:
        """Take a request, if there is one."""
        try:
            age = time.time() - self._request.stat().st_mtime
            text = self._request.read_text(encoding="utf-8")
            self._request.unlink()
        except (OSError, UnicodeDecodeError):
            return
        if abs(age) > _FRESH_S:
            return
        try:
            file = json.loads(text)["file"]
        except (ValueError, LookupError, TypeError):
            return
        self.asked.emit(Path(file) if isinstance(file, str) else None)
