"""Bare words stand where they stood."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harvester.extract.dates.bare import bare_words


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(), st.text(alphabet="*_[]()<>&;#\\`~| \na1\u00a0")))
def test_nothing_moves(text: str) -> None:
    words = bare_words(text)
    assert len(words) == len(text)
    assert all(words[i] == "\n" for i, sign in enumerate(text) if sign == "\n")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("**Updated:** July", "Updated: July"),
        ("_Effective_ May", "Effective May"),
        ("the snake_case name", "the snake_case name"),
        (
            "[Last updated](https://lamps.example/a_b 'x') May",
            "Last updated (https://lamps.example/a_b 'x') May",
        ),
        ("[Last updated](https://lamps.example/a_b) May", "Last updated May"),
        ("## Updated", "Updated"),
        ("Lamps\n   ### Updated\n> # May", "Lamps Updated # May"),
        ("    ## four columns\n####### seven", "## four columns ####### seven"),
        ("No. #1", "No. #1"),
        ("_a _b_ c_d", "a b c_d"),
        ("<!-- May --> 1 > 0 &c &nbsp", "1 > 0 &c &nbsp"),
        ("202__2_ and 20**24**", "2022 and 2024"),
        ("Mise a\u0300 jour, e\u0301te\u0301", "Mise à jour, été"),
        ("1\\. First", "1. First"),
        ("May&nbsp;1", "May 1"),
        ("May\u00a01, ２０１９年", "May 1, 2019年"),
        ("更新日：", "更新日:"),
        ("last_updated: 2024", "last updated: 2024"),
        ("the key last_updated is", "the key last_updated is"),
        ("<b>Updated</b> 2 < 3", "Updated 2 < 3"),
    ],
)
def test_only_words_are_left(text: str, words: str) -> None:
    assert " ".join(bare_words(text).split()) == words


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Lamps<br>Updated", ["Lamps", "Updated"]),
        ("<p>Lamps</p><p class='x'>Updated</p>", ["Lamps", "Updated"]),
        ("Lamps <b>Ltd.</b>", ["Lamps Ltd."]),
        ("<p>\nLamps\n</p>", ["Lamps"]),
    ],
)
def test_tags_between_words_end_lines(text: str, lines: list[str]) -> None:
    assert [" ".join(line.split()) for line in bare_words(text).splitlines() if line.strip()] == lines
