"""Two checklists that do what was asked of them, and a row drawn as text."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QWidget
from pytestqt.qtbot import QtBot
from qt_data import Heard, reason

from interview_helper.domain.balance import weigh
from interview_helper.domain.company import moved
from interview_helper.domain.reasons import Reason, Side
from interview_helper.widgets.checklist import Checklist
from interview_helper.widgets.reason_row import ReasonRow
from interview_helper.widgets.reason_standing import contradicted

_ASKED = (
    "mark",
    "weight",
    "note",
    "deal_breaker",
    "text",
    "priority",
    "move",
    "hide",
    "restore",
    "remove",
    "share",
    "add",
)


class Wired(QWidget):
    """Two checklists that show what was asked for, as the session makes it."""

    def __init__(self, *reasons: Reason) -> None:
        super().__init__()
        self.reasons = list(reasons)
        self.priorities: dict[str, int] = {}
        self.lists = {side: Checklist(side, self) for side in Side}
        layout = QHBoxLayout(self)
        for side, checklist in self.lists.items():
            layout.addWidget(checklist, 1)
            checklist.mark_requested.connect(lambda key, mark: self._change(key, mark=mark))
            checklist.weight_requested.connect(lambda key, weight: self._change(key, weight=weight))
            checklist.note_requested.connect(lambda key, note: self._change(key, note=note))
            checklist.text_requested.connect(lambda key, text: self._change(key, text=text))
            checklist.deal_breaker_requested.connect(lambda key, flag: self._change(key, deal_breaker=flag))
            checklist.hide_requested.connect(lambda key: self._change(key, hidden=True))
            checklist.restore_requested.connect(lambda key: self._change(key, hidden=False))
            checklist.move_requested.connect(self._move)
            checklist.reason_clicked.connect(self.go_to)
            checklist.add_requested.connect(
                lambda text, _for_all, side=side: self._add(reason(f"own {text}", side, text=text))
            )
        self.asked = Heard(
            **{
                f"{side} {name}": getattr(checklist, f"{name}_requested")
                for side, checklist in self.lists.items()
                for name in _ASKED
            }
        )
        self.show_all()

    def _change(self, key: str, **changes: object) -> None:
        self.reasons = [replace(one, **changes) if one.id == key else one for one in self.reasons]
        self.show_all()

    def _move(self, key: str, step: int) -> None:
        (one,) = [one for one in self.reasons if one.id == key]
        self.reasons = list(moved(tuple(self.reasons), one, step))
        self.show_all()

    def _add(self, new: Reason) -> None:
        self.reasons.append(new)
        self.show_all()

    def go_to(self, key: str) -> None:
        for checklist in self.lists.values():
            checklist.go_to(key, flash=True)

    def show_all(self) -> None:
        pairs = weigh(tuple(self.reasons)).contradictions
        for side, checklist in self.lists.items():
            mine = [one for one in self.reasons if one.side is side]
            checklist.show_reasons(
                mine,
                sum(one.weight for one in mine if one.ticked),
                self.priorities,
                contradicted(pairs, self.reasons),
                {one.id for one in mine if one.id.startswith("own")},
            )

    def row(self, key: str) -> ReasonRow:
        (found,) = [row for one in self.lists.values() for row in one.rows if row.reason.id == key]
        return found

    def drawn(self, side: Side = Side.DECLINE) -> list[str]:
        return [drawn(row) for row in self.lists[side].rows]

    def focused(self) -> str:
        """What the keyboard is at, such as "far.pips"."""
        at = QApplication.focusWidget()
        for checklist in self.lists.values():
            for row in checklist.rows:
                names = {
                    row.check_box: "box",
                    row.unknown_button: "?",
                    row.pips: "pips",
                    row.note_editor: "note",
                    row.text_editor: "words",
                }
                if at in names:
                    return f"{row.reason.id}.{names[at]}"
            foot = checklist.foot
            ends = {foot.add_button: "add", foot.hidden_button: "hidden"}
            if foot.adder is not None:
                ends |= {foot.adder.line: "line", foot.adder.for_all: "for all"}
            if at in ends:
                return ends[at]
        return "elsewhere"


def drawn(row: ReasonRow) -> str:
    box = "?" if row.unknown_button.isChecked() else ("☑" if row.check_box.isChecked() else "☐")
    weight = row.pips.value()
    note = " ✎" if row.note_button.isVisibleTo(row) else ""
    return f"{box} {'●' * weight}{'○' * (5 - weight)} {row.check_box.plain_text()}{note}"


FAR, LOW, GOOD = (
    reason("far", text="Too far"),
    reason("low", text="Below my level", weight=2),
    reason("good", Side.ACCEPT, text="Good team"),
)


def press(qtbot: QtBot, *keys: Qt.Key | str, modifier: Qt.KeyboardModifier | None = None) -> None:
    """Keys for whatever has the focus; a string is typed letter by letter."""
    for key in keys:
        at = QApplication.focusWidget()
        assert at is not None
        if isinstance(key, str):
            qtbot.keyClicks(at, key)
        else:
            qtbot.keyClick(at, key, modifier or Qt.KeyboardModifier.NoModifier)


def menu_of(row: ReasonRow) -> QMenu:
    """The menu of a row, open."""
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), row.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(row, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def titles(menu: QMenu) -> list[str]:
    """What the menu offers, without the keys."""
    return [action.text().split("\t")[0] for action in menu.actions() if not action.isSeparator()]


def choose(row: ReasonRow, title: str) -> None:
    """Choose something from the menu of a row."""
    menu = menu_of(row)
    (action,) = [action for action in menu.actions() if action.text().split("\t")[0] == title]
    action.trigger()
    menu.close()
