"""To ask: the user's own list of questions, and what else is worth asking, most telling first."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from interview_helper.domain.asking import OPEN_QUESTIONS, follows, offers, suggestions
from interview_helper.domain.balance import Balance
from interview_helper.domain.company import Company
from interview_helper.domain.question_list import clean_question
from interview_helper.domain.reasons import Catalogue, Mark
from interview_helper.domain.text import TextRefused
from interview_helper.models.question_list import QuestionListModel
from interview_helper.widgets.fonts import make_bold
from interview_helper.widgets.line_field import OutlinedLine
from interview_helper.widgets.offer_line import OfferLine
from interview_helper.widgets.plain import plain_label
from interview_helper.widgets.question_answer import QuestionAnswer
from interview_helper.widgets.question_card import QuestionCard
from interview_helper.widgets.question_view import QuestionView
from interview_helper.widgets.quiet_button import QuietButton
from interview_helper.widgets.side_page import SidePage
from interview_helper.widgets.suggestion_list import SuggestionList

_NOTHING_YET = (
    "Nothing on your list yet. Take over what you would like to ask, or write a question of your own."
)


class QuestionsPanel(SidePage):
    """Shows a company's questions, and asks for what the user wants of them.

    ``answer_requested`` with each keystroke; ``move_requested`` with the place that a question is to have;
    ``left`` when an answer is left; ``refused`` with a sentence when a text is not taken.
    """

    take_over_requested = Signal(str, str)
    add_requested = Signal(str)
    text_requested = Signal(str, str)
    answer_requested = Signal(str, str)
    answered_requested = Signal(str, bool)
    move_requested = Signal(str, int)
    remove_requested = Signal(str)
    mark_requested = Signal(str, Mark)
    reason_clicked = Signal(str)
    print_requested = Signal()
    export_requested = Signal()
    refused = Signal(str)
    left = Signal()

    def __init__(self, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._company: Company | None = None
        self._model = QuestionListModel(self)
        self.title = plain_label("My questions", self)
        make_bold(self.title)
        self.print_button = QuietButton("Print…", self)
        self.print_button.setToolTip("Print my questions, to take along")
        self.export_button = QuietButton("Save…", self)
        self.export_button.setToolTip("Save my questions as a file, to take along")
        self.offer = OfferLine(self)
        self.card = QuestionCard(_NOTHING_YET, self)
        self.view = QuestionView(self._model, self.card)
        self.card.take(self.view)
        self.answer = QuestionAnswer(self)
        self.suggestions = SuggestionList(self)
        self.add_field = OutlinedLine("Add a question", "+ Add a question…", self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self.title, 1)
        head.addWidget(self.print_button)
        head.addWidget(self.export_button)
        self.contents.addLayout(head)
        self.contents.addWidget(self.offer)
        self.contents.addWidget(self.card)
        self.contents.addWidget(self.answer)
        self.contents.addWidget(self.suggestions)
        self.contents.addStretch(1)
        self.foot.addWidget(self.add_field)
        answer = self.answer
        order = (
            *(self.print_button, self.export_button, self.offer.button, self.view),
            *(answer.edit, answer.answered, answer.about, self.suggestions.begin, self.suggestions.more),
            self.add_field,
        )
        for before, after in pairwise(order):
            self.setTabOrder(before, after)

    def _connect(self) -> None:
        self._model.text_requested.connect(self.text_requested)
        self._model.answered_requested.connect(self.answered_requested)
        self.view.move_requested.connect(self.move_requested)
        self.view.remove_requested.connect(self.remove_requested)
        self.view.take_over_requested.connect(self._on_take_over_requested)
        self.view.selectionModel().currentChanged.connect(self._on_current_changed)
        self._model.modelReset.connect(self._show_answer)
        self.card.take_over_requested.connect(self._on_take_over_requested)
        self.answer.answer_requested.connect(self.answer_requested)
        self.answer.answered_requested.connect(self.answered_requested)
        self.answer.mark_requested.connect(self.mark_requested)
        self.answer.reason_clicked.connect(self.reason_clicked)
        self.answer.refused.connect(self.refused)
        self.answer.left.connect(self.left)
        self.answer.finished.connect(self.take_focus)
        self.suggestions.take_over_requested.connect(self._on_take_over_requested)
        self.suggestions.reason_clicked.connect(self.reason_clicked)
        self.suggestions.card_focused.connect(self.bring_into_view)
        self.suggestions.emptied.connect(self.take_focus)
        self.offer.mark_requested.connect(self.mark_requested)
        self.print_button.clicked.connect(self.print_requested)
        self.export_button.clicked.connect(self.export_requested)
        self.add_field.returnPressed.connect(self._on_added)
        self.add_field.installEventFilter(self)

    def show_company(self, company: Company, balance: Balance) -> None:
        """Show a company's questions, its balance being this."""
        same = self._company is not None and company.id == self._company.id
        self._company = company
        if same:
            self._model.show_rows(company.questions)
        else:
            self._model.show_anew(company.questions)
            self.suggestions.forget()
            self.add_field.clear()
            self.scroll_area.verticalScrollBar().setValue(0)
        anything = bool(company.questions)
        offered = self.offer.button.hasFocus()
        self.offer.show_offer(next((one for one in offers(company) if one.reason == OPEN_QUESTIONS), None))
        if offered and self.offer.isHidden():
            self.take_focus()
        self._show_answer()
        self.suggestions.show_suggestions(suggestions(company, balance, self._catalogue))
        worth_taking_along = anything or not self.suggestions.isHidden()
        for button in (self.print_button, self.export_button):
            button.setVisible(worth_taking_along)

    def choose(self, question_id: str) -> None:
        """Go to one question of the list."""
        row = self._model.row_of(question_id)
        if row >= 0:
            self.view.choose(row)
            self.take_focus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.add_field
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
            and self.add_field.text()
        ):
            self.add_field.clear()
            return True
        return super().eventFilter(watched, event)

    def _on_current_changed(self) -> None:
        self._show_answer()
        if self.view.hasFocus():
            self.bring_into_view(self.view, self.view.visualRect(self.view.currentIndex()))

    def _show_answer(self) -> None:
        question = self.view.question()
        if question is None or self._company is None:
            self.answer.show_question(None)
            return
        texts = {reason.id: reason.text for reason in self._company.reasons if not reason.hidden}
        about = texts.get(question.reason or "", "")
        self.answer.show_question(question, about, follows(question, self._company))

    def take_focus(self) -> None:
        """Put the keyboard on the list, or where its first question is written."""
        heir = self.add_field if self.view.isHidden() else self.view
        heir.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_added(self) -> None:
        text = self.add_field.text()
        if not text.strip():
            return
        try:
            clean = clean_question(text)
        except TextRefused as refused:
            self.refused.emit(str(refused))
            return
        self.add_field.setText("")
        self.add_requested.emit(clean)

    def _on_take_over_requested(self, reason_id: str, text: str) -> None:
        # A card may be dragged from where another company is shown.
        if self._company is not None and any(one.id == reason_id for one in self._company.reasons):
            self.take_over_requested.emit(reason_id, text)
