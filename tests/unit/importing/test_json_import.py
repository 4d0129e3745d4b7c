"""Imported JSON: what is filled in, and one message with place and fault for all that is refused."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from generated_companies import CATALOGUE, NOW, companies
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_helper.domain.company import Company, Status
from interview_helper.domain.reasons import Mark, Reason, Side
from interview_helper.export.json_format import render
from interview_helper.importing import json_text
from interview_helper.importing.json_file import read_json
from interview_helper.importing.refused import ImportRefused

NOW_KEPT = datetime(2026, 11, 23, 10, 42, 5, 678_000, tzinfo=UTC)


def read(text: str | bytes) -> list[Company]:
    return read_json(text.encode() if isinstance(text, str) else text, CATALOGUE, NOW)


def read_one(**keys: Any) -> Company:
    (company,) = read(json.dumps({"companies": [{"name": "Northwind", **keys}]}))
    return company


def read_reason(**keys: Any) -> Reason:
    (reason,) = read_one(id="c", reasons=[keys]).reasons
    return reason


def refusal(text: str | bytes) -> str:
    with pytest.raises(ImportRefused) as refused:
        read(text)
    message = str(refused.value)
    assert message.isprintable(), "one line, nothing invisible"
    assert message.endswith(".")
    return message


def with_value(keys: str) -> str:
    """A file whose fourth company's third reason has these keys, written as they are."""
    return (
        '{"companies": [{"name": "a"}, {"name": "b"}, {"name": "c"}, {"name": "Fabrikam", "reasons": '
        f'[{{"id": "job-interesting"}}, {{"id": "boss-difficult"}}, {{"id": "open-questions", {keys}}}]}}]}}'
    )


class TestWhatIsLeftOut:
    def test_only_the_name_is_needed(self) -> None:
        company = read_one()
        assert company == Company(
            id=company.id,
            created_at=NOW_KEPT,
            updated_at=NOW_KEPT,
            name="Northwind",
            reasons=tuple(known.fresh() for known in CATALOGUE),
        )
        assert company.id != read_one().id

    def test_a_missing_creation_is_not_after_the_last_change(self) -> None:
        company = read_one(updated_at="2020-01-02T03:04:05.678901+02:00")
        assert company.updated_at == datetime(2020, 1, 2, 1, 4, 5, 678_000, tzinfo=UTC)
        assert company.created_at == company.updated_at
        assert read_one(created_at="2020-01-02T03:04Z").updated_at == NOW_KEPT

    def test_a_built_in_reason_is_filled_from_the_catalogue(self) -> None:
        known = CATALOGUE[0]
        assert read_reason(id=known.id) == known.fresh()

    def test_but_not_over_what_is_given(self) -> None:
        given_keys = {"id": "job-below-level", "side": "decline", "text": "Too junior", "counterpart": None}
        assert read_reason(**given_keys) == Reason("job-below-level", Side.DECLINE, "Too junior")

    def test_a_reason_of_ones_own_gets_an_id_that_stays_the_same(self) -> None:
        first, second = (read_reason(side="accept", text="A garden", mark="ticked") for _ in range(2))
        assert first == second
        assert first.mark is Mark.TICKED
        assert first.id != read_reason(side="decline", text="A garden").id

    def test_a_list_of_reasons_is_taken_as_it_is_in_display_order(self) -> None:
        company = read_one(reasons=[{"id": "job-interesting"}, {"id": "boss-difficult"}])
        assert [reason.id for reason in company.reasons] == ["boss-difficult", "job-interesting"]
        assert read_one(reasons=[]).reasons == ()

    def test_the_balance_is_never_read(self) -> None:
        assert read_one(id="x", balance={"accept": "lots", "new": [1.5, {"deep": None}]}) == read_one(id="x")
        assert read_one(id="x", balance=7) == read_one(id="x")

    def test_no_companies_are_none(self) -> None:
        assert read('{"format": "interview-helper", "version": 1, "companies": []}') == []


