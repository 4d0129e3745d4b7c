"""Where things lie, in a checkout, an installed wheel and a frozen bundle."""

from __future__ import annotations

import sys
from pathlib import Path

import platformdirs
import pytest

from interview_helper import paths


def put_resources(folder: Path, text: str = "[]") -> Path:
    folder.mkdir(parents=True)
    (folder / "reasons.json").write_text(text, encoding="utf-8")
    return folder


def test_this_checkout_has_its_resources() -> None:
    assert paths.resources() == Path(__file__).resolve().parents[2] / "resources"
    assert "job-below-level" in paths.read_resource("reasons.json")


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package folder with nothing in it, in place of the real one; not frozen."""
    folder = tmp_path / "site" / "interview_helper"
    folder.mkdir(parents=True)
    monkeypatch.setattr(paths, "_PACKAGE", folder)
    monkeypatch.delattr(sys, "_MEIPASS", raising=False)
    return folder


def test_a_checkout_and_an_editable_install_have_them_beside_the_package(package: Path) -> None:
    beside = put_resources(package.parent / "resources")
    assert paths.resources() == beside


def test_a_wheel_has_them_inside_the_package(package: Path) -> None:
    inside = put_resources(package / "resources")
    assert paths.resources() == inside


def test_inside_the_package_comes_before_beside_it(package: Path) -> None:
    put_resources(package.parent / "resources", "[1]")
    put_resources(package / "resources", "[2]")
    assert paths.read_resource("reasons.json") == "[2]"


def test_a_folder_of_that_name_without_the_reasons_is_somebody_elses(package: Path) -> None:
    (package / "resources").mkdir()
    beside = put_resources(package.parent / "resources")
    assert paths.resources() == beside


def test_a_frozen_program_has_them_in_its_bundle(
    package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_resources(package / "resources")
    bundled = put_resources(tmp_path / "bundle" / "resources")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "bundle"), raising=False)
    assert paths.resources() == bundled


def test_a_frozen_program_may_have_them_inside_the_package_too(
    package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = put_resources(package / "resources")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "bundle"), raising=False)
    assert paths.resources() == inside


def test_an_incomplete_installation_is_said_in_a_sentence(package: Path) -> None:
    with pytest.raises(FileNotFoundError) as missing:
        paths.resources()
    assert str(missing.value) == (
        f"Interview Helper’s resources are missing from {package}. Install the program again."
    )


def test_a_resource_is_read_as_utf_8(package: Path) -> None:
    folder = put_resources(package / "resources", "“I haven’t met anyone yet” – ☐ ☑")
    assert paths.read_resource("reasons.json") == "“I haven’t met anyone yet” – ☐ ☑"
    (folder / "help").mkdir()
    (folder / "help" / "start.md").write_text("Tick.", encoding="utf-8")
    assert paths.read_resource("help/start.md") == "Tick."


def test_the_data_folder_is_the_platforms_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked = []

    def user_data_path(*names: object, **options: object) -> Path:
        asked.append((names, options))
        return tmp_path / "not made yet"

    monkeypatch.setattr(platformdirs, "user_data_path", user_data_path)
    folder = paths.default_data_folder()
    assert folder == tmp_path / "not made yet"
    assert asked == [(("interview-helper",), {"appauthor": False})]
    assert not folder.exists()


def test_the_companies_are_in_one_file(tmp_path: Path) -> None:
    assert paths.database_file(tmp_path) == tmp_path / "companies.db"


def test_backups_lie_beside_the_data_unless_a_folder_was_chosen(tmp_path: Path) -> None:
    assert paths.backup_folder(tmp_path) == tmp_path / "backups"
    choice = tmp_path / "backup-folder.txt"
    for text in ("/srv/Söhne & Co", "/srv/Söhne & Co\n", "\ufeff/srv/Söhne & Co\r\n"):
        choice.write_bytes(text.encode())
        assert paths.backup_folder(tmp_path) == Path("/srv/Söhne & Co")


@pytest.mark.parametrize(
    "garbage", [b"", b"\n", b"backups", b"../elsewhere\n", b"/srv\n/other\n", b"/srv\0", b"\xff\xfe/srv"]
)
def test_a_choice_that_makes_no_sense_is_none(tmp_path: Path, garbage: bytes) -> None:
    (tmp_path / "backup-folder.txt").write_bytes(garbage)
    assert paths.backup_folder(tmp_path) == tmp_path / "backups"


def test_a_choice_that_cannot_be_read_is_none(tmp_path: Path) -> None:
    (tmp_path / "backup-folder.txt").mkdir()
    assert paths.backup_folder(tmp_path) == tmp_path / "backups"
