"""The dates and times of other people's spreadsheets."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, time
from enum import StrEnum
from typing import NamedTuple

from interview_helper.importing.csv_words import plain


class DateOrder(StrEnum):
    """How "03/04/2026" is read."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


class Orders(NamedTuple):
    """How the dates of a column are read.

    ``order`` is ``None`` where they can be read both ways; ``example`` is one of them then. ``matters``
    says that there is a date at all that is read otherwise the other way.
    """

    order: DateOrder | None
    example: str = ""
    matters: bool = False


_LONGEST = 100
"""Characters in a date: more are a text."""
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar janner janvier enero janeiro gennaio januari ene genn",
            "feb february februar fevrier febrero fevereiro febbraio februari fevr febr",
            "mar march marz mars marzo marco maart mrz maa",
            "apr april avril abril aprile avr abr",
            "may mai mayo maio maggio mei mag",
            "jun june juni juin junio junho giugno giu",
            "jul july juli juillet julio julho luglio juil lug",
            "aug august aout agosto augustus ago",
            "sep sept september septembre septiembre setembro settembre set sett",
            "oct october okt oktober octobre octubre outubro ottobre out ott",
            "nov november novembre noviembre novembro",
            "dec december dez dezember decembre diciembre dezembro dicembre dic",
        ),
        start=1,
    )
    for name in names.split()
}
_TIME = re.compile(
    r"(?P<hour>\d{1,2})"
    r"(?:[:.h](?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?|(?=\s*[ap]\.?m|\s*uhr|\s*h\b))"
    r"\s*(?:(?P<half>[ap])\.?m\.?|uhr|h)?",
    re.IGNORECASE,
)
_ISO = re.compile(
    r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?P<rest>$|[T\s,].*)", re.DOTALL
)
_EAST = re.compile(
    r"(?P<year>\d{4})\s*[年년]\s*(?P<month>\d{1,2})\s*[月월]\s*(?P<day>\d{1,2})\s*[日일]?(?P<rest>.*)"
)
_DOTTED = re.compile(r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4}|\d{2})(?P<rest>$|[\s,].*)")
_SLASHED = re.compile(
    r"(?P<one>\d{1,2})(?P<sign>[/-])(?P<two>\d{1,2})(?P=sign)(?P<year>\d{4}|\d{2})(?P<rest>$|[T\s,].*)"
)
_NAMED = (
    re.compile(
        r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.|er|º)?[\s-]+(?:de\s+)?(?P<name>[^\W\d_]+)\.?,?[\s-]+(?:de\s+)?(?P<year>\d{4}|\d{2})"
        r"(?P<rest>$|[\s,].*)"
    ),
    re.compile(
        r"(?P<name>[^\W\d_]+)\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})(?P<rest>$|[\s,].*)"
    ),
)
_WEEKDAY = re.compile(
    r"[^\W\d_]{2,12}\.?,?\s+(?=\d)|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+",
    re.IGNORECASE,
)
_ZONE = re.compile(r"(?P<time>.*\d)\s*(?:Z|UTC|[+-]\d\d:?\d\d)$", re.IGNORECASE)
_BEFORE_TIME = re.compile(r"[\s,T–-]*(?:at|um|à|a las)?\s*", re.IGNORECASE)


def orders_of(texts: Iterable[str]) -> Orders:
    """How the dates among these are to be read: a day over 12 tells, unless there is none."""
    votes = {DateOrder.DAY_FIRST: 0, DateOrder.MONTH_FIRST: 0}
    example = ""
    for text in texts:
        found = _SLASHED.match(_without_weekday(text.strip()))
        if found is None:
            continue
        one, two = int(found["one"]), int(found["two"])
        if one > 12 >= two:
            votes[DateOrder.DAY_FIRST] += 1
        elif two > 12 >= one:
            votes[DateOrder.MONTH_FIRST] += 1
        elif one != two and max(one, two) <= 12 and not example:
            example = text.strip()
    day, month = votes.values()
    if day or month:
        return Orders(DateOrder.DAY_FIRST if day >= month else DateOrder.MONTH_FIRST, example, True)
    return Orders(None if example else DateOrder.DAY_FIRST, example, bool(example))


def read_date(text: str, order: DateOrder | None) -> datetime:
    """When something is, as a wall-clock time; midnight where no time is said.

    A time with a zone becomes the wall-clock time here. A year of two digits is one of this century.

    Raises:
        ValueError: no date, or one that there is not; or one that can be read in two ways, without ``order``.
    """
    words = text.strip()
    if len(words) > _LONGEST:
        raise ValueError(words)
    day, rest = _day(words, order)
    rest = rest[_match_end(rest) :].strip()
    if not rest:
        return datetime.combine(day, time())
    if _ZONE.fullmatch(rest):
        return _here(f"{day.isoformat()}T{rest.replace(' ', '').upper().replace('UTC', 'Z')}")
    return datetime.combine(day, read_time(rest))


def read_time(text: str) -> time:
    """A time of day: "10:00", "10.30 Uhr", "2 pm".

    Raises:
        ValueError: it is none.
    """
    found = _TIME.fullmatch(text.strip())
    if found is None:
        raise ValueError(text)
    hour = int(found["hour"])
    if found["half"]:
        if not 1 <= hour <= 12:
            raise ValueError(text)
        hour = hour % 12 + (12 if found["half"].lower() == "p" else 0)
    return time(hour, int(found["minute"] or 0), int(found["second"] or 0))


def _here(instant: str) -> datetime:
    try:
        return datetime.fromisoformat(instant).astimezone().replace(tzinfo=None, microsecond=0)
    except (OverflowError, OSError):
        raise ValueError(instant) from None


def _day(words: str, order: DateOrder | None) -> tuple[date, str]:
    """The day, and what stands behind it."""
    shorter = _without_weekday(words)
    for text in dict.fromkeys((words, shorter)):
        for pattern in (_ISO, _EAST, _DOTTED):
            found = pattern.fullmatch(text)
            if found:
                return date(_year(found["year"]), int(found["month"]), int(found["day"])), found["rest"]
        found = _SLASHED.fullmatch(text)
        if found:
            return _slashed(found, order), found["rest"]
        for pattern in _NAMED:
            found = pattern.fullmatch(text)
            month = _MONTHS.get(plain(found["name"]).replace(" ", "")) if found else None
            if found and month:
                return date(_year(found["year"]), month, int(found["day"])), found["rest"]
    raise ValueError(words)


def _slashed(found: re.Match[str], order: DateOrder | None) -> date:
    one, two = int(found["one"]), int(found["two"])
    if order is None and one != two and max(one, two) <= 12:
        raise ValueError(found[0])
    # Without an order there is only one way to read it.
    month_first = order is DateOrder.MONTH_FIRST if order else two > 12
    day, month = (two, one) if month_first else (one, two)
    return date(_year(found["year"]), month, day)


def _year(digits: str) -> int:
    return int(digits) + (2000 if len(digits) == 2 else 0)


def _without_weekday(text: str) -> str:
    found = _WEEKDAY.match(text)
    return text[found.end() :] if found else text


def _match_end(rest: str) -> int:
    found = _BEFORE_TIME.match(rest)
    return found.end() if found else 0
