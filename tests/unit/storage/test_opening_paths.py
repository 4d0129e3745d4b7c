"""Opening by path: what SQLite is told, on every system."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from stored_companies import company

from interview_helper.storage import connection as connection_module
from interview_helper.storage.connection import uri_of
from interview_helper.storage.database import Database


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (PurePosixPath("/home/me/a b?#%.db"), "file:///home/me/a%20b%3F%23%25.db"),
        (PureWindowsPath("C:/Users/me/a b?#%.db"), "file:///C:/Users/me/a%20b%3F%23%25.db"),
        (PureWindowsPath("//server/share/companies.db"), "file:////server/share/companies.db"),
    ],
)
def test_a_path_is_named_so_that_sqlite_takes_it(path: PurePath, uri: str) -> None:
    assert uri_of(path) == uri
    with pytest.raises(sqlite3.OperationalError, match="unable to open"):  # not "invalid uri authority"
        sqlite3.connect(f"{uri}?mode=ro", uri=True)


@given(path=st.text(st.sampled_from("ab/._-~?#%+ &=:@é")).map("/".__add__))
@example(path="/home/me/.local/share/interview-helper/companies_1.~db")
def test_with_what_escapes_or_without_it_the_name_is_the_same(path: str) -> None:
    assert uri_of(PurePosixPath(path)) == PurePosixPath(path).as_uri()


def test_every_character_in_a_path_is_escaped_as_it_must_be() -> None:
    for character in map(chr, range(1, 512)):
        path = PurePosixPath(f"/a{character}b")
        assert uri_of(path) == path.as_uri()


@pytest.mark.parametrize("platform", ["linux", "win32"])
def test_a_folder_is_found_from_the_current_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(connection_module.sys, "platform", platform)
    with closing(Database.open(Path("companies.db"))) as database:
        database.write([company()])
    assert (tmp_path / "companies.db").is_file()
