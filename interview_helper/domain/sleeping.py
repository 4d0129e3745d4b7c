"""Keeping weighings: at the end of a round, and to sleep on one and weigh again without seeing it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from interview_helper.domain.company import Company, Status
from interview_helper.domain.priorities import Priorities, priority_of
from interview_helper.domain.reasons import DEFAULT_WEIGHT, Mark, Reason
from interview_helper.domain.weighings import Occasion, Weighing

DAY = timedelta(days=1)
"""How long one should sleep on it."""
_PASSING = timedelta(minutes=10)
"""Somebody who goes on to the next round within this time has only looked for the right one."""


def in_round(company: Company, number: int, identity: str, now: datetime) -> Company:
    """The company in another round; the balance of the one that is over is kept as it stands.

    One whose interview was accepted is open again: there is another to answer for.

    Args:
        company: the company as it is.
        number: the round that begins.
        identity: the id for the weighing that is kept.
        now: the present time.

    Raises:
        ValueError: not a round from 1 to 99.
    """
    after = company.with_round(number)
    if number != company.round and company.status is Status.ACCEPTED:
        after = replace(after, status=Status.OPEN)
    reasons = standing(company)
    if number == company.round or not any(reason.in_use for reason in reasons):
        return after
    kept = [weighing for weighing in company.weighings if weighing.occasion is Occasion.ROUND]
    # Somebody only passed through a round: one that was over before keeps its own balance.
    if kept and kept[-1].reasons == reasons:
        known = any(one.round == company.round for one in kept)
        if known or now - kept[-1].at < _PASSING:
            return after
    weighing = Weighing(identity, Occasion.ROUND, now, company.round, reasons)
    return replace(after, weighings=(*company.weighings, weighing))


def standing(company: Company) -> tuple[Reason, ...]:
    """The reasons that count: while they are being weighed again, as the weighing before left them."""
    earlier = slept_on(company)
    return earlier.reasons if company.reweighing and earlier is not None else company.reasons


def slept_on(company: Company) -> Weighing | None:
    """The weighing that the user is sleeping on; ``None`` when there is none."""
    for weighing in reversed(company.weighings):
        if weighing.occasion is Occasion.REWEIGHED:
            return None
        if weighing.occasion is Occasion.SLEPT_ON:
            return weighing
    return None


def outcome_of_sleep(company: Company) -> Weighing | None:
    """What came out of the last weighing that was slept on; ``None`` while it is still slept on."""
    for weighing in reversed(company.weighings):
        if weighing.occasion is not Occasion.ROUND:
            return weighing if weighing.occasion is Occasion.REWEIGHED else None
    return None


def comparison(company: Company) -> tuple[Weighing, Weighing] | None:
    """The last weighing that was slept on and what came out of weighing again; ``None`` if none was."""
    after: Weighing | None = None
    for weighing in reversed(company.weighings):
        if weighing.occasion is Occasion.REWEIGHED and after is None:
            after = weighing
        elif weighing.occasion is Occasion.SLEPT_ON and after is not None:
            return weighing, after
    return None


def sleep_on(company: Company, identity: str, now: datetime) -> Company:
    """Keep the weighing as it stands, to weigh again later without seeing it.

    Raises:
        ValueError: the user sleeps on one already.
    """
    if slept_on(company) is not None:
        raise ValueError("a weighing is being slept on already")
    kept = Weighing(identity, Occasion.SLEPT_ON, now, company.round, company.reasons)
    return replace(company, weighings=(*company.weighings, kept))


def rested(company: Company, now: datetime) -> bool:
    """Whether a day has gone by since the user went to sleep on a weighing."""
    weighing = slept_on(company)
    return weighing is not None and now - weighing.at >= DAY


def weigh_again(company: Company, priorities: Priorities, identity: str, now: datetime) -> Company:
    """Blank checklists and a covered balance; what was marked is kept in the weighing slept on.

    Where the marks were changed since then, they are kept as they stand now, as another one.

    Raises:
        ValueError: no weighing is being slept on, or it is being weighed again already.
    """
    earlier = slept_on(company)
    if earlier is None or company.reweighing:
        raise ValueError("there is nothing to weigh again")
    if _marks(company.reasons) != _marks(earlier.reasons):
        kept = Weighing(identity, Occasion.SLEPT_ON, now, company.round, company.reasons)
        company = replace(company, weighings=(*company.weighings, kept))
    reasons = tuple(_blank(reason, priorities) for reason in company.reasons)
    return replace(company, reasons=reasons, blind=True, reweighing=True)


def uncover_both(company: Company, identity: str, now: datetime) -> Company:
    """Weighing again is done: the new weighing is kept beside the old one, and stands.

    Raises:
        ValueError: nothing is being weighed again.
    """
    if not company.reweighing:
        raise ValueError("nothing is being weighed again")
    kept = Weighing(identity, Occasion.REWEIGHED, now, company.round, company.reasons)
    return replace(company, weighings=(*company.weighings, kept), blind=False, reweighing=False)


def leave_off(company: Company) -> Company:
    """Weighing again is given up: the marks are again as they were when the user went to sleep.

    Raises:
        ValueError: nothing is being weighed again.
    """
    earlier = slept_on(company)
    if earlier is None or not company.reweighing:
        raise ValueError("nothing is being weighed again")
    return replace(take_back(company, earlier), blind=False, reweighing=False)


def take_back(company: Company, earlier: Weighing) -> Company:
    """The company with the marks and weights of an earlier weighing.

    Reasons that came later stay, unticked; so do notes and words that were changed since.
    """
    then = {reason.id: reason for reason in earlier.reasons}
    reasons = []
    for reason in company.reasons:
        old = then.pop(reason.id, None)
        if old is None:
            reasons.append(replace(reason, mark=Mark.UNTICKED))
        else:
            reasons.append(
                replace(
                    reason,
                    mark=old.mark,
                    weight=old.weight,
                    deal_breaker=old.deal_breaker,
                    hidden=old.hidden,
                )
            )
    result = replace(company, reasons=tuple(reasons))
    for lost in then.values():
        if lost.in_use:
            result = result.with_new_reason(lost)
    return result


def _marks(reasons: tuple[Reason, ...]) -> dict[str, tuple[object, ...]]:
    """What a weighing is made of, whatever the order of the reasons and the notes on them."""
    return {reason.id: (reason.mark, reason.weight, reason.deal_breaker, reason.hidden) for reason in reasons}


def _blank(reason: Reason, priorities: Priorities) -> Reason:
    priority = priority_of(reason.id, priorities)
    weight = priority.weight if priority is not None else DEFAULT_WEIGHT
    return replace(reason, mark=Mark.UNTICKED, weight=weight, deal_breaker=False)
