"""Choose the text among the data of a page that is the policy of this page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations, islice
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from harvester.extract.complete import whole_content
from harvester.extract.complete.lines import estimate_words
from harvester.extract.data.parts import Facts, Part, markup_of, text_of
from harvester.extract.dom import TooComplex, body_of, check_limits, is_active, parse
from harvester.extract.screen.language import language_of
from harvester.extract.screen.phrases import POLICY_TERMS, POLICY_TITLE

# In words: a shorter text is a notice beside something else.
FEWEST_WORDS = 100
# As many different terms and mentions as make a text a policy to the screen (`screen`).
_FEWEST_TERMS = 3
_FEWEST_MENTIONS = 0.01
# How many texts are looked at, the longest first.
_MOST_TEXTS = 12
# A text that has this share of another's phrases holds it.
_HELD = 0.85
_PHRASE = 4
# A text beside which others are this much shorter, and short, is the only one of a document's length.
_TIMES_LONGER = 4
_LONGEST_NOTICE = 300
_MOST_KEYS = 20
_ALL_OF_A_LIST = 0.9
# Keys of the entities and queries of a store.
_OF_A_STORE = re.compile(r"[/:(]")
_DIGITS = re.compile(r"\d+")

_LANGUAGE_KEY = re.compile(r"(?:[\w.]*[_-])?([a-z]{2})(?:[-_]([A-Za-z]{2}|[A-Za-z]{4}))?")
# The languages of `POLICY_TERMS`.
_KNOWN = frozenset(("en", "de", "fr", "es", "pt", "it", "nl", "ja"))
_LANGUAGES = frozenset(
    "ar bg cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv ms nb nl no pl pt ro ru sk sl sv th tr uk vi zh".split()
)
# Kinds of documents, in the languages of the titles of policies. A page is of one of them, and so is a text.
_KINDS = {
    "privacy": r"privacy|datenschutz|confidentialit|vie.privée|privacid|riservatezza|prywatno|integritet|プライバシー|隐私|개인정보",
    "cookies": r"cookie",
    "terms": r"terms|conditions|nutzungsbedingung|\bagb\b|condiciones|términos|termos|condizioni|voorwaarden|regulamin|利用規約",
    "imprint": r"imprint|impressum|mentions.l[ée]gales|aviso.legal|note.legali|legal.notice",
}
_KIND_OF = {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in _KINDS.items()}
_TITLE_OF_POLICY = re.compile(
    r"(?:polic(?:y|ies)|notice|statement|agreement|terms (?:of|and|&)|conditions|imprint|impressum|datenschutz"
    r"(?:erklärung|hinweis)|\bagb\b|politique|mentions|politica|política|aviso|términos|informativa|voorwaarden|利用規約)",
    re.IGNORECASE,
)
_SEGMENTS = re.compile(r"\s+[|–—·•:»-]\s+|\s*[|»]\s*")
_WORDS = re.compile(r"\w+")
_MARKUP = re.compile(r"<[^<>]*>")


class PageFacts(NamedTuple):
    """What is known of a page from elsewhere.

    Attributes:
        title: its title.
        address: its address.
        language: the language that it declares, or ``""``.
    """

    title: str
    address: str
    language: str


class Source(NamedTuple):
    """A part of the data, and the holder that it is from."""

    where: str
    part: Part


class Text(NamedTuple):
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


def choose(sources: list[Source], page: PageFacts) -> Text | None:
    """Return the policy of a page among its data, or None if there is none, or it cannot be decided.

    Args:
        sources: the parts of all holders.
        page: what is known of the page.
    """
    found = [
        (source.where, part, facts)
        for source in sources
        for part, facts in _documents(source.part, page, (_facts_of_key(source.where.strip("`")),))
        if part.words >= FEWEST_WORDS
    ]
    found.sort(key=lambda one: -one[1].words)
    texts = [text for one in found[:_MOST_TEXTS] if (text := _text_of(*one, page)) is not None]
    texts = [text for text in _once(texts) if not _is_another_kind(text, page)]
    if len(texts) < 2:
        return texts[0] if texts else None
    spoken = [text for text in texts if _speaks(text, page.language)]
    return _decided(spoken if spoken else texts, page)


Found = Iterator[tuple[Part, tuple[Facts, ...]]]


def is_of_policy(page: PageFacts) -> bool:
    """Return whether the title of a page or its address is that of a policy."""
    return any(POLICY_TITLE.search(_spaced(words)) for words in (page.title, _path_of(page.address)))


def is_at_root(page: PageFacts) -> bool:
    """Return whether a page is the first of its site."""
    return not _path_of(page.address)


def says_page(text: Text, page: PageFacts) -> bool:
    """Return whether the data say that a text is the page's, by its address, its title or its kind."""
    return _score(text, page) > 0


