"""What the command line asks of the window."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class WindowOptions(NamedTuple):
    """How the window is to be opened.

    ``screenshot`` is the PNG to draw the window into, offscreen, instead of showing it.
    ``appearance`` is "system", "light" or "dark"; ``None`` keeps the user's own choice.
    ``examples`` says that the data are the example companies.
    ``size`` is a width and a height in pixels; ``None`` keeps the remembered size.
    ``file`` is a file to import, which is offered once the window is there.
    ``password_file`` holds the password of locked data.
    ``look`` is a backup to be looked at, to read only, in the place of the user's data.
    """

    data_folder: Path
    screenshot: Path | None = None
    appearance: str | None = None
    size: tuple[int, int] | None = None
    examples: bool = False
    file: Path | None = None
    look: Path | None = None
    password_file: Path | None = None
