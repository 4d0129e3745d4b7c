"""PySide6's signature module, compiled beforehand.

PySide6 carries this module's sources in an archive inside its library and compiles them at every start.
It looks for a folder ``files.dir`` beside shiboken6 first, which is what is made here.
"""

from __future__ import annotations

import py_compile
from pathlib import Path

FOLDER = "shiboken6/files.dir"
"""Where PySide6 looks, in the bundle."""


def sources() -> dict[str, bytes]:
    """The module's files as they are in PySide6's archive, by path.

    Raises:
        RuntimeError: this version of PySide6 carries them in another way.
    """
    import PySide6.QtCore  # noqa: F401  (loads the archive)
    from shibokensupport.signature import loader  # type: ignore[import-not-found]

    archive = getattr(loader.__spec__.loader, "zfile", None)
    if archive is None:
        raise RuntimeError(
            "PySide6’s signature module is not where it was up to 6.11: adapt packaging/bundle/signatures.py."
        )
    return {name: archive.read(name) for name in sorted(archive.namelist()) if name.endswith(".py")}


def compiled(files: dict[str, bytes], target: Path) -> list[tuple[str, str, str]]:
    """Compile the files below ``target``; the entries for the bundle.

    The compiled files carry no time and no path of this machine, and are never compared with a source.
    """
    entries: list[tuple[str, str, str]] = []
    for name, source in files.items():
        file = target / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(source)
        result = file.with_suffix(".pyc")
        py_compile.compile(
            str(file),
            cfile=str(result),
            dfile=name,
            doraise=True,
            invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
        )
        entries.append((f"{FOLDER}/{Path(name).with_suffix('.pyc').as_posix()}", str(result), "DATA"))
    return entries
