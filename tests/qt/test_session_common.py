"""What counts for all companies: changed in one undo step with every company that follows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from qt_data import CATALOGUE, MakeOpened, Opened, company, open_session, stopped_disk

from interview_helper.domain.common import Common
from interview_helper.domain.company import Company, same_content
from interview_helper.domain.priorities import Priorities, default_priorities
from interview_helper.domain.reasons import Mark
from interview_helper.session import session as session_module
from interview_helper.storage.database import Database

RAISED = "job-interesting"
LETTERS = {"decline/plain": ("Subject", "Body")}


def priorities(weight: int) -> Priorities:
    return tuple(
        replace(priority, weight=weight) if priority.id == RAISED else priority
        for priority in default_priorities(CATALOGUE)
    )


def weights(companies: dict[str, Company]) -> dict[str, int]:
    return {key: one.reason(RAISED).weight for key, one in companies.items()}


DEVIATING = company("deviating").with_weight(RAISED, 1)


@pytest.fixture
def opened(tmp_path: Path, qapp: object) -> Iterator[Opened]:  # noqa: ARG001
    """Three companies stored, the first open, of which the last weighs the reason otherwise."""
    with open_session(tmp_path, company("one"), company("two"), DEVIATING, last="one") as it:
        yield it


def test_a_priority_moves_every_company_that_follows_it_in_one_step(opened: Opened) -> None:
    session = opened.session
    before = opened.disk()
    session.set_common(Common(priorities(5)), "Change my priorities")
    after = opened.saved()
    assert weights(after) == {"one": 5, "two": 5, "deviating": 1}
    assert session.priorities == priorities(5)
    assert session.company.reason(RAISED).weight == 5
    assert session.undo_stack.count() == 1
    assert session.undo_stack.undoText() == "Change my priorities"
    session.undo_stack.undo()
    restored = opened.saved()
    assert all(same_content(restored[key], before[key]) for key in before)
    assert session.common == Common()
    assert session.company.id == "one"
    session.undo_stack.redo()
    assert weights(opened.saved()) == weights(after)


def test_they_are_there_at_the_next_start(tmp_path: Path, qapp: object) -> None:  # noqa: ARG001
    with open_session(tmp_path, company("one")) as opened:
        opened.session.set_common(Common(priorities(4), LETTERS, "Ann"), "Change")
        opened.settle()
    with open_session(tmp_path) as opened:
        assert opened.session.common == Common(priorities(4), LETTERS, "Ann")
        opened.session.new_company()
        assert opened.session.company.reason(RAISED).weight == 4


def test_letters_move_no_company(opened: Opened) -> None:
    before = opened.disk()
    opened.session.set_common(Common(letters=LETTERS), "Change a letter")
    assert opened.session.common.letters == LETTERS
    assert opened.saved() == before
    opened.session.undo_stack.undo()
    assert opened.session.common.letters == {}


def test_what_is_the_same_is_no_step(opened: Opened) -> None:
    opened.session.set_common(Common(), "Nothing")
    assert opened.session.undo_stack.count() == 0


def test_a_draft_follows_and_stays_a_draft(make_opened: MakeOpened) -> None:
    opened = make_opened()
    session = opened.session
    draft = session.company.id
    session.set_common(Common(priorities(2)), "Change")
    opened.settle()
    assert not session.is_stored
    assert session.company.id == draft
    assert session.company.reason(RAISED).weight == 2
    assert opened.disk() == {}
    session.undo_stack.undo()
    assert session.company.reason(RAISED).weight == 3


def test_a_change_made_meanwhile_is_kept(opened: Opened) -> None:
    session = opened.session
    with stopped_disk(opened):
        session.set_common(Common(priorities(5)), "Change")
        session.set_mark("boss-difficult", Mark.TICKED)
    opened.settle()
    on_disk = opened.saved()["one"]
    assert on_disk.reason("boss-difficult").ticked
    assert on_disk.reason(RAISED).weight == 5


def test_two_at_once_are_not_mixed(opened: Opened) -> None:
    session = opened.session
    with stopped_disk(opened):
        session.set_common(Common(priorities(5)), "First")
        session.set_common(Common(priorities(1)), "Second")
    opened.settle()
    assert session.priorities == priorities(5)
    assert len(opened.heard.of("not_imported")) == 1


def test_a_company_deleted_meanwhile_stays_deleted(opened: Opened) -> None:
    session = opened.session
    with stopped_disk(opened):
        session.set_common(Common(priorities(5)), "Change")
        session.delete_company()
    opened.settle()
    assert "one" not in opened.saved()


def test_many_are_listed_anew(
    tmp_path: Path,
    qapp: object,  # noqa: ARG001
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(session_module, "BULK", 2)
    with open_session(tmp_path, *(company(str(number)) for number in range(4)), last="2") as opened:
        opened.session.set_common(Common(priorities(5)), "Change")
        opened.settle()
        assert opened.heard.of("loaded")
        assert opened.session.company.id == "2"
        assert set(weights(opened.saved()).values()) == {5}


def test_damage_there_keeps_no_company_out_of_reach(
    tmp_path: Path,
    qapp: object,  # noqa: ARG001
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from interview_helper.storage.errors import damaged

    def broken(database: Database) -> Common:
        raise damaged(database.file, "what counts for all companies is missing")

    monkeypatch.setattr(Database, "common", broken)
    with open_session(tmp_path, company("one")) as opened:
        assert opened.session.company.id == "one"
        assert opened.session.common == Common()


def test_a_damaged_company_keeps_its_weights_and_no_other_does(opened: Opened) -> None:
    opened.store.submit(
        lambda database: database._connection.execute("UPDATE company SET contents = 1 WHERE id = 'two'")
    ).result()
    opened.session.set_common(Common(priorities(5)), "Change")
    opened.settle()
    assert opened.session.company.reason(RAISED).weight == 5
    assert opened.heard.of("failed") == [
        "One company could not be read and keeps its weights. "
        "Run “interview-helper check” to see what is wrong."
    ]


def test_undoing_an_import_that_brought_priorities_leaves_no_company_open(opened: Opened) -> None:
    session = opened.session
    new = company("new")
    session.replace_companies([(None, new)], "Import", common=(Common(), Common(priorities(5))))
    opened.settle()
    session.open_company("new")
    opened.settle()
    assert session.company.id == "new"
    session.undo_stack.undo()
    assert opened.heard.of("removed")[-1] == "new"
    session.set_name("typed after it went")
    assert "new" not in opened.saved()
    assert session.common == Common()


def test_an_import_does_not_overwrite_what_was_set_meanwhile(opened: Opened) -> None:
    session = opened.session
    with stopped_disk(opened):
        session.replace_companies(
            [(None, company("new"))], "Import", common=(Common(), Common(priorities(5)))
        )
        session.set_common(Common(letters=LETTERS), "Change a letter")
    opened.settle()
    assert session.common == Common(letters=LETTERS)
    assert "new" not in opened.saved()
    assert len(opened.heard.of("not_imported")) == 1


def test_what_has_gone_meanwhile_is_left(opened: Opened) -> None:
    session = opened.session
    session.change(lambda one: one.with_reason_text("gone", "x"), "Edit")
    session.type_text("f", "", "x", lambda one, text: one.with_reason_text("gone", text), "Edit")
    assert session.undo_stack.count() == 0
