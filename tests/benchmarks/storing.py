"""How long the data file keeps a thread busy: measured in a process of its own, without Qt.

``python storing.py FOLDER SAVES`` works on a copy of the data in the folder and prints JSON: lists of
milliseconds by name.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from interview_helper.domain.company import utc_now
from interview_helper.paths import database_file
from interview_helper.storage.backups import backup_before, beside
from interview_helper.storage.database import Database
from interview_helper.storage.restoring import restore
from interview_helper.storage.verifying import Verification


def milliseconds(act: Callable[[], object]) -> float:
    before = time.perf_counter()
    act()
    return (time.perf_counter() - before) * 1000


def measure(file: Path, saves: int) -> dict[str, list[float]]:
    with closing(Database.open(file, create=False)) as database:
        steps = check(database)
        backup = milliseconds(lambda: backup_before(database, beside(file), "import"))
        (made,) = beside(file).iterdir()
        commits = autosave(database, saves)
        restored = milliseconds(lambda: restore(database, made))
    return {
        "check": [sum(steps)],
        "step": steps,
        "backup": [backup],
        "commit": commits,
        "restore": [restored],
    }


def check(database: Database) -> list[float]:
    """Each step of the check after a start, between which a save has its turn."""
    verification = Verification()
    steps, more = [], [True]

    def step() -> None:
        more[0] = database.check_on(verification)

    while more[0]:
        steps.append(milliseconds(step))
    assert verification.sentences() == []
    return steps


def autosave(database: Database, saves: int) -> list[float]:
    """Commits of one company each, with some words more in its notes, an hour after the last."""
    companies = [company for _, company in zip(range(saves), database.companies(), strict=False)]
    now = utc_now()
    times = []
    for number in range(saves):
        place = number % len(companies)
        edited = companies[place]
        companies[place] = replace(
            edited, notes=f"{edited.notes}\nNoted {number}", updated_at=now + timedelta(hours=number)
        )
        times.append(milliseconds(lambda place=place: database.write([companies[place]])))
    return times


def main() -> int:
    source, saves = database_file(Path(sys.argv[1])), int(sys.argv[2])
    with tempfile.TemporaryDirectory(dir=source.parent.parent) as folder:
        file = Path(folder) / source.name
        shutil.copyfile(source, file)
        print(json.dumps(measure(file, saves)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
