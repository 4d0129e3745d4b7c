"""Copies that sync programs leave beside the data when it was changed on two computers at the same time.

They hold what was entered on one of them, and nothing tells the user but a file's name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from unicodedata import normalize

from interview_helper.storage.journals import JOURNAL

# What such a program adds to a name, before its ending or after it; as their makers' documentation and
# the reports of their users have it. A date alone, or a word of the user's own, is none of it: so users and
# this program name copies of their own.
_ADDED = re.compile(
    "|".join(
        (
            # "(Anna’s conflicted copy 2026-11-23)" of Dropbox, "(conflicted copy 2026-11-23 104200)" of
            # Nextcloud and ownCloud, "(SFConflict anna@x.org …)" of Seafile, "[conflicted]" of pCloud,
            # "(anna@x.org)" of Box, "(1)" of Google Drive and MEGA
            r" ?\(.+\)",
            r" ?\[.+\]",
            # ".sync-conflict-20261123-104200-ABCDEFG" of Syncthing, ".Conflict" of Resilio, "_conflict-2026…"
            # of older ownClouds, "_ANNA-PC_Nov-23-1042-2026_Conflict" of Synology, ".conflict1" of rclone
            r".*(?i:conflict|konflikt|conflit|конфликт|冲突|衝突|競合|충돌).*",
            # " 2" of iCloud
            r" \d{1,3}",
            # "-LAPTOP-AB12CD3" of OneDrive: the computer's name as Windows and macOS give it
            r"-(?=.*[A-Z])[A-Z0-9][A-Z0-9-]{1,31}",
            r"-.*(?:MacBook|Mac ?mini|iMac|Mac ?Studio).*",
        )
    )
)


def is_conflict_copy(name: str, of: str) -> bool:
    """Whether a file's name is one that a sync program gives to a copy of a file.

    Args:
        name: the file's name.
        of: the name of the file that it may be a copy of, with an ending such as ".db".
    """
    name = normalize("NFC", name).removesuffix(JOURNAL)
    stem, dot, ending = of.rpartition(".")
    if not name.casefold().startswith(stem.casefold()) or name.casefold() == of.casefold():
        return False
    added = name[len(stem) :]
    end = f"{dot}{ending}".casefold()
    if added.casefold().endswith(end):
        added = added[: -len(end)]
    elif added.casefold().startswith(end):
        # Some put it after the ending, and where the file has none.
        added = added[len(end) :].removeprefix(JOURNAL)
    else:
        return False
    return _ADDED.fullmatch(added) is not None


def conflict_copies(file: Path) -> list[Path]:
    """The copies beside a data file by their names; none where the folder cannot be read.

    Without journals, which hold nothing that could be brought in.
    """
    found: list[Path] = []
    with suppress(OSError):
        found = [
            beside
            for beside in file.parent.iterdir()
            if is_conflict_copy(beside.name, file.name) and JOURNAL not in beside.name
        ]
    return sorted(found)


def conflict_words(copies: Sequence[Path], *, offered: bool = False) -> str:
    """What is said of them, of which there is at least one; ``offered`` beside a button that imports."""
    names = ", ".join(copy.name for copy in copies[:3])
    if len(copies) > 3:
        names += f" and {len(copies) - 3:,} more"
    if len(copies) == 1:
        lies, they, them, those = "lies a copy", "It", "it", "the copy"
    else:
        lies, they, them, those = "lie copies", "They", "them", "the copies"
    if offered:
        way = f"Bring {them} in: what is missing here is merged, and you see first what that changes"
    else:
        where = "Import… in the menu File, or “interview-helper import”"
        way = f"To merge what is missing here, import {them}: {where}"
    return (
        f"Beside your data {lies} that a sync program has made, because it was changed on two computers at "
        f"the same time: {names}. {they} may hold notes that are not here. Nothing in {them} was touched. "
        f"{way}. Then move {those} away."
    )
