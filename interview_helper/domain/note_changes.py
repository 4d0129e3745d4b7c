"""An earlier version of notes beside the present one: when it was written, and which lines differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from difflib import SequenceMatcher
from typing import NamedTuple

_MOST_PAIRS = 1_000_000
"""More pairs of lines are not compared in their order: that would take seconds."""


class NoteChanges(NamedTuple):
    """``gone`` are the lines of the earlier version, from 0, that the present one lacks.

    ``come`` counts the lines of the present version that the earlier one lacks. Blank lines are neither.
    """

    gone: frozenset[int]
    come: int
    same: bool


def changes_between(earlier: str, present: str) -> NoteChanges:
    """What has become of an earlier version, line by line."""
    if earlier == present:
        return NoteChanges(frozenset(), 0, same=True)
    # Blank lines would match one another anywhere.
    places = [place for place, line in enumerate(earlier.split("\n")) if line.strip()]
    before = [line for line in earlier.split("\n") if line.strip()]
    after = [line for line in present.split("\n") if line.strip()]
    shared = 0
    while shared < min(len(before), len(after)) and before[shared] == after[shared]:
        shared += 1
    differ = _in_order if (len(before) - shared) * (len(after) - shared) <= _MOST_PAIRS else _anywhere
    gone, come = differ(before[shared:], after[shared:])
    return NoteChanges(frozenset(places[shared + place] for place in gone), come, same=False)


def _in_order(before: Sequence[str], after: Sequence[str]) -> tuple[list[int], int]:
    gone: list[int] = []
    come = 0
    for what, start, end, new_start, new_end in SequenceMatcher(
        None, before, after, autojunk=False
    ).get_opcodes():
        if what != "equal":
            gone += range(start, end)
            come += new_end - new_start
    return gone, come


def _anywhere(before: Sequence[str], after: Sequence[str]) -> tuple[list[int], int]:
    """The same without regard to where a line stands."""
    gone = _without(before, Counter(after))
    return gone, len(after) - (len(before) - len(gone))


def _without(lines: Sequence[str], others: Counter[str]) -> list[int]:
    """The places of the lines that the others lack; each of those stands for one."""
    places = []
    for place, line in enumerate(lines):
        if others[line] > 0:
            others[line] -= 1
        else:
            places.append(place)
    return places


def changes_words(changes: NoteChanges) -> str:
    """What has become of an earlier version, in a sentence or two."""
    if changes.same:
        return "The notes are just so now."
    if not changes.gone and not changes.come:
        return "Only blank lines are others now."
    said = []
    if changes.gone:
        lines, are = _lines(len(changes.gone))
        said.append(f"{lines} {are} no longer in your notes, marked −.")
    if changes.come:
        lines, are = _lines(changes.come)
        said.append(f"{lines} {'has' if are == 'is' else 'have'} come since.")
    return " ".join(said)


def _lines(count: int) -> tuple[str, str]:
    return (f"{count:,} line", "is") if count == 1 else (f"{count:,} lines", "are")


def ago_words(at: datetime, now: datetime) -> str:
    """How long ago that was, in days of the calendar: "today", "yesterday", "3 weeks ago".

    Both are wall-clock times of one place.
    """
    days = (now.date() - at.date()).days
    if days < 0:
        return "clock was ahead"
    if days < 2:
        return ("today", "yesterday")[days]
    for length, unit, most in ((1, "days", 14), (7, "weeks", 63), (30, "months", 730)):
        if days < most:
            return f"{days // length} {unit} ago"
    return f"{days // 365} years ago"
