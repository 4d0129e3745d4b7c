"""Every kind of change: done, undone and redone, each time down to the disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from qt_data import MARKUP, Opened, company, open_session, stored_companies

from interview_helper.domain.company import Company, same_content, summarise
from interview_helper.domain.reasons import Mark
from interview_helper.domain.text import LINE_LIMIT, NOTE_LIMIT, UNBROKEN_LIMIT
from interview_helper.session.session import Session

TICKED, WEIGHED = "job-below-level", "job-interesting"
CHANGES: dict[str, Callable[[Session], None]] = {
    "tick": lambda session: session.set_mark(TICKED, Mark.TICKED),
    "unknown": lambda session: session.set_mark(TICKED, Mark.UNKNOWN),
    "weight": lambda session: session.set_weight(WEIGHED, 5),
    "name": lambda session: session.set_name("Söhne & Co"),
    "role": lambda session: session.set_role("Data analyst"),
    "round": lambda session: session.set_round(3),
    "date": lambda session: session.set_interview_at(datetime(2026, 11, 24, 10, 0)),
    "notes": lambda session: session.set_notes("two\nlines"),
    "reason note": lambda session: session.set_reason_note(WEIGHED, "because"),
    "blind": lambda session: session.change(lambda one: replace(one, blind=True), "Weigh blind"),
    "another text": lambda session: session.type_text(
        "why", "", "x", lambda one, text: replace(one, role=text), "Write why"
    ),
    "new": lambda session: session.new_company(),
    "delete": lambda session: session.delete_company(),
}


@pytest.fixture
def opened(tmp_path: Path, qapp: object) -> Iterator[Opened]:  # noqa: ARG001
    """Two companies stored, the first of them open."""
    with open_session(tmp_path, company("one"), company("two"), last="one") as it:
        yield it


def same(one: dict[str, Company], other: dict[str, Company]) -> bool:
    return one.keys() == other.keys() and all(same_content(one[key], other[key]) for key in one)


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_done_undone_and_redone_on_the_disk(opened: Opened, change: str) -> None:
    before = opened.disk()
    CHANGES[change](opened.session)
    after = opened.saved()
    assert not same(after, before)
    opened.session.undo_stack.undo()
    assert same(opened.saved(), before)
    opened.session.undo_stack.redo()
    assert same(opened.saved(), after)


@pytest.mark.parametrize("change", [name for name in CHANGES if name not in ("new", "delete")])
def test_a_change_is_shown_and_listed(opened: Opened, change: str) -> None:
    CHANGES[change](opened.session)
    shown = opened.session.company
    assert opened.heard.of("changed") == [shown]
    assert opened.heard.of("listed") == [summarise(shown)]
    opened.session.undo_stack.undo()
    assert len(opened.heard.of("changed")) == len(opened.heard.of("listed")) == 2
    assert same_content(opened.session.company, company("one"))


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_reaches_the_disk_on_closing(tmp_path: Path, qapp: object, change: str) -> None:  # noqa: ARG001
    with open_session(tmp_path, company("one"), last="one") as opened:
        CHANGES[change](opened.session)
        opened.session.close()
        after = opened.disk()
    assert not same(after, {"one": company("one")})
    assert stored_companies(tmp_path) == after


@pytest.mark.parametrize("change", ["tick", "weight", "round", "date", "new", "delete"])
def test_what_is_not_typed_is_written_at_once(opened: Opened, change: str) -> None:
    before = opened.disk()
    CHANGES[change](opened.session)
    assert not same(opened.disk(), before), "the write was queued before this reading was"


@pytest.mark.parametrize("change", ["name", "role", "notes", "reason note"])
def test_what_is_typed_waits_for_a_pause(opened: Opened, change: str) -> None:
    before = opened.disk()
    CHANGES[change](opened.session)
    assert opened.disk() == before
    opened.session.saver.save_now()
    assert not same(opened.disk(), before)


def test_a_change_carries_its_time_and_keeps_that_of_creation(opened: Opened) -> None:
    CHANGES["tick"](opened.session)
    (one, two) = (opened.saved()[key] for key in ("one", "two"))
    assert one.updated_at > two.updated_at
    assert one.created_at == two.created_at


def test_what_changes_nothing_is_no_step(opened: Opened) -> None:
    session = opened.session
    session.set_mark(TICKED, Mark.UNTICKED)
    session.set_weight(WEIGHED, 3)
    session.set_name("one")
    session.set_role("")
    session.set_round(1)
    session.set_interview_at(None)
    session.set_notes("")
    session.set_reason_note(WEIGHED, "")
    assert session.undo_stack.count() == 0
    assert opened.heard.names() == []
    assert session.saver.everything_saved


def test_undoing_a_change_of_another_company_opens_that_one(opened: Opened) -> None:
    session = opened.session
    session.set_mark(TICKED, Mark.TICKED)
    session.open_company("two")
    opened.settle()
    session.set_name("two, edited")
    opened.heard.clear()
    session.undo_stack.undo()
    assert (session.company.id, opened.heard.names()) == ("two", ["listed", "changed"])
    session.undo_stack.undo()
    assert [one.id for one in opened.heard.of("opened")] == ["one"]
    assert same_content(session.company, company("one"))
    session.undo_stack.redo()
    session.undo_stack.redo()
    assert (session.company.id, session.company.name) == ("two", "two, edited")


def test_a_change_after_an_undo_is_made_to_what_the_undo_left(opened: Opened) -> None:
    session = opened.session
    session.set_mark(TICKED, Mark.TICKED)
    session.set_round(4)
    session.undo_stack.undo()
    session.set_weight(WEIGHED, 1)
    assert session.company.reason(TICKED).ticked
    assert session.company.round == 1
    assert not session.undo_stack.canRedo()


# --- what the steps are called ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("tick", "Tick “The job is far below my abilities and…”"),
        ("unknown", "Mark as not known yet: “The job is far below my abilities and…”"),
        ("weight", "Weigh “The job seems interesting and the…”"),
        ("name", "Edit the name"),
        ("role", "Edit the role"),
        ("round", "Change the round"),
        ("date", "Change the date"),
        ("notes", "Edit the notes"),
        ("reason note", "Edit the note on a reason"),
        ("new", "New company"),
        ("delete", "Throw away “one”"),
    ],
)
def test_a_step_says_what_it_was(opened: Opened, change: str, words: str) -> None:
    CHANGES[change](opened.session)
    assert opened.session.undo_stack.undoText() == words


def test_unticking_says_so(opened: Opened) -> None:
    opened.session.set_mark(TICKED, Mark.TICKED)
    opened.session.set_mark(TICKED, Mark.UNTICKED)
    assert opened.session.undo_stack.undoText().startswith("Untick “")


@pytest.mark.parametrize("name", ["Smith & Sons", "&File && more", "R&D", "100 %1 %2", MARKUP])
def test_a_menu_shows_a_name_in_a_step_as_it_is(tmp_path: Path, qapp: object, name: str) -> None:  # noqa: ARG001
    with open_session(tmp_path, company("one", name=name)) as opened:
        undo = opened.session.undo_stack.createUndoAction(opened.session, "&Undo")
        redo = opened.session.undo_stack.createRedoAction(opened.session, "&Redo")
        opened.session.delete_company()
        shown = name if len(name) <= 40 else f"{name[:39].rstrip()}…"
        assert as_a_menu_shows(undo.text()) == f"Undo Throw away “{shown}”"
        opened.session.undo_stack.undo()
        assert as_a_menu_shows(redo.text()) == f"Redo Throw away “{shown}”"


def as_a_menu_shows(text: str) -> str:
    """Without mnemonics: a single & marks one, two stand for one."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def test_a_long_name_does_not_make_a_long_menu(tmp_path: Path, qapp: object) -> None:  # noqa: ARG001
    with open_session(tmp_path, company("one", name="long " * 100)) as opened:
        opened.session.delete_company()
        assert len(opened.session.undo_stack.undoText()) < 60


