"""The words of HTML from a clipboard that holds nothing else."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_helper.widgets.html_words import words_of_html


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("", ""),
        ("plain", "plain"),
        ("Good <b>pay</b> here", "Good pay here"),
        ("<b>one</b> <i>two</i>", "one two"),
        ("<b>un</b>believable", "unbelievable"),
        ("<p>one</p><p>two</p>", "one\ntwo"),
        ("<p>one</p>\n\n   <p>two</p>\n", "one\ntwo"),
        ("one<br>two<br/>three", "one\ntwo\nthree"),
        ("<ul>\n <li>one</li>\n <li>two</li>\n</ul>after", "one\ntwo\nafter"),
        ("<h1>Title</h1>text", "Title\ntext"),
        ("<div>one</div>two", "one\ntwo"),
        ("a\n  line   that is\n wrapped", "a line that is wrapped"),
        ("<table><tr><td>pay</td><td>50</td></tr><tr><th>x</th><th>y</th></tr></table>", "pay 50\nx y"),
        ("R&amp;D &lt;b&gt; &#8364; 5&nbsp;%", "R&D <b> € 5\N{NO-BREAK SPACE}%"),
        ("<style>p { color: red }</style><p>text</p>", "text"),
        ("<script>if (a < b) alert('<p>')</script>text", "text"),
        ("<html><head><title>Page</title><meta charset=utf-8></head><body>text</body></html>", "text"),
        ("<html><head><meta charset=utf-8><title>Page</title><body>text", "text"),
        ("<!--StartFragment--><p>text</p><!--EndFragment-->", "text"),
        ("<img src='file:///etc/passwd' alt='x'><iframe src='http://x'></iframe>", ""),
        ("</p></b></style>text", "text"),
        ("<p>never closed <b>at all", "never closed at all"),
        ("a < b and c > d", "a < b and c > d"),
        ("<p>مرحبا <b>👩‍👩‍👧‍👦</b></p>", "مرحبا 👩‍👩‍👧‍👦"),
    ],
)
def test_the_words(html: str, words: str) -> None:
    assert words_of_html(html) == words


@given(text=st.text("ab é😀<>&;\n\t\0'\"=/!-", max_size=60))
def test_anything_gives_some_text(text: str) -> None:
    assert isinstance(words_of_html(text), str)


@given(
    words=st.lists(st.text("abé😀", min_size=1, max_size=5), max_size=6),
    tag=st.sampled_from(["b", "i", "span", "a"]),
)
def test_no_word_is_lost_or_glued_to_another(words: list[str], tag: str) -> None:
    html = " ".join(f"<{tag}>{word}</{tag}>" for word in words)
    assert words_of_html(html).split() == words


def test_deep_nesting_is_no_trouble() -> None:
    began = time.perf_counter()
    assert words_of_html("<div>" * 50_000 + "deep" + "</div>" * 50_000).strip() == "deep"
    assert time.perf_counter() - began < 5
