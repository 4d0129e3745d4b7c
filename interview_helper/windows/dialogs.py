"""The one door to modal dialogs, so that tests can answer them. All text in them is plain."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

# The dialogs by their module: PySide makes their classes, 2 ms of a start, when they are first named.
from PySide6 import QtWidgets
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


class Dialogs:
    """Asks the user, above one window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._parent = parent

    def inform(self, text: str, more: str = "") -> None:
        """Say something."""
        self._box(QtWidgets.QMessageBox.Icon.Information, text, more).exec()

    def warn(self, text: str, more: str = "") -> None:
        """Say that something went wrong."""
        self._box(QtWidgets.QMessageBox.Icon.Warning, text, more).exec()

    def ask(
        self, text: str, more: str, yes: str, no: str, *, details: str = "", careful: bool = False
    ) -> bool:
        """Ask for one of two answers, given as the words on their buttons.

        Escape means no, and so does Enter where it is ``careful``.
        """
        box = self._box(QtWidgets.QMessageBox.Icon.Question, text, more)
        accept = box.addButton(yes, QtWidgets.QMessageBox.ButtonRole.AcceptRole)
        reject = box.addButton(no, QtWidgets.QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(reject if careful else accept)
        box.setEscapeButton(reject)
        if details:
            box.setDetailedText(details)
        box.exec()
        return box.clickedButton() is accept

    def file_to_save(self, title: str, proposed: Path, filters: Sequence[str]) -> tuple[Path, str] | None:
        """A place for a new file and the filter chosen with it, or ``None``."""
        name, chosen = QtWidgets.QFileDialog.getSaveFileName(
            self._parent, title, str(proposed), ";;".join(filters)
        )
        return (Path(name), chosen) if name else None

    def file_to_open(self, title: str, folder: Path, filters: Sequence[str]) -> Path | None:
        """A file that is there, or ``None``."""
        name, _ = QtWidgets.QFileDialog.getOpenFileName(self._parent, title, str(folder), ";;".join(filters))
        return Path(name) if name else None

    def folder(self, title: str, proposed: Path) -> Path | None:
        """A folder that is there, or ``None``."""
        name = QtWidgets.QFileDialog.getExistingDirectory(self._parent, title, str(proposed))
        return Path(name) if name else None

    def show(self, dialog: QtWidgets.QDialog) -> None:
        """Show a dialog that somebody else has made, until it is closed."""
        dialog.exec()

    def _box(self, icon: QtWidgets.QMessageBox.Icon, text: str, more: str) -> QtWidgets.QMessageBox:
        box = QtWidgets.QMessageBox(icon, "Interview Helper", "", parent=self._parent)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(text)
        box.setInformativeText(more)
        return box
