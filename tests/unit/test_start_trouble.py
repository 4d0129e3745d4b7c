"""Why no window opens, in a sentence: by what Qt said, and by the error that importing it gave."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from interview_helper import start_trouble
from interview_helper.start_trouble import display_there, no_font, no_qt, no_window

FATAL = (
    "This application failed to start because no Qt platform plugin could be initialized. Reinstalling the "
    "application may fix this problem.\n\nAvailable platform plugins are: minimal, xcb, offscreen.\n"
)
NO_X = "could not connect to display :9"
CURSOR = "From 6.5.0, xcb-cursor0 or libxcb-cursor0 is needed to load the Qt xcb platform plugin."
XCB = 'Could not load the Qt platform plugin "xcb" in "" even though it was found.'
NO_WAYLAND = "Failed to create wl_display (No such file or directory)"
WAYLAND = 'Could not load the Qt platform plugin "wayland" in "" even though it was found.'
PICTURE = "To draw the window into a picture instead: interview-helper --screenshot FILE"


@pytest.fixture(autouse=True)
def lacking(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The libraries that this Linux does not have."""
    lacking: set[str] = set()
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(
        start_trouble,
        "_absent",
        lambda known: {library: package for library, package in known.items() if library in lacking},
    )
    return lacking


def test_no_display() -> None:
    assert no_window([NO_X, CURSOR, XCB, FATAL], {}) == f"there is no display to open a window on. {PICTURE}"
    assert no_window([FATAL], {}) == f"there is no display to open a window on. {PICTURE}"


@pytest.mark.parametrize(
    ("said", "environment", "named"),
    [
        ([NO_X, CURSOR, XCB], {"DISPLAY": ":9"}, "“:9” (DISPLAY)"),
        ([NO_WAYLAND, WAYLAND], {"WAYLAND_DISPLAY": "wl"}, "“wl” (WAYLAND_DISPLAY)"),
        (
            [NO_WAYLAND, WAYLAND, NO_X, CURSOR, XCB],
            {"WAYLAND_DISPLAY": "wl", "DISPLAY": ":9"},
            "“wl” (WAYLAND_DISPLAY) and “:9” (DISPLAY)",
        ),
        ([NO_X, CURSOR, XCB], {"DISPLAY": ":9", "QT_QPA_PLATFORM": "xcb"}, "“:9” (DISPLAY)"),
    ],
)
def test_a_display_that_does_not_answer(
    said: list[str], environment: dict[str, str], named: str, lacking: set[str]
) -> None:
    lacking.add("libwayland-egl.so.1")
    sentence = no_window([*said, FATAL], environment)
    assert sentence.startswith(f"the display {named} does not answer. ")
    assert sentence.endswith(PICTURE)


def test_missing_libraries_of_x(lacking: set[str]) -> None:
    lacking |= {"libxcb-cursor.so.0"}
    assert no_window([CURSOR, XCB, FATAL], {"DISPLAY": ":9"}) == (
        "Qt cannot open a window: the library libxcb-cursor.so.0 is missing. "
        "On Debian and Ubuntu this installs it: apt-get install libxcb-cursor0"
    )
    lacking |= {"libxcb-icccm.so.4"}
    assert no_window([CURSOR, XCB, FATAL], {"DISPLAY": ":9"}) == (
        "Qt cannot open a window: the libraries libxcb-cursor.so.0 and libxcb-icccm.so.4 are missing. "
        "On Debian and Ubuntu this installs them: apt-get install libxcb-cursor0 libxcb-icccm4"
    )


def test_a_missing_library_of_wayland(lacking: set[str]) -> None:
    lacking.add("libwayland-cursor.so.0")
    sentence = no_window([WAYLAND, NO_X, CURSOR, XCB, FATAL], {"WAYLAND_DISPLAY": "wl"})
    assert "the library libwayland-cursor.so.0 is missing" in sentence


def test_a_plugin_that_does_not_load_for_a_reason_unknown() -> None:
    sentence = no_window([XCB, FATAL], {"DISPLAY": ":9"})
    assert sentence == (
        "Qt cannot open a window, and does not say why. "
        "What “interview-helper --diagnose” prints would help whoever you ask about it."
    )


def test_an_unknown_plugin() -> None:
    said = ['Could not find the Qt platform plugin "foo" in ""', FATAL]
    assert no_window(said, {"QT_QPA_PLATFORM": "foo"}) == (
        "the variable QT_QPA_PLATFORM names “foo”, a way to show windows that there is not. "
        "Unset it, or set it to one of minimal, offscreen, xcb."
    )
    assert "set it to one that Qt knows." in no_window([said[0], "Died."], {"QT_QPA_PLATFORM": "foo"})
    assert no_window(['Could not find the Qt platform plugin "xcb" in ""', FATAL], {"DISPLAY": ":9"}) == (
        "Qt’s plugin “xcb”, which opens windows, is missing. Install Interview Helper again."
    )


