"""Starting other programs, from a bundle too."""

from __future__ import annotations

import sys

import pytest

from interview_helper.programs import restore_environment, this_program


@pytest.fixture
def frozen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"LD_LIBRARY_PATH": "/bundle"}, {}),
        (
            {"LD_LIBRARY_PATH": "/bundle:/mine", "LD_LIBRARY_PATH_ORIG": "/mine"},
            {"LD_LIBRARY_PATH": "/mine", "LD_LIBRARY_PATH_ORIG": "/mine"},
        ),
        (
            {"LD_LIBRARY_PATH": "/bundle", "LD_LIBRARY_PATH_ORIG": ""},
            {"LD_LIBRARY_PATH": "", "LD_LIBRARY_PATH_ORIG": ""},
        ),
        ({}, {}),
    ],
)
@pytest.mark.usefixtures("frozen")
def test_a_bundle_gives_back_the_library_path(before: dict[str, str], after: dict[str, str]) -> None:
    environment = {**before, "HOME": "/home/x"}
    for _ in range(2):
        restore_environment(environment)
        assert environment == {**after, "HOME": "/home/x", "PYINSTALLER_RESET_ENVIRONMENT": "1"}


def test_what_is_not_a_bundle_leaves_it_alone() -> None:
    environment = {"LD_LIBRARY_PATH": "/mine"}
    restore_environment(environment)
    assert environment == {"LD_LIBRARY_PATH": "/mine"}


def test_the_command_for_this_program() -> None:
    assert this_program("--examples") == (sys.executable, ["-m", "interview_helper", "--examples"])


@pytest.mark.usefixtures("frozen")
def test_the_command_for_a_bundle() -> None:
    assert this_program("--examples") == (sys.executable, ["--examples"])
