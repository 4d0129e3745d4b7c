"""Out of the window into files and onto the clipboard."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from window_driver import CATALOGUE, CTRL, FILTERS, SHIFT, Driver, Key

from interview_helper.domain.company import utc_now
from interview_helper.importing.read_file import read_file


@pytest.mark.parametrize(
    ("chosen", "suffix", "telling"),
    [
        ("markdown", ".md", "# Adatum"),
        ("text", ".txt", "Adatum\n"),
        ("json", ".json", '"format": "interview-helper"'),
    ],
)
def test_export_by_key_in_each_format(
    two: Driver, tmp_path: Path, chosen: str, suffix: str, telling: str
) -> None:
    target = tmp_path / f"out{suffix}"
    two.dialogs.answers.append((target, FILTERS[chosen]))
    two.press(Key.Key_E, CTRL)
    assert two.said() == f"Exported to {target}."
    (asked,) = two.dialogs.asked
    assert Path(asked.texts[1]).name.startswith("adatum-")
    assert asked.texts[2:] == tuple(FILTERS.values())
    text = target.read_text(encoding="utf-8")
    assert telling in text
    assert "Friendly" in text
    assert "Contoso" not in text
    assert target.stat().st_mode & 0o777 == 0o600
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == [target.name]


def test_what_was_typed_a_moment_ago_is_exported(two: Driver, tmp_path: Path) -> None:
    two.fill(two.window.notes.notes, "Typed just now")
    two.dialogs.answers.append((tmp_path / "out.json", FILTERS["json"]))
    two.press(Key.Key_E, CTRL)
    two.said()
    (exported,) = read_file(tmp_path / "out.json", CATALOGUE, utc_now()).companies
    assert exported.notes == "Typed just now"


def test_export_of_all_companies(two: Driver, tmp_path: Path) -> None:
    two.fill(two.window.decision.header.name, "Typed just now")
    two.dialogs.answers.append((tmp_path / "all.json", FILTERS["json"]))
    two.press(Key.Key_E, CTRL | SHIFT)
    assert two.said() == f"Exported to {tmp_path / 'all.json'}."
    exported = read_file(tmp_path / "all.json", CATALOGUE, utc_now()).companies
    assert sorted(one.name for one in exported) == ["Contoso", "Typed just now"]
    assert {one.id: one for one in exported} == two.saved()


def test_a_cancelled_export_does_nothing(two: Driver, tmp_path: Path) -> None:
    two.dialogs.answers.append(None)
    two.press(Key.Key_E, CTRL)
    two.settle()
    assert two.window.statusBar().currentMessage() == ""
    assert [file.name for file in tmp_path.iterdir()] == ["data"]


@pytest.mark.parametrize(
    ("typed", "chosen", "written"),
    [
        ("out", "markdown", "out.md"),
        ("out", "json", "out.json"),
        ("out.md", "json", "out.json"),
        ("v1.2", "text", "v1.2.txt"),
    ],
)
def test_the_file_gets_the_suffix_of_its_format(
    two: Driver, tmp_path: Path, typed: str, chosen: str, written: str
) -> None:
    two.dialogs.answers.append((tmp_path / typed, FILTERS[chosen]))
    two.press(Key.Key_E, CTRL)
    assert two.said() == f"Exported to {tmp_path / written}."
    assert (tmp_path / written).exists()


def test_a_file_that_the_dialog_did_not_ask_about_is_not_overwritten_unasked(
    two: Driver, tmp_path: Path
) -> None:
    """The dialog asked about the name with the suffix that it proposed, not about this one."""
    there = tmp_path / "adatum.json"
    there.write_text("somebody’s own")
    two.dialogs.answers.extend([(tmp_path / "adatum.md", FILTERS["json"]), False])
    two.press(Key.Key_E, CTRL)
    two.settle()
    assert [asked.kind for asked in two.dialogs.asked] == ["file_to_save", "ask"]
    assert "adatum.json" in two.dialogs.asked[1].texts[0]
    assert there.read_text() == "somebody’s own"
    two.dialogs.answers.extend([(tmp_path / "adatum.md", FILTERS["json"]), True])
    two.press(Key.Key_E, CTRL)
    two.said()
    assert json.loads(there.read_text(encoding="utf-8"))["format"] == "interview-helper"


def test_a_file_that_the_dialog_asked_about_is_replaced(two: Driver, tmp_path: Path) -> None:
    there = tmp_path / "adatum.md"
    there.write_text("an older export")
    two.dialogs.answers.append((there, FILTERS["markdown"]))
    two.press(Key.Key_E, CTRL)
    two.said()
    assert there.read_text(encoding="utf-8").startswith("# Adatum")


def test_an_export_that_cannot_be_written_says_so(two: Driver, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    target = tmp_path / "file" / "out.md"
    two.dialogs.answers.append((target, FILTERS["markdown"]))
    two.press(Key.Key_E, CTRL)
    assert two.refused() == (
        f"Not exported to {target}: a part of the path is a file, not a folder. "
        "Put that right, or choose another place."
    )
    two.click(two.window.notice.close_button)
    assert not two.window.notice.isVisible()


def test_a_file_name_that_is_too_long_says_so(two: Driver, tmp_path: Path) -> None:
    two.dialogs.answers.append((tmp_path / f"{'x' * 300}.md", FILTERS["json"]))
    two.press(Key.Key_E, CTRL)
    assert "the name is too long" in two.refused()


def test_copy_as_markdown(two: Driver) -> None:
    two.press(Key.Key_C, CTRL | SHIFT)
    assert two.said() == "Copied as Markdown."
    assert QApplication.clipboard().text().startswith("# Adatum")


def test_a_failure_is_forgotten_when_the_next_export_begins(two: Driver, tmp_path: Path) -> None:
    two.dialogs.answers.append((tmp_path / "nowhere" / "x.md", FILTERS["markdown"]))
    two.press(Key.Key_E, CTRL)
    assert "Not exported" in two.refused()
    two.dialogs.answers.append((tmp_path / "x.md", FILTERS["markdown"]))
    two.press(Key.Key_E, CTRL)
    assert two.said() == f"Exported to {tmp_path / 'x.md'}."
    assert not two.window.notice.isVisible()


def test_what_was_said_is_taken_back_with_the_next_change(two: Driver, tmp_path: Path) -> None:
    two.dialogs.answers.append((tmp_path / "x.md", FILTERS["markdown"]))
    two.press(Key.Key_E, CTRL)
    two.said()
    two.tick("job-interesting")
    assert two.window.statusBar().currentMessage() == ""
