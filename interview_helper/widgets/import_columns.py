"""What each column of somebody else's spreadsheet becomes, and how the first lines come out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from interview_helper.widgets.fonts import make_bold
from interview_helper.widgets.hairline import Hairline
from interview_helper.widgets.import_cell import ImportCell
from interview_helper.widgets.outlined_boxes import OutlinedCheckBox
from interview_helper.widgets.plain import plain_label
from interview_helper.widgets.plain_tree import PlainTree
from interview_helper.widgets.scrolling import Scrolling, bring_into_view
from interview_helper.widgets.tint_label import TintLabel
from interview_helper.widgets.tints import muted

Choices = Sequence[tuple[str, str]]
"""Keys, with words for each."""


@dataclass(frozen=True, slots=True)
class ColumnShown:
    """One column: what it is called, what is in its first cells, and the key of what it becomes."""

    name: str
    sample: str
    field: str


class ImportColumns(QWidget):
    """Reports what the user wants to be read otherwise; whoever reads it shows it anew.

    Args:
        fields: what a column may become.
        encodings: in which the file may be written.
        separators: that may stand between its cells.
        orders: of day and month.
        headings: of the table of first lines.
        parent: the widget in which it is.
    """

    reading_requested = Signal(str, str)
    """Encoding and separator."""
    header_requested = Signal(bool)
    field_requested = Signal(int, str)
    order_requested = Signal(str)

    def __init__(
        self,
        fields: Choices,
        encodings: Choices,
        separators: Choices,
        orders: Choices,
        headings: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._fields = tuple(fields)
        self.encoding = _combo("Encoding of the file", encodings, self)
        self.separator = _combo("What separates the cells", separators, self)
        self.header = OutlinedCheckBox("The &first line names the columns", self)
        self.question = plain_label("", self)
        self.question.setWordWrap(True)
        self.order = _combo("Order of day and month", [("", "Choose…"), *orders], self)
        self.columns: list[QComboBox] = []
        self._grid_body = QWidget(self)
        self._grid = QGridLayout(self._grid_body)
        self.scroll_area = Scrolling(self._grid_body, self)
        self.first = PlainTree("The first lines, as they would become", headings, [len(headings) - 1], self)
        self.first.setRootIsDecorated(False)
        self.first.setWordWrap(False)
        self.first.setUniformRowHeights(True)
        self._lay_out()
        for combo in (self.encoding, self.separator):
            combo.activated.connect(self._on_reading_chosen)
        self.header.clicked.connect(self.header_requested)
        self.order.activated.connect(self._on_order_chosen)

    def show_reading(self, encoding: str, separator: str, has_header: bool) -> None:
        """Show how the file was read."""
        self.encoding.setCurrentIndex(self.encoding.findData(encoding))
        self.separator.setCurrentIndex(self.separator.findData(separator))
        self.header.setChecked(has_header)

    def show_order(self, order: str, question: str) -> None:
        """Show how dates are read, and what is asked of them; nothing where there is no question."""
        self.order.setCurrentIndex(self.order.findData(order))
        self.question.setText(question)
        for part in (self.question, self.order):
            part.setVisible(bool(question))

    def show_columns(self, columns: Sequence[ColumnShown]) -> None:
        """Show the columns; what is there already stays, and with it the keyboard's place."""
        if len(columns) != len(self.columns):
            self._make_columns(len(columns))
        for place, (column, combo) in enumerate(zip(columns, self.columns, strict=True)):
            combo.setCurrentIndex(combo.findData(column.field))
            combo.setAccessibleName(f"What “{column.name}” becomes")
            for at, words in ((0, column.name), (2, column.sample)):
                item = self._grid.itemAtPosition(place + 1, at)
                label = item.widget() if item is not None else None
                if isinstance(label, ImportCell):
                    label.show_words(words)

    def show_first(self, rows: Sequence[tuple[tuple[str, ...], str]]) -> None:
        """Show how the first lines come out: the cells of each, and the same as a sentence."""
        self.first.clear()
        for cells, spoken in rows:
            self.first.add_row(cells, spoken)
        line = max(self.first.fontMetrics().lineSpacing(), self.first.sizeHintForRow(0))
        around = self.first.header().sizeHint().height() + 2 * self.first.frameWidth() + 2
        self.first.setFixedHeight(max(1, len(rows)) * line + around)

    def _lay_out(self) -> None:
        reading = QHBoxLayout()
        reading.setSpacing(8)
        for words, combo in (("&Encoding:", self.encoding), ("&Separator:", self.separator)):
            label = plain_label(words, self)
            label.setBuddy(combo)
            reading.addWidget(label)
            reading.addWidget(combo)
            reading.addSpacing(10)
        reading.addWidget(self.header)
        reading.addStretch(1)
        dates = QHBoxLayout()
        dates.addWidget(self.question, 1)
        dates.addWidget(self.order)
        self._grid.setContentsMargins(0, 4, 8, 4)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(2, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(reading)
        layout.addWidget(Hairline(self))
        layout.addWidget(self.scroll_area, 1)
        layout.addLayout(dates)
        layout.addWidget(TintLabel(muted, "The first lines, as they would become:", self))
        layout.addWidget(self.first)

    def _make_columns(self, count: int) -> None:
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for at, words in enumerate(("Column", "Becomes", "Its first cells")):
            heading = plain_label(words, self._grid_body)
            make_bold(heading)
            self._grid.addWidget(heading, 0, at)
        self.columns = []
        before: QWidget = self.header
        for place in range(count):
            combo = _ColumnChoice("", self._fields, self._grid_body)
            combo.activated.connect(
                lambda _, place=place, combo=combo: self.field_requested.emit(place, combo.currentData())
            )
            self.columns.append(combo)
            self._grid.addWidget(ImportCell(parent=self._grid_body), place + 1, 0)
            self._grid.addWidget(combo, place + 1, 1)
            self._grid.addWidget(ImportCell(tint=muted, parent=self._grid_body), place + 1, 2)
            QWidget.setTabOrder(before, combo)
            before = combo
        for following in (self.order, self.first):
            QWidget.setTabOrder(before, following)
            before = following
        self._grid.setRowStretch(count + 1, 1)

    def _on_reading_chosen(self) -> None:
        self.reading_requested.emit(self.encoding.currentData(), self.separator.currentData())

    def _on_order_chosen(self) -> None:
        if self.order.currentData():
            self.order_requested.emit(self.order.currentData())


class _Combo(QComboBox):
    """Does not take the wheel from what scrolls around it."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class _ColumnChoice(_Combo):
    def __init__(self, name: str, choices: Choices, parent: QWidget) -> None:
        super().__init__(parent)
        _fill(self, name, choices)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        bring_into_view(self)


def _combo(name: str, choices: Choices, parent: QWidget) -> QComboBox:
    combo = _Combo(parent)
    _fill(combo, name, choices)
    return combo


def _fill(combo: QComboBox, name: str, choices: Choices) -> None:
    combo.setAccessibleName(name)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    for key, words in choices:
        combo.addItem(words, key)
