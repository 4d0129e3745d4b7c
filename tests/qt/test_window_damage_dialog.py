"""The three ways on from a damaged file, as they are offered."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from interview_helper.windows.damage_dialog import Choice, DamageDialog, Offered

_FOUND = Offered("Mon 23 Nov, 14:08", "12 companies")


@pytest.mark.parametrize("found", [_FOUND, None])
def test_a_way_that_leads_nowhere_does_not_put_the_keyboard_at_a_new_beginning(
    qtbot: QtBot, found: Offered | None
) -> None:
    dialog = DamageDialog("It is damaged.", lambda: found)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.backup.description() != "Looking through the backups…")
    dialog.activateWindow()
    dialog.read_only.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.read_only)
    dialog.refuse(Choice.READ_ONLY, "Nothing in it can be read.")
    assert QApplication.focusWidget() is (dialog.backup if found else dialog.quit)
    assert not dialog.read_only.isEnabled()


def test_what_comes_of_a_way_is_said_to_everybody(qtbot: QtBot) -> None:
    dialog = DamageDialog("It is damaged.", lambda: _FOUND)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.backup.isEnabled)
    assert dialog.backup.description() == "Mon 23 Nov, 14:08: 12 companies."
    assert dialog.backup.accessibleDescription() == dialog.backup.description()
