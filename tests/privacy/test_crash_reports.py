"""Reports of errors: where it happened, and not a word of what stood in the texts."""

from __future__ import annotations

import faulthandler
import os
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from window_driver import Driver, Starter, company

from interview_helper import app, crash_reports
from interview_helper.crash_reports import KEPT, Watch, error_text, place_of, write_report
from interview_helper.options import WindowOptions
from interview_helper.unexpected import Unexpected, unexpected_in

SECRET = "Fabrikam-Zwölf"
DYING = """
import ctypes, os, sys
from pathlib import Path
from interview_helper.crash_reports import Watch
watch = Watch(Path(sys.argv[1]))
secret = sys.argv[2]
def inner(name):
    if sys.argv[3] == "crash":
        ctypes.string_at(0)
    if sys.argv[3] == "abort":
        os.abort()
    if sys.argv[3] == "kill":
        os.kill(os.getpid(), 9)
print(watch.begin())
inner(secret)
watch.end()
"""


RUNNING = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from interview_helper.app import run_window
from interview_helper.options import WindowOptions
folder = Path(sys.argv[1])
def painted(window):
    def look():
        if not (folder / "reports" / "running.txt").exists() or window.session.reader.is_under_way:
            return
        if sys.argv[2] == "crash":
            os.abort()
        print(window.notice.message.text(), flush=True)
        window.close()
    timer = QTimer(window, interval=5)
    timer.timeout.connect(look)
    timer.start()
