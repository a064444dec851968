"""How much a change weighs, and why: tags with the sentence that triggered each. No model, no secret.

Three rules, in this order:

1. Only sentences that the edits touch count (`passages`); each old sentence is read beside the new one that
   says most nearly the same (`pairs`).
2. A *topic* is told where a matter of it came or went, or where a sentence now says the contrary of it
   (`matters`); *modal verb*, *period* and *number* where the force of a sentence or a figure changed
   (`wording`).
3. A change weighs as much as its topics together, each counted once, with its highest points.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import get_args

from diffs.in_words import count
from diffs.records import Change, Edit, Op
from diffs.text.without_markup import legible
from diffs.weights.languages import Language, recognised_language
from diffs.weights.matters import told_of_topics
from diffs.weights.pairs import lead_of, touched_pairs
from diffs.weights.phrases import lexicon
from diffs.weights.tags import SideName, Tag
from diffs.weights.topics import BUILT_IN
from diffs.weights.wording import told_of_wording

# Size guard: of a longer change only so many characters are read, a third of them of each: what was kept,
# taken away and added; that takes a few seconds of processor time, and a tag says so. The longest policies
# have half a million in all their sections together.
MOST_CHARS = 3_000_000
_NOT_READ_POINTS = 6
_SHOWN_CHARS = 200  # of what was not read


def weigh(
    change: Change, phrases: Mapping[str, Sequence[str]] = BUILT_IN, document: Language | None = None
) -> tuple[Tag, ...]:
    """Find what makes a change weigh.

    Args:
        change: a change as `compare` gives it.
        phrases: topic → phrases; a user's own are added with `topics.with_built_in`.
        document: the language of the whole document, if it is known.

    Returns:
        The tags, the heaviest first, else in the order of the text; each topic once for a sentence. Of a
        change of more than `MOST_CHARS` characters the end is not read: then a tag ``length`` says how much.
    """
    if "cosmetic" in change.kinds:
        return ()
    short, tags = _shortened(change)
    language = recognised_language((edit.text for edit in short.edits), document)
    known = lexicon(phrases, language.code)
    lead = lead_of(short, language)
    for touched in touched_pairs(short, language):
        mentions = touched.mentions(known, lead)
        tags += told_of_topics(touched, mentions)
        tags += told_of_wording(touched, mentions)
    return tuple(sorted(dict.fromkeys(tags), key=lambda tag: -tag.points))


def _shortened(change: Change) -> tuple[Change, list[Tag]]:
    """Return the part of a change that is read, with a tag where that is not all of it."""
    chars = sum(len(edit.text) for edit in change.edits)
    if chars <= MOST_CHARS:
        return change, []
    rooms = dict.fromkeys(get_args(Op), MOST_CHARS // 3)  # of each, so that both sides are read as far
    read: list[Edit] = []
    cut: list[Edit] = []
    for edit in change.edits:
        part = edit.text[: rooms[edit.op]]
        rooms[edit.op] -= len(part)
        if part:
            read.append(Edit(edit.op, part))
        if len(part) < len(edit.text):
            cut.append(Edit(edit.op, edit.text[len(part) :]))
    shown = legible(cut[0].text[:_SHOWN_CHARS])
    side: SideName = "before" if cut[0].op == "delete" else "after"
    trigger = f"{count(sum(len(edit.text) for edit in cut), 'character')} not read"
    return replace(change, edits=tuple(read)), [Tag("length", shown, side, trigger, _NOT_READ_POINTS)]
