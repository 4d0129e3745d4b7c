"""The first minute: a window with an unnamed company, ready to tick, and all of it found again."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QLabel, QWidget
from qt_data import stored_companies
from window_driver import CTRL, Driver, Key, Starter, company, picture

from interview_helper.domain.reasons import Mark, Side
from interview_helper.models.company_list import Role
from interview_helper.widgets.tints import side_tint

FOR = ("job-interesting", "values-aligned", "open-questions")
AGAINST = ("culture-negative", "boss-difficult", "values-conflict")
WEIGHTS = {
    "job-interesting": 4,
    "values-aligned": 5,
    "culture-negative": 4,
    "values-conflict": 2,
    "relocation-unsupported": 4,
}


def accessible(widget: QWidget) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


def balance_value(driver: Driver) -> int:
    return accessible(driver.window.decision.balance).valueInterface().currentValue()


def verdict_lines(driver: Driver) -> list[str]:
    view = driver.window.decision.verdict
    return [
        view.verdict.text(),
        view.loads.text(),
        view.margin.text(),
        view.insight.words or view.remark.text(),
    ]


def test_first_start_is_ready_to_tick(start: Starter) -> None:
    driver = start()
    window = driver.window
    assert window.windowTitle() == "Interview Helper"
    assert driver.listed() == ["Unnamed company"]
    assert driver.current() == "Unnamed company"
    assert driver.name() == ""
    assert window.decision.header.name.placeholderText() == "Unnamed company"
    assert driver.focus() is window.decision.header.name
    assert driver.marks() == "☐☐☐☐☐ | ☐☐☐☐☐☐"
    assert verdict_lines(driver) == [
        "Nothing weighed yet",
        "",
        "Tick what is true of this company, and the balance tips as you tick.",
        "",
    ]
    assert balance_value(driver) == 0
    assert not window.trouble.isVisible()
    assert not window.notice.isVisible()
    assert window.count_label.text() == "1 company"
    assert driver.dialogs.asked == []
    assert driver.disk() == {}, "looking alone stores nothing"


def test_closing_an_untouched_first_window_stores_nothing(start: Starter) -> None:
    driver = start()
    assert driver.close()
    assert driver.dialogs.asked == []
    assert stored_companies(driver.folder) == {}


def test_a_tick_by_mouse_moves_everything_and_is_saved(start: Starter) -> None:
    driver = start()
    driver.tick("job-interesting")
    assert driver.marks() == "☐☐☐☐☐ | ☑☐☐☐☐☐"
    assert verdict_lines(driver) == [
        "Leans towards accepting",
        "3 for · 0 against",
        "Only one reason weighed so far, and nothing for turning it down.",
        "Tick what else is true, or “?” where you don’t know.",
    ]
    assert balance_value(driver) == 100
    summary = driver.window.model.index(0).data(Role.SUMMARY)
    assert (summary.accept, summary.decline) == (3, 0)
    driver.wait(
        lambda: re.fullmatch(r"Saving…|Saved \d\d:\d\d", driver.window.saved_label.text()) is not None
    )
    stored = driver.the_company()
    assert re.fullmatch(r"Saved \d\d:\d\d", driver.window.saved_label.text())
    assert [reason.id for reason in stored.reasons if reason.ticked] == ["job-interesting"]
    driver.tick("job-interesting")
    assert driver.marks() == "☐☐☐☐☐ | ☐☐☐☐☐☐"
    assert balance_value(driver) == 0
    assert not any(reason.ticked for reason in driver.the_company().reasons)


def test_the_small_beam_in_the_list_tips_with_it(start: Starter) -> None:
    driver = start()
    view = driver.window.companies.view
    tint = side_tint(view.palette(), Side.DECLINE)

    def strongest() -> int:
        """How near any pixel of the list comes to the decline side's tint, 0 being there."""
        image = picture(view.viewport())
        row = view.visualRect(view.model().index(0, 0))
        return min(
            abs(colour.red() - tint.red())
            + abs(colour.green() - tint.green())
            + abs(colour.blue() - tint.blue())
            for y in range(row.top(), row.bottom())
            for x in range(row.left(), row.right())
            for colour in [image.pixelColor(x, y)]
        )

    assert strongest() > 100
    driver.tick("culture-negative")
    assert strongest() < 40


