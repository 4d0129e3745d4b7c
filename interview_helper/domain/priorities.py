"""My priorities: the reasons that every company starts with, and what each weighs for all of them.

A company deviates where its own weight differs. Changing a priority moves every company that does
not deviate.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from interview_helper.domain.reasons import DEFAULT_WEIGHT, Catalogue, Mark, Reason, Side


@dataclass(frozen=True, slots=True)
class Priority:
    """One reason as it stands for all companies; ``weight`` is from 1 to 5."""

    id: str
    side: Side
    text: str
    weight: int = DEFAULT_WEIGHT
    hidden: bool = False
    counterpart: str | None = None

    def fresh(self) -> Reason:
        """This reason on the list of a company that nothing has been ticked for."""
        return Reason(
            self.id, self.side, self.text, self.weight, hidden=self.hidden, counterpart=self.counterpart
        )


Priorities = tuple[Priority, ...]
"""In display order: the decline list, then the accept list."""


def default_priorities(catalogue: Catalogue) -> Priorities:
    """The built-in reasons, equally weighted."""
    return tuple(
        Priority(built_in.id, built_in.side, built_in.text, counterpart=built_in.counterpart)
        for built_in in catalogue
    )


def priority_of(reason_id: str, priorities: Priorities) -> Priority | None:
    """What counts for all companies; ``None`` for a reason that only one company has."""
    for priority in priorities:
        if priority.id == reason_id:
            return priority
    return None


def deviates(reason: Reason, priorities: Priorities) -> bool:
    """Whether a company weighs this reason otherwise than the user's priorities do."""
    priority = priority_of(reason.id, priorities)
    return priority is not None and priority.weight != reason.weight


def follow(reasons: tuple[Reason, ...], before: Priorities, after: Priorities) -> tuple[Reason, ...]:
    """A company's reasons after a change of the priorities, where it did not deviate from them.

    A weight, a text or a place that is the company's own stays. A reason that is new for all joins at
    its place; one that is gone for all, or hidden, stays where the company has ticked it, does not know
    it, has a note on it, or weighs or words it otherwise: no balance moves but by a weight.
    """
    old = {priority.id: priority for priority in before}
    new = {priority.id: priority for priority in after}
    kept = [
        _followed(reason, old.get(reason.id), new.get(reason.id))
        for reason in reasons
        if reason.id in new or reason.id not in old or reason.in_use or _own(reason, old[reason.id])
    ]
    known = {reason.id for reason in kept}
    kept += [priority.fresh() for priority in after if priority.id not in known and priority.id not in old]
    if _in_order_of(reasons, before):
        place = {priority.id: number for number, priority in enumerate(after)}
        return tuple(
            sorted(kept, key=lambda reason: (reason.side is Side.ACCEPT, place.get(reason.id, len(place))))
        )
    return tuple(sorted(kept, key=lambda reason: reason.side is Side.ACCEPT))


def _own(reason: Reason, old: Priority) -> bool:
    """Whether a company has made a reason of all companies its own."""
    return (reason.weight, reason.text) != (old.weight, old.text)


def _followed(reason: Reason, old: Priority | None, new: Priority | None) -> Reason:
    if old is None or new is None:
        return reason
    if reason.weight == old.weight:
        reason = replace(reason, weight=new.weight)
    if reason.text == old.text:
        reason = replace(reason, text=new.text)
    # What is in use stays in sight; and what was put away with a mark comes back by the user's hand only.
    stays = reason.in_use if new.hidden else reason.mark is not Mark.UNTICKED
    if reason.hidden == old.hidden and not stays:
        reason = replace(reason, hidden=new.hidden)
    return reason


def _in_order_of(reasons: tuple[Reason, ...], priorities: Priorities) -> bool:
    """Whether a company lists the reasons of all companies as these do, its own ones after them."""
    place = {priority.id: number for number, priority in enumerate(priorities)}
    for side in Side:
        places = [place.get(reason.id, len(place)) for reason in reasons if reason.side is side]
        if places != sorted(places):
            return False
    return True
