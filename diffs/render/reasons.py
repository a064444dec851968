"""Why a section weighs, as people read it: each sentence is quoted once, with all topics that it is about."""

from __future__ import annotations

from dataclasses import dataclass

from diffs.in_words import count
from diffs.text import essence, one_line
from diffs.weights import Reasons, Tag


@dataclass(frozen=True, slots=True)
class SentenceReasons:
    """A sentence with the topics for which it is quoted.

    Attributes:
        sentence: the sentence.
        topics: the names of the topics, what triggered each, and the number of further sentences in brackets:
            ``("sale", "sell it")``, ``("time limits", "30 days → 90 days (2 more sentences)")``.
    """

    sentence: str
    topics: tuple[tuple[str, str], ...]


def reasons_by_sentence(topics: Reasons) -> tuple[SentenceReasons, ...]:
    """Group topics by the sentence that is quoted for them, so that each sentence is quoted once.

    Args:
        topics: of a section.
    """
    groups: dict[str, list[tuple[Tag, int]]] = {}
    for tag, more in topics:
        groups.setdefault(essence(tag.sentence), []).append((tag, more))
    return tuple(
        SentenceReasons(group[0][0].sentence, tuple((tag.name, _trigger(tag, more)) for tag, more in group))
        for group in groups.values()
    )


def _trigger(tag: Tag, more: int) -> str:
    return one_line(tag.trigger) + (f" ({count(more, 'more sentence')})" if more else "")
