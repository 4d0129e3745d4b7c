"""Import from JSON, the complete format. The balance in a file is never read: it is computed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from msgspec import UNSET, UnsetType

from interview_helper.domain.balance import in_display_order
from interview_helper.domain.company import Company, Status, new_id, to_millisecond
from interview_helper.domain.reasons import BuiltInReason, Catalogue, Mark, Reason, Side
from interview_helper.domain.text import TextRefused, clean_line, clean_note
from interview_helper.importing.json_schema import CompanyEntry, ReasonEntry, decode
from interview_helper.importing.json_text import parse_json, place_in
from interview_helper.importing.refused import TRY_AGAIN, ImportRefused, clipped

ID_LIMIT = 100
"""Characters in the id of a company or a reason."""

_WALL_CLOCK = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?", re.ASCII)
_INSTANT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d([.,]\d+)?)?(Z|[+-]\d\d:\d\d)", re.ASCII)
_ZONE = re.compile(r"(Z|[+-]\d\d:?\d\d)$", re.ASCII)


def read_json(data: bytes, catalogue: Catalogue, now: datetime) -> list[Company]:
    """The companies in a file of our own format, in its order, each complete and checked.

    Keys that are left out get the defaults: a new id, ``now`` for the times, the built-in reasons
    for a missing list of them. A list of reasons that is given is taken as it is, put in display
    order; a built-in reason in it may leave out what the catalogue knows. Times are kept to the
    millisecond.

    Raises:
        ImportRefused: with one message that names the place and the fault.
    """
    value = parse_json(data)
    file = decode(value)
    reader = _Reader(value, {reason.id: reason for reason in catalogue}, now)
    if file.exported_at is not UNSET:
        reader.instant(file.exported_at, "exported_at")
    companies = [reader.company(entry, f"companies[{index}]") for index, entry in enumerate(file.companies)]
    reader.refuse_repeated((company.id for company in companies), "companies", "company")
    return companies


class _Reader:
    """Makes domain values of a file's entries, naming the place of whatever is refused."""

    def __init__(self, value: object, built_in: dict[str, BuiltInReason], now: datetime) -> None:
        self._value = value
        self._built_in = built_in
        self._now = to_millisecond(now.astimezone(UTC))

    def company(self, entry: CompanyEntry, path: str) -> Company:
        for key, entries in (
            ("people", entry.people),
            ("questions", entry.questions),
            ("decisions", entry.decisions),
        ):
            if entries:
                raise self._refused(
                    f"{path}.{key}",
                    "is not empty, and this Interview Helper has no place for it yet, so it would be lost. "
                    "Install a newer Interview Helper, or empty the list",
                    advice="",
                )
        identity = new_id() if entry.id is UNSET else self._identity(entry.id, f"{path}.id")
        updated_at = self._instant_or_now(entry.updated_at, f"{path}.updated_at")
        created_at = self._instant_or_now(entry.created_at, f"{path}.created_at")
        return Company(
            id=identity,
            created_at=min(created_at, updated_at) if entry.created_at is UNSET else created_at,
            updated_at=updated_at,
            name=self._line(entry.name, f"{path}.name"),
            role=self._line(entry.role, f"{path}.role"),
            round=entry.round,
            interview_at=self._wall_clock(entry.interview_at, f"{path}.interview_at"),
            status=Status(entry.status),
            notes=self._note(entry.notes, f"{path}.notes"),
            reasons=self._reasons(entry.reasons, identity, f"{path}.reasons"),
        )

    def instant(self, text: str, path: str) -> datetime:
        """A moment with a zone, in UTC."""
        try:
            if not _INSTANT.fullmatch(text):
                raise ValueError(text)
            return to_millisecond(datetime.fromisoformat(text).astimezone(UTC))
        except (ValueError, OverflowError):
            raise self._refused(
                path,
                f"is “{clipped(text)}”; it must be a date and time with a zone, "
                "such as “2026-11-23T10:42:00+00:00”",
            ) from None

    def refuse_repeated(self, identities: Iterable[str], path: str, what: str) -> None:
        """Refuse two entries of one list with the same id."""
        first: dict[str, int] = {}
        for index, identity in enumerate(identities):
            if identity in first:
                raise self._refused(
                    f"{path}[{index}].id",
                    f"is “{clipped(identity)}”, which {path}[{first[identity]}] has already: "
                    f"each {what} needs an id of its own",
                )
            first[identity] = index

    def _reasons(self, entries: list[ReasonEntry] | UnsetType, company: str, path: str) -> tuple[Reason, ...]:
        if entries is UNSET:
            return tuple(reason.fresh() for reason in self._built_in.values())
        reasons = [self._reason(entry, company, f"{path}[{index}]") for index, entry in enumerate(entries)]
        self.refuse_repeated((reason.id for reason in reasons), path, "reason")
        return in_display_order(reasons)

    def _reason(self, entry: ReasonEntry, company: str, path: str) -> Reason:
        known = None if entry.id is UNSET else self._built_in.get(entry.id)
        side, text, counterpart = entry.side, entry.text, entry.counterpart
        if known is not None:
            if side is not UNSET and side != known.side:
                raise self._refused(f"{path}.side", f"is “{side}”; for “{known.id}” it is “{known.side}”")
            side = known.side.value
            text = known.text if text is UNSET else text
            counterpart = known.counterpart if counterpart is UNSET else counterpart
        if counterpart is UNSET:
            counterpart = None
        if side is UNSET or text is UNSET:
            lacking = "side" if side is UNSET else "text"
            raise self._refused(path, f"has no “{lacking}”, which a reason of one’s own needs")
        if entry.deal_breaker and side == "accept":
            raise self._refused(
                f"{path}.deal_breaker",
                "is true; only a reason to turn the interview down can be a deal-breaker",
            )
        line = self._line(text, f"{path}.text")
        return Reason(
            id=_reason_id(company, side, line)
            if entry.id is UNSET
            else self._identity(entry.id, f"{path}.id"),
            side=Side(side),
            text=line,
            weight=entry.weight,
            mark=Mark(entry.mark),
            deal_breaker=entry.deal_breaker,
            note=self._note(entry.note, f"{path}.note"),
            counterpart=None if counterpart is None else self._identity(counterpart, f"{path}.counterpart"),
        )

    def _identity(self, text: str, path: str) -> str:
        if not text or len(text) > ID_LIMIT or not text.isprintable():
            raise self._refused(
                path, f"is “{clipped(text)}”; an id has 1 to {ID_LIMIT} characters, all of them visible"
            )
        return text

    def _line(self, text: str, path: str) -> str:
        return self._cleaned(clean_line, text, path)

    def _note(self, text: str, path: str) -> str:
        return self._cleaned(clean_note, text, path)

    def _cleaned(self, clean: Callable[[str, str], str], text: str, path: str) -> str:
        try:
            return clean(text, path)
        except TextRefused as error:
            raise ImportRefused(str(error).replace(path, place_in(self._value, path), 1)) from None

    def _instant_or_now(self, text: str | UnsetType, path: str) -> datetime:
        return self._now if text is UNSET else self.instant(text, path)

    def _wall_clock(self, text: str | None, path: str) -> datetime | None:
        if text is None:
            return None
        try:
            if not _WALL_CLOCK.fullmatch(text):
                raise ValueError(text)
            return datetime.fromisoformat(text)
        except ValueError:
            zone = "without a zone, " if _ZONE.search(text) else ""
            raise self._refused(
                path, f"is “{clipped(text)}”; it must be a date and time {zone}such as “2026-11-24T10:00”"
            ) from None

    def _refused(self, path: str, fault: str, advice: str = f" {TRY_AGAIN}") -> ImportRefused:
        return ImportRefused(f"{place_in(self._value, path)} {fault}.{advice}")


def _reason_id(company: str, side: str, text: str) -> str:
    """An id for a reason without one: the same each time the file is imported."""
    from uuid import NAMESPACE_OID, uuid5

    return str(uuid5(NAMESPACE_OID, f"{company}\n{side}\n{text}"))
