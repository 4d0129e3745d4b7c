"""The window, used as a person uses it, killed, and opened again."""

from __future__ import annotations

import json
import re
from functools import partial
from pathlib import Path
from typing import Any

from smoke.checks import Checks, NotSo, wait_until
from smoke.places import Place
from smoke.screen import Element, Program, Screen, colours

NAME = "Tailspin Toys"
NOTES = "Kind, but late. Ask about Leeds"
UNKNOWN = "I don’t know yet"


def check_window(checks: Checks, place: Place, screen: Screen) -> dict[str, Any]:
    """Tick, type, see it saved, take it out, kill the program and find it all again.

    Returns the company as the window has exported it.
    """
    program = screen.open(place.program, "--size", "1280x900", **screen.heard)
    window = program.window()
    checks.ok("the window opens and is painted")
    boxes = screen.see(_first_of_each_list, "two lists of check boxes")
    before = colours(screen.pixels(window))
    checks.equal(_balance(screen.elements()).value, 0, "the balance is level")
    ticked = [box.name for box in boxes]
    for place_in_list, tilt in ((0, -100), (1, 0)):
        _click_box(screen, boxes[place_in_list])
        screen.see(partial(_stands_at, tilt=tilt), f"the balance at {tilt}")
        side = ("left", "right")[place_in_list]
        checks.ok(f"a click of the mouse ticks a reason on the {side}, and the balance tips to {tilt}")
    wait_until(lambda: colours(screen.pixels(window)) - before, "the blocks on the pans")
    checks.ok("the pans are painted anew")
    _write(screen, "Company", NAME)
    _write(screen, "Notes", NOTES)
    checks.ok("name and notes are typed")
    said = place.helper("list")
    checks.that(
        said.code == 1 and "already open" in said.errors and len(said.errors.splitlines()) == 1,
        "the command line leaves data alone that are open", "exit code 1 and “already open”", said,
    )  # fmt: skip
    _check_second_window(checks, place, screen, window)
    exported = _export(checks, place, screen, program)
    checks.equal(_ticked(exported), sorted(ticked), "the exported file has both ticks")
    checks.equal((exported["name"], exported["notes"]), (NAME, NOTES), "and the name and the notes")
    _check_copy(checks, screen, program, ticked)
    _write(screen, "Notes", f"{NOTES}.", old=NOTES)
    screen.see(_saved, "“Saved” in the line at the bottom")
    program.kill()
    checks.ok("“Saved” is shown; kill -9 follows at once")
    _check_again(checks, place, screen, ticked)
    return {**exported, "notes": f"{NOTES}."}


def _check_again(checks: Checks, place: Place, screen: Screen, ticked: list[str]) -> None:
    """All of it, in a window that is opened anew."""
    program = screen.open(place.program, **screen.heard)
    program.window()

    def all_there(seen: list[Element]) -> bool:
        texts = [found.text for found in seen if found.role == "text"]
        marked = sorted(found.name for found in seen if _is_reason(found) and found.checked)
        return NAME in texts and f"{NOTES}." in texts and marked == sorted(ticked)

    screen.see(all_there, "the name, the notes and the ticks in the new window")
    checks.ok("after the kill a new window shows the name, the notes and the ticks")
    program.close()
    checks.ok("Ctrl+Q closes it, with exit code 0 and no complaints")


def _check_second_window(checks: Checks, place: Place, screen: Screen, first: str) -> None:
    second = screen.open(place.program)
    code, errors = second.started.ended(), second.started.errors
    checks.that(
        code == 0 and not errors,
        "a second start hands over to the open window and ends",
        "exit code 0 and no complaints",
        second.started.how_it_ended(),
    )
    wait_until(lambda: screen.xdotool("getactivewindow").strip() == first, "the first window in front")


