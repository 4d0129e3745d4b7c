"""The trash of the open data: told of and emptied at a start, restored from, erased with its backups."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from qt_data import CREATED, Heard, MakeOpened, Opened, company, open_session, stopped_disk, stored_companies

from interview_helper.domain.company import Company, summarise
from interview_helper.session.session import BULK
from interview_helper.session.trash import StillHeld, Trashed, TrashKeeper
from interview_helper.storage.backups import backup_before
from interview_helper.storage.database import Database
from interview_helper.storage.errors import Damaged, SaveFailed
from interview_helper.storage.trash import told_value

pytestmark = pytest.mark.usefixtures("qapp")

DAY = timedelta(days=1)
THROWN = CREATED
SECRET = "Zanzibar \N{GREEK SMALL LETTER OMEGA} Holdings"


def thrown(identity: str = "gone", days: float = 0, **changes: Any) -> Company:
    return company(identity, trashed_at=THROWN + days * DAY, **changes)


class Keeping:
    """A keeper with a clock of its own, and what it said."""

    def __init__(self, opened: Opened, now: datetime = THROWN) -> None:
        self.opened, self.now = opened, now
        self.keeper = TrashKeeper(opened.session, opened.session, lambda: self.now)
        keeper = self.keeper
        self.heard = Heard(told=keeper.told, done=keeper.done, failed=keeper.failed, changed=keeper.changed)

    def look(self, days: float) -> None:
        self.now = THROWN + days * DAY
        self.keeper.look()
        self.opened.settle()

    def trash(self) -> Trashed:
        found: list[Trashed] = []
        self.keeper.read(found.append)
        self.opened.settle()
        (only,) = found
        return only

    def ids(self) -> list[str]:
        return [one.id for one in self.trash().companies]

    def restore(self, *ids: str) -> None:
        self.keeper.restore(ids)
        self.opened.settle()

    def erase(self, *ids: str) -> StillHeld | None:
        found: list[StillHeld] = []
        self.keeper.erase([one for one in self.trash().companies if one.id in ids], found.append)
        while self.opened.session.reader.is_under_way:
            self.opened.settle()
        return found[0] if found else None

    def clear(self, held: StillHeld) -> None:
        self.keeper.clear_backups(held)
        while self.opened.session.reader.is_under_way:
            self.opened.settle()


@pytest.fixture
def keeping(make_opened: MakeOpened) -> Callable[..., Keeping]:
    def make(*stored: Company) -> Keeping:
        return Keeping(make_opened(company("here"), *stored, last="here"))

    return make


def broken(monkeypatch: pytest.MonkeyPatch, method: str, error: Exception) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(Database, method, fail)


# --- by itself ----------------------------------------------------------------------------------------


class TestByItself:
    def test_a_month_with_a_start_each_day(self, keeping: Callable[..., Keeping]) -> None:
        held = keeping(thrown())
        for day in range(27):
            held.look(day)
        assert held.heard.said == []
        held.look(27)
        assert held.heard.of("told") == ["1 company in the trash will be erased for good in 3 days."]
        assert held.trash().told == {"gone": THROWN + 27 * DAY}

    def test_what_was_told_of_at_this_start_stays_until_the_next(
        self, keeping: Callable[..., Keeping]
    ) -> None:
        held = keeping(thrown())
        held.look(27)
        held.look(40)
        assert held.ids() == ["gone"]
        next_start = Keeping(held.opened)
        next_start.look(30)
        assert next_start.heard.names() == ["done", "changed"]
        assert next_start.ids() == []
        assert next_start.trash().told == {}
        assert held.opened.disk().keys() == {"here"}

    def test_the_user_is_told_before_it_is_kept_that_he_was(
        self, keeping: Callable[..., Keeping], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        held = keeping(thrown())
        with monkeypatch.context() as patch:
            broken(patch, "write", SaveFailed("The disk is full."))
            held.look(35)
        assert held.heard.names() == ["told"]
        assert held.trash().told == {}
        next_start = Keeping(held.opened)
        next_start.look(39)
        assert next_start.heard.names() == ["told"]

    @pytest.mark.parametrize("years", [-10, 10])
    def test_a_clock_that_jumps_erases_nothing(self, keeping: Callable[..., Keeping], years: int) -> None:
        held = keeping(thrown())
        held.look(28)
        for days in (28.1 + 365.25 * years, 28.2, 28.3 + 365.25 * years):
            start = Keeping(held.opened)
            start.look(days)
            assert start.heard.of("done") == []
        assert held.ids() == ["gone"]

    def test_what_was_restored_a_moment_ago_stays(self, keeping: Callable[..., Keeping]) -> None:
        held = keeping(thrown())
        held.look(27)
        next_start = Keeping(held.opened)
        found = thrown()
        held.opened.session.change_companies([(found, replace(found, trashed_at=None))], "Restore")
        next_start.now = THROWN + 60 * DAY
        next_start.keeper.look()
        held.opened.settle()
        assert held.opened.saved().keys() == {"here", "gone"}
        assert next_start.heard.said == []

    def test_a_failure_says_nothing(
        self, keeping: Callable[..., Keeping], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        held = keeping(thrown())
        held.look(27)
        next_start = Keeping(held.opened)
        with monkeypatch.context() as patch:
            broken(patch, "erase", SaveFailed("The disk is full."))
            next_start.look(31)
        assert next_start.heard.said == []
        assert held.ids() == ["gone"]

    def test_nothing_where_nothing_can_be_changed(self, keeping: Callable[..., Keeping]) -> None:
        held = keeping(thrown())
        held.opened.session.read_only = True
        held.look(31)
        assert held.heard.said == []
        held.opened.session.read_only = False


# --- looking --------------------------------------------------------------------------------------------


def test_what_is_not_saved_yet_is_there_already(keeping: Callable[..., Keeping]) -> None:
    held = keeping(thrown("old"), thrown("older", -1))
    session = held.opened.session
    found: list[Trashed] = []
    with stopped_disk(held.opened):
        session.delete_company()
        back = thrown("old")
        session.change_companies([(back, replace(back, trashed_at=None))], "Restore")
        held.keeper.read(found.append)
    held.opened.settle()
    assert [one.id for one in found[0].companies] == ["here", "older"]


def test_a_failure_to_read_is_told(keeping: Callable[..., Keeping], monkeypatch: pytest.MonkeyPatch) -> None:
    held = keeping(thrown())
    with monkeypatch.context() as patch:
        broken(patch, "trash", Damaged("It is damaged."))
        held.keeper.read(lambda _: None)
        held.opened.settle()
    assert held.heard.of("failed") == ["It is damaged."]


# --- restoring ------------------------------------------------------------------------------------------


class TestRestored:
    def test_in_one_step_and_shown(self, keeping: Callable[..., Keeping]) -> None:
        held = keeping(thrown("a", name="Adatum"), thrown("b"))
        session = held.opened.session
        held.restore("a")
        assert session.company.id == "a"
        assert session.company.trashed_at is None
        assert session.undo_stack.undoText() == "Restore “Adatum” from the trash"
        assert held.heard.said == [("done", "Restored: “Adatum”."), ("changed",)]
        assert held.opened.saved().keys() == {"here", "a"}
        session.undo_stack.undo()
        assert held.opened.saved().keys() == {"here"}
        assert sorted(held.ids()) == ["a", "b"]
        session.undo_stack.redo()
        assert held.opened.saved().keys() == {"here", "a"}

    def test_several_in_one_step(self, keeping: Callable[..., Keeping]) -> None:
        held = keeping(thrown("a"), thrown("b"))
        held.restore("b", "a", "nobody", "here")
        session = held.opened.session
        assert (session.undo_stack.count(), session.company.id) == (1, "b")
        assert session.undo_stack.undoText() == "Restore 2 companies from the trash"
        assert held.ids() == []

    def test_many(self, keeping: Callable[..., Keeping]) -> None:
        ids = [f"c{number:02d}" for number in range(BULK + 5)]
        held = keeping(*map(thrown, ids))
        held.restore(*ids)
        assert held.opened.saved().keys() == {"here", *ids}
        assert len(held.opened.heard.of("loaded")[-1]) == BULK + 6

    def test_with_all_that_belongs_to_it(self, keeping: Callable[..., Keeping]) -> None:
        whole = thrown("a", notes="Friendly", role="Analyst", round=3)
        held = keeping(whole)
        held.restore("a")
        back = held.opened.saved()["a"]
        assert replace(back, updated_at=whole.updated_at) == replace(whole, trashed_at=None)

    def test_asking_twice_restores_once(self, keeping: Callable[..., Keeping]) -> None:
        held = keeping(thrown("a"))
        held.keeper.restore(["a"])
        held.keeper.restore(["a"])
        held.opened.settle()
        assert held.opened.session.undo_stack.count() == 1
        held.restore("a")
        assert held.opened.session.undo_stack.count() == 1
        assert held.heard.of("failed") == []

    def test_what_cannot_be_read_stays(
        self, keeping: Callable[..., Keeping], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        held = keeping(thrown("a"), thrown("b"))
        whole = Database.company

        def company_of(database: Database, key: str) -> Company | None:
            if key == "a":
                raise Damaged("It is damaged.")
            return whole(database, key)

        monkeypatch.setattr(Database, "company", company_of)
        held.restore("a", "b")
        assert held.ids() == ["a"]
        (failed,) = held.heard.of("failed")
        assert failed.startswith("1 company could not be read and stays in the trash.")

    def test_not_where_nothing_can_be_changed(self, keeping: Callable[..., Keeping]) -> None:
        held = keeping(thrown("a"))
        held.opened.session.read_only = True
        held.restore("a")
        held.opened.session.read_only = False
        assert held.ids() == ["a"]
        assert held.heard.of("done") == []
        assert len(held.opened.heard.of("refused")) == 1


# --- erasing --------------------------------------------------------------------------------------------


def secret(**changes: Any) -> Company:
    return thrown(name=f"{SECRET} Ltd", notes=f"{SECRET}: friendly", **changes)


def found_in(folder: Path) -> list[str]:
    return sorted(
        file.name for file in folder.rglob("*") if file.is_file() and SECRET.encode() in file.read_bytes()
    )


class TestErased:
    def test_from_the_data_and_from_the_backups(self, tmp_path: Path) -> None:
        backups = tmp_path / "backups"
        with open_session(tmp_path, company("here"), secret(), last="here") as opened:
            held = Keeping(opened)
            for _ in range(2):
                opened.store.submit(lambda database: backup_before(database, backups, "import")).result()
            opened.session.set_notes("typed before")
            still = held.erase("gone")
            assert still is not None
            assert held.ids() == []
            assert opened.session.undo_stack.count() == 0
            assert still.can_be_cleared
            assert still.words.startswith("2 backups still hold what you erased.")
            assert still.sentence == f"Erased for good: “{SECRET} Ltd”. 2 backups still hold it."
            held.clear(still)
            assert held.heard.of("done") == ["Erased from 2 backups."]
        assert found_in(tmp_path) == []
        assert stored_companies(tmp_path)["here"].notes == "typed before"
        for backup in backups.iterdir():
            with closing(Database.open(backup, create=False)) as database:
                assert [one.id for one in database.companies()] == ["here"]
                assert database.check() == []

    def test_the_text_is_in_all_of_them_before(self, tmp_path: Path) -> None:
        """The control of the test above."""
        with open_session(tmp_path, company("here"), secret(), last="here") as opened:
            opened.store.submit(
                lambda database: backup_before(database, tmp_path / "backups", "import")
            ).result()
        assert len(found_in(tmp_path)) == 2

    def test_nothing_brings_it_back(self, tmp_path: Path) -> None:
        """Neither a save that is still to come nor a step that could be undone."""
        with open_session(tmp_path, company("here"), company("a"), last="a") as opened:
            session, held = opened.session, Keeping(opened)
            with stopped_disk(opened):
                session.set_name(f"{SECRET} Ltd")
                session.delete_company()
                record = session.saver.unsaved_records()["a"]
                assert record is not None
                held.keeper.erase([summarise(record)], lambda _: None)
                session.undo_stack.undo()
            for _ in range(3):
                opened.settle()
            assert opened.saved().keys() == {"here"}
            assert held.ids() == []
        assert found_in(tmp_path) == []

    def test_no_backup_holds_it(self, keeping: Callable[..., Keeping]) -> None:
        held = keeping(secret(), thrown("b"))
        still = held.erase("gone", "b")
        assert still is not None
        assert not still.can_be_cleared
        assert still.sentence == "Erased for good: 2 companies. No backup holds it."

    def test_what_could_not_be_done_is_named(self, keeping: Callable[..., Keeping]) -> None:
        held = keeping(secret())
        backups = held.opened.folder / "backups"
        backups.mkdir()
        (backups / "000007-before-import.db").write_bytes(b"damaged" * 1_000)
        still = held.erase("gone")
        assert still is not None
        assert not still.can_be_cleared
        assert "1 backup could not be read" in still.sentence
        held.clear(still)
        assert held.heard.of("failed") == ["Not done, and may still hold it: 000007-before-import.db."]

    def test_what_was_told_of_it_is_forgotten(self, keeping: Callable[..., Keeping]) -> None:
        held = keeping(secret(), thrown("b"))
        told = {"gone": THROWN, "b": THROWN}
        held.opened.store.submit(lambda database: database.write((), shared=told_value(told))).result()
        held.erase("gone")
        assert held.trash().told == {"b": THROWN.astimezone(UTC)}

    def test_a_failure_is_told(
        self, keeping: Callable[..., Keeping], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        held = keeping(secret())
        with monkeypatch.context() as patch:
            broken(patch, "erase", SaveFailed("The disk is full."))
            assert held.erase("gone") is None
        assert held.heard.of("failed") == ["The disk is full."]

    def test_not_where_nothing_can_be_changed(self, keeping: Callable[..., Keeping]) -> None:
        held = keeping(secret())
        held.opened.session.read_only = True
        assert held.erase("gone") is None
        held.opened.session.read_only = False
        assert held.ids() == ["gone"]
        assert held.erase("nobody") is None
