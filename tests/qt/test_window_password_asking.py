"""The password of another file: asked for, and given up while it is tried."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot
from qt_data import MakeOpened, company, opened_here

from interview_helper.windows import password_asking
from interview_helper.windows.dialogs import Dialogs
from interview_helper.windows.password_asking import ask_password_of
from interview_helper.windows.password_dialog import PasswordDialog

open_here = pytest.fixture(name="open_here")(lambda tmp_path: (yield from opened_here(tmp_path)))


@pytest.mark.parametrize("fits", [True, False])
def test_given_up_while_it_is_tried(
    open_here: MakeOpened, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fits: bool
) -> None:
    """What comes of it then is nobody’s concern any more."""
    session = open_here(company("one")).session
    monkeypatch.setattr(password_asking, "tell_password", lambda *_: fits)

    class Impatient(Dialogs):
        def show(self, dialog: QDialog) -> None:
            assert isinstance(dialog, PasswordDialog)
            dialog.show()
            QTest.keyClicks(dialog.field, "secret")
            dialog.yes.click()
            dialog.reject()

    assert not ask_password_of(tmp_path / "other.db", "It is locked", "Type it.", session, Impatient(), None)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qtbot.waitUntil(lambda: not session.reader.is_under_way)