def _documents(part: Part, page: PageFacts, above: tuple[Facts, ...]) -> Found:
    """Yield the parts that may each be a document, with what is said of them."""
    facts = (part.facts, *above)
    if part.markup:
        yield part, facts
    elif _is_keyed(part.parts) and not part.is_list:
        for one in part.parts:
            yield from _documents(one, page, (_facts_of_key(one.key), *facts))
    elif part.is_list and _are_separate(part.parts, page):
        for one in part.parts:
            yield from _documents(one, page, facts)
    else:
        own, apart = _own_of(part, page)
        yield from _by_language(part, own, facts)
        for one in apart:
            yield from _documents(one, page, facts)


def _own_of(part: Part, page: PageFacts) -> tuple[list[Part], list[Part]]:
    """Return the parts of a container that belong together, and those that stand apart."""
    one_each = [one for one in part.parts if _is_one(one, page)]
    if part.is_list:
        own = one_each
    elif _is_dictionary(part):
        own = []
    else:
        own = [one for one in one_each if one.markup]
        lists = [one for one in one_each if one.is_list]
        objects = [one for one in one_each if not one.markup and not one.is_list]
        lists = [one for one in lists if not _holds_document(one, page)]
        if own or len(lists) == 1 or len({_DIGITS.sub("", one.key) for one in lists}) == 1:
            own += lists
        if (part.title and len(part.parts) == 1) or _are_sections(objects, page):
            own += objects
    kept = {id(one) for one in own}
    return [one for one in part.parts if id(one) in kept], [one for one in part.parts if id(one) not in kept]


def _holds_document(part: Part, page: PageFacts) -> bool:
    """Return whether a list has one long entry, which is called as a policy or as the page is."""
    long = [one for one in part.parts if one.words >= FEWEST_WORDS]
    if len(long) != 1 or long[0].words < _ALL_OF_A_LIST * part.words:
        return False
    facts = long[0].facts
    is_called_so = any(_is_title_of_policy(title) or _is_title_of(title, page) for title in facts.titles[:2])
    return is_called_so or any(_names_page(path, page) for path in facts.paths)


def _is_one(part: Part, page: PageFacts) -> bool:
    """Return whether there is at most one document in a part."""
    if part.markup or part.words < FEWEST_WORDS:
        return True
    if part.is_one is None:
        long = islice((one for one, _ in _documents(part, page, ()) if one.words >= FEWEST_WORDS), 2)
        part.is_one = len(list(long)) < 2
    return part.is_one


def _are_sections(objects: list[Part], page: PageFacts) -> bool:
    """Return whether the objects in an object are the sections of one document."""
    return len(objects) > 1 and _are_alike(objects) and not _are_separate(objects, page)


def _by_language(part: Part, own: list[Part], facts: tuple[Facts, ...]) -> Found:
    """Yield what belongs together as one document, or one for each language that it is in."""
    spoken = [_languages_in(one) for one in own]
    languages = sorted(set().union(*spoken))
    if len(languages) < 2:
        groups = [(own, facts)]
    else:
        groups = [
            (
                [one for one, tongues in zip(own, spoken, strict=True) if tongues == {language}],
                (Facts(languages=[language]), *facts),
            )
            for language in languages
        ]
    for parts, said in groups:
        words = sum(one.words for one in parts)
        yield Part(part.key, words, "", part.is_list, part.title, parts, part.shape, part.facts), said


def _languages_in(part: Part) -> set[str]:
    """Return the languages of the longer texts of a part."""
    if part.markup:
        return {language_of(text_of(part.markup))} - {""} if part.words >= FEWEST_WORDS else set()
    return set().union(*map(_languages_in, part.parts))


