"""What is exported and imported again is what it was, to the byte."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from fault_table import times
from generated_companies import CATALOGUE, NOW, letters, lists_of_companies, priority_lists
from hypothesis import given, settings

from interview_helper.domain.common import Common
from interview_helper.domain.company import Company
from interview_helper.domain.priorities import Priorities
from interview_helper.export.json_format import render
from interview_helper.importing.json_file import read_contents, read_json
from interview_helper.paths import read_resource

EXPORTED_AT = datetime(2026, 11, 23, 10, 42, tzinfo=UTC)


@settings(max_examples=times(1_000, 10_000))
@given(lists_of_companies)
def test_export_import_export_is_identical(companies: list[Company]) -> None:
    first = render(companies, EXPORTED_AT)
    again = read_json(first.encode(), CATALOGUE, NOW)
    assert again == companies
    assert render(again, EXPORTED_AT) == first


def test_the_example_companies_are_as_this_version_exports_them() -> None:
    text = read_resource("examples/companies.json")
    companies = read_json(text.encode(), CATALOGUE, NOW)
    assert render(companies, datetime.fromisoformat(json.loads(text)["exported_at"])) == text


@given(lists_of_companies, priority_lists, letters)
def test_what_counts_for_all_companies_comes_back_too(
    companies: list[Company], priorities: Priorities, letters: dict[str, tuple[str, str]]
) -> None:
    first = render(companies, EXPORTED_AT, Common(priorities, letters, "Ann Ö"))
    again = read_contents(first.encode(), CATALOGUE, NOW)
    assert again == (companies, Common(priorities, letters, "Ann Ö"))
    assert render(again.companies, EXPORTED_AT, again.common) == first
