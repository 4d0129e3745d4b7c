"""Reasons in a file of our own format: a company's, a kept weighing's, and the user's priorities."""

from __future__ import annotations

from msgspec import UNSET, UnsetType

from interview_helper.domain.balance import in_display_order
from interview_helper.domain.priorities import Priorities, Priority
from interview_helper.domain.reasons import BuiltInReason, Mark, Reason, Side
from interview_helper.importing.json_schema import PriorityEntry, ReasonEntry
from interview_helper.importing.json_values import Values


class ReasonReader:
    """Makes reasons of a file's entries; what is built in may leave out what the catalogue knows."""

    def __init__(self, values: Values, built_in: dict[str, BuiltInReason]) -> None:
        self._values = values
        self._built_in = built_in

    def company(self, entries: list[ReasonEntry] | UnsetType, company: str, path: str) -> tuple[Reason, ...]:
        """A company's reasons in display order: the built-in ones where the list is left out."""
        if entries is UNSET:
            return tuple(reason.fresh() for reason in self._built_in.values())
        return self.listed(entries, company, path)

    def listed(self, entries: list[ReasonEntry], company: str, path: str) -> tuple[Reason, ...]:
        """Reasons in display order, as they are listed."""
        reasons = [self._reason(entry, company, f"{path}[{index}]") for index, entry in enumerate(entries)]
        self._values.refuse_repeated((reason.id for reason in reasons), path, "reason")
        return in_display_order(reasons)

    def _reason(self, entry: ReasonEntry, company: str, path: str) -> Reason:
        known = None if entry.id is UNSET else self._built_in.get(entry.id)
        side, text, counterpart = entry.side, entry.text, entry.counterpart
        if known is not None:
            if side is not UNSET and side != known.side:
                raise self._values.refused(
                    f"{path}.side", f"is “{side}”; for “{known.id}” it is “{known.side}”"
                )
            side = known.side.value
            text = known.text if text is UNSET else text
            counterpart = known.counterpart if counterpart is UNSET else counterpart
        if counterpart is UNSET:
            counterpart = None
        if side is UNSET or text is UNSET:
            lacking = "side" if side is UNSET else "text"
            raise self._values.refused(path, f"has no “{lacking}”, which a reason of one’s own needs")
        if entry.deal_breaker and side == "accept":
            raise self._values.refused(
                f"{path}.deal_breaker",
                "is true; only a reason to turn the interview down can be a deal-breaker",
            )
        line = self._values.line(text, f"{path}.text")
        return Reason(
            id=_reason_id(company, side, line)
            if entry.id is UNSET
            else self._values.identity(entry.id, f"{path}.id"),
            side=Side(side),
            text=line,
            weight=entry.weight,
            mark=Mark(entry.mark),
            deal_breaker=entry.deal_breaker,
            note=self._values.note(entry.note, f"{path}.note"),
            counterpart=None
            if counterpart is None
            else self._values.identity(counterpart, f"{path}.counterpart"),
            hidden=entry.hidden,
        )

    def priorities(self, entries: list[PriorityEntry], path: str) -> Priorities:
        """The reasons that count for all companies, in display order."""
        made = [self._priority(entry, f"{path}[{index}]") for index, entry in enumerate(entries)]
        self._values.refuse_repeated((priority.id for priority in made), path, "reason")
        return tuple(sorted(made, key=lambda priority: priority.side is Side.ACCEPT))

    def _priority(self, entry: PriorityEntry, path: str) -> Priority:
        reason = self._reason(
            ReasonEntry(
                id=entry.id,
                side=entry.side,
                text=entry.text,
                weight=entry.weight,
                counterpart=entry.counterpart,
                hidden=entry.hidden,
            ),
            "",
            path,
        )
        return Priority(reason.id, reason.side, reason.text, reason.weight, reason.hidden, reason.counterpart)


def _reason_id(company: str, side: str, text: str) -> str:
    """An id for a reason without one: the same each time the file is imported."""
    from uuid import NAMESPACE_OID, uuid5

    return str(uuid5(NAMESPACE_OID, f"{company}\n{side}\n{text}"))
