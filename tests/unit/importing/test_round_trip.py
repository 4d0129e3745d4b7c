"""What is exported and imported again is what it was, to the byte."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from generated_companies import CATALOGUE, NOW, lists_of_companies
from hypothesis import given, settings

from interview_helper.domain.company import Company
from interview_helper.export.json_format import render
from interview_helper.importing.json_file import read_json
from interview_helper.paths import read_resource

EXPORTED_AT = datetime(2026, 11, 23, 10, 42, tzinfo=UTC)


@settings(max_examples=200, deadline=None)
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
