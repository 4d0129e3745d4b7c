"""Notes as they were: plain, read only, with signs beside the lines that are gone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from qt_data import DARK, LIGHT, MARKUP, colours_of, palette, picture, show, spoken

from interview_helper.domain.reasons import Side
from interview_helper.widgets.fonts import scaled_font
from interview_helper.widgets.revision_text import RevisionText
from interview_helper.widgets.tints import READABLE, blend, contrast, side_tint

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
LINES = "first\nsecond\nthird that is so long that it wraps in such a narrow field\nfourth"


def made(qtbot: QtBot, text: str = LINES, gone: tuple[int, ...] = (1, 2), width: int = 200) -> RevisionText:
    shown = RevisionText()
    shown.show_text(text, frozenset(gone), "2 lines are gone.")
    show(qtbot, shown, width, 200)
    QApplication.processEvents()
    return shown


def band_colour(colours: QPalette) -> QColor:
    return blend(colours.color(QPalette.ColorRole.Base), side_tint(colours, Side.DECLINE), 0.1)


def test_the_text_as_it_is(qtbot: QtBot) -> None:
    shown = made(qtbot, MARKUP)
    assert shown.toPlainText() == MARKUP
    assert shown.isReadOnly()
    shown.setFocus()
    QTest.keyClicks(shown, "typed")
    assert shown.toPlainText() == MARKUP


def test_marks_lie_where_the_lines_are(qtbot: QtBot) -> None:
    shown = made(qtbot)
    second, third = shown.marked()
    assert second.height == second.row
    assert third.top == second.top + second.height
    assert third.height >= 2 * third.row
    first_top = shown.document().documentMargin()
    assert second.top == pytest.approx(first_top + second.row, abs=1)


def test_the_last_line_is_marked_without_the_margin_below(qtbot: QtBot) -> None:
    shown = made(qtbot, "a\nb", (0, 1))
    first, last = shown.marked()
    assert first.height == last.height


def test_they_move_with_the_text(qtbot: QtBot) -> None:
    shown = made(qtbot, "\n".join(f"line {number}" for number in range(200)), tuple(range(0, 200, 2)))
    before = [band.top for band in shown.marked()]
    assert 3 < len(before) < 30
    shown.verticalScrollBar().setValue(7)
    after = [band.top for band in shown.marked()]
    assert after[0] < shown.fontMetrics().lineSpacing() * 2
    assert after != before
    shown.verticalScrollBar().setValue(shown.verticalScrollBar().maximum())
    assert list(shown.marked())
    QApplication.processEvents()


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_a_sign_and_a_quiet_colour(qtbot: QtBot, colours: tuple[str, str]) -> None:
    shown = made(qtbot)
    shown.setPalette(palette(*colours))
    QApplication.processEvents()
    quiet = band_colour(shown.palette())
    assert quiet.name() in colours_of(picture(shown.viewport()))
    sign = side_tint(shown.palette(), Side.DECLINE)
    assert contrast(sign, quiet) >= READABLE
    # Its edges are smoothed: some pixels have nearly its colour.
    assert max(contrast(QColor(name), quiet) for name in colours_of(picture(shown.signs))) > 3
    assert contrast(shown.palette().color(QPalette.ColorRole.Text), quiet) >= READABLE
    shown.show_text(LINES, frozenset(), "The notes are just so now.")
    QApplication.processEvents()
    assert quiet.name() not in colours_of(picture(shown.viewport()))
    assert colours_of(picture(shown.signs)) == {colours[0]}


def test_the_signs_are_not_copied(qtbot: QtBot) -> None:
    shown = made(qtbot)
    shown.setFocus()
    QTest.keyClick(shown, Key.Key_A, CTRL)
    QTest.keyClick(shown, Key.Key_C, CTRL)
    assert QApplication.clipboard().text() == LINES
    QApplication.clipboard().clear()


def test_the_words_are_spoken(qtbot: QtBot) -> None:
    shown = made(qtbot)
    from PySide6.QtGui import QAccessible

    assert spoken(shown).text(QAccessible.Text.Name) == "Notes as they were"
    assert spoken(shown).text(QAccessible.Text.Description) == "2 lines are gone."


def test_tab_leaves_it(qtbot: QtBot) -> None:
    shown = made(qtbot)
    assert shown.tabChangesFocus()


def test_the_signs_stand_where_reading_begins(qtbot: QtBot) -> None:
    shown = made(qtbot)
    left = shown.signs.geometry()
    assert left.right() < shown.viewport().geometry().left()
    shown.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    assert shown.signs.geometry().left() > shown.viewport().geometry().right()


def test_they_grow_with_the_font(qtbot: QtBot) -> None:
    shown = made(qtbot)
    before = shown.signs.width()
    shown.setFont(scaled_font(shown.font(), 2))
    QApplication.processEvents()
    assert shown.signs.width() > 1.5 * before
    assert shown.viewport().geometry().left() >= shown.signs.geometry().right()


def test_another_text_begins_at_its_top(qtbot: QtBot) -> None:
    shown = made(qtbot, "line\n" * 200, (0,))
    shown.verticalScrollBar().setValue(100)
    shown.show_text("other\n" * 200, frozenset(), "")
    assert shown.verticalScrollBar().value() == 0
