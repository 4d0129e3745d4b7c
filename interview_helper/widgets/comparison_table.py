"""What moved between two weighings, a row a reason; what did not is folded away."""

from __future__ import annotations

from PySide6.QtWidgets import QTreeWidgetItem, QWidget

from interview_helper.domain.reweighing import Reweighing, Row, row_sentence, stand_sign
from interview_helper.widgets.plain_tree import PlainTree


class ComparisonTable(PlainTree):
    """Reason, then, now."""

    def __init__(self, comparison: Reweighing, parent: QWidget | None = None) -> None:
        super().__init__("What moved", ("Reason", "Then", "Now"), (0,), parent)
        for row in comparison.moved:
            self._add(row)
        self.unmoved: QTreeWidgetItem | None = None
        count = len(comparison.unmoved)
        if count:
            words = f"{count} {'reason' if count == 1 else 'reasons'} did not move"
            self.unmoved = self.add_row((words,), words)
            self.unmoved.setFirstColumnSpanned(True)
            for row in comparison.unmoved:
                self._add(row, self.unmoved)
        self.begin_at_the_top()

    def _add(self, row: Row, under: QTreeWidgetItem | None = None) -> None:
        self.add_row((row.text, stand_sign(row.then), stand_sign(row.now)), row_sentence(row), under)
