"""Headings that were set out of the text, or run in to it: the sections are others, the words the same."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from diffs.align.link import Link
from diffs.records import Section
from diffs.text import essence, read_atoms

# "**Cookies.** We use ..." has a sign that "## Cookies" does not need.
_STOPS = frozenset(".:。：-")
_NOTHING = Link(None, None)


def rejoined(links: Iterable[Link], old: Sequence[Section], new: Sequence[Section]) -> list[Link]:
    """Give a heading that lost all its text to one set out right below it back to what it headed.

    Args:
        links: what became of the sections.
        old: the sections of the old text.
        new: those of the new one.

    Returns:
        The links; where a section seems renamed and another of its old name and without a word added right
        above it, it is split, and the other way round merged.
    """
    found = list(links)
    added = {link.after: link for link in found if link.before is None}
    removed = {link.before: link for link in found if link.after is None}
    for at, link in enumerate(found):
        if link.before is None or link.after is None or link.cosmetic:
            continue
        above, above_old = min((link.after, *link.split)) - 1, min((link.before, *link.merged)) - 1
        if not link.merged and above in added and _is_left_by(new[above], old[link.before]):
            found[at] = replace(link, split=tuple(sorted((above, *link.split))))
            found[found.index(added[above])] = _NOTHING
        elif not link.split and above_old in removed and _is_left_by(old[above_old], new[link.after]):
            found[at] = replace(link, merged=tuple(sorted((above_old, *link.merged))))
            found[found.index(removed[above_old])] = _NOTHING
    return [link for link in found if link is not _NOTHING]


def _is_left_by(empty: Section, headed: Section) -> bool:
    return bool(empty.heading) and not essence(empty.body) and _heading(empty) == _heading(headed)


def apart(links: Iterable[Link], old: Sequence[Section], new: Sequence[Section]) -> Iterator[Link]:
    """Take the splits and mergers apart that only set headings out of the text or run them in to it.

    Args:
        links: what became of the sections.
        old: the sections of the old text.
        new: those of the new one.

    Yields:
        The links; a split or merger without a word that differs is a cosmetic link for each of its sections.
    """
    for link in links:
        if not (link.split or link.merged) or link.before is None or link.after is None:
            yield link
            continue
        before = {place: old[place] for place in sorted((link.before, *link.merged))}
        after = {place: new[place] for place in sorted((link.after, *link.split))}
        if not _are_same_words([*before.values()], [*after.values()]):
            yield link
            continue
        one, other = _same_heading(before, after) or (link.before, link.after)
        yield Link(one, other, cosmetic=True)
        yield from (Link(place, None, cosmetic=True) for place in before if place != one)
        yield from (Link(None, place, cosmetic=True) for place in after if place != other)


def _same_heading(old: Mapping[int, Section], new: Mapping[int, Section]) -> tuple[int, int] | None:
    """Return the places of the first sections of the two sides that have the same heading and number."""
    places = ((one, other) for one in old for other in new)
    return next((pair for pair in places if _heading(old[pair[0]]) == _heading(new[pair[1]])), None)


def _heading(section: Section) -> tuple[str, str]:
    return section.number, essence(section.heading)


def _are_same_words(old: Sequence[Section], new: Sequence[Section]) -> bool:
    """Return whether nothing differs but the signs that end headings."""
    one, other = _keys(old), _keys(new)
    headings = {_unstopped(read_atoms(section.raw_heading).keys) for section in chain(old, new)} - {()}
    at = at_other = 0
    while at < len(one) or at_other < len(other):
        if one[at : at + 1] == other[at_other : at_other + 1]:
            at, at_other = at + 1, at_other + 1
        elif _ends_heading(one, at, headings):
            at += 1
        elif _ends_heading(other, at_other, headings):
            at_other += 1
        else:
            return False
    return True


def _keys(sections: Iterable[Section]) -> tuple[str, ...]:
    return tuple(read_atoms("".join(section.raw_heading + section.body for section in sections)).keys)


def _unstopped(keys: Sequence[str]) -> tuple[str, ...]:
    return tuple(keys[:-1] if keys and keys[-1] in _STOPS else keys)


def _ends_heading(keys: tuple[str, ...], at: int, headings: Collection[tuple[str, ...]]) -> bool:
    """Return whether an atom is a sign right after the words of a heading."""
    if at >= len(keys) or keys[at] not in _STOPS:
        return False
    return any(keys[max(0, at - len(heading)) : at] == heading for heading in headings)
