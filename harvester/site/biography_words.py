"""What a biography says in words: when a section stood there, what became of it, and what is not known.

Versions are named, not captures: some are known from corpus documents alone (docs/design.md, law 12).
"""

from __future__ import annotations

from collections.abc import Iterator

from diffs.in_words import count, day, in_between, times, when
from diffs.render.summary import section_line
from harvester.site.biography import Biography, LifeEpisode
from harvester.site.history import NeighbourChange
from store.tables.lineages import Departure

# What one way of reading does not show, another one may.
_OTHERWISE = "read in another way than the version before"
_LEFT: dict[Departure, str] = {
    "removed": "removed",
    "merged": "merged into another section",
    "unseen": f"not seen: this version was {_OTHERWISE}",
}


def life_in_words(found: Biography) -> str:
    """Return a whole life as a sentence.

    Args:
        found: the biography.
    """
    parts = [_beginning(found.episodes[0])]
    if found.rewordings:
        different = f", {found.wordings} in all" if found.wordings <= found.rewordings else ""
        parts.append(f"{count(found.rewordings, 'new wording')} since{different}")
    else:
        parts.append("the same words since" if found.is_there else "no other wording")
    absences = sum(not one.wording for one in found.stretches[:-1])
    if absences:
        parts.append(f"absent {times(absences)} in between")
    return f"{'; '.join((*parts, _ending(found)))}."


def _beginning(first: LifeEpisode) -> str:
    """Return when a section first stood there."""
    version = f"{day(first.version.known_from)}"
    if first.arrival == "first" or first.neighbour is None:
        return f"Stood in the first version, {version}"
    if first.arrival == "unseen":
        return f"First seen in version {first.version.number}, {version}, which was {_OTHERWISE}"
    came = "Was set apart from another section" if first.arrival == "split" else "Came"
    return f"{came} {between(first.neighbour)}"


def _ending(found: Biography) -> str:
    """Return whether a section is still there, or since when it is not."""
    last = found.episodes[-1]
    if found.is_there:
        return f"still there in the last version, {day(found.stretches[-1].last.known_until)}"
    if last.departure == "unseen" or last.neighbour is None:
        return f"not seen since version {last.version.number}, which was {_OTHERWISE}"
    went = "merged into another section" if last.departure == "merged" else "removed"
    return f"{went} {between(last.neighbour)}"


def rest_in_words(found: Biography) -> str:
    """Return what is known of the time after the last episode, as a sentence.

    Args:
        found: the biography.
    """
    last = found.stretches[-1].last
    what = "Unchanged since" if found.is_there else "Not there since"
    return f"{what}, up to the last version, seen until {day(last.known_until)}."


def between(change: NeighbourChange) -> str:
    """Return between which times a change lies: ``between 11 Jun 2014 and 2 Sep 2015``.

    Args:
        change: the change of the document.
    """
    before, after = change.before.known_until, change.after.known_from
    if day(before) == day(after):
        return f"between {when(before, zone=False)} and {when(after)}"
    return in_between(before, after)


def unread_in_words(change: NeighbourChange, unread: int) -> str:
    """Return how many captures between the bounds of a change say nothing of it; ``""`` without any.

    Args:
        change: the change of the document.
        unread: how many of them were not read.
    """
    bound = change.bound
    blank, held = (bound.blank, bound.held) if bound else (0, 0)
    counts = ((unread, "not read"), (blank, "without a text"), (held, "held for review"))
    said = [f"{count(value, 'capture')} {what}" for value, what in counts if value]
    return f"in between: {', '.join(said)}" if said else ""


def event_in_words(episode: LifeEpisode) -> str:
    """Return what became of a section in a version: ``reworded, 76 % kept (+13 −13 words)``.

    Args:
        episode: the episode.
    """
    return " · ".join(_events(episode))


def _events(episode: LifeEpisode) -> Iterator[str]:
    if episode.former is None:
        yield "first wording"
    if episode.departure is not None:
        yield _LEFT[episode.departure]
    elif episode.arrival == "back":
        yield "back, in other words" if episode.kind == "wording" else "back, in the same words"
    elif episode.arrival == "paired":
        said = "the same words" if episode.kind == "note" else "not compared"
        yield f"{said}: this version was {_OTHERWISE}"
    elif episode.arrival == "split":
        yield "set apart from another section"
    elif episode.arrival == "unseen":
        yield f"this version was {_OTHERWISE}"
    elif episode.arrival == "kept" and episode.change is not None:
        yield section_line(episode.change).event
