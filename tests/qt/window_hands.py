"""What the tests of a whole window do again and again: undo, open a menu, act on a dialog."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QComboBox, QDialog, QMenu, QWidget
from window_dialogs import FakeDialogs
from window_driver import CTRL, SHIFT, Driver, Key, company

from interview_helper.domain.company import Company, utc_now
from interview_helper.domain.reasons import Mark
from interview_helper.widgets.account_panel import AccountPanel
from interview_helper.widgets.decision_record_panel import DecisionRecordPanel
from interview_helper.widgets.people_panel import PeoplePanel
from interview_helper.widgets.questions_panel import QuestionsPanel
from interview_helper.widgets.side_panel import Tab
from interview_helper.widgets.text_button import TextButton
from interview_helper.windows import side_pages, tools

Shown = TypeVar("Shown", bound=QDialog)
TAB_KEYS = {
    Tab.NOTES: Key.Key_1,
    Tab.TO_ASK: Key.Key_2,
    Tab.PEOPLE: Key.Key_3,
    Tab.DECISION: Key.Key_4,
}


def undo(driver: Driver) -> None:
    driver.press(Key.Key_Z, CTRL)


def redo(driver: Driver) -> None:
    driver.press(Key.Key_Z, CTRL | SHIFT)


def marked(identity: str, name: str, **marks: Mark | int) -> Company:
    """A company with some reasons ticked, not known, or ticked with a weight; "_" stands for "-"."""
    made = company(identity, name)
    for key, wanted in marks.items():
        reason_id = key.replace("_", "-")
        if isinstance(wanted, Mark):
            made = made.with_mark(reason_id, wanted)
        else:
            made = made.with_mark(reason_id, Mark.TICKED).with_weight(reason_id, wanted)
    return made


def leaning() -> Company:
    """Northwind Traders of the design: 12 for, 9 against, one unknown that would tip it."""
    return replace(
        marked(
            "n",
            "Northwind Traders",
            job_interesting=4,
            values_aligned=5,
            open_questions=3,
            culture_negative=4,
            boss_difficult=3,
            values_conflict=2,
            relocation_unsupported=Mark.UNKNOWN,
        ).with_weight("relocation-unsupported", 4),
        role="Data analyst",
    )


def verdict(driver: Driver) -> list[str]:
    """The words that can be seen under the balance, from the top."""
    view = driver.window.decision.verdict
    labels = [view.verdict, view.loads, view.margin, view.remark, view.advice]
    said = [label.text() for label in labels if label.isVisible() and label.text()]
    if view.insight.isVisible():
        said.insert(len(said) - (1 if view.advice.isVisible() else 0), view.insight.words)
    return said


def weigh_as(driver: Driver, reason_id: str, weight: int) -> None:
    """Click on a pip."""
    pips = driver.row(reason_id).pips
    driver.window.decision.scroll_area.ensureWidgetVisible(pips)
    driver.click(pips, pips.centre_of(weight).toPoint())


def hover(widget: QWidget) -> None:
    """Bring the pointer over a widget."""
    place = QPointF(widget.rect().center())
    widget.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    QApplication.sendEvent(widget, QEnterEvent(place, place, QPointF(widget.mapToGlobal(place))))


def go_to_row(driver: Driver, reason_id: str) -> None:
    """Put the keyboard on a reason's check box."""
    driver.row(reason_id).check_box.setFocus()
    assert driver.row(reason_id).has_keyboard()


def menu_of(driver: Driver, widget: QWidget) -> QMenu:
    """Open the menu of a widget as the menu key does."""
    where = widget.rect().center()
    kind = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(widget, QContextMenuEvent(kind, where, widget.mapToGlobal(where)))
    return open_menu(driver)


