"""Which would matter more: the questions, the ranking and its weights, by clicks and keys."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from qt_data import (
    CATALOGUE,
    DARK,
    LIGHT,
    MARKUP,
    Heard,
    colours_of,
    palette,
    picture,
    show,
    spoken,
    spoken_name,
)

from interview_helper.domain.priorities import Priority, default_priorities
from interview_helper.domain.reasons import Side
from interview_helper.widgets.choice_button import ChoiceButton
from interview_helper.windows.swing_dialog import SwingDialog

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton

FAR = Priority("far", Side.DECLINE, "Too far", counterpart="near")
LOW = Priority("low", Side.DECLINE, "Below my level", 2)
NEAR = Priority("near", Side.ACCEPT, "Nearby", counterpart="far")
AWAY = Priority("away", Side.DECLINE, "Put away", hidden=True)


class Asked:
    """The dialog and what it reported."""

    def __init__(self, qtbot: QtBot, *priorities: Priority, width: int = 560) -> None:
        self.qtbot = qtbot
        self.dialog = SwingDialog(priorities)
        self.heard = Heard(weights=self.dialog.weights_requested, closed=self.dialog.finished)
        show(qtbot, self.dialog, width, 360)

    def pair(self) -> tuple[str, str]:
        return self.dialog.question.first.words, self.dialog.question.second.words

    def progress(self) -> str:
        return self.dialog.question.progress.text()

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            at = QApplication.focusWidget()
            assert at is not None
            self.qtbot.keyClick(at, key)

    def click(self, what: QWidget) -> None:
        assert what.isVisible()
        self.qtbot.mouseClick(what, LEFT)

    def prefer(self, *order: str) -> None:
        """Answer everything by key, the first of these mattering most."""
        while self.dialog.asking:
            first, second = map(order.index, self.pair())
            self.press(Key.Key_1 if first < second else Key.Key_2)


@pytest.fixture
def asked(qtbot: QtBot) -> Asked:
    return Asked(qtbot, FAR, LOW, AWAY, NEAR)


def test_the_first_question(asked: Asked) -> None:
    assert asked.pair() == ("Nearby", "Too far")
    assert asked.progress() == "Question 1 of at most 3"
    assert not asked.dialog.question.back.isEnabled()
    assert not asked.dialog.stop.isEnabled()
    same = asked.dialog.question.same
    assert QApplication.focusWidget() is same
    assert spoken(same).text(QAccessible.Text.Description) == (
        f"Question 1 of at most 3. {asked.dialog.question.sentence.text()} 1: Nearby. 2: Too far."
    )


def test_opposites_are_not_both_imagined_of_one_company(asked: Asked) -> None:
    sentence = asked.dialog.question.sentence
    assert sentence.text().startswith("Imagine the one is true of a company, and the other of another")
    asked.press(Key.Key_1)
    assert asked.pair() == ("Too far", "Below my level")
    assert sentence.text().startswith("Imagine both are true of a company.")
    assert sentence.text().endswith("Which would matter more to you?")


def test_clicks_to_the_end_and_the_weights_are_taken(asked: Asked) -> None:
    question = asked.dialog.question
    asked.click(question.first)
    assert asked.progress() == "Question 2 of at most 3"
    asked.click(question.second)
    assert asked.pair() == ("Nearby", "Below my level")
    asked.click(question.second)
    assert not asked.dialog.asking
    assert asked.dialog.result_view.lines == ("5 Below my level (was 2)", "3 Nearby", "1 Too far (was 3)")
    assert "the top fifth of them weighs 5" in asked.dialog.explained.text()
    assert asked.heard.said == []
    asked.click(asked.dialog.take)
    assert asked.heard.said == [("weights", {"low": 5, "near": 3, "far": 1}), ("closed", 1)]


def test_enter_takes_the_weights_at_the_end(asked: Asked) -> None:
    asked.prefer("Too far", "Nearby", "Below my level")
    assert asked.dialog.result_view.lines == ("5 Too far (was 3)", "3 Nearby", "1 Below my level (was 2)")
    asked.press(Key.Key_Return)
    assert asked.heard.of("weights") == [{"far": 5, "near": 3, "low": 1}]


@pytest.mark.parametrize(
    ("key", "line"),
    [
        (Key.Key_1, "4 Nearby (was 3)"),
        (Key.Key_Left, "4 Nearby (was 3)"),
        (Key.Key_2, "4 Too far (was 3)"),
        (Key.Key_Right, "4 Too far (was 3)"),
        (Key.Key_0, "3 Too far"),
        (Key.Key_S, "3 Too far"),
        (Key.Key_Space, "3 Too far"),
        (Key.Key_Return, "3 Too far"),
    ],
)
def test_keys_answer(qtbot: QtBot, key: Qt.Key, line: str) -> None:
    asked = Asked(qtbot, FAR, NEAR)
    asked.press(key)
    assert asked.dialog.result_view.lines[0] == line


def test_the_keypad_answers_too(qtbot: QtBot) -> None:
    asked = Asked(qtbot, FAR, NEAR)
    QTest.keyClick(asked.dialog.question.same, Key.Key_2, Qt.KeyboardModifier.KeypadModifier)
    assert asked.dialog.result_view.lines[0] == "4 Too far (was 3)"


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Return])
def test_the_large_buttons_are_reached_by_tab(qtbot: QtBot, key: Qt.Key) -> None:
    asked = Asked(qtbot, FAR, NEAR)
    for _ in range(10):
        asked.press(Key.Key_Tab)
        if QApplication.focusWidget() is asked.dialog.question.second:
            break
    asked.press(key)
    assert asked.dialog.result_view.lines[0] == "4 Too far (was 3)"


def test_a_click_does_not_mark_a_button_for_the_next_question(asked: Asked) -> None:
    asked.click(asked.dialog.question.first)
    assert not asked.dialog.question.first.hasFocus()


def test_arrows_mean_what_is_seen_from_right_to_left(qtbot: QtBot) -> None:
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        for key, first in ((Key.Key_Left, "4 Too far (was 3)"), (Key.Key_Right, "4 Nearby (was 3)")):
            asked = Asked(qtbot, FAR, NEAR)
            assert asked.dialog.question.first.x() > asked.dialog.question.second.x()
            asked.press(key)
            assert asked.dialog.result_view.lines[0] == first
            asked.dialog.close()
    finally:
        QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_back_takes_the_last_answer_back(asked: Asked) -> None:
    before = asked.pair()
    asked.press(Key.Key_Backspace)
    assert asked.pair() == before
    asked.press(Key.Key_1)
    assert asked.pair() != before
    asked.press(Key.Key_Backspace)
    assert asked.pair() == before
    assert asked.progress() == "Question 1 of at most 3"
    asked.press(Key.Key_1)
    asked.click(asked.dialog.question.back)
    assert asked.pair() == before


def test_stopping_early_leaves_the_others_their_weights(asked: Asked) -> None:
    asked.press(Key.Key_2)
    asked.click(asked.dialog.stop)
    assert asked.dialog.result_view.lines == (
        "4 Too far (was 3)",
        "2 Nearby (was 3)",
        "2 Below my level (keeps 2)",
    )
    asked.click(asked.dialog.go_back)
    assert asked.progress().startswith("Question 2")
    asked.click(asked.dialog.stop)
    asked.click(asked.dialog.take)
    assert asked.heard.of("weights") == [{"far": 4, "near": 2}]


def test_back_from_the_end_is_the_last_question(asked: Asked) -> None:
    asked.press(Key.Key_2)
    last = asked.pair()
    asked.press(Key.Key_0)
    assert not asked.dialog.asking
    asked.click(asked.dialog.go_back)
    assert asked.pair() == last
    assert QApplication.focusWidget() is asked.dialog.question.same


def test_answering_again_begins_anew(asked: Asked) -> None:
    asked.prefer("Too far", "Nearby", "Below my level")
    asked.click(asked.dialog.again)
    assert asked.progress() == "Question 1 of at most 3"
    asked.prefer("Below my level", "Nearby", "Too far")
    assert asked.dialog.result_view.lines[0] == "5 Below my level (was 2)"


@pytest.mark.parametrize("answers", [0, 1, 2])
def test_cancel_takes_nothing(asked: Asked, answers: int) -> None:
    asked.press(*[Key.Key_1] * answers)
    asked.press(Key.Key_Escape)
    assert asked.heard.said == [("closed", 0)]


def test_the_eleven_are_at_most_29_questions(qtbot: QtBot) -> None:
    asked = Asked(qtbot, *default_priorities(CATALOGUE))
    assert asked.progress() == "Question 1 of at most 29"
    asked.prefer(*(built_in.text for built_in in CATALOGUE))
    weights = asked.dialog.weights
    assert [weights[built_in.id] for built_in in CATALOGUE] == [5, 5, 4, 4, 3, 3, 3, 2, 2, 1, 1]


def test_the_buttons_are_alike_whatever_they_say(qtbot: QtBot) -> None:
    asked = Asked(qtbot, replace(FAR, text="x" * 1_000), replace(NEAR, text=MARKUP))
    first, second = asked.dialog.question.first, asked.dialog.question.second
    assert abs(first.width() - second.width()) <= 1
    assert first.height() == second.height()
    assert second.height() >= second.heightForWidth(second.width())
    assert spoken_name(first) == MARKUP
    asked.press(Key.Key_1)
    assert MARKUP in asked.dialog.result_view.lines[0]


def test_neither_button_has_a_colour_of_its_side(asked: Asked) -> None:
    asked.dialog.setPalette(palette("#ffffff", "#000000"))
    for button in (asked.dialog.question.first, asked.dialog.question.second):
        assert {QColor(name).saturation() for name in colours_of(picture(button))} == {0}


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_light_and_dark(qtbot: QtBot, colours: tuple[str, str]) -> None:
    button = ChoiceButton("1")
    button.setText("Too far")
    button.setPalette(palette(*colours))
    show(qtbot, button, 200, 120)
    found = colours_of(picture(button))
    assert colours[0] in found
    assert len(found) > 5


def test_a_narrow_window_cuts_nothing_off(asked: Asked) -> None:
    asked.dialog.resize(1, 360)
    QApplication.processEvents()
    for control in (asked.dialog.question.second, asked.dialog.question.progress, asked.dialog.cancel):
        seen = control.visibleRegion().boundingRect()
        assert seen.width() == control.width(), control
