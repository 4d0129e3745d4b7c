"""Files that macOS asks the running program to open: it sends an event, and no command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class OpeningApplication(QApplication):
    """Keeps the files that it is asked to open until somebody takes them."""

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self._waiting: list[Path] = []
        self._take: Callable[[Path], None] = self._waiting.append

    def take_files(self, take: Callable[[Path], None]) -> None:
        """Hand over what has come so far, and from now on everything at once."""
        self._take = take
        waiting, self._waiting = self._waiting, []
        for file in waiting:
            take(file)

    # Not an event filter, which would see every event of every widget.
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            self._take(Path(event.file()))
            return True
        return super().event(event)


def take_opened_files(take: Callable[[Path], None]) -> None:
    """Let the application hand over the files, where it is one that does."""
    application = QApplication.instance()
    if isinstance(application, OpeningApplication):
        application.take_files(take)
