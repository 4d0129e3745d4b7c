"""Weighing again after sleeping on it: the old and the new side by side, and what moved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from interview_helper.domain.balance import Balance, Verdict, in_display_order, weigh
from interview_helper.domain.reasons import Mark, Reason, Side
from interview_helper.domain.weighings import Weighing
from interview_helper.domain.wording import verdict_words

_SIGNS = {Mark.UNTICKED: "☐", Mark.TICKED: "☑", Mark.UNKNOWN: "?"}
_MARKS = {Mark.UNTICKED: "not ticked", Mark.TICKED: "ticked", Mark.UNKNOWN: "not known yet"}


class Stand(NamedTuple):
    """How one reason stood in one weighing."""

    mark: Mark
    weight: int
    deal_breaker: bool


class Row(NamedTuple):
    """One reason then and now; ``None`` where it was not on the list, or put away."""

    reason: str
    side: Side
    text: str
    then: Stand | None
    now: Stand | None

    @property
    def moved(self) -> bool:
        """Whether it says something else now. Of a reason not marked at all, the weight says nothing."""
        return _told(self.then) != _told(self.now)


class Reweighing(NamedTuple):
    """Two weighings of the same reasons, both weighed, with a row for each reason in display order."""

    then: Balance
    now: Balance
    rows: tuple[Row, ...]

    @property
    def moved(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.moved)

    @property
    def unmoved(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if not row.moved)


def reweighing(before: Weighing, after: Weighing) -> Reweighing:
    """What moved between two weighings."""
    return compare(before.reasons, after.reasons)


def compare(before: Sequence[Reason], after: Sequence[Reason]) -> Reweighing:
    """What moved between two states of the same reasons; a text is taken as it is now."""
    old = {reason.id: reason for reason in before}
    new = {reason.id: reason for reason in after}
    gone = (reason for reason in before if reason.id not in new)
    rows = (
        Row(reason.id, reason.side, reason.text, _stand(old.get(reason.id)), _stand(new.get(reason.id)))
        for reason in in_display_order((*after, *gone))
    )
    listed = tuple(row for row in rows if row.then is not None or row.now is not None)
    return Reweighing(weigh(before), weigh(after), listed)


def _stand(reason: Reason | None) -> Stand | None:
    if reason is None or reason.hidden:
        return None
    return Stand(reason.mark, reason.weight, reason.deal_breaker and reason.ticked)


def _told(stand: Stand | None) -> Stand | None:
    return None if stand is None or stand.mark is Mark.UNTICKED else stand


def stand_sign(stand: Stand | None) -> str:
    """A reason in a table: "☑ 4"; the weight of one that is not marked says nothing."""
    if stand is None:
        return "–"
    if stand.mark is Mark.UNTICKED:
        return _SIGNS[stand.mark]
    return f"{_SIGNS[stand.mark]} {stand.weight}{' deal-breaker' if stand.deal_breaker else ''}"


def stand_words(stand: Stand | None) -> str:
    """The same as it is spoken: "ticked, weight 4"."""
    if stand is None:
        return "not on the list"
    if stand.mark is Mark.UNTICKED:
        return _MARKS[stand.mark]
    breaker = ", a deal-breaker" if stand.deal_breaker else ""
    return f"{_MARKS[stand.mark]}, weight {stand.weight}{breaker}"


def row_sentence(row: Row) -> str:
    """One reason: "“Too far”: then ticked, weight 4; now not ticked."."""
    return f"“{row.text}”: then {stand_words(row.then)}; now {stand_words(row.now)}."


def moved_sentence(comparison: Reweighing) -> str:
    """How much moved, and whether the verdict did."""
    moved, of = len(comparison.moved), len(comparison.rows)
    then, now = comparison.then.verdict, comparison.now.verdict
    if not moved:
        return "Nothing moved: you weighed it just as before."
    reasons = f"{moved} of {of} {'reason' if of == 1 else 'reasons'} moved"
    if then is now:
        return f"{reasons}; the verdict is the same."
    if _side(then) is _side(now):
        return f"{reasons}; the verdict was “{_quoted(then)}” and is “{_quoted(now)}”."
    return f"{reasons}, and the verdict with them: it was “{_quoted(then)}” and is “{_quoted(now)}”."


def _quoted(verdict: Verdict) -> str:
    words = verdict_words(verdict)
    return f"{words[0].lower()}{words[1:]}"


def _side(verdict: Verdict) -> str:
    if verdict in (Verdict.LEANS_ACCEPT, Verdict.CLEARLY_ACCEPT):
        return "accept"
    if verdict in (Verdict.NOTHING_WEIGHED, Verdict.TOO_CLOSE):
        return "neither"
    return "decline"
