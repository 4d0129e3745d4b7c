"""The words of HTML from a clipboard: no layout, and nothing that it names is ever loaded."""

from __future__ import annotations

import re
from html.parser import HTMLParser

# Not \s: a no-break space is no space that may be folded.
_WHITE_RUN = re.compile("[ \t\n\r\f]+")
_SILENT = frozenset(("style", "script", "title"))
_BLOCKS = frozenset(("p", "div", "li", "ul", "ol", "dl", "dt", "dd", "tr", "table", "blockquote", "pre"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_CELLS = frozenset(("td", "th"))


class _Words(HTMLParser):
    """Collects the text of HTML; what parts two words is written once the second is there."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._silent = 0
        self._breaks = 0
        self._space = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _SILENT:
            self._silent += 1
        elif tag == "body":
            self._silent = 0
        elif tag == "br":
            self._breaks = min(self._breaks + 1, 2)
        else:
            self._part_at(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        else:
            self._part_at(tag)

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        for place, word in enumerate(_WHITE_RUN.split(data)):
            self._space = self._space or place > 0
            if word:
                self._put(word)

    def _part_at(self, tag: str) -> None:
        if tag in _BLOCKS or tag in _HEADINGS:
            self._breaks = max(self._breaks, 1)
        elif tag in _CELLS:
            self._space = True

    def _put(self, word: str) -> None:
        if self.parts and (self._breaks or self._space):
            self.parts.append("\n" * self._breaks or " ")
        self.parts.append(word)
        self._breaks, self._space = 0, False


def words_of_html(html: str) -> str:
    """The text of HTML as plain text, for a clipboard that holds nothing else."""
    parser = _Words()
    parser.feed(html)
    parser.close()
    return "".join(parser.parts)
