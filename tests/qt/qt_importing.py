"""What tests of importing share: files, and hands on the two dialogs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from interview_helper.domain.company import Company, utc_now
from interview_helper.export.formats import format_by_id
from interview_helper.widgets.import_panel import ImportPanel
from interview_helper.windows.import_csv_dialog import ImportCsvDialog
from interview_helper.windows.import_dialog import ImportDialog


def json_file(path: Path, *companies: Company) -> Path:
    """A file of our own format."""
    path.write_bytes(format_by_id("json").render(companies, utc_now()))
    return path


def take(dialog: QDialog) -> None:
    """Import what is ticked."""
    assert isinstance(dialog, ImportDialog | ImportCsvDialog)
    assert dialog.import_button.isEnabled()
    dialog.import_button.click()


def give_up(dialog: QDialog) -> None:
    """Cancel."""
    assert isinstance(dialog, ImportDialog | ImportCsvDialog)
    dialog.buttons.button(dialog.buttons.StandardButton.Cancel).click()


def picture_of(panel: ImportPanel) -> list[str]:
    """The rows that can be seen: "☑ Fabrikam | New | Add it"."""
    model = panel.model
    marks = {Qt.CheckState.Checked: "☑", Qt.CheckState.Unchecked: "☐", None: "·"}
    rows = []
    for row in range(model.rowCount()):
        mark = marks[model.index(row, 0).data(Qt.ItemDataRole.CheckStateRole)]
        cells = [model.index(row, column).data() for column in range(model.columnCount())]
        headings = [
            model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())
        ]
        told = [
            cell for cell, heading in zip(cells, headings, strict=True) if not heading.startswith("Changed")
        ]
        rows.append(f"{mark} {' | '.join(told)}")
    return rows
