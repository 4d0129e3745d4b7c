"""The checklists, by clicks and keys; a row reads as ☐ ☑ or ?, its weight, and what it says."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, QSignalBlocker, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QImage, QPalette, QRegion
from PySide6.QtWidgets import QApplication, QMenu, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from qt_checklists import FAR, GOOD, LOW, Wired, menu_of, press, titles
from qt_data import (
    Heard,
    Paints,
    painted_of,
    picture,
    reason,
    show,
)

from interview_helper.domain.reasons import Mark, Side
from interview_helper.widgets.checklist import Checklist

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def wired(qtbot: QtBot) -> Wired:
    widget = Wired(FAR, LOW, GOOD)
    show(qtbot, widget, 700)
    widget.row("far").check_box.setFocus()
    return widget


def test_a_part_is_painted_as_it_is_in_the_whole(wired: Wired) -> None:
    checklist = wired.lists[Side.DECLINE]
    whole = picture(checklist)
    inside = checklist.rect().adjusted(8, 8, -8, -8)
    # The second one has the round corners in it, and nothing of the straight edges.
    for part in (inside, inside.adjusted(-6, -6, 6, 6), inside.adjusted(0, 0, 0, 8), QRect(0, 0, 40, 30)):
        painted = QImage(whole.size(), whole.format())
        painted.fill(checklist.palette().color(QPalette.ColorRole.Base))
        checklist.render(painted, part.topLeft(), QRegion(part), QWidget.RenderFlag.DrawChildren)
        assert painted.copy(part) == whole.copy(part)


def test_a_tick_that_is_refused_is_taken_back(wired: Wired, qtbot: QtBot) -> None:
    checklist, row = wired.lists[Side.DECLINE], wired.row("low")
    with QSignalBlocker(row.wishes):
        qtbot.mouseClick(row.check_box, LEFT, pos=QPoint(8, 10))
    assert row.check_box.isChecked()
    shown = [row.reason for row in checklist.rows]
    checklist.show_reasons([replace(reason) for reason in shown], 0)
    assert not row.check_box.isChecked()


# --- the mouse ----------------------------------------------------------------------------------------


def test_a_click_ticks_and_another_unticks(wired: Wired, qtbot: QtBot) -> None:
    assert wired.drawn() == ["☐ ●●●○○ Too far", "☐ ●●○○○ Below my level"]
    qtbot.mouseClick(wired.row("low").check_box, LEFT, pos=QPoint(8, 10))
    assert wired.drawn() == ["☐ ●●●○○ Too far", "☑ ●●○○○ Below my level"]
    qtbot.mouseClick(wired.row("low").check_box, LEFT, pos=QPoint(8, 10))
    assert wired.drawn() == ["☐ ●●●○○ Too far", "☐ ●●○○○ Below my level"]


def test_a_row_that_a_click_leaves_is_not_painted_anew(wired: Wired, qtbot: QtBot) -> None:
    far, low = wired.row("far").check_box, wired.row("low").check_box
    for box in (low, far):  # the fixture has the keyboard on it already
        qtbot.mouseClick(box, LEFT, pos=QPoint(8, 10))
    QApplication.processEvents()
    left = Paints(far)
    qtbot.mouseClick(low, LEFT, pos=QPoint(8, 10))
    QApplication.processEvents()
    assert not left.parts
    # But where the keyboard was seen it is seen to go.
    low.setFocus(Qt.FocusReason.TabFocusReason)
    far.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    outlined = picture(far)
    low.setFocus(Qt.FocusReason.TabFocusReason)
    assert painted_of(far)
    assert picture(far) != outlined


def test_a_box_that_loses_the_keyboard_while_it_is_held_down_is_let_go(wired: Wired, qtbot: QtBot) -> None:
    far, low = wired.row("far").check_box, wired.row("low").check_box
    low.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.mousePress(far, LEFT, pos=QPoint(8, 10))
    assert far.isDown()
    low.setFocus(Qt.FocusReason.TabFocusReason)
    assert not far.isDown()


def test_a_click_anywhere_on_the_words_ticks(wired: Wired, qtbot: QtBot) -> None:
    box = wired.row("far").check_box
    qtbot.mouseClick(box, LEFT, pos=QPoint(box.width() - 2, box.height() - 2))
    assert wired.drawn()[0] == "☑ ●●●○○ Too far"


def test_a_click_on_the_question_mark_marks_as_unknown(wired: Wired, qtbot: QtBot) -> None:
    qtbot.mouseClick(wired.row("far").unknown_button, LEFT)
    assert wired.drawn()[0] == "? ●●●○○ Too far"
    qtbot.mouseClick(wired.row("far").unknown_button, LEFT)
    assert wired.drawn()[0] == "☐ ●●●○○ Too far"


def test_ticked_and_unknown_are_one_mark(wired: Wired, qtbot: QtBot) -> None:
    row = wired.row("far")
    qtbot.mouseClick(row.check_box, LEFT, pos=QPoint(8, 10))
    qtbot.mouseClick(row.unknown_button, LEFT)
    assert wired.drawn()[0] == "? ●●●○○ Too far"
    assert not row.check_box.isChecked()
    qtbot.mouseClick(row.check_box, LEFT, pos=QPoint(8, 10))
    assert wired.drawn()[0] == "☑ ●●●○○ Too far"
    assert wired.asked.said == [
        ("decline mark", "far", Mark.TICKED),
        ("decline mark", "far", Mark.UNKNOWN),
        ("decline mark", "far", Mark.TICKED),
    ]


def test_a_click_on_a_pip_sets_the_weight(wired: Wired, qtbot: QtBot) -> None:
    pips = wired.row("far").pips
    qtbot.mouseClick(pips, LEFT, pos=pips.centre_of(5).toPoint())
    assert wired.drawn()[0] == "☐ ●●●●● Too far"
    assert wired.asked.said == [("decline weight", "far", 5)]


def test_a_click_on_note_opens_the_note(wired: Wired, qtbot: QtBot) -> None:
    wired._change("far", note="90 minutes")
    assert wired.drawn()[0] == "☐ ●●●○○ Too far ✎"
    qtbot.mouseClick(wired.row("far").note_button, LEFT)
    editor = wired.row("far").note_editor
    assert editor is not None
    assert editor.note() == "90 minutes"
    assert wired.focused() == "far.note"


# --- the keyboard -------------------------------------------------------------------------------------


def test_arrows_go_through_the_list_and_stop_at_its_ends(wired: Wired, qtbot: QtBot) -> None:
    places = []
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Up, Key.Key_Up):
        press(qtbot, key)
        places.append(wired.focused())
    assert places == ["low.box", "low.box", "far.box", "far.box"]


def test_arrows_work_from_every_control_of_a_row(wired: Wired, qtbot: QtBot) -> None:
    for control in wired.row("far").controls:
        control.setFocus()
        press(qtbot, Key.Key_Down)
        assert wired.focused() == "low.box"


def test_space_ticks_from_the_box_and_from_the_pips(wired: Wired, qtbot: QtBot) -> None:
    press(qtbot, Key.Key_Space)
    assert wired.drawn()[0] == "☑ ●●●○○ Too far"
    wired.row("far").pips.setFocus()
    press(qtbot, Key.Key_Space)
    assert wired.drawn()[0] == "☐ ●●●○○ Too far"


def test_space_on_the_question_mark_marks_as_unknown(wired: Wired, qtbot: QtBot) -> None:
    wired.row("far").unknown_button.setFocus()
    press(qtbot, Key.Key_Space)
    assert wired.drawn()[0] == "? ●●●○○ Too far"


def test_the_question_mark_key_works_on_every_control(wired: Wired, qtbot: QtBot) -> None:
    for control, expected in zip(wired.row("far").controls, "?☐?", strict=True):
        control.setFocus()
        press(qtbot, "?")
        assert wired.drawn()[0] == f"{expected} ●●●○○ Too far"


@pytest.mark.parametrize("weight", range(1, 6))
def test_a_digit_sets_the_weight(wired: Wired, qtbot: QtBot, weight: int) -> None:
    press(qtbot, str(weight))
    assert wired.row("far").reason.weight == weight


@pytest.mark.parametrize("key", ["0", "6", "9", "x", "²", "½"])
def test_other_keys_change_nothing(wired: Wired, qtbot: QtBot, key: str) -> None:
    press(qtbot, key)
    assert wired.asked.said == []


@pytest.mark.parametrize("key", [Key.Key_Down, Key.Key_Up, Key.Key_1, Key.Key_Return, Key.Key_Question])
def test_keys_with_ctrl_are_left_to_the_window(wired: Wired, qtbot: QtBot, key: Qt.Key) -> None:
    press(qtbot, key, modifier=Qt.KeyboardModifier.ControlModifier)
    assert wired.asked.said == []
    assert wired.row("far").note_editor is None


def test_enter_opens_the_note_and_escape_leaves_it(wired: Wired, qtbot: QtBot) -> None:
    press(qtbot, Key.Key_Return)
    assert wired.focused() == "far.note"
    press(qtbot, "90 minutes", Key.Key_Return, "each way?", Key.Key_Escape)
    assert wired.focused() == "far.box"
    assert wired.row("far").note_editor is None
    assert wired.row("far").reason.note == "90 minutes\neach way?"
    assert wired.drawn()[0] == "☐ ●●●○○ Too far ✎"


def test_keys_in_a_note_are_text(wired: Wired, qtbot: QtBot) -> None:
    press(qtbot, Key.Key_Return, "15? ", Key.Key_Up, Key.Key_Down)
    assert wired.focused() == "far.note"
    assert {name for name, *_ in wired.asked.said} == {"decline note"}
    assert wired.row("far").reason == replace(FAR, note="15? ")


def test_ctrl_enter_leaves_the_note_too(wired: Wired, qtbot: QtBot) -> None:
    press(qtbot, Key.Key_Return, "x")
    press(qtbot, Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)
    assert wired.focused() == "far.box"
    assert wired.row("far").reason.note == "x"


def test_tab_goes_through_one_row_and_then_to_the_other_list(wired: Wired, qtbot: QtBot) -> None:
    places = []
    for _ in range(8):
        press(qtbot, Key.Key_Tab)
        places.append(wired.focused())
    assert places == ["far.?", "far.pips", "add", "good.box", "good.?", "good.pips", "add", "far.box"]


def test_tab_stops_at_the_row_that_was_last_used(wired: Wired, qtbot: QtBot) -> None:
    press(qtbot, Key.Key_Down)
    places = []
    for key in (Key.Key_Tab, Key.Key_Tab, Key.Key_Tab, Key.Key_Backtab, Key.Key_Backtab):
        press(qtbot, key)
        places.append(wired.focused())
    assert places == ["low.?", "low.pips", "add", "low.pips", "low.?"]


def test_a_click_makes_its_row_the_one_that_tab_stops_at(wired: Wired, qtbot: QtBot) -> None:
    qtbot.mouseClick(wired.row("low").check_box, LEFT, pos=QPoint(8, 10))
    press(qtbot, Key.Key_Tab)
    assert wired.focused() == "low.?"


def test_tab_goes_from_the_pips_into_an_open_note_and_on(wired: Wired, qtbot: QtBot) -> None:
    press(qtbot, Key.Key_Return, "x", Key.Key_Tab)
    assert wired.focused() == "add"
    assert wired.row("far").note_editor is None
    assert wired.row("far").reason.note == "x"


# --- the note -----------------------------------------------------------------------------------------


def test_a_note_is_reported_with_every_key_and_its_end(wired: Wired, qtbot: QtBot) -> None:
    left = Heard(left=wired.lists[Side.DECLINE].note_left)
    press(qtbot, Key.Key_Return, "ab")
    assert wired.asked.said == [("decline note", "far", "a"), ("decline note", "far", "ab")]
    assert left.said == []
    press(qtbot, Key.Key_Escape)
    assert left.said == [("left",)]


def test_only_one_note_is_open(wired: Wired) -> None:
    wired.row("far").open_note()
    wired.row("good").open_note()
    assert wired.row("far").note_editor is None
    assert wired.focused() == "good.note"


def test_a_note_stays_open_while_its_menu_is(wired: Wired) -> None:
    wired.row("far").open_note()
    editor = wired.row("far").note_editor
    assert editor is not None
    QGuiApplication.clipboard().setText("pasted")
    view = editor.viewport()
    where = QPoint(5, 5)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, view.mapToGlobal(where))
    QApplication.sendEvent(view, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert wired.row("far").note_editor is editor
    (paste,) = [action for action in menu.actions() if action.objectName() == "edit-paste"]
    paste.trigger()
    menu.close()
    assert wired.row("far").reason.note == "pasted"
    assert wired.focused() == "far.note"


def test_a_note_stays_open_while_another_window_is_used(wired: Wired, qtbot: QtBot) -> None:
    left = Heard(left=wired.lists[Side.DECLINE].note_left)
    wired.row("far").open_note()
    other = QWidget()
    show(qtbot, other, 100, 100)
    assert wired.row("far").note_editor is not None
    assert left.said == [("left",)], "what was typed is saved all the same"
    with qtbot.waitActive(wired):
        other.close()
        wired.activateWindow()
    assert wired.focused() == "far.note"


def test_notes_are_closed_for_another_company(wired: Wired) -> None:
    wired.row("far").open_note()
    wired.lists[Side.DECLINE].close_notes()
    assert wired.row("far").note_editor is None


def test_an_open_note_shows_what_undo_makes_of_it(wired: Wired, qtbot: QtBot) -> None:
    press(qtbot, Key.Key_Return, "ab")
    wired.asked.clear()
    wired._change("far", note="a")
    editor = wired.row("far").note_editor
    assert editor is not None
    assert editor.note() == "a"
    assert wired.asked.said == []


def test_a_paste_that_is_refused_is_said(wired: Wired) -> None:
    refused = Heard(refused=wired.lists[Side.DECLINE].refused)
    wired.row("far").open_note()
    editor = wired.row("far").note_editor
    assert editor is not None
    QGuiApplication.clipboard().setText("x" * 20_001)
    editor.paste()
    assert len(refused.said) == 1
    assert wired.asked.said == []


@pytest.mark.parametrize(("note", "words"), [("", "Add a note"), ("x", "Edit the note")])
def test_the_menu_of_a_row(wired: Wired, note: str, words: str) -> None:
    wired._change("far", note=note)
    row = wired.row("far")
    menu = menu_of(row)
    assert titles(menu) == [
        words,
        "I don’t know yet",
        "A deal-breaker",
        "Edit the words",
        "Move up",
        "Move down",
        "Hide here",
    ]
    edit, unknown = menu.actions()[:2]
    assert not unknown.isChecked()
    unknown.trigger()
    edit.trigger()
    menu.close()
    assert row.reason.unknown
    assert wired.focused() == "far.note"


# --- what is shown to it ------------------------------------------------------------------------------


def test_showing_reports_nothing(wired: Wired) -> None:
    wired.reasons = [
        replace(FAR, mark=Mark.TICKED, weight=5, note="x"),
        replace(LOW, mark=Mark.UNKNOWN),
        GOOD,
    ]
    wired.show_all()
    assert wired.drawn() == ["☑ ●●●●● Too far ✎", "? ●●○○○ Below my level"]
    assert wired.asked.said == []


def test_the_same_reasons_keep_their_rows(wired: Wired) -> None:
    rows = wired.lists[Side.DECLINE].rows
    wired._change("far", mark=Mark.TICKED)
    assert wired.lists[Side.DECLINE].rows == rows


def test_other_reasons_get_other_rows(wired: Wired, qtbot: QtBot) -> None:
    wired.reasons = [LOW, reason("new", text="New"), FAR]
    wired.show_all()
    assert wired.drawn() == ["☐ ●●○○○ Below my level", "☐ ●●●○○ New", "☐ ●●●○○ Too far"]
    assert wired.drawn(Side.ACCEPT) == []
    wired.row("low").check_box.setFocus()
    press(qtbot, Key.Key_Down, Key.Key_Space)
    assert wired.drawn()[1] == "☑ ●●●○○ New"


def test_going_to_a_reason_brings_it_into_view(qtbot: QtBot) -> None:
    area = QScrollArea()
    checklist = Checklist(Side.DECLINE)
    checklist.show_reasons([reason(f"r{number}") for number in range(30)], 0)
    area.setWidget(checklist)
    area.setWidgetResizable(True)
    show(qtbot, area, 300, 200)
    assert checklist.go_to("r25")
    row = checklist.rows[25]
    assert row.check_box.hasFocus()
    assert area.viewport().rect().contains(row.mapTo(area.viewport(), row.rect().center()))
    assert not checklist.go_to("not here")
