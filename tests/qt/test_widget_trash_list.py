"""The table of the trash: what it says, and what can be chosen in it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from qt_data import MARKUP, Heard, show

from interview_helper.domain.company import CompanySummary, Status
from interview_helper.widgets.trash_list import TrashList

NOW = datetime(2026, 11, 23, 10, 42, tzinfo=UTC)
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key


def thrown(identity: str, days: float, **changes: Any) -> CompanySummary:
    at = NOW - timedelta(days=days)
    plain = CompanySummary(identity, identity, "Analyst", 1, None, Status.OPEN, at, 0, 0, False, False, at)
    return plain._replace(**changes)


ROWS = (thrown("new", 1), thrown("older", 5), thrown("soon", 29, role=""), thrown("oldest", 400))


def made(qtbot: QtBot, *rows: CompanySummary, told: dict[str, datetime] | None = None) -> TrashList:
    trash = TrashList()
    trash.show_trash(rows or ROWS, told or {}, NOW, UTC)
    show(qtbot, trash, 640, 300)
    trash.setFocus()
    return trash


def drawn(trash: TrashList) -> list[str]:
    rows = [trash.topLevelItem(number) for number in range(trash.topLevelItemCount())]
    return [" | ".join(row.text(column) for column in range(4)) for row in rows if row is not None]


def chosen(trash: TrashList) -> list[str]:
    return [company.id for company in trash.chosen()]


def test_what_each_row_says(qtbot: QtBot) -> None:
    trash = made(qtbot, told={"oldest": NOW - timedelta(days=1)})
    assert drawn(trash) == [
        "new | Analyst | Sun 22 Nov, 10:42 | from Tue 22 Dec",
        "older | Analyst | Wed 18 Nov, 10:42 | from Fri 18 Dec",
        "soon |  | Sun 25 Oct, 10:42 | from Thu 26 Nov",
        "oldest | Analyst | Sun 19 Oct 2025, 10:42 | from Wed 25 Nov",
    ]
    spoken = trash.topLevelItem(2)
    assert spoken is not None
    assert spoken.data(0, Qt.ItemDataRole.AccessibleTextRole) == (
        "soon: thrown away Sun 25 Oct, 10:42, erased for good from Thu 26 Nov."
    )


def test_markup_is_text(qtbot: QtBot) -> None:
    trash = made(qtbot, thrown("a", 1, name=MARKUP, role=MARKUP))
    assert drawn(trash)[0].startswith(f"{MARKUP} | {MARKUP} | ")


def test_it_begins_at_the_top(qtbot: QtBot) -> None:
    trash = made(qtbot)
    assert chosen(trash) == ["new"]


def test_several_are_chosen_by_keys_and_mouse(qtbot: QtBot) -> None:
    trash = made(qtbot)
    qtbot.keyClick(trash, Key.Key_Down, SHIFT)
    assert chosen(trash) == ["new", "older"]
    qtbot.keyClick(trash, Key.Key_A, CTRL)
    assert len(chosen(trash)) == 4
    fourth = trash.visualItemRect(trash.topLevelItem(3)).center()
    qtbot.mouseClick(trash.viewport(), Qt.MouseButton.LeftButton, CTRL, fourth)
    assert chosen(trash) == ["new", "older", "soon"]


def test_what_is_chosen_stays_so(qtbot: QtBot) -> None:
    trash = made(qtbot)
    qtbot.keyClick(trash, Key.Key_Down)
    qtbot.keyClick(trash, Key.Key_Down, SHIFT)
    trash.show_trash((ROWS[3], ROWS[2], ROWS[1]), {}, NOW, UTC)
    assert chosen(trash) == ["soon", "older"]


def test_what_takes_its_place_is_chosen_instead(qtbot: QtBot) -> None:
    trash = made(qtbot)
    qtbot.keyClick(trash, Key.Key_End)
    trash.show_trash(ROWS[:3], {}, NOW, UTC)
    assert chosen(trash) == ["soon"]
    trash.show_trash((), {}, NOW, UTC)
    assert chosen(trash) == []
    trash.show_trash(ROWS, {}, NOW, UTC)
    assert chosen(trash) == ["new"]


def test_enter_restores_and_del_erases(qtbot: QtBot) -> None:
    trash = made(qtbot)
    heard = Heard(restore=trash.restore_requested, erase=trash.erase_requested)
    for key in (Key.Key_Return, Key.Key_Enter, Key.Key_Delete, Key.Key_Backspace):
        qtbot.keyClick(trash, key)
    assert heard.names() == ["restore", "restore", "erase", "erase"]
    qtbot.keyClick(trash, Key.Key_Delete, SHIFT)
    qtbot.keyClick(trash, Key.Key_Up)
    assert len(heard.said) == 4


def test_the_menu_of_a_row(qtbot: QtBot) -> None:
    trash = made(qtbot)
    heard = Heard(restore=trash.restore_requested, erase=trash.erase_requested)
    for place in (0, 1):
        open_menu(trash)
        (menu,) = [one for one in trash.findChildren(QMenu) if one.isVisible()]
        assert [one.text().split("\t")[0] for one in menu.actions()] == ["Restore", "Erase for good…"]
        menu.actions()[place].trigger()
        menu.close()
        menu.deleteLater()
        QApplication.processEvents()
    assert heard.names() == ["restore", "erase"]


def test_no_menu_where_nothing_is_chosen(qtbot: QtBot) -> None:
    trash = made(qtbot)
    trash.show_trash((), {}, NOW, UTC)
    open_menu(trash)
    assert trash.findChildren(QMenu) == []


def open_menu(trash: TrashList) -> None:
    place = trash.viewport().rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, trash.mapToGlobal(place))
    QApplication.sendEvent(trash.viewport(), event)
