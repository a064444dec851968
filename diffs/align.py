"""Which old section became which new one: content first, headings and numbers second."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from diffs.assignment import assign
from diffs.likeness import CONTAINMENT_WORDS, Overlap, Pair, Profile, overlap
from diffs.matching import Matching, match_by_place, match_exactly
from diffs.pieces import Pieces
from diffs.records import Section
from diffs.subsequence import heaviest_increasing

# Two sections are one reworded section from this likeness on. Unrelated sections of policies stay under 0.15, a section
# with 40 % of its words exchanged is above 0.4 (docs/benchmarks.md, "Comparing").
LIKE = 0.25
# What an equal heading adds: enough to pair two sections that share nothing else, if no other section has that heading.
HEADING = 0.3
# A cut-down section lies in the old one: containment counts from a half on, and less than likeness.
CONTAINED = 0.6
# Ties are broken by the number and by the neighbours.
NUMBER = 0.02
NEIGHBOUR = 0.03
# What stands before the first heading is one thing, however it is worded: more than any other weight.
PREAMBLE = 10.0
Groups = Mapping[int, Sequence[int]]


@dataclass(frozen=True, slots=True)
class Link:
    """What became of a section; places count from 0.

    Attributes:
        before: place of the old section; None where it was added.
        after: place of the new section; None where it was removed.
        merged: places of the other old sections of a merger.
        split: places of the other new sections of a split.
        moved: whether its order among the sections kept has changed.
    """

    before: int | None
    after: int | None
    merged: tuple[int, ...] = ()
    split: tuple[int, ...] = ()
    moved: bool = False


def align(old: Sequence[Section], new: Sequence[Section]) -> tuple[tuple[Link, ...], bool]:
    """Find which old section became which new one.

    Args:
        old: the sections of the old text, in order.
        new: those of the new one.

    Returns:
        Links in which every section of both sides is once, in the order of the new text, the removed ones where they stood; and
        whether a contest among too many sections was decided greedily. Exchanging the sides gives the mirror image.
    """
    if _written(new) < _written(old):  # always aligned in one order, so that a tie is broken the same way in both
        links, coarse = align(new, old)
        turned = (Link(link.after, link.before, link.split, link.merged, link.moved) for link in links)
        return _ordered(turned), coarse
    matching = Matching(old, new)
    match_exactly(matching)
    split, merged, coarse = _match_best(matching)
    match_by_place(matching)
    return _ordered(_with_moves(matching, _links(matching, split, merged))), coarse


def _written(sections: Sequence[Section]) -> list[tuple[str, str]]:
    """Give what tells one list of sections from another, to bring two of them into an order."""
    return [(section.raw_heading, section.body) for section in sections]


def _match_best(matching: Matching) -> tuple[Groups, Groups, bool]:
    """Pair what exact matches leave by the best assignment, then find the pieces of splits and mergers."""
    old, new = matching.lone_old(), matching.lone_new()
    words = overlap([one.words for one in old], [one.words for one in new])
    phrases = overlap([one.phrases for one in old], [one.phrases for one in new])
    titles = overlap([one.title for one in old], [one.title for one in new])
    rarity = _rarity(matching)
    weights: dict[Pair, float] = {}
    for pair in {**words.shared, **titles.shared}:
        one, other = old[pair[0]], new[pair[1]]
        title = titles.alike(*pair)
        content = _content(pair, one, other, words, phrases) if one.words and other.words else 0.0
        if not one.words and not other.words:
            content = title
        same = rarity.get(one.heading, 0.0) if one.heading == other.heading else title / 2
        score = content + HEADING * same
        if score >= LIKE:
            weights[pair] = score * score + _tie_break(matching, one, other)
    if old and new and not old[0].section.level and not new[0].section.level:
        weights[0, 0] = PREAMBLE
    chosen, coarse = assign(weights)
    pieces = Pieces(old, new, chosen)
    pieces.find(words, phrases)
    for at, at_other in chosen.items():
        matching.pair(old[at].place, new[at_other].place)
    split = {old[at].place: sorted(new[piece].place for piece in found) for at, found in pieces.split.items()}
    merged = {new[at].place: sorted(old[piece].place for piece in found) for at, found in pieces.merged.items()}
    return split, merged, coarse


def _content(pair: Pair, one: Profile, other: Profile, words: Overlap, phrases: Overlap) -> float:
    """Weigh how alike two bodies are, 0 to 1: half by their words, half by the order of these."""
    kinds = (words, phrases) if one.phrases and other.phrases else (words,)
    alike = sum(kind.alike(*pair) for kind in kinds) / len(kinds)
    if min(one.words.total(), other.words.total()) < CONTAINMENT_WORDS:
        return alike
    inside = sum(kind.inside(*pair) for kind in kinds) / len(kinds)
    return max(alike, CONTAINED * (2 * inside - 1))


def _rarity(matching: Matching) -> dict[str, float]:
    """Say of each heading how much it tells: 1 where it stands once, less the more sections have it, 0 for none."""
    counts = [Counter(one.heading for one in side) for side in (matching.old, matching.new)]
    return {heading: 1 / max(count[heading] for count in counts) if heading else 0.0 for heading in counts[0]}


def _tie_break(matching: Matching, one: Profile, other: Profile) -> float:
    """Prefer, among equals, the same number and the same neighbours."""
    neighbours = matching.follow(one.place, other.place) + matching.lead(one.place, other.place)
    same_number = bool(one.section.number) and one.section.number == other.section.number
    return NUMBER * same_number + NEIGHBOUR * neighbours


def _links(matching: Matching, split: Groups, merged: Groups) -> list[Link]:
    """Make a link of every pair, split and merger, and of every section that is left alone."""
    links = []
    in_group: tuple[set[int], set[int]] = (set(), set())
    for one, pieces in split.items():
        places = sorted({*pieces, *({matching.after[one]} if one in matching.after else ())})
        main = _main(matching.old[one], [matching.new[place] for place in places])
        links.append(Link(one, main, split=tuple(place for place in places if place != main)))
        in_group[0].add(one)
        in_group[1].update(places)
    for other, pieces in merged.items():
        places = sorted({*pieces, *({matching.before[other]} if other in matching.before else ())})
        main = _main(matching.new[other], [matching.old[place] for place in places])
        links.append(Link(main, other, merged=tuple(place for place in places if place != main)))
        in_group[0].update(places)
        in_group[1].add(other)
    for one in matching.old:
        if one.place not in in_group[0]:
            links.append(Link(one.place, matching.after.get(one.place)))
    for one in matching.new:
        if one.place not in in_group[1] and one.place not in matching.before:
            links.append(Link(None, one.place))
    return links


def _main(whole: Profile, pieces: Sequence[Profile]) -> int:
    """Find the piece that keeps most words of the whole; of equals the first."""
    return max(pieces, key=lambda piece: ((whole.words & piece.words).total(), -piece.place)).place


def _with_moves(matching: Matching, links: list[Link]) -> list[Link]:
    """Mark the links that break the order: as few as possible, and among those the ones of fewest words."""
    kept = sorted(
        (link.before, link.after, at)
        for at, link in enumerate(links)
        if link.before is not None and link.after is not None
    )
    weights = [(1, len(matching.old[one].section.body) + len(matching.new[other].section.body)) for one, other, _ in kept]
    in_order = {kept[place][2] for place in heaviest_increasing([other for _, other, _ in kept], weights)}
    moved = {at for _, _, at in kept} - in_order
    return [replace(link, moved=at in moved) for at, link in enumerate(links)]


def _ordered(links: Iterable[Link]) -> tuple[Link, ...]:
    """Bring links into the order of the new text, with what was removed where it stood."""
    found = list(links)
    keys: dict[Link, tuple[int, int]] = {}
    last = -1
    for link in sorted((link for link in found if link.before is not None), key=lambda link: link.before or 0):
        if link.after is not None:
            last = link.after if not link.moved else last
        else:
            keys[link] = (last, link.before or 0)
    return tuple(
        sorted(found, key=lambda link: (link.after, -1) if link.after is not None else keys[link])
    )
