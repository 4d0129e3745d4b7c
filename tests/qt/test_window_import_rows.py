"""What a file of ours would change: the preview, by clicks and keys, in the window."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from qt_data import CATALOGUE, spoken_name
from qt_importing import json_file, picture_of, take
from window_driver import CTRL, Driver, Key, Starter, company
from window_hands import at_dialog

from interview_helper.domain.common import Common
from interview_helper.domain.company import Company, new_company, utc_now
from interview_helper.domain.priorities import Priority
from interview_helper.domain.reasons import Side
from interview_helper.export.formats import format_by_id
from interview_helper.importing.plan import Choice, ImportPlan, compare
from interview_helper.windows.import_dialog import ImportDialog

NOW = utc_now()
OLD, LATER = NOW - timedelta(days=1), NOW + timedelta(days=1)
ALT = Qt.KeyboardModifier.AltModifier


def made(identity: str, name: str, **changes: object) -> Company:
    return replace(new_company(CATALOGUE, identity, NOW), name=name, **changes)  # type: ignore[arg-type]


MINE = (
    made("b", "Both", notes="mine"),
    made("o", "Older", round=2),
    made("s", "Same"),
    made("t", "Thrown away", trashed_at=NOW),
    made("n", "Newer"),
)
THEIRS = (
    made("x", "Fresh", role="Analyst"),
    made("b", "Both", notes="theirs", updated_at=LATER),
    made("o", "Older", updated_at=OLD),
    made("s", "Same"),
    made("t", "Thrown away", updated_at=OLD),
    made("n", "Newer", round=3, updated_at=LATER),
)


class Shown:
    """One dialog on the screen, and what it reported."""

    def __init__(self, qtbot: QtBot, there: Common = Common()) -> None:  # noqa: B008 - immutable
        stored = {one.id: one for one in MINE}
        self.dialog = ImportDialog("in.json", compare(stored.get, THEIRS, common_there=there), date.today())
        self.plans: list[ImportPlan] = []
        self.dialog.plan_requested.connect(self.plans.append)
        qtbot.addWidget(self.dialog)
        with qtbot.waitActive(self.dialog):
            self.dialog.show()
            self.dialog.activateWindow()

    @property
    def rows(self) -> list[str]:
        return picture_of(self.dialog.panel)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, modifiers)

    def go_to(self, row: int) -> None:
        table = self.dialog.panel.table
        table.setFocus()
        table.setCurrentIndex(table.model().index(row, 0))

    def choose(self, words: str) -> None:
        (button,) = [one for one in self.dialog.panel.choice.buttons.values() if one.text() == words]
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(8, button.height() // 2))

    def offered(self) -> list[str]:
        return [
            f"{'●' if one.isChecked() else '○'} {one.text()}"
            for one in self.dialog.panel.choice.buttons.values()
        ]


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    return Shown(qtbot)


def test_every_kind_of_row_with_what_is_done_unless_somebody_says_otherwise(shown: Shown) -> None:
    assert shown.rows == [
        "☑ Fresh | New | Add it",
        "☑ Both | Both changed | Merge, both notes kept",
        "☐ Older | Older in the file | Leave as it is",
        "· Same | The same | Leave as it is",
        "☐ Thrown away | In your trash here | Leave in the trash",
        "☑ Newer | Newer in the file | Take it over",
    ]
    assert shown.dialog.summary.text() == "It would give: 1 added, 2 merged, 3 left as they were."
    model = shown.dialog.panel.model
    assert model.headerData(2, Qt.Orientation.Horizontal) == "Changed here"
    assert model.index(0, 2).data() == ""
    assert model.index(1, 2).data() != model.index(1, 3).data()


def test_what_can_be_done_with_a_row_is_said_below(shown: Shown) -> None:
    shown.go_to(1)
    assert shown.dialog.panel.choice.words.text() == "Both: both changed. Different: notes."
    assert shown.offered() == ["● Merge, both notes kept", "○ Take theirs", "○ Keep mine"]
    shown.choose("Take theirs")
    assert shown.rows[1] == "☑ Both | Both changed | Take theirs"
    shown.choose("Keep mine")
    assert shown.rows[1] == "☐ Both | Both changed | Keep mine"
    assert shown.dialog.summary.text() == "It would give: 1 added, 1 merged, 4 left as they were."
    shown.go_to(3)
    assert shown.offered() == []
    assert shown.dialog.panel.choice.hint.isVisible()
    shown.go_to(4)
    assert shown.dialog.panel.choice.words.text() == (
        "Thrown away: you threw it away after its last change in the file."
    )


def test_the_keyboard_alone(qtbot: QtBot, shown: Shown) -> None:
    assert QApplication.focusWidget() is shown.dialog.panel.table
    shown.press(Key.Key_Space)
    assert shown.rows[0] == "☐ Fresh | New | Do not add"
    shown.press(Key.Key_Down)
    shown.press(Key.Key_Down)
    shown.press(Key.Key_Space)
    assert shown.rows[2] == "☑ Older | Older in the file | Go back to the file’s"
    shown.press(Key.Key_Tab)
    assert QApplication.focusWidget() is shown.dialog.panel.choice.buttons["replace"]
    shown.press(Key.Key_Right)
    assert shown.rows[2].startswith("☐ Older")
    shown.press(Key.Key_N, ALT)
    qtbot.waitUntil(lambda: [row[0] for row in shown.rows] == list("☐☐☐·☐☐"))
    assert not shown.dialog.import_button.isEnabled()
    shown.dialog.accept()
    assert shown.dialog.isVisible()
    shown.press(Key.Key_A, ALT)
    qtbot.waitUntil(lambda: [row[0] for row in shown.rows] == list("☑☑☑·☑☑"))
    shown.go_to(0)
    shown.press(Key.Key_Return)
    assert not shown.dialog.isVisible()
    (plan,) = shown.plans
    assert plan.summary() == "1 added, 3 merged, 1 brought back from the trash, 1 left as it was"


def test_several_rows_at_once(shown: Shown) -> None:
    shown.dialog.panel.table.selectAll()
    assert shown.dialog.panel.choice.words.text() == "6 companies are selected."
    assert shown.offered() == ["○ Leave as it is"]
    shown.press(Key.Key_Space)
    assert [row[0] for row in shown.rows] == list("☐☐☐·☐☐"), "as the current one goes"
    shown.press(Key.Key_Space)
    assert [row[0] for row in shown.rows] == list("☑☑☑·☑☑")
    shown.choose("Leave as it is")
    assert [row[0] for row in shown.rows] == list("☐☐☐·☐☐")


def test_a_click_on_a_box(shown: Shown) -> None:
    table = shown.dialog.panel.table
    place = table.visualRect(table.model().index(1, 0))
    QTest.mouseClick(
        table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place.left() + 8, place.center().y())
    )
    assert shown.rows[1] == "☐ Both | Both changed | Keep mine"


def test_finding_and_filtering(shown: Shown) -> None:
    panel = shown.dialog.panel
    panel.search.setFocus()
    QTest.keyClicks(panel.search, "er")
    assert [row.split(" |")[0] for row in shown.rows] == ["☐ Older", "☑ Newer"]
    QTest.keyClick(panel.search, Key.Key_A, CTRL)
    QTest.keyClick(panel.search, Key.Key_Delete)
    groups = [panel.group.itemText(at) for at in range(panel.group.count())]
    assert groups == [
        "All (6)", "New (1)", "Newer in the file (1)", "Older in the file (1)", "Both changed (1)",
        "The same (1)", "In your trash here (1)",
    ]  # fmt: skip
    panel.group.setFocus()
    QTest.keyClick(panel.group, Key.Key_Down)
    assert shown.rows == ["☑ Fresh | New | Add it"]
    assert shown.offered() == ["● Add it", "○ Do not add"]
    QTest.mouseClick(panel.tick_none, Qt.MouseButton.LeftButton)
    assert shown.dialog.plan.summary() == "0 added, 2 merged, 3 left as they were, 1 not taken"


def test_what_counts_for_all_companies_can_be_left(qtbot: QtBot) -> None:
    shown = Shown(qtbot, Common((Priority("far", Side.DECLINE, "Far", 5),)))
    assert shown.dialog.common.isVisible()
    assert shown.dialog.plan.common is not None
    shown.dialog.common.click()
    assert shown.dialog.plan.common is None
    assert not Shown(qtbot).dialog.common.isVisible()


def test_names_for_assistive_technology(shown: Shown) -> None:
    panel = shown.dialog.panel
    assert spoken_name(panel.table) == "What is in the file"
    assert spoken_name(panel.search) == "Find a company in the file"
    assert panel.group.accessibleName() == "Which companies are shown"


def test_cancel_reports_nothing(shown: Shown) -> None:
    shown.press(Key.Key_Escape)
    assert not shown.dialog.isVisible()
    assert shown.plans == []


# In the window


def acting(*steps: Callable[[ImportDialog], object]) -> Callable[[ImportDialog], None]:
    def act(dialog: ImportDialog) -> None:
        for step in steps:
            step(dialog)

    return act


def test_a_chosen_replacement_is_one_step(two: Driver, tmp_path: Path) -> None:
    before = two.disk()
    theirs = replace(before["a"], notes="Theirs.", role="", updated_at=before["a"].updated_at + timedelta(1))
    file = json_file(tmp_path / "in.json", theirs, company("c", "Fabrikam"))

    def choose(dialog: ImportDialog) -> None:
        names = [row.name for row in dialog.panel.model.rows]
        dialog.panel.model.choose([names.index("Adatum")], Choice.REPLACE.value)
        dialog.panel.model.choose([names.index("Fabrikam")], "")

    with at_dialog(two, ImportDialog, acting(choose, take)):
        two.window.transfer.import_from(file)
    assert two.said() == "Imported: 0 added, 1 merged, 0 left as they were, 1 not taken."
    assert two.saved()["a"].notes == "Theirs."
    assert two.listed() == ["Adatum", "Contoso"]
    two.press(Key.Key_Z, CTRL)
    two.wait(lambda: two.notes() == "Friendly.")
    assert two.saved() == before


def test_notes_that_are_too_long_together_are_one_row_and_no_refusal(start: Starter, tmp_path: Path) -> None:
    driver = start(company("a", "Adatum", notes="mine\n" * 30_000), company("b", "Contoso"))
    theirs = replace(driver.disk()["a"], notes="theirs\n" * 25_000, updated_at=LATER)
    seen: list[str] = []

    def look(dialog: ImportDialog) -> None:
        dialog.panel.table.begin_at_the_top()
        seen.extend(picture_of(dialog.panel))
        seen.append(dialog.panel.choice.words.text())
        dialog.reject()

    with at_dialog(driver, ImportDialog, look):
        driver.window.transfer.import_from(json_file(tmp_path / "in.json", theirs))
    assert seen[0] == "☐ Adatum | Both changed | Keep mine"
    assert "both together would take" in seen[1]


@pytest.mark.parametrize("count", [10_000])
def test_ten_thousand_rows_open_quickly(qtbot: QtBot, count: int) -> None:
    blank = made("", "")
    theirs = [replace(blank, id=str(number), name=f"Company {number}") for number in range(count)]
    preview = compare(lambda _: None, theirs)
    begun = time.perf_counter()
    dialog = ImportDialog("in.json", preview, date.today())
    qtbot.addWidget(dialog)
    dialog.show()
    QApplication.processEvents()
    dialog.grab()
    took = time.perf_counter() - begun
    begun = time.perf_counter()
    dialog.panel.search.setText("99")
    dialog.panel.tick_none.click()
    dialog.grab()
    assert took < 1.5
    assert time.perf_counter() - begun < 0.5


def test_what_takes_long_says_so_and_can_be_given_up(
    two: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from threading import Event

    from interview_helper.importing import read_file
    from interview_helper.windows import import_flow
    from interview_helper.windows.import_waiting import ImportWaiting

    monkeypatch.setattr(import_flow, "WAIT_MS", 0)
    held = Event()
    real = read_file.read_bytes

    def slow(file: Path) -> bytes:
        held.wait(10)
        return real(file)

    monkeypatch.setattr(read_file, "read_bytes", slow)
    file = tmp_path / "in.json"
    file.write_bytes(format_by_id("json").render([company("c", "Fabrikam")], utc_now()))
    two.window.transfer.import_from(file)
    two.wait(lambda: two.window.findChild(ImportWaiting) is not None)
    waiting = two.window.findChild(ImportWaiting)
    assert isinstance(waiting, ImportWaiting)
    assert waiting.words.text() == "Reading in.json…"
    waiting.reject()
    held.set()
    assert two.said() == "in.json was not imported."
    assert two.dialogs.asked == []
