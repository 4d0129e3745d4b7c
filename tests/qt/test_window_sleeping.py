"""Sleeping on it: weigh, weigh again a day later without seeing the marks, compare; nothing is lost."""

from __future__ import annotations

import pytest
from window_driver import CTRL, Driver, Key, Starter
from window_hands import (
    Clock,
    at_dialog,
    choose_in,
    decision_page,
    leaning,
    marked,
    undo,
    verdict,
)

from interview_helper.domain.company import Company
from interview_helper.domain.weighings import Occasion
from interview_helper.widgets.decision_record_panel import DecisionRecordPanel
from interview_helper.windows.comparison_dialog import ComparisonDialog

BEFORE = "☐☑?☑☑ | ☑☐☐☑☑☐"
BLANK = "☐☐☐☐☐ | ☐☐☐☐☐☐"


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


@pytest.fixture
def asleep(start: Starter, clock: Clock) -> Driver:
    """The leaning company of the design, slept on."""
    driver = start(leaning())
    page = decision_page(driver)
    driver.click(page.sleeping.sleep)
    assert "It is early yet." in page.sleeping.sentence.text()
    assert driver.marks() == BEFORE
    clock.pass_by(minutes=5)
    return driver


def begin_again(driver: Driver, clock: Clock) -> DecisionRecordPanel:
    """A day later, weigh again."""
    clock.pass_by(hours=24)
    page = decision_page(driver)
    driver.click(page.sleeping.weigh_again)
    assert driver.marks() == BLANK
    return page


def occasions(company: Company) -> list[Occasion]:
    return [weighing.occasion for weighing in company.weighings]


def finish(driver: Driver, *, take_back: bool = False) -> list[str]:
    """Press “I’m done: compare”; what the dialog says."""
    said: list[str] = []

    def act(dialog: ComparisonDialog) -> None:
        said.extend(driver.dialogs.asked[-1].texts)
        if take_back:
            driver.click(dialog.take_back)

    page = decision_page(driver)
    with at_dialog(driver, ComparisonDialog, act):
        driver.click(page.sleeping.done)
    return said


def test_weighing_again_early_asks_and_waits(asleep: Driver) -> None:
    page = decision_page(asleep)
    asleep.dialogs.answers.append(False)
    asleep.click(page.sleeping.weigh_again)
    (asked,) = asleep.dialogs.asked
    assert asked.texts[0] == "Weigh again already?"
    assert "Your marks are kept either way." in asked.texts[1]
    assert asleep.marks() == BEFORE
    asleep.dialogs.answers.append(True)
    asleep.click(page.sleeping.weigh_again)
    assert asleep.marks() == BLANK


def test_weighing_again_after_a_day_asks_nothing_and_begins_blank_and_blind(
    asleep: Driver, clock: Clock
) -> None:
    page = begin_again(asleep, clock)
    assert asleep.dialogs.asked == []
    assert verdict(asleep)[0] == "Weighing blind"
    assert page.sleeping.sentence.text() == "Weighing again: your earlier marks are kept."
    assert asleep.row("values-aligned").reason.weight == 3, "weights begin anew too"
    kept = asleep.the_company()
    assert occasions(kept) == [Occasion.SLEPT_ON]
    (weighing,) = kept.weighings
    assert weighing.reasons == leaning().reasons
    assert kept.reweighing
    assert kept.blind


def test_the_sentence_knows_when_it_is_time(asleep: Driver, clock: Clock) -> None:
    page = decision_page(asleep)
    clock.pass_by(hours=24)
    asleep.tick("culture-better")  # whatever shows the company anew
    assert "Now weigh it again without seeing your marks." in page.sleeping.sentence.text()


def test_both_are_compared_and_the_new_one_stands(asleep: Driver, clock: Clock) -> None:
    begin_again(asleep, clock)
    for reason_id in ("culture-negative", "boss-difficult", "job-interesting"):
        asleep.tick(reason_id)
    assert verdict(asleep)[0] == "Weighing blind"
    said = "\n".join(finish(asleep))
    assert "reasons moved" in said
    assert asleep.marks() == "☐☑☐☐☑ | ☑☐☐☐☐☐"
    assert verdict(asleep)[:2] == ["Leans towards turning it down", "3 for · 6 against"]
    stored = asleep.the_company()
    assert occasions(stored) == [Occasion.SLEPT_ON, Occasion.REWEIGHED]
    assert stored.weighings[0].reasons == leaning().reasons
    assert stored.weighings[1].reasons == stored.reasons
    assert not stored.blind
    assert not stored.reweighing
    page = decision_page(asleep)
    assert page.sleeping.compare.isVisible()
    with at_dialog(asleep, ComparisonDialog, lambda _: None):
        asleep.click(page.sleeping.compare)
    assert asleep.the_company() == stored, "looking changes nothing"


