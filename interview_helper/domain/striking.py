"""Striking out: Franklin's moral algebra (letter to Joseph Priestley, 19 September 1772).

Reasons on the two sides that weigh the same are struck out together, until what remains is what
tips the balance. Striking equal sums never changes the difference of the loads.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from interview_helper.domain.balance import in_display_order
from interview_helper.domain.reasons import Reason, Side


@dataclass(frozen=True, slots=True)
class Strike:
    """Ticked reasons of equal weight in sum, struck out against each other."""

    decline: tuple[Reason, ...]
    accept: tuple[Reason, ...]

    @property
    def weight(self) -> int:
        """What either group weighs."""
        return sum(reason.weight for reason in self.decline)


def strike_out(reasons: Sequence[Reason]) -> tuple[Strike, ...]:
    """The strikes in order: counterparts of equal weight; one against one; one against two and two
    against one; two against three and three against two. Heaviest first in each, then display order.
    """
    ticked = [reason for reason in in_display_order(reasons) if reason.ticked]
    decline = [reason for reason in ticked if reason.side is Side.DECLINE]
    accept = [reason for reason in ticked if reason.side is Side.ACCEPT]
    strikes: list[Strike] = []
    for shapes, counterparts_only in (
        (((1, 1),), True),
        (((1, 1),), False),
        (((1, 2), (2, 1)), False),
        (((2, 3), (3, 2)), False),
    ):
        while True:
            strike = _heaviest(decline, accept, shapes, counterparts_only)
            if strike is None:
                break
            strikes.append(strike)
            decline = [reason for reason in decline if reason not in strike.decline]
            accept = [reason for reason in accept if reason not in strike.accept]
    return tuple(strikes)


def remaining(reasons: Sequence[Reason]) -> tuple[Reason, ...]:
    """The ticked reasons that no strike removes, in display order."""
    struck = {reason for strike in strike_out(reasons) for reason in strike.decline + strike.accept}
    return tuple(reason for reason in in_display_order(reasons) if reason.ticked and reason not in struck)


def _heaviest(
    decline: Sequence[Reason],
    accept: Sequence[Reason],
    shapes: Sequence[tuple[int, int]],
    counterparts_only: bool,
) -> Strike | None:
    """The heaviest strike of the given shapes; of equal ones the first in display order."""
    best: Strike | None = None
    for declines, accepts in shapes:
        for strike in _strikes(decline, accept, declines, accepts):
            if counterparts_only and strike.decline[0].counterpart != strike.accept[0].id:
                continue
            if best is None or strike.weight > best.weight:
                best = strike
    return best


def _strikes(
    decline: Sequence[Reason], accept: Sequence[Reason], declines: int, accepts: int
) -> Iterator[Strike]:
    """Every pair of groups of the given sizes whose weights are equal, in display order.

    Of all groups that weigh the same, only the first in display order is looked at: no later one
    could be chosen before it. That keeps thirty reasons a side within milliseconds.
    """
    first_accept: dict[int, list[tuple[Reason, ...]]] = {}
    for group in combinations(accept, accepts):
        first_accept.setdefault(sum(reason.weight for reason in group), []).append(group)
    for group in combinations(decline, declines):
        for other in first_accept.get(sum(reason.weight for reason in group), ()):
            yield Strike(group, other)
            if accepts > 1 or declines > 1:
                break
