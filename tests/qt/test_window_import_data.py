"""Another data file taken into the window: a backup, another computer's, or a copy of a sync program."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from qt_importing import give_up, picture_of, take
from window_driver import CTRL, Driver, Key, Starter, company

from interview_helper.domain.company import Company
from interview_helper.paths import database_file
from interview_helper.session import incoming
from interview_helper.storage import locking
from interview_helper.storage.backups import back_up_by_hand
from interview_helper.storage.database import Database
from interview_helper.storage.locking import Password
from interview_helper.windows.data_care import BRING_IN, BRING_IN_FIRST, OPEN_TRASH
from interview_helper.windows.import_dialog import ImportDialog
from interview_helper.windows.password_dialog import NOT_IT, PasswordDialog

VERSIONS = Path(__file__).parents[1] / "unit" / "storage" / "versions"
SECRET = "correct horse"


def data_file(path: Path, *companies: Company, password: str = "") -> Path:
    """A data file that nobody has open."""
    with closing(Database.open(path)) as database:
        database.write(companies)
        if password:
            database.set_password(Password(password))
    return path


class Look:
    """Keeps what a preview shows, and imports what is ticked."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def __call__(self, dialog: QDialog) -> None:
        assert isinstance(dialog, ImportDialog)
        self.seen = sorted(picture_of(dialog.panel))
        take(dialog)


def newer(mine: Company) -> Company:
    return replace(mine.with_role("Lead"), updated_at=mine.updated_at + timedelta(seconds=5))


def lock_is_held(folder: Path) -> bool:
    """Whether another process is kept out of the data."""
    code = "import sys; from pathlib import Path; from interview_helper.storage.database import Database\n"
    code += "Database.open(Path(sys.argv[1])).close()"
    file = str(database_file(folder))
    done = subprocess.run([sys.executable, "-c", code, file], capture_output=True, check=False)
    assert done.returncode == 0 or b"AlreadyOpen" in done.stderr
    return done.returncode != 0


def test_it_is_shown_before_and_can_be_undone(two: Driver, tmp_path: Path) -> None:
    before = two.disk()
    file = data_file(tmp_path / "in.db", newer(before["a"]), before["b"], company("c", "Fabrikam"))
    content = file.read_bytes()
    look = Look()
    two.dialogs.answers.extend([file, look])
    two.choose("File", "Import")
    assert two.said() == "Imported: 1 added, 1 merged, 1 left as it was."
    assert "in.db has 3 companies. Choose what is to be imported." in two.dialogs.asked[1].texts
    assert look.seen == [
        "· Contoso | The same | Leave as it is",
        "☑ Adatum | Newer in the file | Take it over",
        "☑ Fabrikam | New | Add it",
    ]
    two.wait(lambda: "Fabrikam" in two.listed())
    assert two.saved()["a"].role == "Lead"
    assert file.read_bytes() == content
    assert len(list((two.folder / "backups").iterdir())) == 1
    two.press(Key.Key_Z, CTRL)
    two.wait(lambda: two.listed() == ["Adatum", "Contoso"])
    assert two.saved() == before


def test_cancelling_changes_nothing(two: Driver, tmp_path: Path) -> None:
    before = two.disk()
    two.dialogs.answers.append(give_up)
    two.window.transfer.import_from(data_file(tmp_path / "in.db", company("c", "Fabrikam")))
    two.wait(lambda: bool(two.dialogs.asked))
    two.settle()
    assert two.disk() == before
    assert not two.window.session.undo_stack.canUndo()


@pytest.mark.parametrize("version", [1, 2])
def test_one_of_an_older_version(two: Driver, version: int) -> None:
    file = VERSIONS / f"version-{version}.db"
    content = file.read_bytes()
    look = Look()
    two.dialogs.answers.append(look)
    two.window.transfer.import_from(file)
    assert two.said().startswith("Imported: ")
    assert any("New | Add it" in row for row in look.seen)
    assert file.read_bytes() == content


def test_a_backup_that_says_nothing_new(two: Driver) -> None:
    backup = two.store.submit(lambda database: back_up_by_hand(database, datetime.now().date(), 0)).result()
    two.window.transfer.import_from(backup)
    assert two.said() == "Nothing to import: everything in this file is here already."


def test_one_with_another_ending(two: Driver, tmp_path: Path) -> None:
    """Some sync programs write behind the name what a copy is."""
    file = data_file(tmp_path / "x.db", company("c", "Fabrikam")).rename(tmp_path / "companies.db.conflict1")
    two.dialogs.answers.append(take)
    two.window.transfer.import_from(file)
    two.wait(lambda: "Fabrikam" in two.listed())


