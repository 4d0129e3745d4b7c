"""The “?” of a row."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot
from qt_data import DARK, LIGHT, MARKUP, colours_of, palette, picture, show, spoken

from interview_helper.widgets import tints
from interview_helper.widgets.unknown_button import UnknownButton


@pytest.fixture
def button(qtbot: QtBot) -> UnknownButton:
    widget = UnknownButton()
    widget.setPalette(palette(*LIGHT))
    widget.show_reason("Too far")
    widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    show(qtbot, widget, widget.sizeHint().width())
    widget.resize(widget.sizeHint())
    widget.clearFocus()
    return widget


def test_a_click_and_the_space_bar_toggle_it(button: UnknownButton, qtbot: QtBot) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.isChecked()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert not button.isChecked()


def test_it_says_what_it_is_about(button: UnknownButton) -> None:
    button.show_reason(MARKUP)
    button.setChecked(True)
    found = spoken(button)
    assert found.text(QAccessible.Text.Name) == f"I don’t know yet: {MARKUP}"
    assert bool(found.state().checkable)
    assert bool(found.state().checked)


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_checked_it_has_the_tint_of_what_is_unknown(button: UnknownButton, colours: tuple[str, str]) -> None:
    button.setPalette(palette(*colours))
    tint = tints.unknown_tint(palette(*colours)).name()
    unchecked = picture(button)
    assert tint not in colours_of(unchecked)
    button.setChecked(True)
    assert tint in colours_of(picture(button))


def test_the_focus_can_be_seen(button: UnknownButton) -> None:
    before = picture(button)
    button.setFocus()
    assert picture(button) != before


def test_it_is_large_enough_to_be_hit(button: UnknownButton) -> None:
    assert min(button.width(), button.height()) >= 18
