"""The balance: everything that is computed from the marks of one company.

All sums are integers and integers are what is compared; a float appears only where a tilt is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from interview_helper.domain.reasons import Mark, Reason, Side


class Verdict(StrEnum):
    """What the balance says, in the words of the exported file."""

    NOTHING_WEIGHED = "nothing_weighed"
    TOO_CLOSE = "too_close"
    LEANS_ACCEPT = "leans_accept"
    LEANS_DECLINE = "leans_decline"
    CLEARLY_ACCEPT = "clearly_accept"
    CLEARLY_DECLINE = "clearly_decline"
    DEAL_BREAKER = "deal_breaker"


class EqualWeights(StrEnum):
    """Which side has more ticked reasons, whatever they weigh."""

    ACCEPT = "accept"
    DECLINE = "decline"
    EVEN = "even"


class Change(StrEnum):
    """The single change to a reason that a flip consists of."""

    TICK = "tick"
    UNTICK = "untick"


@dataclass(frozen=True, slots=True)
class Flip:
    """A single tick or untick that changes the sign of the difference (to zero counts)."""

    reason: str
    change: Change


@dataclass(frozen=True, slots=True)
class Balance:
    """The weighed marks of one company.

    ``accept`` and ``decline`` are the loads of the pans. ``tilt`` lies in [-1, 1], positive towards
    accept; ``tilt_low`` and ``tilt_high`` bound it over every way that the unknowns could turn out.
    ``margin_percent`` is the largest whole percent by which every weight could be off, each in the
    worst direction, with the same side still ahead; ``None`` on a tie or with an empty pan.
    ``fewest_changes`` is the number of ticks and unticks that carries the balance strictly to the
    other side; ``None`` when no number does.
    """

    accept: int
    decline: int
    tilt: float
    tilt_low: float
    tilt_high: float
    verdict: Verdict
    ticked_count: int
    deal_breakers: tuple[str, ...]
    margin_percent: int | None
    settled: bool
    tipping_unknowns: tuple[str, ...]
    flips: tuple[Flip, ...]
    fewest_changes: int | None
    equal_weights: EqualWeights
    contradictions: tuple[tuple[str, str], ...]

    @property
    def difference(self) -> int:
        """``S``: the accept load less the decline load."""
        return self.accept - self.decline

    @property
    def side(self) -> Side | None:
        """The heavier side, or ``None`` when the pans carry the same."""
        if self.difference == 0:
            return None
        return Side.ACCEPT if self.difference > 0 else Side.DECLINE


def in_display_order(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """The decline list, then the accept list, each as it came; hidden reasons too."""
    return tuple(sorted(reasons, key=lambda reason: reason.side is Side.ACCEPT))


def tilt_of(accept: int, decline: int) -> float:
    """The tilt of two loads, in [-1, 1]; 0 when both pans are empty.

    Division rounds correctly, so equal ratios of loads give equal tilts and companies can be ranked by it.
    """
    total = accept + decline
    return (accept - decline) / total if total else 0.0


def loads(reasons: Iterable[Reason]) -> tuple[int, int]:
    """What the accept pan and the decline pan carry."""
    return _sums(reason for reason in reasons if reason.ticked)


def weigh(reasons: Sequence[Reason]) -> Balance:
    """Weigh one company's reasons; the formulas are those of ARCHITECTURE, "The balance"."""
    ordered = in_display_order(reason for reason in reasons if not reason.hidden)
    ticked = [reason for reason in ordered if reason.mark is Mark.TICKED]
    unknown = [reason for reason in ordered if reason.mark is Mark.UNKNOWN]
    accept, decline = _sums(ticked)
    accept_unknown, decline_unknown = _sums(unknown)
    difference, total = accept - decline, accept + decline
    deal_breakers = tuple(reason.id for reason in ticked if reason.deal_breaker)
    changes = _changes_against(ordered, difference)
    return Balance(
        accept=accept,
        decline=decline,
        tilt=tilt_of(accept, decline),
        tilt_low=tilt_of(accept, decline + decline_unknown),
        tilt_high=tilt_of(accept + accept_unknown, decline),
        verdict=_verdict(difference, total, len(ticked), bool(deal_breakers)),
        ticked_count=len(ticked),
        deal_breakers=deal_breakers,
        margin_percent=_margin_percent(accept, decline),
        settled=difference != 0
        and _sign(difference - decline_unknown) == _sign(difference) == _sign(difference + accept_unknown),
        tipping_unknowns=tuple(
            reason.id for reason in unknown if _sign(difference + _pull(reason)) != _sign(difference)
        ),
        flips=_flips(changes, difference),
        fewest_changes=_fewest_changes(changes, difference),
        equal_weights=_equal_weights(ticked),
        contradictions=_contradictions(ticked),
    )


