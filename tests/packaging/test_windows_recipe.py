"""The recipe for Windows, as far as it can be held to anything on another system."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from recipes import PROJECT
from spec_run import run_spec
from windows import version_info

import interview_helper
from interview_helper.app import USER_MODEL_ID
from interview_helper.command_line import parse

WINDOWS = PROJECT / "packaging" / "windows"
SCRIPT = (WINDOWS / "interview-helper.iss").read_text(encoding="utf-8")
BUILD = (WINDOWS / "build.ps1").read_text(encoding="utf-8")


def defined() -> dict[str, str]:
    """The texts that the installer's script gives names to."""
    return dict(re.findall(r'^#define (\w+) "([^"]*)"$', SCRIPT, re.MULTILINE))


def with_names(text: str) -> str:
    """The text with the names put in: ``{#AppName}`` becomes what it stands for."""
    return re.sub(r"\{#(\w+)\}", lambda name: defined().get(name[1], name[0]), text)


def section(name: str) -> list[str]:
    """The lines of a section without remarks."""
    found = re.search(rf"^\[{name}\]\n(.*?)(?=^\[|\Z)", SCRIPT, re.MULTILINE | re.DOTALL)
    assert found is not None, name
    return [line for line in found[1].splitlines() if line and not line.startswith((";", "#"))]


def settings() -> dict[str, str]:
    return dict(line.split("=", 1) for line in section("Setup"))


def parameters(line: str) -> dict[str, str]:
    """``Name: "a"; Flags: b`` as a table, without the quotation marks."""
    parts = re.findall(r'(\w+):\s*("(?:[^"]|"")*"|[^;]+)', with_names(line))
    return {name: re.sub(r'^"|"$', "", value.strip()).replace('""', '"') for name, value in parts}


