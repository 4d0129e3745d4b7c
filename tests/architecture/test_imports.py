"""The program's imports are those of the table in import_rules.py, and breaking a rule would be found."""

from __future__ import annotations

import re

import pytest
from import_rules import (
    LONGEST_MODULE,
    RULES,
    START_WITHOUT_QT,
    import_faults,
    long_modules,
    part_of,
    place_faults,
    qt_at_start,
)
from program_sources import PACKAGE, program

# The program


def test_every_import_is_in_the_table() -> None:
    assert import_faults(program()) == []


def test_every_part_in_the_table_is_there() -> None:
    assert {part_of(path) for path in program()} == set(RULES)


@pytest.mark.parametrize("start", START_WITHOUT_QT)
def test_the_command_line_starts_without_qt(start: str) -> None:
    assert qt_at_start(program(), start) == []


def test_only_paths_knows_where_files_lie() -> None:
    assert place_faults(program()) == []


def test_no_module_is_too_long() -> None:
    assert long_modules(program()) == {}


def test_the_table_has_no_circle_below_app_and_command_line() -> None:
    def above(part: str, way: tuple[str, ...]) -> None:
        assert part not in way, " → ".join((*way, part))
        for target in RULES[part].ours.split():
            above(target, (*way, part))

    for part in set(RULES) - {"app", "cli", "__main__"}:
        above(part, ())


# The checker: a small source that breaks each rule, and one beside it that keeps it.

OURS = f"from {PACKAGE}"


