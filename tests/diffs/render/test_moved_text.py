"""Text that moved, in each form of a comparison: told in both places, and neither added nor removed."""

from __future__ import annotations

import json

import pytest

from diffs.render.formats import FORMATS
from tests.support.comparisons import given, summarized

NAMES = "We collect your name and your address when you register as a keeper of a lighthouse."
LAMPS = "We record how long each lamp burns, so that nobody is billed for the oil of a neighbour."
OIL = "The oil comes from the harbour, and we tell its dealer how many barrels the keepers ask for."
OLD = f"## 1. Names\n\n{NAMES}\n\n{LAMPS}\n\n## 2. Oil\n\n{OIL}\n"
NEW = f"## 1. Names\n\n{NAMES}\n\n## 2. Oil\n\n{OIL}\n\n{LAMPS}\n"
COUNT = len(LAMPS.split())


def test_it_is_counted_once_and_is_no_news_of_a_topic() -> None:
    found = summarized(OLD, NEW)
    assert (found.summary.words_added, found.summary.words_removed, found.summary.words_moved) == (
        0,
        0,
        COUNT,
    )
    assert found.summary.kept == 1
    assert [(one.words_moved_in, one.words_moved_out) for one in found.sections] == [(0, COUNT), (COUNT, 0)]
    assert found.summary.topics == ()
    assert all(one.tags == () for one in found.sections)


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("text", ("[moved to 2 Oil", "[moved from 1 Names", f"text moved ({COUNT} words to 2 Oil)")),
        ("markdown", ("*moved to 2 Oil:*", "*moved from 1 Names:*", f"{COUNT} words from 1 Names")),
        ("html", ('class="moved"', "moved to 2 Oil:", "moved from 1 Names:")),
    ],
)
def test_both_places_tell_the_other_one(form: str, shown: tuple[str, ...]) -> None:
    written = FORMATS[form](given(OLD, NEW))
    for words in shown:
        assert words in written
    assert f"0 words added, 0 removed, {COUNT} moved; 100 % of the old words kept." in " ".join(
        written.split()
    )


def test_json_names_the_edit_and_the_other_section() -> None:
    found = json.loads(FORMATS["json"](given(OLD, NEW)))
    assert (found["words_added"], found["words_removed"], found["words_moved"]) == (0, 0, COUNT)
    one, other = found["changes"]
    assert (one["words_moved_out"], other["words_moved_in"]) == (COUNT, COUNT)
    for change, way, op, section in ((one, "to", "delete", "Oil"), (other, "from", "insert", "Names")):
        (moved,) = change["moved_text"]
        assert moved["words"] == COUNT
        assert moved[way]["heading"] == section
        written_op, text = change["edits"][moved["edit"]]
        assert (written_op, text.strip()) == (op, LAMPS)
    assert all(len(edit) == 2 for change in found["changes"] for edit in change["edits"])
