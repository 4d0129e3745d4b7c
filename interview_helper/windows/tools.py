"""What is one step away from the window: dialogs, each imported and made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QDialog, QWidget

from interview_helper.domain.common import Common
from interview_helper.domain.company import Company, Status, new_id, utc_now
from interview_helper.session.session import Session
from interview_helper.windows.dialogs import Dialogs

if TYPE_CHECKING:
    from interview_helper.domain.journal import JournalEntry
    from interview_helper.domain.priorities import Priorities


class Tools(QObject):
    """Opens dialogs over one window, and takes to the session what comes of them."""

    failed = Signal(str)

    def __init__(
        self,
        session: Session,
        dialogs: Dialogs,
        read_resource: Callable[[str], str],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._dialogs = dialogs
        self._read_resource = read_resource
        self._window = window
        self._journal_is_coming = False

    # --- the balance -----------------------------------------------------------------------------

    def strike_out(self) -> None:
        """Show how the reasons of the open company strike each other out."""
        from interview_helper.windows.striking_dialog import StrikingDialog

        company = self._session.company
        if company.blind:
            self.failed.emit(
                "The balance is covered while you weigh blind. Uncover it to strike reasons out."
            )
            return
        self._show(StrikingDialog(company.name, company.reasons, self._window))

    def set_priorities(self) -> None:
        """Let the user say what each reason weighs for all companies."""
        from interview_helper.windows.priorities_dialog import PrioritiesDialog

        built_in = [reason.id for reason in self._session.catalogue]
        dialog = PrioritiesDialog(self._session.priorities, built_in, self._window, new_id)
        dialog.priorities_requested.connect(self._on_priorities_requested)
        self._show(dialog)

    def show_help(self) -> None:
        """Show how it all works, on one page."""
        from interview_helper.windows.help_dialog import make_help_dialog

        self._show(make_help_dialog(self._window, self._read_resource("help/method.md")))

    def show_data_help(self) -> None:
        """Show on one page where the data lies, who can read it, and what stays of what is deleted."""
        from interview_helper.windows.help_dialog import make_help_dialog

        self._show(make_help_dialog(self._window, self._read_resource("help/data.md")))

    # --- blind, and sleeping on it -----------------------------------------------------------------

    def set_blind(self, blind: bool) -> None:
        """Cover the balance of the open company, or uncover it; weighing again is done then."""
        company = self._session.company
        if not blind and company.reweighing:
            self.compare_again()
        elif blind is not company.blind:
            self._session.change(
                lambda company: replace(company, blind=blind), "Weigh blind" if blind else "Uncover"
            )

    def sleep_on(self) -> None:
        """Keep the weighing as it stands, to weigh again another day."""
        from interview_helper.domain.sleeping import sleep_on

        identity, now = new_id(), utc_now()
        self._session.change(lambda company: sleep_on(company, identity, now), "Sleep on it")

    def weigh_again(self) -> None:
        """Blank checklists and a covered balance."""
        from interview_helper.domain.sleeping import rested, weigh_again

        company, identity, now = self._session.company, new_id(), utc_now()
        if not rested(company, now) and not self._dialogs.ask(
            "Weigh again already?",
            "You went to sleep on it less than a day ago, so you may still remember what you ticked. "
            "Your marks are kept either way.",
            "Weigh again",
            "Wait",
            careful=True,
        ):
            return
        priorities = self._session.priorities
        self._session.change(lambda company: weigh_again(company, priorities, identity, now), "Weigh again")

    def compare_again(self) -> None:
        """Weighing again is done: uncover, and show then and now side by side."""
        from interview_helper.domain.sleeping import uncover_both

        identity, now = new_id(), utc_now()
        self._session.change(lambda company: uncover_both(company, identity, now), "Uncover both weighings")
        self.compare()

    def leave_off(self) -> None:
        """The marks of before come back."""
        from interview_helper.domain.sleeping import leave_off

        self._session.change(leave_off, "Leave off weighing again")

    def compare(self) -> None:
        """Show the last weighing that was slept on, and what came out of weighing again."""
        from interview_helper.domain.sleeping import comparison, take_back
        from interview_helper.windows.comparison_dialog import ComparisonDialog

        both = comparison(self._session.company)
        if both is None:
            return
        before, after = both
        dialog = ComparisonDialog(before, after, _today(), self._window)
        dialog.take_back_requested.connect(
            lambda: self._session.change(
                lambda company: take_back(company, before), "Take the earlier marks back"
            )
        )
        self._show(dialog)

    # --- over all companies, and out of the program ---------------------------------------------------

    def show_journal(self) -> None:
        """List every decision, over all companies."""
        from interview_helper.domain.journal import journal_entries
        from interview_helper.windows.journal_dialog import JournalDialog

        def show(entries: tuple[JournalEntry, ...]) -> None:
            self._journal_is_coming = False
            dialog = JournalDialog(entries, _today(), self._window)
            dialog.company_requested.connect(self._session.open_company)
            self._show(dialog)

        if self._journal_is_coming:
            return
        self._journal_is_coming = True
        # By a timer: while the dialog is open, nothing is under way.
        self._session.reader.with_companies(
            journal_entries, lambda entries: QTimer.singleShot(0, self, lambda: show(entries))
        )

    def write_letter(self) -> None:
        """Draft a letter to the open company."""
        from interview_helper.domain.letters import Kind, parse_letters
        from interview_helper.windows.letters_dialog import LettersDialog

        company, common = self._session.company, self._session.common
        # To begin with one of the two answers would be to propose it.
        kinds = {Status.ACCEPTED: Kind.ACCEPT, Status.DECLINED: Kind.DECLINE}
        names: list[str] = []
        dialog = LettersDialog(
            company,
            {key: {"subject": subject, "body": body} for key, (subject, body) in common.letters.items()},
            parse_letters(self._read_resource("letters.json")),
            self._open_questions(company),
            _today(),
            self._window,
            kind=kinds.get(company.status, Kind.ASK_FIRST),
            me=common.signature,
        )
        dialog.template_requested.connect(self._on_template_requested)
        dialog.own_name_requested.connect(names.append)
        self._show(dialog)
        if names:
            self._sign_with(names[-1])

    def print_questions(self) -> None:
        """Print the questions of the open company, after a preview."""
        from interview_helper.windows.question_printing import QuestionPreview, question_page

        self._show(
            QuestionPreview(question_page(self._session.company, self._session.catalogue), self._window)
        )

    def _open_questions(self, company: Company) -> list[str]:
        return [question.text for question in company.questions if not question.answered]

    def _sign_with(self, name: str) -> None:
        from interview_helper.domain.text import TextRefused, clean_line

        try:
            name = clean_line(name, "Your name")
        except TextRefused as refused:
            self.failed.emit(f"{refused} Letters are signed as they were before.")
            return
        if name != self._session.common.signature:
            self._set_common(self._session.common._replace(signature=name), "Change how I sign")

    def _on_priorities_requested(self, priorities: Priorities) -> None:
        self._set_common(self._session.common._replace(priorities=priorities), "Change my priorities")

    def _on_template_requested(self, key: str, subject: str, body: str) -> None:
        letters = dict(self._session.common.letters)
        if subject or body:
            letters[key] = (subject, body)
        else:
            letters.pop(key, None)
        self._set_common(self._session.common._replace(letters=letters), "Change a letter")

    def _set_common(self, common: Common, text: str) -> None:
        self._session.set_common(common, text)

    def _show(self, dialog: QDialog) -> None:
        self._dialogs.show(dialog)
        dialog.deleteLater()


def _today() -> date:
    return datetime.now().date()
