"""How often each fault was tried and what was lost, as the tests tell it; and how often they shall try.

``INTERVIEW_HELPER_FAULTS=thorough``, as ``make faults`` sets it, tries the large numbers.
"""

from __future__ import annotations

import os
from dataclasses import dataclass

THOROUGH = os.environ.get("INTERVIEW_HELPER_FAULTS") == "thorough"


@dataclass(slots=True)
class Row:
    """One fault. A control is the same fault with something weaker than the program, which must lose."""

    rounds: int = 0
    acknowledged: int = 0
    lost: int = 0
    control: str = ""
    control_rounds: int = 0
    control_lost: int = 0


table: dict[str, Row] = {}

NOTE = (
    "Acknowledged: how many saves, or other steps, had to be found again, summed over the rounds; of flipped",
    "bits and short files, how many changed what the user wrote, each of which had to be noticed.",
)


def times(suite: int, thorough: int) -> int:
    """How often to try: now and then, or when everything is tried."""
    return thorough if THOROUGH else suite


def tell(fault: str, *, rounds: int, acknowledged: int, lost: int) -> None:
    """Add to what is known of a fault."""
    row = table.setdefault(fault, Row())
    row.rounds += rounds
    row.acknowledged += acknowledged
    row.lost += lost


def tell_control(fault: str, control: str, *, rounds: int, lost: int) -> None:
    """Add to what is known of its control."""
    row = table.setdefault(fault, Row())
    row.control = control
    row.control_rounds += rounds
    row.control_lost += lost


def as_markdown() -> list[str]:
    """The table, a line each."""
    lines = ["| fault | rounds | acknowledged | lost | control | its losses |", "|---|--:|--:|--:|---|--:|"]
    for fault, row in table.items():
        control = f"{row.control_lost:,} of {row.control_rounds:,}" if row.control else ""
        lines.append(
            f"| {fault} | {row.rounds:,} | {row.acknowledged:,} | {row.lost:,} | {row.control} | {control} |"
        )
    return [*lines, "", *NOTE]


def in_short() -> list[str]:
    """The same in a few words, a line each."""
    lines = []
    for fault, row in table.items():
        control = f"; control lost {row.control_lost:,} of {row.control_rounds:,}" if row.control else ""
        lines.append(f"{fault}: {row.rounds:,} rounds, {row.lost:,} lost{control}")
    return lines
