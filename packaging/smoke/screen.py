"""An X screen with a window manager, hands for it, and a bus on which assistive technology listens."""

from __future__ import annotations

import json
import os
import select
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from smoke.checks import DEADLINE_S, NotSo, T, wait_until
from smoke.places import Place
from smoke.processes import Processes, Started, becoming

TITLE = "^Interview Helper$"
TOOLS = ("Xvfb", "openbox", "xdotool", "import", "xclip", "dbus-daemon")
_READER = Path(__file__).with_name("accessible.py").read_text(encoding="utf-8")
_PICTURE_S = 10
_SYSTEM_PYTHON = Path("/usr/bin/python3")
_LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
# Qt on questions from the bus that it has no answer to.
_OF_THE_BUS = "qt.accessibility.atspi: "
# Nothing of this machine's answers on this bus, and nothing is started through it.
_BUS = """\
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "busconfig.dtd">
<busconfig><type>session</type><listen>unix:path={socket}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
<allow own="*"/></policy></busconfig>
"""


class Element(NamedTuple):
    """One thing in the window."""

    role: str
    name: str
    text: str
    value: float | None
    checked: bool
    showing: bool
    area: list[int]


class Screen:
    """The screen. Its environment is what a program needs to be on it."""

    def __init__(self, processes: Processes, place: Place) -> None:
        self._processes, self._place = processes, place
        reading, writing = os.pipe()
        with os.fdopen(reading) as numbers:
            processes.start(
                ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1200x24", "-dpi", "96", "-ac",
                 "-nolisten", "tcp"],
                pass_fds=(writing,),
            )  # fmt: skip
            os.close(writing)
            if not select.select([numbers], [], [], DEADLINE_S)[0]:
                raise NotSo("Xvfb starts", "a display number", processes.last_words())
            self.display = f":{numbers.readline().strip()}"
        self._own = {**os.environ, "DISPLAY": self.display}
        self.environment = {"DISPLAY": self.display}
        processes.start(["openbox"], {**self._own, "HOME": str(place.shared)})
        wait_until(lambda: self.xdotool("get_num_desktops"), "the window manager")
        self._open_bus()

    def _open_bus(self) -> None:
        bus = self._place.shared / "bus"
        settings = self._place.shared / "bus.conf"
        settings.write_text(_BUS.format(socket=bus), encoding="utf-8")
        settings.chmod(0o644)
        user = self._place.user
        self._bus = {
            **{name: value for name, value in self._own.items() if not name.startswith(("XDG_", "DBUS_"))},
            "DBUS_SESSION_BUS_ADDRESS": f"unix:path={bus}",
            "XDG_RUNTIME_DIR": str(self._place.shared),
            "HOME": str(self._place.shared),
        }
        self._processes.start(["dbus-daemon", f"--config-file={settings}", "--nofork"], self._bus, user)
        wait_until(bus.exists, "the session bus", self._processes.last_words)
        self._processes.start([_LAUNCHER, "--launch-immediately"], self._bus, user)
        self.heard = {
            "DBUS_SESSION_BUS_ADDRESS": f"unix:path={bus}",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }

    def open(self, *words: str | Path, **environment: str) -> Program:
        """Start a program of the place's on this screen."""
        command = self._place.command(*words, **(self.environment | environment))
        return Program(self, self._processes.start(command))

    def xdotool(self, *words: str) -> str:
        """What xdotool prints; nothing where it fails, as it does while there is no such window."""
        done = subprocess.run(
            ["xdotool", *words],
            env=self._own, capture_output=True, text=True, timeout=DEADLINE_S, check=False,
        )  # fmt: skip
        return done.stdout.strip() if done.returncode == 0 else ""

    def windows(self, title: str, process: int) -> list[str]:
        """The visible windows of a process with such a title."""
        search = ("search", "--all", "--onlyvisible", "--pid", str(process), "--name", title)
        return self.xdotool(*search).split()

    def click(self, x: int, y: int) -> None:
        """Click with the left button at a place on the screen."""
        # Without --sync, which waits for a movement that does not come where the mouse is there already.
        self.xdotool("mousemove", str(x), str(y), "click", "1")

    def type(self, text: str) -> None:
        """Type a text, key by key."""
        self.xdotool("type", "--delay", "20", text)

    def press(self, *keys: str) -> None:
        """Press keys, one combination after the other."""
        self.xdotool("key", "--delay", "20", *keys)

    def clipboard(self) -> str:
        """The text on the clipboard."""
        command = ["xclip", "-selection", "clipboard", "-out"]
        done = subprocess.run(command, env=self._own, capture_output=True, timeout=DEADLINE_S, check=False)
        return done.stdout.decode("utf-8", errors="replace")

    def pixels(self, window: str) -> bytes:
        """A window as it is on the screen, three bytes a pixel; nothing of one that has gone."""
        command = ["import", "-window", window, "-depth", "8", "rgb:-"]
        try:
            return subprocess.run(
                command, env=self._own, capture_output=True, timeout=_PICTURE_S, check=False
            ).stdout
        except subprocess.TimeoutExpired:  # without such a window, it waits for somebody to click on one
            return b""

    def save_picture(self, file: Path) -> bool:
        """Save what the whole screen shows."""
        command = ["import", "-window", "root", f"png:{file}"]
        done = subprocess.run(command, env=self._own, capture_output=True, timeout=DEADLINE_S, check=False)
        return done.returncode == 0

    def elements(self) -> list[Element]:
        """What assistive technology sees of the program, which was started with ``heard``."""
        done = subprocess.run(
            [str(_SYSTEM_PYTHON), "-c", _READER],
            env=self._bus, cwd="/", capture_output=True, text=True, timeout=DEADLINE_S, check=False,
            **becoming(self._place.user),
        )  # fmt: skip
        if done.returncode:
            return []
        return [Element(**found) for found in json.loads(done.stdout)]

    def see(self, holds: Callable[[list[Element]], T | None], what: str) -> T:
        """Look at the window's elements until something is true of them."""
        last: list[Element] = []

        def look() -> T | None:
            last[:] = self.elements()
            return holds(last)

        def seen() -> str:
            shown = [found for found in last if found.showing and (found.name or found.text)]
            return "\n".join(f"{found.role} “{found.name}” {found.text[:60]}" for found in shown[:80])

        return wait_until(look, what, seen)


