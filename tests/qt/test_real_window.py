"""The program as people start it: a process with a real window on a real X screen."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from qt_data import stored_companies
from window_driver import CATALOGUE, Driver, starter
from window_screen import DEADLINE_S, Program, Screen, open_screen, require_tools, wait_until

from interview_helper.domain.company import Company
from interview_helper.domain.reasons import Mark
from interview_helper.paths import database_file
from interview_helper.storage.database import Database
from interview_helper.storage.errors import StorageError

pytestmark = pytest.mark.window
SIZE = (1280, 900)
LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
SYSTEM_PYTHON = Path("/usr/bin/python3")
PYATSPI = Path("/usr/lib/python3/dist-packages/pyatspi/__init__.py")
LISTENER = Path(__file__).with_name("window_listener.py")


@pytest.fixture(scope="module")
def screen() -> Iterator[Screen]:
    with open_screen() as opened:
        yield opened


@pytest.fixture
def twin(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Driver]:
    """The same window of the same size offscreen: it knows where its widgets are."""
    with starter(qtbot, tmp_path / "twin", monkeypatch) as start:
        yield start(size=SIZE)


def place(twin: Driver, widget: QWidget, at: QPoint | None = None) -> QPoint:
    """Where a widget, or a point in it, is in its window."""
    return widget.mapTo(twin.window, widget.rect().center() if at is None else at)


def check_box(twin: Driver, reason_id: str) -> QPoint:
    box = twin.row(reason_id).check_box
    return place(twin, box, QPoint(8, 10))


def command(*arguments: str | Path) -> str:
    return subprocess.run(
        [sys.executable, "-m", "interview_helper", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=DEADLINE_S,
        check=True,
    ).stdout


def copied(folder: Path, copies: Path) -> list[Company]:
    """What is on the disk while the program has it open: read in a copy, never in the file itself.

    Nothing where the copy was made in the middle of a save.
    """
    file = database_file(folder)
    journal = file.with_name(f"{file.name}-journal")
    if not file.exists():
        return []
    copies.mkdir(exist_ok=True)
    before = journal.exists() and journal.stat().st_size
    shutil.copyfile(file, database_file(copies))
    if before or (journal.exists() and journal.stat().st_size):
        return []
    with suppress(StorageError):
        database = Database.open(database_file(copies), create=False)
        try:
            return list(database.companies())
        finally:
            database.close()
    return []


def test_all_that_was_saved_is_found_after_a_kill(screen: Screen, twin: Driver, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    options = ("--data-dir", folder, "--size", f"{SIZE[0]}x{SIZE[1]}", "--appearance", "light")
    program = Program(screen, *options)
    window = program.window()
    screen.type("Tailspin Toys")
    for reason_id in ("job-interesting", "culture-negative", "boss-difficult"):
        screen.click(window, check_box(twin, reason_id))
    screen.press("1")  # on the row that was clicked last
    screen.click(window, place(twin, twin.row("relocation-unsupported").unknown_button))
    pips = twin.row("job-interesting").pips
    screen.click(window, place(twin, pips, pips.centre_of(5).toPoint()))
    screen.click(window, place(twin, twin.window.notes.notes))
    screen.type("Kind, but late. Ask about Leeds")

    def whole() -> Company | None:
        program.still_runs()
        found = copied(folder, tmp_path / "copies")
        return found[0] if found and found[0].notes.endswith("Leeds") else None

    saved = wait_until(whole, "the notes on the disk")
    program.kill()
    assert (saved.name, saved.notes) == ("Tailspin Toys", "Kind, but late. Ask about Leeds")
    assert {reason.id for reason in saved.reasons if reason.ticked} == {
        "job-interesting",
        "culture-negative",
        "boss-difficult",
    }
    assert saved.reason("boss-difficult").weight == 1
    assert saved.reason("job-interesting").weight == 5
    assert saved.reason("relocation-unsupported").mark is Mark.UNKNOWN

    again = Program(screen, *options)
    window = again.window()
    wait_until(lambda: coloured(screen.picture(window, tmp_path / "again.png")), "the blocks on the pans")
    screen.press("alt+F4")
    assert again.ended() == (0, "")
    (exported,) = json.loads(command("export", "--format", "json", "--data-dir", folder))["companies"]
    assert exported["name"] == "Tailspin Toys"
    assert exported["notes"] == "Kind, but late. Ask about Leeds"
    balance = exported["balance"]
    assert (balance["accept"], balance["decline"]) == (5, 4)
    assert stored_companies(folder) == {saved.id: saved}, "looking at it again has changed nothing"


def coloured(file: Path) -> bool:
    """Whether both sides' colours are in the picture of a window, above the checklists."""
    image = QImage(str(file))
    assert (image.width(), image.height()) == SIZE
    blue = brown = 0
    for y in range(100, 400, 2):
        for x in range(260, 960, 2):
            colour = image.pixelColor(x, y)
            blue += colour.blue() > colour.red() + 100
            brown += colour.red() > colour.blue() + 100
    return blue > 100 and brown > 100