@pytest.mark.parametrize(
    ("path", "source", "fault"),
    [
        # every form of import, from a part that may not
        ("domain/a.py", f"import {PACKAGE}.storage.store", "domain may not import storage"),
        ("domain/a.py", f"import {PACKAGE}.storage as s", "domain may not import storage"),
        ("domain/a.py", f"import json, {PACKAGE}.storage", "domain may not import storage"),
        ("domain/a.py", f"{OURS} import storage", "domain may not import storage"),
        ("domain/a.py", f"{OURS}.storage import store", "domain may not import storage"),
        ("domain/a.py", f"{OURS}.storage.store import Store as S", "domain may not import storage"),
        ("domain/a.py", "from ..storage import store", "domain may not import storage"),
        ("domain/a.py", "from .. import storage", "domain may not import storage"),
        ("domain/a.py", "from ..storage.store import Store", "domain may not import storage"),
        ("domain/__init__.py", "from ..storage import store", "domain may not import storage"),
        ("domain/deep/a.py", "from ...storage import store", "domain may not import storage"),
        ("domain/a.py", f"def f():\n    {OURS}.storage import store", "domain may not import storage"),
        ("domain/a.py", f"class C:\n    {OURS}.storage import store", "domain may not import storage"),
        (
            "domain/a.py",
            f"try:\n    {OURS} import storage\nfinally:\n    f()",
            "domain may not import storage",
        ),
        ("domain/a.py", f"if TYPE_CHECKING:\n    {OURS} import storage", "domain may not import storage"),
        ("domain/a.py", f"import_module('{PACKAGE}.storage')", "domain may not import storage"),
        ("domain/a.py", f"importlib.import_module('{PACKAGE}.storage')", "domain may not import storage"),
        ("domain/a.py", f"__import__('{PACKAGE}.storage')", "domain may not import storage"),
        ("app.py", "import_module(name)", "not a library that pyproject.toml declares"),
        ("app.py", "import_module('.session', __package__)", "not a library that pyproject.toml declares"),
        ("app.py", f"import {PACKAGE}", "import the module that is meant, not the whole package"),
        ("app.py", f"{OURS} import *", "name what is imported"),
        ("app.py", f"{OURS}.nowhere import x", "the table knows no part called nowhere"),
        # parts of ours
        ("storage/a.py", f"{OURS}.export import x", "storage may not import export"),
        ("export/a.py", f"{OURS}.importing import x", "export may not import importing"),
        ("importing/a.py", f"{OURS}.storage import x", "importing may not import storage"),
        ("session/a.py", f"{OURS}.widgets import x", "session may not import widgets"),
        ("session/a.py", f"{OURS}.files import x", "session may not import files"),
        ("models/a.py", f"{OURS}.widgets import x", "models may not import widgets"),
        ("widgets/a.py", f"{OURS}.session import x", "widgets may not import session"),
        ("widgets/a.py", f"{OURS}.storage import x", "widgets may not import storage"),
        ("widgets/a.py", f"{OURS}.export import x", "widgets may not import export"),
        ("windows/a.py", f"{OURS}.storage import x", "windows may not import storage"),
        ("windows/a.py", f"{OURS}.paths import resources", "windows may not import paths"),
        ("windows/a.py", f"{OURS} import options", "windows may not import options"),
        ("files.py", f"{OURS}.domain import x", "files may not import domain"),
        ("paths.py", f"{OURS}.domain import x", "paths may not import domain"),
        ("__main__.py", f"{OURS}.paths import x", "__main__ may not import paths"),
        ("__main__.py", "from .session import x", "__main__ may not import session"),
        ("domain/a.py", f"{OURS} import __version__", "domain may not import __init__"),
        # libraries
        ("domain/a.py", "import msgspec", "domain does without libraries"),
        ("windows/a.py", "import platformdirs", "windows does without libraries"),
        ("storage/a.py", "import sqlcipher3", "not a library that pyproject.toml declares"),
        ("app.py", "from PyQt6.QtCore import QObject", "not a library that pyproject.toml declares"),
        # Qt
        ("domain/a.py", "from PySide6.QtCore import QObject", "domain does without Qt"),
        ("storage/a.py", "from PySide6.QtCore import QTimer", "storage does without Qt"),
        ("export/markdown.py", "import PySide6.QtGui", "export does without Qt"),
        ("importing/a.py", "from PySide6 import QtCore", "importing does without Qt"),
        ("files.py", "import shiboken6", "files does without Qt"),
        ("session/a.py", "from PySide6.QtWidgets import QWidget", "session does without QtWidgets"),
        (
            "session/a.py",
            "from PySide6.QtGui import QColor",
            "session takes nothing from QtGui but QUndoStack, QUndoCommand, QUndoGroup",
        ),
        (
            "session/a.py",
            "from PySide6.QtGui import *",
            "session takes nothing from QtGui but QUndoStack, QUndoCommand, QUndoGroup",
        ),
        (
            "session/a.py",
            "from PySide6 import QtGui",
            "session takes nothing from QtGui but QUndoStack, QUndoCommand, QUndoGroup",
        ),
        ("windows/a.py", "import PySide6", "name the module of Qt that is meant"),
        ("windows/a.py", "from PySide6.QtNetwork import QTcpSocket", "windows does without QtNetwork"),
        ("app.py", "from PySide6 import QtNetwork", "app does without QtNetwork"),
        ("app.py", "import PySide6.QtWebEngineCore", "app does without QtWebEngineCore"),
        ("app.py", "from PySide6 import *", "app does without *"),
        # the network
        ("app.py", "import socket", "nothing in the program talks to a network"),
        ("app.py", "from http.client import HTTPConnection", "nothing in the program talks to a network"),
        ("app.py", "from urllib import request", "nothing in the program talks to a network"),
        ("app.py", "import urllib.request", "nothing in the program talks to a network"),
        ("storage/a.py", "import asyncio", "nothing in the program talks to a network"),
    ],
)
def test_an_import_outside_the_table_is_found(path: str, source: str, fault: str) -> None:
    (found,) = import_faults({path: source})
    where, _, why = found.rpartition(": ")
    assert why == fault
    assert re.match(rf"{re.escape(path)}:[123]: ", where)


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("domain/a.py", "import json\nfrom collections.abc import Mapping\nfrom urllib.parse import quote"),
        ("domain/a.py", f"from .text import x\nfrom . import text\n{OURS}.domain import text"),
        ("domain/deep/a.py", "from ..text import x"),
        (
            "storage/a.py",
            f"import sqlite3, msgspec\n{OURS}.domain.company import Company\n{OURS} import files",
        ),
        ("export/a.py", f"{OURS} import __version__\n{OURS}.files import write"),
        ("export/pdf.py", "from PySide6.QtGui import QPdfWriter"),
        ("session/a.py", "from PySide6.QtGui import QUndoStack, QUndoCommand\nfrom PySide6 import QtCore"),
        ("models/a.py", "from PySide6.QtCore import Qt"),
        ("widgets/a.py", f"{OURS}.models.company_list import x\nfrom PySide6.QtWidgets import QWidget"),
        ("windows/a.py", f"from ..export import x\n{OURS}.session.session import Session"),
        ("paths.py", "from platformdirs import user_data_path"),
        ("cli.py", f"def window():\n    {OURS} import app"),
        ("__main__.py", f"{OURS}.cli import main"),
        ("app.py", f"{OURS} import paths, storage, windows, files, options, __version__"),
    ],
)
def test_an_import_inside_the_table_is_not(path: str, source: str) -> None:
    assert import_faults({path: source}) == []


