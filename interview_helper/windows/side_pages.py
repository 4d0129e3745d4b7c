"""The pages beside the decision: made when their tab is first chosen, and connected with the session."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from interview_helper.domain.balance import Balance, weigh
from interview_helper.domain.company import Company, new_id, utc_now
from interview_helper.session.session import Session
from interview_helper.widgets.decision_panel import DecisionPanel
from interview_helper.widgets.side_panel import SidePanel, Tab
from interview_helper.windows.reason_changes import ReasonChanges
from interview_helper.windows.tools import Tools
from interview_helper.windows.transfer import Transfer

Show = Callable[[Company, Balance], None]


class SidePages(QObject):
    """Fills the side panel. A page that is not looked at is not kept up to date until it is."""

    refused = Signal(str)
    left = Signal()

    def __init__(
        self,
        session: Session,
        panel: SidePanel,
        decision: DecisionPanel,
        reasons: ReasonChanges,
        tools: Tools,
        transfer: Transfer,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._panel = panel
        self._decision = decision
        self._reasons = reasons
        self._tools = tools
        self._transfer = transfer
        self._shows: dict[Tab, Show] = {Tab.NOTES: self._show_notes}
        self._shown: tuple[Company, Balance] | None = None
        panel.tab_chosen.connect(self._on_tab_chosen)

    def show_company(self, company: Company, balance: Balance) -> None:
        """Show a company on the page that is looked at, and on the others once they are."""
        self._shown = (company, balance)
        self._panel.show_count(Tab.TO_ASK, sum(not question.answered for question in company.questions))
        show = self._shows.get(self._panel.tab)
        if show is not None:
            show(company, balance)

    def _show_notes(self, company: Company, balance: Balance) -> None:
        # What would tip a balance that is covered is covered with it.
        self._panel.notes.show_company(company, weigh(()) if company.blind else balance)

    def _on_tab_chosen(self, tab: Tab) -> None:
        if tab not in self._shows:
            makers = {Tab.TO_ASK: self._questions, Tab.PEOPLE: self._people, Tab.DECISION: self._record}
            page, self._shows[tab] = makers[tab]()
            self._panel.put_page(tab, page)
        if self._shown is not None:
            self._shows[tab](*self._shown)

    def _questions(self) -> tuple[QWidget, Show]:
        from interview_helper.domain import question_list
        from interview_helper.widgets.questions_panel import QuestionsPanel

        session = self._session
        page = QuestionsPanel(session.catalogue, self._panel)

        def add(text: str, reason: str | None = None) -> None:
            identity = new_id()
            session.change(
                lambda company: question_list.add_question(company, identity, text, reason), "Add a question"
            )

        def change(words: str, edit: Callable[..., Company]) -> Callable[..., None]:
            return lambda key, *values: session.change(lambda company: edit(company, key, *values), words)

        def answer(question_id: str, text: str) -> None:
            known = {question.id: question.answer for question in session.company.questions}
            session.type_text(
                f"answer to {question_id}",
                known.get(question_id, ""),
                text,
                lambda company, new: question_list.answer_question(company, question_id, new),
                "Answer a question",
            )

        page.take_over_requested.connect(lambda reason, text: add(text, reason))
        page.add_requested.connect(add)
        page.text_requested.connect(change("Edit a question", question_list.reword_question))
        page.answer_requested.connect(answer)
        page.answered_requested.connect(change("Tick a question off", question_list.tick_question_off))
        page.move_requested.connect(change("Move a question", question_list.move_question))
        page.remove_requested.connect(change("Remove a question", question_list.remove_question))
        page.mark_requested.connect(self._reasons.set_mark)
        page.reason_clicked.connect(self._decision.go_to_reason)
        page.print_requested.connect(self._tools.print_questions)
        page.export_requested.connect(self._transfer.export_questions)
        page.refused.connect(self.refused)
        page.left.connect(self.left)
        return page, page.show_company

    def _people(self) -> tuple[QWidget, Show]:
        from interview_helper.domain import people_list
        from interview_helper.domain.people_list import PersonField
        from interview_helper.widgets.people_panel import PeoplePanel

        session = self._session
        page = PeoplePanel(self._panel)

        def add() -> None:
            identity = new_id()
            session.change(lambda company: people_list.add_person(company, identity), "Add somebody")

        def write(person_id: str, field: PersonField, text: str) -> None:
            known = {person.id: str(getattr(person, field)) for person in session.company.people}
            session.type_text(
                f"{field} of {person_id}",
                known.get(person_id, ""),
                text,
                lambda company, new: people_list.write_of_person(company, person_id, field, new),
                "Write of somebody",
            )

        page.add_requested.connect(add)
        page.text_requested.connect(write)
        page.management_requested.connect(
            lambda key, management: session.change(
                lambda company: people_list.set_management(company, key, management), "From management"
            )
        )
        page.remove_requested.connect(
            lambda key: session.change(
                lambda company: people_list.remove_person(company, key), "Remove somebody"
            )
        )
        page.mark_requested.connect(self._reasons.set_mark)
        page.refused.connect(self.refused)
        page.left.connect(self.left)
        return page, lambda company, _: page.show_company(company)

    def _record(self) -> tuple[QWidget, Show]:
        from interview_helper.domain import deciding
        from interview_helper.domain.decisions import Feeling, Outcome
        from interview_helper.widgets.decision_record_panel import DecisionRecordPanel
        from interview_helper.widgets.side_page import SidePage

        session = self._session
        page = SidePage(self._panel)
        record = DecisionRecordPanel(page)
        record.stand(beside=False)
        page.contents.addWidget(record)

        def decide(outcome: Outcome, why: str, on: date) -> None:
            identity = new_id()
            words = "Accept the interview" if outcome is Outcome.ACCEPTED else "Turn the interview down"
            session.change(lambda company: deciding.decide(company, outcome, why, on, identity), words)

        def why(key: str, text: str) -> None:
            session.type_text(
                f"why {key}",
                next((one.why for one in session.company.decisions if one.id == key), ""),
                text,
                lambda company, new: deciding.with_why(company, key, new),
                "Say why",
            )

        def look_back(key: str, feeling: Feeling | None) -> None:
            today = utc_now().astimezone().date()
            session.change(
                lambda company: deciding.looked_back(company, key, feeling, today), "How it turned out"
            )

        def words(key: str, text: str) -> None:
            seen = next((one.hindsight for one in session.company.decisions if one.id == key), None)
            if seen is None:  # gone meanwhile
                return
            session.type_text(
                f"hindsight {key}",
                seen.words,
                text,
                lambda company, new: deciding.with_hindsight_words(company, key, new),
                "Say how it turned out",
            )

        record.decide_requested.connect(decide)
        record.why_requested.connect(why)
        record.date_requested.connect(
            lambda key, on: session.change(
                lambda company: deciding.decided_on(company, key, on), "Change the day of a decision"
            )
        )
        record.reopen_requested.connect(lambda: session.change(deciding.reopen, "Reopen"))
        record.hindsight_requested.connect(look_back)
        record.hindsight_words_requested.connect(words)
        tools = self._tools
        record.sleep_requested.connect(tools.sleep_on)
        record.weigh_again_requested.connect(tools.weigh_again)
        record.done_requested.connect(tools.compare_again)
        record.leave_off_requested.connect(tools.leave_off)
        record.compare_requested.connect(tools.compare)
        record.letters_requested.connect(tools.write_letter)
        record.journal_requested.connect(tools.show_journal)
        record.left.connect(self.left)
        record.refused.connect(self.refused)
        return page, lambda company, balance: record.show_company(company, balance, utc_now())
