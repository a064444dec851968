"""Two versions → what changed, section by section."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import zip_longest
from typing import get_args

from diffs.align import Link, align
from diffs.comparison import Comparison
from diffs.records import Change, Edit, Kind, Section
from diffs.sections import has_too_many_lines, join, split
from diffs.text import count_words, essence
from diffs.words import reworded, with_moved_text, without_moved, words_added, words_removed

# In a history each version is compared with the one before and the one after it.
_SHORT_TEXT = 200_000
_split_again = lru_cache(8)(split)
_ORDER: tuple[Kind, ...] = get_args(Kind)


def compare(old: str, new: str) -> Comparison:
    """Compare two texts section by section.

    Args:
        old: the one text, in Markdown.
        new: the other.

    Returns:
        What changed. Comparing them the other way round gives the mirror image.
    """
    if old == new:
        return Comparison((), unchanged=len(_sections(new)), cosmetic=False)
    old_sections, new_sections = _sections(old), _sections(new)
    changes, unchanged, coarse = compare_sections(old_sections, new_sections)
    coarse = coarse or has_too_many_lines(old) or has_too_many_lines(new)
    if _differ_cosmetically(old_sections, new_sections):
        return Comparison(tuple(map(_wordless, changes)), unchanged, True, coarse)
    # Texts may differ in marks that make a heading and are no part of it: "**Data.** We keep", "## Data".
    cosmetic = all("cosmetic" in change.kinds for change in changes)
    return Comparison(changes, unchanged, cosmetic, coarse)


def _sections(text: str) -> tuple[Section, ...]:
    """Divide a text; the empty text has no section that could have changed."""
    if not text:
        return ()
    return _split_again(text) if len(text) <= _SHORT_TEXT else split(text)


def compare_sections(old: Sequence[Section], new: Sequence[Section]) -> tuple[tuple[Change, ...], int, bool]:
    """Compare the sections of two texts.

    Args:
        old: the sections of the one text, in order.
        new: those of the other.

    Returns:
        The changes in the order of the new text, the number of unchanged sections, and whether a size guard
        applied.
    """
    links, coarse = align(old, new)
    changes = []
    unchanged = 0
    for link in links:
        change, change_coarse = _change(link, old, new)
        coarse = coarse or change_coarse
        if change is None:
            unchanged += 1
        else:
            changes.append(change)
    return tuple(map(_settled, with_moved_text(changes))), unchanged, coarse


def _change(link: Link, old: Sequence[Section], new: Sequence[Section]) -> tuple[Change | None, bool]:
    """Determine what happened along one link, and whether coarsely; None where nothing did."""
    if link.before is None or link.after is None:
        change = _one_sided(
            None if link.before is None else old[link.before], None if link.after is None else new[link.after]
        )
        return _wordless(change) if link.cosmetic else change, False
    before, after = old[link.before], new[link.after]
    olds = [old[place] for place in sorted((link.before, *link.merged))]
    news = [new[place] for place in sorted((link.after, *link.split))]
    words = reworded("".join([one.body for one in olds]), "".join([one.body for one in news]))
    if link.cosmetic:
        return Change(("cosmetic",), before, after, (), 1.0, words.edits), words.coarse
    happened = {
        "reworded": not words.cosmetic,
        "renamed": _changed([one.heading for one in olds], [one.heading for one in news]),
        "renumbered": _changed([one.number for one in olds], [one.number for one in news]),
        "moved": link.moved,
        "split": bool(link.split),
        "merged": bool(link.merged),
    }
    kinds = tuple(kind for kind in _ORDER if happened.get(kind))
    if not kinds and (_stand_alike(before, after) or _end_differs(link, old, new)):
        return None, False
    others = tuple(one for one in (*olds, *news) if one is not before and one is not after)
    return Change(kinds or ("cosmetic",), before, after, others, words.similarity, words.edits), words.coarse


def _one_sided(before: Section | None, after: Section | None) -> Change:
    """Describe a section that only one text has; one without a word (blank lines, a rule) is cosmetic."""
    if after is not None:
        kind: Kind = "added" if essence(after.heading + after.number) or essence(after.body) else "cosmetic"
        edits = (Edit("insert", after.body),) if after.body else ()
    else:
        assert before is not None
        kind = "removed" if essence(before.heading + before.number) or essence(before.body) else "cosmetic"
        edits = (Edit("delete", before.body),) if before.body else ()
    return Change((kind,), before, after, (), 1.0 if kind == "cosmetic" else 0.0, edits)


def _settled(change: Change) -> Change:
    """Name what happened to a section of which text moved: it is reworded only if other words differ, too."""
    if all(edit.moved is None for edit in change.edits) or change.before is None or change.after is None:
        return change
    happened = {*change.kinds, "moved"}
    differing = words_added(change) + words_removed(change)
    if not differing:
        happened.discard("reworded")
    edits = without_moved(change.edits)
    total = sum(count_words(edit.text) * (2 if edit.op == "equal" else 1) for edit in edits)
    similarity = max(0.0, 1 - differing / total) if total else float(not differing)
    return replace(change, kinds=tuple(kind for kind in _ORDER if kind in happened), similarity=similarity)


def _wordless(change: Change) -> Change:
    """Make a change cosmetic: no word differs, but a heading came out of its markup, or into it."""
    kinds: tuple[Kind, ...] = tuple(kind for kind in change.kinds if kind in ("split", "merged"))
    return replace(change, kinds=(*kinds, "cosmetic"), similarity=1.0)


def _changed(old: Sequence[str], new: Sequence[str]) -> bool:
    """Return whether two sides have no heading, or number, in common."""
    return old[0] != new[0] and not {essence(one) for one in old} & {essence(other) for other in new}


def _stand_alike(before: Section, after: Section) -> bool:
    """Return whether two sections are the same to the character."""
    return before.raw_heading == after.raw_heading and before.body == after.body


def _end_differs(link: Link, old: Sequence[Section], new: Sequence[Section]) -> bool:
    """Return whether two sections differ only in that one is the last of its text, without a blank line."""
    if (link.before == len(old) - 1) == (link.after == len(new) - 1):
        return False
    before, after = old[link.before or 0], new[link.after or 0]
    return (before.raw_heading + before.body).rstrip() == (after.raw_heading + after.body).rstrip()


def _differ_cosmetically(old: Sequence[Section], new: Sequence[Section]) -> bool:
    """Return whether two texts have the same essence; sections that both begin or end with are not read."""
    shortest = min(len(old), len(new))
    head = next((at for at in range(shortest) if not _stand_alike(old[at], new[at])), shortest)
    left = shortest - head
    tail = next((at for at in range(left) if not _stand_alike(old[-1 - at], new[-1 - at])), left)
    old_rest, new_rest = old[head : len(old) - tail], new[head : len(new) - tail]
    # Most texts that differ in words do so in the first section that differs: then the rest need not be read.
    letters = zip_longest(_letters(old_rest), _letters(new_rest))
    return all(one == other for one, other in letters) and essence(join(old_rest)) == essence(join(new_rest))


def _letters(sections: Sequence[Section]) -> Iterator[str]:
    """Yield the letters and digits of the essence, which no boundary between sections can change."""
    for section in sections:
        for part in (section.raw_heading, section.body):
            yield from filter(str.isalnum, essence(part))
