"""Everything that a Linux desktop expects beside the program, put where it looks for it."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

from icons.build_icons import DRAWINGS, HICOLOR_SIZES, png
from linux.about import HERE, ID, ROOT
from linux.command_texts import completion, manual_page
from linux.metainfo import metainfo
from linux.release_notes import releases

_COMPLETIONS = {
    "bash": f"bash-completion/completions/{ID}",
    "zsh": f"zsh/vendor-completions/_{ID}",
    "fish": f"fish/vendor_completions.d/{ID}.fish",
}


def install_shared(tree: Path, version: str, epoch: int) -> None:
    """Put everything below the tree: menus, icons, file type, manual page, completions.

    Raises:
        ValueError: the changelog says nothing of this version.
    """
    share = tree / "usr" / "share"
    notes = releases((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), version, epoch)
    icons = share / "icons" / "hicolor"
    files = {
        share / "applications" / f"{ID}.desktop": (HERE / f"{ID}.desktop").read_bytes(),
        share / "metainfo" / f"{ID}.metainfo.xml": metainfo(notes).encode(),
        share / "mime" / "packages" / f"{ID}.xml": (HERE / f"{ID}.mime.xml").read_bytes(),
        share / "man" / "man1" / f"{ID}.1.gz": zipped(manual_page(version, epoch)),
        icons / "scalable" / "apps" / f"{ID}.svg": (DRAWINGS / f"{ID}.svg").read_bytes(),
        icons / "symbolic" / "apps" / f"{ID}-symbolic.svg": (DRAWINGS / f"{ID}-symbolic.svg").read_bytes(),
    }
    files |= {icons / f"{size}x{size}" / "apps" / f"{ID}.png": png(size) for size in HICOLOR_SIZES}
    files |= {share / place: completion(shell).encode() for shell, place in _COMPLETIONS.items()}
    for file, content in files.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    settle(tree, epoch)


def settle(tree: Path, epoch: int) -> None:
    """Give everything in the tree the same time, and the modes that packages have.

    Executable stays what is and is no library.
    """
    for place in (*tree.rglob("*"), tree):
        if not place.is_symlink():
            program = place.is_dir() or (os.access(place, os.X_OK) and ".so" not in place.name)
            place.chmod(0o755 if program else 0o644)
        os.utime(place, (epoch, epoch), follow_symlinks=False)


def zipped(text: str) -> bytes:
    """The text as ``gzip -n9`` would have it: without a name or a time."""
    return gzip.compress(text.encode(), 9, mtime=0)
