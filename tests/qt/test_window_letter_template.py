"""Editing the template of a letter: the preview, what is refused, and what is kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from qt_data import Heard, show
from qt_letters import BOOK, choose, click, letters, write

from interview_helper.domain.letter_templates import PLACEHOLDERS
from interview_helper.domain.letters import Tone, tone_words
from interview_helper.windows.letter_template_dialog import LetterTemplateDialog
from interview_helper.windows.letters_dialog import LettersDialog

KEY = "accept/plain"


@pytest.fixture
def dialog(qtbot: QtBot) -> LettersDialog:
    made = letters(me="Sam")
    show(qtbot, made, 560, 520)
    return made


@pytest.fixture
def heard(dialog: LettersDialog) -> Heard:
    return Heard(kept=dialog.template_requested)


def editor(dialog: LettersDialog, qtbot: QtBot) -> LetterTemplateDialog:
    click(dialog.edit_template)
    (made,) = [one for one in dialog.findChildren(LetterTemplateDialog) if one.isVisible()]
    qtbot.waitUntil(lambda: QApplication.activeWindow() is made)
    return made


def test_it_shows_the_template_and_what_it_gives(dialog: LettersDialog, qtbot: QtBot) -> None:
    edit = editor(dialog, qtbot)
    assert edit.name.text() == "Accept the interview · Plain"
    assert edit.template() == BOOK.templates[KEY]
    assert edit.preview.text() == f"{dialog.subject.text()}\n\n{dialog.body.text()}"
    assert edit.preview.isReadOnly()
    assert not edit.reset.isEnabled()


def test_the_preview_follows_what_is_typed(dialog: LettersDialog, qtbot: QtBot) -> None:
    edit = editor(dialog, qtbot)
    write(edit.subject, "Yes")
    write(edit.body, "Hi[ {person}] of {company}")
    assert edit.preview.text() == "Yes\n\nHi Maria Lopez of Contoso"


def test_each_placeholder_is_listed_and_inserted_where_the_cursor_is(
    dialog: LettersDialog, qtbot: QtBot
) -> None:
    edit = editor(dialog, qtbot)
    listed = [edit.placeholders.item(row).text() for row in range(edit.placeholders.count())]
    assert listed == [f"{{{name}}}  {meaning}" for name, meaning in PLACEHOLDERS.items()]
    write(edit.body, "Hi ")
    edit.placeholders.setFocus()
    QTest.keyClick(edit.placeholders, Qt.Key.Key_Down)
    QTest.keyClick(edit.placeholders, Qt.Key.Key_Return)
    assert edit.isVisible()
    assert edit.body.text() == "Hi {role}"
    assert edit.body.hasFocus()


def test_what_cannot_be_read_is_said_and_not_saved(dialog: LettersDialog, qtbot: QtBot, heard: Heard) -> None:
    edit = editor(dialog, qtbot)
    write(edit.body, "Hi {name}")
    assert edit.trouble.text().startswith("In the letter, “{name}” is not a placeholder.")
    assert not edit.save.isEnabled()
    assert edit.preview.text().startswith("Interview for Analyst")
    write(edit.body, "Hi {role}")
    assert edit.trouble.text() == ""
    assert edit.save.isEnabled()
    assert heard.said == []


def test_saved_it_fills_the_letter_and_is_asked_to_be_kept(
    dialog: LettersDialog, qtbot: QtBot, heard: Heard
) -> None:
    edit = editor(dialog, qtbot)
    write(edit.subject, "Yes")
    write(edit.body, "See you, {person}")
    click(edit.save)
    assert not edit.isVisible()
    assert heard.of("kept") == [(KEY, "Yes", "See you, {person}")]
    assert (dialog.subject.text(), dialog.body.text()) == ("Yes", "See you, Maria Lopez")
    assert dialog.said.text() == "Template saved."
    choose(dialog.choices.tone, tone_words(Tone.WARM))
    assert "I look forward to it." in dialog.body.text()


def test_the_original_is_asked_back_with_empty_texts(
    dialog: LettersDialog, qtbot: QtBot, heard: Heard
) -> None:
    original = dialog.letter()
    edit = editor(dialog, qtbot)
    write(edit.body, "Short")
    click(edit.save)
    edit = editor(dialog, qtbot)
    assert edit.body.text() == "Short"
    click(edit.reset)
    assert edit.template() == BOOK.templates[KEY]
    assert not edit.reset.isEnabled()
    click(edit.save)
    assert heard.of("kept")[1:] == [(KEY, "", "")]
    assert dialog.letter() == original


def test_going_back_to_the_original_can_be_undone(dialog: LettersDialog, qtbot: QtBot) -> None:
    edit = editor(dialog, qtbot)
    write(edit.body, "Short")
    click(edit.reset)
    QTest.keyClick(edit.body, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert edit.body.text() == "Short"


def test_saving_what_is_the_same_asks_for_nothing(dialog: LettersDialog, qtbot: QtBot, heard: Heard) -> None:
    click(editor(dialog, qtbot).save)
    assert heard.said == []


def test_a_new_template_leaves_what_the_user_wrote(dialog: LettersDialog, qtbot: QtBot) -> None:
    write(dialog.body, "My own words")
    edit = editor(dialog, qtbot)
    write(edit.body, "Short")
    click(edit.save)
    assert dialog.body.text() == "My own words"
    click(dialog.start_again)
    assert dialog.body.text() == "Short"


def test_closed_without_saving_it_goes_on_where_it_was_left(
    dialog: LettersDialog, qtbot: QtBot, heard: Heard
) -> None:
    edit = editor(dialog, qtbot)
    write(edit.body, "Half a tem")
    QTest.keyClick(edit.body, Qt.Key.Key_Escape)
    assert heard.said == []
    assert "is not saved" in dialog.said.text()
    assert dialog.body.text() != "Half a tem"
    edit = editor(dialog, qtbot)
    assert edit.body.text() == "Half a tem"
    click(edit.reset)
    click(edit.cancel)
    assert editor(dialog, qtbot).template() == BOOK.templates[KEY]


def test_text_in_it_is_plain(dialog: LettersDialog, qtbot: QtBot) -> None:
    edit = editor(dialog, qtbot)
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in edit.findChildren(QLabel))
    assert edit.minimumSizeHint().width() <= 560
    assert edit.minimumSizeHint().height() <= 480
