"""What a letter is to be: its kind and tone, who it goes to, and what it says besides."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QGridLayout, QSizePolicy, QWidget

from interview_helper.domain.letters import Kind, Tone, address_in, kind_words, tone_words
from interview_helper.domain.people import Person
from interview_helper.widgets.line_field import OutlinedLine
from interview_helper.widgets.plain import plain_label
from interview_helper.widgets.reasons_to_give import ReasonsToGive
from interview_helper.widgets.tint_label import TintLabel
from interview_helper.widgets.tints import muted


class LetterChoices(QWidget):
    """``letter_changed`` when another kind or tone is chosen, ``values_changed`` when another thing is to be
    filled in, and ``own_name_changed`` with what the user signs with.
    """

    letter_changed = Signal()
    values_changed = Signal()
    own_name_changed = Signal(str)

    def __init__(
        self,
        people: Sequence[Person],
        questions: Sequence[str],
        reasons: Sequence[str],
        me: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._people = tuple(person for person in people if person.name.strip())
        self.kind = self._combo("Letter")
        for kind in Kind:
            self.kind.addItem(kind_words(kind), kind)
        self.tone = self._combo("Tone")
        for tone in Tone:
            self.tone.addItem(tone_words(tone), tone)
        self.tone.setCurrentIndex(self.tone.findData(Tone.PLAIN))
        self.person = self._editable("To", "nobody in particular", [one.name.strip() for one in self._people])
        self.address_label = TintLabel(muted, "", self)
        self.me = OutlinedLine("Your name", "to sign with", self)
        self.me.setText(me)
        self.question = self._editable(
            "Question", "Write the question to ask", [" ".join(question.split()) for question in questions]
        )
        self.reasons = ReasonsToGive(reasons, self)
        self._lay_out()
        self._choose_person()
        self._show_what_counts()
        self.kind.currentIndexChanged.connect(self._on_letter_chosen)
        self.tone.currentIndexChanged.connect(self._on_letter_chosen)
        self.person.currentTextChanged.connect(self._on_person_changed)
        self.question.currentTextChanged.connect(self.values_changed)
        self.reasons.changed.connect(self.values_changed)
        self.me.textChanged.connect(self.values_changed)
        self.me.textEdited.connect(self.own_name_changed)

    def chosen_kind(self) -> Kind:
        return Kind(self.kind.currentData())

    def chosen_tone(self) -> Tone:
        return Tone(self.tone.currentData())

    def choose(self, kind: Kind, tone: Tone) -> None:
        self.kind.setCurrentIndex(self.kind.findData(kind))
        self.tone.setCurrentIndex(self.tone.findData(tone))

    def address(self) -> str:
        """The e-mail address of who it goes to; empty when none is known."""
        name = self.person.currentText().strip()
        found = [address_in(person.contact) for person in self._people if person.name.strip() == name]
        return next(filter(None, found), "")

    def question_to_ask(self) -> str:
        """The question, where the letter is one that asks."""
        return self.question.currentText() if self.chosen_kind() is Kind.ASK_FIRST else ""

    def reasons_to_give(self) -> tuple[str, ...]:
        """The chosen reasons, where the letter is one that could give any."""
        return self.reasons.chosen() if self.chosen_kind() is Kind.DECLINE else ()

    def _choose_person(self) -> None:
        """To begin with, the first who can be written to, or else the first who was met."""
        reachable = [place for place, person in enumerate(self._people) if address_in(person.contact)]
        self.person.setCurrentIndex(reachable[0] if reachable else 0 if self._people else -1)
        self._show_address()

    def _on_letter_chosen(self) -> None:
        self._show_what_counts()
        self.letter_changed.emit()

    def _on_person_changed(self) -> None:
        self._show_address()
        self.values_changed.emit()

    def _show_address(self) -> None:
        self.address_label.setText(self.address() or "no e-mail address known")

    def _show_what_counts(self) -> None:
        kind = self.chosen_kind()
        self.reasons.setVisible(kind is Kind.DECLINE)
        for widget in (self.question, self._question_label):
            widget.setVisible(kind is Kind.ASK_FIRST)

    def _combo(self, name: str) -> QComboBox:
        combo = QComboBox(self)
        combo.setAccessibleName(name)
        combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        # The longest text would otherwise be the least width of the window.
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(12)
        return combo

    def _editable(self, name: str, placeholder: str, texts: Sequence[str]) -> QComboBox:
        combo = self._combo(name)
        line = OutlinedLine(name, placeholder, combo)
        line.setFrame(False)
        combo.setEditable(True)
        combo.setLineEdit(line)
        combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        # Completing in place would write a known name over one that is only being typed.
        completer = QCompleter(combo.model(), combo)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        combo.setCompleter(completer)
        combo.addItems(texts)
        return combo

    def _lay_out(self) -> None:
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(8)
        layout.setVerticalSpacing(6)
        rows = (
            (("&Letter", self.kind), ("&Tone", self.tone)),
            (("T&o", self.person), ("Your &name", self.me)),
        )
        for row, fields in enumerate(rows):
            for column, (text, field) in enumerate(fields):
                label = plain_label(text, self)
                label.setBuddy(field)
                layout.addWidget(label, row, 2 * column)
                layout.addWidget(field, row, 2 * column + 1)
        self.address_label.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.address_label, 2, 1)
        self._question_label = plain_label("&Question", self)
        self._question_label.setBuddy(self.question)
        layout.addWidget(self._question_label, 3, 0)
        layout.addWidget(self.question, 3, 1, 1, 3)
        layout.addWidget(self.reasons, 4, 1, 1, 3)
        layout.setColumnStretch(1, 1)
        layout.setColumnStretch(3, 1)
