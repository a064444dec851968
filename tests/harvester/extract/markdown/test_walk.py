"""The dialect of the corpus, by example; test_oracles holds it against html2text itself."""

from __future__ import annotations

import pytest

from harvester.extract.dom.parse import body_of, parse
from harvester.extract.markdown.walk import draw_markdown
from harvester.extract.markdown.writer import LONGEST_TEXT, TooLong


def markdown(markup: str) -> str:
    body = body_of(parse(markup))
    body.rename("div")
    return draw_markdown(body).markdown


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>one<p>two", "one\n\ntwo"),
        ("one<br>two", "one  \ntwo"),
        ("<h2>a <b>b</b></h2>c", "## a **b**\n\nc"),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>d", "  * a\n    * b\n  * c\n\nd"),
        ('<ol start="5"><li>a<li>b</ol>', "  5. a\n  6. b"),
        ("<ul><li>a</ul><ul><li>b</ul>", "  * a\n\n\n  * b"),
        ("<dl><dt>a<dd>b</dl>", "a\n    b"),
        ("<table><tr><th>a<th>b<tr><td>c<td>d</table>", "a| b  \n---|---  \nc| d"),
        ("<blockquote>a<p>b</blockquote>c", "> a\n> \n> b\n\nc"),
        ("<pre>a\n  b</pre>c", "    a\n      b\n\nc"),
        ("a<b>b</b>c", "a **b** c"),
        ("a <i> b </i>.", "a _b_."),
        ("<del>a</del><code>b</code>", "~~a~~`b`"),
        ("<hr>a", "* * *\n\na"),
        ("<q>a</q>", '"a"'),
        ("<abbr title=B>a</abbr> c", "a c\n  *[a]: B"),
        ("<a href=x title='t'>a</a>", '[a](x "t")'),
        ("<a href=x></a>", "[](x)"),
        ("<a href=#x>a</a>", "a"),
        ("<img alt=x>a", "a"),
        ("1. a<br>- b<br>+ c", "1\\. a  \n\\- b  \n\\+ c"),
        ("a\\*b", "a\\\\*b"),
        ("a&nbsp;&amp; b", "a\u00a0& b"),
        ("a<!-- b -->c<!-- d -- > e -->f", "ac e -->f"),
        ("<xmp>a <b>b</b> &eacute;</xmp>", "a **b** é"),
        ("c<template>a<p>b</template>", "ca\n\nb"),
    ],
)
def test_the_dialect(markup: str, expected: str) -> None:
    assert markdown(markup) == expected


def test_a_text_has_an_end() -> None:
    with pytest.raises(TooLong):
        markdown("<ul>" * 4000 + "<li>x" * (LONGEST_TEXT // 8000 + 1))


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("a <b>b</b> c", "a **b** c"),
        ("<p>a<p>b", "a\n\nb"),
        ("R&amp;D &#233; &nosuch;", "R&D é &nosuch;"),
        ("a<!-- b -->c", "ac"),
        ("a < b & c", "a < b & c"),
        ("a <b", "a <b"),
        ("a<iframe><b>b</b></iframe>", "a<b>b</b>"),
        ("  a  ", "a "),
    ],
)
def test_markup_in_plain_text(raw: str, expected: str) -> None:
    assert markdown(f"<xmp>{raw}</xmp>") == expected


def test_only_the_first_of_comments_in_each_other_ends_early() -> None:
    assert markdown("a" + "<!-- -- >" * 10_000 + " b -->c") == "ac"
    assert markdown("<xmp>" * 10_000 + "a").endswith("<xmp>a")
