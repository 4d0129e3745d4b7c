"""Everything about one company edited in its place, by mouse and by keyboard."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication
from window_driver import CTRL, Key, Starter, company

from interview_helper.domain.reasons import Mark, Side
from interview_helper.models.company_list import Role
from interview_helper.windows.keyboard import keyboard_words


def test_name_and_role_reach_list_and_disk(start: Starter) -> None:
    driver = start()
    header = driver.window.decision.header
    driver.type("Tailspin Toys")
    assert driver.listed() == ["Tailspin Toys"]
    driver.press(Key.Key_Tab)
    assert driver.focus() is header.role
    driver.type("Analyst")
    assert driver.window.model.index(0).data(Role.SUMMARY).role == "Analyst"
    stored = driver.the_company()
    assert (stored.name, stored.role) == ("Tailspin Toys", "Analyst")
    assert driver.window.windowTitle() == "Interview Helper"


def test_round_by_keyboard_and_from_the_list_of_rounds(start: Starter) -> None:
    driver = start(company("a", "Adatum"))
    field = driver.window.decision.header.round
    assert field.currentText() == "1st interview"
    field.setFocus()
    driver.press(Key.Key_Down)
    assert driver.the_company().round == 2
    # By key: Qt takes no choice by mouse within the time of a double click.
    driver.press(Key.Key_F4)
    view = field.view()
    driver.wait(view.isVisible)
    fourth = field.model().index(3, 0)
    driver.click(view.viewport(), view.visualRect(fourth).center())
    driver.wait(lambda: field.currentText() == "4th interview")
    assert driver.the_company().round == 4
    assert driver.window.model.index(0).data(Role.SUMMARY).round == 4


def test_the_date_is_set_and_taken_away_in_its_calendar(start: Starter) -> None:
    driver = start(company("a", "Adatum"))
    field = driver.window.decision.header.interview_at
    driver.click(field)
    popup = field.popup
    assert popup is not None
    driver.wait(popup.isVisible)
    popup.calendar.setSelectedDate(QDate(2026, 11, 24))
    popup.time.setTime(QTime(14, 30))
    driver.click(popup.set_button)
    assert driver.the_company().interview_at == datetime(2026, 11, 24, 14, 30)
    assert field.text().startswith("Tue 24 Nov 2026, 14:30")
    assert driver.window.model.index(0).data(Role.SUMMARY).interview_at == datetime(2026, 11, 24, 14, 30)
    driver.wait(lambda: field.popup is None)
    driver.click(field)
    assert field.popup is not None
    driver.press(Key.Key_Escape)
    driver.wait(lambda: field.popup is None)
    assert driver.the_company().interview_at == datetime(2026, 11, 24, 14, 30)
    driver.click(field)
    assert field.popup is not None
    driver.click(field.popup.clear_button)
    driver.wait(lambda: field.popup is None)
    assert driver.the_company().interview_at is None
    assert field.text().startswith("No date yet")
    driver.activate()
    driver.press(Key.Key_Z, CTRL)
    assert field.text().startswith("Tue 24 Nov 2026, 14:30")


def test_notes_are_typed_in_lines(start: Starter) -> None:
    driver = start()
    driver.click(driver.window.notes.notes)
    driver.type("Friendly.\nSalary band 52-58k.")
    assert driver.the_company().notes == "Friendly.\nSalary band 52-58k."


def test_a_checklist_by_keyboard_alone(start: Starter) -> None:
    driver = start(company("a", "Adatum"))
    decision = driver.window.decision
    driver.row("job-below-level").check_box.setFocus()
    driver.press(Key.Key_Space)
    driver.press(Key.Key_Down)
    driver.type("?")
    driver.press(Key.Key_Down)
    driver.type("5")
    driver.press(Key.Key_Space)
    assert driver.marks() == "☑?☑☐☐ | ☐☐☐☐☐☐"
    assert decision.verdict.loads.text() == "0 for · 8 against"
    driver.press(Key.Key_Return)
    driver.type("No word on it")
    driver.press(Key.Key_Escape)
    row = driver.row("relocation-unsupported")
    assert driver.focus() is row.check_box
    assert row.note_button.isVisible()
    stored = driver.the_company()
    assert stored.reason("relocation-unsupported").note == "No word on it"
    assert stored.reason("relocation-unsupported").weight == 5
    assert stored.reason("culture-negative").mark is Mark.UNKNOWN
    driver.press(Key.Key_Up)
    driver.press(Key.Key_Up)
    driver.press(Key.Key_Up)
    assert driver.focus() is driver.row("job-below-level").check_box, "the first row is the end of it"


def test_tab_goes_through_the_window_as_it_is_read(start: Starter) -> None:
    driver = start(company("a", "Adatum"))
    window, header = driver.window, driver.window.decision.header
    window.companies.search.setFocus()
    visited = [driver.focus()]
    for _ in range(30):
        driver.press(Key.Key_Tab)
        if driver.focus() is visited[0]:
            break
        visited.append(driver.focus())
    first, last = driver.row("job-below-level"), driver.row("job-interesting")
    assert visited == [
        window.companies.search,
        window.companies.view,
        window.companies.new_button,
        header.name,
        header.role,
        header.round,
        header.interview_at,
        *first.controls,
        *window.decision.lists[Side.DECLINE].foot.controls,
        *last.controls,
        *window.decision.lists[Side.ACCEPT].foot.controls,
        window.side.tabs,
        window.notes.notes,
    ]


def test_the_edit_menu_works_on_the_field_with_the_focus(start: Starter) -> None:
    driver = start(company("a", "Adatum"))
    name = driver.window.decision.header.name
    driver.click(name)
    driver.choose("Edit", "Select all")
    assert name.selectedText() == "Adatum"
    driver.choose("Edit", "Cut")
    assert QApplication.clipboard().text() == "Adatum"
    assert driver.name() == ""
    assert driver.listed() == ["Unnamed company"]
    driver.click(driver.window.notes.notes)
    driver.choose("Edit", "Paste")
    driver.choose("Edit", "Select all")
    driver.choose("Edit", "Copy")
    stored = driver.the_company()
    assert (stored.name, stored.notes) == ("", "Adatum")


def test_no_two_commands_share_a_key(start: Starter) -> None:
    driver = start()
    keys = [
        (key.toString(), action.text())
        for action in driver.window.actions_.findChildren(type(driver.window.actions_.undo))
        for key in action.shortcuts()
    ]
    assert len({key for key, _ in keys}) == len(keys), sorted(keys)


NATIVE = QKeySequence.SequenceFormat.NativeText


def test_every_key_of_a_command_is_told_as_the_platform_calls_it(start: Starter) -> None:
    actions = start().window.actions_
    actions.save.setShortcuts([])
    actions.new.setShortcut("Meta+Alt+N")
    told = keyboard_words(actions)
    assert "Meta+Alt+N: new company" in told
    assert "save now" not in told, "no key, no line"
    clipboard = (actions.cut, actions.copy, actions.paste, actions.select_all)
    for action in actions.findChildren(QAction):
        if not action.shortcut().isEmpty() and action not in clipboard:
            assert action.shortcut().toString(NATIVE) in told, action.text()


def test_keys_and_about_are_told(start: Starter) -> None:
    driver = start()
    driver.press(Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    driver.choose("Help", "About Interview Helper")
    keys, about = driver.dialogs.asked
    assert (keys.kind, about.kind) == ("inform", "show")
    told = keys.texts[1].splitlines()
    standard = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
    undo_redo = ", ".join(QKeySequence(key).toString(NATIVE) for key in standard)
    assert f"{undo_redo}: undo and redo every change" in told
    assert "Ctrl+Up, Ctrl+Down: previous and next company" in told
    assert any(str(driver.folder) in text for text in about.texts)


def test_save_now_says_so(start: Starter) -> None:
    driver = start(company("a", "Adatum"))
    driver.window.saved_label.setText("")
    driver.press(Key.Key_S, CTRL)
    driver.wait(lambda: driver.window.saved_label.text().startswith("Saved "))
    driver.click(driver.window.notes.notes)
    driver.type("Soon saved")
    driver.wait(lambda: driver.window.saved_label.text() == "Saving…")
    driver.press(Key.Key_S, CTRL)
    assert not driver.window.session.saver._idle.isActive(), "it does not wait for a pause in typing"
    assert driver.the_company().notes == "Soon saved"


def test_a_block_on_the_balance_leads_to_its_row(start: Starter) -> None:
    driver = start(company("a", "Adatum"), size=(800, 560))
    driver.tick("leadership-unmet")
    balance = driver.window.decision.balance
    driver.wait(lambda: not balance.is_moving)
    driver.window.companies.view.setFocus()
    driver.window.decision.scroll_area.verticalScrollBar().setValue(0)
    centre = balance.block_centre("leadership-unmet")
    assert centre is not None
    driver.click(balance, centre.toPoint())
    box = driver.row("leadership-unmet").check_box
    assert driver.focus() is box
    assert box.visibleRegion().boundingRect() == box.rect()


def test_a_question_leads_to_its_row(start: Starter) -> None:
    driver = start(company("a", "Adatum"))
    driver.click(driver.row("boss-difficult").unknown_button)
    card = driver.window.notes.questions._cards[0]
    driver.click(card)
    assert driver.focus() is driver.row("boss-difficult").check_box
    driver.press(Key.Key_Space)
    assert driver.marks() == "☐☐☐☐☑ | ☐☐☐☐☐☐"
    assert not driver.window.notes.questions.isVisible()


def test_the_wheel_over_a_control_changes_nothing(start: Starter) -> None:
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent

    driver = start(company("a", "Adatum"))
    row = driver.row("job-interesting")
    for control in (row.pips, row.check_box, driver.window.decision.header.round):
        at = QPointF(control.rect().center())
        wheel = QWheelEvent(
            at,
            control.mapToGlobal(at),
            QPoint(0, -120),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(control, wheel)
    assert driver.window.session.undo_stack.count() == 0
