"""Deciding: what was answered to an invitation, beside the balance as it stood; and the rounds so far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, tzinfo
from enum import StrEnum
from typing import NamedTuple

from interview_helper.domain.balance import Balance, Verdict, weigh
from interview_helper.domain.company import Company, Status
from interview_helper.domain.decisions import Decision, Feeling, Hindsight, Outcome
from interview_helper.domain.reasons import Side
from interview_helper.domain.sleeping import DAY, slept_on, standing
from interview_helper.domain.text import clean_note
from interview_helper.domain.weighings import Occasion
from interview_helper.domain.wording import interview_words, loads_words, round_words, verdict_words

_STATUSES = {Outcome.ACCEPTED: Status.ACCEPTED, Outcome.DECLINED: Status.DECLINED}
_SIDES = {Outcome.ACCEPTED: Side.ACCEPT, Outcome.DECLINED: Side.DECLINE}
_LEANINGS = {
    Verdict.LEANS_ACCEPT: Side.ACCEPT,
    Verdict.CLEARLY_ACCEPT: Side.ACCEPT,
    Verdict.LEANS_DECLINE: Side.DECLINE,
    Verdict.CLEARLY_DECLINE: Side.DECLINE,
    Verdict.DEAL_BREAKER: Side.DECLINE,
}
_VERDICTS_THEN = {
    Verdict.NOTHING_WEIGHED: "nothing was weighed",
    Verdict.TOO_CLOSE: "it was too close to call",
    Verdict.LEANS_ACCEPT: "it leaned towards accepting",
    Verdict.LEANS_DECLINE: "it leaned towards turning it down",
    Verdict.CLEARLY_ACCEPT: "it was clearly towards accepting",
    Verdict.CLEARLY_DECLINE: "it was clearly towards turning it down",
    Verdict.DEAL_BREAKER: "a deal-breaker said turn it down",
}
_OUTCOMES = {Outcome.ACCEPTED: "accepted", Outcome.DECLINED: "turned down"}


class Agreement(StrEnum):
    """Whether a decision went the way the balance leaned. Noted, not judged."""

    WITH = "with"
    AGAINST = "against"
    NEITHER = "neither"
    """The balance leaned nowhere: too close to call, or nothing was weighed."""


class RoundTilt(NamedTuple):
    """The balance of one round: as it stood when the round was over, or as it is in the ``current`` one."""

    round: int
    balance: Balance
    current: bool


def decide(company: Company, outcome: Outcome, why: str, on: date, identity: str) -> Company:
    """The company with one decision more, its reasons as they stand, and the status that follows.

    Raises:
        TextRefused: the reason why is too long, or has characters that no text has.
    """
    why = clean_note(why, "The reason why")
    decision = Decision(identity, outcome, on, company.round, why, standing(company))
    return replace(company, status=_STATUSES[outcome], decisions=(*company.decisions, decision))


def current_decision(company: Company) -> Decision | None:
    """The decision that stands: the last one that fits the status; ``None`` while the company is open."""
    for decision in reversed(company.decisions):
        if company.status in (_STATUSES[decision.outcome], Status.ARCHIVED):
            return decision
    return None


def earlier_decisions(company: Company) -> tuple[Decision, ...]:
    """The decisions that do not stand any more, newest first."""
    current = current_decision(company)
    return tuple(decision for decision in reversed(company.decisions) if decision is not current)


def reopen(company: Company) -> Company:
    """The company open again; what was decided stays on record."""
    return replace(company, status=Status.OPEN)


def with_why(company: Company, decision_id: str, why: str) -> Company:
    """The company with another reason why on one decision.

    Raises:
        KeyError: it has no such decision.
        TextRefused: too long, or with characters that no text has.
    """
    why = clean_note(why, "The reason why")
    return _with_decision(company, decision_id, lambda decision: replace(decision, why=why))


def decided_on(company: Company, decision_id: str, on: date) -> Company:
    """The company with another day on one decision.

    Raises:
        KeyError: it has no such decision.
    """
    return _with_decision(company, decision_id, lambda decision: replace(decision, on=on))


def looked_back(company: Company, decision_id: str, feeling: Feeling | None, on: date) -> Company:
    """The company with a feeling about how one decision turned out; ``None`` takes the hindsight away.

    The words of an earlier hindsight stay with the new feeling.

    Raises:
        KeyError: it has no such decision.
    """

    def change(decision: Decision) -> Decision:
        words = decision.hindsight.words if decision.hindsight else ""
        return replace(decision, hindsight=Hindsight(feeling, words, on) if feeling else None)

    return _with_decision(company, decision_id, change)


def with_hindsight_words(company: Company, decision_id: str, words: str) -> Company:
    """The company with other words about how one decision turned out.

    Raises:
        KeyError: it has no such decision.
        ValueError: no feeling goes with the words yet.
        TextRefused: too long, or with characters that no text has.
    """
    words = clean_note(words, "What you say in hindsight")

    def change(decision: Decision) -> Decision:
        if decision.hindsight is None:
            raise ValueError("there is no hindsight yet")
        return replace(decision, hindsight=replace(decision.hindsight, words=words))

    return _with_decision(company, decision_id, change)


def _with_decision(company: Company, decision_id: str, change: Callable[[Decision], Decision]) -> Company:
    if not any(decision.id == decision_id for decision in company.decisions):
        raise KeyError(decision_id)
    return replace(
        company,
        decisions=tuple(
            change(decision) if decision.id == decision_id else decision for decision in company.decisions
        ),
    )


def agreement_of(outcome: Outcome, verdict: Verdict) -> Agreement:
    """Whether an answer goes the way of a verdict."""
    leaning = _LEANINGS.get(verdict)
    if leaning is None:
        return Agreement.NEITHER
    return Agreement.WITH if leaning is _SIDES[outcome] else Agreement.AGAINST


def with_or_against(decision: Decision) -> Agreement:
    """Whether a decision went the way of the balance as it stood; a deal-breaker counts as declining."""
    return agreement_of(decision.outcome, weigh(decision.reasons).verdict)


def rounds_so_far(company: Company) -> tuple[RoundTilt, ...]:
    """The balance of each round in order, the present one as it is now.

    Empty as long as no round is over and nothing is weighed in this one.
    """
    kept = {
        weighing.round: weighing.reasons
        for weighing in company.weighings
        if weighing.occasion is Occasion.ROUND and weighing.round != company.round
    }
    now = standing(company)
    # A later round that differs in nothing is one that somebody only looked at.
    kept = {number: reasons for number, reasons in kept.items() if number < company.round or reasons != now}
    if not kept and not any(reason.in_use for reason in now):
        return ()
    rounds = sorted((*kept.items(), (company.round, now)), key=lambda one: one[0])
    return tuple(RoundTilt(number, weigh(reasons), number == company.round) for number, reasons in rounds)


def outcome_words(outcome: Outcome) -> str:
    """What was answered: "accepted" or "turned down"."""
    return _OUTCOMES[outcome]


def day_words(day: date, today: date) -> str:
    """A day: "Sat 21 Nov"; the year is said when it is not today's."""
    return interview_words(datetime.combine(day, time()), today).rpartition(",")[0]