def _is_keyed(parts: list[Part]) -> bool:
    """Return whether the parts of an object are the same in several languages, or different documents."""
    if len(parts) < 2:
        return False
    languages = [found for part in parts if (found := _language_of_key(part.key))]
    if len(languages) >= 2 and len(set(languages)) == len(languages):
        return True
    if sum(_OF_A_STORE.search(part.key) is not None for part in parts) >= 2:
        return True
    long = [part for part in parts if part.words >= FEWEST_WORDS]
    kinds = [kind for part in long if (kind := _kinds_in(part.key))]
    return len(kinds) >= 2 and len(set().union(*kinds)) >= 2


def _are_separate(parts: list[Part], page: PageFacts) -> bool:
    """Return whether the parts of a list are documents of their own, rather than sections of one."""
    long = [part for part in parts if part.words >= FEWEST_WORDS]
    if len(parts) < 2 or not long:
        return False
    if len({part.facts.languages[0].lower() for part in parts if part.facts.languages}) >= 2:
        return True
    if len(long) < 2:
        return not all(_is_one(part, page) for part in long)
    paths = {path for part in parts for path in part.facts.paths if "/" in path and not path.startswith("#")}
    if len(paths) >= 2 or any(_names_page(path, page) for part in long for path in part.facts.paths):
        return True
    titles = {title for part in long for title in part.facts.titles[:1] if _is_title_of_policy(title)}
    return len(titles) >= 2 or not all(_is_one(part, page) for part in long)


def _is_title_of_policy(title: str) -> bool:
    """Return whether a title is that of a whole policy, rather than of a section."""
    is_short = len(title.split()) <= 5 and not title[:1].isdigit() and _SEGMENTS.search(title) is None
    return is_short and _TITLE_OF_POLICY.search(title) is not None


def _are_alike(objects: list[Part]) -> bool:
    """Return whether objects have the same keys, most of them."""
    shapes = [one.shape for one in objects]
    return all(len(one & other) * 2 > len(one | other) for one, other in combinations(shapes[:20], 2))


def _is_dictionary(part: Part) -> bool:
    """Return whether an object holds the words of an application: mostly labels and other short strings."""
    texts = sum(bool(one.markup) for one in part.parts)
    return len(part.shape) > _MOST_KEYS and texts * 3 < len(part.shape) and texts > 1


def _language_of_key(key: str) -> str:
    """Return the language that a key names, or ``""``."""
    found = _LANGUAGE_KEY.fullmatch(key)
    return found[0].lower() if found is not None and found[1] in _LANGUAGES else ""


def _facts_of_key(key: str) -> Facts:
    """Return what a key says of the document that stands there."""
    found = _LANGUAGE_KEY.fullmatch(key)
    if found is not None and found[1] in _LANGUAGES:
        return Facts(languages=[found[1]])
    if "/" in key:
        return Facts(paths=[key])
    return Facts(titles=[_spaced(key)]) if _kinds_in(key) else Facts()


def _spaced(key: str) -> str:
    """Return a key as words.

    >>> _spaced("privacyPolicy")
    'privacy Policy'
    """
    return re.sub(r"(?<=[a-z])(?=[A-Z])|[_-]+", " ", key)


def _text_of(where: str, part: Part, facts: tuple[Facts, ...], page: PageFacts) -> Text | None:
    """Return the text of a part as the page would show it, if it reads like a policy."""
    markup = "\n".join(markup_of(part))
    try:
        check_limits(markup)
    except TooComplex:
        return None
    body = body_of(parse(markup))
    whole = whole_content(body, page.title)
    text = whole.content.text_content()
    if whole.words < FEWEST_WORDS or not (reads_like_a_policy(text) or _may_be_foreign(text, page)):
        return None
    return Text(where, markup, whole.words, text, facts)


def reads_like_a_policy(text: str) -> bool:
    """Return whether a text speaks of what policies speak of, again and again.

    Args:
        text: the text without markup.
    """
    mentions = [len(term.findall(text)) for term in POLICY_TERMS]
    return sum(map(bool, mentions)) >= _FEWEST_TERMS and sum(mentions) > _FEWEST_MENTIONS * estimate_words(text)


def _may_be_foreign(text: str, page: PageFacts) -> bool:
    """Return whether a text on the page of a policy is in a language whose terms are not known."""
    language = language_of(text)
    return bool(language) and language not in _KNOWN and bool(_kinds_in(page.title) or _kinds_in(_last_of(page.address)))


