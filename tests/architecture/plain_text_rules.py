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
ALLOWED = {HELP: {"QTextBrowser", "setMarkdown"}}
NOT_RICH = "text is shown as plain text"
FORBIDDEN = {
    "setHtml": NOT_RICH,
    "insertHtml": NOT_RICH,
    "appendHtml": NOT_RICH,
    "fromHtml": NOT_RICH,
    "setMarkdown": NOT_RICH,
    "insertMarkdown": NOT_RICH,
    "RichText": NOT_RICH,
    "MarkdownText": NOT_RICH,
    "AutoText": "a text's format is never guessed",
    "QTextBrowser": "it opens what its text names",
    "QTextEdit": "it takes rich text from the clipboard; QPlainTextEdit does not",
    "QGraphicsTextItem": NOT_RICH,
    "QStaticText": "it guesses the format of its text",
    "QErrorMessage": "it guesses the format of its text",
    "QInputDialog": "its label guesses the format of its text",
    "QProgressDialog": "its label guesses the format of its text",
    "QSplashScreen": "it guesses the format of its text",
    "setWhatsThis": "it guesses the format of its text",
    "WhatsThisRole": "it guesses the format of its text",
    "ToolTipRole": "a view's tooltips guess the format of their text; a delegate shows plain_tooltip(…)",
}
# Functions that show a tooltip: which of their arguments is the text.
TOOLTIPS = {"setToolTip": 0, "showText": 1}
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
        if name in TOOLTIPS and not self._plain_tooltip(call, TOOLTIPS[name]):
            yield f"{name}(…)", "neither plain_tooltip(…) nor words of the program"

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
