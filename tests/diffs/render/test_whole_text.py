"""A whole text with its changes in their places: nothing is left out, and nothing stands twice."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diffs import compare
from diffs.render.formats import FORMATS
from diffs.render.whole_text import whole_text
from diffs.sections import split
from diffs.summaries import summarize
from tests.support.whole_texts import NAMES, SECTIONS, rendered


def sides(old: str, new: str) -> tuple[str, str]:
    """Return the two texts that the edits of the whole give, without headings."""
    whole = whole_text(summarize(compare(old, new), old), old, new)
    edits = [edit for one in whole for edit in one.change.edits]
    return (
        "".join(edit.text for edit in edits if edit.op != "insert"),
        "".join(edit.text for edit in edits if edit.op != "delete"),
    )


def bodies(text: str) -> list[str]:
    return sorted("".join(section.body for section in split(text)).split()) if text else []


def test_the_sections_stand_in_reading_order() -> None:
    whole = rendered().whole
    assert whole is not None
    names = [(one.change.after or one.change.before) for one in whole]
    assert [section.heading for section in names if section] == [*NAMES[:5], "New", NAMES[5]]
    assert [bool(one.change.kinds) for one in whole] == [False, True, False, True, False, True, False]


blocks = st.lists(st.sampled_from([*SECTIONS, "## New\n\nOther words.\n\n", "Opening.\n\n"]), max_size=8).map(
    "".join
)


@given(blocks, blocks)
def test_the_edits_give_all_words_of_both_texts(old: str, new: str) -> None:
    shown_old, shown_new = sides(old, new)
    assert sorted(shown_old.split()) == bodies(old)
    assert sorted(shown_new.split()) == bodies(new)


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_nothing_is_folded(form: str) -> None:
    shown = FORMATS[form](rendered())
    assert "unchanged …" not in shown
    places = [shown.rindex(word) for word in ("Alder is kept", "Cedar is kept", "Elm is kept", "Fir is kept")]
    assert places == sorted(places)
    assert "New words" in shown


def test_a_page_of_the_whole_has_a_place_for_each_link() -> None:
    page = FORMATS["html"](rendered())
    targets = set(re.findall(r'href="#(\w+)"', page))
    assert targets
    assert targets <= set(re.findall(r'id="(\w+)"', page))
