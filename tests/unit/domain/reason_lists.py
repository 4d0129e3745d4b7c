"""Lists of reasons for the tests: written by hand in a line, or drawn by Hypothesis."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from hypothesis import strategies as st

from interview_helper.domain.reasons import MAX_WEIGHT, MIN_WEIGHT, Mark, Reason, Side

WEIGHTS = st.integers(MIN_WEIGHT, MAX_WEIGHT)
MARKS = st.sampled_from(list(Mark))


def reasons(decline: str = "", accept: str = "") -> tuple[Reason, ...]:
    """Reasons from a line a side: ``reasons("5 ?4 -3 !2", "1")``.

    A number is a ticked weight; ``?`` before it marks it unknown, ``-`` unticked, ``!`` ticked and a
    deal-breaker. Ids count from d1 and a1.
    """
    return tuple(_written("d", Side.DECLINE, decline)) + tuple(_written("a", Side.ACCEPT, accept))


def _written(letter: str, side: Side, line: str) -> Iterable[Reason]:
    marks = {"?": Mark.UNKNOWN, "-": Mark.UNTICKED}
    for number, item in enumerate(line.split(), start=1):
        yield Reason(
            id=f"{letter}{number}",
            side=side,
            text=f"Reason {letter}{number}",
            weight=int(item[-1]),
            mark=marks.get(item[0], Mark.TICKED),
            deal_breaker=item[0] == "!",
        )


def paired(listed: tuple[Reason, ...], *pairs: tuple[str, str]) -> tuple[Reason, ...]:
    """The same reasons, these decline and accept ids being counterparts of each other."""
    other = dict(pairs) | {accept: decline for decline, accept in pairs}
    return tuple(replace(reason, counterpart=other.get(reason.id)) for reason in listed)


@st.composite
def reason_lists(
    draw: st.DrawFn,
    *,
    most_a_side: int = 6,
    marks: st.SearchStrategy[Mark] = MARKS,
    deal_breakers: bool = False,
) -> tuple[Reason, ...]:
    """Reasons in display order, some of them counterparts."""
    breaking = st.booleans() if deal_breakers else st.just(False)
    declines = draw(st.lists(st.tuples(WEIGHTS, marks, breaking), max_size=most_a_side))
    accepts = draw(st.lists(st.tuples(WEIGHTS, marks), max_size=most_a_side))
    listed = tuple(
        Reason(f"d{number}", Side.DECLINE, "", weight, mark, breaks)
        for number, (weight, mark, breaks) in enumerate(declines, start=1)
    ) + tuple(
        Reason(f"a{number}", Side.ACCEPT, "", weight, mark)
        for number, (weight, mark) in enumerate(accepts, start=1)
    )
    partners = draw(st.permutations(range(1, len(accepts) + 1)))
    pairs = draw(st.integers(0, min(len(declines), len(accepts))))
    return paired(listed, *((f"d{number}", f"a{partners[number - 1]}") for number in range(1, pairs + 1)))


def swapped(listed: Iterable[Reason]) -> tuple[Reason, ...]:
    """The same reasons, each on the other side; ids stay."""
    other = {Side.DECLINE: Side.ACCEPT, Side.ACCEPT: Side.DECLINE}
    return tuple(replace(reason, side=other[reason.side]) for reason in listed)


def pull(reason: Reason) -> int:
    """What the reason adds to the difference of the loads when it is ticked."""
    return reason.weight if reason.side is Side.ACCEPT else -reason.weight


def difference(listed: Iterable[Reason]) -> int:
    """``S`` of the ticked reasons, added up one by one."""
    return sum(pull(reason) for reason in listed if reason.mark is Mark.TICKED)


def sign(number: int) -> str:
    return "0" if number == 0 else "+" if number > 0 else "-"
