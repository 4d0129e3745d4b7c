"""Letters: what they are filled with, and what those that come with the program say."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import product
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_helper.domain.company import Company, new_company
from interview_helper.domain.letter_templates import Letter, Template, fill
from interview_helper.domain.letters import (
    Kind,
    Tone,
    address_in,
    kept_template,
    kind_words,
    letter_key,
    letter_values,
    mailto,
    parse_letters,
    reason_words,
    tone_words,
)
from interview_helper.domain.reasons import Mark, Reason, Side, parse_catalogue
from interview_helper.paths import read_resource

TODAY = date(2026, 11, 23)
CREATED = datetime(2026, 11, 1, tzinfo=UTC)
CATALOGUE = parse_catalogue(read_resource("reasons.json"))
BOOK = parse_letters(read_resource("letters.json"))
CONTOSO = replace(
    new_company(CATALOGUE, "c", CREATED),
    name="Contoso",
    role="Analyst",
    round=2,
    interview_at=datetime(2026, 11, 24, 10, 0),
)
KNOWN = {
    "company": "Contoso",
    "role": "Analyst",
    "round": "second interview",
    "person": "Maria",
    "date": "Tuesday 24 November at 10:00",
    "question": "How large is the team?",
    "reasons": "it is too far",
    "me": "Sam",
}
# Everything but the round, which each company has.
OPTIONAL = [name for name in KNOWN if name != "round"]
EVERY_KNOWLEDGE = [
    {"round": KNOWN["round"]}
    | {name: KNOWN[name] for name, known in zip(OPTIONAL, there, strict=True) if known}
    for there in product((True, False), repeat=len(OPTIONAL))
]


def whole(letter: Letter) -> str:
    return f"{letter.subject}\n\n{letter.body}"


# Filling in


def test_a_letter_is_filled_from_the_company() -> None:
    values = letter_values(
        CONTOSO, TODAY, person=" Maria ", question="Why?", reasons=["it is far."], me="Sam"
    )
    assert values == {**KNOWN, "question": "Why?", "reasons": "it is far"}


def test_what_is_not_known_has_no_words() -> None:
    values = letter_values(Company("c", CREATED, CREATED), TODAY)
    assert {name for name, value in values.items() if value} == {"round"}


@pytest.mark.parametrize(
    ("number", "said"), [(1, "first interview"), (10, "tenth interview"), (11, "11th interview")]
)
def test_the_round_in_words(number: int, said: str) -> None:
    assert letter_values(replace(CONTOSO, round=number), TODAY)["round"] == said


def test_the_year_is_said_when_it_is_another() -> None:
    later = replace(CONTOSO, interview_at=datetime(2027, 1, 4, 9, 5))
    assert letter_values(later, TODAY)["date"] == "Monday 4 January 2027 at 09:05"


@pytest.mark.parametrize(
    ("reasons", "said"),
    [
        ([], ""),
        (["", " "], ""),
        (["a."], "a"),
        (["a", "b"], "a; and b"),
        (["a", "b", "c..."], "a; b; and c"),
    ],
)
def test_reasons_in_a_sentence(reasons: list[str], said: str) -> None:
    assert letter_values(CONTOSO, TODAY, reasons=reasons)["reasons"] == said


def test_only_ticked_reasons_to_decline_can_be_given() -> None:
    mine = Reason("mine", Side.DECLINE, "Two hours’ commute", mark=Mark.TICKED)
    hidden = Reason("hidden", Side.DECLINE, "x", mark=Mark.TICKED, hidden=True)
    ticked = (
        CONTOSO.with_mark("boss-difficult", Mark.TICKED)
        .with_mark("culture-negative", Mark.UNKNOWN)
        .with_mark("job-interesting", Mark.TICKED)
        .with_new_reason(mine)
        .with_new_reason(hidden)
    )
    assert [(reason.id, words) for reason, words in reason_words(ticked, BOOK)] == [
        ("boss-difficult", "I do not think that I would work well with my future manager"),
        ("mine", "Two hours’ commute"),
    ]


# The letters that come with the program


def test_there_is_one_of_each_kind_and_tone() -> None:
    assert len(BOOK.templates) == len(Kind) * len(Tone) == 12
    assert len({whole(fill(template, KNOWN)) for template in BOOK.templates.values()}) == 12
    assert len({kind_words(kind) for kind in Kind}) == 4
    assert len({tone_words(tone) for tone in Tone}) == 3


def test_each_built_in_reason_to_decline_has_other_words_for_the_company() -> None:
    declines = {reason.id: reason.text for reason in CATALOGUE if reason.side is Side.DECLINE}
    assert declines.keys() == BOOK.reasons.keys()
    for reason, words in BOOK.reasons.items():
        assert words != declines[reason]
        assert not re.search("negative behaviour|difficult|bad|poor|terrible", words)


@pytest.mark.parametrize("key", BOOK.templates)
def test_nothing_reads_oddly_whatever_is_missing(key: str) -> None:
    for known in EVERY_KNOWLEDGE:
        letter = fill(BOOK.templates[key], known)
        text = whole(letter)
        assert not re.search(r"  | [.,:;?!]|[.,:;]{2}|\n{3}|[ \t]\n|\n |[{}\[\]|]", text), text
        assert not re.search(r"\b(at|for|on|of|from|than|Dear|to)[.,:?]", text), text
        assert letter.subject
        assert letter.subject == letter.subject.strip()
        assert letter.body == letter.body.strip()
        assert len(text) < 800
        for line in letter.body.splitlines()[2:-2]:
            assert not line or (line[0].isupper() and line[-1] in ".?:"), line


@pytest.mark.parametrize("key", BOOK.templates)
def test_all_that_is_known_is_said(key: str) -> None:
    kind = key.split("/")[0]
    text = whole(fill(BOOK.templates[key], KNOWN))
    for name in ("company", "role", "round", "person", "me"):
        assert KNOWN[name] in text
    assert (KNOWN["date"] in text) == (kind != Kind.ASK_FIRST)
    assert (KNOWN["question"] in text) == (kind == Kind.ASK_FIRST)
    assert (KNOWN["reasons"] in text) == (kind == Kind.DECLINE)


@pytest.mark.parametrize("tone", Tone)
def test_declining_gives_no_reasons_unless_asked_to_and_claims_nothing(tone: Tone) -> None:
    template = BOOK.templates[letter_key(Kind.DECLINE, tone)]
    silent = whole(fill(template, {**KNOWN, "reasons": ""}))
    assert not re.search(r"reason|why|because|\bsince\b|due to", silent, re.IGNORECASE)
    assert not re.search(
        "another|other (offer|opportunit)|offer|elsewhere|regret|sorry|unfortunate|afraid|unable|impossible|"
        "cannot|difficult|careful|long thought|enjoy|pleasure|pleased|impressed|hope|future",
        silent,
        re.IGNORECASE,
    )
    assert "decided not to" in silent


@pytest.mark.parametrize("key", BOOK.templates)
def test_every_letter_is_about_the_interview_not_the_job(key: str) -> None:
    text = whole(fill(BOOK.templates[key], KNOWN))
    assert "interview" in text
    assert not re.search(r"\bjob\b", text)


@pytest.mark.parametrize(
    "spoilt",
    [
        "[]",
        "{}",
        "nothing",
        json.dumps({"templates": {}, "reasons": {}}),
        json.dumps({"templates": {"accept/warm": {"subject": "x"}}, "reasons": {}}),
        json.dumps({"templates": {"accept/warm": {"subject": "x", "body": "{x}"}}, "reasons": {}}),
        json.dumps({"templates": {"accept/warm": {"subject": "x", "body": None}}, "reasons": {}}),
    ],
)
def test_spoilt_letters_are_refused(spoilt: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_letters(spoilt)


# The user's own


def test_an_own_template_is_kept_as_two_texts() -> None:
    assert kept_template({"subject": "{company}", "body": "Hello"}) == Template("{company}", "Hello")


@pytest.mark.parametrize(
    "kept", [{}, {"subject": "x"}, {"subject": "x", "body": "{old}"}, {"subject": "x", "body": None}]
)
def test_one_that_cannot_be_read_any_more_is_left_aside(kept: dict[str, str]) -> None:
    assert kept_template(kept) is None


# The mail program


@pytest.mark.parametrize(
    ("contact", "address"),
    [
        ("maria@contoso.example", "maria@contoso.example"),
        ("Maria <maria.l+jobs@mail.contoso.example>, 020 7946 0000", "maria.l+jobs@mail.contoso.example"),
        ("mailto:maria@contoso.example.", "maria@contoso.example"),
        ("a@b.example or a@b.example", "a@b.example"),
        ("a@b.example or c@d.example", ""),
        ("020 7946 0000", ""),
        ("@maria on chat", ""),
        ("maria@contoso", ""),
        ("", ""),
    ],
)
def test_the_address_is_found_in_the_contact(contact: str, address: str) -> None:
    assert address_in(contact) == address


def test_a_link_for_the_mail_program() -> None:
    letter = Letter("R&D? 100 %", "Dear Zoë,\n\nyes + no #1=2")
    assert mailto("zoë+x@a.example", letter) == (
        "mailto:zo%C3%AB%2Bx@a.example?subject=R%26D%3F%20100%20%25"
        "&body=Dear%20Zo%C3%AB%2C%0D%0A%0D%0Ayes%20%2B%20no%20%231%3D2"
    )
    assert mailto("", letter).startswith("mailto:?subject=")


@given(
    subject=st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1),
    body=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), min_size=1),
)
def test_any_letter_comes_through_the_link(subject: str, body: str) -> None:
    link = mailto("a@b.example", Letter(subject, body))
    assert link.isascii()
    parts = urlsplit(link)
    assert unquote(parts.path) == "a@b.example"
    fields = parse_qs(parts.query, strict_parsing=True, separator="&")
    assert fields == {"subject": [subject], "body": [body.replace("\n", "\r\n")]}
