"""What a format is given: a comparison in numbers and words, what was compared, and where it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from diffs.render.elsewhere import SameElsewhere, elsewhere_remarks
from diffs.render.flags import ShownFlag
from diffs.render.head import Head
from diffs.render.imprint import Imprint
from diffs.render.paragraphs import Paragraph, paragraphs, paragraphs_of
from diffs.summaries import SectionChange, SummarizedComparison


@dataclass(frozen=True, slots=True)
class ToRender:
    """A comparison with all that a format may need; each format takes what it shows.

    Attributes:
        comparison: the comparison with its numbers and topics.
        heads: what the old and the new text are.
        flags: the flags of the change.
        imprint: when and by what it was made, or None.
        facts: what else is known of the two versions, for JSON.
        colour: whether a terminal shows colours.
        width: of the terminal, in columns.
        whole: all sections in reading order, those that did not change as changes of no kind, if nothing is
            to be left out; otherwise None.
        elsewhere: changes of other policies with the same sentences; None if they were not looked for.
        is_everywhere: whether they were looked for in all policies, and not only in those that could be used.
    """

    comparison: SummarizedComparison
    heads: tuple[Head, Head]
    flags: tuple[ShownFlag, ...] = ()
    imprint: Imprint | None = None
    facts: tuple[Mapping[str, object], Mapping[str, object]] = ({}, {})
    colour: bool = False
    width: int = 80
    whole: tuple[SectionChange, ...] | None = None
    elsewhere: tuple[SameElsewhere, ...] | None = None
    is_everywhere: bool = True

    @property
    def remarks_elsewhere(self) -> tuple[str, ...]:
        """What is said below the changes of other policies."""
        return elsewhere_remarks(self.elsewhere or (), is_whole=self.is_everywhere)

    @property
    def shown(self) -> tuple[tuple[SectionChange, tuple[Paragraph, ...]], ...]:
        """The sections to show, with their paragraphs; none where only number, heading or place changed."""
        if self.whole is not None:
            return tuple((one, paragraphs(one.change.edits)) for one in self.whole)
        return tuple(
            (one, paragraphs_of(one.change))
            for one in self.comparison.sections
            if "cosmetic" not in one.change.kinds
        )

    @property
    def worded(self) -> tuple[tuple[SectionChange, tuple[Paragraph, ...]], ...]:
        """Those of them of which a word changed, in the text or in the heading."""
        return tuple(
            (one, laid)
            for one, laid in self.shown
            if self.whole is not None or laid or "renamed" in one.change.kinds
        )
