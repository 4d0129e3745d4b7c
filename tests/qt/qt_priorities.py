"""The dialog of my priorities, what it reported, and its rows drawn as text."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QMenu, QWidget
from pytestqt.qtbot import QtBot
from qt_data import Heard, show

from interview_helper.domain.priorities import Priority
from interview_helper.domain.reasons import Side
from interview_helper.widgets.priority_row import PriorityRow
from interview_helper.windows.priorities_dialog import PrioritiesDialog
from interview_helper.windows.swing_dialog import SwingDialog

LEFT = Qt.MouseButton.LeftButton
NO_KEY = Qt.KeyboardModifier.NoModifier

FAR = Priority("far", Side.DECLINE, "Too far")
LOW = Priority("low", Side.DECLINE, "Below my level", 2)
MINE = Priority("mine", Side.DECLINE, "No canteen", hidden=True)
GOOD = Priority("good", Side.ACCEPT, "Good team", 4)
PAY = Priority("pay", Side.ACCEPT, "Good pay")
BUILT_IN = {"far", "low", "good", "pay"}


class Shown:
    """The dialog, what it reported, and how its rows read."""

    def __init__(self, qtbot: QtBot, *priorities: Priority, width: int = 760, height: int = 520) -> None:
        numbers = iter(range(1, 100))
        self.qtbot = qtbot
        self.dialog = PrioritiesDialog(tuple(priorities), BUILT_IN, None, lambda: f"new{next(numbers)}")
        self.heard = Heard(requested=self.dialog.priorities_requested, closed=self.dialog.finished)
        show(qtbot, self.dialog, width, height)

    def drawn(self, side: Side = Side.DECLINE) -> list[str]:
        return [drawn(row) for row in self.dialog.cards[side].rows]

    def row(self, key: str) -> PriorityRow:
        (found,) = [row for card in self.dialog.cards.values() for row in card.rows if row.priority.id == key]
        return found

    def press(self, *keys: Qt.Key | str, modifier: Qt.KeyboardModifier = NO_KEY) -> None:
        for key in keys:
            at = QApplication.focusWidget()
            assert at is not None
            if isinstance(key, str):
                self.qtbot.keyClicks(at, key)
            else:
                self.qtbot.keyClick(at, key, modifier)

    def click(self, what: QWidget, place: QPoint | None = None) -> None:
        self.qtbot.mouseClick(what, LEFT, pos=place or what.rect().center())

    def choose(self, key: str, words: str) -> None:
        """Choose from the menu of a row, by its keyboard."""
        self.click(self.row(key).more)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        for action in menu.actions():
            if words in action.text().replace("&", ""):
                self.qtbot.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())
                return
        raise AssertionError(f"no {words}")

    def menu_of(self, key: str) -> list[str]:
        menu = self.row(key).menu()
        words = [action.text().replace("&", "").split("\t")[0] for action in menu.actions()]
        menu.deleteLater()
        return words

    def button(self, which: QDialogButtonBox.StandardButton) -> QWidget:
        return self.dialog.buttons.button(which)

    def ok(self) -> None:
        self.click(self.button(QDialogButtonBox.StandardButton.Ok))

    def swing(self) -> SwingDialog:
        """The questions above the dialog."""
        (found,) = [one for one in self.dialog.findChildren(SwingDialog) if one.isVisible()]
        self.qtbot.waitUntil(found.isActiveWindow)
        return found

    def focused(self) -> str:
        at = QApplication.focusWidget()
        for side, card in self.dialog.cards.items():
            if at is card.adder:
                return f"add {side}"
            if at is card.hidden_toggle:
                return f"hidden {side}"
            for row in card.rows:
                names = {
                    row.pips: "pips",
                    row.show_again: "show again",
                    row.more: "more",
                    row.editor: "words",
                }
                if at in names:
                    return f"{row.priority.id}.{names[at]}"
        return getattr(at, "text", str)().replace("&", "")


def drawn(row: PriorityRow) -> str:
    words = row.editor.text() + "_" if row.editor is not None else row.words.text()
    if row.show_again.isVisible():
        return f"(hidden) {words}"
    weight = row.pips.value()
    return f"{'●' * weight}{'○' * (5 - weight)} {words}"