class TestWhatIsTaken:
    def test_every_key(self) -> None:
        assert read_one(
            id="an id",
            role="BI developer",
            round=99,
            interview_at="2026-11-24 10:00:30",
            status="archived",
            notes="one\r\ntwo\u2028three",
            created_at="2026-01-01T00:00:00,5-01:00",
            updated_at="2026-01-02T00:00:00Z",
            reasons=[{"id": "own", "side": "decline", "text": "a\nb", "weight": 5, "deal_breaker": True}],
            people=[],
            questions=[],
            decisions=[],
        ) == Company(
            id="an id",
            created_at=datetime(2026, 1, 1, 1, 0, 0, 500_000, tzinfo=UTC),
            updated_at=datetime(2026, 1, 2, tzinfo=UTC),
            name="Northwind",
            role="BI developer",
            round=99,
            interview_at=datetime(2026, 11, 24, 10, 0, 30),
            status=Status.ARCHIVED,
            notes="one\ntwo\nthree",
            reasons=(Reason("own", Side.DECLINE, "a b", 5, deal_breaker=True),),
        )

    def test_a_byte_order_mark(self) -> None:
        (company,) = read(b'\xef\xbb\xbf{"companies": [{"name": "x"}]}')
        assert company.name == "x"

    @pytest.mark.parametrize(
        "name", ["", "../../etc/passwd", "CON", "\u202egnp.exe", "<img src=x>", "é" * 200]
    )
    def test_names_as_they_are_typed(self, name: str) -> None:
        assert read_one(name=name).name == name

    def test_nesting_inside_the_balance(self) -> None:
        deep = "[" * 500 + "]" * 500
        (company,) = read(f'{{"companies": [{{"name": "x", "balance": {deep}}}]}}')
        assert company.name == "x"


PLACE = "companies[3].reasons[2]"


