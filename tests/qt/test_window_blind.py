"""Weighing blind: nothing in the window tells how the balance stands until it is uncovered."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from qt_data import spoken
from window_driver import CTRL, Driver, Key, Starter, has_colour, picture
from window_hands import (
    can_be_seen,
    decision_page,
    leaning,
    marked,
    questions_page,
    redo,
    turn_to,
    undo,
    verdict,
    weigh_as,
)

from interview_helper.domain.reasons import Mark, Side
from interview_helper.widgets.balance_cover import BalanceCover
from interview_helper.widgets.side_panel import Tab
from interview_helper.widgets.tints import side_tint

TELLING = ("lean", "clearly", "too close", "tip", "12 for", "9 against", "against the balance", "margin")
"""What no word of the window may hold while the balance is covered, in small letters."""


def words_in_sight(driver: Driver) -> str:
    """Every word that is on the screen or spoken of it, but for menus, in small letters."""
    said: list[str] = []
    for widget in driver.window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        said += [widget.accessibleName(), widget.accessibleDescription()]
        if isinstance(widget, QLabel | QAbstractButton):
            said.append(widget.text())
    model = driver.window.model
    spoken_row = Qt.ItemDataRole.AccessibleTextRole
    said += [str(model.index(row).data(spoken_row)) for row in range(model.rowCount())]
    return "\n".join(said).lower()


def tells(driver: Driver) -> list[str]:
    """The telling words that are in sight."""
    return [part for part in TELLING if part in words_in_sight(driver)]


@pytest.fixture
def blind(start: Starter) -> Driver:
    """The leaning company of the design, weighed blind."""
    driver = start(leaning())
    assert {"lean", "tip", "12 for"} <= set(tells(driver)), "or the search is blind itself"
    driver.press(Key.Key_B, CTRL)
    return driver


def test_ctrl_b_covers_balance_verdict_and_loads(blind: Driver) -> None:
    decision = blind.window.decision
    assert not decision.balance.isVisible()
    assert verdict(blind) == [
        "Weighing blind",
        "The balance, both loads and the verdict are covered while you tick.",
    ]
    assert blind.marks() == "☐☑?☑☑ | ☑☐☐☑☑☐", "the ticks stay"
    for checklist in decision.lists.values():
        assert not any(sign.isdigit() for sign in checklist.load_label.text())
        assert checklist.load_label.accessibleName() == "Load: covered"
    assert not decision.verdict.why.isVisible()
    assert not decision.verdict.insight.isVisible()
    assert tells(blind) == []


@pytest.mark.parametrize("tab", list(Tab))
def test_no_tab_tells_anything(blind: Driver, tab: Tab) -> None:
    turn_to(blind, tab)
    assert tells(blind) == []
    blind.tick("culture-better")
    assert tells(blind) == []


def test_the_questions_about_unknowns_are_still_there(blind: Driver) -> None:
    page = questions_page(blind)
    why = [card.why.text() for card in page.suggestions.cards]
    assert why[0] == "? marked “don’t know yet”"
    blind.press(Key.Key_B, CTRL)
    assert page.suggestions.cards[0].why.text() == "? the answer could tip the balance"


def test_ticking_blind_shows_nothing_but_the_ticks(blind: Driver) -> None:
    blind.tick("culture-better")
    weigh_as(blind, "culture-better", 5)
    blind.click(blind.row("relocation-unsupported").unknown_button)
    blind.row("boss-difficult").check_box.setFocus()
    blind.type("!")
    assert blind.marks() == "☐☑☐☑☑ | ☑☑☐☑☑☐"
    assert verdict(blind)[0] == "Weighing blind"
    assert tells(blind) == []
    balance = spoken(blind.window.decision.balance)
    assert balance.valueInterface().currentValue() == 0
    assert "9" not in balance.text(QAccessible.Text.Description)


def test_the_row_in_the_list_is_covered(blind: Driver) -> None:
    view = blind.window.companies.view
    row = view.visualRect(view.model().index(0, 0))
    tints = [side_tint(view.palette(), side) for side in Side]
    assert not any(has_colour(picture(view.viewport()), tint, row) for tint in tints)
    said = view.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.endswith("weighed blind")
    blind.press(Key.Key_B, CTRL)
    assert has_colour(picture(view.viewport()), tints[1], row)
    said = view.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.endswith("towards accepting, 12 for · 9 against")


def test_the_order_by_tilt_gives_nothing_away(start: Starter) -> None:
    driver = start(
        marked("a", "Ahead", job_interesting=5),
        marked("e", "Even"),
        replace(marked("z", "Zeta", job_interesting=5, values_aligned=5), blind=True),
        marked("b", "Behind", boss_difficult=5),
    )
    driver.choose("View", "Sort companies", "By tilt")
    assert driver.listed() == ["Ahead", "Even", "Zeta", "Behind"], "it stands as one that is even"


def test_nothing_that_would_tell_can_be_asked_for(blind: Driver) -> None:
    blind.press(Key.Key_I, CTRL)
    assert blind.window.side.overlay is None
    blind.press(Key.Key_K, CTRL)
    assert blind.dialogs.shown == []
    for action in (blind.window.actions_.why, blind.window.actions_.strike_out):
        assert not action.isEnabled()
    assert blind.window.actions_.blind.isChecked()


def test_an_open_account_closes_and_the_keyboard_is_not_lost(start: Starter) -> None:
    driver = start(leaning())
    driver.press(Key.Key_I, CTRL)
    driver.press(Key.Key_B, CTRL)
    assert driver.window.side.overlay is None
    assert tells(driver) == []
    assert can_be_seen(driver.focus())
    driver.press(Key.Key_B, CTRL)
    assert can_be_seen(driver.focus())


def test_uncover_by_the_button_shows_it_all_again(blind: Driver) -> None:
    blind.tick("culture-better")
    button = blind.window.decision.verdict.uncover
    assert can_be_seen(button)
    blind.click(button)
    assert blind.window.decision.balance.isVisible()
    assert verdict(blind)[1] == "15 for · 9 against"
    assert not button.isVisible()
    assert spoken(blind.window.decision.balance).valueInterface().currentValue() == 25
    assert can_be_seen(blind.focus())
    assert not blind.window.actions_.blind.isChecked()
    assert blind.window.actions_.why.isEnabled()


def test_uncover_by_keyboard(blind: Driver) -> None:
    blind.window.decision.header.interview_at.setFocus()
    blind.press(Key.Key_Tab)
    assert blind.focus() is blind.window.decision.verdict.uncover
    blind.press(Key.Key_Space)
    assert verdict(blind)[0] == "Leans towards accepting"
    assert can_be_seen(blind.focus())


def test_the_menu_covers_and_uncovers(start: Starter) -> None:
    driver = start(leaning())
    driver.choose("Company", "Weigh blind")
    assert verdict(driver)[0] == "Weighing blind"
    driver.choose("Company", "Weigh blind")
    assert verdict(driver)[0] == "Leans towards accepting"


def test_covering_moves_nothing(blind: Driver) -> None:
    def places() -> list[object]:
        decision = blind.window.decision
        return [
            decision.scroll_area.geometry(),
            *(row.geometry() for row in decision.lists[Side.ACCEPT].rows),
        ]

    covered = places()
    blind.press(Key.Key_B, CTRL)
    blind.wait(lambda: places() == covered)


def test_undo_covers_again(blind: Driver) -> None:
    blind.press(Key.Key_B, CTRL)
    assert verdict(blind)[0] == "Leans towards accepting"
    undo(blind)
    assert verdict(blind)[0] == "Weighing blind"
    assert tells(blind) == []
    undo(blind)
    assert verdict(blind)[0] == "Leans towards accepting"
    redo(blind)
    assert verdict(blind)[0] == "Weighing blind"


def test_it_is_still_blind_after_a_restart(blind: Driver, start: Starter) -> None:
    assert blind.the_company().blind
    blind.close()
    again = start()
    assert verdict(again)[0] == "Weighing blind"
    assert tells(again) == []
    assert not again.window.decision.balance.isVisible()
    assert not again.window.actions_.why.isEnabled()
    again.press(Key.Key_B, CTRL)
    assert verdict(again)[1] == "12 for · 9 against"
    assert not again.the_company().blind


def test_another_company_is_not_blind_with_it(start: Starter) -> None:
    driver = start(leaning(), marked("z", "Zeta", boss_difficult=3))
    driver.press(Key.Key_B, CTRL)
    driver.press(Key.Key_Down, CTRL)
    driver.wait(lambda: driver.name() == "Zeta")
    assert driver.window.decision.balance.isVisible()
    assert verdict(driver)[0] == "Leans towards turning it down"
    assert not driver.window.actions_.blind.isChecked()
    driver.press(Key.Key_Up, CTRL)
    driver.wait(lambda: driver.name() == "Northwind Traders")
    assert not driver.window.decision.balance.isVisible()
    assert driver.window.actions_.blind.isChecked()


def test_a_decision_made_blind_is_not_told_with_or_against(blind: Driver) -> None:
    page = decision_page(blind)
    decline, _ = page.answer.buttons.values()
    blind.click(decline)
    assert page.decision.sentence.text().startswith("You turned down the 1st interview")
    assert tells(blind) == []
    assert not page.rounds.isVisible()
    assert page.covered.isVisible()
    blind.press(Key.Key_B, CTRL)
    assert page.decision.agreement.text().startswith("Against the balance")
    assert page.rounds.isVisible()
    assert blind.the_company().decisions[0].reasons == blind.the_company().reasons


def test_a_company_ticked_blind_from_the_first(start: Starter) -> None:
    driver = start()
    driver.press(Key.Key_B, CTRL)
    driver.tick("job-interesting")
    assert tells(driver) == []
    stored = driver.the_company()
    assert stored.blind
    assert stored.reason("job-interesting").mark is Mark.TICKED


def test_narrow_it_is_covered_and_uncovered_as_well(start: Starter) -> None:
    driver = start(leaning(), size=(800, 560))
    driver.press(Key.Key_B, CTRL)
    assert verdict(driver)[0] == "Weighing blind"
    assert tells(driver) == []
    for tab in Tab:
        turn_to(driver, tab)
        assert tells(driver) == []
    driver.window.decision.header.interview_at.setFocus()
    driver.press(Key.Key_Tab)
    assert can_be_seen(driver.focus())
    driver.press(Key.Key_Space)
    assert verdict(driver)[1] == "12 for · 9 against"


def test_the_pointer_over_the_cover_learns_nothing(blind: Driver) -> None:
    decision = blind.window.decision
    cover = decision.findChild(BalanceCover)
    assert cover is not None
    assert cover.isVisible()
    assert cover.toolTip() == ""
    assert cover.words.text() == "The balance is covered."
    assert cover.height() == decision.balance.height()


def test_a_block_that_was_there_cannot_be_clicked(blind: Driver) -> None:
    balance = blind.window.decision.balance
    assert balance.block_centre("values-aligned") is None
