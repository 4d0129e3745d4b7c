"""Where a bundle's files look for libraries: beside themselves, never in folders of the building machine."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path


def drop_foreign(folder: Path) -> list[Path]:
    """Take every search path out of the folder's files that leads outside it; the files changed.

    Python's modules carry the folder that Python itself was built for.

    Raises:
        ValueError: ``chrpath`` could not change a file.
        OSError: ``chrpath`` or ``binutils`` are missing.
    """
    changed = []
    for file in sorted(folder.rglob("*.so*")):
        if file.is_symlink() or not file.is_file():
            continue
        said = subprocess.run(["readelf", "-d", str(file)], capture_output=True, text=True, check=False)
        found = re.search(r"\((?:RPATH|RUNPATH)\).*\[(.*)\]", said.stdout)
        if found is None:
            continue
        paths = found[1].split(":")
        own = [path for path in paths if path.startswith("$ORIGIN")]
        if own == paths:
            continue
        file.chmod(0o644)
        change = ["--replace", ":".join(own)] if own else ["--delete"]
        done = subprocess.run(["chrpath", *change, str(file)], capture_output=True, text=True, check=False)
        if done.returncode:
            raise ValueError(f"chrpath could not change {file}: {(done.stderr or done.stdout).strip()}")
        changed.append(file)
    return changed
