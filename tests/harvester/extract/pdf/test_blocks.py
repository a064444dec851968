"""Printed lines become headings and paragraphs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harvester.extract.pdf.blocks import TextBlock, blocks_of, markdown_of
from harvester.extract.pdf.printed import PrintedLine

WIDTH = 5.0  # points of a letter
LINE = 100  # letters in a full line
SENTENCE = "we keep what you tell us for as long as your account is open and no longer than the law allows"
WORDS = SENTENCE.split()


def line(
    text: str,
    baseline: float,
    *,
    left: float = 70,
    size: float = 10,
    is_bold: bool = False,
    divided: bool = False,
) -> PrintedLine:
    """Return a printed line whose letters are all of one width."""
    right = left + len(text) * WIDTH * size / 10
    return PrintedLine(text, left, right, baseline, size, is_bold, divided)


def printed(paragraph: str, top: float, *, size: float = 10, is_bold: bool = False) -> list[PrintedLine]:
    """Return a paragraph as it is set: full lines, then what is left."""
    lines: list[PrintedLine] = []
    words = paragraph.split()
    while words:
        row = words.pop(0)
        while words and len(row) + len(words[0]) < LINE:
            row += f" {words.pop(0)}"
        lines.append(line(row, top - len(lines) * size * 1.2, size=size, is_bold=is_bold))
    return lines


def prose(words: int, start: int = 0) -> str:
    """Return a sentence of so many words."""
    return " ".join(WORDS[(start + place) % len(WORDS)] for place in range(words)).capitalize() + "."


def page_of(*paragraphs: str, top: float = 780, gap: float = 8) -> list[PrintedLine]:
    """Return a page with paragraphs set one under the other."""
    lines: list[PrintedLine] = []
    for paragraph in paragraphs:
        lines += printed(paragraph, top)
        top = lines[-1].baseline - 12 - gap
    return lines


def texts(blocks: list[TextBlock]) -> list[str]:
    """Return the words of the blocks."""
    return [block.text for block in blocks]


def test_a_paragraph_is_not_cut_at_its_lines() -> None:
    paragraphs = [prose(60), prose(45, 3), prose(80, 7)]
    assert texts(blocks_of([page_of(*paragraphs)])) == paragraphs


def test_paragraphs_without_a_gap_are_told_by_their_last_lines() -> None:
    paragraphs = [prose(47), prose(49, 5), prose(50, 2)]
    assert texts(blocks_of([page_of(*paragraphs, gap=0)])) == paragraphs


def test_large_and_bold_lines_are_headings() -> None:
    top = [line("Privacy Policy", 780, size=18), line("1. What we collect", 750, is_bold=True)]
    found = blocks_of([top + page_of(prose(60), prose(60, 4), top=730)])
    assert [block.level for block in found] == [1, 2, 0, 0]
    assert markdown_of(found).startswith("# Privacy Policy\n\n## 1. What we collect\n\nWe keep")


def test_a_title_in_two_centred_lines_is_one_heading() -> None:
    top = [
        line("Data Protection Policy of the", 780, left=200, size=16),
        line("Example Works", 760, left=264, size=16),
    ]
    assert blocks_of([top + page_of(prose(60), top=730)])[0] == TextBlock(
        "Data Protection Policy of the Example Works", 1
    )


def test_a_document_in_bold_has_no_headings_for_it() -> None:
    found = blocks_of([[*printed(prose(60), 780, is_bold=True), line("Contact us", 700, is_bold=True)]])
    assert [block.level for block in found] == [0, 0]


def test_a_long_bold_paragraph_is_no_heading() -> None:
    found = blocks_of([printed(prose(40), 780, is_bold=True) + page_of(prose(200), top=700)])
    assert [block.level for block in found] == [0, 0]


@pytest.mark.parametrize("foot", ["{n}", "Page {n} of 9", "- {n} -", "Example Works · version 3 · {n}"])
def test_what_stands_at_the_edge_of_each_page_goes(foot: str) -> None:
    pages = [
        [line("Example Works", 820), *page_of(prose(60, n), prose(60, n + 3)), line(foot.format(n=n), 30)]
        for n in range(1, 5)
    ]
    assert texts(blocks_of(pages)) == [text for n in range(1, 5) for text in (prose(60, n), prose(60, n + 3))]


def test_a_sentence_goes_on_over_the_page() -> None:
    lines = printed(prose(90), 780)
    first, second = lines[:3], [line(one.text, 780 - place * 12) for place, one in enumerate(lines[3:])]
    assert texts(blocks_of([first, second])) == [prose(90)]


def test_items_begin_on_lines_of_their_own() -> None:
    items = ["• your name;", "• your address;", "(a) at once;", "2. later.", "3.1 never."]
    page = page_of(prose(60)) + [line(text, 700 - place * 12) for place, text in enumerate(items)]
    assert texts(blocks_of([page]))[1:] == items


def test_a_divided_word_is_put_together() -> None:
    full = "x" * (LINE - 8)
    page = [line(f"{full} compa", 780, divided=True), line("nies", 768)]
    assert texts(blocks_of([page])) == [f"{full} companies"]


def test_text_that_looks_like_markup_stays_text() -> None:
    assert markdown_of([TextBlock("# 3 is our flat"), TextBlock("+ 1 day"), TextBlock("#hashtag")]) == (
        "\\# 3 is our flat\n\n\\+ 1 day\n\n#hashtag"
    )


@given(st.lists(st.integers(5, 120), min_size=1, max_size=6), st.integers(0, 12))
def test_no_word_is_lost_or_added(lengths: list[int], gap: int) -> None:
    paragraphs = [prose(length, length) for length in lengths]
    found = blocks_of([page_of(*paragraphs, top=5000, gap=gap)])
    assert " ".join(texts(found)).split() == " ".join(paragraphs).split()


def test_cells_of_a_table_are_no_headings() -> None:
    row = replace(line("Level Answer", 700, is_bold=True), is_row=True)
    below = line("time", 688, left=300, is_bold=True)
    title = line("Scope", 640, is_bold=True)
    blocks = blocks_of([[*printed(prose(60), 780), row, below, title, *printed(prose(60), 620)]])
    assert [block.text for block in blocks if block.level] == ["Scope"]


def test_a_bold_word_beside_its_definition_is_no_heading() -> None:
    word, goes_on = line("Keeper of", 700, is_bold=True), line("books", 688, is_bold=True)
    definition = [line("whoever writes down what came and what went", at, left=200) for at in (700, 688)]
    blocks = blocks_of([[*printed(prose(60), 780), word, goes_on, *definition, *printed(prose(60), 640)]])
    assert not any(block.level for block in blocks)


def test_a_running_head_is_told_by_its_first_letters() -> None:
    feet = ["HX-09, Rev. AA Page 1 of 3", "HX -09, Rev. AA Page 2 of 3", "HX-09, Rev. AA Page"]
    pages = [[*page_of(prose(60, at), prose(50, at)), line(foot, 30)] for at, foot in enumerate(feet)]
    assert not any("HX" in text for text in texts(blocks_of(pages)))
