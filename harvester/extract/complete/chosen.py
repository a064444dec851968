"""Take the parts of a page that a user has selected, instead of those that the rules would choose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from harvester.extract.complete.parts import ChosenPart
from harvester.extract.dom import COMMENT, Node
from harvester.extract.dom.between import Selector, in_range
from harvester.extract.dom.parse import NEVER_SHOWN
from harvester.extract.dom.select import select
from harvester.extract.selectors import Selectors
from store.reading_notes import FINDS_NOTHING, NOTHING_SELECTED

_NEVER_SHOWN = NEVER_SHOWN | {COMMENT}


class Choice(NamedTuple):
    """The result of applying the selectors of a user to a page.

    Attributes:
        parts: the selected parts, in document order, without parts inside other parts; None if nothing was
            selected.
        is_changed: whether anything was selected or removed.
        notes: what the selectors did not find, as messages for users.
        unmatched: the selectors that found nothing.
    """

    parts: list[ChosenPart] | None
    is_changed: bool
    notes: tuple[str, ...]
    unmatched: tuple[str, ...]


class _Matches(NamedTuple):
    """What selectors find.

    Attributes:
        nodes: elements that CSS selectors find, and all that is in ranges.
        containers: a node of a range → the place of the range among the selectors, and the element that
            contains both of its ends.
        unmatched: the selectors that find nothing.
    """

    nodes: set[Node]
    containers: dict[Node, tuple[int, Node]]
    unmatched: list[str]


def choose(document: Node, selectors: Selectors) -> Choice:
    """Remove what the selectors remove from a page, and find what they select in the rest.

    Args:
        document: the page with its scripts, which selectors count; it is changed in place, and the scripts
            are removed.
        selectors: the selectors of the user.
    """
    # All are found before anything is removed: one of them may be an end of a range.
    removed = _found(document, selectors.remove)
    notes = [f"`remove`: {css!r} {FINDS_NOTHING}" for css in removed.unmatched]
    for node in removed.nodes:
        node.detach()
    selected = _found(document, selectors.select)
    notes += [f"`select`: {css!r} {FINDS_NOTHING}" for css in selected.unmatched]
    if selectors.select and not selected.nodes:
        notes.append(NOTHING_SELECTED)
    parts = _parts(document, selected) if selected.nodes else None
    for node in [node for node in document.descendants() if node.tag in NEVER_SHOWN]:
        node.detach()
    is_changed = bool(removed.nodes or selected.nodes)
    return Choice(parts, is_changed, tuple(notes), (*removed.unmatched, *selected.unmatched))


def _found(document: Node, selectors: Iterable[Selector]) -> _Matches:
    """Return what the selectors find."""
    found = _Matches(set(), {}, [])
    for place, selector in enumerate(selectors):
        here: Sequence[Node]
        if isinstance(selector, str):
            here = select(document, selector)
        else:
            here, container = in_range(document, selector)
            found.containers.update((node, (place, container)) for node in here if container)
        if not here:
            found.unmatched.append(str(selector))
        found.nodes.update(here)
    return found


def _parts(document: Node, found: _Matches) -> list[ChosenPart]:
    """Return what is selected and not inside something else that is, in document order."""
    parts: list[ChosenPart] = []
    shown = (node for node in _outermost(document, found.nodes) if node.tag not in _NEVER_SHOWN)
    for owner, nodes in groupby(shown, found.containers.get):
        if owner is None:
            parts += [ChosenPart((node,)) for node in nodes]
        else:
            parts.append(ChosenPart(tuple(nodes), owner[1]))
    return parts


def _outermost(document: Node, selected: set[Node]) -> list[Node]:
    """Return the selected nodes that are not inside another one, in document order."""
    outermost = []
    inside: set[Node | None] = set()
    for node in document.descendants():
        if node.parent in inside:
            inside.add(node)
        elif node in selected:
            inside.add(node)
            outermost.append(node)
    return outermost
