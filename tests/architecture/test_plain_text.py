"""No text of the user's is ever shown as rich text, and breaking that rule would be found."""

from __future__ import annotations

import pytest
from plain_text_rules import DIALOGS, FORBIDDEN, HELP, PLAIN, text_faults
from program_sources import program

PLAIN_FORMAT = "label.setTextFormat(Qt.TextFormat.PlainText)\n"


def test_the_program_shows_plain_text_only() -> None:
    assert [fault for path, source in program().items() for fault in text_faults(path, source)] == []


# The checker: a small source that breaks each rule, and one beside it that keeps it.


@pytest.mark.parametrize("name", FORBIDDEN)
def test_a_forbidden_name_is_found_however_it_is_written(name: str) -> None:
    for source in (f"from somewhere import {name}", f"{name}()", f"self.{name}", f"Qt.TextFormat.{name}"):
        faults = text_faults("widgets/a.py", source)
        assert faults == [f"widgets/a.py:1: {name}: {FORBIDDEN[name]}"], source


@pytest.mark.parametrize(
    ("path", "source", "fault"),
    [
        ("widgets/a.py", f"{PLAIN_FORMAT}QLabel('x')", "QLabel(…): use plain_label(…)"),
        ("widgets/a.py", f"{PLAIN_FORMAT}QtWidgets.QLabel(self)", "QLabel(…): use plain_label(…)"),
        (PLAIN, "QLabel(text)", "QLabel(…): its format is not set to plain text"),
        ("widgets/a.py", "from q import QLabel as L", "QLabel: imported under another name"),
        (
            "widgets/a.py",
            "class Label(QLabel):\n    def f(self):\n        self.setWordWrap(True)",
            "Label: a kind of label that does not set its format to plain text",
        ),
        (
            "widgets/a.py",
            f"{PLAIN_FORMAT}class Label(QtWidgets.QLabel):\n    pass",
            "Label: a kind of label that does not set its format to plain text",
        ),
        ("widgets/a.py", "label.setTextFormat(text_format)", "setTextFormat(…): text is shown as plain text"),
        (
            "windows/a.py",
            "class Box(QMessageBox): pass",
            "QMessageBox: message boxes are built in windows/dialogs.py alone",
        ),
        (DIALOGS, "QMessageBox(parent)", "QMessageBox(…): its format is not set to plain text"),
        (
            DIALOGS,
            "QMessageBox.warning(parent, title, text)",
            "QMessageBox.warning: it guesses the format of its text",
        ),
    ],
)
def test_a_label_or_box_that_may_be_rich_is_found(path: str, source: str, fault: str) -> None:
    (found,) = text_faults(path, source)
    assert found.split(": ", 1)[1] == fault


TITLE_FAULT = "a title is words of the program: everybody sees it in the task bar"
FORM_FAULT = "the label that it makes guesses the format of its text: use plain_label(…)"


@pytest.mark.parametrize(
    ("source", "what", "why"),
    [
        ("self.setWindowTitle(company.name)", "setWindowTitle(…)", TITLE_FAULT),
        ("self.setWindowTitle(f'Letter to {name}')", "setWindowTitle(…)", TITLE_FAULT),
        ("self.setWindowTitle(title)", "setWindowTitle(…)", TITLE_FAULT),
        ("self.setWindowTitle()", "setWindowTitle(…)", TITLE_FAULT),
        ("self.setWindowTitle('a' if new else name)", "setWindowTitle(…)", TITLE_FAULT),
        ("self.setWindowFilePath(path)", "setWindowFilePath(…)", TITLE_FAULT),
        ("form.addRow('Name', line)", "addRow(…)", FORM_FAULT),
        ("form.addRow(f'{name}:', line)", "addRow(…)", FORM_FAULT),
        ("form.insertRow(0, 'Name ' + name, line)", "insertRow(…)", FORM_FAULT),
        ("QPushButton('Go', toolTip=name)", "toolTip=…", "set it with its function"),
        ("QWidget(windowTitle=name)", "windowTitle=…", "set it with its function"),
        ("label.setProperty('textFormat', 1)", "setProperty('textFormat', …)", "set it with its function"),
        ("a.setTabToolTip(0, name)", "setTabToolTip(…)", "neither plain_tooltip(…) nor words of the program"),
    ],
)
def test_text_that_gets_there_by_another_way_is_found(source: str, what: str, why: str) -> None:
    (found,) = text_faults("windows/a.py", source)
    assert found == f"windows/a.py:1: {what}: {why}"


