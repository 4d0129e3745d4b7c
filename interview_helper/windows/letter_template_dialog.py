"""Edits the template of one kind of letter: what is typed, and beside it what it would give."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from interview_helper.domain.letter_templates import PLACEHOLDERS, Template, check, fill
from interview_helper.widgets.letter_edit import LetterEdit
from interview_helper.widgets.line_field import OutlinedLine
from interview_helper.widgets.plain import plain_label
from interview_helper.widgets.tint_label import TintLabel
from interview_helper.widgets.tints import muted

_HOW = (
    "Placeholders such as {company} are filled in. A part in [brackets] is left out when a placeholder in it "
    "has no words; [Dear {person}|Hello] says “Hello” then. A bracket or brace that is to "
    "stand in the letter is typed twice."
)


class LetterTemplateDialog(QDialog):
    """Shows a template with a live preview.

    ``template_requested`` with what the user wants kept, when it can be read; the dialog closes then.

    Args:
        name: which letter it is.
        template: the template as it is now, or as the user left it unsaved.
        original: the one that comes with the program.
        values: what the preview is filled with.
    """

    template_requested = Signal(object)

    def __init__(
        self,
        name: str,
        template: Template,
        original: Template,
        values: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Edit template")
        self._original = original
        self._values = dict(values)
        self.name = plain_label(name, self)
        self.subject = OutlinedLine("Subject of the template", "Subject", self)
        self.body = LetterEdit("Text of the template", self)
        self.placeholders = QListWidget(self)
        self.placeholders.setAccessibleName("Placeholders")
        self.placeholders.setWordWrap(True)
        self.placeholders.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for placeholder, meaning in PLACEHOLDERS.items():
            item = QListWidgetItem(f"{{{placeholder}}}  {meaning}", self.placeholders)
            item.setData(Qt.ItemDataRole.UserRole, f"{{{placeholder}}}")
        self.placeholders.setCurrentRow(0)
        self.preview = LetterEdit("Preview", self)
        self.preview.setReadOnly(True)
        self.trouble = plain_label("", self)
        self.reset = self._button("Back to the &original")
        self.save = self._button("&Save")
        self.cancel = self._button("Cancel")
        self._lay_out()
        self.subject.setText(template.subject)
        self.subject.setCursorPosition(0)
        self.body.show_text(template.body)
        self.subject.textChanged.connect(self._on_changed)
        self.body.textChanged.connect(self._on_changed)
        self.placeholders.itemActivated.connect(self._on_placeholder_activated)
        self.reset.clicked.connect(self._on_reset_clicked)
        self.save.clicked.connect(self._on_save_clicked)
        self.cancel.clicked.connect(self.reject)
        self._on_changed()
        self.body.setFocus()

    def template(self) -> Template:
        """What is typed, whether it can be read or not."""
        return Template(self.subject.text(), self.body.text())

    def _on_changed(self) -> None:
        template = self.template()
        self.reset.setEnabled(template != self._original)
        try:
            letter = fill(check(template), self._values)
        except ValueError as refused:
            self.trouble.setText(str(refused))
            self.save.setEnabled(False)
            return
        self.trouble.setText("")
        self.save.setEnabled(True)
        self.preview.show_text(f"{letter.subject}\n\n{letter.body}")

    def _on_placeholder_activated(self, item: QListWidgetItem) -> None:
        self.body.insertPlainText(item.data(Qt.ItemDataRole.UserRole))
        self.body.setFocus()

    def _on_reset_clicked(self) -> None:
        self.subject.setText(self._original.subject)
        self.body.replace_text(self._original.body)
        self.body.setFocus()

    def _on_save_clicked(self) -> None:
        self.template_requested.emit(check(self.template()))
        self.accept()

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        return button

    def _lay_out(self) -> None:
        how = TintLabel(muted, _HOW, self)
        self.trouble.setForegroundRole(QPalette.ColorRole.WindowText)
        for label in (how, self.trouble):
            label.setWordWrap(True)
        inserts = plain_label("&Placeholders (Enter inserts)", self)
        inserts.setBuddy(self.placeholders)
        preview = plain_label("Preview for this company", self)
        buttons = QHBoxLayout()
        buttons.addWidget(self.reset)
        buttons.addStretch(1)
        buttons.addWidget(self.save)
        buttons.addWidget(self.cancel)
        layout = QGridLayout(self)
        layout.setHorizontalSpacing(12)
        layout.addWidget(self.name, 0, 0)
        layout.addWidget(self.subject, 1, 0)
        layout.addWidget(self.body, 2, 0, 3, 1)
        layout.addWidget(inserts, 0, 1)
        layout.addWidget(self.placeholders, 1, 1, 2, 1)
        layout.addWidget(preview, 3, 1)
        layout.addWidget(self.preview, 4, 1)
        layout.addWidget(how, 5, 0, 1, 2)
        layout.addWidget(self.trouble, 6, 0, 1, 2)
        layout.addLayout(buttons, 7, 0, 1, 2)
        layout.setColumnStretch(0, 1)
        layout.setColumnStretch(1, 1)
        layout.setRowStretch(2, 2)
        layout.setRowStretch(4, 3)
        character, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().lineSpacing()
        # A sentence about what is wrong must not move what is being typed.
        self.trouble.setMinimumHeight(2 * line)
        self.placeholders.setMinimumHeight(4 * line)
        self.resize(118 * character, 36 * line)
