"""What the readable exports say of a company, in plain words; a format only lays it out.

Nothing tells of the balance while a company is weighed blind.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from interview_helper.domain.balance import Balance, Verdict, in_display_order
from interview_helper.domain.company import Company
from interview_helper.domain.deciding import agreement_sentence, decision_sentence, round_line, rounds_so_far
from interview_helper.domain.insight import insight
from interview_helper.domain.journal import feeling_words
from interview_helper.domain.reasons import Mark, Reason, Side
from interview_helper.domain.reweighing import moved_sentence, reweighing
from interview_helper.domain.sleeping import comparison
from interview_helper.domain.wording import margin_sentence, quoted, side_words
from interview_helper.export.words import weight_words

COVERED = "Weighed blind"
COVERED_SENTENCE = "The balance is covered."


class Entry(NamedTuple):
    """One line, what is said beside it, and text of several lines below it.

    ``mark`` is drawn before it, where it has one.
    """

    line: str
    aside: str = ""
    note: str = ""
    mark: Mark | None = None


class Section(NamedTuple):
    """Entries under a title; ``remark`` is a line after them."""

    title: str
    entries: tuple[Entry, ...]
    remark: str = ""


def covered(company: Company) -> bool:
    """Whether nothing may be told of its balance."""
    return company.blind or company.reweighing


def remarks(company: Company, balance: Balance) -> tuple[str, ...]:
    """The sentences that go with the verdict: its margin, what is most useful to know, contradictions."""
    if covered(company):
        return (COVERED_SENTENCE,)
    said = [margin_sentence(balance), insight(balance, company.reasons, {}).words]
    texts = {reason.id: quoted(reason.text) for reason in company.reasons}
    said += [
        f"Ticked on both lists: {texts[decline]} and {texts[accept]}. Both can be true; which weighs more?"
        for decline, accept in balance.contradictions
    ]
    both = comparison(company)
    if both is not None:
        said.append(f"Weighed again after sleeping on it. {moved_sentence(reweighing(*both))}")
    return tuple(filter(None, said))


def checklists(company: Company, balance: Balance) -> tuple[Section, Section]:
    """Both lists of reasons, each with its load; what is hidden is only counted."""
    loads = {Side.DECLINE: balance.decline, Side.ACCEPT: balance.accept}
    first, second = (_checklist(company, side, loads, balance) for side in Side)
    return first, second


def sections(company: Company) -> tuple[Section, ...]:
    """Everything else that is written of a company, but its notes; only what there is something of."""
    rounds = () if covered(company) else rounds_so_far(company)
    if len(rounds) == 1:  # the present one alone stands at the top already
        rounds = ()
    found = (
        Section("Questions", tuple(_questions(company))),
        Section("People met", tuple(_people(company))),
        Section("Decisions", tuple(_decisions(company))),
        Section("The rounds so far", tuple(Entry(round_line(one)) for one in rounds)),
    )
    return tuple(section for section in found if section.entries)


def _checklist(company: Company, side: Side, loads: Mapping[Side, int], balance: Balance) -> Section:
    reasons = [reason for reason in in_display_order(company.reasons) if reason.side is side]
    shown = [reason for reason in reasons if not reason.hidden]
    hidden = len(reasons) - len(shown)
    title = side_words(side) if covered(company) else f"{side_words(side)}: {loads[side]}"
    return Section(
        title,
        tuple(_reason(reason, company, balance) for reason in shown),
        f"{hidden} hidden, and not weighed." if hidden else "",
    )


def _reason(reason: Reason, company: Company, balance: Balance) -> Entry:
    # Where a deal-breaker settles it, or nobody may know, no unknown would tip anything.
    quiet = covered(company) or balance.verdict is Verdict.DEAL_BREAKER
    aside = weight_words(reason, () if quiet else balance.tipping_unknowns)
    return Entry(reason.text, aside, reason.note, reason.mark)


def _questions(company: Company) -> Iterator[Entry]:
    for question in company.questions:
        mark = Mark.TICKED if question.answered else Mark.UNTICKED
        yield Entry(question.text, note=question.answer, mark=mark)


def _people(company: Company) -> Iterator[Entry]:
    for person in company.people:
        said = (person.role.strip(), "management" if person.management else "", person.contact.strip())
        aside, name = " · ".join(filter(None, said)), person.name.strip()
        if name or aside or person.note.strip():
            yield Entry(name or "Somebody", aside, person.note)


def _decisions(company: Company) -> Iterator[Entry]:
    for decision in company.decisions:
        # A file is read in other years too, so the year is always said.
        said = [decision_sentence(decision, date.min)]
        if not covered(company):
            said.append(agreement_sentence(decision))
        yield Entry(" ".join(said), note=decision.why)
        if decision.hindsight is not None:
            feeling = feeling_words(decision.hindsight.feeling)
            yield Entry(f"Looking back: {feeling}.", note=decision.hindsight.words)
