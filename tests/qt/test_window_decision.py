"""Deciding: accept or turn down, why and when, how it turned out; rounds, and the journal of all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from window_driver import CTRL, Driver, Key, Starter
from window_hands import (
    at_dialog,
    be_laid_out,
    can_be_seen,
    choose_in,
    decision_page,
    leaning,
    marked,
    redo,
    turn_to,
    undo,
    verdict,
)

from interview_helper.domain.company import Company, Status
from interview_helper.domain.deciding import day_words
from interview_helper.domain.decisions import Feeling, Outcome
from interview_helper.domain.weighings import Occasion
from interview_helper.models.company_list import Role
from interview_helper.widgets.decision_record_panel import DecisionRecordPanel
from interview_helper.widgets.side_panel import Tab
from interview_helper.windows.journal_dialog import JournalDialog

LEANED = "(it leaned towards accepting, 12\u00a0for\u00a0·\u00a09\u00a0against)."


@pytest.fixture
def deciding(start: Starter) -> Driver:
    """The leaning company of the design, at its decision."""
    driver = start(leaning())
    decision_page(driver)
    return driver


def page(driver: Driver) -> DecisionRecordPanel:
    """The page, turned to where another one is shown; the keyboard stays where it is elsewhere."""
    found = driver.window.side.findChild(DecisionRecordPanel)
    return found if found is not None and found.isVisible() else decision_page(driver)


def answer(driver: Driver, outcome: Outcome) -> None:
    driver.click(page(driver).answer.buttons[outcome])


def stored(driver: Driver) -> Company:
    return driver.saved()["n"]


def listed_status(driver: Driver, row: int = 0) -> Status:
    status = driver.window.model.index(row).data(Role.SUMMARY).status
    assert isinstance(status, Status)
    return status


def test_the_question_is_about_this_interview(deciding: Driver) -> None:
    section = page(deciding).answer
    assert section.title.text() == "Take the 1st interview?"
    first, second = section.buttons.values()
    assert first.size() == second.size(), "both answers are as easy"
    choose_in(deciding, deciding.window.decision.header.round, 1)
    assert section.title.text() == "Take the 2nd interview?"


@pytest.mark.parametrize(
    ("outcome", "status", "said", "stands"),
    [
        (Outcome.ACCEPTED, Status.ACCEPTED, "You accepted the 1st interview on ", "With the balance "),
        (Outcome.DECLINED, Status.DECLINED, "You turned down the 1st interview on ", "Against the balance "),
    ],
)
def test_an_answer_is_kept_with_the_balance_as_it_stood(
    deciding: Driver, outcome: Outcome, status: Status, said: str, stands: str
) -> None:
    answer(deciding, outcome)
    record = page(deciding).decision
    assert record.sentence.text() == f"{said}{day_words(date.today(), date.today())}."
    assert record.agreement.text() == f"{stands}{LEANED}"
    assert listed_status(deciding) is status
    company = stored(deciding)
    (decision,) = company.decisions
    assert (decision.outcome, decision.on, decision.round) == (outcome, date.today(), 1)
    assert decision.reasons == company.reasons
    deciding.tick("culture-better")
    deciding.tick("values-conflict")
    assert record.agreement.text() == f"{stands}{LEANED}", "as it stood that day"
    assert stored(deciding).decisions[0].reasons == leaning().reasons
    for _ in range(3):
        undo(deciding)
    assert listed_status(deciding) is Status.OPEN
    assert stored(deciding).decisions == ()
    assert page(deciding).answer.isVisible()
    redo(deciding)
    assert stored(deciding).decisions == (decision,)


def test_by_keyboard_the_reason_why_comes_next(deciding: Driver) -> None:
    page(deciding).answer.buttons[Outcome.DECLINED].setFocus()
    deciding.press(Key.Key_Space)
    assert deciding.focus() is page(deciding).decision.why
    deciding.type("Too far away")
    assert stored(deciding).decisions[0].why == "Too far away"
    undo(deciding)
    assert stored(deciding).decisions[0].why == ""
    assert page(deciding).decision.why.toPlainText() == ""


def test_the_day_can_be_another(deciding: Driver) -> None:
    answer(deciding, Outcome.ACCEPTED)
    day = page(deciding).decision.day
    deciding.click(day)
    assert day.popup is not None
    earlier = date.today() - timedelta(days=40)
    day.popup.calendar.setSelectedDate(QDate(earlier.year, earlier.month, earlier.day))
    day.popup.calendar.setFocus()
    deciding.press(Key.Key_Return)
    deciding.wait(lambda: page(deciding).decision.day.popup is None)
    deciding.activate()
    assert stored(deciding).decisions[0].on == earlier
    assert day_words(earlier, date.today()) in page(deciding).decision.sentence.text()
    undo(deciding)
    assert stored(deciding).decisions[0].on == date.today()


def test_reopened_the_decision_stays_on_record(deciding: Driver) -> None:
    answer(deciding, Outcome.DECLINED)
    deciding.click(page(deciding).reopen)
    assert listed_status(deciding) is Status.OPEN
    assert page(deciding).answer.isVisible()
    (item,) = page(deciding).earlier.items
    assert item.line.text().startswith("You turned down the 1st interview on ")
    answer(deciding, Outcome.ACCEPTED)
    assert [one.outcome for one in stored(deciding).decisions] == [Outcome.DECLINED, Outcome.ACCEPTED]
    assert page(deciding).decision.sentence.text().startswith("You accepted")
    undo(deciding)
    undo(deciding)
    assert listed_status(deciding) is Status.DECLINED
    assert page(deciding).decision.sentence.text().startswith("You turned down")


def test_how_it_turned_out(deciding: Driver) -> None:
    answer(deciding, Outcome.ACCEPTED)
    hindsight = page(deciding).decision.hindsight
    assert not hindsight.words.isVisible()
    deciding.click(hindsight.buttons[Feeling.SORRY], QPoint(8, 8))
    deciding.fill(hindsight.words, "They never called")
    (decision,) = stored(deciding).decisions
    assert decision.hindsight is not None
    assert (decision.hindsight.feeling, decision.hindsight.words) == (Feeling.SORRY, "They never called")
    assert decision.hindsight.on == date.today()
    deciding.click(hindsight.buttons[Feeling.GLAD], QPoint(8, 8))
    kept = stored(deciding).decisions[0].hindsight
    assert kept is not None
    assert (kept.feeling, kept.words) == (Feeling.GLAD, "They never called")
    for _ in range(3):
        undo(deciding)
    assert stored(deciding).decisions[0].hindsight is None
    assert not hindsight.words.isVisible()


def test_hindsight_on_an_earlier_decision(deciding: Driver) -> None:
    answer(deciding, Outcome.DECLINED)
    deciding.click(page(deciding).reopen)
    (item,) = page(deciding).earlier.items
    deciding.click(item.look_back)
    page(deciding)
    deciding.click(item.view.hindsight.buttons[Feeling.GLAD], QPoint(8, 8))
    kept = stored(deciding).decisions[0].hindsight
    assert kept is not None
    assert kept.feeling is Feeling.GLAD
    assert item.view.isVisible(), "still open"


# --- rounds ------------------------------------------------------------------------------------------


def lines(driver: Driver) -> list[str]:
    """The rounds so far, in words."""
    return [line.text().replace("\u00a0", " ") for line in page(driver).rounds.lines if line.isVisible()]


def test_each_round_keeps_its_balance_as_it_stood(deciding: Driver) -> None:
    header = deciding.window.decision.header
    assert lines(deciding) == ["1st interview (now): leans towards accepting, 12 for · 9 against"]
    choose_in(deciding, header.round, 1)
    deciding.tick("culture-better")
    deciding.tick("boss-difficult")
    assert lines(deciding) == [
        "1st interview: leans towards accepting, 12 for · 9 against",
        "2nd interview (now): leans towards accepting, 15 for · 6 against",
    ]
    assert page(deciding).rounds.history.isVisible()
    kept = stored(deciding).weighings
    assert [(one.occasion, one.round) for one in kept] == [(Occasion.ROUND, 1)]
    assert kept[0].reasons == leaning().reasons
    choose_in(deciding, header.round, 2)
    assert [one.round for one in stored(deciding).weighings] == [1, 2]
    assert len(lines(deciding)) == 3
    undo(deciding)
    assert [one.round for one in stored(deciding).weighings] == [1]
    assert header.round.currentText() == "2nd interview"


def test_accepted_and_then_in_the_next_round_it_is_open_again(deciding: Driver) -> None:
    answer(deciding, Outcome.ACCEPTED)
    choose_in(deciding, deciding.window.decision.header.round, 1)
    assert listed_status(deciding) is Status.OPEN
    assert page(deciding).answer.isVisible()
    assert page(deciding).answer.title.text() == "Take the 2nd interview?"
    assert len(page(deciding).earlier.items) == 1
    answer(deciding, Outcome.DECLINED)
    assert [(one.round, one.outcome) for one in stored(deciding).decisions] == [
        (1, Outcome.ACCEPTED),
        (2, Outcome.DECLINED),
    ]


def test_turned_down_and_then_in_the_next_round_it_stays_so(deciding: Driver) -> None:
    answer(deciding, Outcome.DECLINED)
    choose_in(deciding, deciding.window.decision.header.round, 1)
    assert listed_status(deciding) is Status.DECLINED
    assert page(deciding).reopen.text() == "Decide anew"


def test_only_the_word_of_a_verdict_that_leans_is_with_or_against(start: Starter) -> None:
    driver = start(
        marked(
            "n",
            "Northwind Traders",
            job_interesting=3,
            boss_difficult=3,
            culture_negative=3,
            open_questions=3,
        )
    )
    answer(driver, Outcome.ACCEPTED)
    assert (
        page(driver).decision.agreement.text().startswith("Neither with nor against the balance (it was too")
    )


# --- the journal -----------------------------------------------------------------------------------------


@pytest.fixture
def decided(start: Starter) -> Driver:
    """Three companies of which two are decided on, one of them with hindsight."""
    driver = start(leaning(), marked("y", "Yonder", boss_difficult=5), marked("z", "Zeta"))
    answer(driver, Outcome.DECLINED)
    driver.click(page(driver).decision.hindsight.buttons[Feeling.GLAD], QPoint(8, 8))
    driver.press(Key.Key_Down, CTRL)
    driver.wait(lambda: driver.name() == "Yonder")
    answer(driver, Outcome.DECLINED)
    return driver


def journal_rows(dialog: JournalDialog) -> list[list[str]]:
    items = [dialog.list.topLevelItem(row) for row in range(dialog.list.topLevelItemCount())]
    return [[item.text(column) for column in range(1, 5)] for item in items if item is not None]


def test_the_journal_lists_all_and_counts(decided: Driver) -> None:
    said: list[str] = []
    seen: list[list[str]] = []

    def act(dialog: JournalDialog) -> None:
        said.append(dialog.counts.text())
        seen.extend(journal_rows(dialog))

    with at_dialog(decided, JournalDialog, act):
        decided.press(Key.Key_J, CTRL)
    assert sorted(seen) == [
        ["Northwind Traders, 1st interview", "turned down", "against the balance", "glad"],
        ["Yonder, 1st interview", "turned down", "with the balance", ""],
    ]
    assert said[0].startswith("2 decisions: 1 with the balance, 1 against it.")
    assert "%" not in said[0], "counts, no percentages"


def test_a_line_of_the_journal_opens_its_company(decided: Driver) -> None:
    def act(dialog: JournalDialog) -> None:
        row = next(n for n, line in enumerate(journal_rows(dialog)) if line[0].startswith("Northwind"))
        dialog.list.setCurrentItem(dialog.list.topLevelItem(row))
        decided.press(Key.Key_Return)

    with at_dialog(decided, JournalDialog, act):
        decided.click(page(decided).journal)
    decided.wait(lambda: decided.name() == "Northwind Traders")
    assert decided.current() == "Northwind Traders"


def test_the_journal_before_any_decision(start: Starter) -> None:
    said: list[str] = []
    driver = start(leaning())
    with at_dialog(driver, JournalDialog, lambda dialog: said.append(dialog.counts.text())):
        driver.press(Key.Key_J, CTRL)
    assert said == ["No decisions yet."]


def test_the_journal_covers_what_is_weighed_blind(decided: Driver) -> None:
    seen: list[list[str]] = []
    decided.press(Key.Key_B, CTRL)
    with at_dialog(decided, JournalDialog, lambda dialog: seen.extend(journal_rows(dialog))):
        decided.press(Key.Key_J, CTRL)
    assert ["Yonder, 1st interview", "turned down", "balance covered", ""] in seen


def test_it_is_all_there_after_a_restart(decided: Driver, start: Starter) -> None:
    before = decided.saved()
    decided.close()
    again = start()
    assert again.disk() == before
    assert again.name() == "Yonder"
    assert page(again).decision.sentence.text().startswith("You turned down the 1st interview")


@pytest.mark.parametrize("size", [(1280, 900), (800, 560)])
def test_by_keyboard_from_the_tabs_to_every_control(start: Starter, size: tuple[int, int]) -> None:
    driver = start(leaning(), size=size)
    answer(driver, Outcome.DECLINED)
    record = page(driver)
    turn_to(driver, Tab.DECISION)
    driver.window.side.tabs.setFocus()
    be_laid_out()
    reached = []
    for _ in range(14):
        driver.press(Key.Key_Tab)
        be_laid_out()
        at = driver.focus()
        if not record.isAncestorOf(at):
            break
        assert can_be_seen(at, QPoint(6, 6)), at.accessibleName()
        reached.append(at)
    wanted = [
        record.decision.why,
        record.decision.day,
        record.decision.hindsight.buttons[Feeling.GLAD],
        record.sleeping.sleep,
        record.letters,
        record.journal,
    ]
    assert [one for one in reached if one in wanted] == wanted
    assert record.reopen in reached


def test_the_decision_does_not_move_the_balance(deciding: Driver) -> None:
    before = verdict(deciding)
    answer(deciding, Outcome.DECLINED)
    assert verdict(deciding) == before
    assert deciding.marks() == "☐☑?☑☑ | ☑☐☐☑☑☐"
    spoken = deciding.window.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "declined" in spoken


def test_an_archived_company_can_be_reopened(start: Starter) -> None:
    driver = start(replace(leaning(), status=Status.ARCHIVED))
    record = page(driver)
    assert record.answer.isVisible() or record.reopen.isVisible()
