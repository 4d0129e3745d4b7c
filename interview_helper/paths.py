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


def resource_file(name: str) -> Path | None:
    """The file of one resource, for what has to be given a file; ``None`` where it was not shipped."""
    try:
        file = resources() / name
    except FileNotFoundError:
        return None
    return file if file.is_file() else None


def licence_texts() -> Path | None:
    """The folder with the licences' texts, which a bundle brings; ``None`` elsewhere."""
    bundle: str | None = getattr(sys, "_MEIPASS", None)
    folder = Path(bundle) / "licences" if bundle is not None else None
    return folder if folder is not None and folder.is_dir() else None


def way_of_running() -> str:
    """How this program was installed: "frozen", "installed" or "source"."""
    if is_frozen():
        return "frozen"
    return "installed" if (_PACKAGE / "resources").is_dir() else "source"


def is_frozen() -> bool:
    """Whether this is a bundle with a Python of its own, whose ``sys.executable`` is the program."""
    return bool(getattr(sys, "frozen", False))


def default_data_folder() -> Path:
    """The platform's folder for this program's user data; it need not exist yet.

    Raises:
        FileNotFoundError: the user's home folder is not known.
    """
    from platformdirs import user_data_path

    try:
        folder: Path = user_data_path("interview-helper", appauthor=False)
    except RuntimeError:
        folder = Path("~")
    # Older releases leave the "~" in, which would become a folder of that name.
    if not folder.is_absolute():
        raise FileNotFoundError(
            "Your home folder is not known, and so neither is the place for your data. "
            "Set HOME, or name a folder with --data-dir."
        )
    return folder


def database_file(data_folder: Path) -> Path:
    """The one file that holds the user's companies."""
    return data_folder / "companies.db"


def backup_folder(data_folder: Path) -> Path:
    """The folder for the backups of that data: the one that the user chose, or the one beside it.

    A chosen one need not be there; one that makes no sense is no choice.
    """
    own = data_folder / "backups"
    try:
        text = (data_folder / "backup-folder.txt").read_text(encoding="utf-8-sig")
        lines = text.split("\n", 1)
        chosen = Path(lines[0].rstrip("\r"))
        sound = not "".join(lines[1:]).strip() and "\0" not in text and chosen.is_absolute()
    except (OSError, ValueError):
        return own
    return chosen if sound else own
