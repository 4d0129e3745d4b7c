"""The buttons at the foot of a dialog."""

from __future__ import annotations

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialogButtonBox, QWidget


class ButtonBox(QDialogButtonBox):
    """Words alone: some platforms put icons on their own buttons, and then only on those."""

    def __init__(self, standard: QDialogButtonBox.StandardButton, parent: QWidget) -> None:
        super().__init__(standard, parent)
        for button in self.buttons():
            button.setIcon(QIcon())
