"""People met: noted, marked as management, and what the program offers from it, over a whole window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from window_driver import CTRL, Driver, Key, Starter
from window_hands import be_laid_out, can_be_seen, marked, menu_of, people_page, pick, redo, undo

from interview_helper.domain.people import Person
from interview_helper.domain.reasons import Mark
from interview_helper.widgets.people_panel import PeoplePanel
from interview_helper.widgets.side_panel import Tab


@pytest.fixture
def meeting(start: Starter) -> Driver:
    driver = start(marked("a", "Adatum"), marked("z", "Zeta"))
    people_page(driver)
    return driver


def page(driver: Driver) -> PeoplePanel:
    found = driver.window.side.page(Tab.PEOPLE)
    assert isinstance(found, PeoplePanel)
    return found


def add(driver: Driver, name: str) -> None:
    driver.click(page(driver).add_button)
    assert driver.focus() is page(driver).form.name
    driver.type(name)


def names(driver: Driver) -> list[str]:
    model = page(driver).view.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def stored(driver: Driver) -> tuple[Person, ...]:
    return driver.saved()["a"].people


def test_somebody_is_added_and_written_of(meeting: Driver) -> None:
    add(meeting, "Ada Byron")
    form = page(meeting).form
    meeting.fill(form.role, "Team lead")
    meeting.fill(form.contact, "ada@example.com")
    meeting.fill(form.note, "Asked good questions")
    meeting.click(form.management, QPoint(8, form.management.height() // 2))
    (person,) = stored(meeting)
    assert person == Person(
        person.id,
        name="Ada Byron",
        role="Team lead",
        management=True,
        contact="ada@example.com",
        note="Asked good questions",
    )
    assert "Ada Byron" in names(meeting)[0]


def test_each_text_is_one_step_back_and_so_is_adding(meeting: Driver) -> None:
    add(meeting, "Ada Byron")
    meeting.fill(page(meeting).form.role, "Team lead")
    undo(meeting)
    assert stored(meeting)[0].role == ""
    undo(meeting)
    assert stored(meeting)[0].name == ""
    undo(meeting)
    assert stored(meeting) == ()
    assert not page(meeting).form.isVisible()
    assert can_be_seen(meeting.focus())
    for _ in range(3):
        redo(meeting)
    assert (stored(meeting)[0].name, stored(meeting)[0].role) == ("Ada Byron", "Team lead")


def test_nobody_from_management_offers_the_reason(meeting: Driver) -> None:
    offer = page(meeting).offer
    assert offer.sentence.text() == "You have noted nobody from management or leadership yet."
    add(meeting, "Ada Byron")
    assert offer.sentence.text() == "Nobody on this list is from management or leadership."
    assert meeting.marks() == "☐☐☐☐☐ | ☐☐☐☐☐☐", "offered, not ticked"
    meeting.click(offer.button)
    assert meeting.marks() == "☐☐☐☐☐ | ☐☐☐☐☐☑"
    assert not offer.isVisible()
    undo(meeting)
    assert offer.isVisible()
    redo(meeting)
    management = page(meeting).form.management
    meeting.click(management, QPoint(8, management.height() // 2))
    assert offer.sentence.text() == "You have met Ada Byron from management or leadership."
    meeting.click(offer.button)
    assert meeting.saved()["a"].reason("leadership-unmet").mark is Mark.UNTICKED
    assert not offer.isVisible()


def test_somebody_is_taken_off_by_key_by_button_and_by_menu(meeting: Driver) -> None:
    for name in ("Ada", "Ben", "Cleo"):
        add(meeting, name)
    page(meeting).view.setFocus()
    meeting.press(Key.Key_Delete)
    assert [one.name for one in stored(meeting)] == ["Ada", "Ben"]
    meeting.click(page(meeting).form.remove_button)
    assert len(stored(meeting)) == 1
    pick(meeting, menu_of(meeting, page(meeting).view), "Take off the list")
    assert stored(meeting) == ()
    assert can_be_seen(meeting.focus())
    for _ in range(3):
        undo(meeting)
    assert [one.name for one in stored(meeting)] == ["Ada", "Ben", "Cleo"]


def test_enter_in_the_list_goes_to_the_name(meeting: Driver) -> None:
    add(meeting, "Ada")
    page(meeting).view.setFocus()
    meeting.press(Key.Key_Return)
    assert meeting.focus() is page(meeting).form.name


def test_the_people_of_another_company(meeting: Driver) -> None:
    add(meeting, "Ada")
    meeting.press(Key.Key_Down, CTRL)
    meeting.wait(lambda: meeting.name() == "Zeta")
    assert names(meeting) == []
    assert not page(meeting).form.isVisible()
    meeting.press(Key.Key_Up, CTRL)
    meeting.wait(lambda: meeting.name() == "Adatum")
    assert "Ada" in names(meeting)[0]


def test_markup_is_shown_as_it_is(meeting: Driver) -> None:
    add(meeting, "<b>R&D</b>")
    assert stored(meeting)[0].name == "<b>R&D</b>"
    assert "<b>R&D</b>" in names(meeting)[0]
    management = page(meeting).form.management
    page(meeting).offer.button.click()
    meeting.click(management, QPoint(8, management.height() // 2))
    assert "<b>R&D</b>" in page(meeting).offer.sentence.text()
    assert page(meeting).offer.sentence.textFormat() is Qt.TextFormat.PlainText


def test_they_are_there_again_after_a_restart(meeting: Driver, start: Starter) -> None:
    add(meeting, "Ada")
    before = stored(meeting)
    meeting.close()
    again = start()
    people_page(again)
    assert again.disk()["a"].people == before
    assert "Ada" in names(again)[0]


@pytest.mark.parametrize("size", [(1280, 900), (800, 560)])
def test_by_keyboard_from_the_tabs_to_every_field(start: Starter, size: tuple[int, int]) -> None:
    driver = start(marked("a", "Adatum"), size=size)
    panel = people_page(driver)
    add(driver, "Ada")
    driver.window.side.tabs.setFocus()
    be_laid_out()
    reached = []
    for _ in range(12):
        driver.press(Key.Key_Tab)
        be_laid_out()
        at = driver.focus()
        if not panel.isAncestorOf(at):
            break
        assert can_be_seen(at, QPoint(6, 6)), at.accessibleName()
        reached.append(at)
    form = panel.form
    assert reached == [
        panel.offer.button,
        panel.view,
        form.name,
        form.role,
        form.management,
        form.contact,
        form.note,
        form.remove_button,
        panel.add_button,
    ]
