"""What is worth asking at the interview: a question for each reason that is not known yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from interview_helper.domain.balance import Balance, in_display_order
from interview_helper.domain.reasons import Catalogue, Reason


class Suggestion(NamedTuple):
    """A question that would settle an unknown reason; ``tips`` if the answer could tip the balance."""

    reason: str
    question: str
    tips: bool


def topics(reasons: Sequence[Reason], catalogue: Catalogue) -> Mapping[str, str]:
    """Every reason's name inside a sentence; a reason of the user's own is quoted."""
    built_in = {reason.id: reason.topic for reason in catalogue}
    return {reason.id: built_in.get(reason.id, f"“{reason.text}”") for reason in reasons}


def worth_asking(reasons: Sequence[Reason], balance: Balance, catalogue: Catalogue) -> tuple[Suggestion, ...]:
    """Questions about the unknown reasons, most telling first: those that could tip the balance,
    then the others; heavier before lighter, then in display order.
    """
    questions = {reason.id: reason.question for reason in catalogue}
    unknown = sorted(
        (reason for reason in in_display_order(reasons) if reason.unknown),
        key=lambda reason: (reason.id not in balance.tipping_unknowns, -reason.weight),
    )
    return tuple(
        Suggestion(
            reason.id,
            questions.get(reason.id, f"What can you tell me about this: {reason.text}?"),
            reason.id in balance.tipping_unknowns,
        )
        for reason in unknown
    )
