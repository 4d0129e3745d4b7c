"""A file that the program is started with, or that macOS asks it to open: imported as from the menu."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from qt_importing import give_up, json_file, picture_of, take
from window_driver import Driver, Starter, company

from interview_helper.windows.import_dialog import ImportDialog

OPENED_BY_THE_SYSTEM = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFileOpenEvent
from interview_helper.windows.opened_files import OpeningApplication, take_opened_files

application = OpeningApplication(["test"])
taken = []
QCoreApplication.sendEvent(application, QFileOpenEvent("/early.json"))
assert taken == []
take_opened_files(taken.append)
QCoreApplication.sendEvent(application, QFileOpenEvent("/late.json"))
assert taken == [Path("/early.json"), Path("/late.json")], taken
"""


def test_the_plan_is_shown_and_then_carried_out(start: Starter, tmp_path: Path) -> None:
    seen: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, ImportDialog)
        seen.extend(picture_of(dialog.panel))
        take(dialog)

    file = json_file(tmp_path / "in.json", company("c", "Fabrikam"))
    driver = start(company("a", "Adatum"), file=file, answers=[look])
    assert driver.said() == "Imported: 1 added, 0 merged, 0 left as they were."
    assert seen == ["☑ Fabrikam | New | Add it"]
    (question,) = driver.dialogs.asked
    assert question.texts[0] == "in.json has 1 company. Choose what is to be imported."
    driver.wait(lambda: driver.listed() == ["Adatum", "Fabrikam"])


def test_a_first_start_with_a_file(start: Starter, tmp_path: Path) -> None:
    driver = start(file=json_file(tmp_path / "in.json", company("c", "Fabrikam")), answers=[take])
    driver.wait(lambda: "Fabrikam" in driver.listed())
    assert [one.name for one in driver.saved().values()] == ["Fabrikam"]


def test_cancelling_changes_nothing(start: Starter, tmp_path: Path) -> None:
    file = json_file(tmp_path / "in.json", company("c", "Fabrikam"))
    driver = start(company("a", "Adatum"), file=file, answers=[give_up])
    driver.wait(lambda: bool(driver.dialogs.asked))
    driver.settle()
    assert driver.listed() == ["Adatum"]
    assert list(driver.disk()) == ["a"]
    assert not (driver.folder / "backups").exists()


def missing(_file: Path) -> None:
    pass


def broken(file: Path) -> None:
    file.write_text('{"format": "interview-helper", "version": 1, "companies": [')


def foreign(file: Path) -> None:
    file.write_text('{"name": "left-pad", "version": "1.0.0"}')


def folder(file: Path) -> None:
    file.mkdir()


def picture(file: Path) -> None:
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (missing, "there is no such file. Choose another file."),
        (broken, "The file ends in the middle"),
        (foreign, "not from Interview Helper"),
        (folder, "it is a folder. Choose another file."),
        (picture, "is not text in UTF-8"),
    ],
)
def test_the_window_opens_and_says_what_is_wrong_with_the_file(
    start: Starter, tmp_path: Path, make: object, words: str
) -> None:
    file = tmp_path / "in.json"
    assert callable(make)
    make(file)
    driver = start(company("a", "Adatum"), file=file)
    sentence = driver.refused()
    assert words in sentence
    assert sentence.endswith(".")
    assert driver.dialogs.asked == []
    assert driver.listed() == ["Adatum"]


def test_a_second_file_waits_for_the_first_to_be_answered(two: Driver, tmp_path: Path) -> None:
    first = json_file(tmp_path / "first.json", company("c", "Fabrikam"))
    second = json_file(tmp_path / "second.json", company("d", "Tailspin"))

    def take_while_another_comes(dialog: QDialog) -> None:
        two.window.transfer.import_from(second)
        two.wait(two.window.notice.isVisible)
        take(dialog)

    two.dialogs.answers.append(take_while_another_comes)
    two.window.transfer.import_from(first)
    two.wait(lambda: "Fabrikam" in two.listed())
    assert two.refused() == f"{second} was not imported: another import is being shown. Open it after that."
    assert len(two.dialogs.asked) == 1
    two.dialogs.answers.append(take)
    two.window.transfer.import_from(second)
    two.wait(lambda: "Tailspin" in two.listed())


def test_files_that_the_system_asks_to_open_are_kept_until_there_is_a_window() -> None:
    done = subprocess.run([sys.executable, "-c", OPENED_BY_THE_SYSTEM], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
