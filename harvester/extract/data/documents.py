"""Decide which texts of the data are one document, and which are documents of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, islice

from harvester.extract.data.about import (
    PageFacts,
    is_title_of,
    is_title_of_policy,
    kinds_in,
    names_page,
    spaced,
)
from harvester.extract.data.parts import Facts, Part, text_of
from harvester.extract.screen.language import language_of

_LANGUAGE_KEY = re.compile(r"(?:[\w.]*[_-])?([a-z]{2})(?:[-_]([A-Za-z]{2}|[A-Za-z]{4}))?")
_LANGUAGES = re.compile(
    "ar|bg|cs|da|de|el|en|es|et|fa|fi|fr|he|hi|hr|hu|id|it|ja|ko|lt|lv|ms|nb|nl|no|pl|pt|ro|ru|sk|sl|sv|th|tr|uk|vi|zh"
)
# In words: a shorter text is a notice beside something else, or a section.
FEWEST_WORDS = 100
# The words of an application are under many keys.
_MOST_KEYS = 20
_ALL_OF_A_LIST = 0.9
# Keys of the entities and queries of a store.
_OF_A_STORE = re.compile(r"[/:(]")
_DIGITS = re.compile(r"\d+")

DocumentParts = Iterator[tuple[Part, tuple[Facts, ...]]]


def documents(part: Part, page: PageFacts, above: tuple[Facts, ...]) -> DocumentParts:
    """Yield the parts that may each be a document, with what is said of them.

    Args:
        part: a part of the data.
        page: what is known of the page.
        above: what is said of what the part stands in, the nearest first.
    """
    facts = (part.facts, *above)
    if part.markup:
        yield part, facts
    elif _is_keyed(part.parts) and not part.is_list:
        for one in part.parts:
            yield from documents(one, page, (facts_of_key(one.key), *facts))
    elif part.is_list and _are_separate(part.parts, page):
        for one in part.parts:
            yield from documents(one, page, facts)
    else:
        own, apart = _own_of(part, page)
        yield from _by_language(part, own, facts)
        for one in apart:
            yield from documents(one, page, facts)


def _own_of(part: Part, page: PageFacts) -> tuple[list[Part], list[Part]]:
    """Return the parts of a container that belong together, and those that stand apart."""
    one_each = [one for one in part.parts if _is_one(one, page)]
    if part.is_list:
        own = one_each
    elif _is_dictionary(part):
        own = []
    else:
        own = [one for one in one_each if one.markup]
        lists = [one for one in one_each if one.is_list and not _holds_document(one, page)]
        objects = [one for one in one_each if not one.markup and not one.is_list]
        if own or len(lists) == 1 or len({_DIGITS.sub("", one.key) for one in lists}) == 1:
            own += lists
        if (part.title and len(part.parts) == 1) or _are_sections(objects, page):
            own += objects
    kept = {id(one) for one in own}
    return [one for one in part.parts if id(one) in kept], [one for one in part.parts if id(one) not in kept]


def _holds_document(part: Part, page: PageFacts) -> bool:
    """Return whether there is one long text in a part, and it is called as a policy or as the page is."""
    while len(part.parts) == 1 and not part.facts.titles:
        part = part.parts[0]
        if _is_called_as_document(part, page):
            return part.words >= FEWEST_WORDS
    long = [one for one in part.parts if one.words >= FEWEST_WORDS]
    if len(long) != 1 or long[0].words < _ALL_OF_A_LIST * part.words:
        return False
    return _is_called_as_document(long[0], page)


def _is_called_as_document(part: Part, page: PageFacts) -> bool:
    """Return whether a part is called as a policy is, or as the page."""
    titles = part.facts.titles[:2]
    return any(is_title_of_policy(title) or is_title_of(title, page) for title in titles) or any(
        names_page(path, page) for path in part.facts.paths
    )


def _is_one(part: Part, page: PageFacts) -> bool:
    """Return whether there is at most one document in a part."""
    if part.markup or part.words < FEWEST_WORDS:
        return True
    if part.is_one is None:
        long = islice((one for one, _ in documents(part, page, ()) if one.words >= FEWEST_WORDS), 2)
        part.is_one = len(list(long)) < 2
    return part.is_one


def _are_sections(objects: list[Part], page: PageFacts) -> bool:
    """Return whether the objects in an object are the sections of one document."""
    return (
        len(objects) > 1
        and _are_alike(objects)
        and not _are_separate(objects, page)
        and not any(_holds_document(one, page) for one in objects)
    )


def _by_language(part: Part, own: list[Part], facts: tuple[Facts, ...]) -> DocumentParts:
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
    if part.languages is None:
        if part.markup:
            spoken = {language_of(text_of(part.markup))} if part.words >= FEWEST_WORDS else set()
            part.languages = spoken - {""}
        else:
            part.languages = set().union(*map(_languages_in, part.parts))
    return part.languages


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
    kinds = [kind for part in long if (kind := kinds_in(part.key))]
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
    if len(paths) >= 2 or any(names_page(path, page) for part in long for path in part.facts.paths):
        return True
    if sum(map(_has_main_heading, long)) >= 2:
        return True
    titles = {title for part in long for title in part.facts.titles[:1] if is_title_of_policy(title)}
    return len(titles) >= 2 or not all(_is_one(part, page) for part in long)


def _has_main_heading(part: Part) -> bool:
    """Return whether a part has a heading as whole pages have them."""
    return "<h1" in part.markup.lower() or any(map(_has_main_heading, part.parts))


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
    found = _with_language(key)
    return found[0].lower() if found is not None else ""


def _with_language(key: str) -> re.Match[str] | None:
    """Return a key whose first group is a language, or None if it names none."""
    found = _LANGUAGE_KEY.fullmatch(key)
    return found if found is not None and _LANGUAGES.fullmatch(found[1]) else None


def facts_of_key(key: str) -> Facts:
    """Return what a key says of the document that stands there.

    Args:
        key: the key, or the name of a variable.
    """
    found = _with_language(key)
    if found is not None:
        return Facts(languages=[found[1]])
    if "/" in key:
        return Facts(paths=[key])
    return Facts(titles=[spaced(key)]) if kinds_in(key) else Facts()
