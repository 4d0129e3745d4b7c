"""The trash from the window: looked at, restored from, erased with the backups; told of at a start."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from qt_data import Heard
from window_driver import Driver, Key, Starter, company, store_companies
from window_hands import at_dialog

from interview_helper.domain.company import Company
from interview_helper.paths import database_file
from interview_helper.session.trash import TrashKeeper
from interview_helper.storage.backups import backup_before
from interview_helper.storage.database import Database
from interview_helper.storage.errors import Damaged
from interview_helper.windows.trash import Trash
from interview_helper.windows.trash_dialog import TrashDialog

THROWN = datetime(2026, 11, 1, 9, 30, tzinfo=UTC)
SECRET = "Zanzibar \N{GREEK SMALL LETTER OMEGA} Holdings"


def thrown(identity: str, name: str, **changes: object) -> Company:
    return replace(company(identity, name), trashed_at=THROWN, **changes)  # type: ignore[arg-type]


class Bin:
    """A window with a trash, and what that said."""

    def __init__(self, driver: Driver, now: datetime = THROWN) -> None:
        self.driver = driver
        keeper = TrashKeeper(driver.window.session, driver.window, lambda: now)
        self.trash = Trash(driver.window.session, driver.dialogs, driver.window, keeper)
        self.heard = Heard(done=self.trash.done, failed=self.trash.failed, told=self.trash.told)

    def at(self, act: Callable[[TrashDialog], object]) -> None:
        """Do something in the trash while it is open."""
        with at_dialog(self.driver, TrashDialog, act):
            self.trash.open()
        self.driver.settle()

    def names(self) -> list[str]:
        """What it lists."""
        found: list[str] = []
        self.at(lambda dialog: found.extend(listed(dialog)))
        return found


@pytest.fixture
def opened(start: Starter) -> Callable[..., Bin]:
    def make(*stored: Company, now: datetime = THROWN) -> Bin:
        return Bin(start(company("here", "Adatum"), *stored), now)

    return make


def listed(dialog: TrashDialog) -> list[str]:
    rows = [dialog.list.topLevelItem(number) for number in range(dialog.list.topLevelItemCount())]
    return [row.text(0) for row in rows if row is not None]


def asked(driver: Driver) -> list[tuple[str, ...]]:
    return [one.texts for one in driver.dialogs.asked if one.kind == "ask"]


def test_what_was_deleted_a_moment_ago_lies_in_it(opened: Callable[..., Bin]) -> None:
    bin_ = opened(company("b", "Contoso"))
    bin_.driver.window.delete_company()
    assert bin_.names() == ["Adatum"]
    bin_.driver.window.session.undo_stack.undo()
    assert bin_.names() == []


def test_restored_by_enter_and_undone(opened: Callable[..., Bin]) -> None:
    bin_ = opened(thrown("b", "Contoso"), thrown("c", "Fabrikam"))
    driver = bin_.driver

    def act(dialog: TrashDialog) -> None:
        assert listed(dialog) == ["Fabrikam", "Contoso"]
        driver.press(Key.Key_Down)
        driver.press(Key.Key_Return)
        driver.wait(lambda: listed(dialog) == ["Fabrikam"])
        assert dialog.message.text() == "Restored: “Contoso”."

    bin_.at(act)
    assert driver.name() == "Contoso"
    assert sorted(driver.listed()) == ["Adatum", "Contoso"]
    assert driver.saved().keys() == {"here", "b"}
    driver.choose("Edit", "Undo Restore “Contoso” from the trash")
    driver.wait(lambda: driver.listed() == ["Adatum"])
    assert bin_.names() == ["Fabrikam", "Contoso"]
    assert bin_.heard.said == []


def test_nothing_is_erased_without_a_yes(opened: Callable[..., Bin]) -> None:
    bin_ = opened(thrown("b", "Contoso"))
    bin_.driver.dialogs.answers.append(False)
    bin_.at(lambda _: bin_.driver.press(Key.Key_Delete))
    ((title, more, yes, no, _),) = asked(bin_.driver)
    assert (title, yes, no) == ("Erase “Contoso” for good?", "Erase for good", "Keep")
    assert "can no longer be undone" in more
    assert bin_.names() == ["Contoso"]


def test_erased_with_the_backups(opened: Callable[..., Bin]) -> None:
    bin_ = opened(thrown("b", f"{SECRET} Ltd", notes=f"{SECRET}: friendly"), thrown("c", "Fabrikam"))
    driver = bin_.driver
    backups = driver.folder / "backups"
    driver.store.submit(lambda database: backup_before(database, backups, "import")).result()
    driver.dialogs.answers += [True, True]

    def act(dialog: TrashDialog) -> None:
        dialog.list.clearSelection()
        dialog.list.setCurrentItem(dialog.list.topLevelItem(1))
        driver.press(Key.Key_Delete)
        driver.wait(lambda: dialog.message.text() == "Erased from 1 backup.")
        assert listed(dialog) == ["Fabrikam"]
        assert dialog.erase_button.isEnabled()

    bin_.at(act)
    _, (title, more, yes, no, _) = asked(driver)
    assert (title, yes, no) == ("Erase it from the backups too?", "Erase from the backups", "Leave them")
    assert more.startswith("1 backup still holds what you erased.")
    assert driver.close()
    assert holding(driver.folder) == []


def test_left_in_the_backups(opened: Callable[..., Bin]) -> None:
    bin_ = opened(thrown("b", SECRET))
    driver = bin_.driver
    backups = driver.folder / "backups"
    driver.store.submit(lambda database: backup_before(database, backups, "import")).result()
    driver.dialogs.answers += [True, False]

    def act(dialog: TrashDialog) -> None:
        driver.press(Key.Key_Delete)
        driver.wait(lambda: len(asked(driver)) == 2)
        assert dialog.message.text() == f"Erased for good: “{SECRET}”. 1 backup still holds it."

    bin_.at(act)
    assert driver.close()
    assert [file.parent.name for file in holding(driver.folder)] == ["backups"]


def test_emptied(opened: Callable[..., Bin]) -> None:
    bin_ = opened(thrown("b", "Contoso"), thrown("c", "Fabrikam"))
    driver = bin_.driver
    driver.dialogs.answers.append(True)

    def act(dialog: TrashDialog) -> None:
        driver.click(dialog.empty_button)
        driver.wait(lambda: dialog.empty.isVisible() and "No backup holds it." in dialog.message.text())

    bin_.at(act)
    assert asked(driver)[0][0] == "Erase 2 companies for good?"
    assert driver.saved().keys() == {"here"}


def test_what_is_done_after_it_is_closed_is_said_in_the_window(opened: Callable[..., Bin]) -> None:
    bin_ = opened(thrown("b", "Contoso"))
    bin_.driver.dialogs.answers.append(True)
    bin_.at(lambda _: bin_.driver.press(Key.Key_Delete))
    bin_.driver.wait(lambda: bool(bin_.heard.said))
    assert bin_.heard.said == [("done", "Erased for good: “Contoso”. No backup holds it.")]


def test_only_one_is_opened(opened: Callable[..., Bin]) -> None:
    bin_ = opened(thrown("b", "Contoso"))

    def act(_: TrashDialog) -> None:
        bin_.trash.open()
        bin_.driver.settle()

    bin_.trash.open()
    bin_.at(act)
    assert len(bin_.driver.dialogs.shown) == 1


def test_a_trash_that_cannot_be_read(opened: Callable[..., Bin], monkeypatch: pytest.MonkeyPatch) -> None:
    bin_ = opened()

    def fail(_: Database) -> None:
        raise Damaged("It is damaged.")

    with monkeypatch.context() as patch:
        patch.setattr(Database, "trash", fail)
        bin_.trash.open()
        bin_.driver.settle()
    assert bin_.heard.said == [("failed", "It is damaged.")]
    assert bin_.driver.dialogs.shown == []
    assert bin_.names() == []


def test_the_keeper_is_made_when_it_is_needed(start: Starter) -> None:
    driver = start(company("here", "Adatum"), thrown("b", "Contoso"))
    trash = Trash(driver.window.session, driver.dialogs, driver.window)
    found: list[str] = []
    with at_dialog(driver, TrashDialog, lambda dialog: found.extend(listed(dialog))):
        trash.open()
    assert found == ["Contoso"]
    assert trash.keeper is trash.keeper


def test_where_nothing_can_be_changed(opened: Callable[..., Bin]) -> None:
    bin_ = opened(thrown("b", "Contoso"))
    bin_.driver.window.session.read_only = True
    seen: list[bool] = []
    bin_.at(lambda dialog: seen.append(dialog.restore_button.isEnabled()))
    bin_.driver.window.session.read_only = False
    assert seen == [False]


def test_told_of_at_one_start_and_emptied_at_a_later_one(
    start: Starter,
) -> None:
    store_companies(start.folder, company("here", "Adatum"), thrown("b", "Contoso"))
    said = []
    for days in (26, 28, 30, 31):
        driver = start()
        bin_ = Bin(driver, THROWN + timedelta(days=days))
        bin_.trash.look()
        driver.settle()
        driver.settle()
        said.append(bin_.heard.said)
        assert driver.close()
    assert said == [
        [],
        [("told", "1 company in the trash will be erased for good in 3 days.")],
        [],
        [
            (
                "done",
                "1 company that lay in the trash for 30 days was erased for good. Backups may still hold it.",
            )
        ],
    ]
    database = Database.open(database_file(start.folder))
    assert database.trash() == []
    assert database.told_of_trash() == {}
    database.close()


def holding(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file() and SECRET.encode() in file.read_bytes()]
