"""Every change taken back and made again through the one undo stack, from wherever one is."""

from __future__ import annotations

from window_driver import CTRL, SHIFT, Driver, Key, Starter, company


def undo(driver: Driver) -> None:
    driver.press(Key.Key_Z, CTRL)


def redo(driver: Driver) -> None:
    driver.press(Key.Key_Z, CTRL | SHIFT)


def test_undo_and_redo_from_a_text_field_a_checklist_and_the_list(start: Starter) -> None:
    driver = start(company("a", "Adatum"))
    window = driver.window
    driver.fill(window.decision.header.name, "Fabrikam")
    driver.tick("boss-difficult")
    driver.fill(window.notes.notes, "Long hours")
    assert driver.notes() == "Long hours"
    undo(driver)  # in the notes
    assert driver.notes() == ""
    assert driver.marks() == "☐☐☐☐☑ | ☐☐☐☐☐☐"
    undo(driver)  # still in the notes, and the tick is next
    assert driver.marks() == "☐☐☐☐☐ | ☐☐☐☐☐☐"
    driver.row("boss-difficult").check_box.setFocus()
    redo(driver)
    assert driver.marks() == "☐☐☐☐☑ | ☐☐☐☐☐☐"
    undo(driver)
    window.companies.view.setFocus()
    undo(driver)
    assert driver.name() != "Fabrikam"
    for _ in range(3):
        undo(driver)
    assert driver.name() == "Adatum"
    assert driver.listed() == ["Adatum"]
    assert driver.the_company().name == "Adatum"
    while window.session.undo_stack.canRedo():
        redo(driver)
    assert (driver.name(), driver.notes(), driver.marks()) == (
        "Fabrikam",
        "Long hours",
        "☐☐☐☐☑ | ☐☐☐☐☐☐",
    )
    stored = driver.the_company()
    assert (stored.name, stored.notes) == ("Fabrikam", "Long hours")
    assert stored.reason("boss-difficult").ticked


def test_undo_from_the_edit_menu_says_what_it_undoes(start: Starter) -> None:
    driver = start(company("a", "R&D & <b>Sons</b>"))
    driver.tick("boss-difficult")
    undoing = driver.window.actions_.undo
    assert undoing.text().replace("&", "") == ("Undo Tick “My future boss seems a very difficult…”")
    driver.choose("Edit", undoing.text().replace("&", ""))
    assert driver.marks() == "☐☐☐☐☐ | ☐☐☐☐☐☐"
    assert not undoing.isEnabled()


def test_undo_goes_to_the_company_that_it_changes(start: Starter) -> None:
    driver = start(company("a", "Adatum"), company("b", "Contoso"))
    driver.tick("boss-difficult")
    driver.press(Key.Key_Down, CTRL)
    driver.wait(lambda: driver.name() == "Contoso")
    assert driver.marks() == "☐☐☐☐☐ | ☐☐☐☐☐☐"
    undo(driver)
    driver.wait(lambda: driver.name() == "Adatum")
    assert driver.current() == "Adatum"
    assert driver.marks() == "☐☐☐☐☐ | ☐☐☐☐☐☐"
    redo(driver)
    assert driver.marks() == "☐☐☐☐☑ | ☐☐☐☐☐☐"
    stored = driver.saved()
    assert stored["a"].reason("boss-difficult").ticked
    assert not stored["b"].reason("boss-difficult").ticked
