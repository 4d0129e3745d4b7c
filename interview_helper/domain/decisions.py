"""Decisions: what was answered to an invitation, why, and how it turned out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from interview_helper.domain.reasons import Reason


class Outcome(StrEnum):
    """What the user answered to the invitation."""

    ACCEPTED = "accepted"
    DECLINED = "declined"


class Feeling(StrEnum):
    """How the user looks back on a decision."""

    GLAD = "glad"
    UNSURE = "unsure"
    SORRY = "sorry"


@dataclass(frozen=True, slots=True)
class Hindsight:
    """How a decision turned out, in the user's own judgement."""

    feeling: Feeling
    words: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """One answer to an invitation; ``reasons`` are the company's as they stood that day."""

    id: str
    outcome: Outcome
    on: date
    round: int
    why: str = ""
    reasons: tuple[Reason, ...] = ()
    hindsight: Hindsight | None = None
