"""The card around a short list, with a kind sentence where the list is empty."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from interview_helper.widgets.outline import draw_card
from interview_helper.widgets.rows_view import RowsView
from interview_helper.widgets.tint_label import TintLabel
from interview_helper.widgets.tints import muted


class RowsCard(QWidget):
    """Takes the list in; ``when_empty`` stands in its place while it has no rows."""

    def __init__(self, when_empty: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.empty = TintLabel(muted, when_empty, self)
        self.empty.setWordWrap(True)
        self.empty.setContentsMargins(7, 5, 7, 5)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(4, 4, 4, 4)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.empty)
        self._view: RowsView | None = None

    def take(self, view: RowsView) -> None:
        """Show this list."""
        self._view = view
        self._layout.addWidget(view)
        model = view.model()
        model.rowsInserted.connect(self._follow_rows)
        model.rowsRemoved.connect(self._follow_rows)
        model.modelReset.connect(self._follow_rows)
        self._follow_rows()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        draw_card(QPainter(self), self, corner=6)

    def _follow_rows(self) -> None:
        if self._view is not None:
            is_empty = self._view.model().rowCount() == 0
            self.empty.setVisible(is_empty)
            self._view.setVisible(not is_empty)
