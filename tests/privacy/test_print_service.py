"""The preview of a page asks the print service of this machine, and no network address."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from interview_helper.windows import question_printing

SYSTEMS_OWN = Path("/etc/cups/client.conf")


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if SYSTEMS_OWN.exists():
        pytest.skip("this machine has a print server of its own")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("CUPS_SERVER", raising=False)
    yield
    os.environ.pop("CUPS_SERVER", None)


def test_it_is_asked_by_its_socket() -> None:
    question_printing._ask_this_machine_for_printers()
    assert os.environ["CUPS_SERVER"] == "/run/cups/cups.sock"


def test_a_print_server_that_somebody_chose_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".cups").mkdir()
    file = tmp_path / ".cups" / "client.conf"
    file.write_text("# ours\nServerName print.example\n")
    question_printing._ask_this_machine_for_printers()
    assert "CUPS_SERVER" not in os.environ
    file.write_text("Encryption Never\n")
    monkeypatch.setenv("CUPS_SERVER", "print.example")
    question_printing._ask_this_machine_for_printers()
    assert os.environ["CUPS_SERVER"] == "print.example"
