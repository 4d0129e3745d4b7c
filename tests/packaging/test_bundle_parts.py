"""What goes into the bundle besides libraries: licences, compiled signatures, and where files come from."""

from __future__ import annotations

import importlib.util
import marshal
from importlib.metadata import version
from pathlib import Path

import msgspec
import pytest
from bundle.licence_files import COMMON, README, distribution_licences, licence_entries, word_on_licences
from bundle.origins import Origin, System, building_system, origin_of
from bundle.signatures import FOLDER, compiled

ROOT = Path(__file__).resolve().parents[2]
UBUNTU = System("ubuntu", "22.04", "Ubuntu", "Ubuntu 22.04")


def test_a_library_of_python_is_known() -> None:
    assert origin_of(Path(msgspec.__file__)) == Origin("pypi", "msgspec", version("msgspec"))


def test_a_module_of_python_is_known() -> None:
    origin = origin_of(Path(importlib.util.__file__))
    assert origin.name == "Python" or origin.kind == "deb"


def test_a_file_that_nobody_published_is_refused(tmp_path: Path) -> None:
    (tmp_path / "lib.so").touch()
    with pytest.raises(ValueError, match="cannot be shipped"):
        origin_of(tmp_path / "lib.so")


def test_every_licence_goes_along(monkeypatch: pytest.MonkeyPatch) -> None:
    files = {"msgspec/LICENSE.txt": ROOT / "LICENSE"}
    monkeypatch.setattr("bundle.licence_files.distribution_licences", lambda _name: files)
    places = [entry[0] for entry in licence_entries([Origin("pypi", "msgspec", "1")], ROOT)]
    assert "licences/interview-helper.txt" in places
    assert "licences/msgspec/LICENSE.txt" in places
    assert {f"licences/{name}" for name in (*COMMON, README)} <= set(places)


def test_a_package_without_its_licence_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bundle.licence_files.distribution_licences", lambda _name: {})
    with pytest.raises(ValueError, match="debian/no-such-package"):
        licence_entries([Origin("deb", "no-such-package", "1")], ROOT)


def test_a_distribution_says_its_licence() -> None:
    (file,) = distribution_licences("msgspec").values()
    assert "Permission" in file.read_text() or "Redistribution" in file.read_text()


def test_the_word_on_the_licences_names_what_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bundle.licence_files.building_system", lambda: UBUNTU)
    said = word_on_licences([Origin("deb", "libxcb1", "1"), Origin("pypi", "msgspec", "1")])
    assert all(
        name in said for name in ("LGPL-3.txt", "GPL-3.txt", "ICU.txt", "\ndebian/ ", "libraries of Ubuntu")
    )
    assert said.endswith("are the source packages of Ubuntu 22.04.\n")
    assert "{" not in said


def test_it_tells_of_no_packages_where_none_are_taken() -> None:
    said = word_on_licences([Origin("pypi", "msgspec", "1")])
    assert "debian" not in said
    assert said.endswith("https://download.qt.io.\n")


@pytest.mark.parametrize(
    ("said", "system"),
    [
        ({"ID": "ubuntu", "VERSION_ID": "22.04", "NAME": "Ubuntu"}, UBUNTU),
        (
            {"ID": "debian", "VERSION_ID": "12", "NAME": "Debian GNU/Linux"},
            System("debian", "12", "Debian", "Debian 12"),
        ),
        ({"ID": "debian", "NAME": "Debian GNU/Linux"}, System("debian", "", "Debian", "Debian")),
    ],
)
def test_the_system_that_is_built_on(
    monkeypatch: pytest.MonkeyPatch, said: dict[str, str], system: System
) -> None:
    monkeypatch.setattr("platform.freedesktop_os_release", lambda: said)
    assert building_system.__wrapped__() == system


def test_compiled_signatures_are_the_same_wherever_they_are_made(tmp_path: Path) -> None:
    sources = {"shibokensupport/signature/one.py": b"def f():\n    return 1\n"}
    (first,) = compiled(sources, tmp_path / "a")
    (second,) = compiled(sources, tmp_path / "b")
    assert first[0] == f"{FOLDER}/shibokensupport/signature/one.pyc"
    content = Path(first[1]).read_bytes()
    assert content == Path(second[1]).read_bytes()
    assert content[:4] == importlib.util.MAGIC_NUMBER
    assert content[4:8] == b"\x01\0\0\0", "never compared with a source"
    assert marshal.loads(content[16:]).co_filename == "shibokensupport/signature/one.py"
