"""Closing while an export or an import is under way: what was promised is finished first."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

from interview_helper.session.session import Session
from interview_helper.windows.dialogs import Dialogs


class Closing(QObject):
    """Puts the closing of a window off until nothing is under way, and closes it then.

    It stays open when something goes wrong meanwhile, which is to be read.
    """

    def __init__(self, window: QMainWindow, session: Session, dialogs: Dialogs) -> None:
        super().__init__(window)
        self._window = window
        self._reader = session.reader
        self._dialogs = dialogs
        self._wanted = False
        self._reader.all_done.connect(self._on_all_done)

    def may_close(self) -> bool:
        """Whether to close now. Asked again while it is put off, the user decides."""
        if not self._reader.is_under_way:
            return True
        if self._wanted:
            return not self._dialogs.ask(
                "An export or import is still under way.",
                "If you close the window now, it may be left undone. Your data stays as it is.",
                "Keep waiting",
                "Close all the same",
            )
        self._wanted = True
        self._window.statusBar().showMessage("Finishing what is under way, then closing…")
        return False

    def stay_open(self) -> None:
        """Something went wrong."""
        self._wanted = False

    def _on_all_done(self) -> None:
        if self._wanted:
            self._wanted = False
            self._window.close()
