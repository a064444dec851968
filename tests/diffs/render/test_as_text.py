"""A comparison on a terminal."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime
from itertools import groupby

import pytest
from hypothesis import given as examples
from hypothesis import settings
from hypothesis import strategies as st

from diffs.records import Op
from diffs.render.as_text import marked, render_text
from diffs.render.head import Head
from diffs.render.imprint import Imprint
from tests.support.comparisons import NEW, OLD, given

STYLE = re.compile(r"\x1b\[(?:32;4|31;9|1|2|33|0)m")


def columns(line: str) -> int:
    """Columns of a line of ours."""
    return sum(
        1 + (unicodedata.east_asian_width(sign) in "WF") for sign in line if not unicodedata.combining(sign)
    )


def test_what_it_says() -> None:
    text = render_text(given(width=100))
    assert "  1 · What We Collect · reworded, 8" in text
    assert "  2 → 3 · Friends → Partners · renamed, renumbered, reworded, 5" in text
    assert "  2 · Disputes · added (+10 words) · arbitration\n" in text
    assert "  3 → 4 · Lamps · renumbered\n" in text
    assert "  4 · Oil · removed (−8 words)\n" in text
    assert "   1   1 ~ We [-may-] {+will+} collect your name." in text
    assert "       4 + • {+your oil+}\n" in text
    assert "   1     − [-All about oil, and where it comes from.-]\n" in text
    assert "   ! time limits: 30 days → 90 days  “We keep it for 90 days" in text
    assert "words unchanged …" in text
    assert "── 4 Lamps" not in text, "a section that was only renumbered has no words to show"
    assert "− Larkspur · Privacy Policy · version 3 · effective 1 May 2012 · captured 12 Jun 2012" in text


def test_a_heading_that_changed_is_marked() -> None:
    old, new = "**4\\. Payment**\n\nWe bill you.\n", "**4\\. Refunds**\n\nWe bill you.\n"
    assert "── 4 [-Payment-] {+Refunds+} ──" in render_text(given(old, new))
    coloured = render_text(given(old, new, colour=True, width=60))
    rules = [STYLE.sub("", line) for line in coloured.splitlines() if "──" in line]
    assert [len(line) for line in rules] == [60]


def test_colour_is_never_alone() -> None:
    text = render_text(given(colour=True))
    assert "\x1b[31;9mmay\x1b[0m \x1b[32;4mwill\x1b[0m" in text
    assert "[-" not in text
    assert "{+" not in text
    assert "\x1b" not in STYLE.sub("", text)


def test_what_comes_from_a_page_moves_nothing() -> None:
    text = render_text(given(before=Head("a\x1b[2Jb", url="http://x.example/\x1b]0;t\x07")))
    assert not [sign for sign in text if unicodedata.category(sign) in ("Cc", "Cf") and sign != "\n"]


@pytest.mark.parametrize("width", [40, 60, 80, 132])
@pytest.mark.parametrize("colour", [False, True])
def test_lines_keep_the_width(width: int, colour: bool) -> None:
    old = "**Données**\n\n" + "当社は個人情報を収集します。" * 9 + "\n\n" + "x" * 300 + " word" * 50
    new = old.replace("収集", "販売").replace("x" * 300, "y" * 290)
    made = Imprint(datetime(2026, 11, 26, 10, tzinfo=UTC), "harvest 1", "comparison-1")
    heads = Head("old", sha256="0" * 64, extractor="complete-1"), Head("new", sha256="1" * 64)
    for texts in ((OLD, NEW), (old, new)):
        shown = given(*texts, *heads, colour=colour, width=width, imprint=made)
        text = STYLE.sub("", render_text(shown))
        assert max(map(columns, text.splitlines())) <= width


def test_the_same_and_cosmetic() -> None:
    assert "The two texts are the same." in render_text(given("a", "a"))
    assert "No word differs" in render_text(given("“a” b", '"a" b'))


@settings(max_examples=100, deadline=None)
@examples(st.text(max_size=60), st.text(max_size=60), st.booleans())
def test_any_texts(old: str, new: str, colour: bool) -> None:
    text = render_text(given(old, new, Head(old), Head(new, date=new, capture=old), colour=colour))
    assert text.endswith("\n")
    bare = STYLE.sub("", text)
    assert not [sign for sign in bare if unicodedata.category(sign) == "Cc" and sign != "\n"]


RUNS = st.lists(
    st.tuples(st.sampled_from(("equal", "delete", "insert")), st.text("[]{}+-\\ ab", min_size=1, max_size=6)),
    max_size=5,
)


@settings(max_examples=400, deadline=None)
@examples(runs=RUNS)
def test_marks_of_the_page_are_told_from_ours(runs: list[tuple[Op, str]]) -> None:
    # Neighbours of one kind are one run.
    runs = [(op, "".join(text for _, text in group)) for op, group in groupby(runs, key=lambda run: run[0])]
    written = "".join(word for op, text in runs for word, _ in marked(op, text, colour=False))
    marks = [(op, text.strip()) for op, text in runs if op != "equal" and text.strip()]
    found, place = [], 0
    while (begin := re.compile(r"\[-|\{\+").search(written, place)) is not None:
        op: Op = "delete" if begin[0] == "[-" else "insert"
        end = written.index("-]" if op == "delete" else "+}", begin.end())
        found.append((op, unescaped(written[begin.end() : end])))
        place = end + 2
    assert found == marks


def unescaped(text: str) -> str:
    """Return the words of a page, without the backslashes that were added."""
    return re.sub(r"(?<=\[)\\(?=\\*-)|(?<=-)\\(?=\\*\])|(?<=\{)\\(?=\\*\+)|(?<=\+)\\(?=\\*\})", "", text)


def test_a_redline_of_marks() -> None:
    old, new = "# T\n\nWe write [-this-] and {+that+} here.\n", "# T\n\nWe write [-this-] here.\n"
    text = render_text(given(old, new, width=100))
    assert r"We write [\-this-\] [-and {\+that+\}-] here." in text
    assert r"[-this-] " in render_text(given(old, new, width=100, colour=True))
