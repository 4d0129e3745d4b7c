"""The dialog that writes letters: what it fills in, what it keeps, and where the letter goes."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot
from qt_data import MARKUP, Heard, company, show
from qt_letters import BOOK, MARIA, TOM, choose, click, contoso, letters, write

from interview_helper.domain.letter_templates import Template, fill
from interview_helper.domain.letters import Kind, Tone, kind_words, letter_key, letter_values, tone_words
from interview_helper.domain.people import Person
from interview_helper.windows.letters_dialog import LettersDialog

DECLINE, ASK, ACCEPT, POSTPONE = (
    kind_words(kind) for kind in (Kind.DECLINE, Kind.ASK_FIRST, Kind.ACCEPT, Kind.POSTPONE)
)


@pytest.fixture
def dialog(qtbot: QtBot) -> LettersDialog:
    made = letters(me="Sam")
    show(qtbot, made, 560, 520)
    return made


@pytest.fixture
def opened_links(monkeypatch: pytest.MonkeyPatch) -> list[QUrl]:
    """What the system was asked to open; it says that it could."""
    links: list[QUrl] = []

    def open_link(url: QUrl) -> bool:
        links.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_link)
    return links


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


# Filling in


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("tone", Tone)
def test_each_kind_and_tone_has_its_letter(dialog: LettersDialog, kind: Kind, tone: Tone) -> None:
    choose(dialog.choices.kind, kind_words(kind))
    choose(dialog.choices.tone, tone_words(tone))
    values = letter_values(
        contoso(),
        dialog._today,
        person="Maria Lopez",
        question="How large is the team?" if kind is Kind.ASK_FIRST else "",
        me="Sam",
    )
    assert dialog.letter() == fill(BOOK.templates[letter_key(kind, tone)], values)
    assert dialog.kept.isHidden()


def test_a_letter_says_all_that_is_known(dialog: LettersDialog) -> None:
    assert dialog.subject.text() == "Interview for Analyst at Contoso: I accept your invitation"
    text = dialog.body.text()
    assert text.startswith("Hello Maria Lopez,\n\n")
    assert text.endswith("\n\nKind regards\nSam")
    assert "second interview" in text
    assert "Tuesday 24 November at 10:00" in text


def test_it_can_open_with_any_kind_and_tone(qtbot: QtBot) -> None:
    made = letters(kind=Kind.DECLINE, tone=Tone.FORMAL)
    qtbot.addWidget(made)
    assert made.choices.kind.currentText() == DECLINE
    assert "decided not to accept it" in made.body.text()


def test_of_a_company_without_anything_it_reads_well(qtbot: QtBot) -> None:
    made = letters(company("x", name=""), questions=())
    show(qtbot, made, 560, 520)
    assert made.body.text().startswith(
        "Hello,\n\nThank you for the invitation to the first interview. I am happy to accept."
    )
    choose(made.choices.kind, ASK)
    assert "I have some questions" in made.body.text()
    assert made.choices.address_label.text() == "no e-mail address known"


def test_first_is_who_can_be_written_to(qtbot: QtBot) -> None:
    for people, name in (((TOM, MARIA), "Maria Lopez"), ((TOM,), "Tom"), ((), ""), ((Person("x"),), "")):
        made = letters(contoso(people=people))
        qtbot.addWidget(made)
        assert made.choices.person.currentText() == name


def test_another_person_is_chosen_or_typed(dialog: LettersDialog) -> None:
    assert dialog.choices.address_label.text() == "maria@contoso.example"
    choose(dialog.choices.person, "Tom")
    assert dialog.body.text().startswith("Hello Tom,")
    assert dialog.choices.address_label.text() == "no e-mail address known"
    write(dialog.choices.person.lineEdit(), "Ms Li")
    assert dialog.body.text().startswith("Hello Ms Li,")
    QTest.keyClick(dialog.choices.person.lineEdit(), Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.choices.person.findText("Ms Li") < 0


def test_the_own_name_is_filled_in_and_asked_to_be_kept(dialog: LettersDialog) -> None:
    heard = Heard(me=dialog.own_name_requested)
    write(dialog.choices.me, "Jo")
    assert heard.of("me") == ["J", "Jo"]
    assert dialog.body.text().endswith("Kind regards\nJo")


def test_a_question_is_chosen_or_typed(dialog: LettersDialog) -> None:
    assert dialog.choices.question.isHidden()
    choose(dialog.choices.kind, ASK)
    assert dialog.choices.question.isVisible()
    assert "\n\nHow large is the team?\n\n" in dialog.body.text()
    choose(dialog.choices.question, "Who would I report to?")
    assert "\n\nWho would I report to?\n\n" in dialog.body.text()
    write(dialog.choices.question.lineEdit(), "Why?")
    assert "\n\nWhy?\n\n" in dialog.body.text()


def test_declining_says_why_only_when_asked_to_and_only_what_is_chosen(dialog: LettersDialog) -> None:
    reasons = dialog.choices.reasons
    assert reasons.isHidden()
    choose(dialog.choices.kind, DECLINE)
    silent = dialog.body.text()
    assert "why" not in silent
    assert reasons.scroll_area.isHidden()
    click_box(reasons.say_why)
    assert reasons.scroll_area.isVisible()
    assert dialog.body.text() == silent
    culture, boss = reasons.boxes
    assert not culture.isChecked()
    assert not boss.isChecked()
    QTest.mouseClick(boss, Qt.MouseButton.LeftButton)
    assert "why: I do not think that I would work well with my future manager." in dialog.body.text()
    QTest.mouseClick(culture, Qt.MouseButton.LeftButton)
    assert "not the one I am looking for; and I do not think" in dialog.body.text()
    click_box(reasons.say_why)
    assert dialog.body.text() == silent


def click_box(box: QPushButton) -> None:
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))


def test_with_nothing_ticked_there_is_nothing_to_say(qtbot: QtBot) -> None:
    made = letters(company("x"), kind=Kind.DECLINE)
    show(qtbot, made, 560, 520)
    assert made.choices.reasons.nothing.isHidden()
    click_box(made.choices.reasons.say_why)
    assert made.choices.reasons.nothing.isVisible()
    assert made.choices.reasons.scroll_area.isHidden()


def test_reasons_are_given_in_a_letter_that_declines_only(dialog: LettersDialog) -> None:
    choose(dialog.choices.kind, DECLINE)
    click_box(dialog.choices.reasons.say_why)
    QTest.mouseClick(dialog.choices.reasons.boxes[0], Qt.MouseButton.LeftButton)
    assert "why" in dialog.body.text()
    choose(dialog.choices.kind, POSTPONE)
    assert "looking for" not in dialog.body.text()
    assert dialog.choices.reasons.isHidden()


# Editing


def test_what_the_user_wrote_is_kept_for_each_choice(dialog: LettersDialog) -> None:
    write(dialog.body, "Yes!")
    assert dialog.kept.isVisible()
    choose(dialog.choices.kind, DECLINE)
    assert "decided not to" in dialog.body.text()
    assert dialog.kept.isHidden()
    write(dialog.subject, "No")
    choose(dialog.choices.kind, ACCEPT)
    assert dialog.body.text() == "Yes!"
    assert dialog.subject.text() == "Interview for Analyst at Contoso: I accept your invitation"
    choose(dialog.choices.kind, DECLINE)
    assert dialog.subject.text() == "No"


def test_another_person_leaves_what_the_user_wrote(dialog: LettersDialog) -> None:
    write(dialog.body, "Yes!")
    choose(dialog.choices.person, "Tom")
    assert dialog.body.text() == "Yes!"
    choose(dialog.choices.tone, tone_words(Tone.FORMAL))
    assert dialog.body.text().startswith("Dear Tom,")


def test_start_again_fills_in_anew_and_undo_takes_it_back(dialog: LettersDialog) -> None:
    original = dialog.letter()
    write(dialog.subject, "Hm")
    write(dialog.body, "Yes!")
    choose(dialog.choices.person, "Tom")
    click(dialog.start_again)
    assert dialog.body.text() == original.body.replace("Maria Lopez", "Tom")
    assert dialog.subject.text() == original.subject
    assert dialog.start_again.isHidden()
    assert dialog.body.hasFocus()
    QTest.keyClick(dialog.body, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert dialog.body.text() == "Yes!"
    assert dialog.start_again.isVisible()


def test_a_change_taken_back_is_none(dialog: LettersDialog) -> None:
    dialog.body.setFocus()
    QTest.keyClicks(dialog.body, "x")
    assert dialog.kept.isVisible()
    QTest.keyClick(dialog.body, Qt.Key.Key_Backspace)
    assert dialog.kept.isHidden()
    choose(dialog.choices.person, "Tom")
    assert dialog.body.text().startswith("Hello Tom,")


def test_a_name_with_a_no_break_space_is_no_change(dialog: LettersDialog) -> None:
    write(dialog.choices.person.lineEdit(), "Dr\N{NO-BREAK SPACE}Li")
    assert dialog.body.text().startswith("Hello Dr\N{NO-BREAK SPACE}Li,")
    dialog.body.setFocus()
    QTest.keyClicks(dialog.body, "x")
    QTest.keyClick(dialog.body, Qt.Key.Key_Backspace)
    assert dialog.kept.isHidden()


def test_tab_leaves_the_letter(dialog: LettersDialog) -> None:
    dialog.body.setFocus()
    QTest.keyClick(dialog.body, Qt.Key.Key_Tab)
    assert not dialog.body.hasFocus()
    assert "\t" not in dialog.body.text()


# Where it goes


def test_copy_puts_what_is_shown_on_the_clipboard(dialog: LettersDialog) -> None:
    write(dialog.body, "Yes, please")
    click(dialog.copy)
    assert clipboard() == "Yes, please"
    assert dialog.said.text() == "The letter is on the clipboard."
    click(dialog.copy_subject)
    assert clipboard() == "Interview for Analyst at Contoso: I accept your invitation"
    assert dialog.said.text() == "The subject is on the clipboard."
    QTest.keyClicks(dialog.body, ".")
    assert dialog.said.text() == ""


def test_the_mail_program_gets_address_subject_and_text(
    dialog: LettersDialog, opened_links: list[QUrl]
) -> None:
    write(dialog.subject, "R&D = 100 % fun?")
    click(dialog.mail)
    (link,) = opened_links
    sent = link.toEncoded().toStdString()
    parts = urlsplit(sent)
    assert (parts.scheme, parts.path) == ("mailto", "maria@contoso.example")
    assert "Lopez%2C%0D%0A%0D%0AThank%20you" in sent
    fields = parse_qs(parts.query, strict_parsing=True)
    assert fields == {
        "subject": ["R&D = 100 % fun?"],
        "body": [dialog.body.text().replace("\n", "\r\n")],
    }
    assert dialog.said.text() == (
        "Handed to your mail program as a draft; you send it there. If nothing opens, use Copy."
    )


def test_without_an_address_the_mail_program_gets_the_rest(
    dialog: LettersDialog, opened_links: list[QUrl]
) -> None:
    choose(dialog.choices.person, "Tom")
    click(dialog.mail)
    assert opened_links[0].toEncoded().toStdString().startswith("mailto:?subject=Interview%20for")


def test_a_long_letter_may_arrive_cut_short(dialog: LettersDialog, opened_links: list[QUrl]) -> None:
    dialog.body.show_text("word " * 500)
    click(dialog.mail)
    assert len(opened_links) == 1
    assert dialog.said.text().endswith("If nothing opens, or it arrives cut short, use Copy.")


def test_where_there_is_no_mail_program_the_letter_is_on_the_clipboard(
    dialog: LettersDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: False)
    click(dialog.mail)
    assert clipboard() == f"{dialog.subject.text()}\n\n{dialog.body.text()}"
    assert dialog.said.text() == (
        "No mail program could be opened. The letter is on the clipboard, its subject first."
    )


def test_enter_in_a_field_does_nothing_and_escape_closes(
    dialog: LettersDialog, opened_links: list[QUrl]
) -> None:
    QGuiApplication.clipboard().setText("before")
    for field in (dialog.subject, dialog.choices.me, dialog.choices.person.lineEdit()):
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert clipboard() == "before"
    assert opened_links == []
    QTest.keyClick(dialog.subject, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


# The user's own templates and text


def test_an_own_template_takes_the_place_of_the_original(qtbot: QtBot) -> None:
    made = letters(templates={"accept/plain": {"subject": "Yes[ {role}]", "body": "See you[ on {date}]!"}})
    show(qtbot, made, 560, 520)
    assert made.letter() == fill(Template("Yes Analyst", "See you on Tuesday 24 November at 10:00!"), {})
    choose(made.choices.tone, tone_words(Tone.WARM))
    assert "I look forward to it." in made.body.text()


def test_an_own_template_that_cannot_be_read_is_left_aside(qtbot: QtBot) -> None:
    made = letters(templates={"accept/plain": {"subject": "", "body": "{old}"}, "x": {}})
    qtbot.addWidget(made)
    assert "I am happy to accept" in made.body.text()


def test_text_is_taken_literally_everywhere(qtbot: QtBot, opened_links: list[QUrl]) -> None:
    odd = f"{{role}} [x|y] & {MARKUP}"
    made = letters(
        contoso(name=odd, role="", people=(Person("1", odd, contact="<b>a@b.example</b>"),)),
        questions=[odd],
        kind=Kind.ASK_FIRST,
    )
    show(qtbot, made, 560, 520)
    assert made.subject.text() == f"Interview at {odd}: a question first"
    assert f"Hello {odd}," in made.body.text()
    assert f"\n\n{odd}\n\n" in made.body.text()
    assert made.choices.person.currentText() == odd
    for label in made.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText
    click(made.mail)
    assert opened_links[0].toEncoded().toStdString().startswith("mailto:a@b.example?")


@pytest.mark.parametrize("direction", Qt.LayoutDirection)
def test_it_fits_a_small_screen(dialog: LettersDialog, direction: Qt.LayoutDirection) -> None:
    dialog.setLayoutDirection(direction)
    choose(dialog.choices.kind, DECLINE)
    click_box(dialog.choices.reasons.say_why)
    write(dialog.body, "x")
    least = dialog.minimumSizeHint()
    assert least.width() <= 560
    assert least.height() <= 480


def test_every_control_has_a_name(dialog: LettersDialog) -> None:
    choices = dialog.choices
    named = (
        choices.kind,
        choices.tone,
        choices.person,
        choices.me,
        choices.question,
        dialog.subject,
        dialog.body,
    )
    assert [one.accessibleName() for one in named] == [
        "Letter",
        "Tone",
        "To",
        "Your name",
        "Question",
        "Subject",
        "Letter",
    ]
