"""Find where on its page a policy stands; pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache
from itertools import accumulate
from unicodedata import normalize

from diffs.lazy_pattern import lazy_pattern
from diffs.policy_words.furniture import consists_of_links, is_heading, is_page_furniture, visible_words
from diffs.policy_words.written_dates import written_dates
from diffs.text.without_markup import legible

# What a line adds to the stretch of the page in which the policy stands: a sentence its words, up to a limit;
# a label or a link, as menus and teasers have them between their sentences, takes from it.
_MOST, _LABEL, _HEADING, _ITEM = 40, -10, -2, -1
# In lines with words: where the date of a policy stands above its text, what is above the date is a banner.
_TOP = 15
# So many headings under each other are a list of contents.
_ITEMS = 3
_WORD = lazy_pattern(r"\w+(?:['’]\w+)*")
_SIGNS = lazy_pattern(r"[\W_]+")
_LEVEL = lazy_pattern(r"\s{0,3}(#{1,6})\s")
_LEADS_AWAY = lazy_pattern(r"\s{0,8}#{1,6}\s+\[[^\[\]\n]+\]\((?!#)[^()\s]+\)\s*$")
_LIST_ITEM = lazy_pattern(r"\s*(?:[*+-]|\d{1,3}\\?[.)])\s+(?!\[)")
_NAMES_A_DOCUMENT = lazy_pattern(
    r"\b(?:policy|policies|licen[cs]e|agreement|terms|notice|statement|conditions|addendum|supplement|code|guidelines|\w*richtlinien?"
    r"|\w*erklärung|\w*bedingungen|agb|politique|charte|mentions|politica|política|condizioni|condiciones|termini|términos"
    r"|\w*verklaring|\w*voorwaarden|\w*beleid|termos|aviso|informativa)\b",
    re.IGNORECASE,
)
# "Changes to this policy" is a section of the policy.
_NAMES_THIS = lazy_pattern(
    r"\b(?:this|these|our|changes?|updates?|amendments?|contact|dies\w*|unser\w*|änderung\w*|cette|ces|notre|nos|est[aeo]s?"
    r"|nuestr\w+|quest[aeio]|nostr\w+|deze|dit|onze|wijziging\w*|nossa?s?|modifi\w+)\b",
    re.IGNORECASE,
)
_SECTION_NUMBER = lazy_pattern(r"(?:[A-Z][.):]|\d{1,2}(?:\.\d{1,2}){0,3}[.):]?)\s")
# Cells of a list of cookies: how long each is kept, or its name.
_OF_COOKIES = lazy_pattern(
    r"\|\s*(?:\d{1,4}|an?|one|une?|eine?|uno?|een)\s+(?:second|sekund|minut|hour|stund|heure|hora|ora|or[ae]\b|uur|day"
    r"|tag|jour|d[ií]a|giorn|dag|week|woche|semain|semana|settiman|month|monat|mois|mes|mese|maand|year|jahr|an|año|ann"
    r"|jaar)\w*\s*\||\|\s*(?:session|sitzung|sesión|sessione|sessie|sessão|persistent)\w*\s*\||\|\s*\w*_\w*\s*\|",
    re.IGNORECASE,
)


class PolicyPage:
    """The lines of a page that have words, without the title in the first one.

    Args:
        markdown: the text.

    Attributes:
        lines: the lines.
        keys: the letters and digits of each, which identify it.
    """

    def __init__(self, markdown: str) -> None:
        lines = markdown.split("\n")[1:]
        found = [(line, squashed(visible_words(line))) for line in lines]
        self.lines = [line for line, key in found if key]
        self.keys = [key for _, key in found if key]

    def policy(self, title: str, others: Set[str]) -> list[bool]:
        """Return for each line whether its words are those of the policy.

        Args:
            title: the titles of both texts.
            others: the keys of the lines of the other text.
        """
        furniture = [is_page_furniture(line, title) for line in self.lines]
        for place in (*self._introductions(), *self._contents(), *self._teasers(others)):
            furniture[place] = True
        for place, is_out in self._tables(others):
            furniture[place] = is_out
        start, end = self._stretch(furniture)
        start = max(start, self._below_banner())
        foreign = set(self._foreign(others))
        return [
            start <= place < end and place not in foreign and not is_out
            for place, is_out in enumerate(furniture)
        ]

    def _introductions(self) -> Iterator[int]:
        """Yield the places of the lines that introduce a list of links or of the headings of the page."""
        often = Counter(self.keys)
        for place, line in enumerate(self.lines):
            items = range(place + 1, min(place + 1 + _ITEMS, len(self.lines)))
            if not items or not line.rstrip("*_ ").endswith(":"):
                continue
            if consists_of_links(self.lines[items[0]]) or all(often[self.keys[item]] > 1 for item in items):
                yield place

    def _contents(self) -> Iterator[int]:
        """Yield the places of the lines that repeat a heading, as a list of contents does."""
        headings = {key for line, key in zip(self.lines, self.keys, strict=True) if is_heading(line)}
        yield from (place for place, key in enumerate(self.keys) if key in headings)

    def _teasers(self, others: Set[str]) -> Iterator[int]:
        """Yield the places of lines under headings that lead to other pages and that the other text lacks."""
        for place, (line, key) in enumerate(zip(self.lines[:-1], self.keys, strict=False)):
            if _LEADS_AWAY.match(line) and key not in others:
                yield place + 1

    def _tables(self, others: Set[str]) -> Iterator[tuple[int, bool]]:
        """Yield the places of the rows of tables, and whether they are furniture.

        A row has no sentence, but who gets the data stands in one. A program that looks
        for cookies makes their lists.
        """
        table: list[int] = []
        for place, line in enumerate((*self.lines, "")):
            if line.lstrip().startswith("|"):
                table.append(place)
                continue
            rows = [one for one in table if not consists_of_links(self.lines[one])]
            if _is_of_cookies([self.lines[one] for one in table]):
                yield from ((one, True) for one in rows)
            elif any(self.keys[one] in others for one in rows):
                yield from ((one, False) for one in rows)
            table = []

    def _stretch(self, furniture: Sequence[bool]) -> tuple[int, int]:
        """Return the stretch of the page in which the policy stands: that with the greatest sum."""
        sums = [0, *accumulate(map(self._worth, self.lines, furniture))]
        best, lowest, found = 0, 0, (0, 0)
        for place, total in enumerate(sums):
            if total - sums[lowest] > best:
                best, found = total - sums[lowest], (lowest, place)
            if total < sums[lowest]:
                lowest = place
        return found

    @staticmethod
    def _worth(line: str, is_out: bool) -> int:
        """Return what a line adds to the stretch in which the policy stands."""
        if not is_out:
            return min(len(line.split()), _MOST)
        if is_heading(line):
            return _HEADING
        return _ITEM if _LIST_ITEM.match(line) else _LABEL

    def _below_banner(self) -> int:
        """Return the place of the date above the text of the policy, or 0."""
        top = self.lines[: min(_TOP, len(self.lines) // 2)]
        dated = (place for place, line in enumerate(top) if written_dates(visible_words(line)))
        return next(dated, 0)

    def _foreign(self, others: Set[str]) -> Iterator[int]:
        """Yield the places of the lines under headings that name a document that the other page lacks."""
        level = 0
        for place, (line, key) in enumerate(zip(self.lines, self.keys, strict=True)):
            mark = _LEVEL.match(line)
            if mark and (not level or len(mark[1]) <= level):
                level = len(mark[1]) if names_another(line) and key not in others else 0
            if level:
                yield place


def _is_of_cookies(rows: Sequence[str]) -> bool:
    """Return whether a table is a list of cookies, by the names of its columns or by what stands in them."""
    return "cookie" in "".join(rows[:1]).casefold() or any(map(_OF_COOKIES.search, rows))


def names_another(line: str) -> bool:
    """Return whether a heading names a document, other than the one in which it stands.

    A heading with a number is that of a section.

    Args:
        line: one line of Markdown.
    """
    words = legible(line)
    return bool(
        _NAMES_A_DOCUMENT.search(words) and not _NAMES_THIS.search(words) and not _SECTION_NUMBER.match(words)
    )


@lru_cache(64)
def page_letters(markdown: str) -> str:
    """Return the letters and digits of a page, without its title and what changes by itself.

    Args:
        markdown: the text.
    """
    return "".join(PolicyPage(markdown).keys)


def split_words(text: str) -> list[str]:
    """Return the words and figures of a text, as they stand.

    Args:
        text: without markup.
    """
    return _WORD.findall(text)


def squashed(words: str) -> str:
    """Return the letters and digits of a text, in small letters, each written in one way.

    Args:
        words: a text without markup.

    >>> squashed("Ｏﬃce ca\u0301fe, in\u00adform™") == squashed("office cáfe inform")
    True
    """
    if words.isascii():
        return _SIGNS.sub("", words.casefold())
    # Accents are put to their letters before signs go; signs that stand for letters go with the others.
    letters = _SIGNS.sub("", normalize("NFC", words))
    return _SIGNS.sub("", normalize("NFKC", letters).casefold())
