"""The level of each heading of a document."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from diffs.sections import titles
from diffs.sections.candidate import Candidate

# Shorter ones may be names that are capitals by nature: COPPA, GDPR, FAQ.
_CAPITALS = 10


def levels_of(chosen: Sequence[Candidate]) -> list[int]:
    """Assign levels: by the depth of real headings, by numbers, and by which was first seen under which.

    Args:
        chosen: the headings of a document in order.

    Returns:
        For each its level; 1 is the highest.
    """
    restarting = _restarting(chosen)
    styles = [_style(one, restarting) for one in chosen]
    nested = _nested(chosen, styles)
    levels = _real_levels(chosen)
    waits = bool(levels)  # real headings are above all others, also above those that stand before them
    above: str | None = None
    for style in styles:
        if style not in levels and not (above is None and waits):
            _place(style, levels, levels[above] + 1 if above is not None else 1)
        if style in levels:
            above = style
    return [
        levels.get(style, 1) + one.depth - 1 + (n in nested)
        for n, (style, one) in enumerate(zip(styles, chosen, strict=True))
    ]


def _nested(chosen: Sequence[Candidate], styles: Sequence[str]) -> set[int]:
    """Return the places of the numbers inside a section of the same style: 1 and 2 in "15, 16, 1, 2, 17"."""
    runs: dict[str, list[list[int]]] = {}
    for n, one in enumerate(chosen):
        if one.scheme == "arabic" and one.depth == 1 and not one.real:
            known = runs.setdefault(styles[n], [])
            if known and int(one.number) == int(chosen[known[-1][-1]].number) + 1:
                known[-1].append(n)
            else:
                known.append([n])
    found: set[int] = set()
    for known in runs.values():
        outer = known[0]
        for inner, following in pairwise(known[1:]):
            starts = chosen[inner[0]].number == "1"
            if starts and int(chosen[following[0]].number) == int(chosen[outer[-1]].number) + 1:
                found.update(inner)
                outer = following
            elif inner is not outer:
                outer = inner
    return found


def _place(style: str, levels: dict[str, int], level: int) -> None:
    """Assign a level to a new style; numbers that restart are just below the titles of their dress."""
    dress, slash, scheme = style.partition("/")
    if slash and scheme in {"", "arabic"}:
        levels[f"{dress}/"] = level
        levels[f"{dress}/arabic"] = level + 1
    else:
        levels[style] = level


def _real_levels(chosen: Sequence[Candidate]) -> dict[str, int]:
    """Return the levels of real headings: by depth, and within one depth by the kinds of their numbers."""
    schemes: dict[str, list[str]] = {}
    for one in chosen:
        if one.real:
            schemes.setdefault(one.dress[-1], []).append(_scheme(one))
    levels: dict[str, int] = {}
    level = 1
    for depth in sorted(schemes):
        offsets = _offsets(schemes[depth])
        levels.update((f"{depth}/{scheme}", level + offset) for scheme, offset in offsets.items())
        level += max(offsets.values()) + 1
    return levels


def _offsets(schemes: Sequence[str]) -> dict[str, int]:
    """Return how far each kind of number is below the highest: one further than that which it interrupts."""
    last = {scheme: n for n, scheme in enumerate(schemes)}
    offsets = {"": 0}
    above = ""
    for n, scheme in enumerate(schemes):
        if scheme and scheme not in offsets:
            inside = bool(above) and last[above] > n
            offsets[scheme] = offsets[above] + 1 if inside else 0
        above = scheme or above
    return offsets


def _style(one: Candidate, restarting: set[str]) -> str:
    """Return what makes two headings of one level: their dress and the kind of their numbers."""
    if one.real:
        return f"{one.dress[-1]}/{_scheme(one)}"
    if one.scheme.startswith("word"):
        return one.scheme
    dress = "colon" if one.dress == "break" else one.dress
    if dress == "bold" and titles.is_upper(one.heading) and len(one.heading) >= _CAPITALS:
        dress = "bold-caps"
    if _scheme(one) in {"", "arabic"} and one.dress not in restarting:
        return dress
    return f"{dress}/{_scheme(one)}"


def _scheme(one: Candidate) -> str:
    """Return the kind of its number; 19A was inserted between 19 and 20."""
    return "arabic" if one.scheme == "inserted" else one.scheme


def _restarting(chosen: Sequence[Candidate]) -> set[str]:
    """Return the dresses whose numbers restart at 1 under a heading without number, which is above them."""
    found: set[str] = set()
    seen_one: set[str] = set()
    unnumbered_since: set[str] = set()
    for one in chosen:
        if not one.number:
            unnumbered_since.add(one.dress)
        elif one.number == "1":
            if one.dress in seen_one and one.dress in unnumbered_since:
                found.add(one.dress)
            seen_one.add(one.dress)
            unnumbered_since.discard(one.dress)
    return found
