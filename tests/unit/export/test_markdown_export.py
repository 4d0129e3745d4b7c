"""Markdown: the layout, and the user's text shown literally.

The checks read the output with a small reader of their own, so that a mistake in the escaping is
not repeated in its test.
"""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_company import EXPORTED_AT, FULL, SAMPLE, UNNAMED

from interview_helper.domain.balance import weigh
from interview_helper.domain.decisions import Feeling, Hindsight
from interview_helper.domain.people import Person
from interview_helper.domain.questions import Question
from interview_helper.domain.wording import margin_sentence
from interview_helper.export.markdown import escape_line, escape_note, render

PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
# What Markdown, with GitHub's additions, acts on inside a line.
ACTIVE = set("*_`[]<>&|~#\\$@")
NASTY = st.sampled_from(
    [
        "<img src=file:///etc/passwd>",
        "[a](javascript:alert)",
        "![a](b)",
        "[a]: https://example.org",
        "# heading",
        "heading\\",
        "===",
        "---",
        "- [ ] task",
        "+ plus",
        "1. one",
        "12) twelve",
        "    code",
        "\tcode",
        "```",
        "~~~",
        "> quote",
        "|a|b|",
        "|---|---|",
        "https://example.org www.example.org me@example.org",
        "&lt; &#60; \\&lt;",
        "**bold** _it_ ~~gone~~ `code`",
        ":smile: 10:42",
        "$x$",
        ": definition",
        "\u00a0- no-break",
    ]
)
LINES = st.one_of(NASTY, st.text(st.sampled_from(list(PUNCTUATION + " 1aö\t")), max_size=25)).map(
    lambda text: text.replace("\n", " ")
)
NOTES = st.lists(LINES, max_size=5).map("\n".join)


def shown(markdown: str) -> str:
    """The text that a reader shows for one line of escaped text; fails where markup is left."""
    text, plain, at = markdown, "", 0
    while at < len(text):
        if text.startswith("&nbsp;", at) and plain.strip("\u00a0") == "":
            plain, at = plain + "\u00a0", at + 6
        elif text[at] == "\\" and text[at + 1 : at + 2] in PUNCTUATION and at + 1 < len(text):
            plain, at = plain + text[at + 1], at + 2
        else:
            assert text[at] not in ACTIVE, f"active {text[at]!r} in {markdown!r}"
            plain, at = plain + text[at], at + 1
    assert not re.match(r" {4}|\t|[-+=:]|\d+[.)]", markdown), f"a block begins in {markdown!r}"
    assert not re.search(r"(?<!\\)://", markdown)
    assert "www." not in markdown.lower()
    assert not re.search(r"(?<!\\):[a-z+_-]+:", markdown)
    return plain


@given(LINES)
def test_a_line_is_shown_as_it_was_typed(line: str) -> None:
    assert shown(escape_line(line)) == line.strip(" \t")


@given(NOTES)
def test_a_note_is_shown_as_it_was_typed_line_by_line(note: str) -> None:
    wanted, written = note.split("\n"), escape_note(note).split("\n")
    assert len(written) == len(wanted)
    for index, (line, typed) in enumerate(zip(written, wanted, strict=True)):
        breaks = bool(typed.strip(" \t")) and bool([*wanted, ""][index + 1].strip(" \t"))
        assert line.endswith("  ") == breaks, "a line that is followed by another breaks"
        text = shown(line.removesuffix("  "))
        indent = typed[: len(typed) - len(typed.lstrip(" \t"))].replace("\t", "    ")
        stripped = typed.strip(" \t")
        assert text == ("\u00a0" * len(indent) + stripped if stripped else "")


@given(LINES, LINES, LINES, NOTES, NOTES)
def test_no_field_adds_structure(name: str, role: str, text: str, note: str, notes: str) -> None:
    """Whatever is typed, the blocks of the document are those of harmless text with as many lines."""
    reason = SAMPLE.reasons[1]

    def blocks(*fields: str) -> list[str]:
        name, role, text, note, notes = fields
        company = replace(
            SAMPLE, name=name, role=role, notes=notes, reasons=(replace(reason, text=text, note=note),)
        )
        return [
            re.match(r"(#+ |- \[.\] | *> ?|\*\*|)", line)[0]  # type: ignore[index]
            for line in render([company], EXPORTED_AT).split("\n")
        ]

    def harmless(typed: str) -> str:
        return "\n".join("x" if line.strip(" \t") else "" for line in typed.split("\n"))

    name = name if name.strip() else ""
    assert blocks(name, role, text, note, notes) == blocks(*map(harmless, (name, role, text, note, notes)))


@pytest.mark.parametrize(
    ("typed", "escaped"),
    [
        ("plain, with 52–58k (at 10:42)!", "plain, with 52–58k (at 10:42)!"),
        ("<img src=x>", "\\<img src=x\\>"),
        ("a_b *c* `d` [e](f) ~g~ h|i", "a\\_b \\*c\\* \\`d\\` \\[e\\](f) \\~g\\~ h\\|i"),
        ("# no heading #", "\\# no heading \\#"),
        ("1. no list", "1\\. no list"),
        ("- no list", "\\- no list"),
        ("well-known - as it is", "well-known - as it is"),
        ("https://example.org", "https\\://example.org"),
        ("www.example.org", "www\\.example.org"),
        ("AT&T &amp; c\\o", "AT\\&T \\&amp; c\\\\o"),
        (":smile:", "\\:smile:"),
        (" spaces around ", "spaces around"),
        ("a\u2028b", "a b"),
    ],
)
def test_escapes(typed: str, escaped: str) -> None:
    assert escape_line(typed) == escaped


