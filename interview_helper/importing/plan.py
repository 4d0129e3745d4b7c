"""What an import would do, before anything is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from interview_helper.domain.common import NOTHING_COMMON, Common
from interview_helper.domain.company import Company, same_content
from interview_helper.domain.merging import MergeRefused, merge
from interview_helper.domain.wording import shown_name
from interview_helper.importing.refused import ImportRefused


@dataclass(frozen=True, slots=True)
class Merged:
    """A company that is there already and takes something from the file."""

    before: Company
    after: Company


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import adds, merges, and leaves as it is, each in the order of the file.

    ``common`` is what counts for all companies afterwards; ``None`` where that stays.
    """

    added: tuple[Company, ...]
    merged: tuple[Merged, ...]
    unchanged: tuple[Company, ...]
    common: Common | None = None

    @property
    def changes_something(self) -> bool:
        return bool(self.changed) or self.common is not None

    @property
    def changed(self) -> tuple[Company, ...]:
        """Every company that has to be written."""
        return self.added + tuple(merged.after for merged in self.merged)

    def summary(self) -> str:
        """The whole in one line: "3 added, 1 merged, 2 left as they were"."""
        left = len(self.unchanged)
        was = "it was" if left == 1 else "they were"
        return f"{len(self.added)} added, {len(self.merged)} merged, {left} left as {was}"

    def lines(self) -> tuple[str, ...]:
        """One line a company: "added: Fabrikam"."""
        return (
            *(f"added: {shown_name(company.name)}" for company in self.added),
            *(f"merged: {shown_name(merged.after.name)}" for merged in self.merged),
            *(f"left as it was: {shown_name(company.name)}" for company in self.unchanged),
            *(["taken over: what counts for all companies"] if self.common is not None else []),
        )


def plan_import(
    existing: Callable[[str], Company | None],
    incoming: Sequence[Company],
    common_here: Common = NOTHING_COMMON,
    common_there: Common = NOTHING_COMMON,
) -> ImportPlan:
    """Sort the incoming companies into new ones, those to merge, and those that bring nothing new.

    A merge that would differ in nothing but its times is left. Priorities are taken over where none have
    been set here, and templates of letters that have not been changed here.

    Args:
        existing: the company with this id as it is stored, or ``None``.
        incoming: companies with distinct ids.
        common_here: what counts for all companies here.
        common_there: what does so in the file.

    Raises:
        ImportRefused: two notes together would be too long; nothing is to be imported then.
    """
    added: list[Company] = []
    merged: list[Merged] = []
    unchanged: list[Company] = []
    for company in incoming:
        mine = existing(company.id)
        if mine is None:
            added.append(company)
            continue
        try:
            after = merge(mine, company)
        except MergeRefused as refused:
            raise ImportRefused(str(refused)) from refused
        if same_content(mine, after):
            unchanged.append(mine)
        else:
            merged.append(Merged(mine, after))
    common = Common(
        common_here.priorities or common_there.priorities,
        {**common_there.letters, **common_here.letters},
        common_here.signature or common_there.signature,
    )
    return ImportPlan(
        tuple(added), tuple(merged), tuple(unchanged), None if common == common_here else common
    )
