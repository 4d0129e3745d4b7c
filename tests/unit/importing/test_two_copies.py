"""A laptop and a desktop that went apart are brought together: whatever was written on either is in both.

From one start each is edited as the window edits, its clock right or wrong; then each exports, and imports
what the other has exported.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_helper.domain.company import Company, new_company, same_content
from interview_helper.domain.decisions import Decision, Feeling, Hindsight, Outcome
from interview_helper.domain.people import Person
from interview_helper.domain.questions import Question
from interview_helper.domain.reasons import Mark, Reason, Side, parse_catalogue
from interview_helper.export.json_format import render
from interview_helper.importing.json_file import read_json
from interview_helper.importing.plan import ImportPlan, plan_import
from interview_helper.paths import read_resource

CATALOGUE = parse_catalogue(read_resource("reasons.json"))[:2]
START = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)
EXPORTED = datetime(2026, 11, 23, 10, 42, tzinfo=UTC)
DAY = date(2026, 11, 5)

Slot = tuple[str, ...]
"""Where a text stands: in which company, in what of it."""


def start(identity: str) -> Company:
    return replace(
        new_company(CATALOGUE, identity, START),
        name=f"Company {identity}",
        role="Analyst",
        notes="What we knew before",
        people=(Person("p0", "Ann", "CTO", contact="ann@x.org", note="kind"),),
        questions=(Question("q0", "Why now?", answer="Growth."),),
        decisions=(Decision("d0", Outcome.DECLINED, DAY, 1, "Too far"),),
    ).with_new_reason(Reason("own0", Side.ACCEPT, "A friend works there"))


@dataclass
class Copy:
    """One machine's companies, and what was last written on it and not deleted there since."""

    name: str
    clock: datetime = START
    companies: dict[str, Company] = field(
        default_factory=lambda: {identity: start(identity) for identity in ("one", "two")}
    )
    written: dict[Slot, str] = field(default_factory=dict)
    back: set[str] = field(default_factory=set)
    """What came back from the trash."""
    count: int = 0

    def new_id(self) -> str:
        self.count += 1
        return f"{self.name}-{self.count}"

    def keep(self, company: Company, *slots: tuple[Slot, str]) -> None:
        self.companies[company.id] = replace(company, updated_at=self.clock)
        self.written.update({(company.id, *slot): text for slot, text in slots})

    def forget(self, *begin: str) -> None:
        """What was written there is deleted."""
        self.written = {slot: text for slot, text in self.written.items() if slot[: len(begin)] != begin}

    @property
    def trash(self) -> set[str]:
        return {company.id for company in self.companies.values() if company.trashed_at is not None}

    def export(self) -> bytes:
        shown = [company for company in self.companies.values() if company.trashed_at is None]
        return render(shown, EXPORTED).encode()

    def take(self, data: bytes) -> ImportPlan:
        plan = plan_import(self.companies.get, read_json(data, CATALOGUE, EXPORTED))
        self.back |= {one.after.id for one in plan.merged if one.before.trashed_at is not None}
        self.companies |= {company.id: company for company in plan.changed}
        return plan


Edit = Callable[[Copy, Company, str], None]


def edit_name(copy: Copy, company: Company, text: str) -> None:
    copy.keep(company.with_name(text), (("name",), text))


def edit_role(copy: Copy, company: Company, text: str) -> None:
    copy.keep(company.with_role(text), (("role",), text))


def edit_notes(copy: Copy, company: Company, text: str) -> None:
    copy.keep(company.with_notes(text), (("notes",), text))


def add_to_notes(copy: Copy, company: Company, text: str) -> None:
    notes = f"{company.notes}\n{text}"
    copy.keep(company.with_notes(notes), (("notes",), notes))


def edit_reason_note(copy: Copy, company: Company, text: str) -> None:
    for reason in company.reasons[-1:]:
        copy.keep(company.with_reason_note(reason.id, text), (("reason", reason.id, "note"), text))


