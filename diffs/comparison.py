"""What a comparison is: a value, which a notebook shows as a redline."""

from __future__ import annotations

from dataclasses import dataclass

from diffs.records import Change
from diffs.render.as_fragment import render_fragment
from diffs.render.summary import what_changed
from diffs.summaries import counted_only


@dataclass(frozen=True, slots=True, repr=False)
class Comparison:
    """Two texts, compared section by section; a notebook shows the redline.

    Attributes:
        changes: in the order of the new text; what was removed is where it was before.
        unchanged: number of sections of the new text that are in no change.
        cosmetic: True where the texts differ, but in no word (white space, glyphs, markup, link targets), and
            where the changes of all sections are cosmetic.
        coarse: True where the size guard gave a coarser diff than the texts deserve.
    """

    changes: tuple[Change, ...]
    unchanged: int
    cosmetic: bool
    coarse: bool = False

    def __repr__(self) -> str:
        return f"<Comparison: {what_changed(counted_only(self).summary)}>"

    def _repr_html_(self) -> str:
        """Return the redline, for a notebook: it has no script, and asks nobody for anything."""
        return render_fragment(counted_only(self))
