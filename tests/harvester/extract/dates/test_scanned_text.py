"""Lines, tables and lists of a policy."""

from __future__ import annotations

import pytest

from harvester.extract.dates import scanned_text as dated_page
from harvester.extract.dates.scanned_text import ScannedText


def test_lines() -> None:
    scanned_text = ScannedText("# Lamps\n\ntext\n")
    assert [scanned_text.line_span(number) for number in range(5)] == [
        (0, 7),
        (8, 8),
        (9, 13),
        (14, 14),
        (14, 14),
    ]
    assert [scanned_text.line_number(offset) for offset in (0, 7, 8, 9, 13)] == [0, 0, 1, 2, 2]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("a | b\n---|---\nc | d", (14, 19)),
        ("| a | b |\n|:--|--:|\n| c | d |", (20, 29)),
        ("a | b\n---|---", (13, 13)),
        ("a | b\nc | d", None),
        ("a\n---|---\nb", None),
    ],
)
def test_the_row_below_the_head_of_a_table(text: str, row: tuple[int, int] | None) -> None:
    assert ScannedText(text).row_below(0) == row


@pytest.mark.parametrize(
    ("heading", "holds"),
    [
        ("## Previous versions", "archive"),
        ("**Archive**", "archive"),
        ("Frühere Fassungen", "archive"),
        ("## Change log", "log"),
        ("Revision history:", "log"),
        ("改定履歴", "log"),
        ("## Contact", None),
    ],
)
def test_a_heading_says_what_its_list_holds(heading: str, holds: str | None) -> None:
    scanned_text = ScannedText(f"{heading}\n\n* May 1, 2012\n* May 2, 2012\n")
    block = scanned_text.block_at(scanned_text.text.index("2012"))
    assert (block.holds if block else None) == holds


def test_another_heading_or_a_paragraph_ends_a_list() -> None:
    for heading, end in (
        ("## Change log", "## Contact"),
        ("Change log", "We tell you what we change here. " * 9),
    ):
        scanned_text = ScannedText(f"{heading}\n\n* May 1, 2012\n\n{end}\n\nMay 3, 2012")
        assert scanned_text.block_at(scanned_text.text.rindex("May")) is None
        assert [scanned_text.text[start:stop].count("2012") for start, stop, _ in scanned_text.logs()] == [1]


def test_the_edges_are_the_first_and_the_last_lines_with_words() -> None:
    scanned_text = ScannedText("\n\n".join(f"line {number}" for number in range(40)))
    assert scanned_text.edges == frozenset([*range(0, 24, 2), *range(56, 80, 2)])
    assert ScannedText("\n * \n\nMay 1, 2012\n").edges == frozenset([3])


def test_of_a_text_with_too_many_dates_the_first_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dated_page, "MOST_DATES", 2)
    scanned_text = ScannedText("May 1, 2010\nMay 2, 2010\nMay 3, 2010\n")
    assert [written[0] for written in scanned_text.dates] == ["May 1, 2010", "May 2, 2010"]
