"""The check of the whole file after a start: said where something is wrong, and in nobody's way."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from qt_data import Heard, MakeOpened, Opened, company, opened_here

from interview_helper.session.checking import Checker
from interview_helper.storage import verifying
from interview_helper.storage.database import Database
from interview_helper.storage.errors import Damaged, ReadFailed
from interview_helper.storage.verifying import Verification

open_here = pytest.fixture(name="open_here")(lambda tmp_path: (yield from opened_here(tmp_path)))


def checker_of(opened: Opened) -> tuple[Checker, Heard]:
    checker = Checker(opened.session.reader)
    opened.owned.append(checker)
    return checker, Heard(damage=checker.damage_found, copies=checker.copies_found, checked=checker.checked)


def test_all_is_well(open_here: MakeOpened, qtbot: QtBot) -> None:
    checker, heard = checker_of(open_here(company("one"), company("two")))
    with qtbot.waitSignal(checker.checked):
        checker.look()
    assert heard.names() == ["checked"]


def test_what_is_damaged_is_said_without_a_name(open_here: MakeOpened, tmp_path: Path, qtbot: QtBot) -> None:
    with closing(Database.open(tmp_path / "companies.db")) as database:
        database.write([company("one", notes="mine"), company("two", notes="mine")])
    with closing(sqlite3.connect(tmp_path / "companies.db", isolation_level=None)) as connection:
        connection.execute("UPDATE note SET text = 'not mine'")
    checker, heard = checker_of(open_here())
    with qtbot.waitSignal(checker.checked):
        checker.look()
    (error,) = heard.of("damage")
    assert isinstance(error, Damaged)
    assert error.finding == (
        f"The file {tmp_path / 'companies.db'} is damaged: the notes, reasons or other parts are not as they "
        "were saved for 2 companies."
    )


def test_copies_of_a_sync_program_are_said(open_here: MakeOpened, tmp_path: Path, qtbot: QtBot) -> None:
    checker, heard = checker_of(open_here(company("one")))
    (tmp_path / "companies.sync-conflict-20261123-104200-ABCDEFG.db").touch()
    with qtbot.waitSignal(checker.checked):
        checker.look()
    assert heard.names() == ["copies", "checked"]
    (copies,) = heard.of("copies")
    assert copies.files == (tmp_path / "companies.sync-conflict-20261123-104200-ABCDEFG.db",)
    assert "companies.sync-conflict-20261123-104200-ABCDEFG.db" in copies.words(offered=True)
    assert copies.others.files == ()


def test_it_is_said_once_and_can_be_asked_again(open_here: MakeOpened, qtbot: QtBot) -> None:
    opened = open_here(company("one"))
    checker, heard = checker_of(opened)
    with qtbot.waitSignal(checker.checked):
        checker.look()
        checker.look()
    opened.settle()
    assert heard.names() == ["checked"]
    with qtbot.waitSignal(checker.checked):
        checker.look()


def test_a_disk_that_fails(open_here: MakeOpened, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    def fail(self: Database, verification: Verification) -> bool:  # noqa: ARG001
        raise ReadFailed("The file could not be read.")

    monkeypatch.setattr(Database, "check_on", fail)
    checker, heard = checker_of(open_here(company("one")))
    with qtbot.waitSignal(checker.damage_found):
        checker.look()
    assert [str(error) for error in heard.of("damage")] == ["The file could not be read."]


def test_a_save_has_its_turn_between_two_steps(
    open_here: MakeOpened, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(verifying, "CHUNK", 1)
    opened = open_here(*(company(f"{number}") for number in range(20)))
    checker, heard = checker_of(opened)
    order: list[str] = []
    check_on, write = Database.check_on, Database.write

    def checking(self: Database, verification: Verification) -> bool:
        order.append("step")
        return check_on(self, verification)

    def writing(self: Database, *arguments: object) -> None:
        order.append("save")
        write(self, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(Database, "check_on", checking)
    monkeypatch.setattr(Database, "write", writing)
    with qtbot.waitSignal(checker.checked):
        checker.look()
        opened.session.set_name("Typed while it is checked")
        opened.session.saver.save_now()
    assert heard.names() == ["checked"]
    assert 0 <= order.index("save") < 3
    assert order.count("step") > 20


def test_closing_does_not_wait_for_it(open_here: MakeOpened, qtbot: QtBot) -> None:
    opened = open_here(company("one"))
    checker, _ = checker_of(opened)
    with qtbot.waitSignal(checker.checked):
        checker.look()
        assert not opened.session.reader.is_under_way
