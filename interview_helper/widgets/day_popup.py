"""A day to choose, in a calendar of its own."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QVBoxLayout, QWidget


class DayPopup(QFrame):
    """A calendar: a click and Enter choose; Escape leaves the day as it was."""

    day_chosen = Signal(date)

    def __init__(self, name: str, day: date | None, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setFrameStyle(QFrame.Shape.StyledPanel)
        self.calendar = QCalendarWidget(self)
        self.calendar.setAccessibleName(name)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        if day is not None:
            self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self.calendar)
        # Red weekends cannot be read on a dark background, and mean nothing here.
        plain = QTextCharFormat()
        plain.setForeground(self.palette().text())
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(weekend, plain)
        # Typed digits would cover the calendar with an editor.
        self.calendar.setDateEditEnabled(False)
        for part in self.calendar.findChildren(QWidget):
            part.installEventFilter(self)
        self.calendar.clicked.connect(self._choose)
        self.calendar.activated.connect(self._choose)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close on Escape, which the calendar would keep for itself."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.close()
            return True
        return super().eventFilter(watched, event)

    def _choose(self, day: QDate) -> None:
        # Both signals come for a double click.
        if self.isVisible():
            self.day_chosen.emit(date(day.year(), day.month(), day.day()))
            self.close()
