"""The folder that an AppImage is made of, and the AppImage where the tool for it is at hand."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from freezing import check_start, run
from linux.about import ID
from linux.install_tree import install_shared, settle

_AT_THE_TOP = {
    # A link instead of the usual script: the program finds its files by itself, and needs no shell.
    "AppRun": f"usr/lib/{ID}/{ID}",
    f"{ID}.desktop": f"usr/share/applications/{ID}.desktop",
    f"{ID}.svg": f"usr/share/icons/hicolor/scalable/apps/{ID}.svg",
    ".DirIcon": f"usr/share/icons/hicolor/256x256/apps/{ID}.png",
}


def build_appdir(bundle: Path, version: str, epoch: int, target: Path) -> Path:
    """Build the folder, and see that it starts.

    Raises:
        NotBuilt: it does not start.
    """
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(bundle, target / "usr" / "lib" / ID, symlinks=True)
    install_shared(target, version, epoch)
    for name, aim in _AT_THE_TOP.items():
        (target / aim).stat()  # a link to nothing is an error here, not on the user's machine
        (target / name).symlink_to(aim)
    settle(target, epoch)
    check_start(target / "AppRun")
    return target


def build_appimage(appdir: Path, epoch: int, target: Path) -> Path | None:
    """Turn the folder into one file with the tool that ``APPIMAGETOOL`` names; ``None`` without one."""
    tool = os.environ.get("APPIMAGETOOL")
    if not tool:
        return None
    architecture = appdir.stem.rpartition("-")[2]
    environment = {"ARCH": architecture, "SOURCE_DATE_EPOCH": str(epoch)}
    run(tool, "--no-appstream", appdir, target, folder=appdir.parent, environment=environment)
    check_start(target)
    return target
