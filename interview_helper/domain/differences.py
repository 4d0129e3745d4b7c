"""What differs between two states of the user's data, now and in a backup, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple, Protocol

from interview_helper.domain.common import NOTHING_COMMON, Common
from interview_helper.domain.company import Company, same_content
from interview_helper.domain.wording import quoted, shown_name


class Standing(StrEnum):
    """Where a company is found."""

    DIFFERS = "differs"
    ONLY_THEN = "only then"
    ONLY_NOW = "only now"


class Difference(NamedTuple):
    """One company that is not the same: ``now`` or ``then`` is ``None`` where it is only in the other.

    ``what`` differs, in words: "notes", "2 ticks". Empty where it is in one of them only.
    """

    standing: Standing
    now: Company | None
    then: Company | None
    what: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Its name as it is shown: the present one, where it has one."""
        found = self.now or self.then
        return shown_name(found.name if found is not None else "")


class Differences(NamedTuple):
    """Every company that differs, in the order of the backup, then what is only now.

    ``same`` is how many do not differ; ``common`` says what counts for all companies and differs.
    """

    companies: tuple[Difference, ...]
    same: int
    common: tuple[str, ...] = ()

    def count(self, standing: Standing) -> int:
        """How many are found so."""
        return sum(difference.standing is standing for difference in self.companies)


class _Named(Protocol):
    @property
    def id(self) -> str: ...


def differences(
    now: Mapping[str, Company],
    then: Mapping[str, Company],
    *,
    same: int = 0,
    common_now: Common = NOTHING_COMMON,
    common_then: Common = NOTHING_COMMON,
) -> Differences:
    """What differs, companies taken by their ids; their times alone make no difference.

    Args:
        now: companies as they are.
        then: companies as they were.
        same: how many more are known not to differ, and in neither of these.
        common_now: what counts for all companies.
        common_then: what did so then.
    """
    found: list[Difference] = []
    for key, company in then.items():
        mine = now.get(key)
        if mine is None:
            found.append(Difference(Standing.ONLY_THEN, None, company, _trash(None, company)))
        elif same_content(mine, company):
            same += 1
        else:
            found.append(Difference(Standing.DIFFERS, mine, company, company_differences(mine, company)))
    found += [
        Difference(Standing.ONLY_NOW, company, None, _trash(company, None))
        for key, company in now.items()
        if key not in then
    ]
    return Differences(tuple(found), same, common_differences(common_now, common_then))


def company_differences(now: Company, then: Company) -> tuple[str, ...]:
    """What differs between two records of one company, in words; nothing where only their times do."""
    words = [
        *_trash(now, then),
        *([f"name (was {quoted(shown_name(then.name), 40)})"] if now.name != then.name else []),
        *(["role"] if now.role != then.role else []),
        *(["round"] if now.round != then.round else []),
        *(["date of the interview"] if now.interview_at != then.interview_at else []),
        *(["answer"] if now.status != then.status else []),
        *(["notes"] if now.notes != then.notes else []),
        *_reasons(now, then),
        *_parts("person", "people", now.people, then.people),
        *_parts("question", "questions", now.questions, then.questions),
        *_parts("decision", "decisions", now.decisions, then.decisions),
        *_parts("kept weighing", "kept weighings", now.weighings, then.weighings),
    ]
    if (now.blind, now.reweighing) != (then.blind, then.reweighing):
        words.append("weighing blind")
    return tuple(words)


def common_differences(now: Common, then: Common) -> tuple[str, ...]:
    """What counts for all companies and differs, in words."""
    keys = {*now.letters, *then.letters}
    letters = sum(now.letters.get(key) != then.letters.get(key) for key in keys)
    return (
        *(["my priorities"] if now.priorities != then.priorities else []),
        *_counted(letters, "letter", "letters"),
        *(["how I sign"] if now.signature != then.signature else []),
    )


def difference_words(difference: Difference) -> str:
    """What is to be said of one company: "notes, 2 ticks", "only in the backup"."""
    where = {
        Standing.ONLY_THEN: ("only in the backup",),
        Standing.ONLY_NOW: ("only now, not in the backup",),
        Standing.DIFFERS: (),
    }[difference.standing]
    return ", ".join((*where, *difference.what))


def summary_words(found: Differences) -> str:
    """The whole in a sentence or two: "2 companies differ, 1 is only in the backup; 9,997 are the same."."""
    if not found.companies and not found.common:
        return "This backup holds just what is here now."
    differ, then, now = (found.count(standing) for standing in Standing)
    counts = [
        *([f"{differ:,} {'company differs' if differ == 1 else 'companies differ'}"] if differ else []),
        *([f"{then:,} {'is' if then == 1 else 'are'} only in the backup"] if then else []),
        *([f"{now:,} {'is' if now == 1 else 'are'} only here now"] if now else []),
    ]
    companies = ", ".join(counts) or "No company differs"
    sentence = f"{companies}; {found.same:,} {'is' if found.same == 1 else 'are'} the same."
    if found.common:
        sentence += f" For all companies, this differs: {', '.join(found.common)}."
    return sentence


def _trash(now: Company | None, then: Company | None) -> tuple[str, ...]:
    """That a company lies in the trash, or did then; nothing where both or neither does."""
    thrown_now = now is not None and now.trashed_at is not None
    thrown_then = then is not None and then.trashed_at is not None
    if thrown_now and thrown_then:
        return (
            () if now is None or then is None or now.trashed_at == then.trashed_at else ("day in the trash",)
        )
    if thrown_now:
        return ("in the trash now",)
    return ("in the trash then",) if thrown_then else ()


def _reasons(now: Company, then: Company) -> Iterator[str]:
    mine = {reason.id: reason for reason in now.reasons}
    theirs = {reason.id: reason for reason in then.reasons}
    both = [(mine[key], theirs[key]) for key in mine if key in theirs]
    listed = len({*mine, *theirs}) - len(both)
    yield from _counted(sum(one.mark != other.mark for one, other in both), "tick", "ticks")
    yield from _counted(sum(one.weight != other.weight for one, other in both), "weight", "weights")
    yield from _counted(
        sum(one.deal_breaker != other.deal_breaker for one, other in both), "deal-breaker", "deal-breakers"
    )
    notes = sum(one.note != other.note for one, other in both)
    yield from _counted(notes, "note on a reason", "notes on reasons")
    yield from _counted(
        listed
        + sum(
            (one.side, one.text, one.counterpart, one.hidden)
            != (other.side, other.text, other.counterpart, other.hidden)
            for one, other in both
        ),
        "reason",
        "reasons",
    )
    if _order(now.reasons, theirs) != _order(then.reasons, mine):
        yield "order of the reasons"


def _parts(one: str, several: str, now: Sequence[_Named], then: Sequence[_Named]) -> Iterator[str]:
    mine = {part.id: part for part in now}
    theirs = {part.id: part for part in then}
    yield from _counted(sum(mine.get(key) != theirs.get(key) for key in {*mine, *theirs}), one, several)
    if _order(now, theirs) != _order(then, mine):
        yield f"order of the {several}"


def _order(parts: Sequence[_Named], others: Iterable[str]) -> list[str]:
    """The ids of the parts that both have, in their order."""
    shared = set(others)
    return [part.id for part in parts if part.id in shared]


def _counted(number: int, one: str, several: str) -> tuple[str, ...]:
    return (f"{number:,} {one if number == 1 else several}",) if number else ()
