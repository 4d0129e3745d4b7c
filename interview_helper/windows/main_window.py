"""The main window: companies, the decision, what goes with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from interview_helper.domain.balance import Balance, weigh
from interview_helper.domain.company import Company
from interview_helper.domain.ordering import Order
from interview_helper.domain.wording import companies_words, shortened, shown_name
from interview_helper.models.company_list import CompanyListModel
from interview_helper.session.saver import NotSaved
from interview_helper.session.session import Session
from interview_helper.session.settings import Settings
from interview_helper.widgets.banner import Banner
from interview_helper.widgets.company_panel import CompanyPanel
from interview_helper.widgets.decision_panel import DecisionPanel
from interview_helper.widgets.hairline import Hairline, HairlineSplitter
from interview_helper.widgets.notes_panel import NotesPanel
from interview_helper.widgets.side_panel import SidePanel, Tab
from interview_helper.widgets.tint_label import TintLabel
from interview_helper.widgets.tints import muted
from interview_helper.windows.account import Account
from interview_helper.windows.actions import Actions
from interview_helper.windows.appearance import Appearance, apply_appearance
from interview_helper.windows.closing import Closing
from interview_helper.windows.data_care import DataCare
from interview_helper.windows.dialogs import Dialogs
from interview_helper.windows.offers import Offers
from interview_helper.windows.reason_changes import ReasonChanges
from interview_helper.windows.side_pages import SidePages
from interview_helper.windows.tools import Tools
from interview_helper.windows.transfer import Transfer
from interview_helper.windows.window_state import WindowState

TITLE = "Interview Helper"
"""Always just this: no company's name where a colleague sees the task bar."""
_TRY_AGAIN = "Try again"
_LEAST_SIZE = (740, 480)
"""In pixels: room for the longest verdict, and for the controls and words of both checklists."""


