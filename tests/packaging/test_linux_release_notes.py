"""The changelog, in the forms that packages want."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from linux.metainfo import metainfo
from linux.release_notes import Release, debian_changelog, releases
from linux_machine import EPOCH, ask, on_debian
from recipes import PROJECT

import interview_helper

CHANGELOG = """# Changelog

Words before.

## Unreleased

### Added
- A **new** thing, said in [more words](ARCHITECTURE.md)
  than one line holds.
- `code`

## [0.2.0] - 2026-11-20

### Fixed
- An old fault.

## 0.1.0 – 2026-10-01

- The beginning.
"""


def versions(text: str, version: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(one.version, f"{one.day:%Y-%m-%d}", one.points) for one in releases(text, version, EPOCH)]


def test_what_is_unreleased_is_the_version_being_built() -> None:
    assert versions(CHANGELOG, "0.3.0") == [
        ("0.3.0", "2026-11-23", ("A new thing, said in more words than one line holds.", "code")),
        ("0.2.0", "2026-11-20", ("An old fault.",)),
        ("0.1.0", "2026-10-01", ("The beginning.",)),
    ]


def test_a_version_that_is_built_again_keeps_its_day() -> None:
    found = versions(CHANGELOG, "0.2.0")
    assert [one[:2] for one in found] == [("0.2.0", "2026-11-20"), ("0.1.0", "2026-10-01")]
    assert found[0][2][-1] == "An old fault."


def test_an_empty_unreleased_section_is_no_release() -> None:
    text = "## Unreleased\n\n## 1.0.0 - 2026-11-23\n- All.\n"
    assert versions(text, "1.0.0") == [("1.0.0", "2026-11-23", ("All.",))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("## 0.2.0 - 2026-11-23\n- A.\n", "nothing of version 0.1.0"),
        ("# Changelog\n", "nothing of version"),
        ("## Unreleased\n- A.\n\n## 0.0.1\n- B.\n", "no date for 0.0.1"),
        ("## Soon\n- A.\n", "neither a version"),
    ],
)
def test_what_cannot_be_told_is_refused(text: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        releases(text, "0.1.0", EPOCH)


def test_our_changelog_can_be_read() -> None:
    text = (PROJECT / "CHANGELOG.md").read_text(encoding="utf-8")
    found = releases(text, interview_helper.__version__, EPOCH)
    assert len(found[0].points) > 5
    assert not [point for one in found for point in one.points if "**" in point or "`" in point]


@on_debian
def test_debian_reads_its_changelog(tmp_path: object) -> None:
    file = f"{tmp_path}/changelog"
    with open(file, "w", encoding="utf-8") as out:  # noqa: PTH123
        out.write(debian_changelog(releases(CHANGELOG, "0.3.0", EPOCH)))
    said = ask("dpkg-parsechangelog", "-l", file, "--all")
    assert "Source: interview-helper" in said
    assert "Version: 0.3.0" in said
    assert "Mon, 23 Nov 2026 00:00:00 +0000" in said
    assert max(map(len, said.splitlines())) < 90


def test_the_software_centre_gets_every_release() -> None:
    root = ET.fromstring(metainfo(releases(CHANGELOG, "0.3.0", EPOCH)).split("\n", 1)[1])
    found = [(one.get("version"), one.get("date")) for one in root.iter("release")]
    assert found == [("0.3.0", "2026-11-23"), ("0.2.0", "2026-11-20"), ("0.1.0", "2026-10-01")]
    assert [line.text for line in root.iter("li")][-1] == "The beginning."


def no_release() -> list[Release]:
    return releases("## Unreleased\n- A.\n", "0.1.0", EPOCH)


def test_without_a_home_page_there_is_no_address_at_all() -> None:
    assert "://" not in metainfo(no_release(), None, None)


def test_an_address_for_pictures_brings_pictures_that_exist() -> None:
    text = metainfo(no_release(), "https://example.org/here", "https://example.org/pictures/")
    root = ET.fromstring(text.split("\n", 1)[1])
    assert root.findtext("url") == "https://example.org/here"
    images = [one.text or "" for one in root.iter("image")]
    assert images[0] == "https://example.org/pictures/light.png"
    for address in images:
        assert (PROJECT / "packaging" / "screenshots" / address.rsplit("/", 1)[1]).is_file()


@on_debian
@pytest.mark.parametrize("home_page", [None, "https://example.org/here"])
def test_the_software_centre_is_content(tmp_path: object, home_page: str | None) -> None:
    file = f"{tmp_path}/interview-helper.metainfo.xml"
    with open(file, "w", encoding="utf-8") as out:  # noqa: PTH123
        out.write(metainfo(no_release(), home_page, home_page))
    override = "--override=cid-desktopapp-is-not-rdns=info"
    ask("appstreamcli", "validate", "--no-net", override, file)
