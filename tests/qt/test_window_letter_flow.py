"""A letter from the window: filled in from the company, signed, with templates that are kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from window_driver import CTRL, Driver, Key, Starter
from window_hands import at_dialog, become_active, decision_page, leaning, marked, undo

from interview_helper.domain.company import Company, Status
from interview_helper.domain.letters import Kind, Tone
from interview_helper.domain.people import Person
from interview_helper.domain.questions import Question
from interview_helper.windows.letter_template_dialog import LetterTemplateDialog
from interview_helper.windows.letters_dialog import LettersDialog

OWN_WORDS = ("difficult", "relocation", "culture", "values", "balance")


def invited(**changes: object) -> Company:
    """The leaning company of the design with everything that a letter can say."""
    full = replace(
        leaning(),
        round=2,
        interview_at=datetime(2027, 3, 1, 14, 30),
        people=(Person("p", name="Ada Byron", contact="ada@example.com"),),
        questions=(Question("q", "Who would I work with?"), Question("r", "Old one?", answered=True)),
    )
    return replace(full, **changes)  # type: ignore[arg-type]


def in_letter(driver: Driver, act: Callable[[LettersDialog], object]) -> None:
    """Do something in the dialog that Ctrl+L opens."""
    with at_dialog(driver, LettersDialog, act):
        driver.press(Key.Key_L, CTRL)


@pytest.mark.parametrize(
    ("status", "kind"),
    [(Status.OPEN, Kind.ASK_FIRST), (Status.ACCEPTED, Kind.ACCEPT), (Status.DECLINED, Kind.DECLINE)],
)
def test_it_begins_with_the_letter_that_fits_the_decision(start: Starter, status: Status, kind: Kind) -> None:
    driver = start(invited(status=status))
    seen: list[Kind] = []
    in_letter(driver, lambda dialog: seen.append(dialog.choices.chosen_kind()))
    assert seen == [kind]


def test_everything_that_is_known_is_filled_in(start: Starter) -> None:
    driver = start(invited())

    def act(dialog: LettersDialog) -> None:
        for kind in Kind:
            for tone in Tone:
                dialog.choices.choose(kind, tone)
                letter = dialog.letter()
                whole = f"{letter.subject}\n{letter.body}"
                assert "{" not in whole
                assert "Ada Byron" in whole
                assert "Northwind Traders" in whole or "Data analyst" in whole
        dialog.choices.choose(Kind.ACCEPT, Tone.PLAIN)
        assert "1 March" in dialog.letter().body or "1 Mar" in dialog.letter().body
        dialog.choices.choose(Kind.ASK_FIRST, Tone.PLAIN)
        assert dialog.choices.question.currentText() == "Who would I work with?"
        assert dialog.choices.question.count() == 1, "what is answered is not asked again"
        assert "Who would I work with?" in dialog.letter().body

    in_letter(driver, act)


def test_a_decline_gives_no_reason_unless_asked_to(start: Starter) -> None:
    driver = start(invited())

    def act(dialog: LettersDialog) -> None:
        for tone in Tone:
            dialog.choices.choose(Kind.DECLINE, tone)
            body = dialog.letter().body.lower()
            assert not any(word in body for word in OWN_WORDS), body

    in_letter(driver, act)


def test_from_the_decision_page_after_turning_it_down(start: Starter) -> None:
    driver = start(invited())
    page = decision_page(driver)
    decline, _ = page.answer.buttons.values()
    driver.click(decline)
    seen: list[Kind] = []
    with at_dialog(driver, LettersDialog, lambda dialog: seen.append(dialog.choices.chosen_kind())):
        driver.click(page.letters)
    assert seen == [Kind.DECLINE]


def test_copied_and_opened_in_the_mail_program(start: Starter, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: bool(opened.append(url)) or True)
    driver = start(invited())
    bodies: list[str] = []

    def act(dialog: LettersDialog) -> None:
        driver.fill(dialog.choices.me, "Kim Example")
        dialog.body.setFocus()
        driver.press(Key.Key_Home, CTRL)
        driver.type("Typed by me. ")
        driver.click(dialog.copy)
        bodies.append(dialog.letter().body)
        driver.click(dialog.mail)

    in_letter(driver, act)
    assert bodies[0].startswith("Typed by me. ")
    assert QApplication.clipboard().text() == bodies[0]
    assert opened[0].scheme() == "mailto"
    assert opened[0].path() == "ada@example.com"


def test_the_own_name_is_kept_for_every_letter_from_then_on(start: Starter) -> None:
    driver = start(invited(), marked("z", "Zeta"))
    in_letter(driver, lambda dialog: driver.fill(dialog.choices.me, "Kim Example"))
    seen: list[str] = []
    driver.press(Key.Key_Down, CTRL)
    driver.wait(lambda: driver.name() == "Zeta")

    def act(dialog: LettersDialog) -> None:
        seen.append(dialog.choices.me.text())
        assert "Kim Example" in dialog.letter().body

    in_letter(driver, act)
    driver.saved()
    driver.close()
    again = start()
    in_letter(again, act)
    assert seen == ["Kim Example", "Kim Example"]


def test_a_template_of_ones_own_is_kept_and_undone(start: Starter) -> None:
    driver = start(invited())

    def edit(dialog: LettersDialog) -> None:
        driver.click(dialog.edit_template)
        template = dialog.findChild(LetterTemplateDialog)
        assert template is not None
        become_active(driver, template)
        template.body.setFocus()
        driver.press(Key.Key_A, CTRL)
        driver.type("Hello from ")
        template.placeholders.setCurrentRow(0)
        template.placeholders.setFocus()
        driver.press(Key.Key_Return)
        driver.click(template.save)
        assert dialog.letter().body.startswith("Hello from ")
        assert "{" not in dialog.letter().body

    seen: list[bool] = []

    def look(dialog: LettersDialog) -> None:
        seen.append(dialog.letter().body.startswith("Hello from "))

    in_letter(driver, edit)
    in_letter(driver, look)
    driver.saved()
    driver.close()
    again = start()
    in_letter(again, look)
    assert seen == [True, True]

    def reset(dialog: LettersDialog) -> None:
        again.click(dialog.edit_template)
        template = dialog.findChild(LetterTemplateDialog)
        assert template is not None
        become_active(again, template)
        again.click(template.reset)
        again.click(template.save)

    in_letter(again, reset)
    in_letter(again, look)
    again.window.companies.view.setFocus()
    undo(again)
    in_letter(again, look)
    assert seen[2:] == [False, True], "the original again, and undone"


def test_writing_a_letter_changes_nothing_of_the_company(start: Starter) -> None:
    driver = start(invited())
    before = driver.disk()

    def act(dialog: LettersDialog) -> None:
        dialog.choices.choose(Kind.DECLINE, Tone.WARM)
        driver.click(dialog.copy)

    in_letter(driver, act)
    driver.settle()
    assert driver.disk() == before
    assert not driver.window.session.undo_stack.canUndo()
