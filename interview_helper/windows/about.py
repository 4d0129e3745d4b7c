"""Help, About: what the program is, what it is made of, and where the data lies."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from interview_helper.widgets.button_box import ButtonBox
from interview_helper.widgets.fonts import bold_font
from interview_helper.widgets.plain import plain_label

_ICON_SIZE = 64


class Component(NamedTuple):
    """Something that is shipped with the program; the licence by its SPDX name."""

    name: str
    licence: str
    purpose: str


class Facts(NamedTuple):
    """What the box says that is not the same everywhere."""

    version: str
    versions: str
    data_folder: Path
    licences: tuple[Component, ...]
    licence_texts: Path | None = None
    """The folder with the texts of these licences, where they are shipped."""


class AboutBox(QDialog):
    """Says it all in text that can be selected and copied."""

    folder_requested = Signal()

    def __init__(self, facts: Facts, icon: QIcon, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("About Interview Helper")
        self.name = self._label(f"Interview Helper {facts.version}")
        self.name.setFont(bold_font(self.font(), 1.3))
        self.purpose = self._label(
            "Weighs whether to take the next interview. It does not say whether the job is good.\n"
            "MIT licence. No account, no network, no telemetry."
        )
        self.place = self._label(
            f"Your data stays on this computer, in {facts.data_folder}. "
            "The file is not encrypted unless you set a password; use disk encryption if others can reach it."
        )
        self.open_folder = QPushButton("&Open folder", self)
        self.open_folder.setAutoDefault(False)
        self.open_folder.clicked.connect(self.folder_requested)
        self.trouble = self._label("")
        self.trouble.hide()
        self.versions = self._label(facts.versions)
        # Not every part is there where the program was not installed from a package.
        parts = "Parts of it" if facts.licence_texts else "Parts of it, or of the packages made of it"
        texts = f" (their texts are in {facts.licence_texts})" if facts.licence_texts else ""
        self.heading = self._label(f"{parts}, and their licences{texts}:")
        self.licences = QPlainTextEdit(self)
        self.licences.setReadOnly(True)
        self.licences.setTabChangesFocus(True)
        self.heading.setBuddy(self.licences)
        self.licences.setAccessibleName(self.heading.text())
        self.licences.setPlainText(
            "\n".join(f"{one.name}: {one.licence} ({one.purpose})" for one in facts.licences)
        )
        self._lay_out(icon)
        if not facts.licences:
            self.heading.hide()
            self.licences.hide()

    def say(self, trouble: str) -> None:
        """Say what could not be done."""
        self.trouble.setText(trouble)
        self.trouble.show()

    def _lay_out(self, icon: QIcon) -> None:
        buttons = ButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setDefault(True)
        layout = QGridLayout(self)
        layout.setHorizontalSpacing(16)
        layout.setVerticalSpacing(10)
        picture = plain_label("", self)
        picture.setPixmap(icon.pixmap(_ICON_SIZE, _ICON_SIZE))
        picture.setVisible(not icon.isNull())
        top = Qt.AlignmentFlag.AlignTop
        layout.addWidget(picture, 0, 0, 2, 1, top)
        layout.addWidget(self.name, 0, 1)
        layout.addWidget(self.purpose, 1, 1)
        data = QVBoxLayout()
        data.addWidget(self.place)
        data.addWidget(self.open_folder, 0, Qt.AlignmentFlag.AlignLeft)
        data.addWidget(self.trouble)
        layout.addLayout(data, 2, 1)
        layout.addWidget(self.versions, 3, 1)
        layout.addWidget(self.heading, 4, 1)
        layout.addWidget(self.licences, 5, 1)
        layout.addWidget(buttons, 6, 0, 1, 2)
        layout.setColumnStretch(1, 1)
        layout.setRowStretch(5, 1)
        wide = self.fontMetrics().averageCharWidth()
        self.setMinimumWidth(60 * wide)
        self.resize(96 * wide, self.sizeHint().height())
        close.setFocus()

    def _label(self, text: str) -> QLabel:
        label = plain_label(text, self)
        label.setWordWrap(True)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        return label
