"""A tour of the whole program: no socket, no file that a text names, no name where none belongs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import every_field
import pytest
from looking import RED, WORD, is_red
from PySide6.QtCore import QBuffer
from PySide6.QtGui import QImage, QPainter, QPdfWriter
from system_calls import NAME_SERVICE, Allowed, faults, run_traced, why_not
from tour import every_field_text

from interview_helper.domain.company import utc_now
from interview_helper.export.formats import format_by_id

HERE = Path(__file__).parent
PRINT_SERVICE = "/run/cups/cups.sock"
UNTRACED = why_not()
traced_only = pytest.mark.skipif(bool(UNTRACED), reason=UNTRACED or "it can be traced")
DIALOGS = {
    "About Interview Helper",
    "Backups",
    "Check the data",
    "Earlier versions of the notes",
    "Password",
    "Trash",
    "Export all companies",
    "Export this company",
    "How the balance works",
    "Import companies",
    "Interview Helper",
    "Journal",
    "My priorities",
    "Print my questions",
    "Save my questions",
    "Strike out",
    "Then and now",
    "Which would matter more?",
    "Write a letter",
    "Edit template",
    "Your data",
}
"""Titles of windows that a tour must have come to."""


@dataclass(frozen=True)
class Toured:
    """A home folder after a tour: what was seen on it, said, and asked of the system."""

    folder: Path
    seen: Mapping[str, list[str]]
    said: str
    log: str
    printed: str = ""
    """By the commands."""

    @property
    def home(self) -> Path:
        return self.folder / "home"

    @property
    def data(self) -> Path:
        return self.home / ".local/share/interview-helper"

    @property
    def out(self) -> Path:
        return self.folder / "out"

    @property
    def red(self) -> Path:
        return self.folder / "red.png"

    def allowed(self) -> Allowed:
        """Where it may write: its data, what is asked for; and Qt’s file dialog keeps its last folder."""
        settings = self.home / ".config"
        return Allowed(
            written=(self.data, self.out, *self.data.parents[:2], settings, Path("/dev/null")),
            sockets=(NAME_SERVICE, PRINT_SERVICE),
            planted=(self.red,),
            folder=self.folder,
        )


def prepared(folder: Path) -> dict[str, str]:
    """Make a home folder, the picture that texts name, and a file to import; the environment for it."""
    (folder / "home").mkdir(mode=0o700)
    (folder / "out").mkdir(mode=0o700)
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(RED)
    assert image.save(str(folder / "red.png"))
    text = every_field_text(folder / "red.png")
    incoming = replace(every_field.company(text), id="new")
    (folder / "out/import.json").write_bytes(format_by_id("json").render([incoming], utc_now()))
    taken = {"HOME": str(folder / "home"), "PYTHONPATH": str(HERE), "PYTHONDONTWRITEBYTECODE": "1"}
    left = {
        key: value for key, value in os.environ.items() if not key.startswith(("XDG_", "DBUS_", "DISPLAY"))
    }
    return {**left, **taken, "QT_QPA_PLATFORM": "offscreen"}


def tour(folder: Path, how: str = "fine", traced: bool = True) -> Toured:
    environment = prepared(folder)
    said = log = printed = ""
    for name, more in (("tour.py", [how]), ("commands_tour.py", [])):
        command = [sys.executable, HERE / name, folder / "out", folder / "red.png", *more]
        if traced and not UNTRACED:
            done = run_traced(command, folder / name, environment, folder)
            log += (folder / name).read_text(encoding="utf-8", errors="replace")
        else:
            done = subprocess.run(
                command, capture_output=True, text=True, env=environment, cwd=folder, timeout=120, check=False
            )
        # What the commands print is asked for; what the window says on a terminal, nobody asked for.
        printed = done.stdout
        said += done.stderr if name == "commands_tour.py" else done.stdout + done.stderr
        seen = json.loads((folder / "out/seen.json").read_text(encoding="utf-8"))
        assert seen["broken off"] == [], seen["broken off"][0]
        assert done.returncode == 0, done.stderr
        if how != "fine":
            break
    return Toured(folder, seen, said, log, printed)


@pytest.fixture(scope="module")
def toured(tmp_path_factory: pytest.TempPathFactory) -> Toured:
    return tour(tmp_path_factory.mktemp("toured"))


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Toured:
    """The same tour of a program that shows rich text."""
    return tour(tmp_path_factory.mktemp("broken"), "broken")


def files_in(*folders: Path) -> Iterator[Path]:
    for folder in folders:
        yield from (file for file in folder.rglob("*") if file.is_file())


# What can be seen


def test_the_tour_comes_to_everything(toured: Toured) -> None:
    assert set(toured.seen["titles"]) >= DIALOGS
    looked = Counter(place.rsplit(": ", 1)[1] for place in toured.seen["looked"])
    assert looked["MainWindow"] > 50
    assert looked["QMenu"] > 20
    assert looked["QMessageBox"] >= 6
    assert len(set(toured.seen["tips"])) > 20
    assert {file.suffix for file in files_in(toured.out)} >= {".md", ".txt", ".json", ".pdf", ".png", ".db"}


def test_the_tour_comes_to_every_field(toured: Toured) -> None:
    assert every_field.fields() - set(toured.seen["fields"]) == set()
    assert len(every_field.fields()) > 25


def test_markup_in_any_field_shows_nothing_red_anywhere(toured: Toured) -> None:
    assert toured.seen["red"] == []
    assert not is_red(QImage(str(toured.out / "window.png")))


def test_the_control_shows_red_in_labels_tooltips_and_boxes(broken: Toured) -> None:
    red = " ".join(broken.seen["red"])
    for kind in ("tooltip of", "QMessageBox", "MainWindow"):
        assert kind in red, kind


@pytest.mark.usefixtures("qapp")
def test_the_page_with_the_questions_has_nothing_of_the_picture(toured: Toured) -> None:
    (page, *_) = toured.out.glob("*.pdf")
    assert b"/Subtype /Image" not in page.read_bytes()
    data = QBuffer()
    data.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(data)
    painter = QPainter(writer)
    painter.drawImage(0, 0, QImage(str(toured.red)))
    painter.end()
    assert b"/Subtype /Image" in data.data().data(), "the control"


# What is asked of the system


@traced_only
def test_no_socket_no_file_that_a_text_names_nothing_written_elsewhere(toured: Toured) -> None:
    assert faults(toured.log, toured.allowed()) == []
    assert len(toured.log.splitlines()) > 3_000, "it was traced"


@traced_only
def test_the_control_opens_the_file_that_a_text_names(broken: Toured) -> None:
    found = faults(broken.log, broken.allowed())
    assert {fault.split(": ")[0] for fault in found} == {"what a text names"}
    assert any("open" in fault for fault in found)


BREAKS = {
    "a socket": "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close()",
    "a connection": (
        "import contextlib, socket\nwith contextlib.suppress(OSError):\n"
        " socket.socket(socket.AF_UNIX).connect('/tmp/.X11-unix/X0')"
    ),
    "what a text names": "import os; os.path.exists('red.png')",
    "broader than its user": "open('out/x', 'w')",
    "written elsewhere": "import os; os.umask(0o077); open('beside', 'w')",
}


@traced_only
@pytest.mark.parametrize(("why", "script"), BREAKS.items(), ids=list(BREAKS))
def test_a_script_that_breaks_a_promise_is_found(tmp_path: Path, why: str, script: str) -> None:
    environment = prepared(tmp_path)
    log = tmp_path / "log"
    done = run_traced([sys.executable, "-c", script], log, environment, tmp_path)
    assert done.returncode == 0, done.stderr
    found = faults(log.read_text(encoding="utf-8"), Toured(tmp_path, {}, "", "").allowed())
    assert {fault.split(": ")[0] for fault in found} == {why}


@traced_only
def test_a_script_that_breaks_none_is_not(tmp_path: Path) -> None:
    environment = prepared(tmp_path)
    log = tmp_path / "log"
    script = "import os; os.umask(0o077); open('out/ä', 'w'); os.rename('out/ä', 'out/y'); os.mkdir('out/z')"
    assert run_traced([sys.executable, "-c", script], log, environment, tmp_path).returncode == 0
    assert faults(log.read_text(encoding="utf-8"), Toured(tmp_path, {}, "", "").allowed()) == []


@pytest.mark.skipif(os.name == "nt", reason="rights are others there")
def test_everything_that_was_left_is_the_users_alone(toured: Toured) -> None:
    broad = [
        place
        for folder in (toured.home, toured.out)
        for place in folder.rglob("*")
        if place.stat().st_mode & 0o077 and place.name not in ("import.json", "wrong.json")  # the test's own
    ]
    assert broad == []


# Where a name would be in the wrong place


def test_no_window_has_a_name_in_its_title(toured: Toured) -> None:
    assert [title for title in toured.seen["titles"] if WORD in title] == []


def test_no_name_is_said_in_settings_or_beside_the_data(toured: Toured) -> None:
    """In the data file and its backups names stand, of course: the control."""
    told = [
        str(file)
        for file in files_in(toured.home)
        if (WORD.casefold() in _text(file) or "zw%c3%b6lf" in _text(file)) and file.suffix != ".db"
    ]
    assert told == []
    assert (toured.data / "settings.ini").exists()
    assert WORD.casefold() in _text(toured.data / "companies.db")


def test_nothing_of_it_is_said_on_the_terminal(toured: Toured) -> None:
    asked_for = (
        f"There is no company with the name or id “{every_field_text(toured.red)('name')} that is not there”"
    )
    assert WORD not in toured.said.replace(asked_for, "")


def test_nothing_of_it_is_in_what_a_report_of_a_fault_needs(toured: Toured) -> None:
    listed, _, diagnosed = toured.printed.rpartition("\nInterview Helper: ")
    assert "Data folder: " in diagnosed
    assert WORD not in diagnosed
    assert WORD in listed, "the control"


def test_no_other_program_is_started_but_the_examples(toured: Toured) -> None:
    assert toured.seen["started"] == [sys.executable]


def test_no_error_came_up_on_the_way(toured: Toured) -> None:
    assert not list((toured.data / "reports").glob("*")), "a report lies there"
    assert "Calls, the innermost last" not in toured.said


def _text(file: Path) -> str:
    return file.read_bytes().decode("utf-8", "replace").casefold()
