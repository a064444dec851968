"""Tell the topics of a passage: what came, what went, and what a sentence now says the contrary of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from diffs.weights.pairs import Mentions, Touched
from diffs.weights.parties import companies_of
from diffs.weights.phrases import Matter, Mention
from diffs.weights.sentences import Sentence
from diffs.weights.tags import SideName, Tag, became, gone_and_come
from diffs.weights.topics import (
    DONE_BY_COMPANY,
    NAMES_MATTER,
    SAID_BY_HEADING,
    TIMED,
    TURNED_POINTS,
    points,
    points_touched,
)

# Two sentences name the same matter: so many words must differ until it is told. From a sweep over the sets
# of docs/topics.md on which the rules were made: with fewer words more is told, and less of it is true.
_REWRITTEN = 0.8
_MANY_WORDS = 12
_SOME_WORDS = 6
_ENTRY_WORDS = 2  # of a list; one word alone may be anything
_SHOWN_WORDS = 6
_FEW_COMPANIES = 2  # more are a list of those who receive data or belong to a group
_OWN_SHARE = 0.5  # of the words of a sentence that only its side has

# Companies in a sentence about these receive data; they are no party to the contract.
_OF_OTHERS = DONE_BY_COMPANY | {"transfer abroad", "security", "consent"}

MatterKey = tuple[Matter, str]


def told_of_topics(touched: Touched, mentions: Mentions) -> Iterator[Tag]:
    """Yield a tag for each topic and sentence of a passage that makes it weigh.

    Args:
        touched: the passage.
        mentions: what its sentences name.
    """
    old, new = _keys(mentions.before), _keys(mentions.after)
    told: set[str] = set()
    for found in (
        _turned(touched, mentions),
        _moved(touched.after, mentions.after, new - old, old - new, "after"),
        _moved(touched.before, mentions.before, old - new, set(), "before"),
        _renamed(touched, mentions),
        _rewritten(touched, mentions),
        _listed(touched),
        _alone(touched, mentions),
        _under_heading(touched, mentions.heading),
    ):
        tags = [tag for tag in found if tag.topic not in told]
        yield from tags
        told |= {tag.topic for tag in tags}


def _keys(mentions: Iterable[Iterable[Mention]]) -> set[MatterKey]:
    return {mention.key for one in mentions for mention in one}


def _moved(
    sentences: Sequence[Sentence],
    mentions: Sequence[Sequence[Mention]],
    moved: set[MatterKey],
    gone: set[MatterKey],
    side: SideName,
) -> Iterator[Tag]:
    """Yield the sentences that name what only their side names."""
    poles = {(matter.line, 1 - matter.pole) for matter, _ in gone if matter.poled}
    for sentence, named in zip(sentences, mentions, strict=True):
        found: dict[str, list[Mention]] = {}
        for mention in named:
            if mention.key in moved:
                found.setdefault(mention.matter.topic, []).append(mention)
        for topic, those in found.items():
            opposite = any((one.matter.line, one.matter.pole) in poles for one in those)
            trigger = ", ".join(dict.fromkeys(one.words for one in those))
            yield Tag(topic, sentence.legible, side, trigger, TURNED_POINTS if opposite else points(topic))


def _turned(touched: Touched, mentions: Mentions) -> Iterator[Tag]:
    """Yield what one of two like sentences denies and the other does not."""
    for i, j in touched.pairs:
        before, after = touched.before[i], touched.after[j]
        gone, come = gone_and_come(before.negations, after.negations)
        if len(gone) == len(come):
            continue
        old, new = (_denied(side) for side in (mentions.before[i], mentions.after[j]))
        told: set[str] = set()
        for mention in mentions.after[j]:
            topic = mention.matter.topic
            here, there = new[mention.key], old.get(mention.key)
            if topic not in told and there is not None and not here & there:
                told.add(topic)
                trigger = became([_with(gone, mention.words)], [_with(come, mention.words)])
                yield Tag(topic, after.legible, "after", trigger, TURNED_POINTS)


def _with(negations: Iterable[str], words: str) -> str:
    """Return words with the negations that are not among them."""
    return " ".join([*(one for one in negations if one not in words.split()), words])


def _denied(mentions: Iterable[Mention]) -> dict[MatterKey, set[bool]]:
    denied: dict[MatterKey, set[bool]] = {}
    for mention in mentions:
        denied.setdefault(mention.key, set()).add(mention.denied)
    return denied


def _renamed(touched: Touched, mentions: Mentions) -> Iterator[Tag]:
    """Yield the topics for which a proper name matters, where another name stands in a like sentence."""
    for i, j in touched.pairs:
        old, new = ({one.matter.topic for one in side} for side in (mentions.before[i], mentions.after[j]))
        topics = sorted(old & new & NAMES_MATTER)
        if topics and not touched.after[j].is_row:
            before, after = touched.before[i], touched.after[j]
            gone, come = (
                _others(before.proper.single, after.proper.single),
                _others(after.proper.single, before.proper.single),
            )
            if _another(gone, come):
                trigger = became([" ".join(gone)], [" ".join(come)])
                yield from (Tag(topic, after.legible, "after", trigger, points(topic)) for topic in topics)
                continue
        if not (old | new) & _OF_OTHERS:
            yield from _another_company(touched.before[i], touched.after[j])


def _another_company(before: Sentence, after: Sentence) -> Iterator[Tag]:
    """Yield that one company took the place of another, where the sentence says nothing about data."""
    old, new = companies_of(before), companies_of(after)
    gone, come = ([one[key] for key in one.keys() - other.keys()] for one, other in ((old, new), (new, old)))
    if (
        gone
        and come
        and max(len(old), len(new)) <= _FEW_COMPANIES
        and not (before.is_entry or after.is_entry)
    ):
        topic = "contracting party"
        yield Tag(topic, after.legible, "after", became(gone, come), points(topic))


def _rewritten(touched: Touched, mentions: Mentions) -> Iterator[Tag]:
    """Yield the topics of sentences that name the same and say it otherwise, or say more of it."""
    gone, come = _words_of(touched.before), _words_of(touched.after)
    for i, j in touched.pairs:
        before, after = touched.before[i], touched.after[j]
        old = Counter(one.matter for one in mentions.before[i])
        new = Counter(one.matter for one in mentions.after[j])
        # What stands in another sentence of the passage was only parted from it.
        words = (before.bag - come).total() + (after.bag - gone).total()
        otherwise = words >= _MANY_WORDS and before.likeness(after) < _REWRITTEN
        timed = {one.key for one in before.periods} != {one.key for one in after.periods}
        found: dict[str, str] = {}
        for one in mentions.after[j]:
            more = words >= _SOME_WORDS and new[one.matter] != old[one.matter]
            lasts = timed and one.matter.topic in TIMED
            if one.matter in old and (otherwise or more or lasts):
                found.setdefault(one.matter.topic, one.words)
        for topic, named in found.items():
            yield Tag(topic, after.legible, "after", named, points_touched(topic))


def _alone(touched: Touched, mentions: Mentions) -> Iterator[Tag]:
    """Yield the topics of sentences that have no like one on the other side, and say more than it does."""
    for side, sentences, others, alone in touched.alone:
        periods = {period.key for one in others for period in one.periods}
        words = _words_of(others)
        found = mentions.after if side == "after" else mentions.before
        for at in alone:
            new = _is_new(sentences[at], words, _SOME_WORDS)
            timed = any(period.key not in periods for period in sentences[at].periods)
            for topic, trigger in {one.matter.topic: one.words for one in found[at]}.items():
                if new or (timed and topic in TIMED):
                    yield Tag(topic, sentences[at].legible, side, trigger, points_touched(topic))


def _is_new(sentence: Sentence, others: Counter[str], least: int) -> bool:
    """Return whether so many words of a sentence, and half of them at least, are not among the others."""
    own = (sentence.bag - others).total()
    return own >= max(least, _OWN_SHARE * sentence.bag.total())


def _under_heading(touched: Touched, named: Sequence[Mention]) -> Iterator[Tag]:
    """Yield the topics that the heading of a section names, for sentences that came to it or went from it."""
    topics = {one.matter.topic: one.words for one in named if one.matter.topic in SAID_BY_HEADING}
    for side, sentences, others, alone in touched.alone:
        words = _words_of(others)
        for sentence in (sentences[at] for at in alone):
            if _is_new(sentence, words, _MANY_WORDS):
                for topic, trigger in topics.items():
                    yield Tag(topic, sentence.legible, side, trigger, points_touched(topic))


def _listed(touched: Touched) -> Iterator[Tag]:
    """Yield the entries that came to a list or went from it, with the topic of what leads to it."""
    if not touched.lead.list_topics:
        return
    for side, sentences, _, alone in touched.alone:
        for sentence in (sentences[at] for at in alone):
            if sentence.is_listed and len(sentence.bag) >= _ENTRY_WORDS:
                words = sentence.text_of(0, min(len(sentence.words), _SHOWN_WORDS))
                yield from (
                    Tag(topic, sentence.legible, side, words, points_touched(topic))
                    for topic in touched.lead.list_topics
                )


def _words_of(sentences: Iterable[Sentence]) -> Counter[str]:
    return sum((one.bag for one in sentences), Counter())


def _others(names: Counter[str], known: Counter[str]) -> list[str]:
    """Return the names that are not among the known ones, capitals aside."""
    small = {name.casefold() for name in known}
    return [name for name in names - known if name.casefold() not in small]


def _another(gone: Sequence[str], come: Sequence[str]) -> bool:
    """Return whether one name took another's place; not if a blank came: "Federalde", "Federal de"."""
    together = any(old.startswith(new) or new.startswith(old) for old in gone for new in come)
    return bool(gone and come) and not together
