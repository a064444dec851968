"""The footer of a comparison: when and by what it was made, and the hashes of what was compared."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from diffs.render.formats import FORMATS
from diffs.render.head import Head
from diffs.render.imprint import Imprint, footer, hashes, imprint_sentence
from tests.support.comparisons import AFTER, BEFORE, given

MADE = Imprint(datetime(2026, 11, 26, 10, tzinfo=UTC), "harvest 0.1.0", "comparison-1")
TEXT, OTHER, PAGE = "0a" * 32, "0b" * 32, "0c" * 32


def test_the_sentence() -> None:
    assert imprint_sentence(MADE, ("complete-1", "", "corpus-2", "complete-1")) == (
        "Made 26 Nov 2026, 10:00 UTC by harvest 0.1.0 "
        "(text rules complete-1 and corpus-2; comparison rules comparison-1)."
    )
    bare = replace(MADE, rules="", is_of_sources=True)
    assert imprint_sentence(bare, origin=", from captures in own.warc") == (
        "Made by harvest 0.1.0 from sources up to 26 Nov 2026, 10:00 UTC, from captures in own.warc."
    )


def test_the_hashes() -> None:
    assert hashes(Head("x"), "old") == ()
    page = Head("x", sha256=TEXT, compared_sha256=TEXT, snapshot_sha256=PAGE)
    assert hashes(page, "old") == (("old text", TEXT), ("old page", PAGE))
    assert hashes(replace(page, last_snapshot_sha256=PAGE), "old") == hashes(page, "old")
    several = replace(page, last_snapshot_sha256=OTHER)
    assert hashes(several, "old") == (*hashes(page, "old"), ("last page", OTHER))
    assert hashes(several, "new") == hashes(page, "new")
    cited = Head("x", sha256=TEXT, compared_sha256=OTHER)
    assert hashes(cited, "new") == (
        ("new text", TEXT),
        ("new text as compared", OTHER),
        ("new page", "none: corpus document"),
    )
    assert hashes(Head("x", sha256=TEXT, file_sha256=OTHER), "new")[1] == ("new file", OTHER)
    assert len(footer(MADE, page, cited)[1]) == 5


@pytest.mark.parametrize("name", ["text", "markdown", "html"])
def test_every_form_for_people_ends_with_it(name: str) -> None:
    heads = (replace(BEFORE, sha256=TEXT, snapshot_sha256=PAGE), replace(AFTER, sha256=OTHER))
    shown = FORMATS[name](given(before=heads[0], after=heads[1], imprint=MADE))
    end = shown[-1500:].replace("\\", "")
    for part in ("Made 26 Nov 2026, 10:00 UTC by harvest 0.1.0", TEXT, OTHER, PAGE, "none: corpus document"):
        assert part in end
    assert "SHA-256" not in FORMATS[name](given())
