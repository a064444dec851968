"""What a document adds to the pages about topics: each change of a section that is about one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from diffs.render.flags import noted
from diffs.render.summary import section_line
from harvester.site.biography_words import between
from harvester.site.history import DocumentHistory, NeighbourChange
from harvester.site.lifelines import SectionLife

TOPICS = "topics"
"""The kind of these facts."""

# A change: the number of the version after it, and the identity of the object.
_ChangeKey = tuple[int, int]


@dataclass(frozen=True, slots=True)
class TopicChange:
    """A change of a section that is about a topic, with all that is shown of it.

    Attributes:
        topic: the key of the topic: ``sale``.
        name: the topic as people see it.
        old: first capture of the version before, 14 digits.
        new: first capture of the version after, 14 digits.
        time: from when the new text is known, 14 digits.
        between: between which times the change lies, in words.
        address: the address of the section, or ``""`` if it is not known.
        number: the number of the section.
        heading: its heading.
        place: the place of the change in the comparison.
        event: what happened to the section, in words.
        trigger: the words that are about the topic.
        sentence: the sentence with them.
        side: the text that has the sentence, ``before`` or ``after``.
        more: how many further sentences are about the topic.
        flags: the names of the flags of the version.
    """

    topic: str
    name: str
    old: str
    new: str
    time: str
    between: str
    address: str
    number: str
    heading: str
    place: int
    event: str
    trigger: str
    sentence: str
    side: str
    more: int
    flags: tuple[str, ...]


def topic_facts(history: DocumentHistory) -> list[dict[str, Any]]:
    """Return the changes of a document that are about topics, oldest first, as values for JSON.

    Alternations are folded as in `harvest log`. What only our rules changed is not told.

    Args:
        history: the history of the document.
    """
    told = [change for change in history.told_changes if change.after.reason != "technical"]
    addresses = _addresses(history.lives)
    return [asdict(one) for change in told for one in _changes(change, addresses)]


def topic_changes(facts: object) -> tuple[TopicChange, ...]:
    """Return the changes of `topic_facts`.

    Args:
        facts: what it returned, or None.
    """
    return tuple(TopicChange(**one) for one in facts) if isinstance(facts, list) else ()


def _changes(change: NeighbourChange, addresses: Mapping[_ChangeKey, str]) -> Iterator[TopicChange]:
    """Yield the changes of sections that are about topics."""
    for place, section in enumerate(change.compared.sections if change.compared else ()):
        now = section.change.after or section.change.before
        if now is None:
            continue
        for tag, more in section.topics:
            yield TopicChange(
                topic=tag.topic,
                name=tag.name,
                old=change.before.first_capture,
                new=change.after.first_capture,
                time=change.after.known_from,
                between=between(change),
                address=addresses.get((change.after.number, id(section)), ""),
                number=now.number,
                heading=now.heading,
                place=place,
                event=section_line(section).event,
                trigger=tag.trigger,
                sentence=tag.sentence,
                side=tag.side,
                more=more,
                flags=tuple(flag.name for flag in noted(change.flags)),
            )


def _addresses(lives: Iterable[SectionLife]) -> dict[_ChangeKey, str]:
    """Return the addresses of sections by the number of a version and the identity of a change.

    Of a split and a merger, it is the section that keeps most.
    """
    found: dict[_ChangeKey, str] = {}
    for life in lives:
        for number, section in life.changes.items():
            key = number, id(section)
            is_main = (
                life.sections.get(number) == section.change.after and life.arrivals.get(number) == "kept"
            )
            if is_main or key not in found:
                found[key] = life.address
    return found
