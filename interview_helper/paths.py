"""Where things lie: the resources that come with the program, and the user's data.

Nothing else in the program knows whether it runs from a checkout, an installed wheel or a frozen bundle.
"""

from __future__ import annotations

import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resources() -> Path:
    """The folder of the program's resources.

    Raises:
        FileNotFoundError: the installation is incomplete.
    """
    # The checkout's own folder serves an editable install too.
    candidates = [_PACKAGE / "resources", _PACKAGE.parent / "resources"]
    bundle: str | None = getattr(sys, "_MEIPASS", None)
    if bundle is not None:
        candidates.insert(0, Path(bundle) / "resources")
    for folder in candidates:
        if (folder / "reasons.json").is_file():
            return folder
    raise FileNotFoundError(
        f"Interview Helper’s resources are missing from {_PACKAGE}. Install the program again."
    )


def read_resource(name: str) -> str:
    """The text of one resource, by its path inside the resources folder."""
    return (resources() / name).read_text(encoding="utf-8")


def default_data_folder() -> Path:
    """The platform's folder for this program's user data; it need not exist yet."""
    from platformdirs import user_data_path

    folder: Path = user_data_path("interview-helper", appauthor=False)
    return folder


def database_file(data_folder: Path) -> Path:
    """The one file that holds the user's companies."""
    return data_folder / "companies.db"
