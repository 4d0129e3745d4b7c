"""Typed, pasted and imported text: what is kept as it is, what is put right, what is refused."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from interview_helper.domain.text import (
    LINE_LIMIT,
    NOTE_LIMIT,
    UNBROKEN_LIMIT,
    TextRefused,
    clean_line,
    clean_note,
    common_affixes,
)

AS_TYPED = {
    "nothing": "",
    "a space": " ",
    "spaces around": "  Acme  ",
    "a path": "../../etc/passwd",
    "a device": "CON",
    "a trailing dot": "Acme.",
    "a slash": "a/b\\c",
    "emoji": "👩🏽‍🚀 Café ☕️ 🏴󠁧󠁢󠁷󠁬󠁳󠁿",
    "right-to-left": "שלום עולم",
    "right-to-left override": "gpj.\u202eexe.Acme",
    "zero width": "a\u200bb\ufeffc\u00adb",
    "combining": "e\u0301",
    "composed": "\u00e9",
    "no-break space": "Acme\u00a0Ltd",
    "markup": "<img src=file:///etc/passwd> <b>&amp;</b> [x](y) **z** {{ 7 }}",
    "quotes": "\"'`‘’“” \\n %s {0} $HOME",
    "a formula": "=1+1",
    "the last character": "\U0010ffff",
}
BREAKS = {
    "line feed": "\n",
    "carriage return": "\r",
    "both": "\r\n",
    "line separator": "\u2028",
    "paragraph separator": "\u2029",
    "vertical tab": "\x0b",
    "form feed": "\x0c",
    "next line": "\x85",
}
# Every control character but tab and the line breaks above.
CONTROLS = [
    number for number in (*range(0x20), *range(0x7F, 0xA0)) if chr(number) not in {"\t", *BREAKS.values()}
]
SURROGATES = st.integers(0xD800, 0xDFFF).map(chr)
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Zl", "Zp")))


@pytest.mark.parametrize("text", AS_TYPED.values(), ids=AS_TYPED)
def test_kept_as_typed(text: str) -> None:
    assert clean_line(text, "The name") == text
    assert clean_note(text, "The note") == text


@given(TEXT)
def test_any_text_without_controls_and_breaks_is_kept_as_typed(text: str) -> None:
    assert clean_line(text, "The name") == text
    assert clean_note(text, "The note") == text


@pytest.mark.parametrize("line_break", BREAKS.values(), ids=BREAKS)
def test_a_line_break_is_a_space_in_a_line_and_a_newline_in_a_note(line_break: str) -> None:
    assert clean_line(f"one{line_break}two", "The name") == "one two"
    assert clean_note(f"one{line_break}two{line_break}", "The note") == "one\ntwo\n"


def test_a_run_of_breaks_and_tabs_is_one_space_in_a_line() -> None:
    assert clean_line("one\r\n\r\n\ttwo", "The name") == "one two"


def test_a_note_keeps_its_tabs_and_empty_lines() -> None:
    assert clean_note("one\r\n\r\n\ttwo", "The note") == "one\n\n\ttwo"


@given(
    st.text(st.one_of(st.characters(codec="utf-8", exclude_categories=("Cc",)), st.sampled_from("\t\r\n")))
)
@example("\r\r\n\n\u2028")
def test_text_that_was_cleaned_is_clean(text: str) -> None:
    line, note = clean_line(text, "The name"), clean_note(text, "The note")
    assert clean_line(line, "The name") == line
    assert clean_note(note, "The note") == note
    assert len(line.splitlines()) <= 1
    assert "\t" not in line


@pytest.mark.parametrize("number", CONTROLS, ids=lambda number: f"U+{number:04X}")
def test_a_control_character_is_refused_by_its_number(number: int) -> None:
    for clean in (clean_line, clean_note):
        with pytest.raises(TextRefused) as refused:
            clean(f"one{chr(number)}two", "The field")
        assert str(refused.value) == (
            f"The field contains the control character U+{number:04X}. Take it out."
        )


@given(TEXT, SURROGATES, TEXT)
def test_half_a_character_is_refused_by_its_number(before: str, surrogate: str, after: str) -> None:
    for clean in (clean_line, clean_note):
        with pytest.raises(TextRefused) as refused:
            clean(before + surrogate + after, "The field")
        assert (
            str(refused.value)
            == f"The field contains half a character (U+{ord(surrogate):04X}). Take it out."
        )


# The limits: the last that fits, and the first that does not.


@pytest.mark.parametrize("character", ["x", "é", "👩"])
def test_a_line_is_measured_in_characters(character: str) -> None:
    longest = character * LINE_LIMIT
    assert clean_line(longest, "The name") == longest
    with pytest.raises(TextRefused) as refused:
        clean_line(longest + character, "The name")
    assert str(refused.value) == (
        "The name has 1,001 characters; 1,000 fit. Shorten it, or put the rest in the notes."
    )


def test_a_line_is_measured_after_its_breaks_became_spaces() -> None:
    assert len(clean_line("x" * 500 + "\r\n" * 500 + "x" * 499, "The name")) == LINE_LIMIT


@pytest.mark.parametrize("character", ["x", "é", "👩"])
def test_a_note_is_measured_in_bytes(character: str) -> None:
    width = len(character.encode())
    line = character * 99 + "\n"
    longest = line * (NOTE_LIMIT // len(line.encode()))
    longest += "x" * (NOTE_LIMIT - len(longest.encode()))
    assert len(longest.encode()) == NOTE_LIMIT
    assert clean_note(longest, "The note") == longest
    with pytest.raises(TextRefused) as refused:
        clean_note(longest + character, "The note")
    assert str(refused.value) == (
        f"The note would take {NOTE_LIMIT + width:,} bytes; 200,000 fit. "
        "Keep the long text in a file of its own."
    )


@pytest.mark.parametrize("before", ["", "one\n"])
@pytest.mark.parametrize("after", ["", "\ntwo"])
def test_a_line_of_a_note_has_a_limit_too(before: str, after: str) -> None:
    longest = before + "é" * UNBROKEN_LIMIT + after
    assert clean_note(longest, "The note") == longest
    with pytest.raises(TextRefused) as refused:
        clean_note(before + "é" * (UNBROKEN_LIMIT + 1) + after, "The note")
    assert str(refused.value) == (
        "The note would have a line of 20,001 characters; 20,000 fit. Break it into shorter lines."
    )


def test_many_short_lines_are_not_one_long_line() -> None:
    note = "x\n" * UNBROKEN_LIMIT
    assert clean_note(note, "The note") == note


def test_a_refusal_is_a_value_error() -> None:
    assert issubclass(TextRefused, ValueError)


@given(st.text("ab"), st.text("ab"))
def test_common_affixes_against_comparing_each_character(one: str, other: str) -> None:
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    end = 0
    while end < min(len(one), len(other)) - start and one[-1 - end] == other[-1 - end]:
        end += 1
    assert common_affixes(one, other) == (start, end)
