"""Tables of other programs, data that has a password, and backups that are looked at."""

from __future__ import annotations

from pathlib import Path

from smoke.checks import Checks, wait_until
from smoke.command_line import done_well, size_of_picture
from smoke.places import Done, Place
from smoke.screen import Screen
from smoke.trouble import one_sentence

LOCKED_BEGINNING = b"IvHpLock"
_LOCKED = Path(__file__).resolve().parents[2] / "tests/unit/storage/versions/locked-version-3.db"
_ITS_PASSWORD = "Zürich 2026 – ein Test"
PASSWORD = "a long walk home"
NAME = "Coho Winery"
# Those in the middle are recognised by charset-normalizer, and read by codecs of Python’s.
TABLES: dict[str, tuple[str, str]] = {
    "latin-1": ("Müller & Söhne", "Firma;Rolle;Notizen\nMüller & Söhne;Köchin;Früh, aber schön\n"),
    "cp1251": (
        "ООО Ромашка",
        "Компания;Должность;Заметки\nООО Ромашка;Инженер;Разговор был приятным, обещали позвонить\n",
    ),
    "cp932": (
        "株式会社さくら",
        "会社名,職種,メモ\n株式会社さくら,エンジニア,面接はとても良かったです。また連絡します\n",
    ),
    "gb18030": ("北京公司", "公司,职位,备注\n北京公司,工程师,面试很好，他们会再联系我们的\n"),
    "big5": ("台北公司", "公司,職位,備註\n台北公司,工程師,面試很好，他們會再聯絡我們的\n"),
    "cp949": (
        "서울회사",
        "회사,직무,메모\n서울회사,엔지니어,면접은 아주 좋았습니다 다시 연락하겠습니다\n",
    ),
    "utf-16": ("Nordwind", "Company\tRole\tNotes\nNordwind\tPilot\tWindy\n"),
}
"""By encoding: the company in it, and the table."""


def check_files(checks: Checks, place: Place) -> None:
    """On the command line."""
    _check_tables(checks, place)
    _check_locked(checks, place)
    _check_backup_is_shown(checks, place)


def _check_tables(checks: Checks, place: Place) -> None:
    """CSV in encodings that say nothing of themselves, separated by semicolons, commas and tabs."""
    for encoding, (name, table) in TABLES.items():
        file = place.home / f"table {encoding}.csv"
        place.host(file).write_bytes(table.encode(encoding))
        data = place.folder(place.home / f"data of {encoding}")
        done_well(checks, place.helper("import", file, "--data-dir", data), f"import of CSV in {encoding}")
        said = place.helper("list", "--data-dir", data).output
        checks.equal(said.split("\t")[0], name, "the company is there, letter for letter")


def _check_locked(checks: Checks, place: Place) -> None:
    """Data with a password, on the command line."""
    folder = place.folder(place.home / "locked data")
    data = place.host(folder / "companies.db")
    data.write_bytes(_LOCKED.read_bytes())
    place.give(data)
    done = _without_terminal(place, "list", "--data-dir", folder)
    one_sentence(checks, done, "data with a password, and nobody to ask", "password", "--password-file")
    wrong = _password_file(place, "wrong password", "not this one")
    done = place.helper("list", "--data-dir", folder, "--password-file", wrong)
    one_sentence(checks, done, "a wrong password", "password")
    right = ("--password-file", _password_file(place, "password", _ITS_PASSWORD))
    said = done_well(checks, place.helper("list", "--data-dir", folder, *right), "list with the password")
    checks.that("\t" in said, "which shows the companies", "a line for each", said)
    said = done_well(checks, place.helper("check", "--data-dir", folder, *right), "check with the password")
    checks.that("Everything is whole" in said, "which finds the data whole", "Everything is whole", said)
    checks.equal(data.read_bytes()[:8], LOCKED_BEGINNING, "the data is as locked as before")
    _check_look(checks, place, folder / "companies.db", "a locked file", *right)


def _check_backup_is_shown(checks: Checks, place: Place) -> None:
    """A backup of the user's own data, drawn without being changed, and taken in elsewhere."""
    backup = place.home / "to look at.db"
    done_well(checks, place.helper("backup", "--output", backup), "backup into a file")
    _check_look(checks, place, backup, "a backup")
    other = place.folder(place.home / "another computer")
    done_well(checks, place.helper("import", backup, "--data-dir", other), "import of a backup")
    here, there = place.helper("list").output, place.helper("list", "--data-dir", other).output
    checks.equal(there, here, "the companies are there")


def check_password_in_window(checks: Checks, place: Place, screen: Screen) -> None:
    """A password is set in the window, asked for at the next start, and told on the command line."""
    folder = place.folder(place.home / "private")
    data = place.host(folder / "companies.db")
    program = screen.open(place.program, "--data-dir", folder)
    program.window()
    screen.type(NAME)
    wait_until(lambda: data.exists() and NAME.encode() in data.read_bytes(), "the first save")
    screen.press("alt+f", "w")
    program.window("^Password")
    screen.type(PASSWORD)
    screen.press("Tab")
    screen.type(PASSWORD)
    screen.press("Return")
    wait_until(lambda: data.read_bytes()[:8] == LOCKED_BEGINNING, "the locked file")
    checks.that(NAME.encode() not in data.read_bytes(), "a password is set in the window", "no name", "it")
    program.window()
    program.close()
    again = screen.open(place.program, "--data-dir", folder)
    asking = again.window()
    screen.type(PASSWORD)
    screen.press("Return")
    wait_until(lambda: again.window() != asking, "the window instead of the question")
    checks.ok("the next start asks for it, and opens with it")
    again.close()
    file = _password_file(place, "its password", PASSWORD)
    said = place.helper("list", "--data-dir", folder, "--password-file", file)
    checks.that(NAME in said.output, "the command line reads what the window has locked", NAME, said)


def _check_look(checks: Checks, place: Place, file: Path, what: str, *options: str | Path) -> None:
    picture = place.home / "look.png"
    before = place.host(file).read_bytes()
    drawing = ("--look", file, "--screenshot", picture, "--size", "1000x700")
    done_well(checks, place.helper(*drawing, *options), f"--look at {what}, as a picture")
    drawn = place.host(picture)
    checks.equal(size_of_picture(drawn.read_bytes()), (1000, 700), "which is a PNG of that size")
    checks.equal(place.host(file).read_bytes() == before, True, "and the file is as it was")
    drawn.unlink()


def _password_file(place: Place, name: str, password: str) -> Path:
    file = place.home / name
    written = place.host(file)
    written.touch(mode=0o600)
    written.write_text(f"{password}\n", encoding="utf-8")
    place.give(written)
    return file


def _without_terminal(place: Place, *arguments: str | Path) -> Done:
    """In a session of its own: else it would ask on the terminal of whoever runs this."""
    return place.run("/usr/bin/setsid", "--wait", place.program, *arguments)
