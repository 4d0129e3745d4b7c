"""The rows of a file as a table: what is chosen, filtered, and told."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from interview_helper.models.import_rows import LEAVE, ImportRow, ImportRowsModel

HEADINGS = ("Company", "What it is", "What is done")
ADD = ("add", "Add it")
MERGE = ("merge", "Merge")


def row(name: str, group: str, *choices: tuple[str, str], chosen: str = LEAVE) -> ImportRow:
    return ImportRow(name, (group,), group, choices, "Leave", chosen)


ROWS = (
    row("Adatum", "new", ADD, chosen="add"),
    row("Contoso", "both", MERGE, ("replace", "Take theirs"), chosen="merge"),
    row("Fabrikam", "same"),
    row("adatum north", "name", MERGE, ADD),
)


@pytest.fixture
def model(qtbot: QtBot) -> ImportRowsModel:  # noqa: ARG001 - models need the application
    made = ImportRowsModel(HEADINGS)
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    made.show_rows(ROWS)
    return made


def shown(model: ImportRowsModel) -> list[str]:
    marks = {Qt.CheckState.Checked: "☑", Qt.CheckState.Unchecked: "☐", None: "·"}
    return [
        f"{marks[model.index(at, 0).data(Qt.ItemDataRole.CheckStateRole)]} {model.index(at, 0).data()}: "
        f"{model.index(at, 2).data()}"
        for at in range(model.rowCount())
    ]


def test_rows_with_boxes_where_something_can_be_done(model: ImportRowsModel) -> None:
    assert shown(model) == [
        "☑ Adatum: Add it",
        "☑ Contoso: Merge",
        "· Fabrikam: Leave",
        "☐ adatum north: Leave",
    ]
    assert model.headerData(1, Qt.Orientation.Horizontal) == "What it is"
    assert model.headerData(1, Qt.Orientation.Vertical) is None
    assert model.index(0, 1).data(Qt.ItemDataRole.CheckStateRole) is None
    assert model.data(QModelIndex()) is None
    assert model.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags


def test_unticking_leaves_and_ticking_does_what_was_meant(model: ImportRowsModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.choices_changed):
        assert model.setData(model.index(0, 0), Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    model.setData(model.index(3, 0), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    assert model.chosen == ("", "merge", "", "merge")
    model.tick([0], True)
    assert model.chosen[0] == "add"
    assert not model.setData(model.index(0, 0), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    assert not model.setData(model.index(2, 0), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    assert not model.setData(model.index(0, 0), "Another", Qt.ItemDataRole.EditRole)
    assert not model.setData(model.index(0, 1), Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)


def test_a_choice_that_a_row_does_not_offer_leaves_it_alone(model: ImportRowsModel) -> None:
    model.choose([0, 1, 2, 3], "replace")
    assert model.chosen == ("add", "replace", "", "")
    model.tick([1], True)
    assert model.chosen[1] == "replace", "a tick does not take back what was chosen"
    model.choose([0, 1], LEAVE)
    assert model.chosen == ("", "", "", "")


def test_filtering_by_words_and_group(model: ImportRowsModel) -> None:
    model.filter("NORTH ada", "")
    assert shown(model) == ["☐ adatum north: Leave"]
    assert model.place_of(model.index(0, 0)) == 3
    model.tick_shown(True)
    assert model.chosen == ("add", "merge", "", "merge")
    model.filter("", "both")
    assert shown(model) == ["☑ Contoso: Merge"]
    model.filter("nobody", "")
    assert model.rowCount() == 0
    model.tick_shown(False)
    model.filter("", "")
    assert model.rowCount() == 4


def test_what_a_row_says(model: ImportRowsModel) -> None:
    assert model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Contoso, What it is: both, Merge"


def test_ten_thousand_rows_are_quick(qtbot: QtBot) -> None:  # noqa: ARG001 - models need the application
    model = ImportRowsModel(HEADINGS)
    many = [row(f"Company {number:05}", "new", ADD, chosen="add") for number in range(10_000)]
    begun = time.perf_counter()
    model.show_rows(many)
    model.filter("99", "new")
    model.tick_shown(False)
    model.filter("", "")
    assert time.perf_counter() - begun < 0.5
    assert model.chosen.count(LEAVE) == sum("99" in one.name for one in many)
