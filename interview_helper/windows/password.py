"""The password of the data: set, changed or removed, with what becomes of the backups."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from interview_helper.session.backup_places import Places, with_places
from interview_helper.session.passwords import (
    Passwords,
    back_up_anew,
    backups_of,
    relock,
    remove,
    set_password,
)
from interview_helper.session.session import Session
from interview_helper.windows.dialogs import Dialogs
from interview_helper.windows.password_change_dialog import Older, PasswordChangeDialog, Wish

LOCKED = "Your data is locked with its new password from now on."
UNLOCKED = "Your data has no password any more."
_NAMED = 5
"""Backups that a sentence names."""


class PasswordControl(QObject):
    """Carries out "Password…". ``done`` and ``failed`` carry a sentence each."""

    done = Signal(str)
    failed = Signal(str)

    def __init__(self, session: Session, dialogs: Dialogs, window: QWidget | None = None) -> None:
        super().__init__(window)
        self._session = session
        self._dialogs = dialogs
        self._window = window

    def ask(self) -> None:
        """Show the dialog, and do what is wanted."""

        def look(places: Places) -> None:
            # Aside: a share may take its time.
            self._session.reader.aside(
                lambda: backups_of(places),
                # By a timer: while the dialog is open, nothing is under way.
                lambda backups: QTimer.singleShot(
                    0, self, lambda: self._show(places.password is not None, backups)
                ),
            )

        with_places(self._session, look, self.failed.emit)

    def _show(self, locked: bool, backups: Sequence[Path]) -> None:
        dialog = PasswordChangeDialog(locked, len(backups), self._window)
        dialog.wanted.connect(lambda wish: self._set(dialog, wish, backups))
        self._dialogs.show(dialog)
        dialog.deleteLater()

    def _set(self, dialog: PasswordChangeDialog, wish: Wish, backups: Sequence[Path]) -> None:
        def then(passwords: Passwords | None) -> None:
            if passwords is None:
                dialog.refuse()
                return
            dialog.accept()
            self.done.emit(LOCKED if passwords.new is not None else UNLOCKED)
            self._follow(wish.older, backups, passwords)

        self._session.reader.read(set_password(wish.present, wish.new), then, dialog.fail)

    def _follow(self, older: Older, backups: Sequence[Path], passwords: Passwords) -> None:
        """Do with the older backups what was chosen."""
        if not backups or older is Older.KEPT:
            return
        if older is Older.SAME:
            # Other files, so that no save waits for it.
            self._session.reader.aside(lambda: relock(backups, passwords), self._say_left)
        else:
            # First the new one: where there is none, the others stay.
            self._session.reader.read(
                back_up_anew(datetime.now().date(), self._session.last_backup),
                lambda _: self._session.reader.aside(lambda: remove(backups), self._say_left),
                self.failed.emit,
            )

    def _say_left(self, left: list[Path]) -> None:
        if left:
            names = ", ".join(str(file) for file in left[:_NAMED])
            others = " and others" if len(left) > _NAMED else ""
            self.failed.emit(
                f"The data’s password is changed, but these backups are as they were: {names}{others}. "
                "They have another password, are damaged, or could not be written."
            )