MARGIN = margin_sentence(weigh(SAMPLE.reasons))


def test_a_company() -> None:
    assert (
        render([SAMPLE], EXPORTED_AT)
        == f"""\
# Northwind \\*Traders\\*

Data \\& analysis · 2nd interview · Tue 24 Nov 2026, 10:00 · open

**A deal-breaker says turn it down** · 4 for · 3 against

{MARGIN}

The deal-breaker: “Culture”.

## Turn the interview down: 3

- [x] Culture · weight 3 of 5 · deal-breaker

  > Rude.
  >
  > \\> twice

- [ ] **?** Move\\_house · weight 2 of 5 · don’t know yet
- [ ] Boss · weight 3 of 5

## Accept the interview: 4

- [x] Interesting · weight 4 of 5
- [ ] **?** Values · weight 1 of 5 · don’t know yet

## Notes

First round.\x20\x20
&nbsp;&nbsp;\\- friendly

1\\. Ask about \\`Leeds\\`

From Interview Helper, Mon 23 Nov 2026, 10:42 UTC.
"""
    )


def test_everything_that_is_written_of_a_company() -> None:
    text = render([FULL], EXPORTED_AT)
    _, _, rest = text.partition("· 4 for · 2 against\n\n")
    assert (
        rest
        == f"""\
{margin_sentence(weigh(FULL.reasons))}

Tick what else is true, or “?” where you don’t know.

Ticked on both lists: “Below” and “Interesting”. Both can be true; which weighs more?

Weighed again after sleeping on it. 1 of 2 reasons moved; the verdict is the same.

## Turn the interview down: 2

- [x] Below · weight 2 of 5

1 hidden, and not weighed.

## Accept the interview: 4

- [x] Interesting · weight 4 of 5
- [ ] **?** Values · weight 1 of 5 · don’t know yet

## Questions

- [x] Which 1. team?

  > BI.\x20\x20
  > \\# of six

- [ ] Who stays?

## People met

- Ann \\*Ö\\* · Head of data · management · ann\\@example.org

  > Kind.
  >
  > Asked twice

- Somebody · Recruiter
- Somebody

  > The one with the dog

## Decisions

- You accepted the 1st interview on Tue 10 Nov 2026. With the balance (it leaned towards accepting, \
4\u00a0for\u00a0·\u00a03\u00a0against).

  > Practice.

- Looking back: glad.

  > Learnt \\*much\\*

- You turned down the 2nd interview on Fri 20 Nov 2026. Neither with nor against the balance \
(nothing was weighed).

## The rounds so far

- 1st interview: leans towards accepting, 4\u00a0for\u00a0·\u00a03\u00a0against
- 2nd interview (now): leans towards accepting, 4\u00a0for\u00a0·\u00a02\u00a0against

From Interview Helper, Mon 23 Nov 2026, 10:42 UTC.
"""
    )


def test_an_unknown_that_would_tip_it_is_said_and_marked() -> None:
    company = replace(SAMPLE, reasons=(SAMPLE.reasons[0], replace(SAMPLE.reasons[2], weight=5)))
    text = render([company], EXPORTED_AT)
    assert "One thing you don’t know yet would tip it: “Move\\_house”." in text
    assert "- [ ] **?** Move\\_house · weight 5 of 5 · don’t know yet, and would tip the balance" in text


@pytest.mark.parametrize("covering", [{"blind": True}, {"reweighing": True, "blind": True}])
def test_weighed_blind_nothing_tells_of_the_balance(covering: dict[str, bool]) -> None:
    text = render([replace(FULL, **covering)], EXPORTED_AT)
    assert "\n\n**Weighed blind**\n\nThe balance is covered.\n\n## Turn the interview down\n\n" in text
    assert "- [x] Below · weight 2 of 5\n" in text, "what was ticked is there"
    assert "- You accepted the 1st interview on Tue 10 Nov 2026.\n" in text
    for telling in (
        "for\u00a0·",
        " for · ",
        "lean",
        "off by",
        "tip",
        "Ticked on both",
        "rounds so far",
        "moved",
    ):
        assert telling not in text, telling


@given(LINES, NOTES)
def test_no_field_of_a_list_adds_structure(line: str, note: str) -> None:
    def blocks(line: str, note: str) -> list[str]:
        company = replace(
            FULL,
            people=(Person("a", line, line, False, line, note),),
            questions=(Question("a", line, answer=note),),
            decisions=tuple(
                replace(one, why=note, hindsight=Hindsight(Feeling.SORRY, note)) for one in FULL.decisions
            ),
        )
        return [
            re.match(r"(#+ |- (\[.\])?| *> ?|\*\*|)", line)[0]  # type: ignore[index]
            for line in render([company], EXPORTED_AT).split("\n")
        ]

    harmless = "\n".join("x" if one.strip(" \t") else "" for one in note.split("\n"))
    line = line if line.strip() else "x"
    assert blocks(line, note) == blocks("x", harmless)


def test_an_unnamed_company_and_several() -> None:
    text = render([UNNAMED, SAMPLE], EXPORTED_AT)
    assert text.startswith(
        "# Unnamed company\n\n1st interview · no date yet · open\n\n**Nothing weighed yet**"
    )
    assert "\n\n# Northwind" in text
    assert "## Notes" not in text[: text.index("# Northwind")]


def test_none() -> None:
    assert render([], EXPORTED_AT).startswith("No companies.\n")


def test_long_notes_stay_whole() -> None:
    notes = "\n".join(f"line {number}" for number in range(10_000))
    assert notes in render([replace(SAMPLE, notes=notes)], EXPORTED_AT).replace("  \n", "\n")
