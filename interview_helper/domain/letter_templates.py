"""Templates of letters: a small language that leaves out what is not known, and filling them.

A template is text with two signs in it:

``{company}``
    a placeholder, replaced by what is known (the names are the keys of ``PLACEHOLDERS``);
``[ at {company}]``
    a part that vanishes when a placeholder in it has no words. ``[Dear {person}|Hello]`` is a choice:
    the first whose placeholders all have words is taken.

``{{``, ``}}``, ``[[``, ``]]`` and ``||`` stand for the signs themselves; outside a part ``|`` does too.
Parts do not nest. What a placeholder is replaced by is never read as a template.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from interview_helper.domain.text import clean_line, clean_note
from interview_helper.domain.wording import shortened

PLACEHOLDERS = {
    "company": "the company’s name",
    "role": "the role",
    "round": "the round, such as “second interview”",
    "person": "who the letter goes to",
    "date": "the interview’s day and time",
    "question": "the question to ask",
    "reasons": "the reasons you chose to give",
    "me": "your name",
}
"""What each placeholder stands for."""

_SIGNS = "{}[]|"
_QUOTED = 30
"""Characters of a template that a sentence about it quotes."""


class TemplateRefused(ValueError):
    """A template that cannot be read; the message is a sentence for the user."""


@dataclass(frozen=True, slots=True)
class Template:
    """The subject and the body of a letter, with placeholders."""

    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A draft. The subject is one line; lines of the body are parted by newlines."""

    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class _Piece:
    """Text as it is, or the placeholder of that name."""

    text: str
    is_placeholder: bool = False


_Choice = tuple[_Piece, ...]
_Part = tuple[_Choice, ...]
"""The choices of one part, the last always possible. What stands outside brackets is a single one."""


def check(template: Template) -> Template:
    """The template as it is kept.

    Raises:
        TemplateRefused: a sign is out of place, a placeholder is unknown, or the body is empty.
        TextRefused: too long, or with characters that no text has.
    """
    kept = Template(clean_line(template.subject, "The subject"), clean_note(template.body, "The letter"))
    for where, text in (("subject", kept.subject), ("letter", kept.body)):
        try:
            list(_parts(text))
        except TemplateRefused as refused:
            raise TemplateRefused(f"In the {where}, {refused}") from None
    if not kept.body.strip():
        raise TemplateRefused("The letter has no words. Write some, or go back to the original.")
    return kept


def fill(template: Template, values: Mapping[str, str]) -> Letter:
    """The letter that a template gives; a placeholder that is not among the values has no words.

    Raises:
        TemplateRefused: a sign is out of place, or a placeholder is unknown.
    """
    subject, body = (
        "".join(_chosen(part, values) for part in _parts(text)) for text in (template.subject, template.body)
    )
    return Letter(" ".join(subject.splitlines()), body)


def _chosen(part: _Part, values: Mapping[str, str]) -> str:
    *optional, last = part
    for choice in optional:
        if all(values.get(piece.text) for piece in choice if piece.is_placeholder):
            return _said(choice, values)
    return _said(last, values)


def _said(choice: _Choice, values: Mapping[str, str]) -> str:
    return "".join(values.get(piece.text, "") if piece.is_placeholder else piece.text for piece in choice)


def _parts(text: str) -> Iterator[_Part]:
    """The parts of a template in order."""
    inside: list[_Choice] | None = None
    pieces: list[_Piece] = []
    opened = 0
    for place, sign, piece in _scanned(text):
        if sign == "[":
            if inside is not None:
                raise TemplateRefused(
                    f"“{_from(text, place)}” opens a “[” inside another one. "
                    "Close the first with “]”, or write “[[” for the sign itself."
                )
            yield (tuple(pieces),)
            inside, pieces, opened = [], [], place
        elif sign == "]":
            if inside is None:
                raise TemplateRefused(
                    f"“{_until(text, place)}” has a “]” without a “[” before it. "
                    "Take it out, or write “]]” for the sign itself."
                )
            yield _optional((*inside, tuple(pieces)), _from(text, opened))
            inside, pieces = None, []
        elif sign == "|" and inside is not None:
            inside.append(tuple(pieces))
            pieces = []
        else:
            pieces.append(piece)
    if inside is not None:
        raise TemplateRefused(
            f"“{_from(text, opened)}” opens a “[” that is never closed. "
            "Close it with “]”, or write “[[” for the sign itself."
        )
    yield (tuple(pieces),)


def _optional(choices: _Part, quoted: str) -> _Part:
    """A part in brackets: where no choice is possible it says nothing."""
    if not any(piece.is_placeholder for choice in choices for piece in choice):
        raise TemplateRefused(
            f"“{quoted}” has no placeholder within its brackets, so nothing tells when to leave it out. "
            "Write “[[” and “]]” for the signs themselves."
        )
    return (*choices, ())


def _scanned(text: str) -> Iterator[tuple[int, str, _Piece]]:
    """The pieces of a template, each with its place, and with the sign where it is one of the language."""
    place = 0
    while place < len(text):
        sign = text[place]
        if sign not in _SIGNS:
            end = place
            while end < len(text) and text[end] not in _SIGNS:
                end += 1
            yield place, "", _Piece(text[place:end])
            place = end
        elif text[place + 1 : place + 2] == sign:
            yield place, "", _Piece(sign)
            place += 2
        elif sign in "{}":
            name = _placeholder(text, place)
            yield place, "", _Piece(name, is_placeholder=True)
            place += len(name) + 2
        else:
            yield place, sign, _Piece(sign)
            place += 1


def _placeholder(text: str, place: int) -> str:
    """The name of the placeholder that begins there."""
    if text[place] == "}":
        raise TemplateRefused(
            f"“{_until(text, place)}” has a “}}” without a “{{” before it. "
            "Take it out, or write “}}” for the sign itself."
        )
    name, closed, _ = text[place + 1 :].partition("}")
    if not closed or any(sign in name for sign in "{[]|\n"):
        raise TemplateRefused(
            f"“{_from(text, place)}” opens a “{{” that is never closed. "
            "Close it with “}”, or write “{{” for the sign itself."
        )
    if name not in PLACEHOLDERS:
        known = ", ".join(f"{{{one}}}" for one in PLACEHOLDERS)
        raise TemplateRefused(
            f"“{{{shortened(name, _QUOTED)}}}” is not a placeholder. The placeholders are {known}."
        )
    return name


def _from(text: str, place: int) -> str:
    """What a template says from a place on, as a sentence quotes it."""
    return shortened(" ".join(text[place : place + 2 * _QUOTED].split()), _QUOTED)


def _until(text: str, place: int) -> str:
    """What it says up to a place, with the sign there."""
    before = " ".join(text[max(0, place - 2 * _QUOTED) : place + 1].split())
    return before if len(before) <= _QUOTED else f"…{before[1 - _QUOTED :]}"
