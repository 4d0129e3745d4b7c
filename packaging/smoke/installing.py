"""The package as apt installs, upgrades and removes it."""

from __future__ import annotations

import gzip
import hashlib
import shlex
import shutil
import tempfile
from pathlib import Path

from smoke.artefacts import contents, field, newer
from smoke.checks import Checks
from smoke.command_line import stored
from smoke.places import PROGRAM, CleanRoot

# Interpreters and their library; other packages bring sources for debuggers, which start nothing.
_PYTHONS = ("python[0-9]*", "libpython*")


def check_no_python(checks: Checks, root: CleanRoot) -> None:
    """There is nothing of Python that could help the program."""
    checks.equal(root.find(*_PYTHONS), [], "there is no Python in the clean root")


def install(checks: Checks, root: CleanRoot, package: Path) -> None:
    """Install the package with what it depends on, and look at what a desktop expects of it."""
    version = field(package, "Version")
    inside = _hand_over(root, package)
    root.apt("update")
    root.apt("install", "--no-install-recommends", inside)
    checks.equal(_state(root), f"install ok installed {version}", "apt installs it with what it depends on")
    found = [path for path in root.find(*_PYTHONS) if not path.startswith(f"/usr/lib/{PROGRAM}/")]
    checks.equal(found, [], "that brings no Python with it")
    unmet = root.as_root("apt-get", "check")
    checks.equal(unmet.code, 0, "apt finds no dependency unmet")
    lacking = [path for path in contents(package) if not _exists(root, path)]
    checks.equal(lacking, [], "every file of the package is there")
    _check_entries(checks, root)
    page = root.host(f"/usr/share/man/man1/{PROGRAM}.1.gz")
    manual = gzip.decompress(page.read_bytes()).decode("utf-8") if page.exists() else "no manual page"
    checks.that("\n.TH" in f"\n{manual}" and "--data-dir" in manual.replace("\\-", "-"),
                "the manual page is there", "a manual page that names --data-dir", manual[:300])  # fmt: skip


def _check_entries(checks: Checks, root: CleanRoot) -> None:
    """What the menu starts is there."""
    entry = root.host(f"/usr/share/applications/{PROGRAM}.desktop").read_text(encoding="utf-8")
    values = [line.partition("=") for line in entry.splitlines()]
    programs = {shlex.split(value)[0] for key, _, value in values if key in ("Exec", "TryExec")}
    for program in sorted(programs):
        found = root.run("sh", "-c", f"command -v {shlex.quote(program)}")
        checks.equal(found.output.strip(), f"/usr/bin/{PROGRAM}", "the menu's entry finds it")
    icon = next(value for key, _, value in values if key == "Icon")
    drawing = f"/usr/share/icons/hicolor/scalable/apps/{icon}.svg"
    checks.that(_exists(root, drawing), "the menu's icon is there", drawing, "no such file")


def upgrade(checks: Checks, root: CleanRoot, package: Path, data: Path) -> None:
    """A higher version over the one that is installed, with data there."""
    before = fingerprint(data)
    companies = stored(root)
    with tempfile.TemporaryDirectory(prefix="smoke-") as folder:
        built, version = newer(package, Path(folder))
        root.apt("install", "--no-install-recommends", _hand_over(root, built))
    checks.equal(_state(root), f"install ok installed {version}", "a higher version goes over it")
    checks.equal(fingerprint(data), before, "the data are the same, byte for byte")
    checks.equal(stored(root), companies, "and can be read as before")


def remove(checks: Checks, root: CleanRoot, package: Path, data: Path) -> None:
    """Away with it. What a user wrote stays."""
    before = fingerprint(data)
    for how in ("remove", "purge"):
        # Nothing is left to purge of a package that was removed: it has no settings of its own.
        root.apt("install", "--no-install-recommends", f"/tmp/{package.name}", "--allow-downgrades")
        root.apt(how, PROGRAM)
        left = [path for path in (f"/usr/lib/{PROGRAM}", *contents(package)) if _exists(root, path)]
        checks.equal(left, [], f"apt-get {how} leaves nothing of the program")
        checks.equal(fingerprint(data), before, "the data are still there, byte for byte")


def fingerprint(folder: Path) -> dict[str, str]:
    """Every file below a folder with its digest, mode and owner."""
    return {
        str(file.relative_to(folder)): f"{hashlib.sha256(file.read_bytes()).hexdigest()[:16]} "
        f"{file.stat().st_mode:o} {file.stat().st_uid}"
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def _hand_over(root: CleanRoot, package: Path) -> str:
    """Put the package where a browser would have; the path that apt is given."""
    target = root.host("/tmp") / package.name
    shutil.copyfile(package, target)
    target.chmod(0o644)
    return f"/tmp/{package.name}"


def _state(root: CleanRoot) -> str:
    return root.as_root("dpkg-query", "--show", "--showformat=${Status} ${Version}", PROGRAM).output


def _exists(root: CleanRoot, path: str) -> bool:
    place = root.host(path)
    return place.is_symlink() or place.exists()
