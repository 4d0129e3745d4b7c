"""What PyInstaller collects on a Mac, as its analysis hands it to the recipe: frameworks and their links."""

from __future__ import annotations

from bundle.pruning import Entry

QT_LIB = "PySide6/Qt/lib"
COCOA = ("PySide6/Qt/plugins/platforms/libqcocoa.dylib", "/w/libqcocoa.dylib", "BINARY")
WIDGETS = ("PySide6/QtWidgets.abi3.so", "/w/QtWidgets.abi3.so", "EXTENSION")
PYSIDE = ("PySide6/libpyside6.abi3.6.11.dylib", "/w/libpyside6.abi3.6.11.dylib", "BINARY")
PYSIDE_LINK = ("libpyside6.abi3.6.11.dylib", PYSIDE[0], "SYMLINK")

SYSTEM = "/System/Library/Frameworks/AppKit.framework/Versions/C/AppKit"
IMPORTS = {
    WIDGETS[1]: [SYSTEM, "@rpath/QtWidgets.framework/Versions/A/QtWidgets", f"@rpath/{PYSIDE_LINK[0]}"],
    PYSIDE[1]: ["@rpath/QtCore.framework/Versions/A/QtCore", "/usr/lib/libc++.1.dylib"],
    COCOA[1]: [SYSTEM, "@rpath/QtGui.framework/Versions/A/QtGui"],
    "/w/QtWidgets": ["@rpath/QtGui.framework/Versions/A/QtGui"],
    "/w/QtGui": ["@rpath/QtCore.framework/Versions/A/QtCore"],
}
"""The load commands of each file, by where it comes from, as they stand there."""


def imports(file: str) -> list[str]:
    """The load commands of one file."""
    return IMPORTS.get(file, [])


def framework(name: str, folder: str = f"{QT_LIB}/", version: str = "A") -> tuple[list[Entry], list[Entry]]:
    """One framework's binaries, and its data and links."""
    place = f"{folder}{name}.framework"
    library = f"{place}/Versions/{version}/{name}"
    return [(library, f"/w/{name}", "BINARY")], [
        (f"{place}/Versions/{version}/Resources/Info.plist", f"/w/{name}.plist", "DATA"),
        (f"{place}/Versions/Current", version, "SYMLINK"),
        (f"{place}/{name}", f"Versions/Current/{name}", "SYMLINK"),
        (f"{place}/Resources", "Versions/Current/Resources", "SYMLINK"),
        (name, library, "SYMLINK"),
    ]
