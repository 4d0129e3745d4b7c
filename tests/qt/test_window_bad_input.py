"""What people type and paste that could hurt: it is shown literally, or refused with a sentence."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QToolTip, QWidget
from pytestqt.qtbot import QtBot
from qt_importing import picture_of
from window_driver import CTRL, SHIFT, Key, Starter, company, has_colour, picture

from interview_helper.domain.company import Company
from interview_helper.domain.reasons import Mark, Reason, Side
from interview_helper.windows.import_dialog import ImportDialog

RED = QColor("#ff0000")
RLO = "\N{RIGHT-TO-LEFT OVERRIDE}"


@pytest.fixture
def tag(qapp: QApplication, tmp_path: Path) -> str:  # noqa: ARG001 - pictures need the application
    """Markup that shows a picture, all red, wherever markup is understood."""
    file = tmp_path / "red.png"
    image = QImage(60, 60, QImage.Format.Format_RGB32)
    image.fill(RED)
    assert image.save(str(file))
    return f'<img src="file://{file}" width="60"> <b>bold</b> <font color="#ff0000">red</font>'


def booby_trapped(tag: str) -> Company:
    """Markup in everything that a company can hold."""
    plain = company("a", tag, role=tag, notes=tag)
    own = [
        Reason("own-d", Side.DECLINE, tag, note=tag, mark=Mark.TICKED, deal_breaker=True),
        Reason("own-a", Side.ACCEPT, tag, note=tag, mark=Mark.UNKNOWN, weight=5),
    ]
    return replace(
        plain, reasons=tuple(sorted([*plain.reasons, *own], key=lambda one: one.side is Side.ACCEPT))
    )


def tooltip(widget: QWidget, at: QPoint) -> QWidget | None:
    """The tooltip that the mouse finds there."""
    QToolTip.hideText()
    QApplication.processEvents()
    QApplication.sendEvent(widget, QHelpEvent(QHelpEvent.Type.ToolTip, at, widget.mapToGlobal(at)))
    for shown in QApplication.topLevelWidgets():
        if shown.inherits("QTipLabel") and shown.isVisible():
            return shown
    return None


def test_the_control_markup_shows_red_where_it_is_understood(qtbot: QtBot, tag: str) -> None:
    label = QLabel(tag)
    qtbot.addWidget(label)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.resize(400, 120)
    assert has_colour(picture(label), RED)
    label.setTextFormat(Qt.TextFormat.AutoText)
    assert has_colour(picture(label), RED), "Qt guesses that it is rich text where nobody says"
    QToolTip.showText(QPoint(10, 10), tag)
    (tip,) = [shown for shown in QApplication.topLevelWidgets() if shown.inherits("QTipLabel")]
    assert has_colour(picture(tip), RED)
    QToolTip.hideText()


def test_markup_in_every_field_is_shown_literally(start: Starter, tag: str) -> None:
    driver = start(booby_trapped(tag), company("b", tag))
    window = driver.window
    for reason_id in ("own-d", "own-a"):
        driver.row(reason_id).open_note()
    window.notice.show_message(tag)
    window.trouble.show_message(tag, "Try again")
    window.transfer.done.emit(tag)
    QApplication.processEvents()
    assert not has_colour(picture(window), RED)
    for bar in range(0, window.decision.scroll_area.verticalScrollBar().maximum() + 1, 200):
        window.decision.scroll_area.verticalScrollBar().setValue(bar)
        assert not has_colour(picture(window), RED)
    assert driver.name() == tag
    assert driver.notes() == tag
    assert driver.listed() == [tag, tag]
    assert driver.row("own-d").check_box.plain_text() == tag


def test_markup_in_tooltips_is_shown_literally(start: Starter, tag: str) -> None:
    driver = start(booby_trapped(tag))
    balance = driver.window.decision.balance
    driver.wait(lambda: not balance.is_moving)
    centre = balance.block_centre("own-d")
    assert centre is not None
    tip = tooltip(balance, centre.toPoint())
    assert tip is not None
    assert not has_colour(picture(tip), RED)
    parts = [part for part in driver.window.findChildren(QWidget) if not part.isWindow()]
    for widget in parts:
        tip = tooltip(widget, widget.rect().center())
        assert tip is None or not has_colour(picture(tip), RED), widget
    QToolTip.hideText()


def test_markup_in_questions_is_shown_literally(start: Starter, tag: str, tmp_path: Path) -> None:
    seen: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, ImportDialog)
        seen.extend(picture_of(dialog.panel))
        assert not has_colour(picture(dialog), RED)

    driver = start(booby_trapped(tag))
    driver.dialogs.answers.append(look)
    (tmp_path / "in.json").write_bytes(_json_of(booby_trapped(f"{tag} newer")))
    driver.window.transfer.import_from(tmp_path / "in.json")
    driver.wait(lambda: bool(seen))
    driver.window.about_requested.emit()
    assert seen == [f"☑ {tag} newer | New | Add it"]
    for asked in driver.dialogs.asked:
        box = driver.dialogs.box(asked.texts[0], f"{asked.texts[1]} {tag}")
        box.setDetailedText(f"{asked.texts[-1]} {tag}")
        for button in box.buttons():
            if box.buttonRole(button) is box.ButtonRole.ActionRole:
                button.click()  # "Show details"
        box.show()
        QApplication.processEvents()
        assert not has_colour(picture(box), RED)
        assert tag in box.informativeText()
        box.close()


def test_markup_in_the_undo_menu_is_shown_literally(start: Starter, tag: str) -> None:
    driver = start(booby_trapped(tag))
    driver.row("own-d").check_box.click()
    menu = driver.window.menuBar().actions()[1].menu()
    assert isinstance(menu, QWidget)
    menu.show()
    assert not has_colour(picture(menu), RED)
    menu.hide()


def _json_of(one: Company) -> bytes:
    from interview_helper.domain.company import utc_now
    from interview_helper.export.formats import format_by_id

    return format_by_id("json").render([replace(one, id="other")], utc_now())


@pytest.mark.parametrize(
    "name",
    [
        "é" * 200,
        "x" * 400,
        "../../etc/passwd",
        "CON",
        "a/b.",
        f"{RLO}txt.exe",
        "Łódź 🏗️👩‍💻 & Sons",
        "   ",
        "<b>&amp;</b>",
        "=1+1",
    ],
)
def test_odd_names_are_kept_as_typed(start: Starter, name: str) -> None:
    driver = start()
    driver.fill(driver.window.decision.header.name, name)
    assert driver.name() == name
    assert driver.listed() == [name.strip() or "Unnamed company"]
    assert driver.the_company().name == name
    driver.press(Key.Key_C, CTRL | SHIFT)
    assert QApplication.clipboard().text().startswith("# ")
    driver.close()
    again = start()
    assert again.name() == name
    assert again.window.windowTitle() == "Interview Helper"
    assert not picture(again.window).isNull()


def test_a_name_with_line_breaks_becomes_one_line(start: Starter) -> None:
    driver = start()
    driver.click(driver.window.decision.header.name)
    driver.paste("Tailspin\nToys\tLtd")
    stored = driver.the_company()
    assert stored.name == driver.name()
    assert "\n" not in stored.name
    assert stored.name.split() == ["Tailspin", "Toys", "Ltd"]


@pytest.mark.parametrize("field", ["name", "role"])
def test_a_line_over_its_limit_is_refused_and_the_former_text_stays(start: Starter, field: str) -> None:
    driver = start()
    line = getattr(driver.window.decision.header, field)
    driver.fill(line, "y" * 1_000)
    assert line.text() == "y" * 1_000
    assert not driver.window.notice.isVisible()
    driver.type("z")
    assert line.text() == "y" * 1_000
    assert driver.window.notice.isVisible()
    assert driver.window.notice.message.text() == (
        f"The {field} has 1,001 characters; 1,000 fit. Shorten it, or put the rest in the notes."
    )
    driver.click(driver.window.notice.close_button)
    assert not driver.window.notice.isVisible()
    driver.fill(line, "w" * 5_000)
    assert line.text() == "y" * 1_000
    assert getattr(driver.the_company(), field) == "y" * 1_000


def test_a_note_over_its_limit_is_refused_and_the_former_text_stays(start: Starter) -> None:
    driver = start(company("a", "Adatum", notes="Friendly."))
    driver.click(driver.window.notes.notes)
    for text in ("line of text\n" * 20_000, "x" * 20_001):
        driver.paste(text)
        assert driver.window.notice.isVisible()
        assert " fit. " in driver.window.notice.message.text()
        assert driver.notes() == "Friendly."
        driver.window.notice.hide()
    assert driver.disk()["a"].notes == "Friendly."


def test_pasted_rich_text_and_pictures_become_plain_text_or_a_sentence(start: Starter, tag: str) -> None:
    driver = start()
    driver.click(driver.window.notes.notes)
    rich = QMimeData()
    rich.setHtml(f"<p>Dear <b>you</b></p>{tag}")
    QApplication.clipboard().setMimeData(rich)
    driver.press(Key.Key_V, CTRL)
    assert "<" not in driver.notes()
    assert "Dear" in driver.notes()
    assert not has_colour(picture(driver.window), RED)
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    image.fill(RED)
    QApplication.clipboard().setImage(image)
    before = driver.notes()
    driver.press(Key.Key_V, CTRL)
    assert driver.notes() == before
    assert driver.window.notice.message.text().startswith("A picture cannot be kept here")
    assert not has_colour(picture(driver.window), RED)
    assert driver.the_company().notes == before


def test_emoji_and_right_to_left_in_the_notes(start: Starter) -> None:
    driver = start()
    note = f"שלום 👩‍💻 e\u0301 \u00a0 {RLO}abc"
    driver.click(driver.window.notes.notes)
    driver.paste(note)
    assert driver.the_company().notes == note
    driver.press(Key.Key_Backspace)
    assert driver.the_company().notes == note[:-1]
    driver.close()
    assert start().window.session.company.notes == note[:-1]


def test_a_control_character_is_refused(start: Starter) -> None:
    driver = start()
    driver.click(driver.window.decision.header.name)
    driver.paste("bell \x07 here")
    assert driver.name() == ""
    assert "U+0007" in driver.window.notice.message.text()
