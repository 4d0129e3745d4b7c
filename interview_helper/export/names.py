"""File names proposed for exports: plain on every platform, whatever a company is called."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date

from interview_helper.domain.company import Company

SLUG_LIMIT = 120
"""Bytes of UTF-8 in the part of a file name that is made of a company's name."""

_RANDOM_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


def proposed_file_name(companies: Sequence[Company], suffix: str, today: date | None = None) -> str:
    """A file name for an export of these companies, with the suffix (".md").

    One company gives its name and eight hexadecimal digits of its id, so that two of the same name
    do not overwrite each other; any other number gives the day (the present one when not given).
    """
    if len(companies) == 1:
        return f"{_slug(companies[0].name)}-{_digits(companies[0].id)}{suffix}"
    return f"interview-helper-{(today or date.today()).isoformat()}{suffix}"


def _slug(name: str) -> str:
    slug = ""
    for character in unicodedata.normalize("NFC", name.lower()):
        # A mark belongs to the letter before it; alone it would be an odd file name.
        if character.isalnum() or (slug[-1:] not in ("", "-") and unicodedata.category(character)[0] == "M"):
            slug += character
        elif slug and slug[-1] != "-":
            slug += "-"
    slug = slug.encode()[:SLUG_LIMIT].decode(errors="ignore").strip("-")
    return slug or "company"


def _digits(identity: str) -> str:
    if _RANDOM_UUID.fullmatch(identity):
        return identity[:8]
    # An id from elsewhere may not differ in its first digits, or have any.
    from hashlib import sha256

    return sha256(identity.encode()).hexdigest()[:8]
