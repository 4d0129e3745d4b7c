"""The weight as five pips: a slider for the keyboard and assistive technology, pips for the eye."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from qt_data import DARK, LIGHT, MARKUP, colours_of, palette, picture, show, spoken

from interview_helper.domain.reasons import Side
from interview_helper.widgets import tints
from interview_helper.widgets.weight_pips import WeightPips

LEFT = Qt.MouseButton.LeftButton
RTL = Qt.LayoutDirection.RightToLeft


@pytest.fixture
def pips(qtbot: QtBot) -> WeightPips:
    widget = WeightPips(Side.ACCEPT)
    widget.setPalette(palette(*LIGHT))
    widget.show_reason("Good team", 3, on_pan=False)
    show(qtbot, widget, widget.sizeHint().width())
    widget.resize(widget.sizeHint())
    return widget


def tinted(pips: WeightPips) -> list[bool]:
    """For each pip whether it is filled, by a look at its middle."""
    image = picture(pips)
    base = pips.palette().base().color()
    return [image.pixelColor(pips.centre_of(weight).toPoint()) != base for weight in range(1, 6)]


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("weight", range(1, 6))
def test_a_click_on_a_pip_is_its_weight(pips: WeightPips, qtbot: QtBot, weight: int, mirrored: bool) -> None:
    if mirrored:
        pips.setLayoutDirection(RTL)
    qtbot.mouseClick(pips, LEFT, pos=pips.centre_of(weight).toPoint())
    assert pips.value() == weight
    assert tinted(pips) == [pip <= weight for pip in range(1, 6)]


def test_the_first_pip_is_at_the_reading_side(pips: WeightPips) -> None:
    before = [pips.centre_of(weight).x() for weight in range(1, 6)]
    assert before == sorted(before)
    pips.setLayoutDirection(RTL)
    assert [pips.centre_of(weight).x() for weight in range(1, 6)] == pytest.approx(before[::-1], abs=4)


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, RTL])
def test_a_click_beside_the_pips_is_the_nearest(pips: WeightPips, direction: Qt.LayoutDirection) -> None:
    pips.setLayoutDirection(direction)
    ends = (pips.weight_at(-50), pips.weight_at(pips.width() + 50))
    assert ends == ((5, 1) if direction is RTL else (1, 5))


def test_dragging_sets_one_weight_where_the_mouse_lets_go(pips: WeightPips, qtbot: QtBot) -> None:
    weights: list[int] = []
    pips.valueChanged.connect(weights.append)
    qtbot.mousePress(pips, LEFT, pos=pips.centre_of(1).toPoint())
    for weight in (2, 4):
        qtbot.mouseMove(pips, pips.centre_of(weight).toPoint())
    qtbot.mouseRelease(pips, LEFT, pos=pips.centre_of(4).toPoint())
    qtbot.mouseMove(pips, pips.centre_of(5).toPoint())
    assert weights == [4]


def test_other_buttons_change_nothing(pips: WeightPips, qtbot: QtBot) -> None:
    qtbot.mouseClick(pips, Qt.MouseButton.RightButton, pos=pips.centre_of(5).toPoint())
    qtbot.mouseClick(pips, Qt.MouseButton.MiddleButton, pos=pips.centre_of(5).toPoint())
    assert pips.value() == 3


@pytest.mark.parametrize(
    ("key", "weight", "mirrored"),
    [
        (Qt.Key.Key_Right, 4, 2),
        (Qt.Key.Key_Left, 2, 4),
        (Qt.Key.Key_Home, 1, 1),
        (Qt.Key.Key_End, 5, 5),
        (Qt.Key.Key_PageUp, 4, 4),
        (Qt.Key.Key_PageDown, 2, 2),
    ],
)
def test_keys(pips: WeightPips, qtbot: QtBot, key: Qt.Key, weight: int, mirrored: int) -> None:
    qtbot.keyClick(pips, key)
    assert pips.value() == weight
    pips.setValue(3)
    pips.setLayoutDirection(RTL)
    qtbot.keyClick(pips, key)
    assert pips.value() == mirrored


def test_keys_stop_at_the_ends(pips: WeightPips, qtbot: QtBot) -> None:
    for _ in range(9):
        qtbot.keyClick(pips, Qt.Key.Key_Right)
    assert pips.value() == 5
    for _ in range(9):
        qtbot.keyClick(pips, Qt.Key.Key_Left)
    assert pips.value() == 1


def test_the_wheel_is_left_to_what_scrolls(pips: WeightPips) -> None:
    event = QWheelEvent(
        QPointF(5, 5),
        pips.mapToGlobal(QPointF(5, 5)),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(pips, event)
    assert pips.value() == 3
    assert not event.isAccepted()


def test_showing_a_reason_shows_its_weight(pips: WeightPips) -> None:
    pips.show_reason("Good team", 5, on_pan=True)
    assert tinted(pips) == [True] * 5


def test_the_tint_is_that_of_the_side_while_on_the_pan(pips: WeightPips) -> None:
    for colours in (LIGHT, DARK):
        pips.setPalette(palette(*colours))
        tint = tints.side_tint(palette(*colours), Side.ACCEPT).name()
        pips.show_reason("Good team", 3, on_pan=False)
        pips.clearFocus()
        assert tint not in colours_of(picture(pips))
        pips.show_reason("Good team", 3, on_pan=True)
        assert tint in colours_of(picture(pips))


def test_the_focus_can_be_seen(pips: WeightPips) -> None:
    pips.clearFocus()
    before = picture(pips)
    pips.setFocus()
    assert picture(pips) != before


def test_assistive_technology_finds_a_slider(pips: WeightPips) -> None:
    pips.show_reason(MARKUP, 4, on_pan=False)
    found = spoken(pips)
    assert found.role() is QAccessible.Role.Slider
    assert found.text(QAccessible.Text.Name) == f"Weight of: {MARKUP}"
    value = found.valueInterface()
    assert (value.minimumValue(), value.currentValue(), value.maximumValue()) == (1, 4, 5)


def test_assistive_technology_can_set_the_weight(pips: WeightPips, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pips.valueChanged):
        spoken(pips).valueInterface().setCurrentValue(5)
    assert pips.value() == 5
