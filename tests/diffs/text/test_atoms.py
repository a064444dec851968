"""Atoms: what counts in a text, and where it stands."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diffs.text.atoms import count_words, count_words_apart, is_word, read_atoms, read_keys
from diffs.text.essence import essence_of

MARKDOWN = st.text(alphabet="ab1 .,-*_[](){}<>|\\`#&;:/@'\"\n\u00a0\u00ad\u200b“’–é人", max_size=60)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("We may share it.", ["We", "may", "share", "it", "."]),
        ("Nikon's third-party shops", ["Nikon's", "third-party", "shops"]),
        ("1,000.50 within 30 days", ["1,000.50", "within", "30", "days"]),
        (
            "see example.com/a or mail me@example.com.",
            ["see", "example.com", "/", "a", "or", "mail", "me@example.com", "."],
        ),
        ("at https://example.com/a-b?c=1, now", ["at", "https://example.com/a-b?c=1", ",", "now"]),
        ("**I**nfo", ["Info"]),
        ("no **where**", ["no", "where"]),
        ("no**where in** use**(see below)**", ["nowhere", "in", "use", "(", "see", "below", ")"]),
        ("snake_case and snake\\_case", ["snake_case", "and", "snake_case"]),
        ('[our terms](https://example.com/t "T")', ["our", "terms"]),
        ("[1] and [broken (x)", ["[", "1", "]", "and", "[", "broken", "(", "x", ")"]),
        ("<https://example.com/x>", ["https://example.com/x"]),
        ("# Title\n\n* one\n* two\n\n* * *\n", ["Title", "one", "two"]),
        ("a | b\n---|---\nc | d", ["a", "b", "c", "d"]),
        ("Apple&#146;s&nbsp;R&amp;D", ["Apple's", "R", "&", "D"]),
        ("price* applies, *only* here", ["price", "*", "applies", ",", "only", "here"]),
        ("個人 情報", ["個", "人", "情", "報"]),
        ("e\u0301t\u00ade", ["éte"]),
    ],
)
def test_atoms_are_what_counts(text: str, keys: list[str]) -> None:
    assert list(read_atoms(text).keys) == keys


@settings(max_examples=300, deadline=None)
@given(MARKDOWN)
def test_atoms_stand_in_order_and_apart(text: str) -> None:
    atoms = read_atoms(text)
    places = [at for span in zip(atoms.starts, atoms.ends, strict=True) for at in span]
    assert len(atoms.keys) == len(atoms.starts)
    assert places == sorted(places)
    assert all(start < end for start, end in zip(atoms.starts, atoms.ends, strict=True))
    assert all(end <= start for end, start in pairwise([0, *places, len(text)]))
    assert not any(key.isspace() or not key for key in atoms.keys)


PIECES = st.one_of(
    st.sampled_from(
        ["we", "don’t", "third-party", "e\u0301t\u0301", "ʼn", "\u0301a", "1,000", "www.", "http://"]
    ),
    st.sampled_from("(),.;:?!-*_[]|\\人“\n\u00a0\u200b"),
    st.sampled_from(["](", "**", "&amp;", "  "]),
    st.just(" "),
    st.just(" "),
)


@settings(max_examples=500, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_words_in_a_run_are_read_as_each_is_by_itself(text: str) -> None:
    """A tab ends a run: then each word is read alone."""
    assert read_keys(text) == read_keys(text.replace(" ", "\t"))


@settings(max_examples=500, deadline=None)
@given(st.one_of(MARKDOWN, st.lists(PIECES, max_size=30).map("".join)))
def test_keys_are_those_of_the_atoms(text: str) -> None:
    assert read_keys(text) == read_atoms(text).keys


@settings(max_examples=500, deadline=None)
@given(st.one_of(MARKDOWN, st.lists(PIECES, max_size=30).map("".join)))
def test_words_are_as_many_if_the_first_line_is_read_by_itself(text: str) -> None:
    assert count_words_apart(text) == count_words(text)


@pytest.mark.parametrize("title", ["# [Terms", "# *Terms", "# Terms\\", "# &#91;Terms"])
def test_what_begins_in_the_title_goes_on_below(title: str) -> None:
    text = f"{title}\nof use](http://a.example/one/two)*"
    assert count_words_apart(text) == count_words(text)


def test_atoms_of_a_run_stand_where_their_words_stand() -> None:
    text = "No. “We “don’t keep (or sell) it, e\u0301ve\u0301n.\nNever. 当社 “は"
    atoms = read_atoms(text)
    words = [text[start:end] for start, end in zip(atoms.starts, atoms.ends, strict=True)]
    assert " ".join(words) == "No . “ We “ don’t keep ( or sell ) it , e\u0301ve\u0301n . Never . 当 社 “ は"
    assert atoms.keys[5] == "don't"


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80))
def test_every_letter_is_in_an_atom_or_in_markup(text: str) -> None:
    plain = "".join(character for character in text if character.isalnum() and character.isascii())
    read = "".join(read_atoms(plain).keys)
    assert read == plain


@pytest.mark.parametrize(
    "part",
    [
        "*",
        "_a",
        "[",
        "](",
        "a.",
        "a@",
        "\\",
        "&",
        "- ",
        "\n-",
        "|",
        "<a",
        "=",
        "a-",
        "(",
        "a ",
        "(a) ",
        "a\n",
    ],
)
def test_repetition_does_not_blow_up(part: str) -> None:
    """Twenty thousand of anything are read at once; a pattern that backtracks would not come back at all."""
    assert read_atoms(part * 20_000).text == part * 20_000


def test_white_space_beside_a_dash_or_stop_counts_for_nothing() -> None:
    assert essence_of(read_atoms("2010 – 2012").keys) == essence_of(read_atoms("2010-2012").keys)
    assert essence_of(read_atoms("the end. a start").keys) == essence_of(read_atoms("the end.a start").keys)
    assert essence_of(read_atoms("1. 5").keys) != essence_of(read_atoms("1.5").keys)


def test_punctuation_is_no_word() -> None:
    assert [is_word(key) for key in ("may", "30", "third-party", ",", "“", "個")] == [True] * 3 + [
        False
    ] * 2 + [True]
