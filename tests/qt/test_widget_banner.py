"""The message across the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from qt_data import DARK, LIGHT, MARKUP, Heard, colours_of, palette, picture, show, spoken

from interview_helper.widgets.banner import Banner

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def banner(qtbot: QtBot) -> Banner:
    window = QWidget()
    layout = QVBoxLayout(window)
    made = Banner(window)
    layout.addWidget(made)
    layout.addStretch(1)
    show(qtbot, window, 420, 300)
    made.destroyed.connect(lambda _, keep=window: keep)
    return made


def test_it_is_there_only_while_there_is_something_to_say(banner: Banner) -> None:
    assert not banner.isVisible()
    banner.show_message("The disk is full.")
    assert banner.isVisible()
    assert banner.message.text() == "The disk is full."


def test_a_notice_can_be_closed(banner: Banner, qtbot: QtBot) -> None:
    banner.show_message("The name is too long.")
    assert banner.close_button.isVisible()
    assert not banner.action.isVisible()
    qtbot.mouseClick(banner.close_button, LEFT)
    assert not banner.isVisible()


def test_trouble_stays_until_it_is_solved(banner: Banner, qtbot: QtBot) -> None:
    heard = Heard(asked=banner.action_requested)
    banner.show_message("The disk is full.", "Try again")
    assert not banner.close_button.isVisible()
    assert banner.action.text() == "Try again"
    qtbot.mouseClick(banner.action, LEFT)
    assert heard.names() == ["asked"]
    assert banner.isVisible()
    banner.action.setFocus()
    qtbot.keyClick(banner.action, Qt.Key.Key_Space)
    assert len(heard.said) == 2


def test_a_message_takes_the_place_of_the_one_before(banner: Banner) -> None:
    banner.show_message("The disk is full.", "Try again")
    banner.show_message("The name is too long.")
    assert (banner.message.text(), banner.action.isVisible()) == ("The name is too long.", False)


def test_markup_in_a_message_is_shown_as_it_is(banner: Banner) -> None:
    banner.show_message(MARKUP)
    assert banner.message.textFormat() is Qt.TextFormat.PlainText
    assert banner.message.text() == MARKUP
    assert spoken(banner).text(QAccessible.Text.Name) == MARKUP


def test_a_long_message_wraps(banner: Banner) -> None:
    banner.show_message("Something that goes on and on. " * 12, "Try again")
    banner.window().layout().activate()
    assert banner.width() <= 420
    assert banner.message.height() >= banner.message.heightForWidth(banner.message.width())


def test_it_follows_the_palette(banner: Banner) -> None:
    banner.show_message("The disk is full.")
    backgrounds = []
    for colours in (LIGHT, DARK):
        banner.setPalette(palette(*colours))
        image = picture(banner)
        backgrounds.append(image.pixelColor(2, 2).lightnessF())
        assert colours[1] in colours_of(image), "the text is in the palette's own colour"
    light, dark = backgrounds
    assert light > 0.8 > 0.3 > dark
