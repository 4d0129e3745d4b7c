"""When the interview is: a button that says it, and a calendar with a time behind it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QWidget

from interview_helper.domain.wording import interview_words

if TYPE_CHECKING:
    from interview_helper.widgets.date_popup import DatePopup


class DateField(QPushButton):
    """Shows a time or that there is none; ``interview_at_requested`` brings a datetime or ``None``."""

    interview_at_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._interview_at: datetime | None = None
        self.popup: DatePopup | None = None
        self.clicked.connect(self.open_popup)
        self.show_interview_at(None)

    def show_interview_at(self, interview_at: datetime | None) -> None:
        self._interview_at = interview_at
        words = interview_words(interview_at, datetime.min.date()) if interview_at else "No date yet"
        self.setText(words)
        self.setAccessibleName(f"Date of the interview: {words}")

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """Show the arrow of a button behind which there is more, as the style draws it."""
        super().initStyleOption(option)
        option.features |= QStyleOptionButton.ButtonFeature.HasMenu

    def sizeHint(self) -> QSize:
        arrow = self.style().pixelMetric(QStyle.PixelMetric.PM_MenuButtonIndicator, None, self)
        return super().sizeHint() + QSize(arrow, 0)

    def open_popup(self) -> None:
        """Open the calendar below the button."""
        # Imported here: few starts need a calendar.
        from interview_helper.widgets.date_popup import DatePopup

        popup = DatePopup(self._interview_at, self)
        popup.interview_at_chosen.connect(self.interview_at_requested)
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
