"""The window under Wayland: Weston without a screen of its own."""

from __future__ import annotations

import re
import signal
from pathlib import Path

from smoke.checks import Checks, wait_until
from smoke.command_line import stored
from smoke.places import Place
from smoke.processes import Processes, Started

TOOL = "weston"
_SOCKET = "smoke-wayland"


def open_weston(processes: Processes, place: Place) -> dict[str, str]:
    """Start it for the place's user; what a program needs in its environment."""
    environment = {
        "PATH": "/usr/local/bin:/usr/bin:/bin",
        "HOME": str(place.shared),
        "XDG_RUNTIME_DIR": str(place.shared),
    }
    processes.start(
        [TOOL, "--backend=headless-backend.so", f"--socket={_SOCKET}", "--width=1400", "--height=1000",
         "--no-config", "--idle-time=0", "--shell=kiosk-shell.so"],
        environment,
        place.user,
    )  # fmt: skip
    socket = place.shared / _SOCKET
    wait_until(socket.exists, "Weston's socket", processes.last_words)
    return {"WAYLAND_DISPLAY": _SOCKET, "XDG_SESSION_TYPE": "wayland", "DISPLAY": ""}


def check_wayland(checks: Checks, processes: Processes, place: Place, environment: dict[str, str]) -> None:
    """The window opens there without being told how, and a plain kill loses nothing."""
    before = stored(place)
    command = place.command(place.program, "--size", "1200x800", WAYLAND_DEBUG="1", **environment)
    started = processes.start(command)

    def shown() -> bool:
        started.must_run()
        return is_shown(started.errors)

    wait_until(shown, "a window with its title and its contents", lambda: _said(started))
    checks.ok("the window opens and shows its contents")
    # It begins to listen once its first paint is done, which the screen shows a little earlier.
    status = Path(f"/proc/{started.process.pid}/status")
    wait_until(lambda: catches(status.read_text(), signal.SIGTERM), "the program to listen to signals")
    started.process.send_signal(signal.SIGTERM)
    checks.equal(started.ended(), 0, "a plain kill closes it as a user would")
    checks.equal(stored(place), before, "nothing is lost")


def is_shown(conversation: str) -> bool:
    """Whether a window has its title, and a surface was given contents after that.

    ``conversation`` is what ``WAYLAND_DEBUG`` makes the client write.
    """
    title = re.search(r'xdg_toplevel[@#]\d+\.set_title\("Interview Helper"\)', conversation)
    if title is None:
        return False
    given = re.search(r"wl_surface[@#](\d+)\.attach\(wl_buffer", conversation[title.end() :])
    if given is None:
        return False
    later = conversation[title.end() + given.end() :]
    return re.search(rf"wl_surface[@#]{given[1]}\.commit\(\)", later) is not None


def catches(status: str, number: int) -> bool:
    """Whether a process, by its ``/proc/…/status``, does something of its own with a signal."""
    caught = re.search(r"^SigCgt:\s*([0-9a-f]+)$", status, re.MULTILINE)
    return caught is not None and bool(int(caught[1], 16) >> (number - 1) & 1)


def _said(started: Started) -> str:
    return "\n".join(line for line in started.errors.splitlines() if "->" not in line)[-1500:]
