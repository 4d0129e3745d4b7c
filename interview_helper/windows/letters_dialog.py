"""Letters: a draft that answers the invitation, to edit, copy, or open in the mail program."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from interview_helper.domain.company import Company
from interview_helper.domain.letter_templates import Letter, Template, fill
from interview_helper.domain.letters import (
    Kind,
    LetterBook,
    Tone,
    kept_template,
    kind_words,
    letter_key,
    letter_values,
    mailto,
    reason_words,
    tone_words,
)
from interview_helper.widgets.letter_choices import LetterChoices
from interview_helper.widgets.letter_edit import LetterEdit
from interview_helper.widgets.line_field import OutlinedLine
from interview_helper.widgets.plain import plain_label
from interview_helper.widgets.tint_label import TintLabel
from interview_helper.widgets.tints import muted
from interview_helper.windows.letter_template_dialog import LetterTemplateDialog

_LONG_LINK = 2_000
"""Characters; Windows hands no longer link to a mail program whole."""


class LettersDialog(QDialog):
    """Drafts of letters to one company.

    ``template_requested`` with the key, subject and body of a template that the user wants kept; with an
    empty subject and body, when the one that comes with the program is wanted back. ``own_name_requested``
    with the name to sign with.

    Args:
        templates: the user's own, each by its key as {"subject": …, "body": …}; one that cannot be read
            any more is left aside.
        book: the letters that come with the program.
        questions: what could be asked, the best first.
        me: the user's name as it was given before.
    """

    template_requested = Signal(str, str, str)
    own_name_requested = Signal(str)

    def __init__(
        self,
        company: Company,
        templates: Mapping[str, Mapping[str, str]],
        book: LetterBook,
        questions: Sequence[str],
        today: date,
        parent: QWidget | None = None,
        *,
        kind: Kind = Kind.ACCEPT,
        tone: Tone = Tone.PLAIN,
        me: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Write a letter")
        self._company, self._book, self._today = company, book, today
        read = {key: kept_template(kept) for key, kept in templates.items()}
        self._own = {key: template for key, template in read.items() if template is not None}
        self._unsaved: dict[str, Template] = {}
        # What the user wrote over the drafts, by key; and the draft shown as its template gives it.
        self._edited: dict[str, Letter] = {}
        self._filled = Letter("", "")
        self._showing = False
        reasons = [words for _, words in reason_words(company, book)]
        self.choices = LetterChoices(company.people, questions, reasons, me, self)
        self.subject = OutlinedLine("Subject", "Subject", self)
        self.body = LetterEdit("Letter", self)
        self.copy_subject = self._button("Copy s&ubject")
        self.kept = TintLabel(
            muted, "You have changed this draft, so it no longer follows the choices above.", self
        )
        self.start_again = self._button("Start &again from the template")
        self.said = plain_label("", self)
        self.edit_template = self._button("&Edit template…")
        self.copy = self._button("&Copy")
        self.mail = self._button("Open in &mail program")
        self.close_button = self._button("Close")
        self._lay_out()
        self.choices.choose(kind, tone)
        self._key = self._chosen_key()
        self._show_draft()
        self.choices.letter_changed.connect(self._on_letter_changed)
        self.choices.values_changed.connect(self._on_values_changed)
        self.choices.own_name_changed.connect(self.own_name_requested)
        self.subject.textChanged.connect(self._on_edited)
        self.body.textChanged.connect(self._on_edited)
        self.start_again.clicked.connect(self._on_start_again_clicked)
        self.copy_subject.clicked.connect(self._on_copy_subject_clicked)
        self.copy.clicked.connect(self._on_copy_clicked)
        self.mail.clicked.connect(self._on_mail_clicked)
        self.edit_template.clicked.connect(self._on_edit_template_clicked)
        self.close_button.clicked.connect(self.reject)
        self.choices.kind.setFocus()

    def letter(self) -> Letter:
        """The draft as it stands in the dialog."""
        return Letter(self.subject.text(), self.body.text())

    def _chosen_key(self) -> str:
        return letter_key(self.choices.chosen_kind(), self.choices.chosen_tone())

    def _template(self) -> Template:
        return self._own.get(self._key, self._book.templates[self._key])

    def _values(self) -> dict[str, str]:
        return letter_values(
            self._company,
            self._today,
            person=self.choices.person.currentText(),
            question=self.choices.question_to_ask(),
            reasons=self.choices.reasons_to_give(),
            me=self.choices.me.text(),
        )

    def _show_draft(self) -> None:
        """Show what the user wrote in this draft before, or else what its template gives."""
        self._filled = fill(self._template(), self._values())
        letter = self._edited.get(self._key, self._filled)
        self._showing = True
        self.subject.setText(letter.subject)
        self.subject.setCursorPosition(0)
        self.body.show_text(letter.body)
        self._showing = False
        self._show_whether_edited()

    def _show_whether_edited(self) -> None:
        edited = self._key in self._edited
        self.kept.setVisible(edited)
        self.start_again.setVisible(edited)

    def _on_edited(self) -> None:
        if self._showing:
            return
        self.said.setText("")
        letter = self.letter()
        if letter != self._filled:
            self._edited[self._key] = letter
        else:
            self._edited.pop(self._key, None)
        self._show_whether_edited()

    def _on_letter_changed(self) -> None:
        self._key = self._chosen_key()
        self.said.setText("")
        self._show_draft()

    def _on_values_changed(self) -> None:
        self.said.setText("")
        if self._key in self._edited:
            self._filled = fill(self._template(), self._values())
        else:
            self._show_draft()

    def _on_start_again_clicked(self) -> None:
        self._filled = fill(self._template(), self._values())
        self.subject.setText(self._filled.subject)
        # So that undo brings back what was written there.
        self.body.replace_text(self._filled.body)
        self.body.setFocus()

    def _on_copy_subject_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.letter().subject)
        self.said.setText("The subject is on the clipboard.")

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.letter().body)
        self.said.setText("The letter is on the clipboard.")

    def _on_mail_clicked(self) -> None:
        letter = self.letter()
        link = mailto(self.choices.address(), letter)
        if not QDesktopServices.openUrl(QUrl.fromEncoded(link.encode())):
            QGuiApplication.clipboard().setText(f"{letter.subject}\n\n{letter.body}")
            self.said.setText(
                "No mail program could be opened. The letter is on the clipboard, its subject first."
            )
            return
        # Some desktops say yes before they have looked for a mail program.
        trouble = "nothing opens, or it arrives cut short" if len(link) > _LONG_LINK else "nothing opens"
        self.said.setText(
            f"Handed to your mail program as a draft; you send it there. If {trouble}, use Copy."
        )

    def _on_edit_template_clicked(self) -> None:
        key, name = self._key, kind_words(self.choices.chosen_kind())
        dialog = LetterTemplateDialog(
            f"{name} · {tone_words(self.choices.chosen_tone())}",
            self._unsaved.get(key, self._template()),
            self._book.templates[key],
            self._values(),
            self,
        )
        dialog.template_requested.connect(self._on_template_requested)
        dialog.rejected.connect(lambda: self._on_template_left(key, dialog.template()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_template_requested(self, template: Template) -> None:
        self._unsaved.pop(self._key, None)
        if template == self._template():
            return
        if template == self._book.templates[self._key]:
            self._own.pop(self._key)
            self.template_requested.emit(self._key, "", "")
        else:
            self._own[self._key] = template
            self.template_requested.emit(self._key, template.subject, template.body)
        self._on_values_changed()
        self.said.setText("Template saved.")

    def _on_template_left(self, key: str, template: Template) -> None:
        """Closed without saving: what was typed is there when the template is opened again."""
        if template != self._template():
            self._unsaved[key] = template
            self.said.setText("The changed template is not saved; “Edit template…” goes on with it.")
        else:
            self._unsaved.pop(key, None)

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text, self)
        # Enter in a field must not send or copy anything.
        button.setAutoDefault(False)
        return button

    def _lay_out(self) -> None:
        subject = QHBoxLayout()
        subject.addWidget(self.subject, 1)
        subject.addWidget(self.copy_subject)
        edited = QHBoxLayout()
        edited.addWidget(self.kept, 1)
        edited.addWidget(self.start_again)
        for label in (self.kept, self.said):
            label.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.addWidget(self.edit_template)
        buttons.addStretch(1)
        for button in (self.copy, self.mail, self.close_button):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.addWidget(self.choices)
        layout.addSpacing(4)
        layout.addLayout(subject)
        layout.addWidget(self.body, 1)
        layout.addLayout(edited)
        layout.addWidget(self.said)
        layout.addLayout(buttons)
        character, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().lineSpacing()
        self.body.setMinimumHeight(7 * line)
        self.resize(96 * character, 38 * line)
