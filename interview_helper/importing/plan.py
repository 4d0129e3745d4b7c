"""What an import would do, before anything is done: every row with what may be chosen for it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum

from interview_helper.domain.common import NOTHING_COMMON, Common
from interview_helper.domain.company import Company, same_content
from interview_helper.domain.merging import MergeRefused, merge
from interview_helper.domain.text import TextRefused
from interview_helper.domain.wording import shown_name
from interview_helper.importing.refused import ImportRefused

_TICK = timedelta(milliseconds=1)


class Standing(StrEnum):
    """How what a file has stands to what is here."""

    NEW = "new"
    NEWER = "newer"
    OLDER = "older"
    BOTH = "both"
    SAME = "same"
    TRASHED = "trashed"
    SAME_NAME = "same name"
    DOUBTFUL = "doubtful"
    """A part of it is not understood: it is taken only where the user says so."""
    BAD = "bad"
    """It cannot be taken."""


class Choice(StrEnum):
    """What to do with a row."""

    LEAVE = "leave"
    ADD = "add"
    MERGE = "merge"
    REPLACE = "replace"
    """Take what the file has in the place of what is here, whichever is newer."""


@dataclass(frozen=True, slots=True)
class Merged:
    """A company that is there already and takes something from the file."""

    before: Company
    after: Company


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something in a file that is not taken, where it stands there, and why."""

    line: int
    name: str
    why: str

    def words(self) -> str:
        """All of it, as one line of text."""
        name = f" (“{shown_name(self.name)}”)" if self.name.strip() else ""
        return f"line {self.line}{name}: {self.why}"


