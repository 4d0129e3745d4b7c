"""What macOS is told of the program: the values that the spec puts into the bundle's Info.plist."""

from __future__ import annotations

import re
from typing import Any

IDENTIFIER = "interview-helper"
"""By this macOS remembers permissions and settings, so it stays what it is once a release is out.

Usual is a domain's name turned round, and the project has no domain. Give it one before the first release.
"""
MINIMUM_MACOS = "13.0"
"""The oldest that Qt 6.11 supports."""


def info_plist(version: str, copyright_line: str) -> dict[str, Any]:
    """The values besides those that PyInstaller writes itself.

    Args:
        version: as the package states it.
        copyright_line: who holds the copyright, for the program's information window.

    Raises:
        ValueError: macOS cannot compare such a version: it begins with no number, or with more than three.
    """
    release = re.match(r"[0-9]+(\.[0-9]+){0,2}(?![0-9]*\.[0-9])", version)
    if release is None:
        raise ValueError(f"macOS cannot compare the version “{version}”")
    return {
        "CFBundleDevelopmentRegion": "en",
        "CFBundleDisplayName": "Interview Helper",
        "CFBundleName": "Interview Helper",
        "CFBundleShortVersionString": version,
        "CFBundleVersion": release[0],
        "LSApplicationCategoryType": "public.app-category.productivity",
        "LSMinimumSystemVersion": MINIMUM_MACOS,
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": copyright_line,
        "NSPrincipalClass": "NSApplication",
        # False lets the window be dark where the system is.
        "NSRequiresAquaSystemAppearance": False,
        # Two checklists and a balance need no graphics card of their own.
        "NSSupportsAutomaticGraphicsSwitching": True,
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "Interview Helper export",
                "LSItemContentTypes": ["public.json"],
                # Opening a file imports it, and it is never written to.
                "CFBundleTypeRole": "Viewer",
                # Offered under “Open With”; what opens JSON by a double click stays as it is.
                "LSHandlerRank": "Alternate",
            }
        ],
    }
