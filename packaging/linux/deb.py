"""The Debian package, made from the folder that holds the frozen program.

Nothing runs when it is installed or removed: Debian's own triggers keep menus, icons, file types and
manual pages up to date, and what a user wrote is not the package's to touch.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from linux.about import HERE, HOME_PAGE, ID, MAINTAINER, NAME, ROOT, SUMMARY
from linux.dependencies import RECOMMENDED, depends
from linux.install_tree import install_shared, settle, zipped
from linux.release_notes import debian_changelog, releases
from linux.search_paths import drop_foreign

_DESCRIPTION = """\
 Two checklists, reasons to turn an interview down and reasons to accept it,
 and a balance that tips as they are ticked. Notes on each company, questions
 worth asking, exports as Markdown, plain text and JSON.
 .
 It works offline and keeps everything in one file of the user.
"""


def build_deb(bundle: Path, version: str, epoch: int, target_folder: Path) -> Path:
    """Write the package into the folder and return it.

    Raises:
        ValueError: the bundle holds no program, or needs what no package has.
    """
    if not os.access(bundle / ID, os.X_OK):
        raise ValueError(f"There is no program in {bundle}.")
    architecture = _run("dpkg", "--print-architecture").strip()
    with tempfile.TemporaryDirectory(prefix=f"{ID}-") as folder:
        tree = Path(folder) / "tree"
        _fill(tree, bundle, version, epoch)
        control = tree / "DEBIAN" / "control"
        control.parent.mkdir()
        control.write_text(_control(tree, version, architecture), encoding="utf-8")
        (control.parent / "md5sums").write_text(_md5sums(tree), encoding="utf-8")
        settle(tree, epoch)
        target_folder.mkdir(parents=True, exist_ok=True)
        package = target_folder / f"{ID}_{version}_{architecture}.deb"
        _run(
            "dpkg-deb", "--build", "--root-owner-group", "-Zxz", "-z9", str(tree), str(package),
            environment={
                "SOURCE_DATE_EPOCH": str(epoch),
                "DPKG_DEB_THREADS_MAX": "1",  # with more, the bytes depend on the machine
            },
        )  # fmt: skip
    return package


def _fill(tree: Path, bundle: Path, version: str, epoch: int) -> None:
    """Everything that is installed."""
    program = shutil.copytree(bundle, tree / "usr" / "lib" / ID, symlinks=True)
    drop_foreign(program)
    link = tree / "usr" / "bin" / ID
    link.parent.mkdir()
    link.symlink_to(f"../lib/{ID}/{ID}")
    documents = tree / "usr" / "share" / "doc" / ID
    documents.mkdir(parents=True)
    (documents / "copyright").write_text(_copyright(), encoding="utf-8")
    notes = releases((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), version, epoch)
    (documents / "changelog.gz").write_bytes(zipped(debian_changelog(notes)))
    overrides = tree / "usr" / "share" / "lintian" / "overrides" / ID
    overrides.parent.mkdir(parents=True)
    shutil.copyfile(HERE / "debian" / "lintian-overrides", overrides)
    install_shared(tree, version, epoch)


def _control(tree: Path, version: str, architecture: str) -> str:
    fields = {
        "Package": ID,
        "Version": version,
        "Section": "misc",
        "Priority": "optional",
        "Architecture": architecture,
        "Maintainer": MAINTAINER,
        "Installed-Size": str(_installed_size(tree)),
        "Depends": ", ".join(depends(tree / "usr" / "lib" / ID)),
        "Recommends": ", ".join(RECOMMENDED),
        **({"Homepage": HOME_PAGE} if HOME_PAGE else {}),
        "Description": SUMMARY,
    }
    return "".join(f"{field}: {value}\n" for field, value in fields.items()) + _DESCRIPTION


def _installed_size(tree: Path) -> int:
    """As dpkg counts it: files in whole KiB, everything else as one."""
    return sum(
        -(-place.stat().st_size // 1024) if place.is_file() and not place.is_symlink() else 1
        for place in tree.rglob("*")
    )


def _md5sums(tree: Path) -> str:
    lines = [
        f"{hashlib.md5(file.read_bytes(), usedforsecurity=False).hexdigest()}  {file.relative_to(tree)}\n"
        for file in sorted(tree.rglob("*"))
        if file.is_file() and not file.is_symlink() and file.relative_to(tree).parts[0] != "DEBIAN"
    ]
    return "".join(lines)


def _copyright() -> str:
    """The program's licence, then everything that comes with it and under which licence."""
    from licences import Licensed, as_notices

    listed = json.loads((ROOT / "resources" / "licences.json").read_text(encoding="utf-8"))
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    notices = as_notices([Licensed(**part) for part in listed if part["systems"] in ("all", "Linux")])
    texts = (HERE / "debian" / "licence-texts").read_text(encoding="utf-8")
    return f"{NAME} itself is under the MIT licence:\n\n{licence}\n{notices}\n{texts}"


def _run(*command: str, environment: dict[str, str] | None = None) -> str:
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, **(environment or {})}
    )
    if done.returncode:
        raise ValueError(f"{command[0]} failed: {done.stderr.strip()}")
    return done.stdout


if __name__ == "__main__":
    made = build_deb(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), Path(sys.argv[4]))
    print(f"The package is {made}")
