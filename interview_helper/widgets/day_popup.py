"""A day to choose, in a calendar of its own."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QWidget

from interview_helper.widgets.calendar_popup import CalendarPopup


class DayPopup(CalendarPopup):
    """A click and Enter choose."""

    day_chosen = Signal(date)

    def __init__(self, name: str, day: date | None, parent: QWidget) -> None:
        super().__init__(name, day, parent)
        self.calendar.clicked.connect(self._choose)
        self.calendar.activated.connect(self._choose)

    def _choose(self, day: QDate) -> None:
        # Both signals come for a double click.
        if self.isVisible():
            self.day_chosen.emit(date(day.year(), day.month(), day.day()))
            self.close()
