"""Lines and cells, whatever separates them; and what is no CSV."""

from __future__ import annotations

import csv
import io
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from refusals import refusal

from interview_helper.importing import csv_rows
from interview_helper.importing.csv_rows import SEPARATORS, Line, read_sheet
from interview_helper.importing.refused import ImportRefused


def cells(text: str, separator: str | None = None) -> list[tuple[str, ...]]:
    return [line.cells for line in read_sheet(text.encode(), separator=separator).lines]


@pytest.mark.parametrize("separator", SEPARATORS)
def test_separators_are_recognised(separator: str) -> None:
    text = f"Company{separator}Role{separator}Notes\nA, B{separator}x{separator}y; z|w\n".replace(
        ", " if separator == "," else "\0", " "
    )
    quoted = text if separator not in ";|" else text.replace("y; z|w", "y z w")
    sheet = read_sheet(quoted.encode())
    assert sheet.separator == separator
    assert len(sheet.lines[1].cells) == 3


def test_known_headers_count_more_than_even_lines() -> None:
    assert read_sheet(b"Company;Notes\nA;1,2\nB;3,4\n").separator == ";"
    assert read_sheet(b"a,b;c\nd,e;f\n").separator in SEPARATORS
    assert read_sheet(b"only one column\nx\n").separator == ","


def test_a_separator_that_the_file_names() -> None:
    sheet = read_sheet(b"sep=|\r\nCompany|Role\r\nA, B|C\r\n")
    assert sheet.separator == "|"
    assert sheet.lines == (Line(2, ("Company", "Role")), Line(3, ("A, B", "C")))


def test_quotes_and_line_breaks_in_cells_and_where_a_line_begins() -> None:
    text = 'Company,Notes\r\n"A ""B""","one\r\ntwo"\r\n\r\n , \r\nC,"x,y"\r\n'
    assert read_sheet(text.encode()).lines == (
        Line(1, ("Company", "Notes")),
        Line(2, ('A "B"', "one\r\ntwo")),
        Line(6, ("C", "x,y")),
    )


def test_what_was_disarmed_for_spreadsheets_is_itself_again() -> None:
    for sign in ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r"):
        cell = f"'{sign}1+1"
        out = io.StringIO()
        csv.writer(out, quoting=csv.QUOTE_ALL).writerows([["Company"], [cell]])
        assert cells(out.getvalue(), ",")[1] == (cell[1:],)
    assert cells("Company\n'quoted'\n'' = x\n") == [("Company",), ("'quoted'",), ("'' = x",)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('Company,Notes\nA,b\n"C,d\ne\n', "A quotation mark that is opened in line 3 is never closed."),
        ('Company,Notes\n"A"B,c\n', "Line 2 has a quotation mark inside a quoted cell that is not doubled"),
        ('Company,Notes\n"A\nx"B,c\n', "The entry in lines 2 to 3 has a quotation mark"),
        (",,\n , \n", "no cells with anything in them"),
    ],
)
def test_what_is_not_csv_is_named_with_its_line(text: str, words: str) -> None:
    with pytest.raises(ImportRefused, match=words):
        cells(text, ",")


def test_too_many_lines_columns_and_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_rows, "LINE_LIMIT", 3)
    assert len(cells("a\nb\nc\n")) == 3
    with pytest.raises(ImportRefused, match="more than 3 lines"):
        cells("a\nb\nc\nd\n")
    monkeypatch.setattr(csv_rows, "COLUMN_LIMIT", 3)
    with pytest.raises(ImportRefused, match="Line 2 has 4 cells; 3 columns can be read"):
        cells("a,b\n1,2,3,4\n")
    monkeypatch.setattr(csv_rows, "CELL_LIMIT", 10)
    try:
        with pytest.raises(ImportRefused, match="Line 2 has a cell of more than 10 characters"):
            cells(f"a\n{'x' * 11}\n")
    finally:
        csv.field_size_limit(131_072)


TABLES = st.lists(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=12)
        | st.sampled_from(["a\nb", 'say "x"', "x,y;z|w", " lead", "1\t2", "'apostrophe"]),
        min_size=3,
        max_size=3,
    ),
    min_size=1,
    max_size=6,
)


@settings(deadline=None)
@given(
    TABLES,
    st.sampled_from(list(SEPARATORS)),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030"]),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_a_table_that_was_written_is_read_again(
    table: list[list[str]], separator: str, codec: str, newline: str, quoting: int
) -> None:
    rows = [["Company", "Notes", "Role"], *([cell.removeprefix("\ufeff") for cell in row] for row in table)]
    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator=newline, quoting=quoting).writerows(rows)  # type: ignore[arg-type]
    sheet = read_sheet(out.getvalue().encode(codec), encoding="gb18030" if codec == "gb18030" else None)
    assert sheet.separator == separator
    kept = [row for row in rows if any(cell.strip() for cell in row)]
    expected = [tuple(cell[1:] if csv_rows._DISARMED.match(cell) else cell for cell in row) for row in kept]
    assert [line.cells for line in sheet.lines] == expected


@settings(deadline=None)
@given(st.text(st.sampled_from(['"', ",", ";", "\n", "\r", "\t", "|", "a", "'", "="]), max_size=60))
def test_any_text_of_signs_is_read_or_one_sentence(text: str) -> None:
    read: list[csv_rows.Sheet] = []
    if not refusal(lambda: read.append(read_sheet(text.encode()))):
        numbers = [line.number for line in read[0].lines]
        assert numbers == sorted(set(numbers))


def test_an_unclosed_quote_in_a_large_file_is_told_quickly() -> None:
    begun = time.perf_counter()
    with pytest.raises(ImportRefused):
        cells('Company,Notes\n"' + "x,y\n" * 2_000_000)
    assert time.perf_counter() - begun < 5
