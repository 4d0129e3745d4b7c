"""What goes with a decision: the notes, and what is worth asking."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from interview_helper.domain.asking import worth_asking
from interview_helper.domain.balance import Balance
from interview_helper.domain.company import Company
from interview_helper.domain.reasons import Catalogue
from interview_helper.widgets.note_edit import NoteEdit
from interview_helper.widgets.question_list import QuestionList

_LEAST_NOTE_LINES = 7


class NotesPanel(QWidget):
    """Notes on the open company, and the questions that its unknowns suggest."""

    notes_requested = Signal(str)
    refused = Signal(str)
    left = Signal()
    reason_clicked = Signal(str)

    def __init__(self, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._company: str | None = None
        self.notes = NoteEdit("Notes", "What you heard, saw, and want to remember", self)
        self.questions = QuestionList(self)
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(8)
        self._layout.addWidget(self.notes, 1)
        self._layout.addWidget(self.questions)
        self._follow_font()
        self.stand(beside=True)
        self.notes.text_requested.connect(self.notes_requested)
        self.notes.refused.connect(self.refused)
        self.notes.left.connect(self.left)
        self.questions.reason_clicked.connect(self.reason_clicked)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._follow_font()

    def _follow_font(self) -> None:
        self.notes.setMinimumHeight(self.fontMetrics().lineSpacing() * _LEAST_NOTE_LINES)

    def stand(self, *, beside: bool) -> None:
        """Take margins for a place beside the decision, or for one inside it, which has its own."""
        self._layout.setContentsMargins(*((12, 8, 12, 12) if beside else (0, 6, 0, 0)))

    def take_focus(self) -> None:
        """Put the keyboard on the notes."""
        self.notes.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_company(self, company: Company, balance: Balance) -> None:
        """Show a company's notes, another one's from their beginning, and what to ask there."""
        if company.id == self._company:
            self.notes.show_note(company.notes)
        else:
            self._company = company.id
            self.notes.open_note(company.notes)
        self.questions.show_suggestions(worth_asking(company.reasons, balance, self._catalogue))
