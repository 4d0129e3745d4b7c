"""What the balance says, in words: shared by the window, the exports and the command line.

The question is always "take this next interview?", never "take this job?", and consistency is
claimed, never accuracy. Every sentence is plain text.
"""

from __future__ import annotations

from datetime import date, datetime

from interview_helper.domain.balance import Balance, Verdict
from interview_helper.domain.company import Status
from interview_helper.domain.reasons import Side

UNNAMED = "Unnamed company"
COVERED = "Weighing blind"
COVERED_SENTENCE = "The balance, both loads and the verdict are covered while you tick."
ADVICE = "Coaches mostly say go: you learn more, you practise, they may see more in you."
"""What is said beside a balance that is too close to call; where it comes from is said in Help."""
FEWEST_REASONS = 3
"""With fewer ticked, the verdict at most leans, and says how few reasons it rests on."""

_VERDICTS = {
    Verdict.NOTHING_WEIGHED: "Nothing weighed yet",
    Verdict.TOO_CLOSE: "Too close to call",
    Verdict.LEANS_ACCEPT: "Leans towards accepting",
    Verdict.LEANS_DECLINE: "Leans towards turning it down",
    Verdict.CLEARLY_ACCEPT: "Clearly towards accepting",
    Verdict.CLEARLY_DECLINE: "Clearly towards turning it down",
    Verdict.DEAL_BREAKER: "A deal-breaker says turn it down",
}
_SIDES = {Side.DECLINE: "Turn the interview down", Side.ACCEPT: "Accept the interview"}
_STATUSES = {
    Status.OPEN: "open",
    Status.ACCEPTED: "accepted",
    Status.DECLINED: "declined",
    Status.ARCHIVED: "archived",
}
# Not strftime's names: those follow the process's locale, and the rest of the wording does not.
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ORDINALS = {1: "st", 2: "nd", 3: "rd"}
_TOWARDS = {Side.DECLINE: "turning it down", Side.ACCEPT: "accepting"}
_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


BOTH_TRUE = "Both can be true; which weighs more?"
"""What is said of a reason and its counterpart when both are ticked."""


def shown_name(name: str) -> str:
    """The name as it is shown: an empty one gets words of its own."""
    return name.strip() or UNNAMED


def shortened(text: str, limit: int = 60) -> str:
    """The text as a sentence may quote it: its beginning where it is too long."""
    if len(text) <= limit:
        return text
    beginning = text[: limit - 1]
    last_space = beginning.rfind(" ")
    # Between two words, unless that would leave too little of it.
    if last_space >= limit * 2 // 3 and text[limit - 1] != " ":
        beginning = beginning[:last_space]
    return f"{beginning.rstrip()}…"


def quoted(text: str, limit: int = 60) -> str:
    """The text in quotation marks, its beginning where it is too long."""
    return f"“{shortened(text, limit)}”"


def count_words(number: int) -> str:
    """A number as a sentence says it: up to ten in words."""
    return _COUNTS[number] if number < len(_COUNTS) else str(number)


def reasons_words(number: int) -> str:
    """So many reasons: "one reason", "three reasons"."""
    return f"{count_words(number)} {'reason' if number == 1 else 'reasons'}"


def companies_words(count: int) -> str:
    """So many companies: "1 company", "2 companies"."""
    return f"{count:,} {'company' if count == 1 else 'companies'}"


def backups_words(count: int) -> str:
    """So many backups: "1 backup", "2 backups"."""
    return f"{count:,} {'backup' if count == 1 else 'backups'}"


def side_words(side: Side) -> str:
    return _SIDES[side]


def towards_words(side: Side) -> str:
    """The side inside a sentence: "accepting"."""
    return _TOWARDS[side]


def status_words(status: Status) -> str:
    return _STATUSES[status]


def verdict_words(verdict: Verdict) -> str:
    return _VERDICTS[verdict]


def loads_words(accept: int, decline: int) -> str:
    """Both loads: "12 for · 9 against"."""
    return f"{accept} for · {decline} against"


def interview_words(interview_at: datetime | None, today: date) -> str:
    """When the interview is: "Tue 24 Nov, 10:00"; the year is said when it is not today's."""
    if interview_at is None:
        return "no date yet"
    year = "" if interview_at.year == today.year else f" {interview_at.year}"
    day = f"{_DAYS[interview_at.weekday()]} {interview_at.day} {_MONTHS[interview_at.month - 1]}{year}"
    return f"{day}, {interview_at:%H:%M}"


def round_words(number: int) -> str:
    """An interview round: "2nd interview"."""
    return f"{short_round_words(number)} interview"


def short_round_words(number: int) -> str:
    """An interview round where there is little room: "2nd"."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{_ORDINALS.get(number % 10, 'th')}"


def margin_sentence(balance: Balance) -> str:
    """How far the verdict can be trusted, in a plain sentence or two."""
    if balance.verdict is Verdict.NOTHING_WEIGHED:
        return "Tick what is true of this company, and the balance tips as you tick."
    if balance.verdict is Verdict.DEAL_BREAKER:
        return weights_alone_sentence(balance)
    reasons = reasons_words(balance.ticked_count)
    few = balance.ticked_count < FEWEST_REASONS
    if balance.difference == 0:
        so_far = f"Only {reasons} weighed so far, and both" if few else "Both"
        return f"{so_far} pans carry the same."
    if balance.margin_percent is None:
        empty = towards_words(Side.DECLINE if balance.decline == 0 else Side.ACCEPT)
        so_far = f"Only {reasons}" if few else reasons.capitalize()
        return f"{so_far} weighed so far, and nothing for {empty}."
    so_far = f"Only {reasons} weighed so far. " if few else ""
    if balance.verdict is Verdict.TOO_CLOSE:
        if balance.margin_percent == 0:
            return "The pans are so even that weights 1\u00a0% off could turn it."
        return (
            f"The pans are nearly even: weights more than {balance.margin_percent}\u00a0% off could turn it."
        )
    return (
        f"{so_far}Every weight could be off by up to {balance.margin_percent}\u00a0% "
        "and it would still lean this way."
    )


def weights_alone_sentence(balance: Balance) -> str:
    """What the sum says, whatever a deal-breaker says."""
    if 10 * abs(balance.difference) < balance.accept + balance.decline or balance.side is None:
        return "The weights alone would be too close to call."
    clearly = balance.ticked_count >= FEWEST_REASONS and 2 * abs(balance.difference) >= (
        balance.accept + balance.decline
    )
    lean = "clearly lean" if clearly else "lean"
    return f"The weights alone would {lean} towards {towards_words(balance.side)}."


def balance_sentence(balance: Balance, *, open_deal_breaker: bool = False) -> str:
    """The whole state of the balance in a sentence or two, for somebody who cannot see it.

    ``open_deal_breaker``: one of the unknown reasons is a deal-breaker, and could settle it.
    """
    words = verdict_words(balance.verdict)
    if balance.verdict is Verdict.NOTHING_WEIGHED:
        return f"{words}: both pans are empty."
    sentence = f"{words}: {balance.accept} for, {balance.decline} against."
    if balance.tilt_low != balance.tilt_high and balance.verdict is not Verdict.DEAL_BREAKER:
        settled = (
            "What you don’t know yet cannot turn it."
            if balance.settled and not open_deal_breaker
            else "What you don’t know yet could turn it."
        )
        sentence = f"{sentence} {settled}"
    return sentence
