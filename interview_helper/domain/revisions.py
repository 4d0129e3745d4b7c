"""Notes as they were before: when one is kept, and which are let go with age."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from interview_helper.domain.text import common_affixes

PAUSE = timedelta(hours=1)
"""So long without a change, and the next one begins a new revision."""
MUCH = 80
"""Characters taken out at once that are worth a revision, however soon."""
ALL_KEPT = 24
"""So many of the newest revisions are all kept."""


@dataclass(frozen=True, slots=True)
class Revision:
    """Notes as they stood before a change. ``place`` counts up from 1; ``at`` is when they were written."""

    place: int
    at: datetime
    text: str


def is_worth_keeping(before: str, after: str, written_at: datetime, now: datetime) -> bool:
    """Whether notes should be kept as they were before a change of them.

    They should after a pause, and whenever much is taken out at once: undo ends with the program. A clock
    that went back counts as a pause.

    Args:
        before: the notes as they were.
        after: the notes as they shall be.
        written_at: when they were last changed.
        now: the time of this change.
    """
    if not before.strip() or before == after:
        return False
    if not timedelta(0) <= now - written_at < PAUSE:
        return True
    start, end = common_affixes(before, after)
    return len(before) - end - start >= MUCH


def thinned(places: Iterable[int]) -> list[int]:
    """The places of the revisions to let go: the older, the more of them.

    The newest 24 stay. Of those up to twice as old every second one stays, of those up to four times as old
    every fourth, and so on: what stays grows by twelve with every doubling. Age is counted in revisions, not
    in time, because clocks go wrong; and what was let go once is not asked about again, so that thinning
    after each new one leaves the same as thinning once.
    """
    known = sorted(places)
    newest = known[-1] if known else 0
    return [place for place in known if place % _step(newest - place)]


def _step(age: int) -> int:
    """Of revisions of this age every so many stay."""
    return 1 << max(0, (age // (ALL_KEPT // 2)).bit_length() - 1)
