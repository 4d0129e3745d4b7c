"""A calendar that opens for one choice."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QVBoxLayout, QWidget


class CalendarPopup(QFrame):
    """Shows a day in a calendar; Escape leaves it as it was. What is chosen is for subclasses to say."""

    def __init__(self, name: str, day: date | None, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setFrameStyle(QFrame.Shape.StyledPanel)
        self.calendar = QCalendarWidget(self)
        self.calendar.setAccessibleName(name)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        if day is not None:
            self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        # Red weekends cannot be read on a dark background, and mean nothing here.
        plain = QTextCharFormat()
        plain.setForeground(self.palette().text())
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(weekend, plain)
        # Typed digits would cover the calendar with an editor.
        self.calendar.setDateEditEnabled(False)
        for part in self.calendar.findChildren(QWidget):
            part.installEventFilter(self)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(8, 8, 8, 8)
        self.column.addWidget(self.calendar)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close on Escape, which the calendar would keep for itself."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.close()
            return True
        return super().eventFilter(watched, event)
