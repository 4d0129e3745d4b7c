"""What could hurt, given to the command line: kept as typed, or refused in one line; never a traceback."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from cli_driver import CATALOGUE, FABRIKAM, NORTHWIND, NOW, Command, bytes_in, store, stored
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interview_helper.domain.company import new_company
from interview_helper.export.formats import format_by_id

RLO = "\N{RIGHT-TO-LEFT OVERRIDE}"
NAMES = [
    "../../etc/passwd",
    "..\\..\\boot.ini",
    "CON",
    "a/b",
    "trailing. . .",
    "x" * 400,
    "é" * 200,
    "👩‍👩‍👧‍👦",
    f"{RLO}gpj.exe",
    "-rf",
    "--output",
    "*",
    "~",
    "$(reboot)",
    "`id`",
    "%s %n",
    "{0} {name}",
    "<img src=file:///etc/passwd>",
    "=1+1",
    'a "quoted" \\ name',
    "NEAR(",
    "' OR 1=1 --",
]
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
JSON = format_by_id("json").render([NORTHWIND, FABRIKAM], NOW)
often = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def assert_said_in_a_line(code: int, err: str) -> None:
    assert code in (0, 1, 2)
    assert "Traceback" not in err
    assert "should not have" not in err
    if code == 1:
        assert err.count("\n") == 1


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_listed_and_exported_as_it_was_typed(tmp_path: Path, run: Command, name: str) -> None:
    store(tmp_path, replace(FABRIKAM, name=name), NORTHWIND)
    assert run("list")[1].splitlines()[0].split("\t")[0] == name
    code, out, err = run("export", "--format", "json", "--", name)
    assert (code, err) == (0, "")
    assert [one["name"] for one in json.loads(out)["companies"]] == [name]


@pytest.mark.parametrize("name", NAMES)
def test_a_file_named_after_it_lies_in_the_folder_that_was_given(
    tmp_path: Path, run: Command, name: str
) -> None:
    store(tmp_path, replace(FABRIKAM, name=name))
    target = tmp_path / "out" / "deep"
    target.mkdir(parents=True)
    before = bytes_in(tmp_path)
    for kind in ("markdown", "text", "json"):
        assert run("export", "--format", kind, "--output", str(target), "--", name)[0] == 0
    new = {place for place in bytes_in(tmp_path) if place not in before}
    assert len(new) == 3
    for place in new:
        file = tmp_path / place
        assert file.parent == target
        assert len(file.name.encode()) <= 120 + len("-12345678.json")
        assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("name", [*NAMES, "", "\x1b[31m", "\udcff", "\n\n"])
def test_a_name_that_nobody_has_is_said_in_a_line(tmp_path: Path, run: Command, name: str) -> None:
    store(tmp_path, NORTHWIND)
    code, out, err = run("export", "--format", "json", "--", name)
    assert (code, out) == (1, "")
    assert_said_in_a_line(code, err)
    assert not CONTROLS.search(err.removesuffix("\n"))


def test_the_name_of_a_file_writes_no_controls_to_the_terminal(tmp_path: Path, run: Command) -> None:
    file = tmp_path / "\x1b]0;title\x07\x9b31m.json"
    file.write_text("{")
    code, out, err = run("import", str(file))
    assert (code, out) == (1, "")
    assert_said_in_a_line(code, err)
    assert not CONTROLS.search(err.removesuffix("\n"))


@pytest.mark.parametrize("name", ["\x1b[31mred", "bell\x07", "\x9b31m", "a\0b", "\ud800"])
def test_no_name_writes_controls_to_the_terminal(tmp_path: Path, run: Command, name: str) -> None:
    store(tmp_path, NORTHWIND)
    spoilt = json.loads(JSON)
    spoilt["companies"][0] |= {"id": "new", "name": name}
    file = tmp_path / "in.json"
    file.write_text(json.dumps(spoilt))
    before = stored(tmp_path)
    code, out, err = run("import", str(file))
    assert code == 1
    assert_said_in_a_line(code, err)
    assert not CONTROLS.search(out + err.removesuffix("\n"))
    assert stored(tmp_path) == before


@often
@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=30), max_size=3))
def test_any_names_give_companies_or_a_sentence(tmp_path: Path, run: Command, wanted: list[str]) -> None:
    if not (tmp_path / "data").exists():
        store(tmp_path, NORTHWIND, *(new_company(CATALOGUE, name, NOW) for name in NAMES[:5]))
    code, _, err = run("export", "--format", "text", "--", *wanted)
    assert_said_in_a_line(code, err)
    assert code == (0 if not wanted else code)


@often
@given(st.data())
def test_a_spoilt_file_is_imported_or_refused_whole(
    tmp_path: Path, run: Command, data: st.DataObject
) -> None:
    if not (tmp_path / "data").exists():
        store(tmp_path, NORTHWIND)
    text = bytearray(JSON)
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(text) - 1))
        what = data.draw(
            st.sampled_from([b"", b"\0", b"\xff", b"NaN", b"1e400", b"[" * 2_000, b'"', b"9" * 5_000])
        )
        text[place : place + data.draw(st.integers(0, 20))] = what
    file = tmp_path / "in.json"
    file.write_bytes(text)
    before = stored(tmp_path)
    code, _, err = run("import", str(file))
    assert_said_in_a_line(code, err)
    if code:
        assert stored(tmp_path) == before


@often
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    )
)
def test_any_other_json_is_refused_in_a_line(tmp_path: Path, run: Command, value: object) -> None:
    file = tmp_path / "in.json"
    file.write_text(json.dumps(value))
    code, out, err = run("import", str(file))
    assert (code, out) == (1, "")
    assert_said_in_a_line(code, err)
    assert not (tmp_path / "data").exists()


def test_markup_is_written_as_text(tmp_path: Path, run: Command) -> None:
    tag = "<img src=file:///etc/passwd> [x](javascript:alert)"
    store(tmp_path, replace(FABRIKAM, name=tag, notes=tag))
    assert tag in run("export", "--format", "text")[1]
    out = run("export", "--format", "markdown")[1]
    assert "<img" not in out.replace("\\<img", "")
    assert "](javascript" not in out.replace("\\](", "")
