"""Several companies at once, reading for others, and closing."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from qt_data import (
    MakeOpened,
    Opened,
    company,
    open_neighbour,
    open_session,
    stopped_disk,
    stored_companies,
)

from interview_helper.domain.company import Company, summarise
from interview_helper.session.saver import NotSaved
from interview_helper.session.session import BULK
from interview_helper.storage.database import Database
from interview_helper.storage.errors import Damaged, SaveFailed

pytestmark = pytest.mark.usefixtures("qapp")


# --- several at once ----------------------------------------------------------------------------------


def imported(opened: Opened, *pairs: tuple[Company | None, Company]) -> None:
    opened.session.replace_companies(pairs, "Import")
    opened.settle()


def test_an_import_is_one_step_and_keeps_the_times(make_opened: MakeOpened) -> None:
    opened = make_opened(company("one"), last="one")
    changed = replace(company("one", notes="merged"), updated_at=datetime.fromisoformat("2020-01-01T00:00Z"))
    imported(opened, (company("one"), changed), (None, company("two")))
    assert opened.session.undo_stack.count() == 1
    assert opened.disk() == {"one": changed, "two": company("two")}
    assert opened.session.undo_stack.undoText() == "Import"
    opened.session.undo_stack.undo()
    assert opened.saved() == {"one": company("one")}
    opened.session.undo_stack.redo()
    assert opened.saved() == {"one": changed, "two": company("two")}


def test_an_import_is_made_after_a_backup(make_opened: MakeOpened) -> None:
    opened = make_opened(company("one"), last="one")
    opened.session.set_notes("typed just before")
    imported(opened, (None, company("two")))
    (backup,) = (opened.folder / "backups").iterdir()
    assert backup.name == f"000001-{date.today()}-before-import.db"
    database = Database.open(backup, create=False)
    assert [(one.id, one.notes) for one in database.companies()] == [("one", "typed just before")]
    database.close()


def test_without_a_backup_nothing_is_imported(make_opened: MakeOpened) -> None:
    opened = make_opened(company("one"), last="one")
    (opened.folder / "backups").write_text("in the way")
    imported(opened, (None, company("two")))
    (sentence,) = opened.heard.of("not_imported")
    assert sentence.startswith("The backup ")
    assert opened.session.undo_stack.count() == 0
    assert list(opened.disk()) == ["one"]


def test_where_there_is_no_company_yet_no_backup_is_made(make_opened: MakeOpened) -> None:
    opened = make_opened()
    imported(opened, (None, company("two")))
    assert list(opened.disk()) == ["two"]
    assert not (opened.folder / "backups").exists()


def test_what_was_typed_during_an_import_is_not_overwritten(make_opened: MakeOpened) -> None:
    opened = make_opened(company("one"), last="one")
    opened.session.replace_companies([(company("one"), company("one", notes="from the file"))], "Import")
    opened.session.set_notes("typed while the backup was made")
    opened.settle()
    (sentence,) = opened.heard.of("not_imported")
    assert "import" in sentence
    assert opened.session.company.notes == "typed while the backup was made"
    assert opened.saved()["one"].notes == "typed while the backup was made"


def test_a_company_that_was_changed_left_and_saved_meanwhile_is_not_overwritten(
    make_opened: MakeOpened,
) -> None:
    opened = make_opened(company("one"), company("two"), last="one")
    planned = company("one")
    opened.session.set_notes("typed while the question was open")
    opened.session.open_company("two")
    opened.settle()
    done: list[str] = []
    opened.session.replace_companies(
        [(planned, company("one", notes="from the file"))], "Import", lambda: done.append("done")
    )
    opened.settle()
    (sentence,) = opened.heard.of("not_imported")
    assert "Import the file again" in sentence
    assert opened.saved()["one"].notes == "typed while the question was open"
    assert done == []


def test_whoever_imports_hears_when_it_is_done(make_opened: MakeOpened) -> None:
    opened = make_opened(company("one"), last="one")
    done: list[str] = []
    opened.session.replace_companies([(None, company("two"))], "Import", lambda: done.append("done"))
    assert done == []
    opened.settle()
    assert done == ["done"]


def test_a_small_import_lists_each_company(make_opened: MakeOpened) -> None:
    opened = make_opened(company("one"), last="one")
    imported(opened, (None, company("two")), (None, company("three")))
    assert [summary.id for summary in opened.heard.of("listed")] == ["two", "three"]
    assert opened.heard.of("loaded") == []
    assert opened.session.company.id == "two"


def test_undoing_an_import_takes_every_company_of_it_off_the_list(make_opened: MakeOpened) -> None:
    opened = make_opened(company("one"), company("two"), last="two")
    changed = company("one", notes="merged")
    imported(opened, (None, company("new")), (None, company("newer")), (company("one"), changed))
    assert opened.session.company.id == "new"
    opened.heard.clear()
    opened.session.undo_stack.undo()
    assert sorted(opened.heard.of("removed")) == ["new", "newer"]
    assert opened.session.company == company("one")


MANY = [company(f"{number:03}") for number in range(BULK + 5)]


def test_a_large_import_brings_the_whole_list_anew(make_opened: MakeOpened) -> None:
    opened = make_opened(company("one"), last="one")
    imported(opened, *((None, new) for new in MANY))
    assert opened.heard.of("listed") == []
    (listed,) = opened.heard.of("loaded")
    assert {summary.id for summary in listed} == {"one", *(one.id for one in MANY)}
    assert opened.session.company == MANY[0]


def test_undoing_a_large_import_into_nothing_leaves_a_draft(make_opened: MakeOpened) -> None:
    opened = make_opened()
    imported(opened, *((None, new) for new in MANY))
    open_neighbour(opened, [one.id for one in MANY])
    opened.heard.clear()
    opened.session.undo_stack.undo()
    assert opened.saved() == {}
    draft = opened.session.company
    assert opened.heard.of("opened")[-1] == draft
    assert opened.heard.of("loaded")[-1] == [summarise(draft)]
    opened.session.set_name("typed at once")
    assert [one.name for one in opened.saved().values()] == ["typed at once"]


# --- reading for others -------------------------------------------------------------------------------


def test_others_are_given_what_is_not_saved_yet(make_opened: MakeOpened, qtbot: QtBot) -> None:
    opened = make_opened(company("one"), company("two"), last="two")
    session = opened.session
    given: dict[str, Any] = {}
    session.delete_company()
    session.open_company("one")
    opened.settle()
    with stopped_disk(opened):
        session.set_notes("just typed")
        session.reader.with_companies(
            lambda companies: [one.notes for one in companies], lambda notes: given.update(all=notes)
        )
        session.reader.with_lookup(
            lambda look_up: (look_up("one"), look_up("two"), look_up("x")),
            lambda found: given.update(found=found),
        )
        # One company is at hand: what is done with it waits for no disk.
        session.reader.with_companies(
            lambda companies: companies, lambda companies: given.update(only=companies), only=session.company
        )
        qtbot.waitUntil(lambda: given == {"only": [session.company]})
    qtbot.waitUntil(lambda: len(given) == 3)
    assert given["all"] == ["just typed"]
    one, two, x = given["found"]
    assert (one, x) == (session.company, None)
    assert two.trashed_at is not None


def test_what_goes_wrong_while_reading_for_others_is_said(
    make_opened: MakeOpened, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = make_opened(company("one"))
    given: list[Any] = []

    def fail(*_: Any) -> None:
        raise Damaged("The file is damaged.")

    monkeypatch.setattr(Database, "companies", fail)
    opened.session.reader.with_companies(lambda companies: companies, given.append)
    opened.settle()
    assert (given, opened.heard.of("failed")) == ([], ["The file is damaged."])


def test_jobs_of_others_are_done_off_the_gui_thread(make_opened: MakeOpened) -> None:
    opened = make_opened(company("one"))
    threads: list[threading.Thread] = []
    opened.session.reader.off_thread(lambda: threads.append(threading.current_thread()))
    opened.settle()
    assert len(threads) == 1
    assert threads[0] is not threading.current_thread()


# --- closing ------------------------------------------------------------------------------------------


def test_closing_writes_what_was_typed_last(tmp_path: Path) -> None:
    with open_session(tmp_path, company("one")) as opened:
        opened.session.set_notes("the last word")
    assert stored_companies(tmp_path)["one"].notes == "the last word"


def test_closing_on_a_full_disk_says_so_and_holds_everything(
    make_opened: MakeOpened, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = make_opened(company("one"))
    opened.session.set_notes("the last word")
    with monkeypatch.context() as full:

        def fail(*_: Any) -> None:
            raise SaveFailed("The changes were not saved: the disk is full.")

        full.setattr(Database, "write", fail)
        with pytest.raises(NotSaved, match="the disk is full"):
            opened.session.close()
    opened.session.close()
    assert opened.disk()["one"].notes == "the last word"
