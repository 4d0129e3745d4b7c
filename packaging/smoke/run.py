"""Try out what “make package” has built, outside this checkout, as a user would.

    packaging/smoke.sh [--dist DIR] [--without-root]

In a clean Debian without Python where one can be made (as root, on Debian or Ubuntu), else on this machine
with an empty path and an empty home. Exit codes: 0 everything holds; 1 something does not, with what was
expected and what was seen; a picture of the screen is then in build/smoke/.
"""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "packaging"))

from smoke.artefacts import Artefacts, NotBuilt, field, find_artefacts, unpacked_package  # noqa: E402
from smoke.base_root import NotPossible, clean_root, let_resolve  # noqa: E402
from smoke.checks import Checks, NotSo  # noqa: E402
from smoke.command_line import check_commands  # noqa: E402
from smoke.data_files import check_files, check_password_in_window  # noqa: E402
from smoke.installing import check_no_python, install, remove, upgrade  # noqa: E402
from smoke.places import BareMachine, CleanRoot, Place, copy_root, delete, hide, missing_tools  # noqa: E402
from smoke.processes import Processes  # noqa: E402
from smoke.screen import TOOLS, Screen  # noqa: E402
from smoke.trouble import check_display_trouble, check_full_disk, check_home_trouble  # noqa: E402
from smoke.unpacked import check_advice, check_appdir, unpack_archive  # noqa: E402
from smoke.wayland import TOOL, check_wayland, open_weston  # noqa: E402
from smoke.window import check_opened_file, check_window  # noqa: E402

KEPT = ROOT / "build" / "smoke"
DATA = Path(".local/share/interview-helper")
# What could stand in for a part that the bundle lacks.
_OF_THE_CHECKOUT = ("interview_helper", "resources", ".venv", ".venv-package")


class Smoke:
    """One run of everything."""

    def __init__(self, checks: Checks, artefacts: Artefacts, work: Path) -> None:
        self._checks, self._artefacts, self._work = checks, artefacts, work
        self._processes = Processes(_folder(work / "processes"))
        self._screens: list[Screen] = []
        self.picture: Path | None = None
        """Of the screen, where something failed."""

    def in_clean_roots(self, base: Path) -> None:
        """In one root what is only unpacked; in another the package, until it is removed."""
        checks, package = self._checks, self._artefacts.package
        with self._root(base, "unpacked") as root:
            self._unpacked(root)
        with self._root(base, "installed") as root:
            with checks.part("Installing"):
                check_no_python(checks, root)
                install(checks, root, package)
            screen = self._screen(root)
            self._used(root, screen)
            with checks.part("A full disk"):
                check_full_disk(checks, root, screen, root.home / "all.json")
            data = root.host(root.home / DATA)
            with checks.part("Upgrading and removing"):
                upgrade(checks, root, package, data)
                remove(checks, root, package, data)

    def on_this_machine(self, private_mounts: bool) -> None:
        """Without a root of its own: what needs no installing.

        ``private_mounts`` says that nobody else sees what is mounted here.
        """
        package = self._artefacts.package
        with unpacked_package(package, _folder(self._work / "bare")) as program:
            shared = _shared(self._work / "shared")
            place = BareMachine(self._work / "bare", shared, program)
            place.give(shared)
            for name in _OF_THE_CHECKOUT if private_mounts else ():
                hide(ROOT / name)
            try:
                self._used(place, self._screen(place))
            except NotSo:
                self._keep_picture()
                raise
        for what in ("installing, upgrading and removing", "missing libraries", "a full disk"):
            self._checks.leave_out(what, "it needs a clean root")

    def _used(self, place: Place, screen: Screen) -> None:
        """The window and the command line, with X and with Wayland, in good times and bad."""
        checks = self._checks
        with checks.part("The window"):
            company = check_window(checks, place, screen)
        with checks.part("The command line"):
            check_commands(checks, place, company, field(self._artefacts.package, "Version"))
            check_opened_file(checks, place, screen, place.home / "all.json")
        with checks.part("Tables, passwords and backups"):
            check_files(checks, place)
            check_password_in_window(checks, place, screen)
        with checks.part("Wayland"):
            check_wayland(checks, self._processes, place, open_weston(self._processes, place))
        with checks.part("Trouble"):
            check_display_trouble(checks, place)
            check_home_trouble(checks, place, screen)

    def _unpacked(self, root: CleanRoot) -> None:
        """The archive, where not even the libraries are that it needs, then the AppDir."""
        archive, appdir = self._artefacts.archive, self._artefacts.appdir
        if archive is None:
            self._checks.leave_out("the archive", "there is none")
            return
        with self._checks.part("Unpacked in a folder with an awkward name"):
            screen = self._screen(root)
            check_advice(self._checks, root, screen, unpack_archive(root, archive))
            if appdir is None:
                self._checks.leave_out("the AppDir", "there is none")
            else:
                check_appdir(self._checks, root, screen, appdir)

    @contextmanager
    def _root(self, base: Path, name: str) -> Iterator[CleanRoot]:
        shared = _shared(self._work / f"{name}-shared")
        copy = copy_root(base, self._work / name)
        let_resolve(copy)
        root = CleanRoot(copy, shared)
        root.give(shared)
        try:
            yield root
        except NotSo:
            self._keep_picture()
            raise
        finally:
            self.end()
            root.close()

    def _screen(self, place: Place) -> Screen:
        screen = Screen(self._processes, place)
        self._screens.append(screen)
        return screen

    def _keep_picture(self) -> None:
        """What the screen shows when something failed."""
        KEPT.mkdir(parents=True, exist_ok=True)
        picture = KEPT / "failure.png"
        if self._screens and self._screens[-1].save_picture(picture):
            self.picture = picture

    def end(self) -> None:
        """End every process that was started."""
        self._processes.end_all()


