"""Companies taken from a file, or one sentence and nothing changed."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from cli_driver import FABRIKAM, NORTHWIND, NOW, UNNAMED, Command, assert_not_done, bytes_in, store, stored

from interview_helper.domain.company import Company
from interview_helper.export.json_format import render
from interview_helper.importing import json_text, read_file
from interview_helper.storage.database import Database


class TestImport:
    def file(self, tmp_path: Path, *companies: Company) -> str:
        path = tmp_path / "in.json"
        path.write_text(render(companies, NOW))
        return str(path)

    def test_into_nothing(self, tmp_path: Path, run: Command) -> None:
        assert run("import", self.file(tmp_path, NORTHWIND, UNNAMED)) == (
            0,
            "added: Northwind “Müller” 🙂\nadded: Unnamed company\n2 added, 0 merged, 0 left as they were\n",
            "",
        )
        assert stored(tmp_path) == [NORTHWIND, UNNAMED]
        assert not (tmp_path / "data" / "backups").exists()

    def test_merging_after_a_backup(self, tmp_path: Path, run: Command) -> None:
        store(tmp_path, NORTHWIND, FABRIKAM)
        newer = replace(FABRIKAM, role="Lead", notes="New.", updated_at=NOW + timedelta(days=1))
        file = self.file(tmp_path, NORTHWIND, newer, UNNAMED)
        said = (
            "added: Unnamed company\nmerged: Fabrikam\nleft as it was: Northwind “Müller” 🙂\n"
            "1 added, 1 merged, 1 left as it was\n"
        )
        assert run("import", file) == (0, said, "")
        assert stored(tmp_path) == [NORTHWIND, newer, UNNAMED]
        (backup,) = (tmp_path / "data" / "backups").iterdir()
        kept = Database.open(backup, create=False)
        assert list(kept.companies()) == [NORTHWIND, FABRIKAM]
        kept.close()
        assert run("import", file)[1].endswith("0 added, 0 merged, 3 left as they were\n")
        assert len(list((tmp_path / "data" / "backups").glob("*.db"))) == 1, "nothing changed, no backup"

    def test_a_dry_run_says_the_same_and_changes_nothing(self, tmp_path: Path, run: Command) -> None:
        store(tmp_path, FABRIKAM)
        file = self.file(
            tmp_path, replace(FABRIKAM, role="Lead", updated_at=NOW + timedelta(days=1)), UNNAMED
        )
        before = bytes_in(tmp_path)
        dry = run("import", "--dry-run", file)
        assert bytes_in(tmp_path) == before
        assert dry[1].startswith("Nothing is changed. An import would give:\n")
        assert run("import", file)[1] == dry[1].partition("\n")[2]
        assert dry[1].endswith("1 added, 1 merged, 0 left as they were\n")

    def test_a_dry_run_makes_no_data(self, tmp_path: Path, run: Command) -> None:
        assert "\nadded: Unnamed" in run("import", "--dry-run", self.file(tmp_path, UNNAMED))[1]
        assert not (tmp_path / "data").exists()

    def test_no_companies_make_no_data(self, tmp_path: Path, run: Command) -> None:
        assert run("import", self.file(tmp_path))[:2] == (0, "0 added, 0 merged, 0 left as they were\n")
        assert not (tmp_path / "data").exists()

    def test_a_refused_file_changes_nothing(self, tmp_path: Path, run: Command) -> None:
        store(tmp_path, FABRIKAM)
        file = tmp_path / "in.json"
        file.write_text(render([UNNAMED, NORTHWIND], NOW).replace('"weight": 3', '"weight": "5"', 1))
        before = bytes_in(tmp_path)
        assert_not_done(run("import", str(file)), "companies[0].reasons[0].weight is “5”; it must be a whole")
        assert bytes_in(tmp_path) == before

    def test_a_merge_that_cannot_be_changes_nothing(self, tmp_path: Path, run: Command) -> None:
        store(tmp_path, replace(FABRIKAM, notes="a\n" * 90_000))
        file = self.file(tmp_path, UNNAMED, replace(FABRIKAM, notes="b\n" * 90_000))
        before = bytes_in(tmp_path)
        assert_not_done(run("import", file), "The notes on “Fabrikam” differ here and in the file")
        assert bytes_in(tmp_path) == before

    def test_files_that_cannot_be_read(
        self, tmp_path: Path, run: Command, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert_not_done(
            run("import", str(tmp_path / "no.json")), "no.json could not be read: there is no such"
        )
        assert_not_done(
            run("import", str(tmp_path)), "could not be read: it is a folder. Choose another file."
        )
        file = self.file(tmp_path, UNNAMED)
        assert_not_done(run("import", f"{file}/x"), "a part of the path is a file")
        for module in (json_text, read_file):
            monkeypatch.setattr(module, "SIZE_LIMIT", 100)
        size = Path(file).stat().st_size
        assert_not_done(run("import", file), f"The file has {size:,} bytes; 100 can be read.")
        pipe = tmp_path / "pipe"
        os.mkfifo(pipe)
        with subprocess.Popen([sys.executable, "-c", f"open({str(pipe)!r}, 'w').write('1' * 500)"]):
            assert_not_done(run("import", str(pipe)), "The file has 101 bytes; 100 can be read.")
