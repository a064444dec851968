"""Find the sentences of a policy that certainly say something else now; pure.

Of an edit that accuses somebody, more is asked than that words differ: a sentence of prose, between sentences
that both texts have, must have lost or got words that carry meaning.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from diffs.lazy_pattern import lazy_pattern
from diffs.policy_words import weights
from diffs.policy_words.page import PolicyPage, split_words
from diffs.policy_words.phrases import FUNCTION
from diffs.policy_words.postal import gives_another_address, other_addresses
from diffs.policy_words.same_words import less_addresses
from diffs.policy_words.sentences import PolicySentence, gaps_between, sentences_of
from diffs.policy_words.trifles import edit_distance

# In words that carry meaning: so many has a sentence that is new or gone. One is enough where the sentence
# stands in its place and has other words.
_WHOLE = 3
# The share of its words that a reworded sentence has in common with what stands in its place.
_ALIKE = 0.5
# Of a sentence that consists of an address, less is the same if somebody moved.
_SIMILAR = 0.3
# The share of its articles and pronouns that the other text has: otherwise, it was translated.
_SAME_LANGUAGE = 0.7
# Two words that a page sets without a space, and a word with a letter that slipped into it ("sNOT").
_GLUED = lazy_pattern(r"\b(?:\w*[a-zß-ÿ]{3}[A-ZÀ-Þ][a-zß-ÿ]{2}\w*|[a-zß-ÿ][A-ZÀ-Þ]{2,}\b)")
# In letters: words that begin alike are forms of one word.
_STEM = 5
_SHORTEST = 4
_FIGURE = lazy_pattern(r"(?<![\w.,/-])[€$£¥]?\s?(?P<figure>\d[\d.,]*\d|\d)(?![\w/]|[.,]\d)")
_UPPER = 0.7


_NOTHING = PolicySentence("", "", 0, frozenset(), is_prose=False, is_whole=False, bag=())


@dataclass(frozen=True, slots=True)
class _PageSide:
    """One text: its sentences, and how often each word stands on its page."""

    sentences: list[PolicySentence]
    counts: Counter[str]
    alone: list[PolicySentence]


def certain_sentences(old: str, new: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the sentences of two texts that certainly say something else, each without markup.

    Args:
        old: the one text, in Markdown, with the title in its first line.
        new: the other.

    Returns:
        Those that only the old text has, and those that only the new one has.
    """
    title = " ".join(text.partition("\n")[0] for text in (old, new))
    pages = PolicyPage(old), PolicyPage(new)
    letters = ["".join(page.keys) for page in pages]
    sides = (
        _side(pages[0], sentences_of(pages[0], title, pages[1]), letters[1]),
        _side(pages[1], sentences_of(pages[1], title, pages[0]), letters[0]),
    )
    left, right = sides
    gone, came = _certain(left, right, letters[1]), _certain(right, left, letters[0])
    return tuple(one.words for one in gone), tuple(one.words for one in came)


def _side(page: PolicyPage, sentences: list[PolicySentence], letters: str) -> _PageSide:
    alone = [one for one in sentences if one.key not in letters]
    return _PageSide(sentences, Counter(_lowered(" ".join(page.lines))), alone)


def _certain(own: _PageSide, other: _PageSide, letters: str) -> Iterator[PolicySentence]:
    """Yield the sentences of a text that the other one certainly does not say.

    Args:
        own: the one text.
        other: the other.
        letters: those of the page of the other.
    """
    for gap in gaps_between(own.sentences, other.sentences):
        if gap.has_switch:
            continue  # it belongs to the page, with what introduces it
        for one in gap.own:
            if one.is_prose and one.key not in letters and _says_more(one, gap.others, own, other):
                yield one
    yield from other_addresses(own.sentences, other.sentences)


