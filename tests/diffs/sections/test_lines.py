"""Lines and bold stretches."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diffs.sections.lines import bold_spans, lines_of

PIECES = st.sampled_from(
    ["**", "__", "*", "_", "a", " ", "\n", "\n\n", "\r\n", "\r", "\\**", "\u2028", "\f", "1. "]
)


@pytest.mark.parametrize(
    ("text", "bold"),
    [
        ("a **b** c **d**", ["**b**", "**d**"]),
        ("**a  \n** b", ["**a  \n**"]),
        ("a **  \nb** c", ["**  \nb**"]),
        ("__a__ **b**", ["__a__", "**b**"]),
        ("**a __b__ c**", ["**a __b__ c**"]),
        ("** a footnote", []),
        ("**a\n\nb**", []),
        ("**a\r\nb**", ["**a\r\nb**"]),
        ("**a\r\n\r\nb**", []),
        ("**a****\n* b\n**c**", ["**a**", "**c**"]),
        ("\\**a**", []),
        ("**" + "a" * 2000 + "** **b**", ["**b**"]),
    ],
)
def test_bold_stretches(text: str, bold: list[str]) -> None:
    assert [text[left:right] for left, right in bold_spans(text)] == bold


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("**Scope**", True),
        (" **Scope** :  ", True),
        ("  1. **Scope**", True),
        ("1\\. **Scope**", True),
        ("  * **Scope**", True),
        ("|  **Scope** |", True),
        ("**Scope** (of this notice)", True),
        ("**Right to ****limits** **of use**", True),
        ("**Scope** of this notice", False),
        ("The **Scope**", False),
        ("****", False),
        ("Scope", False),
    ],
)
def test_a_line_that_is_bold_all_over(text: str, covered: bool) -> None:
    (line,) = lines_of(text)
    assert (line.bold is not None) is covered


def test_what_a_line_knows_of_itself() -> None:
    first, second, third = lines_of("  A  \r\nB\r\n\r\n\tC")
    assert (first.text, first.indent, first.gap, first.breaks) == ("A", 2, True, True)
    assert (second.text, second.indent, second.gap, second.breaks) == ("B", 0, False, False)
    assert (third.text, third.indent, third.gap, third.breaks) == ("C", 1, True, False)


def test_a_row_of_a_table_has_words_on_both_sides_of_a_bar() -> None:
    assert [line.table for line in lines_of("a | b\n| a\n  |  \n---|---\na |")] == [
        True,
        False,
        False,
        True,
        False,
    ]


@settings(deadline=None, max_examples=200)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_lines_and_stretches_are_in_order_and_lie_in_the_text(text: str) -> None:
    lines = lines_of(text)
    position = 0
    for line in lines:
        assert position <= line.start < line.end <= len(text)
        assert text[line.start : line.end].strip() == line.text != ""
        position = line.end
    position = 0
    for left, right in bold_spans(text):
        assert position <= left < right <= len(text)
        position = right
