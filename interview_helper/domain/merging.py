"""Merging two records of one company: the newer wins, and no note is lost."""

from __future__ import annotations

from dataclasses import replace

from interview_helper.domain.balance import in_display_order
from interview_helper.domain.company import Company
from interview_helper.domain.reasons import Mark, Reason
from interview_helper.domain.text import NOTE_LIMIT
from interview_helper.domain.wording import shown_name

SEPARATOR = "———— from the other copy ————"
"""The line between two notes that were both changed."""


class MergeRefused(ValueError):
    """Two records that cannot become one; the message is a sentence for the user."""


def merge(mine: Company, theirs: Company) -> Company:
    """One record out of two of the same company.

    The newer ``updated_at`` wins, mine on a tie. Notes are never lost: where both have lines that
    the other lacks, both are kept, the newer first, with a line between. A reason that only the
    older record has is left out, unless it carries a note: then it is kept, unticked, so that the
    newer record's balance stands. Merging the same record again changes nothing.

    Raises:
        MergeRefused: both notes together would be longer than a note may be.
    """
    newer, older = (theirs, mine) if theirs.updated_at > mine.updated_at else (mine, theirs)
    known = {reason.id: reason for reason in older.reasons}
    reasons = [_with_note_of(reason, known.pop(reason.id, None), newer) for reason in newer.reasons]
    reasons += [replace(reason, mark=Mark.UNTICKED) for reason in known.values() if reason.note.strip()]
    return replace(
        newer,
        created_at=min(mine.created_at, theirs.created_at),
        notes=_both(newer.notes, older.notes, f"The notes on “{shown_name(newer.name)}”"),
        reasons=in_display_order(reasons),
    )


def _with_note_of(reason: Reason, older: Reason | None, company: Company) -> Reason:
    if older is None:
        return reason
    what = f"The notes on the reason “{reason.text}” of “{shown_name(company.name)}”"
    note = _both(reason.note, older.note, what)
    return reason if note == reason.note else replace(reason, note=note)


def _both(newer: str, older: str, what: str) -> str:
    if _holds(newer, older):
        return newer
    if _holds(older, newer):
        return older
    note = f"{newer}\n\n{SEPARATOR}\n{older}"
    size = len(note.encode())
    if size > NOTE_LIMIT:
        raise MergeRefused(
            f"{what} differ here and in the file, and both together would take {size:,} bytes; "
            f"{NOTE_LIMIT:,} fit. Shorten one of them."
        )
    return note


def _holds(note: str, other: str) -> bool:
    """Whether every line of the other note stands in this one, in one piece."""
    return not other.strip() or f"\n{other}\n" in f"\n{note}\n"
