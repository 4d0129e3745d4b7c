"""Starting, opening, deleting: which company is shown, whatever the disk says and however slow it is."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from qt_data import MakeOpened, company, open_neighbour, open_session, stopped_disk, stored_companies

from interview_helper.domain.company import Company, same_content, summarise
from interview_helper.domain.reasons import Mark
from interview_helper.session.start import FIRST_PAGE, read_start
from interview_helper.storage.database import Database
from interview_helper.storage.errors import Damaged

pytestmark = pytest.mark.usefixtures("qapp")
TICKED = "job-below-level"


# --- the first start ----------------------------------------------------------------------------------


def test_the_first_start_opens_an_unnamed_company_and_writes_nothing(make_opened: MakeOpened) -> None:
    opened = make_opened()
    draft = opened.session.company
    assert draft.name == ""
    assert [reason.mark for reason in draft.reasons] == [Mark.UNTICKED] * 11
    opened.session.announce()
    assert opened.heard.of("loaded") == [[summarise(draft)]]
    assert opened.heard.of("opened") == [draft]
    opened.session.load_companies()
    assert opened.saved() == {}
    assert opened.heard.of("loaded")[-1] == [summarise(draft)]


def test_closing_at_once_leaves_nothing(tmp_path: Path) -> None:
    with open_session(tmp_path):
        pass
    assert stored_companies(tmp_path) == {}


def test_the_first_change_stores_it(make_opened: MakeOpened) -> None:
    opened = make_opened()
    opened.session.set_mark(TICKED, Mark.TICKED)
    assert opened.saved() == {opened.session.company.id: opened.session.company}
    opened.session.load_companies()
    opened.settle()
    assert opened.heard.of("loaded") == [[summarise(opened.session.company)]]


def test_undoing_the_first_change_shows_the_company_as_it_was(make_opened: MakeOpened) -> None:
    opened = make_opened()
    draft = opened.session.company
    opened.session.set_name("x")
    opened.session.undo_stack.undo()
    assert same_content(opened.session.company, draft)
    assert all(same_content(one, draft) for one in opened.saved().values())


def test_a_draft_cannot_be_deleted(make_opened: MakeOpened) -> None:
    opened = make_opened()
    opened.session.delete_company()
    assert opened.session.undo_stack.count() == 0
    assert opened.heard.names() == []


def test_a_draft_goes_when_another_company_comes(make_opened: MakeOpened) -> None:
    opened = make_opened()
    draft = opened.session.company.id
    opened.session.new_company()
    assert opened.heard.of("removed") == [draft]
    assert list(opened.saved()) == [opened.session.company.id] != [draft]


def test_a_draft_goes_only_after_the_other_company_is_shown(make_opened: MakeOpened) -> None:
    # A list that loses its current row goes to another row by itself, and asks for that company.
    opened = make_opened()
    asked_for: list[str] = []

    def ask_for_another(_: str) -> None:
        asked_for.append("b")
        opened.session.open_company("b")

    opened.session.company_removed.connect(ask_for_another)
    opened.session.replace_companies([(None, company("a")), (None, company("b"))], "Import")
    opened.settle()
    assert asked_for == ["b"]
    assert opened.heard.of("opened")[-1] == opened.session.company, "what is shown is what is edited"


# --- later starts -------------------------------------------------------------------------------------


def test_the_last_company_is_opened_again(make_opened: MakeOpened) -> None:
    opened = make_opened(company("one"), company("two"), last="two")
    assert opened.session.company == company("two")


def test_without_it_the_first_of_the_list_is_opened(make_opened: MakeOpened) -> None:
    soon = company("soon", interview_at=datetime(2026, 11, 24, 10, 0))
    opened = make_opened(company("later"), soon, last="gone since")
    assert opened.session.company == soon


def test_the_first_page_is_listed_and_then_everything(make_opened: MakeOpened) -> None:
    many = [company(f"{number:03}") for number in range(FIRST_PAGE + 20)]
    opened = make_opened(*many)
    opened.session.announce()
    assert opened.heard.of("loaded") == [[summarise(one) for one in many[:FIRST_PAGE]]]
    opened.session.load_companies()
    opened.settle()
    assert opened.heard.of("loaded")[1:] == [[summarise(one) for one in many]]


def test_the_start_knows_how_many_there_are(make_opened: MakeOpened) -> None:
    many = [company(f"{number:03}") for number in range(FIRST_PAGE + 20)]
    opened = make_opened(*many)
    start = opened.store.submit(read_start(None, datetime(2026, 11, 23))).result()
    assert start.count == FIRST_PAGE + 20


def test_a_list_that_was_read_before_a_change_is_brought_up_to_date(make_opened: MakeOpened) -> None:
    opened = make_opened(company("one"), company("two"), last="one")
    with stopped_disk(opened):
        opened.session.load_companies()
        opened.session.set_name("one, edited")
        opened.session.new_company()
        new = opened.session.company
        opened.session.open_company("two")
    opened.settle()
    opened.session.delete_company()
    opened.settle()
    (listed,) = opened.heard.of("loaded")
    assert {summary.id: summary.name for summary in listed} == {
        "one": "one, edited",
        "two": "two",
        new.id: "",
    }


# --- opening ------------------------------------------------------------------------------------------


def test_a_company_is_opened_once_it_has_been_read(make_opened: MakeOpened) -> None:
    opened = make_opened(company("one"), company("two"), last="one")
    opened.session.open_company("two")
    assert opened.session.company.id == "one"
    opened.settle()
    assert opened.heard.of("opened") == [company("two")] == [opened.session.company]


def test_what_is_not_saved_yet_is_opened_as_it_is(make_opened: MakeOpened) -> None:
    opened = make_opened(company("one"), company("two"), last="one")
    with stopped_disk(opened):
        opened.session.set_notes("just typed")
        opened.session.new_company()
        opened.session.open_company("one")
        assert opened.session.company.notes == "just typed"


def test_typing_is_saved_when_another_company_is_opened(make_opened: MakeOpened) -> None:
    opened = make_opened(company("one"), company("two"), last="one")
    opened.session.set_notes("just typed")
    opened.session.open_company("two")
    assert opened.disk()["one"].notes == "just typed"


def test_of_several_companies_asked_for_the_last_is_opened(make_opened: MakeOpened) -> None:
    opened = make_opened(*(company(name) for name in ("one", "two", "three")), last="one")
    opened.session.open_company("two")
    opened.session.open_company("three")
    opened.settle()
    assert [one.id for one in opened.heard.of("opened")] == ["three"]


def test_going_back_before_the_answer_stays(make_opened: MakeOpened) -> None:
    opened = make_opened(company("one"), company("two"), last="one")
    opened.session.open_company("two")
    opened.session.open_company("one")
    opened.settle()
    assert opened.session.company.id == "one"
    assert opened.heard.of("opened") == []


def test_an_answer_that_comes_twice_takes_nothing_back(make_opened: MakeOpened) -> None:
    opened = make_opened(company("one"), company("two"), last="one")
    session = opened.session
    session.company_opened.connect(lambda one: session.set_notes("typed at once") if not one.notes else None)
    session.open_company("two")
    session.open_company("two")
    opened.settle()
    assert session.company.notes == "typed at once"
    assert opened.saved()["two"].notes == "typed at once"


def test_an_answer_from_before_an_undo_takes_nothing_back(make_opened: MakeOpened) -> None:
    opened = make_opened(company("one"), company("two"), last="two")
    session = opened.session
    session.set_round(5)
    session.open_company("one")
    opened.settle()
    with stopped_disk(opened):
        session.open_company("two")
        session.undo_stack.undo()
        assert (session.company.id, session.company.round) == ("two", 1)
    opened.settle()
    assert session.company.round == 1


def test_a_company_whose_making_is_undone_meanwhile_is_not_opened(make_opened: MakeOpened) -> None:
    opened = make_opened(company("one"), last="one")
    session = opened.session
    session.new_company()
    made = session.company.id
    session.open_company("one")
    opened.settle()
    with stopped_disk(opened):
        session.open_company(made)
        session.undo_stack.undo()
    opened.settle()
    assert session.company.id == "one"
    assert list(opened.disk()) == ["one"]


def test_a_company_that_is_gone_is_not_opened(make_opened: MakeOpened) -> None:
    opened = make_opened(company("one"), last="one")
    opened.session.open_company("never there")
    opened.settle()
    assert opened.session.company.id == "one"
    assert opened.heard.of("removed") == ["never there"]
    assert opened.heard.of("opened") == [company("one")], "so that the list marks it again"


def damage(company_id: str, monkeypatch: pytest.MonkeyPatch) -> None:
    read = Database.company

    def read_but_one(database: Database, asked: str) -> Company | None:
        if asked == company_id:
            raise Damaged("The file is damaged: the record of a company is not as it was saved.")
        return read(database, asked)

    monkeypatch.setattr(Database, "company", read_but_one)


def test_a_damaged_company_is_said_and_the_former_stays(
    make_opened: MakeOpened, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = make_opened(company("one"), company("two"), last="one")
    damage("two", monkeypatch)
    opened.session.open_company("two")
    opened.settle()
    (sentence,) = opened.heard.of("failed")
    assert sentence.startswith("The file is damaged")
    assert opened.heard.of("opened") == [company("one")]
    opened.session.set_name("still at work")
    assert opened.saved()["one"].name == "still at work"


def test_a_damaged_list_is_said(make_opened: MakeOpened, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = make_opened(company("one"))

    def fail(*_: Any) -> None:
        raise Damaged("The file is damaged.")

    monkeypatch.setattr(Database, "summaries", fail)
    opened.session.load_companies()
    opened.settle()
    assert opened.heard.said == [("failed", "The file is damaged.")]


# --- deleting -----------------------------------------------------------------------------------------


def test_deleting_the_only_company_leaves_a_draft(make_opened: MakeOpened) -> None:
    opened = make_opened(company("one"))
    opened.session.delete_company()
    draft = opened.session.company
    assert draft.id != "one"
    assert opened.heard.said == [("removed", "one"), ("listed", summarise(draft)), ("opened", draft)]
    assert opened.saved() == {}


def test_undoing_that_takes_the_draft_away(make_opened: MakeOpened) -> None:
    opened = make_opened(company("one", notes="all of it"))
    opened.session.delete_company()
    draft = opened.session.company.id
    opened.session.undo_stack.undo()
    assert opened.heard.of("removed") == ["one", draft]
    assert same_content(opened.session.company, company("one", notes="all of it"))
    assert list(opened.saved()) == ["one"]


def test_whoever_hears_of_a_deletion_may_open_another(make_opened: MakeOpened) -> None:
    opened = make_opened(*(company(name) for name in ("one", "three", "two")), last="two")
    open_neighbour(opened, ["one", "two", "three"])
    opened.session.delete_company()
    opened.settle()
    assert opened.session.company == company("three")
    assert [one.id for one in opened.heard.of("opened")] == ["three"]
    opened.session.undo_stack.undo()
    assert opened.session.company.id == "two"
    assert list(opened.saved()) == ["one", "three", "two"]


def test_a_deleted_company_takes_no_more_changes(make_opened: MakeOpened) -> None:
    opened = make_opened(company("one"), company("two"), last="one")
    open_neighbour(opened, ["one", "two"])
    with stopped_disk(opened):
        opened.session.delete_company()
        opened.session.set_mark(TICKED, Mark.TICKED)
        opened.session.set_name("too late")
        opened.session.delete_company()
        assert opened.session.undo_stack.count() == 1
    opened.settle()
    assert list(opened.disk()) == ["two"]
    assert opened.session.company.id == "two"


def test_a_deleted_company_is_not_opened_again(make_opened: MakeOpened) -> None:
    opened = make_opened(company("one"))
    opened.session.company_removed.connect(opened.session.open_company)
    opened.session.delete_company()
    opened.settle()
    assert opened.session.company.id != "one"


def test_a_company_deleted_during_its_write_is_not_opened_again(make_opened: MakeOpened) -> None:
    opened = make_opened(company("one"), company("two"), last="one")
    open_neighbour(opened, ["one", "two"])
    with stopped_disk(opened):
        opened.session.set_round(2)
        opened.session.delete_company()
        opened.session.open_company("one")
    opened.settle()
    assert opened.session.company.id == "two"


def test_when_the_neighbour_is_damaged_there_is_a_draft(
    make_opened: MakeOpened, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = make_opened(company("one"), company("two"), last="one")
    open_neighbour(opened, ["one", "two"])
    damage("two", monkeypatch)
    opened.session.delete_company()
    opened.settle()
    assert len(opened.heard.of("failed")) == 1
    draft = opened.heard.of("opened")[-1]
    assert opened.session.company == draft
    assert draft.id not in ("one", "two")
    opened.session.set_name("not lost")
    assert opened.saved()[draft.id].name == "not lost"
