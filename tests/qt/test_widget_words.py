"""The words of a reason, shown and typed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from qt_data import MARKUP, Heard, show, spoken_name

from interview_helper.widgets.fonts import wrapped_height
from interview_helper.widgets.words_edit import WordsEdit
from interview_helper.widgets.words_label import WordsLabel


def label(text: str) -> WordsLabel:
    return WordsLabel(lambda palette: palette.color(QPalette.ColorRole.Text), text)


@pytest.mark.parametrize("text", ["several words " * 20, "x" * 280, "שלום עולם " * 28])
def test_a_text_takes_more_lines_where_there_is_less_room(qtbot: QtBot, text: str) -> None:
    font = QFont()
    heights = [wrapped_height(text, font, width) for width in (10_000, 600, 300, 150, 20)]
    assert heights == sorted(heights)
    assert heights[0] < heights[2] < heights[4]
    assert wrapped_height("", font, 100) == wrapped_height("x", font, 100) == heights[0]
    shown = label(text)
    qtbot.addWidget(shown)
    assert shown.heightForWidth(150) >= heights[3]


def test_a_label_needs_little_width_and_shows_markup_as_it_is(qtbot: QtBot) -> None:
    shown = label("x" * 1_000)
    assert shown.minimumSizeHint().width() == label("").minimumSizeHint().width()
    literal = label(MARKUP)
    show(qtbot, literal, 200)
    assert literal.textFormat() is Qt.TextFormat.PlainText
    assert spoken_name(literal) == MARKUP


@pytest.fixture
def edit(qtbot: QtBot) -> WordsEdit:
    made = WordsEdit("Add a reason", "Add a reason of your own…")
    show(qtbot, made, 300)
    made.setFocus()
    return made


def test_enter_reports_cleaned_words(edit: WordsEdit, qtbot: QtBot) -> None:
    heard = Heard(text=edit.text_requested, refused=edit.refused, given_up=edit.given_up)
    QApplication.clipboard().setText("  two\tlines ")
    edit.paste()
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert heard.said == [("text", "two lines")]


def test_what_cannot_be_taken_is_refused_and_stays(edit: WordsEdit, qtbot: QtBot) -> None:
    heard = Heard(text=edit.text_requested, refused=edit.refused, given_up=edit.given_up)
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    edit.setText("x" * 1_001)
    assert not edit.commit()
    assert heard.names() == ["refused", "refused"]
    assert len(edit.text()) == 1_001


def test_leaving_reports_and_leaving_it_empty_gives_up(edit: WordsEdit) -> None:
    heard = Heard(text=edit.text_requested, refused=edit.refused, given_up=edit.given_up)
    edit.setText("Far away")
    edit.clearFocus()
    edit.setFocus()
    edit.setText("  ")
    edit.clearFocus()
    assert heard.said == [("text", "Far away"), ("given_up",)]


def test_escape_empties_it(edit: WordsEdit, qtbot: QtBot) -> None:
    heard = Heard(text=edit.text_requested, given_up=edit.given_up)
    edit.setText("Far")
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert edit.text() == ""
    assert heard.said == [("given_up",)]
