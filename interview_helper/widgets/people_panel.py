"""People: who was met at the company, and what is worth knowing of them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from interview_helper.domain.asking import LEADERSHIP_UNMET, offers
from interview_helper.domain.company import Company
from interview_helper.domain.people_list import PersonField
from interview_helper.domain.reasons import Mark
from interview_helper.models.people_list import PeopleListModel
from interview_helper.widgets.fonts import make_bold
from interview_helper.widgets.offer_line import OfferLine
from interview_helper.widgets.outline import comfortable_height
from interview_helper.widgets.people_view import PeopleView
from interview_helper.widgets.person_form import PersonForm
from interview_helper.widgets.plain import plain_label
from interview_helper.widgets.rows_card import RowsCard
from interview_helper.widgets.side_page import SidePage

_NOBODY_YET = "Nobody here yet. Note whom you have met, and you will know their names next time."


class PeoplePanel(SidePage):
    """Shows the people of a company, and asks for what the user wants of the list.

    ``text_requested`` with each keystroke; ``left`` when a field is left; ``refused`` with a sentence when
    a paste is not taken. Somebody added is chosen as soon as the company is shown with them.
    """

    add_requested = Signal()
    text_requested = Signal(str, PersonField, str)
    management_requested = Signal(str, bool)
    remove_requested = Signal(str)
    mark_requested = Signal(str, Mark)
    refused = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._company: Company | None = None
        self._adding = False
        self._model = PeopleListModel(self)
        self.title = plain_label("People met", self)
        make_bold(self.title)
        self.offer = OfferLine(self)
        self.card = RowsCard(_NOBODY_YET, self)
        self.view = PeopleView(self._model, self.card)
        self.card.take(self.view)
        self.form = PersonForm(self)
        self.add_button = QPushButton("+ Add somebody", self)
        self.add_button.setMinimumHeight(comfortable_height(self))
        for widget in (self.title, self.offer, self.card, self.form):
            self.contents.addWidget(widget)
        self.contents.addStretch(1)
        self.foot.addWidget(self.add_button)
        self._connect()

    def _connect(self) -> None:
        self.view.selectionModel().currentChanged.connect(self._on_current_changed)
        self._model.modelReset.connect(self._show_chosen)
        self.view.edit_requested.connect(self._focus_name)
        self.view.remove_requested.connect(self.remove_requested)
        self.form.text_requested.connect(self.text_requested)
        self.form.management_requested.connect(self.management_requested)
        self.form.remove_requested.connect(self.remove_requested)
        self.form.refused.connect(self.refused)
        self.form.left.connect(self.left)
        self.offer.mark_requested.connect(self.mark_requested)
        self.add_button.clicked.connect(self._on_add_clicked)

    def show_company(self, company: Company) -> None:
        """Show the people of a company."""
        same = self._company is not None and company.id == self._company.id
        known = {person.id for person in self._company.people} if same and self._company else set()
        self._company = company
        had_focus = self.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        if same:
            self._model.show_rows(company.people)
        else:
            self._model.show_anew(company.people)
            self.scroll_area.verticalScrollBar().setValue(0)
        new = [person for person in company.people if person.id not in known]
        if same and self._adding and len(new) == 1:
            self.view.choose(self._model.row_of(new[0].id))
            self._focus_name()
        self._adding = False
        self.offer.show_offer(next((one for one in offers(company) if one.reason == LEADERSHIP_UNMET), None))
        self._show_chosen()
        if had_focus and not company.people:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_focus(self) -> None:
        """Put the keyboard on the list, or on what adds the first of it."""
        heir = self.add_button if self.view.isHidden() else self.view
        heir.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_current_changed(self) -> None:
        self._show_chosen()
        if self.view.hasFocus():
            self.bring_into_view(self.view, self.view.visualRect(self.view.currentIndex()))

    def _show_chosen(self) -> None:
        self.form.show_person(self.view.person())

    def _focus_name(self) -> None:
        if self.view.person() is not None:
            self._show_chosen()
            self.form.name.setFocus(Qt.FocusReason.TabFocusReason)
            self.bring_into_view(self.form)

    def _on_add_clicked(self) -> None:
        self._adding = True
        self.add_requested.emit()
