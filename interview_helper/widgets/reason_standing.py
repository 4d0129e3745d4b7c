"""How a reason stands to what is around it: the user's priorities, and its counterpart."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from interview_helper.domain.reasons import MAX_WEIGHT, Reason
from interview_helper.domain.wording import BOTH_TRUE


class Standing(NamedTuple):
    """What a row says of its reason beyond the reason itself.

    ``priority`` is the weight that counts for all companies, ``None`` for a reason that only this
    company has; ``own`` is a reason of the user's, not a built-in one; ``against`` is what the
    counterpart says while both are ticked, else empty.
    """

    priority: int | None = None
    own: bool = False
    against: str = ""


def contradicted(pairs: Iterable[tuple[str, str]], reasons: Iterable[Reason]) -> dict[str, str]:
    """For each reason of a balance's contradictions, what the counterpart says that is ticked too."""
    partners = {one: other for pair in pairs for one, other in (pair, pair[::-1])}
    if not partners:
        return {}
    texts = {reason.id: reason.text for reason in reasons}
    return {one: texts[other] for one, other in partners.items()}


def deviation(reason: Reason, standing: Standing) -> int | None:
    """The priority's weight where the reason weighs otherwise; ``None`` where it does not."""
    return None if standing.priority == reason.weight else standing.priority


def described(reason: Reason, standing: Standing) -> str:
    """The rest of a reason's row, for those who only hear the check box."""
    parts = [f"Weight {reason.weight} of {MAX_WEIGHT}."]
    priority = deviation(reason, standing)
    if priority is not None:
        parts.append(f"Your priority is {priority}.")
    if reason.unknown:
        parts.append("Not known yet.")
    if reason.deal_breaker:
        parts.append("A deal-breaker.")
    if standing.against:
        parts.append(f"Ticked too: {standing.against}. {BOTH_TRUE}")
    if reason.note:
        parts.append(f"Note: {reason.note}")
    return " ".join(parts)
