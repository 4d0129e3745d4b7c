"""What is to be done with the rows that are selected, and what they are."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from interview_helper.models.import_rows import LEAVE, ImportRow
from interview_helper.widgets.outlined_boxes import OutlinedRadioButton
from interview_helper.widgets.plain import plain_label
from interview_helper.widgets.tint_label import TintLabel
from interview_helper.widgets.tints import muted


class ImportChoice(QWidget):
    """The words on the rows, and below them one button for each thing that can be done with all of them.

    ``rows`` is what the rows are selected in: the keyboard comes from there.
    """

    choice_requested = Signal(str)

    def __init__(self, rows: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before = rows
        self.setAccessibleName("What to do with it")
        self.words = plain_label("", self)
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        self.words.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        self.hint = TintLabel(
            muted, "Select rows to say what to do with them. Space takes or leaves them.", self
        )
        self.buttons: dict[str, OutlinedRadioButton] = {}
        self._group = QButtonGroup(self)
        self._line = QHBoxLayout()
        self._line.setSpacing(18)
        self._line.addWidget(self.hint)
        self._line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.words)
        layout.addLayout(self._line)

    def show_rows(self, words: str, rows: Sequence[ImportRow], chosen: Sequence[str]) -> None:
        """Show what can be done with rows, and what is; ``words`` are about them."""
        self.words.setText(words)
        offered = _offered(rows)
        if [*self.buttons] != [key for key, _ in offered] or any(
            self.buttons[key].text() != text.replace("&", "&&") for key, text in offered
        ):
            self._make_buttons(offered)
        same = chosen[0] if len(set(chosen)) == 1 else None
        # An exclusive group keeps one of its buttons checked, also where the rows differ.
        self._group.setExclusive(False)
        for key, button in self.buttons.items():
            button.setChecked(key == same)
        self._group.setExclusive(True)

    def _make_buttons(self, offered: Sequence[tuple[str, str]]) -> None:
        for button in self.buttons.values():
            self._group.removeButton(button)
            self._line.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = {}
        for place, (key, text) in enumerate(offered):
            button = OutlinedRadioButton(text.replace("&", "&&"), self)
            button.clicked.connect(lambda _=False, key=key: self.choice_requested.emit(key))
            self._group.addButton(button)
            self._line.insertWidget(place, button)
            # At once: the keyboard may come before the layout would show it.
            button.show()
            self.buttons[key] = button
        self.hint.setVisible(not offered)
        for one, following in pairwise((self._before, *self.buttons.values())):
            QWidget.setTabOrder(one, following)


def _offered(rows: Sequence[ImportRow]) -> list[tuple[str, str]]:
    """What can be done with every row that anything can be done with, and leaving them."""
    taken = [row for row in rows if row.choices]
    if not taken:
        return []
    common = [
        (key, words)
        for key, words in taken[0].choices
        if all(any(key == other for other, _ in row.choices) for row in taken)
    ]
    leave = taken[0].leave if len({row.leave for row in taken}) == 1 else "Leave as it is"
    return [*common, (LEAVE, leave)]
