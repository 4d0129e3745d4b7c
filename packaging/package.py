"""Build everything that a release for Linux consists of, into dist/.

    python packaging/package.py                  all of it
    python packaging/package.py --only-bundle    the frozen program's folder

Run it with the Python of .venv-package, as “make package” does. The same commit gives the same bytes.
Exit codes: 0 done; 1 not done, with one line that says why.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# The checkout's own modules, not those that the environment may have of an older state.
sys.path.insert(0, str(ROOT))

from archives import write_checksums, write_tar_xz  # noqa: E402
from freezing import ID, NotBuilt, commit_time, freeze, run  # noqa: E402
from windows.version_info import package_version  # noqa: E402


def main() -> int:
    """Carry out the command line; the exit code."""
    parser = argparse.ArgumentParser("package.py", description="Build what a release for Linux consists of.")
    parser.add_argument("--only-bundle", action="store_true", help="build the program's folder, nothing else")
    parser.add_argument("--target", type=Path, default=ROOT / "dist", metavar="DIR", help="else dist")
    options = parser.parse_args()
    try:
        build(options.target.resolve(), options.only_bundle)
    except (NotBuilt, ValueError, OSError, ImportError) as error:
        print(f"package: {' '.join(str(error).split())}", file=sys.stderr)
        return 1
    return 0


def build(target: Path, only_bundle: bool) -> None:
    """Build into the folder, and say what was made.

    Raises:
        NotBuilt: something failed.
    """
    epoch, version = commit_time(ROOT), package_version()
    target.mkdir(parents=True, exist_ok=True)
    bundle = freeze(ROOT, epoch, target)
    say(bundle)
    if only_bundle:
        return
    machine = platform.machine()
    made = [
        *_python_packages(target, version, epoch),
        *_linux_packages(bundle, target, version, epoch, machine),
    ]
    checksums = target / "SHA256SUMS"
    write_checksums(made, checksums)
    for file in (*made, checksums):
        say(file)


def _python_packages(target: Path, version: str, epoch: int) -> list[Path]:
    """The sources, and the wheel built from them."""
    name = ID.replace("-", "_")
    files = [target / f"{name}-{version}.tar.gz", target / f"{name}-{version}-py3-none-any.whl"]
    for file in files:
        file.unlink(missing_ok=True)
    run(
        sys.executable, "-m", "build", "--no-isolation", "--outdir", target,
        folder=ROOT, environment={"SOURCE_DATE_EPOCH": str(epoch)},
    )  # fmt: skip
    missing = [file.name for file in files if not file.is_file()]
    if missing:
        raise NotBuilt(f"{', '.join(missing)} was not made.")
    return files


def _linux_packages(bundle: Path, target: Path, version: str, epoch: int, machine: str) -> list[Path]:
    from linux.appdir import build_appdir, build_appimage
    from linux.check_deb import faults
    from linux.deb import build_deb
    from sbom import bill_of_materials

    archive = target / f"{ID}-{version}-linux-{machine}.tar.xz"
    # Packing takes a minute for each, on one core.
    with ThreadPoolExecutor() as pool:
        packed = pool.submit(write_tar_xz, bundle, f"{ID}-{version}", epoch, archive)
        deb = build_deb(bundle, version, epoch, target)
        packed.result()
    for fault in faults(deb):
        said = " ".join(fault.splitlines()[:4])
        raise NotBuilt(f"{deb.name} is not fit to be handed out. {said} … check_deb.py says all of it.")
    appdir = build_appdir(bundle, version, epoch, target / f"{ID}-{version}-{machine}.AppDir")
    say(appdir)
    appimage = build_appimage(appdir, epoch, target / f"{ID}-{version}-{machine}.AppImage")
    bill = target / f"{ID}-{version}.cdx.json"
    sources = json.loads((ROOT / "build" / "pyinstaller" / "sources.json").read_text(encoding="utf-8"))
    bill.write_text(bill_of_materials(bundle, version, epoch, sources), encoding="utf-8")
    return [archive, deb, *([appimage] if appimage else []), bill]


def say(made: Path) -> None:
    """One line for a file or folder, with its size."""
    files = [made] if made.is_file() else [file for file in made.rglob("*") if not file.is_symlink()]
    size = sum(file.stat().st_size for file in files if file.is_file())
    print(f"{size / 1e6:7.1f} MB  {made}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
