"""The password of the data: asked for, set, changed and removed, in the window."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot
from qt_data import Heard, MakeOpened, Opened, company
from window_dialogs import FakeDialogs
from window_driver import Driver, Starter

from interview_helper.paths import database_file
from interview_helper.session import passwords
from interview_helper.storage import locking
from interview_helper.storage.backups import back_up_by_hand
from interview_helper.storage.database import Database
from interview_helper.storage.errors import PasswordFailed, WrongPassword
from interview_helper.storage.locking import Password
from interview_helper.storage.looking import opened_as_it_is
from interview_helper.widgets.password_entry import PasswordEntry
from interview_helper.widgets.password_field import PasswordField
from interview_helper.windows.backups import Backups
from interview_helper.windows.backups_dialog import BackupsDialog
from interview_helper.windows.password import LOCKED, UNLOCKED, PasswordControl
from interview_helper.windows.password_change_dialog import (
    DIFFERENT,
    EMPTY,
    FORGETTING,
    REMOVING,
    WRONG,
    Older,
    PasswordChangeDialog,
    Wish,
    backup_words,
)
from interview_helper.windows.password_dialog import NOT_IT, SURE, PasswordDialog

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
SECRET = "correct horse"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locking, "_CIPHER", {**locking._CIPHER, "tcost": 1, "mcost": 8, "pcost": 1})


def press(field: QLineEdit, letter: str, modifiers: Qt.KeyboardModifier) -> None:
    """As a keyboard does it, which knows of Shift and of Caps Lock."""
    QTest.sendKeyEvent(QTest.KeyAction.Press, field, Key.Key_A, letter, modifiers)


class TestField:
    @pytest.fixture
    def field(self, qtbot: QtBot) -> PasswordField:
        field = PasswordField("Password")
        qtbot.addWidget(field)
        return field

    def test_it_hides_what_is_typed_and_can_show_it(self, field: PasswordField) -> None:
        QTest.keyClicks(field, SECRET)
        assert field.text() == SECRET
        assert field.displayText() != SECRET
        assert field.accessibleName() == "Password"
        field.show_text(True)
        assert field.displayText() == SECRET
        hints = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        assert field.inputMethodHints() & hints == hints
        field.show_text(False)
        assert field.echoMode() is QLineEdit.EchoMode.Password

    def test_it_guesses_caps_lock_from_the_letters(self, field: PasswordField) -> None:
        heard = Heard(guess=field.caps_lock_guessed)
        QTest.keyClicks(field, "a1 ")
        press(field, "A", SHIFT)
        assert heard.of("guess") == [False, False]
        # What the keys give while Caps Lock is on.
        press(field, "A", Qt.KeyboardModifier.NoModifier)
        press(field, "a", SHIFT)
        assert heard.of("guess")[2:] == [True, True]
        QTest.keyClick(field, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        assert len(heard.of("guess")) == 4

    def test_all_are_shown_and_warned_about_together(self, qtbot: QtBot) -> None:
        entry = PasswordEntry(["&New", "&Again"])
        qtbot.addWidget(entry)
        entry.show()
        assert [field.accessibleName() for field in entry.fields] == ["New", "Again"]
        QTest.keyClicks(entry.fields[0], "x")
        entry.show_box.click()
        assert {field.echoMode() for field in entry.fields} == {QLineEdit.EchoMode.Normal}
        QTest.sendKeyEvent(
            QTest.KeyAction.Press, entry.fields[1], Key.Key_A, "A", Qt.KeyboardModifier.NoModifier
        )
        assert entry.caps_lock.isVisible()
        entry.refuse("No.", 1)
        assert entry.trouble.isVisible()
        QTest.keyClicks(entry.fields[1], "y")
        assert not entry.trouble.isVisible()
        assert not entry.caps_lock.isVisible()
        entry.clear()
        assert entry.texts() == ["", ""]


class TestAsking:
    @pytest.fixture
    def dialog(self, qtbot: QtBot) -> PasswordDialog:
        dialog = PasswordDialog("Your data is locked", "Type its password.", "Quit")
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    def test_typing_and_enter(self, dialog: PasswordDialog) -> None:
        heard = Heard(given=dialog.password_given)
        assert not dialog.yes.isEnabled()
        QTest.keyClick(dialog.field, Key.Key_Return)
        assert heard.said == []
        QTest.keyClicks(dialog.field, "wrong")
        QTest.keyClick(dialog.field, Key.Key_Return)
        assert heard.of("given") == ["wrong"]
        # While it is tried, nothing else is.
        assert dialog.waiting.isVisible()
        dialog.buttons.accepted.emit()
        assert heard.of("given") == ["wrong"]
        dialog.refuse()
        assert not dialog.waiting.isVisible()
        assert dialog.entry.trouble.text() == NOT_IT
        # The next one takes its place.
        QTest.keyClicks(dialog.field, "right")
        QTest.keyClick(dialog.field, Key.Key_Return)
        assert heard.of("given") == ["wrong", "right"]
        dialog.accept()
        assert dialog.field.text() == ""

    def test_after_some_there_is_another_explanation(self, dialog: PasswordDialog) -> None:
        said = []
        for _ in range(4):
            dialog.refuse()
            said.append(dialog.entry.trouble.text())
        assert said == [NOT_IT, NOT_IT, SURE, SURE]

    def test_escape_and_quit_leave(self, dialog: PasswordDialog) -> None:
        QTest.keyClick(dialog, Key.Key_Escape)
        assert dialog.result() == QDialog.DialogCode.Rejected
        dialog.show()
        QTest.mouseClick(dialog.no, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
        assert not dialog.isVisible()

    def test_nobody_sees_a_company(self, dialog: PasswordDialog) -> None:
        assert dialog.windowTitle() == "Interview Helper"


class TestChangeDialog:
    @pytest.fixture
    def make(self, qtbot: QtBot) -> Callable[[bool, int], PasswordChangeDialog]:
        def make(locked: bool, backups: int = 0) -> PasswordChangeDialog:
            dialog = PasswordChangeDialog(locked, backups)
            qtbot.addWidget(dialog)
            dialog.show()
            return dialog

        return make

    def test_setting(self, make: Callable[..., PasswordChangeDialog]) -> None:
        dialog = make(False)
        heard = Heard(wanted=dialog.wanted)
        assert dialog.warning.text() == FORGETTING
        assert "export everything first" in FORGETTING
        assert not dialog.remove.isVisible()
        assert not dialog.about_backups.isVisible()
        new, again = dialog.entry.fields
        QTest.keyClick(new, Key.Key_Return)
        assert dialog.entry.trouble.text() == EMPTY
        QTest.keyClicks(new, SECRET)
        QTest.keyClicks(again, SECRET.upper())
        QTest.keyClick(again, Key.Key_Return)
        assert dialog.entry.trouble.text() == DIFFERENT
        again.clear()
        QTest.keyClicks(again, SECRET)
        QTest.keyClick(again, Key.Key_Return)
        assert heard.of("wanted") == [Wish("", SECRET, Older.SAME)]
        assert dialog.waiting.isVisible()
        # What is being done cannot be called off.
        QTest.keyClick(dialog, Key.Key_Escape)
        assert dialog.isVisible()
        dialog.fail("The disk is full.")
        assert dialog.entry.trouble.text() == "The disk is full."
        QTest.keyClick(dialog, Key.Key_Escape)
        assert not dialog.isVisible()
        assert dialog.entry.texts() == ["", ""]

    def test_changing(self, make: Callable[..., PasswordChangeDialog]) -> None:
        dialog = make(True, 3)
        heard = Heard(wanted=dialog.wanted)
        present, new, again = dialog.entry.fields
        dialog.yes.click()
        assert dialog.entry.trouble.text() == WRONG
        for field, text in ((present, "old"), (new, "n"), (again, "n")):
            QTest.keyClicks(field, text)
        dialog.kept.click()
        assert dialog.yes.text() == "Change password"
        dialog.yes.click()
        assert heard.of("wanted") == [Wish("old", "n", Older.KEPT)]
        dialog.refuse()
        assert dialog.entry.trouble.text() == WRONG
        assert present.selectedText()

    def test_removing(self, make: Callable[..., PasswordChangeDialog]) -> None:
        dialog = make(True, 1)
        heard = Heard(wanted=dialog.wanted)
        present, new, _ = dialog.entry.fields
        QTest.keyClicks(new, "half typed")
        dialog.remove.click()
        assert not new.isEnabled()
        assert dialog.warning.text() == REMOVING
        assert dialog.yes.text() == "Remove password"
        QTest.keyClicks(present, "old")
        dialog.removed.click()
        dialog.yes.click()
        assert heard.of("wanted") == [Wish("old", "", Older.REMOVED)]
        dialog.refuse()
        assert not dialog.entry.trouble.isHidden()
        dialog.change.click()
        assert new.isEnabled()
        assert dialog.entry.trouble.isHidden()

    def test_older_backups_are_counted(self, make: Callable[..., PasswordChangeDialog]) -> None:
        assert make(False, 12).about_backups.text() == backup_words(12, False)
        assert "There are 1,200 older backups, without a password" in backup_words(1_200, False)
        assert "They keep that" in backup_words(2, True)
        assert "There is an older backup, locked" in backup_words(1, True)
        assert "Whoever gets it" in backup_words(1, False)

    def test_one_older_backup_is_it_and_not_them(self, make: Callable[..., PasswordChangeDialog]) -> None:
        def words(dialog: PasswordChangeDialog) -> list[str]:
            return [way.text().replace("&", "") for way in (dialog.same, dialog.kept, dialog.removed)]

        one, two = make(True, 1), make(True, 2)
        for dialog in (one, two):
            dialog.remove.click()
        assert words(one) == [
            "Take it off the older one too",
            "Leave it as it is",
            "Delete it, and make a new one",
        ]
        assert words(two)[:2] == ["Take it off the older ones too", "Leave them as they are"]
        one.change.click()
        assert words(one)[0] == "Lock it with the new one too"


class Desk:
    """The window's part: a session, and the dialog as the user fills it."""

    def __init__(self, opened: Opened) -> None:
        self.opened = opened
        self.dialogs = FakeDialogs()
        self.control = PasswordControl(opened.session, self.dialogs)
        opened.owned.append(self.control)
        self.heard = Heard(done=self.control.done, failed=self.control.failed)

    def ask(
        self, qtbot: QtBot, *texts: str, remove: bool = False, older: str = "same"
    ) -> PasswordChangeDialog:
        """Fill the fields and accept; the dialog."""

        def act(dialog: PasswordChangeDialog) -> None:
            dialog.remove.setChecked(remove)
            for field, text in zip(dialog.entry.fields, texts, strict=False):
                field.setText(text)
            getattr(dialog, older).setChecked(True)
            dialog.yes.click()
            qtbot.waitUntil(lambda: bool(dialog.result()) or dialog.yes.isEnabled())
            self.trouble = dialog.entry.trouble.text()

        self.dialogs.answers.append(act)
        shown = len(self.dialogs.shown)
        self.control.ask()
        qtbot.waitUntil(lambda: len(self.dialogs.shown) > shown and not self.dialogs.answers)
        qtbot.waitUntil(lambda: not self.opened.session.reader.is_under_way)

    def password(self) -> Password | None:
        return self.opened.store.submit(lambda database: database.password).result()