def edit_reason_text(copy: Copy, company: Company, text: str) -> None:
    for reason in company.reasons[-1:]:
        copy.keep(company.with_reason_text(reason.id, text), (("reason", reason.id, "text"), text))


def reword_built_in(copy: Copy, company: Company, text: str) -> None:
    for reason in company.reasons[:1]:
        copy.keep(company.with_reason_text(reason.id, text), (("reason", reason.id, "text"), text))


def add_reason(copy: Copy, company: Company, text: str) -> None:
    reason = Reason(copy.new_id(), Side.DECLINE, text, mark=Mark.TICKED)
    copy.keep(company.with_new_reason(reason), (("reason", reason.id, "text"), text))


def delete_reason(copy: Copy, company: Company, _: str) -> None:
    for reason in company.reasons[-1:]:
        copy.keep(company.without_reason(reason.id))
        copy.forget(company.id, "reason", reason.id)


def add_person(copy: Copy, company: Company, text: str) -> None:
    person = Person(copy.new_id(), text)
    copy.keep(replace(company, people=(*company.people, person)), (("person", person.id, "name"), text))


def edit_person(what: str) -> Edit:
    def edit(copy: Copy, company: Company, text: str) -> None:
        for person in company.people[:1]:
            people = (replace(person, **{what: text}), *company.people[1:])
            copy.keep(replace(company, people=people), (("person", person.id, what), text))

    return edit


def delete_person(copy: Copy, company: Company, _: str) -> None:
    for person in company.people[:1]:
        copy.keep(replace(company, people=company.people[1:]))
        copy.forget(company.id, "person", person.id)


def add_question(copy: Copy, company: Company, text: str) -> None:
    question = Question(copy.new_id(), text)
    slot = (("question", question.id, "text"), text)
    copy.keep(replace(company, questions=(*company.questions, question)), slot)


def edit_question(what: str) -> Edit:
    def edit(copy: Copy, company: Company, text: str) -> None:
        for question in company.questions[:1]:
            questions = (replace(question, **{what: text}), *company.questions[1:])
            copy.keep(replace(company, questions=questions), (("question", question.id, what), text))

    return edit


def delete_question(copy: Copy, company: Company, _: str) -> None:
    for question in company.questions[:1]:
        copy.keep(replace(company, questions=company.questions[1:]))
        copy.forget(company.id, "question", question.id)


def decide(copy: Copy, company: Company, text: str) -> None:
    decision = Decision(copy.new_id(), Outcome.ACCEPTED, DAY, company.round, text, company.reasons)
    copy.keep(
        replace(company, decisions=(*company.decisions, decision)), (("decision", decision.id, "why"), text)
    )


def edit_why(copy: Copy, company: Company, text: str) -> None:
    for decision in company.decisions[:1]:
        decisions = (replace(decision, why=text), *company.decisions[1:])
        copy.keep(replace(company, decisions=decisions), (("decision", decision.id, "why"), text))


def look_back(copy: Copy, company: Company, text: str) -> None:
    for decision in company.decisions[:1]:
        decisions = (replace(decision, hindsight=Hindsight(Feeling.GLAD, text, DAY)), *company.decisions[1:])
        copy.keep(replace(company, decisions=decisions), (("decision", decision.id, "hindsight"), text))


def delete_decision(copy: Copy, company: Company, _: str) -> None:
    for decision in company.decisions[:1]:
        copy.keep(replace(company, decisions=company.decisions[1:]))
        copy.forget(company.id, "decision", decision.id)


def throw_away(copy: Copy, company: Company, _: str) -> None:
    copy.keep(replace(company, trashed_at=copy.clock))
    copy.forget(company.id)


def add_company(copy: Copy, _: Company, text: str) -> None:
    copy.keep(replace(start(copy.new_id()), name=text), (("name",), text))


