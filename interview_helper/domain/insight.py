"""The one most useful thing to say of a balance, beside its verdict and its margin.

Which of several it is does not depend on chance or on the order of ticking: a deal-breaker; an unknown
that would settle or tip it; that there is too little to go by; that it rests on the weights alone; the
single tick or untick that would tip it; how many changes it would take; that nothing could turn it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from interview_helper.domain.balance import Balance, Change, EqualWeights, Verdict, in_display_order
from interview_helper.domain.reasons import Reason, Side
from interview_helper.domain.wording import FEWEST_REASONS, count_words, quoted, towards_words


class Insight(NamedTuple):
    """A sentence in plain text; ``reason`` is the id of the reason that it speaks of, if it does.

    ``named`` is the part of the words that names the reason; ``unknown`` says that it is not known yet.
    """

    words: str = ""
    reason: str | None = None
    named: str = ""
    unknown: bool = False


def insight(balance: Balance, reasons: Sequence[Reason], topics: Mapping[str, str]) -> Insight:
    """The most useful sentence about a balance; empty where there is nothing to say.

    Args:
        balance: the balance of the reasons.
        reasons: one company's, hidden ones too.
        topics: every reason's name inside a sentence, by its id, from ``asking.topics``.
    """
    named = _Named(reasons, topics)
    if balance.verdict is Verdict.DEAL_BREAKER:
        return _deal_breaker(balance, named)
    return (
        _unknown_deal_breaker(balance, reasons, named)
        or _unknown(balance, named)
        or _what_is_ticked(balance, reasons, named)
    )


def unknown_deal_breakers(balance: Balance, reasons: Sequence[Reason]) -> tuple[str, ...]:
    """The deal-breakers that are not known yet and would turn what the balance says, in display order."""
    if balance.verdict is Verdict.DEAL_BREAKER or balance.side is Side.DECLINE:
        return ()
    return tuple(reason.id for reason in in_display_order(reasons) if reason.unknown and reason.deal_breaker)


class _Named:
    """One company's reasons by their id, each with a name short enough for a sentence."""

    def __init__(self, reasons: Sequence[Reason], topics: Mapping[str, str]) -> None:
        self._reasons = {reason.id: reason for reason in reasons}
        self._topics = topics

    def text(self, reason_id: str) -> str:
        return quoted(self._reasons[reason_id].text)

    def topic(self, reason_id: str) -> str:
        whole = f"“{self._reasons[reason_id].text}”"
        topic = self._topics.get(reason_id, whole)
        return self.text(reason_id) if topic == whole else topic

    def weight(self, reason_id: str) -> int:
        return self._reasons[reason_id].weight


def _deal_breaker(balance: Balance, named: _Named) -> Insight:
    first, number = balance.deal_breakers[0], len(balance.deal_breakers)
    name = named.text(first)
    if number == 1:
        return Insight(f"The deal-breaker: {name}.", first, name)
    return Insight(f"{count_words(number).capitalize()} deal-breakers, the first: {name}.", first, name)


def _unknown_deal_breaker(balance: Balance, reasons: Sequence[Reason], named: _Named) -> Insight | None:
    breaking = unknown_deal_breakers(balance, reasons)
    if not breaking:
        return None
    name, number = named.topic(breaking[0]), len(breaking)
    if number == 1:
        words = f"One deal-breaker is not known yet, and would settle it: {name}."
    else:
        words = f"{count_words(number).capitalize()} deal-breakers are not known yet, the first: {name}."
    return Insight(words, breaking[0], name, unknown=True)


def _unknown(balance: Balance, named: _Named) -> Insight | None:
    tipping = balance.tipping_unknowns
    if not tipping:
        return None
    # The first of the heaviest, as these come in display order.
    heaviest = max(tipping, key=named.weight)
    name = named.topic(heaviest)
    would = would_words(balance, [named.weight(reason) for reason in tipping])
    if len(tipping) == 1:
        words = f"One thing you don’t know yet would {would}: {name}."
    else:
        number = count_words(len(tipping)).capitalize()
        words = f"{number} things you don’t know yet could each {would}, the heaviest: {name}."
    return Insight(words, heaviest, name, unknown=True)


def would_words(balance: Balance, weights: Sequence[int]) -> str:
    """What each of these weights would do, off the heavier pan or onto the lighter one; each is enough."""
    level = {weight == abs(balance.difference) for weight in weights}
    if level == {True}:
        return "bring the pans level"
    return "tip it" if level == {False} else "tip it or bring it level"


def _what_is_ticked(balance: Balance, reasons: Sequence[Reason], named: _Named) -> Insight:
    side, more = balance.side, balance.equal_weights
    if balance.ticked_count == 0:
        return Insight()
    if balance.ticked_count < FEWEST_REASONS:
        return Insight("Tick what else is true, or “?” where you don’t know.")
    if side is None and more is EqualWeights.EVEN:
        return Insight("Any one tick or untick would tip it.")
    if side is None:
        return Insight(f"More reasons speak for {towards_words(Side(more))}, though lighter ones.")
    if more is not EqualWeights.EVEN and Side(more) is not side:
        return Insight(
            f"This rests on the weights alone: more reasons speak for {towards_words(Side(more))}."
        )
    if balance.flips:
        flip = balance.flips[0]
        # In its own words: what is ticked is a statement, not what it is about.
        name, would = named.text(flip.reason), would_words(balance, [named.weight(flip.reason)])
        change = "Unticking" if flip.change is Change.UNTICK else "Ticking"
        return Insight(f"{change} {name} would {would}.", flip.reason, name)
    if balance.fewest_changes is not None:
        return Insight(no_single_change(balance.fewest_changes, balance, reasons))
    return Insight(nothing_could_turn(side))


def no_single_change(fewest: int, balance: Balance, reasons: Sequence[Reason]) -> str:
    """Said where it takes several ticks and unticks to turn the sum; a deal-breaker would not need it."""
    breaking = balance.side is Side.ACCEPT and any(
        reason.deal_breaker and not reason.ticked and not reason.hidden for reason in reasons
    )
    change = "Deal-breakers apart, no" if breaking else "No"
    return f"{change} single tick or untick would turn this; it would take {count_words(fewest)}."


def nothing_could_turn(side: Side) -> str:
    """Said where the list of the other side is empty."""
    other = Side.DECLINE if side is Side.ACCEPT else Side.ACCEPT
    return f"Nothing on your lists could turn this: they hold no reason for {towards_words(other)}."
