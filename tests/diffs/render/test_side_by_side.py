"""A change in two columns, each laid out from its own body."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diffs import compare
from diffs.records import Edit, Op
from diffs.render.paragraphs import Paragraph, paragraphs
from diffs.render.side_by_side import FoldedRows, SideRow, folded_rows, rows
from diffs.words.words import edits
from tests.support.markdown_pieces import TEXTS
from tests.support.shared import SHARED, needs_shared

MARKS = {"equal": "{}", "insert": "+{}+", "delete": "-{}-"}


def shown(side: Paragraph | None) -> str:
    """Return the words of a side with its marks, or ``""``."""
    if side is None:
        return ""
    return "•" * side.item + "".join(MARKS[run.op].format(run.text) for run in side.runs)


def laid(old: str, new: str) -> list[tuple[str, str]]:
    return [(shown(row.before), shown(row.after)) for row in rows(edits(old, new))]


def test_an_insertion_inside_a_line_leaves_the_line_whole() -> None:
    old = "17\\. Law\n\n18\\. Miscellaneous\n"
    new = "17\\. Law\n\n18\\. Data Processing Agreement\n\n19\\. Miscellaneous\n"
    assert [before for before, _ in laid(old, new) if before] == ["17. Law", "18. Miscellaneous"]
    assert laid(old, new)[-1] == ("18. Miscellaneous", "+19. +Miscellaneous")
    # The redline of the same edits counts the same paragraphs, although it shows the line in two parts.
    assert [one.before for one in paragraphs(edits(old, new)) if one.before] == [1, 2]


def test_what_took_the_place_of_what_stands_beside_it() -> None:
    assert laid("One.\n\nOil burns.\n\nEnd.\n", "One.\n\nGas glows.\n\nMore.\n\nEnd.\n") == [
        ("One.", "One."),
        ("-Oil burns-.", "+Gas glows.+"),
        ("", "+More+."),
        ("End.", "End."),
    ]


def test_a_paragraph_that_was_divided_stands_beside_its_longer_part() -> None:
    assert laid(
        "We keep oil. We never sell the oil of lamps.\n", "We keep oil.\n\nWe never sell the oil of lamps.\n"
    ) == [
        ("", "We keep oil."),
        ("We keep oil. We never sell the oil of lamps.", "We never sell the oil of lamps."),
    ]


@pytest.mark.parametrize(
    ("old", "new", "row"),
    [
        ('We "care" now.', "We “care” **now**.", ('We "care" now.', "We “care” now.")),
        ("See [us](http://a.example).", "See [us](http://b.example).", ("See us.", "See us.")),
        ("  * oil\n", "  * gas\n", ("•-oil-", "•+gas+")),
        ("oil [a] and", "oil [a](http://x.example) and", ("oil -[-a-]- and", "oil a and")),
    ],
    ids=["glyphs", "targets", "items", "brackets"],
)
def test_markup_is_seen_on_each_side_for_itself(old: str, new: str, row: tuple[str, str]) -> None:
    assert laid(old, new) == [row]


def test_what_did_not_change_is_folded() -> None:
    found = list(folded_rows(rows(edits("One two.\n\nThree.\n\nFour.\n", "One two.\n\nThree.\n\nFive.\n"))))
    assert isinstance(found[0], FoldedRows)
    assert found[0].label == "… 3 words unchanged …"
    assert isinstance(found[1], SideRow)


def told(laid: Iterable[SideRow], side: int) -> list[Paragraph]:
    both = [(row.before, row.after)[side] for row in laid]
    return [one for one in both if one is not None]


def letters(paragraph: Paragraph) -> str:
    return re.sub(r"[\W_]", "", "".join(run.text for run in paragraph.runs))


def check(changes: tuple[Edit, ...]) -> None:
    """Each side has all its words, in their order, and the marks and numbers of the redline."""
    found = rows(changes)
    sides: tuple[Op, Op] = ("delete", "insert")
    for side, (own, other) in enumerate((sides, sides[::-1])):
        body = "".join(edit.text for edit in changes if edit.op != other)
        mine = told(found, side)
        alone = paragraphs([Edit("equal", body)])
        words = [list(filter(None, map(letters, side_of))) for side_of in (mine, alone)]
        assert words[0] == words[1]
        assert [(one.before, one.after)[side] for one in mine] == [*range(1, 1 + len(mine))]
        assert {run.op for one in mine for run in one.runs} <= {"equal", own}


@settings(max_examples=300, deadline=None)
@given(TEXTS | st.text(max_size=30), TEXTS | st.text(max_size=30))
def test_each_side_is_its_own_body(old: str, new: str) -> None:
    check(edits(old, new))


@needs_shared
def test_each_side_of_real_policies_is_its_own_body() -> None:
    files = sorted((SHARED / "dates").glob("*.txt"))
    for before, after in list(pairwise(files))[::8]:
        old, new = (path.read_text("utf-8", "replace") for path in (before, after))
        for change in compare(old, new).changes:
            check(change.edits)
            for side, op in enumerate(("delete", "insert")):
                marked = letters_of(told(rows(change.edits), side), op)
                redline = iter(letters_of(paragraphs(change.edits), op))
                assert all(letter in redline for letter in marked), "nothing is marked that the redline keeps"


def letters_of(laid: Iterable[Paragraph], op: str) -> list[str]:
    return [sign for one in laid for run in one.runs if run.op == op for sign in run.text if sign.isalnum()]