def _sums(reasons: Iterable[Reason]) -> tuple[int, int]:
    """What these reasons weigh together, to accept and to decline."""
    accept = decline = 0
    for reason in reasons:
        if reason.side is Side.ACCEPT:
            accept += reason.weight
        else:
            decline += reason.weight
    return accept, decline


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


def _pull(reason: Reason) -> int:
    """What ticking the reason adds to the difference."""
    return reason.weight if reason.side is Side.ACCEPT else -reason.weight


def _verdict(difference: int, total: int, ticked_count: int, deal_breaker: bool) -> Verdict:
    if deal_breaker:
        return Verdict.DEAL_BREAKER
    if total == 0:
        return Verdict.NOTHING_WEIGHED
    if 10 * abs(difference) < total:
        return Verdict.TOO_CLOSE
    clearly = 2 * abs(difference) >= total and ticked_count >= 3
    if difference > 0:
        return Verdict.CLEARLY_ACCEPT if clearly else Verdict.LEANS_ACCEPT
    return Verdict.CLEARLY_DECLINE if clearly else Verdict.LEANS_DECLINE


def _margin_percent(accept: int, decline: int) -> int | None:
    difference = abs(accept - decline)
    if difference == 0 or accept == 0 or decline == 0:
        return None
    # ceil(100 |S| / T) - 1 in integers.
    return (100 * difference - 1) // (accept + decline)


def _changes_against(ordered: Sequence[Reason], difference: int) -> list[tuple[Reason, Change]]:
    """Every tick and untick that moves the balance away from the heavier side, heaviest first.

    There is none where no side is the heavier.
    """
    if difference == 0:
        return []
    heavier = Side.ACCEPT if difference > 0 else Side.DECLINE
    changes = [
        (reason, Change.UNTICK if reason.mark is Mark.TICKED else Change.TICK)
        for reason in ordered
        if (reason.mark is Mark.TICKED) == (reason.side is heavier)
    ]
    return sorted(changes, key=lambda change: -change[0].weight)


def _flips(changes: Sequence[tuple[Reason, Change]], difference: int) -> tuple[Flip, ...]:
    return tuple(Flip(reason.id, change) for reason, change in changes if reason.weight >= abs(difference))


def _fewest_changes(changes: Sequence[tuple[Reason, Change]], difference: int) -> int | None:
    moved = 0
    for count, (reason, _) in enumerate(changes, start=1):
        moved += reason.weight
        if moved > abs(difference):
            return count
    return None


def _equal_weights(ticked: Sequence[Reason]) -> EqualWeights:
    lead = sum(1 if reason.side is Side.ACCEPT else -1 for reason in ticked)
    if lead == 0:
        return EqualWeights.EVEN
    return EqualWeights.ACCEPT if lead > 0 else EqualWeights.DECLINE


def _contradictions(ticked: Sequence[Reason]) -> tuple[tuple[str, str], ...]:
    accepted = {reason.id for reason in ticked if reason.side is Side.ACCEPT}
    return tuple(
        (reason.id, reason.counterpart)
        for reason in ticked
        if reason.side is Side.DECLINE and reason.counterpart in accepted
    )
