"""The example companies: those of the pictures."""

from __future__ import annotations

from datetime import UTC, datetime

from generated_companies import CATALOGUE, NOW

from interview_helper.domain.asking import offers
from interview_helper.domain.balance import Verdict, weigh
from interview_helper.domain.company import Status
from interview_helper.domain.deciding import Agreement, current_decision, rounds_so_far, with_or_against
from interview_helper.domain.decisions import Feeling
from interview_helper.domain.sleeping import comparison
from interview_helper.importing.json_file import read_json
from interview_helper.paths import read_resource

EXAMPLES = read_json(read_resource("examples/companies.json").encode(), CATALOGUE, NOW)


def test_they_are_five_with_notes_and_every_built_in_reason() -> None:
    assert [(company.name, company.role, company.round, company.status) for company in EXAMPLES] == [
        ("Northwind Traders", "Data analyst", 2, Status.OPEN),
        ("Contoso Health", "Reporting lead", 3, Status.OPEN),
        ("Fabrikam", "BI developer", 2, Status.OPEN),
        ("Tailspin Toys", "Analyst", 4, Status.DECLINED),
        ("Wide World Importers", "Analytics engineer", 2, Status.ACCEPTED),
    ]
    built_in = {reason.id for reason in CATALOGUE}
    for company in EXAMPLES:
        assert company.notes
        assert built_in <= {reason.id for reason in company.reasons}
        assert all(reason.text for reason in company.reasons)


def test_northwind_is_weighed_as_in_the_picture() -> None:
    northwind = EXAMPLES[0]
    balance = weigh(northwind.reasons)
    assert (balance.accept, balance.decline, balance.verdict) == (12, 9, Verdict.LEANS_ACCEPT)
    assert balance.margin_percent == 14
    assert balance.tipping_unknowns == ("relocation-unsupported",)
    assert northwind.interview_at == datetime(2026, 11, 24, 10, 0)
    own = northwind.reasons[5]
    assert (own.text, own.weight, own.ticked) == ("Two hours’ commute each way", 2, True)
    assert northwind.reason("culture-negative").note
    assert northwind.reason("values-aligned").note


def test_the_beams_lean_as_in_the_picture() -> None:
    tilts = [weigh(company.reasons).tilt for company in EXAMPLES]
    assert [tilt > 0 for tilt in tilts] == [True, True, False, False, True]
    assert tilts[0] < tilts[1] < tilts[4]
    assert tilts[3] < tilts[2]


def test_each_has_people_and_questions_and_some_are_answered() -> None:
    for company in EXAMPLES:
        assert company.people
        assert all(person.name for person in company.people)
        assert any(question.answer for question in company.questions)
        reasons = {reason.id for reason in company.reasons}
        assert {question.reason for question in company.questions} <= {*reasons, None}
    assert offers(EXAMPLES[0]) == (), "what the picture shows ticked fits the lists"


def test_there_is_a_deal_breaker_a_contradiction_and_something_to_look_back_on() -> None:
    balances = [weigh(company.reasons) for company in EXAMPLES]
    assert [bool(balance.deal_breakers) for balance in balances] == [False, False, False, True, False]
    assert any(balance.contradictions for balance in balances)
    decisions = [decision for company in EXAMPLES for decision in company.decisions]
    assert {with_or_against(decision) for decision in decisions} == set(Agreement)
    assert {Feeling.GLAD, Feeling.SORRY} <= {one.hindsight.feeling for one in decisions if one.hindsight}
    assert [len(rounds_so_far(company)) for company in EXAMPLES] == [2, 3, 1, 2, 2]
    assert [comparison(company) is not None for company in EXAMPLES] == [False, False, False, False, True]
    assert [current_decision(company) is not None for company in EXAMPLES] == [
        False,
        False,
        False,
        True,
        True,
    ]


def test_their_times_are_in_order() -> None:
    for company in EXAMPLES:
        assert company.created_at < company.updated_at < datetime(2026, 11, 23, tzinfo=UTC)
        moments = [weighing.at for weighing in company.weighings]
        assert [company.created_at, *moments, company.updated_at] == sorted(
            [company.created_at, *moments, company.updated_at]
        )
        days = [decision.on for decision in company.decisions]
        assert days == sorted(days)
        assert all(company.created_at.date() <= day <= company.updated_at.date() for day in days)
