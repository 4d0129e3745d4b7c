from __future__ import annotations

import subprocess
import sys

import pytest
from sample_company import EXPORTED_AT, SAMPLE

from interview_helper.export import json_format, markdown, plain_text
from interview_helper.export.formats import FORMATS, Format, format_by_id


@pytest.mark.parametrize(
    ("identity", "suffix", "text"),
    [
        ("markdown", ".md", markdown.render([SAMPLE], EXPORTED_AT)),
        ("text", ".txt", plain_text.render([SAMPLE], EXPORTED_AT)),
        ("json", ".json", json_format.render([SAMPLE], EXPORTED_AT)),
    ],
)
def test_each_format(identity: str, suffix: str, text: str) -> None:
    chosen = format_by_id(identity)
    assert chosen.suffix == suffix
    assert f"(*{suffix})" in chosen.filter_text
    assert chosen.filter_text.startswith(chosen.title)
    assert chosen.render([SAMPLE], EXPORTED_AT) == text.encode()


def test_ids_and_suffixes_are_distinct() -> None:
    def distinct(values: list[str]) -> bool:
        return len(set(values)) == len(FORMATS)

    assert distinct([known.id for known in FORMATS])
    assert distinct([known.suffix for known in FORMATS])
    assert all(isinstance(known, Format) for known in FORMATS)


def test_an_unknown_format() -> None:
    with pytest.raises(KeyError):
        format_by_id("docx")


def test_renderers_are_imported_only_when_used() -> None:
    code = (
        "import sys, interview_helper.export.formats\n"
        "print([m for m in sys.modules if m.startswith('interview_helper.export.')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['interview_helper.export.formats']"
