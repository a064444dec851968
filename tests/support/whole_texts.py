"""Two texts of six sections, of which one is gone, one is new and one has other words."""

from __future__ import annotations

from datetime import UTC, datetime

from diffs import compare
from diffs.render.head import Head
from diffs.render.imprint import Imprint
from diffs.render.to_render import ToRender
from diffs.render.whole_text import whole_text
from diffs.summaries import summarize

NAMES = ("Alder", "Birch", "Cedar", "Damson", "Elm", "Fir")
KEPT = "is kept for a year. " * 4
SECTIONS = [f"## {name}\n\n{name} {KEPT}\n\n" for name in NAMES]
OLD = "".join(SECTIONS)
# The second is gone, the fourth has other words, and a new one follows the fifth.
NEW = "".join(
    [
        SECTIONS[0],
        SECTIONS[2],
        SECTIONS[3].replace("year", "month"),
        SECTIONS[4],
        "## New\n\nNew words.\n\n",
        SECTIONS[5],
    ]
)
MADE = Imprint(datetime(2026, 11, 26, tzinfo=UTC), "harvest 0.1.0")


def rendered(old: str = OLD, new: str = NEW) -> ToRender:
    """Return what renderers are given of two texts that are shown as a whole."""
    compared = summarize(compare(old, new), old)
    heads = (Head("old.md"), Head("new.md"))
    return ToRender(compared, heads, imprint=MADE, whole=whole_text(compared, old, new))
