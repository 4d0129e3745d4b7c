"""The wait while a backup takes the place of the data: nothing can be edited meanwhile."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QProgressBar, QVBoxLayout, QWidget

from interview_helper.widgets.plain import plain_label

WORDS = "Restoring. What is here now is backed up first. This takes a moment."


class BackupsWait(QDialog):
    """Stays, whatever is pressed, until it is told to ``finish``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Restoring a backup")
        self.setModal(True)
        self._finished = False
        self.words = plain_label(WORDS, self)
        self.words.setWordWrap(True)
        self.bar = QProgressBar(self)
        self.bar.setAccessibleName("How far the restoring is")
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self.words)
        layout.addWidget(self.bar)
        self.setMinimumWidth(56 * self.fontMetrics().averageCharWidth())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_progress(self, done: int, of: int) -> None:
        """Say how much of a copy is done."""
        self.bar.setRange(0, max(1, of))
        self.bar.setValue(done)

    def finish(self) -> None:
        """Go."""
        self._finished = True
        self.accept()

    def reject(self) -> None:
        if self._finished:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._finished:
            super().closeEvent(event)
        else:
            event.ignore()
