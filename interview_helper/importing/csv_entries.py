"""Companies out of the lines of a CSV file, by what each of its columns means."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time

from interview_helper.domain.company import Company, Status, new_company
from interview_helper.domain.people import Person
from interview_helper.domain.priorities import Priorities
from interview_helper.domain.reasons import Catalogue
from interview_helper.domain.text import TextRefused, clean_line, clean_note
from interview_helper.importing.csv_dates import DateOrder, Orders, orders_of, read_date, read_time
from interview_helper.importing.csv_rows import Line, Sheet
from interview_helper.importing.csv_words import (
    FIELD_WORDS,
    Field,
    header_count,
    headers_of,
    is_notes,
    recognise_fields,
    round_of,
    says_nothing,
    status_of,
)
from interview_helper.importing.refused import ImportRefused, clipped

HEADER_ONLY = "The file has a line that names the columns, and nothing below it: there is nothing to import."


@dataclass(frozen=True, slots=True)
class Columns:
    """How a sheet is to be understood. ``order`` is ``None`` while dates can be read in two ways."""

    has_header: bool
    fields: tuple[Field, ...]
    order: DateOrder | None

    def place_of(self, field: Field) -> int | None:
        """The column that becomes this; ``None`` where there is none."""
        return self.fields.index(field) if field in self.fields else None

    def with_field(self, place: int, field: Field) -> Columns:
        """One column becomes something else; the one that was that before goes to the notes."""
        fields = [
            Field.NOTES if known is field and field not in (Field.NOTES, Field.NOTHING) else known
            for known in self.fields
        ]
        fields[place] = field
        return replace(self, fields=tuple(fields))


@dataclass(frozen=True, slots=True)
class Entry:
    """One line as a company.

    ``company`` is ``None`` where it cannot be one, and ``fault`` says why. ``doubt`` says what is not
    understood; where the line is taken all the same, that goes to the notes. ``remark`` says what went to
    the notes without harm. ``notes`` are the parts of the company's notes.
    """

    line: int
    name: str
    company: Company | None
    notes: tuple[str, ...] = ()
    fault: str = ""
    doubt: str = ""
    remark: str = ""


def recognise_columns(sheet: Sheet, *, has_header: bool | None = None) -> Columns:
    """What the columns most likely are; ``has_header`` says so where it is known."""
    first = sheet.lines[0]
    if has_header is None:
        has_header = header_count(first.cells) > 0
    width = len(first.cells) if has_header else max(len(line.cells) for line in sheet.lines)
    fields = recognise_fields([first.cell(place) if has_header else "" for place in range(width)])
    body = sheet.lines[has_header:]
    empty = {place for place in range(width) if all(not line.cell(place).strip() for line in body)}
    fields = tuple(
        Field.NOTHING if place in empty and field is Field.NOTES else field
        for place, field in enumerate(fields)
    )
    columns = Columns(has_header, fields, None)
    return replace(columns, order=date_orders(sheet, columns).order)


def date_orders(sheet: Sheet, columns: Columns) -> Orders:
    """How the interview dates can be read."""
    place = columns.place_of(Field.DATE)
    if place is None:
        return Orders(DateOrder.DAY_FIRST)
    return orders_of(line.cell(place) for line in sheet.lines[columns.has_header :])


def headers(sheet: Sheet, columns: Columns) -> tuple[str, ...]:
    """What the columns are called; one without a name is called after its place."""
    places = range(len(columns.fields))
    named = [sheet.lines[0].cell(place) if columns.has_header else "" for place in places]
    return tuple(" ".join(name.split()) or f"Column {place}" for place, name in enumerate(named, start=1))


def refuse_header_only(sheet: Sheet, columns: Columns) -> None:
    """Refuse a sheet without any line below the one that names the columns.

    Raises:
        ImportRefused: it has none.
    """
    if columns.has_header and len(sheet.lines) == 1:
        raise ImportRefused(HEADER_ONLY)


def refuse_unmapped(sheet: Sheet, columns: Columns) -> None:
    """Refuse a sheet that nobody can be asked about.

    Raises:
        ImportRefused: no column has the names, or dates can be read in two ways.
    """
    refuse_header_only(sheet, columns)
    if Field.NAME not in columns.fields:
        first = ", ".join(f"“{clipped(cell)}”" for cell in sheet.lines[0].cells[:8])
        looked_for = ", ".join(f"“{header}”" for header in [*headers_of(Field.NAME, 7), "Firma", "Name"])
        raise ImportRefused(
            "No column has the names of the companies. The first line has "
            f"{first}; one of its cells must be a header such as {looked_for}. "
            "Name the column so, or import the file in the window, where you can say what each column is."
        )
    if columns.order is None:
        example = date_orders(sheet, columns).example
        raise ImportRefused(
            f"The interview dates can be read in two ways: “{clipped(example)}” may begin with the day or "
            "with the month. Say it with --dates day-first or --dates month-first."
        )


def read_entries(
    sheet: Sheet,
    columns: Columns,
    reasons: Priorities | Catalogue,
    now: datetime,
    new_id: Callable[[], str],
    limit: int | None = None,
) -> list[Entry]:
    """Each line below the header as a company, or as what is wrong with it; at most ``limit`` of them."""
    reader = _EntryReader(headers(sheet, columns), columns, reasons, now, new_id)
    lines = sheet.lines[columns.has_header :]
    return [reader.entry(line) for line in (lines if limit is None else lines[:limit])]


class _EntryReader:
    def __init__(
        self,
        names: Sequence[str],
        columns: Columns,
        reasons: Priorities | Catalogue,
        now: datetime,
        new_id: Callable[[], str],
    ) -> None:
        self._names = names
        self._columns = columns
        self._places = {field: columns.place_of(field) for field in Field}
        # One record for all: making thirty reasons anew for each line would take most of the time.
        self._blank = new_company(reasons, "", now)
        self._new_id = new_id
        notes = [place for place, field in enumerate(columns.fields) if field is Field.NOTES]
        # What is called notes comes first and as it is; any other column says what it is.
        own = [place for place in notes if columns.has_header and is_notes(names[place])]
        self._notes = [(place, "") for place in own]
        self._notes += [(place, f"{names[place]}: ") for place in notes if place not in own]

    def entry(self, line: Line) -> Entry:
        name = self._cell(line, Field.NAME).strip()
        doubts: list[str] = [] if name else ["it names no company"]
        aside: list[str] = []
        remarks: list[str] = []
        try:
            at = self._interview_at(line, doubts, aside)
            status, number = self._status(line, aside, remarks), self._round(line, aside, remarks)
            parts = [*self._own_notes(line), *aside, *self._beyond(line, doubts)]
            notes = [clean_note(part, "The note") for part in parts]
            company = replace(
                self._blank,
                id=self._new_id(),
                name=clean_line(name, "The name"),
                role=clean_line(self._cell(line, Field.ROLE).strip(), "The role"),
                round=number,
                interview_at=at,
                status=status,
                notes=clean_note("\n".join(notes), "The note"),
                people=self._people(line),
            )
        except TextRefused as refused:
            words = str(refused)
            return Entry(line.number, clipped(name), None, fault=words[:1].lower() + words[1:])
        doubt = f"{' and '.join(doubts)}." if doubts else ""
        return Entry(line.number, name, company, tuple(notes), doubt=doubt, remark=" ".join(remarks))

    def _cell(self, line: Line, field: Field) -> str:
        place = self._places[field]
        return "" if place is None else line.cell(place)

    def _aside(self, line: Line, field: Field) -> str:
        """A cell that is not understood, as a line of the notes."""
        place = self._places[field]
        return f"{self._names[place or 0]}: {line.cell(place or 0).strip()}"

    def _interview_at(self, line: Line, doubts: list[str], aside: list[str]) -> datetime | None:
        text, clock = self._cell(line, Field.DATE), self._cell(line, Field.TIME)
        at = None
        if not says_nothing(text):
            try:
                at = read_date(text, self._columns.order)
            except ValueError:
                doubts.append(f"the interview date is “{clipped(text.strip())}”, which is not a date")
                aside.append(self._aside(line, Field.DATE))
        if not says_nothing(clock):
            try:
                hour = read_time(clock)
            except ValueError:
                doubts.append(f"the interview time is “{clipped(clock.strip())}”, which is not a time")
                aside.append(self._aside(line, Field.TIME))
            else:
                if at is None:
                    aside.append(self._aside(line, Field.TIME))
                elif at.time() == time():
                    at = datetime.combine(at, hour)
        return at

    def _status(self, line: Line, aside: list[str], remarks: list[str]) -> Status:
        text = self._cell(line, Field.STATUS)
        if says_nothing(text):
            return Status.OPEN
        found = status_of(text)
        if found is None:
            aside.append(self._aside(line, Field.STATUS))
            remarks.append(f"The status “{clipped(text.strip())}” is kept in the notes.")
        return found or Status.OPEN

    def _round(self, line: Line, aside: list[str], remarks: list[str]) -> int:
        text = self._cell(line, Field.ROUND)
        if says_nothing(text):
            return 1
        found = round_of(text)
        if found is None:
            aside.append(self._aside(line, Field.ROUND))
            remarks.append(f"The round “{clipped(text.strip())}” is kept in the notes.")
        return found or 1

    def _own_notes(self, line: Line) -> list[str]:
        return [
            f"{lead}{line.cell(place).strip()}" for place, lead in self._notes if line.cell(place).strip()
        ]

    def _beyond(self, line: Line, doubts: list[str]) -> list[str]:
        """Cells for which there is no column."""
        width = len(self._columns.fields)
        beyond = [cell.strip() for cell in line.cells[width:] if cell.strip()]
        if beyond:
            doubts.append(f"it has {len(line.cells)} cells, and there are {width} columns")
        return beyond

    def _people(self, line: Line) -> tuple[Person, ...]:
        name = clean_line(self._cell(line, Field.PERSON).strip(), FIELD_WORDS[Field.PERSON])
        contact = clean_line(self._cell(line, Field.CONTACT).strip(), "The contact")
        return (Person(self._new_id(), name, contact=contact),) if name or contact else ()
