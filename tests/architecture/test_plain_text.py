"""No text of the user's is ever shown as rich text, and breaking that rule would be found."""

from __future__ import annotations

import pytest
from plain_text_rules import DIALOGS, FORBIDDEN, PLAIN, text_faults
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
    assert len(text_faults("widgets/a.py", "a.setToolTip(toolTip='x')")) == 1
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
        ("widgets/a.py", "html = mime.html()  # setHtml would be wrong\nwords_of_html('<b>')"),
    ],
)
def test_plain_text_is_no_fault(path: str, source: str) -> None:
    assert text_faults(path, source) == []
