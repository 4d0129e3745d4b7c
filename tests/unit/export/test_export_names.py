from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from sample_company import SAMPLE

from interview_helper.export.names import proposed_file_name

RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³")}
NASTY = [
    "../../etc/passwd",
    "..\\..\\boot.ini",
    "CON",
    "com1.txt",
    "a/b",
    "trailing...",
    "trailing   ",
    "é" * 200,
    "x" * 400,
    "👩‍👩‍👧‍👦",
    "\N{RIGHT-TO-LEFT OVERRIDE}gpj.exe",
    "",
    " ",
    "-rf",
    "~",
    "a\0b\nc",
    "\u0301\u0301",
    "हिन्दी कंपनी",
    "İstanbul",
    'a<b>:"|?*',
    "\ud800",
    "\ufeff",
]


def name_of(name: str, identity: str = SAMPLE.id, suffix: str = ".md") -> str:
    return proposed_file_name([replace(SAMPLE, name=name, id=identity)], suffix)


def assert_plain(proposed: str, suffix: str) -> None:
    assert proposed.endswith(suffix)
    stem = proposed.removesuffix(suffix)
    slug, dash, digits = stem.rpartition("-")
    assert dash
    assert len(digits) == 8
    assert set(digits) <= set("0123456789abcdef")
    assert 0 < len(slug.encode()) <= 120
    assert len(unicodedata.normalize("NFD", proposed).encode("utf-16-le")) // 2 <= 255
    assert not set(proposed) & set('/\\:*?"<>|')
    assert all(unicodedata.category(character)[0] in "LNM" or character in "-." for character in proposed)
    assert slug[0].isalnum()
    assert not slug.endswith("-")
    assert proposed.split(".")[0].casefold() not in RESERVED
    assert unicodedata.normalize("NFC", proposed) == proposed


@pytest.mark.parametrize(
    ("name", "proposed"),
    [
        ("Northwind Traders", "northwind-traders-8f4b8a52.md"),
        ("../../etc/passwd", "etc-passwd-8f4b8a52.md"),
        ("CON", "con-8f4b8a52.md"),
        ("a/b", "a-b-8f4b8a52.md"),
        ("trailing. . .", "trailing-8f4b8a52.md"),
        ("Müller & Söhne", "müller-söhne-8f4b8a52.md"),
        ("हिन्दी", "हिन्दी-8f4b8a52.md"),
        ("\N{RIGHT-TO-LEFT OVERRIDE}gpj.exe", "gpj-exe-8f4b8a52.md"),
        ("🙂", "company-8f4b8a52.md"),
        ("", "company-8f4b8a52.md"),
        ("é" * 200, "é" * 60 + "-8f4b8a52.md"),
    ],
)
def test_one_company(name: str, proposed: str) -> None:
    assert name_of(name) == proposed


@given(st.sampled_from(NASTY) | st.text(), st.sampled_from([".md", ".txt", ".json"]))
def test_always_a_plain_name(name: str, suffix: str) -> None:
    assert_plain(name_of(name, suffix=suffix), suffix)


@given(
    st.text(max_size=10), st.sets(st.text(st.characters(codec="utf-8"), min_size=1), min_size=2, max_size=4)
)
def test_distinct_ids_give_distinct_names(name: str, identities: set[str]) -> None:
    assert len({name_of(name, identity) for identity in identities}) == len(identities)


@given(st.uuids(version=4), st.uuids(version=4))
def test_a_random_id_gives_its_own_first_digits(one: UUID, other: UUID) -> None:
    assume(one.hex[:8] != other.hex[:8])
    assert name_of("x", str(one)) == f"x-{one.hex[:8]}.md"
    assert name_of("x", str(one)) != name_of("x", str(other))


@pytest.mark.parametrize("companies", [[], [SAMPLE, SAMPLE]])
def test_several(companies: list[object]) -> None:
    assert proposed_file_name(companies, ".json", date(2026, 11, 23)) == "interview-helper-2026-11-23.json"  # type: ignore[arg-type]
    assert proposed_file_name(companies, ".json").startswith("interview-helper-2")  # type: ignore[arg-type]
