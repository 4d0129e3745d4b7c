"""The check of everything, for one window: asked for, shown, and broken off when nobody looks any more."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from interview_helper.session.session import Session
from interview_helper.windows.dialogs import Dialogs


class Checking(QObject):
    """Opens the dialog of the check."""

    folder_requested = Signal()
    """The user wants to see the folder of the data."""

    def __init__(self, session: Session, dialogs: Dialogs, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._dialogs = dialogs
        self._window = window

    def check_now(self) -> None:
        """Check everything, and show what is found while it is found."""
        from interview_helper.session.examining import Examiner
        from interview_helper.windows.check_dialog import CheckDialog

        dialog = CheckDialog(self._window)
        examiner = Examiner(self._session, self)
        examiner.progressed.connect(dialog.show_progress)
        examiner.found.connect(dialog.add)
        examiner.finished.connect(dialog.finish)
        examiner.finished.connect(examiner.deleteLater)
        dialog.folder_requested.connect(self.folder_requested)
        dialog.finished.connect(examiner.stop)
        examiner.begin()
        self._dialogs.show(dialog)
        dialog.deleteLater()
