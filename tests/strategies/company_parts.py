"""Generated parts of a company: people, questions, decisions and weighings, made of given texts."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from hypothesis import strategies as st

from interview_helper.domain.decisions import Decision, Feeling, Hindsight, Outcome
from interview_helper.domain.people import Person
from interview_helper.domain.questions import Question
from interview_helper.domain.reasons import Reason
from interview_helper.domain.weighings import Occasion, Weighing

Texts = st.SearchStrategy[str]

dates = st.dates(date(1, 1, 2), date(9998, 12, 30))


def parts(
    *,
    identities: Texts,
    lines: Texts,
    notes: Texts,
    moments: st.SearchStrategy[datetime],
    reasons: st.SearchStrategy[tuple[Reason, ...]],
    most: int = 2,
) -> dict[str, st.SearchStrategy[Any]]:
    """A strategy for each of a company's fields that hold parts; ids are unique in each."""
    rounds = st.integers(1, 99)
    hindsights = st.none() | st.builds(Hindsight, st.sampled_from(Feeling), notes, st.none() | dates)

    def several(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
        return st.lists(strategy, max_size=most, unique_by=lambda made: made.id).map(tuple)

    return {
        "people": several(st.builds(Person, identities, lines, lines, st.booleans(), lines, notes)),
        "questions": several(
            st.builds(Question, identities, lines, st.none() | identities, st.booleans(), notes)
        ),
        "decisions": several(
            st.builds(
                Decision, identities, st.sampled_from(Outcome), dates, rounds, notes, reasons, hindsights
            )
        ),
        "weighings": several(
            st.builds(Weighing, identities, st.sampled_from(Occasion), moments, rounds, reasons)
        ),
        "blind": st.booleans(),
        "reweighing": st.booleans(),
    }


utc_moments = st.datetimes(datetime(1, 1, 2), datetime(9998, 12, 30), timezones=st.just(UTC))
