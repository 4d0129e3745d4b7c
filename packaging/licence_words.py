"""What a distribution says of its licence, and which of the licences it offers we take."""

from __future__ import annotations

import re
from importlib.metadata import Distribution

from licence_table import ALLOWED, READ

# Names from before SPDX expressions, in "License" and in the classifiers. "BSD" alone could be three
# licences, so it is not here.
OLD_NAMES = {
    "apache 2.0": "Apache-2.0",
    "apache license 2.0": "Apache-2.0",
    "apache license, version 2.0": "Apache-2.0",
    "apache software license": "Apache-2.0",
    "bsd 2-clause": "BSD-2-Clause",
    "bsd 3-clause": "BSD-3-Clause",
    "3-clause bsd license": "BSD-3-Clause",
    "gnu general public license v2 or later (gplv2+)": "GPL-2.0-or-later",
    "gnu general public license v3 (gplv3)": "GPL-3.0-only",
    "gnu general public license v3 or later (gplv3+)": "GPL-3.0-or-later",
    "gnu lesser general public license v3 (lgplv3)": "LGPL-3.0-only",
    "gnu lesser general public license v3 or later (lgplv3+)": "LGPL-3.0-or-later",
    "isc license (iscl)": "ISC",
    "mit license": "MIT",
    "mozilla public license 2.0 (mpl 2.0)": "MPL-2.0",
    "python software foundation license": "PSF-2.0",
    "the mit license": "MIT",
}


class Fault(Exception):
    """A distribution or a library that must not be shipped as it is; the message says why."""


def taken(expression: str) -> str | None:
    """Of an SPDX expression, the licence that we take: of alternatives the first that is allowed.

    None where none is, or a part that must be kept is not.

    Raises:
        ValueError: it is not an SPDX expression.
    """
    words = re.findall(r"[()]|[^\s()]+", expression)
    if not words:
        raise ValueError("no licence is named")
    chosen = _alternatives(words)
    if words:
        raise ValueError(f"“{words[0]}” is not expected in “{expression}”")
    return chosen


def _alternatives(words: list[str]) -> str | None:
    found = [_together(words)]
    while words and words[0].upper() == "OR":
        words.pop(0)
        found.append(_together(words))
    return next((one for one in found if one is not None), None)


def _together(words: list[str]) -> str | None:
    found = [_single(words)]
    while words and words[0].upper() == "AND":
        words.pop(0)
        found.append(_single(words))
    return None if None in found else " AND ".join(one for one in found if one is not None)


def _single(words: list[str]) -> str | None:
    if not words or words[0] == ")" or words[0].upper() in ("AND", "OR", "WITH"):
        raise ValueError("a licence’s name is missing")
    word = words.pop(0)
    if word == "(":
        inside = _alternatives(words)
        if not words or words.pop(0) != ")":
            raise ValueError("a parenthesis is not closed")
        return inside
    if words and words[0].upper() == "WITH":
        words.pop(0)
        if not words:
            raise ValueError("the exception’s name is missing")
        word = f"{word} WITH {words.pop(0)}"
    known = {identifier.casefold(): identifier for identifier in ALLOWED}
    return known.get(word.casefold())


def licence_said(one: Distribution) -> str:
    """The licence of a distribution as an SPDX expression, from whichever field says it.

    Raises:
        Fault: no field does.
    """
    fields = one.metadata
    key = re.sub(r"[-_.]+", "-", fields["Name"] or "").lower()
    if key in READ:
        return READ[key]
    if "License-Expression" in fields:
        return fields["License-Expression"]
    text = "".join(fields.get_all("License") or []).strip()
    classifiers = [
        line.rsplit("::", 1)[1].strip()
        for line in fields.get_all("Classifier") or []
        if line.startswith("License ::") and not line.endswith(":: OSI Approved")
    ]
    for read in (_old_name, _expression, _hallmark):
        found = read(text)
        if found:
            return found
    names = [_old_name(line) for line in classifiers]
    # Whether several mean "and" or "or" is nowhere said: all of them have to be allowed.
    if names and all(names):
        return " AND ".join(name for name in names if name)
    hint = f": “{text[:60] or ', '.join(classifiers)}” is not known" if text or classifiers else ""
    raise Fault(f"{fields['Name']} {one.version} does not say clearly what its licence is{hint}")


def _old_name(text: str) -> str:
    return OLD_NAMES.get(text.casefold(), "")


def _expression(text: str) -> str:
    """The text, if it can be an SPDX expression: short, and nothing but identifiers and operators."""
    if not text or len(text) > 200 or not re.fullmatch(r"[\w.+()-]+(\s+(AND|OR|WITH)\s+[\w.+()-]+)*", text):
        return ""
    return "" if text.upper() in ("BSD", "GPL", "LGPL", "UNKNOWN") else text


def _hallmark(text: str) -> str:
    """What a whole licence text, pasted where its name belongs, is the text of."""
    flat = " ".join(text.split())
    if "Permission is hereby granted, free of charge" in flat:
        return "MIT"
    if "Redistribution and use in source and binary forms" in flat:
        return "BSD-3-Clause" if "Neither the name" in flat else "BSD-2-Clause"
    if "Apache License" in flat and "Version 2.0" in flat:
        return "Apache-2.0"
    return ""
