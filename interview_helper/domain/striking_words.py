"""Striking out in words: each step as a sentence, and what remains at the end. All plain text."""

from __future__ import annotations

from collections.abc import Sequence

from interview_helper.domain.balance import Balance, loads, weigh
from interview_helper.domain.reasons import Reason, Side
from interview_helper.domain.striking import Strike, remaining, strike_out
from interview_helper.domain.wording import loads_words, shortened

_PAIR_LIMIT, _GROUP_LIMIT = 60, 36
"""Characters quoted of a reason, beside one other and among several."""
_LISTED = 3
"""Remaining reasons that a sentence names of each side; the lists below it hold all."""


def step_words(step: int, steps: int) -> str:
    """Where one is: "Step 2 of 4"; before the first, how many there are; nothing without steps."""
    if steps == 0:
        return ""
    if step == 0:
        return "1 step" if steps == 1 else f"{steps} steps"
    return f"Step {step} of {steps}"


def lead_words(accept: int, decline: int) -> str:
    """By how much one pan is heavier: "3 more for", or "even"."""
    if accept == decline:
        return "even"
    return f"{accept - decline} more for" if accept > decline else f"{decline - accept} more against"


def sum_words(reasons: Sequence[Reason]) -> str:
    """Both loads and what is between them, which no strike changes: "12 for · 9 against: 3 more for"."""
    accept, decline = loads(reasons)
    return f"{loads_words(accept, decline)}: {lead_words(accept, decline)}"


def left_words(reasons: Sequence[Reason], step: int) -> str:
    """What lies unstruck after so many steps: "Left: 4 for · 1 against, still 3 more for"; empty before
    the first.
    """
    if step == 0:
        return ""
    accept, decline = loads(reasons)
    struck = sum(strike.weight for strike in strike_out(reasons)[:step])
    return f"Left: {loads_words(accept - struck, decline - struck)}, still {lead_words(accept, decline)}"


def strike_sentence(strike: Strike) -> str:
    """One step: "“Too far” (3) strikes out “Good team” (3)."" """
    if len(strike.decline) == len(strike.accept) == 1:
        decline, accept = _listed(strike.decline, _PAIR_LIMIT), _listed(strike.accept, _PAIR_LIMIT)
        return f"{decline} strikes out {accept}."
    decline, accept = _listed(strike.decline, _GROUP_LIMIT), _listed(strike.accept, _GROUP_LIMIT)
    verb = "strikes" if len(strike.decline) == 1 else "strike"
    return f"{decline} {verb} out {accept}: {strike.weight} on either side."


def step_sentence(reasons: Sequence[Reason], step: int) -> str:
    """What the step does; before the first, what will be done, or why there is nothing to do."""
    strikes = strike_out(reasons)
    if not strikes:
        return _nothing_to_strike(reasons)
    if step == 0:
        return (
            "Reasons that weigh the same on both sides strike each other out. "
            "What remains is what tips the balance."
        )
    return strike_sentence(strikes[step - 1])


def end_sentence(reasons: Sequence[Reason]) -> str:
    """What is left once everything is struck out; empty when nothing is ticked."""
    balance, left = weigh(reasons), remaining(reasons)
    if balance.ticked_count == 0:
        return ""
    return " ".join((_what_remains(balance, left), *_deal_breaker_words(reasons, balance)))


def _what_remains(balance: Balance, left: Sequence[Reason]) -> str:
    if not left:
        return "Nothing remains: the pans are even."
    sides = "; ".join(
        f"{_some([reason for reason in left if reason.side is side])} {word}"
        for side, word in ((Side.ACCEPT, "for"), (Side.DECLINE, "against"))
        if any(reason.side is side for reason in left)
    )
    if balance.side is None:
        return f"What remains weighs the same on both sides, and so the pans are even: {sides}."
    return f"What remains is what tips it: {sides}."


def _deal_breaker_words(reasons: Sequence[Reason], balance: Balance) -> list[str]:
    """A deal-breaker may be struck out of the sum, but it never counted there."""
    breakers = [reason for reason in reasons if reason.id in balance.deal_breakers]
    if not breakers:
        return []
    names = _joined([f"“{shortened(reason.text, _PAIR_LIMIT)}”" for reason in breakers[:_LISTED]])
    kind = "is a deal-breaker" if len(breakers) == 1 else "are deal-breakers"
    return [f"{names} {kind}, and that settles it whatever remains."]


def _nothing_to_strike(reasons: Sequence[Reason]) -> str:
    accept, decline = loads(reasons)
    if accept == decline == 0:
        return "Nothing is ticked yet, so there is nothing to strike out."
    if accept == 0:
        return "Nothing to strike out: nothing is ticked for accepting."
    if decline == 0:
        return "Nothing to strike out: nothing is ticked for turning it down."
    return "Nothing to strike out: no reason, and no small group, weighs the same as one on the other side."


def _some(reasons: Sequence[Reason]) -> str:
    more = len(reasons) - _LISTED
    if more <= 0:
        return _listed(reasons, _PAIR_LIMIT)
    named = [_quoted(reason, _GROUP_LIMIT) for reason in reasons[:_LISTED]]
    return _joined([*named, f"{more} more"])


def _listed(reasons: Sequence[Reason], limit: int) -> str:
    return _joined([_quoted(reason, limit) for reason in reasons])


def _quoted(reason: Reason, limit: int) -> str:
    return f"“{shortened(reason.text, limit)}” ({reason.weight})"


def _joined(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
