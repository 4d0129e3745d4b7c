"""What else can be done with a reason: the menu of its row."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from interview_helper.domain.reasons import Side
from interview_helper.widgets.reason_row import ReasonRow
from interview_helper.widgets.reason_standing import deviation
from interview_helper.widgets.row_keys import key_words


def row_menu(row: ReasonRow) -> QMenu:
    """The menu of a row; it is gone once it is closed."""
    menu = QMenu(row)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    _add_marks(menu, row)
    menu.addSeparator()
    _add_changes(menu, row)
    menu.addSeparator()
    _add_priorities(menu, row)
    menu.addSeparator()
    _add_leaving(menu, row)
    return menu


def _add_marks(menu: QMenu, row: ReasonRow) -> None:
    reason = row.reason
    words = "Edit the note" if reason.note else "Add a note"
    menu.addAction(f"{words}\t{key_words('Return')}").triggered.connect(row.open_note)
    unknown = menu.addAction("I don’t know yet\t?")
    unknown.setCheckable(True)
    unknown.setChecked(reason.unknown)
    unknown.triggered.connect(row.unknown_button.toggle)
    if reason.side is Side.DECLINE:
        breaker = menu.addAction("A deal-breaker\t!")
        breaker.setCheckable(True)
        breaker.setChecked(reason.deal_breaker)
        breaker.triggered.connect(row.toggle_deal_breaker)
    if row.standing.against:
        menu.addAction("Go to its counterpart").triggered.connect(row.go_to_counterpart)


def _add_changes(menu: QMenu, row: ReasonRow) -> None:
    menu.addAction(f"Edit the words\t{key_words('F2')}").triggered.connect(row.edit_text)
    for words, key, step in (("Move up", "Alt+Up", -1), ("Move down", "Alt+Down", 1)):
        menu.addAction(f"{words}\t{key_words(key)}").triggered.connect(
            lambda _=False, step=step: row.move_by(step)
        )


def _add_priorities(menu: QMenu, row: ReasonRow) -> None:
    identity, weight, standing, wishes = row.reason.id, row.reason.weight, row.standing, row.wishes
    priority = deviation(row.reason, standing)
    if priority is not None:
        menu.addAction(f"Back to my priority ({priority})").triggered.connect(
            lambda: wishes.weight_requested.emit(identity, priority)
        )
        menu.addAction(f"Make this my priority ({weight})").triggered.connect(
            lambda: wishes.priority_requested.emit(identity, weight)
        )
    if standing.own and standing.priority is None:
        menu.addAction("For all companies").triggered.connect(lambda: wishes.share_requested.emit(identity))


def _add_leaving(menu: QMenu, row: ReasonRow) -> None:
    identity, wishes = row.reason.id, row.wishes
    menu.addAction("Hide here").triggered.connect(lambda: wishes.hide_requested.emit(identity))
    if row.standing.own:
        menu.addAction("Remove").triggered.connect(lambda: wishes.remove_requested.emit(identity))
