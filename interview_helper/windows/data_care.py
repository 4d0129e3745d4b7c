"""What looks after the data in a window: backups, trash, earlier versions, password, checks.

Nothing of it is imported before it is asked for, or some moments after the start.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from interview_helper.session.session import Session
from interview_helper.windows.dialogs import Dialogs

if TYPE_CHECKING:
    from interview_helper.session.checking import Copies
    from interview_helper.windows.backups import Backups
    from interview_helper.windows.checking import Checking
    from interview_helper.windows.password import PasswordControl
    from interview_helper.windows.revisions import Revisions
    from interview_helper.windows.trash import Trash

OPEN_TRASH = "Open the trash"
BRING_IN = "Bring it in…"
BRING_IN_FIRST = "Bring in the first…"
BEGIN_MS = 1_500
"""How long after the first paint the data is checked: the user comes first."""


class DataCare(QObject):
    """Makes each part when it is wanted. ``done`` and ``failed`` carry a sentence each."""

    done = Signal(str)
    failed = Signal(str)
    offered = Signal(str, str, object)
    """A sentence, words for a button, and what a click on it does."""
    offer_taken = Signal(str)
    """What the button with these words does was done without it."""
    import_requested = Signal(Path)
    """A file is to be imported."""
    damage_found = Signal(object)
    """A StorageError: the file is damaged."""
    look_requested = Signal(Path)
    """A backup is to be looked at, in a window of its own."""
    folder_requested = Signal()
    """The folder of the data is to be shown."""

    def __init__(self, session: Session, dialogs: Dialogs, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._dialogs = dialogs
        self._window = window
        self._backups: Backups | None = None
        self._trash: Trash | None = None
        self._revisions: Revisions | None = None
        self._password: PasswordControl | None = None
        self._checking: Checking | None = None

    def begin_soon(self) -> None:
        """Check, back up and empty the trash where that is due: once, when the user has had a first look."""
        QTimer.singleShot(BEGIN_MS, self, self.begin)

    def begin(self) -> None:
        """Check; where all is well, back up and empty the trash where that is due."""
        from interview_helper.session.checking import Checker

        checker, damage = Checker(self._session.reader, self), list[object]()

        def go_on() -> None:
            # A damaged file has no good backup any more, and erasing would write all of it anew.
            if not damage and not self._session.read_only:
                self.backups.begin()
                self.trash.look()

        checker.damage_found.connect(damage.append)
        checker.damage_found.connect(self.damage_found)
        checker.copies_found.connect(self._on_copies_found)
        checker.checked.connect(go_on)
        checker.checked.connect(checker.deleteLater)
        checker.look()

    @property
    def backups(self) -> Backups:
        """The backups."""
        if self._backups is None:
            from interview_helper.windows.backups import Backups

            self._backups = Backups(self._session, self._dialogs, self._window)
            self._backups.done.connect(self.done)
            self._backups.failed.connect(self.failed)
            self._backups.look_requested.connect(self.look_requested)
        return self._backups

    @property
    def trash(self) -> Trash:
        """The trash."""
        if self._trash is None:
            from interview_helper.windows.trash import Trash

            self._trash = Trash(self._session, self._dialogs, self._window)
            self._trash.done.connect(self.done)
            self._trash.failed.connect(self.failed)
            self._trash.told.connect(
                lambda sentence: self.offered.emit(sentence, OPEN_TRASH, self.open_trash)
            )
        return self._trash

    def show_backups(self) -> None:
        """Show the backups, to look at one, restore it or make one."""
        self.backups.show()

    def open_trash(self) -> None:
        """Show what was thrown away."""
        self.offer_taken.emit(OPEN_TRASH)
        self.trash.open()

    def show_revisions(self) -> None:
        """Show the notes of the open company as they were before."""
        if self._revisions is None:
            from interview_helper.windows.revisions import Revisions

            self._revisions = Revisions(self._session, self._dialogs, self._window)
            self._revisions.done.connect(self.done)
            self._revisions.failed.connect(self.failed)
        self._revisions.open()

    def set_password(self) -> None:
        """Set, change or remove the password of the data."""
        if self._password is None:
            from interview_helper.windows.password import PasswordControl

            self._password = PasswordControl(self._session, self._dialogs, self._window)
            self._password.done.connect(self.done)
            self._password.failed.connect(self.failed)
        self._password.ask()

    def check_now(self) -> None:
        """Check everything, and say what was found."""
        if self._checking is None:
            from interview_helper.windows.checking import Checking

            self._checking = Checking(self._session, self._dialogs, self._window)
            self._checking.folder_requested.connect(self.folder_requested)
        self._checking.check_now()

    def _on_copies_found(self, copies: Copies) -> None:
        """Say so, and offer to import one after the other."""
        if self._session.read_only:
            self.failed.emit(copies.words(offered=False))
            return

        def bring_in() -> None:
            self.import_requested.emit(copies.files[0])
            if copies.others.files:
                self._on_copies_found(copies.others)

        words = BRING_IN_FIRST if copies.others.files else BRING_IN
        self.offered.emit(copies.words(offered=True), words, bring_in)
