"""Who may import whom. The table is the architecture's; everything below it holds the program to it."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field

from program_sources import PACKAGE, PROJECT, Import, Sources, imports_of

Qt = Mapping[str, str]
"""Modules of Qt, each with the names that may be taken from it, ``*`` for all."""

# Whatever is not here, Qt's network first of all, is imported nowhere.
ALL_QT: Qt = {"QtCore": "*", "QtGui": "*", "QtWidgets": "*", "QtSvg": "*", "QtPrintSupport": "*"}
UNDO_QT: Qt = {"QtCore": "*", "QtGui": "QUndoStack QUndoCommand QUndoGroup"}


@dataclass(frozen=True)
class May:
    """What a part may import besides the standard library: parts of ours, libraries, modules of Qt."""

    ours: str = ""
    libraries: bool = False
    qt: Qt = field(default_factory=dict)


EVERYTHING = (
    "app cli command_line commands crash_reports diagnostics domain errands export files handover "
    "importing interruption lean models options paths programs rescue session start_trouble storage "
    "terminal_password unexpected unlocking widgets windows"
)
RULES = {
    # leaves
    "__init__": May(),
    "domain": May(),
    "files": May(),
    "lean": May(qt={"support": "deprecated"}),
    "options": May(),
    "start_trouble": May(),
    "paths": May(libraries=True),
    # without Qt
    "storage": May("domain files", libraries=True),
    "export": May("domain files __init__", libraries=True),
    "importing": May("domain files", libraries=True),
    "command_line": May("export __init__"),
    "commands": May("domain export files importing paths storage terminal_password"),
    "terminal_password": May("files storage"),
    "programs": May("paths"),
    "diagnostics": May("files paths start_trouble storage __init__"),
    "crash_reports": May("diagnostics files"),
    # with Qt
    "session": May("domain storage", qt=UNDO_QT),
    "models": May("domain", qt=ALL_QT),
    "widgets": May("domain models", qt=ALL_QT),
    "windows": May("session export importing models widgets domain files __init__", qt=ALL_QT),
    "handover": May("files", qt={"QtCore": "*"}),
    # what puts it all together
    "errands": May("diagnostics handover options paths programs widgets windows __init__", qt=ALL_QT),
    "unlocking": May("options paths storage terminal_password windows", qt=ALL_QT),
    "rescue": May("domain paths storage windows"),
    "interruption": May(qt={"QtCore": "*", "QtWidgets": "*"}),
    "unexpected": May("crash_reports diagnostics windows", qt=ALL_QT),
    "app": May(f"{EVERYTHING} __init__", libraries=True, qt=ALL_QT),
    "cli": May(f"{EVERYTHING} __init__", libraries=True, qt=ALL_QT),
    "__main__": May("app cli lean"),
}
# One file of a part that may do more than the rest of it.
EXCEPTIONS = {
    # What Qt itself can be asked, and the report that has to start it.
    "diagnostics/screen.py": May("files", qt=ALL_QT),
    "diagnostics/report.py": May("paths start_trouble", qt=ALL_QT),
    "export/pdf.py": May("domain files __init__", libraries=True, qt=ALL_QT),
}
# These, and all they import at their start, leave Qt alone until a window is asked for.
START_WITHOUT_QT = (
    "__main__.py",
    "cli.py",
    "command_line.py",
    "commands.py",
    "terminal_password.py",
    "diagnostics/report.py",
    "crash_reports.py",
)
# No socket is ever opened.
NETWORK = {
    *("asyncio", "ftplib", "http", "imaplib", "poplib", "smtplib", "socket", "socketserver", "ssl"),
    *("urllib.request", "webbrowser", "wsgiref", "xmlrpc"),
}
# Only paths.py knows where the program's files lie.
PLACE_NAMES = {"__file__", "__path__", "__spec__", "_MEIPASS"}
PLACE_STRINGS = {"__file__", "_MEIPASS", "resources"}
PLACE_LIBRARIES = {"importlib.resources", "importlib.util", "pkgutil", "pkg_resources", "platformdirs"}
LONGEST_MODULE = 500


# What a library is imported as, where that is not its name.
IMPORTED_AS = {"apsw_sqlite3mc": "apsw"}


def libraries() -> set[str]:
    """The libraries without Qt that pyproject.toml declares, as they are imported."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {re.split(r"[^\w.-]", dependency)[0].lower() for dependency in project["dependencies"]}
    names = {name.replace("-", "_") for name in names if not name.startswith("pyside6")}
    return {IMPORTED_AS.get(name, name) for name in names}


