"""What goes with a decision, in tabs: notes, questions, people, the decision itself."""

from __future__ import annotations

from enum import IntEnum
from typing import Protocol, cast

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QTabBar, QVBoxLayout, QWidget

from interview_helper.domain.reasons import Catalogue
from interview_helper.widgets.notes_panel import NotesPanel


class Tab(IntEnum):
    """The tabs, in their order."""

    NOTES = 0
    TO_ASK = 1
    PEOPLE = 2
    DECISION = 3


TITLES = {Tab.NOTES: "Notes", Tab.TO_ASK: "To ask", Tab.PEOPLE: "People", Tab.DECISION: "Decision"}


_MARGIN = 12


class Standing(Protocol):
    """A page that fits itself to its place."""

    def stand(self, *, beside: bool) -> None: ...


class SidePanel(QWidget):
    """A tab bar over the page of the chosen tab.

    The notes are there from the start; the other pages are put in when their tab is first chosen. One
    widget at a time can be laid over them all.
    """

    tab_chosen = Signal(Tab)

    def __init__(self, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notes = NotesPanel(catalogue, self)
        self.tabs = QTabBar(self)
        self.tabs.setAccessibleName("What goes with the decision")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        for tab in Tab:
            self.tabs.addTab(TITLES[tab])
        self._pages: dict[Tab, QWidget] = {Tab.NOTES: self.notes}
        self._overlay: QWidget | None = None
        self._beside = True
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._tab_row = QVBoxLayout()
        self._tab_row.addWidget(self.tabs)
        self._layout.addLayout(self._tab_row)
        self._layout.addWidget(self.notes, 1)
        self.stand(beside=True)
        self._follow_font()
        self.tabs.currentChanged.connect(self._on_current_changed)

    @property
    def tab(self) -> Tab:
        return Tab(self.tabs.currentIndex())

    def page(self, tab: Tab) -> QWidget | None:
        """The page of a tab; ``None`` while it has not been needed."""
        return self._pages.get(tab)

    def put_page(self, tab: Tab, page: QWidget) -> None:
        """Give a tab its page."""
        page.setParent(self)
        self._pages[tab] = page
        self._layout.addWidget(page, 1)
        _stand(page, beside=self._beside)
        self._show_current()

    def choose(self, tab: Tab) -> None:
        """Show a tab; what lies over the pages is taken off."""
        self.take_off()
        self.tabs.setCurrentIndex(tab)

    def focus_page(self) -> None:
        """Put the keyboard on the page that is shown."""
        page = self._pages[self.tab]
        if hasattr(page, "take_focus"):
            page.take_focus()
        else:
            self.tabs.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_count(self, tab: Tab, count: int) -> None:
        """Say on a tab how many there are, where there are any."""
        words = f"{TITLES[tab]} ({count})" if count else TITLES[tab]
        if self.tabs.tabText(tab) != words:
            self.tabs.setTabText(tab, words)

    @property
    def overlay(self) -> QWidget | None:
        """What lies over the pages, if anything does."""
        return self._overlay

    def lay_over(self, widget: QWidget) -> None:
        """Show a widget in the place of tabs and pages, until it is taken off."""
        if self._overlay is not widget:
            self._overlay = widget
            self._layout.addWidget(widget, 1)
            _stand(widget, beside=self._beside)
        self._show_current()

    def take_off(self) -> None:
        """Show tabs and pages again."""
        if self._overlay is not None:
            overlay, self._overlay = self._overlay, None
            overlay.hide()
            self._layout.removeWidget(overlay)
            self._show_current()

    def stand(self, *, beside: bool) -> None:
        """Take margins for a place beside the decision, or for one inside it, which has its own."""
        self._beside = beside
        self._tab_row.setContentsMargins(*((_MARGIN, 8, _MARGIN, 0) if beside else (0, 6, 0, 0)))
        for page in (*self._pages.values(), self._overlay):
            if page is not None:
                _stand(page, beside=beside)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._follow_font()

    def _follow_font(self) -> None:
        """Be so wide that every tab can be read, with as many questions as anybody has."""
        count = self.tabs.fontMetrics().horizontalAdvance(" (99)")
        self.setMinimumWidth(self.tabs.sizeHint().width() + count + 2 * _MARGIN)

    def _on_current_changed(self) -> None:
        self._show_current()
        self.tab_chosen.emit(self.tab)

    def _show_current(self) -> None:
        covered = self._overlay is not None
        self.tabs.setVisible(not covered)
        for tab, page in self._pages.items():
            page.setVisible(tab is self.tab and not covered)
        if self._overlay is not None:
            self._overlay.show()


def _stand(page: QWidget, *, beside: bool) -> None:
    if hasattr(page, "stand"):
        cast(Standing, page).stand(beside=beside)
