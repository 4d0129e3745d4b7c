"""Help: About, the folder of the data, diagnostics, and the examples in a program of their own."""

from __future__ import annotations

import json
import sqlite3
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication
from window_driver import Driver, Starter, company, picture

from interview_helper import __version__, errands, paths, programs
from interview_helper.windows.about import AboutBox, Component, Facts
from interview_helper.windows.dialogs import Dialogs


def about(driver: Driver) -> AboutBox:
    driver.choose("Help", "About Interview Helper")
    (box,) = driver.dialogs.shown
    assert isinstance(box, AboutBox)
    return box


def test_about_says_what_it_is_and_where_the_data_lies(start: Starter) -> None:
    box = about(start())
    (asked,) = start.drivers[0].dialogs.asked
    text = "\n".join(asked.texts)
    assert f"Interview Helper {__version__}" in text
    assert str(start.folder) in text
    assert "not encrypted" in text
    assert f"SQLite {sqlite3.sqlite_version}" in text
    assert f"Python {sys.version.split()[0]}" in text
    assert "Qt: LGPL-3.0-only" in box.licences.toPlainText()
    assert "Windows" not in box.licences.toPlainText()


def test_each_shipped_part_has_its_licence() -> None:
    listed = json.loads(paths.read_resource("licences.json"))
    shown = {part.name for part in errands.licences()}
    assert {"Interview Helper", "Python", "Qt", "PySide6", "SQLite", "msgspec", "platformdirs"} <= shown
    assert shown == {part["name"] for part in listed if part["systems"] in ("all", "Linux")}
    assert all(part.licence and part.purpose for part in errands.licences())


def test_about_without_the_list_and_the_icon(
    start: Starter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver = start()
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    box = about(driver)
    assert box.licences.isHidden()
    assert errands.program_icon().isNull()


def test_the_folder_is_opened_by_the_desktop(start: Starter, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    answers = iter((True, False))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or next(answers))
    box = about(start())
    box.open_folder.click()
    assert [Path(url.toLocalFile()) for url in opened] == [start.folder]
    assert box.trouble.isHidden()
    box.open_folder.click()
    assert not box.trouble.isHidden()
    assert box.trouble.text().endswith("Open the folder above yourself.")


@pytest.mark.usefixtures("qtbot")
def test_about_shows_everything_in_plain_text(tmp_path: Path) -> None:
    tag = "<b>bold</b>"
    box = AboutBox(Facts(tag, tag, tmp_path / tag, (Component(tag, tag, tag),)), QIcon())
    box.say(tag)
    box.show()
    QApplication.processEvents()
    assert tag in box.name.text()
    assert box.licences.toPlainText() == f"{tag}: {tag} ({tag})"
    assert picture(box).width() == box.width()
    assert box.focusWidget() is not box.open_folder, "Enter closes it"
    box.close()


def test_the_window_icon_is_set_after_the_first_paint(start: Starter) -> None:
    QGuiApplication.setWindowIcon(QIcon())
    driver = start()
    driver.wait(lambda: not QGuiApplication.windowIcon().isNull())
    assert not QGuiApplication.windowIcon().pixmap(64, 64).isNull()


def test_diagnostics_are_copied_with_nothing_of_the_users_in_them(start: Starter) -> None:
    driver = start(company("a", "Adatum", role="Analyst", notes="Secret."), company("b", "Contoso"))
    driver.choose("Help", "Copy diagnostics")
    assert driver.said() == "Diagnostics copied: paste them into your report. Nothing of yours is in them."
    text = QApplication.clipboard().text()
    answers = dict(line.split(": ", 1) for line in text.splitlines())
    assert answers["Interview Helper"].startswith(__version__)
    assert answers["Companies"] == "2"
    assert answers["Checks of the data"] == "all passed"
    assert answers["Platform plugin"] == "offscreen"
    for own in ("Adatum", "Analyst", "Secret", "Contoso"):
        assert own not in text
    driver.tick("job-interesting")
    assert driver.saved(), "the lock is held and saving goes on"


def test_examples_are_opened_by_this_program_again(start: Starter, monkeypatch: pytest.MonkeyPatch) -> None:
    made = start.folder.parent / "said"
    code = "import sys; from pathlib import Path; Path(sys.argv[1]).write_text('|'.join(sys.argv[2:]))"
    monkeypatch.setattr(
        errands, "this_program", lambda *arguments: (sys.executable, ["-c", code, str(made), *arguments])
    )
    driver = start()
    driver.choose("Help", "Explore example companies")
    driver.wait(lambda: made.exists() and made.read_text() != "")
    assert made.read_text() == f"--data-dir|{start.folder}|--examples"
    assert not driver.window.notice.isVisible()


def test_examples_that_cannot_be_opened(start: Starter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs.sys, "executable", str(start.folder / "gone"))
    driver = start()
    driver.choose("Help", "Explore example companies")
    assert driver.refused().endswith("Start them yourself: interview-helper --examples")


@pytest.mark.usefixtures("qtbot")
def test_the_door_shows_a_dialog_until_it_is_closed() -> None:
    box = AboutBox(Facts("1", "2", Path("/"), ()), QIcon())
    QTimer.singleShot(0, box.reject)
    Dialogs().show(box)
    assert not box.isVisible()
