"""Every command of the command line, one after the other in one process.

Run as ``python commands_tour.py OUT PICTURE``. The data is that of the
tour of the window, and so are the texts in it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from looking import WORD
from tour import every_field_text

from interview_helper import cli


def main() -> int:
    out, picture = sys.argv[1:]
    name = every_field_text(Path(picture))("name")
    wrong = Path(out) / "wrong.json"
    wrong.write_text(f'{{"format": "{WORD}"', encoding="utf-8")
    for wanted, command in (
        (0, ["list"]),
        *((0, ["export", "--format", kind]) for kind in ("markdown", "text", "json")),
        (0, ["export", "--format", "markdown", "--output", out, name]),
        (1, ["export", "--format", "json", f"{name} that is not there"]),
        (0, ["import", "--dry-run", f"{out}/import.json"]),
        (0, ["import", f"{out}/import.json"]),
        (1, ["import", str(wrong)]),
        (0, ["backup"]),
        (0, ["backup", "--output", f"{out}/copy.db"]),
        (0, ["check"]),
        (0, ["--screenshot", f"{out}/window.png", "--size", "1000x700"]),
        (0, ["--diagnose"]),
    ):
        done = cli.run(command)
        if done != wanted:
            print(f"{command} ended with {done}", file=sys.stderr)
            return 9
    return 0


if __name__ == "__main__":
    sys.exit(main())
