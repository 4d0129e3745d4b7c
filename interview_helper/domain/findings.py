"""What a check of the user's data has found, a line for each thing that was looked at."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple


class State(StrEnum):
    """How something was found."""

    GOOD = "good"
    REMARK = "remark"
    """Worth knowing; nothing is broken."""
    TROUBLE = "trouble"
    """Something is broken, or could not be looked at."""


class Finding(NamedTuple):
    """One thing that was looked at: ``what`` it is, and in ``outcome`` how it is, a sentence or more.

    ``remedy`` says what to do; it is empty where all is well.
    """

    what: str
    state: State
    outcome: str
    remedy: str = ""

    @property
    def words(self) -> str:
        """All of it in one line."""
        return f"{self.what}: {self.outcome}{' ' if self.remedy else ''}{self.remedy}"


def summary_words(findings: Iterable[Finding]) -> str:
    """All findings in one sentence."""
    states = [finding.state for finding in findings]
    troubles, remarks = states.count(State.TROUBLE), states.count(State.REMARK)
    if troubles:
        return f"{_things(troubles)} {'needs' if troubles == 1 else 'need'} your attention."
    if remarks:
        return f"Your data is whole. {_things(remarks)} {'is' if remarks == 1 else 'are'} worth knowing."
    return "Everything is as it should be."


def _things(count: int) -> str:
    return "One thing" if count == 1 else f"{count:,} things"
