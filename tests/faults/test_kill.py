"""Killed with SIGKILL at any moment, the program has lost nothing that it had said was saved."""

from __future__ import annotations

import random
import select
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import killed_program
from fault_table import tell, tell_control, times
from killed_program import COMPANIES, plain, record

from interview_helper.storage.database import Database

KILLED = "kill -9 at any moment"
ROUNDS = times(100, 1_000)


def killed(
    how: str, folder: Path, first: int, chance: random.Random, acknowledgements: int, within: float = 0.004
) -> int:
    """Let the program save from number ``first`` on and kill it; the last number that it acknowledged.

    The kill comes up to ``within`` seconds after a random acknowledgement, or after the start.
    """
    # -S: nothing of the environment is needed but the program, and it starts in half the time.
    process = subprocess.Popen(
        [sys.executable, "-S", killed_program.__file__, how, str(folder), str(first)],
        stdout=subprocess.PIPE,
        bufsize=0,
        env={"PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert process.stdout is not None
    output = process.stdout.readline()
    assert output == b"started\n"
    for _ in range(chance.randrange(acknowledgements)):
        output += process.stdout.readline()
    # Not a pause of any set length: it also ends when the next acknowledgement comes.
    select.select([process.stdout], [], [], chance.random() * within)
    process.kill()
    output += process.stdout.readall()
    process.stdout.close()
    process.wait()
    acknowledged = output.split(b"\n")[:-1]
    return int(acknowledged[-1]) if len(acknowledged) > 1 else first - 1


def kept(database: Database, last: int) -> bool:
    """Whether the state is that after save ``last``: the latest of each company's, and nothing else."""
    latest = range(max(last - COMPANIES + 1, 0), last + 1)
    return {company.id: company for company in database.companies()} == {
        record(number).id: record(number) for number in latest
    }


def half_done(journal: Path) -> bool:
    return journal.exists() and journal.stat().st_size > 0


def test_every_acknowledged_save_is_there(tmp_path: Path) -> None:
    chance = random.Random(2)
    done = -1
    interrupted = lost = 0
    for _ in range(ROUNDS):
        acknowledged = killed("database", tmp_path, done + 1, chance, acknowledgements=12)
        interrupted += half_done(tmp_path / "companies.db-journal")
        with closing(Database.open(tmp_path / "companies.db")) as database:
            assert database.check() == []
            # The kill may have come between the save and its acknowledgement.
            there = [last for last in (acknowledged + 1, acknowledged) if kept(database, last)]
            lost += not there
            done = there[0] if there else acknowledged
    tell(KILLED, rounds=ROUNDS, acknowledged=done + 1, lost=lost)
    assert lost == 0
    # The rounds would prove little if they had never met a save half done.
    assert interrupted > 0
    assert done > ROUNDS


def test_the_same_kills_catch_a_plain_file(tmp_path: Path) -> None:
    """The control: a file that is simply written anew is torn by the same kills."""
    chance = random.Random(2)
    rounds = times(20, 200)
    lost = 0
    for number in range(rounds):
        folder = tmp_path / str(number)
        folder.mkdir()
        acknowledged = killed("plain", folder, 0, chance, acknowledgements=4)
        content = (folder / "plain").read_bytes() if (folder / "plain").exists() else b""
        # Before the first save there is none.
        whole = {plain(last) if last >= 0 else b"" for last in (acknowledged + 1, acknowledged)}
        lost += content not in whole
        shutil.rmtree(folder)
    tell_control(KILLED, "plain write", rounds=rounds, lost=lost)
    assert lost > 0


def test_killed_while_the_file_is_made(tmp_path: Path) -> None:
    """Whatever an interrupted first start leaves, the next one works."""
    chance = random.Random(3)
    unmade = 0
    for number in range(30):
        folder = tmp_path / str(number)
        folder.mkdir()
        acknowledged = killed("database", folder, 0, chance, acknowledgements=2, within=0.0015)
        unmade += not (folder / "companies.db").exists()
        with closing(Database.open(folder / "companies.db")) as database:
            assert database.check() == []
            assert any(kept(database, last) for last in (acknowledged, acknowledged + 1))
        assert [file.name for file in folder.iterdir() if file.name.startswith(".")] == []
    assert 0 < unmade < 30


def test_the_lock_goes_with_the_killed_program(tmp_path: Path) -> None:
    # `killed` opens, saves and is killed; a lock that stayed would be said to be another window's.
    killed("database", tmp_path, 0, random.Random(4), acknowledgements=2)
    Database.open(tmp_path / "companies.db").close()
