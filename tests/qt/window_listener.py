"""What assistive technology hears of the program. Run by the system’s Python, which has pyatspi, inside a
session bus of its own: ``window_listener.py OUTPUT LAUNCHER PROGRAM…``. Writes what it found as JSON.
"""

import json
import subprocess
import sys
import time
from pathlib import Path
from threading import Event

import pyatspi

DEADLINE_S = 20.0
CHECK_BOX = "The job seems interesting and the starting salary is adequate"


def everything(top):
    """The accessible and all below it."""
    waiting = [top]
    while waiting:
        found = waiting.pop(0)
        if found is not None:
            yield found
            waiting += [found.getChildAtIndex(place) for place in range(found.childCount)]


def application():
    desktop = pyatspi.Registry.getDesktop(0)
    for place in range(desktop.childCount):
        found = desktop.getChildAtIndex(place)
        if found is not None and "nterview" in (found.name or ""):
            return found
    return None


def named(top, role, name):
    for found in everything(top):
        if found.getRole() == role and found.name.startswith(name):
            return found
    return None


def wait_until(look, what):
    end = time.monotonic() + DEADLINE_S
    pause = Event()
    while time.monotonic() < end:
        try:
            found = look()
        except Exception:  # noqa: BLE001  (the tree changes while it is read: look again)
            found = None
        if found:
            return found
        pause.wait(0.05)
    raise SystemExit(f"waited in vain for {what}")


def ticked(box):
    return box.getState().contains(pyatspi.STATE_CHECKED)


def listen():
    top = wait_until(application, "the program on the accessibility bus")
    box = wait_until(lambda: named(top, pyatspi.ROLE_CHECK_BOX, CHECK_BOX), "the check box")
    balance = wait_until(lambda: named(top, pyatspi.ROLE_PROGRESS_BAR, "Balance"), "the balance")
    value = balance.queryValue()
    heard = {
        "ticked before": ticked(box),
        "value before": value.currentValue,
        "range": [value.minimumValue, value.maximumValue],
        "said before": balance.description,
        "fields": sorted(
            found.name
            for found in everything(top)
            if found.getRole() in (pyatspi.ROLE_TEXT, pyatspi.ROLE_ENTRY) and found.name
        ),
        "check boxes": [found.name for found in everything(top) if found.getRole() == pyatspi.ROLE_CHECK_BOX],
    }
    action = box.queryAction()
    heard["actions"] = [action.getName(number) for number in range(action.nActions)]
    action.doAction(next(n for n, name in enumerate(heard["actions"]) if name.lower() in ("toggle", "press")))
    wait_until(lambda: ticked(box), "the tick")
    heard["ticked after"] = ticked(box)
    wait_until(lambda: balance.queryValue().currentValue != heard["value before"], "the balance to move")
    heard["value after"] = balance.queryValue().currentValue
    heard["said after"] = balance.description
    saved = wait_until(lambda: named(top, pyatspi.ROLE_LABEL, "Saved "), "“Saved”")
    heard["saved"] = saved.name
    return heard


def main():
    output, launcher, *command = sys.argv[1:]
    quiet = subprocess.DEVNULL
    bus = subprocess.Popen([launcher, "--launch-immediately"], stdout=quiet, stderr=quiet)
    program = subprocess.Popen(command)
    try:
        # Not printed: daemons that the bus starts write there too.
        Path(output).write_text(json.dumps(listen()))
    finally:
        # At once, as soon as “Saved” has been heard.
        program.kill()
        program.wait()
        bus.terminate()
        bus.wait()


if __name__ == "__main__":
    main()