class Program:
    """The program on a screen."""

    def __init__(self, screen: Screen, started: Started) -> None:
        self._screen, self.started = screen, started

    def window(self, title: str = TITLE) -> str:
        """Its window, once it is there, has the keyboard, and is painted."""

        def look() -> str | None:
            self.started.must_run()
            found = self._screen.windows(title, self.started.process.pid)
            active = self._screen.xdotool("getactivewindow")
            # Looked for anew each time: a dialog may give way to the window that it opens.
            return active if active in found and self._painted(active) else None

        return wait_until(look, f"a painted window “{title.strip('^$')}”", self.started.how_it_ended)

    def _painted(self, window: str) -> bool:
        """A window of one colour, or of few, has not been painted yet."""
        return len(colours(self._screen.pixels(window))) > 30

    def size(self, window: str) -> tuple[int, int]:
        """The window's width and height."""
        said = dict(
            line.split("=", 1)
            for line in self._screen.xdotool("getwindowgeometry", "--shell", window).splitlines()
        )
        return int(said["WIDTH"]), int(said["HEIGHT"])

    def kill(self) -> None:
        """SIGKILL, which nothing can prepare for."""
        self.started.must_run()
        self.started.process.kill()
        self.started.ended()

    def close(self) -> None:
        """Close it with the keyboard, and see that it ends well and without complaints."""
        self._screen.press("ctrl+q")
        code = self.started.ended()
        complaints = [line for line in self.started.errors.splitlines() if not line.startswith(_OF_THE_BUS)]
        if code or complaints:
            how = self.started.how_it_ended()
            raise NotSo("Ctrl+Q closes the program", "exit code 0, no complaints", how)


def colours(pixels: bytes) -> set[bytes]:
    """The different colours of a picture, three bytes a pixel."""
    return {pixels[place : place + 3] for place in range(0, len(pixels) - 2, 3)}
