"""The same with the system itself failing, one of its calls after the other, where strace is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from itertools import count
from pathlib import Path

import one_operation
import pytest
from every_operation import OPERATIONS
from failing_disk import prepared
from fault_table import THOROUGH, tell
from operations import fault_after
from test_failing_disk import FAILING

CALLS = ("pwrite64", "fdatasync", "fsync", "ftruncate")
NAMES = ("save", "erasing", "migration from version 1", "backup", "restore")
WHICH = [("save", "fdatasync", 1), ("save", "pwrite64", 16)]
if THOROUGH:
    WHICH = [(name, call, 1) for name in NAMES for call in CALLS]
ENVIRONMENT = {
    "PATH": os.environ.get("PATH", ""),
    "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
    "PYTHONDONTWRITEBYTECODE": "1",
}


def strace_works() -> bool:
    command = ["strace", "-qq", "-o", os.devnull, "true"]
    return shutil.which("strace") is not None and subprocess.run(command, capture_output=True).returncode == 0


def output(folder: Path, name: str, call: str, when: int, log: Path) -> str:
    """What the program says while the n-th of such calls fails; none but SQLite and the program make them."""
    command = ["strace", "-f", "-qq", "-o", str(log)]
    command += ["-e", f"trace={call}", "-e", f"inject={call}:error=EIO:when={when}"]
    command += [sys.executable, "-S", one_operation.__file__, name, str(folder)]
    return subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=True).stdout


@pytest.mark.skipif(not strace_works(), reason="strace is not installed, or may not trace here")
@pytest.mark.parametrize(("name", "call", "step"), WHICH)
def test_nothing_is_lost_at_any_call(tmp_path: Path, name: str, call: str, step: int) -> None:
    operation = OPERATIONS[name]
    before = tmp_path / "before"
    prepared(operation, before)
    folder, log = tmp_path / "try", tmp_path / "log"
    faults = []
    told = 0
    for when in count(1, step):
        shutil.copytree(before, folder)
        said = output(folder, name, call, when, log)
        acknowledged = said == "acknowledged\n"
        assert acknowledged or said.startswith("told: ")
        told += not acknowledged
        faults.append(fault_after(operation, folder, int(acknowledged)))
        operation.act(folder, lambda: None)
        faults.append(fault_after(operation, folder, operation.steps))
        shutil.rmtree(folder)
        if "INJECTED" not in log.read_text(errors="replace"):
            break
    rounds = len(faults) // 2 - 1
    tell(FAILING, rounds=rounds, acknowledged=rounds, lost=sum(fault is not None for fault in faults))
    assert [fault for fault in faults if fault is not None] == []
    assert told > 0 or rounds == 0