class TestOneWrongValue:
    @pytest.mark.parametrize(
        ("keys", "message"),
        [
            ('"weight": true', ".weight (in “Fabrikam”) is true; it must be a whole number from 1 to 5."),
            ('"weight": "5"', ".weight (in “Fabrikam”) is “5”; it must be a whole number from 1 to 5."),
            ('"weight": 0', ".weight (in “Fabrikam”) is 0; it must be a whole number from 1 to 5."),
            ('"weight": 6', ".weight (in “Fabrikam”) is 6; it must be"),
            ('"weight": 3.0', ".weight (in “Fabrikam”) is 3.0; it must be"),
            ('"weight": null', ".weight (in “Fabrikam”) is null; it must be"),
            ('"weight": [1]', ".weight (in “Fabrikam”) is a list, [ … ]; it must be"),
            ('"weight": {"a": 1}', ".weight (in “Fabrikam”) is an object, { … }; it must be"),
            ('"weight": NaN', ".weight (in “Fabrikam”) is NaN, which is not a number."),
            ('"weight": -Infinity', ".weight (in “Fabrikam”) is -Infinity, which is not a number."),
            ('"weight": 1e400', ".weight (in “Fabrikam”) is 1e400, which is too large a number."),
            ('"weight": ' + "9" * 5000, ".weight (in “Fabrikam”) is a number of 5,000 digits, which is too"),
            ('"weight": ' + "9" * 200, ".weight (in “Fabrikam”) is 999"),
            ('"weight": 3, "weight": 4', " (in “Fabrikam”) has the key “weight” twice."),
            ('"wieght": 3', " (in “Fabrikam”) has the key “wieght”, which Interview Helper does not know."),
            ('"a` - at `$.b\\n": 3', " (in “Fabrikam”) has the key “a` - at `$.b�”, which"),
            (
                '"mark": "yes"',
                ".mark (in “Fabrikam”) is “yes”; it must be “unticked”, “ticked” or “unknown”.",
            ),
            ('"side": "left"', ".side (in “Fabrikam”) is “left”; it must be “decline” or “accept”."),
            ('"side": "decline"', ".side (in “Fabrikam”) is “decline”; for “open-questions” it is “accept”."),
            ('"deal_breaker": 1', ".deal_breaker (in “Fabrikam”) is 1; it must be true or false."),
            ('"deal_breaker": true', ".deal_breaker (in “Fabrikam”) is true; only a reason to turn the"),
            (
                '"counterpart": 1',
                ".counterpart (in “Fabrikam”) is 1; it must be the id of a reason in quotes,",
            ),
            ('"counterpart": ""', ".counterpart (in “Fabrikam”) is “”; an id has 1 to 100 characters"),
            ('"note": 1', ".note (in “Fabrikam”) is 1; it must be text in quotes."),
            ('"note": "a\\u0000b"', ".note (in “Fabrikam”) contains the control character U+0000."),
            ('"text": "\\ud800"', ".text (in “Fabrikam”) contains half a character (U+D800)."),
            ('"text": "%s"' % ("x" * 1001), ".text (in “Fabrikam”) has 1,001 characters; 1,000 fit."),
            ('"note": "%s"' % ("x" * 20_001), ".note (in “Fabrikam”) would have a line of 20,001 characters"),
            ('"note": "%s"' % ("x\\n" * 100_001), ".note (in “Fabrikam”) would take 200,002 bytes"),
        ],
    )
    def test_in_a_reason(self, keys: str, message: str) -> None:
        assert refusal(with_value(keys)).startswith(f"{PLACE}{message}")

    @pytest.mark.parametrize(
        ("keys", "message"),
        [
            ('"name": null', "companies[0].name is null; it must be text in quotes."),
            ('"name": "a\\u0000"', "companies[0].name contains the control character U+0000."),
            ('"role": "b"', "companies[0] has no “name”, which is needed."),
            (
                '"name": "x", "round": 100',
                "companies[0].round (in “x”) is 100; it must be a whole number from 1",
            ),
            (
                '"name": "x", "status": "lost"',
                "companies[0].status (in “x”) is “lost”; it must be “open”, “acc",
            ),
            ('"name": "x", "reasons": null', "companies[0].reasons (in “x”) is null; it must be a list of"),
            (
                '"name": "x", "reasons": [3]',
                "companies[0].reasons[0] (in “x”) is 3; it must be a reason in brac",
            ),
            (
                '"name": "x", "reasons": [{}]',
                "companies[0].reasons[0] (in “x”) has no “side”, which a reason of",
            ),
            (
                '"name": "x", "reasons": [{"side": "accept"}]',
                "companies[0].reasons[0] (in “x”) has no “text”",
            ),
            (
                '"name": "x", "reasons": [{"id": "own", "text": "t"}]',
                "companies[0].reasons[0] (in “x”) has no “s",
            ),
            (
                '"name": "x", "reasons": [{"id": "boss-difficult"}, {"id": "boss-difficult"}]',
                "companies[0].reasons[1].id (in “x”) is “boss-difficult”, which companies[0].reasons[0] has",
            ),
            (
                '"name": "x", "id": ""',
                "companies[0].id (in “x”) is “”; an id has 1 to 100 characters, all of",
            ),
            ('"name": "x", "id": "%s"' % ("i" * 101), "companies[0].id (in “x”) is “iiii"),
            ('"name": "x", "id": "a\\u202eb"', "companies[0].id (in “x”) is “a�b”; an id has 1 to 100"),
            (
                '"name": "x", "people": [{"name": "Ann", "age": 7}]',
                "companies[0].people[0] (in “x”) has the key “age”, which",
            ),
            (
                '"name": "x", "people": [{"management": 1}]',
                "companies[0].people[0].management (in “x”) is 1; it must be true or false.",
            ),
            (
                '"name": "x", "people": [{"id": "a"}, {"id": "a"}]',
                "companies[0].people[1].id (in “x”) is “a”, which companies[0].people[0] has already",
            ),
            (
                '"name": "x", "questions": ["?"]',
                "companies[0].questions[0] (in “x”) is “?”; it must be a question in braces, { … }.",
            ),
            ('"name": "x", "questions": [{}]', "companies[0].questions[0] (in “x”) has no “text”, which"),
            (
                '"name": "x", "decisions": [{"outcome": "perhaps", "on": "2026-11-24"}]',
                "companies[0].decisions[0].outcome (in “x”) is “perhaps”; it must be “accepted”",
            ),
            (
                '"name": "x", "decisions": [{"outcome": "accepted", "on": "2026-02-30"}]',
                "companies[0].decisions[0].on (in “x”) is “2026-02-30”; it must be a date such as",
            ),
            (
                '"name": "x", "decisions": [{"outcome": "accepted", "on": "2026-11-24", "hindsight": {}}]',
                "companies[0].decisions[0].hindsight (in “x”) has no “feeling”, which is needed.",
            ),
            (
                '"name": "x", "weighings": [{"occasion": "round", "at": "yesterday"}]',
                "companies[0].weighings[0].at (in “x”) is “yesterday”; it must be a date and time",
            ),
            (
                '"name": "x", "people": null',
                "companies[0].people (in “x”) is null; it must be a list of people, [ … ].",
            ),
            (
                '"name": "x", "interview_at": 3',
                "companies[0].interview_at (in “x”) is 3; it must be a date and",
            ),
            (
                '"name": "x", "interview_at": "24.11.2026"',
                "companies[0].interview_at (in “x”) is “24.11.2026”;",
            ),
            (
                '"name": "x", "interview_at": "2026-02-30T10:00"',
                "companies[0].interview_at (in “x”) is “2026-0",
            ),
            (
                '"name": "x", "interview_at": "2026-11-24T10:00+01:00"',
                "companies[0].interview_at (in “x”) is “2026-11-24T10:00+01:00”; it must be a date and time "
                "without a zone, such as",
            ),
            (
                '"name": "x", "updated_at": "2026-11-24T10:00"',
                "companies[0].updated_at (in “x”) is “2026-11-24T",
            ),
            (
                '"name": "x", "created_at": "0001-01-01T00:00+14:00"',
                "companies[0].created_at (in “x”) is “000",
            ),
            (
                '"name": "x", "created_at": "2026-13-01T00:00Z"',
                "companies[0].created_at (in “x”) is “2026-13",
            ),
        ],
    )
    def test_in_a_company(self, keys: str, message: str) -> None:
        assert refusal(f'{{"companies": [{{{keys}}}]}}').startswith(message)

    def test_two_companies_of_one_id(self) -> None:
        text = '{"companies": [{"name": "a", "id": "1"}, {"name": "b"}, {"name": "c", "id": "1"}]}'
        assert refusal(text).startswith("companies[2].id (in “c”) is “1”, which companies[0] has already")

    def test_a_long_name_is_clipped(self) -> None:
        keys = '"name": "%s", "round": 0' % ("n" * 300)
        assert len(refusal(f'{{"companies": [{{{keys}}}]}}')) < 200


