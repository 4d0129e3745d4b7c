"""Buttons that are made of words: quiet ones, framed ones, and those of a checklist."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from qt_data import DARK, LIGHT, MARKUP, Heard, colours_of, palette, picture, show, spoken_name

from interview_helper.domain.reasons import Side
from interview_helper.widgets import tints
from interview_helper.widgets.choice_button import ChoiceButton
from interview_helper.widgets.quiet_button import QuietButton
from interview_helper.widgets.text_button import TextButton
from interview_helper.widgets.words_button import WordsButton

LONG = "Tick “A reason that goes on for more than a line can hold, and then some more” on the list"


def choice(words: str) -> ChoiceButton:
    button = ChoiceButton("1")
    button.setText(words)
    return button


KINDS = pytest.mark.parametrize("made", [QuietButton, WordsButton, TextButton, choice])


@KINDS
@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_keys_press_it(qtbot: QtBot, made: Callable[[str], QuietButton], key: Qt.Key) -> None:
    button = made("Print…")
    show(qtbot, button, 300)
    heard = Heard(clicked=button.clicked)
    button.setFocus()
    QTest.keyClick(button, key)
    QTest.keyClick(button, Qt.Key.Key_A)
    assert heard.names() == ["clicked"]


@KINDS
def test_held_down_enter_presses_once(qtbot: QtBot, made: Callable[[str], QuietButton]) -> None:
    button = made("Print…")
    show(qtbot, button, 300)
    heard = Heard(clicked=button.clicked)
    for held in (False, True, True):
        key = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", autorep=held
        )
        QApplication.sendEvent(button, key)
    assert heard.names() == ["clicked"]


@KINDS
def test_words_are_no_markup_and_no_shortcut(qtbot: QtBot, made: Callable[[str], QuietButton]) -> None:
    button = made(MARKUP)
    show(qtbot, button, 300)
    assert button.words == MARKUP
    assert spoken_name(button) == MARKUP
    assert button.shortcut().isEmpty()


def test_framed_words_are_as_high_as_they_must_be(qtbot: QtBot) -> None:
    button = WordsButton(LONG)
    show(qtbot, button, 300)
    line = button.fontMetrics().lineSpacing()
    assert button.heightForWidth(2000) < 2 * line
    assert button.heightForWidth(200) > 3 * line
    button.setText("x" * 400)
    assert button.heightForWidth(200) > 5 * line


def test_quiet_words_stay_on_their_line(qtbot: QtBot) -> None:
    button = QuietButton(LONG)
    show(qtbot, button, 100)
    assert button.sizeHint().height() < 2 * button.fontMetrics().lineSpacing()
    assert button.minimumSizeHint().width() < 200 < button.sizeHint().width()


@pytest.mark.parametrize("colours", [LIGHT, DARK])
@pytest.mark.parametrize("side", [None, *Side])
def test_the_keyboard_is_outlined(qtbot: QtBot, colours: tuple[str, str], side: Side | None) -> None:
    button = QuietButton("Print…", side=side)
    look = palette(*colours)
    button.setPalette(look)
    show(qtbot, button, 300, 40)
    button.clearFocus()
    line = look.color(QPalette.ColorRole.Highlight) if side is None else tints.side_tint(look, side)
    assert line.name() not in colours_of(picture(button))
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert line.name() in colours_of(picture(button))
