"""How the main window was left, and is found again."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow, QSplitter

from interview_helper.session.settings import Settings
from interview_helper.widgets.decision_panel import DecisionPanel
from interview_helper.widgets.side_panel import SidePanel

NARROW = 1_000
"""Pixels of width below which the notes go below the checklists."""
_COMELY_DECISION = 92
"""Characters of width that the decision has at least where the notes are beside it."""
_FIRST_SIZE = (1280, 900)
_FIRST_WIDTHS = (250, 710, 320)
_FIRST_NARROW_WIDTHS = (190, 610)


def fitting(size: QSize, room: QSize) -> QSize:
    """A window's size without its frame, made small enough for a screen with this much room."""
    # How thick the frame will be is known once it is there.
    return size.boundedTo(QSize(room.width() - 16, room.height() - 48))


class WindowState:
    """Size and place of the window, and the widths of its panels, wide and narrow."""

    def __init__(
        self,
        window: QMainWindow,
        splitter: QSplitter,
        decision: DecisionPanel,
        notes: SidePanel,
        settings: Settings,
    ) -> None:
        self._window = window
        self._splitter = splitter
        self._decision = decision
        self._notes = notes
        self._settings = settings
        self._wide = settings.widths("widths", _FIRST_WIDTHS)
        self._narrow = settings.widths("widths_narrow", _FIRST_NARROW_WIDTHS)
        splitter.splitterMoved.connect(self._note_widths)

    def restore(self) -> None:
        self._window.resize(*_FIRST_SIZE)
        geometry = self._settings.data("geometry")
        if not geometry.isEmpty():
            self._window.restoreGeometry(geometry)
        # A picture, and a test, have no screen that anything had to fit on.
        if QGuiApplication.platformName() != "offscreen":
            self._window.resize(fitting(self._window.size(), self._window.screen().availableSize()))
        self._set_widths()
        self.place_notes()

    def place_notes(self) -> None:
        """Put the notes beside the decision where there is room, else below the checklists."""
        comely = self._decision.fontMetrics().averageCharWidth() * _COMELY_DECISION
        beside = comely + self._companies_and_notes()
        narrow = self._window.width() < max(NARROW, beside)
        # Below that width texts would be cut; where the notes are below, rows wrap instead.
        self._decision.setMinimumWidth(0 if narrow else comely)
        if narrow == self._notes_below():
            return
        self._notes.stand(beside=not narrow)
        if narrow:
            self._decision.make_room_for(self._notes)
        else:
            self._splitter.addWidget(self._notes)
        self._set_widths()

    def keep(self) -> None:
        """Keep the state as it is now in the settings."""
        self._note_widths()
        self._settings.keep("geometry", self._window.saveGeometry())
        self._settings.keep("widths", self._wide)
        self._settings.keep("widths_narrow", self._narrow)

    def _companies_and_notes(self) -> int:
        """The least width that the panels at the sides take."""
        companies = self._splitter.widget(0)
        least = companies.minimumWidth() if companies is not None else 0
        return least + self._notes.minimumWidth() + 2 * self._splitter.handleWidth()

    def _notes_below(self) -> bool:
        return self._splitter.indexOf(self._notes) < 0

    def _set_widths(self) -> None:
        """Give the panels at the sides the widths they had, and the decision the rest."""
        widths = list(self._narrow if self._notes_below() else self._wide)
        room = self._window.width() - self._splitter.handleWidth() * (len(widths) - 1)
        widths[1] = max(1, room - sum(widths) + widths[1])
        self._splitter.setSizes(widths)

    def _note_widths(self) -> None:
        if not self._window.isVisible():
            return  # not laid out yet
        if self._notes_below():
            self._narrow = self._splitter.sizes()
        else:
            self._wide = self._splitter.sizes()
