"""The words of an import's preview: how each row stands, and what can be done with it."""

from __future__ import annotations

from datetime import date, datetime

from interview_helper.domain.company import Company, Status
from interview_helper.domain.wording import (
    interview_words,
    round_words,
    short_round_words,
    shortened,
    shown_name,
    status_words,
)
from interview_helper.importing.csv_entries import Entry
from interview_helper.importing.differences import differences
from interview_helper.importing.plan import Choice, Row, Standing
from interview_helper.models.import_rows import LEAVE, ImportRow

STANDINGS: dict[Standing, str] = {
    Standing.NEW: "New",
    Standing.NEWER: "Newer in the file",
    Standing.OLDER: "Older in the file",
    Standing.BOTH: "Both changed",
    Standing.SAME: "The same",
    Standing.TRASHED: "In your trash here",
    Standing.SAME_NAME: "Same name as one of yours",
    Standing.DOUBTFUL: "Not all understood",
    Standing.BAD: "Cannot be taken",
}
_CHOICES: dict[Choice, str] = {
    Choice.ADD: "Add it",
    Choice.MERGE: "Take it over",
    Choice.REPLACE: "Take the file’s",
}
_SPECIAL: dict[tuple[Standing, Choice], str] = {
    (Standing.BOTH, Choice.MERGE): "Merge, both notes kept",
    (Standing.BOTH, Choice.LEAVE): "Keep mine",
    (Standing.BOTH, Choice.REPLACE): "Take theirs",
    (Standing.OLDER, Choice.MERGE): "Keep its words in the notes",
    (Standing.OLDER, Choice.REPLACE): "Go back to the file’s",
    (Standing.NEW, Choice.LEAVE): "Do not add",
    (Standing.TRASHED, Choice.MERGE): "Bring it back",
    (Standing.TRASHED, Choice.REPLACE): "Bring the file’s back",
    (Standing.TRASHED, Choice.LEAVE): "Leave in the trash",
    (Standing.SAME_NAME, Choice.ADD): "Add as another company",
    (Standing.SAME_NAME, Choice.MERGE): "Fill in what yours lacks",
    (Standing.SAME, Choice.ADD): "Add as another company",
    (Standing.DOUBTFUL, Choice.MERGE): "Fill in what yours lacks",
    (Standing.DOUBTFUL, Choice.LEAVE): "Leave out",
    (Standing.BAD, Choice.LEAVE): "Leave out",
}
FIRST_HEADINGS = ("Company", "Role", "Round", "Interview", "Status", "Person", "Notes")
"""The columns of the first lines of a file, as they would become."""


def choice_key(choice: Choice) -> str:
    """The key of a choice in the table."""
    return LEAVE if choice is Choice.LEAVE else choice.value


def chosen_of(key: str) -> Choice:
    """The choice that a key stands for."""
    return Choice(key) if key != LEAVE else Choice.LEAVE


def standing_words(row: Row) -> str:
    """How what the file has stands to what is here."""
    if row.standing is Standing.SAME and Choice.REPLACE in row.results:
        return "Nothing new in it"
    return STANDINGS[row.standing]


def json_row(row: Row, today: date) -> ImportRow:
    """A row of a file of our own: when it was changed here, and there."""
    cells = (standing_words(row), _changed_words(row.mine, today), _changed_words(row.theirs, today))
    return _shown(row, shown_name(row.name), cells)


def csv_row(row: Row) -> ImportRow:
    """A row of a file of lines: where it stands there, and what it would be."""
    role = row.theirs.role if row.theirs else ""
    return _shown(row, shown_name(row.name), (f"{row.line:,}", shortened(role, 40), standing_words(row)))


def words_on(row: Row, today: date) -> str:
    """What there is to know of a row before it is taken."""
    parts = [shown_name(row.name) + ":", standing_words(row).lower() + "."]
    if row.standing is Standing.TRASHED and row.mine is not None and row.theirs is not None:
        trashed = row.mine.trashed_at
        later = trashed is not None and row.theirs.updated_at > trashed
        parts[1] = (
            "it was changed in the file after you threw it away here."
            if later
            else "you threw it away after its last change in the file."
        )
    elif row.mine is not None and row.theirs is not None and row.standing is not Standing.SAME:
        found = differences(row.mine, row.theirs)
        if row.line:
            parts[1] = f"{parts[1][:-1]}, {_facts(row.mine, today)}."
        elif found:
            parts.append(f"Different: {', '.join(found)}.")
    if row.line and row.theirs is not None:
        parts.append(f"Line {row.line:,} has {_facts(row.theirs, today)}.")
    if row.remark:
        remark = row.remark[:1].upper() + row.remark[1:]
        parts.append(
            f"Line {row.line:,}: {row.remark}" if row.line and row.standing is Standing.BAD else remark
        )
    return " ".join(parts)


def first_line(entry: Entry, today: date) -> tuple[tuple[str, ...], str]:
    """A line as it would become: the cells of a row, and the same as a sentence."""
    company = entry.company
    if company is None:
        words = f"Line {entry.line}: {entry.fault}"
        return (shortened(shown_name(entry.name), 24), "", "", "", "", "", words), words
    at = interview_words(company.interview_at, today) if company.interview_at else ""
    person = company.people[0].name or company.people[0].contact if company.people else ""
    status = "" if company.status is Status.OPEN else status_words(company.status)
    cells = (
        shortened(shown_name(company.name), 24),
        shortened(company.role, 20),
        short_round_words(company.round),
        at,
        status,
        shortened(person, 16),
        shortened(" · ".join(company.notes[:400].split("\n")), 80),
    )
    named = [f"{name}: {cell}" for name, cell in zip(FIRST_HEADINGS, cells, strict=True) if cell]
    return cells, ", ".join(named)


def _shown(row: Row, name: str, cells: tuple[str, ...]) -> ImportRow:
    choices = tuple((choice.value, _choice_words(row, choice)) for choice in row.results)
    leave = _choice_words(row, Choice.LEAVE)
    return ImportRow(name, cells, row.standing.value, choices, leave, choice_key(row.default))


def _choice_words(row: Row, choice: Choice) -> str:
    if choice is Choice.LEAVE:
        return _SPECIAL.get((row.standing, choice), "Leave as it is")
    return _SPECIAL.get((row.standing, choice), _CHOICES[choice])


def _changed_words(company: Company | None, today: date) -> str:
    return interview_words(_here(company.updated_at), today) if company is not None else ""


def _here(moment: datetime) -> datetime:
    try:
        return moment.astimezone().replace(tzinfo=None)
    except (OverflowError, OSError):  # the first or the last day that there is
        return moment.replace(tzinfo=None)


def _facts(company: Company, today: date) -> str:
    """A company in a line: role, round, date, status, as far as they say something."""
    facts = [company.role.strip(), round_words(company.round)]
    if company.interview_at is not None:
        facts.append(interview_words(company.interview_at, today))
    if company.status is not Status.OPEN:
        facts.append(status_words(company.status))
    facts += [f"with {person.name}" for person in company.people[:1] if person.name.strip()]
    return ", ".join(filter(None, facts))
