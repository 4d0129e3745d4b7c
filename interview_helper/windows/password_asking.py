"""The password of a file that is locked otherwise than the data, asked for in the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from interview_helper.session.passwords import tell_password
from interview_helper.session.session import Session
from interview_helper.windows.dialogs import Dialogs
from interview_helper.windows.password_dialog import PasswordDialog


def ask_password_of(
    file: Path, heading: str, more: str, session: Session, dialogs: Dialogs, parent: QWidget | None
) -> bool:
    """Ask until one fits, which is remembered until the program ends; whether one did."""
    asking, closed = PasswordDialog(heading, more, parent=parent), list[int]()
    asking.finished.connect(closed.append)

    def then(fits: bool) -> None:
        if closed:
            return  # given up while it was tried
        if fits:
            asking.accept()
        else:
            asking.refuse()

    # Aside: what derives a key takes a moment.
    asking.password_given.connect(lambda text: session.reader.aside(lambda: tell_password(file, text), then))
    dialogs.show(asking)
    fitted = bool(asking.result())
    asking.deleteLater()
    return fitted
