"""What is shown while a large file is being read: that it is, and how to give it up."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QProgressBar, QStyle, QVBoxLayout, QWidget

from interview_helper.widgets.button_box import ButtonBox
from interview_helper.widgets.plain import plain_label


class ImportWaiting(QDialog):
    """Closed by Cancel or Escape: ``rejected`` says so. Whoever opens it closes it when the file is read."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Import companies")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.words = plain_label(f"Reading {name}…", self)
        self.bar = QProgressBar(self)
        self.bar.setAccessibleName("The file is being read")
        self.bar.setTextVisible(False)
        # How much is left is not known; where nothing is to move, the words have to do.
        self.bar.setRange(0, 0)
        self.bar.setVisible(self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0)
        buttons = ButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        for part in (self.words, self.bar, buttons):
            layout.addWidget(part)
        self.setMinimumWidth(50 * self.fontMetrics().averageCharWidth())


class Waiting(QObject):
    """Says that a file is being read once that takes longer than so many milliseconds."""

    def __init__(self, name: str, wait_ms: int, window: QWidget | None, parent: QObject) -> None:
        super().__init__(parent)
        self._name = name
        self._window = window
        self._dialog: ImportWaiting | None = None
        self._given_up = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timeout)
        self._timer.start(wait_ms)

    def end(self) -> bool:
        """It is read, or will not be: say so no longer. Whether the user still wants it."""
        self._timer.stop()
        if self._dialog is not None and not self._given_up:
            self._dialog.accept()
        self.deleteLater()
        return not self._given_up

    def _on_timeout(self) -> None:
        self._dialog = ImportWaiting(self._name, self._window)
        self._dialog.rejected.connect(self._on_rejected)
        self._dialog.open()

    def _on_rejected(self) -> None:
        self._given_up = True
