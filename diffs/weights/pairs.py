"""The sentences that a change touches, each old one beside the new one that says most nearly the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from diffs.records import Change
from diffs.text import essence
from diffs.weights.broken_letters import only_broken_letters
from diffs.weights.languages import Language
from diffs.weights.layout import headings_of, letters_of, otherwise_cut, without_headings
from diffs.weights.parties import companies_of
from diffs.weights.passages import Passage, passages
from diffs.weights.phrases import Lexicon, Mention
from diffs.weights.sentences import Sentence, read_sentence
from diffs.weights.spelling import only_spelled_otherwise
from diffs.weights.tags import SideName
from diffs.weights.topics import DONE_BY_COMPANY

# Sentences that share fewer of their words say different things.
_ALIKE = 0.4
# Above so many pairs a passage was written anew, and only the order says what took whose place.
_MOST_PAIRS = 2_500
_END_CHARS = 400
_CLAUSE_WORDS = 4  # "Disputes go to arbitration"; fewer words at the end of a section name something
_CONTENTS_TOPICS = 4  # a list of what is collected, or whom it is given to, is about one or two
_LEADS = re.compile(r"^[^\n]{1,400}:[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Mentions:
    """What the sentences of a passage name, by the sentence.

    Attributes:
        before: for each old sentence.
        after: for each new one.
        heading: what the heading of their section names.
        lead: what leads to the list in which they stand.
    """

    before: tuple[list[Mention], ...]
    after: tuple[list[Mention], ...]
    heading: list[Mention]
    lead: list[Mention]


@dataclass(frozen=True, slots=True)
class Touched:
    """A passage that a change touches.

    Attributes:
        before: the old sentences that are not among the new ones.
        after: the new sentences that are not among the old ones.
        pairs: indices of old and new sentences that say nearly the same.
        lead: what leads to the list in which it stands: the line with a colon above it, else the heading.
        heading: the heading of its section.
        whole: whether the whole section came or went.
        lines: all old and all new sentences, also those that only name something.
        texts: the old and the new text of the section.
    """

    before: tuple[Sentence, ...]
    after: tuple[Sentence, ...]
    pairs: tuple[tuple[int, int], ...]
    lead: Sentence
    heading: Sentence
    whole: bool
    lines: tuple[Sequence[Sentence], Sequence[Sentence]]
    texts: tuple[str, str]

    @property
    def alone(self) -> Iterator[tuple[SideName, Sequence[Sentence], Sequence[Sentence], list[int]]]:
        """Each side, its sentences, those of the other one, and the indices of those without a like one."""
        sides: Sequence[tuple[SideName, Sequence[Sentence], Sequence[Sentence], set[int]]] = (
            ("after", self.after, self.before, {new for _, new in self.pairs}),
            ("before", self.before, self.after, {old for old, _ in self.pairs}),
        )
        for side, sentences, others, paired in sides:
            yield side, sentences, others, [at for at in range(len(sentences)) if at not in paired]

    def mentions(self, known: Lexicon, lead: Sentence) -> Mentions:
        """Return what the sentences name.

        Args:
            known: the phrases of the topics.
            lead: what leads to the lists in the section, as `lead_of` gives it.
        """
        above, listed = known.phrases_in(lead), lead.binds_reader
        rights = "rights" in self.lead.list_topics
        disclaims = any(one.matter.topic == "liability" for one in known.mentions(self.lead))

        def of(side: Sequence[Sentence]) -> tuple[list[Mention], ...]:
            return tuple(
                _mentions(
                    known,
                    one,
                    above,
                    binding=one.binds_reader or ((listed or rights or disclaims) and one.is_listed),
                )
                for one in side
            )

        return Mentions(
            of(self.before), of(self.after), known.mentions(self.heading), known.mentions(self.lead)
        )


def _mentions(known: Lexicon, sentence: Sentence, lead: Collection[int], *, binding: bool) -> list[Mention]:
    """Return what a sentence names; what the reader must not do with data is no use of the reader's data."""
    found = [
        one
        for one in known.mentions(sentence, lead)
        if one.matter.topic != "recipients" or not sentence.is_of_reader(one.start)
    ]
    if any(one.end - one.start == 1 for one in found) and (names := companies_of(sentence)):
        found = [one for one in found if not _is_of_company(one, sentence, names.values())]
    binding = binding or sentence.points_elsewhere
    if any(one.matter.topic == "rights" for one in found) and not sentence.periods:
        found = [one for one in found if one.matter.topic != "retention"]
    return [one for one in found if one.matter.topic not in DONE_BY_COMPANY] if binding else found


