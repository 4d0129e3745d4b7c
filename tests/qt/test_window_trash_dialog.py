"""The trash as a dialog: what it lists, asks for, and says."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from qt_data import DARK, LIGHT, MARKUP, Heard, palette, picture

from interview_helper.domain.company import CompanySummary, Status
from interview_helper.widgets.fonts import scaled_font
from interview_helper.windows.trash_dialog import TrashDialog

NOW = datetime(2026, 11, 23, 10, 42, tzinfo=UTC)
LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key


def thrown(identity: str, days: float = 1, **changes: Any) -> CompanySummary:
    at = NOW - timedelta(days=days)
    plain = CompanySummary(identity, identity, "", 1, None, Status.OPEN, at, 0, 0, False, False, at)
    return plain._replace(**changes)


ROWS = (thrown("a"), thrown("b", 2), thrown("c", 3))


def made(qtbot: QtBot, *rows: CompanySummary, changeable: bool = True) -> tuple[TrashDialog, Heard]:
    dialog = TrashDialog(changeable=changeable)
    dialog.show_trash(rows, {}, NOW, UTC)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    return dialog, Heard(restore=dialog.restore_requested, erase=dialog.erase_requested)


def enabled(dialog: TrashDialog) -> tuple[bool, bool, bool]:
    return (
        dialog.restore_button.isEnabled(),
        dialog.erase_button.isEnabled(),
        dialog.empty_button.isEnabled(),
    )


def test_restore_by_mouse_and_by_key(qtbot: QtBot) -> None:
    dialog, heard = made(qtbot, *ROWS)
    assert dialog.list.hasFocus()
    qtbot.mouseClick(dialog.restore_button, LEFT)
    qtbot.keyClick(dialog.list, Key.Key_Down)
    qtbot.keyClick(dialog.list, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(dialog.list, Key.Key_Return)
    assert heard.said == [("restore", ("a",)), ("restore", ("b", "c"))]
    assert dialog.isVisible()


def test_a_double_click_restores(qtbot: QtBot) -> None:
    dialog, heard = made(qtbot, *ROWS)
    place = dialog.list.visualItemRect(dialog.list.topLevelItem(1)).center()
    qtbot.mouseClick(dialog.list.viewport(), LEFT, pos=place)
    qtbot.mouseDClick(dialog.list.viewport(), LEFT, pos=place)
    assert heard.said == [("restore", ("b",))]


def test_erase_by_mouse_and_by_key(qtbot: QtBot) -> None:
    dialog, heard = made(qtbot, *ROWS)
    qtbot.mouseClick(dialog.erase_button, LEFT)
    qtbot.keyClick(dialog.list, Key.Key_Down)
    qtbot.keyClick(dialog.list, Key.Key_Delete)
    assert heard.of("erase") == [(ROWS[0],), (ROWS[1],)]


def test_empty_the_trash(qtbot: QtBot) -> None:
    dialog, heard = made(qtbot, *ROWS)
    qtbot.mouseClick(dialog.empty_button, LEFT)
    assert heard.of("erase") == [ROWS]


def test_an_empty_trash_says_so(qtbot: QtBot) -> None:
    dialog, heard = made(qtbot)
    assert dialog.empty.isVisible()
    assert dialog.empty.text().startswith("The trash is empty.")
    assert not dialog.list.isVisible()
    assert not dialog.hint.isVisible()
    assert enabled(dialog) == (False, False, False)
    assert dialog.close_button.hasFocus()
    qtbot.keyClick(dialog, Key.Key_Escape)
    assert not dialog.isVisible()
    assert heard.said == []


def test_it_becomes_empty_and_full_again(qtbot: QtBot) -> None:
    dialog, _ = made(qtbot, *ROWS)
    dialog.show_trash((), {}, NOW, UTC)
    assert dialog.empty.isVisible()
    dialog.show_trash(ROWS, {}, NOW, UTC)
    assert not dialog.empty.isVisible()
    assert dialog.list.hasFocus()
    assert enabled(dialog) == (True, True, True)


def test_while_it_waits_nothing_can_be_asked_for(qtbot: QtBot) -> None:
    dialog, heard = made(qtbot, *ROWS)
    dialog.erase_button.setFocus()
    dialog.wait("Erasing…")
    assert (dialog.message.text(), dialog.message.isVisible()) == ("Erasing…", True)
    assert enabled(dialog) == (False, False, False)
    assert dialog.list.hasFocus()
    for key in (Key.Key_Return, Key.Key_Delete, Key.Key_Down, Key.Key_Return):
        qtbot.keyClick(dialog.list, key)
    assert heard.said == []
    assert enabled(dialog) == (False, False, False)
    dialog.show_trash(ROWS[1:], {}, NOW, UTC)
    dialog.say("Erased for good: “a”.")
    assert enabled(dialog) == (True, True, True)
    dialog.say("")
    assert not dialog.message.isVisible()


def test_where_nothing_can_be_changed_it_only_lists(qtbot: QtBot) -> None:
    dialog, heard = made(qtbot, *ROWS, changeable=False)
    assert enabled(dialog) == (False, False, False)
    for key in (Key.Key_Return, Key.Key_Delete):
        qtbot.keyClick(dialog.list, key)
    assert heard.said == []
    assert dialog.list.topLevelItemCount() == 3


def test_a_full_trash_is_emptied_without_a_wait(qtbot: QtBot) -> None:
    many = tuple(thrown(f"{number:04d}", number / 100) for number in range(1_000))
    dialog, _ = made(qtbot, *many)
    said: list[int] = []
    dialog.list.itemSelectionChanged.connect(lambda: said.append(len(dialog.list.chosen())))
    dialog.list.selectAll()
    dialog.show_trash(many[:300], {}, NOW, UTC)
    dialog.show_trash((), {}, NOW, UTC)
    assert said == [1_000, 300, 0]


def test_nothing_chosen_nothing_to_restore(qtbot: QtBot) -> None:
    dialog, heard = made(qtbot, *ROWS)
    dialog.list.clearSelection()
    assert enabled(dialog) == (False, False, True)
    qtbot.keyClick(dialog.list, Key.Key_Delete)
    assert heard.said == []


def test_it_is_walked_through_by_tab(qtbot: QtBot) -> None:
    dialog, _ = made(qtbot, *ROWS)
    visited = []
    for _ in range(5):
        visited.append(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Tab)
    assert visited == [
        dialog.list,
        dialog.restore_button,
        dialog.erase_button,
        dialog.empty_button,
        dialog.close_button,
    ]


@pytest.mark.parametrize("colours", [LIGHT, DARK])
@pytest.mark.parametrize("scale", [1, 1.5])
def test_all_fits_into_a_small_screen(qtbot: QtBot, colours: tuple[str, str], scale: float) -> None:
    dialog = TrashDialog()
    qtbot.addWidget(dialog)
    dialog.setFont(scaled_font(dialog.font(), scale))
    dialog.setPalette(palette(*colours))
    dialog.show_trash((thrown("a", name=MARKUP * 5, role=MARKUP * 5), *ROWS), {}, NOW, UTC)
    dialog.say("Not done, and may still hold it: 000001-2026-11-23-daily.db and 7 more.")
    dialog.resize(800, 560)
    dialog.show()
    QApplication.processEvents()
    assert (dialog.width(), dialog.height()) == (800, 560)
    assert not dialog.list.horizontalScrollBar().isVisible()
    for button in (dialog.restore_button, dialog.erase_button, dialog.empty_button, dialog.close_button):
        assert button.width() >= button.sizeHint().width()
        assert dialog.rect().contains(button.geometry())
    assert not picture(dialog).isNull()
