"""The list of backups, what differs from now, and the wait: what each shows, says aloud, and asks for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot
from qt_data import DARK, LIGHT, MARKUP, Heard, company, palette, picture, show

from interview_helper.domain.backups import Backup, BackupName
from interview_helper.domain.company import Company
from interview_helper.domain.differences import Differences, differences
from interview_helper.models.backup_differences import BackupDifferencesModel
from interview_helper.widgets.backup_differences import MANY, BackupDifferences
from interview_helper.widgets.backup_list import BackupList
from interview_helper.windows.backups_wait import BackupsWait

TODAY = date(2026, 11, 23)
LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key


def backup(number: int, label: str = "daily", on: date | None = TODAY) -> Backup:
    name = BackupName(number, on, label)
    return Backup(Path("/backups") / name.file_name, name, 90_112)


BACKUPS = [backup(3, "by-hand"), backup(2), backup(1, "before-import", None)]


# The list


@pytest.fixture
def listed(qtbot: QtBot) -> BackupList:
    made = BackupList()
    made.show_backups(BACKUPS, TODAY)
    show(qtbot, made, 600, 200)
    return made


def rows(made: BackupList) -> list[str]:
    found = [made.topLevelItem(number) for number in range(made.topLevelItemCount())]
    return [" | ".join(item.text(column) for column in range(5)) for item in found if item is not None]


def spoken(made: BackupList, number: int) -> str:
    item = made.topLevelItem(number)
    assert item is not None
    return str(item.data(0, Qt.ItemDataRole.AccessibleTextRole))


def test_each_backup_has_a_row(listed: BackupList) -> None:
    assert rows(listed) == [
        "Mon 23 Nov | by hand |  | 90 KB | not checked yet",
        "Mon 23 Nov | daily |  | 90 KB | not checked yet",
        "no date | before an import |  | 90 KB | not checked yet",
    ]
    assert listed.backup == BACKUPS[0]
    assert spoken(listed, 1) == "Mon 23 Nov, daily, 90 KB: not checked yet"


def test_what_was_found_in_one(listed: BackupList) -> None:
    listed.show_checked(BACKUPS[0].file, 1_200, "")
    listed.show_checked(BACKUPS[1].file, 1, "")
    listed.show_checked(BACKUPS[2].file, 0, "It is damaged.")
    listed.show_checked(Path("/gone.db"), 9, "")
    assert [row.split(" | ")[2:] for row in rows(listed)] == [
        ["1,200", "90 KB", "good"],
        ["1", "90 KB", "good"],
        ["", "90 KB", "damaged"],
    ]
    assert spoken(listed, 0) == "Mon 23 Nov, by hand, 90 KB: 1,200 companies, good"
    assert spoken(listed, 1) == "Mon 23 Nov, daily, 90 KB: 1 company, good"
    assert spoken(listed, 2) == "no date, before an import, 90 KB: It is damaged."


def test_one_is_chosen_by_mouse_and_keys(qtbot: QtBot, listed: BackupList) -> None:
    heard = Heard(chosen=listed.backup_chosen)
    listed.setFocus()
    qtbot.keyClick(listed, Key.Key_Down)
    item = listed.topLevelItem(2)
    assert item is not None
    qtbot.mouseClick(listed.viewport(), LEFT, pos=listed.visualItemRect(item).center())
    assert [said.name for said in heard.of("chosen")] == [BACKUPS[1].name, BACKUPS[2].name]


def test_the_chosen_one_stays_when_another_comes(qtbot: QtBot, listed: BackupList) -> None:
    listed.setFocus()
    qtbot.keyClick(listed, Key.Key_Down)
    heard = Heard(chosen=listed.backup_chosen)
    listed.show_backups([backup(4), *BACKUPS], TODAY)
    assert listed.backup == BACKUPS[1]
    # Said once, though rows came and went.
    assert [said.name for said in heard.of("chosen")] == [BACKUPS[1].name]
    listed.show_backups([backup(4)], TODAY)
    assert listed.backup == backup(4)
    listed.show_backups([], TODAY)
    assert listed.backup is None
    assert heard.said[-1] == ("chosen", None)


# What differs


def record(number: int, **changes: object) -> Company:
    return company(f"{number}", name=f"Company {number}", **changes)


def many(count: int = 12) -> Differences:
    """The first only then, the last only now, the others with other notes."""
    now = {f"{number}": record(number, notes="now") for number in range(1, count)}
    then = {f"{number}": record(number) for number in range(count - 1)}
    return differences(now, then, same=3)


@pytest.fixture
def differing(qtbot: QtBot) -> BackupDifferences:
    made = BackupDifferences()
    made.show_differences(many())
    show(qtbot, made, 600, 400)
    return made


def box(made: BackupDifferences, row: int) -> QRect:
    """Where the check box of a row is."""
    option = QStyleOptionViewItem()
    made.view.initViewItemOption(option)
    index = made.model.index(row, 0)
    option.rect = made.view.visualRect(index)
    option.features |= QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
    element = QStyle.SubElement.SE_ItemViewItemCheckIndicator
    return made.view.style().subElementRect(element, option, made.view)


def names(made: BackupDifferences) -> list[str]:
    return [made.model.index(row, 0).data() for row in range(made.model.rowCount())]


def test_a_sentence_and_a_row_for_each(differing: BackupDifferences) -> None:
    assert differing.summary.text() == (
        "10 companies differ, 1 is only in the backup, 1 is only here now; 3 are the same."
    )
    model = differing.model
    assert model.rowCount() == 12
    assert [model.headerData(column, Qt.Orientation.Horizontal) for column in range(2)] == [
        "Company",
        "What differs",
    ]
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert [model.index(0, column).data() for column in range(2)] == ["Company 0", "only in the backup"]
    assert model.index(1, 1).data() == "notes"
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(11, 0).data(role) == "Company 11: only now, not in the backup"
    assert model.index(0, 0).data(Qt.ItemDataRole.DecorationRole) is None


def test_companies_are_chosen_by_mouse_and_keys(qtbot: QtBot, differing: BackupDifferences) -> None:
    heard = Heard(chosen=differing.chosen_changed)
    qtbot.mouseClick(differing.view.viewport(), LEFT, pos=box(differing, 0).center())
    assert [one.name for one in differing.chosen] == ["Company 0"]
    differing.view.setFocus()
    differing.view.setCurrentIndex(differing.model.index(1, 0))
    qtbot.keyClick(differing.view, Key.Key_Space)
    assert [one.name for one in differing.chosen] == ["Company 0", "Company 1"]
    qtbot.keyClick(differing.view, Key.Key_Space)
    assert [one.name for one in differing.chosen] == ["Company 0"]
    assert len(heard.said) == 3


def test_what_the_backup_does_not_hold_cannot_be_chosen(qtbot: QtBot, differing: BackupDifferences) -> None:
    last = differing.model.index(11, 0)
    assert last.data(Qt.ItemDataRole.CheckStateRole) is None
    differing.view.setFocus()
    differing.view.setCurrentIndex(last)
    qtbot.keyClick(differing.view, Key.Key_Space)
    assert differing.chosen == []
    checked = Qt.CheckState.Checked.value
    assert not differing.model.setData(last, checked, Qt.ItemDataRole.CheckStateRole)
    assert not differing.model.setData(differing.model.index(0, 0), "x")


def test_searching_keeps_what_is_chosen(qtbot: QtBot, differing: BackupDifferences) -> None:
    qtbot.mouseClick(differing.view.viewport(), LEFT, pos=box(differing, 1).center())
    qtbot.keyClicks(differing.search, "BACKUP only")
    assert names(differing) == ["Company 0", "Company 11"]
    assert [one.name for one in differing.chosen] == ["Company 1"]
    differing.search.clear()
    qtbot.keyClicks(differing.search, "nowhere")
    assert names(differing) == []
    differing.search.clear()
    assert len(names(differing)) == 12
    assert differing.model.index(1, 0).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked


def test_a_row_that_is_cut_is_said_in_full(differing: BackupDifferences) -> None:
    assert not differing.detail.isVisible()
    differing.view.setCurrentIndex(differing.model.index(2, 0))
    assert differing.detail.text() == "Company 2: notes"
    assert differing.detail.isVisible()
    differing.search.setText("nowhere")
    assert not differing.detail.isVisible()


def test_few_are_not_searched(differing: BackupDifferences) -> None:
    assert differing.search.isVisible()
    differing.show_differences(many(MANY - 1))
    assert not differing.search.isVisible()
    differing.show_words("Comparing…")
    assert differing.summary.text() == "Comparing…"
    assert not differing.view.isVisible()
    assert differing.chosen == []


@pytest.mark.usefixtures("qapp")
def test_the_model_is_a_model() -> None:
    model = BackupDifferencesModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_differences(many().companies)
    model.search("only")
    model.search("")
    assert model.rowCount(model.index(0, 0)) == model.columnCount(model.index(0, 0)) == 0
    assert tester.model() is model


def test_ten_thousand_are_searched_at_once(differing: BackupDifferences) -> None:
    differing.show_differences(many(10_000))
    differing.search.setText("company 9999")
    assert names(differing) == ["Company 9999"]


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_markup_is_shown_as_it_is(qtbot: QtBot, colours: tuple[str, str]) -> None:
    now, then = company("a", name=MARKUP), company("a", name=MARKUP * 2)
    made = BackupDifferences()
    made.setPalette(palette(*colours))
    made.show_differences(differences({"a": now}, {"a": replace(then, notes="x")}))
    show(qtbot, made, 300, 200)
    made.view.setCurrentIndex(made.model.index(0, 0))
    QApplication.processEvents()
    assert made.detail.textFormat() is Qt.TextFormat.PlainText
    assert MARKUP in made.detail.text()
    assert picture(made).width() == made.width()


# The wait


def test_the_wait_stays_until_it_is_over(qtbot: QtBot) -> None:
    wait = BackupsWait()
    qtbot.addWidget(wait)
    wait.open()
    with qtbot.waitExposed(wait):
        pass
    assert wait.isModal()
    qtbot.keyClick(wait, Key.Key_Escape)
    assert not wait.close()
    assert wait.isVisible()
    wait.show_progress(3, 9)
    assert (wait.bar.value(), wait.bar.maximum()) == (3, 9)
    wait.finish()
    assert not wait.isVisible()
    assert wait.close()
