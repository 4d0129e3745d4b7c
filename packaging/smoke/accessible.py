"""What assistive technology sees of the program: every element with its role, name and state.

Run by the system's Python, which has pyatspi. Prints one JSON list, empty while the program is not there.
"""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import pyatspi

TEXTS = (pyatspi.ROLE_TEXT, pyatspi.ROLE_ENTRY)
ROLES = {
    pyatspi.ROLE_TEXT: "text",
    pyatspi.ROLE_ENTRY: "text",
    pyatspi.ROLE_CHECK_BOX: "check box",
    pyatspi.ROLE_PROGRESS_BAR: "progress bar",
    pyatspi.ROLE_LABEL: "label",
}


def application() -> Any:
    desktop = pyatspi.Registry.getDesktop(0)
    for place in range(desktop.childCount):
        found = desktop.getChildAtIndex(place)
        if found is not None and "nterview" in (found.name or ""):
            return found
    return None


def described(element: Any) -> dict[str, Any]:
    # Each answer is a message there and back: only what is wanted of this kind of element is asked.
    role = element.getRole()
    states = element.getState()
    showing = states.contains(pyatspi.STATE_SHOWING)
    area, text = [0, 0, 0, 0], ""
    value: float | None = None
    if showing and role in (pyatspi.ROLE_CHECK_BOX, *TEXTS):
        found = element.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
        area = [found.x, found.y, found.width, found.height]
    if role in TEXTS:
        text = element.queryText().getText(0, -1)
    if role == pyatspi.ROLE_PROGRESS_BAR:
        value = element.queryValue().currentValue
    return {
        "role": ROLES.get(role, "other"),
        "name": element.name,
        "text": text,
        "value": value,
        "checked": states.contains(pyatspi.STATE_CHECKED),
        "showing": showing,
        "area": area,
    }


def everything(top: Any) -> list[dict[str, Any]]:
    found, waiting = list[dict[str, Any]](), [top]
    while waiting:
        element = waiting.pop(0)
        if element is None:
            continue
        # The tree changes while it is read: what has gone is left out.
        with suppress(Exception):
            found.append(described(element))
        with suppress(Exception):
            waiting += [element.getChildAtIndex(place) for place in range(element.childCount)]
    return found


if __name__ == "__main__":
    top = application()
    print(json.dumps([] if top is None else everything(top)))
