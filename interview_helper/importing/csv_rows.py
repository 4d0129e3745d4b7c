"""The lines and cells of a CSV file, whatever separates them."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass

from interview_helper.importing.csv_text import decode
from interview_helper.importing.csv_words import header_count
from interview_helper.importing.refused import ImportRefused

SEPARATORS: dict[str, str] = {",": "Comma", ";": "Semicolon", "\t": "Tab", "|": "Pipe"}
"""What may stand between cells, with words for it."""
LINE_LIMIT = 100_000
COLUMN_LIMIT = 500
CELL_LIMIT = 1_000_000
"""Characters in one cell."""

_SAMPLE = 64 * 1024
_SAMPLE_LINES = 50
_SAID = re.compile(r"sep=([,;|\t])\r?\n", re.IGNORECASE)
# What a spreadsheet would run as a formula goes out of programs behind an apostrophe.
_DISARMED = re.compile("'[=+\\-@\t\r＝＋－＠]")


@dataclass(frozen=True, slots=True)
class Line:
    """Cells that belong together. ``number`` is where they begin in the file, from 1."""

    number: int
    cells: tuple[str, ...]

    def cell(self, column: int) -> str:
        """A cell, empty where the line is too short."""
        return self.cells[column] if column < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands in a CSV file, and how it was read. Lines without anything in them are left out."""

    encoding: str
    separator: str
    lines: tuple[Line, ...]


def read_sheet(data: bytes, encoding: str | None = None, separator: str | None = None) -> Sheet:
    """The lines of a CSV file; encoding and separator are found out where they are not given.

    Raises:
        ImportRefused: with one sentence that says what is wrong with the file, and where.
    """
    text, found = decode(data, encoding)
    said = _SAID.match(text)
    if said:
        text = text[said.end() :]
    wanted = separator or (said[1] if said else recognise_separator(text))
    lines = _lines(text, wanted, 1 if said else 0)
    if not lines:
        raise ImportRefused("The file has no cells with anything in them. Choose another file.")
    return Sheet(found, wanted, lines)


def recognise_separator(text: str) -> str:
    """What most likely stands between the cells.

    It is the one that gives the most columns with known names; else the one that cuts the first lines most
    evenly into more than one cell.
    """
    sample = text[:_SAMPLE]
    return max(SEPARATORS, key=lambda separator: _fitness(sample, separator))


def _fitness(sample: str, separator: str) -> tuple[int, float, int]:
    found: list[list[str]] = []
    try:
        for cells in csv.reader(io.StringIO(sample, newline=""), delimiter=separator):
            if any(cell.strip() for cell in cells):
                found.append(cells)
            if len(found) > _SAMPLE_LINES:
                break
    except csv.Error:
        pass
    # The last one may be cut off.
    if len(found) > 1:
        found.pop()
    if not found:
        return 0, 0.0, 0
    width, often = Counter(map(len, found)).most_common(1)[0]
    known = header_count(found[0]) if len(found[0]) > 1 else 0
    return known, often / len(found) if width > 1 else 0.0, width


def _lines(text: str, separator: str, before: int) -> tuple[Line, ...]:
    lines: list[Line] = []
    csv.field_size_limit(CELL_LIMIT)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    while True:
        number = reader.line_num + before + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise _not_csv(number, reader.line_num + before, str(error)) from None
        if cells is None:
            return tuple(lines)
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) > COLUMN_LIMIT:
            raise ImportRefused(
                f"Line {number} has {len(cells):,} cells; {COLUMN_LIMIT} columns can be read. Take out the "
                "columns that you do not need, or choose another file."
            )
        if len(lines) == LINE_LIMIT:
            raise ImportRefused(
                f"The file has more than {LINE_LIMIT:,} lines, which is as many as can be read. "
                "Save a part of them at a time and import one file after the other."
            )
        lines.append(Line(number, tuple(cell[1:] if _DISARMED.match(cell) else cell for cell in cells)))


def _not_csv(begun: int, ended: int, fault: str) -> ImportRefused:
    if "field limit" in fault:
        return ImportRefused(
            f"Line {begun} has a cell of more than {CELL_LIMIT:,} characters, or a quotation mark that is "
            "never closed. Correct the line and import the file again."
        )
    if "unexpected end of data" in fault:
        return ImportRefused(
            f"A quotation mark that is opened in line {begun} is never closed. "
            "Close it, or take it out, and import the file again."
        )
    place = f"Line {ended}" if begun == ended else f"The entry in lines {begun} to {ended}"
    return ImportRefused(
        f"{place} has a quotation mark inside a quoted cell that is not doubled, so it is not clear where "
        "the cell ends. Correct it, or choose another separator, and import the file again."
    )
