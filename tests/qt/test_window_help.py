"""Help: how the balance works, on one page."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot
from qt_data import DARK, LIGHT, Heard, colours_of, palette, picture

from interview_helper.paths import read_resource
from interview_helper.windows.help_dialog import HelpDialog, make_help_dialog

TEXT = read_resource("help/method.md")


@pytest.fixture
def dialog(qtbot: QtBot) -> HelpDialog:
    made = make_help_dialog(None, TEXT)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_the_page_is_shown_from_its_beginning(dialog: HelpDialog) -> None:
    said = dialog.page.toPlainText()
    assert said.startswith("How the balance works")
    assert not any(mark in said for mark in ("**", "##", "*American"))
    assert dialog.page.verticalScrollBar().value() == 0
    assert dialog.page.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize(
    "told",
    [
        "take this next interview?",
        "Consistency is not accuracy",
        "5 against 6",
        "Watching a balance bends judgement",
        "Career coaches mostly advise going",
        "Franklin",
        "1772",
        "Dawes",
        "1979",
        "Simon",
        "Krawczyk",
        "Holyoak",
        "2004",
        "deal-breaker",
        "Weigh blind",
        "Sleep on it",
        "five reasons to turn it down and six to accept",
        "not a probability",
    ],
)
def test_it_explains_the_method_its_limits_and_its_sources(told: str) -> None:
    assert told in " ".join(TEXT.split())


def test_it_is_one_page_without_links_or_markup_of_its_own() -> None:
    assert len(TEXT.split()) < 1000
    assert not any(mark in TEXT for mark in ("http", "](", "<", "![", "take this job"))


def test_it_scrolls_and_closes_by_keyboard(dialog: HelpDialog, qtbot: QtBot) -> None:
    assert dialog.page.hasFocus()
    QTest.keyClick(dialog.page, Qt.Key.Key_PageDown)
    assert dialog.page.verticalScrollBar().value() > 0
    QTest.keyClick(dialog.page, Qt.Key.Key_Tab)
    assert not dialog.page.hasFocus()
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_close_closes_it(dialog: HelpDialog, qtbot: QtBot) -> None:
    (buttons,) = dialog.findChildren(QDialogButtonBox)
    with qtbot.waitSignal(dialog.rejected):
        buttons.button(QDialogButtonBox.StandardButton.Close).click()


def test_its_text_can_be_selected_and_copied(dialog: HelpDialog) -> None:
    dialog.page.selectAll()
    dialog.page.copy()
    assert "Franklin" in QApplication.clipboard().text()


def test_nothing_that_a_page_names_is_loaded_or_opened(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    file = tmp_path / "secret.txt"
    file.write_text("secret", encoding="utf-8")
    url = QUrl.fromLocalFile(str(file))
    dialog = make_help_dialog(None, f"[a link]({url.toString()}) ![a picture]({url.toString()})")
    qtbot.addWidget(dialog)
    dialog.show()
    heard = Heard(source=dialog.page.sourceChanged)
    assert dialog.page.loadResource(QTextDocument.ResourceType.ImageResource.value, url) is None
    for x in range(0, 200, 8):
        qtbot.mouseClick(dialog.page.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, 24))
    assert opened == []
    assert heard.said == []
    assert "a link" in dialog.page.toPlainText()


def test_tags_are_shown_as_they_are(qtbot: QtBot) -> None:
    dialog = make_help_dialog(None, "One <b>R&D</b> <img src=file:///etc/passwd>.")
    qtbot.addWidget(dialog)
    assert "<b>R&D</b> <img src=file:///etc/passwd>" in dialog.page.toPlainText()


def test_it_is_readable_in_light_and_dark(dialog: HelpDialog) -> None:
    for colours in (LIGHT, DARK):
        dialog.setPalette(palette(*colours))
        QApplication.processEvents()
        assert set(colours) <= colours_of(picture(dialog.page.viewport()))


def test_its_lines_have_a_readable_width(dialog: HelpDialog) -> None:
    across = dialog.page.viewport().width() / dialog.fontMetrics().averageCharWidth()
    assert 60 <= across <= 95
