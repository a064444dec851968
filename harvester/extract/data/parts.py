"""Find what in the values of a page is prose, and in what it stands."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations

from harvester.extract.complete.lines import estimate_words
from harvester.extract.data.scripts import SHORTEST, decoded, json_of
from harvester.extract.data.trees import is_code, is_markup, packed_text, rich_markup, string_markup
from harvester.extract.data.trees.inline import escaped_text
from harvester.extract.data.values import MOST_LEVELS, Budget, DataValue
from harvester.extract.dates import dates_in

# In words: shorter strings are labels, unless they are titles or say a date.
SHORTEST_PROSE = 8
_LONGEST_TITLE = 30
# Strings that long are texts of their own, not paragraphs.
_LONG = 100
LONGEST_DATE = 8
_MOST_OF_A_WRAPPER = 4
# In words: shorter texts that an object has twice are its own words.
_SHORTEST_COPY = 20
_LONGEST_SUMMARY = 60
_OF_A_COPY = 0.9
_OF_THE_LENGTH = 0.6
_TITLE = re.compile(
    r"_?(?:[a-z]+_?)?(?:title|heading|headline|question)|header|h[1-6]|subtitle|subheading|term",
    re.IGNORECASE,
)
_NAME = re.compile("name|label", re.IGNORECASE)
_PATH = re.compile(
    r"_?(?:full|canonical|page|relative)?_?(?:path(?:name)?|slugs?|url|uri|href|permalink|canonical|handle|route|aspath|uid)",
    re.IGNORECASE,
)
_LANGUAGE = re.compile(r"_?(?:in)?(?:lang(?:uage)?|locale)(?:_?code)?|hreflang", re.IGNORECASE)
_IS_LANGUAGE = re.compile(r"[a-z]{2}(?:[-_](?:[A-Za-z]{2}|[A-Za-z]{4}|\d{3}))?")
# What a page shows around its text, or not at all. Tags of HTML say the same of the parts of a page.
_AROUND = re.compile(
    r"_?(?:seo|meta|og|open_?graph|twitter|share|social|schema|analytics|tracking|nav|menu|footer|breadcrumb"
    r"|newsletter|banner|advert|promo|related|cookie_?(?:banner|consent|notice|bar|popup|modal|settings)"
    r"|consent|alt|css|styles?|class|script|placeholder|error|icon|image|logo)"
    r"(?:s|_.*|-.*|[A-Z].*|(?:data|tags?|text|title|description|items|links|navigation|keywords|image))?",
)
# A short form of what stands beside it.
_SUMMARY = re.compile("_?(?:.*_)?(?:description|excerpt|summary|teaser|preview|abstract)", re.IGNORECASE)
_NO_TAGS = re.compile(r"<(script|style)\b.*?</\1\s*>|<!--.*?-->|<[^<>]*>", re.IGNORECASE | re.DOTALL)
_WORD = re.compile(r"[^\W\d_]{4,}|[\u3040-\u9fff]{2,}")
_WORDS = re.compile(r"[^\W_]+")
# Objects of thousands of texts are dictionaries.
_MOST_COMPARED = 40


@dataclass(slots=True)
class Facts:
    """What data say of a text: its titles, its addresses or parts of them, and its languages."""

    titles: list[str] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)

    @property
    def says_nothing(self) -> bool:
        """Whether neither an address nor a language is known."""
        return not (self.paths or self.languages)


@dataclass(slots=True)
class Part:
    """A value with prose in it.

    Attributes:
        key: the key under which it stands, or ``""``.
        words: about how many words it has.
        markup: the markup of a text; ``""`` for a container.
        is_list: whether it is a list of parts.
        title: the title of a container.
        parts: what stands in a container.
        shape: the keys of an object.
        facts: what it says of itself.
        is_one: whether it is one document at most, once that is known.
        languages: the languages of its longer texts, once they are known.
        counted: its words, once they are counted.
    """

    key: str
    words: int
    markup: str = ""
    is_list: bool = False
    title: str = ""
    parts: list[Part] = field(default_factory=list)
    shape: frozenset[str] = frozenset()
    facts: Facts = field(default_factory=Facts)
    is_one: bool | None = None
    languages: set[str] | None = None
    counted: Counter[str] | None = None

    def counts(self) -> Counter[str]:
        """Return the words of a text, with how often each occurs."""
        if self.counted is not None:
            return self.counted
        counted: Counter[str] = Counter()
        pending = [self]
        while pending:
            part = pending.pop()
            counted.update(_WORDS.findall(text_of(part.markup).casefold()))
            pending += part.parts
        self.counted = counted
        return counted


class Finder:
    """A walk over values that finds each of them once, however often it is referred to."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._seen: set[int] = set()
        # A value is kept as long as its number is known: numbers of values that are gone are used again.
        self._kept: list[DataValue] = []
        self._asides: list[Part] = []

    def parts(self, value: DataValue) -> list[Part]:
        """Return the parts of a value that do not belong together: itself, and what components hold.

        Args:
            value: the value of a holder.

        Raises:
            Undecodable: the budget is spent.
        """
        part = self.part(value)
        asides, self._asides = self._asides, []
        return [one for one in (part, *asides) if one is not None]

    def part(self, value: DataValue, key: str = "", level: int = 0) -> Part | None:
        """Return the part of a value with prose in it, or None.

        Args:
            value: the value.
            key: the key under which it stands.
            level: how deeply it is nested.

        Raises:
            Undecodable: the budget is spent.
        """
        self._budget.spend()
        if isinstance(value, str):
            return self._of_string(value, key, level)
        if not isinstance(value, dict | list) or not value or level > MOST_LEVELS:
            return None
        if id(value) in self._seen:
            return None
        self._seen.add(id(value))
        self._kept.append(value)
        if isinstance(value, dict) and (packed := packed_text(value)) is not None:
            return self._of_string(packed, key, level)
        markup = rich_markup(value, self._budget, self._markup_of, self._markup_in)
        if markup is not None:
            return _text(key, markup)
        if isinstance(value, list):
            return self._of_list(value, key, level)
        return self._of_object(value, key, level)

    def _of_string(self, text: str, key: str, level: int) -> Part | None:
        """Return the part of a string that is prose, or that has values in it."""
        self._budget.read(text)
        if len(text) >= SHORTEST and level < MOST_LEVELS:
            inside = json_of(text)
            if inside is not None:
                return self.part(decoded(inside, self._budget), key, level + 1)
        if is_code(text):
            return None
        words = estimate_words(text)
        is_text = words >= SHORTEST_PROSE or "<" in text or (1 < words <= LONGEST_DATE and says_day(text))
        if is_text or len(text) >= SHORTEST:
            part = _text(key, string_markup(text))
            # A long string without words may have been one that was encoded.
            return part if is_text or (part is not None and part.words >= SHORTEST_PROSE) else None
        return None

    def _of_list(self, value: list[DataValue], key: str, level: int) -> Part | None:
        """Return the part of a list."""
        strings = [one for one in value if isinstance(one, str)]
        if len(strings) == len(value) > 1 and sum(estimate_words(one) >= _LONG for one in strings) < 2:
            self._read(strings)
            return _text(key, _of_strings(strings))
        rows = self._table(value)
        if rows:
            return _text(key, rows)
        parts = [part for one in value if (part := self.part(one, "", level + 1)) is not None]
        return Part(key, sum(part.words for part in parts), is_list=True, parts=parts) if parts else None

    def _read(self, strings: list[str]) -> None:
        """Take the characters of strings from the budget."""
        for one in strings:
            self._budget.read(one)

    def _table(self, value: list[DataValue]) -> str:
        """Return the markup of rows of as many strings each, or ``""``."""
        rows = [row for row in value if isinstance(row, list) and len(row) > 1]
        if len(rows) != len(value) or len(rows) < 2 or len({len(row) for row in rows}) != 1:
            return ""
        texts = [[cell for cell in row if isinstance(cell, str)] for row in rows]
        if any(len(cells) != len(rows[0]) for cells in texts):
            return ""
        for cells in texts:
            self._read(cells)
        written = ("".join(f"<td>{string_markup(cell)}</td>" for cell in cells) for cells in texts)
        return "<table>" + "".join(f"<tr>{row}</tr>" for row in written) + "</table>"

    def _of_object(self, value: dict[str, DataValue], key: str, level: int) -> Part | None:
        """Return the part of an object."""
        facts = _facts_of(value)
        title_key, title = _title_of(value)
        parts = [
            part
            for name, one in value.items()
            if name != title_key
            and not _AROUND.fullmatch(name)
            and (part := self.part(one, name, level + 1)) is not None
        ]
        parts = list(_without_variants(parts))
        if not parts:
            return None
        if len(parts) == 1 and not title and facts.says_nothing and len(value) <= _MOST_OF_A_WRAPPER:
            # A small object around a single text says nothing but its name.
            parts[0].key = key or parts[0].key
            return parts[0]
        words = sum(part.words for part in parts)
        return Part(key, words, title=title, parts=parts, shape=frozenset(value), facts=facts)

    def _markup_of(self, value: DataValue) -> str:
        """Return the markup of a value that stands in a rich text."""
        if isinstance(value, dict):
            texts = [one for one in value.values() if isinstance(one, str)]
            is_small = sum(map(len, texts)) < SHORTEST and not any(
                isinstance(one, dict | list) for one in value.values()
            )
            if is_small and not any(estimate_words(one) >= SHORTEST_PROSE for one in texts):
                return ""
        part = self.part(value)
        return "".join(markup_of(part, 2)) if part is not None else ""

    def _markup_in(self, props: dict[str, DataValue]) -> str:
        """Return the markup of the texts of a component; what else it holds stands aside."""
        written = []
        title_key, title = _title_of(props)
        for key, one in props.items():
            if key == title_key:
                written.append(f"<h3>{title}</h3>")
                continue
            is_hidden = _AROUND.fullmatch(key) or _holds_elements(one)
            part = None if is_hidden else self.part(one, key)
            if part is not None and part.markup:
                written.append(part.markup)
            elif part is not None:
                self._asides.append(part)
        return "".join(written)