class TestTheWholeFile:
    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("", "The file is empty."),
            (" \n\t", "The file is empty."),
            ("[]", "The file is JSON, but not from Interview Helper"),
            ("3", "The file is JSON, but not from Interview Helper"),
            ('{"name": "x"}', "The file is JSON, but not from Interview Helper"),
            ("NaN", "The file is NaN, which is not a number."),
            ('{"a": 1, "a": 2}', "The file has the key “a” twice."),
            ('{"format": "other", "companies": []}', "format is “other”; it must be “interview-helper”."),
            ('{"format": null, "companies": []}', "format is null; it must be “interview-helper”."),
            (
                '{"version": 2, "companies": [{"new": 1}]}',
                "version is 2: a newer Interview Helper wrote this",
            ),
            ('{"version": 0, "companies": []}', "version is 0; there never was such a version."),
            ('{"version": "1", "companies": []}', "version is “1”; it must be a whole number."),
            ('{"version": true, "companies": []}', "version is true; it must be a whole number."),
            ('{"format": "interview-helper"}', "The file has no “companies”, which is needed."),
            ('{"companies": {}}', "companies is an object, { … }; it must be a list of companies, [ … ]."),
            ('{"companies": [5]}', "companies[0] is 5; it must be a company in braces, { … }."),
            (
                '{"companies": [], "extra": 1}',
                "The file has the key “extra”, which Interview Helper does not",
            ),
            (
                '{"companies": [], "exported_at": "today"}',
                "exported_at is “today”; it must be a date and time",
            ),
            ('{"companies": [], "exported_at": 5}', "exported_at is 5; it must be text in quotes."),
            (
                '{"companies": [{"name": "x", "balance": {"tilt": NaN}}]}',
                "companies[0].balance.tilt (in “x”) is",
            ),
            ('{"companies": [\n{"name" 5}]}', "The file is not JSON: line 2, column 9"),
            ("{'companies': []}", "The file is not JSON: line 1, column 2"),
            ('{"companies": [{"name": "a\nb"}]}', "The file is not JSON: line 1, column 27"),
            ('{"companies": []} {}', "The file is not JSON: line 1, column 19"),
        ],
    )
    def test_is_refused_in_words(self, text: str, message: str) -> None:
        assert refusal(text).startswith(message)

    def test_nesting_of_a_hundred_thousand(self) -> None:
        assert refusal('{"companies":\n [' + "[" * 100_000).startswith(
            "The file is nested too deep at line 2, column 101."
        )
        nested = (
            '{"companies": [{"name": "[[[", "balance": ' + '{"a":' * 100_000 + "1" + "}" * 100_000 + "}]}"
        )
        assert refusal(nested).startswith("The file is nested too deep at line 1, column")

    def test_bytes_that_are_not_utf8(self) -> None:
        message = refusal(b'{"companies":\n [{"name": "M\xfcller"}]}')
        assert message.startswith("The file is not text in UTF-8: line 2 has the byte 0xfc")
        assert "not text in UTF-8" in refusal('{"companies": []}'.encode("utf-16"))

    def test_too_many_bytes(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(json_text, "SIZE_LIMIT", 10)
        assert refusal('{"companies": []}').startswith("The file has 17 bytes; 10 can be read.")

    def test_truncation_anywhere(self) -> None:
        whole = render([read_one(id="1", notes="a “note”\nwith lines")], NOW).encode().rstrip()
        for length in range(len(whole)):
            refusal(whole[:length])
        assert refusal(whole[:-1]).startswith("The file ends in the middle, at line ")
        assert refusal(b'{"companies": [{"name": "Nor').startswith(
            "The file ends in the middle, at line 1, column 28: a part of it is missing."
        )


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(
        ["decline", "accept", "job-interesting", "2026-11-24T10:00", "2026-11-24T10:00Z", 1e400]
    ),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)