def decision_sentence(decision: Decision, today: date) -> str:
    """What was decided and when: "You turned down the 2nd interview on Sat 21 Nov."."""
    return (
        f"You {outcome_words(decision.outcome)} the {round_words(decision.round)} "
        f"on {day_words(decision.on, today)}."
    )


def agreement_sentence(decision: Decision) -> str:
    """How a decision stands to the balance: "Against the balance (it leaned …, 9 for · 12 against)."."""
    balance = weigh(decision.reasons)
    then = _VERDICTS_THEN[balance.verdict]
    if balance.verdict is not Verdict.NOTHING_WEIGHED:
        then = f"{then}, {_loads(balance)}"
    agreement = agreement_of(decision.outcome, balance.verdict)
    if agreement is Agreement.NEITHER:
        return f"Neither with nor against the balance ({then})."
    return f"{agreement.capitalize()} the balance ({then})."


def _loads(balance: Balance) -> str:
    """Both loads, not to be parted at the end of a line."""
    return loads_words(balance.accept, balance.decline).replace(" ", "\u00a0")


def round_line(one: RoundTilt) -> str:
    """One round: "1st interview: leans towards accepting, 7 for · 4 against"."""
    words = verdict_words(one.balance.verdict)
    line = f"{round_words(one.round)}{' (now)' if one.current else ''}: {words[0].lower()}{words[1:]}"
    if one.balance.verdict is Verdict.NOTHING_WEIGHED:
        return line
    return f"{line}, {_loads(one.balance)}"


def rounds_sentence(rounds: tuple[RoundTilt, ...]) -> str:
    """The drawing of the rounds in words, for somebody who cannot see it."""
    return f"{'; '.join(map(round_line, rounds))}." if rounds else ""


def sleep_sentence(company: Company, now: datetime, zone: tzinfo | None = None) -> str:
    """Since when a weighing is slept on, and when to weigh again; empty when none is.

    Args:
        company: the company.
        now: the present time, with a zone.
        zone: the zone in which days and hours are said; ``None`` for the computer's.
    """
    weighing = slept_on(company)
    if weighing is None:
        return ""
    today = now.astimezone(zone).date()
    then = day_words(weighing.at.astimezone(zone).date(), today)
    if now - weighing.at >= DAY:
        return f"You weighed this on {then}. Now weigh it again without seeing your marks."
    ready = (weighing.at + DAY).astimezone(zone).replace(tzinfo=None)
    return (
        f"You weighed this on {then}. From {interview_words(ready, today)} "
        "weigh it again without seeing your marks. It is early yet."
    )
