"""What is in a file, row by row: found by name, filtered, ticked, and what to do with each."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from interview_helper.models.import_rows import ImportRow, ImportRowsModel
from interview_helper.widgets.import_choice import ImportChoice
from interview_helper.widgets.import_table import ImportTable
from interview_helper.widgets.line_field import OutlinedLine


class ImportPanel(QWidget):
    """Shows rows and what is chosen for them; ``chosen`` is what is to be done.

    Args:
        headings: of the columns.
        groups: what rows are filtered by, with words for each, in the order in which they are offered.
        words_on: a sentence or two about the row of a place.
        parent: the widget in which it is.
    """

    choices_changed = Signal()

    def __init__(
        self,
        headings: Sequence[str],
        groups: Sequence[tuple[str, str]],
        words_on: Callable[[int], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._groups = tuple(groups)
        self._words_on = words_on
        self._places: list[int] = []
        self.model = ImportRowsModel(headings, self)
        self.search = OutlinedLine("Find a company in the file", "Find a company", self)
        self.search.setClearButtonEnabled(True)
        self.group = QComboBox(self)
        self.group.setAccessibleName("Which companies are shown")
        self.tick_all = QPushButton("Tick &all", self)
        self.tick_none = QPushButton("Tick &none", self)
        for button, words in ((self.tick_all, "Take"), (self.tick_none, "Leave")):
            button.setAutoDefault(False)
            button.setAccessibleDescription(f"{words} every company that is shown")
        self.table = ImportTable(self.model, self)
        self.choice = ImportChoice(self.table, self)
        self._lay_out()
        self.search.textChanged.connect(self._on_filtered)
        self.group.activated.connect(self._on_filtered)
        self.tick_all.clicked.connect(lambda: self.model.tick_shown(True))
        self.tick_none.clicked.connect(lambda: self.model.tick_shown(False))
        self.table.rows_selected.connect(self._on_rows_selected)
        self.choice.choice_requested.connect(lambda key: self.model.choose(self._places, key))
        self.model.choices_changed.connect(self._on_choices_changed)

    @property
    def chosen(self) -> tuple[str, ...]:
        """What is to be done with each row, by the key of the choice."""
        return self.model.chosen

    def show_rows(self, rows: Sequence[ImportRow]) -> None:
        """Show other rows, and put the keyboard's place at the first."""
        self.model.show_rows(rows)
        self.group.clear()
        self.group.addItem(f"All ({len(rows):,})", "")
        for key, words in self._groups:
            count = sum(row.group == key for row in rows)
            if count:
                self.group.addItem(f"{words} ({count:,})", key)
        self.search.clear()
        self.table.make_room(_longest(rows))
        self.table.begin_at_the_top()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.search, 1)
        for control in (self.group, self.tick_all, self.tick_none):
            head.addWidget(control)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.choice)

    def _on_filtered(self) -> None:
        self.model.filter(self.search.text(), self.group.currentData() or "")
        if not self.table.currentIndex().isValid():
            self.table.begin_at_the_top()

    def _on_rows_selected(self, places: list[int]) -> None:
        self._places = places
        self._show_choice()

    def _on_choices_changed(self) -> None:
        self._show_choice()
        self.choices_changed.emit()

    def _show_choice(self) -> None:
        # A file that was shown before may have had more rows.
        places = [place for place in self._places if place < len(self.model.rows)]
        rows = [self.model.rows[place] for place in places]
        words = self._words_on(places[0]) if len(places) == 1 else ""
        if len(places) > 1:
            words = f"{len(places):,} companies are selected."
        self.choice.show_rows(words, rows, [self.model.chosen[place] for place in places])


def _longest(rows: Sequence[ImportRow]) -> list[str]:
    """The longest words of each column but the first, as far as their characters tell."""
    columns = [max(cells, key=len) for cells in zip(*(row.cells for row in rows), strict=True)]
    done = {words for row in rows for words in (row.leave, *(words for _, words in row.choices))}
    return [*columns, max(done, key=len, default="")]
