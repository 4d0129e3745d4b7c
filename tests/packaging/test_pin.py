"""The pinned requirements, from what pip reports."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from pin import WITHOUT_COMPILED_PARTS, Pinned, add_report, wanted, written

ROOT = Path(__file__).resolve().parents[2]


def reported(name: str, version: str, digest: str | None) -> dict[str, Any]:
    hashes = {} if digest is None else {"sha256": digest}
    return {
        "install": [
            {
                "metadata": {"name": name, "version": version},
                "download_info": {"archive_info": {"hashes": hashes}},
            }
        ]
    }


def test_files_of_several_platforms_come_together() -> None:
    pins: dict[str, Pinned] = {}
    for digest, system in (("bb", "linux"), ("aa", "win32"), ("bb", "linux")):
        add_report(pins, reported("PySide6_Essentials", "6.11.3", digest), system)
    assert written(pins, ["linux", "win32"]).splitlines()[1:] == [
        "pyside6-essentials==6.11.3 \\",
        "    --hash=sha256:aa \\",
        "    --hash=sha256:bb",
    ]


def test_what_one_system_needs_is_marked() -> None:
    pins: dict[str, Pinned] = {}
    add_report(pins, reported("pefile", "1", "aa"), "win32")
    assert 'pefile==1 ; sys_platform == "win32" \\' in written(pins, ["linux", "win32"])


def test_a_file_without_a_digest_is_refused() -> None:
    with pytest.raises(ValueError, match="no digest for msgspec 1"):
        add_report({}, reported("msgspec", "1", None), "linux")


def test_two_versions_are_refused() -> None:
    pins: dict[str, Pinned] = {}
    add_report(pins, reported("msgspec", "1", "aa"), "linux")
    with pytest.raises(ValueError, match=r"pin it in constraints\.txt"):
        add_report(pins, reported("msgspec", "2", "bb"), "win32")


def test_the_file_holds_everything_at_the_versions_of_the_constraints() -> None:
    """Fails after a change of the one without the other: run packaging/pin.py."""
    texts = [
        (ROOT / "packaging" / name).read_text() for name in ("requirements.txt", "requirements-sources.txt")
    ]
    held = dict(re.findall(r"^([a-z0-9.-]+)==([^ ]+) ", "\n".join(texts), re.MULTILINE))
    constraints = {
        normal(name): version
        for name, version in re.findall(
            r"^([\w.-]+)==(.+)$", (ROOT / "constraints.txt").read_text(), re.MULTILINE
        )
    }
    assert {name: version for name, version in held.items() if constraints.get(name) != version} == {}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    assert {normal(re.split(r"[<>=!]", one)[0]) for one in wanted(project)} <= held.keys()


def test_what_needs_no_compiled_parts_has_one_file_for_every_machine() -> None:
    text = (ROOT / "packaging" / "requirements.txt").read_text()
    for name in WITHOUT_COMPILED_PARTS:
        (entry,) = re.findall(rf"^{name}==[^ ]+ (?:\\\n +--hash=\S+ ?)+", text, re.MULTILINE)
        assert entry.count("--hash") == 1


def test_no_address_is_in_the_file() -> None:
    assert "://" not in (ROOT / "packaging" / "requirements.txt").read_text()


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
