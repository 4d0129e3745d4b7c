"""Starting other programs: this one once more, and those that the desktop opens things with."""

from __future__ import annotations

import os
import sys
from collections.abc import MutableMapping

from interview_helper.paths import is_frozen

_SEARCHED = "LD_LIBRARY_PATH"
_SEARCHED_BEFORE = "LD_LIBRARY_PATH_ORIG"
_INDEPENDENT = "PYINSTALLER_RESET_ENVIRONMENT"


def restore_environment(environment: MutableMapping[str, str] = os.environ) -> None:
    """Let what a bundle starts find the system's libraries again, and be a program of its own.

    The bundle's starter puts its folder first and keeps what was there under another name. This process
    goes on as before: the loader has read the variable when it began. A second call does nothing.
    """
    if not is_frozen():
        return
    # A bundle that another one starts takes itself for a part of that one otherwise.
    environment[_INDEPENDENT] = "1"
    before = environment.get(_SEARCHED_BEFORE)
    if before is not None:
        environment[_SEARCHED] = before
    else:
        environment.pop(_SEARCHED, None)


def this_program(*arguments: str) -> tuple[str, list[str]]:
    """The command that starts this program once more: the program, and its arguments."""
    own = () if is_frozen() else ("-m", "interview_helper")
    return sys.executable, [*own, *arguments]
