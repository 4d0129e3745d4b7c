"""Machines on which no window can be opened: one sentence with what to do, and exit code 1."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from program_runs import PROGRAM, draw, not_started, run

NO_SCREEN: Mapping[str, str | None] = {
    "DISPLAY": None,
    "WAYLAND_DISPLAY": None,
    "QT_QPA_PLATFORM": None,
    "XDG_SESSION_TYPE": None,
}
WITH_LITTLE_ROOM = """
import resource, sys
from interview_helper.__main__ import main
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
sys.exit(main())
"""


def started(folder: Path, **environment: str | None) -> str:
    """What a start for a window says that does not come to one."""
    return not_started(run(*PROGRAM, "--data-dir", folder, **{**NO_SCREEN, **environment}))


def test_without_a_display(tmp_path: Path) -> None:
    assert started(tmp_path) == (
        "there is no display to open a window on. To draw the window into a picture instead: "
        "interview-helper --screenshot FILE"
    )


@pytest.mark.parametrize(
    ("variable", "value"), [("DISPLAY", ":4711"), ("WAYLAND_DISPLAY", "wayland-4711")], ids=["x11", "wayland"]
)
def test_with_a_display_that_is_not_there(tmp_path: Path, variable: str, value: str) -> None:
    sentence = started(tmp_path, **{variable: value, "XDG_RUNTIME_DIR": str(tmp_path)})
    assert sentence.startswith(f"the display “{value}” ({variable}) does not answer. ")


def test_with_a_platform_that_qt_does_not_know(tmp_path: Path) -> None:
    sentence = started(tmp_path, QT_QPA_PLATFORM="foo", DISPLAY=":4711")
    assert sentence.startswith("the variable QT_QPA_PLATFORM names “foo”, a way to show windows that there")
    assert "offscreen" in sentence
    assert "xcb" in sentence


def fake_qt(folder: Path, error: str) -> dict[str, str | None]:
    """An environment in which importing Qt gives this error."""
    package = folder / "fake" / "PySide6"
    package.mkdir(parents=True)
    # It says a line of its own first, as PySide6 does.
    (package / "__init__.py").write_text(f"import sys\nprint('oh', file=sys.stderr)\nraise {error}\n")
    return {"PYTHONPATH": str(package.parent)}


def test_without_a_library_that_qt_needs(tmp_path: Path) -> None:
    error = "ImportError('libodd.so.1: cannot open shared object file: No such file or directory')"
    sentence = started(tmp_path / "data", **fake_qt(tmp_path, error))
    assert sentence == (
        "Qt could not be loaded: the library libodd.so.1 is missing. Install the package that has it."
    )


def test_without_the_library_for_opengl(tmp_path: Path) -> None:
    error = "ImportError('libEGL.so.1: cannot open shared object file: No such file or directory')"
    sentence = started(tmp_path / "data", **fake_qt(tmp_path, error))
    assert "the library libEGL.so.1 is missing. On Debian and Ubuntu this installs it" in sentence
    assert sentence.endswith(": apt-get install libegl1")


def without_fonts(folder: Path) -> str:
    """A configuration of the system's fonts by which there are none."""
    nothing = folder / "nothing"
    nothing.mkdir()
    found = folder / "fonts.conf"
    found.write_text(f"<fontconfig><dir>{nothing}</dir><cachedir>{folder / 'cache'}</cachedir></fontconfig>")
    return str(found)


@pytest.mark.skipif(sys.platform != "linux", reason="the fonts of other systems cannot be hidden")
def test_without_a_font(tmp_path: Path) -> None:
    picture = tmp_path / "window.png"
    sentence = not_started(
        run(
            *PROGRAM,
            *("--data-dir", tmp_path / "data", "--screenshot", picture),
            FONTCONFIG_FILE=without_fonts(tmp_path),
        )
    )
    assert sentence == (
        "there is no font to write with. On Debian and Ubuntu this installs one: "
        "apt-get install fontconfig-config fonts-dejavu-core"
    )
    assert not picture.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="the fonts of other systems cannot be hidden")
def test_the_diagnostics_count_no_fonts_where_there_are_none(tmp_path: Path) -> None:
    said = run(
        *PROGRAM,
        *("--data-dir", tmp_path / "data", "--diagnose"),
        FONTCONFIG_FILE=without_fonts(tmp_path),
        QT_QPA_PLATFORM="offscreen",
    ).stdout
    (line,) = [line for line in said.splitlines() if "Fonts known" in line]
    assert line.split()[-1] == "0"


def test_without_qt(tmp_path: Path) -> None:
    error = "ModuleNotFoundError(\"No module named 'PySide6'\", name='PySide6')"
    assert "Qt for Python is not installed" in started(tmp_path / "data", **fake_qt(tmp_path, error))


def test_a_home_folder_that_cannot_be_written() -> None:
    """Not even by root, whom a folder's rights do not stop."""
    done = run(*PROGRAM, "--screenshot", "/dev/null", HOME="/sys", XDG_DATA_HOME=None)
    assert not_started(done) == (
        "Interview Helper cannot keep its data in /sys/.local/share/interview-helper: "
        "writing there is not allowed. Put that right, or name another folder with --data-dir."
    )


def test_a_first_start_without_room_on_the_disk(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    result = run(
        sys.executable, "-c", WITH_LITTLE_ROOM, "--data-dir", folder, "--screenshot", tmp_path / "x.png"
    )
    sentence = not_started(result)
    assert sentence.startswith(f"Interview Helper cannot keep its data in {folder}: the disk ")
    assert list(folder.iterdir()) == [], "no half of a file is left"
    assert draw(folder, tmp_path / "x.png").returncode == 0, "with room it starts as for the first time"


def test_an_installation_without_its_resources(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from interview_helper import paths;"
        "paths._PACKAGE = Path(sys.argv.pop(1)); from interview_helper.__main__ import main; sys.exit(main())"
    )
    result = run(
        sys.executable, "-c", code, tmp_path, "--data-dir", tmp_path / "d", "--screenshot", tmp_path / "x.png"
    )
    assert not_started(result) == (
        f"Interview Helper’s resources are missing from {tmp_path}. Install the program again."
    )
