"""The Python modules that stay out of the bundle, each with its reason.

PyInstaller follows imports in functions too, so it finds what the standard library could do for
somebody, and not only what this program does. What stands here is never reached by the program.
"""

from __future__ import annotations

import sys

NO_NETWORK = "the program opens no connection"
NO_PROCESSES = "one process, threads only"
NO_ARCHIVES = "no archive is read or written"
NO_PICKLES = "nothing is pickled"
NO_SUCH_CODEC = "no CSV is read in such an encoding (importing/csv_text.py has the list)"
NO_TOOLS = "a tool of developers"
NO_MODULE_OF_QT = "a part of Qt that the window has no use for"

EVERYWHERE: dict[str, str] = {
    # What PySide6 and its hooks would bring.
    "PySide6.QtDBus": "the desktop is spoken to by Qt's own libraries, not from Python",
    "PySide6.QtNetwork": NO_NETWORK,
    "PySide6.QtOpenGL": NO_MODULE_OF_QT,
    "PySide6.QtQml": NO_MODULE_OF_QT,
    "PySide6.QtQuick": NO_MODULE_OF_QT,
    "PySide6.QtTest": NO_TOOLS,
    # Connections: OpenSSL alone is five megabytes.
    "_hashlib": "OpenSSL's digests; Python has its own",
    "_socket": NO_NETWORK,
    "_ssl": NO_NETWORK,
    "asyncio": NO_NETWORK,
    "email": NO_NETWORK,
    "ftplib": NO_NETWORK,
    "http": NO_NETWORK,
    "imaplib": NO_NETWORK,
    "mimetypes": NO_NETWORK,
    "netrc": NO_NETWORK,
    "smtplib": NO_NETWORK,
    "socket": NO_NETWORK,
    "socketserver": NO_NETWORK,
    "ssl": NO_NETWORK,
    "urllib.error": NO_NETWORK,
    "urllib.request": NO_NETWORK,
    "urllib.response": NO_NETWORK,
    "webbrowser": NO_NETWORK,
    "xmlrpc": NO_NETWORK,
    # Other processes.
    "_multiprocessing": NO_PROCESSES,
    "_posixshmem": NO_PROCESSES,
    "concurrent.futures.process": NO_PROCESSES,
    "multiprocessing": NO_PROCESSES,
    # Archives and other formats.
    "_bz2": NO_ARCHIVES,
    "_lzma": NO_ARCHIVES,
    "bz2": NO_ARCHIVES,
    "gzip": NO_ARCHIVES,
    "lzma": NO_ARCHIVES,
    "tarfile": NO_ARCHIVES,
    "plistlib": "no property lists",
    "pyexpat": "no XML",
    "tomllib": "msgspec would read TOML with it, the program has none",
    "xml": "no XML",
    # What the standard library would do for somebody else.
    "_codecs_hk": NO_SUCH_CODEC,
    "_codecs_iso2022": NO_SUCH_CODEC,
    "_pickle": NO_PICKLES,
    "pickle": NO_PICKLES,
    "statistics": "random tests itself with it",
    # Stand-ins for what is there.
    "_pydecimal": "stands in for _decimal, which is there",
    "typing_extensions": "msgspec asks for it only before Python 3.11; present where tools brought it",
    "_uuid": "identities are random numbers, not the machine's address",
    # Tools.
    "doctest": NO_TOOLS,
    "ensurepip": NO_TOOLS,
    "pdb": NO_TOOLS,
    "pip": NO_TOOLS,
    "py_compile": NO_TOOLS,
    "pydoc": NO_TOOLS,
    "runpy": NO_TOOLS,
    "setuptools": NO_TOOLS,
    "tkinter": "the window is Qt's",
    "tracemalloc": NO_TOOLS,
    "unittest": NO_TOOLS,
}

NOT_ON_WINDOWS: dict[str, str] = {
    "platformdirs.windows": "the folders of Windows",
    # platformdirs asks Windows for its folders with it; PyInstaller would import it at every start.
    "ctypes": "no library is called by hand",
}

ON_MAC_ONLY: dict[str, str] = {"platformdirs.macos": "the folders of macOS"}


def excluded_modules(platform: str = sys.platform) -> list[str]:
    """The names to leave out on a platform, in order."""
    table = dict(EVERYWHERE)
    if platform != "win32":
        table |= NOT_ON_WINDOWS
    if platform != "darwin":
        table |= ON_MAC_ONLY
    return sorted(table)
