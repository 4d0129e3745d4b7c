"""Earlier versions of the notes as a dialog: looked at, compared, copied, asked for."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from qt_data import DARK, LIGHT, MARKUP, Heard, palette, picture

from interview_helper.domain.revisions import Revision
from interview_helper.widgets.fonts import scaled_font
from interview_helper.windows.revisions_dialog import RevisionsDialog

NOW = datetime(2026, 11, 23, 10, 42, tzinfo=UTC)
LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key
PRESENT = "Friendly.\nFar away.\nPay: 60."
REVISIONS = (
    Revision(9, NOW - timedelta(hours=2), "Friendly.\nNo word on pay."),
    Revision(8, NOW - timedelta(days=1), MARKUP),
    Revision(6, NOW - timedelta(days=20), PRESENT),
)


def made(
    qtbot: QtBot, *revisions: Revision, present: str = PRESENT, changeable: bool = True
) -> tuple[RevisionsDialog, Heard]:
    dialog = RevisionsDialog("Adatum", revisions, present, NOW, changeable=changeable, zone=UTC)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    return dialog, Heard(restore=dialog.restore_requested)


def drawn(dialog: RevisionsDialog) -> list[str]:
    rows = [dialog.list.topLevelItem(number) for number in range(dialog.list.topLevelItemCount())]
    return [f"{row.text(0)} | {row.text(1)}" for row in rows if row is not None]


def test_the_newest_first_with_its_differences(qtbot: QtBot) -> None:
    dialog, _ = made(qtbot, *REVISIONS)
    assert drawn(dialog) == [
        "Mon 23 Nov, 08:42 | today",
        "Sun 22 Nov, 10:42 | yesterday",
        "Tue 3 Nov, 10:42 | 2 weeks ago",
    ]
    assert dialog.list.hasFocus()
    assert dialog.text.toPlainText() == "Friendly.\nNo word on pay."
    assert len(list(dialog.text.marked())) == 1
    assert dialog.changes.text() == "1 line is no longer in your notes, marked −. 2 lines have come since."


def test_keys_go_through_them(qtbot: QtBot) -> None:
    dialog, _ = made(qtbot, *REVISIONS)
    qtbot.keyClick(dialog.list, Key.Key_Down)
    assert dialog.text.toPlainText() == MARKUP
    qtbot.keyClick(dialog.list, Key.Key_Down)
    assert dialog.changes.text() == "The notes are just so now."
    assert list(dialog.text.marked()) == []


def test_restored_as_it_was(qtbot: QtBot) -> None:
    odd = "a\N{NO-BREAK SPACE}b \N{RIGHT-TO-LEFT OVERRIDE}<b>c</b>\n"
    dialog, heard = made(qtbot, Revision(1, NOW, odd))
    qtbot.mouseClick(dialog.restore_button, LEFT)
    assert heard.of("restore") == [odd]
    assert not dialog.isVisible()


def test_what_is_so_now_is_not_restored(qtbot: QtBot) -> None:
    dialog, _ = made(qtbot, *REVISIONS)
    dialog.restore_button.setFocus()
    dialog.list.setCurrentItem(dialog.list.topLevelItem(2))
    assert not dialog.restore_button.isEnabled()
    assert dialog.list.hasFocus()
    qtbot.keyClick(dialog.list, Key.Key_Up)
    assert dialog.restore_button.isEnabled()


def test_where_nothing_can_be_changed_it_is_only_read(qtbot: QtBot) -> None:
    dialog, _ = made(qtbot, *REVISIONS, changeable=False)
    assert not dialog.restore_button.isEnabled()
    assert dialog.copy_button.isEnabled()


def test_the_whole_text_is_copied(qtbot: QtBot) -> None:
    dialog, heard = made(qtbot, *REVISIONS)
    qtbot.keyClick(dialog.list, Key.Key_Down)
    qtbot.mouseClick(dialog.copy_button, LEFT)
    assert QApplication.clipboard().text() == MARKUP
    assert not QApplication.clipboard().mimeData().hasHtml()
    assert dialog.isVisible()
    assert heard.said == []
    QApplication.clipboard().clear()


def test_escape_leaves_all_as_it_is(qtbot: QtBot) -> None:
    dialog, heard = made(qtbot, *REVISIONS)
    qtbot.keyClick(dialog.list, Key.Key_Escape)
    assert not dialog.isVisible()
    assert heard.said == []


def test_enter_in_the_list_restores_nothing(qtbot: QtBot) -> None:
    dialog, heard = made(qtbot, *REVISIONS)
    qtbot.keyClick(dialog.list, Key.Key_Return)
    assert heard.said == []


def test_none_yet(qtbot: QtBot) -> None:
    dialog, _ = made(qtbot)
    assert dialog.empty.isVisible()
    assert dialog.empty.text().startswith("There are no earlier versions yet.")
    assert not dialog.splitter.isVisible()
    assert not dialog.restore_button.isVisible()
    assert dialog.close_button.hasFocus()
    qtbot.mouseClick(dialog.close_button, LEFT)
    assert not dialog.isVisible()


@pytest.mark.parametrize("colours", [LIGHT, DARK])
@pytest.mark.parametrize("scale", [1, 1.5])
def test_all_fits_into_a_small_screen(qtbot: QtBot, colours: tuple[str, str], scale: float) -> None:
    dialog = RevisionsDialog(MARKUP, REVISIONS, PRESENT, NOW)
    qtbot.addWidget(dialog)
    dialog.setPalette(palette(*colours))
    dialog.setFont(scaled_font(dialog.font(), scale))
    dialog.resize(800, 560)
    dialog.show()
    QApplication.processEvents()
    assert (dialog.width(), dialog.height()) == (800, 560)
    for button in (dialog.restore_button, dialog.copy_button, dialog.close_button):
        assert button.width() >= button.sizeHint().width()
        assert dialog.rect().contains(button.geometry())
    assert dialog.company.text() == MARKUP
    assert not picture(dialog).isNull()
