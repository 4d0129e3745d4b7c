"""A day and a time to choose, in a calendar of its own."""

from __future__ import annotations

from datetime import datetime, time

from PySide6.QtCore import QDate, QEvent, QObject, Qt, QTime, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from interview_helper.widgets.plain import plain_label

_USUAL_TIME = time(10, 0)


class DatePopup(QFrame):
    """A calendar, a time, and "No date". Enter and a double click choose; Escape leaves it as it was."""

    interview_at_chosen = Signal(object)

    def __init__(self, interview_at: datetime | None, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setFrameStyle(QFrame.Shape.StyledPanel)
        self.calendar = QCalendarWidget(self)
        self.calendar.setAccessibleName("Day of the interview")
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.time = QTimeEdit(self)
        self.time.setAccessibleName("Time of the interview")
        self.time.setDisplayFormat("HH:mm")
        if interview_at is not None:
            self.calendar.setSelectedDate(QDate(interview_at.year, interview_at.month, interview_at.day))
        at = interview_at.time() if interview_at else _USUAL_TIME
        self.time.setTime(QTime(at.hour, at.minute))
        self.set_button = QPushButton("Set date", self)
        self.set_button.setDefault(True)
        self.clear_button = QPushButton("No date", self)
        label = plain_label("at", self)
        label.setBuddy(self.time)
        line = QHBoxLayout()
        for widget in (label, self.time):
            line.addWidget(widget)
        line.addStretch(1)
        for button in (self.clear_button, self.set_button):
            line.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self.calendar)
        layout.addLayout(line)
        # Red weekends cannot be read on a dark background, and mean nothing to an interview.
        plain = QTextCharFormat()
        plain.setForeground(self.palette().text())
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(day, plain)
        # Typed digits are not a date here, and would cover the calendar with an editor.
        self.calendar.setDateEditEnabled(False)
        for part in self.calendar.findChildren(QWidget):
            part.installEventFilter(self)
        self.calendar.activated.connect(self._choose)
        self.set_button.clicked.connect(self._choose)
        self.clear_button.clicked.connect(self._clear)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close on Escape, which the calendar would keep for itself."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.close()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.clear_button.hasFocus():
                self._clear()
            else:
                self._choose()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _choose(self) -> None:
        day, at = self.calendar.selectedDate(), self.time.time()
        self.interview_at_chosen.emit(datetime(day.year(), day.month(), day.day(), at.hour(), at.minute()))
        self.close()

    def _clear(self) -> None:
        self.interview_at_chosen.emit(None)
        self.close()
