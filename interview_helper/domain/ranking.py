"""Finding an order by asking which of two would matter more, and weights from the order.

Each reason is placed among those placed before by halving: it is compared with the one in the middle,
then with the middle of the half where it belongs. What is about the same shares a tier.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from interview_helper.domain.reasons import MAX_WEIGHT, MIN_WEIGHT


class Choice(StrEnum):
    """Which of two would matter more."""

    FIRST = "first"
    SECOND = "second"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Ranking:
    """How far the questions have come: everything follows from the ids and the answers so far."""

    ids: tuple[str, ...]
    answers: tuple[Choice, ...] = ()


class Progress(NamedTuple):
    """How many questions are answered, and how many more there are at most."""

    asked: int
    at_most_remaining: int


Tiers = tuple[tuple[str, ...], ...]
"""Ids from what matters most to what matters least; those in one tier matter the same."""


def start(ids: tuple[str, ...]) -> Ranking:
    """Nothing asked yet. Reasons are placed in this order.

    Raises:
        ValueError: an id comes twice.
    """
    if len(set(ids)) != len(ids):
        raise ValueError("an id to be ranked comes twice")
    return Ranking(ids)


def question(ranking: Ranking) -> tuple[str, str] | None:
    """The two to compare next; ``None`` when all are placed.

    The one that is being placed stays first, or second, until it is placed; with the next it is the
    other way round, so that neither place is always the new one's.
    """
    placing = _replay(ranking)
    if placing.placed == len(ranking.ids):
        return None
    pair = (ranking.ids[placing.placed], placing.tiers[placing.middle][0])
    return pair if _new_one_is_first(placing) else (pair[1], pair[0])


def answered(ranking: Ranking, choice: Choice) -> Ranking:
    """One answer further.

    Raises:
        ValueError: nothing is asked any more.
    """
    if question(ranking) is None:
        raise ValueError("all are placed already")
    return replace(ranking, answers=(*ranking.answers, choice))


def back(ranking: Ranking) -> Ranking:
    """Before the last answer; at the beginning, the same."""
    return replace(ranking, answers=ranking.answers[:-1])


def progress(ranking: Ranking) -> Progress:
    """How far it is. Answers of “about the same” make the rest shorter."""
    placing = _replay(ranking)
    waiting = len(ranking.ids) - placing.placed
    if not waiting:
        return Progress(len(ranking.answers), 0)
    # Halving n tiers ends after as many questions as n has binary digits.
    now = (placing.high - placing.low).bit_length()
    later = sum((len(placing.tiers) + more).bit_length() for more in range(1, waiting))
    return Progress(len(ranking.answers), now + later)


def tiers_of(ranking: Ranking) -> Tiers:
    """The order found so far, of those that are placed; empty until two have been compared.

    In a tier they stand as they were given.
    """
    placing = _replay(ranking)
    if placing.placed < min(2, len(ranking.ids)):
        return ()
    return tuple(tuple(tier) for tier in placing.tiers)


def weights_of(tiers: Tiers) -> dict[str, int]:
    """Weights from 1 to 5 by rank: the fifth that matters most weighs 5, the next 4, and so on.

    A tier stands where its middle does, and on the border of two fifths goes to the one nearer to
    the middle: so equals weigh the same, and the reverse order gives the reverse weights.
    """
    count = sum(map(len, tiers))
    steps = MAX_WEIGHT - MIN_WEIGHT + 1
    weights: dict[str, int] = {}
    for tier in tiers:
        lead = count - len(tier) - 2 * len(weights)
        # In fifths from the middle, lead · 5 / (2 · count); rounded, halves towards the middle.
        away = -((count - steps * abs(lead)) // (2 * count))
        weight = (MIN_WEIGHT + MAX_WEIGHT) // 2 + (away if lead > 0 else -away)
        weights |= dict.fromkeys(tier, weight)
    return weights


@dataclass(slots=True)
class _Placing:
    """What the answers have come to: ``placed`` many stand in tiers, the next belongs from low to high."""

    tiers: list[list[str]]
    placed: int
    low: int = 0
    high: int = 0

    @property
    def middle(self) -> int:
        return (self.low + self.high) // 2

    def next_one(self) -> None:
        self.placed += 1
        self.low, self.high = 0, len(self.tiers)


def _new_one_is_first(placing: _Placing) -> bool:
    return placing.placed % 2 == 1


def _replay(ranking: Ranking) -> _Placing:
    placing = _Placing([[one] for one in ranking.ids[:1]], 0)
    if ranking.ids:
        placing.next_one()
    for choice in ranking.answers:
        _take(placing, ranking.ids[placing.placed], choice)
    return placing


def _take(placing: _Placing, new: str, choice: Choice) -> None:
    if choice is Choice.SAME:
        placing.tiers[placing.middle].append(new)
        placing.next_one()
        return
    if (choice is Choice.FIRST) is _new_one_is_first(placing):
        placing.high = placing.middle
    else:
        placing.low = placing.middle + 1
    if placing.low == placing.high:
        placing.tiers.insert(placing.low, [new])
        placing.next_one()
