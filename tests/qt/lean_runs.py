"""Python started anew for a few lines: what it imports shows only in a process that has imported nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any


def answer_of(code: str) -> Any:
    """What ``code`` prints last, as JSON."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout.splitlines()[-1])
