"""The bill of materials names what is in the bundle, and is the same for the same bundle."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from bundle.origins import Origin

pytest.importorskip("cyclonedx", reason="needs what builds are made with: pip install -e '.[package]'")

import apsw
import msgspec
import sbom
from bundle.origins import System
from licence_table import PARTS
from sbom import bill_of_materials, purl

UBUNTU = System("ubuntu", "22.04", "Ubuntu", "Ubuntu 22.04")
EPOCH = 1_700_000_000
CORE = str(next(Path(msgspec.__file__).parent.glob("_core*")))


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """A bundle of one library."""
    library = tmp_path / "bundle" / "_internal" / "msgspec" / "_core.so"
    library.parent.mkdir(parents=True)
    shutil.copyfile(CORE, library)
    library.with_name("link.so").symlink_to("_core.so")
    return tmp_path / "bundle"


def bill(bundle: Path) -> Any:
    return json.loads(bill_of_materials(bundle, "1.2.3", EPOCH, {"msgspec/_core.so": CORE}))


def test_a_library_is_listed_with_its_origin_licence_and_digest(bundle: Path) -> None:
    components = {one["name"]: one for one in bill(bundle)["components"]}
    library = components["msgspec/_core.so"]
    assert library["purl"].startswith("pkg:pypi/msgspec@")
    assert library["hashes"][0]["alg"] == "SHA-256"
    assert library["licenses"]
    assert "msgspec/link.so" not in components, "a link is no library of its own"


def test_what_is_inside_other_files_is_listed(bundle: Path) -> None:
    components = {one["bom-ref"]: one for one in bill(bundle)["components"]}
    assert components["inside/APSW/SQLite3 Multiple Ciphers"]["version"] in apsw.mc_version
    assert components["inside/APSW/SQLite"]["version"] == apsw.sqlite_lib_version()
    assert components["inside/Qt/HarfBuzz"]["licenses"]
    names = {one["name"] for one in components.values()}
    assert {part.name for part in PARTS if part.inside} <= names


def test_what_is_a_file_is_not_listed_as_inside_others_too(bundle: Path) -> None:
    place = bundle / "_internal" / "libpng16.so.16"
    shutil.copyfile(CORE, place)
    whole = json.loads(
        bill_of_materials(bundle, "1.2.3", EPOCH, {"msgspec/_core.so": CORE, "libpng16.so.16": CORE})
    )
    names = {one["name"] for one in whole["components"]}
    assert "libpng16.so.16" in names
    assert "libpng" not in names


def test_a_library_of_another_version_than_its_package(bundle: Path) -> None:
    place = bundle / "_internal" / "PySide6" / "libicuuc.so.73"
    place.parent.mkdir()
    shutil.copyfile(CORE, place)
    sources = {"msgspec/_core.so": CORE, "PySide6/libicuuc.so.73": CORE}
    whole = json.loads(bill_of_materials(bundle, "1.2.3", EPOCH, sources))
    (found,) = [one for one in whole["components"] if one["name"].endswith("libicuuc.so.73")]
    assert found["version"] == "73"


def test_the_distributions_are_listed_but_not_the_program_itself(bundle: Path) -> None:
    whole = bill(bundle)
    names = {one["name"] for one in whole["components"]}
    assert {"Python", "PySide6_Essentials", "shiboken6", "msgspec", "platformdirs", "pyinstaller"} <= names
    assert "interview-helper" not in names
    assert whole["metadata"]["component"]["version"] == "1.2.3"
    assert all(one.get("licenses") for one in whole["components"])


def test_the_same_bundle_gives_the_same_bill(bundle: Path) -> None:
    assert bill(bundle) == bill(bundle)


@pytest.mark.parametrize(
    ("origin", "words"),
    [
        (Origin("deb", "libxcb1", "1.15-1"), "pkg:deb/ubuntu/libxcb1@1.15-1?distro=ubuntu-22.04"),
        (Origin("pypi", "PySide6_Essentials", "6.11.3"), "pkg:pypi/pyside6-essentials@6.11.3"),
        (Origin("python", "Python", "3.11.7"), "pkg:generic/python@3.11.7"),
    ],
)
def test_tools_can_look_a_package_up(monkeypatch: pytest.MonkeyPatch, origin: Origin, words: str) -> None:
    monkeypatch.setattr(sbom, "building_system", lambda: UBUNTU)
    assert purl(origin).to_string() == words
