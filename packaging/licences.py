"""The licences of everything that the program is made of: held to a list, and listed for whoever uses it.

    python packaging/licences.py                       check the distributions that are needed at run time
    python packaging/licences.py --bundle dist/DIR     check that every library in a bundle is accounted for
    python packaging/licences.py --write FILE          write the list that the program shows
    python packaging/licences.py --notices             print the list as text

Run it with the Python whose environment is meant. Exit codes: 0 all is well; 1 not, with a line for each
fault.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from licence_table import ALLOWED, PARTS, Part
from licence_words import Fault, licence_said, taken

ROOT = "interview-helper"
SHARED_LIBRARY = re.compile(
    r"\.(dll|dylib|pyd|so(\.[0-9.]+)?)$"
    # The library of a framework has its name and no suffix.
    r"|(^|/)(?P<name>[^/]+)\.framework/(Versions/[^/]+/)?(?P=name)$"
)
"""A shared library, by its path in the bundle."""


@dataclass(frozen=True)
class Licensed:
    """One part of the shipped program. ``licence`` is the one of several that we take."""

    name: str
    licence: str
    purpose: str
    systems: str

    @property
    def obligation(self) -> str:
        """What we do because of the licence."""
        identifiers = dict.fromkeys(term.strip("() ") for term in self.licence.split(" AND "))
        return "; ".join(ALLOWED[identifier] for identifier in identifiers)


# --- what is needed ------------------------------------------------------------------------------


def needed(root: str = ROOT, find: Callable[[str], Distribution] = distribution) -> list[Distribution]:
    """The distribution and everything that it needs at run time, in turn; each once.

    Raises:
        Fault: one that is needed is not installed.
    """
    waiting, seen, found = [(root, "")], set[str](), list[Distribution]()
    while waiting:
        name, marker = waiting.pop(0)
        key = re.sub(r"[-_.]+", "-", name).lower()
        if key in seen:
            continue
        seen.add(key)
        try:
            one = find(name)
        except PackageNotFoundError:
            if marker:  # for another system, or another Python
                continue
            raise Fault(f"{name} is needed, but is not installed here") from None
        found.append(one)
        waiting += _requirements(one)
    return found


def _requirements(one: Distribution) -> Iterator[tuple[str, str]]:
    for line in one.requires or []:
        requirement, _, marker = line.partition(";")
        if not re.search(r"\bextra\s*==", marker):
            yield re.split(r"[\s\[<>=!~(@]", requirement.strip(), maxsplit=1)[0], marker.strip()


def faults_of(distributions: Sequence[Distribution], parts: Sequence[Part] = PARTS) -> list[str]:
    """A sentence for each distribution whose licence, or whose place in the list of parts, is missing."""
    listed = {part.distribution.lower() for part in parts}
    faults = []
    for one in distributions:
        name = one.metadata["Name"]
        try:
            said = licence_said(one)
            if taken(said) is None:
                faults.append(
                    f"{name} {one.version} is under {said}, which is not among the licences allowed"
                )
        except Fault as fault:
            faults.append(str(fault))
        except ValueError as error:
            faults.append(f"{name} {one.version}: {error}")
        if re.sub(r"[-_.]+", "-", name).lower() not in listed:
            faults.append(f"{name} is shipped but is not in packaging/licence_table.py")
    return faults


# --- the list ------------------------------------------------------------------------------------


def list_licences(
    parts: Sequence[Part] = PARTS, find: Callable[[str], Distribution] = distribution
) -> list[Licensed]:
    """Everything that the shipped program consists of, the program itself first.

    Raises:
        Fault: a licence is not allowed, or a distribution is not installed here.
    """
    found = []
    for part in parts:
        try:
            said = part.licence or licence_said(find(part.distribution))
        except PackageNotFoundError:
            raise Fault(f"{part.distribution} is needed, but is not installed here") from None
        licence = taken(said)
        if licence is None:
            raise Fault(f"{part.name} is under {said}, which is not among the licences allowed")
        found.append(Licensed(part.name, licence, part.purpose, part.systems))
    return found


def as_json(licences: Sequence[Licensed]) -> str:
    """The list for the program's own use. Without versions, which would be out of date at once."""
    entries = [
        {"name": one.name, "licence": one.licence, "purpose": one.purpose, "systems": one.systems}
        for one in licences
    ]
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


def as_notices(licences: Sequence[Licensed]) -> str:
    """The list as a text that goes with a package."""
    lines = ["Interview Helper is made of, or comes with:", ""]
    for one in licences:
        where = "" if one.systems == "all" else f" (in the packages for {one.systems})"
        lines += [f"{one.name}: {one.purpose}{where}", f"    {one.licence}", ""]
    lines += ["What follows from these licences:", ""]
    used = sorted({term for one in licences for term in one.licence.split(" AND ")}, key=str.casefold)
    lines += [f"{licence}: {ALLOWED[licence]}" for licence in used]
    return "\n".join(lines) + "\n"


def unclaimed(bundle: Path, parts: Sequence[Part] = PARTS) -> list[str]:
    """The shared libraries in a bundle that belong to no part of the list, as paths inside the bundle.

    Raises:
        Fault: there is no library at all, so it is no bundle.
    """
    patterns = [pattern.lower() for part in parts for pattern in part.libraries]
    files = [file.relative_to(bundle).as_posix() for file in sorted(bundle.rglob("*")) if file.is_file()]
    names = [name for name in files if SHARED_LIBRARY.search(name)]
    if not names:
        raise Fault(f"{bundle} holds no libraries, so it is no bundle")
    return [name for name in names if not any(_claims(pattern, name) for pattern in patterns)]


def _claims(pattern: str, path: str) -> bool:
    """Whether a pattern means the file: by its path where it has a slash, else by its name up to a dot."""
    lower = path.lower()
    return fnmatchcase(lower if "/" in pattern else lower.rsplit("/", 1)[-1].split(".", 1)[0], pattern)


# --- the command ---------------------------------------------------------------------------------


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out the command line; the exit code."""
    parser = argparse.ArgumentParser(
        "licences.py", description="Check and list the licences of what is shipped."
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--bundle", type=Path, metavar="DIR", help="check that every library in it is listed")
    what.add_argument("--write", type=Path, metavar="FILE", help="write the list as JSON")
    what.add_argument("--notices", action="store_true", help="print the list as text")
    options = parser.parse_args(arguments)
    try:
        if options.bundle:
            faults = [
                f"{name} belongs to no part in packaging/licence_table.py"
                for name in unclaimed(options.bundle)
            ]
            words = f"Every library in {options.bundle} is accounted for."
        elif options.write:
            options.write.write_text(as_json(list_licences()), encoding="utf-8")
            faults, words = [], f"Written to {options.write}"
        elif options.notices:
            faults, words = [], as_notices(list_licences()).rstrip("\n")
        else:
            distributions = needed()
            faults = faults_of(distributions)
            list_licences()
            counts = f"{len(distributions)} distributions, {len(PARTS)} parts"
            words = f"{counts}: every licence is among those allowed."
    except Fault as fault:
        faults = [str(fault)]
    for sentence in faults:
        print(f"licences: {sentence}.", file=sys.stderr)
    if faults:
        return 1
    print(words)
    return 0


if __name__ == "__main__":
    sys.exit(main())
