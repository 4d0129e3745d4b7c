"""Reasons: one statement on one side of the balance, with a weight and a mark."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum

MIN_WEIGHT = 1
MAX_WEIGHT = 5
# Equal weights are robust (Dawes 1979): the user only moves what differs.
DEFAULT_WEIGHT = 3


class Side(StrEnum):
    """The pan, and the checklist, that a reason belongs to."""

    DECLINE = "decline"
    ACCEPT = "accept"


class Mark(StrEnum):
    """What the user says of a reason. Unknown is not zero: it is a question to ask."""

    UNTICKED = "unticked"
    TICKED = "ticked"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Reason:
    """One statement on one side, as one company's checklist holds it.

    ``counterpart`` is the id of the reason on the other list that speaks of the same thing. A
    ``hidden`` reason keeps its mark, but is neither shown nor weighed.

    Raises:
        ValueError: the weight is not a whole number from 1 to 5, or a reason to accept
            is flagged as a deal-breaker.
    """

    id: str
    side: Side
    text: str
    weight: int = DEFAULT_WEIGHT
    mark: Mark = Mark.UNTICKED
    deal_breaker: bool = False
    note: str = ""
    counterpart: str | None = None
    hidden: bool = False

    def __post_init__(self) -> None:
        if not isinstance(self.weight, int) or not MIN_WEIGHT <= self.weight <= MAX_WEIGHT:
            raise ValueError(
                f"a weight is a whole number from {MIN_WEIGHT} to {MAX_WEIGHT}, not {self.weight}"
            )
        if self.deal_breaker and self.side is Side.ACCEPT:
            raise ValueError("only a reason to turn the interview down can be a deal-breaker")

    @property
    def ticked(self) -> bool:
        """Whether it lies on its pan."""
        return self.mark is Mark.TICKED and not self.hidden

    @property
    def unknown(self) -> bool:
        """Whether it could come to lie on its pan."""
        return self.mark is Mark.UNKNOWN and not self.hidden

    @property
    def in_use(self) -> bool:
        """Whether the user has said something of it, shown or hidden."""
        return self.mark is not Mark.UNTICKED or bool(self.note) or self.deal_breaker


@dataclass(frozen=True, slots=True)
class BuiltInReason:
    """A reason that every new company starts with.

    ``topic`` names it inside a sentence ("relocation without support"); ``questions`` are several
    ways to ask about it at the interview, the best first.
    """

    id: str
    side: Side
    text: str
    topic: str
    questions: tuple[str, ...]
    counterpart: str | None = None

    def fresh(self) -> Reason:
        """This reason as it stands on a company's list before anything is marked."""
        return Reason(self.id, self.side, self.text, counterpart=self.counterpart)


Catalogue = tuple[BuiltInReason, ...]
"""The built-in reasons in display order: the decline list, then the accept list."""


def parse_catalogue(text: str) -> Catalogue:
    """Read the built-in reasons from the JSON of ``resources/reasons.json``.

    Raises:
        ValueError: not JSON, a key is missing or unknown, there is no question, or a counterpart does
            not point back.
    """
    try:
        catalogue = tuple(
            BuiltInReason(**{**entry, "side": Side(entry["side"]), "questions": tuple(entry["questions"])})
            for entry in json.loads(text)
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"a built-in reason lacks a key, or has one too many: {error}") from error
    for reason in catalogue:
        if not reason.questions:
            raise ValueError(f"there is no question about {reason.id!r}")
    counterparts = {reason.id: reason.counterpart for reason in catalogue}
    for reason in catalogue:
        if reason.counterpart is not None and counterparts.get(reason.counterpart) != reason.id:
            raise ValueError(f"the counterpart of {reason.id!r} does not point back to it")
    return catalogue