def _folder(path: Path) -> Path:
    path.mkdir(parents=True)
    return path


def _shared(path: Path) -> Path:
    """A folder for sockets, of which the user is the only one to see anything."""
    path.mkdir(mode=0o700)
    return path


def main() -> int:
    """Carry out the command line; the exit code."""
    parser = argparse.ArgumentParser("smoke.sh", description="Try out what “make package” has built.")
    parser.add_argument("--dist", type=Path, default=ROOT / "dist", metavar="DIR", help="else dist")
    parser.add_argument("--without-root", action="store_true", help="on this machine, without a clean root")
    parser.add_argument("--private-mounts", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    checks = Checks(lambda line: print(line, flush=True))
    missing = missing_tools(*TOOLS, TOOL)
    if missing:
        print(f"smoke: missing: {', '.join(missing)}. packaging/system-packages.sh smoke installs them.")
        return 1
    # Short: the name of a socket has no more than a hundred letters.
    work = Path(tempfile.mkdtemp(prefix="smoke-", dir="/tmp"))
    work.chmod(0o755)
    # As with Ctrl+C: what was started is ended first.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        return _try_out(checks, options, work)
    except KeyboardInterrupt:
        return 130
    finally:
        delete(work)


def _try_out(checks: Checks, options: argparse.Namespace, work: Path) -> int:
    smoke: Smoke | None = None
    try:
        smoke = Smoke(checks, find_artefacts(options.dist), work)
        base = None if options.without_root else _base(checks)
        if base is None:
            checks.leave_out("a clean root", "this machine is used, with an empty path and an empty home")
            smoke.on_this_machine(options.private_mounts)
        else:
            smoke.in_clean_roots(base)
    except NotBuilt as error:
        print(f"smoke: {error}")
        return 1
    except NotSo as failure:
        print(failure.report())
        if smoke is not None and smoke.picture is not None:
            print(f"  screen:   {smoke.picture}")
        return 1
    finally:
        if smoke is not None:
            smoke.end()
    print(checks.summary())
    return 0


def _base(checks: Checks) -> Path | None:
    with checks.part("A clean root"):
        try:
            base = clean_root(KEPT)
        except NotPossible as error:
            checks.leave_out("a clean root", str(error))
            return None
        checks.ok(f"{base.name}, from this machine's own mirror")
        return base


if __name__ == "__main__":
    sys.exit(main())