def open_menu(driver: Driver) -> QMenu:
    """The menu that has just been opened."""
    driver.wait(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def titles(menu: QMenu) -> list[str]:
    return [action.text().split("\t")[0] for action in menu.actions() if action.text()]


def pick(driver: Driver, menu: QMenu, title: str) -> None:
    """Click on an entry of an open menu."""
    (action,) = [one for one in menu.actions() if one.text().split("\t")[0].startswith(title)]
    driver.click(menu, menu.actionGeometry(action).center())
    driver.activate()


def choose_in(driver: Driver, combo: QComboBox, place: int) -> None:
    """Choose in a combo box with the keys."""
    combo.setFocus()
    step = Key.Key_Down if place > combo.currentIndex() else Key.Key_Up
    while combo.currentIndex() != place:
        driver.press(step)


@contextmanager
def at_dialog(driver: Driver, kind: type[Shown], act: Callable[[Shown], object]) -> Iterator[None]:
    """What is to be done in the dialog that comes, while it is on the screen; it is closed then.

    It has to come before the end of the block.
    """
    done: list[QDialog] = []
    wrong: list[BaseException] = []

    def show(dialog: QDialog) -> None:
        FakeDialogs.show(driver.dialogs, dialog)
        try:
            assert isinstance(dialog, kind)
            dialog.show()
            become_active(driver, dialog)
            act(dialog)
        except BaseException as error:  # noqa: BLE001 - told below, where it ends the test
            wrong.append(error)
        dialog.close()
        done.append(dialog)

    driver.dialogs.show = show  # type: ignore[method-assign]
    try:
        yield
        driver.wait(lambda: bool(done))
    finally:
        del driver.dialogs.show
    if wrong:
        raise wrong[0]
    driver.activate()


def become_active(driver: Driver, dialog: QDialog) -> None:
    """Give a dialog the keyboard, which the offscreen platform does not do by itself."""
    driver.wait(dialog.isVisible)
    dialog.activateWindow()
    driver.wait(dialog.isActiveWindow)


def turn_to(driver: Driver, tab: Tab) -> QWidget:
    """Choose a tab with its keys; its page."""
    QTest.keyClick(driver.window, TAB_KEYS[tab], CTRL)
    page = driver.window.side.page(tab)
    assert driver.window.side.tab is tab
    assert page is not None
    assert page.isVisible()
    QApplication.processEvents()
    return page


def questions_page(driver: Driver) -> QuestionsPanel:
    page = turn_to(driver, Tab.TO_ASK)
    assert isinstance(page, QuestionsPanel)
    return page


def people_page(driver: Driver) -> PeoplePanel:
    page = turn_to(driver, Tab.PEOPLE)
    assert isinstance(page, PeoplePanel)
    return page


def decision_page(driver: Driver) -> DecisionRecordPanel:
    page = turn_to(driver, Tab.DECISION).findChild(DecisionRecordPanel)
    assert page is not None
    return page


def account(driver: Driver) -> AccountPanel:
    """The account of the balance, which is open."""
    overlay = driver.window.side.overlay
    assert isinstance(overlay, AccountPanel)
    assert overlay.isVisible()
    return overlay


def account_rows(driver: Driver) -> dict[str, TextButton]:
    """The account's buttons by what they say."""
    return {button.words: button for button in account(driver).findChildren(TextButton) if button.isVisible()}


def be_laid_out() -> None:
    """Let every widget have its place: each asks the one that it stands in, by an event of its own."""
    for _ in range(10):
        QApplication.processEvents()


def can_be_seen(widget: QWidget, part: QPoint | None = None) -> bool:
    """Whether the middle of a widget, or that place of it, is really in view."""
    seen = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
    return seen.isVisible() and seen.visibleRegion().contains(part or seen.rect().center())


class Clock:
    """The time as the window's tools know it; it stands still until it is moved."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = utc_now()
        for module in (tools, side_pages):
            monkeypatch.setattr(module, "utc_now", lambda: self.now)

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **time: float) -> None:
        """Let so much time go by, as a ``timedelta`` is told it."""
        self.now += timedelta(**time)
