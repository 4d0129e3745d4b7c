"""The questions to ask as one page to take along."""

from __future__ import annotations

from dataclasses import replace

from sample_company import SAMPLE, UNNAMED

from interview_helper.domain.asking import Suggestion, Why
from interview_helper.domain.people import Person
from interview_helper.domain.questions import Question
from interview_helper.export.questions import QuestionSheet, question_sheet, render_markdown, render_text

RULE = "   " + "_" * 64
ASKING = replace(
    SAMPLE,
    people=(
        Person("1", "Ada *Lee*", "Lead", management=True),
        Person("2", "Bo"),
        Person("3", "", "HR"),
        Person("4"),
    ),
    questions=(
        Question("1", "How `large` is it?"),
        Question("2", "Done?", answered=True, answer="Yes"),
        Question("3", "1. Who?"),
    ),
)
TIPS = Suggestion("relocation-unsupported", ("Where to?", "How far?"), Why.TIPS)
UNKNOWN = Suggestion("values-aligned", ("What for?",), Why.UNKNOWN)
BOTH = Suggestion("culture-negative", ("Which?",), Why.CONTRADICTION)
NOTHING = Suggestion("boss-difficult", ("Who?",), Why.NOTHING_KNOWN)


def test_the_users_open_questions_are_the_page() -> None:
    assert question_sheet(ASKING, (TIPS, UNKNOWN, BOTH, NOTHING)) == QuestionSheet(
        "Northwind *Traders*",
        "Data & analysis · 2nd interview · Tue 24 Nov 2026, 10:00",
        ("Ada *Lee* (Lead, management)", "Bo", "HR"),
        ("How `large` is it?", "1. Who?"),
        (),
    )


def test_where_there_would_be_nothing_every_suggestion_is_on_the_page() -> None:
    assert question_sheet(UNNAMED, (BOTH, NOTHING)).questions == ("Which?", "Who?")
    assert question_sheet(UNNAMED, (UNKNOWN, NOTHING)).questions == ("What for?",)
    assert question_sheet(ASKING, (NOTHING,)).suggested == ()


def test_as_plain_text_it_leaves_room_to_write() -> None:
    assert (
        render_text(question_sheet(ASKING, (TIPS,)))
        == f"""\
Questions to ask
================
Northwind *Traders*
Data & analysis · 2nd interview · Tue 24 Nov 2026, 10:00
People: Ada *Lee* (Lead, management); Bo; HR

1. How `large` is it?

{RULE}

{RULE}

2. 1. Who?

{RULE}

{RULE}
"""
    )


def test_as_markdown_what_was_typed_shows_literally() -> None:
    assert (
        render_markdown(question_sheet(ASKING, (TIPS,)))
        == """\
# Questions to ask

**Northwind \\*Traders\\***\\
Data \\& analysis · 2nd interview · Tue 24 Nov 2026, 10:00

People: Ada \\*Lee\\* (Lead, management); Bo; HR

1. How \\`large\\` is it?

   Answer:

2. 1\\. Who?

   Answer:
"""
    )


def test_a_company_of_which_nothing_is_known_has_a_page_too() -> None:
    sheet = question_sheet(UNNAMED, ())
    assert render_text(sheet).split("\n")[2:] == [
        "Unnamed company",
        "1st interview · no date yet",
        "",
        "No questions yet.",
        "",
    ]
    assert render_markdown(sheet).endswith("\n\nNo questions yet.\n")


def test_nothing_of_the_balance_is_on_the_page() -> None:
    """Others may look over one's shoulder."""
    sheet = question_sheet(ASKING, (TIPS, UNKNOWN))
    for page in (render_text(sheet), render_markdown(sheet)):
        assert "tip" not in page
        assert "for ·" not in page
        assert "Rude" not in page
