"""The decision: who it is about, the balance, the verdict, and the two checklists under their pans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from interview_helper.domain.asking import topics
from interview_helper.domain.balance import Balance, weigh
from interview_helper.domain.company import Company
from interview_helper.domain.insight import insight
from interview_helper.domain.reasons import Catalogue, Side
from interview_helper.widgets.balance_widget import BalanceWidget
from interview_helper.widgets.checklist import Checklist
from interview_helper.widgets.company_header import CompanyHeader
from interview_helper.widgets.reason_standing import contradicted
from interview_helper.widgets.verdict_view import VerdictView

if TYPE_CHECKING:
    from interview_helper.domain.priorities import Priorities
    from interview_helper.widgets.balance_cover import BalanceCover
    from interview_helper.widgets.reason_row import ReasonRow

AT_REST_MS = 250
"""After a tick, until rows may grow: the beam is at rest then, and nobody is ticking on."""
_SIDE_MARGIN = 18
_BETWEEN_LISTS = 16
_AROUND_LISTS = 52
"""Pixels of height for what is above, between and below header, balance, verdict and lists."""


_DEEPEST = 8
"""More widgets than there are between the scroll area and what stands deepest in it."""
_AROUND_KEYBOARD = 8
"""Pixels above and below what has the keyboard, where it is brought into view."""


class DecisionPanel(QWidget):
    """Header, balance and verdict stay in view; the checklists scroll below them.

    ``make_room_for`` lets something else scroll below the checklists where the window is narrow.
    """

    refused = Signal(str)
    left = Signal()

    def __init__(self, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._built_in = {reason.id for reason in catalogue}
        self._company: str | None = None
        self._shown: tuple[Company, Balance, Priorities] | None = None
        self._against: dict[str, str] = {}
        self._growing = QTimer(self, singleShot=True, interval=AT_REST_MS)
        self._growing.timeout.connect(self._on_growing)
        self._rows: list[ReasonRow] = []
        self._rows_are_new = False
        self.header = CompanyHeader(self)
        self.balance = BalanceWidget(self)
        self._cover: BalanceCover | None = None
        self.verdict = VerdictView(self)
        self.lists = {side: Checklist(side, self) for side in Side}
        self._lay_out()
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.balance.reason_clicked.connect(self.go_to_reason)
        self.header.left.connect(self.left)
        for checklist in self.lists.values():
            checklist.note_left.connect(self.left)
            checklist.refused.connect(self.refused)
            checklist.reason_clicked.connect(self.go_to_reason)
        self.verdict.reason_clicked.connect(self.go_to_reason)

    def _lay_out(self) -> None:
        body = _Body(self)
        body.layout_wanted.connect(self._on_layout_wanted)
        self._body_layout = QVBoxLayout(body)
        self._body_layout.setContentsMargins(_SIDE_MARGIN, 0, _SIDE_MARGIN, 14)
        self._body_layout.setSpacing(12)
        pair = QHBoxLayout()
        pair.setSpacing(_BETWEEN_LISTS)
        for side in Side:
            pair.addWidget(self.lists[side], 1)
        self._body_layout.addLayout(pair)
        self._body_layout.addStretch(1)
        self.scroll_area = QScrollArea(self)
        self.scroll_area.setWidget(body)
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll_area.verticalScrollBar().rangeChanged.connect(self._make_room_for_scroll_bar)
        self.balance.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._top = top = QVBoxLayout()
        top.setContentsMargins(_SIDE_MARGIN, 12, _SIDE_MARGIN, 0)
        top.setSpacing(6)
        top.addWidget(self.header)
        top.addWidget(self.balance)
        top.addWidget(self.verdict)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(top)
        layout.addWidget(self.scroll_area, 1)

    def _make_room_for_scroll_bar(self, _least: int, most: int) -> None:
        """Let the scroll bar take its room from the margin, so that no text moves when it comes."""
        bar = self.scroll_area.verticalScrollBar().sizeHint().width() if most > 0 else 0
        margins = self._body_layout.contentsMargins()
        margins.setRight(max(0, _SIDE_MARGIN - bar))
        self._body_layout.setContentsMargins(margins)

    def show_company(self, company: Company, balance: Balance, priorities: Priorities) -> None:
        """Show a company and its balance; the beam swings only when it is the same company as before.

        What is weighed blind is covered: no load, no block and no verdict is anywhere to be seen.
        ``priorities`` are empty where the user never set any: no weight deviates then.
        """
        same = company.id == self._company
        self._company = company.id
        if not same:
            for checklist in self.lists.values():
                checklist.close_notes()
            self.scroll_area.verticalScrollBar().setValue(0)
        self.header.show_company(company)
        self._show_balance(company, balance, animated=same and not self._is_covered)
        self._shown = (company, balance, priorities)
        against = contradicted(balance.contradictions, company.reasons)
        if against != self._against:
            # No row moves away under the hands of somebody who goes on ticking.
            if self.balance.is_moving:
                self._growing.start()
            else:
                self._against = against
        self._show_reasons()
        rows = [row for checklist in self.lists.values() for row in checklist.rows]
        if rows != self._rows:
            self._rows = rows
            self._rows_are_new = True

    def _show_reasons(self) -> None:
        assert self._shown is not None
        company, balance, priorities = self._shown
        weights = {priority.id: priority.weight for priority in priorities}
        loads = {Side.DECLINE: balance.decline, Side.ACCEPT: balance.accept}
        own = [reason.id for reason in company.reasons if reason.id not in self._built_in]
        for side, checklist in self.lists.items():
            checklist.show_reasons(
                [reason for reason in company.reasons if reason.side is side],
                None if company.blind else loads[side],
                weights,
                self._against,
                own,
            )

    def _on_growing(self) -> None:
        assert self._shown is not None
        company, balance, _ = self._shown
        self._against = contradicted(balance.contradictions, company.reasons)
        self._show_reasons()

    @property
    def _is_covered(self) -> bool:
        return self._cover is not None and not self._cover.isHidden()

    def _show_balance(self, company: Company, balance: Balance, *, animated: bool) -> None:
        height = self.verdict.height()
        if company.blind:
            self._show_cover(True)
            self.balance.show_balance(weigh(()), (), animated=False)
            self.verdict.show_covered()
        else:
            self.balance.show_balance(balance, company.reasons, animated=animated)
            self._show_cover(False)
            self.verdict.show_balance(
                balance, insight(balance, company.reasons, topics(company.reasons, self._catalogue))
            )
        if self.verdict.sizeHint().height() != height:
            # A line more comes out of the balance: the checklists stay where they are.
            self._share_height()

    def _show_cover(self, covered: bool) -> None:
        if covered and self._cover is None:
            from interview_helper.widgets.balance_cover import BalanceCover

            self._cover = BalanceCover(self)
            self._top.insertWidget(self._top.indexOf(self.balance), self._cover)
            self._cover.setFixedHeight(self.balance.height())
        if self._cover is not None:
            self._cover.setVisible(covered)
            self.balance.setVisible(not covered)

    def go_to_reason(self, reason_id: str) -> None:
        """Bring a reason's row into view, put the focus there, and let it be seen."""
        for checklist in self.lists.values():
            if checklist.go_to(reason_id, flash=True):
                return

    def finish_editing(self) -> None:
        """Take the words of reasons that are being edited, as Enter does."""
        for checklist in self.lists.values():
            checklist.finish_editing()

    def bring_into_view(self, below: QWidget) -> None:
        """Scroll to what ``make_room_for`` was given, and on to the keyboard where that is further down.

        Nothing moves where it stands elsewhere.
        """
        area = self.scroll_area
        if area.widget() is not below.parentWidget():
            return
        # What was put into it just now is given its room before it is scrolled to, and each of the
        # widgets that it stands in asks the next one for it.
        for _ in range(_DEEPEST):
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        if below.height() > area.viewport().height():
            # As much of it as there is room for, from its top.
            area.verticalScrollBar().setValue(below.y())
        else:
            area.ensureWidgetVisible(below, 0, 0)
        at = QApplication.focusWidget()
        if at is not None and below.isAncestorOf(at):
            area.ensureWidgetVisible(at, 0, _AROUND_KEYBOARD)

    def make_room_for(self, below: QWidget) -> None:
        """Put a widget below the checklists, to scroll with them."""
        self._body_layout.insertWidget(1, below)
        below.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_height()

    def begin_at_the_top(self) -> None:
        """Another company: its lists are read from their first rows."""
        for checklist in self.lists.values():
            checklist.begin_at_the_top()
        self.scroll_area.verticalScrollBar().setValue(0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._share_height()

    def _on_layout_wanted(self) -> None:
        # Only now do rows that were just made know how high they want to be.
        if self._rows_are_new:
            self._rows_are_new = False
            self._share_height()

    def _share_height(self) -> None:
        """Give the balance what the checklists do not need, between its least and a comely height."""
        least = self.balance.minimumSizeHint().height()
        comely = min(round(self.width() * 0.55), self.balance.sizeHint().height() * 2)
        spare = self.height() - self.header.sizeHint().height() - self.verdict.sizeHint().height()
        across = (self.width() - 2 * _SIDE_MARGIN - _BETWEEN_LISTS) // 2
        lists = max(checklist.heightForWidth(across) for checklist in self.lists.values())
        # Smaller, the blocks would have no room for their numbers.
        legible = round(self.balance.sizeHint().height() * 0.72)
        wanted = max(spare - lists - _AROUND_LISTS, round(spare * 0.26), legible)
        height = max(least, min(wanted, comely))
        self.balance.setFixedHeight(height)
        if self._cover is not None:
            self._cover.setFixedHeight(height)


class _Body(QWidget):
    """What scrolls: as wide as there is room; its layout tells the height for that width."""

    layout_wanted = Signal()

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self.layout_wanted.emit()
        return handled

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)
