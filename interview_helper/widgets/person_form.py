"""What is written of one person."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from interview_helper.domain.people import Person
from interview_helper.domain.people_list import PersonField
from interview_helper.widgets.line_field import LineField
from interview_helper.widgets.outlined_boxes import OutlinedCheckBox
from interview_helper.widgets.quiet_button import QuietButton
from interview_helper.widgets.short_note import ShortNote

_NOTE_LINES = 4


class PersonForm(QWidget):
    """The fields of the person that is chosen; not there when nobody is. Each keystroke is reported."""

    text_requested = Signal(str, PersonField, str)
    management_requested = Signal(str, bool)
    remove_requested = Signal(str)
    refused = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._person: Person | None = None
        self.name = LineField("Name", "Name", self)
        self.role = LineField("Role", "Role, such as team lead", self)
        self.management = OutlinedCheckBox("From management or leadership", self)
        self.contact = LineField("Contact", "Contact: phone, e-mail", self)
        self.note = ShortNote("Note on this person", "What struck you?", self, lines=_NOTE_LINES)
        self.remove_button = QuietButton("Take off the list", self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for field in (self.name, self.role, self.management, self.contact, self.note):
            layout.addWidget(field)
        layout.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignTrailing)
        for kind, line in self._lines():
            line.text_requested.connect(lambda text, kind=kind: self._on_text_requested(kind, text))
            line.left.connect(self.left)
        self.note.text_requested.connect(lambda text: self._on_text_requested(PersonField.NOTE, text))
        self.note.refused.connect(self.refused)
        self.note.left.connect(self.left)
        # Clicked, not toggled: showing somebody else is no wish.
        self.management.clicked.connect(self._on_management_clicked)
        self.remove_button.clicked.connect(self._on_remove_clicked)
        self.hide()

    def _lines(self) -> tuple[tuple[PersonField, LineField], ...]:
        return (
            (PersonField.NAME, self.name),
            (PersonField.ROLE, self.role),
            (PersonField.CONTACT, self.contact),
        )

    def show_person(self, person: Person | None) -> None:
        """Show somebody, or nobody."""
        same = person is not None and self._person is not None and person.id == self._person.id
        self._person = person
        if person is None:
            self.hide()
            return
        self.name.show_text(person.name)
        self.role.show_text(person.role)
        self.contact.show_text(person.contact)
        self.management.setChecked(person.management)
        if same:
            self.note.show_note(person.note)
        else:
            self.note.open_note(person.note)
        self.show()

    def _on_text_requested(self, field: PersonField, text: str) -> None:
        if self._person is not None:
            self.text_requested.emit(self._person.id, field, text)

    def _on_management_clicked(self, on: bool) -> None:
        if self._person is not None:
            self.management_requested.emit(self._person.id, on)

    def _on_remove_clicked(self) -> None:
        if self._person is not None:
            self.remove_requested.emit(self._person.id)
