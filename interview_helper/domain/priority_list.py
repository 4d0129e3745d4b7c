"""Editing my priorities: each edit returns new ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import chain, zip_longest

from interview_helper.domain.company import clean_reason_text
from interview_helper.domain.priorities import Priorities, Priority
from interview_helper.domain.reasons import DEFAULT_WEIGHT, MAX_WEIGHT, MIN_WEIGHT, Side


def the_priority(priorities: Priorities, reason_id: str) -> Priority:
    """The one with this id.

    Raises:
        KeyError: there is none.
    """
    for priority in priorities:
        if priority.id == reason_id:
            return priority
    raise KeyError(reason_id)


def on_side(priorities: Priorities, side: Side) -> Priorities:
    """Those of one side, in display order."""
    return tuple(priority for priority in priorities if priority.side is side)


def with_weight(priorities: Priorities, reason_id: str, weight: int) -> Priorities:
    """Another weight, from 1 to 5, for one reason.

    Raises:
        KeyError: there is no such reason.
        ValueError: not a weight.
    """
    if not MIN_WEIGHT <= weight <= MAX_WEIGHT:
        raise ValueError(f"a weight is a whole number from {MIN_WEIGHT} to {MAX_WEIGHT}, not {weight}")
    return _changed(priorities, reason_id, lambda priority: replace(priority, weight=weight))


def with_weights(priorities: Priorities, weights: Mapping[str, int]) -> Priorities:
    """Other weights for the reasons that are named; the others keep theirs.

    Raises:
        KeyError: there is no such reason.
        ValueError: not a weight.
    """
    for reason_id, weight in weights.items():
        priorities = with_weight(priorities, reason_id, weight)
    return priorities


def with_equal_weights(priorities: Priorities) -> Priorities:
    """Every reason, hidden ones too, at the weight that all begin with."""
    return tuple(replace(priority, weight=DEFAULT_WEIGHT) for priority in priorities)


def with_text(priorities: Priorities, reason_id: str, text: str) -> Priorities:
    """One reason in other words.

    Raises:
        KeyError: there is no such reason.
        TextRefused: the text is empty, too long, or has characters that no text has.
    """
    text = clean_reason_text(text)
    return _changed(priorities, reason_id, lambda priority: replace(priority, text=text))


def with_hidden(priorities: Priorities, reason_id: str, hidden: bool) -> Priorities:
    """One reason put away, or brought back where it was.

    Raises:
        KeyError: there is no such reason.
    """
    return _changed(priorities, reason_id, lambda priority: replace(priority, hidden=hidden))


def with_new(priorities: Priorities, reason_id: str, side: Side, text: str) -> Priorities:
    """One reason more, the last of its side.

    Raises:
        ValueError: there is one of that id.
        TextRefused: the text is empty, too long, or has characters that no text has.
    """
    if any(priority.id == reason_id for priority in priorities):
        raise ValueError(f"there is a reason {reason_id!r} already")
    added = (*priorities, Priority(reason_id, side, clean_reason_text(text)))
    return tuple(sorted(added, key=lambda priority: priority.side is Side.ACCEPT))


def without(priorities: Priorities, reason_id: str) -> Priorities:
    """One reason less; what was its counterpart has none.

    Raises:
        KeyError: there is no such reason.
    """
    gone = the_priority(priorities, reason_id)
    return tuple(
        replace(priority, counterpart=None) if priority.counterpart == reason_id else priority
        for priority in priorities
        if priority is not gone
    )


def with_moved(priorities: Priorities, reason_id: str, step: int) -> Priorities:
    """One reason moved by so many places among the shown ones of its side, no further than to its end.

    Raises:
        KeyError: there is no such reason.
    """
    moving = the_priority(priorities, reason_id)
    others = [priority for priority in priorities if priority is not moving]
    mates = [
        priority for priority in on_side(priorities, moving.side) if priority is moving or not priority.hidden
    ]
    place = max(0, min(mates.index(moving) + step, len(mates) - 1))
    mates.remove(moving)
    if not mates:
        return priorities
    if place < len(mates):
        others.insert(others.index(mates[place]), moving)
    else:
        others.insert(others.index(mates[-1]) + 1, moving)
    return tuple(others)


def asking_order(priorities: Priorities) -> tuple[str, ...]:
    """The ids of the shown ones for asking which would matter more.

    The sides by turns, one from its top and the other from its end: so both come up early, and
    counterparts, which are hard to imagine together, seldom meet.
    """
    shown = tuple(priority for priority in priorities if not priority.hidden)
    turns = zip_longest(on_side(shown, Side.DECLINE), reversed(on_side(shown, Side.ACCEPT)))
    return tuple(priority.id for priority in chain.from_iterable(turns) if priority is not None)


def _changed(priorities: Priorities, reason_id: str, change: Callable[[Priority], Priority]) -> Priorities:
    the_priority(priorities, reason_id)
    return tuple(change(priority) if priority.id == reason_id else priority for priority in priorities)
