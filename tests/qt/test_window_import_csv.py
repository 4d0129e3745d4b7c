"""A spreadsheet on its way in: its columns, how it is read, and what is taken of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot
from qt_data import CATALOGUE
from qt_importing import picture_of, take
from window_driver import CTRL, SHIFT, Driver, Key, Starter, company, has_colour, picture
from window_hands import at_dialog

from interview_helper.domain.company import Status, utc_now
from interview_helper.importing.csv_entries import Columns, Entry, read_entries
from interview_helper.importing.csv_rows import Sheet, read_sheet
from interview_helper.windows.import_csv_dialog import ImportCsvDialog

TRACKER = (
    "Firma;Stelle;Runde;Termin;Status;Gehalt;Notizen\n"
    'Müller GmbH;Entwickler;2.;24.11.2026 10:00;abgelehnt;60k;"Nett,\nund schön"\n'
    "Tailspin;;Telefon;bald;;;\n"
    "adatum;Analyst;1;;;55k;Gespräch\n"
)


def file_of(tmp_path: Path, text: str, codec: str = "cp1252", name: str = "tracker.csv") -> Path:
    file = tmp_path / name
    file.write_bytes(text.encode(codec))
    return file


class Shown:
    """The dialog alone on the screen."""

    def __init__(self, qtbot: QtBot, text: str) -> None:
        def first(sheet: Sheet, columns: Columns, count: int) -> list[Entry]:
            return read_entries(sheet, columns, CATALOGUE, utc_now(), lambda: "", count)

        self.dialog = ImportCsvDialog("in.csv", read_sheet(text.encode()), first, date(2026, 11, 23))
        self.columns = self.dialog.columns
        self.asked: list[tuple[str, str]] = []
        self.compared: list[Columns] = []
        self.dialog.sheet_requested.connect(lambda *what: self.asked.append(what))
        self.dialog.preview_requested.connect(lambda _, columns: self.compared.append(columns))
        qtbot.addWidget(self.dialog)
        with qtbot.waitActive(self.dialog):
            self.dialog.show()
            self.dialog.activateWindow()

    @property
    def fields(self) -> list[str]:
        return [combo.currentData() for combo in self.columns.columns]

    @property
    def first(self) -> list[list[str]]:
        tree = self.columns.first
        items = [tree.topLevelItem(at) for at in range(tree.topLevelItemCount())]
        return [[item.text(at) for at in range(tree.columnCount())] for item in items if item is not None]

    def choose(self, combo: QComboBox, key: str) -> None:
        """With the keys, as somebody does."""
        combo.setFocus()
        wanted = combo.findData(key)
        for _ in range(abs(wanted - combo.currentIndex())):
            QTest.keyClick(combo, Key.Key_Down if combo.currentIndex() < wanted else Key.Key_Up)
        assert combo.currentIndex() == wanted
        assert combo.hasFocus()


def test_columns_are_recognised_and_the_first_lines_shown(qtbot: QtBot) -> None:
    shown = Shown(qtbot, TRACKER)
    assert shown.fields == ["name", "role", "round", "date", "status", "notes", "notes"]
    assert (shown.columns.encoding.currentText(), shown.columns.separator.currentText()) == (
        "UTF-8",
        "Semicolon",
    )
    assert shown.columns.header.isChecked()
    assert shown.dialog.title.text() == "in.csv has 3 lines. Say what each column is."
    assert shown.first[0] == [
        "Müller GmbH", "Entwickler", "2nd", "Tue 24 Nov, 10:00", "declined", "",
        "Nett, · und schön · Gehalt: 60k",
    ]  # fmt: skip
    assert shown.first[1][6] == "Termin: bald · Runde: Telefon"
    assert not shown.columns.order.isVisible()
    assert shown.dialog.next_button.isEnabled()
    assert not shown.dialog.import_button.isVisible()


def test_a_column_becomes_something_else(qtbot: QtBot) -> None:
    shown = Shown(qtbot, TRACKER)
    shown.choose(shown.columns.columns[5], "role")
    assert shown.fields == ["name", "notes", "round", "date", "status", "role", "notes"]
    assert shown.first[0][1] == "60k"
    assert "Stelle: Entwickler" in shown.first[0][6]
    shown.choose(shown.columns.columns[0], "nothing")
    assert shown.dialog.summary.text() == "Say which column has the names of the companies."
    assert not shown.dialog.next_button.isEnabled()
    assert shown.columns.columns[0].accessibleName() == "What “Firma” becomes"


def test_dates_that_can_be_read_in_two_ways_are_asked_about(qtbot: QtBot) -> None:
    shown = Shown(qtbot, "Company,Date\nAdatum,03/04/2026\n")
    assert shown.columns.question.text() == (
        "“03/04/2026” can be read in two ways. Which comes first in this file?"
    )
    assert shown.dialog.summary.text() == "Say how the dates are to be read."
    assert not shown.dialog.next_button.isEnabled()
    shown.choose(shown.columns.order, "month-first")
    assert shown.first[0][3] == "Wed 4 Mar, 00:00"
    assert shown.columns.order.isVisible(), "an answer can be changed"
    assert shown.dialog.next_button.isEnabled()
    shown.choose(shown.columns.order, "day-first")
    assert shown.first[0][3] == "Fri 3 Apr, 00:00"
    shown.choose(shown.columns.columns[1], "notes")
    assert not shown.columns.order.isVisible()


def test_the_first_line_may_be_a_company(qtbot: QtBot) -> None:
    shown = Shown(qtbot, "Adatum,Analyst\nContoso,Dev\n")
    assert not shown.columns.header.isChecked()
    assert shown.dialog.summary.text() == "Say which column has the names of the companies."
    shown.choose(shown.columns.columns[0], "name")
    assert [row[0] for row in shown.first] == ["Adatum", "Contoso"]
    shown.columns.header.click()
    assert shown.fields == ["notes", "notes"]
    assert shown.columns.columns[0].accessibleName() == "What “Adatum” becomes"


def test_another_encoding_and_separator_are_asked_for_and_trouble_is_said(qtbot: QtBot) -> None:
    shown = Shown(qtbot, TRACKER)
    shown.choose(shown.columns.separator, "|")
    assert shown.asked[-1] == ("utf-8", "|")
    assert not shown.dialog.next_button.isEnabled()
    shown.dialog.show_sheet(read_sheet(TRACKER.encode(), None, ","), ("utf-8", ","))
    assert len(shown.columns.columns) == 7, "what is no longer wanted is not shown"
    shown.dialog.show_sheet(read_sheet(TRACKER.encode(), None, "|"), ("utf-8", "|"))
    assert shown.columns.separator.currentData() == "|"
    assert len(shown.columns.columns) == 1
    shown.choose(shown.columns.encoding, "gb18030")
    shown.dialog.show_trouble("The file is not text in Chinese.", ("gb18030", "|"))
    assert shown.dialog.summary.text() == "The file is not text in Chinese."
    assert shown.columns.encoding.currentData() == "utf-8"
    assert shown.dialog.next_button.isVisible()


def test_next_by_the_keyboard(qtbot: QtBot) -> None:
    shown = Shown(qtbot, TRACKER)
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Key.Key_N, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: bool(shown.compared))
    (columns,) = shown.compared
    assert columns.has_header
    assert shown.dialog.summary.text() == "Reading the file…"


def test_the_keyboard_goes_from_top_to_bottom(qtbot: QtBot) -> None:
    shown = Shown(qtbot, "Company,Role\nAdatum,Dev\n")
    order = [shown.columns.encoding, shown.columns.separator, shown.columns.header, *shown.columns.columns]
    order[0].setFocus()
    for widget in order:
        assert QApplication.focusWidget() is widget
        QTest.keyClick(widget, Key.Key_Tab)


def test_markup_is_shown_literally(qtbot: QtBot) -> None:
    red = '<img src="file:///red.png"> <font color="#ff0000">red</font>'
    shown = Shown(qtbot, f"Company;{red}\n{red};{red}\n")
    assert not has_colour(picture(shown.dialog), QColor("#ff0000"))
    assert shown.first[0][0].startswith("<img")


# In the window


def next_page(driver: Driver, dialog: ImportCsvDialog) -> None:
    assert dialog.next_button.isEnabled(), dialog.summary.text()
    dialog.next_button.click()
    driver.wait(lambda: dialog.pages.currentWidget() is dialog.panel)


def test_a_tracker_is_imported_and_undone_in_one_step(two: Driver, tmp_path: Path) -> None:
    before = two.disk()
    seen: list[str] = []

    def act(dialog: ImportCsvDialog) -> None:
        assert dialog.columns.encoding.currentData() == "cp1252"
        next_page(two, dialog)
        seen.extend(picture_of(dialog.panel))
        dialog.panel.table.setCurrentIndex(dialog.panel.model.index(2, 0))
        seen.append(dialog.panel.choice.words.text())
        dialog.panel.table.setCurrentIndex(dialog.panel.model.index(1, 0))
        seen.append(dialog.panel.choice.words.text())
        take(dialog)

    two.dialogs.answers.append(file_of(tmp_path, TRACKER))
    with at_dialog(two, ImportCsvDialog, act):
        two.window.transfer.import_file()
    assert seen == [
        "☑ Müller GmbH | 2 | Entwickler | New | Add it",
        "☐ Tailspin | 4 |  | Not all understood | Leave out",
        "☐ adatum | 5 | Analyst | Same name as one of yours | Leave as it is",
        "adatum: same name as one of yours, Analyst, 1st interview. Line 5 has Analyst, 1st interview.",
        "Tailspin: not all understood. Line 4 has 1st interview. "
        "The interview date is “bald”, which is not a date.",
    ]
    assert two.said() == "Imported: 1 added, 0 merged, 1 left as it was, 1 line skipped."
    stored = two.saved()
    (new,) = [one for key, one in stored.items() if key not in before]
    assert (new.name, new.round, new.status) == ("Müller GmbH", 2, Status.DECLINED)
    assert new.notes == "Nett,\nund schön\nGehalt: 60k"
    assert len(new.reasons) == len(CATALOGUE)
    assert len(list((two.folder / "backups").iterdir())) >= 1
    two.press(Key.Key_Z, CTRL)
    two.wait(lambda: two.listed() == ["Adatum", "Contoso"])
    two.wait(lambda: two.saved() == before)
    two.press(Key.Key_Z, CTRL | SHIFT)
    two.wait(lambda: "Müller GmbH" in two.listed())


def test_what_yours_lacks_is_filled_in(two: Driver, tmp_path: Path) -> None:
    def act(dialog: ImportCsvDialog) -> None:
        next_page(two, dialog)
        dialog.panel.tick_all.click()
        assert picture_of(dialog.panel) == [
            "☑ ADATUM | 2 | Other | Same name as one of yours | Fill in what yours lacks",
        ]
        take(dialog)

    file = file_of(tmp_path, "Company,Role,Salary\nADATUM,Other,60k\n", name="tracker.txt")
    with at_dialog(two, ImportCsvDialog, act):
        two.window.transfer.import_from(file)
    assert two.said() == "Imported: 0 added, 1 merged, 0 left as they were."
    mine = two.saved()["a"]
    assert (mine.name, mine.role, mine.notes) == ("Adatum", "Analyst", "Friendly.\n\nSalary: 60k")
    assert mine.reason("job-interesting").ticked


def test_it_is_read_anew_and_back_leads_to_the_columns(two: Driver, tmp_path: Path) -> None:
    def act(dialog: ImportCsvDialog) -> None:
        dialog.columns.encoding.setCurrentIndex(dialog.columns.encoding.findData("cp1251"))
        dialog.columns.encoding.activated.emit(0)
        two.wait(lambda: dialog.columns.first.topLevelItem(0).text(0) == "Mьller GmbH")
        next_page(two, dialog)
        dialog.back_button.click()
        assert dialog.pages.currentWidget() is dialog.columns
        dialog.accept()
        assert dialog.isVisible(), "nothing is imported from the first page"
        dialog.columns.encoding.setCurrentIndex(dialog.columns.encoding.findData("utf-8"))
        dialog.columns.encoding.activated.emit(0)
        two.wait(lambda: "The file is not text in UTF-8" in dialog.summary.text())
        assert dialog.columns.encoding.currentData() == "cp1251"
        dialog.reject()

    with at_dialog(two, ImportCsvDialog, act):
        two.window.transfer.import_from(file_of(tmp_path, TRACKER))
    assert sorted(two.disk()) == ["a", "b"]


def test_a_line_that_is_not_understood_can_be_taken_all_the_same(start: Starter, tmp_path: Path) -> None:
    driver = start(company("a", "Adatum"))

    def act(dialog: ImportCsvDialog) -> None:
        next_page(driver, dialog)
        assert not dialog.import_button.isEnabled()
        dialog.panel.table.setFocus()
        QTest.keyClick(dialog.panel.table, Key.Key_Space)
        take(dialog)

    with at_dialog(driver, ImportCsvDialog, act):
        driver.window.transfer.import_from(file_of(tmp_path, "Company,Date\nTailspin,bald\n"))
    driver.wait(lambda: "Tailspin" in driver.listed())
    assert [one.notes for one in driver.saved().values() if one.name == "Tailspin"] == ["Date: bald"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "The file is empty."),
        (b"Company,Role\n", "nothing below it"),
        (b"Company\nA\0B\n", "Line 2 has a NUL character"),
        (b'Company\n"A\n', "A quotation mark that is opened in line 2 is never closed."),
        (b"PK\x03\x04", "The file is a spreadsheet, not CSV."),
        (bytes(range(256)) * 4, "The file is not text."),
        (b"Company\n" + b"," * 600, "600"),
    ],
    ids=lambda data: str(len(data)),
)
def test_a_file_that_is_not_taken_is_refused_with_a_sentence(
    two: Driver, tmp_path: Path, data: bytes, words: str
) -> None:
    before = two.disk()
    file = tmp_path / "in.csv"
    file.write_bytes(data + (b"x\n" if words == "600" else b""))
    two.window.transfer.import_from(file)
    sentence = two.refused()
    assert (words if words != "600" else "Line 2 has 601 cells") in sentence
    assert sentence.startswith(f"{file} was not imported: ")
    assert sentence.endswith(".")
    assert two.dialogs.asked == []
    assert two.disk() == before
    assert not two.window.session.undo_stack.canUndo()


def test_a_file_that_is_not_there(two: Driver, tmp_path: Path) -> None:
    two.window.transfer.import_from(tmp_path / "gone.csv")
    assert "there is no such file" in two.refused()
