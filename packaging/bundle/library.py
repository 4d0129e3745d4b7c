"""Python's own modules as files, where the bundle has them in an archive."""

from __future__ import annotations

import zipfile
from pathlib import Path

ARCHIVE = "base_library.zip"


def unpack_library(contents: Path) -> None:
    """Unpack the modules that Python starts with beside its extension modules, and drop their archive.

    They are read by Python code then, four times each; files are read by the interpreter itself. At every
    start that is 16 of 172 million instructions before the program's own first line. The folder is one of
    the two others in which the frozen program looks for modules.

    Args:
        contents: the folder that holds everything of the bundle but the executable.

    Raises:
        FileNotFoundError: this version of PyInstaller keeps them elsewhere.
    """
    archive = contents / ARCHIVE
    found = sorted(contents.glob("python3.*/lib-dynload"))
    if not archive.is_file() or len(found) != 1:
        raise FileNotFoundError(
            f"{ARCHIVE} or python3.*/lib-dynload is not where PyInstaller 6 has it: adapt "
            "packaging/bundle/library.py."
        )
    with zipfile.ZipFile(archive) as modules:
        modules.extractall(found[0])
    archive.unlink()