def test_a_plugin_for_other_machines() -> None:
    assert no_window(["Could not initialize egl display"], {"QT_QPA_PLATFORM": "eglfs"}) == (
        "Qt cannot open a window in the way that QT_QPA_PLATFORM=eglfs asks for: "
        "Could not initialize egl display. Unset it, or set it to something else."
    )


def test_no_font(monkeypatch: pytest.MonkeyPatch) -> None:
    assert no_font().endswith("apt-get install fontconfig-config fonts-dejavu-core")
    monkeypatch.setattr(sys, "platform", "darwin")
    assert no_font() == "there is no font to write with. Install one, or repair the system’s."


def test_libraries_of_one_package_name_it_once(lacking: set[str]) -> None:
    lacking |= {"libgthread-2.0.so.0", "libglib-2.0.so.0"}
    error = ImportError("libgthread-2.0.so.0: cannot open shared object file: No such file or directory")
    assert no_qt(error) == (
        "Qt could not be loaded: the libraries libgthread-2.0.so.0 and libglib-2.0.so.0 are missing. "
        "On Debian and Ubuntu this installs them: apt-get install libglib2.0-0"
    )


def test_on_other_systems(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert no_window(["Died.\nMore"], {}) == "Qt cannot open a window: Died."
    assert display_there()


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (
            ImportError("libEGL.so.1: cannot open shared object file: No such file or directory"),
            "Qt could not be loaded: the library libEGL.so.1 is missing. "
            "On Debian and Ubuntu this installs it: apt-get install libegl1",
        ),
        (
            ImportError("libodd.so.3: cannot open shared object file: No such file or directory"),
            "Qt could not be loaded: the library libodd.so.3 is missing. Install the package that has it.",
        ),
        (
            ImportError("/lib/libc.so.6: version `GLIBC_2.36' not found (required by libQt6Core.so.6)"),
            "Qt needs a newer system than this: one that has GLIBC_2.36. "
            "Upgrade the system, or use an older version of Interview Helper.",
        ),
        (
            ModuleNotFoundError("No module named 'PySide6'", name="PySide6"),
            "Qt for Python is not installed for the Python that runs this. "
            "Install Interview Helper again, or this alone: pip install PySide6-Essentials",
        ),
        (
            ImportError("something else"),
            "Qt could not be loaded (something else). Install Interview Helper again.",
        ),
    ],
)
def test_qt_that_cannot_be_imported(error: ImportError, sentence: str) -> None:
    assert no_qt(error) == sentence


def test_everything_that_qt_lacks_is_named_at_once(lacking: set[str]) -> None:
    lacking |= {"libEGL.so.1", "libGL.so.1"}
    error = ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")
    assert no_qt(error).endswith("this installs them: apt-get install libegl1 libgl1")


@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_whether_there_is_a_display(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for other in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(other, raising=False)
    assert not display_there()
    monkeypatch.setenv(name, "x")
    assert display_there()


def test_the_libraries_of_this_machine_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    known = {"libc.so.6": "libc6", "libnowhere.so.9": "libnowhere9"}
    assert start_trouble._absent(known) == {"libnowhere.so.9": "libnowhere9"}


def test_a_bundle_looks_into_the_loaders_list_and_its_own_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.undo()
    known = {"liblisted.so.1": "a", "libbundled.so.2": "b", "libnowhere.so.9": "c"}
    (tmp_path / "list").write_bytes(b"\0liblisted.so.1\0/usr/lib/liblisted.so.1\0")
    (tmp_path / "libbundled.so.2").touch()
    monkeypatch.setitem(sys.modules, "ctypes", None)
    monkeypatch.setattr(start_trouble, "_LOADERS_LIST", tmp_path / "list")
    monkeypatch.setenv("LD_LIBRARY_PATH", f"/none:{tmp_path}")
    assert start_trouble._absent(known) == {"libnowhere.so.9": "c"}
    (tmp_path / "list").unlink()
    assert start_trouble._absent(known) == {}


def test_without_standard_error_windows_shows_a_box(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[tuple[object, ...]] = []
    box = SimpleNamespace(user32=SimpleNamespace(MessageBoxW=lambda *words: shown.append(words)))
    monkeypatch.setattr(sys, "stderr", None)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "windll", box, raising=False)
    start_trouble.say("There is no room.")
    assert shown == [(None, "There is no room.", "Interview Helper", 0x10)]


def test_elsewhere_nothing_is_said_where_nobody_can_read_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    start_trouble.say("There is no room.")
