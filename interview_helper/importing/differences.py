"""In what two records of one company differ, in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

from interview_helper.domain.company import Company
from interview_helper.domain.wording import count_words


class _Part(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_Part)
_FIELDS = (
    ("name", "name"),
    ("role", "role"),
    ("round", "round"),
    ("interview_at", "interview date"),
    ("status", "status"),
    ("notes", "notes"),
)
_PARTS = (("people", "person", "people"), ("questions", "question", "questions"))
_LATER = (("decisions", "decision", "decisions"), ("weighings", "weighing", "weighings"))


def differences(one: Company, other: Company) -> tuple[str, ...]:
    """What is not the same: "role", "notes", "two ticks", "one person"; nothing where only times differ."""
    found = [words for name, words in _FIELDS if getattr(one, name) != getattr(other, name)]
    mine, theirs = ({reason.id: reason for reason in company.reasons} for company in (one, other))
    both = [(reason, theirs[key]) for key, reason in mine.items() if key in theirs]
    ticks = sum(reason.mark is not twin.mark for reason, twin in both)
    weights = sum(reason.weight != twin.weight for reason, twin in both)
    own = len(mine.keys() ^ theirs.keys())
    texts = [
        (reason.text, reason.note, reason.hidden, reason.deal_breaker, reason.counterpart)
        != (twin.text, twin.note, twin.hidden, twin.deal_breaker, twin.counterpart)
        for reason, twin in both
    ]
    found += _counted(ticks, "tick", "ticks") + _counted(weights, "weight", "weights")
    found += _counted(own + sum(texts), "reason", "reasons")
    if not own and list(mine) != list(theirs):
        found.append("order of the reasons")
    for name, single, several in (*_PARTS, *_LATER):
        found += _counted(_changed(getattr(one, name), getattr(other, name)), single, several)
    if (one.blind, one.reweighing) != (other.blind, other.reweighing):
        found.append("weighing blind")
    return tuple(found)


def _changed(one: Iterable[T], other: Iterable[T]) -> int:
    """How many parts only one has, or both otherwise."""
    mine, theirs = ({part.id: part for part in parts} for parts in (one, other))
    return sum(mine.get(key) != theirs.get(key) for key in mine.keys() | theirs.keys())


def _counted(number: int, single: str, several: str) -> list[str]:
    return [f"{count_words(number)} {single if number == 1 else several}"] if number else []