def test_the_marks_of_then_are_taken_back(asleep: Driver, clock: Clock) -> None:
    begin_again(asleep, clock)
    asleep.tick("boss-difficult")
    finish(asleep, take_back=True)
    assert asleep.marks() == BEFORE
    assert verdict(asleep)[1] == "12 for · 9 against"
    stored = asleep.the_company()
    assert occasions(stored) == [Occasion.SLEPT_ON, Occasion.REWEIGHED], "the newer one is kept as well"
    undo(asleep)
    assert asleep.marks() == "☐☐☐☐☑ | ☐☐☐☐☐☐"
    undo(asleep)
    assert verdict(asleep)[0] == "Weighing blind"
    assert asleep.the_company().reweighing


@pytest.mark.parametrize("way", ["button", "key", "menu"])
def test_uncovering_while_weighing_again_compares(asleep: Driver, clock: Clock, way: str) -> None:
    begin_again(asleep, clock)
    asleep.tick("boss-difficult")
    with at_dialog(asleep, ComparisonDialog, lambda _: None):
        if way == "button":
            asleep.click(asleep.window.decision.verdict.uncover)
        elif way == "key":
            asleep.press(Key.Key_B, CTRL)
        else:
            asleep.choose("Company", "Weigh blind")
    assert not asleep.the_company().reweighing
    assert verdict(asleep)[0] == "Leans towards turning it down"
    assert not asleep.window.actions_.blind.isChecked()


def test_leaving_off_brings_the_marks_back(asleep: Driver, clock: Clock) -> None:
    page = begin_again(asleep, clock)
    asleep.tick("boss-difficult")
    asleep.click(page.sleeping.leave_off)
    assert asleep.marks() == BEFORE
    assert verdict(asleep)[1] == "12 for · 9 against"
    undo(asleep)
    assert asleep.marks() == "☐☐☐☐☑ | ☐☐☐☐☐☐"
    undo(asleep)
    undo(asleep)
    assert asleep.marks() == BEFORE
    undo(asleep)
    assert asleep.the_company().weighings == ()
    assert decision_page(asleep).sleeping.sleep.isVisible()


def test_closed_in_the_middle_it_goes_on_after_a_restart(
    asleep: Driver, clock: Clock, start: Starter
) -> None:
    begin_again(asleep, clock)
    asleep.tick("boss-difficult")
    asleep.saved()
    asleep.close()
    again = start()
    assert again.marks() == "☐☐☐☐☑ | ☐☐☐☐☐☐"
    assert verdict(again)[0] == "Weighing blind"
    assert "moved" in "\n".join(finish(again))
    stored = again.the_company()
    assert occasions(stored) == [Occasion.SLEPT_ON, Occasion.REWEIGHED]
    assert stored.weighings[0].reasons == leaning().reasons


def test_slept_on_over_a_restart(asleep: Driver, clock: Clock, start: Starter) -> None:
    asleep.close()
    again = start()
    begin_again(again, clock)
    assert again.dialogs.asked == []


def test_marks_changed_while_asleep_are_kept_too(asleep: Driver, clock: Clock) -> None:
    asleep.tick("culture-better")
    begin_again(asleep, clock)
    stored = asleep.the_company()
    assert occasions(stored) == [Occasion.SLEPT_ON, Occasion.SLEPT_ON]
    asleep.click(decision_page(asleep).sleeping.leave_off)
    assert asleep.marks() == "☐☑?☑☑ | ☑☑☐☑☑☐"


def test_nothing_to_sleep_on_before_anything_is_marked(start: Starter) -> None:
    driver = start(marked("a", "Adatum"))
    page = decision_page(driver)
    assert not page.sleeping.sleep.isEnabled()
    driver.tick("boss-difficult")
    assert page.sleeping.sleep.isEnabled()


def test_asleep_more_than_once(asleep: Driver, clock: Clock) -> None:
    begin_again(asleep, clock)
    asleep.tick("job-interesting")
    finish(asleep)
    page = decision_page(asleep)
    asleep.click(page.sleeping.sleep)
    assert occasions(asleep.the_company()) == [Occasion.SLEPT_ON, Occasion.REWEIGHED, Occasion.SLEPT_ON]
    begin_again(asleep, clock)
    asleep.tick("boss-difficult")
    assert not page.sleeping.compare.isVisible(), "an older comparison would show marks"
    finish(asleep)
    assert occasions(asleep.the_company()).count(Occasion.REWEIGHED) == 2


def test_a_round_that_ends_while_weighing_again_keeps_the_marks_that_count(
    asleep: Driver, clock: Clock
) -> None:
    begin_again(asleep, clock)
    asleep.tick("boss-difficult")
    choose_in(asleep, asleep.window.decision.header.round, 1)
    kept = asleep.the_company().weighings[-1]
    assert (kept.occasion, kept.round) == (Occasion.ROUND, 1)
    assert kept.reasons == leaning().reasons