# --- typing -------------------------------------------------------------------------------------------


def type_notes(opened: Opened, *texts: str, seconds: float = 0.2) -> None:
    """The note after each key, the keys so many seconds apart."""
    for text in texts:
        opened.clock.now += seconds
        opened.session.set_notes(text)


def undone(opened: Opened) -> list[str]:
    """The notes after each undo, until nothing is left to undo."""
    notes = []
    while opened.session.undo_stack.canUndo():
        opened.session.undo_stack.undo()
        notes.append(opened.session.company.notes)
    return notes


def test_letters_typed_in_one_go_are_one_step(opened: Opened) -> None:
    type_notes(opened, "a", "ab", "ab ", "ab c")
    assert undone(opened) == [""]


def test_after_a_pause_typing_is_a_new_step(opened: Opened) -> None:
    type_notes(opened, "a", "ab")
    opened.clock.now += 2.1
    type_notes(opened, "abc", "abcd")
    assert undone(opened) == ["ab", ""]


def test_a_pause_counts_from_the_last_key(opened: Opened) -> None:
    type_notes(opened, "a", "ab", "abc", "abcd", seconds=1.9)
    assert undone(opened) == [""]


def test_a_line_break_begins_a_new_step(opened: Opened) -> None:
    type_notes(opened, "a", "ab", "ab\n", "ab\nc", "ab\ncd")
    assert undone(opened) == ["ab", ""]


def test_a_paste_is_a_step_of_its_own(opened: Opened) -> None:
    type_notes(opened, "a", "ab", "ab pasted", "ab pasted!", "ab pasted!!")
    assert undone(opened) == ["ab pasted", "ab", ""]


def test_deleting_after_inserting_begins_a_new_step(opened: Opened) -> None:
    type_notes(opened, "a", "ab", "abc", "ab", "a", "ad", "ade")
    assert undone(opened) == ["a", "abc", ""]