LIBRARIES = libraries()


def part_of(path: str) -> str:
    """The part of the program that a module belongs to: its folder, or its own name."""
    return path.split("/")[0].removesuffix(".py")


def fault_of(path: str, found: Import) -> str:
    """Why the module may not import this; empty when it may."""
    part = part_of(path)
    may = EXCEPTIONS.get(path) or RULES[part]
    top, *rest = found.module.split(".")
    if top == PACKAGE:
        return _fault_of_ours(part, may, rest, found)
    if top in ("PySide6", "shiboken6"):
        return _fault_of_qt(part, may, rest, found)
    if any(f"{found.words}.".startswith(f"{network}.") for network in NETWORK):
        return "nothing in the program talks to a network"
    if top in sys.stdlib_module_names:
        return ""
    if top not in LIBRARIES:
        return "not a library that pyproject.toml declares"
    return "" if may.libraries else f"{part} does without libraries"


def _fault_of_ours(part: str, may: May, rest: list[str], found: Import) -> str:
    if not rest and found.name is None:
        return "import the module that is meant, not the whole package"
    if found.name == "*":
        return "name what is imported"
    target = rest[0] if rest else str(found.name)
    if target.startswith("__version"):
        target = "__init__"
    if target not in RULES:
        return f"the table knows no part called {target}"
    return "" if target == part or target in may.ours.split() else f"{part} may not import {target}"


def _fault_of_qt(part: str, may: May, rest: list[str], found: Import) -> str:
    if not may.qt:
        return f"{part} does without Qt"
    names = [*rest, *([found.name] if found.name else [])]
    if not names:
        return "name the module of Qt that is meant"
    module, *taken = names
    allowed = may.qt.get(module)
    if allowed is None:
        return f"{part} does without {module}"
    if allowed == "*" or (taken and taken[0] in allowed.split()):
        return ""
    return f"{part} takes nothing from {module} but {', '.join(allowed.split())}"


def import_faults(sources: Sources) -> list[str]:
    """Every import that the table does not allow, as "where: what: why"."""
    faults = []
    for path, source in sources.items():
        if part_of(path) not in RULES:
            faults.append(f"{path}: the table knows no part called {part_of(path)}")
            continue
        for found in imports_of(path, source):
            fault = fault_of(path, found)
            if fault:
                faults.append(f"{path}:{found.line}: {found.words}: {fault}")
    return faults


def qt_at_start(sources: Sources, start: str) -> list[str]:
    """The way from a module to the first of Qt that it imports at its start; empty when there is none."""
    ways = [[start]]
    seen = {start}
    while ways:
        way = ways.pop(0)
        for found in imports_of(way[-1], sources[way[-1]]):
            if not found.at_start:
                continue
            if found.module.split(".")[0] in ("PySide6", "shiboken6"):
                return [*way, found.words]
            for path in _files_of(found, sources):
                if path not in seen:
                    seen.add(path)
                    ways.append([*way, path])
    return []


def _files_of(found: Import, sources: Sources) -> list[str]:
    """The program's files that an import runs: each package on the way, and the module itself."""
    parts = found.words.split(".")
    if parts[0] != PACKAGE:
        return []
    stems = ["/".join(parts[1:length]) for length in range(1, len(parts) + 1)]
    candidates = [f"{stem}/__init__.py".lstrip("/") for stem in stems] + [f"{stem}.py" for stem in stems]
    return [path for path in candidates if path in sources]


def place_faults(sources: Sources) -> list[str]:
    """Every place outside paths.py that finds out for itself where files lie."""
    faults = []
    for path, source in sources.items():
        if path == "paths.py":
            continue
        for node in ast.walk(ast.parse(source)):
            place = _place(node)
            if place:
                faults.append(f"{path}:{getattr(node, 'lineno', 0)}: {place}")
        for found in imports_of(path, source):
            if PLACE_LIBRARIES & {found.module, found.words}:
                faults.append(f"{path}:{found.line}: {found.words}")
    return faults


def _place(node: ast.AST) -> str:
    if isinstance(node, ast.Name) and node.id in PLACE_NAMES:
        return node.id
    if isinstance(node, ast.Attribute) and node.attr in PLACE_NAMES:
        return node.attr
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value if node.value.split("/")[0] in PLACE_STRINGS else ""
    return ""


def long_modules(sources: Sources) -> dict[str, int]:
    """The modules that are too long, and how long they are."""
    lengths = {path: len(source.splitlines()) for path, source in sources.items()}
    return {path: lines for path, lines in lengths.items() if lines > LONGEST_MODULE}
