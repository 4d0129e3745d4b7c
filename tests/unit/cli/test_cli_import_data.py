"""A backup, another computer's data file, or a sync program's copy, taken over on the command line."""

from __future__ import annotations

import getpass
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from cli_driver import FABRIKAM, NORTHWIND, NOW, UNNAMED, Command, assert_not_done, bytes_in, store, stored

from interview_helper.domain.common import Common
from interview_helper.domain.company import Company
from interview_helper.domain.merging import merge
from interview_helper.storage import locking
from interview_helper.storage.database import Database
from interview_helper.storage.locking import Password
from interview_helper.storage.parts import shared_values
from interview_helper.terminal_password import IMPORT_PROMPT

VERSIONS = Path(__file__).parents[1] / "storage" / "versions"
SECRET = "Zürich 7"
NEWER = replace(FABRIKAM, role="Lead", notes="New.", updated_at=NOW + timedelta(days=1))


def copy_with(folder: Path, *companies: Company, name: str = "companies (1).db") -> Path:
    file = folder / "theirs" / name
    with closing(Database.open(file)) as database:
        database.write(companies, shared=shared_values(Common(signature="Ann")))
    return file


def test_it_is_merged_after_a_backup(tmp_path: Path, run: Command) -> None:
    store(tmp_path, NORTHWIND, FABRIKAM)
    file = copy_with(tmp_path, NORTHWIND, NEWER, UNNAMED)
    before = bytes_in(file.parent)
    said = (
        "added: Unnamed company\nmerged: Fabrikam\nleft as it was: Northwind “Müller” 🙂\n"
        "taken over: what counts for all companies\n1 added, 1 merged, 1 left as it was\n"
    )
    assert run("import", "--dry-run", str(file)) == (
        0,
        f"Nothing is changed. An import would give:\n{said}",
        "",
    )
    assert stored(tmp_path) == [NORTHWIND, FABRIKAM]
    assert run("import", str(file)) == (0, said, "")
    assert stored(tmp_path) == [NORTHWIND, merge(FABRIKAM, NEWER), UNNAMED]
    assert bytes_in(file.parent) == before
    assert len(list((tmp_path / "data" / "backups").glob("*-before-import.db"))) == 1
    assert run("import", str(file))[1].endswith("\n0 added, 0 merged, 3 left as they were\n")


@pytest.mark.parametrize("name", ["companies.db.conflict1", "companies.db (Conflict a4ab3033)", "companies"])
def test_whatever_it_is_called(tmp_path: Path, run: Command, name: str) -> None:
    file = copy_with(tmp_path, FABRIKAM).rename(tmp_path / name)
    assert run("import", str(file))[1].startswith("added: Fabrikam\n")
    assert stored(tmp_path) == [FABRIKAM]


@pytest.mark.parametrize("version", [1, 2])
def test_of_an_older_version(tmp_path: Path, run: Command, version: int) -> None:
    file = VERSIONS / f"version-{version}.db"
    before = file.read_bytes()
    assert run("import", str(file))[0] == 0
    assert stored(tmp_path)
    assert file.read_bytes() == before


def test_a_backup_of_ones_own_brings_back_what_is_gone(tmp_path: Path, run: Command) -> None:
    store(tmp_path, NORTHWIND, FABRIKAM)
    assert run("backup")[0] == 0
    (backup,) = (tmp_path / "data" / "backups").glob("*.db")
    with closing(Database.open(tmp_path / "data" / "companies.db")) as database:
        database.write([], deleted=[FABRIKAM.id])
    assert run("import", str(backup))[1].startswith("added: Fabrikam\n")
    assert {company.name for company in stored(tmp_path)} == {NORTHWIND.name, FABRIKAM.name}


@pytest.mark.parametrize("way", ["itself", "link", "csv"])
def test_the_data_itself_is_refused(tmp_path: Path, run: Command, way: str) -> None:
    file = store(tmp_path, NORTHWIND)
    given = file
    if way == "link":
        given = tmp_path / "in.json"
        given.symlink_to(file)
    elif way == "csv":
        given = tmp_path / "in.csv"
        given.hardlink_to(file)
    before = bytes_in(tmp_path)
    assert_not_done(run("import", str(given)), f"{given} is your data itself, so there is nothing in it to")
    assert bytes_in(tmp_path) == before


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "it is not Interview Helper’s data"),
        (b"{}", "it is not Interview Helper’s data"),
        (b"SQLite format 3\0" + bytes(4_080), "was not imported"),
    ],
)
def test_what_is_none(tmp_path: Path, run: Command, content: bytes, words: str) -> None:
    store(tmp_path, NORTHWIND)
    file = tmp_path / "in.db"
    file.write_bytes(content)
    before = bytes_in(tmp_path)
    assert_not_done(run("import", str(file)), words)
    assert bytes_in(tmp_path) == before


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        ({"name": "red \x1b[31m"}, "the control character U+001B"),
        ({"name": "x" * 1_001}, "1,000"),
        ({"notes": "x" * 200_001}, "200"),
    ],
    ids=["control", "long", "note"],
)
def test_what_no_window_lets_in_does_not_come_in_so(
    tmp_path: Path, run: Command, bad: dict[str, str], words: str
) -> None:
    """Another program may have written the file, sums and all."""
    store(tmp_path, NORTHWIND)
    file = copy_with(tmp_path, UNNAMED, replace(FABRIKAM, **bad))  # type: ignore[arg-type]
    before = bytes_in(tmp_path)
    assert_not_done(run("import", str(file)), words)
    assert bytes_in(tmp_path) == before


def test_one_that_is_not_there(tmp_path: Path, run: Command) -> None:
    file = tmp_path / "in.db"
    assert_not_done(run("import", str(file)), f"{file} could not be read: there is no such file.")
    file.mkdir()
    assert_not_done(run("import", str(file)), "it is a folder")


class TestLocked:
    @pytest.fixture
    def file(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.setattr(locking, "_CIPHER", {**locking._CIPHER, "tcost": 1, "mcost": 8, "pcost": 1})
        file = copy_with(tmp_path, FABRIKAM)
        with closing(Database.open(file)) as database:
            database.set_password(Password(SECRET))
        return file

    def test_its_password_is_asked_for(
        self, tmp_path: Path, file: Path, run: Command, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        answers = ["wrong", SECRET]
        prompts: list[str] = []

        def answer(prompt: str) -> str:
            prompts.append(prompt)
            return answers.pop(0)

        monkeypatch.setattr(getpass, "getpass", answer)
        code, out, err = run("import", str(file))
        assert (code, err.count("not the password")) == (0, 1)
        assert out.startswith("added: Fabrikam\n")
        assert prompts == [IMPORT_PROMPT] * 2
        assert stored(tmp_path) == [FABRIKAM]

    def test_or_read_from_a_file(self, tmp_path: Path, file: Path, run: Command) -> None:
        store(tmp_path, NORTHWIND)
        password_file = tmp_path / "password"
        password_file.write_text(SECRET)
        assert run("import", str(file), "--password-file", str(password_file))[0] == 0
        assert stored(tmp_path) == [NORTHWIND, FABRIKAM]

    def test_a_wrong_one_changes_nothing(self, tmp_path: Path, file: Path, run: Command) -> None:
        store(tmp_path, NORTHWIND)
        password_file = tmp_path / "password"
        password_file.write_text("wrong")
        before = bytes_in(tmp_path)
        ran = run("import", str(file), "--password-file", str(password_file))
        assert_not_done(ran, f"That password does not open {file}")
        assert bytes_in(tmp_path) == before
