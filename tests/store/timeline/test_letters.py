"""Passages are found in the texts of a timeline as if each text were read for each passage."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from store.timeline import letters as module
from store.timeline.letters import TimelineLetters


def timeline(chance: random.Random, versions: int) -> Iterator[str]:
    """Yield texts of which each is the one before, with some letters exchanged, added or removed."""
    text = "".join(chance.choices("abc", k=60))
    for _ in range(versions):
        yield text
        for _ in range(chance.randrange(3)):
            at, gone = chance.randrange(len(text) + 1), chance.randrange(9)
            text = text[:at] + "".join(chance.choices("abcd", k=chance.randrange(9))) + text[at + gone :]
        if not chance.randrange(6):
            text = "".join(chance.choices("abc", k=chance.randrange(50)))


@pytest.mark.parametrize("seed", range(30))
def test_each_passage_is_found_where_it_stands(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MARGINS", (2, 5))
    chance = random.Random(seed)
    texts = list(timeline(chance, 25))
    texts += texts[3:9]  # they come back
    found = TimelineLetters(texts, str)
    for length in (1, 2, 3, 5, 6, 7, 12, 23):
        whole = chance.choice([text for text in texts if len(text) > length] or ["a" * 30])
        at = chance.randrange(len(whole) - length)
        passage = whole[at : at + length]
        assert found.places_of(passage) == [passage in text for text in texts], passage


def test_only_the_texts_that_are_meant_count() -> None:
    texts = ("onetwo", "onethree", "twothree", "four")
    found = TimelineLetters(texts, str)
    assert found.at([0, 3]).have("two")
    assert not found.at([1, 3]).have("two")
    assert not found.at([]).have("two")
    assert found.at([1, 2]).have_most(["three", "two", "four"], 0.6)
    assert not found.at([0, 1, 3]).have_most(["three", "two", "four"], 0.6)


def test_each_text_is_read_once() -> None:
    read: list[str] = []

    def letters(text: str) -> str:
        read.append(text)
        return text * 100

    found = TimelineLetters([f"text{number}" for number in range(50)], letters)
    for number in range(50):
        assert found.at(range(50)).have(f"text{number}")
    assert len(read) == 50
