"""Data that is locked with a password, opened with it at the start: asked for, or from a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, NoReturn

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog

from interview_helper import paths
from interview_helper.options import WindowOptions
from interview_helper.storage.database import Database
from interview_helper.storage.errors import WrongPassword, damaged
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

    After several wrong ones the user may take the file for damaged: then the store fails to open as it does
    with a damaged file, and the password that was tried last may open a backup.

    ``show`` shows the dialog until it is closed; the one door to dialogs by default.
    """
    heading, other = "Your data is locked", "Other ways…"
    if options.look is not None:
        heading, other = "This backup is locked", ""
    dialog = PasswordDialog(heading, "Type its password to open it.", "Quit", other=other)
    attempts = _Attempts(dialog, lambda password: _store(options, password))
    (show or Dialogs().show)(dialog)
    if dialog.wants_other and attempts.last is not None:
        return Unlocked(_damaged_store(options), attempts.last)
    return attempts.outcome()


class _Attempts(QObject):
    """Tries each password on the store's thread, so that the dialog stays alive meanwhile."""

    _tried = Signal(object, object)

    def __init__(self, dialog: PasswordDialog, store: Callable[[Password], Store]) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self._store = store
        self._present: Unlocked | None = None
        self.last: Password | None = None
        """What was tried last."""
        self._tried.connect(self._on_tried, Qt.ConnectionType.QueuedConnection)
        dialog.password_given.connect(self._on_password_given)

    def outcome(self) -> Unlocked | None:
        """What it has come to, once the dialog is closed."""
        accepted = self._dialog.result() == QDialog.DialogCode.Accepted
        if not accepted and self._present is not None:
            self._present.store.close()
        return self._present if accepted else None

    def _on_password_given(self, text: str) -> None:
        self.last = password = Password(text)
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


def _damaged_store(options: WindowOptions) -> Store:
    file = paths.database_file(options.data_folder)

    def opened() -> NoReturn:
        raise damaged(file, "none of the passwords that were tried opens it")

    return Store(file, create=False, opened=opened)


def _store(options: WindowOptions, password: Password) -> Store:
    look = options.look
    file = paths.database_file(options.data_folder) if look is None else look

    def opened() -> Database:
        if look is None:
            return Database.open(file, create=False, password=password)
        return open_to_read(file, password)

    return Store(file, create=False, opened=opened)
