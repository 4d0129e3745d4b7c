"""The journal over all companies: in counts, and nothing judged."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st
from reason_lists import reason_lists, reasons

from interview_helper.domain.balance import Verdict
from interview_helper.domain.company import Company
from interview_helper.domain.deciding import Agreement
from interview_helper.domain.decisions import Decision, Feeling, Hindsight, Outcome
from interview_helper.domain.journal import (
    JournalEntry,
    counts_sentence,
    hindsight_by_agreement,
    hindsight_sentence,
    hindsight_words,
    journal_entries,
    journal_words,
    stand_words,
)
from interview_helper.domain.reasons import Reason

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
FOR, AGAINST, EVEN, BLANK = reasons("1", "5"), reasons("5", "1"), reasons("3", "3"), reasons("-3", "?3")


def decided(
    identity: str,
    listed: tuple[Reason, ...] = FOR,
    day: int = 1,
    feeling: Feeling | None = None,
    outcome: Outcome = Outcome.ACCEPTED,
) -> Decision:
    hindsight = Hindsight(feeling) if feeling else None
    return Decision(identity, outcome, date(2026, 11, day), 1, "", listed, hindsight)


def company(identity: str, *decisions: Decision, **changes: object) -> Company:
    one = Company(identity, NOON, NOON, name=identity.upper(), decisions=decisions)
    return replace(one, **changes)


def entries(*decisions: Decision) -> tuple[JournalEntry, ...]:
    return journal_entries([company("a", *decisions)])


def test_every_decision_newest_first() -> None:
    found = journal_entries(
        [
            company("a", decided("a1", day=3), decided("a2", AGAINST, day=3, feeling=Feeling.GLAD)),
            company("b"),
            company("c", decided("c1", day=1), decided("c2", day=9)),
        ]
    )
    assert [entry.decision_id for entry in found] == ["c2", "a2", "a1", "c1"]
    assert found[1] == JournalEntry(
        "a",
        "A",
        "a2",
        date(2026, 11, 3),
        1,
        Outcome.ACCEPTED,
        Agreement.AGAINST,
        Verdict.LEANS_DECLINE,
        Hindsight(Feeling.GLAD),
    )


def test_each_says_how_it_stood_and_turned_out() -> None:
    listed = entries(decided("1", BLANK), decided("2", EVEN), decided("3", AGAINST), decided("4"))
    assert [stand_words(entry) for entry in listed] == [
        "with the balance",
        "against the balance",
        "too close to call",
        "nothing weighed",
    ]
    looked_back = entries(*(decided(feeling, feeling=feeling) for feeling in Feeling), decided("x"))
    assert [hindsight_words(entry) for entry in looked_back] == ["", "sorry", "unsure", "glad"]


def test_a_covered_balance_is_not_given_away() -> None:
    for changes in ({"blind": True}, {"reweighing": True}):
        (entry,) = journal_entries([company("a", decided("1"), **changes)])
        assert (entry.agreement, entry.verdict) == (None, None)
        assert stand_words(entry) == "balance covered"
        assert counts_sentence([entry]) == "1 decision: 1 with the balance covered."


def test_in_counts() -> None:
    listed = entries(
        *(decided(f"with {n}", feeling=Feeling.GLAD if n < 3 else None) for n in range(5)),
        decided("against", AGAINST, feeling=Feeling.SORRY),
        decided("close", EVEN),
    )
    assert journal_words(listed) == (
        "7 decisions: 5 with the balance, 1 against it, 1 when it was too close to call. "
        "Of 4 looked back on: 3 glad, 1 sorry. With the balance: 3 glad; against it: 1 sorry."
    )


def test_nothing_weighed_is_said_as_such() -> None:
    assert counts_sentence(entries(decided("1", BLANK))) == "1 decision: 1 with nothing weighed."


def test_against_the_balance_alone_names_it() -> None:
    assert counts_sentence(entries(decided("1", AGAINST))) == "1 decision: 1 against the balance."


def test_without_decisions() -> None:
    assert journal_words(()) == "No decisions yet."


def test_nobody_has_looked_back_yet() -> None:
    assert hindsight_sentence(entries(decided("1"))) == ""


def test_a_comparison_needs_both() -> None:
    assert hindsight_by_agreement(entries(decided("1", feeling=Feeling.GLAD))) == ""


DECISIONS = st.lists(
    st.builds(
        decided,
        st.uuids().map(str),
        reason_lists(most_a_side=2, deal_breakers=True),
        st.integers(1, 28),
        st.none() | st.sampled_from(Feeling),
        st.sampled_from(Outcome),
    ),
    max_size=14,
)


@given(decisions=DECISIONS)
def test_the_counts_add_up_and_there_is_never_a_percentage(decisions: list[Decision]) -> None:
    listed = entries(*decisions)
    words = journal_words(listed)
    assert "%" not in words
    if decisions:
        head, _, parts = counts_sentence(listed).partition(": ")
        assert int(head.split()[0]) == len(decisions)
        assert sum(int(part.split()[0]) for part in parts.split(", ")) == len(decisions)
