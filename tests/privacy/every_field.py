"""A company with a text of its own in every field that takes one, and what counts for all companies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from interview_helper.domain.common import Common
from interview_helper.domain.company import Company, Status, new_company
from interview_helper.domain.decisions import Decision, Feeling, Hindsight, Outcome
from interview_helper.domain.people import Person
from interview_helper.domain.priorities import Priority, default_priorities
from interview_helper.domain.questions import Question
from interview_helper.domain.reasons import Mark, Reason, Side, parse_catalogue
from interview_helper.domain.weighings import Occasion, Weighing
from interview_helper.paths import database_file, read_resource
from interview_helper.storage.database import Database
from interview_helper.storage.parts import shared_values

CATALOGUE = parse_catalogue(read_resource("reasons.json"))
LONG_AGO = datetime.now(UTC).replace(microsecond=0) - timedelta(days=3)
Text = Callable[[str], str]
"""The text for a field, by the field's name."""


def fields() -> set[str]:
    """The names of all the fields."""
    names: set[str] = set()

    def note(field: str) -> str:
        names.add(field)
        return field

    company(note)
    common(note)
    return names


def company(text: Text, identity: str = "one", **changes: object) -> Company:
    """A company on which everything can be shown: weighed, slept on, weighed again, decided twice."""
    made = new_company(CATALOGUE, identity, LONG_AGO)
    own = [
        Reason("own-d", Side.DECLINE, text("reason"), 4, Mark.TICKED, note=text("reason note")),
        Reason("own-a", Side.ACCEPT, text("reason to accept"), 4, Mark.TICKED, note=text("other note")),
        Reason("own-u", Side.DECLINE, text("unknown reason"), 5, Mark.UNKNOWN, True, text("third note")),
        Reason("own-h", Side.ACCEPT, text("hidden reason"), hidden=True),
    ]
    built_in = [
        replace(reason, text=text("reworded reason"), note=text("built-in note"))
        if reason.id == "boss-difficult"
        else reason
        for reason in made.reasons
    ]
    reasons = tuple(sorted([*built_in, *own], key=lambda one: one.side is Side.ACCEPT))
    other = tuple(replace(one, mark=Mark.UNTICKED) if one.id == "own-a" else one for one in reasons)
    day = LONG_AGO.date()
    return replace(
        made,
        name=text("name"),
        role=text("role"),
        round=2,
        notes=f"{text('notes')}\n{text('second line')}",
        reasons=reasons,
        status=Status.DECLINED,
        people=(
            Person("p1", text("person"), text("job"), True, text("contact"), text("person note")),
            Person("p2", text("second person"), contact=f"{text('contact')} ann@example.com"),
        ),
        questions=(
            Question("q1", text("question"), "own-u", True, text("answer")),
            Question("q2", text("open question"), "own-d"),
        ),
        decisions=(
            _decision("d1", Outcome.ACCEPTED, day, 1, text, reasons),
            _decision("d2", Outcome.DECLINED, day, 2, text, reasons),
        ),
        weighings=(
            Weighing("w1", Occasion.ROUND, LONG_AGO, 1, reasons),
            Weighing("w2", Occasion.SLEPT_ON, LONG_AGO, 2, reasons),
            Weighing("w3", Occasion.REWEIGHED, LONG_AGO + timedelta(days=1), 2, other),
        ),
        **changes,
    )


def _decision(
    identity: str, outcome: Outcome, on: date, number: int, text: Text, reasons: tuple[Reason, ...]
) -> Decision:
    hindsight = Hindsight(Feeling.SORRY, text("hindsight"), on)
    return Decision(identity, outcome, on, number, text("why"), reasons, hindsight)


def common(text: Text) -> Common:
    """Priorities of the user's own, a template of a letter, and the name to sign with."""
    own = Priority("own-p", Side.ACCEPT, text("priority"), 5)
    worded = tuple(
        replace(one, text=text("reworded priority")) if one.id == "job-below-level" else one
        for one in default_priorities(CATALOGUE)
    )
    letters = {
        key: (f"{text('subject')} {{company}}", f"{text('letter')} {{company}} {{me}}")
        for key in ("ask_first/plain", "decline/plain")
    }
    return Common((*worded, own), letters, text("signature"))


def store(folder: Path, text: Text, *more: Company) -> None:
    """Put it all into the data of a folder."""
    database = Database.open(database_file(folder))
    try:
        database.write([company(text), *more], shared=shared_values(common(text)))
    finally:
        database.close()
