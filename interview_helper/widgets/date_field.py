"""When the interview is: a button that says it, and a calendar with a time behind it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from interview_helper.domain.wording import interview_words

if TYPE_CHECKING:
    from interview_helper.widgets.date_popup import DatePopup


class DateField(QPushButton):
    """Shows a moment or that there is none; ``moment_requested`` brings a datetime or ``None``."""

    moment_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._moment: datetime | None = None
        self.popup: DatePopup | None = None
        self.clicked.connect(self.open_popup)
        self.show_moment(None)

    def show_moment(self, moment: datetime | None) -> None:
        self._moment = moment
        words = interview_words(moment, datetime.min.date()) if moment else "No date yet"
        self.setText(f"{words} ▾")
        self.setAccessibleName(f"Date of the interview: {words}")

    def open_popup(self) -> None:
        """Open the calendar below the button."""
        # Imported here: few starts need a calendar.
        from interview_helper.widgets.date_popup import DatePopup

        popup = DatePopup(self._moment, self)
        popup.moment_chosen.connect(self.moment_requested)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.destroyed.connect(self._on_popup_gone)
        self.popup = popup
        corner = self.mapToGlobal(QPoint(0, self.height()))
        popup.adjustSize()
        screen = self.screen().availableGeometry()
        popup.move(
            max(screen.left(), min(corner.x(), screen.right() - popup.width())),
            min(corner.y(), screen.bottom() - popup.height()),
        )
        popup.show()
        popup.calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def _on_popup_gone(self) -> None:
        self.popup = None
