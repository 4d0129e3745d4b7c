"""A day: a button that says it, and a calendar behind it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QWidget

from interview_helper.domain.deciding import day_words

if TYPE_CHECKING:
    from interview_helper.widgets.day_popup import DayPopup


class DayField(QPushButton):
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
        self.popup: DayPopup | None = None
        self.clicked.connect(self.open_popup)

    def show_day(self, day: date, today: date) -> None:
        """Show a day; its year is said when it is not today's."""
        self._day = day
        words = day_words(day, today)
        self.setText(words)
        self.setAccessibleName(f"{self._name}: {words}")

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """Show the arrow of a button behind which there is more, as the style draws it."""
        super().initStyleOption(option)
        option.features |= QStyleOptionButton.ButtonFeature.HasMenu

    def sizeHint(self) -> QSize:
        arrow = self.style().pixelMetric(QStyle.PixelMetric.PM_MenuButtonIndicator, None, self)
        return super().sizeHint() + QSize(arrow, 0)

    def open_popup(self) -> None:
        """Open the calendar below the button."""
        # Imported here: hardly any decision is dated back.
        from interview_helper.widgets.day_popup import DayPopup

        popup = DayPopup(self._name, self._day, self)
        popup.day_chosen.connect(self.day_requested)
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

    def _on_popup_gone(self) -> None:
        self.popup = None
