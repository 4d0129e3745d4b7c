"""Checks a Debian package with the desktops' own tools.

Run it: ``python packaging/linux/check_deb.py FILE.deb``. Exit codes: 0 all is well; 1 not, with what the
tools said and a sentence on each.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ID = "interview-helper"
LIMIT = 33_000_000
"""Bytes that the package may have."""
INSTALL = "On Debian and Ubuntu this installs it: packaging/system-packages.sh package"


def faults(package: Path) -> Iterator[str]:
    """What is wrong with the package, a text for each fault."""
    if package.stat().st_size > LIMIT:
        yield f"The package has {package.stat().st_size:,} bytes, more than {LIMIT:,}."
    yield from _said("lintian", "--allow-root", "--fail-on", "error,warning", str(package))
    with tempfile.TemporaryDirectory() as folder:
        yield from _said("dpkg-deb", "--extract", str(package), folder)
        share = Path(folder) / "usr" / "share"
        yield from _said("desktop-file-validate", str(share / "applications" / f"{ID}.desktop"), silent=True)
        # The id is the desktop entry's; one made of a domain name would need a domain of ours.
        yield from _said(
            "appstreamcli", "validate", "--no-net", "--override=cid-desktopapp-is-not-rdns=info",
            str(share / "metainfo" / f"{ID}.metainfo.xml"),
        )  # fmt: skip
        page = share / "man" / "man1" / f"{ID}.1.gz"
        yield from _said("man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", str(page), silent=True)
        yield from _said("lexgrog", str(page))
        mime = Path(folder) / "mime"
        (mime / "packages").mkdir(parents=True)
        described = (share / "mime" / "packages" / f"{ID}.xml").read_bytes()
        (mime / "packages" / f"{ID}.xml").write_bytes(described)
        yield from _said("update-mime-database", str(mime))


def _said(*command: str, silent: bool = False) -> Iterator[str]:
    """What the tool complains of; one that must be ``silent`` complains by printing at all."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        yield f"{command[0]} is missing. {INSTALL}"
        return
    said = done.stderr if command[0] == "man" else done.stdout + done.stderr
    if done.returncode or (silent and said.strip()):
        yield f"{command[0]} is not content:\n{said.strip()}"


def main(arguments: list[str]) -> int:
    """Check the package that is named; the exit code."""
    if len(arguments) != 1 or not Path(arguments[0]).is_file():
        print("usage: check_deb.py FILE.deb", file=sys.stderr)
        return 2
    package = Path(arguments[0])
    found = list(faults(package))
    for fault in found:
        print(fault, file=sys.stderr)
    if found:
        print(f"{package.name} is not fit to be handed out: {len(found)} checks failed.", file=sys.stderr)
        return 1
    print(f"{package.name} passed every check ({package.stat().st_size:,} bytes).")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
