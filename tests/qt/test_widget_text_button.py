"""Words that can be pressed."""

from __future__ import annotations

from math import ceil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from qt_data import DARK, LIGHT, MARKUP, Heard, colours_of, palette, picture, show, spoken_name

from interview_helper.widgets import tints
from interview_helper.widgets.text_button import TextButton

LONG = "Untick “A reason that goes on for more than a line can hold” (weight 5)"


@pytest.fixture
def button(qtbot: QtBot) -> TextButton:
    widget = TextButton(LONG)
    widget.setPalette(palette(*LIGHT))
    show(qtbot, widget, 600)
    widget.clearFocus()
    return widget


def test_it_is_as_high_as_its_words_at_its_width(button: TextButton) -> None:
    line = button.fontMetrics().lineSpacing()
    assert button.heightForWidth(2000) <= line + 1
    assert button.heightForWidth(200) >= 3 * line - 2
    assert button.sizeHint().height() == button.heightForWidth(button.sizeHint().width())
    assert button.minimumSizeHint().width() < button.sizeHint().width()


def test_at_its_own_width_it_is_one_line(button: TextButton) -> None:
    button.show_words(LONG, named="A reason")
    assert button.sizeHint().height() <= button.fontMetrics().lineSpacing() + 2
    button.resize(button.sizeHint())
    assert words_height(button) <= button.sizeHint().height()


@given(
    words=st.lists(
        st.sampled_from(["Type", "fair", "a", "of", "weight", "relocation", "5)"]), min_size=1
    ).map(" ".join),
    named=st.booleans(),
    less=st.integers(-3, 40),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_all_of_its_words_have_room(button: TextButton, words: str, named: bool, less: int) -> None:
    button.show_words(words, named=words[:4] if named else "")
    width = button.sizeHint().width() - less
    button.resize(width, button.heightForWidth(width))
    assert words_height(button) <= button.height()


def words_height(button: TextButton) -> int:
    """Pixels of height that the words really take, as they are painted at its width."""
    room = button.contentsRect()
    if not button._is_plain:
        return ceil(button._laid_out(room.width()).boundingRect().height())
    endless = QRect(0, 0, room.width(), 100_000)
    return button.fontMetrics().boundingRect(endless, Qt.TextFlag.TextWordWrap, button.words).height()


@pytest.mark.parametrize("named", ["", "A reason"])
def test_its_size_follows_its_words_and_its_font(button: TextButton, named: str) -> None:
    button.show_words(LONG, named=named)
    wide, high = button.sizeHint().width(), button.heightForWidth(200)
    font = button.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    button.setFont(font)
    assert button.sizeHint().width() > 1.5 * wide
    assert button.heightForWidth(200) > 1.5 * high
    button.show_words("Short", named=named and "Short")
    assert button.sizeHint().width() < wide
    assert button.heightForWidth(200) < high


def test_a_word_that_is_longer_than_a_line_is_broken(button: TextButton) -> None:
    button.show_words("x" * 400)
    assert button.heightForWidth(200) > 5 * button.fontMetrics().lineSpacing()


def test_without_words_it_has_a_height(button: TextButton) -> None:
    button.show_words("")
    assert button.heightForWidth(100) >= 0
    assert button.sizeHint().width() >= 0


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_keys_press_it(button: TextButton, key: Qt.Key) -> None:
    heard = Heard(clicked=button.clicked)
    button.setFocus()
    QTest.keyClick(button, key)
    QTest.keyClick(button, Qt.Key.Key_A)
    assert heard.names() == ["clicked"]


def test_the_keyboard_is_outlined(button: TextButton) -> None:
    colour = QPalette().color(QPalette.ColorRole.Highlight).name()
    assert colour not in colours_of(picture(button))
    button.setFocus()
    lit = colours_of(picture(button))
    assert colour in lit or len(lit) > 2


def test_what_it_names_stands_out_and_the_unknown_has_its_tint(button: TextButton) -> None:
    for colours in (LIGHT, DARK):
        button.setPalette(palette(*colours))
        button.show_words(LONG, named="A reason", unknown=True)
        painted = colours_of(picture(button))
        assert {colours[1], tints.unknown_tint(palette(*colours)).name()} <= painted
        assert tints.muted(palette(*colours)).name() in painted
        button.show_words(LONG)
        assert colours[1] not in colours_of(picture(button))


def test_the_mouse_underlines_it(button: TextButton) -> None:
    pictures = []
    for over in (False, True):
        button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, over)
        pictures.append(picture(button))
    assert pictures[0] != pictures[1]


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_it_begins_at_the_side_of_the_window(button: TextButton, direction: Qt.LayoutDirection) -> None:
    button.setLayoutDirection(direction)
    button.show_words("Short")
    image, base = picture(button), button.palette().color(QPalette.ColorRole.Base)
    inked = [
        x for x in range(image.width()) if any(image.pixelColor(x, y) != base for y in range(image.height()))
    ]
    if direction is Qt.LayoutDirection.LeftToRight:
        assert max(inked) < 100
    else:
        assert min(inked) > 500


def test_markup_is_shown_and_said_as_it_is(button: TextButton) -> None:
    button.show_words(MARKUP)
    assert button.words == MARKUP
    assert spoken_name(button) == MARKUP
    pictures = []
    for text in ("<b>R&D</b>", "R&D", "R&&D", "RD"):
        button.show_words(text)
        pictures.append(picture(button))
    assert all(one != other for place, one in enumerate(pictures) for other in pictures[:place])


def test_a_press_that_ends_elsewhere_is_none(button: TextButton, qtbot: QtBot) -> None:
    heard = Heard(clicked=button.clicked)
    qtbot.mousePress(button, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    qtbot.mouseRelease(button, Qt.MouseButton.LeftButton, pos=QPoint(5, 200))
    assert heard.said == []