def _once(texts: list[Text]) -> list[Text]:
    """Return the texts less those that another one holds, the longest first."""
    kept: list[Text] = []
    phrases: list[Counter[tuple[str, ...]]] = []
    for text in sorted(texts, key=lambda one: -one.words):
        here = phrases_of(text.letters)
        if not any(share_of(here, there) >= _HELD for there in phrases):
            kept.append(text)
            phrases.append(here)
    return kept


def phrases_of(text: str) -> Counter[tuple[str, ...]]:
    """Return the runs of a few words in a text, with how often each occurs."""
    words = [word for word in _WORDS.findall(text.casefold())]
    return Counter(tuple(words[start : start + _PHRASE]) for start in range(len(words) - _PHRASE + 1))


def share_of(here: Counter[tuple[str, ...]], there: Counter[tuple[str, ...]]) -> float:
    """Return which share of the phrases of a text is in another one, from 0 to 1."""
    return sum((here & there).values()) / here.total() if here else 0.0


def _is_another_kind(text: Text, page: PageFacts) -> bool:
    """Return whether a text says that it is a document of another kind than the page."""
    wanted = _kinds_in(page.title) or _kinds_in(_last_of(page.address))
    titles = next((facts.titles for facts in text.facts if facts.titles), [])
    given = _kinds_in(" ".join(titles[:1]))
    return bool(wanted and given and not wanted & given)


def _kinds_in(words: str) -> frozenset[str]:
    """Return the kinds of documents that a title, a key or an address names."""
    return frozenset(kind for kind, pattern in _KIND_OF.items() if pattern.search(_spaced(words)))


def _speaks(text: Text, language: str) -> bool:
    """Return whether a text is in the language of the page, by what is said of it, else by its words."""
    said = next((facts.languages[0] for facts in text.facts if facts.languages), "") or language_of(text.letters)
    return not language or not said or _primary(said) == _primary(language)


def _primary(language: str) -> str:
    """Return the first subtag of a language."""
    return re.split("[-_]", language.lower())[0]


def _decided(texts: list[Text], page: PageFacts) -> Text | None:
    """Return the text that is the page's by its address, its title or its length, or None."""
    if len(texts) == 1:
        return texts[0]
    scores = [_score(text, page) for text in texts]
    best = max(scores)
    first = [text for text, score in zip(texts, scores, strict=True) if score == best]
    if len(first) == 1 and best > 0:
        return first[0]
    longest, *others = sorted(first if best > 0 else texts, key=lambda one: -one.words)
    is_alone = others[0].words <= _LONGEST_NOTICE and others[0].words * _TIMES_LONGER <= longest.words
    return longest if is_alone else None


def _score(text: Text, page: PageFacts) -> int:
    """Return how much speaks for a text being the page's."""
    paths = next((facts.paths for facts in text.facts if facts.paths), [])
    titles = next((facts.titles for facts in text.facts if facts.titles), [])
    score = 4 * any(_is_path_of(path, page) for path in paths) or 2 * any(_names_page(path, page) for path in paths)
    score += 2 * any(_is_title_of(title, page) for title in titles)
    wanted = _kinds_in(page.title) or _kinds_in(_last_of(page.address))
    return score + bool(wanted & _kinds_in(" ".join(titles)))


def _is_title_of(title: str, page: PageFacts) -> bool:
    """Return whether a title is that of the page, or a part of it."""
    return _folded(title) in {_folded(one) for one in (page.title, *_SEGMENTS.split(page.title))} - {""}


def _folded(title: str) -> str:
    """Return a title in small letters, with its words only."""
    return " ".join(_WORDS.findall(title.casefold()))


def _path_of(address: str) -> str:
    """Return the path of an address without what does not matter."""
    try:
        path = urlsplit(address.strip()).path
    except ValueError:
        return ""
    return unquote(path).lower().strip("/").removesuffix(".html").removesuffix("/index")


def _last_of(address: str) -> str:
    """Return the last part of the path of an address."""
    return _path_of(address).rpartition("/")[2]


def _is_path_of(path: str, page: PageFacts) -> bool:
    """Return whether a path is that of the page."""
    here = _path_of(page.address)
    return bool(here) and "/" in path and _path_of(path) == here


def _names_page(path: str, page: PageFacts) -> bool:
    """Return whether a path or a slug ends as the address of the page does."""
    last = _last_of(page.address)
    return bool(last) and _last_of(path if "/" in path else f"/{path}") == last
