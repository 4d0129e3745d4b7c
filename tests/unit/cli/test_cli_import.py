"""Companies taken from a file, or one sentence and nothing changed."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from cli_driver import (
    CATALOGUE,
    FABRIKAM,
    NORTHWIND,
    NOW,
    UNNAMED,
    Command,
    assert_not_done,
    bytes_in,
    store,
    stored,
)

from interview_helper.domain.company import Company
from interview_helper.domain.merging import merge
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
        assert stored(tmp_path) == [NORTHWIND, merge(FABRIKAM, newer), UNNAMED]
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

    @pytest.mark.parametrize(
        ("content", "words"),
        [
            ("", "The file is empty."),
            ("not JSON", "The file is not JSON: line 1, column 1"),
            ('{"companies": [{"name": "X"', "The file ends in the middle"),
            ('{"format": "interview-helper", "version": 99, "companies": []}', "version is 99"),
            ('{"companies": [{"name": "X", "round": NaN}]}', "companies[0].round (in “X”) is NaN"),
            ('{"companies": [{"name": "X", "round": 1e400}]}', "is 1e400, which is too large a number"),
            ('{"companies": [{"name": "X", "round": true}]}', "is true; it must be a whole number"),
            ('{"companies": [{"name": "X", "round": "5"}]}', "is “5”; it must be a whole number"),
            (f'{{"companies": [{{"name": "X", "round": {"1" * 5_000}}}]}}', "a number of 5,000 digits"),
            ('{"companies": [{"name": "X", "name": "Y"}]}', "has the key “name” twice"),
            ('{"companies": ' + "[" * 100_000, "nested too deep at line 1"),
            ('{"companies": [{"name": "half \\ud800"}]}', "half a character (U+D800)"),
            ('{"companies": [{"name": "nul \\u0000"}]}', "the control character U+0000"),
            ('{"companies": [{"name": "X", "colour": "red"}]}', "has the key “colour”"),
            ("PK\x03\x04\xff", "The file is not JSON"),
        ],
        ids=lambda text: str(len(text)),
    )
    def test_every_kind_of_fault_is_one_sentence_and_changes_nothing(
        self, tmp_path: Path, run: Command, content: str, words: str
    ) -> None:
        store(tmp_path, FABRIKAM)
        file = tmp_path / "in.json"
        file.write_text(content, encoding="utf-8")
        before = bytes_in(tmp_path)
        assert_not_done(run("import", str(file)), words)
        assert_not_done(run("import", "--dry-run", str(file)), words)
        assert bytes_in(tmp_path) == before

    @pytest.mark.parametrize("name", ["in.json", "in.csv"])
    def test_a_file_over_the_limit_is_refused_unread(self, tmp_path: Path, run: Command, name: str) -> None:
        with (tmp_path / name).open("wb") as opened:
            opened.truncate(128 * 1024 * 1024 + 1)
        assert_not_done(
            run("import", str(tmp_path / name)), "The file has 134,217,729 bytes; 134,217,728 can"
        )

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


class TestImportOfLines:
    """CSV with a header."""

    def file(self, tmp_path: Path, text: str, name: str = "in.csv", codec: str = "utf-8") -> str:
        path = tmp_path / name
        path.write_bytes(text.encode(codec))
        return str(path)

    def test_what_is_added_and_what_is_skipped(self, tmp_path: Path, run: Command) -> None:
        text = "Firma;Stelle;Termin;Notizen\nMüller;Dev;24.11.2026 10:00;schön\nContoso;;bald;\n;Dev;;\n"
        file = self.file(tmp_path, text, codec="cp1252")
        assert run("import", file) == (
            0,
            "added: Müller\n"
            "skipped: line 3 (“Contoso”): the interview date is “bald”, which is not a date.\n"
            "skipped: line 4: it names no company.\n"
            "1 added, 0 merged, 0 left as they were, 2 lines skipped\n",
            "",
        )
        (company,) = stored(tmp_path)
        assert (company.name, company.role, company.notes) == ("Müller", "Dev", "schön")
        assert f"{company.interview_at:%Y-%m-%d %H:%M}" == "2026-11-24 10:00"
        assert [reason.id for reason in company.reasons] == [reason.id for reason in CATALOGUE]
        again = run("import", file)
        assert again[1].startswith("left as it was: Müller\n")
        assert len(stored(tmp_path)) == 1

    @pytest.mark.parametrize("name", ["in.tsv", "IN.TXT", "in.tab"])
    def test_other_suffixes(self, tmp_path: Path, run: Command, name: str) -> None:
        file = self.file(tmp_path, "Company\tRole\nAdatum\tDev\n", name)
        assert run("import", file)[1].startswith("added: Adatum\n")

    def test_same_name_after_a_backup_and_a_dry_run(self, tmp_path: Path, run: Command) -> None:
        store(tmp_path, FABRIKAM)
        file = self.file(tmp_path, "Company,Role\nfabrikam,Other\nAdatum,Dev\n")
        before = bytes_in(tmp_path)
        dry = run("import", "--dry-run", file)
        assert bytes_in(tmp_path) == before
        done = run("import", file)
        assert dry[1] == f"Nothing is changed. An import would give:\n{done[1]}"
        assert done[1] == "added: Adatum\nleft as it was: Fabrikam\n1 added, 0 merged, 1 left as it was\n"
        assert [company.name for company in stored(tmp_path)] == ["Fabrikam", "Adatum"]
        assert len(list((tmp_path / "data" / "backups").glob("*.db"))) == 1

    def test_dates_that_can_be_read_in_two_ways(self, tmp_path: Path, run: Command) -> None:
        file = self.file(tmp_path, "Company,Date\nAdatum,03/04/2026\n")
        assert_not_done(run("import", file), "Say it with --dates day-first or --dates month-first.")
        assert run("import", "--dates", "month-first", file)[0] == 0
        assert f"{stored(tmp_path)[0].interview_at:%d %b}" == "04 Mar"

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("Wer,Was\na,b\n", "No column has the names of the companies."),
            ("Company,Role\n", "nothing below it"),
            ("", "The file is empty."),
            ("Company\nA\0B\n", "Line 2 has a NUL character"),
            ('Company\n"A\n', "A quotation mark that is opened in line 2 is never closed."),
            ("PK\x03\x04", "The file is a spreadsheet, not CSV."),
        ],
    )
    def test_what_is_not_taken_changes_nothing(
        self, tmp_path: Path, run: Command, text: str, words: str
    ) -> None:
        store(tmp_path, FABRIKAM)
        file = self.file(tmp_path, text)
        before = bytes_in(tmp_path)
        assert_not_done(run("import", file), words)
        assert bytes_in(tmp_path) == before

    def test_nothing_to_take_makes_no_data(self, tmp_path: Path, run: Command) -> None:
        assert run("import", self.file(tmp_path, "Company,Role\n,Dev\n"))[0] == 0
        assert not (tmp_path / "data").exists()
