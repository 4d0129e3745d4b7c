"""Files taken into the window: shown before, taken back by undo, refused with a sentence."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot
from qt_importing import give_up, json_file, picture_of, take
from window_driver import CTRL, FILTERS, SHIFT, Driver, Key, company, starter

from interview_helper.domain.reasons import Mark
from interview_helper.windows.import_dialog import ImportDialog


def test_an_import_is_shown_before_and_can_be_undone(two: Driver, tmp_path: Path) -> None:
    before = two.disk()
    newer = replace(before["a"].with_role("Lead"), updated_at=before["a"].updated_at + timedelta(seconds=5))
    file = json_file(tmp_path / "in.json", newer, before["b"], company("c", "Fabrikam"))
    seen: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, ImportDialog)
        seen.extend(picture_of(dialog.panel))
        take(dialog)

    two.dialogs.answers.extend([file, look])
    two.choose("File", "Import")
    assert two.said() == "Imported: 1 added, 1 merged, 1 left as it was."
    assert two.dialogs.asked[0].texts[2] == "Companies (*.json *.csv *.tsv *.txt *.db)"
    question = two.dialogs.asked[1].texts
    assert "in.json has 3 companies. Choose what is to be imported." in question
    assert "It would give: 1 added, 1 merged, 1 left as it was." in question
    assert "A backup of what is here is made first, and you can undo it." in question
    assert sorted(seen) == [
        "· Contoso | The same | Leave as it is",
        "☑ Adatum | Newer in the file | Take it over",
        "☑ Fabrikam | New | Add it",
    ]
    two.wait(lambda: "Fabrikam" in two.listed())
    assert two.window.count_label.text() == "3 companies"
    stored = two.saved()
    assert stored["a"].role == "Lead"
    assert stored["a"].updated_at >= newer.updated_at
    assert stored["c"].name == "Fabrikam"
    assert len(list((two.folder / "backups").iterdir())) == 1
    two.press(Key.Key_Z, CTRL)
    two.wait(lambda: two.listed() == ["Adatum", "Contoso"])
    assert two.saved() == before
    two.press(Key.Key_Z, CTRL | SHIFT)
    two.wait(lambda: len(two.listed()) == 3)
    assert two.saved() == stored


def test_a_large_import_fills_the_list_and_can_be_undone(two: Driver, tmp_path: Path) -> None:
    many = [company(f"m{number:03}", f"Many {number:03}") for number in range(200)]
    two.dialogs.answers.append(take)
    two.window.transfer.import_from(json_file(tmp_path / "in.json", *many))
    two.wait(lambda: len(two.listed()) == 202)
    assert len(two.saved()) == 202
    assert two.window.count_label.text() == "202 companies"
    assert two.current() == two.name()
    two.press(Key.Key_Z, CTRL)
    two.wait(lambda: not any(name.startswith("Many") for name in two.listed()))
    assert {"Adatum", "Contoso"} <= set(two.listed())
    two.wait(lambda: two.current() is not None)
    assert two.current() == (two.name() or "Unnamed company")
    assert sorted(two.saved()) == ["a", "b"]


def test_the_open_company_shows_what_was_imported_into_it(two: Driver, tmp_path: Path) -> None:
    mine = two.disk()["a"]
    newer = replace(
        mine.with_notes("From the other machine.").with_mark("boss-difficult", Mark.TICKED),
        updated_at=mine.updated_at + timedelta(seconds=5),
    )
    two.dialogs.answers.append(take)
    two.window.transfer.import_from(json_file(tmp_path / "in.json", newer))
    two.wait(lambda: two.marks() == "☐☐☐☐☑ | ☑☐☐☐☐☐")
    assert two.notes().startswith("From the other machine.")
    assert two.notes().endswith("Friendly.")
    assert two.name() == "Adatum"


def test_a_cancelled_import_changes_nothing(two: Driver, tmp_path: Path) -> None:
    before = two.disk()
    two.dialogs.answers.append(give_up)
    two.window.transfer.import_from(json_file(tmp_path / "in.json", company("c", "Fabrikam")))
    two.wait(lambda: bool(two.dialogs.asked))
    two.settle()
    assert two.listed() == ["Adatum", "Contoso"]
    assert two.disk() == before
    assert not (two.folder / "backups").exists()
    assert not two.window.session.undo_stack.canUndo()


def test_a_file_that_is_here_already(two: Driver, tmp_path: Path) -> None:
    two.window.transfer.import_from(json_file(tmp_path / "in.json", *two.disk().values()))
    assert two.said() == "Nothing to import: everything in this file is here already."
    assert two.dialogs.asked == []


def _changed(**changes: object) -> str:
    return json.dumps({"format": "interview-helper", "version": 1, "companies": [{"name": "X", **changes}]})


@pytest.mark.parametrize(
    "content",
    [
        "",
        "not JSON",
        '{"format": "interview-helper", "version": 1, "companies": [',
        '{"format": "interview-helper", "version": 99, "companies": []}',
        '{"format": "another", "version": 1, "companies": []}',
        _changed(name=None),
        _changed(colour="red"),
        _changed(round=0),
        _changed(round=float("nan")),
        _changed(round=1).replace("1}]", "1e400}]"),
        _changed(reasons=[{"id": "job-interesting", "weight": True}]),
        _changed(reasons=[{"id": "job-interesting", "weight": "5"}]),
        _changed(name="nul \x00"),
        _changed(name="half \ud800"),
        _changed(name="x" * 1_001),
        _changed(notes="x" * 200_001),
        _changed().replace('"name": "X"', '"name": "X", "name": "Y"'),
        "[" * 100_000,
        _changed(round=1).replace("1}]", "1" * 5_000 + "}]"),
    ],
    ids=lambda content: str(len(content)),
)
def test_a_broken_file_is_refused_with_a_sentence(two: Driver, tmp_path: Path, content: str) -> None:
    before = two.disk()
    file = tmp_path / "in.json"
    file.write_bytes(content.encode("utf-8", "surrogatepass"))
    two.window.transfer.import_from(file)
    sentence = two.refused()
    assert sentence.endswith(".")
    assert "Traceback" not in sentence
    assert "\n" not in sentence
    assert two.dialogs.asked == []
    assert two.disk() == before
    assert two.listed() == ["Adatum", "Contoso"]
    assert not two.window.session.undo_stack.canUndo()


@pytest.mark.parametrize("name", ["in.json", "in.csv"])
def test_a_file_over_the_limit_is_refused_unread(two: Driver, tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    with file.open("wb") as opened:
        opened.truncate(128 * 1024 * 1024 + 1)
    two.window.transfer.import_from(file)
    assert "The file has 134,217,729 bytes; 134,217,728 can be read." in two.refused()
    assert two.dialogs.asked == []


def test_a_file_that_is_not_there(two: Driver, tmp_path: Path) -> None:
    two.window.transfer.import_from(tmp_path / "gone.json")
    assert two.refused() == (
        f"{tmp_path / 'gone.json'} could not be read: there is no such file. Choose another file."
    )


def test_what_one_window_exports_another_imports(
    qtbot: QtBot, two: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    two.dialogs.answers.append((tmp_path / "all.json", FILTERS["json"]))
    two.press(Key.Key_E, CTRL | SHIFT)
    two.said()
    with starter(qtbot, tmp_path / "other", monkeypatch) as start_other:
        other = start_other()
        other.dialogs.answers.append(take)
        other.window.transfer.import_from(tmp_path / "all.json")
        other.wait(lambda: other.listed() == ["Adatum", "Contoso"])
        assert other.saved() == two.disk()
