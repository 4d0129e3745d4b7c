"""Text that a user may type, paste or import: what is taken as it is, and what is refused."""

from __future__ import annotations

import re
from collections.abc import Callable

LINE_LIMIT = 1_000
"""Characters in a name, a role, or a reason's text."""
NOTE_LIMIT = 200_000
"""Bytes of UTF-8 in a company's notes, or in the note on a reason."""
UNBROKEN_LIMIT = 20_000
"""Characters in one line of a note: longer lines make every keystroke slow."""

_LINE_BREAKS = re.compile("\r\n|[\r\u2028\u2029\x0b\x0c\x85]")
_WHITE_RUN = re.compile("[\t\n]+")
# The controls of C0 and C1, NUL among them, but for tab and what breaks a line.
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")


class TextRefused(ValueError):
    """A text that is not taken; the message is a sentence for the user."""


def clean_line(text: str, what: str) -> str:
    """One line of text as it is kept: a run of line breaks and tabs becomes a space, nothing else changes.

    Args:
        text: as typed, pasted or imported.
        what: the field, as a sentence begins with it ("The name").

    Raises:
        TextRefused: too long, or with characters that no text has.
    """
    line = _WHITE_RUN.sub(" ", _LINE_BREAKS.sub("\n", text))
    _refuse_impossible(line, what)
    if len(line) > LINE_LIMIT:
        raise TextRefused(
            f"{what} has {len(line):,} characters; {LINE_LIMIT:,} fit. "
            "Shorten it, or put the rest in the notes."
        )
    return line


def clean_note(text: str, what: str) -> str:
    """Text of several lines as it is kept: every line break becomes a newline, nothing else changes.

    Raises:
        TextRefused: too long, one line too long, or with characters that no text has.
    """
    note = _LINE_BREAKS.sub("\n", text)
    _refuse_impossible(note, what)
    size = len(note.encode())
    if size > NOTE_LIMIT:
        raise TextRefused(
            f"{what} would take {size:,} bytes; {NOTE_LIMIT:,} fit. Keep the long text in a file of its own."
        )
    # Only a text longer than the limit can have a line longer than it.
    if len(note) > UNBROKEN_LIMIT:
        longest = max(map(len, note.split("\n")))
        if longest > UNBROKEN_LIMIT:
            raise TextRefused(
                f"{what} would have a line of {longest:,} characters; {UNBROKEN_LIMIT:,} fit. "
                "Break it into shorter lines."
            )
    return note


def common_affixes(one: str, other: str) -> tuple[int, int]:
    """How many characters two texts share at their beginnings, and of the rest at their ends.

    By bisection on comparisons that Python does in C: a keystroke in a long note asks for it.
    """
    shortest = min(len(one), len(other))
    start = _longest(shortest, lambda length: one[:length] == other[:length])
    end = _longest(shortest - start, lambda length: one[len(one) - length :] == other[len(other) - length :])
    return start, end


def _longest(limit: int, holds: Callable[[int], bool]) -> int:
    """The largest length up to the limit for which something holds that holds for every smaller one."""
    low, high = 0, limit
    while low < high:
        middle = (low + high + 1) // 2
        if holds(middle):
            low = middle
        else:
            high = middle - 1
    return low


def _refuse_impossible(text: str, what: str) -> None:
    found = _CONTROLS.search(text)
    if found:
        raise TextRefused(f"{what} contains the control character U+{ord(found.group()):04X}. Take it out.")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise TextRefused(
            f"{what} contains half a character (U+{ord(text[error.start]):04X}). Take it out."
        ) from None
