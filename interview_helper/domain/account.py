"""The full account of a balance, "Why?": everything that was computed, each in a plain sentence or two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from interview_helper.domain.balance import Balance, Change, EqualWeights, Verdict, in_display_order
from interview_helper.domain.insight import (
    no_single_change,
    nothing_could_turn,
    unknown_deal_breakers,
    would_words,
)
from interview_helper.domain.reasons import Reason, Side
from interview_helper.domain.wording import (
    ADVICE,
    BOTH_TRUE,
    FEWEST_REASONS,
    count_words,
    loads_words,
    quoted,
    reasons_words,
    towards_words,
    weights_alone_sentence,
)

_QUOTED = 110
"""Characters of a reason that a row quotes: a built-in one is never cut."""
_BOTH = f"These two speak of the same thing. {BOTH_TRUE}"


class Row(NamedTuple):
    """A reason that the account names: its id, what is shown for it, and which part of that quotes it."""

    reason: str
    words: str
    named: str


class AccountLine(NamedTuple):
    """One thing that the account says, in plain text, and the reasons that it speaks of."""

    heading: str
    words: str
    rows: tuple[Row, ...] = ()


def account(balance: Balance, reasons: Sequence[Reason]) -> tuple[AccountLine, ...]:
    """Everything there is to say about a balance, in the order in which it is read.

    ``reasons`` are one company's, hidden ones too; these are never named.
    """
    shown = [reason for reason in in_display_order(reasons) if not reason.hidden]
    return tuple(_lines(balance, shown))


def _lines(balance: Balance, shown: Sequence[Reason]) -> Iterator[AccountLine]:
    by_id = {reason.id: reason for reason in shown}
    breaking = balance.verdict is Verdict.DEAL_BREAKER
    if breaking:
        yield _deal_breakers(balance, by_id)
    yield AccountLine("What is weighed", _loads(balance, shown))
    few = balance.ticked_count < FEWEST_REASONS
    if few and balance.ticked_count and not breaking:
        yield AccountLine("Few reasons", _few(balance))
    if balance.side is not None and not (few and balance.margin_percent is None):
        yield AccountLine("Margin", _margin(balance))
    # Of one or two reasons, nearly every tick would turn what they say.
    if balance.side is not None and not few and not breaking:
        yield from _changes(balance, balance.side, shown)
    if not few:
        yield AccountLine("With equal weights", _equal_weights(balance, shown))
    for place, pair in enumerate(balance.contradictions):
        heading = "" if place else "Ticked on both sides"
        words = "And these two:" if place else _BOTH
        yield AccountLine(heading, words, tuple(_row(by_id[one]) for one in pair))
    if any(reason.unknown for reason in shown):
        yield _unknowns(balance, shown)
    if balance.verdict is Verdict.TOO_CLOSE:
        yield AccountLine("Advice", f"{ADVICE} It counts on neither pan; Help says where it comes from.")


def _row(reason: Reason, before: str = "", more: str = "") -> Row:
    named = quoted(reason.text, _QUOTED)
    return Row(reason.id, f"{before}{named} (weight {reason.weight}{more})", named)


def _deal_breakers(balance: Balance, by_id: dict[str, Reason]) -> AccountLine:
    number = len(balance.deal_breakers)
    if number == 1:
        ticked, lifted = "A deal-breaker is ticked.", "untick it or no longer call it one"
    else:
        ticked = f"{count_words(number).capitalize()} deal-breakers are ticked."
        lifted = "untick them or no longer call them deal-breakers"
    words = (
        f"{ticked} That says turn it down, whatever the sum says, until you {lifted}. "
        f"{weights_alone_sentence(balance)}"
    )
    rows = tuple(_row(by_id[one]) for one in balance.deal_breakers)
    return AccountLine("Deal-breaker" if number == 1 else "Deal-breakers", words, rows)


def _loads(balance: Balance, shown: Sequence[Reason]) -> str:
    if balance.ticked_count == 0:
        return "Nothing is ticked yet: both pans are empty."
    pans = [
        f"{load} for {towards_words(side)}, from {reasons_words(_ticked(shown, side))}"
        if load
        else f"nothing for {towards_words(side)}"
        for side, load in ((Side.ACCEPT, balance.accept), (Side.DECLINE, balance.decline))
    ]
    both = "; ".join(pans)
    if balance.difference == 0:
        lean = "Both pans carry the same, so the beam is level."
    else:
        total = balance.accept + balance.decline
        lean = f"The difference, {abs(balance.difference)} of {total}, is how far the beam leans."
    return f"{both[0].upper()}{both[1:]}. {lean}"


def _ticked(shown: Sequence[Reason], side: Side) -> int:
    return sum(reason.ticked for reason in shown if reason.side is side)


def _few(balance: Balance) -> str:
    number = reasons_words(balance.ticked_count)
    return (
        f"Only {number} weighed so far: too little to go by. With fewer than three, the verdict is at most "
        "“leans”."
    )


def _margin(balance: Balance) -> str:
    if balance.margin_percent is None:
        return "Nothing lies on the other pan, so no error in the weights could turn it."
    if balance.margin_percent == 0:
        margin = "Weights 1\u00a0% off could turn it."
    else:
        margin = (
            f"Every weight could be off by up to {balance.margin_percent}\u00a0%, each in the worst "
            "direction, and the same side would still be ahead. It says how firmly your own weights "
            "lean, not whether you are right."
        )
    if balance.verdict is Verdict.TOO_CLOSE:
        return f"{margin} A difference of less than a tenth of the whole is too close to call."
    return margin


def _changes(balance: Balance, side: Side, shown: Sequence[Reason]) -> Iterator[AccountLine]:
    """Which single changes would turn the sum, and how many it would take."""
    by_id = {reason.id: reason for reason in shown}
    flips, fewest = balance.flips, balance.fewest_changes
    if flips:
        would = would_words(balance, [by_id[flip.reason].weight for flip in flips])
        one = "This alone" if len(flips) == 1 else "Each of these alone"
        rows = tuple(
            _row(by_id[flip.reason], _CHANGES[flip.change], _level(by_id[flip.reason], balance))
            for flip in flips
        )
        yield AccountLine("A single change", f"{one} would {would}:", rows)
    if fewest is None:
        yield AccountLine("How many changes", nothing_could_turn(side))
    elif fewest > 1 and flips:
        words = f"To tip it right over to the other side would take {count_words(fewest)}."
        yield AccountLine("How many changes", words)
    elif fewest > 1:
        yield AccountLine("How many changes", no_single_change(fewest, balance, shown))


def _level(reason: Reason, balance: Balance) -> str:
    return ", brings it level" if reason.weight == abs(balance.difference) else ""


_CHANGES = {Change.TICK: "Tick ", Change.UNTICK: "Untick "}


def _equal_weights(balance: Balance, shown: Sequence[Reason]) -> str:
    side, more = balance.side, balance.equal_weights
    few, many = sorted((_ticked(shown, Side.ACCEPT), _ticked(shown, Side.DECLINE)))
    counts = f"{count_words(many)} to {'none' if few == 0 else count_words(few)}"
    if more is EqualWeights.EVEN:
        level = f"Counted without weights it would be level, {counts}"
        return f"{level}, too." if side is None else f"{level}: the lean comes from the weights alone."
    leaning = Side(more)
    if side is None:
        return f"Counted without weights it would lean towards {towards_words(leaning)}, {counts}."
    if leaning is side:
        return f"Counted without weights the same side is ahead, {counts}."
    return (
        f"Counted without weights the other side is ahead, {counts}: this rests on the weights alone. "
        "Look at them once more."
    )


def _unknowns(balance: Balance, shown: Sequence[Reason]) -> AccountLine:
    unknown = [reason for reason in shown if reason.unknown]
    breaking = unknown_deal_breakers(balance, shown)
    number = len(unknown)
    words = [
        f"{reasons_words(number).capitalize()} {'is' if number == 1 else 'are'} not known yet.",
        *_range(balance, unknown),
        _settled(balance, unknown, len(breaking)),
    ]
    unknown.sort(key=lambda reason: (reason.id not in breaking, -reason.weight))
    rows = tuple(_row(reason, more=_telling(reason, balance, breaking)) for reason in unknown)
    return AccountLine("Not known yet", " ".join(words), rows)


def _range(balance: Balance, unknown: Sequence[Reason]) -> Iterator[str]:
    """Both loads, if all that speaks against the interview, or for it, came true and nothing else did."""
    against = sum(reason.weight for reason in unknown if reason.side is Side.DECLINE)
    for_it = sum(reason.weight for reason in unknown if reason.side is Side.ACCEPT)
    only = "only " if against and for_it else ""
    if against:
        loads = loads_words(balance.accept, balance.decline + against)
        yield f"If {only}what speaks against it came true: {loads}."
    if for_it:
        loads = loads_words(balance.accept + for_it, balance.decline)
        yield f"If {only}what speaks for it came true: {loads}."


def _settled(balance: Balance, unknown: Sequence[Reason], breaking: int) -> str:
    if balance.verdict is Verdict.DEAL_BREAKER:
        return "While a deal-breaker is ticked, none of that changes the verdict."
    if breaking:
        one = "it is" if len(unknown) == 1 else "one of them is" if breaking == 1 else "among them are"
        what = "a deal-breaker" if breaking == 1 else "deal-breakers"
        return f"Not settled: {one} {what}, which would settle it outside the sum."
    if balance.settled:
        return "Settled: however that turns out, the same side stays ahead."
    tipping = [reason.weight for reason in unknown if reason.id in balance.tipping_unknowns]
    if not tipping:
        return "Not settled: no single answer could tip it, but together they could."
    answer = "the answer" if len(unknown) == 1 else "a single answer"
    return f"Not settled: {answer} could {would_words(balance, tipping)}."


def _telling(reason: Reason, balance: Balance, breaking: Sequence[str]) -> str:
    if reason.id in breaking:
        return ", a deal-breaker"
    if reason.id in balance.tipping_unknowns and balance.verdict is not Verdict.DEAL_BREAKER:
        return _level(reason, balance) or ", tips it"
    return ""
