"""Find the sentences of a policy on its page, and which of them are prose beyond doubt; pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from diffs.lazy_pattern import lazy_pattern
from diffs.policy_words.furniture import visible_words
from diffs.policy_words.page import PolicyPage, split_words, squashed
from diffs.policy_words.phrases import FUNCTION

# In words: a shorter sentence may be a label or a caption, as may one without an end.
_FEWEST = 6
# One of so many words of a sentence is an article, a pronoun, a preposition or a verb of no weight.
_COMMON = 8
# In letters: a shorter sentence may stand on any page.
_TELLING = 20
# In lines: further away, a sentence says nothing of where another one belongs.
_NEAR = 15
_END = lazy_pattern(r"(?<=[.;!?])(?<!\b[A-Z]\.)[\"”’»)\]]*\s+(?=[\"“„«(\[¿¡]*[A-ZÀ-Þ])")
_CLOSED = lazy_pattern(r"[.;!:][)\]\"'”’»*]*(?:\s+(?:and|or|und|oder|et|ou|y|o|e|en|of))?$")
# Rests of programs and of markup, and words that the page sets without a space between them.
_UNCLEAN = lazy_pattern(
    r"[{}<>=|\\]|\w_\w|[^\W\d_]{2}[.!?:;,][\"”]?(?=[A-ZÀ-Þ][a-zß-ÿ])|[a-zß-ÿ][\"”](?=[A-ZÀ-Þ])|\(\s*[\"']"
    r"|\[\s*\]|\(\s*\)"
)
# What a page asks its reader to do, or to turn on, and what it says of itself.
_TO_THE_READER = lazy_pattern(
    r"^\W*(?:please\s+)?(?:click|tap|press|select|choose|enter|type|submit|sign|log|subscribe|download|view|read"
    r"|see|visit|learn|find|check|enable|turn|watch|follow|share|print|expand|get|try|example|note|tip|loading"
    r"|sorry|thanks?|hello|hi|welcome|klicken|wählen|geben|siehe|lesen|bitte|cliquez|sélectionnez|saisissez|voir"
    r"|lisez|consultez|téléchargez|haga|seleccione|introduzca|consulte|lea|clicca|fare|selezion\w+|inserisci|leggi"
    r"|consulta|klik|kies|vul|lees|bekijk|clique|selecione|insira|leia|veja)\b"
    r"|\bfor\s+(?:more|further|additional|other)\b|\bto\s+(?:learn|read|find\s+out|know|see)\s+more\b|\b(?:learn|read|find)\s+more\b"
    r"|\bplease\s+(?:see|refer|visit|read|consult|review|click)\b|\bclick(?:ing)?\s+(?:here|on)\b|\b(?:here|hier|ici|aquí|qui|aqui)\W*$"
    r"|\bpour\s+(?:plus|en\s+savoir)\b|\bweitere\s+(?:informationen|hinweise|angaben)\b|\bmehr\s+(?:dazu|erfahren)\b"
    r"|\bmás\s+información\b|\bmaggiori\s+informazioni\b|\bmeer\s+informatie\b|\bmais\s+informações\b"
    r"|\bjava\s?script\b|\btranslat|\btraduc|\bübersetz|\btraduz|\bvertaling",
    re.IGNORECASE,
)
# What a switch of the page says of its state: the window in which visitors turn the counting of visits off.
_SWITCH = lazy_pattern(
    r"\b(?:this|diese[ns]?|cette|est[ae]|questa|dit|deze)\s(?:(?:check\s?)?box|(?:kontroll)?kästchen|häkchen|case"
    r"|casilla|casella|(?:selectie)?vakje|caixa)\b",
    re.IGNORECASE,
)
_LINKED = lazy_pattern(r"\[([^\[\]\n]{1,300})\]\(")
_QUOTED = lazy_pattern(r"[\"“„«]([^\"“”„«»\n]{1,80})[\"”“»]")


@dataclass(frozen=True, slots=True)
class PolicySentence:
    """A sentence of a policy.

    Attributes:
        words: the sentence, without markup.
        key: its letters and digits.
        line: the place of its line among those of the page.
        names: the words of links and between quotes in it, in small letters.
        is_prose: whether it is beyond doubt a sentence of somebody who writes a policy.
        is_whole: whether it is a sentence, not a label or a caption.
        bag: its words, in small letters.
    """

    words: str
    key: str
    line: int
    names: frozenset[str]
    is_prose: bool
    is_whole: bool
    bag: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SentenceGap:
    """The sentences between two that both texts have, on both sides.

    Attributes:
        own: those of the one text.
        others: those that stand in their place in the other one.
    """

    own: tuple[PolicySentence, ...]
    others: tuple[PolicySentence, ...]

    @property
    def has_switch(self) -> bool:
        """Whether the sentences of the one text are those of a switch that the page shows."""
        return any(_SWITCH.search(one.words) for one in self.own)


def sentences_of(page: PolicyPage, title: str, others: PolicyPage) -> list[PolicySentence]:
    """Return the sentences of a policy, in the order of its page.

    Args:
        page: the page.
        title: the titles of both texts.
        others: the page of the other text.
    """
    is_policy = page.policy(title, frozenset(others.keys))
    return [
        one for place, line in enumerate(page.lines) if is_policy[place] for one in _sentences(line, place)
    ]


def gaps_between(own: Sequence[PolicySentence], others: Sequence[PolicySentence]) -> Iterator[SentenceGap]:
    """Yield where a text has other sentences than the other one, between some that both have.

    What stands before the first such sentence, or after the last one, is not told, but for what stands in the
    same paragraph; nor is what is far from both.

    Args:
        own: the sentences of the one text.
        others: those of the other.
    """
    places = _once(others)
    shared = [
        (place, places[key]) for key, place in _once(own).items() if key in places and own[place].is_whole
    ]
    for (start, other_start), (end, other_end) in pairwise(shared):
        lines = own[end].line - own[start].line, others[other_end].line - others[other_start].line
        if end - start > 1 and other_end > other_start and max(lines) <= _NEAR:
            yield SentenceGap(tuple(own[start + 1 : end]), tuple(others[other_start + 1 : other_end]))
    if shared:
        (first, other_first), (last, other_last) = shared[0], shared[-1]
        before = _in_line(own[:first], own[first]), _in_line(others[:other_first], others[other_first])
        after = _in_line(own[last + 1 :], own[last]), _in_line(others[other_last + 1 :], others[other_last])
        yield from (SentenceGap(*both) for both in (before, after) if all(both))


def _in_line(sentences: Sequence[PolicySentence], wanted: PolicySentence) -> tuple[PolicySentence, ...]:
    """Return the sentences that stand in the line of another one."""
    return tuple(one for one in sentences if one.line == wanted.line)


def _once(sentences: Sequence[PolicySentence]) -> dict[str, int]:
    """Return the places of the sentences that stand once in a text and are long enough to be known by."""
    found: dict[str, int] = {}
    twice: set[str] = set()
    for place, one in enumerate(sentences):
        if one.key in found:
            twice.add(one.key)
        elif len(one.key) >= _TELLING:
            found[one.key] = place
    return {key: place for key, place in found.items() if key not in twice}


def _sentences(line: str, place: int) -> Iterator[PolicySentence]:
    """Yield the sentences of a line."""
    names = frozenset(
        word
        for said in (*_LINKED.findall(line), *_QUOTED.findall(line))
        for word in split_words(said.casefold())
    )
    is_row = line.lstrip().startswith("|")
    for words in _END.split(visible_words(line)):
        if key := squashed(words):
            bag = tuple(split_words(words.casefold()))
            is_whole = not is_row and _is_whole(words, bag)
            yield PolicySentence(words, key, place, names, is_whole and _is_of_policy(words), is_whole, bag)


def _is_whole(words: str, bag: Sequence[str]) -> bool:
    """Return whether words are a whole sentence.

    Args:
        words: without markup.
        bag: the same, in small letters.
    """
    common = sum(word in FUNCTION for word in bag)
    return len(bag) >= _FEWEST and _COMMON * common >= len(bag) and bool(_CLOSED.search(words))


def _is_of_policy(words: str) -> bool:
    """Return whether a sentence is beyond doubt one of a policy, not of the page around it."""
    return (
        not words.rstrip().endswith(("?", "!", "…", "..."))
        and not _UNCLEAN.search(words)
        and not _TO_THE_READER.search(words)
    )
