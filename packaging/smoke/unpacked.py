"""The archive and the AppDir: nothing is installed, and they lie in a folder with an awkward name."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from smoke.artefacts import unpack
from smoke.checks import Checks, NotSo, wait_until
from smoke.places import PROGRAM, CleanRoot, Done, Place
from smoke.screen import TITLE, Program, Screen
from smoke.trouble import one_sentence
from smoke.window import check_opens

AWKWARD = "Ein Ordner für Äpfel & Birnen"
# Every desktop has these, and no program can ask for them: there is no library of theirs to miss.
_A_DESKTOP_HAS = ("fontconfig-config", "fonts-dejavu-core", "xkb-data")
_ROUNDS = 6


def unpack_archive(place: Place, archive: Path) -> Path:
    """Unpack it in the awkward folder in the user's home; the program as the place sees it."""
    folder = place.folder(place.home / AWKWARD)
    unpacked = unpack(archive, place.host(folder))
    return folder / unpacked.name / PROGRAM


def check_advice(checks: Checks, root: CleanRoot, screen: Screen, program: Path) -> None:
    """Without the system's libraries the program says what to install; following that is enough."""
    said = root.run(program, "--version")
    checks.equal(said.code, 0, "the unpacked archive says its version where nothing is installed")
    root.apt("update")
    root.apt("install", "--no-install-recommends", *_A_DESKTOP_HAS)
    followed: list[str] = []
    for _ in range(_ROUNDS):
        opened = screen.open(program, "--data-dir", root.home / "advised")
        if _window_or_end(screen, opened):
            opened.window()
            opened.close()
            checks.ok("with that installed its window opens and closes")
            return
        started = opened.started
        done = Done(started.ended(), started.output, started.errors)
        one_sentence(checks, done, "a library of the system is missing", "apt-get install")
        wanted = re.split(r"apt-get install ", done.errors)[-1].split()
        if set(wanted) <= set(followed):
            raise NotSo("what it says to install is enough", "another answer than before", str(done))
        root.apt("install", "--no-install-recommends", *wanted)
        followed += wanted
        checks.ok(f"apt knows what it says to install: {' '.join(wanted)}")
    raise NotSo("following the advice opens the window", f"it after {_ROUNDS} rounds", " ".join(followed))


def _window_or_end(screen: Screen, opened: Program) -> bool:
    """Whether a window came, and not the end."""
    process = opened.started.process

    def look() -> str:
        if process.poll() is not None:
            return "end"
        return "window" if screen.windows(TITLE, process.pid) else ""

    return wait_until(look, "a window or the end of the program", lambda: opened.started.errors) == "window"


def check_appdir(checks: Checks, place: Place, screen: Screen, appdir: Path) -> None:
    """The AppDir's own start, from the awkward folder."""
    copy = place.home / AWKWARD / appdir.name
    shutil.copytree(appdir, place.host(copy), symlinks=True)
    said = place.run(copy / "AppRun", "--version")
    checks.equal(said.code, 0, "AppRun says its version")
    check_opens(checks, place, screen, copy / "AppRun", "the AppDir")