def test_data_that_something_else_holds_is_said_in_a_window(screen: Screen, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with closing(Database.open(database_file(folder))):
        program = Program(screen, "--data-dir", folder)
        program.window()
        screen.press("Return")
        code, errors = program.ended()
    assert code == 1
    assert errors == (
        f"interview-helper: The data in {folder} is already open, most likely in another window of "
        "Interview Helper. Go on there, or close it first.\n"
    )


def test_a_second_program_on_the_same_data_hands_over_and_harms_nothing(
    screen: Screen, twin: Driver, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    options = ("--data-dir", folder, "--size", f"{SIZE[0]}x{SIZE[1]}")
    first = Program(screen, *options)
    window = first.window()
    where = screen.xdotool("getwindowgeometry", window)
    screen.xdotool("windowminimize", "--sync", window)
    second = Program(screen, *options)
    assert second.ended() == (0, "")
    front = ("getactivewindow",)
    wait_until(lambda: screen.xdotool(*front, check=False).strip() == window, "the first window in front")
    # The window manager shows it growing from where it was minimised to.
    wait_until(lambda: screen.xdotool("getwindowgeometry", window) == where, "the window in its place")
    screen.click(window, check_box(twin, "leadership-unmet"))
    wait_until(lambda: copied(folder, tmp_path / "copies"), "the tick on the disk")
    screen.press("ctrl+q")
    assert first.ended() == (0, "")
    (stored,) = stored_companies(folder).values()
    assert [reason.id for reason in stored.reasons if reason.ticked] == ["leadership-unmet"]


def test_assistive_technology_reads_and_ticks(screen: Screen, tmp_path: Path) -> None:
    require_tools((LAUNCHER, "at-spi2-core"), (PYATSPI, "python3-pyatspi"), (SYSTEM_PYTHON, "python3"))
    folder, output = tmp_path / "data", tmp_path / "heard.json"
    program = [sys.executable, "-m", "interview_helper", "--data-dir", str(folder)]
    listener = subprocess.run(
        ["dbus-run-session", "--", str(SYSTEM_PYTHON), str(LISTENER), str(output), str(LAUNCHER), *program],
        env=screen.environment | {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "XDG_RUNTIME_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=4 * DEADLINE_S,
        check=False,
    )
    assert listener.returncode == 0, listener.stderr
    heard = json.loads(output.read_text())
    texts = [built_in.text for built_in in CATALOGUE]
    assert sorted(heard["check boxes"]) == sorted([*texts, *(f"I don’t know yet: {text}" for text in texts)])
    assert {"Company", "Role", "Notes", "Search companies"} <= set(heard["fields"])
    assert heard["range"] == [-100, 100]
    assert (heard["ticked before"], heard["ticked after"]) == (False, True)
    assert (heard["value before"], heard["value after"]) == (0, 100)
    assert heard["said before"] == "Nothing weighed yet: both pans are empty."
    assert heard["said after"] == "Leans towards accepting: 3 for, 0 against."
    assert re.fullmatch(r"Saved \d\d:\d\d", heard["saved"])
    # It was killed as soon as “Saved” was heard.
    (stored,) = stored_companies(folder).values()
    assert [reason.id for reason in stored.reasons if reason.ticked] == ["job-interesting"]


def test_the_first_window_fits_on_a_small_screen(tmp_path: Path) -> None:
    with open_screen("1024x700") as screen:
        window = Program(screen, "--data-dir", tmp_path / "data").shown_window()
        place = dict(
            line.split("=") for line in screen.xdotool("getwindowgeometry", "--shell", window).splitlines()
        )
        # Without the frame, of which the window manager says nothing here.
        assert 900 < int(place["WIDTH"]) <= 1024 - 4
        assert 560 < int(place["HEIGHT"]) <= 700 - 24