sys.exit(run_window(WindowOptions(folder), painted))
"""


@pytest.fixture(autouse=True)
def _pytest_watches_again() -> Iterator[None]:
    yield
    faulthandler.enable(sys.__stderr__)


class NameRefused(Exception):
    """An error that carries a name, as many do."""


def failing(secret: str) -> Exception:
    """An error with the secret in its message, its arguments, its notes and its causes."""

    def look_up(names: dict[str, int]) -> int:
        return names[secret]

    def read() -> None:
        try:
            look_up({})
        except KeyError as error:
            raise NameRefused(f"{secret} is not there") from error

    try:
        try:
            read()
        except NameRefused:
            Path(f"/nowhere/{secret}").read_text()
    except FileNotFoundError as error:
        error.add_note(f"while {secret} was open")
        return error
    raise AssertionError


def test_a_report_says_where_and_of_what_kind(tmp_path: Path) -> None:
    report = write_report(tmp_path / "reports", failing(SECRET))
    text = report.read_text()
    assert "FileNotFoundError, ENOENT" in text
    assert f"{__name__}:" in text
    assert "failing.<locals>.look_up" in text
    assert text.index("FileNotFoundError") < text.index("NameRefused") < text.index("KeyError")
    assert "Thread: the main one" in text
    assert "SQLite: " in text
    assert f"{sys.version_info[0]}.{sys.version_info[1]}." in text
    assert str(Path.home()) not in text


def test_no_word_of_the_error_is_in_it(tmp_path: Path) -> None:
    error = failing(SECRET)
    assert SECRET in str(error), "the control: it is in what Python prints"
    assert SECRET not in write_report(tmp_path, error).read_text()
    group = ExceptionGroup(SECRET, [ValueError(SECRET), error])
    text = write_report(tmp_path, group).read_text()
    assert SECRET not in text
    assert "ValueError" in text


def test_it_is_the_users_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        report = write_report(tmp_path / "data" / "reports", ValueError())
    finally:
        os.umask(before)
    assert report.stat().st_mode & 0o777 == 0o600
    assert report.parent.stat().st_mode & 0o777 == 0o700


def test_the_newest_ten_are_kept_whatever_the_clock_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine.txt").write_text("kept")
    numbers = []
    for number in range(KEPT + 4):
        monkeypatch.setattr(crash_reports.time, "strftime", lambda _, n=number: f"{2040 - n}-01-01")
        numbers.append(write_report(tmp_path, ValueError()))
    assert sorted(tmp_path.glob("report-*")) == numbers[-KEPT:]
    assert (tmp_path / "mine.txt").exists()


def test_a_stack_without_end_is_told_by_its_ends(tmp_path: Path) -> None:
    def deeper() -> None:
        deeper()

    with pytest.raises(RecursionError) as caught:
        deeper()
    text = write_report(tmp_path, caught.value).read_text()
    assert " more …" in text
    assert len(text.splitlines()) < 120


def test_errors_that_lead_to_one_another_in_a_circle_have_an_end() -> None:
    one, other = ValueError(), KeyError()
    one.__cause__, other.__cause__ = other, one
    assert error_text(one).count("Kind: ") == 2
    assert place_of(one) == ""


# The death of the interpreter itself


def died(folder: Path, how: str) -> str:
    done = subprocess.run(
        [sys.executable, "-u", "-c", DYING, str(folder), SECRET, how],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode == 0) is (how == "end")
    return done.stdout.strip()


@pytest.mark.parametrize(("how", "words"), [("crash", "Segmentation fault"), ("abort", "Aborted")])
def test_the_next_start_tells_of_a_crash_once(tmp_path: Path, how: str, words: str) -> None:
    folder = tmp_path / "reports"
    assert died(folder, how) == "None"
    (running,) = folder.iterdir()
    assert running.stat().st_mode & 0o777 == 0o600
    watch = Watch(folder)
    report = watch.begin()
    watch.end()
    assert report is not None
    text = report.read_text()
    assert words in text
    assert re.search(r"<string>:\d+:inner", text)
    assert SECRET not in text
    assert "File " not in text, "no path of this machine"
    assert list(folder.iterdir()) == [report]
    assert watch.begin() is None
    watch.end()
    assert report.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("how", ["kill", "end"])
def test_what_ended_without_a_word_is_not_told(tmp_path: Path, how: str) -> None:
    died(tmp_path, how)
    assert died(tmp_path, "end") == "None"
    assert list(tmp_path.iterdir()) == []


def test_a_module_is_told_without_the_folders_above_it() -> None:
    module_of = crash_reports._module_of
    assert module_of("/home/me/secret/interview_helper/widgets/a.py") == "interview_helper.widgets.a"
    assert module_of("C:\\Users\\me\\interview_helper\\app.py").endswith("interview_helper.app")
    version = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    assert module_of(f"/home/me/.venv/lib/{version}/site-packages/msgspec/json.py") == "msgspec.json"
    assert module_of(f"/usr/lib/{version}/threading.py") == "threading"
    assert module_of("/home/me/secret/x.py") == "x"
    assert module_of("") == "?"


# In the window

Hook = Callable[[Driver, BaseException], None]


def by_excepthook(_driver: Driver, error: BaseException) -> None:
    sys.excepthook(type(error), error, error.__traceback__)


def by_thread(_driver: Driver, error: BaseException) -> None:
    def fail() -> None:
        raise error

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()


def by_unraisable(_driver: Driver, error: BaseException) -> None:
    class Failing:
        def __del__(self) -> None:
            raise error

    made = Failing()
    del made


def by_store(driver: Driver, error: BaseException) -> None:
    def fail(_: object) -> None:
        raise error

    driver.store.submit(lambda _: None).add_done_callback(fail)
    driver.settle()


@pytest.fixture
def reporting(start: Starter, monkeypatch: pytest.MonkeyPatch) -> Driver:
    """A window that reports errors as the program's own does."""
    for module, name in ((sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")):
        monkeypatch.setattr(module, name, getattr(module, name))
    monkeypatch.setattr("interview_helper.unexpected._made", [])
    driver = start(company("a", SECRET))
    app._report_errors_in(driver.window, WindowOptions(driver.folder))
    return driver


@pytest.mark.parametrize("hook", [by_excepthook, by_thread, by_unraisable, by_store])
def test_an_error_is_reported_and_said(
    hook: Hook, reporting: Driver, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    hook(reporting, failing(SECRET))
    said = reporting.refused()
    (report,) = (reporting.folder / "reports").iterdir()
    assert said.startswith("Something went wrong inside the program (FileNotFoundError). What you typed is")
    assert said.endswith(str(report))
    out, err = capfd.readouterr()
    for text in (said, report.read_text(), out, err):
        assert SECRET not in text
    assert "FileNotFoundError" in err
    assert str(report) in err
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    notice = reporting.window.notice
    assert notice.action.text() == "Show the folder"
    reporting.click(notice.action)
    assert [Path(url.toLocalFile()) for url in opened] == [report.parent]
    assert not notice.isVisible()


def test_where_no_program_shows_folders_it_is_said(
    reporting: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: False)
    by_excepthook(reporting, ValueError(SECRET))
    reporting.refused()
    reporting.click(reporting.window.notice.action)
    assert str(reporting.folder / "reports") in reporting.refused()
    reporting.click(reporting.window.notice.close_button)
    assert not reporting.window.notice.isVisible()


def test_the_same_error_again_has_one_report(reporting: Driver) -> None:
    for _ in range(3):
        by_excepthook(reporting, failing(SECRET))
        reporting.refused()
        reporting.window.notice.hide()
    by_excepthook(reporting, ValueError())
    reporting.refused()
    assert len(list((reporting.folder / "reports").iterdir())) == 2


def test_an_error_whose_report_cannot_be_written_is_still_said(
    reporting: Driver, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object) -> Path:
        raise OSError(28, "No space left on device", SECRET)

    monkeypatch.setattr("interview_helper.unexpected.write_report", full)
    by_excepthook(reporting, ValueError(SECRET))
    assert "went wrong" in reporting.refused()
    assert not reporting.window.notice.action.isVisible()
    assert SECRET not in capfd.readouterr().err


def test_what_stood_in_the_notice_stays(reporting: Driver) -> None:
    reporting.window.notice.show_message("Something else.")
    by_excepthook(reporting, ValueError())
    reporting.wait(lambda: "\n" in reporting.window.notice.message.text())
    assert reporting.refused().startswith("Something else.\nSomething went wrong")


def test_a_crash_is_told_by_the_next_start(start: Starter) -> None:
    driver = start(company("a", SECRET))
    died(driver.folder / "reports", "crash")
    watching = Unexpected(driver.window, driver.folder)
    watching.watch()
    said = driver.refused()
    (report,) = (driver.folder / "reports").glob("report-*")
    assert said.startswith("The program ended in the middle of something last time.")
    assert str(report) in said
    assert driver.window.notice.action.text() == "Show the folder"
    watching.end()
    assert list((driver.folder / "reports").iterdir()) == [report]


def test_a_window_after_another_speaks_for_itself(start: Starter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("interview_helper.unexpected._made", [])
    first = start(company("a", SECRET))
    watching = unexpected_in(first.window, first.folder)
    assert unexpected_in(first.window, first.folder) is watching
    watching.watch()
    running = first.folder / "reports" / "running.txt"
    first.wait(running.exists)
    first.wait(lambda: not first.window.session.reader.is_under_way)
    first.close()
    second = start()
    other = unexpected_in(second.window, second.folder)
    assert other is not watching
    assert not running.exists()
    other.watch()
    second.wait(running.exists)
    other.report(ValueError(SECRET))
    assert "went wrong" in second.refused()
    assert not first.window.notice.isVisible()
    second.wait(lambda: not second.window.session.reader.is_under_way)
    other.end()
    assert not running.exists()


def ran(folder: Path, how: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", RUNNING, str(folder), how], capture_output=True, text=True, check=False
    )


def test_the_whole_program_is_watched_and_tells_the_next_time(tmp_path: Path) -> None:
    assert ran(tmp_path, "crash").returncode < 0
    told = ran(tmp_path, "look")
    (report,) = (tmp_path / "reports").iterdir()
    assert told.returncode == 0, told.stderr
    assert str(report) in told.stdout
    assert "Aborted" in report.read_text()
    assert ran(tmp_path, "look").stdout.strip() == "", "once is enough"
    assert list((tmp_path / "reports").iterdir()) == [report]
