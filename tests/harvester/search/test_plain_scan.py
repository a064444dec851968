"""Phrases of generated histories are found where a plain scan finds them, and nowhere else."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import pytest

from harvester.search import SentenceRun, runs_of
from store import Store
from store.searching import SearchPhrase, indexed_words, is_by_characters
from store.tables.search_index import searched_sentences
from tests.support.timelines import Run, add_document, day, draw

_LATIN = (
    "we",
    "may",
    "sell",
    "your",
    "data",
    "cookies",
    "l’été",
    "U.S.",
    "e-mail",
    "naïve",
    "AT&T",
    "NEAR",
    "Not",
)
_CHINESE, _JAPANESE, _THAI = (
    "我们收集信息不出售您的",
    "私たちは個人情報を販売データ",
    "เราเก็บข้อมูลส่วนบุคคลไม่ขาย",
)
_MIXED = ("Cookie", "GDPR 2018", "iOS ")


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes sentences in words, or in a script without spaces."""

    dice: random.Random
    signs: str

    def piece(self) -> str:
        """Return a few words or characters."""
        number = self.dice.randint(2, 7)
        if not self.signs:
            return " ".join(self.dice.choice(_LATIN) for _ in range(number))
        latin = self.dice.choice(_MIXED) if self.dice.random() < 0.3 else ""
        return "".join(self.dice.choice(self.signs) for _ in range(number)) + latin

    def sentences(self) -> str:
        """Return a paragraph, or a list."""
        if self.dice.random() < 0.3:
            return "\n".join(f"* {self.piece()}" for _ in range(3))
        end = "。" if self.signs in (_CHINESE, _JAPANESE) else ". "
        return "".join(self.piece().capitalize() + end for _ in range(self.dice.randint(1, 4))).strip()

    def texts(self) -> list[str]:
        """Return the parts of a policy in four versions, which change a paragraph each."""
        parts = [self.sentences() for _ in range(5)]
        found = []
        for _ in range(4):
            parts[self.dice.randrange(5)] = self.sentences()
            found.append("\n\n".join(parts))
        return found


def _scanned(store: Store, text: str) -> list[str]:
    """Return all that a text says, section by section: words with blanks between, or characters."""
    said = []
    sections = store.database.rows("SELECT heading, body FROM sections WHERE text = ?", (text,))
    for section in sections:
        sentences = [one for one in searched_sentences(section["heading"], section["body"]) if one]
        together = _together(sentences).lower()
        words = f" {' '.join(indexed_words(' '.join(sentences)))} "
        said.append(together if is_by_characters(together) else words)
    return said


def _together(sentences: Sequence[str]) -> str:
    """Return sentences with a space between them, but not beside Chinese and Japanese."""
    text = ""
    for sentence in sentences:
        is_layout = not text or _is_broad(text[-1]) or _is_broad(sentence[0])
        text += sentence if is_layout else f" {sentence}"
    return text


def _is_broad(sign: str) -> bool:
    return "\u3000" <= sign <= "\u9fff" or "\uff00" <= sign <= "\uffef"


def _phrases(dice: random.Random, said: Sequence[str]) -> list[str]:
    """Return pieces of texts: words in a row, or characters."""
    found = []
    for one in said:
        for _ in range(6):
            parts = list(one) if is_by_characters(one) else one.split()
            start, number = dice.randrange(len(parts)), dice.randint(1, 9)
            joint = "" if is_by_characters(one) else " "
            phrase = joint.join(parts[start : start + number]).strip()
            # Half of the characters may be Latin: then they are searched by words.
            if any(map(str.isalnum, phrase)) and is_by_characters(phrase) == is_by_characters(one):
                found.append(phrase)
    return found


def _versions_with(found: Sequence[SentenceRun]) -> set[tuple[int, int]]:
    return {
        (run.document, number)
        for run in found
        for number in range(run.first.version.number, run.last.version.number + 1)
    }


@pytest.mark.parametrize(
    "signs", ["", _CHINESE, _JAPANESE, _THAI], ids=["words", "Chinese", "Japanese", "Thai"]
)
@pytest.mark.parametrize("seed", [1, 2])
def test_a_phrase_is_found_where_a_plain_scan_finds_it(store: Store, signs: str, seed: int) -> None:
    dice = random.Random(seed)
    said: dict[tuple[int, int], list[str]] = {}
    for company in ("acorn", "birch"):
        document = add_document(store, company)
        texts = _Writer(dice, signs).texts()
        draw(store, document, [Run(day(number), day(number), text) for number, text in enumerate(texts, 1)])
        for row in store.database.rows("SELECT number, text FROM versions WHERE document = ?", (document,)):
            said[document, row["number"]] = _scanned(store, row["text"])
    for phrase in _phrases(dice, [section for sections in said.values() for section in sections]):
        wanted = phrase if is_by_characters(phrase) else f" {phrase} "
        has = {key for key, sections in said.items() if any(wanted in one for one in sections)}
        found = list(runs_of(store, SearchPhrase(phrase)))
        assert _versions_with(found) == has, phrase
        _assert_came_and_went(found, said, has)


def _assert_came_and_went(
    found: Sequence[SentenceRun], said: dict[tuple[int, int], list[str]], has: set[tuple[int, int]]
) -> None:
    """Check that what `--added` and `--removed` show is there wherever a phrase came or went."""
    came = {(one.document, one.first.version.number) for one in found if one.begins.kind == "changed"}
    went = {(one.document, one.last.version.number) for one in found if one.ends.kind == "changed"}
    for old, new in pairwise(sorted(said)):
        if old[0] == new[0] and (old in has) != (new in has):
            assert (new in came) if new in has else (old in went)