def test_the_state_of_the_picture(start: Starter) -> None:
    """Northwind Traders of the design: twelve for, nine against, one unknown that would tip it."""
    driver = start()
    header = driver.window.decision.header
    driver.fill(header.name, "Northwind Traders")
    driver.fill(header.role, "Data analyst")
    for reason_id in FOR:
        driver.tick(reason_id)
    for reason_id in AGAINST:
        driver.tick(reason_id)
    for reason_id, weight in WEIGHTS.items():
        pips = driver.row(reason_id).pips
        driver.click(pips, pips.centre_of(weight).toPoint())
    driver.click(driver.row("relocation-unsupported").unknown_button)
    assert driver.marks() == "☐☑?☑☑ | ☑☐☐☑☑☐"
    assert verdict_lines(driver) == [
        "Leans towards accepting",
        "12 for · 9 against",
        "Every weight could be off by up to 14\u00a0% and it would still lean this way.",
        "One thing you don’t know yet would tip it: relocation without support.",
    ]
    assert balance_value(driver) == round(100 * 3 / 21)
    description = accessible(driver.window.decision.balance).text(QAccessible.Text.Description)
    assert description == (
        "Leans towards accepting: 12 for, 9 against. What you don’t know yet could turn it."
    )
    assert accessible(driver.window.decision.balance).role() is QAccessible.Role.ProgressBar
    question = "Where would I work from, and what support do you give for relocation?"
    asked = [
        label.text() for label in driver.window.notes.questions.findChildren(QLabel) if label.isVisible()
    ]
    assert question in asked
    row = driver.window.model.index(0)
    assert row.data() == "Northwind Traders"
    assert row.data(Role.SUMMARY)[7:11] == (12, 9, False, False)
    stored = driver.the_company()
    assert (stored.name, stored.role) == ("Northwind Traders", "Data analyst")
    assert stored.reason("relocation-unsupported").mark is Mark.UNKNOWN
    assert driver.close()
    assert driver.dialogs.asked == []
    again = start()
    assert again.name() == "Northwind Traders"
    assert again.marks() == "☐☑?☑☑ | ☑☐☐☑☑☐"
    assert verdict_lines(again)[1] == "12 for · 9 against"
    assert balance_value(again) == 14


def test_the_first_tick_counts_at_once_even_when_the_window_is_closed_then(start: Starter) -> None:
    driver = start()
    driver.type("Fabrikam")
    driver.tick("boss-difficult")
    driver.window.notes.notes.setFocus()
    driver.type("Call back on Monday")
    assert driver.close()
    assert driver.dialogs.asked == []
    (stored,) = stored_companies(driver.folder).values()
    assert (stored.name, stored.notes) == ("Fabrikam", "Call back on Monday")
    assert stored.reason("boss-difficult").ticked


def test_with_data_the_focus_begins_in_the_list_at_the_company_that_was_open(start: Starter) -> None:
    driver = start(company("a", "Adatum"), company("b", "Fabrikam"), company("c", "Contoso"))
    assert driver.focus() is driver.window.companies.view
    assert driver.window.count_label.text() == "3 companies"
    assert driver.listed() == ["Adatum", "Contoso", "Fabrikam"]
    driver.press(Key.Key_Down, CTRL)
    driver.wait(lambda: driver.name() == "Contoso")
    driver.close()
    again = start()
    assert (again.name(), again.current()) == ("Contoso", "Contoso")


def test_what_is_open_is_not_read_anew_by_loading_the_list(start: Starter) -> None:
    """The whole list arrives after the first paint, when somebody may have typed already."""
    driver = start(*(company(f"c{number:03}", f"Company {number:03}") for number in range(90)))
    assert len(driver.listed()) == 90
    assert driver.window.count_label.text() == "90 companies"
    driver.fill(driver.window.decision.header.name, "Typed early")
    driver.window.session.load_companies()
    driver.settle()
    assert driver.name() == "Typed early"
    assert "Typed early" in driver.listed()
    assert driver.current() == "Typed early"


def test_a_date_in_the_list_is_the_one_in_the_header(start: Starter) -> None:
    interview_at = datetime(2027, 3, 1, 14, 30)
    driver = start(replace(company("a", "Adatum"), interview_at=interview_at, round=3))
    assert "Mon 1 Mar 2027, 14:30" in driver.window.decision.header.interview_at.text()
    assert driver.window.decision.header.round.currentText() == "3rd interview"
    row = driver.window.model.index(0)
    assert "3rd interview, Mon 1 Mar 2027, 14:30" in row.data(Qt.ItemDataRole.AccessibleTextRole)