@dataclass(frozen=True, slots=True)
class Row:
    """One company of a file, beside the one that is here.

    ``results`` has the record that each choice but LEAVE writes, in the order in which they are offered.
    ``default`` is what is done where the user says nothing. ``remark`` is a sentence or none; ``line`` is
    the row's line in the file, 0 where it has none. ``onto`` merges the row into a record that another row
    was merged into before, where several of them mean one company; it raises TextRefused.
    """

    name: str
    theirs: Company | None
    mine: Company | None
    standing: Standing
    results: Mapping[Choice, Company]
    default: Choice
    remark: str = ""
    line: int = 0
    onto: Callable[[Company], Company] | None = None


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import adds, merges, and leaves as it is, each in the order of the file.

    ``common`` is what counts for all companies afterwards; ``None`` where that stays. ``not_taken`` are new
    companies that are not wanted; ``skipped`` is what could not be understood.
    """

    added: tuple[Company, ...]
    merged: tuple[Merged, ...]
    unchanged: tuple[Company, ...]
    common: Common | None = None
    not_taken: tuple[Company, ...] = ()
    skipped: tuple[Skipped, ...] = ()

    @property
    def changes_something(self) -> bool:
        return bool(self.changed) or self.common is not None

    @property
    def changed(self) -> tuple[Company, ...]:
        """Every company that has to be written."""
        return self.added + tuple(merged.after for merged in self.merged)

    @property
    def pairs(self) -> list[tuple[Company | None, Company]]:
        """Every company that has to be written, after what it is now."""
        pairs: list[tuple[Company | None, Company]] = [(None, company) for company in self.added]
        return pairs + [(merged.before, merged.after) for merged in self.merged]

    def summary(self) -> str:
        """The whole in one line: "3 added, 1 merged, 2 left as they were"."""
        back = sum(_comes_back(merged) for merged in self.merged)
        left = len(self.unchanged)
        parts = [f"{len(self.added):,} added", f"{len(self.merged) - back:,} merged"]
        parts += [f"{back:,} brought back from the trash"] if back else []
        parts.append(f"{left:,} left as {'it was' if left == 1 else 'they were'}")
        parts += [f"{len(self.not_taken):,} not taken"] if self.not_taken else []
        skipped = len(self.skipped)
        parts += [f"{skipped:,} {'line' if skipped == 1 else 'lines'} skipped"] if skipped else []
        return ", ".join(parts)

    def lines(self) -> tuple[str, ...]:
        """One line a company: "added: Fabrikam"."""
        return (
            *(f"added: {shown_name(company.name)}" for company in self.added),
            *(
                f"{'brought back from the trash' if _comes_back(one) else 'merged'}: "
                f"{shown_name(one.after.name)}"
                for one in self.merged
            ),
            *(
                f"{'left in the trash' if company.trashed_at else 'left as it was'}: "
                f"{shown_name(company.name)}"
                for company in self.unchanged
            ),
            *(f"not taken: {shown_name(company.name)}" for company in self.not_taken),
            *(["taken over: what counts for all companies"] if self.common is not None else []),
            *(f"skipped: {skipped.words()}" for skipped in self.skipped),
        )


@dataclass(frozen=True, slots=True)
class Preview:
    """Everything in a file beside what is here. ``common`` is as in a plan."""

    rows: tuple[Row, ...]
    common: Common | None = None

    def plan(self, choices: Mapping[int, Choice] | None = None, *, take_common: bool = True) -> ImportPlan:
        """What the choices come to; a row, by its place, that is not among them gets its default.

        Raises:
            KeyError: a row does not offer what is chosen for it.
        """
        chosen = choices or {}
        added: list[Company] = []
        merged: list[Merged] = []
        unchanged: list[Company] = []
        not_taken: list[Company] = []
        skipped: list[Skipped] = []
        met: dict[str, int] = {}
        for place, row in enumerate(self.rows):
            choice = chosen.get(place, row.default)
            if choice is not Choice.LEAVE:
                after = row.results[choice]
                if row.mine is None or choice is Choice.ADD:
                    added.append(after)
                elif row.mine.id not in met:
                    met[row.mine.id] = len(merged)
                    merged.append(Merged(row.mine, after))
                elif row.onto is not None:
                    one = merged[met[row.mine.id]]
                    try:
                        merged[met[row.mine.id]] = replace(one, after=row.onto(one.after))
                    except TextRefused as refused:
                        skipped.append(Skipped(row.line, row.name, str(refused)))
            elif row.standing in (Standing.BAD, Standing.DOUBTFUL):
                skipped.append(Skipped(row.line, row.name, row.remark))
            elif row.mine is not None:
                unchanged.append(row.mine)
            elif row.theirs is not None:
                not_taken.append(row.theirs)
        return ImportPlan(
            tuple(added),
            tuple(merged),
            tuple(unchanged),
            self.common if take_common else None,
            tuple(not_taken),
            tuple(skipped),
        )


def compare(
    existing: Callable[[str], Company | None],
    incoming: Sequence[Company],
    common_here: Common = NOTHING_COMMON,
    common_there: Common = NOTHING_COMMON,
    elsewhere: Collection[str] = (),
) -> Preview:
    """Put every incoming company beside the one of its id that is here.

    Priorities are taken over where none have been set here, and templates of letters that have not been
    changed here. Merging is what is done with a company unless the user says otherwise; where that would
    differ in nothing but its times, it is left. A company in the trash comes back unless it was thrown away
    after its last change in the file.

    Args:
        existing: the company with this id as it is stored, in the trash or not, or ``None``.
        incoming: companies with distinct ids.
        common_here: what counts for all companies here.
        common_there: what does so in the file.
        elsewhere: what the built-in reasons say.
    """
    priorities = (*common_here.priorities, *common_there.priorities)
    known = {*elsewhere, *(priority.text for priority in priorities)}
    common = Common(
        common_here.priorities or common_there.priorities,
        {**common_there.letters, **common_here.letters},
        common_here.signature or common_there.signature,
    )
    rows = tuple(_row(existing(company.id), company, known) for company in incoming)
    return Preview(rows, None if common == common_here else common)


def plan_import(
    existing: Callable[[str], Company | None],
    incoming: Sequence[Company],
    common_here: Common = NOTHING_COMMON,
    common_there: Common = NOTHING_COMMON,
    elsewhere: Collection[str] = (),
) -> ImportPlan:
    """What an import does where nobody is asked; as ``compare``.

    Raises:
        ImportRefused: two notes together would be too long; nothing is to be imported then.
    """
    preview = compare(existing, incoming, common_here, common_there, elsewhere)
    for row in preview.rows:
        if row.remark:
            raise ImportRefused(row.remark)
    return preview.plan()


def _row(mine: Company | None, theirs: Company, elsewhere: Collection[str]) -> Row:
    if mine is None:
        return Row(theirs.name, theirs, None, Standing.NEW, {Choice.ADD: theirs}, Choice.ADD)
    replaced, remark = _in_place_of(mine, theirs), ""
    try:
        merged = replace(merge(mine, theirs, elsewhere), trashed_at=None)
        standing = _standing(mine, theirs, merged, elsewhere)
    except MergeRefused as refused:
        standing, results, remark = Standing.BOTH, {Choice.REPLACE: replaced}, str(refused)
    else:
        results = {} if same_content(mine, merged) else {Choice.MERGE: merged}
        if not same_content(theirs, merged):
            results[Choice.REPLACE] = replaced
    default = Choice.MERGE if Choice.MERGE in results else Choice.LEAVE
    if mine.trashed_at is not None:
        standing = Standing.TRASHED
        default = default if theirs.updated_at > mine.trashed_at else Choice.LEAVE
    return Row(theirs.name, theirs, mine, standing, results, default, remark)


def _standing(mine: Company, theirs: Company, merged: Company, elsewhere: Collection[str]) -> Standing:
    """Which of the two has what the other lacks, as far as that can be told from them.

    A name or a role that only the older one has is not held against the newer one.
    """
    newer = theirs.updated_at > mine.updated_at
    if same_content(mine, merged):
        return Standing.SAME if newer or same_content(mine, theirs) else Standing.OLDER
    if newer:
        former = replace(mine, name=theirs.name, role=theirs.role)
        return Standing.NEWER if same_content(merge(former, theirs, elsewhere), theirs) else Standing.BOTH
    former = replace(theirs, name=mine.name, role=mine.role)
    return Standing.OLDER if same_content(merge(mine, former, elsewhere), mine) else Standing.BOTH


def _in_place_of(mine: Company, theirs: Company) -> Company:
    """Theirs, later than mine whatever its time: it was chosen, and stays so when copies are merged again."""
    return replace(
        theirs,
        created_at=min(mine.created_at, theirs.created_at),
        updated_at=max(theirs.updated_at, mine.updated_at + _TICK),
        trashed_at=None,
    )


def _comes_back(merged: Merged) -> bool:
    return merged.before.trashed_at is not None and merged.after.trashed_at is None
