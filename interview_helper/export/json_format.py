"""JSON, the complete format: everything of a company, for another copy of the program or for scripts."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from interview_helper.domain.balance import Balance, in_display_order, weigh
from interview_helper.domain.common import NOTHING_COMMON, Common
from interview_helper.domain.company import Company
from interview_helper.domain.decisions import Decision
from interview_helper.domain.people import Person
from interview_helper.domain.priorities import Priority
from interview_helper.domain.questions import Question
from interview_helper.domain.reasons import Reason
from interview_helper.domain.weighings import Weighing

FORMAT = "interview-helper"
VERSION = 1


def render(companies: Sequence[Company], exported_at: datetime, common: Common = NOTHING_COMMON) -> str:
    """The companies, complete, with the balance of each as it stood at the export.

    ``common`` is what counts for all companies; it is written where the user has set any of it.
    """
    document: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "exported_at": _instant(exported_at),
        "companies": [_company(company) for company in companies],
    }
    if common.priorities:
        document["priorities"] = [_priority(priority) for priority in common.priorities]
    if common.letters:
        document["letters"] = [
            {"id": key, "subject": subject, "body": body} for key, (subject, body) in common.letters.items()
        ]
    if common.signature:
        document["signature"] = common.signature
    text = json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False)
    # Both end a line in JavaScript and in many editors, but not in JSON; they stand only in strings.
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029") + "\n"


def _company(company: Company) -> dict[str, Any]:
    reasons = in_display_order(company.reasons)
    return {
        "id": company.id,
        "name": company.name,
        "role": company.role,
        "round": company.round,
        "interview_at": _wall_clock(company.interview_at),
        "status": company.status.value,
        "notes": company.notes,
        "created_at": _instant(company.created_at),
        "updated_at": _instant(company.updated_at),
        "reasons": [_reason(reason) for reason in reasons],
        "people": [_person(person) for person in company.people],
        "questions": [_question(question) for question in company.questions],
        "decisions": [_decision(decision) for decision in company.decisions],
        **(
            {"weighings": [_weighing(weighing) for weighing in company.weighings]}
            if company.weighings
            else {}
        ),
        **({"blind": True} if company.blind else {}),
        **({"reweighing": True} if company.reweighing else {}),
        "balance": _balance(weigh(reasons)),
    }


def _reason(reason: Reason) -> dict[str, Any]:
    return {
        "id": reason.id,
        "side": reason.side.value,
        "text": reason.text,
        "weight": reason.weight,
        "mark": reason.mark.value,
        "deal_breaker": reason.deal_breaker,
        "note": reason.note,
        "counterpart": reason.counterpart,
        **({"hidden": True} if reason.hidden else {}),
    }


def _priority(priority: Priority) -> dict[str, Any]:
    return {
        "id": priority.id,
        "side": priority.side.value,
        "text": priority.text,
        "weight": priority.weight,
        "hidden": priority.hidden,
        "counterpart": priority.counterpart,
    }


def _person(person: Person) -> dict[str, Any]:
    return {
        "id": person.id,
        "name": person.name,
        "role": person.role,
        "management": person.management,
        "contact": person.contact,
        "note": person.note,
    }


def _question(question: Question) -> dict[str, Any]:
    return {
        "id": question.id,
        "text": question.text,
        "reason": question.reason,
        "answered": question.answered,
        "answer": question.answer,
    }


def _decision(decision: Decision) -> dict[str, Any]:
    seen = decision.hindsight
    return {
        "id": decision.id,
        "outcome": decision.outcome.value,
        "on": decision.on.isoformat(),
        "round": decision.round,
        "why": decision.why,
        "reasons": [_reason(reason) for reason in in_display_order(decision.reasons)],
        "hindsight": None
        if seen is None
        else {
            "feeling": seen.feeling.value,
            "words": seen.words,
            "on": None if seen.on is None else seen.on.isoformat(),
        },
    }


def _weighing(weighing: Weighing) -> dict[str, Any]:
    return {
        "id": weighing.id,
        "occasion": weighing.occasion.value,
        "at": _instant(weighing.at),
        "round": weighing.round,
        "reasons": [_reason(reason) for reason in in_display_order(weighing.reasons)],
    }


def _balance(balance: Balance) -> dict[str, Any]:
    return {
        "accept": balance.accept,
        "decline": balance.decline,
        "tilt": _tilt(balance.tilt),
        "tilt_low": _tilt(balance.tilt_low),
        "tilt_high": _tilt(balance.tilt_high),
        "verdict": balance.verdict.value,
        "deal_breakers": list(balance.deal_breakers),
        "margin_percent": balance.margin_percent,
        "settled": balance.settled,
        "tipping_unknowns": list(balance.tipping_unknowns),
        "flips": [{"reason": flip.reason, "change": flip.change.value} for flip in balance.flips],
        "fewest_changes": balance.fewest_changes,
        "equal_weights": balance.equal_weights.value,
        "contradictions": [list(pair) for pair in balance.contradictions],
    }


def _tilt(tilt: float) -> float:
    # A tiny negative tilt would round to -0.0.
    return round(tilt, 6) + 0.0


def _instant(moment: datetime) -> str:
    utc = moment.astimezone(UTC)
    return utc.isoformat(timespec="milliseconds" if utc.microsecond else "seconds")


def _wall_clock(moment: datetime | None) -> str | None:
    if moment is None:
        return None
    return moment.isoformat(timespec="seconds" if moment.second else "minutes")