def test_deleting_a_selection_is_a_step_of_its_own(opened: Opened) -> None:
    type_notes(opened, "abc", "abcd", "d", "")
    assert undone(opened) == ["d", "abcd", "abc", ""]


def test_an_emoji_is_one_key(opened: Opened) -> None:
    type_notes(opened, "a", "a😀", "a😀b")
    assert undone(opened) == [""]


def test_two_fields_are_two_steps(opened: Opened) -> None:
    opened.session.set_name("one!")
    opened.session.set_role("x")
    opened.session.set_role("xy")
    opened.session.set_name("one!!")
    opened.session.set_reason_note(TICKED, "p")
    opened.session.set_reason_note(WEIGHED, "q")
    assert opened.session.undo_stack.count() == 5


def test_two_companies_are_two_steps(opened: Opened) -> None:
    opened.session.set_notes("a")
    opened.session.open_company("two")
    opened.settle()
    opened.session.set_notes("a")
    opened.session.set_notes("ab")
    assert opened.session.undo_stack.count() == 2


def test_a_tick_in_between_parts_the_typing(opened: Opened) -> None:
    type_notes(opened, "a")
    opened.session.set_mark(TICKED, Mark.TICKED)
    type_notes(opened, "ab")
    assert opened.session.undo_stack.count() == 3


def test_typing_goes_on_after_an_undo_without_losing_a_letter(opened: Opened) -> None:
    type_notes(opened, "a", "ab")
    opened.session.set_mark(TICKED, Mark.TICKED)
    opened.session.undo_stack.undo()
    type_notes(opened, "abc")
    assert opened.session.company.notes == "abc"
    assert undone(opened)[-1] == ""


def test_merged_typing_is_redone_whole(opened: Opened) -> None:
    type_notes(opened, "a", "ab", "abc")
    opened.session.undo_stack.undo()
    opened.session.undo_stack.redo()
    assert opened.saved()["one"].notes == "abc"


# --- what is refused ----------------------------------------------------------------------------------

REFUSED: dict[str, tuple[Callable[[Session], None], str]] = {
    "a name over the limit": (
        lambda session: session.set_name("x" * (LINE_LIMIT + 1)),
        "The name has 1,001 characters; 1,000 fit. Shorten it, or put the rest in the notes.",
    ),
    "a role over the limit": (lambda session: session.set_role("x" * (LINE_LIMIT + 1)), "The role has"),
    "NUL in a name": (
        lambda session: session.set_name("a\0b"),
        "The name contains the control character U+0000. Take it out.",
    ),
    "an escape in a role": (lambda session: session.set_role("a\x1b[31m"), "The role contains the control"),
    "half a character": (
        lambda session: session.set_name("a\ud83d"),
        "The name contains half a character (U+D83D). Take it out.",
    ),
    "half a character in a note": (lambda session: session.set_notes("a\udc00"), "The note contains half"),
    "a note over the limit": (
        lambda session: session.set_notes("é\n" * (NOTE_LIMIT // 3 + 1)),
        "The note would take",
    ),
    "a line that never ends": (
        lambda session: session.set_notes("x" * (UNBROKEN_LIMIT + 1)),
        "The note would have a line of 20,001 characters; 20,000 fit. Break it into shorter lines.",
    ),
    "a reason’s note over the limit": (
        lambda session: session.set_reason_note(TICKED, "x\n" * NOTE_LIMIT),
        "The note on this reason would take 400,000 bytes; 200,000 fit.",
    ),
}


@pytest.mark.parametrize("text", REFUSED)
def test_a_text_that_is_refused_changes_nothing(opened: Opened, text: str) -> None:
    change, sentence = REFUSED[text]
    before = opened.session.company
    change(opened.session)
    (said,) = opened.heard.of("refused")
    assert said.startswith(sentence)
    assert opened.session.company is before
    assert opened.heard.of("changed") == [before], "so that the field shows again what is kept"
    assert opened.session.undo_stack.count() == 0
    assert opened.saved()["one"] == company("one")


def test_the_longest_texts_that_fit_are_taken(opened: Opened) -> None:
    opened.session.set_name("é" * LINE_LIMIT)
    opened.session.set_notes(f"{'x' * (UNBROKEN_LIMIT - 1)}\n" * (NOTE_LIMIT // UNBROKEN_LIMIT))
    assert opened.heard.of("refused") == []
    assert len(opened.saved()["one"].notes) == NOTE_LIMIT


def test_markup_is_kept_as_it_was_typed(opened: Opened) -> None:
    opened.session.set_name(MARKUP)
    opened.session.set_notes(MARKUP)
    saved = opened.saved()["one"]
    assert (saved.name, saved.notes) == (MARKUP, MARKUP)


def test_line_breaks_in_a_name_become_spaces(opened: Opened) -> None:
    opened.session.set_name("a\r\nb\tc")
    assert opened.saved()["one"].name == "a b c"
