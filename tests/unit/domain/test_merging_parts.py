"""People, questions, decisions and weighings of two records that become one: nothing of them is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from company_parts import parts
from hypothesis import given
from hypothesis import strategies as st

from interview_helper.domain.company import Company
from interview_helper.domain.decisions import Decision, Feeling, Hindsight, Outcome
from interview_helper.domain.merging import SEPARATOR, merge
from interview_helper.domain.people import Person
from interview_helper.domain.questions import Question
from interview_helper.domain.reasons import Mark, Reason, Side
from interview_helper.domain.weighings import Occasion, Weighing

START = datetime(2026, 11, 1, tzinfo=UTC)
LATER = START + timedelta(days=1)


def company(updated_at: datetime = START, **fields: object) -> Company:
    return replace(Company(id="one", created_at=START, updated_at=updated_at, name="One"), **fields)


def test_both_have_people_of_their_own() -> None:
    mine = company(people=(Person("a", "Ann"), Person("b", "Bo", "CTO", contact="b@x.org", note="mine")))
    theirs = company(LATER, people=(Person("b", "Bob", management=True, note="theirs"), Person("c", "Cy")))
    assert merge(mine, theirs).people == (
        Person("b", "Bob", "CTO", True, "b@x.org", f"theirs\n\n{SEPARATOR}\nmine"),
        Person("c", "Cy"),
        Person("a", "Ann"),
    )


def test_both_answers_are_kept() -> None:
    mine = company(questions=(Question("q", "Why?", answer="Because."),))
    theirs = company(LATER, questions=(Question("q", "Why now?", answered=True, answer="Growth."),))
    assert merge(mine, theirs).questions == (
        Question(
            "q",
            "Why now?",
            answered=True,
            answer=f"Growth.\n\n{SEPARATOR}\nBecause.\n\n{SEPARATOR}\nAsked: Why?",
        ),
    )


def test_an_answer_from_elsewhere_counts_as_answered() -> None:
    mine = company(questions=(Question("q", "Why?", answered=True, answer="Because."),))
    theirs = company(LATER, questions=(Question("q", "Why? And why now?"),))
    (merged,) = merge(mine, theirs).questions
    assert merged == Question("q", "Why? And why now?", answered=True, answer="Because.")


def test_a_question_without_words_gets_the_others() -> None:
    mine, theirs = company(questions=(Question("q", "Why?"),)), company(LATER, questions=(Question("q", ""),))
    assert merge(mine, theirs).questions == (Question("q", "Why?"),)


def test_another_name_role_and_contact_of_a_person_are_kept_in_the_note() -> None:
    mine = company(people=(Person("a", "Ann", "CTO", contact="a@x.org", note="kind"),))
    theirs = company(LATER, people=(Person("a", "Anna", "Head", True, "b@x.org", "kind"),))
    note = f"kind\n\n{SEPARATOR}\nRole: CTO\nContact: a@x.org"
    assert merge(mine, theirs).people == (Person("a", "Anna", "Head", True, "b@x.org", note),)


DECISION = Decision("d", Outcome.DECLINED, date(2026, 11, 5), 2, "Too far")


def test_decisions_go_by_their_dates() -> None:
    early = replace(DECISION, id="e", on=date(2026, 11, 2))
    merged = merge(company(decisions=(early,)), company(LATER, decisions=(DECISION,)))
    assert merged.decisions == (early, DECISION)


def test_hindsight_of_either_is_kept() -> None:
    glad, sorry = Hindsight(Feeling.GLAD, "It was right"), Hindsight(Feeling.SORRY, "No, it was not")
    seen = company(decisions=(replace(DECISION, hindsight=glad, why="Too far away"),))
    unseen = company(LATER, decisions=(DECISION,))
    (merged,) = merge(seen, unseen).decisions
    assert merged.hindsight == glad
    assert merged.why == f"Too far\n\n{SEPARATOR}\nToo far away"
    (merged,) = merge(seen, company(LATER, decisions=(replace(DECISION, hindsight=sorry),))).decisions
    assert merged.hindsight == Hindsight(Feeling.SORRY, f"No, it was not\n\n{SEPARATOR}\nIt was right")


def test_weighings_go_by_their_times() -> None:
    first = Weighing("w", Occasion.ROUND, START, 1, ())
    second = Weighing("v", Occasion.ROUND, LATER, 2, ())
    merged = merge(company(weighings=(first,)), company(LATER, weighings=(second,)))
    assert merged.weighings == (first, second)


def test_decisions_of_the_newer_record_come_last() -> None:
    """The last one that fits the status is the one that stands."""
    mine = company(decisions=(replace(DECISION, id="z", on=date(2026, 11, 9)),))
    theirs = company(LATER, decisions=(replace(DECISION, id="a", outcome=Outcome.ACCEPTED),))
    assert [one.id for one in merge(mine, theirs).decisions] == ["z", "a"]


def test_what_came_of_weighing_again_elsewhere_ends_it_here() -> None:
    far = Reason("far", Side.DECLINE, "Far", mark=Mark.TICKED)
    slept = Weighing("w", Occasion.SLEPT_ON, START, 1, (far,))
    again = Weighing("v", Occasion.REWEIGHED, LATER, 1, (replace(far, weight=5),))
    done = company(reasons=again.reasons, weighings=(slept, again))
    blank = (replace(far, mark=Mark.UNTICKED),)
    at_it = company(LATER, reasons=blank, weighings=(slept,), blind=True, reweighing=True)
    for merged in (merge(done, at_it), merge(at_it, done)):
        assert (merged.blind, merged.reweighing) == (False, False)
        assert merged.reasons == again.reasons
    still = company(reasons=blank, weighings=(slept,))
    assert merge(still, at_it).reweighing


LINES = st.text("abc ", max_size=3)
PARTS = parts(
    identities=st.sampled_from("abc"),
    lines=LINES,
    notes=st.lists(st.sampled_from(["", "x", "y z", "w"]), max_size=3).map("\n".join),
    moments=st.sampled_from([START, LATER]),
    reasons=st.just(()),
)
records = st.builds(company, st.sampled_from([START, LATER]), **PARTS)


def texts(record: Company) -> set[tuple[str, str]]:
    """Every line that somebody wrote, with the part that it belongs to."""
    notes = [(one.id, one.note) for one in record.people]
    notes += [(one.id, one.answer) for one in record.questions]
    for decision in record.decisions:
        notes.append((decision.id, decision.why))
        if decision.hindsight is not None:
            notes.append((decision.id, decision.hindsight.words))
    return {(key, line) for key, note in notes for line in note.split("\n") if line.strip()}


@given(records, records)
def test_no_text_is_lost_and_no_part(mine: Company, theirs: Company) -> None:
    merged = merge(mine, theirs)
    assert texts(merged) >= texts(mine) | texts(theirs)
    for name in ("people", "questions", "decisions", "weighings"):
        both = {part.id for part in (*getattr(mine, name), *getattr(theirs, name))}
        assert {part.id for part in getattr(merged, name)} == both


@given(records, records)
def test_merging_again_changes_nothing(mine: Company, theirs: Company) -> None:
    once = merge(mine, theirs)
    assert merge(once, theirs) == once
    assert merge(once, mine) == once
    assert merge(once, once) == once
    assert merge(theirs, mine) == once
