"""The program started as a process: what it draws, what it imports, and how it says that it cannot start."""

from __future__ import annotations

import json
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest
from program_runs import PROGRAM, draw, not_started, run
from PySide6.QtGui import QImage
from qt_data import stored_companies
from window_driver import CATALOGUE, company, store_companies

from interview_helper.domain.reasons import Mark, Side
from interview_helper.paths import database_file
from interview_helper.storage.database import Database

# PySide6 itself imports some others, logging and tempfile among them.
NOT_BEFORE_THE_FIRST_PAINT = (
    "msgspec",
    "apsw",
    "jinja2",
    "interview_helper.storage.locking",
    "interview_helper.storage.relocking",
    "interview_helper.terminal_password",
    "interview_helper.unlocking",
    "interview_helper.windows.password",
    "interview_helper.export",
    "interview_helper.importing",
    "interview_helper.commands",
    "interview_helper.diagnostics",
    "interview_helper.errands",
    "interview_helper.handover",
    "interview_helper.programs",
    "interview_helper.start_trouble",
    "interview_helper.rescue",
    "interview_helper.unexpected",
    "interview_helper.crash_reports",
    "interview_helper.session.backing_up",
    "interview_helper.session.checking",
    "interview_helper.session.trash",
    "interview_helper.storage.verifying",
    "interview_helper.windows.about",
    "interview_helper.windows.backups",
    "interview_helper.windows.damage_dialog",
    "interview_helper.windows.trash",
    "PySide6.QtNetwork",
    "PySide6.QtTest",
    "argparse",
    "asyncio",
    "bz2",
    "concurrent",
    "html.parser",
    "inspect",
    "ipaddress",
    "logging",
    "lzma",
    "shutil",
    "tempfile",
    "traceback",
    "uuid",
    "hashlib",
    "decimal",
    "fractions",
    "socket",
    "unittest",
)
WATCHED_START = """
import sys
from interview_helper.lean.modules import lean_imports

def painted(window):
    # What waits is not there yet: it is executed when something in it is used.
    there = [name for name, module in sys.modules.items() if "_real_loader" not in vars(module)]
    print(*sorted(there), sep="\\n")
    window.close()

with lean_imports():
    from pathlib import Path
    from interview_helper.app import run_window
    from interview_helper.options import WindowOptions
    sys.exit(run_window(WindowOptions(Path(sys.argv[1])), painted))
"""

LEAN_START = """
import sys
from interview_helper.lean.modules import lean_imports

def painted(window, options):
    import gc, json, os
    from interview_helper.lean.enumerations import TRIED, _waiting
    print(json.dumps({
        "waiting": len(_waiting) if TRIED else 1000,
        "signatures": "shibokensupport.signature.loader" in sys.modules,
        "garbage": gc.isenabled(),
        "environment": os.environ.get("QT_NO_GUI_THREADPOOL"),
    }))
    window.close()

with lean_imports():
    from interview_helper import app, cli
    app._take_errands = painted
    sys.exit(cli.run(sys.argv[1:]))
"""


# Pictures


@pytest.mark.parametrize("size", [(1280, 800), (800, 560)])
def test_a_screenshot_has_the_size_that_is_asked_for(tmp_path: Path, size: tuple[int, int]) -> None:
    picture = tmp_path / "window.png"
    result = draw(tmp_path / "data", picture, "--size", f"{size[0]}x{size[1]}")
    assert result.returncode == 0, result.stderr
    assert result.stdout == f"The window is drawn in {picture}\n"
    assert result.stderr == ""
    image = QImage(str(picture))
    assert (image.width(), image.height()) == size
    assert picture.stat().st_mode & 0o777 == 0o600
    colours = {image.pixel(x, y) for x in range(0, size[0], 3) for y in range(0, size[1], 3)}
    assert len(colours) > 20, "something is drawn in it"


def test_a_screenshot_shows_the_data_and_the_appearance(tmp_path: Path) -> None:
    weighed = company("a", "Adatum")
    for built_in in CATALOGUE:
        if built_in.side is Side.ACCEPT:
            weighed = weighed.with_mark(built_in.id, Mark.TICKED)
    store_companies(tmp_path / "data", weighed)
    empty = tmp_path / "empty"
    images = {}
    for name, folder, appearance in (
        ("light", tmp_path / "data", "light"),
        ("dark", tmp_path / "data", "dark"),
        ("empty", empty, "light"),
    ):
        result = draw(folder, tmp_path / f"{name}.png", "--appearance", appearance, "--size", "1280x900")
        assert result.returncode == 0, result.stderr
        images[name] = QImage(str(tmp_path / f"{name}.png"))
    assert images["light"].pixelColor(640, 110).lightness() > 230
    assert images["dark"].pixelColor(640, 110).lightness() < 60
    assert blue(images["light"]) > blue(images["empty"]) + 500
    assert stored_companies(tmp_path / "data") == {"a": weighed}, "a picture changes nothing"


def blue(image: QImage) -> int:
    """Pixels of a strong blue: the blocks on the accept side's pan."""
    colours = (image.pixelColor(x, y) for x in range(640, 960) for y in range(100, 380))
    return sum(colour.blue() > colour.red() + 100 for colour in colours)


def test_a_screenshot_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    result = draw(tmp_path / "data", tmp_path / "file" / "window.png")
    assert result.returncode == 1
    (line,) = result.stderr.splitlines()
    assert line.startswith(
        f"interview-helper: The picture could not be written to {tmp_path}/file/window.png: "
    )


