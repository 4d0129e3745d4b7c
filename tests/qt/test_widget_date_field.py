"""The date of the interview: a button that says it, a calendar behind it, by keyboard and by mouse."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from qt_data import Heard, show, spoken_name
from shiboken6 import delete

from interview_helper.widgets.date_field import DateField
from interview_helper.widgets.date_popup import DatePopup

MOMENT = datetime(2026, 11, 24, 14, 30)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def field(qtbot: QtBot) -> DateField:
    widget = DateField()
    widget.show_interview_at(MOMENT)
    show(qtbot, widget)
    return widget


def opened(field: DateField, qtbot: QtBot) -> DatePopup:
    qtbot.mouseClick(field, LEFT)
    assert field.popup is not None
    return field.popup


def heard_of(field: DateField) -> Heard:
    return Heard(asked=field.interview_at_requested)


def at_keyboard() -> QWidget:
    at = QApplication.focusWidget()
    assert at is not None
    return at


def test_it_says_the_date(field: DateField) -> None:
    assert field.text() == "Tue 24 Nov 2026, 14:30"
    assert spoken_name(field) == "Date of the interview: Tue 24 Nov 2026, 14:30"
    field.show_interview_at(None)
    assert field.text() == "No date yet"


def test_it_has_room_for_the_arrow_that_the_style_draws(field: DateField) -> None:
    plain = QPushButton(field.text())
    arrow = plain.style().pixelMetric(QStyle.PixelMetric.PM_MenuButtonIndicator, None, plain)
    assert field.sizeHint().width() == plain.sizeHint().width() + arrow
    option = QStyleOptionButton()
    field.initStyleOption(option)
    assert option.features & QStyleOptionButton.ButtonFeature.HasMenu


def test_showing_reports_nothing(field: DateField) -> None:
    heard = heard_of(field)
    field.show_interview_at(None)
    field.show_interview_at(MOMENT)
    assert heard.said == []


def test_it_opens_at_the_date_with_the_keyboard_on_the_calendar(field: DateField, qtbot: QtBot) -> None:
    popup = opened(field, qtbot)
    assert popup.calendar.selectedDate() == QDate(2026, 11, 24)
    assert popup.time.time() == QTime(14, 30)
    assert popup.calendar.isAncestorOf(at_keyboard())


def test_without_a_date_it_opens_today_at_ten(field: DateField, qtbot: QtBot) -> None:
    field.show_interview_at(None)
    popup = opened(field, qtbot)
    assert popup.calendar.selectedDate() == QDate.currentDate()
    assert popup.time.time() == QTime(10, 0)


def test_by_keyboard_alone(field: DateField, qtbot: QtBot) -> None:
    heard = heard_of(field)
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Space)
    qtbot.keyClick(at_keyboard(), Qt.Key.Key_Right)
    qtbot.keyClick(at_keyboard(), Qt.Key.Key_Down)
    qtbot.keyClick(at_keyboard(), Qt.Key.Key_Return)
    assert heard.of("asked") == [datetime(2026, 12, 2, 14, 30)]
    assert QApplication.activePopupWidget() is None


def test_the_time_is_typed_and_enter_takes_it(field: DateField, qtbot: QtBot) -> None:
    heard = heard_of(field)
    popup = opened(field, qtbot)
    popup.time.setFocus(Qt.FocusReason.TabFocusReason)
    popup.time.setSelectedSection(popup.time.Section.HourSection)
    qtbot.keyClicks(popup.time, "0915")
    qtbot.keyClick(popup.time, Qt.Key.Key_Return)
    assert heard.of("asked") == [datetime(2026, 11, 24, 9, 15)]


def test_by_mouse(field: DateField, qtbot: QtBot) -> None:
    heard = heard_of(field)
    popup = opened(field, qtbot)
    view = popup.calendar.findChild(QAbstractItemView)
    assert view is not None
    (index,) = [
        cell
        for row in range(view.model().rowCount())
        for cell in [view.model().index(row, column) for column in range(view.model().columnCount())]
        if cell.data() == 18
    ]
    qtbot.mouseClick(view.viewport(), LEFT, pos=view.visualRect(index).center())
    qtbot.mouseClick(popup.set_button, LEFT)
    assert heard.of("asked") == [datetime(2026, 11, 18, 14, 30)]
    assert QApplication.activePopupWidget() is None


def test_no_date_by_mouse(field: DateField, qtbot: QtBot) -> None:
    heard = heard_of(field)
    qtbot.mouseClick(opened(field, qtbot).clear_button, LEFT)
    assert heard.of("asked") == [None]
    assert QApplication.activePopupWidget() is None


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_no_date_by_keyboard(field: DateField, qtbot: QtBot, key: Qt.Key) -> None:
    heard = heard_of(field)
    popup = opened(field, qtbot)
    popup.clear_button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(popup.clear_button, key)
    assert heard.of("asked") == [None]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_the_button_that_sets_it_by_keyboard(field: DateField, qtbot: QtBot, key: Qt.Key) -> None:
    heard = heard_of(field)
    popup = opened(field, qtbot)
    popup.set_button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(popup.set_button, key)
    assert heard.of("asked") == [MOMENT]


@pytest.mark.parametrize("part", ["calendar", "time", "set_button", "clear_button"])
def test_escape_leaves_it_as_it_was(field: DateField, qtbot: QtBot, part: str) -> None:
    heard = heard_of(field)
    popup = opened(field, qtbot)
    getattr(popup, part).setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(at_keyboard(), Qt.Key.Key_Escape)
    assert heard.said == []
    assert QApplication.activePopupWidget() is None


def test_tab_goes_through_the_popup(field: DateField, qtbot: QtBot) -> None:
    popup = opened(field, qtbot)
    reached = set()
    for _ in range(10):
        qtbot.keyClick(at_keyboard(), Qt.Key.Key_Tab)
        reached.add(at_keyboard())
    assert {popup.time, popup.set_button, popup.clear_button} <= reached
    assert all(popup.isAncestorOf(one) for one in reached)


def test_a_field_that_goes_takes_its_popup_along(qtbot: QtBot) -> None:
    window = QWidget()
    field = DateField(window)
    show(qtbot, window, 300, 100)
    opened(field, qtbot)
    delete(field)
    assert QApplication.activePopupWidget() is None


def test_its_parts_have_names(field: DateField, qtbot: QtBot) -> None:
    popup = opened(field, qtbot)
    assert spoken_name(popup.calendar) == "Day of the interview"
    assert spoken_name(popup.time) == "Time of the interview"
