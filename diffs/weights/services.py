"""Tell which services receive data or no longer do, known by their place in a text and not by a legal form.

No list of services exists that would not be out of date. A page shows that a word names one: it links to the
service's own site, sets the name in bold type or in quotes, or writes the address of the site instead; and it
says what the service does: "our provider **Wicklog**", "we use [Wicklog](https://wicklog.example)",
"**Wicklog** helps us to", a row of a table of cookies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from diffs.text import essence
from diffs.weights.languages import Language
from diffs.weights.languages.language import PhraseWords
from diffs.weights.pairs import Mentions, Touched
from diffs.weights.sentences import Sentence, words_of
from diffs.weights.tags import SideName, Tag
from diffs.weights.topics import points

_TOPIC = "recipients"
# A service in a section or a sentence about one of these does something with data.
_ABOUT_DATA = frozenset({"data", "recipients", "purpose", "consent", "transfer abroad", "retention"})
_ADDRESS = r"https?://[^\s()<>\"'|\]]+"
_MARKED = re.compile(
    rf"""(?<!!)\[(?P<link>[^\[\]\n|]{{2,60}})\]\(<?(?P<to>{_ADDRESS})[^()\n]*\)
    | <a\s[^<>]*?href="(?P<href>{_ADDRESS})"[^<>]*>(?P<anchor>[^<>\n]{{2,60}})</a>
    | (?P<address>{_ADDRESS})
    | (?:\*\*|__)(?P<bold>[^*_\n|]{{2,60}})(?:\*\*|__)
    | [“„«"](?P<quoted>[^“”„«»"\n|]{{2,60}})[”“»"]
    """,
    re.VERBOSE,
)
_BOLD_CELL = re.compile(r"\s*\|\s*(?:\*\*|__)(?P<name>[^*_\n|]{2,60})(?:\*\*|__)")
_CELL_HOST = re.compile(r"\W*(?:https?://)?((?:[\w*-]+\.)+[a-z]{2,6})\W*")
_HOST = re.compile(r"https?://([^/?#]+)")
# As tables of cookies have it in all languages.
_OF_COOKIES = re.compile(
    r"cookie|pixel|local ?storage|session|sitzung|sesi[óo]n|sess[ãa]o|sessione", re.IGNORECASE
)
_PRIVACY_PAGE = re.compile(
    r"priva[ct]|datenschutz|confidential|privacidad|privacidade|data-?policy|gdpr", re.IGNORECASE
)
_LEAST_LETTERS = 3
_MOST_WORDS = 4  # of a name
_MOST_BETWEEN = 4  # words between "we use" and the name: "the service"
_LETTERS_OF_SITE = 4


@dataclass(frozen=True, slots=True)
class _Name:
    """What a page marks as a name.

    Attributes:
        letters: its letters, small.
        words: as it stands.
        site: whether it links to a site of that name, or is the address of a site.
        start: where it begins in the sentence.
        end: where it ends.
    """

    letters: str
    words: str
    site: bool
    start: int
    end: int


def told_of_services(touched: Touched, mentions: Mentions) -> Iterator[Tag]:
    """Yield the services that came to a section or went from it.

    Args:
        touched: the passage.
        mentions: what its sentences name.
    """
    topics = {one.matter.topic for side in (mentions.before, mentions.after) for all_ in side for one in all_}
    about_data = bool(_ABOUT_DATA.intersection(topics, touched.heading.heading_topics))
    of_others = _TOPIC in (*touched.heading.heading_topics, *touched.lead.list_topics)
    sides: Sequence[tuple[SideName, Sequence[Sentence], str]] = (
        ("after", touched.lines[1], touched.texts[0]),
        ("before", touched.lines[0], touched.texts[1]),
    )
    for side, sentences, other in sides:
        letters = _letters(other)
        for sentence in sentences:
            for name in _services(sentence, about_data=about_data, of_others=of_others):
                if name.letters not in letters:
                    yield Tag(_TOPIC, sentence.legible, side, name.words, points(_TOPIC))


def _services(sentence: Sentence, *, about_data: bool, of_others: bool) -> Iterator[_Name]:
    """Yield the services that a sentence names as such."""
    if sentence.is_row:
        yield from _of_row(sentence)
        if of_others:
            yield from _in_first_cell(sentence)
        return
    if subject := _subject(sentence):
        yield subject
    for name in _marked(sentence):
        before = sentence.markdown[: name.start]
        helps = _begins(sentence.markdown[name.end :], sentence.language.helps)
        if (
            helps
            or _led_to(before, sentence.language.providers)
            or ((name.site or about_data) and _led_to(before, sentence.language.uses))
            or (sentence.is_link and sentence.is_listed and _PRIVACY_PAGE.search(sentence.markdown))
        ):
            yield name


def _subject(sentence: Sentence) -> _Name | None:
    """Return the name with which a sentence begins, if it goes on with what a service does: "X helps us"."""
    words = sentence.legible.split()
    count = next((at for at, word in enumerate(words) if not word[:1].isupper()), 0)
    name = " ".join(words[:count])
    known = words_of(essence(name))
    if not 0 < count <= _MOST_WORDS or len(_letters(name)) < _LEAST_LETTERS:
        return None
    common = sentence.language.defined_terms | sentence.language.recognised_by | sentence.language.determiners
    if (common | sentence.language.owners).intersection(word.lower() for word in known):
        return None
    if not _begins(" ".join(words[count:]), sentence.language.helps):
        return None
    return _Name(_letters(name), name, False, 0, 0)


def _of_row(sentence: Sentence) -> Iterator[_Name]:
    """Yield whom a row of a table of cookies names: a site, or a name that links to its own site."""
    if not (_OF_COOKIES.search(sentence.markdown) or sentence.periods):
        return
    yield from (name for name in _marked(sentence) if name.site and name.words)
    for cell in sentence.markdown.split("|"):
        host = _CELL_HOST.fullmatch(cell)
        if host:
            site = _site(host[1])
            yield _Name(site, host[1], True, 0, 0)


def _in_first_cell(sentence: Sentence) -> Iterator[_Name]:
    """Yield the name in bold type with which a row of a table begins: "| **Wicklog** | Statistics |"."""
    cell = _BOLD_CELL.match(sentence.markdown)
    words = words_of(essence(cell["name"])) if cell else []
    if cell and words and words[0][0].isupper() and words[0].lower() not in sentence.language.defined_terms:
        yield _Name(_letters(cell["name"]), cell["name"], False, 0, 0)


def _marked(sentence: Sentence) -> Iterator[_Name]:
    """Yield what a page marks as a name in a sentence."""
    for found in _MARKED.finditer(sentence.markdown):
        address = found["to"] or found["href"] or found["address"] or ""
        host = _HOST.match(address)
        words = found["link"] or found["anchor"] or found["bold"] or found["quoted"]
        site = _site(host[1]) if host else ""
        if words is None:
            yield _Name(site, site, True, found.start(), found.end())
            continue
        known = words_of(essence(words))
        letters = _letters(essence(words))
        names_site = len(site) >= _LEAST_LETTERS and (site in letters or _first(known) in site)
        if len(letters) < _LEAST_LETTERS or len(known) > _MOST_WORDS:
            continue
        if names_site or (not address and _is_name(known, sentence.language)):
            yield _Name(letters, essence(words), names_site, found.start(), found.end())


@lru_cache(maxsize=8)
def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _first(words: Sequence[str]) -> str:
    """Return the first word, if it is long enough to be known again in an address; else what is in none."""
    return words[0].casefold() if words and len(words[0]) >= _LETTERS_OF_SITE else " "


def _site(host: str) -> str:
    """Return the name in an address: "wicklog" of "cdn.wicklog.example"."""
    parts = host.casefold().strip("*.").split(".")
    return "".join(filter(str.isalnum, parts[-2] if len(parts) > 1 else parts[0]))


def _is_name(words: Sequence[str], language: Language) -> bool:
    """Return whether words that a page sets apart are a name and no common nouns."""
    letters = [word for word in words if word[0].isalpha()]
    common = language.defined_terms | language.recognised_by | language.determiners
    if not letters or common.intersection(word.lower() for word in letters):
        return False
    # Where nouns have one, too, a name has two of them or a capital letter inside.
    by_form = len(letters) > 1 or any(char.isupper() for char in letters[0][1:])
    return all(word[0].isupper() for word in letters) and (by_form or not language.capital_nouns)


def _led_to(before: str, phrases: Sequence[PhraseWords]) -> bool:
    """Return whether one of some phrases stands shortly before a place, in the same part of the sentence."""
    words = [word.lower() for word in words_of(essence(before))]
    for between in range(_MOST_BETWEEN + 1):
        end = len(words) - between
        if between and words[end : end + 1] and not words[end][0].isalnum() and words[end] not in "(,:":
            return False
        if any(end >= len(phrase) and tuple(words[end - len(phrase) : end]) == phrase for phrase in phrases):
            return True
    return False


def led_to_name(sentence: Sentence, name: str) -> bool:
    """Return whether a sentence says before a name that a provider follows: "our provider Wicklog".

    Args:
        sentence: the sentence.
        name: the name, as it stands.
    """
    before, found, _ = sentence.markdown.partition(name)
    return bool(found) and _led_to(before, sentence.language.providers)


def _begins(after: str, phrases: Sequence[PhraseWords]) -> bool:
    """Return whether a text begins with one of some phrases."""
    words = [word.lower() for word in words_of(essence(after))]
    return any(tuple(words[: len(phrase)]) == phrase for phrase in phrases)
