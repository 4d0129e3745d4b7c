"""The way into the trash and out of it again, for one window."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from interview_helper.domain.company import CompanySummary, utc_now
from interview_helper.session.session import Session
from interview_helper.windows.dialogs import Dialogs

if TYPE_CHECKING:
    from interview_helper.session.trash import StillHeld, Trashed, TrashKeeper
    from interview_helper.windows.trash_dialog import TrashDialog


class Trash(QObject):
    """Opens the trash, and asks before anything is erased for good.

    ``done`` and ``failed`` carry a sentence each; while the trash is shown, it says them itself.
    """

    done = Signal(str)
    failed = Signal(str)
    told = Signal(str)
    """What will be erased soon; ``open`` shows it."""

    def __init__(
        self, session: Session, dialogs: Dialogs, window: QWidget, keeper: TrashKeeper | None = None
    ) -> None:
        super().__init__(window)
        self._session = session
        self._dialogs = dialogs
        self._window = window
        self._dialog: TrashDialog | None = None
        self._is_coming = False
        self._keeper: TrashKeeper | None = None
        if keeper is not None:
            self._take(keeper)

    @property
    def keeper(self) -> TrashKeeper:
        """What does it all, made when it is first asked for."""
        if self._keeper is None:
            # Imported here: no start waits for it.
            from interview_helper.session.trash import TrashKeeper

            return self._take(TrashKeeper(self._session, self))
        return self._keeper

    def _take(self, keeper: TrashKeeper) -> TrashKeeper:
        self._keeper = keeper
        keeper.told.connect(self.told)
        keeper.done.connect(self._on_done)
        keeper.failed.connect(self._on_failed)
        keeper.changed.connect(self._refresh)
        return keeper

    def look(self) -> None:
        """Empty the trash of what is due, and tell of what is next: once, some seconds after a start."""
        self.keeper.look()

    def open(self) -> None:
        """Show what lies in the trash."""
        if self._is_coming or self._dialog is not None:
            return
        self._is_coming = True
        # By a timer: while the dialog is open, nothing is under way.
        self.keeper.read(lambda trashed: QTimer.singleShot(0, self, lambda: self._show(trashed)))

    def _show(self, trashed: Trashed) -> None:
        from interview_helper.windows.trash_dialog import TrashDialog

        self._is_coming = False
        self._dialog = dialog = TrashDialog(self._window, changeable=not self._session.read_only)
        dialog.restore_requested.connect(self.keeper.restore)
        dialog.erase_requested.connect(self._on_erase_requested)
        self._fill(trashed)
        try:
            self._dialogs.show(dialog)
        finally:
            self._dialog = None
            dialog.deleteLater()

    def _refresh(self) -> None:
        if self._dialog is not None:
            self.keeper.read(self._fill)

    def _fill(self, trashed: Trashed) -> None:
        if self._dialog is not None:
            self._dialog.show_trash(trashed.companies, trashed.told, utc_now())

    def _on_erase_requested(self, companies: Sequence[CompanySummary]) -> None:
        from interview_helper.domain.trash import some_words

        what = some_words([company.name for company in companies], 60)
        if not self._dialogs.ask(
            f"Erase {what} for good?",
            "Notes, marks and earlier versions go too, and nothing brings them back. Undo begins anew: it "
            "still holds them, so what you did until now can no longer be undone.",
            "Erase for good",
            "Keep",
            careful=True,
        ):
            return
        if self._dialog is not None:
            self._dialog.wait("Erasing…")
        # By a timer: a question is no job, and the window may be closed while it is asked.
        self.keeper.erase(companies, lambda held: QTimer.singleShot(0, self, lambda: self._on_erased(held)))

    def _on_erased(self, held: StillHeld) -> None:
        self._on_done(held.sentence)
        if held.can_be_cleared and self._dialogs.ask(
            "Erase it from the backups too?", held.words, "Erase from the backups", "Leave them", careful=True
        ):
            self._say("Erasing from the backups…")
            self.keeper.clear_backups(held)

    def _on_done(self, sentence: str) -> None:
        if not self._say(sentence):
            self.done.emit(sentence)

    def _on_failed(self, sentence: str) -> None:
        self._is_coming = False
        if not self._say(sentence):
            self.failed.emit(sentence)

    def _say(self, sentence: str) -> bool:
        """Say it in the trash, if that is shown."""
        if self._dialog is None:
            return False
        self._dialog.say(sentence)
        return True
