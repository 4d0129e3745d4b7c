"""What the answers came to: the reasons by the weight that their rank gives them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QGridLayout, QWidget

from interview_helper.widgets.fonts import make_bold
from interview_helper.widgets.outline import draw_card
from interview_helper.widgets.plain import plain_label
from interview_helper.widgets.tint_label import TintLabel
from interview_helper.widgets.tints import muted
from interview_helper.widgets.words_label import WordsLabel


class Ranked(NamedTuple):
    """One reason and its weight; ``None`` where it was not asked about, and keeps the one it has."""

    text: str
    weight: int | None
    before: int


class SwingResult(QWidget):
    """A card, heaviest first, with the weight each had before where that changes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[str] = []
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(12, 10, 12, 10)
        self._layout.setHorizontalSpacing(12)
        self._layout.setVerticalSpacing(4)
        self._layout.setColumnStretch(1, 1)

    @property
    def lines(self) -> Sequence[str]:
        """What is shown, a line a reason."""
        return tuple(self._lines)

    def show_ranked(self, ranked: Sequence[Ranked]) -> None:
        """Show these, in this order."""
        while (item := self._layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._lines = []
        last: object = ...
        for row, one in enumerate(ranked):
            if one.weight != last:
                head = plain_label(f"Weighs {one.weight}" if one.weight is not None else "Not ranked", self)
                make_bold(head)
                self._layout.addWidget(head, row, 0, Qt.AlignmentFlag.AlignTop)
                head.show()
                last = one.weight
            change = _change_words(one)
            words = WordsLabel(lambda palette: palette.color(QPalette.ColorRole.Text), one.text, self)
            was = TintLabel(muted, change, self)
            self._layout.addWidget(words, row, 1)
            self._layout.addWidget(was, row, 2, Qt.AlignmentFlag.AlignTop)
            words.show()
            was.show()
            weight = one.weight if one.weight is not None else one.before
            self._lines.append(f"{weight} {one.text}{f' ({change})' if change else ''}")
        self._layout.setRowStretch(len(ranked), 1)
        self.setAccessibleName("The ranking")
        self.setAccessibleDescription("; ".join(self._lines))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        draw_card(QPainter(self), self)


def _change_words(one: Ranked) -> str:
    if one.weight is None:
        return f"keeps {one.before}"
    return f"was {one.before}" if one.weight != one.before else ""
