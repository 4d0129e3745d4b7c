"""A day: a button that says it, and a calendar behind it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from interview_helper.domain.deciding import day_words
from interview_helper.widgets.date_field import PopupField

if TYPE_CHECKING:
    from interview_helper.widgets.day_popup import DayPopup


class DayField(PopupField):
    """Shows a day; ``day_requested`` brings the one that was chosen instead.

    Args:
        name: what the day is of, for assistive technology.
        parent: the widget that it lies on.
    """

    day_requested = Signal(date)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._day: date | None = None

    def show_day(self, day: date, today: date) -> None:
        """Show a day; its year is said when it is not today's."""
        self._day = day
        words = day_words(day, today)
        self.setText(words)
        self.setAccessibleName(f"{self._name}: {words}")

    def made_popup(self) -> DayPopup:
        # Imported here: hardly any decision is dated back.
        from interview_helper.widgets.day_popup import DayPopup

        popup = DayPopup(self._name, self._day, self)
        popup.day_chosen.connect(self.day_requested)
        return popup
