"""The storage thread: in order, never in the way, and nothing is lost at the end."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from stored_companies import company

from interview_helper.storage.database import Database
from interview_helper.storage.errors import AlreadyOpen, NoData
from interview_helper.storage.store import Store


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "companies.db"


@pytest.fixture
def store(file: Path) -> Iterator[Store]:
    store = Store(file)
    yield store
    store.close()


def test_jobs_run_in_their_order_in_one_thread(store: Store) -> None:
    seen: list[tuple[int, int]] = []
    futures = [
        store.submit(lambda _, number=number: seen.append((number, threading.get_ident())))
        for number in range(100)
    ]
    futures[-1].result()
    assert [number for number, _ in seen] == list(range(100))
    threads = {thread for _, thread in seen}
    assert len(threads) == 1
    assert threading.get_ident() not in threads


def test_results_and_errors_come_with_the_future(store: Store) -> None:
    store.opened()
    assert store.opening.done()
    store.submit(lambda database: database.write([company()])).result()
    assert store.submit(lambda database: database.count()).result() == 1

    def failing(_: Database) -> None:
        raise KeyError("what was asked for")

    with pytest.raises(KeyError, match="what was asked for"):
        store.submit(failing).result()
    assert store.submit(lambda database: database.count()).result() == 1


def test_submitting_never_waits(store: Store) -> None:
    started, go_on = threading.Event(), threading.Event()

    def slow(_: Database) -> str:
        started.set()
        assert go_on.wait(60)
        return "done"

    first = store.submit(slow)
    assert started.wait(60)
    second = store.submit(lambda database: database.count())
    assert not first.done()
    assert not second.done()
    go_on.set()
    assert first.result() == "done"
    assert second.result() == 0


def test_what_hinders_opening_comes_with_every_job(file: Path) -> None:
    with closing(Database.open(file)):
        store = Store(file)
        with pytest.raises(AlreadyOpen):
            store.opened()
        with pytest.raises(AlreadyOpen):
            store.submit(lambda database: database.count()).result()
        store.close()


def test_nothing_is_made_where_nothing_was_asked_for(file: Path) -> None:
    store = Store(file, create=False)
    with pytest.raises(NoData):
        store.opened()
    store.close()
    assert not file.exists()


def test_it_says_whether_it_is_closed(store: Store) -> None:
    assert not store.is_closed
    store.close()
    assert store.is_closed


def test_closing_finishes_what_is_queued_and_lets_go_of_the_file(file: Path) -> None:
    store = Store(file)
    futures = [
        store.submit(lambda database, number=number: database.write([company(str(number))]))
        for number in range(20)
    ]
    store.close()
    assert all(future.done() for future in futures)
    with closing(Database.open(file, create=False)) as database:
        assert database.count() == 20
    store.close()
    with pytest.raises(RuntimeError, match="closed"):
        store.submit(lambda database: database.count())


def test_the_end_of_the_program_waits_for_what_is_queued(file: Path) -> None:
    program = (
        "import sys; from datetime import UTC, datetime; from pathlib import Path\n"
        "from interview_helper.domain.company import Company\n"
        "from interview_helper.storage.store import Store\n"
        "now = datetime.now(UTC); store = Store(Path(sys.argv[1]))\n"
        "for number in range(50):\n"
        "    company = Company(str(number), now, now)\n"
        "    store.submit(lambda database, company=company: database.write([company]))\n"
    )
    subprocess.run([sys.executable, "-c", program, str(file)], check=True, timeout=60)
    with closing(Database.open(file, create=False)) as database:
        assert database.count() == 50
