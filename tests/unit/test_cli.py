"""The command line: what it does, what it says, and that it says one line where it cannot."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from interview_helper import __version__, cli
from interview_helper.__main__ import main
from interview_helper.domain.company import Company, new_company
from interview_helper.domain.reasons import Mark, parse_catalogue
from interview_helper.export import formats
from interview_helper.export.json_format import render
from interview_helper.importing import json_text, read_file
from interview_helper.options import WindowOptions
from interview_helper.paths import database_file, default_data_folder, read_resource
from interview_helper.storage.database import Database

CATALOGUE = parse_catalogue(read_resource("reasons.json"))
NOW = datetime(2026, 11, 23, 10, 42, tzinfo=UTC)
NORTHWIND = replace(
    new_company(CATALOGUE, "11111111-1111-4111-8111-111111111111", NOW),
    name="Northwind “Müller” 🙂",
    role="Data analyst",
    round=2,
    notes="A note.",
).with_mark("job-interesting", Mark.TICKED)
FABRIKAM = replace(new_company(CATALOGUE, "2", NOW), name="Fabrikam", role="BI developer")
OTHER_FABRIKAM = replace(FABRIKAM, id="3", name="fabriKAM", role="Analyst")
UNNAMED = new_company(CATALOGUE, "4", NOW)

Ran = tuple[int, str, str]
Command = Callable[..., Ran]


@pytest.fixture(autouse=True)
def _umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """Run a command on the data in ``tmp_path/data``: the exit code, standard output and error."""

    def command(*arguments: str) -> Ran:
        for name in ("stdout", "stderr"):
            stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
            monkeypatch.setattr(sys, name, stream)
        code = cli.run(["--data-dir", str(tmp_path / "data"), *arguments])
        taken = []
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
            assert isinstance(stream.buffer, io.BytesIO)
            taken.append(stream.buffer.getvalue().decode())
        return code, taken[0], taken[1]

    return command


def store(tmp_path: Path, *companies: Company) -> Path:
    file = database_file(tmp_path / "data")
    database = Database.open(file)
    database.write(companies)
    database.close()
    return file


def stored(tmp_path: Path) -> list[Company]:
    database = Database.open(database_file(tmp_path / "data"), create=False)
    try:
        return list(database.companies())
    finally:
        database.close()


def bytes_in(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def assert_not_done(ran: Ran, words: str) -> None:
    code, out, err = ran
    assert (code, out) == (1, "")
    assert err.startswith("interview-helper: ")
    assert err.count("\n") == 1
    assert err.endswith(".\n")
    assert words in err


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


class TestTheWindow:
    @pytest.fixture
    def asked(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[WindowOptions]:
        asked: list[WindowOptions] = []
        app: Any = ModuleType("interview_helper.app")
        app.run_window = lambda options: asked.append(options) or 7
        monkeypatch.setitem(sys.modules, "interview_helper.app", app)
        monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
        return asked

    def test_without_a_word(self, asked: list[WindowOptions], monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "argv", ["interview-helper"])
        assert main() == 7
        assert asked == [WindowOptions(default_data_folder())]

    def test_with_every_option(self, asked: list[WindowOptions]) -> None:
        assert (
            cli.run(["--data-dir", "d", "--screenshot", "s.png", "--appearance", "dark", "--size", "800x560"])
            == 7
        )
        assert asked == [WindowOptions(Path("d"), Path("s.png"), "dark", (800, 560))]

    def test_the_mask_is_set(self, asked: list[WindowOptions]) -> None:
        assert cli.run([]) == 7
        assert asked
        assert os.umask(0o022) == 0o077

    @pytest.mark.parametrize("named", [True, False])
    def test_examples_are_filled_in_once(
        self, asked: list[WindowOptions], tmp_path: Path, named: bool
    ) -> None:
        base = tmp_path / "data" if named else default_data_folder()
        arguments = ["--examples", *(["--data-dir", str(base)] if named else [])]
        assert cli.run(arguments) == 7
        assert asked == [WindowOptions(base / "examples", examples=True)]
        assert not database_file(base).exists()
        database = Database.open(database_file(base / "examples"), create=False)
        names = [company.name for company in database.companies()]
        assert len(names) == 5
        database.write([], [company.id for company in list(database.companies())[1:]])
        database.close()
        cli.run(arguments)
        database = Database.open(database_file(base / "examples"), create=False)
        assert [company.name for company in database.companies()] == names[:1]
        database.close()


class TestWrongUsage:
    @pytest.mark.parametrize(
        "arguments",
        [
            ["nonsense"],
            ["--nonsense"],
            ["export"],
            ["export", "--format", "docx"],
            ["export", "--form", "json"],
            ["import"],
            ["import", ""],
            ["--data-dir"],
            ["--data-dir", ""],
            ["--appearance", "pink"],
            ["--examples", "list"],
            ["--size", "800x600", "list"],
            ["--screenshot", "x.png", "check"],
            *(
                ["--size", size]
                for size in ("800", "0x600", "x600", "800x", "-1x5", "٣x٤", "100000x1", "8x9x1")
            ),
        ],
    )
    def test_ends_with_two(self, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
        assert cli.run(arguments) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.startswith("usage: interview-helper")
        assert "Traceback" not in said.err

    def test_an_unknown_format_names_the_known(self, capsys: pytest.CaptureFixture[str]) -> None:
        cli.run(["export", "--format", "docx"])
        assert "there is no format 'docx', only markdown, text, json" in capsys.readouterr().err


COMMANDS = ["list", "export", "import", "backup", "check"]


class TestHelp:
    def test_a_line_a_command(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert cli.run(["--help"]) == 0
        lines = capsys.readouterr().out.splitlines()
        for command in COMMANDS:
            assert sum(line.startswith(f"    {command} ") for line in lines) == 1

    @pytest.mark.parametrize("command", COMMANDS)
    def test_of_each_command(self, command: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert cli.run([command, "--help"]) == 0
        assert "--data-dir DIR" in capsys.readouterr().out
        assert cli.run([command, "--version"]) == 0
        assert capsys.readouterr().out == f"Interview Helper {__version__}\n"

    def test_the_formats_are_named(self, capsys: pytest.CaptureFixture[str]) -> None:
        cli.run(["export", "--help"])
        out = capsys.readouterr().out
        assert all(known.id in out for known in formats.FORMATS)


def test_the_data_folder_goes_before_and_after_the_command(tmp_path: Path, run: Command) -> None:
    store(tmp_path, FABRIKAM)
    expected = run("list")[1]
    folder = str(tmp_path / "data")
    before, after = [], []
    for taken, arguments in (
        (before, ["--data-dir", folder, "list"]),
        (after, ["list", "--data-dir", folder]),
    ):
        done = subprocess.run(
            [sys.executable, "-m", "interview_helper", *arguments], capture_output=True, check=True
        )
        taken.append(done.stdout.decode())
    assert before == after == [expected]


class TestNeverATraceback:
    def broken(self, monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
        def fail(_folder: Path) -> list[Company]:
            raise error

        monkeypatch.setattr(cli, "_stored", fail)

    def test_the_unexpected_keeps_its_words_to_itself(
        self, run: Command, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.broken(monkeypatch, ZeroDivisionError("Northwind"))
        ran = run("list")
        assert_not_done(
            ran, "Something went wrong that should not have (ZeroDivisionError at test_cli.py, line "
        )
        assert "Northwind" not in ran[2]

    def test_the_programs_own_missing_parts(self, run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
        self.broken(monkeypatch, FileNotFoundError("The resources are missing. Install again."))
        assert_not_done(run("list"), "interview-helper: The resources are missing. Install again.")

    def test_errors_of_the_system(self, run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
        self.broken(monkeypatch, OSError(28, "No space left on device"))
        assert_not_done(
            run("list"), "This could not be done: the disk is full. Put that right and try again."
        )

    def test_an_interruption(self, run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
        self.broken(monkeypatch, KeyboardInterrupt())
        assert run("list") == (130, "", "")

    def test_a_reader_that_has_enough(self, run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
        self.broken(monkeypatch, BrokenPipeError(32, "Broken pipe"))
        assert run("list") == (0, "", "")

    def test_an_exit_in_words(self, run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
        self.broken(monkeypatch, SystemExit("words"))
        assert run("list")[0] == 1


def python(code: str, *arguments: str, **settings: Any) -> subprocess.CompletedProcess[bytes]:
    command: Sequence[str] = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, stderr=subprocess.PIPE, check=False, **settings)


MAIN = "import sys; from interview_helper.__main__ import main; sys.exit(main())"


class TestAsAProcess:
    def test_a_reader_that_has_enough(self, tmp_path: Path) -> None:
        store(tmp_path, replace(NORTHWIND, notes="a line\n" * 25_000))
        read, write = os.pipe()
        os.close(read)
        for arguments in (["export", "--format", "json"], ["list"], ["--help"]):
            done = python(MAIN, "--data-dir", str(tmp_path / "data"), *arguments, stdout=write)
            assert (done.returncode, done.stderr) == (0, b"")
        os.close(write)

    @pytest.mark.parametrize("command", [["export", "--format", "json"], ["list"]])
    def test_a_full_disk_behind_standard_output(self, tmp_path: Path, command: list[str]) -> None:
        store(tmp_path, replace(NORTHWIND, notes="a line\n" * 25_000))
        with Path("/dev/full").open("wb") as full:
            done = python(MAIN, "--data-dir", str(tmp_path / "data"), *command, stdout=full)
        assert done.returncode == 1
        assert (
            done.stderr
            == b"interview-helper: This could not be done: the disk is full. Put that right and try again.\n"
        )

    def test_utf8_whatever_the_locale(self, tmp_path: Path) -> None:
        store(tmp_path, NORTHWIND)
        plain = {**os.environ, "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
        done = python(MAIN, "--data-dir", str(tmp_path / "data"), "list", stdout=subprocess.PIPE, env=plain)
        assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout.decode().startswith("Northwind “Müller” 🙂\t")

    @pytest.mark.parametrize(
        "arguments",
        [
            ["list"],
            ["export", "--format", "markdown"],
            ["import", "in.json"],
            ["check"],
            ["backup"],
            ["--help"],
        ],
    )
    def test_commands_import_no_qt(self, tmp_path: Path, arguments: list[str]) -> None:
        store(tmp_path, NORTHWIND)
        (tmp_path / "in.json").write_text(render([UNNAMED], NOW))
        code = (
            "import sys; from interview_helper.__main__ import main; code = main();"
            "found = [name for name in sys.modules if 'PySide' in name or 'shiboken' in name];"
            "print(found, file=sys.stderr); sys.exit(code)"
        )
        done = python(
            code, "--data-dir", str(tmp_path / "data"), *arguments, stdout=subprocess.DEVNULL, cwd=tmp_path
        )
        assert (done.returncode, done.stderr) == (0, b"[]\n")

    @pytest.mark.parametrize("arguments", [[], ["--data-dir", "x", "--size", "800x600"]])
    def test_the_way_to_the_window_imports_nothing_else(self, tmp_path: Path, arguments: list[str]) -> None:
        code = (
            "import sys, types; app = sys.modules['interview_helper.app'] = types.ModuleType('app');"
            "app.run_window = lambda options: 0; from interview_helper.__main__ import main; code = main();"
            "print(*sys.modules); sys.exit(code)"
        )
        done = python(code, *arguments, stdout=subprocess.PIPE, cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, b"")
        modules = done.stdout.decode().split()
        assert "interview_helper.cli" in modules
        unwanted = ("msgspec", "hashlib", "uuid", "unicodedata", "decimal", "asyncio", "PySide6")
        parts = ("interview_helper.export", "interview_helper.importing")
        assert not [name for name in modules if name in unwanted or name.startswith(parts)]
