"""Tell the topics of a passage: what came, what went, and what a sentence now says the contrary of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from diffs.weights.amounts import amounts_of, money_of
from diffs.weights.pairs import Mentions, Touched
from diffs.weights.phrases import Matter, Mention
from diffs.weights.renamed import told_of_names
from diffs.weights.seats import told_of_seats
from diffs.weights.sentences import Sentence
from diffs.weights.services import told_of_services
from diffs.weights.tags import SideName, Tag, became, gone_and_come
from diffs.weights.topics import (
    BESIDE_OTHERS,
    COUNTED,
    DONE_BY_COMPANY,
    ENUMERATED,
    LISTED,
    SAID_BY_HEADING,
    SAID_MORE,
    SAID_MORE_UNDER_HEADING,
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
_CLAUSE_WORDS = 8  # of a sentence under a heading
_SECTION_WORDS = 8  # of a whole section that came or went
_ENTRY_WORDS = 2  # of a list; one word alone may be anything
_FEW_ENTRIES = 3  # two are a sentence with one comma
_SHOWN_WORDS = 6
_STEM_LETTERS = 4
_ENDING_LETTERS = 2
_OWN_SHARE = 0.5  # of the words of a sentence that only its side has

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
        _moved(touched, mentions.after, new - old, old - new, "after"),
        _moved(touched, mentions.before, old - new, set(), "before"),
        told_of_names(touched, mentions),
        told_of_seats(touched, mentions),
        told_of_services(touched, mentions),
        _rewritten(touched, mentions),
        _entries(touched, mentions),
        _listed(touched, mentions.lead),
        _priced(touched, mentions),
        _alone(touched, mentions),
        _under_heading(touched, mentions.heading),
    ):
        tags = [tag for tag in found if tag.topic not in told]
        yield from tags
        told |= {tag.topic for tag in tags}


def _keys(mentions: Iterable[Iterable[Mention]]) -> set[MatterKey]:
    return {mention.key for one in mentions for mention in one}


def _moved(
    touched: Touched,
    mentions: Sequence[Sequence[Mention]],
    moved: set[MatterKey],
    gone: set[MatterKey],
    side: SideName,
) -> Iterator[Tag]:
    """Yield the sentences that name what only their side names."""
    poles = {(matter.line, 1 - matter.pole) for matter, _ in gone if matter.poled}
    sentences, others = (
        (touched.after, touched.before) if side == "after" else (touched.before, touched.after)
    )
    like = {
        (new if side == "after" else old): (old if side == "after" else new) for old, new in touched.pairs
    }
    for at, (sentence, named) in enumerate(zip(sentences, mentions, strict=True)):
        found: dict[str, list[Mention]] = {}
        partner = [others[like[at]]] if at in like else []
        for mention in named:
            if mention.key in moved and not _said_in_another_form(sentence, mention, partner):
                found.setdefault(mention.matter.topic, []).append(mention)
        for topic, those in found.items():
            opposite = any((one.matter.line, one.matter.pole) in poles for one in those)
            trigger = ", ".join(dict.fromkeys(one.words for one in those))
            yield Tag(topic, sentence.legible, side, trigger, TURNED_POINTS if opposite else points(topic))


def _said_in_another_form(sentence: Sentence, mention: Mention, others: Iterable[Sentence]) -> bool:
    """Return whether a sentence of the other side has the words of a mention, in this or another form."""
    if mention.figure or mention.matter.poled:
        return False
    small = sentence.language.recognised_by
    stems = {
        word[: max(_STEM_LETTERS, len(word) - _ENDING_LETTERS)]
        for word in sentence.lower[mention.start : mention.end]
        if len(word) >= _STEM_LETTERS and word not in small
    }
    return len(stems) > 1 and any(
        all(any(word.startswith(stem) for word in other.bag) for stem in stems) for other in others
    )


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


def _rewritten(touched: Touched, mentions: Mentions) -> Iterator[Tag]:
    """Yield the topics of sentences that name the same and say it otherwise, or say more of it."""
    gone, come = _words_of(touched.before), _words_of(touched.after)
    for i, j in touched.pairs:
        before, after = touched.before[i], touched.after[j]
        old = Counter(one.matter for one in mentions.before[i])
        new = Counter(one.matter for one in mentions.after[j])
        # What stands in another sentence of the passage was only parted from it.
        lost, won = _beyond(before.bag, come), _beyond(after.bag, gone)
        words = lost + won
        clause = max(lost, won) >= _SOME_WORDS
        otherwise = words >= _MANY_WORDS and before.likeness(after) < _REWRITTEN
        timed = {one.key for one in before.periods} != {one.key for one in after.periods}
        counted = set(_amounts(before)) != set(_amounts(after))
        found: dict[str, str] = {}
        for one in mentions.after[j]:
            more = words >= _SOME_WORDS and new[one.matter] != old[one.matter]
            lasts = timed and one.matter.topic in TIMED
            costs = counted and one.matter.topic in COUNTED
            says_more = clause and one.matter.topic in SAID_MORE
            if says_more or (one.matter in old and (otherwise or more or lasts or costs)):
                found.setdefault(one.matter.topic, one.words)
        for topic, named in found.items():
            yield Tag(topic, after.legible, "after", named, points_touched(topic))


def _amounts(sentence: Sentence) -> list[str]:
    """Return the amounts of a sentence; in a row, whose heading has the currency, all its figures."""
    return [word for word in sentence.words if word[0].isdigit()] if sentence.is_row else amounts_of(sentence)


def _entries(touched: Touched, mentions: Mentions) -> Iterator[Tag]:
    """Yield the topics of sentences that enumerate, where an entry came or went."""
    old, new = _words_of(touched.before).keys(), _words_of(touched.after).keys()
    for i, j in touched.pairs:
        before, after = touched.before[i], touched.after[j]
        topics = {one.matter.topic for one in mentions.before[i]} & ENUMERATED
        named = {one.matter.topic: one.words for one in mentions.after[j] if one.matter.topic in topics}
        gone, come = _own_entries(before, new), _own_entries(after, old)
        if named and (gone or come):
            for topic, words in named.items():
                yield Tag(topic, after.legible, "after", words, points_touched(topic))


def _priced(touched: Touched, mentions: Mentions) -> Iterator[Tag]:
    """Yield that another amount of money stands in a like sentence under "Fees", or came, or went."""
    topic = "price"
    if topic in touched.heading.heading_topics:
        for i, j in touched.pairs:
            gone, come = gone_and_come(money_of(touched.before[i]), money_of(touched.after[j]))
            if gone or come:
                yield Tag(topic, touched.after[j].legible, "after", became(gone, come), points(topic))
    above = {one.matter.topic for side in (mentions.heading, mentions.lead) for one in side}
    if topic in above or topic in touched.heading.heading_topics:
        for side, sentences, _, alone in touched.alone:
            for sentence in (sentences[at] for at in alone):
                if found := money_of(sentence):
                    yield Tag(topic, sentence.legible, side, ", ".join(found), points_touched(topic))


def _own_entries(sentence: Sentence, others: Set[str]) -> list[frozenset[str]]:
    """Return the entries of an enumeration of which the other side has no word."""
    if len(sentence.entries) < _FEW_ENTRIES:
        return []
    return [one for one in sentence.entries if len(one) >= _ENTRY_WORDS and not one & others]


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
    own = _beyond(sentence.bag, others)
    return own >= max(least, _OWN_SHARE * sentence.bag.total())


def _under_heading(touched: Touched, named: Sequence[Mention]) -> Iterator[Tag]:
    """Yield the topics that the heading of a section names, for sentences that came to it or went from it."""
    if touched.heading.points_elsewhere:
        return  # "How to disable cookies of third parties"
    topics = {one.matter.topic: one.words for one in named if one.matter.topic in SAID_BY_HEADING}
    words = touched.heading.text_of(0, len(touched.heading.words)) if touched.heading.words else ""
    for topic in touched.heading.heading_topics:
        if touched.whole or topic in SAID_BY_HEADING:
            topics.setdefault(topic, words)
    if len(topics) > 1 and not touched.whole and not topics.keys() <= BESIDE_OTHERS:
        topics = {topic: words for topic, words in topics.items() if topic not in BESIDE_OTHERS}
        if len(topics) > 1:
            return  # "Applicable law, mediation" does not say of which a sentence speaks
    yield from _clauses_under_heading(touched, topics)
    for side, sentences, others, alone in touched.alone:
        known = _words_of(others)
        if touched.whole and _beyond(_words_of(sentences[at] for at in alone), known) >= _SECTION_WORDS:
            first = sentences[alone[0]].legible
            yield from (Tag(one, first, side, words, points_touched(one)) for one, words in topics.items())
        for sentence in (sentences[at] for at in alone):
            if _is_new(sentence, known, _CLAUSE_WORDS) and not sentence.defines_party:
                for topic, trigger in topics.items():
                    yield Tag(topic, sentence.legible, side, trigger, points_touched(topic))


def _clauses_under_heading(touched: Touched, topics: Mapping[str, str]) -> Iterator[Tag]:
    """Yield the topics of a heading for like sentences of which one has a clause more."""
    gone, come = _words_of(touched.before), _words_of(touched.after)
    for i, j in touched.pairs:
        lost, won = _beyond(touched.before[i].bag, come), _beyond(touched.after[j].bag, gone)
        if max(lost, won) >= _SOME_WORDS:
            for topic in SAID_MORE_UNDER_HEADING.intersection(topics):
                yield Tag(topic, touched.after[j].legible, "after", topics[topic], points_touched(topic))


def _listed(touched: Touched, lead: Sequence[Mention]) -> Iterator[Tag]:
    """Yield the entries that came to a list or went from it, with the topic of what leads to it."""
    topics = dict.fromkeys(touched.lead.list_topics)
    if touched.lead.binds_reader:
        topics = {topic: None for topic in topics if topic not in DONE_BY_COMPANY}
    else:
        topics |= dict.fromkeys(one.matter.topic for one in lead if one.matter.topic in LISTED)
    if not topics:
        return
    for side, sentences, _, alone in touched.alone:
        for sentence in (sentences[at] for at in alone):
            if sentence.is_listed and len(sentence.bag) >= _ENTRY_WORDS:
                words = sentence.text_of(0, min(len(sentence.words), _SHOWN_WORDS))
                yield from (
                    Tag(topic, sentence.legible, side, words, points_touched(topic)) for topic in topics
                )


def _words_of(sentences: Iterable[Sentence]) -> Counter[str]:
    words: Counter[str] = Counter()
    for sentence in sentences:
        words.update(sentence.bag)
    return words


def _beyond(words: Counter[str], others: Counter[str]) -> int:
    """Return how many words are not among others; `Counter.__sub__` would go through all these each time."""
    return sum(max(0, found - others[word]) for word, found in words.items())
