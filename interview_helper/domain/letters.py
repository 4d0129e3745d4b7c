"""Letters: short drafts that answer an invitation to an interview, filled in from a company's record.

No letter says why unless the user chose what to say, and none claims what the user has not said.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from urllib.parse import quote

from interview_helper.domain.company import Company
from interview_helper.domain.letter_templates import Letter, Template, check
from interview_helper.domain.reasons import Reason, Side
from interview_helper.domain.wording import round_words

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
# Not strftime's names: those follow the process's locale, and the letters do not.
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
# Deliberately plain: the usual address among other words, not every one that the RFCs allow.
_ADDRESS = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")


class Kind(StrEnum):
    """What a letter does."""

    ACCEPT = "accept"
    DECLINE = "decline"
    POSTPONE = "postpone"
    ASK_FIRST = "ask_first"


class Tone(StrEnum):
    """How a letter says it."""

    WARM = "warm"
    PLAIN = "plain"
    FORMAL = "formal"


_KINDS = {
    Kind.ACCEPT: "Accept the interview",
    Kind.DECLINE: "Turn the interview down",
    Kind.POSTPONE: "Ask for another date",
    Kind.ASK_FIRST: "Ask a question first",
}
_TONES = {Tone.WARM: "Warm", Tone.PLAIN: "Plain", Tone.FORMAL: "Formal"}


@dataclass(frozen=True, slots=True)
class LetterBook:
    """What comes with the program: a template for each key of ``letter_key``, and for each built-in reason
    to decline the words in which a letter may give it to the company, by the reason's id.
    """

    templates: Mapping[str, Template]
    reasons: Mapping[str, str]


def kind_words(kind: Kind) -> str:
    return _KINDS[kind]


def tone_words(tone: Tone) -> str:
    return _TONES[tone]


def letter_key(kind: Kind, tone: Tone) -> str:
    """The name under which a template is kept: "decline/plain"."""
    return f"{kind.value}/{tone.value}"


def parse_letters(text: str) -> LetterBook:
    """Read the letters that come with the program from the JSON of ``resources/letters.json``.

    Raises:
        ValueError: not JSON, a key is missing or unknown, or a template cannot be read.
    """
    try:
        read = json.loads(text)
        templates = {key: check(Template(**entry)) for key, entry in read["templates"].items()}
        book = LetterBook(templates, {str(key): str(words) for key, words in read["reasons"].items()})
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError(f"the letters lack a key, or have one too many: {error}") from error
    wanted = {letter_key(kind, tone) for kind in Kind for tone in Tone}
    if book.templates.keys() != wanted:
        raise ValueError(f"not one letter of each kind and tone: {sorted(book.templates.keys() ^ wanted)}")
    return book


def kept_template(kept: Mapping[str, str]) -> Template | None:
    """The user's own template from how it is kept; ``None`` when it cannot be read any more."""
    try:
        return check(Template(kept["subject"], kept["body"]))
    except (KeyError, TypeError, ValueError):
        return None


def letter_values(
    company: Company,
    today: date,
    *,
    person: str = "",
    question: str = "",
    reasons: Sequence[str] = (),
    me: str = "",
) -> dict[str, str]:
    """What the placeholders stand for in a letter about a company's next interview.

    Args:
        today: the year of the interview is said when it is another one; a date that has passed is not
            said at all.
        reasons: what to give as reasons, each as ``reason_words`` has it.
    """
    at = company.interview_at
    given = [reason.strip().rstrip(".") for reason in reasons if reason.strip()]
    return {
        "company": company.name.strip(),
        "role": company.role.strip(),
        "round": _round(company.round),
        "person": person.strip(),
        "date": "" if at is None or at.date() < today else _day_and_time(at, today),
        "question": question.strip(),
        "reasons": "; and ".join(filter(None, ("; ".join(given[:-1]), *given[-1:]))),
        "me": me.strip(),
    }


def reason_words(company: Company, book: LetterBook) -> tuple[tuple[Reason, str], ...]:
    """The ticked reasons to decline, each with the words in which a letter may give it.

    Those of the user's own are in the user's own words.
    """
    return tuple(
        (reason, book.reasons.get(reason.id, reason.text))
        for reason in company.reasons
        if reason.ticked and reason.side is Side.DECLINE
    )


def address_in(contact: str) -> str:
    """The e-mail address in what is noted of how to reach somebody; empty unless there is just one."""
    found = set(_ADDRESS.findall(contact))
    return found.pop() if len(found) == 1 else ""


def mailto(address: str, letter: Letter) -> str:
    """The letter as a link that a mail program opens as a draft (RFC 6068); the address may be empty."""
    body = letter.body.replace("\n", "\r\n")
    fields = f"subject={quote(letter.subject, safe='')}&body={quote(body, safe='')}"
    return f"mailto:{quote(address, safe='@')}?{fields}"


def _round(number: int) -> str:
    return f"{_ORDINALS[number - 1]} interview" if number <= len(_ORDINALS) else round_words(number)


def _day_and_time(moment: datetime, today: date) -> str:
    year = "" if moment.year == today.year else f" {moment.year}"
    day = f"{_DAYS[moment.weekday()]} {moment.day} {_MONTHS[moment.month - 1]}{year}"
    return f"{day} at {moment:%H:%M}"
