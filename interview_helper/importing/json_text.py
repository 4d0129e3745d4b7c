"""From bytes to JSON values: everything that can be wrong with a file before its meaning is looked at."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import isinf
from typing import Any, NoReturn

from interview_helper.importing.refused import TRY_AGAIN, ImportRefused, clipped

SIZE_LIMIT = 128 * 1024 * 1024
"""Bytes in a file that is read: 10,000 companies take about 40 million."""
_DIGIT_LIMIT = 300
_DEPTH_LIMIT = 100

# Possessive, so that an unterminated string costs one pass.
_STRINGS_AND_BRACKETS = re.compile(r'"(?:[^"\\]++|\\.)*+"|[\[\]{}]', re.DOTALL)
_COMPANY = re.compile(r"companies\[(\d+)\]")


@dataclass(frozen=True, slots=True)
class _Fault:
    """Stands for a value that cannot be taken, until its place is known."""

    words: str


def parse_json(data: bytes) -> object:
    """The value that a file of JSON holds.

    Raises:
        ImportRefused: too large, not UTF-8, not JSON or not all of it, nested too deep; a key twice
            in one object; or a number that is none or too large.
    """
    if len(data) > SIZE_LIMIT:
        raise ImportRefused(too_large(len(data)))
    text = _decode(data)
    if not text.strip():
        raise ImportRefused("The file is empty. Choose a file that Interview Helper exported as JSON.")
    faults: list[_Fault] = []

    def fault(words: str) -> _Fault:
        faults.append(_Fault(words))
        return faults[-1]

    def pairs(found: list[tuple[str, Any]]) -> object:
        value = dict(found)
        return value if len(value) == len(found) else fault(_repeated(found))

    def whole(digits: str) -> object:
        if len(digits) > _DIGIT_LIMIT:
            return fault(f"is a number of {len(digits):,} digits, which is too large")
        return int(digits)

    def real(digits: str) -> object:
        value = float(digits)
        return fault(f"is {clipped(digits)}, which is too large a number") if isinf(value) else value

    try:
        value: object = json.loads(
            text,
            object_pairs_hook=pairs,
            parse_int=whole,
            parse_float=real,
            parse_constant=lambda name: fault(f"is {name}, which is not a number"),
        )
    except json.JSONDecodeError as error:
        raise ImportRefused(_not_json(text, error)) from None
    except RecursionError:
        raise ImportRefused(
            f"The file is nested too deep at {_too_deep(text)}. "
            "Choose a file that Interview Helper exported as JSON."
        ) from None
    if faults:
        _refuse_first(value)
    return value


def too_large(size: int) -> str:
    """The sentence about a file over the limit."""
    return (
        f"The file has {size:,} bytes; {SIZE_LIMIT:,} can be read. "
        "Export fewer companies at a time and import them one file after the other."
    )


def place_in(value: object, path: str) -> str:
    """A place in a file, as a sentence begins with it: with the company's name where there is one."""
    if not path:
        return "The file"
    company = _COMPANY.match(path)
    if company and not path.endswith("].name") and isinstance(value, dict):
        entry = value["companies"][int(company[1])]
        name = entry.get("name") if isinstance(entry, dict) else None
        if isinstance(name, str) and name.strip():
            return f"{path} (in “{clipped(name.strip())}”)"
    return path


def _decode(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ImportRefused(
            f"The file is not text in UTF-8: line {line} has the byte 0x{data[error.start]:02x}, which does "
            "not belong there. Save it as UTF-8 and import it again."
        ) from None


def _not_json(text: str, error: json.JSONDecodeError) -> str:
    complete = text.rstrip()
    if error.pos >= len(complete) or error.msg.startswith("Unterminated string"):
        line, column = complete.count("\n") + 1, len(complete) - complete.rfind("\n") - 1
        return (
            f"The file ends in the middle, at line {line}, column {column}: a part of it is missing. "
            "Export or copy it again."
        )
    return (
        f"The file is not JSON: line {error.lineno}, column {error.colno} ({error.msg}). "
        "Choose a file that Interview Helper exported as JSON."
    )


def _too_deep(text: str) -> str:
    depth = 0
    for token in _STRINGS_AND_BRACKETS.finditer(text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(token[0], 0)
        if depth > _DEPTH_LIMIT:
            break
    before = text[: token.start()]
    return f"line {before.count(chr(10)) + 1}, column {len(before) - before.rfind(chr(10))}"


def _repeated(found: list[tuple[str, Any]]) -> str:
    seen: set[str] = set()
    for key, _ in found:
        if key in seen:
            break
        seen.add(key)
    return f"has the key “{clipped(key)}” twice"


def _refuse_first(value: object) -> NoReturn:
    path, words = next((path, found.words) for path, found in _walk(value) if isinstance(found, _Fault))
    raise ImportRefused(f"{place_in(value, path)} {words}. {TRY_AGAIN}")


def _walk(value: object) -> Iterator[tuple[str, object]]:
    """Every value with its path, in the order of the file."""
    waiting: list[tuple[str, object]] = [("", value)]
    while waiting:
        path, found = waiting.pop()
        yield path, found
        if isinstance(found, dict):
            dot = "." if path else ""
            waiting += reversed([(f"{path}{dot}{clipped(key)}", entry) for key, entry in found.items()])
        elif isinstance(found, list):
            waiting += reversed([(f"{path}[{index}]", entry) for index, entry in enumerate(found)])
