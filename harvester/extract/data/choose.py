"""Choose the text among the data of a page that is the policy of this page."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from harvester.extract.complete import whole_content
from harvester.extract.complete.lines import estimate_words
from harvester.extract.data.about import PageFacts, is_path_of, is_title_of, kinds_in, kinds_of, names_page
from harvester.extract.data.documents import FEWEST_WORDS, documents, facts_of_key
from harvester.extract.data.parts import Facts, Part, markup_of
from harvester.extract.dom import TooComplex, body_of, check_limits, parse
from harvester.extract.screen.language import language_of
from harvester.extract.screen.phrases import POLICY_HAS_TERMS, POLICY_MENTIONS, POLICY_TERMS

# The languages of `POLICY_TERMS`.
_KNOWN = frozenset(("en", "de", "fr", "es", "pt", "it", "nl", "ja"))
# How many texts are looked at, the longest first.
_MOST_TEXTS = 12
_MOST_OVERSEEN = 0.9
# A text that has this share of another's phrases holds it.
_HELD = 0.85
_PHRASE = 4
# A text beside which others are this much shorter, and short, is the only one of a document's length.
_TIMES_LONGER = 4
_LONGEST_NOTICE = 300

_WORDS = re.compile(r"\w+")


class Source(NamedTuple):
    """A part of the data, and the holder that it is from."""

    where: str
    part: Part


class PolicyData(NamedTuple):
    """A text that reads like a policy.

    Attributes:
        where: the holder of the data.
        html: its markup.
        words: how many words it has.
        letters: its text.
        facts: what the data say of it and of what it stands in, the nearest first.
    """

    where: str
    html: str
    words: int
    letters: str
    facts: tuple[Facts, ...]


def choose_policy(sources: list[Source], page: PageFacts, fewest: int = 0) -> PolicyData | None:
    """Return the policy of a page among its data, or None if there is none, or it cannot be decided.

    Args:
        sources: the parts of all holders.
        page: what is known of the page.
        fewest: how many words the text must have.
    """
    found = [
        (source.where, part, facts)
        for source in sources
        for part, facts in documents(source.part, page, (facts_of_key(source.where.strip("`")),))
        if part.words >= FEWEST_WORDS
    ]
    found.sort(key=lambda one: -one[1].words)
    # Markup is counted about: tags in the middle of a word make it two.
    if not found or found[0][1].words < _MOST_OVERSEEN * fewest:
        return None
    texts = [text for one in found[:_MOST_TEXTS] if (text := _text_of(*one, page)) is not None]
    texts = [text for text in _once(texts) if not _is_another_kind(text, page)]
    if len(texts) < 2:
        return texts[0] if texts else None
    return _decided([text for text in texts if _speaks(text, page.language)], page)


def _text_of(where: str, part: Part, facts: tuple[Facts, ...], page: PageFacts) -> PolicyData | None:
    """Return the text of a part as the page would show it, if it reads like a policy."""
    markup = "\n".join(markup_of(part))
    try:
        check_limits(markup)
    except TooComplex:
        return None
    body = body_of(parse(markup))
    whole = whole_content(body, page.title)
    text = whole.content.text_content()
    if whole.words < FEWEST_WORDS or not (speaks_like_a_policy(text) or _may_be_foreign(text, page)):
        return None
    return PolicyData(where, markup, whole.words, text, facts)


def speaks_like_a_policy(text: str) -> bool:
    """Return whether a text speaks of what policies speak of, again and again.

    Args:
        text: the text without markup.
    """
    mentions = [len(term.findall(text)) for term in POLICY_TERMS]
    enough = POLICY_MENTIONS * estimate_words(text)
    return sum(map(bool, mentions)) >= POLICY_HAS_TERMS and sum(mentions) > enough


def _may_be_foreign(text: str, page: PageFacts) -> bool:
    """Return whether a text on the page of a policy is in a language whose terms are not known."""
    language = language_of(text)
    return bool(language) and language not in _KNOWN and bool(kinds_of(page))


def _once(texts: list[PolicyData]) -> list[PolicyData]:
    """Return the texts less those that another one holds, the longest first."""
    kept: list[PolicyData] = []
    phrases: list[Counter[tuple[str, ...]]] = []
    for text in sorted(texts, key=lambda one: -one.words):
        here = phrases_of(text.letters)
        if not any(share_of(here, there) >= _HELD for there in phrases):
            kept.append(text)
            phrases.append(here)
    return kept


def phrases_of(text: str) -> Counter[tuple[str, ...]]:
    """Return the runs of a few words in a text, with how often each occurs.

    Args:
        text: the text.
    """
    words = _WORDS.findall(text.casefold())
    return Counter(tuple(words[start : start + _PHRASE]) for start in range(len(words) - _PHRASE + 1))


def share_of(here: Counter[tuple[str, ...]], there: Counter[tuple[str, ...]]) -> float:
    """Return which share of the phrases of a text is in another one, from 0 to 1.

    Args:
        here: the phrases of the text.
        there: those of the other one.
    """
    return sum((here & there).values()) / here.total() if here else 0.0


def _is_another_kind(text: PolicyData, page: PageFacts) -> bool:
    """Return whether a text says that it is a document of another kind than the page."""
    wanted = kinds_of(page)
    titles = next((facts.titles for facts in text.facts if facts.titles), [])
    given = kinds_in(" ".join(titles[:1]))
    return bool(wanted and given and not wanted & given)


def _speaks(text: PolicyData, language: str) -> bool:
    """Return whether a text is in the language of the page, by what is said of it, else by its words."""
    said = next((facts.languages[0] for facts in text.facts if facts.languages), "")
    said = said or language_of(text.letters)
    return not language or not said or _primary(said) == _primary(language)


def _primary(language: str) -> str:
    """Return the first subtag of a language."""
    return re.split("[-_]", language.lower())[0]


def _decided(texts: list[PolicyData], page: PageFacts) -> PolicyData | None:
    """Return the text that is the page's by its address, its title or its length, or None."""
    if len(texts) < 2:
        return texts[0] if texts else None
    scores = [_score(text, page) for text in texts]
    best = max(scores)
    first = [text for text, score in zip(texts, scores, strict=True) if score == best]
    if len(first) == 1 and best > 0:
        return first[0]
    longest, *others = sorted(first if best > 0 else texts, key=lambda one: -one.words)
    is_alone = others[0].words <= _LONGEST_NOTICE and others[0].words * _TIMES_LONGER <= longest.words
    return longest if is_alone else None


def _score(text: PolicyData, page: PageFacts) -> int:
    """Return how much speaks for a text being the page's."""
    paths = next((facts.paths for facts in text.facts if facts.paths), [])
    titles = next((facts.titles for facts in text.facts if facts.titles), [])
    score = 2 * any(names_page(path, page) for path in paths)
    score += 2 * any(is_path_of(path, page) for path in paths)
    score += 2 * any(is_title_of(title, page) for title in titles)
    wanted = kinds_of(page)
    return score + bool(wanted & kinds_in(" ".join(titles)))


def says_page(text: PolicyData, page: PageFacts) -> bool:
    """Return whether the data say that a text is the page's, by its address, its title or its kind.

    Args:
        text: the text.
        page: what is known of the page.
    """
    return _score(text, page) > 0
