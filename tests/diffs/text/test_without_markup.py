"""Markdown as words."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import diffs.text.without_markup
from diffs.text.without_markup import legible, unmarked


def test_the_examples_of_the_docs_hold() -> None:
    assert doctest.testmod(diffs.text.without_markup).failed == 0


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("**1\\. Data** and *more*, _all_ of it", "1. Data and more, all of it"),
        ("[Ask us](mailto:a@lamps.example) now", "Ask us now"),
        ('![logo](/a.png "Lamps")', "logo"),
        ("a snake_case_name * 2", "a snake_case_name * 2"),
        ("7*7 is not 77", "7*7 is not 77"),
        ("## Heading", "Heading"),
        ("Apple&#146;s&nbsp;pie &lt;b&gt;", "Apple’s pie <b>"),
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
    ],
)
def test_words(markdown: str, words: str) -> None:
    assert legible(markdown) == words


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_never_raises_and_keeps_lines(text: str) -> None:
    legible(text)
    assert unmarked(text).count("\n") <= text.count("\n")
