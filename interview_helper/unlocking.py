"""Data that is locked with a password, opened with it at the start: asked for, or from a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog

from interview_helper import paths
from interview_helper.options import WindowOptions
from interview_helper.storage.database import Database
from interview_helper.storage.errors import WrongPassword
from interview_helper.storage.locking import Password
from interview_helper.storage.read_only import open_to_read
from interview_helper.storage.store import Store
from interview_helper.windows.dialogs import Dialogs
from interview_helper.windows.password_dialog import PasswordDialog

Show = Callable[[QDialog], object]


class Unlocked(NamedTuple):
    """A store that opens the data with this password; it may still fail, for another reason."""

    store: Store
    password: Password


def with_password_file(options: WindowOptions, password_file: Path) -> Unlocked:
    """Open it with the password in a file.

    Raises:
        Locked: there is none in it.
    """
    from interview_helper.terminal_password import password_in

    password = password_in(password_file)
    return Unlocked(_store(options, password), password)


def ask_for_password(options: WindowOptions, show: Show | None = None) -> Unlocked | None:
    """Ask until the password is right; ``None`` where the user would rather leave.

    ``show`` shows the dialog until it is closed; the one door to dialogs by default.
    """
    heading = "Your data is locked" if options.look is None else "This backup is locked"
    dialog = PasswordDialog(heading, "Type its password to open it.", "Quit")
    attempts = _Attempts(dialog, lambda password: _store(options, password))
    (show or Dialogs().show)(dialog)
    return attempts.outcome()


class _Attempts(QObject):
    """Tries each password on the store's thread, so that the dialog stays alive meanwhile."""

    _tried = Signal(object, object)

    def __init__(self, dialog: PasswordDialog, store: Callable[[Password], Store]) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self._store = store
        self._present: Unlocked | None = None
        self._tried.connect(self._on_tried, Qt.ConnectionType.QueuedConnection)
        dialog.password_given.connect(self._on_password_given)

    def outcome(self) -> Unlocked | None:
        """What it has come to, once the dialog is closed."""
        accepted = self._dialog.result() == QDialog.DialogCode.Accepted
        if not accepted and self._present is not None:
            self._present.store.close()
        return self._present if accepted else None

    def _on_password_given(self, text: str) -> None:
        password = Password(text)
        store = self._store(password)
        self._present = Unlocked(store, password)
        store.opening.add_done_callback(lambda pending: self._tried.emit(store, pending.exception()))

    def _on_tried(self, store: Store, error: BaseException | None) -> None:
        if isinstance(error, WrongPassword):
            store.close()
            self._present = None
            self._dialog.refuse()
        else:
            # Another fault is dealt with where faults at the start are.
            self._dialog.accept()


def _store(options: WindowOptions, password: Password) -> Store:
    look = options.look
    file = paths.database_file(options.data_folder) if look is None else look

    def opened() -> Database:
        if look is None:
            return Database.open(file, create=False, password=password)
        return open_to_read(file, password)

    return Store(file, create=False, opened=opened)
