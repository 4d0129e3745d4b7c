"""Whatever is typed or pasted, into whichever field, is kept, or refused with a sentence."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from window_driver import CTRL, FILTERS, SHIFT, Driver, Key, Starter, company
from window_hands import TAB_KEYS, at_dialog, go_to_row, turn_to

from interview_helper.domain.company import Status, utc_now
from interview_helper.domain.decisions import Decision, Feeling, Hindsight, Outcome
from interview_helper.domain.people import Person
from interview_helper.domain.questions import Question
from interview_helper.domain.reasons import Mark, Side
from interview_helper.domain.text import LINE_LIMIT
from interview_helper.importing.json_file import Contents
from interview_helper.importing.read_file import read_file
from interview_helper.windows.letter_template_dialog import LetterTemplateDialog
from interview_helper.windows.letters_dialog import LettersDialog
from interview_helper.windows.priorities_dialog import PrioritiesDialog

RLO = "\N{RIGHT-TO-LEFT OVERRIDE}"
NASTY = {
    "just too long": "y" * (LINE_LIMIT + 1),
    "an unbroken line": "z" * 20_001,
    "very long": "word " * 60_000,
    "a bell": "ring \x07 ring",
    "NUL": "a\0b",
    "half a character": "half \ud83d here",
    "an escape": "\x1b[31mred\x1b[0m \x9b31m",
    "other breaks": "a\u2028b\u2029c\x85d\x0be\x0cf\r\ng\rh",
    "markup": "<div>" * 190,
    "overrides": f"{RLO}gpj.exe \u2066x\u2069 \ufeff\u200b",
    "marks and emoji": "e" + "\u0301" * 500 + "👩‍👩‍👧‍👦" * 50,
    "braces": "{company} {{ [ ] | {nobody}",
    "formula": "=1+1\t+2\t@x",
}
SEARCHES = [
    "c++",
    '"',
    "NEAR(",
    "-x",
    "*",
    "%",
    "_",
    "' OR 1=1 --",
    "[a-z]",
    "\\",
    "(",
    "a AND",
    "\0",
    RLO,
    "ß",
]
NAMES = [
    "C++ & Sons",
    'The "Best"',
    "NEAR(by)",
    "-x",
    "5*",
    "100 %",
    "a_b",
    "O'Reilly [a-z]",
    "\\(",
    "STRASSE",
]
driven = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def full() -> object:
    """A company with something in every list, so that every field is there."""
    made = company("a", "Adatum").with_mark("boss-difficult", Mark.TICKED)
    day = utc_now().date()
    return replace(
        made,
        people=(Person("p", "Ann"),),
        questions=(Question("q", "How many?", "boss-difficult"),),
        decisions=(Decision("d", Outcome.DECLINED, day, 1, "", made.reasons, Hindsight(Feeling.SORRY)),),
        status=Status.DECLINED,
    )


def fields(top: QWidget) -> list[QLineEdit | QPlainTextEdit]:
    """Where something can be typed."""
    found = [*top.findChildren(QLineEdit), *top.findChildren(QPlainTextEdit)]
    return [one for one in found if one.isVisible() and one.isEnabled() and not one.isReadOnly()]


def put_in(field: QLineEdit | QPlainTextEdit, text: str, driver: Driver) -> None:
    """Paste over what stands there, and go on."""
    field.setFocus()
    field.selectAll()
    QApplication.clipboard().setText(text)
    driver.press(Key.Key_V, CTRL)
    if isinstance(field, QLineEdit) and field.isVisible():
        driver.press(Key.Key_Return)


def exported_again(driver: Driver, target: Path) -> Contents:
    """Everything there is, by way of a file."""
    driver.dialogs.answers.append((target, FILTERS["json"]))
    driver.window.transfer.export_all()
    driver.wait(target.exists)
    driver.settle()
    return read_file(target, driver.window.session.catalogue, utc_now())


def all_there(driver: Driver, target: Path) -> None:
    """What is on the disk is what is shown, and an export of it is taken again as it was."""
    driver.wait(lambda: driver.window.session.saver.everything_saved)
    stored = driver.disk()
    companies, common = exported_again(driver, target)
    assert {one.id: one for one in companies} == stored
    assert common.letters == driver.window.session.common.letters
    assert common.signature == driver.window.session.common.signature
    assert common.priorities == driver.window.session.common.priorities
    assert stored["a"].notes == driver.notes() or driver.window.notice.isVisible()
    assert not driver.window.trouble.isVisible()


@pytest.mark.parametrize("text", NASTY.values(), ids=list(NASTY))
def test_every_field_of_the_window_keeps_or_refuses(start: Starter, tmp_path: Path, text: str) -> None:
    driver = start(full())
    driver.row("boss-difficult").open_note()
    filled = set()
    for tab in TAB_KEYS:
        turn_to(driver, tab)
        rows = getattr(driver.window.side.page(tab), "view", None)
        if rows is not None:
            rows.setFocus()
            rows.setCurrentIndex(rows.model().index(0, 0))
        for field in fields(driver.window):
            if field is driver.window.companies.search or not field.isVisible():
                continue
            driver.window.notice.hide()
            put_in(field, text, driver)
            filled.add(field.accessibleName())
    for side in Side:  # a reason of one's own, and the words of one that there is
        foot = driver.window.decision.lists[side].foot
        foot.add_button.click()
        assert foot.adder is not None
        put_in(foot.adder.line, text, driver)
        filled.add(foot.adder.line.accessibleName())
    go_to_row(driver, "boss-difficult")
    driver.press(Key.Key_F2)
    words = driver.focus()
    assert isinstance(words, QLineEdit)
    put_in(words, text, driver)
    filled.add("words")
    assert len(filled) >= 13, sorted(filled)
    all_there(driver, tmp_path / "out.json")
    driver.close()
    assert start().disk() == driver_disk(tmp_path / "out.json", driver)


def driver_disk(file: Path, driver: Driver) -> dict[str, object]:
    found = read_file(file, driver.window.session.catalogue, utc_now())
    return {one.id: one for one in found.companies}


@pytest.mark.parametrize("text", NASTY.values(), ids=list(NASTY))
def test_every_field_of_the_letters_keeps_or_refuses(start: Starter, tmp_path: Path, text: str) -> None:
    driver = start(full())

    def abuse(dialog: LettersDialog) -> None:
        for field in fields(dialog):
            put_in(field, text, driver)
        assert dialog.isVisible()

    with at_dialog(driver, LettersDialog, abuse):
        driver.window.tools.write_letter()
    all_there(driver, tmp_path / "out.json")


@pytest.mark.parametrize("text", NASTY.values(), ids=list(NASTY))
def test_every_field_of_a_template_keeps_or_refuses(start: Starter, tmp_path: Path, text: str) -> None:
    driver = start(full())

    def abuse(dialog: LettersDialog) -> None:
        dialog.edit_template.click()
        (template,) = dialog.findChildren(LetterTemplateDialog)
        driver.wait(template.isVisible)
        for field in fields(template):
            put_in(field, text, driver)
        template.save.click()
        template.close()

    with at_dialog(driver, LettersDialog, abuse):
        driver.window.tools.write_letter()
    all_there(driver, tmp_path / "out.json")


@pytest.mark.parametrize("text", NASTY.values(), ids=list(NASTY))
def test_every_field_of_the_priorities_keeps_or_refuses(start: Starter, tmp_path: Path, text: str) -> None:
    driver = start(full())

    def abuse(dialog: PrioritiesDialog) -> None:
        for card in dialog.cards.values():
            card.rows[0].take_focus()
            driver.press(Key.Key_F2)
            words = driver.focus()
            assert isinstance(words, QLineEdit)
            put_in(words, text, driver)
            put_in(card.adder, text, driver)
        dialog.accept()
        if dialog.isVisible():  # what is still being typed is refused
            assert dialog.trouble.text()
            dialog.reject()

    with at_dialog(driver, PrioritiesDialog, abuse):
        driver.press(Key.Key_P, CTRL | SHIFT)
    all_there(driver, tmp_path / "out.json")


# Search


@pytest.fixture
def searched(start: Starter) -> Driver:
    return start(*(company(str(number), name) for number, name in enumerate(NAMES)))


def found_for(driver: Driver, words: str) -> list[str]:
    driver.window.companies.search.setText(words)
    return driver.listed()


def expected_for(driver: Driver) -> Iterator[str]:
    wanted = driver.window.companies.search.text().strip().casefold()
    return (name for name in NAMES if wanted in name.casefold())


@pytest.mark.parametrize("words", [*SEARCHES, "strasse", "STRAßE", "x" * 40_000])
def test_a_search_finds_what_is_in_the_names_and_never_fails(searched: Driver, words: str) -> None:
    searched.window.companies.search.setFocus()
    searched.paste(words)
    assert sorted(searched.listed()) == sorted(expected_for(searched))
    assert not searched.window.notice.isVisible()
    searched.press(Key.Key_Down)
    searched.press(Key.Key_Escape)
    searched.window.companies.search.clear()
    assert len(searched.listed()) == len(NAMES)


@driven
@given(st.text() | st.sampled_from(SEARCHES) | st.sampled_from(NAMES).flatmap(lambda name: st.just(name[1:])))
def test_any_search_finds_what_is_in_the_names(searched: Driver, words: str) -> None:
    assert sorted(found_for(searched, words)) == sorted(expected_for(searched))


# Names


@driven
@given(
    name=st.text(max_size=1_200) | st.sampled_from([*NASTY.values(), "../../etc/passwd", "CON", "a/b.", ""])
)
def test_any_name_is_kept_or_refused_and_proposes_a_harmless_file(searched: Driver, name: str) -> None:
    window = searched.window
    window.companies.search.clear()
    window.notice.hide()
    header = window.decision.header.name
    header.setFocus()
    header.selectAll()
    searched.paste(name)
    shown = header.text()
    assert window.session.company.name == shown
    assert not set(shown) & {"\0", "\n", "\x07", "\x1b"}
    searched.dialogs.answers.append(None)
    window.transfer.export_company()
    proposed = Path(searched.dialogs.asked[-1].texts[1])
    assert proposed.parent == window.transfer._folder()
    assert len(proposed.name.encode()) <= 120 + len("-12345678.md")
    assert proposed.name.removesuffix(".md").rpartition("-")[0]
    assert window.windowTitle() == "Interview Helper"


# Time


def test_fifty_thousand_tags_in_a_note_are_only_text(start: Starter) -> None:
    deep = "\n".join("<div>" * 100 for _ in range(390))
    driver = start(company("a", "<div>" * 190, notes=deep), company("b", "Contoso"))
    begun = time.monotonic()
    driver.window.open_company("b")
    driver.settle()
    driver.window.open_company("a")
    driver.settle()
    driver.wait(lambda: driver.notes() == deep)
    driver.window.grab()
    assert time.monotonic() - begun < 5, "as rich text it takes a minute"


def test_fifty_thousand_tags_that_are_pasted_are_read_soon(start: Starter) -> None:
    driver = start()
    driver.click(driver.window.notes.notes)
    rich = QMimeData()
    rich.setHtml("<div>" * 50_000 + "words" + "</div>" * 50_000)
    QApplication.clipboard().setMimeData(rich)
    begun = time.monotonic()
    driver.press(Key.Key_V, CTRL)
    assert time.monotonic() - begun < 5
    assert driver.notes().strip() == "words"
