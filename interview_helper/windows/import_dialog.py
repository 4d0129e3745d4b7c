"""What a file of ours would change here, to be chosen from before anything is changed."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QVBoxLayout, QWidget

from interview_helper.importing.plan import Choice, ImportPlan, Preview
from interview_helper.widgets.button_box import ButtonBox
from interview_helper.widgets.import_panel import ImportPanel
from interview_helper.widgets.outlined_boxes import OutlinedCheckBox
from interview_helper.widgets.plain import plain_label
from interview_helper.widgets.tint_label import TintLabel
from interview_helper.widgets.tints import muted
from interview_helper.windows.import_words import (
    STANDINGS,
    chosen_of,
    json_row,
    words_on,
)

_HEADINGS = ("Company", "What it is", "Changed here", "Changed in the file", "What is done")
_COMMON = "Take over my priorities, letters and signature, where none are set here"
SAFE = "A backup of what is here is made first, and you can undo it."


class ImportDialog(QDialog):
    """``plan_requested`` carries the plan that was chosen, once, on Import.

    Args:
        name: of the file.
        preview: what is in it.
        today: what a date is told by.
        parent: the window above which it opens.
    """

    plan_requested = Signal(object)

    def __init__(self, name: str, preview: Preview, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Import companies")
        self._preview = preview
        self._today = today
        self.title = plain_label(title_words(name, len(preview.rows)), self)
        self.title.setWordWrap(True)
        self.panel = ImportPanel(
            _HEADINGS,
            [(standing.value, words) for standing, words in STANDINGS.items()],
            self._words_on,
            self,
        )
        self.common = OutlinedCheckBox(_COMMON, self)
        self.common.setChecked(preview.common is not None)
        self.common.setVisible(preview.common is not None)
        self.summary = plain_label("", self)
        self.summary.setWordWrap(True)
        self.safe = TintLabel(muted, SAFE, self)
        self.buttons = ButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.import_button = self.buttons.addButton("&Import", QDialogButtonBox.ButtonRole.AcceptRole)
        self.import_button.setDefault(True)
        self._lay_out()
        self.panel.choices_changed.connect(self._show_summary)
        self.common.toggled.connect(self._show_summary)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.panel.show_rows([json_row(row, today) for row in preview.rows])
        self.panel.table.setFocus()

    @property
    def plan(self) -> ImportPlan:
        """What is chosen now."""
        return plan_of(self._preview, self.panel, take_common=self.common.isChecked())

    def accept(self) -> None:
        """Report what is chosen, and close; stay open where that is nothing."""
        plan = self.plan
        if plan.changes_something:
            super().accept()
            self.plan_requested.emit(plan)

    def _words_on(self, place: int) -> str:
        return words_on(self._preview.rows[place], self._today)

    def _show_summary(self) -> None:
        plan = self.plan
        self.summary.setText(f"It would give: {plan.summary()}.")
        self.import_button.setEnabled(plan.changes_something)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.safe, 1)
        foot.addWidget(self.buttons)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addWidget(self.title)
        layout.addWidget(self.panel, 1)
        layout.addWidget(self.common)
        layout.addWidget(self.summary)
        layout.addLayout(foot)
        wide, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().lineSpacing()
        self.resize(132 * wide, 34 * line)


def title_words(name: str, count: int) -> str:
    """What the file is, and what is asked."""
    companies = "1 company" if count == 1 else f"{count:,} companies"
    return f"{name} has {companies}. Choose what is to be imported."


def plan_of(preview: Preview, panel: ImportPanel, *, take_common: bool = True) -> ImportPlan:
    """What is chosen in a panel that shows a preview."""
    chosen: dict[int, Choice] = {place: chosen_of(key) for place, key in enumerate(panel.chosen)}
    return preview.plan(chosen, take_common=take_common)
