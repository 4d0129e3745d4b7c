"""When the interview is: a button that says it, and a calendar with a time behind it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QWidget

from interview_helper.domain.wording import interview_words

if TYPE_CHECKING:
    from interview_helper.widgets.calendar_popup import CalendarPopup
    from interview_helper.widgets.date_popup import DatePopup


# Here, not in a module of its own: the first picture shows a DateField, and waits for each module.
class PopupField(QPushButton):
    """Opens its popup below itself, as far as the screen has room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.popup: CalendarPopup | None = None
        """The calendar, while it is open."""
        self.clicked.connect(self.open_popup)

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """Show the arrow of a button behind which there is more, as the style draws it."""
        super().initStyleOption(option)
        option.features |= QStyleOptionButton.ButtonFeature.HasMenu

    def sizeHint(self) -> QSize:
        arrow = self.style().pixelMetric(QStyle.PixelMetric.PM_MenuButtonIndicator, None, self)
        return super().sizeHint() + QSize(arrow, 0)

    def open_popup(self) -> None:
        """Open the calendar below the button."""
        popup = self.made_popup()
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.destroyed.connect(self._on_popup_gone)
        self.popup = popup
        corner = self.mapToGlobal(QPoint(0, self.height()))
        popup.adjustSize()
        screen = self.screen().availableGeometry()
        popup.move(
            max(screen.left(), min(corner.x(), screen.right() - popup.width())),
            max(screen.top(), min(corner.y(), screen.bottom() - popup.height())),
        )
        popup.show()
        popup.calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def made_popup(self) -> CalendarPopup:
        """A popup that reports to this field; each kind of field has one of its own."""
        raise NotImplementedError

    def _on_popup_gone(self) -> None:
        self.popup = None


class DateField(PopupField):
    """Shows a time or that there is none; ``interview_at_requested`` brings a datetime or ``None``."""

    interview_at_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._interview_at: datetime | None = None
        self.show_interview_at(None)

    def show_interview_at(self, interview_at: datetime | None) -> None:
        """Show when the interview is, with its year; ``None`` where that is not known yet."""
        self._interview_at = interview_at
        words = interview_words(interview_at, datetime.min.date()) if interview_at else "No date yet"
        self.setText(words)
        self.setAccessibleName(f"Date of the interview: {words}")

    def made_popup(self) -> DatePopup:
        # Imported here: few starts need a calendar.
        from interview_helper.widgets.date_popup import DatePopup

        popup = DatePopup(self._interview_at, self)
        popup.interview_at_chosen.connect(self.interview_at_requested)
        return popup
