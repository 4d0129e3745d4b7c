"""The password of locked data for the command line: from a file that is named, or asked for on the terminal.

Never from an argument or the environment, which other programs can read.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from interview_helper.files import os_error_words
from interview_helper.storage.errors import Locked, WrongPassword

if TYPE_CHECKING:
    from interview_helper.storage.locking import Password

T = TypeVar("T")

PROMPT = "Password of your data: "
IMPORT_PROMPT = "Password of the file to import: "


def open_data(
    open_with: Callable[[Password | None], T], password_file: Path | None, prompt: str = PROMPT
) -> T:
    """Open data, asking for its password where it is locked, as often as it takes.

    Args:
        open_with: opens it with a password, at first with none.
        password_file: holds the password, so that nobody is asked.
        prompt: what stands before the place where it is typed.

    Raises:
        Locked: there is nobody to ask; or the password in the file is not the right one.
        StorageError: as ``open_with`` does.
    """
    try:
        return open_with(None)
    except Locked as locked:
        sentence = str(locked)
    if password_file is not None:
        return open_with(password_in(password_file))
    while True:
        password = _asked(sentence, prompt)
        try:
            return open_with(password)
        except WrongPassword:
            print("That is not the password. Try again, or end with Ctrl+C.", file=sys.stderr)


def password_in(file: Path) -> Password:
    """The first line of a file.

    Raises:
        Locked: there is none.
    """
    from interview_helper.storage.locking import Password

    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            return Password(lines.readline().rstrip("\r\n"))
    except OSError as error:
        raise Locked(f"The password could not be read from {file}: {os_error_words(error)}.") from None
    except ValueError:  # also bytes that are no UTF-8
        raise Locked(f"The first line of {file} is no password: it is empty, or not UTF-8 text.") from None


def _asked(sentence: str, prompt: str) -> Password:
    import getpass
    import warnings

    from interview_helper.storage.locking import Password

    with warnings.catch_warnings():
        # Where it cannot be hidden, it would be asked for with a warning, and shown.
        warnings.simplefilter("error", getpass.GetPassWarning)
        while True:
            try:
                text = getpass.getpass(prompt)
            except (getpass.GetPassWarning, EOFError, OSError, AttributeError):
                raise Locked(
                    f"{sentence} There is no terminal to ask for it on: write it to a file that only you can "
                    "read, and name that with --password-file."
                ) from None
            if text:
                return Password(text)
