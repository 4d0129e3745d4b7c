"""The language of the letters' templates: what it leaves out, what it refuses, and what it never reads."""

from __future__ import annotations

import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_helper.domain.letter_templates import (
    PLACEHOLDERS,
    Letter,
    Template,
    TemplateRefused,
    check,
    fill,
)
from interview_helper.domain.text import NOTE_LIMIT, TextRefused

NAMES = st.sampled_from(sorted(PLACEHOLDERS))
ANYTHING = st.text(st.sampled_from("ab {}[]|\n\r\\{role}") | st.characters(exclude_categories=["Cs", "Cc"]))
SOMETHING = ANYTHING.filter(bool)


def filled(body: str, **values: str) -> str:
    return fill(Template("", body), values).body


@pytest.mark.parametrize(
    ("body", "with_it", "without"),
    [
        ("to {company}.", "to X.", "to ."),
        ("you[ at {company}].", "you at X.", "you."),
        ("[{company}]", "X", ""),
        ("[Dear {company}|Hello],", "Dear X,", "Hello,"),
        ("[a {company}|b {role}|c]", "a X", "c"),
        ("[a {company}|b {role}]", "a X", ""),
        ("[a|{company}]", "a", "a"),
        ("[{company}][ {company}]", "X X", ""),
        ("[{company} {role}]", "", ""),
        ("{{company}} [[{company}]] a|b ||", "{company} [X] a|b |", "{company} [] a|b |"),
        ("[{company} a||b [[c]] {{d}}]", "X a|b [c] {d}", ""),
        ("one\n\n[{company}\n\n]two", "one\n\nX\n\ntwo", "one\n\ntwo"),
    ],
)
def test_what_a_template_says_with_a_company_and_without(body: str, with_it: str, without: str) -> None:
    assert filled(body, company="X") == with_it
    assert filled(body, company="") == without
    assert filled(body) == without
    assert check(Template("", f"Hello. {body}")).body == f"Hello. {body}"


def test_a_subject_is_one_line() -> None:
    assert fill(Template("Hello {company}", "x"), {"company": "A\r\nBcc: B\u2028C"}) == Letter(
        "Hello A Bcc: B C", "x"
    )


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("Hello {name}", "“{name}” is not a placeholder. The placeholders are {company}, {role}, "),
        ("Hello {}", "“{}” is not a placeholder."),
        ("Hello {Company}", "“{Company}” is not a placeholder."),
        ("Hello {company", "“{company” opens a “{” that is never closed. Close it with “}”, or write “{{”"),
        ("Hello {com\npany}", "“{com pany}” opens a “{” that is never closed."),
        ("[ at {company] x}", "“{company] x}” opens a “{” that is never closed."),
        (
            "Hello company} x",
            "“Hello company}” has a “}” without a “{” before it. Take it out, or write “}}”",
        ),
        ("you[ at {company}", "“[ at {company}” opens a “[” that is never closed."),
        ("you at {company}] x", "“you at {company}]” has a “]” without a “[” before it."),
        ("[a [b {role}] {company}]", "“[b {role}] {company}]” opens a “[” inside another one."),
        ("x [y] z", "“[y] z” has no placeholder within its brackets, so nothing tells when to leave it out."),
        ("[]", "“[]” has no placeholder within its brackets"),
        ("[{company}]]", "“[{company}]]” opens a “[” that is never closed."),
    ],
)
def test_what_is_refused_and_how_it_is_said(body: str, sentence: str) -> None:
    with pytest.raises(TemplateRefused) as refused:
        check(Template("", body))
    assert str(refused.value).startswith(f"In the letter, {sentence}")
    with pytest.raises(TemplateRefused):
        fill(Template("", body), {})


def test_the_subject_is_checked_too() -> None:
    with pytest.raises(TemplateRefused, match=r"^In the subject, “\{x\}” is not a placeholder"):
        check(Template("{x}", "Hello"))


def test_long_templates_are_quoted_in_part() -> None:
    with pytest.raises(TemplateRefused) as refused:
        check(Template("", f"{'a ' * 500}[{'b ' * 500}"))
    assert len(str(refused.value)) < 200
    with pytest.raises(TemplateRefused) as refused:
        check(Template("", f"{'a ' * 500}]"))
    assert re.match("In the letter, “…[ a]{26,28}]” has", str(refused.value))
    assert len(str(refused.value)) < 200


def test_a_letter_has_words_and_a_size() -> None:
    with pytest.raises(TemplateRefused, match=r"^The letter has no words"):
        check(Template("Hello", " \n"))
    with pytest.raises(TextRefused, match=r"^The letter would take"):
        check(Template("", "a\n" * NOTE_LIMIT))
    with pytest.raises(TextRefused, match=r"^The subject"):
        check(Template("a" * 2_000, "Hello"))


def test_line_breaks_are_kept_as_newlines() -> None:
    assert check(Template("a\nb", "a\r\nb\u2028c")) == Template("a b", "a\nb\nc")


@given(value=ANYTHING)
def test_what_is_filled_in_stays_literal(value: str) -> None:
    template = "<{company}>[ ({company})| nobody]"
    assert filled(template, company=value) == (f"<{value}> ({value})" if value else "<> nobody")


@given(text=ANYTHING)
def test_doubled_signs_are_the_text_itself(text: str) -> None:
    doubled = "".join(character * 2 if character in "{}[]|" else character for character in text)
    assert filled(doubled) == text
    assert filled(f"[{{me}}{doubled}]", me="x") == f"x{text}"


@given(text=ANYTHING)
def test_any_text_is_read_or_refused_with_a_sentence(text: str) -> None:
    with suppress(TemplateRefused):
        filled(text)


@given(
    parts=st.lists(st.tuples(SOMETHING, NAMES, st.booleans()), max_size=6),
    known=st.dictionaries(NAMES, ANYTHING),
)
def test_exactly_the_parts_whose_placeholder_has_no_words_vanish(
    parts: list[tuple[str, str, bool]], known: dict[str, str]
) -> None:
    template = expected = ""
    for text, name, optional in parts:
        doubled = "".join(character * 2 if character in "{}[]|" else character for character in text)
        value = known.get(name, "")
        if optional:
            # A word after it: a bracket that ends a part and one that begins the next would read as a pair.
            template += f"[{{{name}}} {doubled} ]and"
            expected += f"{value} {text} and" if value else "and"
        else:
            template += f"{doubled} {{{name}}}."
            expected += f"{text} {value}."
    assert filled(template, **known) == expected