def _is_of_company(mention: Mention, sentence: Sentence, names: Collection[str]) -> bool:
    """Return whether one word that names a matter is part of a company's name: "Sviluppo S.r.l."."""
    word = sentence.words[mention.start]
    return (
        mention.end - mention.start == 1 and word[0].isupper() and any(word in name.split() for name in names)
    )


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What all passages of a change share.

    Attributes:
        heading: the heading of the section.
        language: the language of the text.
        ends: how the two sides of the change end; None where only one side has the section.
        texts: the old and the new text.
    """

    heading: str
    language: Language
    ends: Collection[str] | None
    texts: tuple[str, str]

    @property
    def is_empty(self) -> bool:
        """Whether only the heading came or went: an entry of a contents list, or one above other headings."""
        says = any(any(map(str.isalpha, text)) for text in self.texts)
        return self.ends is None and not says and not self.heading.endswith((".", "!", "?"))


def touched_pairs(change: Change, language: Language) -> Iterator[Touched]:
    """Yield the passages that a change touches, without sentences that only changed their place.

    Args:
        change: a change as `compare` gives it.
        language: the language of its text.
    """
    headings = headings_of(change)
    found = [without_headings(passage, headings) for passage in passages(change)]
    gone = Counter(letters_of(one) for passage in found for one in passage.before)
    come = Counter(letters_of(one) for passage in found for one in passage.after)
    stayed = {"before": gone & come, "after": gone & come}
    both = change.before is not None and change.after is not None
    section = _section(change, language)
    for passage in found:
        if (both or section.is_empty) and passage.kept == 0.0 and passage == _heading(change):
            continue
        before, after = otherwise_cut(
            _without(passage.before, stayed["before"]), _without(passage.after, stayed["after"])
        )
        if (before or after) and not only_broken_letters(before, after):
            left = Passage(before, after, passage.kept, passage.lead or section.heading)
            yield _touched(left, section)


def _section(change: Change, language: Language) -> _Surroundings:
    """Return what all passages of a change share. What stands at the end of a side leads to nothing."""
    old, new = (
        "".join(edit.text for edit in change.edits if edit.op != other) for other in ("insert", "delete")
    )
    section = change.after or change.before
    both = change.before is not None and change.after is not None
    ends = tuple(essence(text[-_END_CHARS:]) for text in (old, new)) if both else None
    return _Surroundings(section.heading if section else "", language, ends, (old, new))


def _heading(change: Change) -> Passage:
    """Return the passage of a heading that became another: what it stands above says what changed."""
    before, after = (section.heading if section else "" for section in (change.before, change.after))
    return Passage((before,) if before else (), (after,) if after else (), 0.0)


def lead_of(change: Change, language: Language) -> Sentence:
    """Return the heading of a section with the lines in it that end with a colon: what leads to its lists."""
    section = change.after or change.before
    text = "".join(edit.text for edit in change.edits)
    return Sentence(". ".join([section.heading if section else "", *_LEADS.findall(text)]), language)


def _without(sentences: Sequence[str], stayed: Counter[str]) -> tuple[str, ...]:
    """Return the sentences that did not stay."""
    kept = []
    for sentence in sentences:
        known = letters_of(sentence)
        if stayed[known] > 0:
            stayed[known] -= 1
        else:
            kept.append(sentence)
    return tuple(kept)


def _touched(passage: Passage, section: _Surroundings) -> Touched:
    """Return a passage of a section read."""
    language, ends = section.language, section.ends
    old, new = (
        _without_contents([read_sentence(text, language) for text in side])
        for side in (passage.before, passage.after)
    )
    sides = (old, new)
    lead, above = (read_sentence(text, language) for text in (passage.lead, section.heading))
    receivers = "recipients" in lead.list_topics
    before, after = (
        [one for one in side if _says(one, ends) or (receivers and one.is_listed)] for side in sides
    )
    pairs = list(_pairs(before, after))
    restyled = [(i, j) for i, j in pairs if _same_words(before[i], after[j], section.texts)]
    if restyled:
        olds, news = ({pair[side] for pair in restyled} for side in (0, 1))
        before = [one for i, one in enumerate(before) if i not in olds]
        after = [one for j, one in enumerate(after) if j not in news]
        pairs = list(_pairs(before, after))
    whole = ends is None
    lines = ([one for one in old if not one.is_code], [one for one in new if not one.is_code])
    return Touched(tuple(before), tuple(after), tuple(pairs), lead, above, whole, lines, section.texts)


def _same_words(before: Sentence, after: Sentence, texts: tuple[str, str]) -> bool:
    """Return whether two sentences differ in links, spelling, a defined term, or a part said twice."""
    return (
        before.only_links_from(after)
        or _only_said_twice(before, after)
        or only_broken_letters([before.markdown], [after.markdown])
        or only_spelled_otherwise(before, after, texts)
    )


def _only_said_twice(before: Sentence, after: Sentence) -> bool:
    """Return whether one of two sentences says a part of itself twice, as a page does by mistake.

    What is there twice stands beside itself: "the purposethe purpose".
    """
    short, long = sorted((letters_of(before.markdown), letters_of(after.markdown)), key=len)
    first, last = _alike_from_start(short, long), _alike_from_start(short[::-1], long[::-1])
    twice = long[len(short) - last : len(long) - last]
    return len(long) <= first + last and len(twice) > 1 and twice.isalpha()


def _alike_from_start(one: str, other: str) -> int:
    """Return with how many letters two texts begin alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _without_contents(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Return the sentences without a contents list: items without a stop that name what is in sections."""
    items = [one for one in sentences if one.is_item and one.words and one.words[-1][-1].isalnum()]
    topics = {topic for one in items for topic in one.heading_topics}
    contents = items if len(topics) >= _CONTENTS_TOPICS else []
    return [one for one in sentences if one not in contents]


def _says(sentence: Sentence, ends: Collection[str] | None) -> bool:
    """Return whether a sentence says something itself.

    A link to another page does not, nor does a script, nor a bold "Fees" that is put before a paragraph.
    """
    if sentence.is_link or sentence.is_code:
        return False
    if ends is None or not sentence.is_label:
        return True
    return len(sentence.bag) >= _CLAUSE_WORDS and any(end.endswith(sentence.known) for end in ends)


def _pairs(before: Sequence[Sentence], after: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    if len(before) * len(after) > _MOST_PAIRS:
        return
    likeness = sorted(
        (-old.likeness(new), abs(i - j), i, j) for i, old in enumerate(before) for j, new in enumerate(after)
    )
    olds, news = set(range(len(before))), set(range(len(after)))
    for negative, _, i, j in likeness:
        if -negative >= _ALIKE and i in olds and j in news:
            olds.remove(i)
            news.remove(j)
            yield i, j