class TestInstaller:
    def test_asks_for_no_rights_and_fits_the_architecture_of_qt(self) -> None:
        assert settings()["PrivilegesRequired"] == "lowest"
        assert settings()["DefaultDirName"].startswith("{autopf}\\")
        assert settings()["ArchitecturesAllowed"] == "x64compatible"
        assert settings()["ArchitecturesInstallIn64BitMode"] == "x64compatible"
        assert re.fullmatch(r"\{\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}", settings()["AppId"])

    @pytest.mark.parametrize("name", ["AppVersion", "NumericVersion"])
    def test_its_version_is_said_by_who_compiles_it(self, name: str) -> None:
        assert f"#ifndef {name}\n  #error" in SCRIPT
        assert f"/D{name}=$" in BUILD
        assert interview_helper.__version__ not in settings().values()

    def test_follows_light_and_dark_where_the_compiler_can(self) -> None:
        assert re.search(r"#if Ver >= EncodeVer\(6, 6, 0\)\nWizardStyle=modern dynamic\n#else", SCRIPT)

    def test_installs_the_whole_bundle_and_starts_the_program_of_the_spec(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        told = run_spec(monkeypatch, "win32")
        programs = {one.options["name"]: one.options["console"] for one in told if one.kind == "EXE"}
        folder = next(one.options["name"] for one in told if one.kind == "COLLECT")
        (files,) = section("Files")
        assert parameters(files)["Source"] == f"{{#Root}}\\dist\\{folder}\\*"
        assert "recursesubdirs" in parameters(files)["Flags"]
        assert programs == {
            defined()["Window"].removesuffix(".exe"): False,
            defined()["Console"].removesuffix(".exe"): True,
        }
        assert set(version_info.PROGRAMS) == set(programs)

    def test_the_start_menu_opens_the_window_under_one_identity(self) -> None:
        icons = [parameters(line) for line in section("Icons")]
        assert {icon["Filename"] for icon in icons} == {"{app}\\" + defined()["Window"]}
        assert {icon["AppUserModelID"] for icon in icons} == {defined()["UserModelId"]}
        assert defined()["UserModelId"] == USER_MODEL_ID
        assert icons[0]["Name"] == "{autoprograms}\\Interview Helper"

    def test_offers_itself_for_json_and_takes_json_from_nobody(self) -> None:
        entries = [parameters(line) for line in section("Registry")]
        assert {entry["Root"] for entry in entries} == {"HKA"}
        about_json = [entry for entry in entries if ".json" in entry["Subkey"]]
        assert [entry["Subkey"] for entry in about_json] == ["Software\\Classes\\.json\\OpenWithProgids"]
        # The value alone goes when the program does, and its folder only where nobody else is in it.
        assert about_json[0]["ValueName"] == defined()["ProgId"]
        assert about_json[0]["Flags"].split() == ["uninsdeletevalue", "uninsdeletekeyifempty"]
        others = [entry for entry in entries if entry not in about_json]
        assert all(f"\\{defined()['ProgId']}" in entry["Subkey"] for entry in others)

    def test_what_it_opens_a_file_with_is_a_command_line_of_the_program(self) -> None:
        entries = [parameters(line) for line in section("Registry")]
        (command,) = [entry["ValueData"] for entry in entries if entry["Subkey"].endswith("open\\command")]
        program, _, said = command.partition('" "')
        assert program == '"{app}\\' + defined()["Window"]
        said = said.removesuffix('"').replace("%1", "C:\\Users\\me\\two companies.json")
        assert parse([said]).window_file == Path(said)

    def test_nothing_is_deleted_but_the_libraries_of_an_older_version(self) -> None:
        assert "[UninstallDelete]" not in SCRIPT
        (deleted,) = section("InstallDelete")
        assert parameters(deleted)["Name"] == "{app}\\_internal"
        without_remarks = re.sub(r"^;.*$", "", SCRIPT, flags=re.MULTILINE)
        assert "localappdata" not in without_remarks
        assert "interview-helper\\" not in re.sub(r"dist\\interview-helper\\", "", without_remarks)

    def test_every_file_it_takes_is_one_that_is_made_or_here(self) -> None:
        assert settings()["LicenseFile"] == "{#Root}\\LICENSE"
        assert (PROJECT / "LICENSE").is_file()
        assert settings()["SetupIconFile"] == "{#Root}\\build\\icons\\interview-helper.ico"


class TestBuild:
    def test_every_file_that_it_names_is_here(self) -> None:
        named = re.findall(r"packaging\\[\w.\\-]+\.(?:py|spec|iss|txt)", BUILD)
        assert len(named) >= 6
        assert [name for name in named if not (PROJECT / name.replace("\\", "/")).is_file()] == []

    def test_programs_are_run_so_that_their_failure_ends_it(self) -> None:
        bare = re.findall(r"^\s*& \S.*$", BUILD, re.MULTILINE)
        assert [line.strip() for line in bare] == ["& $Program @Arguments"]

    def test_without_a_certificate_it_says_that_nothing_is_signed(self) -> None:
        assert "Write-Host 'Not signed:" in BUILD
        # A password on a command line could be read by every program of the machine.
        assert "/p " not in BUILD
        assert "Import-PfxCertificate" in BUILD


class TestVersionInfo:
    @pytest.mark.parametrize(
        ("version", "expected"),
        [
            ("1.2.3", (1, 2, 3, 0)),
            ("0.1", (0, 1, 0, 0)),
            ("1.2.3.4", (1, 2, 3, 4)),
            ("2.0rc1", (2, 0, 0, 0)),
            ("1.2.3.dev4+local", (1, 2, 3, 0)),
        ],
    )
    def test_versions_become_four_numbers(self, version: str, expected: tuple[int, ...]) -> None:
        assert version_info.numbers(version) == expected

    @pytest.mark.parametrize("version", ["", "new", "1.2.3.4.5", "1.65536"])
    def test_what_windows_cannot_count_is_refused(self, version: str) -> None:
        with pytest.raises(ValueError, match="cannot count"):
            version_info.numbers(version)

    @pytest.mark.parametrize(
        ("version", "flags"),
        [
            ("1.0", 0),
            ("1.0.post1", 0),
            ("1.0+local.b2", 0),
            ("1.0a1", 2),
            ("1.0rc2", 2),
            ("1.0rc2+local", 2),
            ("1.0.dev1", 2),
        ],
    )
    def test_a_version_before_the_release_is_marked(self, version: str, flags: int) -> None:
        text = version_info.version_info("Interview Helper", version, "2026 Us")
        assert self.evaluated(text).ffi.flags == flags

    def test_every_option_that_it_explains_is_there(self, capsys: pytest.CaptureFixture[str]) -> None:
        explained = re.findall(r"^python \S+ (--\S+)", str(version_info.__doc__), re.MULTILINE)
        assert explained == ["--numbers"]
        assert version_info.main(explained) == 0
        assert re.fullmatch(r"\d+(\.\d+){3}\n", capsys.readouterr().out)

    def test_it_says_the_same_as_the_package_and_the_licence(self, tmp_path: Path) -> None:
        assert version_info.main(["--folder", str(tmp_path)]) == 0
        for name in version_info.PROGRAMS:
            info = self.evaluated((tmp_path / f"{name}.txt").read_text(encoding="utf-8"))
            words = dict(info.kids[0].tables[0].strings)
            assert words["FileVersion"] == words["ProductVersion"] == interview_helper.__version__
            assert words["CompanyName"] == "The Interview Helper developers"
            assert words["LegalCopyright"].startswith("© 2026 The Interview Helper developers")
            assert words["OriginalFilename"] == f"{name}.exe"

    def test_the_spec_takes_the_file_of_each_program(self, monkeypatch: pytest.MonkeyPatch) -> None:
        assert Path("build/version_info") == version_info.FOLDER.relative_to(PROJECT)
        monkeypatch.setattr(Path, "is_file", lambda _: True)
        for one in run_spec(monkeypatch, "win32"):
            if one.kind == "EXE":
                assert Path(one.options["version"]) == version_info.FOLDER / f"{one.options['name']}.txt"

    def test_pyinstaller_reads_it(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        pytest.importorskip("pefile", reason="what PyInstaller reads it with is there on Windows only")
        compat = pytest.importorskip("PyInstaller.compat")
        monkeypatch.setattr(compat, "win32api", None, raising=False)
        from PyInstaller.utils.win32 import versioninfo

        version_info.main(["--folder", str(tmp_path)])
        for name in version_info.PROGRAMS:
            read = versioninfo.load_version_info_from_text_file(str(tmp_path / f"{name}.txt"))
            assert f"{name}.exe".encode("utf-16-le") in read.toRaw()

    @staticmethod
    def evaluated(text: str) -> Any:
        """The expression that the file is, with plain stand-ins for PyInstaller's classes."""
        return eval(
            text,
            {
                "VSVersionInfo": SimpleNamespace,
                "FixedFileInfo": SimpleNamespace,
                "StringFileInfo": lambda tables: SimpleNamespace(tables=tables),
                "StringTable": lambda _, strings: SimpleNamespace(strings=strings),
                "StringStruct": lambda name, value: (name, value),
                "VarFileInfo": list,
                "VarStruct": lambda name, values: (name, values),
            },
        )


def test_the_stand_in_for_another_system_is_undone(monkeypatch: pytest.MonkeyPatch) -> None:
    before = sys.platform
    with monkeypatch.context() as inner:
        run_spec(inner, "win32")
    assert sys.platform == before
