"""The check for known vulnerabilities, with invented answers in pip-audit's own form."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import audit
import pytest
from audit import NotChecked, Vulnerability, main, pins, understood
from recipes import PROJECT

CLEAN = {"name": "quiet", "version": "1.0", "vulns": []}
SKIPPED = {"name": "ours", "skip_reason": "Dependency not found on PyPI and could not be audited: ours (2.0)"}
KNOWN = {
    "name": "loud",
    "version": "1.2",
    "vulns": [
        {"id": "PYSEC-2020-1", "fix_versions": ["1.3", "2.0"], "aliases": [], "description": "Bad."},
        {"id": "CVE-2026-1", "fix_versions": [], "aliases": [], "description": "Worse."},
    ],
}


def answering(*dependencies: dict[str, Any]) -> Callable[[Path], str]:
    return lambda _: json.dumps({"dependencies": dependencies, "fixes": []})


@pytest.fixture
def constraints(tmp_path: Path) -> str:
    file = tmp_path / "constraints.txt"
    file.write_text("# why\nloud==1.2\nquiet==1.0 \\\n    --hash=sha256:00\nours >= 2\n\nloud==1.2\n")
    return str(file)


def test_pins_are_what_is_asked_about(constraints: str) -> None:
    asked: list[str] = []

    def ask(requirements: Path) -> str:
        asked.append(requirements.read_text())
        return answering(CLEAN)(requirements)

    assert main([constraints], ask) == 0
    assert asked == ["loud==1.2\nquiet==1.0\n"]


def test_the_versions_of_the_project_are_found() -> None:
    found = pins([PROJECT / "constraints.txt"])
    assert any(pin.startswith("PySide6_Essentials==") for pin in found)
    assert len(found) >= 20


def test_what_is_known_ends_with_a_fault(constraints: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([constraints], answering(CLEAN, KNOWN)) == 1
    said = capsys.readouterr()
    assert said.err.splitlines() == [
        "audit: loud 1.2: PYSEC-2020-1, fixed in 1.3, 2.0.",
        "audit: loud 1.2: CVE-2026-1, not fixed yet.",
    ]
    assert said.out == "audit: 2 versions checked, 2 known vulnerabilities.\n"


def test_nothing_known_is_well(constraints: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([constraints], answering(CLEAN)) == 0
    assert capsys.readouterr().out == "audit: 1 versions checked, 0 known vulnerabilities.\n"


def test_what_nobody_knows_is_named(constraints: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([constraints], answering(CLEAN, SKIPPED)) == 0
    assert "not checked, because the index knows nothing of them: ours." in capsys.readouterr().out


def test_an_index_that_knows_nothing_at_all_has_checked_nothing(
    constraints: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([constraints], answering(SKIPPED)) == 0
    said = "audit: not checked, because the index knows nothing of any of the 2 versions.\n"
    assert capsys.readouterr().out == said


def test_without_a_network_it_says_so(constraints: str, capsys: pytest.CaptureFixture[str]) -> None:
    def refuse(_: Path) -> str:
        raise NotChecked("pip-audit could not be installed: no route")

    assert main([constraints], refuse) == 0
    assert (
        capsys.readouterr().out == "audit: not checked, because pip-audit could not be installed: no route.\n"
    )


@pytest.mark.parametrize("text", ["", "no JSON", "[]", "{}", '{"dependencies": [{"name": "a"}]}'])
def test_an_answer_that_is_none_has_checked_nothing(text: str) -> None:
    with pytest.raises(NotChecked, match="not understood"):
        understood(text)


def test_no_pins_are_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty.txt").write_text("# nothing\n")
    assert main([str(tmp_path / "empty.txt")], answering()) == 0
    assert "no version is pinned" in capsys.readouterr().out


def test_a_failing_installation_gives_pips_last_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    class Failed:
        returncode, stdout, stderr = 1, "", "WARNING: trying\nERROR: No matching distribution\n"

    monkeypatch.setattr(audit.venv, "create", lambda *_, **__: None)
    monkeypatch.setattr(audit.subprocess, "run", lambda *_, **__: Failed)
    with pytest.raises(NotChecked, match="could not be installed: ERROR: No matching distribution"):
        audit.ask_pip_audit(tmp_path / "pins.txt")


def test_no_answer_in_time_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def hang(command: list[str], **_: Any) -> None:
        raise audit.subprocess.TimeoutExpired(command, 1)

    monkeypatch.setattr(audit.venv, "create", lambda *_, **__: None)
    monkeypatch.setattr(audit.subprocess, "run", hang)
    with pytest.raises(NotChecked, match="no answer after"):
        audit.ask_pip_audit(tmp_path / "pins.txt")


def test_a_vulnerability_reads_as_a_sentence() -> None:
    assert str(Vulnerability("a", "1", "X-1", ("2",))) == "a 1: X-1, fixed in 2"