# What cannot start


def test_data_that_another_process_has_open(tmp_path: Path) -> None:
    with closing(Database.open(database_file(tmp_path))):
        sentence = not_started(draw(tmp_path, tmp_path / "window.png"))
    assert sentence == (
        f"The data in {tmp_path} is already open, most likely in another window of Interview Helper. "
        "Go on there, or close it first."
    )
    assert not (tmp_path / "window.png").exists()


def newer(file: Path) -> None:
    Database.open(file).close()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA user_version = 99")
        connection.commit()


def of_another_program(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE theirs (content)")
        connection.commit()


def no_database(file: Path) -> None:
    file.write_bytes(b"Dear diary, " * 1_000)


def empty(file: Path) -> None:
    file.touch()


def torn(file: Path) -> None:
    store_companies(file.parent, company("a", "Adatum", notes="x" * 9_000))
    file.write_bytes(file.read_bytes()[: 3 * 4096])


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (newer, "was written by a newer version of Interview Helper"),
        (of_another_program, "is the file of another program, so it was left as it is"),
        (no_database, "is not Interview Helper’s data, or is damaged at its beginning"),
        (empty, "is empty and not Interview Helper’s data"),
        (torn, "is damaged"),
    ],
)
def test_a_file_that_is_not_taken_keeps_its_bytes(tmp_path: Path, make: object, words: str) -> None:
    assert callable(make)
    file = database_file(tmp_path)
    make(file)
    before = file.read_bytes()
    sentence = not_started(draw(tmp_path, tmp_path / "window.png"))
    assert words in sentence
    assert str(file) in sentence
    assert file.read_bytes() == before


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    sentence = not_started(draw(tmp_path / "file" / "data", tmp_path / "window.png"))
    assert sentence.startswith(f"Interview Helper cannot keep its data in {tmp_path / 'file' / 'data'}: ")
    assert "--data-dir" in sentence


def test_data_made_without_a_display_is_whole(tmp_path: Path) -> None:
    """The data is opened before Qt finds that there is no display."""
    run(*PROGRAM, "--data-dir", tmp_path, DISPLAY=None, WAYLAND_DISPLAY=None, QT_QPA_PLATFORM=None)
    assert draw(tmp_path, tmp_path / "window.png").returncode == 0
    assert stored_companies(tmp_path) == {}


# What is imported


def imported(folder: Path) -> set[str]:
    """The modules that a start on this data has imported when the window has been painted."""
    result = run(sys.executable, "-c", WATCHED_START, folder, QT_QPA_PLATFORM="offscreen")
    assert result.returncode == 0, result.stderr
    assert result.stderr == ""
    return set(result.stdout.split())


def test_only_what_the_first_paint_needs_is_imported_before_it(tmp_path: Path) -> None:
    store_companies(tmp_path, *(company(f"c{number}", f"Company {number}") for number in range(3)))
    modules = imported(tmp_path)
    assert "PySide6.QtWidgets" in modules
    assert "interview_helper.windows.main_window" in modules
    early = {
        module
        for module in modules
        for heavy in NOT_BEFORE_THE_FIRST_PAINT
        if module == heavy or module.startswith(f"{heavy}.")
    }
    assert early == set()


@pytest.mark.parametrize("own", [None, "1"])
def test_a_start_makes_no_more_than_it_needs_and_leaves_everything_as_it_was(
    tmp_path: Path, own: str | None
) -> None:
    done = run(sys.executable, "-c", LEAN_START, "--data-dir", tmp_path, QT_NO_GUI_THREADPOOL=own)
    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    assert found.pop("waiting") > 150
    assert found == {"signatures": False, "garbage": True, "environment": own}


def test_the_window_that_run_window_opens_ends_with_0_and_says_nothing(tmp_path: Path) -> None:
    assert "PySide6.QtWidgets" in imported(tmp_path)
    assert stored_companies(tmp_path) == {}


# What must not happen


LOOKING = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from interview_helper.app import run_window
from interview_helper.options import WindowOptions

def painted(window):
    QTimer.singleShot(300, window.close)

sys.exit(run_window(WindowOptions(Path(sys.argv[1]), look=Path(sys.argv[2])), painted))
"""


def test_looking_at_a_backup_leaves_nothing_beside_the_data(tmp_path: Path) -> None:
    """Nor does it take away what the window with that data has put there."""
    folder, backup = tmp_path / "data", tmp_path / "backup.db"
    store_companies(folder, company("a", "Adatum"))
    with closing(Database.open(database_file(folder))) as database:
        database.backup(backup)
        (folder / "reports").mkdir()
        (folder / "reports" / "running.txt").touch()
        before = {file: file.stat().st_ino for file in folder.rglob("*")}
        result = run(sys.executable, "-c", LOOKING, folder, backup, QT_QPA_PLATFORM="offscreen")
        assert (result.returncode, result.stderr) == (0, "")
        assert {file: file.stat().st_ino for file in folder.rglob("*")} == before


def test_a_picture_never_takes_the_place_of_the_data(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    store_companies(folder, company("a", "Adatum"))
    before = database_file(folder).read_bytes()
    sentence = not_started(draw(folder, database_file(folder)))
    assert "your data" in sentence
    assert database_file(folder).read_bytes() == before