REASON_KEYS = st.sampled_from(["id", "side", "text", "weight", "mark", "deal_breaker", "note", "counterpart"])
COMPANY_KEYS = st.sampled_from(
    [
        "id",
        "name",
        "role",
        "round",
        "interview_at",
        "status",
        "notes",
        "created_at",
        "updated_at",
        "people",
        "x",
    ]
)
SOME_REASONS = st.lists(st.dictionaries(REASON_KEYS, VALUES, max_size=3), max_size=2)
SOME_COMPANIES = st.lists(
    st.builds(
        lambda keys, reasons: {**keys, "reasons": reasons},
        st.dictionaries(COMPANY_KEYS, VALUES, max_size=3),
        SOME_REASONS | VALUES,
    ),
    max_size=2,
)


class TestWhateverComes:
    """Either companies, or one refusal: never another error."""

    @settings(deadline=None)
    @given(st.builds(lambda entries: {"companies": entries}, SOME_COMPANIES | VALUES))
    def test_near_misses(self, value: object) -> None:
        self._take(json.dumps(value).encode())

    @settings(deadline=None)
    @given(companies, st.integers(min_value=0), st.binary(max_size=3), st.integers(0, 3))
    def test_damaged_exports(self, company: Company, at: int, put: bytes, away: int) -> None:
        data = render([company], NOW).encode()
        at %= len(data)
        self._take(data[:at] + put + data[at + away :])

    @given(st.binary(max_size=50) | st.text("[]{},:\"\\0e-'", max_size=30).map(str.encode))
    def test_noise(self, data: bytes) -> None:
        self._take(data)

    @staticmethod
    def _take(data: bytes) -> None:
        message = ""
        try:
            read(data)
        except ImportRefused as refused:
            message = str(refused)
        assert not message or message.isprintable()
