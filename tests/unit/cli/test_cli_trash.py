"""The command line and the trash: what lies in it is not listed or exported, but checked and counted."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from cli_driver import FABRIKAM, NORTHWIND, NOW, Command, assert_not_done, store

from interview_helper.storage.database import Database

THROWN = replace(FABRIKAM, trashed_at=NOW)


@pytest.fixture(autouse=True)
def _stored(tmp_path: Path) -> None:
    store(tmp_path, NORTHWIND, THROWN)


def test_it_is_not_listed(run: Command) -> None:
    code, out, _ = run("list")
    assert code == 0
    assert "Northwind" in out
    assert "Fabrikam" not in out


@pytest.mark.parametrize("form", ["json", "markdown", "text"])
def test_it_is_not_exported(run: Command, form: str) -> None:
    code, out, _ = run("export", "--format", form)
    assert code == 0
    assert "Northwind" in out
    assert "Fabrikam" not in out
    if form == "json":
        assert [one["name"] for one in json.loads(out)["companies"]] == [NORTHWIND.name]


@pytest.mark.parametrize("wanted", ["Fabrikam", THROWN.id])
def test_not_even_where_it_is_asked_for(run: Command, wanted: str) -> None:
    assert_not_done(run("export", "--format", "json", wanted), "There is no company with the name or id")


def test_it_is_checked_and_counted(run: Command, tmp_path: Path) -> None:
    code, out, _ = run("check")
    assert code == 0
    assert "every check passed, with 1 company, and 1 more in the trash." in out
    with closing(Database.open(tmp_path / "data" / "companies.db")) as database:
        database._connection.execute("UPDATE company SET role = 'other' WHERE trashed_at IS NOT NULL")
    code, _, err = run("check")
    assert code == 1
    assert "damaged" in err


def test_an_empty_trash_is_not_mentioned(run: Command, tmp_path: Path) -> None:
    with closing(Database.open(tmp_path / "data" / "companies.db")) as database:
        database.erase([THROWN.id])
    code, out, _ = run("check")
    assert code == 0
    assert "with 1 company." in out


def test_a_backup_has_it_too(run: Command, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    assert run("backup", "--output", str(target))[0] == 0
    with closing(Database.open(target, create=False)) as database:
        assert [one.id for one in database.trash()] == [THROWN.id]
