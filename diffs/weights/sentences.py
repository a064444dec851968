"""A sentence as its words, with what is denied in it and what it permits or demands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from diffs.text import essence
from diffs.text.without_markup import legible
from diffs.weights.languages import Language, without_addresses
from diffs.weights.languages.language import PhraseWords
from diffs.weights.names import ProperNames
from diffs.weights.passages import ITEM

# Apostrophes and hyphens part words: "l'arbitrage" has "arbitrage", "third-party" reads as "third party".
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[^\w\s'-]")
_ENDS_PART = frozenset(",;:.!?()—–/")
_ENDS_GAP = frozenset(";:.!?")
_WITHOUT_REACHES = 5  # words: "without asking for your prior consent"
# Between figure and unit: "thirty (30) business days".
_BEFORE_UNIT = frozenset([")", "business", "working", "calendar", "consecutive", "full", "additional"])
_MOST_BEFORE_UNIT = 2
# Also the end of a link that was cut at the stop in "[2. Your rights](#rights)".
_LINK = re.compile(r"(?:^|\[)(?:[^\[\]]|\[[^\[\]]{0,200}\]){0,400}?\]\([^()\n]{0,2000}\)")
_INLINE_LINK = re.compile(r"\[([^\[\]\n]{1,80})\]\([^()\n]{0,2000}\)")
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,500}>")
_ANCHORS = re.compile(r"\]\(<?#")
_TRAIL = re.compile(r"\W*\[[^\[\]]*\]\([^()]*\)\[")  # two links side by side: where a page stands in its site
# What scripts and data have that a page left in its text: `"key":"value"`, `function (`, `{ return`.
_CODE = re.compile(
    r""""\s*:\s*["{\[\d]|\bfunction\s*\(|\b(?:var|const)\s+\w+\s*=|=>\s*\{|\)\s*\{|\};?\s*\)|===?\s*['"\w]"""
)
_LEAST_CODE = 3
_MOST_ANCHORS = 2  # more links to places in the text are a contents list
_LABEL_WORDS = 5  # of a bold lead: "**Disclaimer of warranties.**"
_LINE_WORDS = 6  # of a line without a stop, as headings and contents lists have it
_LABEL_WORDS_BEFORE_COLON = 10
_QUESTION_WORDS = 14  # "What content is recommended?"
_ITEM_WORDS = 16  # a longer item of a list has a verb of its own
_REST_WORDS, _REST_ALIKE = 5, 0.85  # of a sentence of which only the subject is another
_HEADING_WORDS = 12  # what is longer is a sentence that a page sets as a heading
_BEFORE_NOUN = 3  # words: "your mobile or internet provider"
_TELLING_CHARS = 4  # shorter words are mostly articles and prepositions
_DIGITS = re.compile(r"\d")
# The essence has a space on either side of a sign: "sell , rent".
_APART = re.compile(r" (?=[,;:.!?)])|(?<=[(]) ")


def words_of(known: str) -> list[str]:
    """Return the words and signs of a text, without apostrophes and hyphens.

    Args:
        known: `essence` of the text.
    """
    return _WORD.findall(known)


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A stretch of time that a sentence names.

    Attributes:
        key: its figure in digits and its unit: ``("30", "day")``.
        words: as it stands: ``30 days``.
        start: index of its figure in the sentence.
        end: index after its unit.
    """

    key: tuple[str, str]
    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Modal:
    """A word that permits, demands, announces or limits.

    Attributes:
        force: ``may``, ``will``, ``must`` or ``only``.
        words: as it stands, in small letters.
        verb: what it governs: ``share`` in "may also share".
    """

    force: str
    words: str
    verb: str


class Sentence:
    """One sentence of a text, read in its language.

    Args:
        markdown: the sentence as the text has it.
        language: the language of the text.
    """

    def __init__(self, markdown: str, language: Language) -> None:
        self.language = language
        # An enumeration in plain text has its entries in lines that end with a semicolon.
        self.is_listed = bool(ITEM.match(markdown)) or markdown.rstrip(" *_\n").endswith(";")
        self.is_item = self.is_listed and len(markdown.split()) <= _ITEM_WORDS
        # A contents list or a menu says where something is said, not what.
        self.is_link = "](" in markdown and (
            not any(map(str.isalpha, _LINK.sub("", markdown)))
            or len(_ANCHORS.findall(markdown)) > _MOST_ANCHORS
            or bool(_TRAIL.match(markdown))
        )
        self.markdown = markdown
        self.is_code = len(_CODE.findall(markdown)) >= _LEAST_CODE
        self.is_row = markdown.lstrip().startswith("|")
        self.known = essence(markdown)
        self.essence = language.expanded(essence(without_addresses(_TAG.sub(" ", markdown))))
        self.words = words_of(self.essence)
        self.lower = [word.lower() for word in self.words]

    @cached_property
    def legible(self) -> str:
        """The sentence without markup, on one line."""
        return legible(self.markdown)

    @property
    def is_name(self) -> bool:
        """Whether it is a line with a name of two words or more, and no address."""
        words = [word for word in self.words if word[0].isalnum()]
        return len(words) > 1 and all(word[0].isupper() for word in words) and self.words[-1] != ":"

    @property
    def is_entry(self) -> bool:
        """Whether it is an item or a row that may begin with the name of what it is about."""
        return self.is_row or self.is_item

    @cached_property
    def proper(self) -> ProperNames:
        """The proper names in it."""
        spans = [(0, 0), *self._spans]
        joined = {
            at for at, ((_, end), (start, _)) in enumerate(pairwise(spans)) if "-" in self.essence[end:start]
        }
        return ProperNames(self.words, self.language, begins=self.is_entry, joined=joined)

    @property
    def is_label(self) -> bool:
        """Whether it only names what follows: "Fees", "2. Binding arbitration:"."""
        if self.is_item or self.is_row:
            return False
        last = self.words[-1] if self.words else ""
        if last == ":":
            most = _LABEL_WORDS_BEFORE_COLON
        elif last == "?":
            most = _QUESTION_WORDS
        elif last in _ENDS_GAP:
            most = _LABEL_WORDS if self.markdown.lstrip().startswith(("**", "__")) else 0
        elif self.proper.in_capitals and not self.language.capital_nouns and not self.markdown.isupper():
            return True  # a heading or a menu, however long
        else:
            most = _LINE_WORDS
        return len(self.bag) <= most

    @cached_property
    def bag(self) -> Counter[str]:
        """Its words in small letters, with how often each occurs."""
        return Counter(word for word in self.lower if word[0].isalnum())

    def only_subject_from(self, other: Sentence) -> bool:
        """Return whether it is the other sentence with another subject."""
        mine, others = (
            Counter(one.lower) - Counter(one.proper.subject.lower().split()) for one in (self, other)
        )
        shared = 2 * (mine & others).total()
        return mine.total() >= _REST_WORDS and shared >= _REST_ALIKE * (mine.total() + others.total())

    def only_links_from(self, other: Sentence) -> bool:
        """Return whether it is the other sentence with or without some links, which a page may lose."""
        if "](" not in self.markdown and "](" not in other.markdown:
            return False
        if self._unlinked[0] != other._unlinked[0]:
            return False
        mine, others = self._unlinked[1], other._unlinked[1]
        return mine <= others or others <= mine

    @cached_property
    def _unlinked(self) -> tuple[str, Counter[str]]:
        """Its words outside links, and those of its links."""
        links = Counter(essence(words) for words in _INLINE_LINK.findall(self.markdown))
        return essence(_INLINE_LINK.sub(" ", self.markdown)), links

    def likeness(self, other: Sentence) -> float:
        """Return the share of the words that both sentences have, 0 to 1."""
        size = self.bag.total() + other.bag.total()
        return 2 * (self.bag & other.bag).total() / size if size else 0.0

    def figure(self, at: int) -> str:
        """Return the figure that the word at this place is, in digits, or ``""``."""
        word = self.lower[at]
        return word if _DIGITS.match(word) else self.language.numerals.get(word, "")

    def text_of(self, start: int, end: int) -> str:
        """Return the words between two places as they stand, in small letters."""
        text = self.essence[self._spans[start][0] : self._spans[end - 1][1]].lower()
        return _APART.sub("", text)

    @cached_property
    def _spans(self) -> list[tuple[int, int]]:
        return [word.span() for word in _WORD.finditer(self.essence)]

    def part_end(self, at: int) -> int:
        """Return the index of the sign that ends what goes on at this place; the length if none does."""
        ends = (here for here in range(max(at, 0), len(self.lower)) if self.lower[here] in _ENDS_GAP)
        return next(ends, len(self.lower))

    @cached_property
    def entries(self) -> list[frozenset[str]]:
        """The words that tell something in each part of it between commas and words like "and"."""
        small = self.language.recognised_by | self.language.joints
        found: list[set[str]] = [set()]
        for word in self.lower:
            if word in _ENDS_PART or word in self.language.joints or word in self.language.breaks:
                found.append(set())
            elif word[0].isalpha() and len(word) >= _TELLING_CHARS and word not in small:
                found[-1].add(word)
        return [frozenset(words) for words in found if words]

    def denied(self, start: int, end: int) -> bool:
        """Return whether a negation governs one of the words between two places."""
        return any(at in self._denied for at in range(start, end))

    @cached_property
    def negations(self) -> list[str]:
        """Its negations, in order."""
        return [self.lower[at] for at in self._negations]

    @cached_property
    def _negations(self) -> list[int]:
        spoken = self._of(self.language.denials | self.language.withouts)
        return [at for at in spoken if at not in self._neutral]

    @cached_property
    def defines_party(self) -> bool:
        """Whether it says how a party is called: "Lamp Ltd (hereinafter the Shop)"."""
        return self.own_name is not None or any(
            self._has(phrase, at) for phrase in self.language.definitions for at in self._of({phrase[0]})
        )

    @cached_property
    def own_name(self) -> int | None:
        """Index of the quoted word by which the company calls itself: "Lamp Ltd (“we”, “us”)", or None."""
        own = self.language.own
        pairs = enumerate(pairwise(self.lower), start=1)
        return next((at for at, (before, word) in pairs if before == '"' and word in own), None)

    def is_of_reader(self, at: int) -> bool:
        """Return whether what a place names is the reader's own: "your provider", "your mobile or home"."""
        joined = False
        for here in range(at - 1, max(at - 2 - _BEFORE_NOUN, -1), -1):
            word = self.words[here] if here else self.lower[here]
            if word in self.language.readers:
                return joined or here == at - 1
            if self.lower[here] in self.language.joints:
                joined = True
            elif not word[0].isalpha() or word[0].isupper() or len(word) < _TELLING_CHARS:
                return False  # "your data to providers"
        return False

    @cached_property
    def binds_reader(self) -> bool:
        """Whether it says what the reader must do or must not do."""
        return any(
            self._has(phrase, at) for at, phrase in self._beginning(self.language.duties_by_first_word)
        )

    @cached_property
    def points_elsewhere(self) -> bool:
        """Whether it only says where to ask or to read more: "If you have questions about cookies"."""
        return any(
            self._has(phrase, at) for at, phrase in self._beginning(self.language.pointers_by_first_word)
        )

    @cached_property
    def list_topics(self) -> Sequence[str]:
        """The topics to which the entries of a list belong that it leads to: "We collect:"."""
        return self._named_by(self.language.lists)

    @cached_property
    def heading_topics(self) -> Sequence[str]:
        """The topics of which a section speaks that it stands above: "Changes to this policy"."""
        return self._named_by(self.language.headings) if len(self.bag) <= _HEADING_WORDS else []

    def _named_by(self, phrases: Mapping[str, Sequence[PhraseWords]]) -> list[str]:
        return [
            topic
            for topic, listed in phrases.items()
            if any(self._has(phrase, at) for phrase in listed for at in self._of({phrase[0]}))
        ]

    def _has(self, phrase: PhraseWords, at: int) -> bool:
        return tuple(self.lower[at : at + len(phrase)]) == phrase

    def _beginning(self, phrases: Mapping[str, Sequence[PhraseWords]]) -> Iterator[tuple[int, PhraseWords]]:
        """Yield the phrases that may begin at the places of the sentence."""
        return ((at, phrase) for at, word in enumerate(self.lower) for phrase in phrases.get(word, ()))

    @cached_property
    def _neutral(self) -> frozenset[int]:
        """The places of negations that deny nothing: "not only", "not limited to"."""
        places: set[int] = set()
        for at, phrase in self._beginning(self.language.neutral_by_first_word):
            if self._has(phrase, at):
                places.update(range(at, at + len(phrase)))
        return frozenset(places)

    @cached_property
    def _denied(self) -> frozenset[int]:
        places: set[int] = set()
        for at in self._negations:
            if self.lower[at] in self.language.withouts:
                places.update(range(at + 1, at + 1 + _WITHOUT_REACHES))
            else:
                places.update(self._part(at))
        return frozenset(places)

    def _part(self, at: int) -> range:
        """Return the part of the sentence around a place, between signs and words like "but"."""
        start, end = at, at + 1
        while start > 0 and not self._ends_part(start - 1):
            start -= 1
        while end < len(self.lower) and not self._ends_part(end):
            end += 1
        return range(start, end)

    def _ends_part(self, at: int) -> bool:
        return self.lower[at] in _ENDS_PART or self.lower[at] in self.language.breaks

    def _of(self, words: set[str] | frozenset[str]) -> Iterator[int]:
        return (at for at, word in enumerate(self.lower) if word in words)

    @cached_property
    def modals(self) -> list[Modal]:
        """What it permits, demands, announces or limits, in order."""
        found = []
        for at, word in enumerate(self.lower):
            for phrase, force in self.language.modals_by_first_word.get(word, ()):
                end = at + len(phrase)
                if tuple(self.lower[at:end]) == phrase and not self._is_month(at):
                    found.append(Modal(force, " ".join(phrase), self._verb(end)))
                    break
        return found

    def _verb(self, at: int) -> str:
        """Return the verb that a modal verb before this place governs, or ``""``."""
        end = next((here for here in range(at, len(self.lower)) if self._ends_part(here)), len(self.lower))
        if self.language.verbs_last:
            return self.lower[end - 1] if end > at else ""
        between = self.language.before_verbs | self.language.denials
        return next((word for word in self.lower[at:end] if word not in between), "")

    @cached_property
    def periods(self) -> list[TimeSpan]:
        """The stretches of time that it names, in order; without those that have passed."""
        units = self.language.unit_of
        found = (self._period(at) for at, word in enumerate(self.lower) if word in units)
        return [period for period in found if period]

    def _period(self, unit: int) -> TimeSpan | None:
        """Return the period that ends with a unit: "30 days", "thirty (30) business days"."""
        start = unit - 1
        for _ in range(_MOST_BEFORE_UNIT):
            if start >= 0 and self.lower[start] in _BEFORE_UNIT:
                start -= 1
        if start < 0 or not (figure := self.figure(start)):
            return None
        before = self.lower[max(0, start - 2) : start]
        before += self.lower[unit + 1 : unit + 2]
        if self.language.past.intersection(before) and not self.language.denials.intersection(before):
            return None
        words = f"{self.lower[start]} {self.lower[unit]}"
        return TimeSpan((figure, self.language.unit_of[self.lower[unit]]), words, start, unit + 1)

    def _is_month(self, at: int) -> bool:
        """Return whether a word is the name of a month: "in May", "MAY 5"."""
        if self.lower[at] not in self.language.months:
            return False
        around = self.lower[max(0, at - 1) : at + 2]
        return (at > 0 and self.words[at].istitle()) or any(map(_DIGITS.match, around))


@lru_cache(maxsize=4096)
def read_sentence(markdown: str, language: Language) -> Sentence:
    """Return a sentence, read once.

    Args:
        markdown: the sentence as the text has it.
        language: the language of the text.
    """
    return Sentence(markdown, language)
