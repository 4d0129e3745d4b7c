"""A line of text edited in place: the name and the role."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from qt_data import MARKUP, Heard, company, show, spoken, spoken_name

from interview_helper.widgets.company_header import CompanyHeader
from interview_helper.widgets.line_field import LineField


@pytest.fixture(autouse=True)
def emptied_clipboard(qapp: object) -> Iterator[None]:  # noqa: ARG001
    yield
    # What Python made for it would outlive Qt, and take the process down at its end.
    QGuiApplication.clipboard().clear()


@pytest.fixture
def field(qtbot: QtBot) -> LineField:
    widget = LineField("Role", "What it is")
    show(qtbot, widget)
    return widget


def test_each_key_is_reported(field: LineField, qtbot: QtBot) -> None:
    heard = Heard(asked=field.text_requested)
    qtbot.keyClicks(field, "ab")
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    assert heard.of("asked") == ["a", "ab", "a"]


def test_showing_reports_nothing(field: LineField) -> None:
    heard = Heard(asked=field.text_requested, left=field.left)
    field.show_text("shown")
    assert heard.said == []


def test_the_cursor_of_somebody_who_types_stays(field: LineField) -> None:
    field.show_text("Engineer")
    field.setCursorPosition(3)
    field.show_text("Engineer")
    assert field.cursorPosition() == 3
    field.show_text("Eng")
    assert field.cursorPosition() == 3
    field.show_text("En")
    assert field.cursorPosition() == 2


def test_without_the_focus_a_text_is_shown_from_its_beginning(field: LineField) -> None:
    field.clearFocus()
    field.show_text("A very long role " * 20)
    assert field.cursorPosition() == 0


@pytest.mark.parametrize("shift", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier])
def test_undo_and_redo_are_left_to_the_window(field: LineField, shift: Qt.KeyboardModifier) -> None:
    claim = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | shift)
    claim.ignore()
    QApplication.sendEvent(field, claim)
    assert not claim.isAccepted()


def test_markup_is_text(field: LineField) -> None:
    field.show_text(MARKUP)
    assert field.text() == MARKUP
    assert spoken(field).text(QAccessible.Text.Value) == MARKUP


def test_what_is_pasted_rich_becomes_plain(field: LineField) -> None:
    data = QMimeData()
    data.setHtml("<b>Lead</b>")
    data.setText("Lead")
    QGuiApplication.clipboard().setMimeData(data)
    field.paste()
    assert field.text() == "Lead"


def test_leaving_is_said(qtbot: QtBot) -> None:
    window = QWidget()
    layout = QVBoxLayout(window)
    one, other = LineField("One", ""), LineField("Other", "")
    layout.addWidget(one)
    layout.addWidget(other)
    show(qtbot, window)
    one.setFocus()
    heard = Heard(left=one.left)
    qtbot.keyClick(one, Qt.Key.Key_Tab)
    assert heard.names() == ["left"]


def test_it_has_a_name_for_assistive_technology(field: LineField) -> None:
    assert spoken_name(field) == "Role"
    assert spoken(field).role() is QAccessible.Role.EditableText


# --- the header, which is made of such fields ---------------------------------------------------------


@pytest.fixture
def header(qtbot: QtBot) -> CompanyHeader:
    widget = CompanyHeader()
    show(qtbot, widget, 600)
    return widget


def heard_of(header: CompanyHeader) -> Heard:
    return Heard(
        name=header.name_requested,
        role=header.role_requested,
        round=header.round_requested,
        interview_at=header.interview_at_requested,
        left=header.left,
    )


def test_a_header_shows_a_company_and_reports_nothing_for_it(header: CompanyHeader) -> None:
    heard = heard_of(header)
    header.show_company(company("one", name="R&D", role="Lead", round=14))
    shown = (header.name.text(), header.role.text(), header.round.currentText(), header.interview_at.text())
    assert shown == ("R&D", "Lead", "14th interview", "No date yet")
    assert heard.said == []


def test_a_header_reports_what_is_typed_and_chosen(header: CompanyHeader, qtbot: QtBot) -> None:
    header.show_company(company("one", name=""))
    heard = heard_of(header)
    header.name.setFocus()
    qtbot.keyClicks(header.name, "A")
    qtbot.keyClick(header.name, Qt.Key.Key_Tab)
    qtbot.keyClicks(header.role, "B")
    qtbot.keyClick(header.role, Qt.Key.Key_Tab)
    assert header.round.hasFocus()
    qtbot.keyClick(header.round, Qt.Key.Key_Down)
    assert heard.said == [("name", "A"), ("left",), ("role", "B"), ("left",), ("round", 2)]


def test_the_rounds_to_choose_go_one_beyond_the_company_s_own(header: CompanyHeader) -> None:
    header.show_company(company("one", round=12))
    assert header.round.currentText() == "12th interview"
    assert [header.round.itemData(place) for place in range(header.round.count())] == list(range(1, 14))
    header.show_company(company("last", round=99))
    assert (header.round.currentText(), header.round.count()) == ("99th interview", 99)
    header.show_company(company("two", round=1))
    assert (header.round.currentText(), header.round.count()) == ("1st interview", 6)


def test_every_field_of_a_header_has_a_name(header: CompanyHeader) -> None:
    fields = (header.name, header.role, header.interview_at)
    assert list(map(spoken_name, fields)) == ["Company", "Role", "Date of the interview: No date yet"]
    # Where AT-SPI is used, Qt gives a combo box its present text for a name.
    assert header.round.accessibleName() == "Round"
    assert spoken(header.round).text(QAccessible.Text.Value) == "1st interview"
