"""My priorities: the dialog, by clicks and keys."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QMenu
from pytestqt.qtbot import QtBot
from qt_data import CATALOGUE, DARK, LIGHT, MARKUP, colours_of, palette, picture, spoken_name
from qt_priorities import FAR, GOOD, LEFT, LOW, MINE, PAY, Shown

from interview_helper.domain.priorities import Priorities, Priority, default_priorities
from interview_helper.domain.reasons import Side
from interview_helper.windows.swing_dialog import SwingDialog

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    return Shown(qtbot, FAR, LOW, MINE, GOOD, PAY)


# What it shows


def test_both_lists_in_their_order_and_the_keyboard_at_the_first(shown: Shown) -> None:
    assert shown.drawn() == ["●●●○○ Too far", "●●○○○ Below my level"]
    assert shown.drawn(Side.ACCEPT) == ["●●●●○ Good team", "●●●○○ Good pay"]
    assert shown.focused() == "far.pips"
    assert "whatever the company" in shown.dialog.purpose.text()
    assert shown.dialog.windowTitle() == "My priorities"


def test_names_for_assistive_technology(shown: Shown) -> None:
    row = shown.row("far")
    assert spoken_name(row.pips) == "Weight of: Too far"
    assert spoken_name(row.more) == "Edit, move or hide: Too far"
    assert spoken_name(shown.dialog.cards[Side.ACCEPT].adder) == "Add a reason: Accept the interview"
    assert spoken_name(shown.dialog.cards[Side.DECLINE]) == "Turn the interview down"


# Weights


def test_a_click_on_a_pip_sets_the_weight_and_ok_reports_once(shown: Shown) -> None:
    pips = shown.row("far").pips
    shown.click(pips, pips.centre_of(5).toPoint())
    assert shown.drawn()[0] == "●●●●● Too far"
    assert shown.heard.said == []
    shown.ok()
    (requested,) = shown.heard.of("requested")
    assert requested == (replace(FAR, weight=5), LOW, MINE, GOOD, PAY)
    assert shown.heard.names() == ["requested", "closed"]


def test_digits_and_arrows_set_weights_and_go_from_row_to_row(shown: Shown) -> None:
    shown.press("1", Key.Key_Down)
    assert shown.focused() == "low.pips"
    shown.press("5", Key.Key_Left, "9", Key.Key_Down)
    assert shown.focused() == "low.pips"
    assert shown.drawn() == ["●○○○○ Too far", "●●●●○ Below my level"]
    shown.press(Key.Key_Up, Key.Key_Up)
    assert shown.focused() == "far.pips"


def test_tab_stops_once_a_list_then_at_what_belongs_to_it(shown: Shown) -> None:
    shown.press(Key.Key_Down)
    seen = [shown.focused()]
    for _ in range(11):
        shown.press(Key.Key_Tab)
        seen.append(shown.focused())
    assert seen == [
        *("low.pips", "low.more", "add decline", "hidden decline"),
        *("good.pips", "good.more", "add accept"),
        *("Which would matter more?…", "Back to equal weights", "OK", "Cancel", "low.pips"),
    ]


def test_enter_on_a_weight_is_ok(shown: Shown) -> None:
    shown.press("4", Key.Key_Return)
    assert shown.heard.of("requested") == [(replace(FAR, weight=4), LOW, MINE, GOOD, PAY)]


def test_cancel_and_escape_report_nothing(qtbot: QtBot) -> None:
    for cancel in (
        lambda shown: shown.click(shown.button(QDialogButtonBox.StandardButton.Cancel)),
        lambda shown: shown.press(Key.Key_Escape),
    ):
        shown = Shown(qtbot, FAR, GOOD)
        shown.press("5")
        cancel(shown)
        assert shown.heard.said == [("closed", 0)]


def test_ok_without_a_change_reports_nothing(shown: Shown) -> None:
    shown.press("5", "3")
    shown.ok()
    assert shown.heard.said == [("closed", 1)]


def test_back_to_equal_weights_is_for_all_and_is_offered_when_it_would_do_something(shown: Shown) -> None:
    assert shown.dialog.equal.isEnabled()
    shown.click(shown.dialog.equal)
    assert {priority.weight for priority in shown.dialog.priorities} == {3}
    assert shown.drawn() == ["●●●○○ Too far", "●●●○○ Below my level"]
    assert not shown.dialog.equal.isEnabled()


# Words


def test_words_are_edited_in_place(shown: Shown) -> None:
    shown.press(Key.Key_F2)
    assert shown.focused() == "far.words"
    shown.press("An hour each way")
    assert shown.drawn()[0] == "●●●○○ An hour each way_"
    shown.press(Key.Key_Return)
    assert shown.drawn()[0] == "●●●○○ An hour each way"
    assert shown.focused() == "far.pips"
    assert shown.dialog.isVisible()
    assert shown.dialog.priorities[0].text == "An hour each way"


def test_escape_gives_the_words_up_and_leaves_the_dialog_open(shown: Shown) -> None:
    shown.press(Key.Key_F2)
    shown.press("x", Key.Key_Escape)
    assert shown.drawn()[0] == "●●●○○ Too far"
    assert shown.dialog.isVisible()
    assert shown.focused() == "far.pips"


def test_a_double_click_edits_and_leaving_takes(shown: Shown) -> None:
    shown.qtbot.mouseDClick(shown.row("low").words, LEFT, pos=QPoint(4, 4))
    shown.press("Beneath me")
    shown.click(shown.row("far").pips, shown.row("far").pips.centre_of(4).toPoint())
    shown.press(Key.Key_Tab)
    assert shown.drawn() == ["●●●●○ Too far", "●●○○○ Beneath me"]


def test_no_words_are_refused_on_enter_and_given_up_on_leaving(shown: Shown) -> None:
    shown.press(Key.Key_F2, Key.Key_Delete, Key.Key_Return)
    assert shown.dialog.trouble.text().startswith("A reason needs words.")
    assert shown.dialog.trouble.isVisible()
    assert shown.focused() == "far.words"
    shown.press(Key.Key_Tab)
    assert shown.drawn()[0] == "●●●○○ Too far"


def test_ok_takes_what_is_being_typed(shown: Shown) -> None:
    shown.press(Key.Key_F2)
    shown.press("An hour each way")
    shown.dialog.accept()
    (requested,) = shown.heard.of("requested")
    assert requested[0].text == "An hour each way"


def test_what_is_refused_keeps_the_dialog_open(shown: Shown) -> None:
    shown.press(Key.Key_F2)
    editor = shown.row("far").editor
    assert editor is not None
    editor.setText("x" * 1_001)
    shown.ok()
    assert shown.dialog.isVisible()
    assert "1,000 fit" in shown.dialog.trouble.text()
    assert shown.heard.said == []
    editor.setText("short")
    shown.ok()
    assert shown.heard.of("requested")[0][0].text == "short"


# Own reasons


def test_a_reason_of_ones_own_is_added(shown: Shown) -> None:
    card = shown.dialog.cards[Side.ACCEPT]
    shown.click(card.adder)
    shown.press("  A canteen ", Key.Key_Return)
    assert shown.drawn(Side.ACCEPT) == ["●●●●○ Good team", "●●●○○ Good pay", "●●●○○ A canteen"]
    assert shown.focused() == "add accept"
    shown.press("A garden", Key.Key_Return)
    shown.press("A")
    shown.press(Key.Key_Escape)
    assert card.adder.text() == ""
    assert shown.dialog.isVisible()
    shown.ok()
    (requested,) = shown.heard.of("requested")
    assert [(one.id, one.side, one.text) for one in requested[-2:]] == [
        ("new1", Side.ACCEPT, "A canteen"),
        ("new2", Side.ACCEPT, "A garden"),
    ]


def test_ok_adds_what_is_still_being_typed(shown: Shown) -> None:
    shown.click(shown.dialog.cards[Side.DECLINE].adder)
    shown.press("No garden")
    shown.ok()
    (requested,) = shown.heard.of("requested")
    assert [one.text for one in requested] == [
        *("Too far", "Below my level", "No canteen", "No garden", "Good team", "Good pay"),
    ]


def test_an_added_reason_is_reached_by_keys_like_the_others(shown: Shown) -> None:
    shown.click(shown.dialog.cards[Side.DECLINE].adder)
    shown.press("No garden", Key.Key_Return)
    shown.press(Key.Key_Backtab, modifier=Qt.KeyboardModifier.ShiftModifier)
    shown.press(Key.Key_Backtab, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert shown.focused() == "far.pips"
    shown.press(Key.Key_Down, Key.Key_Down, "5")
    assert shown.drawn()[-1] == "●●●●● No garden"


def test_only_ones_own_reasons_can_be_removed(shown: Shown) -> None:
    shown.click(shown.dialog.cards[Side.DECLINE].adder)
    shown.press("No garden", Key.Key_Return)
    assert shown.menu_of("far") == ["Edit the words", "Move up", "Move down", "Hide"]
    assert shown.menu_of("new1") == [*shown.menu_of("far"), "", "Remove"]
    shown.row("new1").take_focus()
    shown.choose("new1", "Remove")
    assert shown.drawn() == ["●●●○○ Too far", "●●○○○ Below my level"]
    assert shown.dialog.priorities == (FAR, LOW, MINE, GOOD, PAY)
    assert shown.focused() == "low.pips"


# Order


def test_alt_and_an_arrow_move_a_reason_with_the_focus_on_it(shown: Shown) -> None:
    shown.press(Key.Key_Down, modifier=ALT)
    assert shown.drawn() == ["●●○○○ Below my level", "●●●○○ Too far"]
    assert shown.focused() == "far.pips"
    shown.press(Key.Key_Down, modifier=ALT)
    assert [one.id for one in shown.dialog.priorities] == ["low", "far", "mine", "good", "pay"]
    shown.press(Key.Key_Up)
    assert shown.focused() == "low.pips"
    shown.choose("low", "Move down")
    assert shown.drawn() == ["●●●○○ Too far", "●●○○○ Below my level"]
    shown.choose("low", "Move up")
    assert shown.drawn() == ["●●○○○ Below my level", "●●●○○ Too far"]


@pytest.mark.parametrize("text", ["Below my level", "Below my level " * 20], ids=["short", "long"])
def test_a_row_is_dragged_by_its_words(qtbot: QtBot, text: str) -> None:
    shown = Shown(qtbot, FAR, replace(LOW, text=text), replace(MINE, hidden=False), GOOD)
    card, row = shown.dialog.cards[Side.DECLINE], shown.row("far")
    x, down = 20, range(row.y() + 12, card.rows[2].geometry().bottom())
    orders = []
    QTest.mousePress(row, LEFT, pos=row.mapFromParent(QPoint(x, down[0])))
    for y in (*down, *reversed(down)):
        QTest.mouseMove(row, row.mapFromParent(QPoint(x, y)))
        order = "".join(one.priority.id[0] for one in card.rows)
        if not orders or order != orders[-1]:
            orders.append(order)
    QTest.mouseRelease(row, LEFT, pos=QPoint(x, 12))
    # There and back, without wavering in between.
    assert orders == ["flm", "lfm", "lmf", "lfm", "flm"]
    QTest.mouseMove(row, QPoint(x, 300))
    assert shown.drawn()[0] == "●●●○○ Too far"


def test_a_shaky_click_moves_nothing(shown: Shown) -> None:
    row = shown.row("far")
    QTest.mousePress(row, LEFT, pos=QPoint(20, row.height() - 2))
    QTest.mouseMove(row, QPoint(21, row.height() + 3))
    QTest.mouseRelease(row, LEFT, pos=QPoint(21, row.height() + 3))
    assert shown.drawn() == ["●●●○○ Too far", "●●○○○ Below my level"]


# Hiding


def test_a_reason_is_hidden_and_shown_again(shown: Shown) -> None:
    toggle = shown.dialog.cards[Side.DECLINE].hidden_toggle
    assert toggle.text() == "1 hidden"
    assert spoken_name(toggle) == "1 hidden: show them"
    shown.press(Key.Key_Delete)
    assert shown.drawn() == ["●●○○○ Below my level"]
    assert shown.focused() == "low.pips"
    assert toggle.text() == "2 hidden"
    shown.click(toggle)
    assert shown.drawn() == ["(hidden) Too far", "●●○○○ Below my level", "(hidden) No canteen"]
    assert spoken_name(toggle) == "2 hidden: put them away again"
    shown.click(shown.row("mine").show_again)
    assert shown.drawn()[2] == "●●●○○ No canteen"
    shown.row("far").take_focus()
    shown.press("5", Key.Key_Delete, Key.Key_Space)
    assert shown.drawn()[0] == "●●●○○ Too far"
    assert shown.focused() == "far.pips"
    assert not toggle.isVisible()
    assert shown.dialog.priorities == (FAR, LOW, replace(MINE, hidden=False), GOOD, PAY)


def test_hiding_while_the_hidden_are_shown_keeps_the_row_and_the_focus(shown: Shown) -> None:
    shown.click(shown.dialog.cards[Side.DECLINE].hidden_toggle)
    shown.row("low").take_focus()
    shown.press(Key.Key_Delete)
    assert shown.drawn()[1] == "(hidden) Below my level"
    assert shown.focused() == "low.show again"
    shown.press(Key.Key_Down, Key.Key_Return)
    assert shown.drawn()[2] == "●●●○○ No canteen"
    assert shown.dialog.isVisible()
    assert shown.menu_of("low") == ["Edit the words", "Show again"]
    shown.choose("low", "Show again")
    assert shown.drawn()[1] == "●●○○○ Below my level"


def test_when_the_last_is_hidden_the_keyboard_goes_to_the_line_to_add_one(qtbot: QtBot) -> None:
    shown = Shown(qtbot, FAR)
    shown.press(Key.Key_Delete)
    assert shown.drawn() == []
    assert shown.focused() == "add decline"


def test_the_context_menu_is_the_rows_menu(shown: Shown) -> None:
    row = shown.row("low")
    reason = QContextMenuEvent.Reason.Mouse
    at = QPoint(5, 5)
    QApplication.sendEvent(row, QContextMenuEvent(reason, at, row.mapToGlobal(at)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.actions()[0].trigger()
    menu.close()
    assert shown.focused() == "low.words"


def test_enter_on_the_dots_opens_the_menu(shown: Shown) -> None:
    shown.press(Key.Key_Tab, Key.Key_Return)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.close()
    assert shown.dialog.isVisible()


# Which would matter more


def test_the_questions_weights_are_taken_into_the_dialog(shown: Shown) -> None:
    shown.click(shown.dialog.swing)
    swing = shown.swing()
    assert swing.isModal()
    worth = {"Good pay": 4, "Good team": 3, "Too far": 2, "Below my level": 1}
    while swing.asking:
        first, second = swing.question.first, swing.question.second
        shown.click(first if worth[first.words] > worth[second.words] else second)
    shown.click(swing.take)
    assert shown.drawn() == ["●●○○○ Too far", "●○○○○ Below my level"]
    assert shown.drawn(Side.ACCEPT) == ["●●●●○ Good team", "●●●●● Good pay"]
    assert shown.dialog.priorities[2] == MINE
    assert shown.heard.said == []
    shown.ok()
    assert [one.weight for one in shown.heard.of("requested")[0]] == [2, 1, 3, 4, 5]


def test_answers_are_not_lost_when_the_questions_are_left(shown: Shown) -> None:
    shown.click(shown.dialog.swing)
    swing = shown.swing()
    shown.press(Key.Key_1, Key.Key_2)
    left_at = swing.question.progress.text()
    shown.press(Key.Key_Escape)
    shown.click(shown.dialog.swing)
    swing = shown.swing()
    assert swing.question.progress.text() == left_at != "Question 1 of at most 5"
    shown.press(Key.Key_Escape)
    shown.dialog.activateWindow()
    shown.qtbot.waitUntil(shown.dialog.isActiveWindow)
    shown.row("low").take_focus()
    shown.press(Key.Key_Delete)
    shown.click(shown.dialog.swing)
    swing = shown.swing()
    assert swing.question.progress.text() == "Question 1 of at most 3"


def answer_everything(shown: Shown) -> SwingDialog:
    shown.click(shown.dialog.swing)
    swing = shown.swing()
    while swing.asking:
        shown.press(Key.Key_1)
    return swing


def back_at_the_lists(shown: Shown) -> None:
    shown.dialog.activateWindow()
    shown.qtbot.waitUntil(shown.dialog.isActiveWindow)
    shown.row("low").take_focus()


def test_a_ranking_that_is_not_taken_is_there_again(shown: Shown) -> None:
    lines = answer_everything(shown).result_view.lines
    shown.press(Key.Key_Escape)
    shown.click(shown.dialog.swing)
    swing = shown.swing()
    assert not swing.asking
    assert swing.result_view.lines == lines
    shown.press(Key.Key_Escape)
    back_at_the_lists(shown)
    shown.press(Key.Key_Escape)
    assert shown.dialog.isVisible()
    assert "not taken yet" in shown.dialog.trouble.text()
    assert shown.dialog.trouble.isVisible()
    shown.press(Key.Key_Escape)
    assert shown.heard.names() == ["closed"]


@pytest.mark.parametrize("by_escape", [True, False])
def test_weights_of_a_ranking_are_not_lost_without_a_word(shown: Shown, by_escape: bool) -> None:
    def leave() -> None:
        if by_escape:
            shown.press(Key.Key_Escape)
        else:
            shown.click(shown.button(QDialogButtonBox.StandardButton.Cancel))

    shown.click(answer_everything(shown).take)
    back_at_the_lists(shown)
    leave()
    assert shown.dialog.isVisible()
    assert "OK keeps them" in shown.dialog.trouble.text()
    # Something else in between: it is said again.
    shown.row("low").take_focus()
    shown.press(Key.Key_5)
    assert shown.dialog.trouble.isHidden()
    leave()
    assert shown.dialog.isVisible()
    assert shown.heard.said == []
    leave()
    assert shown.heard.names() == ["closed"]


def test_weights_that_are_what_they_were_can_go(shown: Shown) -> None:
    shown.click(answer_everything(shown).take)
    back_at_the_lists(shown)
    shown.click(shown.dialog.equal)
    shown.row("low").take_focus()
    shown.press(Key.Key_2)
    shown.row("good").take_focus()
    shown.press(Key.Key_4)
    shown.press(Key.Key_Escape)
    assert shown.heard.names() == ["closed"]


def test_with_one_reason_there_is_nothing_to_compare(qtbot: QtBot) -> None:
    shown = Shown(qtbot, FAR, MINE)
    assert not shown.dialog.swing.isEnabled()


# Any text, any look


def test_markup_is_shown_as_it_is(qtbot: QtBot) -> None:
    shown = Shown(qtbot, replace(FAR, text=MARKUP))
    assert shown.row("far").words.text() == MARKUP
    assert shown.row("far").words.textFormat() is Qt.TextFormat.PlainText


@pytest.mark.parametrize("text", ["word " * 200, "x" * 1_000], ids=["many words", "one word"])
def test_a_long_text_wraps_and_widens_nothing(qtbot: QtBot, text: str) -> None:
    shown = Shown(qtbot, replace(FAR, text=text.strip()), LOW, GOOD, width=560, height=400)
    assert shown.dialog.width() == 560
    row = shown.row("far")
    assert row.words.height() >= row.words.heightForWidth(row.words.width())
    assert row.words.height() > 10 * row.fontMetrics().height()
    content = shown.dialog.scroll_area.widget()
    assert content.width() <= shown.dialog.scroll_area.viewport().width()
    left, right = (shown.dialog.cards[side] for side in Side)
    assert abs(left.width() - right.width()) <= 1


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_every_row_comes_into_view_by_keyboard(qtbot: QtBot, direction: Qt.LayoutDirection) -> None:
    many: Priorities = default_priorities(CATALOGUE)
    own = tuple(Priority(f"own{n}", Side.ACCEPT, f"Own reason {n}") for n in range(20))
    QApplication.setLayoutDirection(direction)
    try:
        shown = Shown(qtbot, *many, *own, width=780, height=420)
    finally:
        QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    shown.dialog.cards[Side.ACCEPT].rows[0].take_focus()
    for row in shown.dialog.cards[Side.ACCEPT].rows:
        assert QApplication.focusWidget() is row.pips
        assert row.pips.visibleRegion().boundingRect() == row.pips.rect()
        shown.press(Key.Key_Down)


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_light_and_dark(qtbot: QtBot, colours: tuple[str, str]) -> None:
    shown = Shown(qtbot, FAR, LOW, GOOD)
    shown.dialog.setPalette(palette(*colours))
    found = colours_of(picture(shown.dialog))
    assert set(colours) <= found
