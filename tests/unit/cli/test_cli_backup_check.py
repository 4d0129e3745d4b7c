"""Backups, checks, and what is said while the window has the data open."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_driver import FABRIKAM, NORTHWIND, NOW, UNNAMED, Command, assert_not_done, store, stored

from interview_helper.export.json_format import render
from interview_helper.storage.database import Database


class TestBackupAndCheck:
    def test_a_backup_among_the_backups(self, tmp_path: Path, run: Command) -> None:
        store(tmp_path, NORTHWIND)
        code, out, err = run("backup")
        assert (code, err) == (0, "")
        (made,) = (tmp_path / "data" / "backups").iterdir()
        assert out == f"Backed up to {made}\n"
        copy = Database.open(made, create=False)
        assert list(copy.companies()) == [NORTHWIND]
        copy.close()

    def test_a_backup_elsewhere(self, tmp_path: Path, run: Command) -> None:
        store(tmp_path, NORTHWIND)
        target = tmp_path / "copy.db"
        assert run("backup", "--output", str(target)) == (0, f"Backed up to {target}\n", "")
        assert target.stat().st_mode & 0o777 == 0o600
        assert not (tmp_path / "data" / "backups").exists()

    def test_a_backup_that_cannot_be(self, tmp_path: Path, run: Command) -> None:
        assert_not_done(run("backup"), "There is no data of Interview Helper in")
        store(tmp_path, NORTHWIND)
        assert_not_done(
            run("backup", "--output", str(tmp_path / "none" / "x.db")), "x.db was not made: that folder"
        )
        (tmp_path / "data" / "backups").write_text("in the way")
        assert_not_done(run("backup"), ".db was not made: something else has that name already.")

    def test_all_is_well(self, tmp_path: Path, run: Command) -> None:
        store(tmp_path, NORTHWIND, FABRIKAM)
        assert run("check") == (
            0,
            "Everything is whole: every check passed, with 2 companies.\n",
            "",
        )

    def test_no_data(self, tmp_path: Path, run: Command) -> None:
        assert_not_done(run("check"), "There is no data of Interview Helper in")
        assert not (tmp_path / "data").exists()

    def test_damage(self, tmp_path: Path, run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
        store(tmp_path, NORTHWIND)
        monkeypatch.setattr(Database, "check", lambda _self: ["One thing is wrong.", "And another."])
        assert_not_done(run("check"), "is damaged: One thing is wrong. And another. Keep that file")

    def test_real_damage(self, tmp_path: Path, run: Command) -> None:
        file = store(tmp_path, NORTHWIND)
        data = file.read_bytes()
        file.write_bytes(data.replace(b"Data analyst", b"Data anarchy"))
        assert_not_done(run("check"), "is damaged")
        assert_not_done(run("list"), "is damaged")


@pytest.mark.parametrize(
    "command", [["list"], ["export", "--format", "json"], ["import", "in.json"], ["backup"], ["check"]]
)
def test_while_the_window_has_the_data_open(
    tmp_path: Path, run: Command, command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("in.json").write_text(render([UNNAMED], NOW))
    window = Database.open(store(tmp_path, NORTHWIND))
    try:
        assert_not_done(run(*command), "is already open")
    finally:
        window.close()
    assert stored(tmp_path) == [NORTHWIND]
