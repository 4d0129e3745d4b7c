"""Companies written to standard output and into files."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path

import pytest
from cli_driver import FABRIKAM, NORTHWIND, OTHER_FABRIKAM, UNNAMED, Command, assert_not_done, store

from interview_helper import cli
from interview_helper.export import formats
from interview_helper.export.json_format import render


class TestExport:
    @pytest.mark.parametrize("identity", [known.id for known in formats.FORMATS])
    def test_all_to_standard_output(self, tmp_path: Path, run: Command, identity: str) -> None:
        store(tmp_path, NORTHWIND, FABRIKAM)
        code, out, err = run("export", "--format", identity)
        assert (code, err) == (0, "")
        assert out.index("Northwind “Müller” 🙂") < out.index("Fabrikam")

    def test_json_is_complete(self, tmp_path: Path, run: Command) -> None:
        store(tmp_path, NORTHWIND)
        document = json.loads(run("export", "--format", "json")[1])
        exported_at = datetime.fromisoformat(document["exported_at"])
        assert json.loads(render([NORTHWIND], exported_at)) == document

    @pytest.mark.parametrize(
        ("names", "ids"),
        [
            (["2"], ["2"]),
            (["FABRIKAM"], ["2", "3"]),
            (["3", " fabrikam "], ["2", "3"]),
            (["Unnamed company", "northwind “MÜLLER” 🙂"], [NORTHWIND.id, "4"]),
        ],
    )
    def test_those_named(self, tmp_path: Path, run: Command, names: list[str], ids: list[str]) -> None:
        store(tmp_path, NORTHWIND, FABRIKAM, OTHER_FABRIKAM, UNNAMED)
        document = json.loads(run("export", "--format", "json", *names)[1])
        assert [company["id"] for company in document["companies"]] == ids

    def test_an_unknown_name(self, tmp_path: Path, run: Command) -> None:
        store(tmp_path, NORTHWIND)
        assert_not_done(
            run(
                "export", "--format", "json", "--output", str(tmp_path / "x"), NORTHWIND.id, "Contoso\nHealth"
            ),
            "There is no company with the name or id “Contoso Health”. “interview-helper list” prints",
        )
        assert not (tmp_path / "x").exists()

    def test_no_data(self, tmp_path: Path, run: Command) -> None:
        code, out, err = run("export", "--format", "text")
        assert (code, out.splitlines()[0]) == (0, "No companies.")
        assert err.count("\n") == 1
        assert_not_done(run("export", "--format", "text", "Fabrikam"), "“Fabrikam”")
        nowhere = str(tmp_path / "none" / "x")
        assert_not_done(run("export", "--format", "text", "--output", nowhere), "x was not written")
        assert not (tmp_path / "data").exists()

    def test_into_a_file_for_the_user_alone(self, tmp_path: Path, run: Command) -> None:
        store(tmp_path, NORTHWIND)
        target = tmp_path / "out.md"
        target.write_text("old")
        assert run("export", "--format", "markdown", "--output", str(target)) == (
            0,
            f"Exported to {target}\n",
            "",
        )
        assert target.read_text().startswith("# Northwind")
        assert target.stat().st_mode & 0o777 == 0o600

    def test_into_a_folder(self, tmp_path: Path, run: Command) -> None:
        store(tmp_path, NORTHWIND)
        run("export", "--format", "text", "--output", str(tmp_path))
        assert (tmp_path / "northwind-müller-11111111.txt").is_file()

    def test_where_nothing_can_be_written(self, tmp_path: Path, run: Command) -> None:
        store(tmp_path, NORTHWIND)
        assert_not_done(
            run("export", "--format", "json", "--output", str(tmp_path / "none" / "x.json")),
            "x.json was not written: that folder is not there. Put that right, or choose another place.",
        )

    @pytest.mark.parametrize("name", ["companies.db", "companies.db-journal"])
    @pytest.mark.parametrize("command", [["export", "--format", "json"], ["backup"]])
    def test_never_over_the_data(self, tmp_path: Path, run: Command, name: str, command: list[str]) -> None:
        file = store(tmp_path, NORTHWIND)
        (tmp_path / "link").symlink_to(tmp_path / "data")
        before = file.read_bytes()
        for folder in ("data", "link"):
            ran = run(*command, "--output", str(tmp_path / folder / name))
            assert_not_done(ran, "is where your data is kept. Choose another name.")
        assert file.read_bytes() == before

    def test_without_standard_output(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        store(tmp_path, NORTHWIND)
        monkeypatch.setattr(sys, "stdout", None)
        data = ["--data-dir", str(tmp_path / "data")]
        assert cli.run([*data, "list"]) == 0
        assert cli.run([*data, "export", "--format", "json"]) == 1
        assert "Name a file with --output." in capsys.readouterr().err
