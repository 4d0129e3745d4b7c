"""A day and a time to choose, in a calendar of its own."""

from __future__ import annotations

from datetime import datetime, time

from PySide6.QtCore import Qt, QTime, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTimeEdit, QWidget

from interview_helper.widgets.calendar_popup import CalendarPopup
from interview_helper.widgets.plain import plain_label

_USUAL_TIME = time(10, 0)


class DatePopup(CalendarPopup):
    """A calendar, a time, and "No date". Enter and a double click choose; Escape leaves it as it was."""

    interview_at_chosen = Signal(object)

    def __init__(self, interview_at: datetime | None, parent: QWidget) -> None:
        super().__init__("Day of the interview", interview_at, parent)
        self.time = QTimeEdit(self)
        self.time.setAccessibleName("Time of the interview")
        self.time.setDisplayFormat("HH:mm")
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
        self.column.addLayout(line)
        self.calendar.activated.connect(self._choose)
        self.set_button.clicked.connect(self._choose)
        self.clear_button.clicked.connect(self._clear)

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