def _export(checks: Checks, place: Place, screen: Screen, program: Program) -> dict[str, Any]:
    """Export with Ctrl+E and a typed path."""
    target = place.home / "from the window.json"
    screen.press("ctrl+e")
    program.window("^Export")
    screen.press("ctrl+a")
    screen.type(str(target))
    screen.press("Return")
    file = place.host(target)
    wait_until(lambda: file.exists() and file.stat().st_size > 0, "the exported file")
    checks.ok("Ctrl+E, a typed path and Enter export the company")
    program.window()
    (company,) = json.loads(file.read_text(encoding="utf-8"))["companies"]
    found: dict[str, Any] = company
    return found


def _check_copy(checks: Checks, screen: Screen, program: Program, ticked: list[str]) -> None:
    screen.press("ctrl+shift+c")

    def copied() -> bool:
        program.started.must_run()
        text = screen.clipboard()
        return NAME in text and NOTES in text and all(reason in text for reason in ticked)

    wait_until(copied, "the company on the clipboard", screen.clipboard)
    checks.ok("Ctrl+Shift+C puts it on the clipboard as Markdown")


def _write(screen: Screen, field: str, text: str, old: str = "") -> None:
    """Click into a field by its name, and type until the field says what it should."""

    def named(seen: list[Element]) -> Element | None:
        return next(
            (found for found in seen if found.role == "text" and found.name == field and found.showing), None
        )

    found = screen.see(named, f"the field “{field}”")
    left, top, width, height = found.area
    screen.click(left + width // 2, top + height // 2)
    screen.press("ctrl+a")
    if text.startswith(old) and old:
        screen.press("ctrl+End")
    screen.type(text.removeprefix(old))
    screen.see(lambda seen: (now := named(seen)) is not None and now.text == text, f"“{text}” in “{field}”")


def _saved(seen: list[Element]) -> bool:
    return any(found.role == "label" and re.match(r"Saved \d", found.name) for found in seen)


def _balance(seen: list[Element]) -> Element:
    for found in seen:
        if found.role == "progress bar":
            return found
    raise NotSo("the balance is there", "an element that has a value", f"{len(seen)} others")


def _stands_at(seen: list[Element], tilt: int) -> bool:
    return _balance(seen).value == tilt


def _is_reason(found: Element) -> bool:
    return found.role == "check box" and not found.name.startswith(UNKNOWN)


def _first_of_each_list(seen: list[Element]) -> list[Element] | None:
    """The highest check box of the left list and of the right one."""
    boxes = [found for found in seen if _is_reason(found) and found.showing and found.area[2] > 0]
    columns = sorted({found.area[0] for found in boxes})
    if len(columns) < 2:
        return None
    return [
        min((box for box in boxes if box.area[0] == left), key=lambda box: box.area[1])
        for left in (columns[0], columns[-1])
    ]


def _click_box(screen: Screen, box: Element) -> None:
    """On the little square itself, which is at the beginning of the first line."""
    screen.click(box.area[0] + 8, box.area[1] + 10)


def _ticked(company: dict[str, Any]) -> list[str]:
    return sorted(reason["text"] for reason in company["reasons"] if reason["mark"] == "ticked")


def check_opened_file(checks: Checks, place: Place, screen: Screen, file: Path) -> None:
    """A file that is opened with the program, as from the desktop, is offered and taken in."""
    folder = place.folder(place.home / "opened")
    program = screen.open(place.program, "--data-dir", folder, file)
    program.window("^Import companies")
    screen.press("Return")
    data = place.host(folder / "companies.db")
    wait_until(lambda: NAME.encode() in data.read_bytes(), "the company in the data")
    checks.ok("a file that is opened with it is offered and taken in")
    program.window()
    program.close()


def check_opens(checks: Checks, place: Place, screen: Screen, program: str | Path, what: str) -> None:
    """It opens its window, and closes."""
    folder = place.folder(place.home / f"data of {what}")
    opened = screen.open(program, "--data-dir", folder)
    opened.window()
    opened.close()
    checks.ok(f"{what} opens its window and closes")