def _says_more(
    sentence: PolicySentence, instead: Sequence[PolicySentence], own: _PageSide, other: _PageSide
) -> bool:
    """Return whether a sentence has words that carry meaning and that the other text certainly lacks.

    Args:
        sentence: one of the one text.
        instead: those that stand in its place in the other text.
        own: the one text.
        other: the other.
    """
    common = [word for word in sentence.bag if word in FUNCTION]
    if sum(word in other.counts for word in common) < _SAME_LANGUAGE * len(common):
        return False
    if _is_misset(sentence, own, other):
        return False
    elsewhere = max((_alike(sentence.bag, one.bag) for one in other.alone), default=0.0)
    here, best = max(
        ((_alike(sentence.bag, one.bag), one) for one in instead), key=itemgetter(0), default=(0.0, _NOTHING)
    )
    if here >= _ALIKE and _is_misset(best, other, own):
        return False
    # Elsewhere, the other text says nearly the same: it moved.
    if elsewhere >= _ALIKE and here < elsewhere:
        return False
    there = set(best.bag) if here >= _ALIKE else {word for one in instead for word in one.bag}
    fresh = {word for word in sentence.bag if word not in there and own.counts[word] > other.counts[word]}
    fresh -= sentence.names
    lost = there - set(sentence.bag)
    telling = {word for word in _lower_case(sentence.words) if word in fresh and _is_telling(word, lost)}
    if here >= _SIMILAR and gives_another_address(sentence, fresh, set(best.bag) - set(sentence.bag)):
        return True
    if here < _ALIKE:
        return len(telling) >= _WHOLE
    if weights.TURNING & fresh or _has_amount(sentence.words, fresh):
        return True
    # One word more or less is most often a misprint, and a link or a thing with another name has other words
    # around it.
    if sentence.names != best.names or _has_name(best.words, lost):
        return len(telling) > 1
    return bool(telling) and (bool(lost) or (Counter(sentence.bag) - Counter(best.bag)).total() > 1)


def _is_misset(sentence: PolicySentence, own: _PageSide, other: _PageSide) -> bool:
    """Return whether a sentence has a word that may be an error of its page and that the other text lacks."""
    words = _lowered(" ".join(_GLUED.findall(sentence.words)))
    return any(own.counts[word] == 1 and word not in other.counts for word in words)


def _is_telling(word: str, instead: Iterable[str]) -> bool:
    """Return whether a word carries meaning, and is not another form or a misprint of one in its place."""
    if len(word) < _SHORTEST or not word.isalpha():
        return False
    if word in FUNCTION or word in weights.LEADING or word in weights.POINTING:
        return False
    return not any(_is_form(word, other) for other in instead)


def _is_form(word: str, other: str) -> bool:
    """Return whether two words are forms of one, or one is the other misprinted."""
    if word[:_STEM] == other[:_STEM] and min(len(word), len(other)) >= _STEM:
        return True
    return abs(len(word) - len(other)) <= 2 and edit_distance(word, other) <= (1 if len(word) < 6 else 2)


def _has_name(words: str, wanted: set[str]) -> bool:
    """Return whether one of some words has a capital letter inside a sentence."""
    return any(word[:1].isupper() and word.casefold() in wanted for word in split_words(words)[1:])


def _has_amount(words: str, fresh: set[str]) -> bool:
    """Return whether a sentence says another amount; the number of a section or a product is none."""
    for found in _FIGURE.finditer(words):
        is_reference = weights.REFERENCE.search(words[: found.start()])
        is_fresh = not fresh.isdisjoint(split_words(found["figure"]))
        if is_fresh and not is_reference and weights.COUNTED.match(words, found.end()):
            return True
    # "Thirty days", "calendar days".
    return any(
        found[0].casefold() in fresh - FUNCTION and weights.UNITS.match(words, found.end())
        for found in re.finditer(r"\w+", words)
    )


def _lower_case(words: str) -> list[str]:
    """Return the words of a sentence that are no names: those without a capital letter, but for the first."""
    found = split_words(less_addresses(words))
    capitals = sum(word.isupper() for word in found)
    if capitals > _UPPER * len(found):
        return [word.casefold() for word in found]
    return [word for word in found if word.islower()]


def _lowered(words: str) -> list[str]:
    """Return the words of a text, in small letters."""
    return split_words(words.casefold())


def _alike(one: Sequence[str], other: Sequence[str]) -> float:
    """Return the share of the words of the longer of two sentences that the other one has."""
    shorter, longer = sorted((len(one), len(other)))
    if shorter < _SIMILAR * longer or not longer:
        return 0.0
    return (Counter(one) & Counter(other)).total() / longer
