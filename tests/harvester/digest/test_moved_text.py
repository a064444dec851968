"""Text that moved, in a mail: where it is now, and no sentence twice."""

from __future__ import annotations

from diffs import compare
from harvester.digest.redline import as_words, redline
from tests.diffs.render.test_moved_text import COUNT, LAMPS, NEW, OLD


def test_a_place_says_how_much_moved_and_where() -> None:
    one, other = compare(OLD, NEW).changes
    left = " ".join(words for place in redline(one.edits).places for words in as_words(place))
    arrived = " ".join(words for place in redline(other.edits).places for words in as_words(place))
    assert f"{COUNT} words moved to 2 Oil" in left
    assert f"{COUNT} words moved from 1 Names" in arrived
    assert LAMPS not in left + arrived
