"""The changelog in the forms that packages want: AppStream's releases, and Debian's changelog."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime

from linux.about import ID, MAINTAINER

_HEADING = re.compile(r"## \[?(Unreleased|\d+\.\d+\.\d+)\]?(?: [-–] (\d{4}-\d{2}-\d{2}))?\s*$", re.IGNORECASE)


@dataclass(frozen=True)
class Release:
    """A version with its day and what is new in it, as plain sentences."""

    version: str
    day: datetime
    points: tuple[str, ...]


def releases(changelog: str, version: str, epoch: int) -> list[Release]:
    """The releases of a changelog in Markdown, the newest first; ``version`` is the first of them.

    What is unreleased is part of the version that is being built, on the day of ``epoch``.

    Raises:
        ValueError: a version has no date, or nothing at all is said.
    """
    found: list[Release] = []
    built_on = datetime.fromtimestamp(epoch, UTC)
    for name, day, points in _sections(changelog):
        if name.lower() == "unreleased" or name == version:
            moment = datetime.fromisoformat(day).replace(tzinfo=UTC) if day else built_on
            if found:  # the version's own section, after one that is unreleased
                points = (*found.pop().points, *points)
            if points:
                found.append(Release(version, moment, points))
        elif not day:
            raise ValueError(f"CHANGELOG.md gives no date for {name}: “## {name} - 2026-11-23” is expected.")
        else:
            found.append(Release(name, datetime.fromisoformat(day).replace(tzinfo=UTC), points))
    if not found or found[0].version != version:
        raise ValueError(f"CHANGELOG.md says nothing of version {version}.")
    return found


def debian_changelog(entries: list[Release]) -> str:
    """The changelog as Debian's policy wants it."""
    written = []
    for entry in entries:
        points = [
            textwrap.fill(point, 78, initial_indent="  * ", subsequent_indent="    ")
            for point in entry.points
        ]
        written.append(
            f"{ID} ({entry.version}) unstable; urgency=medium\n\n"
            + "\n".join(points)
            + f"\n\n -- {MAINTAINER}  {format_datetime(entry.day)}\n"
        )
    return "\n".join(written)


def _sections(changelog: str) -> list[tuple[str, str | None, tuple[str, ...]]]:
    """Name, day and points of each section that is a version."""
    found: list[tuple[str, str | None, tuple[str, ...]]] = []
    for part in re.split(r"^(?=## )", changelog, flags=re.MULTILINE)[1:]:
        heading, *lines = part.splitlines()
        match = _HEADING.match(heading)
        if match is None:
            raise ValueError(f"CHANGELOG.md: “{heading}” is neither a version nor “Unreleased”.")
        found.append((match[1], match[2], tuple(_points(lines))))
    return found


def _points(lines: list[str]) -> list[str]:
    points: list[str] = []
    for line in lines:
        if line.startswith(("- ", "* ")):
            points.append(_plain(line[2:]))
        elif points and line.startswith("  ") and line.strip():
            points[-1] += " " + _plain(line)
    return points


def _plain(markdown: str) -> str:
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", markdown)
    return re.sub(r"[`*]", "", text).strip()
