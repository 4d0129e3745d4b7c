"""Questions on a company's list: taken over from a suggestion, or the user's own."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """One question to ask at the interview.

    ``reason`` is the id of the reason that it speaks of, ``None`` for one without. ``answer`` is kept
    whether the question counts as ``answered`` or not.
    """

    id: str
    text: str
    reason: str | None = None
    answered: bool = False
    answer: str = ""
