"""A day: a button that says it, a calendar behind it."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QStyle, QStyleOptionButton, QWidget
from pytestqt.qtbot import QtBot
from qt_data import Heard, show, spoken_name
from shiboken6 import delete

from interview_helper.widgets.day_field import DayField
from interview_helper.widgets.day_popup import DayPopup

SATURDAY, MONDAY = date(2026, 11, 21), date(2026, 11, 23)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def field(qtbot: QtBot) -> DayField:
    widget = DayField("Day of the decision")
    widget.show_day(SATURDAY, MONDAY)
    show(qtbot, widget)
    return widget


def opened(field: DayField, qtbot: QtBot) -> DayPopup:
    qtbot.mouseClick(field, LEFT)
    assert field.popup is not None
    return field.popup


def at_keyboard() -> QWidget:
    at = QApplication.focusWidget()
    assert at is not None
    return at


def test_it_says_the_day(field: DayField) -> None:
    assert field.text() == "Sat 21 Nov"
    assert spoken_name(field) == "Day of the decision: Sat 21 Nov"
    field.show_day(SATURDAY, date(2027, 1, 2))
    assert field.text() == "Sat 21 Nov 2026"


def test_it_shows_that_there_is_more_behind_it(field: DayField) -> None:
    option = QStyleOptionButton()
    field.initStyleOption(option)
    assert option.features & QStyleOptionButton.ButtonFeature.HasMenu
    assert field.sizeHint().width() > field.style().pixelMetric(QStyle.PixelMetric.PM_MenuButtonIndicator)


def test_a_day_is_chosen_by_keyboard(field: DayField, qtbot: QtBot) -> None:
    heard = Heard(asked=field.day_requested)
    popup = opened(field, qtbot)
    assert popup.calendar.selectedDate() == QDate(2026, 11, 21)
    qtbot.keyClick(at_keyboard(), Qt.Key.Key_Right)
    qtbot.keyClick(at_keyboard(), Qt.Key.Key_Return)
    assert heard.of("asked") == [date(2026, 11, 22)]
    qtbot.waitUntil(lambda: field.popup is None)


def test_a_day_is_chosen_by_a_click(field: DayField, qtbot: QtBot) -> None:
    heard = Heard(asked=field.day_requested)
    popup = opened(field, qtbot)
    table = popup.calendar.findChild(QAbstractItemView)
    (cell,) = [
        table.model().index(row, column)
        for row in range(1, 7)
        for column in range(table.model().columnCount())
        if table.model().index(row, column).data() == 18
    ]
    qtbot.mouseClick(table.viewport(), LEFT, pos=table.visualRect(cell).center())
    assert heard.of("asked") == [date(2026, 11, 18)]
    assert not popup.isVisible()


def test_escape_leaves_it_as_it_was(field: DayField, qtbot: QtBot) -> None:
    heard = Heard(asked=field.day_requested)
    popup = opened(field, qtbot)
    qtbot.keyClick(at_keyboard(), Qt.Key.Key_Right)
    qtbot.keyClick(at_keyboard(), Qt.Key.Key_Escape)
    assert heard.said == []
    assert not popup.isVisible()


def test_without_a_day_the_calendar_begins_today(qtbot: QtBot) -> None:
    field = DayField("Day")
    show(qtbot, field)
    popup = opened(field, qtbot)
    assert popup.calendar.selectedDate() == QDate.currentDate()
    popup.close()
    qtbot.waitUntil(lambda: field.popup is None)


@pytest.mark.usefixtures("qtbot")
def test_the_field_may_go_while_its_calendar_is_open() -> None:
    field = DayField("Day")
    field.show()
    field.open_popup()
    delete(field)
    QApplication.processEvents()
