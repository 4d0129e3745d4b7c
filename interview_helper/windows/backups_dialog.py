"""The backups: which there are, whether each is good, what differs from now, and what to do with one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from interview_helper.domain.backups import Backup
from interview_helper.domain.differences import Differences
from interview_helper.widgets.backup_differences import BackupDifferences
from interview_helper.widgets.backup_list import BackupList
from interview_helper.widgets.button_box import ButtonBox
from interview_helper.widgets.hairline import HairlineSplitter
from interview_helper.widgets.plain import plain_label
from interview_helper.widgets.tint_label import TintLabel
from interview_helper.widgets.tints import muted

_NONE_YET = (
    "There is no backup yet. One is made each day on which something was saved, and before an import or a "
    "restore."
)
_LOOKING = "Looking for backups…"
_COMPARING = "Comparing it with what is here now…"
_LEAST_LINES = 5


class BackupsDialog(QDialog):
    """Shows what it is given; every wish is a signal, with the ``Backup`` that it is about.

    ``companies_requested`` brings a list of the ``Difference``s whose companies are to be as they were.
    """

    backup_chosen = Signal(object)
    look_requested = Signal(object)
    password_requested = Signal(object)
    restore_requested = Signal(object)
    companies_requested = Signal(object, object)
    new_requested = Signal()
    folder_requested = Signal()
    own_folder_requested = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Backups")
        self._today = today
        self._bad: dict[Path, str] = {}
        self._locked: set[Path] = set()
        self._busy_words = ""
        self._differs = True
        self.place = plain_label("", self)
        self.place.setWordWrap(True)
        self.choose_folder = self._button("Choose &folder…")
        self.own_folder = self._button("&Beside my data")
        self.own_folder.hide()
        self.list = BackupList(self)
        self.differences = BackupDifferences(self)
        self.look = self._button("Open to &look")
        self.password = self._button("Its &password…")
        self.password.hide()
        self.restore_companies = self._button("Restore &chosen companies")
        self.restore = self._button("&Restore everything…")
        self.new = self._button("Back up &now")
        self.status = TintLabel(muted, "", self)
        self.status.setWordWrap(True)
        self.bar = QProgressBar(self)
        self.bar.setAccessibleName("How far it is")
        self.bar.setTextVisible(False)
        self.bar.hide()
        self._connect()
        self._lay_out()
        self.differences.show_words(_LOOKING)
        self.show_busy()

    def _button(self, words: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setAutoDefault(False)
        return button

    def _connect(self) -> None:
        self.list.backup_chosen.connect(self._on_backup_chosen)
        self.differences.chosen_changed.connect(self._follow)
        self.look.clicked.connect(lambda: self.look_requested.emit(self.list.backup))
        self.password.clicked.connect(lambda: self.password_requested.emit(self.list.backup))
        self.restore.clicked.connect(lambda: self.restore_requested.emit(self.list.backup))
        self.restore_companies.clicked.connect(
            lambda: self.companies_requested.emit(self.list.backup, self.differences.chosen)
        )
        self.new.clicked.connect(self.new_requested)
        self.choose_folder.clicked.connect(self.folder_requested)
        self.own_folder.clicked.connect(self.own_folder_requested)

    def _lay_out(self) -> None:
        buttons = ButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setDefault(True)
        buttons.addButton(self.new, QDialogButtonBox.ButtonRole.ActionRole)
        top, acts, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.place, 1)
        top.addWidget(self.own_folder)
        top.addWidget(self.choose_folder)
        for button in (self.password, self.look, self.restore_companies, self.restore):
            acts.addWidget(button)
        acts.addStretch(1)
        foot.addWidget(self.status, 1)
        foot.addWidget(self.bar)
        lower = QWidget(self)
        below = QVBoxLayout(lower)
        below.setContentsMargins(0, 8, 0, 0)
        below.addWidget(self.differences, 1)
        below.addLayout(acts)
        self.splitter = HairlineSplitter(self)
        self.splitter.setChildrenCollapsible(False)
        self._stack(lower)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addLayout(top)
        layout.addWidget(self.splitter, 1)
        layout.addLayout(foot)
        layout.addWidget(buttons)
        wide, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().lineSpacing()
        self.list.setMinimumHeight(_LEAST_LINES * line)
        self.setMinimumWidth(64 * wide)
        self.resize(min(104 * wide, 800), min(44 * line, 560))
        self.list.setFocus()

    def _stack(self, lower: QWidget) -> None:
        self.splitter.setOrientation(Qt.Orientation.Vertical)
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(lower)
        self.splitter.setStretchFactor(1, 1)
        self._share_room()

    def _share_room(self) -> None:
        """Most of it to what differs, or to the backups where there is nothing but a sentence."""
        if self._differs:
            self.splitter.setSizes([10 * self.fontMetrics().lineSpacing(), self.height()])
        else:
            self.splitter.setSizes([self.height(), 1])

    # --- what it is given ------------------------------------------------------------------------

    def show_folder(self, folder: Path, *, own: bool) -> None:
        """Say where backups go; ``own`` is the folder beside the data."""
        words = "beside your data, in" if own else "in"
        self.place.setText(f"Backups are kept {words} {folder}.")
        self.own_folder.setVisible(not own)

    def show_backups(self, backups: Sequence[Backup]) -> None:
        """List the backups, the newest first."""
        self.list.show_backups(backups, self._today)
        self.list.setVisible(bool(backups))
        if not backups:
            self.differences.show_words(_NONE_YET)

    def show_checked(self, backup: Backup, companies: int, trouble: str, locked: bool = False) -> None:
        """Say what was found in one: so many companies, or what is wrong with it.

        ``locked`` says that its password would help.
        """
        self._bad.pop(backup.file, None)
        self._locked.discard(backup.file)
        if locked:
            self._locked.add(backup.file)
        if trouble:
            self._bad[backup.file] = trouble
            self.show_trouble(backup, trouble)
        self.list.show_checked(backup.file, companies, trouble)
        self._follow()

    def show_differences(self, backup: Backup, found: Differences) -> None:
        """Show what differs between a backup and now, if it is still the one that is chosen."""
        if backup == self.list.backup and backup.file not in self._bad:
            self.differences.show_differences(found)
            self._show_that_it_differs(bool(found.companies))
            self._follow()

    def show_trouble(self, backup: Backup, sentence: str) -> None:
        """Say why nothing can be said of a backup, if it is still the one that is chosen."""
        if backup == self.list.backup:
            self.differences.show_words(sentence)
            self._show_that_it_differs(False)
            self._follow()

    def say(self, sentence: str) -> None:
        """Say how something went."""
        self.status.setText(sentence)
        self.status.setVisible(bool(sentence))

    def show_busy(self, words: str = "", done: int = 0, of: int = 0) -> None:
        """Say what is under way, and how far it is; without words, that nothing is."""
        if words or self.status.text() == self._busy_words:
            self.say(words)
        self._busy_words = words
        self.bar.setVisible(of > 0)
        self.bar.setRange(0, max(1, of))
        self.bar.setValue(done)
        self._follow()

    def _show_that_it_differs(self, differs: bool) -> None:
        # Only when that changes: the user may have moved the splitter.
        if differs is not self._differs:
            self._differs = differs
            self._share_room()

    # --- inside ----------------------------------------------------------------------------------

    def _on_backup_chosen(self, backup: Backup | None) -> None:
        if backup is not None:
            self.differences.show_words(_COMPARING)
            self.backup_chosen.emit(backup)
        self._follow()

    def _follow(self) -> None:
        """Offer what can be done with the backup that is chosen."""
        backup = self.list.backup
        usable = backup is not None and backup.file not in self._bad and not self._busy_words
        chosen = len(self.differences.chosen)
        self.password.setVisible(backup is not None and backup.file in self._locked)
        self.look.setEnabled(usable)
        self.restore.setEnabled(usable)
        self.restore_companies.setEnabled(usable and chosen > 0)
        words = "Restore &chosen companies"
        self.restore_companies.setText(f"{words} ({chosen:,})" if chosen else words)
        for button in (self.new, self.choose_folder, self.own_folder):
            button.setEnabled(not self._busy_words)
