"""Every command of the installed program, on the data that the window has left."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from smoke.checks import Checks, NotSo
from smoke.places import Done, Place

_PNG = b"\x89PNG\r\n\x1a\n"
_COMPARED = ("id", "name", "notes", "reasons")


def check_commands(checks: Checks, place: Place, company: dict[str, Any], version: str) -> None:
    """All of them, and that what one writes another can read."""
    name, notes = str(company["name"]), str(company["notes"])
    said = done_well(checks, place.helper("--version"), "--version")
    checks.equal(said.strip(), f"Interview Helper {version}", "it is the version of the package")
    said = done_well(checks, place.helper("--help"), "--help")
    checks.that("export" in said and "--data-dir" in said, "which names commands and options", "export", said)
    said = done_well(checks, place.helper("list"), "list")
    checks.that(name in said, "which shows the company", name, said)
    for form, wanted in (("markdown", f"# {name}"), ("text", name)):
        said = done_well(checks, place.helper("export", "--format", form), f"export as {form}")
        whole = wanted in said and notes in said and all(reason in said for reason in _ticked(company))
        checks.that(whole, "with name, notes and ticks", f"{wanted}, {notes} and both reasons", said)
    target = place.home / "all.json"
    exporting = place.helper("export", "--format", "json", "--output", target)
    done_well(checks, exporting, "export as JSON into a file")
    checks.equal(_read(place, target), _compared(company), "it is what the window had")
    _check_import(checks, place, target, company)
    said = done_well(checks, place.helper("check"), "check")
    checks.that("Everything is whole" in said, "which finds the data whole", "Everything is whole", said)
    _check_backup(checks, place, company)
    said = done_well(checks, place.helper("--diagnose"), "--diagnose without a display")
    checks.that(
        ", frozen\n" in said and "not known" not in said and "Companies: 1\n" in said and name not in said,
        "which knows everything it is asked, and tells nothing of the user's",
        "frozen, 1 company, no name", said,
    )  # fmt: skip
    picture = place.home / "picture.png"
    drawing = place.helper("--screenshot", picture, "--size", "1000x700")
    done_well(checks, drawing, "--screenshot without a display")
    # Without a font it would not have been drawn, which the troubles are about.
    drawn = place.host(picture).read_bytes()
    checks.equal(size_of_picture(drawn), (1000, 700), "which is a PNG of that size")


def stored(place: Place) -> list[dict[str, Any]]:
    """Every company that the program finds in the user's own data, without when it was asked.

    Raises:
        NotSo: it finds none.
    """
    done = place.helper("export", "--format", "json")
    companies: list[dict[str, Any]] = json.loads(done.output)["companies"] if not done.code else []
    if not companies:
        raise NotSo("the data can be read", "a company", str(done))
    return companies


def _check_import(checks: Checks, place: Place, file: Path, company: dict[str, Any]) -> None:
    other = place.folder(place.home / "another folder")
    said = done_well(
        checks, place.helper("import", file, "--dry-run", "--data-dir", other), "import --dry-run"
    )
    checks.equal(list(place.host(other).iterdir()), [], "which changes nothing")
    said = done_well(checks, place.helper("import", file, "--data-dir", other), "import into another folder")
    again = place.home / "again.json"
    place.helper("export", "--format", "json", "--output", again, "--data-dir", other)
    checks.equal(_read(place, again), _compared(company), f"where it is the same ({said.splitlines()[-1]})")


def _check_backup(checks: Checks, place: Place, company: dict[str, Any]) -> None:
    folder = place.folder(place.home / "restored")
    done_well(checks, place.helper("backup", "--output", folder / "companies.db"), "backup")
    target = place.home / "restored.json"
    place.helper("export", "--format", "json", "--output", target, "--data-dir", folder)
    checks.equal(_read(place, target), _compared(company), "which is a data file as good as the first")


def done_well(checks: Checks, done: Done, what: str) -> str:
    """What was printed; it must have gone well, with nothing on standard error."""
    checks.that(not done.code and not done.errors, what, "exit code 0 and no complaint", done)
    return done.output


def size_of_picture(drawn: bytes) -> tuple[int, int] | None:
    """The width and height of a PNG; ``None`` for anything else."""
    size = (int.from_bytes(drawn[16:20]), int.from_bytes(drawn[20:24]))
    return size if drawn.startswith(_PNG) else None


def _read(place: Place, file: Path) -> dict[str, Any]:
    written = place.host(file)
    companies = json.loads(written.read_text(encoding="utf-8"))["companies"] if written.exists() else []
    return _compared(companies[0]) if len(companies) == 1 else {"companies": len(companies)}


def _compared(company: dict[str, Any]) -> dict[str, Any]:
    return {key: company[key] for key in _COMPARED}


def _ticked(company: dict[str, Any]) -> list[str]:
    return [reason["text"] for reason in company["reasons"] if reason["mark"] == "ticked"]
