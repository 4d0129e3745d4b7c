"""The command line on data of its own."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from cli_driver import Command, Ran

from interview_helper import cli


@pytest.fixture(autouse=True)
def _umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """Run a command on the data in ``tmp_path/data``: the exit code, standard output and error."""

    def command(*arguments: str) -> Ran:
        for name in ("stdout", "stderr"):
            stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
            monkeypatch.setattr(sys, name, stream)
        code = cli.run(["--data-dir", str(tmp_path / "data"), *arguments])
        taken = []
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
            assert isinstance(stream.buffer, io.BytesIO)
            taken.append(stream.buffer.getvalue().decode())
        return code, taken[0], taken[1]

    return command
