"""What is worth asking: questions, the most telling first, and the ticks that lists and answers offer."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reason_lists import paired, reason_lists, reasons

from interview_helper.domain.asking import (
    LEADERSHIP_UNMET,
    OPEN_QUESTIONS,
    Following,
    Offer,
    Suggestion,
    Why,
    follows,
    offers,
    suggestions,
    topics,
    why_words,
    worth_asking,
)
from interview_helper.domain.balance import weigh
from interview_helper.domain.company import Company
from interview_helper.domain.people import Person
from interview_helper.domain.questions import Question
from interview_helper.domain.reasons import BuiltInReason, Mark, Reason, Side, parse_catalogue
from interview_helper.paths import read_resource

NOW = datetime(2026, 11, 23, 10, 42, tzinfo=UTC)
CATALOGUE = (
    BuiltInReason("d1", Side.DECLINE, "It is far away", "the distance", ("How far is it?", "By train?")),
    BuiltInReason("a1", Side.ACCEPT, "It pays well", "the pay", ("What does it pay?",)),
)
BUILT_IN = parse_catalogue(read_resource("reasons.json"))


def company(*listed: Reason, **more: object) -> Company:
    return replace(Company("one", NOW, NOW, reasons=listed), **more)  # type: ignore[arg-type]


def suggested(one: Company) -> list[str]:
    """Each suggestion as its reason and why, short."""
    signs = {Why.TIPS: "!", Why.UNKNOWN: "", Why.CONTRADICTION: " both", Why.NOTHING_KNOWN: " nothing"}
    return [found.reason + signs[found.why] for found in suggestions(one, weigh(one.reasons), CATALOGUE)]


# --- the questions of the program itself --------------------------------------------------------------


def test_every_built_in_reason_has_three_questions_or_more_all_different() -> None:
    every = [question for reason in BUILT_IN for question in reason.questions]
    assert all(len(reason.questions) >= 3 for reason in BUILT_IN)
    assert len(set(every)) == len(every)


def test_the_questions_are_short_plain_and_end_as_they_should() -> None:
    for question in (question for reason in BUILT_IN for question in reason.questions):
        assert question[-1] in "?."
        assert "?" in question or question.startswith("Tell me")
        assert len(question) <= 100, question
        assert "'" not in question
        assert '"' not in question


# --- topics -------------------------------------------------------------------------------------------


def test_a_topic_is_the_built_in_one_or_the_users_own_words_in_quotes() -> None:
    listed = (*reasons("3", "3"), Reason("own", Side.ACCEPT, "They have a dog"))
    assert topics(listed, CATALOGUE) == {
        "d1": "the distance",
        "a1": "the pay",
        "own": "“They have a dog”",
    }


# --- the unknowns -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("decline", "accept", "asked"),
    [
        ("", "", []),
        ("3 -4", "5 -1", []),
        ("?3", "", ["d1!"]),
        ("?1", "3", ["d1"]),
        # What tips comes before what does not, even where it is lighter.
        ("?2", "2 ?5", ["d1!", "a2"]),
        # Then the heavier, then display order.
        ("?3 ?4 ?3", "3", ["d2!", "d1!", "d3!"]),
        ("?1 ?2 ?1", "5 ?1 ?2", ["d2", "a3", "d1", "d3", "a2"]),
    ],
)
def test_the_order_of_the_questions(decline: str, accept: str, asked: list[str]) -> None:
    listed = reasons(decline, accept)
    found = worth_asking(listed, weigh(listed), CATALOGUE)
    assert [one.reason + ("!" if one.tips else "") for one in found] == asked


def test_the_question_is_the_catalogues_or_one_made_from_the_users_own_words() -> None:
    built_in, _ = reasons("?3", "?2")
    own = replace(built_in, id="own", text="They have a dog", weight=1)
    first, second = worth_asking([own, built_in], weigh([own, built_in]), CATALOGUE)
    assert first == Suggestion("d1", ("How far is it?", "By train?"), Why.TIPS)
    assert (first.question, second.question) == (
        "How far is it?",
        "What can you tell me about this: They have a dog?",
    )
    assert len(second.wordings) >= 3


def test_a_question_made_from_a_long_reason_is_one_that_can_be_kept() -> None:
    own = Reason("own", Side.DECLINE, "x" * 1000, mark=Mark.UNKNOWN)
    (found,) = worth_asking([own], weigh([own]), CATALOGUE)
    assert all(len(wording) < 300 for wording in found.wordings)


@given(reason_lists())
def test_each_unknown_is_asked_about_once_and_nothing_else_is(listed: tuple[Reason, ...]) -> None:
    balance = weigh(listed)
    found = worth_asking(listed, balance, CATALOGUE)
    assert sorted(one.reason for one in found) == sorted(one.id for one in listed if one.unknown)
    assert {one.reason for one in found if one.tips} == set(balance.tipping_unknowns)


# --- everything that is worth asking ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("decline", "accept", "asked"),
    [
        # Unknowns, then contradictions, then pairs without a mark.
        ("-1 2 ?1", "-1 2 ?5", ["a3!", "d3!", "d2 both", "d1 nothing"]),
        # The heavier pair first, whichever of the two is heavy; one mark is knowledge.
        ("-1 -3 -1 -5", "-2 -1 -4 1", ["d3 nothing", "d2 nothing", "d1 nothing"]),
        ("?1 -1 1", "-1 ?1 -1", ["a2!", "d1"]),
    ],
)
def test_the_most_telling_comes_first(decline: str, accept: str, asked: list[str]) -> None:
    listed = reasons(decline, accept)
    pairs = [(f"d{number}", f"a{number}") for number in range(1, len(listed) // 2 + 1)]
    assert suggested(company(*paired(listed, *pairs))) == asked


def test_a_hidden_reason_is_not_asked_about() -> None:
    decline, accept = paired(reasons("-3", "-3"), ("d1", "a1"))
    assert suggested(company(decline, accept)) == ["d1 nothing"]
    assert suggested(company(decline, replace(accept, hidden=True))) == []
    assert suggested(company(replace(decline, mark=Mark.UNKNOWN, hidden=True))) == []


def test_of_the_reasons_that_stand_alone_the_built_in_ones_are_asked_about() -> None:
    listed = (*reasons("-3 -3", "-4"), Reason("own", Side.ACCEPT, "They have a dog"))
    assert suggested(company(*listed)) == ["a1 nothing", "d1 nothing"]


def test_a_new_company_is_asked_about_everything_but_what_the_program_itself_knows() -> None:
    one = company(*(reason.fresh() for reason in BUILT_IN))
    found = suggestions(one, weigh(one.reasons), BUILT_IN)
    assert [one.reason for one in found] == [
        "job-below-level",
        "culture-negative",
        "relocation-unsupported",
        "values-conflict",
        "boss-difficult",
    ]
    assert {one.why for one in found} == {Why.NOTHING_KNOWN}


def test_a_pair_is_asked_about_by_turns_from_both_sides() -> None:
    one = company(*paired(reasons("3", "3"), ("d1", "a1")))
    (found,) = suggestions(one, weigh(one.reasons), CATALOGUE)
    assert found.wordings == ("How far is it?", "What does it pay?", "By train?")


def test_what_is_on_the_list_already_is_not_suggested_again() -> None:
    listed = paired(reasons("?3 3 -3 -3", "1 3 -3 2"), ("d2", "a2"), ("d3", "a3"))
    one = company(*listed)
    assert suggested(one) == ["d1!", "d2 both", "d3 nothing"]
    for reason, left in (
        ("d1", ["d2 both", "d3 nothing"]),
        ("a2", ["d1!", "d3 nothing"]),
        ("d3", ["d1!", "d2 both"]),
        ("a3", ["d1!", "d2 both"]),
        (None, ["d1!", "d2 both", "d3 nothing"]),
    ):
        assert suggested(replace(one, questions=(Question("q", "?", reason),))) == left, reason


def test_whoever_weighs_blind_is_not_told_what_would_tip_the_balance() -> None:
    one = company(*reasons("?2 ?5", "2"), blind=True)
    assert suggested(one) == ["d2", "d1"]


def test_every_why_has_words() -> None:
    assert len({why_words(why) for why in Why}) == len(Why)


@given(reason_lists(), st.data())
def test_no_reason_is_suggested_twice_and_none_that_is_listed(
    listed: tuple[Reason, ...], data: st.DataObject
) -> None:
    asked = data.draw(st.sets(st.sampled_from([one.id for one in listed]))) if listed else set()
    one = company(*listed, questions=tuple(Question(f"q{key}", "?", key) for key in sorted(asked)))
    found = [entry.reason for entry in suggestions(one, weigh(listed), CATALOGUE)]
    assert len(found) == len(set(found))
    assert not asked & set(found)


# --- the ticks that the lists offer -------------------------------------------------------------------

MISSING = (
    Reason(OPEN_QUESTIONS, Side.ACCEPT, "Questions left"),
    Reason(LEADERSHIP_UNMET, Side.ACCEPT, "Nobody met"),
)
LEADER = Person("p", "Ada", management=True)
DONE, OPEN = Question("q1", "?", answered=True), Question("q2", "?")


def offered(one: Company, reason: str) -> Offer | None:
    return next((offer for offer in offers(one) if offer.reason == reason), None)


def marked(mark: Mark, **more: object) -> Company:
    return company(*(replace(reason, mark=mark) for reason in MISSING), **more)


@pytest.mark.parametrize(
    ("questions", "mark", "offer"),
    [
        ((), Mark.UNTICKED, None),
        ((), Mark.TICKED, None),
        ((OPEN,), Mark.UNTICKED, Mark.TICKED),
        ((OPEN, DONE), Mark.UNKNOWN, Mark.TICKED),
        ((OPEN,), Mark.TICKED, None),
        ((DONE,), Mark.UNTICKED, None),
        ((DONE,), Mark.TICKED, Mark.UNTICKED),
        ((DONE,), Mark.UNKNOWN, Mark.UNTICKED),
    ],
)
def test_questions_left_offer_their_reason(
    questions: tuple[Question, ...], mark: Mark, offer: Mark | None
) -> None:
    found = offered(marked(mark, questions=questions), OPEN_QUESTIONS)
    assert (found and found.mark) == offer


@pytest.mark.parametrize(
    ("people", "mark", "offer"),
    [
        ((), Mark.UNTICKED, Mark.TICKED),
        ((Person("p"),), Mark.UNKNOWN, Mark.TICKED),
        ((Person("p"),), Mark.TICKED, None),
        ((LEADER,), Mark.UNTICKED, None),
        ((Person("p2"), LEADER), Mark.TICKED, Mark.UNTICKED),
        ((LEADER,), Mark.UNKNOWN, Mark.UNTICKED),
    ],
)
def test_nobody_from_management_offers_its_reason(
    people: tuple[Person, ...], mark: Mark, offer: Mark | None
) -> None:
    found = offered(marked(mark, people=people), LEADERSHIP_UNMET)
    assert (found and found.mark) == offer


def test_an_offer_says_what_is_known_and_what_would_be_done() -> None:
    assert offers(marked(Mark.UNTICKED, questions=(OPEN, replace(OPEN, id="q3"), DONE))) == (
        Offer(OPEN_QUESTIONS, Mark.TICKED, "You still have 2 questions to ask.", "Tick “Questions left”"),
        Offer(
            LEADERSHIP_UNMET,
            Mark.TICKED,
            "You have noted nobody from management or leadership yet.",
            "Tick “Nobody met”",
        ),
    )
    assert offers(marked(Mark.TICKED, questions=(DONE,), people=(LEADER,))) == (
        Offer(
            OPEN_QUESTIONS,
            Mark.UNTICKED,
            "Every question on your list is answered.",
            "Untick “Questions left”",
        ),
        Offer(
            LEADERSHIP_UNMET,
            Mark.UNTICKED,
            "You have met Ada from management or leadership.",
            "Untick “Nobody met”",
        ),
    )
    one, other = offers(marked(Mark.UNKNOWN, questions=(OPEN,), people=(replace(LEADER, name=" "),)))
    assert one.sentence == "You still have 1 question to ask."
    assert other.sentence == "You have met somebody from management or leadership."
    assert other.words == "Leave “Nobody met” unticked"
    nobody = offered(marked(Mark.UNTICKED, people=(Person("p"),)), LEADERSHIP_UNMET)
    assert nobody is not None
    assert nobody.sentence == "Nobody on this list is from management or leadership."


def test_a_reason_that_is_hidden_or_gone_is_not_offered() -> None:
    assert offers(company(questions=(OPEN,))) == ()
    hidden = company(*(replace(reason, hidden=True) for reason in MISSING), questions=(OPEN,))
    assert offers(hidden) == ()


# --- the ticks that answers offer ---------------------------------------------------------------------

ANSWERED = Question("q", "How far?", "d1", answered=True)
PAIR = paired(reasons("-3", "-3"), ("d1", "a1"))


def marks(one: Company, question: Question = ANSWERED) -> list[tuple[str, Mark]]:
    return [(found.reason, found.mark) for found in follows(question, one)]


@pytest.mark.parametrize(
    ("decline", "accept", "offer"),
    [
        ("-3", "-3", [("d1", Mark.TICKED), ("a1", Mark.TICKED)]),
        ("?3", "?3", [("d1", Mark.TICKED), ("d1", Mark.UNTICKED), ("a1", Mark.TICKED)]),
        ("3", "-3", [("d1", Mark.UNTICKED), ("a1", Mark.TICKED)]),
        ("3", "3", [("d1", Mark.UNTICKED), ("a1", Mark.UNTICKED)]),
    ],
)
def test_an_answer_offers_what_it_may_mean(decline: str, accept: str, offer: list[tuple[str, Mark]]) -> None:
    one = company(*paired(reasons(decline, accept), ("d1", "a1")))
    assert marks(one) == offer
    assert marks(one, replace(ANSWERED, answered=False, answer="Two hours")) == offer
    assert marks(one, replace(ANSWERED, answered=False, answer=" \n")) == []


def test_what_an_answer_offers_is_said_in_words() -> None:
    unknown, ticked = (company(*paired(reasons(one, "-3"), ("d1", "a1"))) for one in ("?3", "3"))
    assert follows(ANSWERED, unknown) == (
        Following("d1", Mark.TICKED, "Tick “Reason d1”"),
        Following("d1", Mark.UNTICKED, "Leave “Reason d1” unticked"),
        Following("a1", Mark.TICKED, "Tick “Reason a1”"),
    )
    assert follows(ANSWERED, ticked)[0].words == "Untick “Reason d1”"


def test_a_long_reason_is_quoted_from_its_beginning() -> None:
    one = company(Reason("d1", Side.DECLINE, "So far away " * 20))
    (found,) = follows(ANSWERED, one)
    assert len(found.words) < 80
    assert "…”" in found.words


def test_without_a_reason_to_speak_of_an_answer_offers_nothing() -> None:
    decline, accept = PAIR
    assert marks(company(*PAIR), replace(ANSWERED, reason=None)) == []
    assert marks(company(*PAIR), replace(ANSWERED, reason="gone")) == []
    assert marks(company(replace(decline, hidden=True), accept)) == []
    assert marks(company(decline, replace(accept, hidden=True))) == [("d1", Mark.TICKED)]