def _holds_elements(value: DataValue) -> bool:
    """Return whether a value is an element of React, or has some: what is shown instead, or elsewhere."""
    while isinstance(value, list) and value and value[0] != "$":
        value = value[0]
    return isinstance(value, list) and bool(value)


def markup_of(part: Part, level: int = 1) -> Iterator[str]:
    """Yield the markup of a part piece by piece, with the titles of its containers as headings.

    Args:
        part: the part.
        level: the level of its heading.
    """
    if part.markup:
        yield part.markup
        return
    if level == 1 and len(part.parts) == 1 and part.parts[0].title:
        # An entry and the page in it: both name the same text, and the page does so for readers.
        yield from markup_of(part.parts[0])
        return
    if part.title:
        yield f"<h{min(level, 6)}>{part.title}</h{min(level, 6)}>"
    for inside in part.parts:
        # The title of the outermost container is that of the page, however it is wrapped.
        is_deeper = not part.is_list if level > 1 else bool(part.title) or len(part.parts) > 1
        yield from markup_of(inside, level + is_deeper)


def text_of(markup: str) -> str:
    """Return about the text of markup.

    Args:
        markup: the markup.
    """
    return html.unescape(_NO_TAGS.sub(" ", markup))


def _text(key: str, markup: str) -> Part | None:
    """Return the part of a text, or None if it has no words."""
    words = estimate_words(text_of(markup))
    return Part(key, words, markup) if words else None


