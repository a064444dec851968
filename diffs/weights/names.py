"""Proper names in a sentence, known by their capital letters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from diffs.weights.languages import Language
from diffs.weights.languages.language import read_words

_LISTS = frozenset(",/()&")
_SHORT = 3  # letters of "and", "or", "und", "et"
_MOST_BETWEEN_NAMES = 4  # words and signs
_ENDS_VERB = frozenset("st")  # of a verb after one name: "collects", Dutch "verzamelt"
_ENDS_LINE = frozenset(",;:()")  # of an address
# With these begins what a table of cookies says of how something is stored, in any language.
_TECHNICAL = read_words("browser cookie cookies html http indexeddb local pixel session storage tag")
_INNER_CAPITAL = re.compile(r"[a-zà-ÿ][A-Z]|[A-Z]{3}[a-z]")


class ProperNames:
    """The proper names in a sentence.

    Args:
        words: the words and signs of the sentence.
        language: the language of the text.
        begins: whether the sentence is an item or a row, which may begin with a name.
        joined: the places of words that a hyphen joins to the word before: "Video" in "Selfie-Video".
    """

    def __init__(
        self, words: Sequence[str], language: Language, *, begins: bool, joined: Collection[int] = ()
    ) -> None:
        self._words = words
        self._lower = [word.lower() for word in words]
        self._language = language
        self._begins = begins
        self._joined = joined

    def has(self, at: int) -> bool:
        """Return whether a word is part of a proper name of several words: "Merger" in "Merger Sub II, LLC".

        German writes every noun with a capital letter, and a heading may do so in any language.
        """
        return (
            not self._language.capital_nouns
            and at > 0
            and self._is_capital(at)
            and (self._is_capital(at - 1) or self._is_capital(at + 1) or self._is_after_genitive(at))
            and not self.in_capitals
        )

    def _is_after_genitive(self, at: int) -> bool:
        """Return whether an "s" and a capital word stand before a word: "Lamp's Light"."""
        return at > 1 and self._lower[at - 1] == "s" and self._words[at - 2][0].isupper()

    def end(self, at: int) -> int | None:
        """Return the index after a proper name that begins at this place, or None.

        A word with a capital letter inside a sentence is one, unless contracts write it so ("your Content"),
        and what an item of a list begins with.
        """
        if not self._names(at) or (at > 0 and self._names(at - 1)):
            return None
        return next(
            (end for end in range(at + 1, len(self._words)) if not self._names(end)), len(self._words)
        )

    @cached_property
    def subject(self) -> str:
        """The name with which it begins, if it goes on with a verb: "Lamp Shop may", else ``""``."""
        start = self._first_word
        end = next((at for at in range(start, len(self._words)) if not self._words[at][0].isupper()), start)
        name = self._words[start:end]
        known = self._language.defined_terms | self._language.determiners | self._language.recognised_by
        if self._language.capital_nouns or not name or known.intersection(self._lower[start:end]):
            return ""
        if self._language.drops_subjects and len(name) == 1:
            return ""
        verb = self._lower[end]
        acts = len(name) > 1 or verb in self._language.modals_by_first_word or verb[-1] in _ENDS_VERB
        return " ".join(name) if self._words[end].islower() and acts else ""

    def listed_after(self, at: int) -> Iterator[tuple[int, int]]:
        """Yield the places of the proper names that are listed from a place on: ", Brand or Co"."""
        while True:
            start = next(
                (
                    here
                    for here in range(at, min(at + _MOST_BETWEEN_NAMES, len(self._words)))
                    if not self._joins(here)
                ),
                len(self._words),
            )
            end = self.end(start) if at < start < len(self._words) else None
            if end is None:
                return
            yield start, end
            at = end

    def _joins(self, at: int) -> bool:
        """Return whether a word stands between the names of a list: a comma, "and", "ou"."""
        return self._lower[at] in _LISTS or (self._words[at].islower() and len(self._words[at]) <= _SHORT)

    def _names(self, at: int) -> bool:
        """Return whether a word is part of a proper name."""
        word = self._words[at]
        if not word[0].isupper() or self._lower[at] in self._language.defined_terms:
            return False
        if self._begins:
            if at == self._first_word:
                return self._lower[at] not in _TECHNICAL
            return at > self._first_word and self._names(at - 1)
        if self._language.capital_nouns:
            return self._names_by_form(at)
        if self.in_capitals or at == 0:
            return False
        before = self._lower[at - 1]
        return before not in self._language.determiners and before not in ".!?:"

    def _names_by_form(self, at: int) -> bool:
        """Return whether a word is a name where all nouns have a capital letter.

        Two nouns beside each other are one ("Lamp Analytics"), and so is a capital inside ("LampShop").
        """
        if _INNER_CAPITAL.search(self._words[at]):
            return True
        return self._is_capital(at) and any(self._beside(first) for first in (at - 1, at))

    def _beside(self, first: int) -> bool:
        """Return whether two words are nouns inside a sentence with nothing but a blank between them."""
        second = first + 1
        return (
            self._is_capital(first)
            and self._is_capital(second)
            and self._words[first - 1] not in ".!?:"
            and second not in self._joined
            and not self._language.defined_terms.intersection(self._lower[first : second + 1])
        )

    @cached_property
    def _first_word(self) -> int:
        return next((at for at, word in enumerate(self._words) if word[0].isalpha()), 0)

    @cached_property
    def in_capitals(self) -> bool:
        """Whether most of its words begin with a capital letter, as in a heading."""
        different = {word for word in self._lower if word[0].isalnum()}
        return 2 * sum(word[0].isupper() for word in self._words) >= len(different)

    def _is_capital(self, at: int) -> bool:
        """Return whether a word has a capital letter that begins no sentence."""
        return 0 < at < len(self._words) and self._words[at][0].isupper()

    @cached_property
    def single(self) -> Counter[str]:
        """The words inside it that begin with a capital letter, with how often each occurs."""
        if self.in_capitals:
            return Counter()
        return Counter(self._words[at] for at in self._singles)

    @cached_property
    def outside_addresses(self) -> Counter[str]:
        """As `single`, without what stands between two commas with a figure: "12 Lamp Street"."""
        if self.in_capitals:
            return Counter()
        figures: set[int] = set()
        start = 0
        for at, word in enumerate([*self._words, ","]):
            if word in _ENDS_LINE:
                if any(one[0].isdigit() for one in self._words[start:at]):
                    figures.update(range(start, at))
                start = at + 1
        return Counter(self._words[at] for at in self._singles if at not in figures)

    @cached_property
    def _singles(self) -> list[int]:
        """The places of the words inside it that begin with a capital letter."""
        return [
            at
            for at, (before, word) in enumerate(pairwise(self._words), start=1)
            if word[0].isupper()
            and before not in ".!?:"
            and before.lower() not in self._language.determiners
            and word.lower() not in self._language.defined_terms
        ]
