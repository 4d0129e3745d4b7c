"""The values of a file's entries: texts, ids, times. Whatever is refused is named with its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime

from msgspec import UNSET, UnsetType

from interview_helper.domain.company import new_id, to_millisecond
from interview_helper.domain.text import TextRefused, clean_line, clean_note
from interview_helper.importing.json_text import place_in
from interview_helper.importing.refused import TRY_AGAIN, ImportRefused, clipped

ID_LIMIT = 100
"""Characters in the id of a company, a reason, or a part of a company."""

_WALL_CLOCK = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?", re.ASCII)
_INSTANT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d([.,]\d+)?)?(Z|[+-]\d\d:\d\d)", re.ASCII)
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_ZONE = re.compile(r"(Z|[+-]\d\d:?\d\d)$", re.ASCII)


class Values:
    """Checks the values of one file. A path is as in ``companies[0].name``."""

    def __init__(self, value: object, now: datetime) -> None:
        self._value = value
        self._now = to_millisecond(now.astimezone(UTC))

    def instant(self, text: str, path: str) -> datetime:
        """A moment with a zone, in UTC."""
        try:
            if not _INSTANT.fullmatch(text):
                raise ValueError(text)
            return to_millisecond(datetime.fromisoformat(text).astimezone(UTC))
        except (ValueError, OverflowError):
            raise self.refused(
                path,
                f"is “{clipped(text)}”; it must be a date and time with a zone, "
                "such as “2026-11-23T10:42:00+00:00”",
            ) from None

    def refuse_repeated(self, identities: Iterable[str], path: str, what: str) -> None:
        """Refuse two entries of one list with the same id."""
        first: dict[str, int] = {}
        for index, identity in enumerate(identities):
            if identity in first:
                raise self.refused(
                    f"{path}[{index}].id",
                    f"is “{clipped(identity)}”, which {path}[{first[identity]}] has already: "
                    f"each {what} needs an id of its own",
                )
            first[identity] = index

    def identity_or_new(self, text: str | UnsetType, path: str) -> str:
        """An id, a new one where it is left out."""
        return new_id() if text is UNSET else self.identity(text, path)

    def identity(self, text: str, path: str) -> str:
        """An id as it stands there."""
        if not text or len(text) > ID_LIMIT or not text.isprintable():
            raise self.refused(
                path, f"is “{clipped(text)}”; an id has 1 to {ID_LIMIT} characters, all of them visible"
            )
        return text

    def line(self, text: str, path: str) -> str:
        return self._cleaned(clean_line, text, path)

    def note(self, text: str, path: str) -> str:
        return self._cleaned(clean_note, text, path)

    def _cleaned(self, clean: Callable[[str, str], str], text: str, path: str) -> str:
        try:
            return clean(text, path)
        except TextRefused as error:
            raise ImportRefused(str(error).replace(path, place_in(self._value, path), 1)) from None

    def instant_or_now(self, text: str | UnsetType, path: str) -> datetime:
        return self._now if text is UNSET else self.instant(text, path)

    def wall_clock(self, text: str | None, path: str) -> datetime | None:
        if text is None:
            return None
        try:
            if not _WALL_CLOCK.fullmatch(text):
                raise ValueError(text)
            return datetime.fromisoformat(text)
        except ValueError:
            zone = "without a zone, " if _ZONE.search(text) else ""
            raise self.refused(
                path, f"is “{clipped(text)}”; it must be a date and time {zone}such as “2026-11-24T10:00”"
            ) from None

    def refused(self, path: str, fault: str, advice: str = f" {TRY_AGAIN}") -> ImportRefused:
        return ImportRefused(f"{place_in(self._value, path)} {fault}.{advice}")

    def day(self, text: str, path: str) -> date:
        """A date."""
        try:
            if not _DATE.fullmatch(text):
                raise ValueError(text)
            return date.fromisoformat(text)
        except ValueError:
            raise self.refused(
                path, f"is “{clipped(text)}”; it must be a date such as “2026-11-24”"
            ) from None