@pytest.mark.parametrize("name", ["companies.db", "link.db", "other.json", "other.csv"])
def test_the_data_itself_is_refused_and_stays_locked(two: Driver, tmp_path: Path, name: str) -> None:
    file = database_file(two.folder)
    given = file if name == file.name else tmp_path / name
    if name == "link.db":
        given.symlink_to(file)
    elif given != file:
        given.hardlink_to(file)
    two.window.transfer.import_from(given)
    assert two.refused() == (
        f"{given} is your data itself, so there is nothing in it to import. "
        "Choose a copy of it, such as one from another computer."
    )
    assert two.dialogs.asked == []
    assert lock_is_held(two.folder)


@pytest.mark.skipif(sys.platform == "win32", reason="a lock is a file's there, not a process's")
def test_without_that_it_would_lose_its_lock(
    two: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: reading the same file by another name is enough."""
    monkeypatch.setattr(incoming, "own_words", lambda *_: "")
    monkeypatch.setattr(incoming, "is_data_file", lambda _: False)
    given = tmp_path / "other.json"
    given.hardlink_to(database_file(two.folder))
    assert lock_is_held(two.folder)
    two.window.transfer.import_from(given)
    assert "was not imported: The file is not" in two.refused()
    assert not lock_is_held(two.folder)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "it is not Interview Helper’s data, or is damaged at its beginning. Choose another file."),
        (b"not SQLite", "it is not Interview Helper’s data, or is damaged at its beginning."),
    ],
)
def test_what_is_none_is_refused(two: Driver, tmp_path: Path, content: bytes, words: str) -> None:
    before = two.disk()
    file = tmp_path / "in.db"
    file.write_bytes(content)
    two.window.transfer.import_from(file)
    assert two.refused().startswith(f"{file} was not imported: {words}")
    assert two.dialogs.asked == []
    assert two.disk() == before


def test_what_no_window_lets_in_does_not_come_in_so(two: Driver, tmp_path: Path) -> None:
    """Another program may have written the file, sums and all."""
    file = data_file(tmp_path / "in.db", company("c", "Fabrikam", notes="x" * 200_001))
    two.window.transfer.import_from(file)
    assert two.refused().startswith(f"{file} was not imported: companies[0].notes")
    assert two.dialogs.asked == []


def test_one_that_is_not_there(two: Driver, tmp_path: Path) -> None:
    two.window.transfer.import_from(tmp_path / "gone.db")
    assert two.refused() == (
        f"{tmp_path / 'gone.db'} could not be read: there is no such file. Choose another file."
    )


def test_one_that_another_program_has_open(two: Driver, tmp_path: Path) -> None:
    file = data_file(tmp_path / "in.db", company("c", "Fabrikam"))
    with closing(Database.open(file)):
        two.window.transfer.import_from(file)
        assert "another program has it open. Close it there" in two.refused()


def test_the_program_can_be_started_with_one(start: Starter, tmp_path: Path) -> None:
    driver = start(
        company("a", "Adatum"),
        file=data_file(tmp_path / "in.db", company("c", "Fabrikam")),
        answers=[take],
    )
    driver.wait(lambda: driver.listed() == ["Adatum", "Fabrikam"])


class TestLocked:
    @pytest.fixture(autouse=True)
    def cheap(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(locking, "_CIPHER", {**locking._CIPHER, "tcost": 1, "mcost": 8, "pcost": 1})
        monkeypatch.setattr(locking, "_told", [])

    def test_its_password_is_asked_for(self, two: Driver, tmp_path: Path) -> None:
        file = data_file(tmp_path / "in.db", company("c", "Fabrikam"), password=SECRET)

        def answer(dialog: QDialog) -> None:
            assert isinstance(dialog, PasswordDialog)
            assert dialog.heading.text() == "in.db is locked"
            QTest.keyClicks(dialog.field, "wrong")
            dialog.yes.click()
            two.wait(lambda: dialog.entry.trouble.text() == NOT_IT)
            dialog.field.clear()
            QTest.keyClicks(dialog.field, SECRET)
            dialog.yes.click()
            two.wait(lambda: bool(dialog.result()))

        two.dialogs.answers.extend([answer, take])
        two.window.transfer.import_from(file)
        two.wait(lambda: "Fabrikam" in two.listed())
        assert [asked.kind for asked in two.dialogs.asked] == ["show", "show"]
        # It is known until the program ends.
        two.window.statusBar().clearMessage()
        two.window.transfer.import_from(file)
        assert two.said() == "Nothing to import: everything in this file is here already."

    def test_it_can_be_given_up(self, two: Driver, tmp_path: Path) -> None:
        file = data_file(tmp_path / "in.db", company("c", "Fabrikam"), password=SECRET)

        def leave(dialog: QDialog) -> None:
            assert isinstance(dialog, PasswordDialog)
            dialog.no.click()

        two.dialogs.answers.append(leave)
        two.window.transfer.import_from(file)
        assert two.said() == "in.db was not imported."
        assert two.listed() == ["Adatum", "Contoso"]

    def test_not_above_another_import(self, two: Driver, tmp_path: Path) -> None:
        locked = data_file(tmp_path / "in.db", company("c", "Fabrikam"), password=SECRET)
        plain = data_file(tmp_path / "other.db", company("d", "Woodgrove"))

        def meanwhile(dialog: QDialog) -> None:
            two.window.transfer.import_from(locked)
            assert "another import is being shown" in two.refused()
            take(dialog)

        two.dialogs.answers.append(meanwhile)
        two.window.transfer.import_from(plain)
        two.wait(lambda: "Woodgrove" in two.listed())

    def test_the_datas_own_opens_it_unasked(self, start: Starter, tmp_path: Path) -> None:
        """As a copy of a sync program has it."""
        driver = start(company("a", "Adatum"))
        driver.store.submit(lambda database: database.set_password(Password(SECRET))).result()
        file = data_file(tmp_path / "in.db", company("c", "Fabrikam"), password=SECRET)
        driver.dialogs.answers.append(take)
        driver.window.transfer.import_from(file)
        driver.wait(lambda: "Fabrikam" in driver.listed())
        assert len(driver.dialogs.asked) == 1


class TestCopiesBesideTheData:
    NAMES = ("companies (conflicted copy 2026-11-23 104200).db", "companies.sync-conflict-20261123-104200.db")

    def copies(self, driver: Driver, *companies: Company) -> None:
        folder = database_file(driver.folder).parent
        for name, one in zip(self.NAMES, companies, strict=False):
            data_file(folder / name, one)

    def test_one_is_said_and_brought_in(self, two: Driver) -> None:
        self.copies(two, newer(two.disk()["a"]))
        look = Look()
        two.dialogs.answers.append(look)
        two.window.care.begin()
        assert self.NAMES[0] in two.refused()
        notice = two.window.notice
        assert notice.action.text() == BRING_IN
        assert notice.close_button.isVisible()
        two.click(notice.action)
        assert two.said() == "Imported: 0 added, 1 merged, 0 left as they were."
        assert look.seen == ["☑ Adatum | Newer in the file | Take it over"]
        assert two.saved()["a"].role == "Lead"
        assert not notice.isVisible()

    def test_several_one_after_the_other(self, two: Driver) -> None:
        self.copies(two, company("c", "Fabrikam"), company("d", "Woodgrove"))
        two.dialogs.answers.extend([take, take])
        two.window.care.begin()
        two.refused()
        notice = two.window.notice
        assert notice.action.text() == BRING_IN_FIRST
        two.click(notice.action)
        two.wait(lambda: "Fabrikam" in two.listed())
        assert notice.isVisible()
        assert self.NAMES[0] not in notice.message.text()
        assert self.NAMES[1] in notice.message.text()
        assert notice.action.text() == BRING_IN
        two.click(notice.action)
        two.wait(lambda: "Woodgrove" in two.listed())
        assert not notice.isVisible()

    def test_it_can_be_closed(self, two: Driver) -> None:
        self.copies(two, company("c", "Fabrikam"))
        two.window.care.begin()
        two.refused()
        two.click(two.window.notice.close_button)
        two.settle()
        assert not two.window.notice.isVisible()
        assert two.dialogs.asked == []

    def test_what_the_trash_says_waits_for_it(self, start: Starter) -> None:
        long_ago = datetime.now(UTC) - timedelta(days=28)
        driver = start(company("a", "Adatum"), replace(company("b", "Contoso"), trashed_at=long_ago))
        self.copies(driver, company("c", "Fabrikam"))
        driver.window.care.begin()
        driver.refused()
        notice = driver.window.notice
        driver.wait(lambda: not driver.window.session.reader.is_under_way)
        assert notice.action.text() == BRING_IN
        notice.close_button.click()
        driver.wait(lambda: notice.isVisible() and notice.action.text() == OPEN_TRASH)

    def test_where_nothing_can_be_changed_nothing_is_offered(self, start: Starter) -> None:
        driver = start(company("a", "Adatum"))
        self.copies(driver, company("c", "Fabrikam"))
        driver.window.session.read_only = True
        driver.window.care.begin()
        assert self.NAMES[0] in driver.refused()
        assert not driver.window.notice.action.isVisible()
        driver.window.session.read_only = False
