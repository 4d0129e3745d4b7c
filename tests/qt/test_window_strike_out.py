"""Striking out from the window: the same balance, step by step, and nothing changed by it."""

from __future__ import annotations

import pytest
from window_driver import CTRL, Driver, Key, Starter
from window_hands import at_dialog, leaning, marked, verdict

from interview_helper.domain.reasons import Side
from interview_helper.windows.striking_dialog import StrikingDialog


@pytest.fixture
def driver(start: Starter) -> Driver:
    return start(leaning())


def test_by_key_by_steps_to_what_remains(driver: Driver) -> None:
    said: list[str] = []

    def act(dialog: StrikingDialog) -> None:
        view = dialog.view
        assert dialog.company.text() == "Northwind Traders"
        assert "12" in view.sum.text()
        assert "9" in view.sum.text()
        assert view.steps > 0
        for step in range(view.steps):
            assert view.step == step
            said.append(view.sentence.text())
            driver.press(Key.Key_Right)
        assert view.step == view.steps
        assert view.end.isVisible()
        said.append(view.end.text())
        driver.press(Key.Key_Home)
        assert view.step == 0
        driver.press(Key.Key_End)
        driver.press(Key.Key_Left)
        assert view.step == view.steps - 1
        driver.press(Key.Key_Escape)
        assert not dialog.isVisible()

    with at_dialog(driver, StrikingDialog, act):
        driver.press(Key.Key_K, CTRL)
    assert said[-1].startswith("What remains is what tips it: “The job may not be perfect, ")
    assert "(5) for; “The company or the job conflicts" in said[-1]
    assert said[-1].endswith("(2) against.")


def test_the_balance_stays_as_it_is(driver: Driver) -> None:
    shown = driver.window.decision.balance.value()

    def act(dialog: StrikingDialog) -> None:
        for _ in range(dialog.view.steps + 1):
            assert dialog.view.balance.value() == shown
            driver.click(dialog.next)

    with at_dialog(driver, StrikingDialog, act):
        driver.press(Key.Key_K, CTRL)


def test_it_plays_to_the_end(driver: Driver) -> None:
    def act(dialog: StrikingDialog) -> None:
        dialog._timer.setInterval(1)
        driver.press(Key.Key_Space)
        driver.wait(lambda: dialog.view.step == dialog.view.steps)
        assert not dialog.is_playing

    with at_dialog(driver, StrikingDialog, act):
        driver.press(Key.Key_K, CTRL)


def test_it_changes_nothing(driver: Driver) -> None:
    before, said = driver.disk(), verdict(driver)
    with at_dialog(driver, StrikingDialog, lambda _: driver.press(Key.Key_End)):
        driver.press(Key.Key_K, CTRL)
    driver.settle()
    assert driver.disk() == before
    assert verdict(driver) == said
    assert not driver.window.session.undo_stack.canUndo()


def test_with_nothing_ticked_it_says_so(start: Starter) -> None:
    driver = start(marked("a", "Adatum"))

    def act(dialog: StrikingDialog) -> None:
        assert dialog.view.steps == 0
        assert dialog.view.sentence.text()
        assert not dialog.play.isEnabled()
        driver.press(Key.Key_Space)
        assert not dialog.is_playing

    with at_dialog(driver, StrikingDialog, act):
        driver.press(Key.Key_K, CTRL)


def test_hidden_and_unknown_reasons_are_not_struck(start: Starter) -> None:
    driver = start(leaning().with_reason_hidden("boss-difficult", True))

    def act(dialog: StrikingDialog) -> None:
        assert "6" in dialog.view.sum.text()
        shown = [row.reason.id for row in dialog.view.lists[Side.DECLINE].rows]
        assert shown == ["culture-negative", "values-conflict"]

    with at_dialog(driver, StrikingDialog, act):
        driver.press(Key.Key_K, CTRL)


def test_refused_while_weighing_blind(driver: Driver) -> None:
    driver.press(Key.Key_B, CTRL)
    driver.press(Key.Key_K, CTRL)
    assert driver.dialogs.shown == []
    driver.window.tools.strike_out()  # whatever else may ask for it one day
    assert driver.refused() == (
        "The balance is covered while you weigh blind. Uncover it to strike reasons out."
    )
    assert driver.dialogs.shown == []
    driver.press(Key.Key_B, CTRL)
    with at_dialog(driver, StrikingDialog, lambda _: None):
        driver.press(Key.Key_K, CTRL)