@pytest.fixture
def desk(make_opened: MakeOpened) -> Desk:
    return Desk(make_opened(company("one")))


def backup(desk: Desk) -> Path:
    made: Path = desk.opened.store.submit(
        lambda database: back_up_by_hand(database, date(2026, 11, 23))
    ).result()
    return made


class TestControl:
    def test_set_change_remove(self, qtbot: QtBot, desk: Desk) -> None:
        desk.ask(qtbot, SECRET, SECRET)
        assert desk.password() == Password(SECRET)
        assert desk.heard.of("done") == [LOCKED]
        desk.ask(qtbot, "not it", "new", "new")
        assert desk.trouble == WRONG
        assert desk.password() == Password(SECRET)
        desk.ask(qtbot, SECRET, "new", "new")
        assert desk.password() == Password("new")
        desk.ask(qtbot, "new", remove=True)
        assert desk.password() is None
        assert desk.heard.of("done") == [LOCKED, LOCKED, UNLOCKED]
        assert desk.heard.of("failed") == []

    def test_older_backups_are_locked_too(self, qtbot: QtBot, desk: Desk) -> None:
        older = backup(desk)
        desk.ask(qtbot, SECRET, SECRET)
        with opened_as_it_is(older, Password(SECRET)) as found:
            assert found.password == Password(SECRET)
        desk.ask(qtbot, SECRET, "new", "new", older="kept")
        with pytest.raises(WrongPassword), opened_as_it_is(older, Password("new")):
            pass  # pragma: no cover
        # Left behind, it is said when it cannot be taken along any more.
        desk.ask(qtbot, "new", remove=True)
        (said,) = desk.heard.of("failed")
        assert str(older) in said

    def test_older_backups_are_replaced(self, qtbot: QtBot, desk: Desk) -> None:
        older = [backup(desk), backup(desk)]
        desk.ask(qtbot, SECRET, SECRET, older="removed")
        assert not any(file.exists() for file in older)
        (new,) = older[0].parent.iterdir()
        with opened_as_it_is(new, Password(SECRET)) as found:
            assert found.count() == 1

    def test_without_a_new_one_the_older_stay(
        self, qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        older = backup(desk)

        def fail(*_: object) -> None:
            raise PasswordFailed("no room")

        monkeypatch.setattr(passwords, "back_up_by_hand", fail)
        desk.ask(qtbot, SECRET, SECRET, older="removed")
        assert older.exists()
        assert desk.heard.of("failed") == ["no room"]

    def test_those_that_cannot_be_removed_are_named(
        self, qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        older = backup(desk)
        replace = Path.replace

        def refuse(file: Path, target: Path) -> None:
            if file == older:
                raise PermissionError
            replace(file, target)

        monkeypatch.setattr(Path, "replace", refuse)
        desk.ask(qtbot, SECRET, SECRET, older="removed")
        (said,) = desk.heard.of("failed")
        assert str(older) in said

    def test_a_failure_is_said_in_the_dialog(
        self, qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*_: object) -> None:
            raise PasswordFailed("The password was not changed: the disk is full.")

        monkeypatch.setattr(Database, "set_password", fail)
        desk.ask(qtbot, SECRET, SECRET)
        assert "the disk is full" in desk.trouble
        assert desk.password() is None
        assert desk.heard.said == []


def test_from_the_menu(start: Starter) -> None:
    driver = start(company("a", name="Adatum"))

    def act(dialog: PasswordChangeDialog) -> None:
        for field in dialog.entry.fields:
            field.setText(SECRET)
        dialog.yes.click()
        driver.wait(lambda: bool(dialog.result()))

    driver.dialogs.answers.append(act)
    driver.choose("File", "Password")
    driver.wait(lambda: driver.said() == LOCKED)
    driver.close()
    with closing(Database.open(database_file(start.folder), password=Password(SECRET))) as database:
        assert [found.name for found in database.companies()] == ["Adatum"]
        assert database.check() == []


class TestOtherPassword:
    """A backup that is locked with a password that the data has no more."""

    @pytest.fixture
    def driver(self, start: Starter, monkeypatch: pytest.MonkeyPatch) -> Driver:
        monkeypatch.setattr(locking, "_told", [])
        driver = start(company("a", name="Adatum"))

        def job(database: Database) -> None:
            database.set_password(Password("long ago"))
            back_up_by_hand(database, date(2026, 11, 1))
            database.set_password(Password(SECRET))

        driver.store.submit(job).result()
        return driver

    def test_it_is_asked_for_and_then_it_can_be_restored(self, qtbot: QtBot, driver: Driver) -> None:
        session = driver.window.session
        backups = Backups(session, driver.dialogs, driver.window, lambda: date(2026, 11, 23))

        def settle() -> None:
            qtbot.waitUntil(lambda: not session.reader.is_under_way)
            QApplication.processEvents()
            qtbot.waitUntil(lambda: not session.reader.is_under_way)

        backups.show()
        dialog = driver.dialogs.shown[-1]
        assert isinstance(dialog, BackupsDialog)
        dialog.show()
        qtbot.waitUntil(dialog.password.isVisible)
        settle()
        assert not dialog.restore.isEnabled()

        def act(asking: PasswordDialog) -> None:
            for text in ("no", "long ago"):
                asking.field.setText(text)
                asking.buttons.accepted.emit()
                qtbot.waitUntil(lambda: bool(asking.result()) or asking.entry.isEnabled())

        driver.dialogs.answers.append(act)
        dialog.password.click()
        qtbot.waitUntil(dialog.restore.isEnabled)
        settle()
        assert not dialog.password.isVisible()
        session.set_name("Contoso")
        driver.saved()
        driver.dialogs.answers.append(True)
        dialog.restore.click()
        qtbot.waitUntil(lambda: session.company.name == "Adatum")
        settle()
        assert driver.store.submit(lambda database: database.password).result() == Password(SECRET)

    def test_leaving_changes_nothing(self, qtbot: QtBot, driver: Driver) -> None:
        session = driver.window.session
        backups = Backups(session, driver.dialogs, driver.window, lambda: date(2026, 11, 23))
        backups.show()
        dialog = driver.dialogs.shown[-1]
        assert isinstance(dialog, BackupsDialog)
        dialog.show()
        qtbot.waitUntil(dialog.password.isVisible)
        driver.dialogs.answers.append(lambda asking: asking.reject())
        dialog.password.click()
        assert dialog.password.isVisible()

    def test_what_is_of_no_use_otherwise_is_not_its_passwords_fault(self, tmp_path: Path) -> None:
        assert passwords.tell_password(tmp_path / "gone.db", "x")
        assert locking.told() == () or Password("x") not in locking.told()
