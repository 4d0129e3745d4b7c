"""Companies of every kind, with text that has broken programs before."""

from __future__ import annotations

from datetime import UTC, datetime

from company_parts import parts
from hypothesis import strategies as st

from interview_helper.domain.balance import in_display_order
from interview_helper.domain.company import Company, Status
from interview_helper.domain.priorities import Priority
from interview_helper.domain.reasons import Mark, Reason, Side, parse_catalogue
from interview_helper.domain.text import clean_line, clean_note
from interview_helper.paths import read_resource

CATALOGUE = parse_catalogue(read_resource("reasons.json"))
NOW = datetime(2026, 11, 23, 10, 42, 5, 678_901, tzinfo=UTC)

NASTY = st.sampled_from(
    [
        "../../etc/passwd",
        "CON",
        "trailing. . .",
        "<img src=file:///etc/passwd>",
        "</script><b>&amp;",
        "\N{RIGHT-TO-LEFT OVERRIDE}gnp.exe",
        "👩‍👩‍👧‍👦",
        "é" * 200,
        '"quotes" and \\ and \\u0000',
        "a\u2028b\u2029c\x85d\r\ne\rf\vg\fh\ti",
        "\ufeffbom",
        "NaN",
        "=1+1",
        "|a|`b`|",
        "\ufdfa\U0001f4a9\ue000",
        " leading and trailing ",
    ]
)
CHARACTERS = st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"])
# What str.isprintable takes, without a try: a filter would throw most ids away.
PRINTABLE = st.characters(codec="utf-8", exclude_categories=["C", "Z"], include_characters=" ")
TEXT = st.one_of(st.text(CHARACTERS, max_size=20), NASTY)
LINES = TEXT.map(lambda text: clean_line(text, "it"))
NOTES = st.lists(TEXT, max_size=4).map(lambda lines: clean_note("\n".join(lines), "it"))
IDS = st.one_of(
    st.uuids().map(str),
    st.text(PRINTABLE, min_size=1, max_size=100),
)
# No program writes a reason of the user's own under a built-in reason's id: a file with one is refused.
BUILT_IN_IDS = {reason.id for reason in CATALOGUE}
OWN_REASON_IDS = IDS.filter(lambda made: made not in BUILT_IN_IDS)
INSTANTS = st.datetimes(
    min_value=datetime(1, 1, 2), max_value=datetime(9999, 12, 30), timezones=st.just(UTC)
).map(lambda moment: moment.replace(microsecond=moment.microsecond // 1000 * 1000))
WALL_CLOCK = st.none() | st.datetimes().map(lambda moment: moment.replace(microsecond=0))


@st.composite
def own_reasons(draw: st.DrawFn) -> Reason:
    side = draw(st.sampled_from(Side))
    return Reason(
        id=draw(OWN_REASON_IDS),
        side=side,
        text=draw(LINES),
        weight=draw(st.integers(1, 5)),
        mark=draw(st.sampled_from(Mark)),
        deal_breaker=side is Side.DECLINE and draw(st.booleans()),
        note=draw(NOTES),
        counterpart=draw(st.none() | IDS),
        hidden=draw(st.booleans()),
    )


@st.composite
def built_in_reasons(draw: st.DrawFn) -> Reason:
    known = draw(st.sampled_from(CATALOGUE))
    return Reason(
        known.id,
        known.side,
        draw(st.just(known.text) | LINES),
        draw(st.integers(1, 5)),
        draw(st.sampled_from(Mark)),
        note=draw(NOTES),
        counterpart=known.counterpart,
    )


reason_lists = st.lists(own_reasons() | built_in_reasons(), max_size=6, unique_by=lambda made: made.id).map(
    in_display_order
)
few_reasons = st.lists(own_reasons(), max_size=2, unique_by=lambda made: made.id).map(in_display_order)
companies = st.builds(
    Company,
    id=IDS,
    created_at=INSTANTS,
    updated_at=INSTANTS,
    name=LINES,
    role=LINES,
    round=st.integers(1, 99),
    interview_at=WALL_CLOCK,
    status=st.sampled_from(Status),
    notes=NOTES,
    reasons=reason_lists,
    **parts(identities=IDS, lines=LINES, notes=NOTES, moments=INSTANTS, reasons=few_reasons, most=1),
)
lists_of_companies = st.lists(companies, max_size=3, unique_by=lambda made: made.id)
priority_lists = st.lists(
    (own_reasons() | built_in_reasons()).map(
        lambda reason: Priority(
            reason.id, reason.side, reason.text, reason.weight, reason.hidden, reason.counterpart
        )
    ),
    max_size=4,
    unique_by=lambda made: made.id,
).map(lambda made: tuple(sorted(made, key=lambda priority: priority.side is Side.ACCEPT)))
letters = st.dictionaries(IDS, st.tuples(LINES, NOTES), max_size=3)
