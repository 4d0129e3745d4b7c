"""A company with all that can be told of it, made by hand: after a restart, and carried by a file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot
from qt_importing import take
from window_driver import CTRL, FILTERS, SHIFT, Driver, Key, Starter, starter
from window_hands import (
    Clock,
    at_dialog,
    choose_in,
    decision_page,
    go_to_row,
    marked,
    menu_of,
    people_page,
    pick,
    questions_page,
    verdict,
    weigh_as,
)

from interview_helper.domain.company import Company
from interview_helper.domain.decisions import Feeling, Outcome
from interview_helper.domain.reasons import Side
from interview_helper.domain.weighings import Occasion
from interview_helper.windows.comparison_dialog import ComparisonDialog
from interview_helper.windows.priorities_dialog import PrioritiesDialog


def fill_in(driver: Driver, clock: Clock) -> Company:
    """Do everything to the one company that can be done; what is on the disk then."""
    window = driver.window
    driver.fill(window.decision.header.name, "Northwind <b>&</b> Traders")
    driver.fill(window.decision.header.role, "Data analyst")
    driver.fill(window.notes.notes, "Long hours")
    for reason_id in ("job-interesting", "values-aligned", "values-conflict"):
        driver.tick(reason_id)
    weigh_as(driver, "values-aligned", 5)
    driver.click(driver.row("culture-negative").unknown_button)
    foot = window.decision.lists[Side.DECLINE].foot
    driver.click(foot.add_button)
    driver.type("No window in the office")
    driver.press(Key.Key_Return)
    go_to_row(driver, "boss-difficult")
    driver.type("!")
    driver.press(Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    driver.press(Key.Key_Return)
    driver.type("Shouts")
    driver.press(Key.Key_Escape)
    pick(driver, menu_of(driver, driver.row("relocation-supported")), "Hide here")
    questions = questions_page(driver)
    driver.click(questions.suggestions.cards[0].add_button)
    questions.add_field.setFocus()
    driver.type("Who would I work with?")
    driver.press(Key.Key_Return)
    questions.view.setFocus()
    driver.press(Key.Key_Home)
    driver.fill(questions.answer.edit, "They say it is fine")
    people = people_page(driver)
    driver.click(people.add_button)
    driver.type("Ada Byron")
    driver.fill(people.form.contact, "ada@example.com")
    driver.click(people.form.management, QPoint(8, people.form.management.height() // 2))
    page = decision_page(driver)
    driver.click(page.answer.buttons[Outcome.ACCEPTED])
    driver.type("Nice people")
    choose_in(driver, window.decision.header.round, 1)
    driver.click(page.answer.buttons[Outcome.DECLINED])
    driver.click(page.decision.hindsight.buttons[Feeling.UNSURE], QPoint(8, 8))
    driver.fill(page.decision.hindsight.words, "Too early to say")
    driver.click(page.sleeping.sleep)
    clock.pass_by(hours=24)
    driver.click(page.sleeping.weigh_again)
    driver.tick("job-interesting")
    with at_dialog(driver, ComparisonDialog, lambda _: None):
        driver.click(page.sleeping.done)
    driver.press(Key.Key_B, CTRL)
    return driver.the_company()


@pytest.fixture
def full(start: Starter, monkeypatch: pytest.MonkeyPatch) -> tuple[Driver, Company]:
    driver = start()
    return driver, fill_in(driver, Clock(monkeypatch))


def test_nothing_of_it_is_missing(full: tuple[Driver, Company]) -> None:
    _, company = full
    assert company.name == "Northwind <b>&</b> Traders"
    assert [question.answered for question in company.questions] == [True, False]
    assert company.questions[0].reason is not None
    assert [person.management for person in company.people] == [True]
    assert [(one.outcome, one.round, one.why) for one in company.decisions] == [
        (Outcome.ACCEPTED, 1, "Nice people"),
        (Outcome.DECLINED, 2, ""),
    ]
    assert company.decisions[1].hindsight is not None
    assert company.decisions[1].hindsight.words == "Too early to say"
    assert [one.occasion for one in company.weighings] == [
        Occasion.ROUND,
        Occasion.SLEPT_ON,
        Occasion.REWEIGHED,
    ]
    assert company.weighings[0].reasons[3].id == "boss-difficult"
    assert company.weighings[0].reasons[3].deal_breaker
    assert company.weighings[0].reasons[3].note == "Shouts"
    assert company.reasons[5].text == "No window in the office"
    assert company.reason("relocation-supported").hidden
    assert company.blind
    assert not company.reweighing


def test_everything_is_there_after_a_restart(full: tuple[Driver, Company], start: Starter) -> None:
    driver, company = full
    driver.close()
    again = start()
    assert again.disk() == {company.id: company}
    assert verdict(again)[0] == "Weighing blind"
    again.press(Key.Key_B, CTRL)
    assert verdict(again)[:2] == ["Leans towards accepting", "3 for · 0 against"]
    page = decision_page(again)
    assert page.decision.sentence.text().startswith("You turned down the 2nd interview")
    assert page.decision.hindsight.words.toPlainText() == "Too early to say"
    assert page.sleeping.compare.isVisible()
    assert len(page.earlier.items) == 1
    assert again.the_company() == replace(company, blind=False, updated_at=again.the_company().updated_at), (
        "looking changed nothing but the cover"
    )


def test_everything_travels_as_json_into_an_empty_folder(
    full: tuple[Driver, Company], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver, company = full
    target = tmp_path / "out.json"
    driver.dialogs.answers.append((target, FILTERS["json"]))
    driver.press(Key.Key_E, CTRL)
    assert driver.said() == f"Exported to {target}."
    driver.close()
    with starter(qtbot, tmp_path / "elsewhere", monkeypatch) as elsewhere:
        other = elsewhere()
        other.dialogs.answers.extend([target, take])
        other.choose("File", "Import")
        assert other.said() == "Imported: 1 added, 0 merged, 0 left as they were."
        other.wait(lambda: other.name() == company.name)
        assert other.the_company() == company
        assert verdict(other)[0] == "Weighing blind"
        other.press(Key.Key_B, CTRL)
        assert verdict(other)[:2] == ["Leans towards accepting", "3 for · 0 against"]
        assert other.row("boss-difficult").reason.note == "Shouts"
        assert "No window in the office" in [
            row.reason.text for row in other.window.decision.lists[Side.DECLINE].rows
        ]
        questions_page(other)
        assert other.window.side.tabs.tabText(1) == "To ask (1)"
        page = decision_page(other)
        assert page.decision.sentence.text().startswith("You turned down the 2nd interview")


def test_what_counts_for_all_companies_travels_with_all_of_them(
    start: Starter, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver = start(marked("a", "Adatum"), marked("b", "Contoso", job_interesting=2))
    weigh_as(driver, "job-interesting", 4)
    set_as_priority(driver, "job-interesting", 4)
    foot = driver.window.decision.lists[Side.ACCEPT].foot
    driver.click(foot.add_button)
    assert foot.adder is not None
    foot.adder.for_all.click()
    foot.adder.line.setFocus()
    driver.type("Canteen")
    driver.press(Key.Key_Return)
    driver.wait(lambda: driver.window.decision.lists[Side.ACCEPT].rows[-1].reason.text == "Canteen")
    before = driver.saved()
    target = tmp_path / "all.json"
    driver.dialogs.answers.append((target, FILTERS["json"]))
    driver.press(Key.Key_E, CTRL | SHIFT)
    driver.said()
    driver.close()
    with starter(qtbot, tmp_path / "elsewhere", monkeypatch) as elsewhere:
        other = elsewhere()
        other.dialogs.answers.extend([target, take])
        other.choose("File", "Import")
        other.said()
        assert other.saved() == before
        other.wait(lambda: other.row("job-interesting").standing.priority == 4)
        other.press(Key.Key_N, CTRL)
        other.wait(lambda: other.name() == "")
        assert other.row("job-interesting").reason.weight == 4
        assert other.window.decision.lists[Side.ACCEPT].rows[-1].reason.text == "Canteen"


def set_as_priority(driver: Driver, reason_id: str, weight: int) -> None:
    def act(dialog: PrioritiesDialog) -> None:
        row = dialog.cards[Side.ACCEPT].row(reason_id)
        assert row is not None
        row.pips.setFocus()
        driver.type(str(weight))
        driver.press(Key.Key_Return)

    with at_dialog(driver, PrioritiesDialog, act):
        driver.press(Key.Key_P, CTRL | SHIFT)
    driver.wait(lambda: driver.row(reason_id).standing.priority == weight)


def test_while_weighing_again_it_travels_too(
    start: Starter, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock(monkeypatch)
    driver = start()
    driver.fill(driver.window.decision.header.name, "Adatum")
    driver.tick("boss-difficult")
    driver.click(decision_page(driver).sleeping.sleep)
    clock.pass_by(hours=24)
    driver.click(decision_page(driver).sleeping.weigh_again)
    driver.tick("job-interesting")
    target = tmp_path / "out.json"
    driver.dialogs.answers.append((target, FILTERS["json"]))
    driver.press(Key.Key_E, CTRL)
    driver.said()
    company = driver.the_company()
    driver.close()
    with starter(qtbot, tmp_path / "elsewhere", monkeypatch) as elsewhere:
        other = elsewhere()
        other.dialogs.answers.extend([target, take])
        other.choose("File", "Import")
        other.said()
        other.wait(lambda: other.name() == "Adatum")
        assert other.the_company() == company
        assert other.marks() == "☐☐☐☐☐ | ☑☐☐☐☐☐"
        other.click(decision_page(other).sleeping.leave_off)
        assert other.marks() == "☐☐☐☐☑ | ☐☐☐☐☐☐"
