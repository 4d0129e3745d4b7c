"""“Why?”: the full account, and the reasons that it leads to."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from qt_data import DARK, LIGHT, MARKUP, Heard, colours_of, palette, picture, show

from interview_helper.domain.account import AccountLine, Row
from interview_helper.widgets import tints
from interview_helper.widgets.account_panel import AccountPanel
from interview_helper.widgets.text_button import TextButton

LEFT = Qt.MouseButton.LeftButton


def row(identity: str, before: str = "") -> Row:
    named = f"“Reason {identity}”"
    return Row(identity, f"{before}{named} (weight 3)", named)


LOADS = AccountLine("What is weighed", "12 for accepting. " * 3)
FLIPS = AccountLine("A single change", "Each of these alone would tip it:", (row("a", "Untick "), row("b")))
PAIR = AccountLine("", "And these two:", (row("b"), row("c")))
UNKNOWN = AccountLine("Not known yet", "One reason is not known yet. " * 3, (row("d"),))
LINES = (LOADS, FLIPS, PAIR, UNKNOWN)


@pytest.fixture
def panel(qtbot: QtBot) -> AccountPanel:
    widget = AccountPanel()
    widget.setPalette(palette(*LIGHT))
    widget.show_account(LINES)
    show(qtbot, widget, 300, 700)
    return widget


def buttons(panel: AccountPanel) -> list[TextButton]:
    """The reasons, from above."""
    QApplication.processEvents()
    found = [one for one in panel.findChildren(TextButton) if one.isVisible()]
    return sorted(found, key=lambda one: one.mapTo(panel, QPoint()).y())


def said(panel: AccountPanel) -> list[str]:
    """Every line that can be read, from above."""
    QApplication.processEvents()
    shown = [(one, one.text()) for one in panel.findChildren(QLabel) if one.isVisible()]
    shown += [(one, one.words) for one in panel.findChildren(TextButton) if one.isVisible()]
    return [text for one, text in sorted(shown, key=lambda pair: pair[0].mapTo(panel, QPoint()).y())]


def test_it_says_each_line_with_its_reasons(panel: AccountPanel) -> None:
    assert said(panel) == [
        "Why?",
        "What is weighed",
        LOADS.words,
        "A single change",
        FLIPS.words,
        "Untick “Reason a” (weight 3)",
        "“Reason b” (weight 3)",
        "And these two:",
        "“Reason b” (weight 3)",
        "“Reason c” (weight 3)",
        "Not known yet",
        UNKNOWN.words,
        "“Reason d” (weight 3)",
    ]


def test_a_click_goes_to_the_reason(panel: AccountPanel, qtbot: QtBot) -> None:
    heard = Heard(clicked=panel.reason_clicked)
    for button in buttons(panel):
        qtbot.mouseClick(button, LEFT)
    assert heard.of("clicked") == ["a", "b", "b", "c", "d"]


def test_by_keyboard_from_reason_to_reason(panel: AccountPanel) -> None:
    heard = Heard(clicked=panel.reason_clicked)
    panel.take_focus()
    for _ in range(5):
        at = QApplication.focusWidget()
        QTest.keyClick(at, Qt.Key.Key_Return)
        QTest.keyClick(at, Qt.Key.Key_Tab)
    assert heard.of("clicked") == ["a", "b", "b", "c", "d"]


def test_without_reasons_the_keyboard_is_at_the_way_out(panel: AccountPanel) -> None:
    panel.show_account((LOADS,))
    panel.take_focus()
    assert panel.close_button.hasFocus()
    panel.show_account(LINES)
    panel.setFocus()
    assert buttons(panel)[0].hasFocus()


def test_escape_and_close_ask_to_be_closed(panel: AccountPanel, qtbot: QtBot) -> None:
    heard = Heard(closed=panel.closed_requested)
    panel.take_focus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    qtbot.mouseClick(panel.close_button, LEFT)
    QTest.keyClick(panel, Qt.Key.Key_X)
    assert heard.names() == ["closed", "closed"]


def test_what_says_the_same_stays_with_the_keyboard_and_the_scroll(panel: AccountPanel) -> None:
    panel.resize(260, 260)
    kept = buttons(panel)
    kept[0].setFocus()
    bar = panel.scroll_area.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = bar.value()
    panel.show_account(LINES)
    assert buttons(panel) == kept
    panel.show_account((LOADS._replace(words="11 for accepting. " * 3), FLIPS, PAIR, UNKNOWN))
    assert buttons(panel) == kept
    assert kept[0].hasFocus()
    assert bar.value() == before > 0


def test_the_keyboard_follows_its_reason_where_its_line_is_new(panel: AccountPanel) -> None:
    buttons(panel)[1].setFocus()
    panel.show_account((LOADS, FLIPS._replace(rows=(row("b"), row("x"))), PAIR))
    assert buttons(panel)[0].hasFocus()
    # Its line is gone: it is elsewhere.
    panel.show_account((LOADS, PAIR))
    assert buttons(panel)[0].hasFocus()
    # It is nowhere.
    panel.show_account((LOADS, UNKNOWN))
    assert panel.close_button.hasFocus()


def test_lines_come_and_go_in_their_order(panel: AccountPanel) -> None:
    panel.show_account((UNKNOWN, LOADS))
    assert said(panel) == [
        "Why?",
        "Not known yet",
        UNKNOWN.words,
        "“Reason d” (weight 3)",
        "What is weighed",
        LOADS.words,
    ]
    panel.show_account(LINES)
    assert said(panel)[1] == "What is weighed"
    assert len(buttons(panel)) == 5


@pytest.mark.parametrize("width", [250, 420])
def test_nothing_is_cut_off_at_the_side(panel: AccountPanel, width: int) -> None:
    panel.show_account((*LINES, AccountLine("Long", "word " * 60, (Row("x", "y" * 300, "y" * 300),))))
    panel.resize(width, 400)
    QApplication.processEvents()
    content = panel.scroll_area.widget()
    assert content is not None
    assert content.width() <= panel.scroll_area.viewport().width()
    for button in buttons(panel):
        assert button.height() >= button.heightForWidth(button.width())
        assert button.mapTo(panel, QPoint(button.width(), 0)).x() <= width
    assert panel.scroll_area.verticalScrollBar().maximum() > 0


def test_where_it_is_as_high_as_it_wants_nothing_scrolls(panel: AccountPanel) -> None:
    panel.resize(320, panel.height())
    QApplication.processEvents()
    panel.resize(320, panel.sizeHint().height())
    QApplication.processEvents()
    assert panel.scroll_area.verticalScrollBar().maximum() == 0


def test_markup_is_shown_as_it_is(panel: AccountPanel) -> None:
    panel.show_account((AccountLine("Heading", MARKUP, (Row("x", MARKUP, MARKUP),)),))
    assert said(panel)[2:] == [MARKUP, MARKUP]
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in panel.findChildren(QLabel))


def test_it_is_readable_in_light_and_dark(panel: AccountPanel) -> None:
    for colours in (LIGHT, DARK):
        panel.setPalette(palette(*colours))
        QApplication.processEvents()
        painted = colours_of(picture(panel))
        assert {colours[1], tints.muted(palette(*colours)).name()} <= painted


def test_it_has_names_for_a_screen_reader(panel: AccountPanel) -> None:
    assert panel.accessibleName()
    assert panel.close_button.accessibleName() == "Close the account of the balance"
    assert buttons(panel)[0].accessibleName() == "Untick “Reason a” (weight 3)"
    assert buttons(panel)[0].accessibleDescription() == "Goes to this reason on its list"
