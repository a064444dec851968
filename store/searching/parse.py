"""Read a query: words, "phrases", prefix*, AND, OR, NOT, NEAR(a b, 5) and parentheses.

The operators and their order are those of SQLite's full-text search (sqlite.org/fts5.html, 3), with one
difference: words that stand beside each other without an operator are a phrase, because a shell removes the
quotation marks around them. What that syntax refuses inside a word (third-party, don't, AT&T) is allowed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from store.errors import QueryError
from store.searching.query import AllOf, Near, OneOf, Query, SearchPhrase, Without

# In characters and in parentheses: more than anybody types, and less than what SQLite refuses.
_LONGEST, _DEEPEST = 1000, 40
_NEAR_DISTANCE, _FARTHEST = 10, 1000

_QUOTES = {'"': '"', "“": "”", "„": "“”", "«": "»", "”": "”", "「": "」", "『": "』"}
_WORD = re.compile(r"[^\s()*\"“”„«»「」『』]+")
# The operators of other search engines and of SQLite; ignored, they would be a question that nobody asked.
_FOREIGN = re.compile(r"[-+^!~](?=[^\W\d_])|(?:[+^|]|\|\||&&)\Z")
_OPERATORS = ("AND", "OR", "NOT")


@dataclass(frozen=True, slots=True)
class _Token:
    """A piece of a query: a word, a quoted phrase, an operator, ``near``, ``(``, ``)`` or ``*``."""

    kind: str
    text: str
    place: int


def parse_query(text: str) -> Query:
    """Return what a query asks for.

    Args:
        text: as a person wrote it.

    Raises:
        QueryError: it cannot be understood; the message says what to write instead.
    """
    if len(text) > _LONGEST:
        raise QueryError(f"the query has {len(text)} characters", f"Write at most {_LONGEST}")
    tokens = list(_tokens(unicodedata.normalize("NFC", text)))
    if not tokens:
        raise QueryError("the query is empty", "Write a word or a phrase: harvest search sell")
    return _Parser(tokens).whole()


def _tokens(text: str) -> Iterator[_Token]:
    """Yield the pieces of a query."""
    place = 0
    while place < len(text):
        sign = text[place]
        start = place
        if sign in _QUOTES:
            ends = [at for at in (text.find(end, place + 1) for end in _QUOTES[sign]) if at >= 0]
            if not ends:
                raise QueryError(
                    f"the quotation mark before {_shown(text[place + 1 :])} is not closed", _QUOTED
                )
            place = min(ends) + 1
            yield _Token("quoted", text[start + 1 : place - 1], start)
        elif sign in "()*":
            place += 1
            yield _Token(sign, sign, start)
        elif found := _WORD.match(text, place):
            place = found.end()
            _refuse_foreign(found[0])
            kind = found[0] if found[0] in _OPERATORS else "word"
            is_near = found[0] == "NEAR" and text[place:].lstrip().startswith("(")
            yield _Token("near" if is_near else kind, found[0], start)
        else:
            place += 1


def _refuse_foreign(word: str) -> None:
    """Refuse a word that is written as an operator that there is not."""
    if found := _FOREIGN.match(word):
        raise QueryError(f"{_shown(found[0])} is not an operator", _FOREIGN_REMEDY)


_FOREIGN_REMEDY = (
    "Write sell AND share, sell OR share, share NOT sell; or in quotation marks what is part of the text"
)
_QUOTED = "Close it, or leave it out; in a shell, put the whole query in apostrophes: '\"do not sell\"'"
_EXAMPLE = 'Write it as: sell AND (share OR rent) NOT "do not sell"'


class _Parser:
    """Reads tokens from left to right."""

    def __init__(self, tokens: Sequence[_Token]) -> None:
        self._tokens, self._at, self._depth = tokens, 0, 0

    def whole(self) -> Query:
        """Read the whole query."""
        found = self._either()
        if self._next:
            raise QueryError("a parenthesis is closed that was not opened", _EXAMPLE)
        return found

    @property
    def _next(self) -> str:
        """The kind of the next token, or ``""`` at the end."""
        return self._tokens[self._at].kind if self._at < len(self._tokens) else ""

    def _take(self) -> _Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def _either(self) -> Query:
        found = self._all()
        while self._next == "OR":
            self._take()
            found = OneOf(found, self._all())
        return found

    def _all(self) -> Query:
        found = self._without()
        while self._next == "AND":
            self._take()
            found = AllOf(found, self._without())
        return found

    def _without(self) -> Query:
        found = self._beside()
        while self._next == "NOT":
            self._take()
            found = Without(found, self._beside())
        return found

    def _beside(self) -> Query:
        """Read what stands beside each other without an operator."""
        found = self._one()
        while self._next in ("word", "quoted", "near", "("):
            found = AllOf(found, self._one())
        if self._next == "*":
            raise QueryError("a * does not stand at the end of a word", "Write it as: arbitrat*")
        return found

    def _one(self) -> Query:
        kind = self._next
        if kind == "(":
            return self._parenthesis()
        if kind == "near":
            return self._near()
        if kind in ("word", "quoted"):
            return self._phrase()
        if kind == "*":
            raise QueryError("a * does not stand at the end of a word", "Write it as: arbitrat*")
        before = self._tokens[self._at - 1].text if self._at else ""
        if kind == "NOT" and before in ("", "("):
            raise QueryError("NOT has nothing before it", "Say what the sentences have: share NOT sell")
        if kind in _OPERATORS:
            raise QueryError(f"{kind} has nothing before it", _words_remedy(kind))
        if before in _OPERATORS:
            raise QueryError(f"{before} has nothing after it", _words_remedy(before))
        raise QueryError("there is nothing between two parentheses", _EXAMPLE)

    def _parenthesis(self) -> Query:
        self._take()
        self._depth += 1
        if self._depth > _DEEPEST:
            raise QueryError("the query has too many parentheses in each other", _EXAMPLE)
        found = self._either()
        if self._next != ")":
            raise QueryError("a parenthesis is not closed", _EXAMPLE)
        self._take()
        self._depth -= 1
        return found

    def _phrase(self) -> SearchPhrase:
        """Read a phrase: one in quotation marks, or all words up to something else."""
        first = self._take()
        words = [first.text]
        while first.kind == self._next == "word":
            words.append(self._take().text)
        is_prefix = self._next == "*"
        if is_prefix:
            last = self._tokens[self._at - 1]
            end = last.place + len(last.text) + 2 * (last.kind == "quoted")
            if self._take().place != end:
                raise QueryError("a * does not stand at the end of a word", "Write it as: arbitrat*")
        text = " ".join(" ".join(words).split())
        if not any(map(str.isalnum, text)):
            raise QueryError(
                f"{_shown(text)} has neither letter nor digit", "Only words and numbers are found"
            )
        return SearchPhrase(text, is_prefix)

    def _near(self) -> Near:
        """Read NEAR(a b, 5)."""
        self._take()
        self._take()
        phrases: list[SearchPhrase] = []
        distance = _NEAR_DISTANCE
        while self._next in ("word", "quoted"):
            token = self._take()
            text = token.text
            if token.kind == "word" and "," in text:
                text, _, rest = text.partition(",")
                distance = self._distance(rest)
            if any(map(str.isalnum, text)):
                is_prefix = self._next == "*"
                if is_prefix:
                    self._take()
                phrases.append(SearchPhrase(text, is_prefix))
            if token.kind == "word" and "," in token.text:
                break
        if self._next != ")":
            raise QueryError("NEAR has something else in it than words and phrases", _NEAR)
        self._take()
        if len(phrases) < 2:
            raise QueryError("NEAR has fewer than two words or phrases in it", _NEAR)
        return Near(tuple(phrases), distance)

    def _distance(self, text: str) -> int:
        """Read the distance of NEAR, which may stand behind the comma or behind a blank."""
        if not text and self._next == "word":
            text = self._take().text
        if not (text.isascii() and text.isdecimal() and int(text[:9]) <= _FARTHEST):
            raise QueryError(f"the distance of NEAR is {_shown(text)}", _NEAR)
        return int(text)


_NEAR = f'Write it as: NEAR(sell "personal data", 5), with a number up to {_FARTHEST}'


def _words_remedy(operator: str) -> str:
    """Return what to do about an operator that has nothing on one side."""
    return f'Write it between two words, or as a word of the text: "{operator.lower()}"'


def _shown(text: str) -> str:
    """Return a piece of a query for a message."""
    return f"“{text[:40]}”"
