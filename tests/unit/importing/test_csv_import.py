"""From the lines of a spreadsheet to companies: columns, cells, and what is here already."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from generated_companies import CATALOGUE
from hypothesis import given, settings
from hypothesis import strategies as st
from refusals import refusal

from interview_helper.domain.company import Company, Status, new_company
from interview_helper.domain.people import Person
from interview_helper.importing.csv_dates import DateOrder
from interview_helper.importing.csv_entries import (
    Columns,
    Entry,
    date_orders,
    headers,
    read_entries,
    recognise_columns,
    refuse_unmapped,
)
from interview_helper.importing.csv_plan import compare_entries
from interview_helper.importing.csv_rows import Sheet, read_sheet
from interview_helper.importing.csv_words import (
    Field,
    plain,
    recognise_fields,
    round_of,
    says_nothing,
    status_of,
)
from interview_helper.importing.plan import Choice, ImportPlan, Standing

NOW = datetime(2026, 11, 23, 10, 42, tzinfo=UTC)


def sheet_of(text: str) -> Sheet:
    return read_sheet(text.encode())


def ids() -> Iterator[str]:
    return (f"new-{number}" for number in count())


def entries_of(text: str, columns: Columns | None = None) -> list[Entry]:
    sheet = sheet_of(text)
    fresh = ids()
    return read_entries(sheet, columns or recognise_columns(sheet), CATALOGUE, NOW, lambda: next(fresh))


def companies_of(text: str) -> list[Company]:
    return [entry.company for entry in entries_of(text) if entry.company is not None]


def here(name: str, **changes: object) -> Company:
    company = replace(new_company(CATALOGUE, f"here-{name}", NOW - timedelta(days=9)), name=name)
    return replace(company, **changes)  # type: ignore[arg-type]


# Columns


@pytest.mark.parametrize(
    ("header", "fields"),
    [
        ("Company,Job Title,Round,Interview date,Status,Notes", "name role round date status notes"),
        (
            "Employer,Position,Stage,Next interview,Outcome,Comments,URL",
            "name role round date status notes notes",
        ),
        ("Firma;Stelle;Runde;Termin;Uhrzeit;Bemerkungen", "name role round date time notes"),
        ("Entreprise;Poste;Étape;Entretien;Statut", "name role round date status"),
        ("EMPRESA;puesto;Fecha de entrevista", "name role date"),
        ("会社名,職種,面接日,メモ", "name role date notes"),
        ("Name,Company,Contact person,E-Mail", "notes name person contact"),
        ("Name,Role", "name role"),
        (" company_name ,Date Applied,Interview Date", "name notes date"),
        ("Company,Company", "name notes"),
        ("Date,Company,Interview date", "notes name date"),
        ("Something,Other", "notes notes"),
    ],
)
def test_columns_are_known_by_many_names(header: str, fields: str) -> None:
    cells = sheet_of(header + "\n").lines[0].cells
    assert " ".join(recognise_fields(cells)) == fields


def test_a_column_that_is_empty_is_left_out_and_one_without_a_name_is_called_by_its_place() -> None:
    sheet = sheet_of("Company,Salary,\nA,,x\n")
    columns = recognise_columns(sheet)
    assert columns.fields == (Field.NAME, Field.NOTHING, Field.NOTES)
    assert headers(sheet, columns) == ("Company", "Salary", "Column 3")


def test_without_headers_every_line_is_one() -> None:
    sheet = sheet_of("Adatum,Analyst\nContoso,Dev,more\n")
    columns = recognise_columns(sheet)
    assert not columns.has_header
    assert columns.fields == (Field.NOTES,) * 3
    named = columns.with_field(0, Field.NAME).with_field(1, Field.ROLE)
    assert [(entry.name, entry.company and entry.company.role) for entry in entries_of(
        "Adatum,Analyst\nContoso,Dev,more\n", named
    )] == [("Adatum", "Analyst"), ("Contoso", "Dev")]  # fmt: skip


def test_a_field_that_another_column_has_goes_over_and_the_other_to_the_notes() -> None:
    columns = Columns(True, (Field.NAME, Field.ROLE, Field.NOTES), DateOrder.DAY_FIRST)
    assert columns.with_field(1, Field.NAME).fields == (Field.NOTES, Field.NAME, Field.NOTES)
    assert columns.with_field(0, Field.NOTES).fields == (Field.NOTES, Field.ROLE, Field.NOTES)
    assert columns.place_of(Field.DATE) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Company,Role\n", "nothing below it"),
        (
            "Wer,Was\na,b\n",
            "The first line has “Wer”, “Was”; one of its cells must be a header such as “Company”,",
        ),
        (
            "Company,Date\nA,03/04/2026\n",
            "“03/04/2026” may begin with the day or with the month. Say it with --dates",
        ),
    ],
)
def test_what_nobody_can_be_asked_about_is_refused(text: str, words: str) -> None:
    sheet = sheet_of(text)
    assert words in refusal(lambda: refuse_unmapped(sheet, recognise_columns(sheet)))


def test_the_order_of_dates_follows_the_column() -> None:
    sheet = sheet_of("Company,Date,Applied\nA,03/04/2026,24/12/2026\n")
    columns = recognise_columns(sheet)
    assert columns.order is None
    other = columns.with_field(2, Field.DATE)
    assert date_orders(sheet, other).order is DateOrder.DAY_FIRST


# Cells


def test_a_whole_line() -> None:
    (company,) = companies_of(
        "Company,Role,Round,Interview date,Time,Status,Recruiter,Email,Notes,Salary,URL\n"
        ' Adatum ,Analyst,2nd,24.11.2026,10:30,Rejected,Jane,j@x.example,"Nice\r\npeople",60k,\n'
    )
    assert company == replace(
        new_company(CATALOGUE, "new-0", NOW),
        name="Adatum",
        role="Analyst",
        round=2,
        interview_at=datetime(2026, 11, 24, 10, 30),
        status=Status.DECLINED,
        people=(Person("new-1", "Jane", contact="j@x.example"),),
        notes="Nice\npeople\nSalary: 60k",
    )


def test_what_is_kept_in_the_notes_without_harm() -> None:
    (entry,) = entries_of("Company,Stage,Status,Time\nA,Phone screen,Waiting for Bob,10:00\n")
    assert entry.company is not None
    assert entry.doubt == entry.fault == ""
    assert entry.company.notes == "Time: 10:00\nStatus: Waiting for Bob\nStage: Phone screen"
    assert entry.remark == (
        "The status “Waiting for Bob” is kept in the notes. The round “Phone screen” is kept in the notes."
    )


@pytest.mark.parametrize(
    ("line", "doubt", "notes"),
    [
        ("A,soon,", "the interview date is “soon”, which is not a date.", "Date: soon"),
        ("A,31.02.2026,", "the interview date is “31.02.2026”, which is not a date.", "Date: 31.02.2026"),
        ("A,24.11.2026,late", "the interview time is “late”, which is not a time.", "Time: late"),
        (",24.11.2026,", "it names no company.", ""),
        ("A,,,extra", "it has 4 cells, and there are 3 columns.", "extra"),
    ],
)
def test_what_is_not_understood_is_doubted_and_kept_in_the_notes(line: str, doubt: str, notes: str) -> None:
    (entry,) = entries_of(f"Company,Date,Time\n{line}\n")
    assert (entry.line, entry.doubt) == (2, doubt)
    assert entry.company is not None
    assert entry.company.notes == notes


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("x" * 1_001, "the name has 1,001 characters; 1,000 fit."),
        ("bell\x07", "the name contains the control character U+0007."),
    ],
)
def test_what_cannot_be_a_company(name: str, fault: str) -> None:
    entry, other = entries_of(f"Company\n{name}\nContoso\n")
    assert entry.company is None
    assert entry.fault.startswith(fault)
    assert other.company is not None


def test_a_note_over_its_limits_is_named() -> None:
    (entry,) = entries_of(f"Company,Notes\nA,{'x' * 20_001}\n")
    assert "a line of 20,001 characters" in entry.fault


def test_dates_without_a_time_begin_the_day_and_nothing_is_no_date() -> None:
    text = "Company,Date\nA,24.11.2026\nB,TBD\nC,-\nD,n/a\nE,\n"
    dates = [company.interview_at for company in companies_of(text)]
    assert dates == [datetime(2026, 11, 24), None, None, None, None]


def test_words_of_cells() -> None:
    rounds = {"2": 2, "2nd": 2, "Round 3": 3, "zweite Runde": 2, "2. Gespräch": 2, "0": None, "100": None}
    assert {text: round_of(text) for text in rounds} == rounds
    assert round_of("Onsite") is None
    assert [status_of(text) for text in ("Offen", "ABGELEHNT", "accepted ", "ghosted", "?")] == [
        Status.OPEN, Status.DECLINED, Status.ACCEPTED, Status.ARCHIVED, None,
    ]  # fmt: skip
    assert says_nothing(" — ")
    assert plain("Prénom_Ünïcode!") == "prenom unicode"


# What is here already


def planned(text: str, *stored: Company, **choices: Choice) -> ImportPlan:
    preview = compare_entries(entries_of(text), stored, NOW)
    return preview.plan({int(place[1:]): choice for place, choice in choices.items()})


def test_the_same_file_twice_doubles_nothing() -> None:
    text = "Company,Role,Date,Salary\nAdatum,Analyst,24.11.2026,60k\nContoso,,,\n"
    first = planned(text)
    assert [company.name for company in first.added] == ["Adatum", "Contoso"]
    second = planned(text, *first.added)
    assert not second.changes_something
    assert second.summary() == "0 added, 0 merged, 2 left as they were"
    rows = compare_entries(entries_of(text), first.added, NOW).rows
    assert [row.standing for row in rows] == [Standing.SAME, Standing.SAME]


def test_a_company_of_the_same_name_is_left_unless_somebody_says_otherwise() -> None:
    mine = here(" ADATUM", role="Mine", notes="My own.", round=3)
    header = "Company,Role,Round,Date,Status,Person,Notes,Salary"
    text = f"{header}\nAdatum,Theirs,2,24.11.2026,declined,Jane,Hello,60k\n"
    plan = planned(text, mine)
    assert plan.unchanged == (mine,)
    (added,) = planned(text, mine, _0=Choice.ADD).added
    assert added.name == "Adatum"
    ((before, after),) = planned(text, mine, _0=Choice.MERGE).pairs
    assert before is mine
    assert after == replace(
        mine,
        interview_at=datetime(2026, 11, 24),
        status=Status.DECLINED,
        people=(Person("new-1", "Jane"),),
        notes="My own.\n\nHello\nSalary: 60k",
        updated_at=NOW,
    )
    assert planned(text, after).summary() == "0 added, 0 merged, 1 left as it was"


def test_the_one_with_the_same_role_is_meant_then_the_one_changed_last() -> None:
    later = NOW - timedelta(days=1)
    one, two = here("Adatum", role="Dev"), here("Adatum", id="z", role="Lead", updated_at=later)
    rows = compare_entries(entries_of("Company,Role\nAdatum,Dev\nAdatum,Other\n"), [one, two], NOW).rows
    assert [row.mine for row in rows] == [one, two]


def test_those_in_the_trash_and_unnamed_ones_are_not_meant() -> None:
    stored = [here("Adatum", trashed_at=NOW), here("")]
    rows = compare_entries(entries_of("Company,Role\nAdatum,\n,Dev\n"), stored, NOW).rows
    assert [row.mine for row in rows] == [None, None]
    assert [row.standing for row in rows] == [Standing.NEW, Standing.DOUBTFUL]


def test_notes_that_would_be_too_long_together_cannot_be_filled_in() -> None:
    mine = here("Adatum", notes="a\n" * 95_000)
    (row,) = compare_entries(entries_of(f"Company,Notes\nAdatum,{'b ' * 9_000}\n"), [mine], NOW).rows
    assert tuple(row.results) == (Choice.ADD,)
    assert "would take 208," in row.remark


def test_several_lines_for_one_company_all_go_into_it() -> None:
    mine = here("Adatum", notes="Mine.")
    text = "Company,Round,Notes\nAdatum,1,One\nadatum,2,Two\nADATUM,3,Three\n"
    plan = planned(text, mine, _0=Choice.MERGE, _1=Choice.MERGE)
    ((before, after),) = plan.pairs
    assert before is mine
    assert (after.round, after.notes) == (2, "Mine.\n\nOne\n\nTwo")
    assert plan.summary() == "0 added, 1 merged, 1 left as it was"


def test_several_lines_for_one_company_as_far_as_there_is_room() -> None:
    mine = here("Adatum", notes="a\n" * 90_050)
    text = f"Company,Notes\nAdatum,{'x ' * 9_900}\nAdatum,{'y ' * 9_900}\n"
    plan = planned(text, mine, _0=Choice.MERGE, _1=Choice.MERGE)
    assert plan.summary() == "0 added, 1 merged, 0 left as they were, 1 line skipped"
    assert "line 3 (“Adatum”): The note would take" in plan.lines()[-1]


def test_a_name_that_is_there_twice_is_said() -> None:
    rows = compare_entries(entries_of("Company,Status\nA,\nB,\na,?x\n"), [], NOW).rows
    assert [row.remark for row in rows] == [
        "", "", "The status “?x” is kept in the notes. Line 2 has the same name.",
    ]  # fmt: skip
    assert [row.default for row in rows] == [Choice.ADD] * 3


def test_lines_that_are_skipped_are_named() -> None:
    plan = planned(f"Company,Date\nAdatum,soon\n{'x' * 1_001},\nContoso,\n")
    assert plan.summary() == "1 added, 0 merged, 0 left as they were, 2 lines skipped"
    assert plan.lines()[1] == (
        "skipped: line 2 (“Adatum”): the interview date is “soon”, which is not a date."
    )
    assert plan.lines()[2].startswith("skipped: line 3 (“xxx")
    taken = planned("Company,Date\nAdatum,soon\n", _0=Choice.ADD)
    assert taken.added[0].notes == "Date: soon"


@settings(deadline=None)
@given(
    st.binary(max_size=200)
    | st.text(max_size=200).map(lambda text: f"Company,Date,Round\n{text}".encode("utf-8", "replace"))
)
def test_any_bytes_are_a_plan_or_one_sentence(data: bytes) -> None:
    read: list[Sheet] = []
    if refusal(lambda: read.append(read_sheet(data))):
        return
    (sheet,) = read
    columns = recognise_columns(sheet).with_field(0, Field.NAME)
    fresh = ids()
    entries = read_entries(sheet, columns, CATALOGUE, NOW, lambda: next(fresh))
    preview = compare_entries(entries, [], NOW)
    plan = preview.plan()
    assert len(plan.added) + len(plan.skipped) == len(sheet.lines) - columns.has_header
    for row in preview.rows:
        for company in row.results.values():
            assert company == replace(company.with_name(company.name).with_notes(company.notes))
    again = compare_entries(entries, plan.added, NOW).plan()
    assert not any(company.name.strip() for company in again.added)


CELLS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=20)


@settings(deadline=None)
@given(st.lists(st.tuples(CELLS.filter(lambda name: bool(name.strip())), CELLS), min_size=1, max_size=8))
def test_names_and_roles_come_out_as_they_were_written(rows: list[tuple[str, str]]) -> None:
    import csv
    import io

    out = io.StringIO()
    # As an export writes it: what a spreadsheet would run stands behind an apostrophe.
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(("Company", "Role"))
    risky = tuple("=+-@＝＋－＠'")
    writer.writerows([f"'{cell}" if cell.startswith(risky[:-1]) else cell for cell in row] for row in rows)
    companies = companies_of(out.getvalue())
    expected = [(name.strip(), role.strip()) for name, role in rows]
    kept = [(company.name, company.role) for company in companies]
    assert kept == [
        tuple(cell[1:] if cell[:1] == "'" and cell[1:2] in risky[:-1] and cell[1:2] else cell for cell in row)
        for row in expected
    ]
