"""Weighings: a company's reasons as they stood at some moment, kept while the marks go on changing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from interview_helper.domain.reasons import Reason


class Occasion(StrEnum):
    """Why a weighing was kept."""

    ROUND = "round"
    """A round was over: the next one began."""
    SLEPT_ON = "slept_on"
    """The user went to sleep on it, to weigh again without seeing these marks."""
    REWEIGHED = "reweighed"
    """What came out of weighing again."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """The reasons of one company, with their marks and weights, at the moment ``at`` (UTC).

    Raises:
        ValueError: the moment carries no zone.
    """

    id: str
    occasion: Occasion
    at: datetime
    round: int
    reasons: tuple[Reason, ...]

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("the time of a weighing carries a zone")
