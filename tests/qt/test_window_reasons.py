"""Own reasons, their order, what is hidden, and the priorities that every company follows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from window_driver import CTRL, SHIFT, Driver, Key, Starter, picture
from window_hands import (
    at_dialog,
    can_be_seen,
    go_to_row,
    marked,
    menu_of,
    open_menu,
    pick,
    redo,
    titles,
    undo,
    verdict,
    weigh_as,
)

from interview_helper.domain.company import Company
from interview_helper.domain.reasons import Mark, Reason, Side
from interview_helper.widgets.reason_row import ReasonRow
from interview_helper.windows.priorities_dialog import PrioritiesDialog
from interview_helper.windows.swing_dialog import SwingDialog

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def three(start: Starter) -> Driver:
    """Three companies: one with nothing marked, one that is ticked, one with a weight of its own."""
    return start(
        marked("a", "Adatum"),
        marked("b", "Contoso", job_interesting=3, boss_difficult=3),
        marked("c", "Deviating", job_interesting=5, boss_difficult=3),
    )


def texts(driver: Driver, side: Side) -> list[str]:
    return [row.reason.text for row in driver.window.decision.lists[side].rows]


def ids(company: Company, side: Side) -> list[str]:
    return [reason.id for reason in company.reasons if reason.side is side]


def own(company: Company, text: str) -> Reason | None:
    return next((reason for reason in company.reasons if reason.text == text), None)


def row_of(driver: Driver, text: str) -> ReasonRow:
    (found,) = [
        row
        for checklist in driver.window.decision.lists.values()
        for row in checklist.rows
        if row.reason.text == text
    ]
    return found


def add(driver: Driver, side: Side, text: str, *, for_all: bool = False) -> None:
    """Write a reason at the foot of its list."""
    foot = driver.window.decision.lists[side].foot
    if foot.adder is None:
        driver.window.decision.scroll_area.ensureWidgetVisible(foot)
        driver.click(foot.add_button)
    assert foot.adder is not None
    assert driver.focus() is foot.adder.line
    if for_all and not foot.adder.for_all.isChecked():
        driver.press(Key.Key_Tab)
        assert driver.focus() is foot.adder.for_all
        driver.press(Key.Key_Space)
        foot.adder.line.setFocus()
    driver.type(text)
    driver.press(Key.Key_Return)


def to(driver: Driver, name: str) -> None:
    """Go to another company with the keys."""
    step = Key.Key_Down if driver.listed().index(name) > driver.listed().index(driver.name()) else Key.Key_Up
    while driver.name() != name:
        before = driver.name()
        driver.press(step, CTRL)
        driver.wait(lambda before=before: driver.name() != before)


# --- own reasons --------------------------------------------------------------------------------


def test_a_reason_of_ones_own_for_this_company(three: Driver) -> None:
    add(three, Side.ACCEPT, "Short way to work")
    assert texts(three, Side.ACCEPT)[-1] == "Short way to work"
    assert own(three.saved()["b"], "Short way to work") is None
    row = row_of(three, "Short way to work")
    three.wait(lambda: can_be_seen(row.check_box))
    three.tick(row.reason.id)
    weigh_as(three, row.reason.id, 5)
    assert verdict(three)[1] == "5 for · 0 against"
    stored = own(three.saved()["a"], "Short way to work")
    assert stored is not None
    assert (stored.side, stored.weight, stored.mark) == (Side.ACCEPT, 5, Mark.TICKED)
    for _ in range(3):
        undo(three)
    assert own(three.saved()["a"], "Short way to work") is None
    assert verdict(three)[0] == "Nothing weighed yet"


def test_a_reason_of_ones_own_for_all_companies_is_one_undo_step(three: Driver) -> None:
    add(three, Side.DECLINE, "No window in the office", for_all=True)
    three.wait(lambda: texts(three, Side.DECLINE)[-1] == "No window in the office")
    stored = three.saved()
    assert all(own(one, "No window in the office") for one in stored.values())
    assert len({own(one, "No window in the office").id for one in stored.values()}) == 1  # type: ignore[union-attr]
    to(three, "Contoso")
    assert texts(three, Side.DECLINE)[-1] == "No window in the office"
    undo(three)
    three.wait(lambda: "No window in the office" not in texts(three, Side.DECLINE))
    assert not any(own(one, "No window in the office") for one in three.saved().values())
    redo(three)
    three.wait(lambda: "No window in the office" in texts(three, Side.DECLINE))
    assert all(own(one, "No window in the office") for one in three.saved().values())


def test_a_new_company_has_the_reasons_for_all(three: Driver) -> None:
    add(three, Side.DECLINE, "No window in the office", for_all=True)
    three.wait(lambda: "No window in the office" in texts(three, Side.DECLINE))
    three.press(Key.Key_N, CTRL)
    three.wait(lambda: three.name() == "")
    assert "No window in the office" in texts(three, Side.DECLINE)


def test_one_after_the_other_and_escape(three: Driver) -> None:
    add(three, Side.ACCEPT, "First")
    add(three, Side.ACCEPT, "Second")
    assert texts(three, Side.ACCEPT)[-2:] == ["First", "Second"]
    foot = three.window.decision.lists[Side.ACCEPT].foot
    three.press(Key.Key_Return)
    assert foot.adder is None, "Enter on nothing ends it"
    assert three.focus() is foot.add_button
    three.press(Key.Key_Space)
    three.type("Not this")
    three.press(Key.Key_Escape)
    assert texts(three, Side.ACCEPT)[-2:] == ["First", "Second"]


def test_words_that_are_no_reason_are_refused_with_a_sentence(three: Driver) -> None:
    foot = three.window.decision.lists[Side.ACCEPT].foot
    three.window.decision.scroll_area.ensureWidgetVisible(foot)
    three.click(foot.add_button)
    three.paste("x" * 3_000)
    three.press(Key.Key_Return)
    assert three.refused()
    assert len(texts(three, Side.ACCEPT)) == 6


def test_one_for_this_company_becomes_one_for_all(three: Driver) -> None:
    add(three, Side.ACCEPT, "Short way to work")
    row = row_of(three, "Short way to work")
    three.tick(row.reason.id)
    pick(three, menu_of(three, row), "For all companies")
    three.wait(lambda: row_of(three, "Short way to work").standing.priority is not None)
    stored = three.saved()
    joined = own(stored["b"], "Short way to work")
    assert joined is not None
    assert joined.mark is Mark.UNTICKED
    mine = own(stored["a"], "Short way to work")
    assert mine is not None
    assert mine.ticked
    undo(three)
    three.wait(lambda: row_of(three, "Short way to work").standing.priority is None)
    stored = three.saved()
    assert own(stored["b"], "Short way to work") is None
    assert own(stored["a"], "Short way to work") is not None


def test_f2_edits_the_words(three: Driver) -> None:
    go_to_row(three, "boss-difficult")
    three.press(Key.Key_F2)
    three.press(Key.Key_A, CTRL)
    three.type("My boss shouts")
    three.press(Key.Key_Return)
    assert three.row("boss-difficult").reason.text == "My boss shouts"
    assert three.row("boss-difficult").has_keyboard()
    assert three.saved()["a"].reason("boss-difficult").text == "My boss shouts"
    assert three.saved()["b"].reason("boss-difficult").text != "My boss shouts"
    three.press(Key.Key_F2)
    three.type("Given up")
    three.press(Key.Key_Escape)
    assert three.row("boss-difficult").reason.text == "My boss shouts"
    undo(three)
    assert three.row("boss-difficult").reason.text != "My boss shouts"


def test_f2_with_no_words_is_refused(three: Driver) -> None:
    go_to_row(three, "boss-difficult")
    three.press(Key.Key_F2)
    three.press(Key.Key_Delete)
    three.press(Key.Key_Return)
    assert three.refused() == "A reason needs words. Write what speaks for or against the interview."
    assert three.row("boss-difficult").reason.text.startswith("My future boss")


def test_alt_down_moves_a_reason_and_the_keyboard_with_it(three: Driver) -> None:
    first, second = ids(three.disk()["a"], Side.DECLINE)[:2]
    go_to_row(three, first)
    three.press(Key.Key_Down, ALT)
    assert ids(three.saved()["a"], Side.DECLINE)[:2] == [second, first]
    assert ids(three.saved()["b"], Side.DECLINE)[:2] == [first, second], "an order of this company"
    assert three.row(first).has_keyboard()
    three.press(Key.Key_Up, ALT)
    three.press(Key.Key_Up, ALT)  # it is the first already
    assert ids(three.saved()["a"], Side.DECLINE)[:2] == [first, second]
    undo(three)
    assert ids(three.saved()["a"], Side.DECLINE)[:2] == [second, first]


def test_hide_and_bring_back_by_the_menus(three: Driver) -> None:
    to(three, "Contoso")
    pick(three, menu_of(three, three.row("boss-difficult")), "Hide here")
    assert len(texts(three, Side.DECLINE)) == 4
    assert verdict(three)[1] == "3 for · 0 against", "what is hidden weighs nothing"
    assert three.saved()["b"].reason("boss-difficult").hidden
    button = three.window.decision.lists[Side.DECLINE].foot.hidden_button
    assert button is not None
    assert button.text() == "1 hidden"
    three.window.decision.scroll_area.ensureWidgetVisible(button)
    three.click(button)
    pick(three, open_menu(three), "Show again")
    assert len(texts(three, Side.DECLINE)) == 5
    assert verdict(three)[1] == "3 for · 3 against", "and it comes back as it was marked"
    assert not button.isVisible()
    undo(three)
    assert three.saved()["b"].reason("boss-difficult").hidden
    undo(three)
    assert not three.saved()["b"].reason("boss-difficult").hidden


def test_only_ones_own_can_be_removed(three: Driver) -> None:
    menu = menu_of(three, three.row("boss-difficult"))
    assert "Remove" not in titles(menu)
    menu.close()
    three.activate()
    add(three, Side.ACCEPT, "Short way to work")
    pick(three, menu_of(three, row_of(three, "Short way to work")), "Remove")
    assert own(three.saved()["a"], "Short way to work") is None
    go_to_row(three, "job-interesting")
    undo(three)
    assert own(three.saved()["a"], "Short way to work") is not None


def test_undo_right_after_adding_takes_the_reason_back(three: Driver) -> None:
    add(three, Side.ACCEPT, "Short way to work")
    undo(three)
    assert own(three.saved()["a"], "Short way to work") is None


def test_markup_in_a_reason_is_shown_as_it_is(three: Driver) -> None:
    tag = "<b>R&D</b> &amp; more"
    add(three, Side.ACCEPT, tag)
    row = row_of(three, tag)
    three.tick(row.reason.id)
    assert row.check_box.plain_text() == tag


# --- priorities -----------------------------------------------------------------------------------


def set_in_dialog(driver: Driver, reason_id: str, weight: int) -> None:
    """Set a priority in the dialog that the menu opens."""

    def act(dialog: PrioritiesDialog) -> None:
        row = next(row for card in dialog.cards.values() for row in [card.row(reason_id)] if row is not None)
        driver.click(row.pips, row.pips.centre_of(weight).toPoint())
        driver.click(dialog.buttons.button(dialog.buttons.StandardButton.Ok))

    with at_dialog(driver, PrioritiesDialog, act):
        driver.choose("Edit", "My priorities")


def weights(driver: Driver, reason_id: str) -> dict[str, int]:
    return {one.name: one.reason(reason_id).weight for one in driver.saved().values()}


def weights_shown(driver: Driver) -> list[int]:
    return [row.reason.weight for one in driver.window.decision.lists.values() for row in one.rows]


def test_a_priority_moves_every_company_but_the_one_that_deviates(three: Driver) -> None:
    set_in_dialog(three, "job-interesting", 1)
    three.wait(lambda: three.row("job-interesting").reason.weight == 1)
    assert weights(three, "job-interesting") == {"Adatum": 1, "Contoso": 1, "Deviating": 5}
    to(three, "Contoso")
    assert verdict(three)[1] == "1 for · 3 against"
    assert three.row("job-interesting").standing.priority == 1
    undo(three)
    three.wait(lambda: three.row("job-interesting").reason.weight == 3)
    assert weights(three, "job-interesting") == {"Adatum": 3, "Contoso": 3, "Deviating": 5}
    assert three.name() == "Contoso", "undo stays with the company that is open"
    redo(three)
    three.wait(lambda: three.row("job-interesting").reason.weight == 1)
    assert weights(three, "job-interesting") == {"Adatum": 1, "Contoso": 1, "Deviating": 5}


def test_the_list_follows_a_priority(three: Driver) -> None:
    def spoken() -> dict[str, str]:
        model = three.window.model
        return {
            name: str(model.index(row).data(Qt.ItemDataRole.AccessibleTextRole))
            for row, name in enumerate(three.listed())
        }

    set_in_dialog(three, "job-interesting", 1)
    three.wait(lambda: "1 for · 3 against" in spoken()["Contoso"])
    assert "5 for · 3 against" in spoken()["Deviating"]


def test_a_deviation_is_marked_and_goes_back(three: Driver) -> None:
    set_in_dialog(three, "job-interesting", 4)
    three.wait(lambda: three.row("job-interesting").reason.weight == 4)
    row = three.row("job-interesting")
    three.window.companies.view.setFocus()
    as_all = picture(row.pips)
    weigh_as(three, "job-interesting", 2)
    three.window.companies.view.setFocus()
    deviating = picture(row.pips)
    assert deviating != as_all
    assert "Your priority is 4." in row.check_box.accessibleDescription()
    assert "4" in row.pips.toolTip()
    menu = menu_of(three, row)
    assert "Back to my priority (4)" in titles(menu)
    pick(three, menu, "Back to my priority (4)")
    assert row.reason.weight == 4
    assert "Your priority" not in row.check_box.accessibleDescription()
    undo(three)
    assert row.reason.weight == 2
    menu = menu_of(three, row)
    pick(three, menu, "Make this my priority (2)")
    three.wait(lambda: three.row("job-interesting").standing.priority == 2)
    three.window.companies.view.setFocus()
    assert picture(row.pips) != deviating, "the same weight, without the mark"
    assert weights(three, "job-interesting") == {"Adatum": 2, "Contoso": 2, "Deviating": 5}
    undo(three)
    three.wait(lambda: three.row("job-interesting").standing.priority == 4)
    assert weights(three, "job-interesting") == {"Adatum": 2, "Contoso": 4, "Deviating": 5}


def test_before_priorities_are_set_nothing_deviates(three: Driver) -> None:
    to(three, "Deviating")
    row = three.row("job-interesting")
    assert "Your priority" not in row.check_box.accessibleDescription()
    menu = menu_of(three, row)
    assert not any("priority" in title for title in titles(menu))
    menu.close()
    three.activate()


def test_priorities_by_keys_for_a_new_company(three: Driver) -> None:
    def act(dialog: PrioritiesDialog) -> None:
        three.type("5")
        three.press(Key.Key_Return)
        assert not dialog.isVisible()

    with at_dialog(three, PrioritiesDialog, act):
        three.press(Key.Key_P, CTRL | SHIFT)
    three.wait(lambda: three.row("job-below-level").reason.weight == 5)
    three.press(Key.Key_N, CTRL)
    three.wait(lambda: three.name() == "")
    assert three.row("job-below-level").reason.weight == 5
    assert three.saved()[three.window.session.company.id].reason("job-below-level").weight == 5


def test_a_cancelled_dialog_changes_nothing(three: Driver) -> None:
    before = three.disk()

    def act(_: PrioritiesDialog) -> None:
        three.type("5")
        three.press(Key.Key_Escape)

    with at_dialog(three, PrioritiesDialog, act):
        three.press(Key.Key_P, CTRL | SHIFT)
    three.settle()
    assert three.disk() == before
    assert not three.window.session.undo_stack.canUndo()


def test_a_reason_hidden_and_one_added_in_the_dialog(three: Driver) -> None:
    def act(dialog: PrioritiesDialog) -> None:
        three.press(Key.Key_Delete)
        dialog.cards[Side.ACCEPT].adder.setFocus()
        three.type("Canteen")
        three.click(dialog.buttons.button(dialog.buttons.StandardButton.Ok))

    with at_dialog(three, PrioritiesDialog, act):
        three.press(Key.Key_P, CTRL | SHIFT)
    three.wait(lambda: "Canteen" in texts(three, Side.ACCEPT))
    assert len(texts(three, Side.DECLINE)) == 4
    stored = three.saved()
    assert all(own(one, "Canteen") and one.reason("job-below-level").hidden for one in stored.values())
    undo(three)
    three.wait(lambda: "Canteen" not in texts(three, Side.ACCEPT))
    stored = three.saved()
    assert not any(own(one, "Canteen") or one.reason("job-below-level").hidden for one in stored.values())


def test_swing_weights_are_taken_into_the_priorities(three: Driver) -> None:
    taken: dict[str, int] = {}

    def act(dialog: PrioritiesDialog) -> None:
        three.click(dialog.swing)
        swing = dialog.findChild(SwingDialog)
        assert swing is not None
        three.wait(swing.isVisible)
        for _ in range(200):
            if not swing.asking:
                break
            three.click(swing.question.first)
        assert not swing.asking
        taken.update(swing.weights)
        three.click(swing.take)
        three.click(dialog.buttons.button(dialog.buttons.StandardButton.Ok))

    with at_dialog(three, PrioritiesDialog, act):
        three.choose("Edit", "My priorities")
    assert set(taken.values()) == {1, 2, 3, 4, 5}
    three.wait(lambda: set(weights_shown(three)) != {3})
    stored = three.saved()
    assert {reason.id: reason.weight for reason in stored["a"].reasons} == taken
    assert stored["c"].reason("job-interesting").weight == 5, "it deviated"
    undo(three)
    three.wait(lambda: set(weights_shown(three)) == {3})
    assert not three.window.session.undo_stack.canUndo()


def test_everything_of_the_reasons_survives_a_restart(three: Driver, start: Starter) -> None:
    set_in_dialog(three, "job-interesting", 4)
    three.wait(lambda: three.row("job-interesting").reason.weight == 4)
    weigh_as(three, "job-interesting", 2)
    add(three, Side.ACCEPT, "Canteen", for_all=True)
    three.wait(lambda: "Canteen" in texts(three, Side.ACCEPT))
    add(three, Side.DECLINE, "Only here")
    go_to_row(three, "culture-negative")
    three.press(Key.Key_Down, ALT)
    pick(three, menu_of(three, three.row("relocation-unsupported")), "Hide here")
    before = three.saved()
    lists = {side: texts(three, side) for side in Side}
    three.close()
    again = start()
    assert again.disk() == before
    assert {side: texts(again, side) for side in Side} == lists
    assert again.row("job-interesting").standing.priority == 4
    menu = menu_of(again, again.row("job-interesting"))
    assert "Back to my priority (4)" in titles(menu)
    menu.close()
    again.activate()
    again.press(Key.Key_N, CTRL)
    again.wait(lambda: again.name() == "")
    assert again.row("job-interesting").reason.weight == 4
    assert "Canteen" in texts(again, Side.ACCEPT)
    assert "Only here" not in texts(again, Side.DECLINE)


def test_priorities_set_while_the_first_company_is_still_blank(start: Starter) -> None:
    driver = start()
    set_in_dialog(driver, "job-interesting", 5)
    driver.wait(lambda: driver.row("job-interesting").reason.weight == 5)
    driver.tick("job-interesting")
    assert verdict(driver)[1] == "5 for · 0 against"
    assert driver.the_company().reason("job-interesting").weight == 5
    driver.close()
    again = start()
    assert again.row("job-interesting").standing.priority == 5
