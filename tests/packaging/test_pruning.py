"""The bundle keeps what the program can reach, and nothing else."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import mac_entries as mac
import pytest
from bundle.excludes import excluded_modules
from bundle.pruning import libraries_and_rest, plugin_name, prune, wanted, without_short_cuts
from mac_entries import framework
from spec_run import run_spec

from interview_helper.importing.csv_text import ENCODINGS

ROOT = Path(__file__).resolve().parents[2]
DOES_WITHOUT = {"app.py": "on Windows only, where it is kept", "start_trouble.py": "has a stand-in"}
QT = "PySide6/Qt"
XCB = (f"{QT}/plugins/platforms/libqxcb.so", "/w/libqxcb.so", "BINARY")
CORE = (f"{QT}/lib/libQt6Core.so.6", "/w/libQt6Core.so.6", "BINARY")
NETWORK = (f"{QT}/lib/libQt6Network.so.6", "/w/libQt6Network.so.6", "BINARY")
MODULE = ("PySide6/QtCore.abi3.so", "/w/QtCore.abi3.so", "EXTENSION")
DBUS = ("libdbus-1.so.3", "/lib/libdbus-1.so.3", "BINARY")
IMPORTS = {XCB[1]: ["libQt6Core.so.6", "libxcb.so.1"], MODULE[1]: ["libQt6Core.so.6"]}


def imports(file: str) -> list[str]:
    return IMPORTS.get(file, [])


@pytest.mark.parametrize(
    ("place", "name"),
    [
        (XCB[0], "platforms/qxcb"),
        ("PySide6\\plugins\\platforms\\qwindows.dll", "platforms/qwindows"),
        ("PySide6/Qt/plugins/platforms/libqcocoa.dylib", "platforms/qcocoa"),
        (CORE[0], None),
        ("plugins", None),
    ],
)
def test_a_plugin_is_named_alike_on_every_system(place: str, name: str | None) -> None:
    assert plugin_name(place) == name


@pytest.mark.parametrize(
    "place",
    [
        f"{QT}/plugins/tls/libqopensslbackend.so",
        f"{QT}/plugins/platformthemes/libqgtk3.so",
        f"{QT}/translations/qtbase_de.qm",
        "PySide6/qml/QtQuick/qmldir",
        "libstdc++.so.6",
        "libgcc_s.so.1",
        "libz.so.1",
        "libcups.so.2",
        "libdbus-1.so.3",
        "libglib-2.0.so.0",
        "libgthread-2.0.so.0",
        "PySide6\\opengl32sw.dll",
    ],
)
def test_what_nobody_needs_is_left_out(place: str) -> None:
    assert not wanted(place)


@pytest.mark.parametrize(
    "place",
    [
        XCB[0],
        CORE[0],
        f"{QT}/plugins/printsupport/libcupsprintersupport.so",
        "resources/reasons.json",
        "libzstd.so.1",
        "zlib.so",
    ],
)
def test_what_is_needed_stays(place: str) -> None:
    assert wanted(place)


def test_libraries_that_nothing_reaches_are_dropped() -> None:
    assert prune([MODULE, XCB, CORE, NETWORK], imports) == [MODULE, XCB, CORE]


def test_what_the_systems_own_bus_needs_is_left_to_it_too() -> None:
    systemd = ("libsystemd.so.0", "/lib/libsystemd.so.0", "BINARY")
    qt = (f"{QT}/lib/libQt6DBus.so.6", "/w/libQt6DBus.so.6", "BINARY")
    reach = {
        MODULE[1]: ["libQt6DBus.so.6"],
        qt[1]: ["libdbus-1.so.3", "libsystemd.so.0"],
        DBUS[1]: ["libsystemd.so.0"],
    }
    assert prune([MODULE, qt, DBUS, systemd], lambda file: reach.get(file, [])) == [MODULE, qt]


def test_a_library_that_only_a_dropped_plugin_reaches_is_dropped() -> None:
    tls = (f"{QT}/plugins/tls/libqopensslbackend.so", "/w/tls.so", "BINARY")
    reach = {**IMPORTS, tls[1]: ["libQt6Network.so.6"]}
    assert prune([MODULE, CORE, NETWORK, tls], lambda file: reach.get(file, [])) == [MODULE, CORE]


def test_libraries_are_followed_through_libraries() -> None:
    icu = (f"{QT}/lib/libicuuc.so.73", "/w/libicuuc.so.73", "BINARY")
    reach = {**IMPORTS, CORE[1]: ["libicuuc.so.73"], icu[1]: ["libQt6Core.so.6"]}
    assert prune([MODULE, CORE, icu], lambda file: reach.get(file, [])) == [MODULE, CORE, icu]


def test_names_are_compared_as_windows_compares_them() -> None:
    module = ("PySide6\\QtCore.pyd", "QtCore.pyd", "EXTENSION")
    library = ("PySide6\\Qt6Core.dll", "Qt6Core.dll", "BINARY")
    assert prune([module, library], lambda file: ["QT6CORE.dll"] if file == "QtCore.pyd" else []) == [
        module,
        library,
    ]


def test_links_to_what_was_dropped_are_dropped() -> None:
    kept = ("libQt6Core.so.6", CORE[0], "SYMLINK")
    dangling = ("libQt6Network.so.6", NETWORK[0], "SYMLINK")
    upwards = (f"{QT}/libexec/core", "../lib/libQt6Core.so.6", "SYMLINK")
    assert prune([MODULE, CORE, NETWORK, kept, dangling, upwards], imports) == [MODULE, CORE, kept, upwards]


@pytest.mark.parametrize("target", ["two", "./two", "../../one", "/usr/lib/libQt6Core.so.6"])
def test_links_in_a_circle_or_out_of_the_bundle_are_dropped(target: str) -> None:
    one, two = ("one", target, "SYMLINK"), ("two", "one", "SYMLINK")
    assert prune([MODULE, one, two], imports) == [MODULE]


class TestMac:
    """With frameworks, whose load commands are paths and whose links lead through links to folders."""

    def test_load_commands_lead_to_frameworks_and_libraries(self) -> None:
        kept = [
            mac.WIDGETS,
            mac.COCOA,
            mac.PYSIDE,
            mac.PYSIDE_LINK,
            *(
                entry
                for name in ("QtCore", "QtGui", "QtWidgets")
                for part in framework(name)
                for entry in part
            ),
        ]
        assert prune(kept, mac.imports) == kept

    def test_nothing_stays_of_a_framework_that_nothing_reaches(self) -> None:
        libraries, others = framework("QtNetwork")
        core = [entry for part in framework("QtCore") for entry in part]
        assert prune([mac.PYSIDE, mac.WIDGETS, *core, *libraries, *others], mac.imports) == [
            mac.PYSIDE,
            mac.WIDGETS,
            *core,
        ]

    def test_python_stays_with_its_links(self) -> None:
        libraries, others = framework("Python", folder="", version="3.11")
        assert prune([*libraries, *others], mac.imports) == [*libraries, *others]


def test_libraries_and_all_else_are_split_as_pyinstaller_has_them() -> None:
    link, data = ("libQt6Core.so.6", CORE[0], "SYMLINK"), ("resources/reasons.json", "/w/r.json", "DATA")
    assert libraries_and_rest([link, MODULE, data, CORE]) == ([MODULE, CORE], [link, data])


def test_short_cuts_to_libraries_are_left_out_and_other_links_are_not() -> None:
    short_cut = ("libQt6Core.so.6", CORE[0], "SYMLINK")
    beside = (f"{QT}/lib/libQt6Core.so", "libQt6Core.so.6", "SYMLINK")
    data, to_data = ("resources/a.json", "/w/a.json", "DATA"), ("b.json", "resources/a.json", "SYMLINK")
    everything = [CORE, short_cut, beside, data, to_data]
    assert without_short_cuts(everything) == [CORE, beside, data, to_data]


def test_data_stay() -> None:
    data = ("resources/reasons.json", "/w/reasons.json", "DATA")
    assert prune([data], imports) == [data]


def test_windows_keeps_what_finds_its_folders() -> None:
    assert "ctypes" in excluded_modules("linux")
    assert "ctypes" not in excluded_modules("win32")


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_encoding_of_a_table_can_be_read(encoding: str) -> None:
    module = vars(importlib.import_module(f"encodings.{encoding.replace('-', '_')}"))
    needed = {found.__name__ for found in module.values() if isinstance(found, ModuleType)}
    assert needed.isdisjoint(excluded_modules("linux"))


def test_only_the_folders_of_its_own_system_go_with_the_program() -> None:
    folders = {f"platformdirs.{name}" for name in ("windows", "macos", "unix")}
    left_out = {
        platform: folders.intersection(excluded_modules(platform))
        for platform in ("linux", "win32", "darwin")
    }
    assert left_out == {
        "linux": {"platformdirs.windows", "platformdirs.macos"},
        "win32": {"platformdirs.macos"},
        "darwin": {"platformdirs.windows"},
    }


def test_the_program_imports_nothing_that_is_left_out() -> None:
    """A module of the standard library that the program comes to need must leave the table."""
    excluded = set(excluded_modules("linux"))
    asked = {
        file.name: name
        for file in sorted((ROOT / "interview_helper").rglob("*.py"))
        for name in imported(ast.parse(file.read_text(encoding="utf-8")))
        if name in excluded or name.split(".")[0] in excluded
    }
    assert asked.keys() <= DOES_WITHOUT.keys(), asked


def imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_python_starts_in_any_locale(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """In one of Big5 it would look for that codec before the bundle that has it is open."""
    programs = [one for one in run_spec(monkeypatch, platform) if one.kind == "EXE"]
    assert programs
    for program in programs:
        options = [entry for given in program.arguments if isinstance(given, list) for entry in given]
        assert ("X utf8=1", None, "OPTION") in options


def test_what_stands_behind_a_library_of_the_system_comes_from_there() -> None:
    """The list of a library on Linux names what its own libraries need, too."""
    printing = (f"{QT}/plugins/printsupport/libcupsprintersupport.so", "/w/libcups_plugin.so", "BINARY")
    cups = ("libcups.so.2", "/lib/libcups.so.2", "BINARY")
    encryption = ("libgnutls.so.30", "/lib/libgnutls.so.30", "BINARY")
    asked = {
        printing[1]: ["libQt6Core.so.6", "libcups.so.2", "libgnutls.so.30"],
        cups[1]: ["libgnutls.so.30"],
    }
    entries = [printing, cups, encryption, CORE]
    assert prune(entries, lambda file: asked.get(file, [])) == [printing, CORE]
    # Unless somebody else needs it.
    other = ("PySide6/QtOther.abi3.so", "/w/QtOther.abi3.so", "EXTENSION")
    asked[other[1]] = ["libgnutls.so.30"]
    assert encryption in prune([other, *entries], lambda file: asked.get(file, []))
