"""The tabs beside the decision by their keys, and below it, with the account, in a narrow window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from window_driver import CTRL, Driver, Key, Starter
from window_hands import account, account_rows, be_laid_out, can_be_seen, leaning, turn_to

from interview_helper.widgets.side_panel import Tab


def test_ctrl_and_a_number_turn_to_each_tab(start: Starter) -> None:
    driver = start(leaning())
    for tab in (Tab.TO_ASK, Tab.PEOPLE, Tab.DECISION, Tab.NOTES):
        page = turn_to(driver, tab)
        at = driver.focus()
        assert page.isAncestorOf(at) or at is driver.window.side.tabs, tab
        assert can_be_seen(at), tab
        assert sum(one is not None and one.isVisible() for one in map(driver.window.side.page, Tab)) == 1


def test_the_view_menu_turns_to_a_tab(start: Starter) -> None:
    driver = start(leaning())
    driver.choose("View", "People")
    assert driver.window.side.tab is Tab.PEOPLE


@pytest.fixture
def narrow(start: Starter) -> Driver:
    """The smallest usual window: the tabs are below the checklists."""
    driver = start(leaning(), size=(800, 560))
    window = driver.window
    assert window.decision.isAncestorOf(window.side)
    return driver


def test_narrow_each_tab_comes_into_view_by_its_keys(narrow: Driver) -> None:
    for tab in (Tab.TO_ASK, Tab.DECISION, Tab.PEOPLE, Tab.NOTES, Tab.TO_ASK):
        narrow.window.decision.scroll_area.verticalScrollBar().setValue(0)
        turn_to(narrow, tab)
        assert can_be_seen(narrow.focus(), QPoint(8, 8)), tab


def test_narrow_the_account_comes_into_view_and_goes_back(narrow: Driver) -> None:
    narrow.press(Key.Key_I, CTRL)
    at = narrow.focus()
    assert account(narrow).isAncestorOf(at)
    narrow.wait(lambda: can_be_seen(at))
    narrow.press(Key.Key_Space)
    row = next(row for one in narrow.window.decision.lists.values() for row in one.rows if row.has_keyboard())
    narrow.wait(lambda: can_be_seen(row.check_box))
    assert row.glow > 0
    narrow.press(Key.Key_I, CTRL)
    assert narrow.window.side.overlay is None


def test_narrow_every_row_of_the_account_comes_into_view_by_tab(narrow: Driver) -> None:
    narrow.press(Key.Key_I, CTRL)
    be_laid_out()
    for button in list(account_rows(narrow).values())[:6]:
        assert narrow.focus() is button
        narrow.wait(lambda button=button: can_be_seen(button))
        narrow.press(Key.Key_Tab)


def test_narrow_tab_goes_from_the_lists_to_the_tabs_and_arrows_turn_them(narrow: Driver) -> None:
    narrow.window.decision.verdict.why.setFocus()
    for _ in range(20):
        narrow.press(Key.Key_Tab)
        if narrow.focus() is narrow.window.side.tabs:
            break
    assert narrow.focus() is narrow.window.side.tabs
    narrow.press(Key.Key_Right)
    assert narrow.window.side.tab is Tab.TO_ASK
    page = narrow.window.side.page(Tab.TO_ASK)
    narrow.press(Key.Key_Tab)
    assert page is not None
    assert page.isAncestorOf(narrow.focus())
