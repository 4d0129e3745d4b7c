"""The time that everything in a build carries."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from freezing import commit_time


def test_it_is_what_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert commit_time(tmp_path) == 1_700_000_000


def test_without_a_repository_it_is_when_the_project_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    project = tmp_path / "pyproject.toml"
    project.touch()
    os.utime(project, (1_600_000_000, 1_600_000_000))
    assert commit_time(tmp_path) == 1_600_000_000
