"""The trash: what is erased for good by itself, and who was told of it before.

Clocks go wrong, and nothing may be erased because one did: what counts is that the user was told, some
days and at least one start before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from interview_helper.domain.wording import backups_words, companies_words, shortened, shown_name

DAYS_KEPT = 30
"""So many days a company stays in the trash."""
DAYS_TOLD = 3
"""So many days before it is erased the user is told."""
TOLD_HOLDS = timedelta(days=180)
"""What was told longer ago is told again: nobody remembers it, or the clock is wrong."""

_NAMED = 4
"""So many files are named; more are counted."""
_KEPT = timedelta(days=DAYS_KEPT)
_NOTICE = timedelta(days=DAYS_TOLD)


class Emptying(NamedTuple):
    """What is to be done at a start: companies by their ids, in the order in which they were given."""

    erase: tuple[str, ...]
    tell: tuple[str, ...]


def emptying(trashed: Mapping[str, datetime], told: Mapping[str, datetime], now: datetime) -> Emptying:
    """What is to be erased, and of what the user is to be told first.

    Args:
        trashed: when each company in the trash was thrown away, by its id.
        told: when the user was told of a company, by its id, at an earlier start.
        now: the present time.
    """
    erase, tell = [], []
    for key, at in trashed.items():
        told_at = told.get(key)
        if told_at is None or not _still_holds(at, told_at, now):
            if now - at >= _KEPT - _NOTICE:
                tell.append(key)
        elif now - at >= _KEPT and now - told_at >= _NOTICE:
            erase.append(key)
    return Emptying(tuple(erase), tuple(tell))


def erased_from(trashed_at: datetime, told_at: datetime | None, now: datetime) -> datetime:
    """From when on a company in the trash is erased by itself, at the next start of the program.

    Args:
        trashed_at: when it was thrown away.
        told_at: when the user was told; ``None`` if not yet.
        now: the present time.
    """
    if told_at is None or not _still_holds(trashed_at, told_at, now):
        told_at = now
    return max(trashed_at + _KEPT, told_at + _NOTICE)


def _still_holds(trashed_at: datetime, told_at: datetime, now: datetime) -> bool:
    """Whether the user knows: what was said of an earlier stay, or by a wrong clock, does not count."""
    return trashed_at <= told_at <= now and now - told_at <= TOLD_HOLDS


def told_sentence(count: int) -> str:
    """What the user is told at a start."""
    return f"{companies_words(count)} in the trash will be erased for good in {DAYS_TOLD} days."


def emptied_sentence(count: int) -> str:
    """What the program has erased by itself."""
    were = "was" if count == 1 else "were"
    return (
        f"{companies_words(count)} that lay in the trash for {DAYS_KEPT} days {were} erased for good. "
        f"Backups may still hold {'it' if count == 1 else 'them'}."
    )


def restore_words(names: Sequence[str]) -> str:
    """The undo step that takes companies of these names out of the trash."""
    return f"Restore {some_words(names)} from the trash"


def some_words(names: Sequence[str], limit: int = 40) -> str:
    """Companies inside a sentence: the name of one, in quotation marks, or how many they are."""
    if len(names) == 1:
        return f"“{shortened(shown_name(names[0]), limit)}”"
    return companies_words(len(names))


def in_backups_words(current: int, older: int, unreadable: int) -> str:
    """What there is to say before erased companies are taken out of backups too.

    Args:
        current: how many backups would be rewritten.
        older: how many are of an older version, and would be removed whole.
        unreadable: how many cannot be read.
    """
    said = []
    if current:
        hold, each, them = ("holds", "It", "it") if current == 1 else ("hold", "Each", "them")
        said.append(
            f"{backups_words(current)} still {hold} what you erased. "
            f"{each} would be rewritten without it; all else in {them} stays."
        )
    if older:
        hold, are, they = ("holds", "is", "it") if older == 1 else ("hold", "are", "they")
        said.append(
            f"{backups_words(older)} that {hold} it {are} of an older version: {they} would be removed whole."
        )
    if unreadable:
        said.append(unreadable_sentence(unreadable))
    return " ".join(said)


def unreadable_sentence(count: int) -> str:
    """That nobody knows what some backups hold."""
    stay = "it is left as it is" if count == 1 else "they are left as they are"
    return f"{backups_words(count)} could not be read and may still hold it; {stay}."


def erased_sentence(what: str, holding: int, unreadable: int) -> str:
    """What has been erased, and what still holds it.

    Args:
        what: the companies, as ``some_words`` says them.
        holding: how many backups hold it.
        unreadable: how many may hold it, because they cannot be read.
    """
    said = f"Erased for good: {what}."
    if holding:
        return f"{said} {backups_words(holding)} still {'holds' if holding == 1 else 'hold'} it."
    return f"{said} {unreadable_sentence(unreadable) if unreadable else 'No backup holds it.'}"


def cleared_sentence(rewritten: int, removed: int, left: Sequence[str]) -> str:
    """What came of taking erased companies out of the backups.

    Args:
        rewritten: how many backups are without them now.
        removed: how many were removed whole.
        left: the names of the files of those that are as they were.
    """
    said = []
    if rewritten:
        said.append(f"Erased from {backups_words(rewritten)}.")
    if removed:
        said.append(f"{backups_words(removed)} of an older version removed.")
    if left:
        named = ", ".join(left[:_NAMED])
        more = f" and {len(left) - _NAMED:,} more" if len(left) > _NAMED else ""
        said.append(f"Not done, and may still hold it: {named}{more}.")
    return " ".join(said) or "No backup held it."
