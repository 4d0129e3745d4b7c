"""Backups, checks, and what is said while the window has the data open."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from cli_driver import FABRIKAM, NORTHWIND, NOW, UNNAMED, Command, assert_not_done, store, stored

from interview_helper.export.json_format import render
from interview_helper.storage.backup_moving import choose_folder
from interview_helper.storage.database import Database


class TestBackupAndCheck:
    def test_a_backup_among_the_backups(self, tmp_path: Path, run: Command) -> None:
        store(tmp_path, NORTHWIND)
        folder = tmp_path / "data" / "backups"
        for number in (1, 2):
            code, out, err = run("backup")
            assert (code, err) == (0, "")
            made = folder / f"00000{number}-{date.today()}-by-hand.db"
            assert out == f"Backed up to {made}\n"
            assert made.stat().st_mode & 0o777 == 0o600
            copy = Database.open(made, create=False)
            assert list(copy.companies()) == [NORTHWIND]
            copy.close()

    def test_a_backup_elsewhere(self, tmp_path: Path, run: Command) -> None:
        store(tmp_path, NORTHWIND)
        target = tmp_path / "copy.db"
        assert run("backup", "--output", str(target)) == (0, f"Backed up to {target}\n", "")
        assert target.stat().st_mode & 0o777 == 0o600
        assert not (tmp_path / "data" / "backups").exists()

    def test_backups_in_another_folder(self, tmp_path: Path, run: Command) -> None:
        """None takes the place of another."""
        store(tmp_path, NORTHWIND)
        folder = tmp_path / "stick"
        folder.mkdir()
        for number in (1, 2):
            target = folder / f"00000{number}-{date.today()}-by-hand.db"
            assert run("backup", "--output", str(folder)) == (0, f"Backed up to {target}\n", "")
        assert len(list(folder.iterdir())) == 2

    def test_a_backup_in_the_folder_that_was_chosen(self, tmp_path: Path, run: Command) -> None:
        store(tmp_path, NORTHWIND)
        chosen = tmp_path / "synced"
        chosen.mkdir()
        (chosen / "000041-2026-01-01-daily.db").write_bytes(b"older")
        choose_folder(tmp_path / "data", chosen)
        made = chosen / f"000042-{date.today()}-by-hand.db"
        assert run("backup") == (0, f"Backed up to {made}\n", "")
        assert made.exists()
        assert list((tmp_path / "data" / "backups").iterdir()) == []
        # An import's stays beside the data until the window takes it there; its number goes on from it.
        (tmp_path / "in.json").write_text(render([UNNAMED], NOW))
        assert run("import", str(tmp_path / "in.json"))[0] == 0
        (before,) = (tmp_path / "data" / "backups").iterdir()
        assert before.name == f"000043-{date.today()}-before-import.db"

    def test_a_chosen_folder_that_is_not_there(self, tmp_path: Path, run: Command) -> None:
        store(tmp_path, NORTHWIND)
        chosen = tmp_path / "stick"
        chosen.mkdir()
        choose_folder(tmp_path / "data", chosen)
        chosen.rmdir()
        code, out, err = run("backup")
        made = tmp_path / "data" / "backups" / f"000001-{date.today()}-by-hand.db"
        assert (code, out) == (0, f"Backed up to {made}\n")
        assert err.startswith(f"interview-helper: The folder chosen for backups, {chosen}, could not be used")
        assert made.exists()
        assert not chosen.exists()

    def test_a_backup_that_cannot_be(self, tmp_path: Path, run: Command) -> None:
        assert_not_done(run("backup"), "There is no data of Interview Helper in")
        store(tmp_path, NORTHWIND)
        assert_not_done(
            run("backup", "--output", str(tmp_path / "none" / "x.db")), "x.db was not made: that folder"
        )
        (tmp_path / "data" / "backups").write_text("in the way")
        assert_not_done(run("backup"), "backups was not made: something else has that name already.")

    def test_all_is_well(self, tmp_path: Path, run: Command) -> None:
        store(tmp_path, NORTHWIND, FABRIKAM)
        run("backup")
        run("backup")
        code, out, err = run("check")
        assert (code, err) == (0, "")
        whole, backups, copies, rights, room = out.splitlines()
        assert whole == "Everything is whole: every check passed, with 2 companies."
        newest = f"000002-{date.today()}-by-hand.db"
        assert backups == f"Backups: 2, each opened and checked; the newest is {newest}."
        assert copies == "Copies of a sync program: There is none beside your data."
        assert rights == "Rights: You alone may read and write your data."
        assert re.fullmatch(r"Free space: [\d,]+ MB on that disk; your data takes 0\.1 MB\.", room)

    def test_what_is_worth_knowing_is_no_failure(self, tmp_path: Path, run: Command) -> None:
        file = store(tmp_path, NORTHWIND)
        (file.parent / "companies (conflicted copy 2026-11-23 104200).db").write_bytes(file.read_bytes())
        file.parent.chmod(0o755)
        code, out, err = run("check")
        assert (code, err) == (0, "")
        assert "Backups: There is none yet. One is made with" in out
        assert "Copies of a sync program: Beside your data lies a copy that a sync program has made" in out
        assert f"Rights: Others on this computer may look into {file.parent}. Take that right" in out

    def test_a_bad_backup(self, tmp_path: Path, run: Command) -> None:
        store(tmp_path, NORTHWIND)
        run("backup")
        run("backup")
        bad, _ = sorted((tmp_path / "data" / "backups").iterdir())
        bad.write_bytes(bad.read_bytes().replace(b"Data analyst", b"Data anarchy"))
        code, out, err = run("check")
        said = f"Backups: 1 of 2 cannot be used: {bad.name}. Make a new one now, and move the bad ones away."
        assert code == 1
        assert out.splitlines()[0].startswith("Everything is whole")
        assert said in out
        assert err.startswith(f"interview-helper: {said}")
        assert err.count("\n") == 1

    def test_no_data(self, tmp_path: Path, run: Command) -> None:
        assert_not_done(run("check"), "There is no data of Interview Helper in")
        assert not (tmp_path / "data").exists()

    def test_damage(self, tmp_path: Path, run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
        store(tmp_path, NORTHWIND)
        monkeypatch.setattr(Database, "check", lambda _self, **_: ["One thing is wrong.", "And another."])
        assert_not_done(run("check"), "is damaged: one thing is wrong. And another. Keep that file")

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
