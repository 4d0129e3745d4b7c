"""The journal: every decision in a list, counts above it, a way to each company."""

from __future__ import annotations

from dataclasses import replace

import pytest
from decision_data import BLANK, DECIDED, TODAY, TOLD, other
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTreeWidgetItem
from pytestqt.qtbot import QtBot
from qt_data import DARK, LIGHT, MARKUP, Heard, palette, picture

from interview_helper.domain.company import Company
from interview_helper.domain.deciding import decide
from interview_helper.domain.decisions import Outcome
from interview_helper.domain.journal import journal_entries
from interview_helper.windows.journal_dialog import JournalDialog

LEFT = Qt.MouseButton.LeftButton
OTHER = other(decide(BLANK, Outcome.DECLINED, "", TODAY, "second"))


def journal(qtbot: QtBot, *companies: Company) -> JournalDialog:
    made = JournalDialog(journal_entries(companies), TODAY)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def item(made: JournalDialog, number: int) -> QTreeWidgetItem:
    found = made.list.topLevelItem(number)
    assert found is not None
    return found


def drawn(made: JournalDialog) -> list[str]:
    rows = [item(made, number) for number in range(made.list.topLevelItemCount())]
    return [" | ".join(row.text(column) for column in range(5)) for row in rows]


def test_newest_first_with_the_counts_above(qtbot: QtBot) -> None:
    made = journal(qtbot, TOLD, OTHER)
    assert drawn(made) == [
        "Mon 23 Nov | two, 1st interview | turned down | nothing weighed | ",
        "Sat 21 Nov | one, 2nd interview | accepted | against the balance | sorry: Too long a day",
    ]
    assert made.counts.text() == (
        "2 decisions: 1 against the balance, 1 with nothing weighed. Of 1 looked back on: 1 sorry."
    )


def test_a_click_asks_for_the_company(qtbot: QtBot) -> None:
    made = journal(qtbot, TOLD, OTHER)
    heard = Heard(company=made.company_requested)
    qtbot.mouseClick(made.list.viewport(), LEFT, pos=made.list.visualItemRect(item(made, 1)).center())
    assert heard.of("company") == ["one"]
    assert not made.isVisible()


def test_so_does_enter(qtbot: QtBot) -> None:
    made = journal(qtbot, TOLD, OTHER)
    heard = Heard(company=made.company_requested)
    assert made.list.hasFocus()
    qtbot.keyClick(made.list, Qt.Key.Key_Down)
    assert heard.said == []
    qtbot.keyClick(made.list, Qt.Key.Key_Return)
    assert heard.of("company") == ["one"]


def test_escape_closes_it(qtbot: QtBot) -> None:
    made = journal(qtbot, DECIDED)
    heard = Heard(company=made.company_requested)
    qtbot.keyClick(made.list, Qt.Key.Key_Escape)
    assert not made.isVisible()
    assert heard.said == []


def test_before_anything_is_decided_it_says_so(qtbot: QtBot) -> None:
    made = journal(qtbot, BLANK)
    assert made.counts.text() == "No decisions yet."
    assert not made.list.isVisible()
    assert "is listed here" in made.hint.text()


def test_a_covered_balance_stays_covered(qtbot: QtBot) -> None:
    (line,) = drawn(journal(qtbot, replace(DECIDED, blind=True)))
    assert "balance covered" in line


def test_each_row_is_said_as_a_sentence(qtbot: QtBot) -> None:
    made = journal(qtbot, TOLD, OTHER)
    role = Qt.ItemDataRole.AccessibleTextRole
    assert item(made, 0).data(0, role) == "Mon 23 Nov, two, 1st interview: turned down, nothing weighed."
    assert item(made, 1).data(0, role) == (
        "Sat 21 Nov, one, 2nd interview: accepted, against the balance. Turned out: sorry: Too long a day."
    )


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_markup_and_long_names_in_a_narrow_window(qtbot: QtBot, colours: tuple[str, str]) -> None:
    made = journal(qtbot, replace(TOLD, name=f"{MARKUP} {MARKUP}"))
    made.setPalette(palette(*colours))
    made.resize(made.minimumWidth(), 200)
    QApplication.processEvents()
    assert MARKUP in drawn(made)[0]
    assert made.list.visualItemRect(item(made, 0)).height() > 2 * made.fontMetrics().height()
    assert picture(made).width() == made.width()
