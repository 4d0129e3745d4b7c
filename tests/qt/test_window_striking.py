"""The dialog that strikes out: buttons, keys, and playing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from qt_data import MARKUP, reason, show

from interview_helper.domain.reasons import Mark, Reason, Side
from interview_helper.windows.striking_dialog import StrikingDialog

KEY, LEFT = Qt.Key, Qt.MouseButton.LeftButton
THREE = tuple(
    reason(f"{side.value}{weight}", side, weight, Mark.TICKED) for side in Side for weight in (2, 3, 4)
)


def opened(qtbot: QtBot, *reasons: Reason, name: str = "Contoso") -> StrikingDialog:
    dialog = StrikingDialog(name, reasons)
    show(qtbot, dialog, 560, 520)
    return dialog


@pytest.fixture
def dialog(qtbot: QtBot) -> StrikingDialog:
    return opened(qtbot, *THREE)


def press(key: Qt.Key) -> None:
    at = QApplication.focusWidget()
    assert at is not None
    QTest.keyClick(at, key)


def test_buttons_go_on_and_back(dialog: StrikingDialog) -> None:
    steps = []
    for button in (dialog.next, dialog.next, dialog.back, dialog.next, dialog.next):
        QTest.mouseClick(button, LEFT)
        steps.append(dialog.view.step)
    assert steps == [1, 2, 1, 2, 3]


def test_at_the_ends_there_is_nowhere_to_go(dialog: StrikingDialog) -> None:
    assert (dialog.back.isEnabled(), dialog.next.isEnabled()) == (False, True)
    dialog.next.setFocus()
    for _ in range(3):
        press(KEY.Key_Space)
    assert dialog.view.step == 3
    assert (dialog.back.isEnabled(), dialog.next.isEnabled()) == (True, False)
    assert dialog.play.hasFocus()


def test_keys_go_on_and_back_and_to_the_ends(dialog: StrikingDialog) -> None:
    assert dialog.play.hasFocus()
    steps = []
    for key in (KEY.Key_Right, KEY.Key_Right, KEY.Key_Left, KEY.Key_End, KEY.Key_Right, KEY.Key_Home):
        press(key)
        steps.append(dialog.view.step)
    assert steps == [1, 2, 1, 3, 3, 0]
    assert dialog.play.hasFocus()


def test_enter_is_next(dialog: StrikingDialog) -> None:
    press(KEY.Key_Return)
    assert dialog.view.step == 1


def test_mirrored_the_left_arrow_goes_on(dialog: StrikingDialog) -> None:
    dialog.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    press(KEY.Key_Left)
    assert dialog.view.step == 1
    press(KEY.Key_Right)
    assert dialog.view.step == 0


@pytest.mark.parametrize("key", [KEY.Key_Space, KEY.Key_P])
def test_played_it_goes_on_by_itself_and_stops_at_the_end(
    dialog: StrikingDialog, qtbot: QtBot, key: Qt.Key
) -> None:
    (timer,) = dialog.findChildren(QTimer, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert timer.interval() == 1200
    timer.setInterval(1)
    press(key)
    assert dialog.is_playing
    assert dialog.view.step == 1
    assert dialog.play.text() == "Pause"
    qtbot.waitUntil(lambda: not dialog.is_playing, timeout=5000)
    assert dialog.view.step == 3
    assert dialog.play.text() == "Play"
    press(key)
    assert dialog.view.step == 0
    assert dialog.is_playing


def test_space_pauses_and_so_does_a_step_by_hand(dialog: StrikingDialog) -> None:
    press(KEY.Key_Space)
    press(KEY.Key_Space)
    assert not dialog.is_playing
    QTest.mouseClick(dialog.play, LEFT)
    assert (dialog.is_playing, dialog.view.step) == (True, 2)
    press(KEY.Key_Left)
    assert (dialog.is_playing, dialog.view.step) == (False, 1)


def test_each_step_is_announced(dialog: StrikingDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: said.append(event.message()))
    press(KEY.Key_Right)
    (words,) = [one for one in said if one]
    assert words == dialog.view.spoken_words()
    assert words.startswith("Step 1 of 3.")


def test_the_last_step_needs_no_timer(dialog: StrikingDialog) -> None:
    dialog.go_to(2)
    dialog.toggle_playing()
    assert (dialog.is_playing, dialog.view.step) == (False, 3)


def test_closed_it_no_longer_plays(dialog: StrikingDialog) -> None:
    press(KEY.Key_P)
    press(KEY.Key_Escape)
    assert not dialog.is_playing
    assert not dialog.isVisible()


def test_with_nothing_to_strike_there_is_nothing_to_press_but_close(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    enabled = [one.text() for one in dialog.findChildren(QPushButton) if one.isEnabled()]
    assert enabled == ["Close"]
    assert dialog.close_button.hasFocus()
    press(KEY.Key_P)
    assert not dialog.is_playing
    press(KEY.Key_Space)
    assert not dialog.isVisible()


def test_the_name_is_shown_literally(qtbot: QtBot) -> None:
    assert opened(qtbot, name=MARKUP).company.text() == MARKUP
    assert opened(qtbot, name="").company.text() == "Unnamed company"


def test_it_fits_a_small_screen(dialog: StrikingDialog) -> None:
    least = dialog.minimumSizeHint().expandedTo(dialog.minimumSize())
    assert least.width() <= 560
    assert least.height() <= 480
