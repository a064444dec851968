"""Which old section became which new one: content first, headings and numbers second."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain

from diffs.align.assignment import assign
from diffs.align.leftovers import match_leftovers
from diffs.align.link import Link
from diffs.align.matching import Matching, match_exactly
from diffs.align.overlap import Pair, Profile
from diffs.align.set_out import apart, rejoined
from diffs.align.splits import find_pieces, shares
from diffs.align.thresholds import PREAMBLE
from diffs.align.weighing import Weighing
from diffs.records import Section
from diffs.text import heaviest_increasing


def align(old: Sequence[Section], new: Sequence[Section]) -> tuple[tuple[Link, ...], bool]:
    """Find which old section became which new one.

    Args:
        old: the sections of the old text, in order.
        new: those of the new one.

    Returns:
        Links in which every section of both sides is once, in the order of the new text, the removed ones
        where they stood; and whether a contest among too many sections was decided greedily. Exchanging the
        sides gives the mirror image.
    """
    if _written(new) < _written(old):
        # Always aligned in one order, so that a tie is broken the same way in both.
        links, coarse = align(new, old)
        return _ordered(map(Link.turned, links)), coarse
    matching = Matching(old, new)
    match_exactly(matching)
    coarse = _match_best(matching)
    told = apart(rejoined(_links(matching), old, new), old, new)
    return _ordered(_with_moves(matching, list(told))), coarse


def _written(sections: Sequence[Section]) -> list[tuple[str, str]]:
    """Return a key of a list of sections, to put two lists into an order."""
    return [(section.raw_heading, section.body) for section in sections]


def _match_best(matching: Matching) -> bool:
    """Pair what exact matches leave; return whether a contest among too many was decided greedily."""
    weighing = Weighing(matching, matching.lone_old(), matching.lone_new())
    old, new = weighing.old, weighing.new
    chosen, coarse = assign(_beyond_doubt(weighing))
    for one, other in chosen.items():
        matching.pair(old[one].place, new[other].place)
    words, phrases = weighing.words, weighing.phrases
    split = find_pieces(old, new, chosen, shares(words, phrases, of_old=False), ((), ()))
    before = {other: one for one, other in chosen.items() if one not in split}
    merged = find_pieces(
        new,
        old,
        before,
        shares(words, phrases, of_old=True),
        ({*chain(*split.values()), *(chosen[one] for one in split if one in chosen)}, split),
    )
    matching.split = {old[one].place: [new[piece].place for piece in found] for one, found in split.items()}
    matching.merged = {
        new[other].place: [old[piece].place for piece in found] for other, found in merged.items()
    }
    match_leftovers(matching, weighing)
    return coarse


def _beyond_doubt(weighing: Weighing) -> dict[Pair, float]:
    """Weigh the pairs, without those that neither a heading nor their likeness sets apart."""
    weights = weighing.weights()
    doubtful = {pair for pair in weighing.doubtful(weights) if weights[pair] < PREAMBLE}
    sure: tuple[dict[int, float], dict[int, float]] = ({}, {})
    for pair in weights.keys() - doubtful:
        for side, place in zip(sure, pair, strict=True):
            side[place] = max(weights[pair], side.get(place, 0.0))
    # What is worth less than a sure pair of either section could only be chosen in the place of both.
    open_to = {
        pair for pair in doubtful if weights[pair] > min(sure[0].get(pair[0], 0.0), sure[1].get(pair[1], 0.0))
    }
    over_all = weighing.over_all() if open_to else weighing
    for one, other in doubtful:
        places = (weighing.old[one].place, weighing.new[other].place)
        if (one, other) not in open_to or not over_all.stands_out(places):
            del weights[one, other]
    return weights


def _links(matching: Matching) -> list[Link]:
    """Make a link of every pair, split and merger, and of every section that is left alone."""
    links = []
    grouped = matching.grouped()
    for one, pieces in matching.split.items():
        places = sorted({*pieces, *({matching.after[one]} if one in matching.after else ())})
        main = _main(matching.old[one], [matching.new[place] for place in places])
        links.append(Link(one, main, split=tuple(place for place in places if place != main)))
    for other, pieces in matching.merged.items():
        places = sorted({*pieces, *({matching.before[other]} if other in matching.before else ())})
        main = _main(matching.new[other], [matching.old[place] for place in places])
        links.append(Link(main, other, merged=tuple(place for place in places if place != main)))
    links += [
        Link(one.place, matching.after.get(one.place)) for one in matching.old if one.place not in grouped[0]
    ]
    links += [Link(None, one.place) for one in matching.lone_new()]
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
    values = [other for _, other, _ in kept]
    if values == sorted(values):
        return links
    sections = [(matching.old[one].section, matching.new[other].section) for one, other, _ in kept]
    weights = [(1, sum(len(section.body.split()) for section in pair)) for pair in sections]
    in_order = {kept[place][2] for place in heaviest_increasing(values, weights)}
    moved = {at for _, _, at in kept} - in_order
    return [replace(link, moved=at in moved) for at, link in enumerate(links)]


def _ordered(links: Iterable[Link]) -> tuple[Link, ...]:
    """Bring links into the order of the new text, with what was removed where it stood."""
    found = list(links)
    keys: dict[Link, tuple[int, int]] = {}
    last = -1
    for link in sorted(
        (link for link in found if link.before is not None), key=lambda link: link.before or 0
    ):
        if link.after is not None:
            last = link.after if not link.moved else last
        else:
            keys[link] = (last, link.before or 0)
    return tuple(sorted(found, key=lambda link: (link.after, -1) if link.after is not None else keys[link]))
