"""User text is never taken for rich text: what the program may not call, and why.

Qt's labels, tooltips and message boxes guess by the look of a text whether it is HTML, and HTML reads
local files. A name typed into the program reaches all of these.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

# The one module that makes labels and tooltips of any text.
PLAIN = "widgets/plain.py"
# The one door to message boxes.
DIALOGS = "windows/dialogs.py"
# The one page of the program's own text; it takes Markdown without HTML, and opens nothing.
HELP = "windows/help_dialog.py"
ALLOWED = {HELP: {"QTextBrowser", "QTextDocument", "setMarkdown"}}
NOT_RICH = "text is shown as plain text"
FORBIDDEN = {
    "setHtml": NOT_RICH,
    "insertHtml": NOT_RICH,
    "appendHtml": NOT_RICH,
    "fromHtml": NOT_RICH,
    "setMarkdown": NOT_RICH,
    "MarkdownDialectGitHub": "it takes HTML and addresses for what they are",
    "convertFromPlainText": NOT_RICH,
    "insertMarkdown": NOT_RICH,
    "RichText": NOT_RICH,
    "MarkdownText": NOT_RICH,
    "AutoText": "a text's format is never guessed",
    "QTextBrowser": "it opens what its text names",
    "QTextEdit": "it takes rich text from the clipboard; QPlainTextEdit does not",
    "QTextDocument": "it lays out rich text, with the files that it names",
    "QGraphicsTextItem": NOT_RICH,
    "QStaticText": "it guesses the format of its text",
    "QErrorMessage": "it guesses the format of its text",
    "QInputDialog": "its label guesses the format of its text",
    "QProgressDialog": "its label guesses the format of its text",
    "QSplashScreen": "it guesses the format of its text",
    "QWizard": "its subtitles guess the format of their text",
    "QWhatsThis": "it guesses the format of its text",
    "QSystemTrayIcon": "the desktop shows its messages, as it likes and for as long",
    "setWhatsThis": "it guesses the format of its text",
    "setTabWhatsThis": "it guesses the format of its text",
    "WhatsThisRole": "it guesses the format of its text",
    "setStatusTip": "another place for text to be looked after",
    "StatusTipRole": "another place for text to be looked after",
    "setToolTipsVisible": "a menu's tooltips guess the format of their text",
    "setDefaultAction": "the button's tooltip would be the action's text, in a format that is guessed",
    "ToolTipRole": "a view's tooltips guess the format of their text; a delegate shows plain_tooltip(…)",
}
# Functions that show a tooltip: which of their arguments is the text.
TOOLTIPS = {"setToolTip": 0, "showText": 1, "setTabToolTip": 1, "setItemToolTip": 1}
# What a task bar, or a list of windows, shows to everybody who walks past.
TITLES = {"setWindowTitle", "setWindowFilePath", "setWindowIconText", "setWindowRole"}
# Properties that PySide also takes as keywords, and Qt by their names; they have functions for that.
PROPERTIES = {
    *("toolTip", "statusTip", "whatsThis", "textFormat", "html", "markdown"),
    *("windowTitle", "windowFilePath", "windowIconText"),
}
# Static functions of QMessageBox leave the format to a guess.
GUESSING_BOXES = {"about", "critical", "information", "question", "warning"}
# Names that the rules look for may not be imported under another.
WATCHED = {*FORBIDDEN, "QLabel", "QMessageBox", "QToolTip", "plain_tooltip"}


def text_faults(path: str, source: str) -> list[str]:
    """Every place where a module might show a text as rich text, as "where: what: why"."""
    return list(_Reader(path, ast.parse(source, path)).faults())


class _Reader:
    def __init__(self, path: str, tree: ast.Module) -> None:
        self._path = path
        self._tree = tree
        self._functions = {node.name: node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
        self._literals = {
            target.id
            for node in tree.body
            if isinstance(node, ast.Assign) and _literal(node.value)
            for target in node.targets
            if isinstance(target, ast.Name)
        }

    def faults(self) -> Iterator[str]:
        for node in ast.walk(self._tree):
            for what, why in self._faults_of(node):
                yield f"{self._path}:{getattr(node, 'lineno', 1)}: {what}: {why}"

    def _faults_of(self, node: ast.AST) -> Iterator[tuple[str, str]]:
        if isinstance(node, ast.Name | ast.Attribute):
            yield from self._faults_of_name(node)
        elif isinstance(node, ast.alias):
            if self._is_forbidden(node.name):
                yield node.name, FORBIDDEN[node.name]
            if node.name in WATCHED and node.asname not in (None, node.name):
                yield node.name, "imported under another name"
        elif isinstance(node, ast.Call):
            yield from self._faults_of_call(node)
        elif _labels_without_plain_text(node):
            yield getattr(node, "name", ""), "a kind of label that does not set its format to plain text"

    def _is_forbidden(self, name: str) -> bool:
        return name in FORBIDDEN and name not in ALLOWED.get(self._path, ())

    def _faults_of_name(self, node: ast.Name | ast.Attribute) -> Iterator[tuple[str, str]]:
        name = _name(node)
        if self._is_forbidden(name):
            yield name, FORBIDDEN[name]
        if name == "QMessageBox" and self._path != DIALOGS:
            yield name, f"message boxes are built in {DIALOGS} alone"
        if isinstance(node, ast.Attribute) and _name(node.value) == "QMessageBox" and name in GUESSING_BOXES:
            yield f"QMessageBox.{name}", "it guesses the format of its text"

    def _faults_of_call(self, call: ast.Call) -> Iterator[tuple[str, str]]:
        name = _name(call.func)
        if name == "QLabel" and self._path != PLAIN:
            yield "QLabel(…)", "use plain_label(…)"
        if name in ("QLabel", "QMessageBox") and not _sets_plain_text(self._tree):
            yield f"{name}(…)", "its format is not set to plain text"
        if name == "setTextFormat" and not _plain_text(call):
            yield "setTextFormat(…)", NOT_RICH
        yield from self._faults_of_values(name, call)
        if name in TOOLTIPS and not self._plain_tooltip(call, TOOLTIPS[name]):
            yield f"{name}(…)", "neither plain_tooltip(…) nor words of the program"

    def _faults_of_values(self, name: str, call: ast.Call) -> Iterator[tuple[str, str]]:
        for keyword in call.keywords:
            if keyword.arg in PROPERTIES:
                yield f"{keyword.arg}=…", "set it with its function"
        first = call.args[0] if call.args else None
        if name == "setProperty" and isinstance(first, ast.Constant) and first.value in PROPERTIES:
            yield f"setProperty({first.value!r}, …)", "set it with its function"
        if name in TITLES and self._path != HELP and not self._words(first):
            yield f"{name}(…)", "a title is words of the program: everybody sees it in the task bar"
        if name in ("addRow", "insertRow") and any(map(_may_be_words, call.args)):
            yield f"{name}(…)", "the label that it makes guesses the format of its text: use plain_label(…)"
        if (
            name == "setMarkdown"
            and self._path == HELP
            and "MarkdownNoHTML" not in {_name(node) for node in ast.walk(call)}
        ):
            yield "setMarkdown(…)", "it takes HTML"

    def _words(self, text: ast.expr | None) -> bool:
        """Whether it is a literal, or a constant of the module that is one."""
        if isinstance(text, ast.Name):
            return text.id in self._literals
        if isinstance(text, ast.IfExp):
            return self._words(text.body) and self._words(text.orelse)
        return text is not None and _literal(text)

    def _plain_tooltip(self, call: ast.Call, place: int) -> bool:
        return len(call.args) > place and self._plain(call.args[place], frozenset())

    def _plain(self, text: ast.expr, asked: frozenset[str]) -> bool:
        """Whether the text is a literal, or plain_tooltip's, or a function's here that returns such."""
        if isinstance(text, ast.IfExp):
            return self._plain(text.body, asked) and self._plain(text.orelse, asked)
        if isinstance(text, ast.Name):
            return text.id in self._literals
        if not isinstance(text, ast.Call):
            return _literal(text)
        name = _name(text.func)
        if name in ("plain_tooltip", "tr"):
            return name == "plain_tooltip" or all(map(_literal, text.args))
        if name not in self._functions or name in asked:
            return False
        returned = [node.value for node in ast.walk(self._functions[name]) if isinstance(node, ast.Return)]
        return bool(returned) and all(
            value is not None and self._plain(value, asked | {name}) for value in returned
        )


def _name(node: ast.AST) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _literal(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and "<" not in node.value


def _may_be_words(node: ast.expr) -> bool:
    """Whether an argument of a form's row is text, or put together from text."""
    return isinstance(node, ast.Constant | ast.JoinedStr | ast.BinOp) and not (
        isinstance(node, ast.Constant) and not isinstance(node.value, str)
    )


def _plain_text(call: ast.Call) -> bool:
    return [_name(argument) for argument in call.args] == ["PlainText"]


def _labels_without_plain_text(node: ast.AST) -> bool:
    """Whether the node is a class of labels that leaves their format to Qt."""
    return (
        isinstance(node, ast.ClassDef)
        and "QLabel" in [_name(base) for base in node.bases]
        and not _sets_plain_text(node)
    )


def _sets_plain_text(tree: ast.AST) -> bool:
    return any(
        isinstance(node, ast.Call) and _name(node.func) == "setTextFormat" and _plain_text(node)
        for node in ast.walk(tree)
    )
