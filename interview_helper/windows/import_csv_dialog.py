"""Companies out of somebody else's spreadsheet: what its columns mean, then what is taken."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from interview_helper.domain.wording import shortened
from interview_helper.importing.csv_dates import DateOrder
from interview_helper.importing.csv_entries import (
    HEADER_ONLY,
    Columns,
    Entry,
    date_orders,
    headers,
    recognise_columns,
)
from interview_helper.importing.csv_rows import SEPARATORS, Sheet
from interview_helper.importing.csv_text import ENCODINGS
from interview_helper.importing.csv_words import FIELD_WORDS, Field
from interview_helper.importing.plan import ImportPlan, Preview
from interview_helper.importing.refused import clipped
from interview_helper.widgets.button_box import ButtonBox
from interview_helper.widgets.import_columns import ColumnShown, ImportColumns
from interview_helper.widgets.import_panel import ImportPanel
from interview_helper.widgets.plain import plain_label
from interview_helper.widgets.tint_label import TintLabel
from interview_helper.widgets.tints import muted
from interview_helper.windows.import_dialog import SAFE, plan_of
from interview_helper.windows.import_words import FIRST_HEADINGS, STANDINGS, csv_row, first_line, words_on

_ORDERS = (
    (DateOrder.DAY_FIRST.value, "Day first: 24/11/2026"),
    (DateOrder.MONTH_FIRST.value, "Month first: 11/24/2026"),
)
_HEADINGS = ("Company", "Line", "Role", "What it is", "What is done")
_SHOWN_LINES = 4
_SAMPLES = 3
_PREVIEW = ("", "")
"""What is awaited where it is no other reading of the file."""
_NO_NAME = "Say which column has the names of the companies."
_NO_ORDER = "Say how the dates are to be read."


class ImportCsvDialog(QDialog):
    """Asks for what it needs by signals, and is told by ``show_…``; ``plan_requested`` comes once, on Import.

    Args:
        name: of the file.
        sheet: as it was read.
        first_entries: the first lines of a sheet as companies, for so many lines.
        today: what a date is told by.
        parent: the window above which it opens.
    """

    sheet_requested = Signal(str, str)
    """The file is to be read in this encoding, with this separator."""
    preview_requested = Signal(object, object)
    """The sheet and its columns are to be put beside what is here."""
    plan_requested = Signal(object)

    def __init__(
        self,
        name: str,
        sheet: Sheet,
        first_entries: Callable[[Sheet, Columns, int], Sequence[Entry]],
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Import companies")
        self._name = name
        self._first_entries = first_entries
        self._today = today
        self._sheet = sheet
        self._columns = recognise_columns(sheet)
        self._asked = self._columns.order is None
        self._preview = Preview(())
        self._awaited: tuple[str, str] | None = None
        # What a column becomes while its choice is stepped through is not what takes from other columns.
        self._before = self._columns
        self._changing = -1
        self.title = plain_label("", self)
        self.title.setWordWrap(True)
        self.columns = ImportColumns(
            [(field.value, words) for field, words in FIELD_WORDS.items()],
            list(ENCODINGS.items()),
            list(SEPARATORS.items()),
            _ORDERS,
            FIRST_HEADINGS,
            self,
        )
        self.panel = ImportPanel(
            _HEADINGS,
            [(standing.value, words) for standing, words in STANDINGS.items()],
            lambda place: words_on(self._preview.rows[place], self._today),
            self,
        )
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.columns)
        self.pages.addWidget(self.panel)
        self.summary = plain_label("", self)
        self.summary.setWordWrap(True)
        self.safe = TintLabel(muted, "", self)
        self.buttons = ButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        roles = QDialogButtonBox.ButtonRole
        self.back_button = self.buttons.addButton("&Back", roles.ActionRole)
        self.next_button = self.buttons.addButton("&Next", roles.ActionRole)
        self.import_button = self.buttons.addButton("&Import", roles.AcceptRole)
        self.back_button.setAutoDefault(False)
        self._lay_out()
        self._connect()
        self._show_columns()
        self._show_page(0)

    @property
    def plan(self) -> ImportPlan:
        """What is chosen now; nothing before the second page."""
        return plan_of(self._preview, self.panel)

    def show_sheet(self, sheet: Sheet, asked: tuple[str, str]) -> None:
        """Show the file as it was read anew, unless something else was asked for since."""
        if asked == self._awaited:
            self._awaited = None
            self._sheet = sheet
            self._take_columns(recognise_columns(sheet))

    def show_trouble(self, sentence: str, asked: tuple[str, str]) -> None:
        """It could not be read as was wanted; what is shown is what was read before."""
        if asked == self._awaited:
            self._awaited = None
            self._show_columns()
            self.summary.setText(sentence)

    def show_preview(self, preview: Preview, columns: Columns) -> None:
        """Show what is in the file beside what is here, unless the columns were changed since."""
        if self._awaited != _PREVIEW or columns is not self._columns:
            return
        self._awaited = None
        self._preview = preview
        self.panel.show_rows([csv_row(row) for row in preview.rows])
        self._show_page(1)
        self.panel.table.setFocus()

    def accept(self) -> None:
        """Report what is chosen, and close; stay open where that is nothing."""
        plan = self.plan
        if self.pages.currentWidget() is self.panel and plan.changes_something:
            super().accept()
            self.plan_requested.emit(plan)

    # --- building --------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.safe, 1)
        foot.addWidget(self.buttons)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        for part in (self.title, self.pages, self.summary):
            layout.addWidget(part, 1 if part is self.pages else 0)
        layout.addLayout(foot)
        wide, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().lineSpacing()
        self.resize(132 * wide, 36 * line)

    def _connect(self) -> None:
        self.columns.reading_requested.connect(self._on_reading_requested)
        self.columns.header_requested.connect(self._on_header_requested)
        self.columns.field_requested.connect(self._on_field_requested)
        self.columns.order_requested.connect(self._on_order_requested)
        self.panel.choices_changed.connect(self._show_summary)
        self.next_button.clicked.connect(self._on_next)
        self.back_button.clicked.connect(lambda: self._show_page(0))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    # --- the columns -----------------------------------------------------------------------------

    def _on_reading_requested(self, encoding: str, separator: str) -> None:
        self._await((encoding, separator))
        self.sheet_requested.emit(encoding, separator)

    def _on_header_requested(self, has_header: bool) -> None:
        self._take_columns(recognise_columns(self._sheet, has_header=has_header))

    def _on_field_requested(self, place: int, field: str) -> None:
        if place != self._changing:
            self._changing, self._before = place, self._columns
        dates = self._columns.place_of(Field.DATE)
        changed = self._before.with_field(place, Field(field))
        self._columns = replace(changed, order=self._columns.order)
        if self._columns.place_of(Field.DATE) != dates:
            orders = date_orders(self._sheet, self._columns)
            self._columns = replace(self._columns, order=orders.order)
            self._asked = orders.order is None
        self._show_columns()

    def _take_columns(self, columns: Columns) -> None:
        self._columns, self._changing = columns, -1
        self._asked = columns.order is None
        self._show_columns()

    def _on_order_requested(self, order: str) -> None:
        self._columns = replace(self._columns, order=DateOrder(order))
        self._show_columns()

    def _on_next(self) -> None:
        if not self._missing() and self._awaited is None:
            self._await(_PREVIEW)
            self.preview_requested.emit(self._sheet, self._columns)

    def _missing(self) -> str:
        """What has to be said before the next page can be shown."""
        if self._columns.has_header and len(self._sheet.lines) == 1:
            return HEADER_ONLY
        if Field.NAME not in self._columns.fields:
            return _NO_NAME
        return _NO_ORDER if self._columns.order is None else ""

    def _show_columns(self) -> None:
        if self._awaited == _PREVIEW:
            self._awaited = None
        sheet, columns = self._sheet, self._columns
        self.columns.show_reading(sheet.encoding, sheet.separator, columns.has_header)
        body = sheet.lines[columns.has_header :]
        self.columns.show_columns(
            [
                ColumnShown(
                    shortened(name),
                    " · ".join(
                        shortened(cell, 40)
                        for cell in (" ".join(line.cell(place)[:400].split()) for line in body[:_SAMPLES])
                        if cell
                    ),
                    columns.fields[place].value,
                )
                for place, name in enumerate(headers(sheet, columns))
            ]
        )
        orders = date_orders(sheet, columns)
        example = clipped(orders.example) if orders.example else "03/04/2026"
        question = (
            f"“{example}” can be read in two ways. Which comes first in this file?"
            if self._asked
            else f"Dates such as “{example}” are read so:"
        )
        self.columns.show_order(columns.order or "", question if orders.matters else "")
        self.columns.show_first(
            [first_line(entry, self._today) for entry in self._first_entries(sheet, columns, _SHOWN_LINES)]
        )
        self._show_summary()

    # --- both pages ------------------------------------------------------------------------------

    def _show_page(self, place: int) -> None:
        self.pages.setCurrentIndex(place)
        columns = place == 0
        name = shortened(self._name)
        self.title.setText(
            f"{name} has {_lines_words(self._sheet, self._columns)}. Say what each column is."
            if columns
            else f"{name} has {_lines_words(self._sheet, self._columns)}. Choose what is to be imported."
        )
        self.safe.setText("" if columns else SAFE)
        self.next_button.setVisible(columns)
        self.back_button.setVisible(not columns)
        self.import_button.setVisible(not columns)
        (self.next_button if columns else self.import_button).setDefault(True)
        self._show_summary()

    def _show_summary(self) -> None:
        if self.pages.currentWidget() is self.columns:
            missing = self._missing()
            self.summary.setText(missing)
            self.next_button.setEnabled(not missing and self._awaited is None)
            return
        plan = self.plan
        self.summary.setText(f"It would give: {plan.summary()}.")
        self.import_button.setEnabled(plan.changes_something)

    def _await(self, asked: tuple[str, str]) -> None:
        """Something is asked for, off the GUI thread; what is changed meanwhile makes its answer void."""
        self._awaited = asked
        self.next_button.setEnabled(False)
        self.summary.setText("Reading the file…")


def _lines_words(sheet: Sheet, columns: Columns) -> str:
    count = len(sheet.lines) - columns.has_header
    return "1 line" if count == 1 else f"{count:,} lines"