def _of_strings(strings: list[str]) -> str:
    """Return the markup of a list of strings: paragraphs, or items if they are short; of labels, nothing."""
    texts = [one for one in strings if one.strip()]
    longest = max(map(estimate_words, texts), default=0)
    if longest >= SHORTEST_PROSE and (any(map(is_markup, texts)) or sum(map(len, texts)) >= SHORTEST):
        return "".join(map(string_markup, texts))
    if longest < SHORTEST_PROSE // 2:
        return ""
    return "<ul>" + "".join(f"<li>{string_markup(one)}</li>" for one in texts) + "</ul>"


def _title_of(value: dict[str, DataValue]) -> tuple[str, str]:
    """Return the key of the title of an object, and the markup of the title; ``""`` if there is none."""
    for pattern in (_TITLE, _NAME):
        for key, title in value.items():
            if isinstance(title, str) and pattern.fullmatch(key) and not _AROUND.fullmatch(key):
                words = estimate_words(title)
                if words and words <= _LONGEST_TITLE and not is_markup(title):
                    return key, escaped_text(html.unescape(title))
    return "", ""


def _facts_of(value: dict[str, DataValue]) -> Facts:
    """Return what an object says of itself."""
    facts = Facts()
    for key, one in value.items():
        text = one
        if isinstance(one, dict):
            # A slug of Sanity is an object, and so are languages of some systems.
            text = next(
                (one[name] for name in ("current", "code", "locale") if isinstance(one.get(name), str)), None
            )
        if not isinstance(text, str) or not text or len(text) > 2000:
            continue
        if _LANGUAGE.fullmatch(key) and _IS_LANGUAGE.fullmatch(text):
            facts.languages.append(text)
        elif _PATH.fullmatch(key):
            facts.paths.append(text)
        elif _TITLE.fullmatch(key) or _NAME.fullmatch(key):
            facts.titles.append(text)
    return facts


def _without_variants(parts: list[Part]) -> Iterator[Part]:
    """Yield the parts of an object less the copies: what it has in several forms, and in short."""
    longest = max(parts, key=lambda part: part.words, default=None)
    dropped: set[int] = set()
    for one, other in combinations(parts[:_MOST_COMPARED], 2):
        if id(one) not in dropped and id(other) not in dropped and _are_copies(one, other):
            kept = max(one, other, key=lambda part: (part.words, not part.markup, part.markup.count("<")))
            dropped.add(id(other if kept is one else one))
    for part in parts:
        # Beside a whole text, a short one of that name is for lists and search engines.
        is_summary = (
            part is not longest
            and bool(part.markup and longest and longest.markup)
            and part.words <= _LONGEST_SUMMARY
            and _SUMMARY.fullmatch(part.key) is not None
        )
        if not is_summary and id(part) not in dropped:
            yield part


def _are_copies(one: Part, other: Part) -> bool:
    """Return whether two parts have the same words, but for a few."""
    less, more = sorted((one.words, other.words))
    if less < _OF_THE_LENGTH * more:
        return False
    words, others = one.counts(), other.counts()
    if less < _SHORTEST_COPY:
        return words == others
    return (words & others).total() >= _OF_A_COPY * min(words.total(), others.total())


def says_day(text: str) -> bool:
    """Return whether a text says what a date is; a date alone may be that of a record.

    Args:
        text: a few words.
    """
    days = [found[0] for found in dates_in(text)]
    rest = text
    for day in days:
        rest = rest.replace(day, " ")
    return bool(days) and _WORD.search(rest) is not None
