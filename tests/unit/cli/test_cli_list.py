"""What “list” prints, and what is said of data that is not there."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_driver import NORTHWIND, UNNAMED, Command, assert_not_done, store

from interview_helper.paths import database_file


class TestList:
    def test_a_line_a_company(self, tmp_path: Path, run: Command) -> None:
        store(tmp_path, NORTHWIND, UNNAMED)
        assert run("list") == (
            0,
            "Northwind “Müller” 🙂\tData analyst\t2nd interview\tLeans towards accepting\n"
            "Unnamed company\t\t1st interview\tNothing weighed yet\n",
            "",
        )

    def test_no_data_yet_is_nothing_wrong_and_makes_none(self, tmp_path: Path, run: Command) -> None:
        code, out, err = run("list")
        assert (code, out) == (0, "")
        assert err.count("\n") == 1
        assert "There is no data of Interview Helper in" in err
        assert not (tmp_path / "data").exists()

    def test_no_companies(self, tmp_path: Path, run: Command) -> None:
        store(tmp_path)
        assert run("list") == (0, "", "")

    def test_a_data_folder_that_is_a_file(self, tmp_path: Path, run: Command) -> None:
        (tmp_path / "data").write_text("x")
        assert_not_done(run("list"), "is a file. Name the folder of the data with --data-dir.")

    def test_a_data_folder_that_may_not_be_read(self, run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(_self: Path) -> bool:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "exists", refuse)
        assert_not_done(run("list"), "could not be looked into: reading it is not allowed.")

    def test_a_file_that_is_not_ours(self, tmp_path: Path, run: Command) -> None:
        (tmp_path / "data").mkdir()
        file = database_file(tmp_path / "data")
        file.write_bytes(b"something else" * 100)
        assert_not_done(run("list"), str(file))
        assert file.read_bytes() == b"something else" * 100
