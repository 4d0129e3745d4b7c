"""People, by clicks and keys."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from qt_data import LIGHT, MARKUP, company, palette, show, spoken_name
from qt_questions import WiredPeople, focus_widget, settle

from interview_helper.domain.people import Person
from interview_helper.domain.people_list import PersonField
from interview_helper.domain.reasons import Mark

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
ADA = Person("ada", "Ada", "Head of Analysis", True, "ada@example.com", "Kind.")
BO = Person("bo", "Bo")


def panel_of(qtbot: QtBot, *people: Person, width: int = 300) -> WiredPeople:
    panel = WiredPeople(company(people=people))
    panel.setPalette(palette(*LIGHT))
    show(qtbot, panel, width, 600)
    settle(panel)
    return panel


@pytest.fixture
def panel(qtbot: QtBot) -> WiredPeople:
    made = panel_of(qtbot, ADA, BO)
    made.view.setFocus()
    return made


def test_without_people_one_kind_sentence_stands_there(qtbot: QtBot) -> None:
    panel = panel_of(qtbot)
    assert panel.card.empty.isVisible()
    assert panel.view.isHidden()
    assert panel.form.isHidden()


def test_the_chosen_ones_fields_stand_below_the_list(panel: WiredPeople, qtbot: QtBot) -> None:
    form = panel.form
    assert form.y() > panel.card.geometry().bottom()
    assert (form.name.text(), form.role.text(), form.contact.text(), form.note.note()) == (
        "Ada",
        "Head of Analysis",
        "ada@example.com",
        "Kind.",
    )
    assert form.management.isChecked()
    qtbot.keyClick(panel.view, Key.Key_Down)
    assert (form.name.text(), form.note.note(), form.management.isChecked()) == ("Bo", "", False)
    assert panel.asked.names() == []


def test_somebody_is_added_and_written_about(panel: WiredPeople, qtbot: QtBot) -> None:
    qtbot.mouseClick(panel.add_button, LEFT)
    assert focus_widget() is panel.form.name
    qtbot.keyClicks(panel.form.name, "Cy")
    for field, text in ((panel.form.role, "HR"), (panel.form.contact, "1 2"), (panel.form.note, "x")):
        field.setFocus()
        qtbot.keyClicks(field, text)
    assert panel.now.people[-1] == Person("n1", "Cy", "HR", False, "1 2", "x")
    assert panel.asked.of("wrote")[:2] == [("n1", PersonField.NAME, "C"), ("n1", PersonField.NAME, "Cy")]
    assert panel.asked.names().count("left") == 3


def test_tab_goes_through_the_fields_in_order(panel: WiredPeople, qtbot: QtBot) -> None:
    form = panel.form
    for field in (form.name, form.role, form.management, form.contact, form.note, form.remove_button):
        qtbot.keyClick(focus_widget(), Key.Key_Tab)
        assert focus_widget() is field
    qtbot.keyClick(form.remove_button, Key.Key_Tab)
    assert focus_widget() is panel.add_button


def test_management_is_a_tick_of_the_users(panel: WiredPeople, qtbot: QtBot) -> None:
    qtbot.keyClick(panel.view, Key.Key_Down)
    panel.form.management.setFocus()
    qtbot.keyClick(panel.form.management, Key.Key_Space)
    assert panel.asked.of("management") == [("bo", True)]
    assert panel.now.people[1].management


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_F2])
def test_a_key_goes_from_the_list_to_the_name(panel: WiredPeople, qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(panel.view, key)
    assert focus_widget() is panel.form.name


def test_somebody_is_taken_off_the_list(panel: WiredPeople, qtbot: QtBot) -> None:
    qtbot.keyClick(panel.view, Key.Key_Delete)
    assert panel.asked.of("removed") == ["ada"]
    assert panel.form.name.text() == "Bo"
    qtbot.mouseClick(panel.form.remove_button, LEFT)
    assert panel.now.people == ()
    assert panel.form.isHidden()
    assert focus_widget() is panel.add_button


def test_the_menu_offers_the_same(panel: WiredPeople) -> None:
    for words in ("Edit", "Take off the list"):
        place = panel.view.visualRect(panel.view.currentIndex()).center()
        asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, panel.view.mapToGlobal(place))
        QApplication.sendEvent(panel.view.viewport(), asked)
        menu = panel.view.findChildren(QMenu)[-1]
        next(one for one in menu.actions() if one.text() == words).trigger()
        menu.close()
        QApplication.sendPostedEvents(menu, QEvent.Type.DeferredDelete)
    assert panel.asked.of("removed") == ["ada"]


def test_somebody_who_comes_otherwise_is_not_gone_to(panel: WiredPeople) -> None:
    panel.edit(lambda one: replace(one, people=(*one.people, Person("c"))))
    assert panel.form.name.text() == "Ada"
    assert focus_widget() is panel.view


def test_nobody_from_management_offers_the_tick(panel: WiredPeople, qtbot: QtBot) -> None:
    assert not panel.offer.isVisible()
    qtbot.keyClick(panel.view, Key.Key_Delete)
    assert panel.offer.sentence.text() == "Nobody on this list is from management or leadership."
    qtbot.mouseClick(panel.offer.button, LEFT)
    assert panel.asked.of("marked") == [("leadership-unmet", Mark.TICKED)]
    assert not panel.offer.isVisible()
    panel.form.management.click()
    assert panel.offer.sentence.text() == "You have met Bo from management or leadership."
    qtbot.mouseClick(panel.offer.button, LEFT)
    assert panel.asked.of("marked")[-1] == ("leadership-unmet", Mark.UNTICKED)


def test_a_company_after_another_shows_its_own_people(panel: WiredPeople) -> None:
    panel.show_company(replace(company("two"), people=(BO,)))
    assert panel.view.model().rowCount() == 1
    assert panel.form.isHidden()


def test_names_and_roles_with_markup_are_painted_as_they_are(qtbot: QtBot) -> None:
    panel = panel_of(qtbot, replace(ADA, name=MARKUP, role=MARKUP * 9), BO, width=250)
    assert panel.view.grab().height() == panel.view.height()
    panel.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    settle(panel)
    assert panel.view.grab().width() <= panel.scroll_area.viewport().width()
    rows = [panel.view.visualRect(panel.view.model().index(row, 0)) for row in range(2)]
    assert all(panel.view.viewport().rect().contains(row) for row in rows)
    assert rows[0].height() > rows[1].height()


def test_the_keyboard_comes_to_the_list_or_to_what_fills_it(qtbot: QtBot) -> None:
    panel = panel_of(qtbot)
    panel.take_focus()
    assert focus_widget() is panel.add_button
    panel.edit(lambda one: replace(one, people=(ADA,)))
    panel.take_focus()
    assert focus_widget() is panel.view
    assert panel.form.name.text() == "Ada"


def test_a_larger_font_makes_room_for_itself(panel: WiredPeople) -> None:
    high = panel.form.note.height(), panel.view.height()
    font = panel.font()
    font.setPointSizeF(font.pointSizeF() * 1.5)
    panel.setFont(font)
    settle(panel)
    assert panel.form.note.height() > high[0]
    assert panel.view.height() > high[1]


def test_every_field_has_a_name_to_be_spoken(panel: WiredPeople) -> None:
    form = panel.form
    fields = (form.name, form.role, form.contact, form.note, panel.view)
    assert [spoken_name(field) for field in fields] == [
        "Name",
        "Role",
        "Contact",
        "Note on this person",
        "People met",
    ]
    assert form.management.text() == "From management or leadership"
    assert form.remove_button.mapTo(panel, QPoint(0, 0)).x() >= 0
