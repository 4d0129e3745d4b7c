"""How an import says no."""

from __future__ import annotations

TRY_AGAIN = "Correct the file and import it again."


class ImportRefused(ValueError):
    """A file that is not taken; the message is for the user and names the place and the fault."""


def clipped(text: str) -> str:
    """Text from a file as a message may show it: short, on one line, without invisible characters."""
    shown = "".join(character if character.isprintable() else "�" for character in text[:61])
    return shown if len(text) <= 60 else f"{shown[:60]}…"
