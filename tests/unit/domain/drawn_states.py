"""States of a balance drawn in a line: "☑5 ☐3 | ☑3 ?2" is the decline list, then the accept list.

☑ is ticked, ☐ not ticked, ? not known yet, each with its weight. ``!`` after it is a deal-breaker, ``=a1``
names its counterpart, and what stands in brackets is hidden. Ids count from d1 and a1.
"""

from __future__ import annotations

import re
from dataclasses import replace

from interview_helper.domain.reasons import Mark, Reason, Side

_MARKS = {"☑": Mark.TICKED, "☐": Mark.UNTICKED, "?": Mark.UNKNOWN}
_ITEM = re.compile(r"(\()?([☑☐?])([1-5])(!)?(?:=(a\d+))?(\))?")


def drawn(state: str) -> tuple[Reason, ...]:
    """The reasons of a state that is drawn."""
    decline, _, accept = state.partition("|")
    listed = _listed("d", Side.DECLINE, decline) + _listed("a", Side.ACCEPT, accept)
    others = {reason.counterpart: reason.id for reason in listed if reason.counterpart}
    return tuple(
        replace(reason, counterpart=others[reason.id]) if reason.id in others else reason for reason in listed
    )


def _listed(letter: str, side: Side, line: str) -> tuple[Reason, ...]:
    reasons = []
    for number, item in enumerate(line.split(), start=1):
        found = _ITEM.fullmatch(item)
        assert found is not None, f"not a reason: {item}"
        hidden, mark, weight, breaking, counterpart, _ = found.groups()
        identity = f"{letter}{number}"
        reasons.append(
            Reason(
                identity,
                side,
                f"Reason {identity}",
                int(weight),
                _MARKS[mark],
                deal_breaker=breaking is not None,
                counterpart=counterpart,
                hidden=hidden is not None,
            )
        )
    return tuple(reasons)
