"""The way to earlier versions of the open company's notes, and back from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from interview_helper.domain.company import Company, utc_now
from interview_helper.session.session import Session
from interview_helper.windows.dialogs import Dialogs

if TYPE_CHECKING:
    from interview_helper.domain.revisions import Revision


class Revisions(QObject):
    """Shows them over one window. ``done`` and ``failed`` carry a sentence each."""

    done = Signal(str)
    failed = Signal(str)

    def __init__(self, session: Session, dialogs: Dialogs, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._dialogs = dialogs
        self._window = window
        self._is_coming = False

    def open(self) -> None:
        """Show earlier versions of the open company's notes."""
        if self._is_coming:
            return
        self._is_coming = True
        identity = self._session.company.id

        def then(revisions: list[Revision]) -> None:
            # By a timer: while the dialog is open, nothing is under way.
            QTimer.singleShot(0, self, lambda: self._show(identity, revisions))

        self._session.reader.read(lambda database: database.revisions(identity), then, self._on_failed)

    def _show(self, identity: str, revisions: list[Revision]) -> None:
        from interview_helper.windows.revisions_dialog import RevisionsDialog

        self._is_coming = False
        company = self._session.company
        if company.id != identity:
            return  # another one was opened meanwhile
        dialog = RevisionsDialog(
            company.name,
            revisions,
            company.notes,
            utc_now(),
            self._window,
            changeable=not self._session.read_only,
        )
        dialog.restore_requested.connect(lambda text: self._restore(identity, text))
        self._dialogs.show(dialog)
        dialog.deleteLater()

    def _restore(self, identity: str, text: str) -> None:
        def restored(company: Company) -> Company:
            return company.with_notes(text)

        if self._session.company.id != identity:
            self.failed.emit("Another company was opened meanwhile, so no notes were restored. Try again.")
            return
        self._session.change(restored, "Restore earlier notes")
        self.done.emit("Restored the earlier notes. Undo brings back what was there.")

    def _on_failed(self, sentence: str) -> None:
        self._is_coming = False
        self.failed.emit(sentence)
