"""Backups in the window: made by themselves each day, and looked at, restored and placed by the user."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from interview_helper.domain.backups import Backup, backup_words
from interview_helper.domain.company import utc_now
from interview_helper.domain.differences import Difference
from interview_helper.domain.wording import backups_words
from interview_helper.session.backing_up import BackingUp
from interview_helper.session.backup_reading import BackupReading, Checked, Compared
from interview_helper.session.restoring import Restoring
from interview_helper.session.session import Session
from interview_helper.windows.backups_dialog import BackupsDialog
from interview_helper.windows.backups_wait import BackupsWait
from interview_helper.windows.dialogs import Dialogs


class Backups(QObject):
    """For one window. ``done`` and ``failed`` carry a sentence each; ``look_requested`` the file to open."""

    done = Signal(str)
    failed = Signal(str)
    look_requested = Signal(object)

    def __init__(
        self,
        session: Session,
        dialogs: Dialogs,
        window: QWidget,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._dialogs = dialogs
        self._window = window
        self._today = today
        self._dialog: BackupsDialog | None = None
        self._wait: BackupsWait | None = None
        self._own: Path | None = None
        self._backups: list[Backup] = []
        self._is_moving = False
        self.reading = BackupReading(session, self)
        self.backing_up = BackingUp(session, self, today)
        self.restoring = Restoring(session, self)
        self.backing_up.done.connect(self._on_done)
        self.backing_up.failed.connect(self._on_failed)
        self.backing_up.progressed.connect(self._on_progressed)
        self.backing_up.ended.connect(self._on_ended)
        self.restoring.begun.connect(self._on_restoring_begun)
        self.restoring.ended.connect(self._on_restoring_ended)
        self.restoring.done.connect(self.done)
        self.restoring.failed.connect(self.failed)

    def begin(self) -> None:
        """Make the scheduled backups from now on, in idle moments: to be called once, after the start."""
        self.backing_up.begin()

    def back_up_now(self) -> None:
        """Make a backup at once."""
        self._on_progressed(0, 0)
        self.backing_up.back_up_now()

    def show(self) -> None:
        """Show the backups."""
        dialog = self._dialog = BackupsDialog(self._today(), self._window)
        dialog.backup_chosen.connect(self._on_backup_chosen)
        dialog.look_requested.connect(lambda backup: self.look_requested.emit(backup.file))
        dialog.password_requested.connect(self._on_password_requested)
        dialog.restore_requested.connect(self._on_restore_requested)
        dialog.companies_requested.connect(self._on_companies_requested)
        dialog.new_requested.connect(self.back_up_now)
        dialog.folder_requested.connect(self._on_folder_requested)
        dialog.own_folder_requested.connect(self._on_own_folder_requested)
        dialog.finished.connect(self._on_finished)
        self._list()
        self._dialogs.show(dialog)

    # --- looking ---------------------------------------------------------------------------------

    def _list(self) -> None:
        self.reading.find(self._on_listed, self._on_failed)

    def _on_listed(self, own: Path, backups: list[Backup]) -> None:
        self._own, self._backups = own, backups
        if self._dialog is not None:
            folder = self._session.backup_folder
            self._dialog.show_folder(folder, own=folder == own)
            self._dialog.show_backups(backups)
            self._check(list(backups))

    def _check(self, rest: Sequence[Backup]) -> None:
        """Check one backup after another, for as long as they are looked at."""
        if not rest or rest[0] not in self._backups:
            return
        backup = rest[0]

        def then(checked: Checked) -> None:
            if self._dialog is not None and backup in self._backups:
                self._dialog.show_checked(backup, *checked)
                # By a timer: what is under way has an end between two, and the window may close.
                QTimer.singleShot(0, self, lambda: self._check(rest[1:]))

        if self._dialog is not None:
            self.reading.check(backup.file, then, self._on_failed)

    def _on_backup_chosen(self, backup: Backup) -> None:
        def then(compared: Compared) -> None:
            if self._dialog is None:
                return
            if compared.found is None:
                self._dialog.show_trouble(backup, compared.trouble)
            else:
                self._dialog.show_differences(backup, compared.found)

        self.reading.compare(backup.file, then, self._on_failed)

    def _on_password_requested(self, backup: Backup) -> None:
        """Ask for the password of a backup that is locked otherwise than the data."""
        from interview_helper.windows.password_asking import ask_password_of

        if ask_password_of(
            backup.file,
            "This backup is locked",
            "Type the password that your data had then.",
            self._session,
            self._dialogs,
            self._dialog,
        ):
            self.reading.forget(backup.file)
            self.reading.check(backup.file, partial(self._on_told, backup), self._on_failed)

    def _on_told(self, backup: Backup, checked: Checked) -> None:
        if self._dialog is not None:
            self._dialog.show_checked(backup, *checked)
            self._on_backup_chosen(backup)

    # --- restoring -------------------------------------------------------------------------------

    def _on_restore_requested(self, backup: Backup) -> None:
        words = backup_words(backup.name, self._today())
        if self._dialogs.ask(
            "Restore everything?",
            f"All companies, the trash and what counts for all of them become what they were in {words}. "
            "A backup of what is here now is made first, and you can undo it.",
            "Restore everything",
            "Cancel",
            careful=True,
        ):
            self._close()
            self.restoring.restore(backup.file, words)

    def _on_companies_requested(self, backup: Backup, chosen: Sequence[Difference]) -> None:
        now = utc_now()
        # Restoring is a change of today, and newer than what it takes the place of.
        pairs = [
            (difference.now, replace(difference.then, updated_at=now))
            for difference in chosen
            if difference.then is not None
        ]
        words = backup_words(backup.name, self._today())
        count = "one company" if len(pairs) == 1 else f"{len(pairs):,} companies"
        self._close()
        self._session.replace_companies(
            pairs,
            f"Restore {count} from {words}",
            lambda: self.done.emit(f"Restored {count} from {words}. Undo brings back what was there before."),
            why="restore",
        )

    def _on_restoring_begun(self) -> None:
        self._wait = BackupsWait(self._window)
        self.restoring.progressed.connect(self._wait.show_progress)
        self._wait.open()

    def _on_restoring_ended(self) -> None:
        if self._wait is not None:
            self._wait.finish()
            self._wait.deleteLater()
            self._wait = None

    # --- where they go ---------------------------------------------------------------------------

    def _on_folder_requested(self) -> None:
        folder = self._dialogs.folder("Choose a folder for backups", self._session.backup_folder)
        if folder is not None and folder != self._session.backup_folder:
            self.reading.count_in(folder, lambda there: self._on_folder_counted(folder, there))

    def _on_folder_counted(self, folder: Path, there: int) -> None:
        """Ask what must be asked of a folder in which there are so many backups."""
        if there and not self._dialogs.ask(
            f"Use a folder with {backups_words(there)} in it?",
            f"They lie in {folder}, and may be those of another computer. They would be listed with yours, "
            "and the oldest of all would be removed in time. Give each computer a folder of its own.",
            "Use it",
            "Cancel",
            careful=True,
        ):
            return
        self._choose(folder)

    def _on_own_folder_requested(self) -> None:
        if self._own is not None:
            self._choose(self._own)

    def _choose(self, folder: Path) -> None:
        elsewhere = sum(backup.file.parent != folder for backup in self._backups)
        count = "the one backup" if elsewhere == 1 else f"the {elsewhere:,} backups"
        move = elsewhere > 0 and self._dialogs.ask(
            f"Take {count} there too?",
            "Each is copied and compared before it goes from where it is. Left where they are, they are "
            "listed no longer unless they lie beside your data.",
            "Take them there",
            "Leave them",
        )
        self._is_moving = True
        self._on_progressed(0, 0)
        self.backing_up.choose(folder, move=move)

    # --- what happened ---------------------------------------------------------------------------

    def _on_done(self, sentence: str) -> None:
        if self._dialog is None:
            self.done.emit(sentence)
        else:
            self._dialog.say(sentence)

    def _on_failed(self, sentence: str) -> None:
        """Where it can be read: in the dialog that lies over the window, if there is one."""
        if self._dialog is None:
            self.failed.emit(sentence)
        else:
            self._dialogs.warn("That did not work.", sentence)

    def _on_progressed(self, done: int, of: int) -> None:
        if self._dialog is not None:
            made = "Making a backup…" if done < of or not of else "Checking the backup…"
            self._dialog.show_busy("Changing the folder…" if self._is_moving else made, done, of)

    def _on_ended(self) -> None:
        self._is_moving = False
        if self._dialog is not None:
            self._dialog.show_busy()
            self._list()

    def _close(self) -> None:
        if self._dialog is not None:
            self._dialog.accept()

    def _on_finished(self) -> None:
        dialog, self._dialog = self._dialog, None
        self._backups = []
        if dialog is not None:
            dialog.deleteLater()