class MainWindow(QMainWindow):
    """Connects what the widgets want with the session, and what the session says with the widgets."""

    examples_requested = Signal()
    diagnostics_requested = Signal()
    about_requested = Signal()
    first_painted = Signal()

    def __init__(
        self,
        session: Session,
        settings: Settings,
        appearance: Appearance,
        read_resource: Callable[[str], str],
        dialogs: Dialogs | None = None,
    ) -> None:
        super().__init__()
        self.session = session
        self._settings = settings
        self._appearance = appearance
        self._remark = ""
        self.damage: Exception | None = None
        """What the user wants something done about, once this window is closed."""
        self._painted = False
        self._found: Exception | None = None
        self._weighed: tuple[object, Balance] | None = None
        self._tab_controls: list[QWidget] = []
        self.dialogs = dialogs or Dialogs(self)
        self.model = CompanyListModel(self)
        self.companies = CompanyPanel(self.model, self)
        self.decision = DecisionPanel(session.catalogue, self)
        self.side = SidePanel(session.catalogue, self)
        self.trouble = Banner(self)
        self.notice = Banner(self)
        self.offers = Offers(self.notice, self)
        self.actions_ = Actions(session.undo_stack, self)
        self.transfer = Transfer(session, self.dialogs, self)
        self.tools = Tools(session, self.dialogs, read_resource, self)
        self.care = DataCare(session, self.dialogs, self)
        self.reasons = ReasonChanges(session, self.decision, self)
        self.pages = SidePages(
            session, self.side, self.decision, self.reasons, self.tools, self.transfer, self
        )
        self.account = Account(self.decision, self.side, self)
        self._closing = Closing(self, session, self.dialogs)
        self.saved_label = TintLabel(muted, "Everything is saved" if session.is_stored else "", self)
        self.count_label = TintLabel(muted, "", self)
        self.setWindowTitle(TITLE)
        self.setMinimumSize(*_LEAST_SIZE)
        self._lay_out()
        self._connect_session()
        self._connect_widgets()
        self._connect_actions()
        self._restore()

    # --- building --------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.splitter = HairlineSplitter(self)
        self.splitter.setChildrenCollapsible(False)
        for place, panel in enumerate((self.companies, self.decision, self.side)):
            self.splitter.addWidget(panel)
            self.splitter.setStretchFactor(place, 1 if panel is self.decision else 0)
        self.companies.setMinimumWidth(170)
        centre = QWidget(self)
        self._centre = layout = QVBoxLayout(centre)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.trouble)
        layout.addWidget(self.notice)
        layout.addWidget(self.splitter, 1)
        layout.addWidget(Hairline(centre))
        self.setCentralWidget(centre)
        self._state = WindowState(self, self.splitter, self.decision, self.side, self._settings)
        self.actions_.fill(self.menuBar())
        status = self.statusBar()
        status.setSizeGripEnabled(False)
        status.setContentsMargins(10, 0, 10, 0)
        status.addWidget(self.saved_label, 1)
        status.addPermanentWidget(self.count_label)

    def _connect_session(self) -> None:
        session, model = self.session, self.model
        session.companies_loaded.connect(model.set_sorted_companies)
        session.company_listed.connect(model.put_company)
        session.company_removed.connect(self._on_company_removed)
        session.company_opened.connect(self._on_company_opened)
        session.company_changed.connect(self._show_company)
        session.edit_refused.connect(self.notice.show_message)
        session.undo_stack.indexChanged.connect(self._on_changed)
        for failed in (
            session.reading_failed,
            session.import_refused,
            self.transfer.failed,
            self.tools.failed,
            self.care.failed,
        ):
            failed.connect(self.notice.show_message)
            failed.connect(self._closing.stay_open)
        # Behind what a tick paints: the balance comes first.
        self._saving = QTimer(self, singleShot=True, interval=0)
        self._saving.timeout.connect(self._on_saving)
        session.saver.unsaved.connect(self._saving.start)
        session.saver.saved.connect(self._on_saved)
        session.saver.save_failed.connect(self._on_save_failed)
        for changed in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            changed.connect(self._show_count)

    def _connect_widgets(self) -> None:
        session, decision, notes, pages = self.session, self.decision, self.side.notes, self.pages
        self.companies.company_requested.connect(self.open_company)
        self.companies.new_requested.connect(self.new_company)
        decision.header.name_requested.connect(session.set_name)
        decision.header.role_requested.connect(session.set_role)
        decision.header.round_requested.connect(session.set_round)
        decision.header.interview_at_requested.connect(session.set_interview_at)
        decision.verdict.why_requested.connect(self.account.toggle)
        decision.verdict.uncover_requested.connect(lambda: self.tools.set_blind(False))
        notes.notes_requested.connect(session.set_notes)
        notes.reason_clicked.connect(decision.go_to_reason)
        for refused in (decision.refused, notes.refused, pages.refused, self.account.refused):
            refused.connect(self.notice.show_message)
        for left in (decision.left, notes.left, pages.left):
            left.connect(session.saver.save_now)
        self.trouble.action_requested.connect(self._on_trouble_action)
        self.transfer.begun.connect(self.notice.hide)
        for done in (self.transfer.done, self.care.done):
            done.connect(lambda sentence: self.statusBar().showMessage(sentence, 6_000))
        self.care.damage_found.connect(self.show_damage)
        self.care.offered.connect(self.offers.make)
        self.care.offer_taken.connect(self.offers.withdraw)
        self.care.import_requested.connect(self.transfer.import_from)

    def _connect_actions(self) -> None:
        actions = self.actions_
        triggers: dict[QAction, Callable[[], object]] = {
            actions.new: self.new_company,
            actions.import_file: self.transfer.import_file,
            actions.export_company: self.transfer.export_company,
            actions.export_all: self.transfer.export_all,
            actions.copy_markdown: self.transfer.copy_as_markdown,
            actions.save: self.save,
            actions.quit: self.close,
            actions.find: self.companies.focus_search,
            actions.previous: lambda: self.companies.step(-1),
            actions.next: lambda: self.companies.step(1),
            actions.delete: self.delete_company,
            actions.why: self.account.toggle,
            actions.strike_out: self.tools.strike_out,
            actions.priorities: self.tools.set_priorities,
            actions.print_questions: self.tools.print_questions,
            actions.letter: self.tools.write_letter,
            actions.journal: self.tools.show_journal,
            actions.method: self.tools.show_help,
            actions.your_data: self.tools.show_data_help,
            actions.examples: self.examples_requested.emit,
            actions.keys: self._show_keys,
            actions.backups: self.care.show_backups,
            actions.trash: self.care.open_trash,
            actions.revisions: self.care.show_revisions,
            actions.password: self.care.set_password,
            actions.check: self.care.check_now,
            actions.diagnostics: self.diagnostics_requested.emit,
            actions.about: self.about_requested.emit,
        }
        for action, act in triggers.items():
            action.triggered.connect(lambda _=False, act=act: act())
        actions.blind.triggered.connect(self.tools.set_blind)
        for tab, action in actions.tabs.items():
            action.triggered.connect(lambda _=False, tab=tab: self.choose_tab(Tab(tab)))
        actions.delete_key_in(self.companies.view)
        for order, action in actions.orders.items():
            action.triggered.connect(lambda _=False, order=order: self.set_order(order))
        for appearance, action in actions.appearances.items():
            action.triggered.connect(lambda _=False, chosen=appearance: self.set_appearance(chosen))

    @property
    def notes(self) -> NotesPanel:
        """The notes, and what is worth asking."""
        return self.side.notes

    # --- what the user wants ---------------------------------------------------------------------

    def open_company(self, company_id: str) -> None:
        """Show another company; words that are still being edited are taken first."""
        self.decision.finish_editing()
        self.session.open_company(company_id)

    def new_company(self) -> None:
        """Add a company and let its name be typed; where the open one is still blank, it is that one's."""
        self.decision.finish_editing()
        self.companies.search.clear()
        if not self.session.is_blank(self.session.company):
            self.session.new_company()
        self.decision.header.name.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def delete_company(self) -> None:
        """Move the open company to the trash; nothing is asked, because it can be had back."""
        company = self.session.company
        blank = self.session.is_blank(company)
        self.session.delete_company()
        if not blank:
            name = shortened(shown_name(company.name), 60)
            self.statusBar().showMessage(f"“{name}” is in the trash. Undo brings it back.", 6_000)

    def save(self) -> None:
        """Save at once, and say so; what is open to read only is never called saved."""
        if self.session.read_only:
            return
        self.session.saver.try_again()
        if self.session.saver.everything_saved:
            self._on_saved(datetime.now())
        else:
            self._on_saving()

    def set_order(self, order: Order) -> None:
        self.session.order = order
        self.model.set_order(order)
        self._keep("order", order.value)

    def set_appearance(self, appearance: Appearance) -> None:
        self._keep("appearance", appearance.value)
        self.actions_.appearances[appearance].setChecked(True)
        apply_appearance(appearance)

    def _keep(self, key: str, value: str) -> None:
        """Remember something, off the GUI thread, once the window is there."""
        self._settings.keep(key, value)
        if self.isVisible():
            self.session.reader.off_thread(self._settings.write)

    # --- what the session says -------------------------------------------------------------------

    def show_examples_remark(self) -> None:
        """Say, for as long as the window is open, that these are not the user's own data."""
        self._remark = " · examples, apart from your own data"
        self.actions_.examples.setEnabled(False)
        self._show_count()

    def show_read_only(self, sentence: str) -> None:
        """Say, for as long as the window is open, that what is open can only be read."""
        self.standing = Banner(self)
        self.standing.show_standing(sentence)
        self._centre.insertWidget(0, self.standing)
        self.saved_label.setText("Read only")
        for action in self.actions_.changing:
            action.setEnabled(False)
        self.companies.new_button.setEnabled(False)

    def show_damage(self, error: Exception) -> None:
        """Say, until something is done about it, that the data file is damaged."""
        self._found = error
        # Of the storage's errors only what was found: what to do is behind the button.
        self.trouble.show_message(getattr(error, "finding", str(error)), "What to do…")

    def take_first_focus(self) -> None:
        """Where the keyboard begins: at the name while there is none, else in the list."""
        empty = not self.session.company.name and self.model.company_count <= 1
        first = self.decision.header.name if empty else self.companies.view
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_company_opened(self, company: Company) -> None:
        self._show_company(company)
        self.decision.begin_at_the_top()
        self.companies.show_company(company.id)
        self._keep("last_company", company.id)

    def _show_company(self, company: Company) -> None:
        balance = self._balance_of(company)
        self.decision.show_company(company, balance, self.session.common.priorities)
        self.pages.show_company(company, balance)
        self.actions_.show_blind(company.blind)
        self.account.show_company(company, balance)
        self._order_tabs()

    def choose_tab(self, tab: Tab) -> None:
        """Show one of the pages beside the decision, and put the keyboard there."""
        self.side.choose(tab)
        self.side.focus_page()
        self.decision.bring_into_view(self.side)

    def _order_tabs(self) -> None:
        """Let Tab go as the window is read: rows that were made anew come last with Qt."""
        verdict = self.decision.verdict
        head = [verdict.uncover] if self.session.company.blind else [verdict.why, verdict.insight]
        lists = [control for checklist in self.decision.lists.values() for control in checklist.controls]
        controls = [self.decision.header.interview_at, *head, *lists]
        if controls == self._tab_controls:
            return
        self._tab_controls = controls
        for before, after in pairwise([*controls, self.side.tabs, self.side.notes.notes]):
            QWidget.setTabOrder(before, after)

    def _balance_of(self, company: Company) -> Balance:
        """Weigh the company; typing, which leaves the reasons as they are, weighs nothing anew."""
        if self._weighed is None or self._weighed[0] is not company.reasons:
            self._weighed = (company.reasons, weigh(company.reasons))
        return self._weighed[1]

    def _on_company_removed(self, company_id: str) -> None:
        neighbour = self.model.neighbour_of(company_id)
        self.model.remove_company(company_id)
        if neighbour is not None and company_id == self.session.company.id:
            self.session.open_company(neighbour)

    def _on_changed(self) -> None:
        # What was said of the last export or import may be true no more.
        self.statusBar().clearMessage()

    def _on_trouble_action(self) -> None:
        if self._found is None or self.trouble.action.text() == _TRY_AGAIN:
            self.session.saver.try_again()
            return
        # The window may close a little later, when what is under way is done.
        self.damage = self._found
        self.close()

    def _on_saving(self) -> None:
        if not self.session.saver.everything_saved:
            self.saved_label.setText("Saving…")

    def _on_saved(self, at: datetime) -> None:
        self.saved_label.setText(f"Saved {at:%H:%M}")
        if self._found is None:
            self.trouble.hide()
        else:
            self.show_damage(self._found)

    def _on_save_failed(self, sentence: str) -> None:
        self.saved_label.setText("Not saved")
        self.trouble.show_message(f"{sentence} What you typed is still here.", _TRY_AGAIN)

    def _show_count(self) -> None:
        count = self.model.company_count + self.session.unlisted
        self.count_label.setText(f"{companies_words(count)}{self._remark}")

    # --- the window itself -----------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._state.place_notes()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._state.place_notes()

    def _restore(self) -> None:
        self._state.restore()
        order = self._settings.text("order", Order.NEXT_DATE)
        chosen = Order(order) if order in list(Order) else Order.NEXT_DATE
        self.actions_.orders[chosen].setChecked(True)
        self.session.order = chosen
        self.model.set_order(chosen)
        self.actions_.appearances[self._appearance].setChecked(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            # After this event, and so after everything in the window has been painted.
            QTimer.singleShot(0, self.first_painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save and close. Nothing is asked, unless something could not be saved.

        What was promised, an export or an import, is finished first; the window closes by itself then.
        """
        self.decision.finish_editing()
        if not self._closing.may_close():
            event.ignore()
            return
        self._state.keep()
        self.hide()
        self._settings.write()
        try:
            self.session.close()
        except NotSaved as error:
            self.show()
            self._on_save_failed(str(error))
            if self.dialogs.ask(
                "Your last changes are not saved.",
                f"{error} If you close the window now, those changes are lost.",
                "Keep the window open",
                "Close and lose them",
            ):
                self.damage = None
                event.ignore()
                return
        event.accept()

    def _show_keys(self) -> None:
        # Imported here: few starts are followed by this question.
        from interview_helper.windows.keyboard import keyboard_words

        self.dialogs.inform("Keyboard", keyboard_words(self.actions_))
