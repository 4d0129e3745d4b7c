"""The panels of questions and people, doing what was asked of them as the session does."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from qt_data import CATALOGUE, LIGHT, Heard, company, palette, show

from interview_helper.domain import people_list, question_list
from interview_helper.domain.balance import weigh
from interview_helper.domain.company import Company
from interview_helper.domain.questions import Question
from interview_helper.domain.reasons import Mark
from interview_helper.models.question_list import Role
from interview_helper.widgets.people_panel import PeoplePanel
from interview_helper.widgets.question_view import QuestionView
from interview_helper.widgets.questions_panel import QuestionsPanel

Edit = Callable[[Company], Company]


class WiredQuestions(QuestionsPanel):
    """Shows what was asked for; new questions are called n1, n2 and so on."""

    def __init__(self, company: Company) -> None:
        super().__init__(CATALOGUE)
        self.now = company
        numbers = count(1)

        def new() -> str:
            return f"n{next(numbers)}"

        of = question_list
        self.asked = Heard(
            took=self.take_over_requested,
            added=self.add_requested,
            reworded=self.text_requested,
            answer=self.answer_requested,
            answered=self.answered_requested,
            moved=self.move_requested,
            removed=self.remove_requested,
            marked=self.mark_requested,
            clicked=self.reason_clicked,
            printing=self.print_requested,
            exporting=self.export_requested,
            refused=self.refused,
            left=self.left,
        )
        self.take_over_requested.connect(lambda r, t: self.edit(lambda c: of.add_question(c, new(), t, r)))
        self.add_requested.connect(lambda t: self.edit(lambda c: of.add_question(c, new(), t)))
        self.text_requested.connect(lambda q, t: self.edit(lambda c: of.reword_question(c, q, t)))
        self.answer_requested.connect(lambda q, t: self.edit(lambda c: of.answer_question(c, q, t)))
        self.answered_requested.connect(lambda q, on: self.edit(lambda c: of.tick_question_off(c, q, on)))
        self.move_requested.connect(lambda q, at: self.edit(lambda c: of.move_question(c, q, at)))
        self.remove_requested.connect(lambda q: self.edit(lambda c: of.remove_question(c, q)))
        self.mark_requested.connect(lambda r, mark: self.edit(lambda c: c.with_mark(r, mark)))
        self.show_now(company)

    def edit(self, edit: Edit) -> None:
        self.show_now(edit(self.now))

    def show_now(self, company: Company) -> None:
        self.now = company
        self.show_company(company, weigh(company.reasons))

    def drawn(self) -> list[str]:
        """The rows of the list, as they read."""
        return drawn(self.view)

    def suggested(self) -> list[str]:
        """The reasons that the cards are about."""
        return [card.suggestion.reason for card in self.suggestions.cards]


class WiredPeople(PeoplePanel):
    """Shows what was asked for; new people are called n1, n2 and so on."""

    def __init__(self, company: Company) -> None:
        super().__init__()
        self.now = company
        numbers = count(1)
        of = people_list
        self.asked = Heard(
            added=self.add_requested,
            wrote=self.text_requested,
            management=self.management_requested,
            removed=self.remove_requested,
            marked=self.mark_requested,
            refused=self.refused,
            left=self.left,
        )
        self.add_requested.connect(lambda: self.edit(lambda c: of.add_person(c, f"n{next(numbers)}")))
        self.text_requested.connect(lambda p, f, t: self.edit(lambda c: of.write_of_person(c, p, f, t)))
        self.management_requested.connect(lambda p, on: self.edit(lambda c: of.set_management(c, p, on)))
        self.remove_requested.connect(lambda p: self.edit(lambda c: of.remove_person(c, p)))
        self.mark_requested.connect(lambda r, mark: self.edit(lambda c: c.with_mark(r, mark)))
        self.show_company(company)

    def edit(self, edit: Edit) -> None:
        self.now = edit(self.now)
        self.show_company(self.now)


def drawn(view: QuestionView) -> list[str]:
    """Each row: > where it is chosen, its box, its words, and what was answered."""
    rows = []
    for row in range(view.model().rowCount()):
        index = view.model().index(row, 0)
        question = index.data(Role.QUESTION)
        chosen = "> " if view.selectionModel().isSelected(index) else ""
        answer = f" = {question.answer}" if question.answer else ""
        rows.append(f"{chosen}{'☑' if question.answered else '☐'} {question.text}{answer}")
    return rows


def focus_widget() -> QWidget:
    at = QApplication.focusWidget()
    assert at is not None
    return at


def settle(widget: QWidget) -> None:
    """Let everything come to lie where it belongs."""
    for _ in range(3):
        QApplication.processEvents()
    assert widget.isVisible()


TEAM = Question("team", "How large is the team?")
HOME = Question("home", "May I work from home?", "relocation-unsupported")
LAST = Question("last", "Who had this job before?", answered=True, answer="Nobody.")


def asking(*questions: Question, **marks: Mark) -> Company:
    one = company(questions=questions)
    for reason, mark in marks.items():
        one = one.with_mark(reason.replace("_", "-"), mark)
    return one


def panel_of(qtbot: QtBot, one: Company, width: int = 300, height: int = 800) -> WiredQuestions:
    panel = WiredQuestions(one)
    panel.setPalette(palette(*LIGHT))
    show(qtbot, panel, width, height)
    settle(panel)
    return panel
