"""What the rules must know of a language besides its topics."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

# The words of "partners.lamps.example" are none of the sentence.
_MAY_BE_ADDRESS = re.compile(r"[^\W_][.@][^\W_]|://|email\sprotected")
_ADDRESS = re.compile(
    r"\\?\[email\s?protected\\?\]|"  # as a page hides it from machines
    r"https?://[^\s()<>\[\]]+|[\w.+-]+@[\w.-]+"
    r"|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|eu|io|ai|app|dev|info|de|it|fr|es|nl|pt|br)\b(?:/[^\s()<>\[\]]*)?"
)
_GOES_ON = re.compile(r"(?<=,)\s*\n|\n(?=\s*(?:\+|><) )")

PhraseWords = tuple[str, ...]
"""The words of a phrase, in small letters."""


@dataclass(frozen=True, eq=False)
class Language:
    """A language of policies.

    Attributes:
        code: its code of two letters.
        recognised_by: frequent small words that tell a text in it from one in another.
        topics: topic → lines (see `diffs.weights.phrases`).
        modals: force → phrases, separated by commas. Forces: ``may``, ``will``, ``must``, ``only``.
        denials: words that deny the part of the sentence in which they stand.
        withouts: words that deny only the next few words.
        neutral: phrases with such a word that deny nothing.
        breaks: words at which a new part of the sentence begins.
        joints: words between the entries of an enumeration: "and".
        units: unit of time → the words for it.
        numerals: word → figure in digits.
        past: words before a period that has passed: "in the last 12 months".
        lists: topic → phrases in what leads to a list of its matters: "we collect:".
        duties: phrases of what a reader must do or must not do.
        pointers: phrases of sentences that only say where to ask or to read more.
        providers: phrases before the name of one who is given data: "our provider".
        uses: phrases before the name of a tool: "we use".
        helps: phrases after the name of a tool: "helps us".
        definitions: phrases after the name of a party: "hereinafter".
        owners: words that call a party alone before a colon: "Publisher: Lamp Shop".
        own: words by which a company calls itself: "Lamp Ltd (“we”, “us”)".
        readers: words for what is the reader's own, as they stand inside a sentence: "your".
        headings: topic → phrases in the heading of a section that is about nothing else.
        before_verbs: words that stand between a modal verb and its verb: "may also be shared".
        verbs_last: whether the verb that a modal verb governs ends its part of the sentence.
        drops_subjects: whether one word with a capital letter before a verb is often a verb or a participle.
        capital_nouns: whether every noun begins with a capital letter.
        months: names of months that are also other words.
        determiners: words after which one with a capital letter is no proper name: "your Content".
        defined_terms: words that contracts write with a capital letter and that are no proper name.
        all_months: names of months, in small letters.
        contractions: pattern → replacement, for what is written in two ways and means the same.
    """

    code: str
    recognised_by: frozenset[str]
    topics: Mapping[str, Sequence[str]]
    modals: Mapping[str, str]
    denials: frozenset[str]
    withouts: frozenset[str]
    neutral: tuple[PhraseWords, ...]
    breaks: frozenset[str]
    units: Mapping[str, str]
    numerals: Mapping[str, str]
    past: frozenset[str]
    lists: Mapping[str, tuple[PhraseWords, ...]] = field(default_factory=dict)
    joints: frozenset[str] = frozenset()
    pointers: tuple[PhraseWords, ...] = ()
    providers: tuple[PhraseWords, ...] = ()
    uses: tuple[PhraseWords, ...] = ()
    helps: tuple[PhraseWords, ...] = ()
    definitions: tuple[PhraseWords, ...] = ()
    owners: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    readers: frozenset[str] = frozenset()
    headings: Mapping[str, tuple[PhraseWords, ...]] = field(default_factory=dict)
    duties: tuple[PhraseWords, ...] = ()
    before_verbs: frozenset[str] = frozenset()
    verbs_last: bool = False
    drops_subjects: bool = False
    capital_nouns: bool = False
    determiners: frozenset[str] = frozenset()
    defined_terms: frozenset[str] = frozenset()
    all_months: frozenset[str] = frozenset()
    months: frozenset[str] = frozenset()
    contractions: Sequence[tuple[re.Pattern[str], str]] = field(default=())

    def expanded(self, words: str) -> str:
        """Return a sentence with its contractions written out.

        Args:
            words: `essence` of the sentence.
        """
        for pattern, full in self.contractions:
            words = pattern.sub(full, words)
        return words

    @cached_property
    def modals_by_first_word(self) -> Mapping[str, Sequence[tuple[PhraseWords, str]]]:
        """First word → the phrases with their force, the longest first."""
        found: dict[str, list[tuple[PhraseWords, str]]] = {}
        for force, phrases in self.modals.items():
            for phrase in read_phrases(phrases):
                found.setdefault(phrase[0], []).append((phrase, force))
        for listed in found.values():
            listed.sort(key=lambda one: -len(one[0]))
        return MappingProxyType(found)

    @cached_property
    def neutral_by_first_word(self) -> Mapping[str, Sequence[PhraseWords]]:
        """First word → the phrases with a negation that deny nothing."""
        return _by_first_word(self.neutral)

    @cached_property
    def duties_by_first_word(self) -> Mapping[str, Sequence[PhraseWords]]:
        """First word → the phrases of what a reader must do."""
        return _by_first_word(self.duties)

    @cached_property
    def pointers_by_first_word(self) -> Mapping[str, Sequence[PhraseWords]]:
        """First word → the phrases of sentences that only point elsewhere."""
        return _by_first_word(self.pointers)

    @cached_property
    def unit_of(self) -> Mapping[str, str]:
        """Word → unit of time."""
        return MappingProxyType(
            {word: unit for unit, words in self.units.items() for (word,) in read_phrases(words)}
        )


def _by_first_word(phrases: Iterable[PhraseWords]) -> Mapping[str, Sequence[PhraseWords]]:
    found: dict[str, list[PhraseWords]] = {}
    for phrase in phrases:
        found.setdefault(phrase[0], []).append(phrase)
    return MappingProxyType(found)


def without_addresses(text: str) -> str:
    """Return a text without the addresses of pages and mailboxes in it."""
    return _ADDRESS.sub(" ", text) if _MAY_BE_ADDRESS.search(text) else text


def read_phrases(listed: str) -> tuple[PhraseWords, ...]:
    """Return the phrases of a list with commas, each as its words."""
    return tuple(tuple(phrase.split()) for phrase in listed.split(","))


def read_words(listed: str) -> frozenset[str]:
    """Return the words of a list with blanks."""
    return frozenset(listed.split())


def read_lines(code: str, tables: Mapping[str, str]) -> Mapping[str, Sequence[str]]:
    """Return the lines of the tables of a language, marked with its code.

    Args:
        code: of the language.
        tables: topic → its lines; one goes on after a comma, and where the next begins with ``+`` or ``><``.
    """
    return MappingProxyType(
        {
            topic: tuple(
                f"{code}: {' '.join(line.split())}"
                for line in _GOES_ON.sub(" ", table).splitlines()
                if line.strip()
            )
            for topic, table in tables.items()
        }
    )


def read_numerals(listed: str) -> Mapping[str, str]:
    """Return word → figure of a list like ``one 1, two 2``."""
    return MappingProxyType({phrase[0]: phrase[1] for phrase in read_phrases(listed)})
