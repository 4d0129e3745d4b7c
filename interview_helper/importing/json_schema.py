"""The shape of our own JSON: its keys, what each holds, and what is said where a file differs."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType

from interview_helper.domain.company import MAX_ROUND
from interview_helper.domain.reasons import DEFAULT_WEIGHT, MAX_WEIGHT, MIN_WEIGHT
from interview_helper.importing.json_text import place_in
from interview_helper.importing.refused import TRY_AGAIN, ImportRefused, clipped

FORMAT = "interview-helper"
VERSION = 1

_AT = re.compile(r"(?P<fault>.*) - at `\$\.?(?P<path>[^`]*)`", re.DOTALL)
_UNKNOWN = re.compile(r"Object contains unknown field `(.*)`", re.DOTALL)

# What the last part of a path has to hold; "[]" is an entry of a list.
_EXPECTED = {
    "companies": "a list of companies, [ … ]",
    "companies[]": "a company in braces, { … }",
    "reasons": "a list of reasons, [ … ]",
    "reasons[]": "a reason in braces, { … }",
    "people": "a list of people, [ … ]",
    "people[]": "a person in braces, { … }",
    "questions": "a list of questions, [ … ]",
    "questions[]": "a question in braces, { … }",
    "decisions": "a list of decisions, [ … ]",
    "decisions[]": "a decision in braces, { … }",
    "weighings": "a list of weighings, [ … ]",
    "weighings[]": "a weighing in braces, { … }",
    "priorities": "a list of reasons that count for all companies, [ … ]",
    "priorities[]": "a reason in braces, { … }",
    "letters": "a list of templates of letters, [ … ]",
    "letters[]": "a template in braces, { … }",
    "outcome": "“accepted” or “declined”",
    "hindsight": "how it turned out in braces, { … }, or null",
    "feeling": "“glad”, “unsure” or “sorry”",
    "occasion": "“round”, “slept_on” or “reweighed”",
    "on": "a date such as “2026-11-24”, or null",
    "reason": "the id of a reason in quotes, or null",
    **dict.fromkeys(("management", "answered", "hidden", "blind", "reweighing"), "true or false"),
    "weight": f"a whole number from {MIN_WEIGHT} to {MAX_WEIGHT}",
    "round": f"a whole number from 1 to {MAX_ROUND}",
    "status": "“open”, “accepted”, “declined” or “archived”",
    "side": "“decline” or “accept”",
    "mark": "“unticked”, “ticked” or “unknown”",
    "deal_breaker": "true or false",
    "interview_at": "a date and time such as “2026-11-24T10:00”, or null",
    "counterpart": "the id of a reason in quotes, or null",
    "version": "a whole number",
}
_TEXT = "text in quotes"


class ReasonEntry(Struct, forbid_unknown_fields=True):
    id: str | UnsetType = UNSET
    side: Literal["decline", "accept"] | UnsetType = UNSET
    text: str | UnsetType = UNSET
    weight: Annotated[int, Meta(ge=MIN_WEIGHT, le=MAX_WEIGHT)] = DEFAULT_WEIGHT
    mark: Literal["unticked", "ticked", "unknown"] = "unticked"
    deal_breaker: bool = False
    note: str = ""
    counterpart: str | UnsetType | None = UNSET
    hidden: bool = False


class PersonEntry(Struct, forbid_unknown_fields=True):
    id: str | UnsetType = UNSET
    name: str = ""
    role: str = ""
    management: bool = False
    contact: str = ""
    note: str = ""


class QuestionEntry(Struct, forbid_unknown_fields=True):
    text: str
    id: str | UnsetType = UNSET
    reason: str | None = None
    answered: bool = False
    answer: str = ""


class HindsightEntry(Struct, forbid_unknown_fields=True):
    feeling: Literal["glad", "unsure", "sorry"]
    words: str = ""
    on: str | None = None


class DecisionEntry(Struct, forbid_unknown_fields=True):
    outcome: Literal["accepted", "declined"]
    on: str
    id: str | UnsetType = UNSET
    round: Annotated[int, Meta(ge=1, le=MAX_ROUND)] = 1
    why: str = ""
    reasons: list[ReasonEntry] = []
    hindsight: HindsightEntry | None = None


class WeighingEntry(Struct, forbid_unknown_fields=True):
    occasion: Literal["round", "slept_on", "reweighed"]
    at: str
    id: str | UnsetType = UNSET
    round: Annotated[int, Meta(ge=1, le=MAX_ROUND)] = 1
    reasons: list[ReasonEntry] = []


class PriorityEntry(Struct, forbid_unknown_fields=True):
    id: str
    side: Literal["decline", "accept"] | UnsetType = UNSET
    text: str | UnsetType = UNSET
    weight: Annotated[int, Meta(ge=MIN_WEIGHT, le=MAX_WEIGHT)] = DEFAULT_WEIGHT
    hidden: bool = False
    counterpart: str | UnsetType | None = UNSET


class LetterEntry(Struct, forbid_unknown_fields=True):
    id: str
    subject: str
    body: str


class CompanyEntry(Struct, forbid_unknown_fields=True):
    name: str
    id: str | UnsetType = UNSET
    role: str = ""
    round: Annotated[int, Meta(ge=1, le=MAX_ROUND)] = 1
    interview_at: str | None = None
    status: Literal["open", "accepted", "declined", "archived"] = "open"
    notes: str = ""
    created_at: str | UnsetType = UNSET
    updated_at: str | UnsetType = UNSET
    reasons: list[ReasonEntry] | UnsetType = UNSET
    people: list[PersonEntry] = []
    questions: list[QuestionEntry] = []
    decisions: list[DecisionEntry] = []
    weighings: list[WeighingEntry] = []
    blind: bool = False
    reweighing: bool = False
    balance: Any = None


class FileEntry(Struct, forbid_unknown_fields=True):
    companies: list[CompanyEntry]
    format: str = FORMAT
    version: int = VERSION
    exported_at: str | UnsetType = UNSET
    priorities: list[PriorityEntry] = []
    letters: list[LetterEntry] = []
    signature: str = ""


def decode(value: object) -> FileEntry:
    """The entries of a file, each key of the right type.

    Raises:
        ImportRefused: another format or version, a key that is unknown, missing or of another type.
    """
    _check_head(value)
    try:
        return msgspec.convert(value, FileEntry, strict=True)
    except msgspec.ValidationError as error:
        raise ImportRefused(_in_words(value, str(error))) from None


def _check_head(value: object) -> None:
    if not isinstance(value, dict) or not ("companies" in value or "format" in value):
        raise ImportRefused(
            "The file is JSON, but not from Interview Helper: it has no “format” and no “companies”. "
            "Choose a file that Interview Helper exported as JSON."
        )
    name, version = value.get("format", FORMAT), value.get("version", VERSION)
    if name != FORMAT:
        raise ImportRefused(
            f"format is {_shown(name)}; it must be “{FORMAT}”. "
            "Choose a file that Interview Helper exported as JSON."
        )
    if type(version) is not int:
        raise ImportRefused(f"version is {_shown(version)}; it must be a whole number. {TRY_AGAIN}")
    if version > VERSION:
        raise ImportRefused(
            f"version is {version}: a newer Interview Helper wrote this file, and this one reads version "
            f"{VERSION}. Install the newer Interview Helper to import it."
        )
    if version < VERSION:
        raise ImportRefused(f"version is {version}; there never was such a version. {TRY_AGAIN}")


def _in_words(value: object, message: str) -> str:
    """A complaint of msgspec's as a sentence."""
    found = _AT.fullmatch(message)
    fault, path = (found["fault"], found["path"]) if found else (message, "")
    place = place_in(value, path)
    unknown = _UNKNOWN.fullmatch(fault)
    if unknown:
        return (
            f"{place} has the key “{clipped(unknown[1])}”, which Interview Helper does not know. "
            "Take it out, or correct its spelling."
        )
    missing = re.fullmatch(r"Object missing required field `(\w+)`", fault)
    if missing:
        return f"{place} has no “{missing[1]}”, which is needed. Add it and import the file again."
    expected = _EXPECTED.get(re.sub(r"\[\d+\]", "[]", path.rpartition(".")[2]), _TEXT)
    return f"{place} is {_shown(_at(value, path))}; it must be {expected}. {TRY_AGAIN}"


def _at(value: Any, path: str) -> object:
    for name, index in re.findall(r"(\w+)|\[(\d+)\]", path):
        value = value[name] if name else value[int(index)]
    return value


def _shown(value: object) -> str:
    if isinstance(value, str):
        return f"“{clipped(value)}”"
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: "null"}[value]
    if isinstance(value, dict | list):
        return "an object, { … }" if isinstance(value, dict) else "a list, [ … ]"
    return clipped(str(value))
