"""The journal: every decision over all companies, with or against the balance, and how it turned out.

In counts, never in percentages: a few decisions say little about anybody, and nothing about accuracy.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from interview_helper.domain.balance import Verdict, weigh
from interview_helper.domain.company import Company
from interview_helper.domain.deciding import Agreement, agreement_of
from interview_helper.domain.decisions import Feeling, Hindsight, Outcome

_AGREEMENTS = {
    Agreement.WITH: "with the balance",
    Agreement.AGAINST: "against it",
    Agreement.NEITHER: "when it was too close to call",
}
_NOTHING = "with nothing weighed"
_COVERED = "with the balance covered"
_COUNTED = (*_AGREEMENTS.values(), _NOTHING, _COVERED)
_FEELINGS = {Feeling.GLAD: "glad", Feeling.UNSURE: "unsure", Feeling.SORRY: "sorry"}


class JournalEntry(NamedTuple):
    """One decision, as the journal lists it.

    ``agreement`` and ``verdict`` are ``None`` while the company's balance is covered.
    """

    company_id: str
    name: str
    decision_id: str
    on: date
    round: int
    outcome: Outcome
    agreement: Agreement | None
    verdict: Verdict | None
    hindsight: Hindsight | None


def journal_entries(companies: Iterable[Company]) -> tuple[JournalEntry, ...]:
    """Every decision of these companies, newest first."""
    entries = [entry for company in companies for entry in _entries_of(company)]
    return tuple(sorted(entries, key=lambda entry: entry.on, reverse=True))


def _entries_of(company: Company) -> Iterable[JournalEntry]:
    covered = company.blind or company.reweighing
    # The later of two decisions of one day comes first, as everywhere in the journal.
    for decision in reversed(company.decisions):
        verdict = None if covered else weigh(decision.reasons).verdict
        yield JournalEntry(
            company.id,
            company.name,
            decision.id,
            decision.on,
            decision.round,
            decision.outcome,
            None if verdict is None else agreement_of(decision.outcome, verdict),
            verdict,
            decision.hindsight,
        )


def feeling_words(feeling: Feeling) -> str:
    return _FEELINGS[feeling]


def stand_words(entry: JournalEntry) -> str:
    """How one decision stands to the balance: "with the balance"."""
    if entry.verdict is None:
        return "balance covered"
    if entry.verdict is Verdict.NOTHING_WEIGHED:
        return "nothing weighed"
    if entry.agreement is Agreement.NEITHER:
        return "too close to call"
    return f"{entry.agreement} the balance"


def hindsight_words(entry: JournalEntry) -> str:
    """How one decision turned out; empty when nobody has looked back yet."""
    return "" if entry.hindsight is None else feeling_words(entry.hindsight.feeling)


def counts_sentence(entries: Sequence[JournalEntry]) -> str:
    """How many decisions, and how they stand to the balance."""
    if not entries:
        return "No decisions yet."
    counts = Counter(map(_count_words, entries))
    said = ", ".join(f"{counts[words]} {words}" for words in _COUNTED if counts[words])
    if not counts[_AGREEMENTS[Agreement.WITH]]:
        said = said.replace("against it", "against the balance")
    return f"{len(entries)} {'decision' if len(entries) == 1 else 'decisions'}: {said}."


def _count_words(entry: JournalEntry) -> str:
    if entry.agreement is None:
        return _COVERED
    return _NOTHING if entry.verdict is Verdict.NOTHING_WEIGHED else _AGREEMENTS[entry.agreement]


def hindsight_sentence(entries: Sequence[JournalEntry]) -> str:
    """How many were looked back on, and how they turned out; empty when none was."""
    feelings = _feelings(entries)
    if not feelings:
        return ""
    return f"Of {feelings.total()} looked back on: {_feelings_words(feelings)}."


def hindsight_by_agreement(entries: Sequence[JournalEntry]) -> str:
    """The same apart for those with and those against the balance; empty unless there are both."""
    parts = []
    for agreement, words in ((Agreement.WITH, "With the balance"), (Agreement.AGAINST, "against it")):
        feelings = _feelings([entry for entry in entries if entry.agreement is agreement])
        if not feelings:
            return ""
        parts.append(f"{words}: {_feelings_words(feelings)}")
    return f"{'; '.join(parts)}."


def journal_words(entries: Sequence[JournalEntry]) -> str:
    """All counts in a few sentences."""
    said = (counts_sentence(entries), hindsight_sentence(entries), hindsight_by_agreement(entries))
    return " ".join(sentence for sentence in said if sentence)


def _feelings(entries: Iterable[JournalEntry]) -> Counter[Feeling]:
    return Counter(entry.hindsight.feeling for entry in entries if entry.hindsight is not None)


def _feelings_words(feelings: Counter[Feeling]) -> str:
    return ", ".join(f"{feelings[one]} {feeling_words(one)}" for one in Feeling if feelings[one])
