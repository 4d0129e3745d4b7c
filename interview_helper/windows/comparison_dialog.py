"""Then and now: the weighing that was slept on and the one that came of weighing again, side by side."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from interview_helper.domain.deciding import day_words
from interview_helper.domain.reweighing import moved_sentence, reweighing
from interview_helper.domain.weighings import Weighing
from interview_helper.widgets.beam_view import BeamView
from interview_helper.widgets.button_box import ButtonBox
from interview_helper.widgets.comparison_table import ComparisonTable
from interview_helper.widgets.plain import plain_label


class ComparisonDialog(QDialog):
    """Shows both weighings; ``take_back_requested`` when the earlier marks are to stand again.

    Args:
        before: the weighing that was slept on.
        after: what came of weighing again.
        today: the present day, for the way that days are said.
        parent: the window above which it opens.
    """

    take_back_requested = Signal()

    def __init__(self, before: Weighing, after: Weighing, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Then and now")
        comparison = reweighing(before, after)
        self.then, self.now = BeamView(self), BeamView(self)
        self.then.show_balance(f"Then, {_day(before, today)}", comparison.then)
        self.now.show_balance(f"Now, {_day(after, today)}", comparison.now)
        self.sentence = plain_label(moved_sentence(comparison), self)
        self.sentence.setWordWrap(True)
        self.table = ComparisonTable(comparison, self)
        self.take_back = QPushButton("Take the marks of then", self)
        self.take_back.setAutoDefault(False)
        self.take_back.setEnabled(bool(comparison.moved))
        self.take_back.clicked.connect(self._on_take_back_clicked)
        self._lay_out()

    def _lay_out(self) -> None:
        buttons = ButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.addButton(self.take_back, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setDefault(True)
        pair = QHBoxLayout()
        pair.setSpacing(16)
        for view in (self.then, self.now):
            pair.addWidget(view, 1, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addLayout(pair)
        layout.addWidget(self.sentence)
        layout.addWidget(self.table, 1)
        layout.addWidget(buttons)
        wide, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().lineSpacing()
        self.setMinimumWidth(44 * wide)
        self.resize(96 * wide, 34 * line)
        close.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Only now are the rows as high as their wrapped words: what was scrolled to before is elsewhere.
        QTimer.singleShot(0, self.table, self.table.scrollToTop)

    def _on_take_back_clicked(self) -> None:
        self.take_back_requested.emit()
        self.accept()


def _day(weighing: Weighing, today: date) -> str:
    return day_words(weighing.at.astimezone().date(), today)
