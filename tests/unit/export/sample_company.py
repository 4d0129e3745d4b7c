"""One company with something of everything."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from interview_helper.domain.company import Company, Status
from interview_helper.domain.decisions import Decision, Feeling, Hindsight, Outcome
from interview_helper.domain.people import Person
from interview_helper.domain.questions import Question
from interview_helper.domain.reasons import Mark, Reason, Side
from interview_helper.domain.weighings import Occasion, Weighing

EXPORTED_AT = datetime(2026, 11, 23, 10, 42, tzinfo=UTC)
SAMPLE = Company(
    id="8f4b8a52-3f0e-4a54-9a37-0d3a7c1be001",
    created_at=datetime(2026, 11, 9, 18, 20, tzinfo=UTC),
    updated_at=datetime(2026, 11, 20, 19, 5, 6, 789_000, tzinfo=UTC),
    name="Northwind *Traders*",
    role="Data & analysis",
    round=2,
    interview_at=datetime(2026, 11, 24, 10, 0),
    status=Status.OPEN,
    notes="First round.\n  - friendly\n\n1. Ask about `Leeds`",
    reasons=(
        Reason("job-interesting", Side.ACCEPT, "Interesting", 4, Mark.TICKED, counterpart="job-below-level"),
        Reason("culture-negative", Side.DECLINE, "Culture", 3, Mark.TICKED, True, "Rude.\n\n> twice"),
        Reason("relocation-unsupported", Side.DECLINE, "Move_house", 2, Mark.UNKNOWN),
        Reason("boss-difficult", Side.DECLINE, "Boss"),
        Reason("values-aligned", Side.ACCEPT, "Values", 1, Mark.UNKNOWN),
    ),
)
UNNAMED = Company(id="2", created_at=SAMPLE.created_at, updated_at=SAMPLE.updated_at)

_THEN = (
    Reason("job-interesting", Side.ACCEPT, "Interesting", 4, Mark.TICKED, counterpart="job-below-level"),
    Reason("boss-difficult", Side.DECLINE, "Boss", mark=Mark.TICKED),
)
FULL = replace(
    SAMPLE,
    notes="",
    reasons=(
        Reason("job-below-level", Side.DECLINE, "Below", 2, Mark.TICKED, counterpart="job-interesting"),
        Reason("boss-difficult", Side.DECLINE, "Boss", 3, Mark.TICKED, True, hidden=True),
        *SAMPLE.reasons[:1],
        Reason("values-aligned", Side.ACCEPT, "Values", 1, Mark.UNKNOWN),
    ),
    people=(
        Person("a", "Ann *Ö*", "Head of data", True, "ann@example.org", "Kind.\n\nAsked twice"),
        Person("b"),
        Person("c", role="Recruiter"),
        Person("d", note="The one with the dog"),
    ),
    questions=(
        Question("a", "Which 1. team?", answered=True, answer="BI.\n# of six"),
        Question("b", "Who stays?"),
    ),
    decisions=(
        Decision(
            "a",
            Outcome.ACCEPTED,
            date(2026, 11, 10),
            1,
            "Practice.",
            _THEN,
            Hindsight(Feeling.GLAD, "Learnt *much*", date(2026, 11, 14)),
        ),
        Decision("b", Outcome.DECLINED, date(2026, 11, 20), 2),
    ),
    weighings=(
        Weighing("a", Occasion.ROUND, SAMPLE.created_at, 1, _THEN),
        Weighing("b", Occasion.SLEPT_ON, SAMPLE.created_at, 1, _THEN),
        Weighing("c", Occasion.REWEIGHED, SAMPLE.created_at, 1, _THEN[:1]),
    ),
)
"""One of whom all that there is has been written, a reason and its counterpart ticked, one hidden."""
