"""Edits laid out as paragraphs: words without markup, numbers on both sides, folds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diffs import compare, essence
from diffs.records import Edit, Op
from diffs.render.paragraphs import paragraphs, run_on
from diffs.words.words import edits
from tests.support.markdown_pieces import TEXTS
from tests.support.shared import SHARED, needs_shared


def laid(old: str, new: str) -> list[str]:
    """Each paragraph as numbers, kind and marked words."""
    marks = {"equal": "{}", "insert": "+{}+", "delete": "-{}-"}
    told = []
    for one in paragraphs(edits(old, new)):
        words = "".join(marks[run.op].format(run.text) for run in one.runs)
        told.append(f"{one.before or ''}:{one.after or ''} {'•' * one.item}{words}")
    return told


def test_words() -> None:
    assert laid("We may sell it.\n\nYou rest.\n", "We will sell it.\n\nYou rest.\n") == [
        "1:1 We -may-+will+ sell it.",
        "2:2 You rest.",
    ]


def test_a_paragraph_that_came() -> None:
    assert laid("One.\n\nTwo.\n", "One.\n\nNew.\n\nTwo.\n") == ["1:1 One.", ":2 +New.+", "2:3 Two."]


def test_markup_is_seen_on_each_side_for_itself() -> None:
    assert laid("_Effective May 1, 2010_\n", "_Effective June 2, 2012_  \n") == [
        "1:1 Effective -May 1, 2010-+June 2, 2012+"
    ]
    assert laid("**Ask** [us](http://a.example/x) now", "Ask [them](http://b.example/y) now") == [
        "1:1 Ask -us-+them+ now"
    ]


def test_what_differs_cosmetically_is_not_marked() -> None:
    assert laid('We "care" now.', "We “care” **now**.") == ["1:1 We “care” now."]


def test_lists() -> None:
    assert laid("  * one\n  * two\n", "  * one\n  * two\n    * three\n") == [
        "1:1 •one",
        "2:2 •two",
        ":3 ••+three+",
    ]


def test_an_old_passage_stands_before_the_one_that_replaced_it() -> None:
    old = (Edit("delete", "Old one.\n\nOld two."), Edit("insert", "New one.\n\nNew two."))
    assert [(one.op, one.runs[0].text) for one in paragraphs(old)] == [
        ("delete", "Old one."),
        ("delete", "Old two."),
        ("insert", "New one."),
        ("insert", "New two."),
    ]


def test_lines_that_follow_closely() -> None:
    assert [one.close for one in paragraphs((Edit("equal", "a  \nb\n\nc"),))] == [False, True, False]


def test_control_characters_do_not_pass() -> None:
    (paragraph,) = paragraphs((Edit("equal", "a\x1b[31mb\u202ec\x07"), Edit("insert", "\x9bd")))
    assert [run.text for run in paragraph.runs] == ["a[31mbc", "d"]


@settings(max_examples=300, deadline=None)
@given(TEXTS | st.text(max_size=30), TEXTS | st.text(max_size=30))
def test_every_word_of_both_sides_is_shown(old: str, new: str) -> None:
    shown = paragraphs(edits(old, new))
    for side, other in ((old, "insert"), (new, "delete")):
        told = " ".join("".join(run.text for run in one.runs if run.op != other) for one in shown)
        letters = [sign for sign in essence(side) if sign.isalpha()]
        assert [sign for sign in essence(told) if sign.isalpha()] == letters or "http" in side or "\\" in side
    assert [one.before for one in shown if one.before] == list(
        range(1, 1 + sum(one.before is not None for one in shown))
    )


@needs_shared
def test_nothing_is_lost_between_neighbours_of_real_policies() -> None:
    files = sorted((SHARED / "dates").glob("*.txt"))
    for before, after in list(pairwise(files))[::8]:
        for change in compare(
            before.read_text("utf-8", "replace"), after.read_text("utf-8", "replace")
        ).changes:
            shown = paragraphs(change.edits)
            for other in ("insert", "delete"):
                side = "".join(edit.text for edit in change.edits if edit.op != other)
                told = " ".join("".join(run.text for run in one.runs if run.op != other) for one in shown)
                assert re.sub(r"\W", "", essence(told)) == re.sub(r"\W", "", essence(side)), before.name


def test_paragraphs_run_on_line_by_line() -> None:
    old, new = (
        "We **may** sell it.\n\nFor:\n\n  * oil\n",
        "We will sell it.\n\nFor:\n\n  * oil\n  * wicks\n  * glass\n",
    )
    found = run_on(paragraphs(edits(old, new)))
    assert [(run.op, run.text) for run in found] == [
        ("equal", "We "),
        ("delete", "may"),
        ("insert", "will"),
        ("equal", " sell it.\nFor:\n• oil\n"),
        ("insert", "• wicks\n• glass"),
    ]
    assert run_on([]) == ()


def read(runs: Iterable[Edit], other: Op) -> list[str]:
    """Return the words and bullets of one side of some runs; a space before punctuation does not count."""
    return re.findall(r"\w+|[^\w\s]", "".join(run.text for run in runs if run.op != other))


@pytest.mark.parametrize("gone", [False, True], ids=["a new item", "an item that is gone"])
def test_an_item_on_one_side_puts_no_bullet_into_the_other(gone: bool) -> None:
    short = "  * answer you;\n  * tell you; and\n  * send you mail.\n"
    long = "  * answer you;\n  * tell you;\n  * learn from you; and\n  * send you mail.\n"
    found = run_on(paragraphs(edits(long, short) if gone else edits(short, long)))
    assert read(found, "delete" if gone else "insert").count("•") == 3
    assert read(found, "insert" if gone else "delete").count("•") == 4


def test_a_new_heading_mark_does_not_join_old_words() -> None:
    marked = (Edit("delete", "we keep"), Edit("insert", "###"), Edit("equal", " it and"))
    assert read(run_on(paragraphs(marked)), "insert") == ["we", "keep", "it", "and"]


WORDS = ("we", "may", "sell", "your", "data", "and", "keep", "cookies")
_LINES = st.lists(
    st.tuples(
        st.sampled_from(["", "  * ", "    * ", "- ", "### ", "> "]),
        st.lists(
            st.sampled_from(WORDS),
            min_size=1,
            max_size=6,
        ),
        st.sampled_from([";", ".", ""]),
    ),
    min_size=1,
    max_size=5,
)


@given(_LINES, _LINES, st.sampled_from(["\n", "\n\n"]))
@settings(max_examples=150, deadline=None)
def test_each_side_of_an_excerpt_says_what_its_text_says(
    old: list[tuple[str, list[str], str]], new: list[tuple[str, list[str], str]], gap: str
) -> None:
    texts = [gap.join(f"{mark}{' '.join(words)}{end}" for mark, words, end in lines) for lines in (old, new)]
    found = run_on(paragraphs(edits(*texts)))
    others: tuple[Op, Op] = ("insert", "delete")
    for text, other in zip(texts, others, strict=True):
        alone = run_on(paragraphs([Edit("equal", text)]))
        assert read(found, other) == read(alone, other)
