"""What the program is made of when it is shipped, and the licences that it may be made of.

A licence that is not in ``ALLOWED`` stops the build: whoever adds it reads it first and writes down here
what it asks of us.
"""

from __future__ import annotations

from dataclasses import dataclass

ALLOWED: dict[str, str] = {
    "0BSD": "nothing is asked",
    "AFL-2.1": "ship the text",
    "Apache-2.0": "ship the text and the library's own notice",
    "BSD-2-Clause": "ship the text",
    "BSD-3-Clause": "ship the text; no advertising with the authors' names",
    "blessing": "public domain, nothing is asked",
    "FTL": "ship the text; name the FreeType Project in the notices",
    "GPL-2.0-or-later WITH Bootloader-exception": (
        "the exception leaves the program that is started free of the GPL; ship the text"
    ),
    "HPND-sell-variant": "ship the text",
    "LGPL-2.1-or-later": (
        "linked dynamically, each library a file of its own that can be replaced; ship the text, and say "
        "where the source is"
    ),
    "LGPL-3.0-only": (
        "linked dynamically, each library a file of its own that can be replaced, and taken apart for "
        "debugging such a change is allowed; ship this text and the GPL's that it refers to, and say where "
        "the source is"
    ),
    "libpng-2.0": "ship the text; changes would have to be marked, there are none",
    "LicenseRef-Microsoft-Runtime": "may be redistributed unchanged beside a program for Windows",
    "MIT": "ship the text",
    "MIT-Modern-Variant": "ship the text",
    "PSF-2.0": "ship the text; changes would have to be summed up, there are none",
    "Unicode-DFS-2016": "ship the text",
    "Unicode-3.0": "ship the text",
    "Zlib": "nothing is asked of a program in binary form",
}
"""By SPDX identifier, with its exception where it has one: what we do because of it."""


READ: dict[str, str] = {
    "apsw-sqlite3mc": "Zlib",  # it says "OSI Approved"
}
"""The licence of a distribution whose metadata do not name it, by its text, read by whoever wrote it here."""


@dataclass(frozen=True)
class Part:
    """Something that a package of the program contains.

    ``licence`` is an SPDX expression, empty where the installed distribution says it. ``systems`` names the
    systems whose packages contain it. ``libraries`` are patterns of the files that it comes as: of names up
    to the first dot, whatever the system puts behind it, or of whole paths. ``inside`` is the part whose
    files contain it, where it has none of its own.
    """

    name: str
    purpose: str
    licence: str = ""
    distribution: str = ""
    systems: str = "all"
    libraries: tuple[str, ...] = ()
    inside: str = ""


PARTS: tuple[Part, ...] = (
    Part(
        "Interview Helper", "this program", distribution="interview-helper", libraries=("interview-helper*",)
    ),
    Part(
        "Python",
        "runs the program",
        "PSF-2.0",
        libraries=("libpython3*", "python3*", "Python", "*/lib-dynload/*", "_*", "select", "unicodedata"),
    ),
    Part(
        "PyInstaller’s bootloader",
        "starts the program in its packages",
        "GPL-2.0-or-later WITH Bootloader-exception",
    ),
    Part(
        "Qt",
        "draws the windows, and everything in them",
        "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only",
        libraries=("libQt6*", "Qt6*", "*/Qt[a-z]*.framework/*", "*/plugins/*"),
    ),
    Part(
        "PySide6",
        "Qt for Python",
        distribution="PySide6-Essentials",
        libraries=("libpyside6*", "pyside6*", "Qt[a-z]*"),
    ),
    Part(
        "Shiboken6",
        "what PySide6 rests on",
        distribution="shiboken6",
        libraries=("libshiboken6*", "shiboken*"),
    ),
    Part(
        "msgspec",
        "reads imported JSON strictly",
        distribution="msgspec",
        libraries=("msgspec/*", "*/msgspec/*"),
    ),
    Part(
        "charset-normalizer",
        "finds out the encoding of an imported CSV file",
        distribution="charset-normalizer",
        libraries=("charset_normalizer/*", "*/charset_normalizer/*"),
    ),
    Part(
        "APSW",
        "opens data files that have a password",
        distribution="apsw-sqlite3mc",
        libraries=("apsw/*", "*/apsw/*"),
    ),
    Part("SQLite3 Multiple Ciphers", "encrypts them, inside APSW", "MIT", inside="APSW"),
    Part("platformdirs", "knows where a user's data belongs", distribution="platformdirs"),
    Part("SQLite", "the file of your data", "blessing", libraries=("libsqlite3*", "sqlite3")),
    # Inside Qt's and Python's own files everywhere; some also as files of their own on Linux.
    Part("zlib", "compression in Qt and Python", "Zlib", libraries=("libz",), inside="Qt"),
    Part("FreeType", "draws letters", "FTL OR GPL-2.0-only", libraries=("libfreetype",), inside="Qt"),
    Part("HarfBuzz", "places letters", "MIT-Modern-Variant", inside="Qt"),
    Part("libpng", "reads and writes PNG pictures", "libpng-2.0", libraries=("libpng16",), inside="Qt"),
    Part("PCRE2", "regular expressions in Qt", "BSD-3-Clause", inside="Qt"),
    Part("double-conversion", "numbers as text, in Qt", "BSD-3-Clause", inside="Qt"),
    Part("Unicode data", "characters and their properties, in Qt", "Unicode-3.0", inside="Qt"),
    Part("Expat", "reads Fontconfig’s settings", "MIT", systems="Linux", libraries=("libexpat",)),
    Part("libffi", "calls into libraries, in Python", "MIT", libraries=("libffi*",)),
    # Files of their own in the packages for Linux.
    Part(
        "ICU",
        "sorting and languages",
        "Unicode-DFS-2016",
        systems="Linux",
        libraries=("libicudata", "libicui18n", "libicuuc"),
    ),
    Part("Fontconfig", "finds fonts", "HPND-sell-variant", systems="Linux", libraries=("libfontconfig",)),
    Part(
        "X11 libraries",
        "windows under X11",
        "MIT",
        systems="Linux",
        libraries=("libX11", "libX11-xcb", "libxcb*", "libXau", "libXdmcp"),
    ),
    Part(
        "libxkbcommon",
        "keyboard layouts",
        "MIT",
        systems="Linux",
        libraries=("libxkbcommon", "libxkbcommon-x11"),
    ),
    Part(
        "Zstandard",
        "compression in Qt",
        "BSD-3-Clause OR GPL-2.0-only",
        systems="Linux",
        libraries=("libzstd",),
    ),
    Part("Brotli", "compressed fonts", "MIT", systems="Linux", libraries=("libbrotli*",)),
    Part(
        "libbsd, libmd",
        "for the X11 libraries",
        "BSD-3-Clause",
        systems="Linux",
        libraries=("libbsd", "libmd"),
    ),
    # Files of their own in the packages for Windows.
    Part(
        "Microsoft Visual C++ runtime",
        "what Python and Qt are built on",
        "LicenseRef-Microsoft-Runtime",
        systems="Windows",
        libraries=("vcruntime140*", "msvcp140*", "ucrtbase", "api-ms-win-*", "concrt140"),
    ),
)