def test_the_page_of_help_takes_no_html() -> None:
    (found,) = text_faults(HELP, "self.document().setMarkdown(text)")
    assert found == f"{HELP}:1: setMarkdown(…): it takes HTML"
    assert text_faults(HELP, "self.document().setMarkdown(text, Document.MarkdownNoHTML)") == []
    assert len(text_faults(HELP, "self.page.setHtml(text)")) == 1


TOOLTIP_FAULT = "neither plain_tooltip(…) nor words of the program"


@pytest.mark.parametrize(
    "text",
    [
        "text",
        "company.name",
        "f'{name} is ticked'",
        "'Go to ' + name",
        "'Go to %s' % name",
        "'Go to {}'.format(name)",
        "'<b>Go</b>'",
        "str(name)",
        "self.tr(name)",
        "name if name else 'Unnamed'",
        "plain_tooltip(name) if name else name",
        "self._tip()",
        "elsewhere()",
    ],
)
def test_a_tooltip_that_may_be_rich_is_found(text: str) -> None:
    helper = "class C:\n def _tip(self):\n  if self.a:\n   return 'x'\n  return self.name\n"
    for call in (f"a.setToolTip({text})", f"QToolTip.showText(place, {text}, self)"):
        (found,) = text_faults("widgets/a.py", helper + call)
        assert found.endswith(TOOLTIP_FAULT)


def test_a_tooltip_by_keyword_or_by_a_function_that_calls_itself_is_found() -> None:
    assert text_faults("widgets/a.py", "a.setToolTip(toolTip='x')")
    assert len(text_faults("widgets/a.py", "def tip():\n    return tip()\na.setToolTip(tip())")) == 1
    assert len(text_faults("widgets/a.py", "def tip():\n    return\na.setToolTip(tip())")) == 1


@pytest.mark.parametrize(
    ("path", "source"),
    [
        (PLAIN, f"def plain_label(text):\n    label = QLabel()\n    {PLAIN_FORMAT}    label.setText(text)"),
        ("widgets/a.py", "label: QLabel = plain_label(text)\nself.findChild(QLabel)"),
        ("widgets/a.py", f"class Label(QLabel):\n    def __init__(self):\n        {PLAIN_FORMAT}"),
        (
            DIALOGS,
            "box = QMessageBox(parent)\nbox.setTextFormat(Qt.PlainText)\nQMessageBox.StandardButton.Ok",
        ),
        ("widgets/a.py", "a.setToolTip('I don’t know yet (?)')"),
        ("widgets/a.py", "a.setToolTip('')"),
        ("widgets/a.py", "_TIP = 'Ticks it'\na.setToolTip(_TIP)"),
        ("widgets/a.py", "a.setToolTip(self.tr('Ticks it'))"),
        ("widgets/a.py", "a.setToolTip(plain_tooltip(reason.text))"),
        ("widgets/a.py", "a.setToolTip(plain_tooltip(name) if name else 'Unnamed')"),
        ("widgets/a.py", "QToolTip.showText(place, plain_tooltip(name), self)"),
        (
            "widgets/a.py",
            "class C:\n    def _tip(self):\n        return plain_tooltip(self.name)\n"
            "    def f(self):\n        self.setToolTip(self._tip())",
        ),
        ("windows/a.py", "TITLE = 'Journal'\nself.setWindowTitle(TITLE)\nother.setWindowTitle('Trash')"),
        ("windows/a.py", "self.setWindowTitle('New' if new else 'Old')"),
        ("windows/a.py", "form.addRow(plain_label('Name'), line)\nform.insertRow(0, label, line)"),
        ("windows/a.py", "bar.setProperty('value', 3)\nQAction('Go', self, checkable=True)"),
        ("widgets/a.py", "html = mime.html()  # setHtml would be wrong\nwords_of_html('<b>')"),
    ],
)
def test_plain_text_is_no_fault(path: str, source: str) -> None:
    assert text_faults(path, source) == []
