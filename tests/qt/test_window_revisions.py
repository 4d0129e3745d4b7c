"""Earlier versions of the notes from the window: shown, restored in one step, and kept themselves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from qt_data import Heard
from window_driver import Driver, Starter, company, store_companies
from window_hands import at_dialog, undo

from interview_helper.domain.company import Company
from interview_helper.storage.database import Database
from interview_helper.storage.errors import Damaged
from interview_helper.windows.revisions import Revisions
from interview_helper.windows.revisions_dialog import RevisionsDialog

WRITTEN = datetime(2026, 11, 1, 9, 30, tzinfo=UTC)
LONG = "A long account of the first interview, with all that was said and by whom. " * 3


def at(days: float, notes: str, identity: str = "a") -> Company:
    return replace(company(identity, "Adatum"), notes=notes, updated_at=WRITTEN + days * timedelta(days=1))


class Shown:
    """A window on notes with a history, and what was said of it."""

    def __init__(self, driver: Driver) -> None:
        self.driver = driver
        self.revisions = Revisions(driver.window.session, driver.dialogs, driver.window)
        self.heard = Heard(done=self.revisions.done, failed=self.revisions.failed)

    def at(self, act: Callable[[RevisionsDialog], object]) -> None:
        with at_dialog(self.driver, RevisionsDialog, act):
            self.revisions.open()

    def texts(self) -> list[str]:
        found: list[str] = []
        self.at(lambda dialog: found.extend(one.text for one in dialog._revisions))
        return found


@pytest.fixture
def shown(start: Starter) -> Shown:
    for record in (at(0, "First"), at(1, "Second"), at(2, LONG)):
        store_companies(start.folder, record)
    return Shown(start())


def test_the_history_of_the_open_company(shown: Shown) -> None:
    assert shown.texts() == ["Second", "First"]


def test_what_was_typed_just_now_is_compared(shown: Shown) -> None:
    shown.driver.fill(shown.driver.window.notes.notes, "Second\nand more")
    words: list[str] = []
    shown.at(lambda dialog: words.append(dialog.changes.text()))
    assert words == ["1 line is no longer in your notes, marked −. 2 lines have come since."]
    assert shown.texts() == [LONG, "Second", "First"]


def test_restored_in_one_step_with_the_present_kept(shown: Shown) -> None:
    driver = shown.driver
    shown.at(lambda dialog: driver.click(dialog.restore_button))
    assert driver.notes() == "Second"
    assert driver.the_company().notes == "Second"
    assert driver.window.session.undo_stack.undoText() == "Restore earlier notes"
    assert shown.heard.said == [("done", "Restored the earlier notes. Undo brings back what was there.")]
    assert shown.texts() == [LONG, "Second", "First"]
    undo(driver)
    assert driver.notes() == LONG
    assert driver.the_company().notes == LONG


def test_much_that_was_written_within_the_hour_is_kept_too(shown: Shown) -> None:
    """There is no pause then: it is kept because much goes."""
    driver = shown.driver
    driver.fill(driver.window.notes.notes, "Anew, " * 30)
    driver.saved()
    shown.at(lambda dialog: (dialog.list.setCurrentItem(dialog.list.topLevelItem(1)), _restore(dialog)))
    assert driver.the_company().notes == "Second"
    assert shown.texts()[0].startswith("Anew, ")


def test_another_company_was_opened_meanwhile(shown: Shown) -> None:
    session = shown.driver.window.session

    def act(dialog: RevisionsDialog) -> None:
        session.new_company()
        _restore(dialog)

    shown.at(act)
    assert session.company.notes == ""
    assert shown.heard.names() == ["failed"]


def test_another_company_was_opened_before_they_came(shown: Shown) -> None:
    shown.revisions.open()
    shown.revisions.open()
    shown.driver.window.session.new_company()
    shown.driver.settle()
    shown.driver.settle()
    assert shown.driver.dialogs.shown == []


def test_none_yet(start: Starter) -> None:
    shown = Shown(start())
    assert shown.texts() == []


def test_they_cannot_be_read(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise Damaged("It is damaged.")

    with monkeypatch.context() as patch:
        patch.setattr(Database, "revisions", fail)
        shown.revisions.open()
        shown.driver.settle()
    assert shown.heard.said == [("failed", "It is damaged.")]
    assert shown.texts() == ["Second", "First"]


def test_where_nothing_can_be_changed(shown: Shown) -> None:
    shown.driver.window.session.read_only = True
    able: list[bool] = []
    shown.at(lambda dialog: able.append(dialog.restore_button.isEnabled()))
    shown.driver.window.session.read_only = False
    assert able == [False]


def _restore(dialog: RevisionsDialog) -> None:
    dialog.restore_button.click()
