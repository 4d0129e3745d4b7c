"""One kind of undo step: some companies' records before and after."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtGui import QUndoCommand

from interview_helper.domain.common import Common
from interview_helper.domain.company import Company
from interview_helper.domain.text import common_affixes

TYPING_PAUSE_S = 2.0
"""Seconds without a key after which typing becomes a new step."""


class Step(NamedTuple):
    """One company before and after a change; ``None`` where it does not exist."""

    company_id: str
    before: Company | None
    after: Company | None


class Typing(NamedTuple):
    """What makes two changes one: the same field, soon after, in the same direction.

    ``inserted`` and ``removed`` are the texts that one keystroke put in and took out;
    ``at`` is in seconds of a clock that never goes back.
    """

    company_id: str
    field: str
    inserted: str
    removed: str
    at: float

    def continues(self, earlier: Typing) -> bool:
        """Whether this keystroke belongs to the step that the earlier one is in.

        A pause, a line break, a paste, and a change between inserting and removing begin a new step.
        """
        return (
            (self.company_id, self.field) == (earlier.company_id, earlier.field)
            and self.at - earlier.at <= TYPING_PAUSE_S
            and len(self.inserted) <= 1
            and len(self.removed) <= 1
            and len(earlier.inserted) <= 1
            and len(earlier.removed) <= 1
            and self.inserted != "\n"
            and bool(self.inserted) == bool(earlier.inserted)
        )


def typed(company_id: str, field: str, before: str, after: str, at: float) -> Typing:
    """The keystroke that turned one text into the other."""
    start, end = common_affixes(before, after)
    return Typing(company_id, field, after[start : len(after) - end], before[start : len(before) - end], at)


Apply = Callable[[tuple[tuple[str, Company | None], ...], bool, Common | None], None]
"""Makes records current: pairs of an id and a record (``None`` deletes), whether it is typing, and what
counts for all companies from now on (``None`` where that stays)."""


class ChangeCompanies(QUndoCommand):
    """A change of companies' records, and of what counts for all companies: before and after."""

    def __init__(
        self,
        text: str,
        steps: tuple[Step, ...],
        apply: Apply,
        typing: Typing | None = None,
        common: tuple[Common, Common] | None = None,
    ) -> None:
        # The menu takes & for a mnemonic.
        super().__init__(text.replace("&", "&&"))
        self._steps = steps
        self._apply = apply
        self._typing = typing
        self._common_before: Common | None = None if common is None else common[0]
        self._common_after: Common | None = None if common is None else common[1]

    def redo(self) -> None:
        changes = tuple((step.company_id, step.after) for step in self._steps)
        self._apply(changes, self._typing is not None, self._common_after)

    def undo(self) -> None:
        changes = tuple((step.company_id, step.before) for step in self._steps)
        self._apply(changes, False, self._common_before)

    def id(self) -> int:
        # -1 keeps Qt from asking; the text field that it belongs to is compared in mergeWith().
        return -1 if self._typing is None else 1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, ChangeCompanies) or self._typing is None or other._typing is None:
            return False
        if not other._typing.continues(self._typing):
            return False
        self._steps = (Step(self._steps[0].company_id, self._steps[0].before, other._steps[0].after),)
        self._typing = other._typing
        return True
