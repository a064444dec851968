"""A comparison for programs: the keys of docs/json.md, and texts that the edits give back."""

from __future__ import annotations

import json

from diffs.render.as_json import as_json
from diffs.render.to_render import ToRender
from tests.support.comparisons import AFTER, BEFORE, COMPARISON, NEW, OLD, given, summarized


def test_the_keys_of_the_contract() -> None:
    found = json.loads(json.dumps(as_json(given())))
    assert set(found) >= {"before", "after", "cosmetic", "changes", "unchanged", "coarse"}
    assert found["before"]["date"] == "2012-05-01"
    assert (found["cosmetic"], found["coarse"], found["unchanged"]) == (False, False, COMPARISON.unchanged)
    for told, change in zip(found["changes"], COMPARISON.changes, strict=True):
        assert set(told) >= {
            "kinds",
            "before",
            "after",
            "others",
            "similarity",
            "words_added",
            "words_removed",
            "edits",
        }
        assert told["kinds"] == list(change.kinds)
        assert 0 <= told["similarity"] <= 1
        assert told["edits"] == [[edit.op, edit.text] for edit in change.edits]
        for side, section in (("before", change.before), ("after", change.after)):
            expected = section and {
                "index": section.index,
                "number": section.number,
                "heading": section.heading,
                "level": section.level,
            }
            assert told[side] == expected


def test_why_a_change_weighs() -> None:
    found = as_json(ToRender(summarized(OLD, NEW, {"lamps": ["oil"]}), (BEFORE, AFTER)))
    changes = found["changes"]
    assert isinstance(changes, list)
    tags = [tag["topic"] for change in changes for tag in change["tags"]]
    assert "lamps" in tags
    assert "sale" not in tags
    assert any(change["weight"] > 0 for change in changes)
