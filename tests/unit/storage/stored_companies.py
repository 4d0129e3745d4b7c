"""Companies for the storage tests: a plain one, and generated ones."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from company_parts import parts, utc_moments
from hypothesis import strategies as st

from interview_helper.domain.balance import weigh
from interview_helper.domain.company import Company, CompanySummary, Status
from interview_helper.domain.reasons import Mark, Reason, Side

NOW = datetime(2026, 11, 23, 10, 42)
CREATED = datetime(2026, 11, 1, 9, 30, 0, 250_000, tzinfo=UTC)
REASONS = (
    Reason(
        "too-far",
        Side.DECLINE,
        "The way to work is too long",
        4,
        Mark.TICKED,
        deal_breaker=True,
        note="90 min",
    ),
    Reason(
        "below-level", Side.DECLINE, "The job is below my level", 2, Mark.UNKNOWN, counterpart="interesting"
    ),
    Reason("interesting", Side.ACCEPT, "The job is interesting", 5, Mark.TICKED, counterpart="below-level"),
)


def company(identity: str = "one", **changes: object) -> Company:
    plain = Company(
        id=identity,
        created_at=CREATED,
        updated_at=CREATED + timedelta(hours=1),
        name=f"Söhne & {identity}",
        role="Engineer",
        round=2,
        interview_at=datetime(2026, 11, 24, 10, 0),
        notes=f"Notes on {identity}\nof two lines",
        reasons=REASONS,
    )
    return replace(plain, **changes)


def summary_of(record: Company) -> CompanySummary:
    balance = weigh(record.reasons)
    return CompanySummary(
        record.id,
        record.name,
        record.role,
        record.round,
        record.interview_at,
        record.status,
        record.updated_at,
        balance.accept,
        balance.decline,
        bool(balance.deal_breakers),
        record.blind,
    )


def raw(file: Path) -> sqlite3.Connection:
    """The file as any other program opens it: nothing verified."""
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute("PRAGMA ignore_check_constraints = ON")
    return connection


# What clean_line and clean_note let pass, and then some.
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\1"), max_size=40)
wall_times = st.datetimes(datetime(1, 1, 2), datetime(9998, 12, 30))
zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(datetime(1900, 1, 2), datetime(9998, 12, 30), timezones=zones)


@st.composite
def reasons(draw: st.DrawFn) -> Reason:
    side = draw(st.sampled_from(Side))
    return Reason(
        id=draw(texts),
        side=side,
        text=draw(texts),
        weight=draw(st.integers(1, 5)),
        mark=draw(st.sampled_from(Mark)),
        deal_breaker=side is Side.DECLINE and draw(st.booleans()),
        note=draw(texts),
        counterpart=draw(st.none() | texts),
        hidden=draw(st.booleans()),
    )


_several_reasons = st.lists(reasons(), max_size=4).map(tuple)


def companies(identities: st.SearchStrategy[str]) -> st.SearchStrategy[Company]:
    return st.builds(
        Company,
        id=identities,
        created_at=moments,
        updated_at=moments,
        name=texts,
        role=texts,
        round=st.integers(1, 99),
        interview_at=st.none() | wall_times,
        status=st.sampled_from(Status),
        notes=texts,
        reasons=_several_reasons,
        **parts(identities=texts, lines=texts, notes=texts, moments=utc_moments, reasons=_several_reasons),
    )
