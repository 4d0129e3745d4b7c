"""What the desktop reads: the entry in its menus, and the type of our files."""

from __future__ import annotations

import configparser
import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from linux.about import HERE, ID
from linux_machine import ask, on_debian
from recipes import PROJECT

from interview_helper import app
from interview_helper.command_line import parse
from interview_helper.domain.company import Company
from interview_helper.export.json_format import render

ENTRY = HERE / f"{ID}.desktop"
TYPE = "application/x-interview-helper+json"


def entry() -> configparser.ConfigParser:
    read = configparser.ConfigParser(interpolation=None)
    read.optionxform = str  # type: ignore[assignment,method-assign]
    read.read(ENTRY, encoding="utf-8")
    return read


@on_debian
def test_the_desktop_is_content_with_the_entry() -> None:
    assert ask("desktop-file-validate", str(ENTRY)) == ""


def test_everything_shares_one_id() -> None:
    main = entry()["Desktop Entry"]
    assert app.APPLICATION == main["StartupWMClass"] == main["Icon"] == main["TryExec"] == ID
    assert (PROJECT / "resources" / "icons" / f"{main['Icon']}.svg").is_file()


def test_the_program_understands_what_the_entry_starts() -> None:
    read = entry()
    program, argument = read["Desktop Entry"]["Exec"].split()
    assert (program, argument) == (ID, "%f")
    assert parse(["/home/me/companies.json"]).window_file == Path("/home/me/companies.json")
    for action in read["Desktop Entry"]["Actions"].strip(";").split(";"):
        program, *arguments = read[f"Desktop Action {action}"]["Exec"].split()
        assert program == ID
        assert parse(arguments).examples


def test_the_entry_names_our_file_type() -> None:
    assert entry()["Desktop Entry"]["MimeType"] == f"{TYPE};"
    for file in (f"{ID}.mime.xml", f"{ID}.metainfo.xml"):
        assert TYPE in (HERE / file).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def data_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A user's folder in which our file type is known."""
    home = tmp_path_factory.mktemp("share")
    (home / "mime" / "packages").mkdir(parents=True)
    (home / "applications").mkdir()
    shutil.copyfile(HERE / f"{ID}.mime.xml", home / "mime" / "packages" / f"{ID}.xml")
    # There is no such program on this machine's path.
    text = ENTRY.read_text(encoding="utf-8").replace(f"TryExec={ID}\n", "").replace(f"Exec={ID}", "Exec=true")
    (home / "applications" / ENTRY.name).write_text(text, encoding="utf-8")
    ask("update-mime-database", str(home / "mime"), XDG_DATA_DIRS=f"{home}:/usr/share")
    ask("update-desktop-database", str(home / "applications"))
    return home


def exported() -> str:
    moment = datetime(2026, 11, 23, tzinfo=UTC)
    return render([Company("one", created_at=moment, updated_at=moment)], moment)


FILES = {
    "export.json": (exported(), TYPE),
    "export-without-ending": (exported(), TYPE),
    "compact.json": ('{"format":"interview-helper","version":1}', TYPE),
    "other.json": ('{\n "format": "another",\n "of": "interview-helper"}', "application/json"),
    "list.json": ('["format", "interview-helper"]', "application/json"),
    "map.geojson": (exported(), "application/geo+json"),
    "notes.txt": (exported(), "text/plain"),
}


@on_debian
@pytest.mark.parametrize("name", FILES)
def test_gnome_knows_our_files_by_what_is_in_them(data_home: Path, tmp_path: Path, name: str) -> None:
    text, kind = FILES[name]
    (tmp_path / name).write_text(text)
    said = ask(
        "gio", "info", "-a", "standard::content-type", str(tmp_path / name), XDG_DATA_HOME=str(data_home)
    )
    assert said.strip().endswith(f"standard::content-type: {kind}")


@on_debian
@pytest.mark.parametrize("name", FILES)
def test_kde_knows_our_files_by_what_is_in_them(data_home: Path, tmp_path: Path, name: str) -> None:
    text, kind = FILES[name]
    (tmp_path / name).write_text(text)
    # Qt reads the types once in a process.
    program = (
        "import sys; from PySide6.QtCore import QMimeDatabase;"
        "print(QMimeDatabase().mimeTypeForFile(sys.argv[1]).name())"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / name)],
        capture_output=True, text=True, check=True, env={**os.environ, "XDG_DATA_HOME": str(data_home)},
    )  # fmt: skip
    assert done.stdout.strip() == kind


@on_debian
def test_opening_one_of_our_files_offers_the_program(data_home: Path) -> None:
    said = ask("gio", "mime", TYPE, XDG_DATA_HOME=str(data_home), LC_ALL="C.UTF-8")
    assert f"{ID}.desktop" in said