EDITS: list[Edit] = [
    *(edit_name, edit_role, edit_notes, add_to_notes, edit_reason_note, edit_reason_text, reword_built_in),
    *(add_reason, delete_reason, add_person, *map(edit_person, ("name", "role", "contact", "note"))),
    *(delete_person, add_question, *map(edit_question, ("text", "answer")), delete_question),
    *(decide, edit_why, look_back, delete_decision, throw_away, add_company),
]
steps = st.lists(
    st.tuples(
        st.sampled_from(EDITS),
        st.integers(0, 3),
        st.sampled_from(["Far", "Near", "A word", "Northwind", "Fabrikam", "two\nlines", "a", ""]),
        # Minutes; a clock may be set back.
        st.sampled_from([0, 1, 7, 60, -60, 100_000]),
    ),
    max_size=8,
)


def edited(name: str, wrong: int, done: list[tuple[Edit, int, str, int]]) -> Copy:
    copy = Copy(name, START + timedelta(minutes=wrong))
    for number, (edit, place, words, minutes) in enumerate(done):
        copy.clock += timedelta(minutes=minutes)
        shown = [company for company in copy.companies.values() if company.trashed_at is None]
        if shown:
            company = shown[place % len(shown)]
            line = words.replace("\n", " ") if edit not in (edit_notes, add_to_notes) else words
            # Mostly told apart from all others.
            edit(copy, company, f"{line} {name} {number}" if place else line or "b")
    return copy


def texts(company: Company) -> Iterator[str]:
    yield from (company.name, company.role, company.notes)
    for reason in company.reasons:
        yield from (reason.text, reason.note)
    for person in company.people:
        yield from (person.name, person.role, person.contact, person.note)
    for question in company.questions:
        yield from (question.text, question.answer)
    for decision in company.decisions:
        yield decision.why
        if decision.hindsight is not None:
            yield decision.hindsight.words


def assert_found(written: dict[Slot, str], companies: dict[str, Company]) -> None:
    for slot, text in written.items():
        company = companies[slot[0]]
        # Thrown away on that copy, it waits in the trash there.
        if company.trashed_at is None:
            assert any(text.strip() in found for found in texts(company)), (slot, text)


@settings(max_examples=300, deadline=None)
@given(st.integers(-10_000, 10_000), st.integers(-10_000, 10_000), steps, steps)
def test_every_text_of_either_is_found_in_both(
    wrong: int,
    other_wrong: int,
    done: list[tuple[Edit, int, str, int]],
    there: list[tuple[Edit, int, str, int]],
) -> None:
    laptop, desktop = edited("laptop", wrong, done), edited("desktop", other_wrong, there)
    from_laptop, from_desktop = laptop.export(), desktop.export()
    laptop.take(from_desktop)
    desktop.take(from_laptop)
    for copy in (laptop, desktop):
        assert_found(laptop.written, copy.companies)
        assert_found(desktop.written, copy.companies)
    thrown = laptop.trash | desktop.trash
    # The same file once more brings nothing.
    assert not laptop.take(from_desktop).changes_something
    assert not desktop.take(from_laptop).changes_something
    for identity in laptop.companies.keys() - thrown:
        one, other = laptop.companies[identity], desktop.companies.get(identity)
        # One that came back from the trash is known to the other with the next file.
        if other is not None and identity not in laptop.back | desktop.back:
            assert same_content(one, other)
    # And what each has now brings them together for good, whatever was thrown away.
    desktop.take(laptop.export())
    laptop.take(desktop.export())
    assert not desktop.take(laptop.export()).changes_something
    assert not laptop.take(desktop.export()).changes_something
    for identity, one in laptop.companies.items():
        other = desktop.companies.get(identity)
        if other is not None and one.trashed_at is None and other.trashed_at is None:
            assert same_content(one, other)


def test_if_the_newer_simply_won_a_text_would_be_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: what the search above finds in no record, it would find."""
    monkeypatch.setattr(
        "interview_helper.importing.plan.merge",
        lambda mine, theirs, _: max(mine, theirs, key=lambda record: record.updated_at),
    )
    laptop = edited("laptop", 0, [(edit_notes, 0, "Far", 1)])
    desktop = edited("desktop", 0, [(edit_notes, 0, "Near", 2)])
    laptop.take(desktop.export())
    with pytest.raises(AssertionError):
        assert_found(laptop.written, laptop.companies)
