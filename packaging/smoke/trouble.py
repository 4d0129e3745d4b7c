"""What can be wrong on a user's machine: each time one sentence, exit code 1, and no traceback."""

from __future__ import annotations

from pathlib import Path

from smoke.checks import Checks, wait_until
from smoke.places import PROGRAM, CleanRoot, Done, Place
from smoke.screen import Screen

# What this library says by itself where it can keep nothing; the program cannot stop it.
_FONTCONFIG = "Fontconfig error: No writable cache directories"


def one_sentence(checks: Checks, done: Done, what: str, *words: str) -> None:
    """The program ended with 1 and one line of its own that has these words."""
    lines = [line for line in done.errors.splitlines() if not line.startswith(_FONTCONFIG)]
    checks.that(
        done.code == 1
        and len(lines) == 1
        and lines[0].startswith(f"{PROGRAM}: ")
        and all(word in lines[0] for word in words)
        and not done.output,
        f"{what}: one sentence", f"exit code 1 and one line with {' and '.join(words) or 'a reason'}", done,
    )  # fmt: skip


def check_display_trouble(checks: Checks, place: Place) -> None:
    """No screen, or not the one that is named."""
    one_sentence(checks, place.helper(), "no display", "there is no display", "--screenshot")
    done = place.helper(DISPLAY=":4711")
    one_sentence(checks, done, "a display that is not there", ":4711", "does not answer")
    done = place.helper(WAYLAND_DISPLAY="nowhere", XDG_SESSION_TYPE="wayland")
    one_sentence(checks, done, "a Wayland display that is not there", "nowhere", "does not answer")
    done = place.helper(QT_QPA_PLATFORM="abacus")
    one_sentence(checks, done, "a platform that Qt does not know", "QT_QPA_PLATFORM", "abacus", "offscreen")
    nothing = place.home / "no-fonts.conf"
    place.host(nothing).write_text("<fontconfig><dir>/nowhere</dir></fontconfig>", encoding="utf-8")
    place.give(place.host(nothing))
    done = place.helper("--screenshot", place.home / "never.png", FONTCONFIG_FILE=str(nothing))
    one_sentence(checks, done, "no font", "there is no font", "apt-get install")
    done = place.helper(HOME="", USER="", LOGNAME="")
    one_sentence(checks, done, "no home in the environment either", "there is no display")


def check_home_trouble(checks: Checks, place: Place, screen: Screen) -> None:
    """A home that belongs to somebody else."""
    home = place.home.parent / "closed"
    place.host(home).mkdir(mode=0o555)
    _check_window(checks, place, screen, "a home that cannot be written to", (), home=home)
    done = place.helper("--screenshot", place.home / "never.png", HOME=str(home))
    one_sentence(checks, done, "the same on the command line")
    checks.equal(list(place.host(home).iterdir()), [], "nothing was made there")


def check_full_disk(checks: Checks, root: CleanRoot, screen: Screen, exported: Path) -> None:
    """A disk without room, at the start and while the program is open."""
    disk = Path("/full")
    how = f"size=512k,mode=0755,uid={root.user},gid={root.user}"
    root.mount("-t", "tmpfs", "-o", how, "tmpfs", to=str(disk))
    filler = root.host(disk / "filler")
    _fill(filler)
    data = disk / "data"
    _check_window(checks, root, screen, "a full disk", ("full",), "--data-dir", data)
    done = root.helper("import", exported, "--data-dir", data)
    one_sentence(checks, done, "an import onto it", "full")
    done = root.helper("export", "--format", "json", "--output", disk / "never.json")
    one_sentence(checks, done, "an export onto it", "full")
    left = sorted(found.name for found in root.host(disk).iterdir() if found != filler)
    checks.that(left in ([], ["data"]), "nothing half-written is left", "no file", left)
    filler.unlink()
    _check_full_while_open(checks, root, screen, data, filler)


def _check_full_while_open(checks: Checks, root: CleanRoot, screen: Screen, data: Path, filler: Path) -> None:
    """The disk fills up while the window is open, and has room again later."""
    program = screen.open(root.program, "--data-dir", data, **screen.heard)
    window = program.window()
    screen.type("Woodgrove")
    file = root.host(data / "companies.db")
    wait_until(lambda: b"Woodgrove" in file.read_bytes(), "the first save")
    _fill(filler)
    screen.type(" Bank")
    said = screen.see(
        lambda seen: next((found.name for found in seen if found.showing and "full" in found.name), None),
        "a word in the window about the full disk",
    )
    checks.ok(f"full while it is open, the window says so: “{said[:70]}”")
    filler.unlink()
    screen.xdotool("windowactivate", "--sync", window)
    screen.press("ctrl+s")
    wait_until(lambda: b"Woodgrove Bank" in file.read_bytes(), "the second save")
    program.close()
    said = root.helper("list", "--data-dir", data).output
    checks.that("Woodgrove Bank" in said, "with room again it saves what it held", "Woodgrove Bank", said)


def _check_window(
    checks: Checks,
    place: Place,
    screen: Screen,
    what: str,
    words: tuple[str, ...],
    *arguments: str | Path,
    home: Path | None = None,
) -> None:
    """With a display it is said in a window too, which Enter closes."""
    environment = {"HOME": str(home)} if home else {}
    program = screen.open(place.program, *arguments, **environment)
    program.window()
    screen.press("Return")
    started = program.started
    one_sentence(checks, Done(started.ended(), started.output, started.errors), what, *words)


def _fill(file: Path) -> None:
    """Leave no byte of the file system that the file is on."""
    with file.open("wb", buffering=0) as filled:
        try:
            while True:
                filled.write(b"\0" * 4096)
        except OSError:
            return
