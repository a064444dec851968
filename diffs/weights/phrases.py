"""Phrases: how a line of a topic is written, and where a sentence has it.

A line stands for one matter, and all its phrases mean the same: where one takes another's place, nothing came
and nothing went. ``diffs/weights/languages`` has the lines of each language, a configuration adds its own.

=====================  =====================================================================================
written                found
=====================  =====================================================================================
``sell, sold``         one phrase or the other; capitals, hyphens and markup do not count, nor in a phrase of
                       several words the endings of number, case and person: "courts of" is "court of", too
``arbitrat*``          any ending
``*daten``             any beginning: each compound, "Rechnungsdaten", is another matter
``sell ... data``      up to five words between, in the same part of the sentence
``under # years``      a figure, as digits or as a word; another figure is another matter
``shared with @``      a proper name and those listed after it: "shared with Acme, Brand and Co"; another name
                       is another matter
``@ + partners``       the name with which an item or a row begins, where one after the plus leads to the list
``sold + data, pi``    the phrase where the sentence also has one of those after the plus
``opt-in >< opt-out``  two poles: where one takes the other's place, the matter is turned round
``de: verkauf*``       in a German text only
=====================  =====================================================================================
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise

from diffs.text import essence
from diffs.weights.sentences import Sentence, words_of

GAP = "..."
FIGURE = "#"
ANY = "*"
NAME = "@"
_MOST_BETWEEN = 5  # words; "sell, rent or otherwise share your data" has so many
_LANGUAGE = re.compile(r"([a-z]{2}): ")
_SHORTEST_STEM = 2
# Of number, case and person, the longer ones first. Others make other words: "protected", "registering".
_ENDINGS = ("es", "er", "em", "en", "s", "e", "n")
_INFLECTED_LETTERS = 4  # shorter words are mostly articles and prepositions
_LEAST_LEFT = 3
_WORDS_KEPT = 20_000  # a long policy has some 5,000 different words


@dataclass(frozen=True, slots=True)
class Matter:
    """What a line stands for: the phrases that mean the same.

    Attributes:
        topic: the topic to which it belongs.
        line: the line, which tells it from others of the topic.
        pole: 0, or 1 for the phrases after ``><``.
        poled: whether the line has two poles.
    """

    topic: str
    line: str
    pole: int
    poled: bool


@dataclass(frozen=True, slots=True)
class Mention:
    """A place at which a sentence names a matter.

    Attributes:
        matter: what is named.
        figure: the figure or the proper name in it, or ``""``.
        words: the words that name it, in small letters.
        start: index of its first word in the sentence.
        end: index after its last word.
        denied: whether a negation governs it.
    """

    matter: Matter
    figure: str
    words: str
    start: int
    end: int
    denied: bool

    @property
    def key(self) -> tuple[Matter, str]:
        """What two mentions have in common that say the same."""
        return self.matter, self.figure


@dataclass(frozen=True, slots=True)
class _Phrase:
    words: tuple[str, ...]  # without the `*` of a stem
    stems: tuple[bool, ...]
    forms: tuple[str, ...]  # what another form of a word has in common with it, or ""

    def ends(self, sentence: Sentence, at: int, word: int = 0) -> int | None:
        """Return the index after its last word if it stands at `at`, else None."""
        while word < len(self.words):
            if self.words[word] == GAP:
                last = min(at + _MOST_BETWEEN, sentence.part_end(at - 1))
                ends = (self.ends(sentence, start, word + 1) for start in range(at, last + 1))
                return next((end for end in ends if end is not None), None)
            if at >= len(sentence.lower):
                return None
            if self.words[word] == NAME:
                end = sentence.proper.end(at)
                return self.ends(sentence, end, word + 1) if end else None
            if not self._is(sentence, at, word):
                return None
            at, word = at + 1, word + 1
        return at

    @property
    def second(self) -> str:
        """The word after its first one, or ``""`` if that is not one certain word."""
        if len(self.words) < 2 or {self.words[0], self.words[1]} & {GAP, FIGURE, NAME}:
            return ""
        if self.stems[1] or self.forms[1]:
            return ""
        return self.words[1]

    def _is(self, sentence: Sentence, at: int, word: int) -> bool:
        wanted, found = self.words[word], sentence.lower[at]
        if wanted == FIGURE:
            return sentence.figure(at) != ""
        if wanted.startswith(ANY):
            return found.endswith(wanted[1:]) and len(found) >= len(wanted) + _SHORTEST_STEM
        if self.stems[word]:
            return found.startswith(wanted)
        return found == wanted or (self.forms[word] != "" and without_ending(found) == self.forms[word])


@dataclass(frozen=True, slots=True)
class _Rule:
    matter: Matter
    phrases: tuple[int, ...]
    companions: tuple[frozenset[int], ...]
    of_entries: bool  # whether it is about what a list has, so that the companions stand above the list


Span = tuple[int, int]


class Lexicon:
    """All phrases of all topics that hold in texts of one language.

    Args:
        topics: topic → lines.
        language: code of the language.
    """

    def __init__(self, topics: Mapping[str, Sequence[str]], language: str) -> None:
        self._phrases: list[_Phrase] = []
        self._known: dict[_Phrase, int] = {}
        self._by_word: dict[str, list[int]] = {}
        self._by_stem: dict[str, list[int]] = {}
        self._by_end: dict[str, list[int]] = {}
        self._by_form: dict[str, list[int]] = {}
        self._rules = [rule for topic, lines in topics.items() for rule in self._read(topic, lines, language)]
        self._rules_of: dict[int, list[int]] = {}
        for number, rule in enumerate(self._rules):
            for phrase in rule.phrases:
                self._rules_of.setdefault(phrase, []).append(number)
        self._seconds = [phrase.second for phrase in self._phrases]
        self._longest_stem = max(map(len, self._by_stem), default=0)
        self._beginning_with = lru_cache(maxsize=_WORDS_KEPT)(self._candidates)

    def mentions(self, sentence: Sentence, lead: Collection[int] = ()) -> list[Mention]:
        """Return what a sentence names, in the order of the topics.

        Args:
            sentence: the sentence.
            lead: `phrases_in` what leads to the sentence: the verb of a list ("we collect:") stands there.
        """
        spans = self._spans(sentence)
        near = {*spans, *lead} if sentence.is_item else spans.keys()
        numbers = sorted({number for phrase in spans for number in self._rules_of.get(phrase, ())})
        return [
            self._mention(rule.matter, sentence, start, end)
            for rule in map(self._rules.__getitem__, numbers)
            if not any(group.isdisjoint(lead if rule.of_entries else near) for group in rule.companions)
            for phrase in rule.phrases
            for start, end in spans.get(phrase, ())
            if end - start > 1 or NAME in rule.matter.line or not sentence.proper.has(start)
        ]

    def phrases_in(self, sentence: Sentence) -> Collection[int]:
        """Return the numbers of the phrases that a sentence has."""
        return self._spans(sentence).keys()

    @staticmethod
    def _mention(matter: Matter, sentence: Sentence, start: int, end: int) -> Mention:
        figure = ""
        if FIGURE in matter.line:
            figure = next(filter(None, map(sentence.figure, range(start, end))), "")
        elif any(phrase.startswith(ANY) for phrase in matter.line.split()):
            figure = next((word for word in sentence.lower[start:end] if word not in matter.line), "")
        elif NAME in matter.line.split():
            figure = next(
                (sentence.text_of(at, end) for at in range(start, end) if sentence.proper.end(at)), ""
            )
        return Mention(matter, figure, sentence.text_of(start, end), start, end, sentence.denied(start, end))

    def _spans(self, sentence: Sentence) -> dict[int, list[Span]]:
        spans: dict[int, list[Span]] = {}
        figures, names = (tuple(self._by_word.get(sign, ())) for sign in (FIGURE, NAME))
        for at, (word, following) in enumerate(pairwise([*sentence.lower, ""])):
            numbers = self._beginning_with(word)
            if figures and sentence.figure(at):
                numbers += figures
            if names and sentence.is_entry and sentence.proper.end(at):
                numbers += names
            for number in numbers:
                if self._seconds[number] not in ("", following):
                    continue
                end = self._phrases[number].ends(sentence, at)
                if end is not None:
                    found = spans.setdefault(number, [])
                    found.append((at, end))
                    if self._phrases[number].words[-1] == NAME:
                        found.extend(sentence.proper.listed_after(end))
        return spans

    def _candidates(self, word: str) -> tuple[int, ...]:
        """Return the phrases that may begin with a word."""
        ends = (numbers for end, numbers in self._by_end.items() if word.endswith(end))
        lengths = range(_SHORTEST_STEM, min(len(word), self._longest_stem) + 1)
        stems = (self._by_stem.get(word[:length], ()) for length in lengths)
        found = (self._by_word.get(word, ()), self._by_form.get(without_ending(word), ()), *stems, *ends)
        return tuple(dict.fromkeys(chain.from_iterable(found)))

    def _read(self, topic: str, lines: Iterable[str], language: str) -> Iterator[_Rule]:
        for line in lines:
            only_in = _LANGUAGE.match(line)
            if only_in and only_in[1] != language:
                continue
            poles = line[only_in.end() if only_in else 0 :].split(" >< ")
            for pole, written in enumerate(poles):
                phrases, *companions = (self._numbers(part) for part in written.split(" + "))
                matter = Matter(topic, line, pole, len(poles) > 1)
                of_entries = any(self._phrases[phrase].words[0] == NAME for phrase in phrases)
                yield _Rule(matter, phrases, tuple(map(frozenset, companions)), of_entries)

    def _numbers(self, listed: str) -> tuple[int, ...]:
        return tuple(self._number(phrase) for phrase in map(_phrase, listed.split(",")) if phrase.words)

    def _number(self, phrase: _Phrase) -> int:
        if phrase not in self._known:
            self._known[phrase] = len(self._phrases)
            first, word = (self._by_stem if phrase.stems[0] else self._by_word), phrase.words[0]
            if word.startswith(ANY):
                first, word = self._by_end, word.removeprefix(ANY)
            first.setdefault(word, []).append(len(self._phrases))
            if phrase.forms[0]:
                self._by_form.setdefault(phrase.forms[0], []).append(len(self._phrases))
            self._phrases.append(phrase)
        return self._known[phrase]


def _phrase(written: str) -> _Phrase:
    words: list[str] = []
    stems: list[bool] = []
    for word in written.split():
        if word in (GAP, FIGURE, NAME) or (word.startswith(ANY) and word != ANY):
            words.append(word)
            stems.append(False)
        elif word.strip("*"):
            parts = words_of(essence(word.rstrip("*")).lower())
            words += parts
            stems += [False] * (len(parts) - 1) + [word.endswith("*")] if parts else []
    # An age is said with one word: "mayor de 16 años", and "mayo de 2016" is a date.
    several = FIGURE not in words and sum(word not in (GAP, NAME) for word in words) > 1
    forms = [
        without_ending(word) if several and not stem and len(word) >= _INFLECTED_LETTERS else ""
        for word, stem in zip(words, stems, strict=True)
    ]
    return _Phrase(tuple(words), tuple(stems), tuple(forms))


@lru_cache(maxsize=_WORDS_KEPT)
def without_ending(word: str) -> str:
    """Return what the forms of a word have in common: "court" of "courts"; a short word stays as it is."""
    if len(word) >= _INFLECTED_LETTERS:
        for ending in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= _LEAST_LEFT:
                return word.removesuffix(ending)
    return word


@lru_cache(maxsize=64)
def _lexicon(topics: tuple[tuple[str, tuple[str, ...]], ...], language: str) -> Lexicon:
    return Lexicon(dict(topics), language)


def lexicon(topics: Mapping[str, Sequence[str]], language: str) -> Lexicon:
    """Return the phrases of topics that hold in one language, read once.

    Args:
        topics: topic → lines.
        language: its code, as in `diffs.weights.languages`.
    """
    return _lexicon(tuple((topic, tuple(lines)) for topic, lines in topics.items()), language)
