"""One company with something of everything."""

from __future__ import annotations

from datetime import UTC, datetime

from interview_helper.domain.company import Company, Status
from interview_helper.domain.reasons import Mark, Reason, Side

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
