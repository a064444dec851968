"""Edits by words: clean_up, exact, mirrored, and silent about what is cosmetic."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import diffs.words.words
from diffs.records import Change, Edit
from diffs.text.essence import essence
from diffs.words.words import edits, reworded, words_added, words_removed

WORDS = [
    "we",
    "may",
    "will",
    "share",
    "sell",
    "the",
    "of",
    "your",
    "information",
    "no",
    "where",
    "nowhere",
    "third-party",
]
GLYPHS = [
    ",",
    ".",
    "30",
    "1.5",
    "“",
    "”",
    '"',
    "–",
    "-",
    "\n\n",
    "\n* ",
    "\u00a0",
    "  ",
    "人",
    "民",
    "é",
    "e\u0301",
    "\u00ad",
]
MARKUP = [
    "**",
    "_",
    "*",
    "`",
    "&nbsp;",
    "&#146;",
    "\\*",
    "\\",
    "<",
    "|",
    "[",
    "](",
    "[we](//a.example)",
    "[we](//b.example)",
]
TEXT = st.lists(st.sampled_from([*WORDS, *GLYPHS, *MARKUP, " ", " ", " "]), max_size=25).map("".join)
RELATED = st.tuples(TEXT, TEXT, TEXT, TEXT).map(
    lambda part: (part[0] + part[1] + part[2], part[0] + part[3] + part[2])
)


def marked(old: str, new: str) -> str:
    """Return the edits as wdiff writes them."""
    frames = {"equal": "{}", "delete": "[-{}-]", "insert": "{{+{}+}}"}
    return "".join(frames[edit.op].format(edit.text) for edit in edits(old, new))


def change(old: str, new: str) -> Change:
    """Return a change with the edits of two bodies."""
    return Change(("reworded",), None, None, (), 0.0, edits(old, new))


@pytest.mark.parametrize(
    ("old", "new", "write_edits"),
    [
        ("We may use it.", "We will use it.", "We [-may-]{+will+} use it."),
        (
            "share the data now",
            "disclose the information now",
            "[-share the data-]{+disclose the information+} now",
        ),
        ("We use it.\n", "We may use it.\n", "We {+may +}use it.\n"),
        ("a, b", "a b", "a[-,-] b"),
        ("in 30 days", "in 60 business days", "in [-30-]{+60 business+} days"),
        ("no where", "nowhere", "[-no where-]{+nowhere+}"),
        ("See a. We buy. Go.", "See a. We sell. We buy. Go.", "See a. {+We sell. +}We buy. Go."),
        ("informed", "information", "[-informed-]{+information+}"),
        ("opt-in", "opt-out", "[-opt-in-]{+opt-out+}"),
        ("at a.example now", "at b.example now", "at [-a.example-]{+b.example+} now"),
        ("", "New.", "{+New.+}"),
        ("Old.", "", "[-Old.-]"),
        ("Same.", "Same.", "Same."),
    ],
)
def test_edits_are_words(old: str, new: str, write_edits: str) -> None:
    assert marked(old, new) == write_edits


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("We may\u00a0use it", "We may use it"),
        ("the “Site”", 'the "Site"'),
        ("our [terms](http://a.example)", "our [terms](http://b.example)"),
        ("our [terms](http://a.example)", "our terms"),
        ("we **will** not", "we will not"),
        ("Apple&#146;s", "Apple’s"),
        ("2010 – 2012", "2010-2012"),
        ("* one\n* two", "- one\n- two"),
    ],
)
def test_what_is_cosmetic_is_no_word(old: str, new: str) -> None:
    told = change(old, new)
    assert words_added(told) == words_removed(told) == 0
    assert reworded(old, new).cosmetic
    assert reworded(old, new).similarity == 1.0


def test_cosmetic_differences_beside_words_do_not_count() -> None:
    told = change(
        "the “Site” may\u00a0use [it](http://a.example)", 'the "Site" will use [it](http://b.example)'
    )
    assert (words_removed(told), words_added(told)) == (1, 1)


def test_a_comma_counts_as_one() -> None:
    assert (words_removed(change("a, b", "a b")), words_added(change("a, b", "a b"))) == (1, 0)
    assert (words_removed(change("a, b", "a; b")), words_added(change("a, b", "a; b"))) == (1, 1)


def test_words_are_counted_without_punctuation() -> None:
    told = Change(("added",), None, None, (), 0.0, (Edit("insert", "We may, in 30 days, share it."),))
    assert (words_removed(told), words_added(told)) == (0, 7)


def test_similarity_is_the_share_of_words_kept() -> None:
    assert reworded("one two three four", "one two three five").similarity == 0.75
    assert reworded("one two", "three four").similarity == 0.0
    assert reworded("one two three", "one").similarity == 0.5
    assert reworded("!", "?").similarity == 0.0


@settings(max_examples=400, deadline=None)
@given(RELATED)
def test_laws(texts: tuple[str, str]) -> None:
    """Both sides come back; the mirror mirrors; words are told if and only if the essences differ."""
    old, new = texts
    found, mirror = reworded(old, new), reworded(new, old)
    assert "".join(edit.text for edit in found.edits if edit.op != "insert") == old
    assert "".join(edit.text for edit in found.edits if edit.op != "delete") == new
    assert mirror.similarity == found.similarity
    there, back = change(old, new), change(new, old)
    assert (words_added(there), words_removed(there)) == (words_removed(back), words_added(back))
    assert (
        (words_added(there) + words_removed(there) == 0) == (essence(old) == essence(new)) == found.cosmetic
    )


def test_the_size_guard_tells_a_passage_as_replaced_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    old = "Same here at first. " + " ".join(f"old{at} the" for at in range(40)) + ". Same here at last."
    new = "Same here at first. " + " ".join(f"new{at} the" for at in range(40)) + ". Same here at last."
    assert not reworded(old, new).coarse
    monkeypatch.setattr(diffs.words.words, "LARGEST_TABLE", 100)
    found = reworded(old, new)
    assert found.coarse
    assert [edit.op for edit in found.edits] == ["equal", "delete", "insert", "equal"]
    assert found.edits[0].text == "Same here at first. "


def test_more_words_than_there_are_characters_are_told_as_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diffs.words.words, "_MOST_KEYS", 3)
    found = reworded("a b c", "a b d")
    assert found.coarse
    assert [edit.text for edit in found.edits] == ["a b c", "a b d"]


def test_more_words_than_sixteen_bits_hold_are_told_apart() -> None:
    old = " ".join(f"w{at}" for at in range(70_000))
    new = old.replace("w66000 ", "x ").replace("w300 ", "y ")
    assert [edit.text for edit in edits(old, new) if edit.op != "equal"] == ["w300", "y", "w66000", "x"]
