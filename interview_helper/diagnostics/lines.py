"""Lines of a report, each with an answer or with why there is none."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from interview_helper.files import os_error_words
from interview_helper.storage.errors import StorageError

Line = tuple[str, str]
"""What was asked, and the answer."""


def line(label: str, ask: Callable[[], object]) -> Line:
    """Ask; whatever goes wrong is the answer."""
    try:
        return label, str(ask())
    except StorageError as error:
        return label, str(error)
    except OSError as error:
        # One that the program itself raises comes in words.
        return label, str(error) if error.errno is None else f"not known: {os_error_words(error)}"
    except Exception as error:  # noqa: BLE001  (one answer that is lacking is no reason to give none)
        # Its text might hold anything; its kind does not.
        return label, f"not known: {type(error).__name__}"


def as_text(lines: Iterable[Line]) -> str:
    """The lines, each ended, with the user's home folder as "~"."""
    text = "".join(f"{label}: {' '.join(answer.split())}\n" for label, answer in lines)
    try:
        home = str(Path.home())
    except RuntimeError:
        return text
    return text.replace(home, "~") if len(home) > 1 else text
