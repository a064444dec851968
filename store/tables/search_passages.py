"""Find phrases that run over the end of a sentence.

The full-text index has each sentence by itself. Where a phrase runs on into the next sentence, that one
begins with the rest of it: those sentences are looked up, and what stands beside them in their sections is
read.
"""

from __future__ import annotations

import string
from collections.abc import Iterator
from dataclasses import dataclass

from store.database import Database
from store.searching import SearchPhrase, indexed_words, is_by_characters, spans_of
from store.searching.statement import match_string

# In words. Whoever looks for more has copied a paragraph, whose sentences can be looked for.
_LONGEST = 60
_TRIGRAM = 3


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """Sentences that follow each other in what a section says.

    Attributes:
        content: id of what the section says.
        place: of the first sentence, from 0, the heading.
        sentences: their ids.
    """

    content: int
    place: int
    sentences: tuple[int, ...]


class SearchPassages:
    """Finds phrases that run over the end of a sentence."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def across(self, phrase: SearchPhrase) -> tuple[FoundPassage, ...]:
        """Return the shortest rows of sentences that have a phrase which none of them has alone.

        Args:
            phrase: the phrase.
        """
        places = self._by_characters(phrase) if is_by_characters(phrase.text) else self._by_words(phrase)
        found: dict[FoundPassage, None] = {}
        around = len(phrase.text if is_by_characters(phrase.text) else indexed_words(phrase.text))
        for content, place in dict.fromkeys(places):
            found.update(dict.fromkeys(self._passages(phrase, content, place, around)))
        return tuple(found)

    def _by_words(self, phrase: SearchPhrase) -> Iterator[tuple[int, int]]:
        """Yield the places of sentences that begin with the end of a phrase, and may go on from another."""
        words = indexed_words(phrase.text)
        if len(words) > _LONGEST:
            return
        for at in range(1, len(words)):
            rest = f"^ {match_string(' '.join(words[at:]))}{' *' if phrase.is_prefix else ''}"
            tails = self._matching(rest)
            if not tails[0]:
                continue
            # The sentence before ends with the beginning, or is wholly a part of the phrase.
            starts = [f"^ {match_string(' '.join(words[start:at]))}" for start in range(1, at)]
            heads = self._matching(" OR ".join([match_string(" ".join(words[:at])), *starts]))
            if heads[0]:
                sql, ids = (_AFTER, heads[1]) if heads[0] < tails[0] else (_BEFORE, tails[1])
                for row in self._database.stream(sql, (ids, words[at - 1], _SIGNS)):
                    yield row["content"], row["place"]

    def _matching(self, expression: str) -> tuple[int, str]:
        """Return how many sentences match an expression, and their ids as JSON."""
        row = self._database.row(_MATCHING, (expression,))
        return (row["number"], row["ids"]) if row else (0, "[]")

    def _by_characters(self, phrase: SearchPhrase) -> Iterator[tuple[int, int]]:
        """Yield the places of sentences in which the end of a phrase may be that goes on from another."""
        text = phrase.text
        if len(text) < 2:
            return
        is_short = len(text) < 2 * _TRIGRAM
        if is_short or not (is_by_characters(text[:_TRIGRAM]) and is_by_characters(text[-_TRIGRAM:])):
            # Both halves may be shorter than a trigram, with a space between them; or one of them is in
            # words, of which there are no trigrams.
            for row in self._database.stream(_IN_PAIRS, (text[:1].lower(), text[-1:].lower())):
                yield row["content"], row["place"]
        if not is_short:
            for sql, part in ((_WITH_START, text[:_TRIGRAM]), (_WITH_END, text[-_TRIGRAM:])):
                for row in self._database.stream(sql, (match_string(part),)):
                    yield row["content"], row["place"]
        # Where both ends are shorter than that, a whole sentence is between them.
        for row in self._database.stream(_WITHIN, (text.lower(),)):
            yield row["content"], row["place"]

    def _passages(
        self, phrase: SearchPhrase, content: int, place: int, around: int
    ) -> Iterator[FoundPassage]:
        """Yield the passages in a content that are around a place."""
        rows = self._database.rows(_AROUND, (content, place - around, place + around))
        for first, last in spans_of(phrase, [row["text"] for row in rows]):
            part = rows[first : last + 1]
            yield FoundPassage(content, part[0]["place"], tuple(row["sentence"] for row in part))


_MATCHING = """
    SELECT count(*) AS number, json_group_array(rowid) AS ids FROM sentences_fts WHERE sentences_fts MATCH ?
"""
# Whether a sentence may end with a word. SQLite compares letters without accents only; others are compared
# where the words are.
_ENDING = "substr(rtrim(s.text, ?3), -length(?2))"
_MAY_END = f"({_ENDING} LIKE ?2 OR {_ENDING} GLOB '*[^ -~]*')"
_SIGNS = string.punctuation + " “”‘’«»…–—·"
_BEFORE = f"""
    SELECT t.content, t.place FROM json_each(?1) one
    CROSS JOIN content_sentences t ON t.sentence = one.value
    CROSS JOIN content_sentences h ON h.content = t.content AND h.place = t.place - 1
    CROSS JOIN sentences s ON s.id = h.sentence WHERE {_MAY_END}
"""
_AFTER = f"""
    SELECT h.content, h.place + 1 AS place FROM json_each(?1) one
    CROSS JOIN sentences s ON s.id = one.value
    CROSS JOIN content_sentences h ON h.sentence = s.id WHERE {_MAY_END}
"""
_WITH_START = """
    SELECT c.content, c.place + 1 AS place FROM sentences_trigrams f
    CROSS JOIN content_sentences c ON c.sentence = f.rowid WHERE sentences_trigrams MATCH ?
"""
_WITH_END = """
    SELECT c.content, c.place FROM sentences_trigrams f
    CROSS JOIN content_sentences c ON c.sentence = f.rowid WHERE sentences_trigrams MATCH ?
"""
_IN_PAIRS = """
    SELECT t.content, t.place FROM sentences s
    CROSS JOIN content_sentences h ON h.sentence = s.id
    CROSS JOIN content_sentences t ON t.content = h.content AND t.place = h.place + 1
    CROSS JOIN sentences e ON e.id = t.sentence
    WHERE (s.by_characters OR e.by_characters) AND instr(lower(s.text), ?1) AND instr(lower(e.text), ?2)
"""
_WITHIN = """
    SELECT c.content, c.place FROM sentences s CROSS JOIN content_sentences c ON c.sentence = s.id
    WHERE s.by_characters AND instr(?, lower(s.text))
"""
_AROUND = """
    SELECT c.place, c.sentence, s.text FROM content_sentences c JOIN sentences s ON s.id = c.sentence
    WHERE c.content = ? AND c.place BETWEEN ? AND ? ORDER BY c.place
"""