def test_a_part_that_the_table_does_not_know_is_found() -> None:
    assert import_faults({"helpers.py": ""}) == ["helpers.py: the table knows no part called helpers"]
    assert import_faults({"utils/a.py": ""}) == ["utils/a.py: the table knows no part called utils"]


def test_each_fault_says_where() -> None:
    source = f"import json\n\nimport {PACKAGE}.storage\nfrom PySide6.QtCore import Qt\n"
    assert import_faults({"domain/a.py": source}) == [
        f"domain/a.py:3: {PACKAGE}.storage: domain may not import storage",
        "domain/a.py:4: PySide6.QtCore.Qt: domain does without Qt",
    ]


QT_LINE = "from PySide6.QtCore import Qt"


@pytest.mark.parametrize(
    ("sources", "way"),
    [
        ({"cli.py": QT_LINE}, ["cli.py", "PySide6.QtCore.Qt"]),
        ({"cli.py": f"if True:\n    {QT_LINE}"}, ["cli.py", "PySide6.QtCore.Qt"]),
        ({"cli.py": f"{OURS} import app", "app.py": QT_LINE}, ["cli.py", "app.py", "PySide6.QtCore.Qt"]),
        (
            {"cli.py": f"{OURS}.export.markdown import x", "export/__init__.py": QT_LINE},
            ["cli.py", "export/__init__.py", "PySide6.QtCore.Qt"],
        ),
        (
            {"cli.py": f"{OURS}.export import pdf", "export/pdf.py": QT_LINE},
            ["cli.py", "export/pdf.py", "PySide6.QtCore.Qt"],
        ),
        (
            {"cli.py": "import interview_helper.a", "a.py": "from .b import c", "b.py": QT_LINE},
            ["cli.py", "a.py", "b.py", "PySide6.QtCore.Qt"],
        ),
        ({"cli.py": "import json", "__init__.py": QT_LINE}, []),
        (
            {"cli.py": f"{OURS}.paths import x", "__init__.py": QT_LINE},
            ["cli.py", "__init__.py", "PySide6.QtCore.Qt"],
        ),
        ({"cli.py": f"def f():\n    {OURS} import app", "app.py": QT_LINE}, []),
        ({"cli.py": f"if TYPE_CHECKING:\n    {QT_LINE}"}, []),
        ({"cli.py": f"if TYPE_CHECKING:\n    f()\nelse:\n    {QT_LINE}"}, ["cli.py", "PySide6.QtCore.Qt"]),
        ({"cli.py": f"{OURS} import a", "a.py": f"{OURS} import cli"}, []),
    ],
)
def test_the_way_to_qt_at_the_start_is_found(sources: dict[str, str], way: list[str]) -> None:
    assert qt_at_start(sources, "cli.py") == way


@pytest.mark.parametrize(
    "source",
    [
        "Path(__file__).parent",
        "storage.__file__",
        'Path("resources/reasons.json")',
        "sys._MEIPASS",
        'getattr(sys, "_MEIPASS", None)',
        'Path("resources") / "reasons.json"',
        "from importlib import resources",
        "import importlib.resources",
        "import pkgutil",
        "from platformdirs import user_data_path",
    ],
)
def test_finding_a_place_outside_paths_is_found(source: str) -> None:
    assert len(place_faults({"windows/a.py": source})) == 1
    assert place_faults({"paths.py": source}) == []


def test_asking_paths_for_a_place_is_no_fault() -> None:
    asking = f'"""Not by __file__."""\n{OURS}.paths import resources\nresources()\npaths.resources()'
    assert place_faults({"app.py": asking}) == []


def test_a_module_that_is_too_long_is_found() -> None:
    assert long_modules({"a.py": "\n" * LONGEST_MODULE}) == {}
    assert long_modules({"a.py": "\n" * (LONGEST_MODULE + 1)}) == {"a.py": 501}
