"""Which lives of sections the changes and the sections of a document belong to, for links to their pages."""

from __future__ import annotations

from collections.abc import Mapping

from harvester.site.history import DocumentHistory

ChangedLives = Mapping[int, tuple[str, ...]]
"""The addresses of the lives in which something happened, by the place of the change in its comparison."""
LivesInText = Mapping[int, str]
"""The address of the life of each section of a text, by its place there."""


def lives_by_change(history: DocumentHistory) -> Mapping[int, ChangedLives]:
    """Return the lives that each change between neighbours belongs to, by number of the later version.

    Args:
        history: of a document. The change of a split or merger belongs to several lives.
    """
    places = {
        change.after.number: {id(one): place for place, one in enumerate(change.compared.sections)}
        for change in history.changes
        if change.compared is not None
    }
    found: dict[int, dict[int, tuple[str, ...]]] = {number: {} for number in places}
    for life in history.lives:
        for number, section in life.changes.items():
            place = places.get(number, {}).get(id(section))
            if place is not None:
                found[number][place] = (*found[number].get(place, ()), life.address)
    return found


def lives_in_texts(history: DocumentHistory) -> Mapping[int, LivesInText]:
    """Return the lives of the sections of each version, by its number.

    Args:
        history: of a document.
    """
    found: dict[int, dict[int, str]] = {version.number: {} for version in history.versions}
    for life in history.lives:
        for number, section in life.sections.items():
            found[number][section.index] = life.address
    return found
