from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from sample_company import EXPORTED_AT, SAMPLE, UNNAMED

from interview_helper.domain.balance import weigh
from interview_helper.domain.reasons import Mark, Reason, Side
from interview_helper.export import json_format
from interview_helper.export.json_format import render


def test_every_key_in_its_order() -> None:
    text = render([SAMPLE], EXPORTED_AT)
    document = json.loads(text)
    assert list(document) == ["format", "version", "exported_at", "companies"]
    assert (document["format"], document["version"]) == ("interview-helper", 1)
    assert document["exported_at"] == "2026-11-23T10:42:00+00:00"
    (company,) = document["companies"]
    assert list(company.items())[:9] == [
        ("id", SAMPLE.id),
        ("name", "Northwind *Traders*"),
        ("role", "Data & analysis"),
        ("round", 2),
        ("interview_at", "2026-11-24T10:00"),
        ("status", "open"),
        ("notes", SAMPLE.notes),
        ("created_at", "2026-11-09T18:20:00+00:00"),
        ("updated_at", "2026-11-20T19:05:06.789+00:00"),
    ]
    assert list(company)[9:] == ["reasons", "people", "questions", "decisions", "balance"]
    assert [company[key] for key in ("people", "questions", "decisions")] == [[], [], []]
    assert [reason["id"] for reason in company["reasons"]] == [
        "culture-negative",
        "relocation-unsupported",
        "boss-difficult",
        "job-interesting",
        "values-aligned",
    ]
    assert list(company["reasons"][0].items()) == [
        ("id", "culture-negative"),
        ("side", "decline"),
        ("text", "Culture"),
        ("weight", 3),
        ("mark", "ticked"),
        ("deal_breaker", True),
        ("note", "Rude.\n\n> twice"),
        ("counterpart", None),
    ]
    assert list(company["balance"].items()) == [
        ("accept", 4),
        ("decline", 3),
        ("tilt", 0.142857),
        ("tilt_low", -0.111111),
        ("tilt_high", 0.25),
        ("verdict", "deal_breaker"),
        ("deal_breakers", ["culture-negative"]),
        ("margin_percent", 14),
        ("settled", False),
        ("tipping_unknowns", ["relocation-unsupported"]),
        (
            "flips",
            [
                {"reason": "job-interesting", "change": "untick"},
                {"reason": "boss-difficult", "change": "tick"},
                {"reason": "relocation-unsupported", "change": "tick"},
            ],
        ),
        ("fewest_changes", 1),
        ("equal_weights", "even"),
        ("contradictions", []),
    ]


def test_nothing_weighed_is_as_the_format_shows_it() -> None:
    (company,) = json.loads(render([UNNAMED], EXPORTED_AT))["companies"]
    assert company["interview_at"] is None
    assert company["balance"] == {
        "accept": 0,
        "decline": 0,
        "tilt": 0.0,
        "tilt_low": 0.0,
        "tilt_high": 0.0,
        "verdict": "nothing_weighed",
        "deal_breakers": [],
        "margin_percent": None,
        "settled": False,
        "tipping_unknowns": [],
        "flips": [],
        "fewest_changes": None,
        "equal_weights": "even",
        "contradictions": [],
    }


def test_contradictions_are_pairs_decline_first() -> None:
    below = Reason("job-below-level", Side.DECLINE, "", mark=Mark.TICKED, counterpart="job-interesting")
    company = replace(SAMPLE, reasons=(*SAMPLE.reasons, below))
    (written,) = json.loads(render([company], EXPORTED_AT))["companies"]
    assert written["balance"]["contradictions"] == [["job-below-level", "job-interesting"]]


def test_a_tilt_that_rounds_to_nothing_has_no_sign(monkeypatch: pytest.MonkeyPatch) -> None:
    # As of four hundred thousand reasons, which take too long to weigh here.
    weighed = replace(weigh(SAMPLE.reasons), tilt=-4e-7, tilt_low=-6e-7)
    monkeypatch.setattr(json_format, "weigh", lambda _reasons: weighed)
    text = render([SAMPLE], EXPORTED_AT)
    assert '"tilt": 0.0,' in text
    assert '"tilt_low": -1e-06,' in text


def test_text_is_utf8_and_safe_for_every_reader() -> None:
    text = render([replace(SAMPLE, name="Müller \U0001f4a9 a\u2028b\u2029c")], EXPORTED_AT)
    assert "Müller \U0001f4a9 a\\u2028b\\u2029c" in text
    assert text.endswith("}\n")
    assert json.loads(text)["companies"][0]["name"] == "Müller \U0001f4a9 a\u2028b\u2029c"


def test_times_are_in_utc_and_only_as_exact_as_they_need_to_be() -> None:
    company = replace(SAMPLE, interview_at=datetime(2026, 1, 2, 3, 4, 5))
    text = render([company], EXPORTED_AT.astimezone(timezone(timedelta(hours=5, minutes=30))))
    document = json.loads(text)
    assert document["exported_at"] == "2026-11-23T10:42:00+00:00"
    assert document["companies"][0]["interview_at"] == "2026-01-02T03:04:05"
